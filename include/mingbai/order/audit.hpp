// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/archive/document.hpp>
#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/consent/replay.hpp>
#include <mingbai/consent/verification.hpp>
#include <mingbai/evidence/audit_checks.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/notice/obligation_book.hpp>
#include <mingbai/order/agent_audit.hpp>
#include <mingbai/order/agreement.hpp>
#include <mingbai/order/audit_rules.hpp>
#include <mingbai/order/bill_audit.hpp>
#include <mingbai/order/ending.hpp>
#include <mingbai/tariff/register.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// Of a notice, `record` is the activation that owes it, and the place's index in `why` is the notice's kind.
using audit_finding = evidence::audit_finding;

/// What an audit saw. `findings` is in the order of the ledger; a late or missing notice is one of its activation.
struct audit_report {
    std::vector<audit_finding> findings;
    std::uint64_t records = 0;      ///< intact records seen
    std::uint64_t activations = 0;  ///< of those
    std::uint64_t notices = 0;      ///< owed until the end of the audit

    [[nodiscard]] bool clean() const noexcept { return findings.empty(); }
    [[nodiscard]] std::size_t count(const rule_info& rule) const noexcept {
        std::size_t found = 0;
        for (const audit_finding& each : findings) found += each.rule == &rule ? 1U : 0U;
        return found;
    }
};

struct audit_options {
    consent::answer_checks answers{};
    notice::obligation_policy notices{};
    billing_cycle cycle{};
    std::vector<short_code> own_codes{};                      ///< the carrier's own platform; empty: not audited
    std::vector<marketing::principal_id> principals{};        ///< who may license agents; empty: whoever says so
    std::vector<marketing::badge_verifier_ref> badge_keys{};  ///< that badges are signed with; empty: not audited
    bool bills_on_ledger = true;          ///< whether bills are recorded there, so that a missing one is a finding
    /// How long after an activation its agreement and its work order are in the archive; nothing: not audited.
    std::optional<std::chrono::seconds> papers_within{};
};

namespace detail {

template <class Profile>
struct own_audit_checks {
    using type = evidence::audit_checks<>;
};
template <class Profile>
    requires requires { typename Profile::audit_checks; }
struct own_audit_checks<Profile> {
    using type = typename Profile::audit_checks;
};

/// An activation that the ledger has.
struct audited_order {
    activation order{};
    evidence::pseudonym subject{};
    std::uint64_t record = 0;
    std::optional<instant> ends{};
};

}  // namespace detail

/// Derives from the ledger alone whether everything was lawful, trusting no type and no program: which publication,
/// request, answer and sender justify each activation, whether its notices went out and its papers were kept, and whether
/// every bill charges what was agreed to and no more. It finds what a bug, a bypass or a tampered disk did. Plans and notices
/// are held to the rules of the profile that were in force on their day, bills to `bill::bill_rules`. A profile may name checks
/// of its own: `using audit_checks = evidence::audit_checks<…>`.
///
/// A fold: `run` may be called again when the ledger has grown, and goes on where it ended.
template <class Profile>
class audit {
public:
    explicit audit(evidence::ledger_ref ledger, const audit_options& options = {})
        : ledger_(ledger), options_(options), register_(ledger), agents_(options.principals, options.badge_keys) {}

    /// Reads the ledger from where the last run ended; notices are judged as of `now`.
    [[nodiscard]] audit_report run(instant now) {
        const auto seen = ledger_.for_each(next_, [&](const evidence::record_view& each) { see(each); });
        next_ = seen.next;
        report_.records += seen.intact;
        for (const refusal& damage : seen.damages) add(audit_rules::record_intact, damage.where.index, damage);

        audit_report whole = report_;
        judge_notices(now, whole);
        judge_papers(now, whole);
        own_.finish(now, whole.findings);
        std::sort(whole.findings.begin(), whole.findings.end(), [](const audit_finding& a, const audit_finding& b) {
            return a.record != b.record ? a.record < b.record : a.rule->id < b.rule->id;
        });
        return whole;
    }

    /// The sequence number from which the next run goes on.
    [[nodiscard]] std::uint64_t next() const noexcept { return next_; }

private:
    using plan_type = typename disclosure_register<Profile>::plan_type;

    using owner = detail::audited_order;

    void add(const rule_info& rule, std::uint64_t record, const refusal& why = {}) {
        report_.findings.push_back({&rule, record, why});
    }

    void see(const evidence::record_view& record) {
        using evidence::record_kind;
        if (const auto applied = register_.apply(record); !applied)
            add(audit_rules::record_readable, record.sequence, applied.error());
        else if (*applied != nullptr)
            judge_publication(**applied);
        if (const auto taken = consent::take_record(consents_, record); !taken)
            add(audit_rules::record_readable, record.sequence, taken.error());
        if (const auto done = agents_.apply(record); !done)
            add(is_json_reason(done.error().why) ? audit_rules::record_readable : audit_rules::licence_act_allowed,
                record.sequence, done.error());
        const std::uint64_t unreadable = notices_.unreadable();
        notices_.apply(record);
        if (notices_.unreadable() != unreadable) add(audit_rules::record_readable, record.sequence);
        documents_.apply(record);
        own_.see(record, report_.findings);
        if (record.kind == record_kind::bill_issued || record.kind == record_kind::bill_corrected) see_bill(record);
        if (record.erased) return;
        if (record.kind == record_kind::order_activated) see_activation(record);
        if (record.kind == record_kind::order_ended) see_ending(record);
    }

    /// A plan is held to the rules that were in force on the day when it took effect, not to today's.
    void judge_publication(const plan_version<plan_type>& published) {
        const civil_date day = date_of(published.effective, Profile::zone);
        for (const finding& found : check<typename Profile::tariff_rules>(published.plan, day).kept())
            if (found.rule->severity == severity::blocking)
                add(audit_rules::plan_kept_the_rules, published.record, {reason::rules_broken, found.where});
    }

    void see_activation(const evidence::record_view& record) {
        const auto order = read_activation(record.payload);
        if (!order) return add(audit_rules::record_readable, record.sequence, order.error());
        ++report_.activations;
        by_order_[order->order].push_back(owners_.size());
        owners_.push_back({*order, record.subject, record.sequence, {}});
        if (!was_disclosed(*order)) add(audit_rules::disclosed_before_sold, record.sequence);
        const result<void> agreed = was_agreed(*order, record);
        if (!agreed) add(audit_rules::confirmed_before_activated, record.sequence, agreed.error());
        if (!used_.insert(order->consent)) add(audit_rules::consent_justifies_one_order, record.sequence);

        const consent::case_file* const file = file_of(*order);
        bills_.agree(*order, record.subject, file == nullptr ? std::string() : file->asked.facts.biller, agreed.has_value(),
                     Profile::zone);
        const auto* version = register_.resolve(order->plan, order->plan_version);
        const agent_id named = file == nullptr ? agent_id() : file->asked.facts.agent;
        const std::string_view category =
            version == nullptr ? std::string_view() : std::string_view(version->plan.category);
        if (const auto by_right = agents_.judge(*order, named, category); !by_right)
            add(audit_rules::agent_had_badge, record.sequence, by_right.error());
        if (file != nullptr && !options_.own_codes.empty() && file->asked.how != consent::method::signature &&
            std::find(options_.own_codes.begin(), options_.own_codes.end(), file->asked.sender) ==
                options_.own_codes.end())
            add(audit_rules::asked_by_own_platform, record.sequence,
                {reason::sender_not_own_platform, at_index(file->record)});
    }

    [[nodiscard]] static constexpr bool is_json_reason(reason why) noexcept {
        return why >= reason::json_syntax && why <= reason::json_unknown_key;
    }

    /// The consent file whose proof an activation names, or nullptr.
    [[nodiscard]] const consent::case_file* file_of(const activation& order) const {
        for (const consent::case_file* file : consents_.of(order.order))
            if (file->proof && file->proof->record == order.consent) return file;
        return nullptr;
    }

    void see_ending(const evidence::record_view& record) {
        const auto end = read_ending(record.payload);
        if (!end) return add(audit_rules::record_readable, record.sequence, end.error());
        if (const auto* const activated = by_order_.find(end->order))
            for (const std::size_t each : *activated)
                if (owners_[each].subject == record.subject) owners_[each].ends = end->ends_at;
        bills_.end(end->order, record.subject, end->ends_at, Profile::zone);
    }

    void see_bill(const evidence::record_view& record) {
        if (record.erased) return bills_.erased(record.subject);
        const auto resolve = [this](const filing_number& plan, std::uint32_t number) {
            const auto* version = register_.resolve(plan, number);
            return version == nullptr ? nullptr : &version->plan;
        };
        const auto reviewed = bills_.review(record, resolve, [&](const finding& found) {
            add(*found.rule, record.sequence, {reason::rules_broken, found.where});
        });
        if (!reviewed) add(audit_rules::record_readable, record.sequence, reviewed.error());
    }

    [[nodiscard]] bool was_disclosed(const activation& order) const {
        const auto* version = register_.resolve(order.plan, order.plan_version);
        return version != nullptr && version->record == order.publication && version->digest == order.plan_digest &&
               version->effective <= order.activated_at && register_.in_force(order.plan, order.activated_at) != nullptr;
    }

    /// The consent file that the activation names, verified again from the ledger's own records.
    [[nodiscard]] result<void> was_agreed(const activation& order, const evidence::record_view& record) const {
        const consent::case_file* const file = file_of(order);
        if (file == nullptr) return refusal{reason::no_open_request, at_index(record.sequence)};
        const consent::order_facts& facts = file->asked.facts;
        const bool same = facts.plan == order.plan && facts.plan_version == order.plan_version &&
                          facts.plan_digest == order.plan_digest && facts.channel == order.channel;
        const auto question = ledger_.read(file->record);
        if (!question) return question.error();
        if (!same || question->subject != record.subject)
            return refusal{reason::proof_for_another_order, at_index(order.consent)};
        if (file->proof->confirmed_at > order.activated_at || order.consent > record.sequence)
            return refusal{reason::answered_too_late, at_index(order.consent)};
        const auto verified = consent::verify_proof(ledger_, *file, options_.answers);
        // Consent that was taken back later was consent all the same.
        if (!verified && verified.error().why != reason::consent_withdrawn) return verified.error();
        return {};
    }

    // --- notices, bills and papers -------------------------------------------------------------------------------------

    void judge_notices(instant now, audit_report& whole) const {
        detail::hash_set<notice::notice_id> bills;  // several agreements of one customer owe the same bill
        for (const owner& each : owners_) {
            const auto* version = register_.resolve(each.order.plan, each.order.plan_version);
            if (version == nullptr) continue;
            const notice::agreement_terms agreement = agreement_of(each.order, each.subject, version->plan, each.ends);
            notice::for_each_obligation(agreement, now, options_.cycle, options_.notices, [&](const notice::obligation& owed) {
                if (owed.key.kind == notice::notice_kind::bill) {
                    if (!bills.insert(notice::id_of(owed.key))) return;
                    judge_bill(owed, each, now, whole);
                }
                if (!Profile::duties.has(owed.key.kind)) return;
                ++whole.notices;
                const report reviewed = check<typename Profile::notice_rules>(notices_.look_up(owed, now), date_of(owed.due, Profile::zone));
                for (const finding& found : reviewed.kept())
                    whole.findings.push_back(
                        {found.rule, each.record, {reason::none, at_element(found.where.what, static_cast<std::uint64_t>(owed.key.kind))}});
            });
        }
    }

    /// The bill itself, whose notice is owed.
    void judge_bill(const notice::obligation& owed, const owner& by, instant now, audit_report& whole) const {
        if (!options_.bills_on_ledger || now < owed.deadline || bills_.has_erased(by.subject)) return;
        const auto cycle = static_cast<cycle_index>(owed.key.period);
        const std::optional<instant> issued = bills_.issued_at(by.subject, cycle);
        if (!issued || *issued > owed.deadline)
            whole.findings.push_back({&audit_rules::bill_of_every_cycle, by.record,
                                      {issued ? reason::out_of_range : reason::record_unknown,
                                       at_element(element::period, static_cast<std::uint64_t>(cycle))}});
    }

    void judge_papers(instant now, audit_report& whole) const {
        if (!options_.papers_within) return;
        for (const owner& each : owners_) {
            if (each.order.activated_at + *options_.papers_within > now || documents_.has_erased(each.subject)) continue;
            const order_id& order = each.order.order;
            if (!documents_.has_agreement(each.subject, order) || !documents_.has_work_order(each.subject, order))
                whole.findings.push_back({&audit_rules::papers_kept, each.record, {reason::record_unknown, {}}});
        }
    }

    evidence::ledger_ref ledger_;
    audit_options options_;
    std::uint64_t next_ = 0;
    audit_report report_;
    disclosure_register<Profile> register_;
    consent::case_files consents_;
    agent_audit agents_;
    std::vector<owner> owners_;
    detail::hash_map<order_id, std::vector<std::size_t>> by_order_;  // indexes of owners_; a bypass may use an id twice
    detail::hash_set<std::uint64_t> used_;
    notice::obligation_book notices_;
    bill_audit<plan_type> bills_;
    archive::document_book documents_;
    typename detail::own_audit_checks<Profile>::type own_;
};

}  // namespace mingbai::inline MINGBAI_ABI
