// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/archive/seal.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::archive {

/// That an answer leaves nothing out: a sketch of every record of the subject from the window's beginning on, chained
/// from what came before to the head that the archive's seal holds.
struct completeness_proof {
    subject_head before{};  ///< of the records before the first sketch: none of them is of an instant in the window
    std::vector<sketch> sketches{};  ///< every record from there on, oldest first
    seal sealed{};
    head_proof sealed_head{};  ///< what the seal says of the subject

    friend bool operator==(const completeness_proof&, const completeness_proof&) = default;
};

/// What checking an answer against its proof came to.
enum class verdict : std::uint8_t {
    complete,        ///< nothing of the window up to the seal is missing, and nothing in the answer was altered
    bad_seal,        ///< the head is not the one under the seal
    broken_chain,    ///< the sketches do not lead to the sealed head: one is missing, added, altered or out of order
    earlier_hidden,  ///< a record before the sketches may lie in the window
    record_missing,  ///< a record that was sketched and asked for is not in the answer
    record_altered,  ///< a record in the answer is not the one that was sketched, or its payload is not what was
                     ///< committed to
    record_unasked,  ///< the answer has a record that is not sketched, or was not asked for
};

[[nodiscard]] constexpr std::string_view to_text(verdict how) noexcept {
    switch (how) {
        case verdict::complete: return "complete";
        case verdict::bad_seal: return "bad_seal";
        case verdict::broken_chain: return "broken_chain";
        case verdict::earlier_hidden: return "earlier_hidden";
        case verdict::record_missing: return "record_missing";
        case verdict::record_altered: return "record_altered";
        case verdict::record_unasked: return "record_unasked";
    }
    return "unknown";
}

/// The proof for a subject's outline, cut where the window begins. `of` is what the heads say under their last seal.
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] completeness_proof make_completeness_proof(const evidence::pseudonym& subject,
                                                         std::span<const sketch> outline, const subject_head& base,
                                                         instant window_begin, const seal& sealed, head_proof of) {
    completeness_proof proof{base, {}, sealed, std::move(of)};
    std::size_t first = 0;
    for (; first < outline.size(); ++first) {
        const subject_head next = extended<Hasher>(proof.before, outline[first], subject);
        if (next.latest >= window_begin) break;
        proof.before = next;
    }
    proof.sketches.assign(outline.begin() + static_cast<std::ptrdiff_t>(first), outline.end());
    return proof;
}

/// Checks an answer, a page by the query it came from, or all pages together by a query without a limit: that nothing
/// is missing or altered. Trusts nothing but the seal, whose own record the caller verifies against a signed head
/// (evidence::verify_record). Records after the seal are checked against their sketches, too, but only the next seal
/// will prove that there are no more of them.
///
/// Erased records count as shown: payload gone, everything else proven.
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] verdict verify_complete(const evidence::pseudonym& subject, const query& asked,
                                      std::span<const evidence::record> answer, const completeness_proof& proof) {
    const std::optional<subject_head> sealed = verify_head<Hasher>(subject, proof.sealed_head, proof.sealed);
    if (!sealed) return verdict::bad_seal;
    if (proof.before.count != 0 && proof.before.latest >= asked.when.from()) return verdict::earlier_hidden;
    if (proof.before.count > sealed->count) return verdict::broken_chain;

    subject_head head = proof.before;
    bool met = head == *sealed;
    for (std::size_t i = 0; i < proof.sketches.size(); ++i) {
        const sketch& each = proof.sketches[i];
        if (i != 0 && each.sequence <= proof.sketches[i - 1].sequence) return verdict::broken_chain;
        if (met != (each.sequence >= proof.sealed.through)) return verdict::broken_chain;
        head = extended<Hasher>(head, each, subject);
        met = met || head == *sealed;
    }
    if (!met) return verdict::broken_chain;

    // Sketches that were asked for, newest first, are the answer.
    std::size_t next = 0;
    for (std::size_t i = proof.sketches.size(); i-- > 0;) {
        const sketch& each = proof.sketches[i];
        if (!asked.when.contains(each.at) || !asked.kinds.has(each.kind) || each.sequence >= asked.before) continue;
        if (next == answer.size()) return next == asked.limit ? verdict::complete : verdict::record_missing;
        const evidence::record& shown = answer[next];
        if (shown.sequence != each.sequence)
            return shown.sequence < each.sequence ? verdict::record_missing : verdict::record_unasked;
        if (sketch_of(shown) != each || shown.subject != subject || !evidence::payload_is_committed<Hasher>(shown))
            return verdict::record_altered;
        if (shown.erased && !shown.payload.empty()) return verdict::record_altered;
        ++next;
    }
    return next == answer.size() ? verdict::complete : verdict::record_unasked;
}

}  // namespace mingbai::inline MINGBAI_ABI::archive
