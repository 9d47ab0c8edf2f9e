// SPDX-License-Identifier: Apache-2.0
#include <mingbai/profile/all.hpp>
#include <mingbai/profile/as_of.hpp>
#include <mingbai/profile/consistent.hpp>

#include <catch.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

// What holds of every profile, and what each constant was, is and will be.
namespace profile_profiles_test {

using namespace mingbai;
using std::chrono::year;

constexpr bool all_consistent = [] {
    bool all = true;
    profile::for_each_profile([&]<class P>() { all = all && profile::consistent<P>; });
    return all;
}();
static_assert(all_consistent);

civil_date next(civil_date day, int by = 1) { return civil_date{std::chrono::sys_days{day} + std::chrono::days{by}}; }

TEST_CASE("names, ids and grades of the profiles are sound") {
    std::set<std::string_view> names;
    std::map<std::string_view, std::string_view> rules;  // id, profile: only the rules of no country are in several
    std::set<std::string_view> constants;
    profile::for_each_profile([&]<class P>() {
        CHECK(names.insert(P::info.name).second);
        profile::for_each_rule<P>([&]<class Rule>(std::string_view) {
            CAPTURE(Rule::info.id);
            CHECK(claims_only_what_is_verified(Rule::info));
            const bool first = rules.emplace(Rule::info.id, P::info.name).second;
            CHECK((first || Rule::info.id.starts_with("MB-T-")));
        });
        P::constants::for_each([&](const auto& each) {
            CAPTURE(each.info().id);
            CHECK(constants.insert(each.info().id).second);
            CHECK_FALSE(each.info().title.empty());
            CHECK_FALSE(each.info().title_zh.empty());
            for (const auto& value : each.values()) {
                const bool weak = value.grade == verification::practice || value.grade == verification::memory;
                CHECK((!weak || each.info().name.starts_with("observed_")));
                CHECK_FALSE(value.source.empty());
            }
        });
    });
    CHECK(names.size() == 9);
}

TEST_CASE("every day on which a constant of some profile begins or ends to hold is one that the sources give") {
    std::vector<std::string> found;
    const auto note = [&](std::string_view id, std::string_view what, civil_date day) {
        found.push_back(std::string(id) + " " + std::string(what) + " " + std::string(to_text(day)));
    };
    profile::for_each_profile([&]<class P>() {
        P::constants::for_each([&](const auto& each) {
            for (std::size_t i = 0; i < each.values().size(); ++i) {
                const auto& value = each.values()[i];
                CAPTURE(each.info().id, i);
                const days_in_force days = value.in_force;
                if (days.begins()) {
                    note(each.info().id, "from", days.from);
                    CHECK(each.in_force(days.from) == &value);
                    CHECK(each.in_force(next(days.from, -1)) == (i == 0 ? nullptr : &each.values()[i - 1]));
                }
                if (days.ends()) {
                    note(each.info().id, "to", days.to);
                    CHECK(each.in_force(days.to) == &value);
                    CHECK(each.in_force(next(days.to)) ==
                          (i + 1 == each.values().size() ? nullptr : &each.values()[i + 1]));
                }
            }
        });
    });
    const std::vector<std::string> expected{
        "CN-C-01 from 2015-06-30", "CN-C-01 to 2026-04-30",   "CN-C-01 from 2026-05-01", "CN-C-03 from 2006-10-10",
        "CN-C-08 from 2021-05-01", "CN-C-08 to 2025-03-17",   "EU-C-01 from 2020-12-21", "EU-C-02 from 2020-12-21",
        "EU-C-03 from 2020-12-21", "EU-C-05 to 2032-06-30",   "UK-C-01 from 2018-10-01", "UK-C-02 from 2018-10-01",
        "UK-C-03 from 2020-02-15", "UK-C-04 from 2020-02-15", "UK-C-05 from 2020-02-15", "US-C-01 from 2024-04-10",
        "US-C-01 to 2024-10-09",   "US-C-01 from 2024-10-10", "US-C-02 from 2024-10-10", "US-C-05 from 2012-10-17",
        "US-C-05 to 2013-04-16",   "US-C-05 from 2013-04-17", "AU-C-01 from 2013-09-01", "IN-C-01 from 2015-11-01",
        "IN-C-02 from 2015-11-01", "IN-C-03 from 2015-11-01", "IN-C-04 from 2015-09-01", "IN-C-05 from 2013-07-10",
        "IN-C-06 from 2013-07-10", "IN-C-07 from 2013-07-10", "IN-C-08 from 2013-07-10", "IN-C-09 from 2013-07-10",
        "IN-C-10 from 2013-07-10", "IN-C-11 from 2013-07-10", "IN-C-12 from 2013-07-10", "IN-C-13 to 2013-07-09",
        "KR-C-01 from 2016-01-01", "KR-C-02 from 2016-01-01", "KR-C-03 from 2016-11-01", "KR-C-04 to 2016-10-31",
        "KR-C-04 from 2016-11-01"};
    CHECK(found == expected);
}

TEST_CASE("the figures are those of the sources") {
    using namespace std::chrono_literals;
    const civil_date today = year{2026} / 11 / 24;
    const as_of<profile::cn_miit> china(today);
    CHECK(*china.value<cn_miit::message_retention>() == 6_months);
    CHECK(*as_of<profile::cn_miit>(year{2026} / 4 / 30).value<cn_miit::message_retention>() == 5_months);
    CHECK(*china.value<cn_miit::look_back>() == 24_months);
    CHECK(china.value<cn_miit::observed_renewal_notice>() == nullptr);
    CHECK(*as_of<profile::cn_miit>(year{2025} / 3 / 17).value<cn_miit::observed_renewal_notice>() == 5_days);
    CHECK(*china.value<cn_miit::undelivered_sms_kept>() == 72h);
    CHECK(*china.value<cn_miit::suspension_after>() == 30_days);
    CHECK(*china.value<cn_miit::termination_after>() == 60_days);
    CHECK(*china.value<cn_miit::restored_within>() == 48h);
    CHECK(*china.value<cn_miit::observed_code_validity>() == 2min);
    CHECK(*china.value<cn_miit::observed_money_cap>() == 500_cny);
    CHECK(*china.value<cn_miit::observed_data_cap>() == 15_GB);
    CHECK(*china.value<cn_miit::observed_sudden_rise>() == 5);
    CHECK(*china.value<cn_miit::second_confirmation_records>() == 5_months);
    const as_of<profile::eu> europe(today);
    CHECK(*europe.value<eu::summary_pages>() == 1);
    CHECK(*europe.value<eu::bundle_summary_pages>() == 3);
    CHECK(*europe.value<eu::summary_font_points>() == 10);
    CHECK(*europe.value<eu::longest_commitment>() == 24_months);
    CHECK(*europe.value<eu::roaming_limit>() == 50_eur);
    CHECK(as_of<profile::eu>(year{2032} / 7 / 1).value<eu::roaming_limit>() == nullptr);
    CHECK(*europe.value<eu::roaming_limit_changed_within>() == 1_day);
    CHECK(*europe.value<eu::observed_second_roaming_step>() == 100_eur);
    CHECK(*europe.value<eu::observed_prolonged_notice>() == 1_month);
    CHECK(*europe.value<eu::observed_change_notice>() == 1_month);
    CHECK(*europe.value<eu::observed_best_tariff_every>() == 1_year);
    CHECK(*europe.value<eu::observed_roaming_levels>() ==
          notice::reminder_levels{notice::at_percent(80), notice::at_percent(100)});
    const as_of<profile::uk> britain(today);
    CHECK(britain.value<uk::lowest_bill_limit>()->is_zero());
    CHECK(*britain.value<uk::limit_changed_within>() == 1_month);
    CHECK(*britain.value<uk::best_tariff_every>() == 1_year);
    CHECK(*britain.value<uk::observed_end_notice_first>() == 40);
    CHECK(*britain.value<uk::observed_end_notice_last>() == 10);
    const as_of<profile::us> america(today);
    CHECK(*as_of<profile::us>(year{2024} / 10 / 9).value<us::label_above_lines>() == 100'000);
    CHECK(*america.value<us::label_above_lines>() == 0);
    CHECK(*america.value<us::machine_readable_label>());
    CHECK(*america.value<us::verification_records>() == 2_years);
    CHECK(*america.value<us::sales_practice_records>() == 2_years);
    CHECK(*as_of<profile::us>(year{2013} / 4 / 16).value<us::alert_kinds>() == 2);
    CHECK(*america.value<us::alert_kinds>() == 4);
    CHECK(*america.value<us::att_roaming_alerts>() == std::array{100_usd, 300_usd, 500_usd});
    CHECK(*america.value<us::observed_plan_identifier_length>() == 26);
    CHECK(*america.value<us::observed_label_archive>() == 2_years);
    CHECK(*america.value<us::observed_archived_label_within>() == 30_days);
    CHECK(*america.value<us::observed_authorisation_life>() == 60_days);
    const as_of<profile::au> australia(today);
    CHECK(*australia.value<au::usage_levels>() ==
          notice::reminder_levels{notice::at_percent(50), notice::at_percent(85), notice::at_percent(100)});
    CHECK(*australia.value<au::observed_alert_within>() == 48h);
    CHECK(*australia.value<au::summary_pages>() == 2);
    CHECK(*australia.value<au::summary_after_phone_sale>() == 5_days);
    const as_of<profile::in_trai> india(today);
    CHECK(*india.value<in_trai::pack_levels>() ==
          notice::reminder_levels{notice::at_percent(50), notice::at_percent(90), notice::at_percent(100)});
    CHECK(*india.value<in_trai::unpacked_use_told_every>() == 10_MB);
    CHECK(*india.value<in_trai::data_switch>() == "1925");
    CHECK(*india.value<in_trai::ussd_window>() == 10s);
    CHECK(*india.value<in_trai::sms_window>() == 60min);
    CHECK(*india.value<in_trai::deactivated_within>() == 4h);
    CHECK(*india.value<in_trai::deactivation_code>() == "155223");
    CHECK(*india.value<in_trai::renewal_told_before>() == 24h);
    CHECK(*india.value<in_trai::refunded_within>() == 24h);
    CHECK(*india.value<in_trai::claim_window>() == 24h);
    CHECK(*india.value<in_trai::claim_window_of_a_day>() == 6h);
    CHECK(india.value<in_trai::consent_after_activation>() == nullptr);
    CHECK(*as_of<profile::in_trai>(year{2013} / 7 / 9).value<in_trai::consent_after_activation>() == 24h);
    CHECK(*as_of<profile::sg>(today).value<sg::roaming_cap>() == 100_sgd);
    CHECK(*as_of<profile::sg>(today).value<sg::singtel_excess_cap>() == 188_sgd);
    CHECK(*as_of<profile::sg>(today).value<sg::singtel_roaming_alerts>() == std::array{50_sgd, 80_sgd, 100_sgd});
    CHECK(*as_of<profile::kr>(today).value<kr::skt_monthly_block>() == 100000_krw);
    CHECK(*as_of<profile::kr>(today).value<kr::skt_daily_block>() == 20000_krw);
    CHECK(*as_of<profile::kr>(today).value<kr::kt_monthly_block>() == 50000_krw);
    CHECK(*as_of<profile::kr>(today).value<kr::kt_alerts>() == 7);
    CHECK(*as_of<profile::kr>(year{2016} / 10 / 31).value<kr::kt_alerts>() == 6);
    CHECK(*as_of<profile::jp>(today).value<jp::docomo_roaming_stop>() == 5000_jpy);
}

TEST_CASE("the retention of message records by kind is the constant's, on both sides of its change") {
    for (const evidence::retention_rule& each : profile::cn_miit::retention) {
        if (each.kind != evidence::record_kind::notice_sent) continue;
        CHECK(each.keep == *as_of<profile::cn_miit>(each.valid_from).value<cn_miit::message_retention>());
    }
    const instant written = std::chrono::sys_days{year{2026} / 4 / 15};
    const auto kept = [&](civil_date seen_on) {
        return *as_of<profile::cn_miit>(seen_on).keep_until(evidence::record_kind::notice_sent, written);
    };
    const auto until = [](civil_date day) { return instant{std::chrono::sys_days{day}}; };
    CHECK(kept(year{2026} / 4 / 30) == until(year{2026} / 9 / 15));
    CHECK(kept(year{2026} / 5 / 1) == until(year{2026} / 10 / 15));  // a later rule extends what is there
    CHECK_FALSE(as_of<profile::eu>(year{2026} / 5 / 1).keep_until(evidence::record_kind::notice_sent, written));
    CHECK(as_of<profile::us>(year{2026} / 5 / 1).keep_until(evidence::record_kind::consent_proven, written) ==
          instant{std::chrono::sys_days{year{2028} / 4 / 15}});
}

TEST_CASE("a day picks the rules and constants that were in force on it") {
    const auto rules = [](civil_date day) {
        std::vector<std::string> ids;
        as_of<profile::in_trai>(day).for_each_rule([&]<class Rule>(std::string_view) {
            if (Rule::info.id.starts_with("IN-R")) ids.emplace_back(Rule::info.id);
        });
        return ids;
    };
    using list = std::vector<std::string>;
    CHECK(rules(year{2013} / 7 / 9) == list{"IN-R-03"});
    CHECK(rules(year{2013} / 7 / 10) == list{"IN-R-01", "IN-R-02"});
    CHECK(rules(year{2015} / 8 / 31) == list{"IN-R-01", "IN-R-02"});
    CHECK(rules(year{2015} / 9 / 1) == list{"IN-R-01", "IN-R-02", "IN-R-04"});
    std::size_t held = 0;
    as_of<profile::kr>(year{2016} / 10 / 31).for_each_constant([&](const auto&, const auto&) { ++held; });
    CHECK(held == 3);
}

}  // namespace profile_profiles_test
