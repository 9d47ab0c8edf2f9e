// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/crc32c.hpp>
#include <mingbai/base/detail/big_endian.hpp>
#include <mingbai/evidence/record.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

// How the file journal lays a record down; docs/evidence-format.md is the specification. Numbers are big-endian.
//
//   offset  size  head: never changes
//        0     4  FE 'm' 'b' FD; FE and FD occur in no UTF-8 text, so no payload can look like the start of a frame
//        4     4  length of the payload
//        8     8  sequence
//       16     8  sequence of the first record of its segment
//       24     4  segment
//       28     2  kind
//       30     2  zero
//       32     8  instant, seconds since 1970
//       40    32  subject
//       72    32  leaf hash of the record before
//      104    32  commitment
//      136     4  CRC-32C of bytes 0 to 135
//                 body: overwritten when the payload is erased
//      140     4  "live" or "gone"
//      144    16  salt, or zero
//      160     n  payload, or zero
//  160 + n     4  CRC-32C of the head's CRC and the body before it

namespace mingbai::inline MINGBAI_ABI::evidence::detail {

inline constexpr std::size_t frame_head_size = 140;
inline constexpr std::size_t frame_overhead = 164;
inline constexpr std::string_view frame_magic = "\xfemb\xfd";
inline constexpr std::string_view frame_live = "live";
inline constexpr std::string_view frame_gone = "gone";

inline constexpr std::size_t file_head_size = 16;

/// The first bytes of every journal file: a name, the version of the layout, and their checksum.
[[nodiscard]] inline std::string file_head() {
    std::string text("\xfembjrnl\n\0\0\0\1\0\0\0\0", file_head_size);
    mingbai::detail::put_big_endian(text.data() + 12, crc32c({text.data(), 12}));
    return text;
}

/// What a frame's head says.
struct frame_head {
    std::uint32_t length = 0;
    std::uint64_t segment_first = 0;
    record_view of;   ///< everything but salt, payload and `erased`

    [[nodiscard]] std::uint64_t frame_size() const noexcept { return std::uint64_t{frame_overhead} + length; }
};

inline void append_bytes(char*& to, const sha256_digest& digest) noexcept {
    std::memcpy(to, digest.bytes.data(), digest.bytes.size());
    to += digest.bytes.size();
}

/// Adds a frame at the end of `out`.
inline void put_frame(std::string& out, const record_view& each, std::uint64_t segment_first) {
    using mingbai::detail::put_big_endian;
    const std::size_t at = out.size();
    out.resize(at + frame_overhead + each.payload.size());
    char* const head = out.data() + at;
    std::memcpy(head, frame_magic.data(), frame_magic.size());
    char* to = put_big_endian(head + 4, static_cast<std::uint32_t>(each.payload.size()));
    to = put_big_endian(to, each.sequence);
    to = put_big_endian(to, segment_first);
    to = put_big_endian(to, each.segment);
    to = put_big_endian(to, static_cast<std::uint16_t>(each.kind));
    to = put_big_endian(to, std::uint16_t{0});
    to = put_big_endian(to, static_cast<std::uint64_t>(each.at.time_since_epoch().count()));
    append_bytes(to, each.subject.digest);
    append_bytes(to, each.previous_leaf);
    append_bytes(to, each.commitment);
    to = put_big_endian(to, crc32c({head, 136}));
    std::memcpy(to, each.erased ? frame_gone.data() : frame_live.data(), 4);
    std::memcpy(to + 4, each.salt.data(), each.salt.size());
    if (!each.payload.empty()) std::memcpy(to + 20, each.payload.data(), each.payload.size());
    put_big_endian(head + 160 + each.payload.size(), crc32c({head + 136, 24 + each.payload.size()}));
}

/// The body that takes the place of an erased one: the same length, nothing in it.
[[nodiscard]] inline std::string gone_body(const frame_head& head, std::string_view head_bytes) {
    std::string body(24 + head.length, '\0');
    std::memcpy(body.data(), frame_gone.data(), 4);
    const std::uint32_t start = crc32c(head_bytes.substr(136, 4));
    mingbai::detail::put_big_endian(body.data() + 20 + head.length, crc32c({body.data(), 20 + head.length}, start));
    return body;
}

[[nodiscard]] inline sha256_digest read_digest(const char* from) noexcept {
    sha256_digest digest;
    std::memcpy(digest.bytes.data(), from, digest.bytes.size());
    return digest;
}

/// Reads the head that `bytes` begin with. Nothing when there is none, or not a whole one.
[[nodiscard]] inline std::optional<frame_head> read_head(std::string_view bytes) noexcept {
    using mingbai::detail::get_big_endian;
    if (bytes.size() < frame_head_size || !bytes.starts_with(frame_magic)) return std::nullopt;
    const char* const from = bytes.data();
    if (crc32c(bytes.substr(0, 136)) != get_big_endian<std::uint32_t>(from + 136)) return std::nullopt;
    frame_head head;
    head.length = get_big_endian<std::uint32_t>(from + 4);
    head.of.sequence = get_big_endian<std::uint64_t>(from + 8);
    head.segment_first = get_big_endian<std::uint64_t>(from + 16);
    head.of.segment = get_big_endian<std::uint32_t>(from + 24);
    head.of.kind = static_cast<record_kind>(get_big_endian<std::uint16_t>(from + 28));
    head.of.at = instant(std::chrono::seconds(static_cast<std::int64_t>(get_big_endian<std::uint64_t>(from + 32))));
    head.of.subject.digest = read_digest(from + 40);
    head.of.previous_leaf = read_digest(from + 72);
    head.of.commitment = read_digest(from + 104);
    // No journal gets that far, and no segment begins behind its own record, whatever the checksum says.
    if (head.of.sequence >> 62U != 0 || head.segment_first > head.of.sequence) return std::nullopt;
    return head;
}

/// The whole record of a frame whose head was read from the same bytes, its payload a view of them. Nothing when the body is
/// not as it was written. Requires: `frame.size() == head.frame_size()`.
[[nodiscard]] inline std::optional<record_view> read_body(const frame_head& head, std::string_view frame) noexcept {
    const std::size_t end = frame.size() - 4;
    if (crc32c(frame.substr(136, end - 136)) != mingbai::detail::get_big_endian<std::uint32_t>(frame.data() + end)) return std::nullopt;
    const std::string_view state = frame.substr(140, 4);
    if (state != frame_live && state != frame_gone) return std::nullopt;
    record_view read = head.of;
    read.erased = state == frame_gone;
    if (read.erased) return read;
    std::memcpy(read.salt.data(), frame.data() + 144, read.salt.size());
    read.payload = frame.substr(160, head.length);
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence::detail
