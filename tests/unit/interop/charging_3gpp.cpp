// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/currency.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/interop/charging_3gpp.hpp>
#include <mingbai/interop/policy_counter.hpp>

#include <catch.hpp>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace interop_charging_3gpp_test {

using namespace mingbai;
using namespace std::chrono_literals;
using charging::service_units;

constexpr cap::alert_levels levels{50, 80, 100};
constexpr cap::meter_period june{677};
constexpr cap::meter_period july{678};
constexpr std::uint32_t yuan = cny::info.numeric;
constexpr std::uint64_t megabyte = 1'048'576;

TEST_CASE("the attributes have the numbers of their standards") {
    // Read off the standards' tables, not off the header.
    const std::pair<std::string_view, std::uint32_t> numbers[]{{"CC-Input-Octets", 412},
                                                               {"CC-Money", 413},
                                                               {"CC-Output-Octets", 414},
                                                               {"CC-Request-Type", 416},
                                                               {"CC-Service-Specific-Units", 417},
                                                               {"CC-Time", 420},
                                                               {"CC-Total-Octets", 421},
                                                               {"Currency-Code", 425},
                                                               {"Exponent", 429},
                                                               {"Final-Unit-Indication", 430},
                                                               {"Granted-Service-Unit", 431},
                                                               {"Requested-Service-Unit", 437},
                                                               {"Unit-Value", 445},
                                                               {"Used-Service-Unit", 446},
                                                               {"Value-Digits", 447},
                                                               {"Validity-Time", 448},
                                                               {"Final-Unit-Action", 449},
                                                               {"Tariff-Time-Change", 451},
                                                               {"Tariff-Change-Usage", 452},
                                                               {"CC-Unit-Type", 454},
                                                               {"Multiple-Services-Credit-Control", 456},
                                                               {"Policy-Counter-Identifier", 2901},
                                                               {"Policy-Counter-Status", 2902},
                                                               {"Policy-Counter-Status-Report", 2903},
                                                               {"SL-Request-Type", 2904},
                                                               {"Pending-Policy-Counter-Information", 2905},
                                                               {"Pending-Policy-Counter-Change-Time", 2906},
                                                               {"Low-Balance-Indication", 2020}};
    for (const auto& [name, code] : numbers) {
        CAPTURE(name);
        const auto found = charging::avp_named(name);
        REQUIRE(found);
        CHECK(found->code == code);
        CHECK(found->vendor == (code >= 2000 ? 10415U : 0U));
    }
    CHECK_FALSE(charging::avp_named("CC-Nothing"));
    CHECK(charging::sy_application == 16777302);
    CHECK(static_cast<int>(charging::final_unit_action::restrict_access) == 2);
    CHECK(static_cast<int>(charging::unit_type::service_specific) == 5);
}

TEST_CASE("money goes over exactly or not at all") {
    const auto micros = [](std::int64_t digits, std::int32_t exponent, std::uint32_t currency = yuan) {
        return charging::to_units({.money = charging::money_units{digits, exponent, currency}}, cap::dimension::money,
                                  yuan);
    };
    CHECK(micros(59, 0).value() == 59'000'000);
    CHECK(micros(5'990, -2).value() == 59'900'000);
    CHECK(micros(1, -6).value() == 1);
    CHECK(micros(70, 5).value() == 7'000'000'000'000);
    CHECK(micros(0, 100).value() == 0);
    CHECK(micros(0, -100).value() == 0);
    CHECK(micros(1'000, -9).value() == 1);
    CHECK(micros(1, -7).error().why == reason::inexact);
    CHECK(micros(1, 30).error().why == reason::out_of_range);
    CHECK(micros(INT64_MAX, INT32_MAX).error().why == reason::out_of_range);
    CHECK(micros(-1, 0).error().why == reason::out_of_range);
    CHECK(micros(59, 0, 840).error().why == reason::unknown_currency);
    for (const cap::units amount : {cap::units{0}, cap::units{1}, cap::units{59'900'000}, cap::highest_limit}) {
        const auto made = charging::to_service_units(amount, cap::dimension::money, yuan);
        REQUIRE(made);
        CHECK(charging::to_units(*made, cap::dimension::money, yuan).value() == amount);
    }
    CHECK(charging::to_service_units(59'900'000, cap::dimension::money, yuan)->money ==
          charging::money_units{599, -1, yuan});
}

TEST_CASE("volume, time and pieces") {
    using cap::dimension;
    CHECK(charging::to_units({.total_octets = 7}, dimension::data).value() == 7);
    CHECK(charging::to_units({.input_octets = 3, .output_octets = 4}, dimension::data).value() == 7);
    CHECK(charging::to_units({.output_octets = 4}, dimension::data).value() == 4);
    CHECK(charging::to_units({.total_octets = 9, .input_octets = 3}, dimension::data).value() == 9);
    CHECK(charging::to_units({.time = 61}, dimension::voice).value() == 61);
    CHECK(charging::to_units({.service_specific = 1}, dimension::messages).value() == 1);
    CHECK(charging::to_units({.time = 61}, dimension::data).error().why == reason::unknown_unit);
    CHECK(charging::to_units({}, dimension::voice).error().why == reason::unknown_unit);
    CHECK(charging::to_units({.total_octets = UINT64_MAX}, dimension::data).error().why == reason::out_of_range);
    CHECK(charging::to_units({.input_octets = UINT64_MAX, .output_octets = 1}, dimension::data).error().why ==
          reason::out_of_range);
    CHECK(charging::to_service_units(std::uint64_t{1} << 32, dimension::voice).error().why == reason::out_of_range);
}

/// A data session under one cap.
struct session {
    cap::meter meter;
    cap::grant held{};
    charging::credit_terms terms{.what = cap::dimension::data, .quota = 10 * megabyte, .validity = 3'600s, .now = june};

    charging::credit_answer ask(charging::request_type type, std::vector<charging::used_units> used, bool wants = true,
                                service_units requested = {}) {
        const auto made = charging::answer(meter, held, {type, wants, requested, used}, terms, levels);
        REQUIRE(made);
        return *made;
    }
};

TEST_CASE("a session from its first request to the final unit") {
    session data{.meter = cap::meter(25 * megabyte, june)};
    const auto first = data.ask(charging::request_type::initial, {});
    CHECK(first.code == charging::result_code::success);
    CHECK(first.granted->total_octets == 10 * megabyte);
    CHECK(first.validity == 3'600s);
    CHECK_FALSE(first.final_action);

    const auto second = data.ask(charging::request_type::update, {{.amount = {.total_octets = 10 * megabyte}}});
    CHECK(second.counted == 10 * megabyte);
    CHECK(second.granted->total_octets == 10 * megabyte);

    // Five megabytes are left: the grant is cut to them, and they are the final units.
    const auto third = data.ask(charging::request_type::update,
                                {{.amount = {.input_octets = megabyte, .output_octets = 9 * megabyte}}});
    CHECK(third.granted->total_octets == 5 * megabyte);
    CHECK(third.final_action == charging::final_unit_action::terminate);
    CHECK(third.news.crossed == 0b011);

    // The network lets some more pass than was granted: it is not charged.
    const auto last =
        data.ask(charging::request_type::termination, {{.amount = {.total_octets = 6 * megabyte}}}, false);
    CHECK(last.counted == 5 * megabyte);
    CHECK(last.refused == megabyte);
    CHECK(last.news.crossed == 0b100);
    CHECK_FALSE(last.granted);
    CHECK(data.meter.read(june) == cap::reading{25 * megabyte, 0, 25 * megabyte, 0, 0});

    session next{.meter = cap::meter(0, june)};
    next.terms.then = cap::at_cap::ask;
    const auto refused = next.ask(charging::request_type::initial, {});
    CHECK(refused.code == charging::result_code::credit_limit_reached);
    CHECK(refused.final_action == charging::final_unit_action::redirect);
    CHECK_FALSE(refused.granted);
    next.terms.then = cap::at_cap::charge_free;
    CHECK(next.ask(charging::request_type::initial, {}).code == charging::result_code::credit_control_not_applicable);
    next.terms.then = cap::at_cap::throttle;
    CHECK(next.ask(charging::request_type::initial, {}).final_action == charging::final_unit_action::restrict_access);
}

TEST_CASE("what is used before a tariff change counts in the old period, what is used after it in the new one") {
    session data{.meter = cap::meter(20 * megabyte, june)};
    data.terms.next_period = instant{1'782'835'200s};
    CHECK(data.ask(charging::request_type::initial, {}).tariff_change == instant{1'782'835'200s});
    data.terms.now = july;
    const auto split =
        data.ask(charging::request_type::update, {{charging::tariff_usage::before, {.total_octets = 3 * megabyte}},
                                                  {charging::tariff_usage::after, {.total_octets = 2 * megabyte}}});
    CHECK(split.counted == 5 * megabyte);
    CHECK(split.granted->total_octets == 10 * megabyte);
    CHECK(data.meter.read(july) == cap::reading{20 * megabyte, 0, 2 * megabyte, 10 * megabyte, 8 * megabyte});
}

TEST_CASE("an event is charged whole or not at all") {
    session messages{.meter = cap::meter(2, june)};
    messages.terms.what = cap::dimension::messages;
    messages.terms.quota = 1;
    const auto sent = messages.ask(charging::request_type::event, {}, true, {.service_specific = 2});
    CHECK(sent.counted == 2);
    CHECK(sent.granted->service_specific == 2);
    const auto refused = messages.ask(charging::request_type::event, {});
    CHECK(refused.code == charging::result_code::credit_limit_reached);
    CHECK(refused.news.cap_held);
    CHECK(messages.meter.read(june).used == 2);
}

TEST_CASE("a request that cannot be understood changes nothing") {
    session data{.meter = cap::meter(20 * megabyte, june)};
    (void)data.ask(charging::request_type::initial, {});
    const std::vector<charging::used_units> used{{.amount = {.total_octets = megabyte}}, {.amount = {.time = 7}}};
    const auto made =
        charging::answer(data.meter, data.held, {charging::request_type::update, true, {}, used}, data.terms, levels);
    CHECK(made.error().why == reason::unknown_unit);
    CHECK(data.held.amount() == 10 * megabyte);
    CHECK(data.meter.read(june).used == 0);
    CHECK(charging::answer(data.meter, data.held, {charging::request_type::update, true, {.time = 1}, {}}, data.terms,
                           levels)
              .error()
              .why == reason::unknown_unit);
}

TEST_CASE("the fail policy of a cap is the network's failure handling") {
    CHECK(charging::handling_of(cap::fail_policy::closed()) == charging::failure_handling::terminate);
    CHECK(charging::handling_of(cap::fail_policy::open_within(1)) == charging::failure_handling::go_on);
}

TEST_CASE("a policy counter says where the customer stands, and when it falls back") {
    constexpr std::string_view words[]{"normal", "half", "near", "reached"};
    const auto counter = charging::policy_counter::make("overage", levels, words);
    REQUIRE(counter);
    const instant july_begins = start_of_day(std::chrono::year{2026} / 7 / 1, beijing_time);
    cap::meter meter(100, june);
    CHECK(counter->report(meter.read(june), july_begins) == charging::policy_counter_info{"overage", "normal", {}});
    (void)meter.charge(80, levels, june);
    auto info = counter->report(meter.read(june), july_begins);
    CHECK(info == charging::policy_counter_info{"overage", "near", {{"normal", july_begins}}});
    CHECK(counter->report(cap::reading{}, july_begins).current == "reached");  // a cap of zero
    CHECK(counter->report(cap::reading{}, july_begins).pending.empty());

    REQUIRE(charging::add_pending(info, {"gold", july_begins - 60s}));
    CHECK(charging::add_pending(info, {"silver", july_begins}).error().why == reason::same_instant);
    const charging::policy_counter_info all[]{info};
    const auto text = charging::spending_limit_status("imsi-460001234567890", all);
    REQUIRE(text);
    CHECK(*text == R"({"supi":"imsi-460001234567890","statusInfos":{"overage":{"policyCounterId":"overage",)"
                   R"("currentStatus":"near",)"
                   R"("penPolCounterStatuses":[{"policyCounterStatus":"gold","activationTime":"2026-06-30T15:59:00Z"},)"
                   R"({"policyCounterStatus":"normal","activationTime":"2026-06-30T16:00:00Z"}]}}})");
    CHECK(read_json(*text));

    charging::policy_counter_info wrong = info;
    std::swap(wrong.pending[0], wrong.pending[1]);
    const charging::policy_counter_info both[]{info, wrong};
    CHECK(charging::spending_limit_status("imsi-1", both).error() == refusal{reason::same_instant, at_index(1)});
}

TEST_CASE("an operator's words fit the levels, each of its own") {
    constexpr std::string_view few[]{"a", "b"};
    constexpr std::string_view twice[]{"a", "b", "a", "d"};
    constexpr std::string_view empty[]{"a", "", "c", "d"};
    CHECK(charging::policy_counter::make("x", levels, few).error().why == reason::out_of_range);
    CHECK(charging::policy_counter::make("x", levels, twice).error() == refusal{reason::bad_identifier, at_index(2)});
    CHECK(charging::policy_counter::make("x", levels, empty).error() == refusal{reason::bad_identifier, at_index(1)});
}

}  // namespace interop_charging_3gpp_test
