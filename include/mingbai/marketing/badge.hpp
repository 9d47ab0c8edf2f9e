// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/big_endian.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/marketing/scope_sheet.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// How a badge is signed. Numbers are stored.
enum class badge_algorithm : std::uint8_t {
    hmac_sha_256 = 1,  ///< 32 bytes; whoever checks it could also have made it
    ed25519 = 2,       ///< 64 bytes; anyone may check
};

[[nodiscard]] constexpr std::string_view to_text(badge_algorithm how) noexcept {
    return how == badge_algorithm::hmac_sha_256 ? "HMAC-SHA-256" : "Ed25519";
}
[[nodiscard]] constexpr std::size_t signature_size(badge_algorithm how) noexcept {
    return how == badge_algorithm::hmac_sha_256 ? 32 : 64;
}

/// The name of a signing key in badges: 1 to 8 visible ASCII characters.
struct badge_key_name_kind : mingbai::detail::carrier_id_kind<8> {};
using badge_key_name = strong_id<badge_key_name_kind>;

/// 网络渠道电子标识牌: what an agent shows at one platform of one channel, signed by its principal. Whoever meets it
/// can check it without a network, with a list of what was revoked (`check_badge`).
struct badge {
    badge_algorithm algorithm = badge_algorithm::hmac_sha_256;
    badge_key_name key{};
    licence_id licence{};
    agent_id agent{};
    principal_id principal{};
    channel_id channel{};
    platform_id platform{};
    instant from{};   ///< whole seconds of 1970 to 2106
    instant until{};  ///< the first instant at which it is not valid any more
    action_set actions{};
    scope_digest scope{};     ///< of the sheet with plans and regions
    std::string signature{};  ///< bytes

    friend bool operator==(const badge&, const badge&) = default;
};

/// The largest badge in bytes, with every identifier at its greatest length.
inline constexpr std::size_t largest_badge = 1 + (1 + badge_key_name_kind::capacity) + (1 + licence_id_kind::capacity) +
                                             (1 + agent_id_kind::capacity) + (1 + principal_id_kind::capacity) +
                                             (1 + channel_id_kind::capacity) + (1 + platform_id_kind::capacity) + 4 +
                                             4 + 1 + 24 + 64;

namespace detail {

inline constexpr unsigned badge_format = 1;

[[nodiscard]] constexpr bool fits_badge(instant t) noexcept {
    return t.time_since_epoch().count() >= 0 && t.time_since_epoch().count() <= 0xffffffff;
}

inline void put_text(std::string& to, std::string_view text) {
    to.push_back(static_cast<char>(static_cast<unsigned char>(text.size())));
    to.append(text);
}
inline void put_instant(std::string& to, instant t) {
    char bytes[4]{};
    mingbai::detail::put_big_endian(bytes, static_cast<std::uint32_t>(t.time_since_epoch().count()));
    to.append(bytes, 4);
}

/// Takes bytes from the front, and remembers whether there were too few.
class badge_bytes {
public:
    explicit badge_bytes(std::string_view bytes) noexcept : rest_(bytes) {}

    [[nodiscard]] std::string_view take(std::size_t size) noexcept {
        if (size > rest_.size()) {
            good_ = false;
            return {};
        }
        const std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }
    [[nodiscard]] std::uint8_t byte() noexcept {
        const std::string_view taken = take(1);
        return taken.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(taken[0]);
    }
    template <class Id>
    [[nodiscard]] Id id() noexcept {
        const auto read = Id::parse(take(byte()));
        if (read) return *read;
        good_ = false;
        return {};
    }
    [[nodiscard]] instant time() noexcept {
        const std::string_view taken = take(4);
        return taken.empty()
                   ? instant{}
                   : instant{std::chrono::seconds{mingbai::detail::get_big_endian<std::uint32_t>(taken.data())}};
    }
    [[nodiscard]] std::size_t left() const noexcept { return rest_.size(); }
    [[nodiscard]] bool good() const noexcept { return good_; }

private:
    std::string_view rest_;
    bool good_ = true;
};

}  // namespace detail

/// The bytes of a badge before its signature: format and algorithm in one byte, 0x10 + algorithm; then, each behind its
/// length in one byte, key, licence, agent, principal, channel and platform; `from` and `until` in four bytes each,
/// big-endian; one byte of actions; 24 bytes of the scope's digest.
///
/// Requires: times that four bytes can hold.
[[nodiscard]] inline std::string body_of(const badge& shown) {
    expects(detail::fits_badge(shown.from) && detail::fits_badge(shown.until),
            "mingbai::marketing::body_of: a time is not one of 1970 to 2106");
    std::string bytes;
    bytes.push_back(static_cast<char>(detail::badge_format << 4U | static_cast<unsigned>(shown.algorithm)));
    detail::put_text(bytes, shown.key.text());
    detail::put_text(bytes, shown.licence.text());
    detail::put_text(bytes, shown.agent.text());
    detail::put_text(bytes, shown.principal.text());
    detail::put_text(bytes, shown.channel.text());
    detail::put_text(bytes, shown.platform.text());
    detail::put_instant(bytes, shown.from);
    detail::put_instant(bytes, shown.until);
    bytes.push_back(static_cast<char>(shown.actions.bits()));
    for (const std::uint8_t byte : shown.scope.bytes) bytes.push_back(static_cast<char>(byte));
    return bytes;
}

/// What the signature covers: "mingbai badge", a zero byte, and the body; so that no signature under something else of
/// the same key is one under a badge.
[[nodiscard]] inline std::string message_to_sign(const badge& shown) {
    std::string message("mingbai badge");
    message.push_back('\0');
    return message + body_of(shown);
}

/// Names a badge in ledgers and revocation lists: the SHA-256 of its body.
[[nodiscard]] inline sha256_digest identity_of(const badge& shown) {
    return sha256(body_of(shown));
}

/// The whole badge in bytes: body, then signature.
[[nodiscard]] inline std::string to_bytes(const badge& shown) {
    return body_of(shown) + shown.signature;
}

/// Reads a badge's bytes; only what `to_bytes` writes is read. Whether it is genuine is another question.
/// Refused: reason::badge_invalid.
[[nodiscard]] inline result<badge> badge_from_bytes(std::string_view bytes) {
    detail::badge_bytes from(bytes);
    const std::uint8_t head = from.byte();
    badge read;
    read.algorithm = static_cast<badge_algorithm>(head & 0x0fU);
    const bool known = head >> 4U == detail::badge_format &&
                       (read.algorithm == badge_algorithm::hmac_sha_256 || read.algorithm == badge_algorithm::ed25519);
    read.key = from.id<badge_key_name>();
    read.licence = from.id<licence_id>();
    read.agent = from.id<agent_id>();
    read.principal = from.id<principal_id>();
    read.channel = from.id<channel_id>();
    read.platform = from.id<platform_id>();
    read.from = from.time();
    read.until = from.time();
    read.actions = action_set::from_bits(from.byte());
    const std::string_view digest = from.take(read.scope.bytes.size());
    for (std::size_t i = 0; i < digest.size(); ++i) read.scope.bytes[i] = static_cast<std::uint8_t>(digest[i]);
    if (!known || !from.good() || from.left() != signature_size(read.algorithm) || !read.actions.is_known())
        return refusal{reason::badge_invalid, at_offset(bytes.size() - from.left())};
    read.signature = from.take(from.left());
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
