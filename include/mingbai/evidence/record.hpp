// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/big_endian.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/evidence/merkle_tree.hpp>
#include <mingbai/evidence/pseudonym.hpp>
#include <mingbai/evidence/record_kind.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// One record of the ledger as a journal stores it.
///
/// Personal data sits in `payload` and nowhere else. The tree commits to it through a salted hash, so the payload can be
/// erased: then `payload` is empty, `seal` holds the commitment in the place of the salt, and every proof still holds.
template <class Text>
struct basic_record {
    std::uint64_t sequence = 0;     ///< counts the ledger's records from 0, without a gap
    std::uint32_t segment = 0;      ///< which segment of the ledger it belongs to, from 0
    record_kind kind{};
    bool erased = false;            ///< the payload and its salt are gone
    instant at{};
    pseudonym subject{};
    sha256_digest seal{};           ///< the salt; the commitment once the payload is erased
    sha256_digest previous_leaf{};  ///< the leaf hash of record `sequence - 1`, kept twice so that one damaged record costs no proof
    Text payload{};                 ///< canonical JSON

    friend constexpr bool operator==(const basic_record&, const basic_record&) = default;
};

/// A record that owns its payload.
using record = basic_record<std::string>;
/// A record whose payload lies somewhere else: a parameter, never to be stored.
using record_view = basic_record<std::string_view>;

[[nodiscard]] inline record_view view_of(const record& stored) noexcept {
    return {stored.sequence, stored.segment, stored.kind,          stored.erased, stored.at,
            stored.subject,  stored.seal,    stored.previous_leaf, stored.payload};
}

[[nodiscard]] inline record copy_of(const record_view& seen) {
    return {seen.sequence, seen.segment, seen.kind,          seen.erased, seen.at,
            seen.subject,  seen.seal,    seen.previous_leaf, std::string(seen.payload)};
}

/// What the tree holds in the place of a payload: SHA-256("mingbai" ‖ 0x02 ‖ salt ‖ payload).
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr sha256_digest commitment_to(const sha256_digest& salt, std::string_view payload) noexcept {
    std::array<char, 40> head{'m', 'i', 'n', 'g', 'b', 'a', 'i', 2};
    for (std::size_t i = 0; i < 32; ++i) head[8 + i] = static_cast<char>(salt.bytes[i]);
    Hasher hasher;
    hasher.update({head.data(), head.size()});
    hasher.update(payload);
    return hasher.finish();
}

/// The commitment to a record's payload: computed, or as it was kept when the payload was erased.
template <digest_engine Hasher = sha256_hasher, class Text>
[[nodiscard]] constexpr sha256_digest commitment_of(const basic_record<Text>& of) noexcept {
    return of.erased ? of.seal : commitment_to<Hasher>(of.seal, of.payload);
}

/// The bytes of a record that are a leaf of its segment's tree, numbers big-endian: "mingbai" ‖ 0x01 ‖ sequence (8) ‖
/// kind (2) ‖ instant in seconds since 1970 (8, two's complement) ‖ subject (32) ‖ commitment (32).
template <class Text>
[[nodiscard]] constexpr std::array<char, 90> leaf_data(const basic_record<Text>& of, const sha256_digest& commitment) noexcept {
    std::array<char, 90> bytes{'m', 'i', 'n', 'g', 'b', 'a', 'i', 1};
    char* end = bytes.data() + 8;
    end = mingbai::detail::put_big_endian(end, of.sequence);
    end = mingbai::detail::put_big_endian(end, static_cast<std::uint16_t>(of.kind));
    end = mingbai::detail::put_big_endian(end, static_cast<std::uint64_t>(of.at.time_since_epoch().count()));
    for (const std::uint8_t byte : of.subject.digest.bytes) *end++ = static_cast<char>(byte);
    for (const std::uint8_t byte : commitment.bytes) *end++ = static_cast<char>(byte);
    return bytes;
}

/// The hash of a record's leaf, all of it computed again from what is stored.
template <digest_engine Hasher = sha256_hasher, class Text>
[[nodiscard]] constexpr sha256_digest leaf_of(const basic_record<Text>& of) noexcept {
    const std::array<char, 90> bytes = leaf_data(of, commitment_of<Hasher>(of));
    return leaf_hash<Hasher>({bytes.data(), bytes.size()});
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence
