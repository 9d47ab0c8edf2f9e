// SPDX-License-Identifier: Apache-2.0
#include "atlantis.hpp"

// [house]
#include <mingbai/profile/as_of.hpp>
#include <mingbai/profile/consistent.hpp>
#include <mingbai/profile/eu.hpp>

struct no_entry_fee {
    static constexpr mingbai::rule_info info{.id = "HOUSE-1",
                                             .severity = mingbai::severity::blocking,
                                             .grade = mingbai::verification::derived,
                                             .source = "the house's own promise",
                                             .title = "joining costs nothing",
                                             .title_zh = "入网不收费",
                                             .good = "no one-off fee",
                                             .bad = "activation 10 EUR"};
    template <class Plan>
    static constexpr void check(const Plan& plan, mingbai::findings& out) noexcept {
        if (!plan.one_off_fees.empty()) out.add(mingbai::element::price);
    }
};

struct our_house : mingbai::profile::eu {
    static constexpr mingbai::profile::profile_info info{"our_house", "Our house", "本公司"};
    using tariff_rules = mingbai::join<
        mingbai::with<mingbai::without<mingbai::profile::eu::tariff_rules, mingbai::profile::price_is_its_parts>,
                      mingbai::eu::promotion_term_stated, mingbai::severity::warning>,
        mingbai::ruleset<no_entry_fee>>;
    static constexpr mingbai::utc_offset zone{std::chrono::hours{2}};
    static constexpr mingbai::evidence::retention_rule kept[]{{mingbai::evidence::record_kind::agreement_stored,
                                                               std::chrono::year{2026} / 1 / 1,
                                                               {36, mingbai::period_unit::month},
                                                               "the house's own promise"}};
    static constexpr std::span<const mingbai::evidence::retention_rule> retention = kept;
    static constexpr mingbai::period look_back{36, mingbai::period_unit::month};
};

static_assert(mingbai::profile::consistent<our_house>);
// [house end]

#include <mingbai/base/hmac_drbg.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/notice/quiet_hours.hpp>
#include <mingbai/order/audit.hpp>
#include <mingbai/profile/cn_miit.hpp>
#include <mingbai/tariff/register.hpp>

#include <catch.hpp>
#include <country_plans.hpp>

namespace guide_house_profile_test {

using namespace mingbai;
using std::chrono::year;

template <class Profile>
auto ids_of(const basic_tariff_plan<owning_storage<typename Profile::currency>>& plan, bool blocking_only = false) {
    std::vector<std::string_view> ids;
    for (const finding& each : check<typename Profile::tariff_rules>(plan).kept())
        if (!blocking_only || each.rule->severity == severity::blocking) ids.push_back(each.rule->id);
    return ids;
}
using list = std::vector<std::string_view>;

TEST_CASE("a house drops, weakens and adds rules, and keeps all others") {
    auto plan = mingbai_test::country_plan<eur>();
    CHECK(ids_of<our_house>(plan).empty());
    plan.price_components = {{"half", 5_eur}};  // dropped
    plan.introductory = {10_eur / 1_month, period{}, *plan.price};  // weakened
    plan.one_off_fees = {{"activation", 10_eur}};  // the house's own
    plan.unsubscribe.clear();  // still the law's
    CHECK(ids_of<profile::eu>(plan) == list{"EU-T-01", "EU-T-05", "MB-T-03"});
    CHECK(ids_of<our_house>(plan) == list{"EU-T-01", "EU-T-05", "HOUSE-1"});
    CHECK(ids_of<our_house>(plan, true) == list{"EU-T-01", "HOUSE-1"});
    CHECK(our_house::tariff_rules::size == profile::eu::tariff_rules::size);
}

TEST_CASE("two profiles live in one program, each with its own register and ledger") {
    const instant now = std::chrono::sys_days{year{2026} / 3 / 2};
    evidence::memory_journal home_journal;
    evidence::memory_journal abroad_journal;
    evidence::ledger<evidence::memory_journal> home_ledger(home_journal, hmac_drbg<>("a seed of at least thirty-two bytes"));
    evidence::ledger<evidence::memory_journal> abroad_ledger(abroad_journal, hmac_drbg<>("another seed of thirty-two bytes."));
    disclosure_register<our_house> at_home(home_ledger);
    disclosure_register<atlantis::profile> abroad(abroad_ledger);

    auto euros = mingbai_test::country_plan<eur>();
    auto shells = mingbai_test::country_plan<atlantis::shell>();
    CHECK(at_home.publish(euros, now));
    CHECK(abroad.publish(shells, now).error().why == reason::rules_broken);  // 24 months: lawful at home, not abroad
    shells.commitment->term = 12_months;
    CHECK(abroad.publish(shells, now));
    CHECK(ids_of<profile::cn_miit>(mingbai_test::country_plan<cny>()).size() > 1);
}

// [audit]
struct nobody_is_asked_at_night {
    static constexpr rule_info info{.id = "HOUSE-2",
                                    .severity = severity::blocking,
                                    .grade = verification::derived,
                                    .source = "the house's own promise",
                                    .title = "nobody is asked to order between 22:00 and 08:00",
                                    .title_zh = "22时至8时不征询用户",
                                    .good = "asked at 10:00",
                                    .bad = "asked at 23:15"};
    static constexpr notice::quiet_hours night{std::chrono::hours{22}, std::chrono::hours{8}};

    void see(const evidence::audited_record& record, evidence::audit_findings& out) {
        if (record.kind() == evidence::record_kind::consent_asked && night.contains(record.record().at, our_house::zone))
            out.add(record.sequence());
    }
};

struct audited_house : our_house {
    using audit_checks = evidence::audit_checks<nobody_is_asked_at_night>;
};
// [audit end]

TEST_CASE("an audit runs the checks of the house with all others, and goes on with them") {
    const instant midnight = std::chrono::sys_days{year{2026} / 3 / 2} - our_house::zone.ahead();
    evidence::memory_journal journal;
    evidence::ledger<evidence::memory_journal> ledger(journal, hmac_drbg<>("a seed of at least thirty-two bytes"));
    const auto ask = [&](std::chrono::hours hour) {
        REQUIRE(ledger.append(evidence::record_kind::consent_asked, {}, midnight + hour, "{}"));
    };
    audit<audited_house> audit(ledger);
    const auto asked_at_night = [&] {
        const audit_report report = audit.run(midnight + std::chrono::hours{48});
        std::vector<std::uint64_t> records;
        for (const audit_finding& each : report.findings)
            if (each.rule == &nobody_is_asked_at_night::info) records.push_back(each.record);
        return records;
    };
    for (const int hour : {7, 8, 21}) ask(std::chrono::hours{hour});
    CHECK(asked_at_night() == std::vector<std::uint64_t>{0});
    ask(std::chrono::hours{22});
    CHECK(asked_at_night() == std::vector<std::uint64_t>{0, 3});
    const auto without_them = mingbai::audit<our_house>(ledger).run(midnight + std::chrono::hours{48});
    CHECK(without_them.count(nobody_is_asked_at_night::info) == 0);
}

// [country-used]
static_assert(mingbai::profile::jurisdiction<atlantis::profile>);
static_assert(mingbai::profile::consistent<atlantis::profile>);

TEST_CASE("a country of one header is a profile like any other, and its law changes on its day") {
    const auto plan = mingbai_test::country_plan<atlantis::shell>();  // binds for 24 months
    const mingbai::as_of<atlantis::profile> before(year{2024} / 12 / 31);
    const mingbai::as_of<atlantis::profile> after(year{2025} / 1 / 1);
    CHECK(before.check_plan(plan).passed());
    CHECK(!after.check_plan(plan).passed());
    CHECK(*before.value<atlantis::longest_commitment>() == mingbai::period{24, mingbai::period_unit::month});
    CHECK(*after.value<atlantis::longest_commitment>() == mingbai::period{12, mingbai::period_unit::month});
}
// [country-used end]

TEST_CASE("a house keeps its records as long as it lets customers look at them") {
    const instant written = std::chrono::sys_days{year{2026} / 3 / 2};
    const as_of<our_house> today(year{2026} / 11 / 24);
    CHECK(today.keep_until(evidence::record_kind::agreement_stored, written) ==
          instant{std::chrono::sys_days{year{2029} / 3 / 2}});
}

}  // namespace guide_house_profile_test
