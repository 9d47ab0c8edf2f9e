// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/as_span.hpp>
#include <mingbai/consent/case_file.hpp>
#include <mingbai/consent/detail/record_fields.hpp>
#include <mingbai/consent/sms_reply.hpp>
#include <mingbai/evidence/record.hpp>

#include <cstdint>
#include <string_view>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::consent {

/// Reads a request back from its canonical document. Refused: the JSON reasons, and those of its identifiers, when it
/// is not exactly what `canonical_text` writes.
[[nodiscard]] inline result<request> read_request(std::string_view document) {
    detail::record_fields in(document);
    request asked;
    order_facts& facts = asked.facts;
    facts.agent = in.id<agent_id>("agent");
    if (in.has("agent_name")) facts.agent_name = in.text("agent_name");
    asked.asked_at = in.time("asked_at");
    facts.biller = in.text("biller");
    facts.breach = in.text("breach");
    facts.channel = in.id<channel_id>("channel");
    facts.commitment = in.text("commitment");
    facts.effective = in.numbered("effective", effect::next_cycle);
    facts.ends = in.numbered("ends", effect::next_cycle);
    asked.expires_at = in.time("expires_at");
    asked.how = in.named("method", {method::sms_reply, method::one_time_code, method::signature});
    facts.name = in.text("name");
    asked.needs_receipt = in.truth("needs_receipt");
    facts.order = in.id<order_id>("order");
    facts.plan = in.id<filing_number>("plan");
    facts.plan_digest = in.digest("plan_digest");
    facts.plan_version = in.number<std::uint32_t>("plan_version");
    facts.price = in.text("price");
    asked.prompt = in.numbered("prompted_by", prompted_by::carrier);
    asked.reference = in.text("reference");
    facts.renewal = in.text("renewal");
    asked.sender = in.id<short_code>("sender");
    facts.subscriber = in.id<subscriber_number>("subscriber");
    asked.text = in.text("text");
    facts.unsubscribe = in.text("unsubscribe");
    facts.validity = in.text("validity");
    asked.wrong_codes = in.number<int>("wrong_codes");
    if (const auto whole = in.complete(); !whole) return whole.error();
    return asked;
}

namespace detail {

/// What an answer's record means for the state of its request.
struct recorded_answer {
    sha256_digest request{};
    instant at{};
    method how{};
    answer meaning{};
    bool counts = false;  ///< false for what was recorded and set aside
};

[[nodiscard]] inline recorded_answer read_answer(record_fields& in) {
    recorded_answer read;
    read.at = in.time("at");
    read.meaning = in.named("meaning", {answer::yes, answer::no, answer::unclear});
    read.how = in.named("method", {method::sms_reply, method::one_time_code, method::signature});
    const bool refused = in.text("refused") != to_text(reason::none);
    // A wrong code is refused, and counts as a try nevertheless.
    read.counts = !refused || read.how == method::one_time_code;
    read.request = in.digest("request");
    return read;
}

}  // namespace detail

/// Whether a record is one of this wing.
[[nodiscard]] constexpr bool is_consent_record(evidence::record_kind kind) noexcept {
    return kind >= evidence::record_kind::consent_asked && kind <= evidence::record_kind::consent_code_sent;
}

/// Takes one record of the ledger into the files of the requests: every desk, and every audit, is a fold with this over
/// the ledger's records in their order. Records of other wings are passed over, and so are erased ones.
///
/// Refused, with the record's sequence number as the index: reason::not_consent_evidence when the record is not one
/// that a desk writes, reason::record_unknown when it speaks of a request that is not there (erased, or dropped with
/// its segment).
[[nodiscard]] inline result<void> take_record(case_files& files, const evidence::record_view& record) {
    using evidence::record_kind;
    if (record.erased || !is_consent_record(record.kind)) return {};
    const refusal foreign{reason::not_consent_evidence, at_index(record.sequence)};

    if (record.kind == record_kind::consent_asked) {
        result<request> asked = read_request(record.payload);
        if (!asked) return foreign;
        files.open(*std::move(asked), sha256(record.payload), record.sequence);
        return {};
    }

    detail::record_fields in(record.payload);
    const bool answered = record.kind == record_kind::consent_answered;
    const detail::recorded_answer given = answered ? detail::read_answer(in) : detail::recorded_answer{};
    case_file* const file = files.find(answered ? given.request : in.digest("request"));
    if (file == nullptr) return refusal{reason::record_unknown, at_index(record.sequence)};
    const auto know = [&](event what, instant at) {
        const happening report{what, at, sha256(record.payload), record.sequence};
        if (file->knows(report.identity)) return;
        file->known.push_back(report);
        file->stands = judge(mingbai::detail::as_span(file->known), file->terms());
    };
    if (answered) {
        if (given.counts)
            know(given.meaning == answer::yes  ? event::agreement
                 : given.meaning == answer::no ? event::refusal
                                               : event::unclear,
                 given.at);
        return {};
    }
    if (record.kind == record_kind::consent_delivered) {
        know(event::receipt, in.time("at"));
    } else if (record.kind == record_kind::consent_code_sent) {
        sent_code code;
        code.generation = in.number<std::uint32_t>("generation");
        code.seal = in.digest("seal");
        code.sent_at = in.time("sent_at");
        code.valid_until = in.time("valid_until");
        if (code.generation != file->codes.size() + 1) return foreign;
        file->codes.push_back(code);
    } else if (record.kind == record_kind::consent_superseded) {
        know(event::successor, in.time("at"));
        (void)in.digest("successor");
    } else if (record.kind == record_kind::consent_used) {
        (void)in.time("at");
        (void)in.id<order_id>("order");
        (void)in.number<std::uint64_t>("proof");
        file->used = record.sequence;
    } else {
        const instant at = in.time("at");
        if (in.id<order_id>("order") != file->asked.facts.order) return foreign;
        const sha256_digest decisive =
            record.kind == record_kind::consent_expired ? sha256_digest{} : in.digest("answer");
        if (record.kind == record_kind::consent_proven) file->proof = {record.sequence, decisive, at};
        if (record.kind == record_kind::consent_expired) know(event::expiry, at);
        if (record.kind == record_kind::consent_withdrawn) {
            file->ends_at = in.time("ends_at");
            if (decisive == sha256_digest{}) know(event::withdrawal, at);
        }
    }
    if (!in.complete()) return foreign;
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI::consent
