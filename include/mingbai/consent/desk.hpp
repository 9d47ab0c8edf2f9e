// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/as_span.hpp>
#include <mingbai/consent/detail/code_seals.hpp>
#include <mingbai/consent/detail/desk_core.hpp>
#include <mingbai/consent/detail/reply_reference.hpp>
#include <mingbai/consent/offered_reply.hpp>
#include <mingbai/consent/proof.hpp>
#include <mingbai/consent/text_check.hpp>
#include <mingbai/consent/verification.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::consent {

/// Where consent is asked for, answered and proven. Everything is on the ledger before it counts; a desk that is opened
/// on the same ledger later, or in another process, knows everything again.
///
/// One writer, not safe to share between threads.
class desk {
public:
    /// Takes up whatever the ledger holds. When some of it cannot be read, or is not what was written, `status()` says
    /// so and nothing more is asked or answered.
    ///
    /// Requires: a key of 16 bytes or more, at least one own code, a sound policy.
    desk(evidence::ledger_ref ledger, desk_options options) : core_(ledger, std::move(options)) {
        expects(core_.options().key.size() >= 16, "mingbai::consent::desk: the key is shorter than 16 bytes");
        expects(!core_.options().own_codes.empty(), "mingbai::consent::desk: the carrier has no short code of its own");
        expects(is_sound(core_.rules()), "mingbai::consent::desk: the policy is not sound");
    }

    [[nodiscard]] const result<void>& status() const noexcept { return core_.status(); }

    // ---- asking -----------------------------------------------------------------------------------------------------

    /// Records a request for consent to one order of a disclosed plan, and says what must be sent or shown.
    ///
    /// Refused: reason::sender_not_own_platform; reason::not_entitled and reason::stronger_method_needed (see
    /// `may_consent`); reason::too_many_requests; reason::asked_too_soon; reason::already_answered for an order that is
    /// proven; reason::text_incomplete with the element that the text does not state; reason::too_long;
    /// reason::code_split.
    template <class Plan>
    [[nodiscard]] result<outgoing_request> ask(const basic_published_plan<Plan>& plan, const order_details& details,
                                               instant now, const asking& how = {}) {
        return ask_with(facts_of(plan, details, core_.rules().texts), now, how, nullptr);
    }

    /// The same with a text of the carrier's own.
    template <class Plan>
    [[nodiscard]] result<outgoing_request> ask(const basic_published_plan<Plan>& plan, const order_details& details,
                                               instant now, const asking& how, const carrier_text& words) {
        return ask_with(facts_of(plan, details, core_.rules().texts), now, how, &words);
    }

    /// Another code for an open request, in the request's own text; the codes before it are void. Refused:
    /// reason::no_open_request, reason::too_many_requests, or why the request is closed.
    [[nodiscard]] result<outgoing_request> send_another_code(const sha256_digest& request, instant now) {
        case_file* const file = core_.files().find(request);
        if (file == nullptr || file->asked.how != method::one_time_code) return refusal{reason::no_open_request, {}};
        if (!file->is_open_at(now)) return refusal{why_closed(*file, now), {}};
        const bool too_early = !file->codes.empty() && now - file->codes.back().sent_at < core_.rules().between_codes;
        const bool too_many = file->codes.size() >= static_cast<std::size_t>(core_.rules().codes_per_request);
        if (too_early || too_many ||
            sendings_to(file->asked.facts.subscriber, now) >= core_.rules().sendings_per_number)
            return refusal{reason::too_many_requests, {}};

        const auto generation = static_cast<std::uint32_t>(file->codes.size() + 1);
        const std::string code(detail::code_for(key(), request, generation, core_.rules().code_digits).text());
        const sent_code next = new_code(file->asked, request, generation, code, now);
        const detail::draft record = detail::code_sent(request, next);
        if (const auto done = core_.append(file->asked.facts.subscriber, {&record, 1}); !done) return done.error();
        file->codes.push_back(next);
        return outgoing_request{file->asked, request, with_code(file->asked.text, code), next.valid_until};
    }

    /// The network reports the delivery of a request: where the request stands then. Refused: reason::no_open_request.
    [[nodiscard]] result<state> delivered(const sha256_digest& request, instant at) {
        case_file* const file = core_.files().find(request);
        if (file == nullptr) return refusal{reason::no_open_request, {}};
        if (const auto done = core_.settle(*file, event::receipt, detail::delivered(request, at)); !done)
            return done.error();
        return file->stands.now;
    }

    // ---- answering --------------------------------------------------------------------------------------------------

    /// What a reply to one request proves. Refused, and recorded: reason::wrong_subscriber, reason::wrong_short_code,
    /// reason::answered_too_early, reason::answered_too_late, reason::answer_unclear, reason::answered_no,
    /// reason::ambiguous_answer when several requests are open and no reference says which, reason::already_answered,
    /// reason::superseded, reason::consent_withdrawn, reason::delivery_unconfirmed. Not recorded:
    /// reason::no_open_request.
    [[nodiscard]] result<consent_proof> answer(const sha256_digest& request, const sms_reply& reply) {
        case_file* const file = core_.files().find(request);
        if (file == nullptr) return refusal{reason::no_open_request, {}};
        return answer(*file, reply, detail::take_reference(reply.text));
    }
    [[nodiscard]] result<consent_proof> answer(const outgoing_request& request, const sms_reply& reply) {
        return answer(request.digest, reply);
    }

    /// The same for a reply that comes in with nothing but its number: it is for the request whose reference it has, or
    /// the only open one. A refusal without a reference is one of every open request and, when none is open, takes back
    /// the only consent that is proven.
    [[nodiscard]] result<consent_proof> receive(const sms_reply& reply) {
        const detail::referenced_reply parts = detail::take_reference(reply.text);
        bool refusing = read_reply(parts.words, words()) == answer::no;
        case_file* latest = nullptr;
        std::vector<case_file*> open;
        std::vector<case_file*> proven;
        for (case_file* const each : core_.files().of(reply.from)) {
            const request& asked = each->asked;
            if (asked.sender != reply.to || (!parts.reference.empty() && asked.reference != parts.reference)) continue;
            latest = each;
            // Agreement to a request that has a code is given with the code; refusing needs none.
            const bool refuses = read_reply_to(asked.text, parts.words, words()) == answer::no;
            if (each->is_open_at(reply.at) && (refuses || asked.how == method::sms_reply)) open.push_back(each);
            if (each->stands.now != state::proven) continue;
            proven.push_back(each);
            refusing = refusing || refuses;
        }
        if (latest == nullptr) return refusal{reason::no_open_request, {}};
        if (!open.empty()) {
            // Several: all of them are refused, or for each of them it is recorded that the answer did not say which.
            for (std::size_t i = 1; i < open.size(); ++i) (void)answer(*open[i], reply, parts);
            return answer(*open.front(), reply, parts);
        }
        if (!refusing || proven.empty()) return answer(*latest, reply, parts);
        if (proven.size() == 1) return answer(*proven.front(), reply, parts);
        const detail::draft record =
            detail::answered(proven.back()->digest, reply, answer::no, reason::ambiguous_answer);
        return core_.set_aside(*proven.back(), record, reason::ambiguous_answer);
    }

    /// What a code that the customer typed proves. Whatever is wrong, the answer is reason::not_confirmed and nothing
    /// more; the ledger's record and `why_refused` say what it was. Source: Regulation (EU) 2018/389 Art. 4(3)(a).
    [[nodiscard]] result<consent_proof> answer_code(const sha256_digest& request, std::string_view typed, instant at) {
        constexpr refusal unsaid{reason::not_confirmed, {}};
        case_file* const file = core_.files().find(request);
        if (file == nullptr || file->asked.how != method::one_time_code) return unsaid;
        if (!file->is_open_at(at)) {
            file->last_refusal = why_closed(*file, at);
            return unsaid;
        }
        // The newest code that had been sent by then; every code is compared, and every comparison takes the same time.
        std::uint32_t current = 0;
        std::uint32_t matched = 0;
        for (const sent_code& each : file->codes) {
            if (each.sent_at <= at) current = each.generation;
            if (equal_in_constant_time(detail::seal_of_code(key(), request, each.generation, typed), each.seal))
                matched = each.generation;
        }
        reason why = reason::none;
        if (matched == 0)
            why = reason::wrong_code;
        else if (matched != current)
            why = reason::superseded;
        else if (at >= file->codes[matched - 1].valid_until)
            why = reason::answered_too_late;
        const bool right = why == reason::none;
        const sha256_digest seal = right ? detail::seal_of_confirmation(key(), request, current, at) : sha256_digest{};
        const detail::draft record = detail::code_tried(request, current, file->known.size(), at, why, seal);
        const auto proven = core_.settle(*file, right ? event::agreement : event::unclear, record);
        if (!proven) return proven.error();
        if (*proven) return make_proof(*file);
        file->last_refusal = !right && file->stands.now == state::refused ? reason::too_many_tries
                             : right                                      ? why_closed(*file, at)
                                                                          : why;
        return unsaid;
    }

    /// What a signature proves. Refused, and recorded: reason::signed_other_terms when it is over another request or
    /// version, reason::signature_invalid, reason::answered_too_late and the like.
    [[nodiscard]] result<consent_proof> sign(const sha256_digest& request, const signed_terms& given) {
        case_file* const file = core_.files().find(request);
        if (file == nullptr || file->asked.how != method::signature) return refusal{reason::no_open_request, {}};
        if (!is_utf8(given.identity) || !is_utf8(given.key))
            return refusal{reason::bad_utf8, at_element(element::signature)};
        reason why = reason::none;
        if (!file->is_open_at(given.at))
            why = why_closed(*file, given.at);
        else if (given.terms != request)
            why = reason::signed_other_terms;
        else if (given.identity.empty() ||
                 !core_.options().verifier.verifies(given.key, message_to_sign(request), given.signature))
            why = reason::signature_invalid;
        const detail::draft record = detail::signed_answer(request, given, why);
        if (why != reason::none) return core_.set_aside(*file, record, why);
        const auto proven = core_.settle(*file, event::agreement, record);
        if (!proven) return proven.error();
        if (*proven) return make_proof(*file);
        return refusal{why_closed(*file, given.at), {}};
    }

    // ---- afterwards -------------------------------------------------------------------------------------------------

    /// Takes consent back, as easily as it was given; the proof stays on the ledger. Tells when it takes effect: by the
    /// terms that were agreed on at once or with the next cycle. Refused: reason::no_open_request,
    /// reason::answered_too_early before the consent was given, or why there is nothing to take back.
    [[nodiscard]] result<instant> withdraw(const sha256_digest& request, instant at) {
        case_file* const file = core_.files().find(request);
        if (file == nullptr) return refusal{reason::no_open_request, {}};
        if (!is_possible(file->stands.now, event::withdrawal)) return refusal{why_impossible(file->stands.now), {}};
        if (at < file->stands.decided.at) return refusal{reason::answered_too_early, at_element(element::instant)};
        const auto done =
            core_.settle(*file, event::withdrawal, detail::withdrawn(*file, {}, at, core_.end_of_service(*file, at)));
        if (!done) return done.error();
        return file->ends_at.value_or(at);
    }

    /// Closes the requests whose time is over: silence is refusal. Tells how many.
    [[nodiscard]] result<std::size_t> close_due(instant now) {
        std::size_t closed = 0;
        for (case_file& file : core_.files().all()) {
            if (file.asked.expires_at > now || is_closed(file.stands.now) || file.stands.now == state::proven) continue;
            if (const auto done = core_.settle(file, event::expiry, detail::expired(file)); !done) return done.error();
            ++closed;
        }
        return closed;
    }

    /// Records that a proof justifies an order, once. Refused: reason::proof_for_another_order,
    /// reason::proof_already_used, reason::proof_outdated before the answer or after the proof's lifetime, and why the
    /// consent does not stand any more.
    [[nodiscard]] result<evidence::receipt> use(const consent_proof& proof, const order_id& order, instant at) {
        return use_up(proof, order, at, nullptr);
    }

    /// The same in one write with the record of what the proof justifies: the ledger has both or, when this is refused,
    /// neither. The receipt is that of the record.
    [[nodiscard]] result<evidence::receipt> use(const consent_proof& proof, const order_id& order, instant at,
                                                const evidence::entry& justified) {
        return use_up(proof, order, at, &justified);
    }

    /// The proof that a ledger record tells of, made again after everything that it rests on was verified again (see
    /// `verify_proof`). Refused: reason::not_consent_evidence, what the ledger says, and why the consent does not stand
    /// any more.
    [[nodiscard]] result<consent_proof> recall(std::uint64_t record) {
        if (!core_.status()) return core_.status().error();
        const result<evidence::record> stored = core_.ledger().read(record);
        if (!stored) return stored.error();
        const refusal unproven{reason::not_consent_evidence, at_index(record)};
        if (stored->kind != evidence::record_kind::consent_proven) return unproven;
        detail::record_fields in(stored->payload);
        const case_file* const file = core_.files().find(in.digest("request"));
        if (file == nullptr || !file->proof || file->proof->record != record) return unproven;
        if (const auto verified = verify_proof(core_.ledger(), *file, core_.checks()); !verified)
            return verified.error();
        return make_proof(*file);
    }

    /// Whether a code is one of the carrier's own platform.
    [[nodiscard]] bool is_own(const short_code& code) const noexcept {
        const auto& codes = core_.options().own_codes;
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    }

    /// A request's file, or nullptr.
    [[nodiscard]] const case_file* find(const sha256_digest& request) const noexcept {
        return core_.files().find(request);
    }
    [[nodiscard]] const case_files& files() const noexcept { return core_.files(); }

    /// Why the latest answer to a request did not count. For the carrier's own eyes: customers get `not_confirmed`.
    [[nodiscard]] reason why_refused(const sha256_digest& request) const noexcept {
        const case_file* const file = core_.files().find(request);
        return file == nullptr ? reason::no_open_request : file->last_refusal;
    }

private:
    [[nodiscard]] result<evidence::receipt> use_up(const consent_proof& proof, const order_id& order, instant at,
                                                   const evidence::entry* justified) {
        case_file* const file = core_.files().find(proof.request());
        if (file == nullptr || !file->proof || file->proof->record != proof.record())
            return refusal{reason::not_consent_evidence, {}};
        if (order != proof.order()) return refusal{reason::proof_for_another_order, at_element(element::filing_number)};
        if (file->used) return refusal{reason::proof_already_used, at_index(*file->used)};
        if (file->stands.now != state::proven) return refusal{why_impossible(file->stands.now), {}};
        if (at < proof.confirmed_at() || at - proof.confirmed_at() > core_.rules().proof_lifetime)
            return refusal{reason::proof_outdated, at_element(element::instant)};
        const detail::draft record = detail::used(*file, proof.record(), at);
        const auto receipts = core_.append(proof.subscriber(), {&record, 1}, justified);
        if (!receipts) return receipts.error();
        file->used = receipts->front().sequence;
        return receipts->back();
    }

    [[nodiscard]] std::string_view key() const noexcept { return core_.options().key; }
    [[nodiscard]] const reply_vocabulary& words() const noexcept { return *core_.rules().words; }
    [[nodiscard]] static consent_proof make_proof(const case_file& file) {
        return consent_proof(file.asked, file.digest, file.proof->record, file.proof->confirmed_at);
    }

    /// Why an answer of this instant does not count any more, or not yet.
    [[nodiscard]] static reason why_closed(const case_file& file, instant at) noexcept {
        if (at < file.asked.asked_at) return reason::answered_too_early;
        if (is_closed(file.stands.now) || file.stands.now == state::proven) return why_impossible(file.stands.now);
        if (at >= file.asked.expires_at) return reason::answered_too_late;
        return file.stands.now == state::answered ? reason::delivery_unconfirmed : reason::no_open_request;
    }

    // ---- asking -----------------------------------------------------------------------------------------------------

    [[nodiscard]] result<outgoing_request> ask_with(order_facts facts, instant now, const asking& how,
                                                    const carrier_text* own) {
        request asked{.facts = std::move(facts), .how = how.how, .prompt = how.prompt, .asked_at = now};
        if (how.how != method::signature) {
            asked.sender = how.sender.empty() ? core_.options().own_codes.front() : how.sender;
            if (!is_own(asked.sender)) return refusal{reason::sender_not_own_platform, at_element(element::sender)};
        }
        if (const auto may = may_consent(how.signals, how.how, now, core_.rules()); !may) return may.error();
        if (const auto may = may_ask(asked); !may) return may.error();

        const bool by_code = how.how == method::one_time_code;
        asked.expires_at = now + (by_code ? core_.rules().code_window : core_.rules().reply_window);
        asked.wrong_codes = by_code ? core_.rules().wrong_codes : 0;
        asked.needs_receipt = how.how == method::sms_reply && core_.rules().needs_receipt;
        if (const auto done = put_text(asked, how, own); !done) return done.error();

        const result<std::string> document = canonical_text(asked);
        if (!document) return document.error();
        const sha256_digest digest = sha256(*document);
        if (core_.files().find(digest) != nullptr) return refusal{reason::already_answered, {}};

        std::string code;
        if (by_code) code = own != nullptr && !own->code.empty() ? own->code : derived_code(digest, 1);
        outgoing_request out{asked, digest, with_code(asked.text, code), asked.expires_at};
        if (how.how != method::signature &&
            length_as_sms(out.text, sms_reference::eight_bit).parts > core_.rules().most_parts)
            return refusal{reason::too_long, at_element(element::text)};
        if (!is_whole_in_message(out.text, code) || !is_whole_in_message(out.text, asked.reference))
            return refusal{reason::code_split, at_element(by_code ? element::code : element::reference)};

        std::vector<detail::draft> drafts;
        std::vector<case_file*> replaced;
        for (case_file* const each : core_.files().of(asked.facts.subscriber)) {
            if (each->asked.facts.plan != asked.facts.plan || !is_possible(each->stands.now, event::successor))
                continue;
            replaced.push_back(each);
            drafts.push_back(detail::superseded(*each, digest, now));
        }
        drafts.push_back({evidence::record_kind::consent_asked, now, *document});
        std::vector<sent_code> codes;
        if (by_code) {
            codes.push_back(new_code(asked, digest, 1, code, now));
            drafts.push_back(detail::code_sent(digest, codes.back()));
            out.valid_until = codes.back().valid_until;
        }
        const auto receipts = core_.append(asked.facts.subscriber, mingbai::detail::as_span(drafts));
        if (!receipts) return receipts.error();
        for (std::size_t i = 0; i < replaced.size(); ++i)
            core_.note(*replaced[i], event::successor, drafts[i], (*receipts)[i].sequence);
        case_file& file = core_.files().open(std::move(asked), digest, (*receipts)[replaced.size()].sequence);
        file.codes = std::move(codes);
        return out;
    }

    /// Whether the number may be asked this, now.
    [[nodiscard]] result<void> may_ask(const request& asked) const {
        for (const case_file* const each : core_.files().of(asked.facts.order))
            if (each->proof) return refusal{reason::already_answered, at_index(each->proof->record)};
        if (asked.how != method::signature &&
            sendings_to(asked.facts.subscriber, asked.asked_at) >= core_.rules().sendings_per_number)
            return refusal{reason::too_many_requests, {}};
        if (asked.prompt == prompted_by::customer) return {};
        for (const case_file* const each : core_.files().of(asked.facts.subscriber)) {
            const bool turned_down = each->stands.now == state::refused || each->stands.now == state::expired ||
                                     asked.asked_at >= each->asked.expires_at;
            if (each->asked.facts.plan != asked.facts.plan || !turned_down || each->proof) continue;
            const auto again = core_.rules().ask_again_after;
            const instant since = each->stands.now == state::refused ? each->stands.decided.at : each->asked.expires_at;
            if (!again || asked.asked_at < since + *again)
                return refusal{reason::asked_too_soon, at_index(each->record)};
        }
        return {};
    }

    /// How many texts the number got within the period before `now`.
    [[nodiscard]] int sendings_to(const subscriber_number& number, instant now) const noexcept {
        const instant since = now - core_.rules().sending_period;
        int count = 0;
        for (const case_file* const each : core_.files().of(number)) {
            if (each->asked.how == method::sms_reply && each->asked.asked_at > since) ++count;
            for (const sent_code& code : each->codes) count += code.sent_at > since ? 1 : 0;
        }
        return count;
    }

    /// Gives a request its reference and its text. Refused: reason::text_incomplete.
    [[nodiscard]] result<void> put_text(request& asked, const asking& how, const carrier_text* own) const {
        const auto valid_for =
            asked.how == method::one_time_code ? core_.rules().code_validity : core_.rules().reply_window;
        if (asked.how == method::sms_reply)
            asked.reference = own != nullptr && !own->reference.empty() ? own->reference : new_reference(asked);
        if (own != nullptr) {
            asked.text = own->text;
            for (std::size_t at = own->code.empty() ? std::string::npos : asked.text.find(own->code);
                 at != std::string::npos; at = asked.text.find(own->code, at + code_place.size()))
                asked.text.replace(at, own->code.size(), code_place);
        } else {
            const language in = core_.rules().texts;
            const request_template& words = how.words != nullptr ? *how.words : usual_request(asked.how, in);
            asked.text = words.fill([&](element what) { return fact_text(asked, what, valid_for, in); });
            const bool chinese = in == language::chinese;
            if (!asked.facts.biller.empty() && !words.states(element::biller))
                asked.text += (chinese ? "代收费方：" : " Charged for: ") + asked.facts.biller + (chinese ? "。" : ".");
            if (!asked.facts.agent.empty() && !words.states(element::agent))
                asked.text += (chinese ? "代理商：" : " Sold by: ") + fact_text(asked, element::agent, valid_for, in) + (chinese ? "。" : ".");
        }
        const element missing = first_unstated(asked, core_.rules().stated, valid_for, core_.rules().texts);
        if (missing != element::none) return refusal{reason::text_incomplete, at_element(missing)};
        return {};
    }

    /// Four digits that no open request of the number has, and that cannot be foreseen without the key.
    [[nodiscard]] std::string new_reference(const request& asked) const {
        const sha256_digest order = sha256(asked.facts.order.text());
        for (std::uint64_t salt = 0;; ++salt) {
            const auto moment = static_cast<std::uint64_t>(detail::seconds_of(asked.asked_at));
            const sha256_digest drawn =
                detail::seal(key(), "mingbai reference", order, moment + (salt << 40U), asked.facts.subscriber.text());
            const std::string digits(
                truncate_to_code(drawn, fewest_code_digits).text().substr(0, detail::reference_digits));
            bool taken = false;
            for (const case_file* const each : core_.files().of(asked.facts.subscriber))
                taken = taken || (each->asked.reference == digits && each->is_open_at(asked.asked_at));
            if (!taken) return digits;
        }
    }

    [[nodiscard]] std::string derived_code(const sha256_digest& request, std::uint32_t generation) const {
        return std::string(detail::code_for(key(), request, generation, core_.rules().code_digits).text());
    }
    [[nodiscard]] sent_code new_code(const request& asked, const sha256_digest& digest, std::uint32_t generation,
                                     std::string_view code, instant now) const {
        return {generation, now, (std::min)(now + core_.rules().code_validity, asked.expires_at),
                detail::seal_of_code(key(), digest, generation, code)};
    }
    [[nodiscard]] static std::string with_code(std::string text, std::string_view code) {
        if (code.empty()) return text;
        for (std::size_t at = text.find(code_place); at != std::string::npos;
             at = text.find(code_place, at + code.size()))
            text.replace(at, code_place.size(), code);
        return text;
    }

    // ---- answering --------------------------------------------------------------------------------------------------

    [[nodiscard]] result<consent_proof> answer(case_file& file, const sms_reply& reply,
                                               const detail::referenced_reply& parts) {
        const enum answer meaning = read_reply_to(file.asked.text, parts.words, words());
        const reason aside = why_aside(file, reply, parts, meaning);
        const detail::draft record = detail::answered(file.digest, reply, meaning, aside);
        if (aside != reason::none) return core_.set_aside(file, record, aside);

        const event what = meaning == answer::yes  ? event::agreement
                           : meaning == answer::no ? event::refusal
                                                   : event::unclear;
        const auto proven = core_.settle(file, what, record);
        if (!proven) return proven.error();
        if (*proven) return make_proof(file);
        const bool open = !is_closed(file.stands.now) && file.stands.now != state::answered;
        file.last_refusal = open                                                         ? reason::answer_unclear
                            : meaning == answer::no && file.stands.now == state::refused ? reason::answered_no
                                                                                         : why_closed(file, reply.at);
        return refusal{file.last_refusal, {}};
    }

    /// Why a reply is none to this request, whatever it says; or reason::none.
    [[nodiscard]] reason why_aside(const case_file& file, const sms_reply& reply, const detail::referenced_reply& parts,
                                   enum answer meaning) const {
        if (reply.from != file.asked.facts.subscriber) return reason::wrong_subscriber;
        if (reply.to != file.asked.sender) return reason::wrong_short_code;
        if (reply.at < file.asked.asked_at) return reason::answered_too_early;
        if (!parts.reference.empty() && parts.reference != file.asked.reference) return reason::ambiguous_answer;
        if (file.asked.how != method::sms_reply) return meaning == answer::no ? reason::none : reason::answer_unclear;
        if (meaning != answer::yes || !parts.reference.empty()) return reason::none;
        for (const case_file* const each : core_.files().of(reply.from))
            if (each != &file && each->asked.how == method::sms_reply && each->asked.sender == reply.to &&
                each->is_open_at(reply.at))
                return reason::ambiguous_answer;
        return reason::none;
    }

    detail::desk_core core_;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent
