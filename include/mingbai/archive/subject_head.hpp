// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/archive/store.hpp>
#include <mingbai/base/detail/big_endian.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/evidence/record.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::archive {

/// All records of one subject in 48 bytes: how many, the latest of their instants, and a hash over their leaves in
/// order. Leaves survive erasure, so the head does.
struct subject_head {
    std::uint64_t count = 0;
    instant latest = earliest_instant;
    sha256_digest chain{};

    friend constexpr bool operator==(const subject_head&, const subject_head&) = default;
};

/// The leaf hash of a record of which only the sketch is known, as it stands in the ledger's tree.
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr sha256_digest leaf_of(const sketch& of, const evidence::pseudonym& subject) noexcept {
    evidence::record_view record;
    record.sequence = of.sequence;
    record.kind = of.kind;
    record.at = of.at;
    record.subject = subject;
    record.commitment = of.commitment;
    return evidence::leaf_of<Hasher>(record);
}

/// The head with one more record: chain = SHA-256("mingbai archive\0" ‖ chain (32) ‖ leaf (32) ‖ latest (8,
/// big-endian)). That the latest instant is hashed with every step lets a proof begin in the middle and still show that
/// nothing before it was of a later instant.
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr subject_head extended(const subject_head& head, const sha256_digest& leaf,
                                              instant at) noexcept {
    subject_head next{head.count + 1, at > head.latest ? at : head.latest, {}};
    std::array<char, 88> text{'m', 'i', 'n', 'g', 'b', 'a', 'i', ' ', 'a', 'r', 'c', 'h', 'i', 'v', 'e', 0};
    char* end = text.data() + 16;
    for (const std::uint8_t byte : head.chain.bytes) *end++ = static_cast<char>(byte);
    for (const std::uint8_t byte : leaf.bytes) *end++ = static_cast<char>(byte);
    mingbai::detail::put_big_endian(end, static_cast<std::uint64_t>(next.latest.time_since_epoch().count()));
    Hasher hasher;
    hasher.update({text.data(), text.size()});
    next.chain = hasher.finish();
    return next;
}

/// The head after a record of which the sketch is known.
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr subject_head extended(const subject_head& head, const sketch& by,
                                              const evidence::pseudonym& subject) noexcept {
    return extended<Hasher>(head, leaf_of<Hasher>(by, subject), by.at);
}

}  // namespace mingbai::inline MINGBAI_ABI::archive
