// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/archive/subject_head.hpp>
#include <mingbai/base/hex.hpp>
#include <mingbai/base/json_fields.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/evidence/merkle_proof.hpp>
#include <mingbai/evidence/merkle_tree.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::archive {

/// What the ledger says of the whole archive at one moment (archive_sealed): the root over the heads of all subjects,
/// sorted by subject. From it follows how many records each subject had, also that one had none.
struct seal {
    sha256_digest root{};
    std::uint64_t subjects = 0;
    std::uint64_t through = 0;  ///< one past the last sequence number that it covers

    friend constexpr bool operator==(const seal&, const seal&) = default;
};

[[nodiscard]] inline std::string canonical_text(const seal& of) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("root", to_hex(of.root)).member("subjects", of.subjects).member("through", of.through);
    out.end_object();
    expects(out.finish().has_value(), "mingbai::archive::canonical_text: the text is not UTF-8");
    return text;
}

/// Reads what `canonical_text` wrote. Refused as the JSON reader does, or with reason::bad_hex.
[[nodiscard]] inline result<seal> read_seal(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    seal read;
    read.root = from.get<std::string_view>("root", sha256_digest::from_hex);
    read.subjects = from.get<std::uint64_t>("subjects");
    read.through = from.get<std::uint64_t>("through");
    if (const auto done = from.finish(); !done) return done.error();
    return read;
}

/// A subject with its head: one leaf under a seal's root.
struct sealed_head {
    evidence::pseudonym subject{};
    subject_head head{};

    friend constexpr bool operator==(const sealed_head&, const sealed_head&) = default;
};

/// The hash of such a leaf: RFC 6962's, over "mingbai heads\0" ‖ subject (32) ‖ count (8) ‖ latest (8) ‖ chain (32).
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr sha256_digest leaf_of(const sealed_head& of) noexcept {
    std::array<char, 94> text{'m', 'i', 'n', 'g', 'b', 'a', 'i', ' ', 'h', 'e', 'a', 'd', 's', 0};
    char* end = text.data() + 14;
    for (const std::uint8_t byte : of.subject.digest.bytes) *end++ = static_cast<char>(byte);
    end = mingbai::detail::put_big_endian(end, of.head.count);
    end = mingbai::detail::put_big_endian(end, static_cast<std::uint64_t>(of.head.latest.time_since_epoch().count()));
    for (const std::uint8_t byte : of.head.chain.bytes) *end++ = static_cast<char>(byte);
    return evidence::leaf_hash<Hasher>({text.data(), text.size()});
}

/// One leaf under a seal with its path to the root.
struct sealed_leaf {
    std::uint64_t index = 0;
    sealed_head content{};
    std::vector<sha256_digest> path{};

    friend bool operator==(const sealed_leaf&, const sealed_leaf&) = default;
};

template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] bool verify_leaf(const sealed_leaf& leaf, const seal& under) {
    return leaf.index < under.subjects &&
           evidence::verify_inclusion<Hasher>(leaf.index, under.subjects, leaf_of<Hasher>(leaf.content), leaf.path,
                                              under.root);
}

/// What a seal says of one subject: its own leaf; or the two leaves between which it would stand, of which one is
/// missing at either end, and both when nobody had records.
struct head_proof {
    std::optional<sealed_leaf> own{};
    std::optional<sealed_leaf> before{};
    std::optional<sealed_leaf> after{};

    friend bool operator==(const head_proof&, const head_proof&) = default;
};

/// The head that a seal says a subject had, an empty one when it says that it had none; nothing when the proof is none.
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] std::optional<subject_head> verify_head(const evidence::pseudonym& subject, const head_proof& proof,
                                                      const seal& under) {
    if (proof.own) {
        if (proof.own->content.subject != subject || !verify_leaf<Hasher>(*proof.own, under)) return std::nullopt;
        return proof.own->content.head;
    }
    if (under.subjects == 0) return subject_head{};
    if (!proof.before && !proof.after) return std::nullopt;
    if (proof.before && (proof.before->content.subject >= subject || !verify_leaf<Hasher>(*proof.before, under)))
        return std::nullopt;
    if (proof.after && (proof.after->content.subject <= subject || !verify_leaf<Hasher>(*proof.after, under)))
        return std::nullopt;
    const std::uint64_t next = proof.before ? proof.before->index + 1 : 0;
    const std::uint64_t expected = proof.after ? proof.after->index : under.subjects;
    if (next != expected) return std::nullopt;  // somebody could stand between them
    return subject_head{};
}

}  // namespace mingbai::inline MINGBAI_ABI::archive
