// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/tariff/register.hpp>

#include <array>
#include <catch.hpp>
#include <plans.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tariff_register_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace std::chrono_literals;

// The smallest profile: a plan has a name, and that is all.
struct has_a_name {
    static constexpr rule_info info{.id = "TEST-NAME",
                                    .severity = severity::blocking,
                                    .grade = verification::primary,
                                    .source = "this test",
                                    .title = "a plan has a name",
                                    .title_zh = "",
                                    .good = "a",
                                    .bad = ""};
    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (is_missing(plan, element::name)) out.add(element::name);
    }
};

struct profile {
    using currency = cny;
    using tariff_rules = ruleset<has_a_name>;
    static constexpr utc_offset zone = beijing_time;
    static constexpr std::string_view nationwide[]{"全国"};
};

struct no_salt {
    void fill(std::span<std::uint8_t> bytes) {
        for (std::uint8_t& byte : bytes) byte = ++next;
    }
    void operator()(std::span<std::uint8_t> bytes) { fill(bytes); }
    std::uint8_t next = 0;
};

// 2026-03-01 00:00 in Beijing
constexpr instant march = start_of_day(std::chrono::year{2026} / 3 / 1, beijing_time);
constexpr sale in_hebei{"河北", "APP", march};

struct fixture {
    evidence::memory_journal journal;
    decltype(evidence::ledger(journal, no_salt{})) ledger{journal, no_salt{}};
    disclosure_register<profile> zone{ledger};
};

literal_tariff_plan spring_at(money<cny> price) {
    literal_tariff_plan plan = mingbai_test::spring;
    plan.price = price / 1_month;
    return plan;
}

TEST_CASE("a plan is sold only after it was disclosed") {
    fixture f;
    CHECK(f.zone.for_sale("26HE900001", in_hebei).error().why == reason::not_published);
    const auto published = f.zone.publish(mingbai_test::spring, march);
    REQUIRE(published);
    CHECK(published->version() == 1);
    CHECK(published->plan().price->amount == 59_cny);
    CHECK(published->digest() == sha256(*to_canonical_json(mingbai_test::spring)));

    const auto sold = f.zone.for_sale("26HE900001", in_hebei);
    REQUIRE(sold);
    CHECK(sold->record() == published->record());
    const auto record = f.ledger.read(sold->record());
    REQUIRE(record);
    CHECK(record->kind == evidence::record_kind::plan_published);
}

TEST_CASE("a plan that breaks a blocking rule is refused with the report, and nothing is recorded") {
    fixture f;
    literal_tariff_plan plan = mingbai_test::spring;
    plan.name = "";
    const auto refused = f.zone.publish(plan, march);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().why == reason::rules_broken);
    CHECK(refused.error().where.what == element::name);
    CHECK(refused.error().found.kept()[0].rule == &has_a_name::info);
    CHECK(f.ledger.size() == 0);
    CHECK(f.zone.versions() == 0);
}

TEST_CASE("a plan that is given away is taken when it is published, and kept by the caller when refused") {
    fixture f;
    tariff_plan plan = to_owned(mingbai_test::spring);
    plan.restrictions = {"一份足够长而不会存放在字符串对象本身之内的限制条件"};
    const tariff_plan before = plan;
    const auto late = f.zone.publish(std::move(plan), march, march + 1s);
    REQUIRE_FALSE(late);
    CHECK(late.error().why == reason::retroactive);
    CHECK(*to_canonical_json(plan) == *to_canonical_json(before));
    const char* const words = plan.restrictions[0].data();
    const auto published = f.zone.publish(std::move(plan), march);
    REQUIRE(published);
    CHECK(published->plan().restrictions[0].data() == words);
    CHECK(published->digest() == sha256(*to_canonical_json(before)));
}

TEST_CASE("a sale is refused outside the plan's dates, regions and channels, each by its reason") {
    fixture f;
    REQUIRE(f.zone.publish(mingbai_test::spring, march - 100 * 24h));
    const auto refused = [&](sale where) { return f.zone.for_sale("26HE900001", where).error().why; };
    // The sale begins on 9 February and ends on 31 December 2029, Beijing time, both days included.
    const instant first = start_of_day(std::chrono::year{2026} / 2 / 9, beijing_time);
    const instant last = start_of_day(std::chrono::year{2030} / 1 / 1, beijing_time) - 1s;
    CHECK(refused({"河北", "APP", first - 1s}) == reason::not_on_sale_yet);
    CHECK(f.zone.for_sale("26HE900001", {"河北", "APP", first}));
    CHECK(f.zone.for_sale("26HE900001", {"河北", "APP", last}));
    CHECK(refused({"河北", "APP", last + 1s}) == reason::no_longer_on_sale);
    CHECK(refused({"北京", "APP", march}) == reason::region_excluded);
    CHECK(refused({"河北", "电话外呼", march}) == reason::channel_excluded);
    CHECK(refused({"河北", "APP", march - 101 * 24h}) == reason::not_on_sale_yet);

    literal_tariff_plan everywhere = mingbai_test::spring;
    static constexpr std::string_view all[]{"全国"};
    everywhere.filing_number = "26JT900002";
    everywhere.regions = all;
    REQUIRE(f.zone.publish(everywhere, march));
    CHECK(f.zone.for_sale("26JT900002", {"北京", "APP", march}));
}

TEST_CASE("a new version takes effect at its instant; the customer's own version stays resolvable") {
    fixture f;
    REQUIRE(f.zone.publish(spring_at(59_cny), march));
    const auto dearer = f.zone.publish(spring_at(69_cny), march + 30 * 24h, march + 1s);
    REQUIRE(dearer);
    CHECK(dearer->version() == 2);
    const auto price_at = [&](instant at) { return f.zone.in_force("26HE900001", at)->plan.price->amount; };
    CHECK(price_at(march + 30 * 24h - 1s) == 59_cny);
    CHECK(price_at(march + 30 * 24h) == 69_cny);
    CHECK(f.zone.resolve("26HE900001", 1)->plan.price->amount == 59_cny);
    CHECK(f.zone.resolve("26HE900001", 3) == nullptr);
}

TEST_CASE("two versions with the same instant are refused, as killbill#2291 should have") {
    fixture f;
    REQUIRE(f.zone.publish(spring_at(59_cny), march));
    CHECK(f.zone.publish(spring_at(69_cny), march, march).error().why == reason::same_instant);
    CHECK(f.zone.publish(spring_at(69_cny), march - 1s, march).error().why == reason::retroactive);
    CHECK(f.zone.publish(spring_at(59_cny), march + 1s, march).error().why == reason::unchanged);
    CHECK(f.zone.versions() == 1);
    CHECK(f.ledger.size() == 1);
}

TEST_CASE("a withdrawn plan is not for sale, and stays resolvable for those who have it") {
    fixture f;
    CHECK(f.zone.withdraw("26HE900001", march, march).error().why == reason::not_published);
    REQUIRE(f.zone.publish(mingbai_test::spring, march));
    CHECK(f.zone.withdraw("26HE900001", march, march).error().why == reason::same_instant);
    CHECK(f.zone.withdraw("26HE900001", march + 1h, march + 2h).error().why == reason::retroactive);
    REQUIRE(f.zone.withdraw("26HE900001", march + 24h, march + 1s));
    CHECK(f.zone.for_sale("26HE900001", {"河北", "APP", march + 24h - 1s}));
    CHECK(f.zone.for_sale("26HE900001", {"河北", "APP", march + 24h}).error().why == reason::withdrawn);
    CHECK(f.zone.withdraw("26HE900001", march + 48h, march + 1s).error().why == reason::withdrawn);
    CHECK(f.zone.resolve("26HE900001", 1) != nullptr);

    // It may be disclosed again, as a further version.
    const auto again = f.zone.publish(mingbai_test::spring, march + 72h, march + 25h);
    REQUIRE(again);
    CHECK(again->version() == 2);
}

TEST_CASE("the same number and another name is the same plan; the same name and another number is another") {
    fixture f;
    REQUIRE(f.zone.publish(mingbai_test::spring, march));
    literal_tariff_plan renamed = mingbai_test::spring;
    renamed.name = "夏风套餐59元";
    CHECK(f.zone.publish(renamed, march + 1s)->version() == 2);
    literal_tariff_plan twin = mingbai_test::spring;
    twin.filing_number = "26HE900003";
    CHECK(f.zone.publish(twin, march + 1s)->version() == 1);
    CHECK(f.zone.numbers() == 2);
}

TEST_CASE("replaying the ledger gives the same register with the same digest, and recall makes the token again") {
    fixture f;
    REQUIRE(f.zone.publish(spring_at(59_cny), march));
    const auto second = f.zone.publish(spring_at(69_cny), march + 24h, march + 1s);
    REQUIRE(second);
    REQUIRE(f.zone.withdraw("26HE900001", march + 48h, march + 2s));
    REQUIRE(f.ledger.append(evidence::record_kind::bill_issued, {}, march, "{}"));

    disclosure_register<profile> again{f.ledger};
    REQUIRE(again.replay());
    CHECK(again.digest() == f.zone.digest());
    CHECK(again.versions() == f.zone.versions());

    const auto recalled = again.recall(second->record());
    REQUIRE(recalled);
    CHECK(recalled->digest() == second->digest());
    CHECK(again.recall(3).error().why == reason::not_published);
    CHECK(again.recall(99).error().why == reason::record_unknown);

    disclosure_register<profile> empty{f.ledger};
    CHECK(empty.recall(second->record()).error().why == reason::record_altered);
    CHECK(empty.digest() != f.zone.digest());
}

/// The same value, the members of every object in the opposite order.
void write_backwards(basic_json_writer<std::string, json_form::foreign>& out, const json_value& value) {
    if (value.is_object()) {
        std::vector<json_member> members;
        for (const json_member each : value.members()) members.insert(members.begin(), each);
        out.begin_object();
        for (const json_member& each : members) write_backwards(out.key(json_key::from(each.key)), each.value);
        out.end_object();
    } else if (value.is_array()) {
        out.begin_array();
        for (const json_value each : value.elements()) write_backwards(out, each);
        out.end_array();
    } else if (const auto text = value.as<std::string_view>()) {
        out.value(*text);
    } else if (const auto truth = value.as<bool>()) {
        out.value(*truth);
    } else {
        out.value(value.as<std::int64_t>().value());
    }
}

TEST_CASE("a plan is read from a document in whatever order its members are") {
    tariff_plan plan = to_owned(mingbai_test::spring);
    plan.introductory = {9.9_cny / 1_month, 3_months, 59_cny / 1_month};
    plan.price_components = {{"基础", 50_cny}, {"增值", 9_cny}};
    plan.unknown.add(element::notes);
    const std::string text = *to_canonical_json(plan);
    std::string backwards;
    basic_json_writer<std::string, json_form::foreign> out(backwards);
    write_backwards(out, read_json(text)->root());
    REQUIRE(out.finish());
    REQUIRE(backwards != text);
    const auto document = read_json(backwards);
    REQUIRE(document);
    const auto read = read_plan(document->root());
    REQUIRE(read);
    CHECK(*to_canonical_json(*read) == text);
}

TEST_CASE("a plan's document reads back as the same plan, and an altered one is refused with its place") {
    const std::string text = *to_canonical_json(mingbai_test::spring);
    const auto document = read_json(text);
    REQUIRE(document);
    CHECK(document->is_canonical());
    const auto plan = read_plan(document->root());
    REQUIRE(plan);
    CHECK(*to_canonical_json(*plan) == text);

    const auto refused = [&](std::string_view from, std::string_view to) {
        std::string altered = text;
        altered.replace(altered.find(from), from.size(), to);
        return read_plan(read_json(altered)->root()).error().why;
    };
    CHECK(refused("\"CNY\"", "\"EUR\"") == reason::unknown_currency);
    CHECK(refused("\"2026-02-09\"", "\"2026-02-30\"") == reason::bad_date);
    CHECK(refused("\"audience\"", "\"audienze\"") == reason::json_unknown_key);
    CHECK(refused("\"currency\":\"CNY\",", "") == reason::unknown_currency);
    CHECK(refused("\"seconds\"", "\"fortnights\"") == reason::json_wrong_type);
    CHECK(refused("59000000", "\"59\"") == reason::json_wrong_type);
}

}  // namespace tariff_register_test
