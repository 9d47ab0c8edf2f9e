// SPDX-License-Identifier: Apache-2.0
// Each three bytes are something that happens at a carrier: a plan is disclosed or withdrawn, consent asked for, answered, taken
// back, an order activated or ended, the disk is full, the programs start again, a program goes around the library. A person
// keeps a list beside it. The desks activate only what that list says was agreed to, once; the audit finds every order that went
// around them and, of what came through them, only the plans that had been withdrawn by then; it finds the same in one run and in
// many; and a consent that the ledger proves can be recalled by a desk that starts later exactly when it stands.
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/order/audit.hpp>
#include <mingbai/order/order_desk.hpp>

#include "../support/any_plan_profile.hpp"
#include "../support/failing_journal.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fuzz_order_calls {

using namespace mingbai;
using namespace std::chrono_literals;

void holds(bool condition) {
    if (!condition) std::abort();
}

struct any_plan : mingbai_test::any_plan_profile {
    using notice_rules = ruleset<>;
    static constexpr notice::kind_set duties{};
};
using register_type = disclosure_register<any_plan>;

constexpr const char* numbers[]{"26HE900001", "26HE900002"};
constexpr subscriber_number customers[]{subscriber_number{"18500000000"}, subscriber_number{"18511111111"}};
constexpr instant begin = start_of_day(std::chrono::year{2026} / 3 / 1, beijing_time) + 9h;

template <class T>
reason why(const result<T>& answer) {
    return answer ? reason::none : answer.error().why;
}

struct carrier {
    using ledger_type = evidence::ledger<mingbai_test::failing_journal>;

    mingbai_test::failing_journal journal{};
    ledger_type ledger{journal, hmac_drbg<>("a seed of at least thirty-two bytes")};
    register_type zone{ledger};
    evidence::pseudonymizer pseudonyms{"a key of the carrier's own, 32 b"};
    billing_cycle cycle{std::chrono::day{1}, any_plan::zone};
    std::unique_ptr<consent::desk> desk = opened();
    audit<any_plan> watching = auditor();
    instant now = begin;

    // What the person notes.
    struct question {
        sha256_digest digest{};
        order_id order{};
        std::size_t token = 0;  ///< the index of the plan in `plans`
        std::size_t customer = 0;
        std::uint64_t proof = 0;
        bool agreed = false;
        bool taken_back = false;
        bool used = false;
    };
    struct withdrawal {
        std::size_t number;
        instant from;
    };
    struct announced {
        std::size_t number;
        instant from;
    };
    std::vector<register_type::published> plans{};
    std::vector<announced> effective{};  ///< of the plan of the same index
    std::vector<withdrawal> withdrawn{};
    std::vector<question> questions{};
    std::vector<basic_active_service<register_type::plan_type>> services{};
    std::set<std::uint64_t> bypasses{};   ///< records
    std::set<std::uint64_t> stolen{};     ///< records of consents that they name
    std::set<std::uint64_t> undisclosed{};  ///< records of activations after the plan was withdrawn

    [[nodiscard]] std::unique_ptr<consent::desk> opened() {
        return std::make_unique<consent::desk>(
            ledger, consent::desk_options{.own_codes = {short_code{"10001"}}, .key = "a key of the carrier's own, 32 b",
                                          .pseudonyms = pseudonyms, .cycle = cycle});
    }
    [[nodiscard]] audit<any_plan> auditor() {
        return audit<any_plan>(ledger, {.answers = {.key = "a key of the carrier's own, 32 b"}, .cycle = cycle, .bills_on_ledger = false});
    }

    /// Whether a plan is disclosed and not withdrawn, by the latest thing that was announced for then.
    [[nodiscard]] bool disclosed(std::size_t number, instant at) const {
        std::optional<instant> published;
        for (const announced& each : effective)
            if (each.number == number && each.from <= at && (!published || each.from > *published)) published = each.from;
        for (const withdrawal& each : withdrawn)
            if (each.number == number && each.from <= at && published && each.from > *published) return false;
        return published.has_value();
    }

    void publish(std::uint8_t which, std::uint8_t when) {
        literal_tariff_plan plan{.name = "春风套餐", .filing_number = numbers[which % 2]};
        plan.price = money<cny>::from_micros((1 + which / 2) * 1'000'000) / period{.count = 1, .unit = period_unit::month};
        plan.validity = plan_validity{period{.count = 1, .unit = period_unit::month}, true, {}};
        plan.commitment = basic_commitment<literal_storage<>>{};
        plan.unsubscribe = "回复TD";
        plan.breach = "无违约责任";
        const instant from = now + std::chrono::hours{when % 8};
        const auto done = zone.publish(plan, from, now);
        if (!done) return;
        plans.push_back(*done);
        effective.push_back({which % 2U, from});
    }

    void withdraw(std::uint8_t which, std::uint8_t when) {
        const instant from = now + std::chrono::hours{when % 8};
        if (zone.withdraw(filing_number::parse(numbers[which % 2]).value(), from, now)) withdrawn.push_back({which % 2U, from});
    }

    void ask(std::uint8_t which, std::uint8_t whom) {
        if (plans.empty()) return;
        question next{.order = order_id::parse("O-" + std::to_string(which % 5)).value(), .token = which % plans.size(), .customer = whom % 2U};
        const auto asked = desk->ask(plans[next.token],
                                     {.order = next.order, .subscriber = customers[next.customer], .channel = channel_id{"APP"}}, now);
        if (!asked) return;
        next.digest = asked->digest;
        questions.push_back(next);
    }

    void answer(std::uint8_t which, std::uint8_t how) {
        static constexpr const char* words[]{"同意", "不同意", "什么", "TD"};
        if (questions.empty()) return;
        question& about = questions[which % questions.size()];
        const char* const said = words[how % 4];
        const bool own = how % 8 < 6;
        const auto proof = desk->answer(about.digest, {.from = customers[own ? about.customer : 1 - about.customer], .to = short_code{"10001"}, .text = said, .at = now});
        // A clear no binds, before as after a yes; in the same second it comes first.
        if (own && how % 2 == 1) about.taken_back = about.taken_back || why(proof) != reason::journal_full;
        if (!proof) return;
        holds(own && how % 4 == 0 && !about.taken_back && !about.agreed && proof->order() == about.order);
        about.agreed = true;
        about.proof = proof->record();
    }

    void take_back(std::uint8_t which) {
        if (questions.empty()) return;
        question& about = questions[which % questions.size()];
        if (desk->withdraw(about.digest, now)) about.taken_back = true;
    }

    void activate(std::uint8_t which, std::uint8_t by) {
        if (questions.empty() || plans.empty()) return;
        question& about = questions[which % questions.size()];
        const std::size_t token = by % 4 == 0 ? by / 4 % plans.size() : about.token;
        if (!about.agreed) {
            holds(!desk->recall(about.proof));
            return;
        }
        auto proof = desk->recall(about.proof);
        if (about.taken_back) {
            holds(!proof);
            return;
        }
        holds(proof.has_value());
        order_desk orders(ledger, *desk, pseudonyms, cycle);
        const std::uint64_t size = ledger.size();
        const auto done = orders.activate(plans[token], std::move(*proof), now);
        if (done) {
            holds(!about.used && plans[token].digest() == plans[about.token].digest() && done->order().consent == about.proof);
            if (effective[token].from > now || !disclosed(effective[token].number, now)) undisclosed.insert(done->record());
            services.push_back(*done);
        }
        // The consent is used up as soon as its use is on the ledger, even when the activation then was not stored.
        if (ledger.size() != size) about.used = true;
    }

    void end(std::uint8_t which, std::uint8_t when) {
        if (services.empty()) return;
        order_desk orders(ledger, *desk, pseudonyms, cycle);
        const instant at = now + std::chrono::hours{when % 5} - 1h;
        const auto done = orders.end(services[which % services.size()], at, now);
        holds(!done || at >= now);
        holds(done || at < now || done.error().why == reason::journal_full);
    }

    /// What a program may write that goes around the desks.
    void bypass(std::uint8_t which, std::uint8_t how) {
        activation made{.order = order_id::parse("X-" + std::to_string(which % 3)).value(),
                        .plan = filing_number::parse(numbers[which % 2]).value(),
                        .plan_version = 1,
                        .activated_at = now,
                        .begins_at = now};
        if (!services.empty() && how % 2 == 0) {
            made = services[which % services.size()].order();  // a copy of a lawful one
            if (how % 4 == 0) made.plan_version += 1;
            made.activated_at = now;
        } else if (!plans.empty()) {
            made.plan = plans[which % plans.size()].number();
            made.plan_version = plans[which % plans.size()].version();
            made.plan_digest = plans[which % plans.size()].digest();
            made.publication = plans[which % plans.size()].record();
            made.consent = questions.empty() ? 0 : questions[which % questions.size()].proof;
        }
        const auto stored = ledger.append(evidence::record_kind::order_activated, pseudonyms.of(customers[which % 2]), now, canonical_text(made));
        if (!stored) return;
        bypasses.insert(stored->sequence);
        stolen.insert(made.consent);
    }

    void judge() {
        const audit_report many = watching.run(now);
        const audit_report one = auditor().run(now);
        holds(many.findings.size() == one.findings.size() && many.records == one.records && many.activations == one.activations &&
              one.activations == services.size() + bypasses.size());
        std::set<std::uint64_t> found;
        for (std::size_t i = 0; i < one.findings.size(); ++i) {
            holds(many.findings[i].rule == one.findings[i].rule && many.findings[i].record == one.findings[i].record);
            found.insert(one.findings[i].record);
            if (bypasses.count(one.findings[i].record) != 0) continue;
            const bool sold_late = one.findings[i].rule == &audit_rules::disclosed_before_sold && undisclosed.count(one.findings[i].record) == 1;
            const auto service = std::find_if(services.begin(), services.end(), [&](const auto& each) { return each.record() == one.findings[i].record; });
            // The second order of one consent is found, even where the first one was the wrong one.
            holds(sold_late || (one.findings[i].rule == &audit_rules::consent_justifies_one_order && service != services.end() &&
                                stolen.count(service->order().consent) == 1));
        }
        for (const std::uint64_t record : bypasses) holds(found.count(record) == 1);
        for (const std::uint64_t record : undisclosed) holds(found.count(record) == 1);
    }
};

}  // namespace fuzz_order_calls

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_order_calls;
    carrier at;
    for (std::size_t i = 0; i + 2 < size && i < 150; i += 3) {
        const std::uint8_t a = data[i + 1];
        const std::uint8_t b = data[i + 2];
        switch (data[i] % 16) {
            case 0: case 1: at.publish(a, b); break;
            case 2: at.withdraw(a, b); break;
            case 3: case 4: at.ask(a, b); break;
            case 5: case 6: case 7: at.answer(a, b); break;
            case 8: at.take_back(a); break;
            case 9: case 10: at.activate(a, b); break;
            case 11: at.end(a, b); break;
            case 12: at.now += std::chrono::minutes{a}; break;
            case 13: at.journal.fail_after(a % 4U, b % 3U); break;
            case 14: a % 2 == 0 ? at.judge() : void(at.desk = at.opened()); break;
            default: at.bypass(a, b); break;
        }
    }
    at.judge();
    return 0;
}
