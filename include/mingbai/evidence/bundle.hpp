// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/bounded_list.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/evidence/head_signature.hpp>
#include <mingbai/evidence/record.hpp>
#include <mingbai/evidence/record_proof.hpp>
#include <mingbai/evidence/shard_heads.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// One record of a bundle and the proof that it is under the bundle's head, by way of a shard when the head is a common one.
struct bundle_item {
    record stored;
    record_proof proof;
    std::optional<shard_proof> shard;

    friend bool operator==(const bundle_item&, const bundle_item&) = default;
};

/// A text that belongs to the evidence but is in no record: the plan as it was published, the request as it was shown. It
/// counts because a proven payload states its SHA-256. The name is only a label.
struct bundle_document {
    std::string name;
    std::string text;

    friend bool operator==(const bundle_document&, const bundle_document&) = default;
};

/// Evidence to be given away: records, their proofs, the texts they speak of and one signed head. Whoever has it and the
/// signer's key can check all of it, with nothing else. bundle_json.hpp writes and reads it as one JSON document.
struct evidence_bundle {
    std::vector<bundle_item> items;
    std::vector<bundle_document> documents;
    signed_head head;

    friend bool operator==(const evidence_bundle&, const evidence_bundle&) = default;
};

/// What may be wrong with a bundle.
enum class bundle_fault : std::uint8_t {
    nothing_in_it = 0,       ///< no record at all
    signature = 1,           ///< the head is not signed with this key
    payload = 2,             ///< a payload is not the one that its record is committed to
    proof = 3,               ///< a record is not in the ledger that its proof names
    shard = 4,               ///< that ledger is not under the head
    document = 5,            ///< no proven payload states the document's digest
};

[[nodiscard]] constexpr std::string_view to_text(bundle_fault fault) noexcept {
    switch (fault) {
        case bundle_fault::nothing_in_it: return "nothing_in_it";
        case bundle_fault::signature: return "signature";
        case bundle_fault::payload: return "payload";
        case bundle_fault::proof: return "proof";
        case bundle_fault::shard: return "shard";
        case bundle_fault::document: return "document";
    }
    return "unknown";
}

/// Every fault that was found, the first 32 with the number of the item or document.
struct bundle_verdict {
    struct found {
        bundle_fault what{};
        std::uint64_t index = 0;

        friend constexpr bool operator==(const found&, const found&) = default;
    };

    std::uint64_t count = 0;
    bounded_list<found, 32> faults;

    [[nodiscard]] constexpr bool good() const noexcept { return count == 0; }
    constexpr void add(bundle_fault what, std::uint64_t index = 0) noexcept {
        ++count;
        faults.try_push_back({what, index});
    }
};

namespace detail {

/// Whether a JSON value has this text as a string anywhere in it.
[[nodiscard]] inline bool states(const json_value& value, std::string_view text) {
    std::vector<json_value> open{value};
    while (!open.empty()) {
        const json_value next = open.back();
        open.pop_back();
        if (const result<std::string_view> string = next.as<std::string_view>(); string && *string == text) return true;
        for (const json_value each : next.elements()) open.push_back(each);
        for (const json_member each : next.members()) open.push_back(each.value);
    }
    return false;
}

}  // namespace detail

/// Checks everything in a bundle: the head's signature, each payload against its commitment, each record against the head,
/// each document against the payloads.
template <digest_engine Hasher = sha256_hasher, head_verifier Verifier>
[[nodiscard]] bundle_verdict verify_bundle(const evidence_bundle& bundle, const Verifier& verifier) {
    bundle_verdict verdict;
    if (bundle.items.empty()) verdict.add(bundle_fault::nothing_in_it);
    if (!verify_head(bundle.head, verifier)) verdict.add(bundle_fault::signature);
    std::vector<json_document> proven;
    for (std::size_t i = 0; i < bundle.items.size(); ++i) {
        const bundle_item& item = bundle.items[i];
        const bool payload = payload_is_committed<Hasher>(item.stored);
        const bool shard = !item.shard || verify_shard<Hasher>(*item.shard, bundle.head.head);
        const bool proof = verify_leaf<Hasher>(item.stored.sequence, leaf_of<Hasher>(item.stored), item.proof,
                                               item.shard ? item.shard->head : bundle.head.head);
        if (!payload) verdict.add(bundle_fault::payload, i);
        if (!shard) verdict.add(bundle_fault::shard, i);
        if (!proof) verdict.add(bundle_fault::proof, i);
        if (!payload || !shard || !proof || item.stored.erased) continue;
        result<json_document> read = read_json(item.stored.payload);
        if (read) proven.push_back(*std::move(read));
    }
    for (std::size_t i = 0; i < bundle.documents.size(); ++i) {
        const std::string digest = to_hex(digest_of<Hasher>(bundle.documents[i].text));
        const bool stated = std::any_of(proven.begin(), proven.end(), [&digest](const json_document& each) { return detail::states(each.root(), digest); });
        if (!stated) verdict.add(bundle_fault::document, i);
    }
    return verdict;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence
