// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/as_span.hpp>
#include <mingbai/base/hex.hpp>
#include <mingbai/consent/detail/code_seals.hpp>
#include <mingbai/consent/detail/desk_records.hpp>
#include <mingbai/consent/detail/reply_reference.hpp>
#include <mingbai/consent/offered_reply.hpp>
#include <mingbai/consent/replay.hpp>
#include <mingbai/evidence/ledger_ref.hpp>

#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent {

/// What answers are judged by, when they come and again when a proof is recalled or audited.
struct answer_checks {
    const reply_vocabulary* words = &cn_replies;
    std::string_view key{};   ///< of the one-time codes
    verifier_ref verifier{};  ///< of signatures
};

namespace detail {

/// Reads the answer in a record again, trusting nothing of what the record says about it.
[[nodiscard]] inline bool is_agreement(const case_file& file, record_fields& in, const recorded_answer& given,
                                       const answer_checks& checks) {
    const request& asked = file.asked;
    if (given.how == method::sms_reply) {
        sms_reply reply;
        const std::string bytes = in.text("bytes");
        reply.from = in.id<subscriber_number>("from");
        reply.text = in.text("text");
        reply.to = in.id<short_code>("to");
        const referenced_reply parts = take_reference(reply.text);
        return bytes.empty() && reply.from == asked.facts.subscriber && reply.to == asked.sender &&
               (parts.reference.empty() || parts.reference == asked.reference) &&
               read_reply_to(asked.text, parts.words, *checks.words) == answer::yes;
    }
    if (given.how == method::one_time_code) {
        (void)in.number<std::uint64_t>("attempt");
        const auto generation = in.number<std::uint32_t>("generation");
        const sha256_digest confirmed = in.digest("seal");
        if (generation == 0 || generation > file.codes.size()) return false;
        const sent_code& code = file.codes[generation - 1];
        const bool newest = generation == file.codes.size() || file.codes[generation].sent_at > given.at;
        return newest && given.at >= code.sent_at && given.at < code.valid_until &&
               equal_in_constant_time(seal_of_confirmation(checks.key, file.digest, generation, given.at), confirmed);
    }
    const std::string identity = in.text("identity");
    const std::string key = in.text("key");
    const std::string signature = bytes_from_hex(in.text("signature")).value_or({});
    return in.digest("terms") == file.digest && !identity.empty() &&
           checks.verifier.verifies(key, message_to_sign(file.digest), signature);
}

}  // namespace detail

/// Verifies from the ledger alone that an answer, named by its identity, is agreement to a request: both records are
/// read and hashed again, the digest is computed again, the answer read again. Nothing that the file remembers is
/// trusted.
///
/// Refused with what the ledger says (reason::record_altered, record_erased, …), and reason::not_consent_evidence.
[[nodiscard]] inline result<void> verify_agreement(const evidence::ledger_ref& ledger, const case_file& file,
                                                   const sha256_digest& identity, instant at,
                                                   const answer_checks& checks) {
    const refusal none{reason::not_consent_evidence, at_index(file.record)};
    const result<evidence::record> question = ledger.read(file.record);
    if (!question) return question.error();
    if (question->erased) return refusal{reason::record_erased, at_index(file.record)};
    const result<request> asked = read_request(question->payload);
    if (question->kind != evidence::record_kind::consent_asked || sha256(question->payload) != file.digest || !asked ||
        *asked != file.asked)
        return none;

    const happening* agreed = nullptr;
    for (const happening& each : file.known)
        if (each.identity == identity) agreed = &each;
    if (agreed == nullptr) return none;
    const result<evidence::record> answered = ledger.read(agreed->sequence);
    if (!answered) return answered.error();
    if (answered->erased) return refusal{reason::record_erased, at_index(agreed->sequence)};
    detail::record_fields in(answered->payload);
    const detail::recorded_answer given = detail::read_answer(in);
    if (answered->kind != evidence::record_kind::consent_answered || sha256(answered->payload) != identity ||
        given.request != file.digest || given.how != asked->how || given.at != at || at < asked->asked_at ||
        at >= asked->expires_at || !detail::is_agreement(file, in, given, checks) || !in.complete())
        return none;
    return {};
}

/// Verifies a proof from the ledger alone: its own record, the agreement that it rests on (see `verify_agreement`), and
/// that the consent still stands.
///
/// Refused besides: why the consent does not stand any more (reason::consent_withdrawn, …).
[[nodiscard]] inline result<void> verify_proof(const evidence::ledger_ref& ledger, const case_file& file,
                                               const answer_checks& checks) {
    if (!file.proof) return refusal{reason::not_consent_evidence, at_index(file.record)};
    const std::uint64_t sequence = file.proof->record;
    const result<evidence::record> proven = ledger.read(sequence);
    if (!proven) return proven.error();
    if (proven->erased) return refusal{reason::record_erased, at_index(sequence)};
    detail::record_fields proof(proven->payload);
    const sha256_digest identity = proof.digest("answer");
    const instant at = proof.time("at");
    const bool ours = proof.id<order_id>("order") == file.asked.facts.order && proof.digest("request") == file.digest;
    if (proven->kind != evidence::record_kind::consent_proven || !ours || !proof.complete())
        return refusal{reason::not_consent_evidence, at_index(sequence)};
    if (const auto agreed = verify_agreement(ledger, file, identity, at, checks); !agreed) return agreed;

    const state now = judge(mingbai::detail::as_span(file.known), file.terms()).now;
    if (now != state::proven) return refusal{why_impossible(now), at_index(sequence)};
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI::consent
