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

/// Drawn for each record and hashed in front of its payload, so that nobody can guess a payload from its hash.
using record_salt = std::array<std::uint8_t, 16>;

/// One record of the ledger as a journal stores it.
///
/// Personal data sits in `payload` and nowhere else. The tree holds only the commitment, a salted hash of it; so payload and
/// salt can be erased, and every proof still holds.
template <class Text>
struct basic_record {
    std::uint64_t sequence = 0;     ///< counts the ledger's records from 0, without a gap
    std::uint32_t segment = 0;      ///< which segment of the ledger it belongs to, from 0
    record_kind kind{};
    bool erased = false;            ///< payload and salt are gone: they are empty and zero
    instant at{};
    pseudonym subject{};
    sha256_digest commitment{};
    sha256_digest previous_leaf{};  ///< a second copy of the leaf hash of record `sequence - 1`, in case that one is damaged
    record_salt salt{};
    Text payload{};                 ///< canonical JSON

    friend constexpr bool operator==(const basic_record&, const basic_record&) = default;
};

/// A record that owns its payload.
using record = basic_record<std::string>;
/// A record whose payload lies somewhere else: a parameter, never to be stored.
using record_view = basic_record<std::string_view>;

namespace detail {

template <class To, class From>
[[nodiscard]] To record_cast(const From& from) {
    return {from.sequence,   from.segment,       from.kind, from.erased, from.at, from.subject,
            from.commitment, from.previous_leaf, from.salt, decltype(To::payload)(from.payload)};
}

}  // namespace detail

[[nodiscard]] inline record_view view_of(const record& stored) noexcept { return detail::record_cast<record_view>(stored); }
[[nodiscard]] inline record copy_of(const record_view& seen) { return detail::record_cast<record>(seen); }

/// What the tree holds in the place of a payload: SHA-256("mingbai" ‖ 0x02 ‖ salt (16) ‖ payload).
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr sha256_digest commitment_to(const record_salt& salt, std::string_view payload) noexcept {
    std::array<char, 24> head{'m', 'i', 'n', 'g', 'b', 'a', 'i', 2};
    for (std::size_t i = 0; i < salt.size(); ++i) head[8 + i] = static_cast<char>(salt[i]);
    Hasher hasher;
    hasher.update({head.data(), head.size()});
    hasher.update(payload);
    return hasher.finish();
}

/// Whether the payload is the one that the record is committed to; an erased payload is.
template <digest_engine Hasher = sha256_hasher, class Text>
[[nodiscard]] constexpr bool payload_is_committed(const basic_record<Text>& of) noexcept {
    return of.erased || commitment_to<Hasher>(of.salt, of.payload) == of.commitment;
}

/// The bytes of a record that are a leaf of its segment's tree, numbers big-endian: "mingbai" ‖ 0x01 ‖ sequence (8) ‖
/// kind (2) ‖ instant in seconds since 1970 (8, two's complement) ‖ subject (32) ‖ commitment (32).
template <class Text>
[[nodiscard]] constexpr std::array<char, 90> leaf_data(const basic_record<Text>& of) noexcept {
    std::array<char, 90> bytes{'m', 'i', 'n', 'g', 'b', 'a', 'i', 1};
    char* end = bytes.data() + 8;
    end = mingbai::detail::put_big_endian(end, of.sequence);
    end = mingbai::detail::put_big_endian(end, static_cast<std::uint16_t>(of.kind));
    end = mingbai::detail::put_big_endian(end, static_cast<std::uint64_t>(of.at.time_since_epoch().count()));
    detail::put_digest(detail::put_digest(end, of.subject.digest), of.commitment);
    return bytes;
}

/// The hash of a record's leaf. It binds the commitment; whether the payload fits that, `payload_is_committed` says.
template <digest_engine Hasher = sha256_hasher, class Text>
[[nodiscard]] constexpr sha256_digest leaf_of(const basic_record<Text>& of) noexcept {
    const std::array<char, 90> bytes = leaf_data(of);
    return leaf_hash<Hasher>({bytes.data(), bytes.size()});
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence
