// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/bill/bill_history.hpp>
#include <mingbai/bill/review.hpp>
#include <mingbai/evidence/memory_journal.hpp>

#include <catch.hpp>

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bill_bill_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace mingbai::bill;
namespace chr = std::chrono;

constexpr civil_days august{chr::year{2026} / 8 / 1, chr::year{2026} / 8 / 31};
constexpr bill_header header{subscriber_number{"13800138000"}, 679, august};

bill_line fee(money<cny> amount) {
    return {.kind = line_kind::plan_fee,
            .title = "套餐月基本费",
            .agreement = "order-1",
            .plan = "26HE300128",
            .days = august,
            .amount = amount};
}
bill_line overage_line(data_volume used, money<cny> amount) {
    return {.kind = line_kind::overage,
            .title = "国内通用流量超出",
            .agreement = "order-1",
            .plan = "26HE300128",
            .days = august,
            .what = service::data,
            .quantity = used,
            .rate = "超出后每1MB0.29元",
            .amount = amount};
}
bill_line third_party(money<cny> amount) {
    return {.kind = line_kind::third_party,
            .title = "安全管家",
            .agreement = "order-2",
            .plan = "25JS110103",
            .provider = "某某科技",
            .days = august,
            .amount = amount};
}
bill_line discount(money<cny> amount) {
    return {.kind = line_kind::discount, .title = "老用户优惠", .days = august, .amount = amount};
}

cny_bill bill_of(std::vector<bill_line> lines) {
    auto made = cny_bill::make(header, std::move(lines));
    REQUIRE(made);
    return *std::move(made);
}

TEST_CASE("totals are what the lines add up to, third parties apart") {
    const cny_bill bill =
        bill_of({fee(59_cny), overage_line(101_MB, 10.29_cny), third_party(15_cny), discount(-5.005_cny)});
    CHECK(bill.own_total() == 64.285_cny);
    CHECK(bill.third_party_total() == 15_cny);
    CHECK(bill.total() == 79.285_cny);
    CHECK(bill.total_of(line_kind::plan_fee) == 59_cny);
    CHECK(bill.total_of(line_kind::discount) == -5.005_cny);
    CHECK(bill.total_of(line_kind::tax) == 0_cny);
    CHECK(bill_of({}).total() == 0_cny);
}

TEST_CASE("a line that says too little is refused, and so is a sum that does not fit") {
    const auto refused = [](std::vector<bill_line> lines) {
        const auto made = cny_bill::make(header, std::move(lines));
        REQUIRE(!made);
        return made.error();
    };
    SECTION("no title") {
        bill_line line = fee(59_cny);
        line.title.clear();
        CHECK(refused({fee(1_cny), line}) == refusal{reason::bill_line_incomplete, at_element(element::name, 1)});
    }
    SECTION("a third party's charge must name the third party") {
        bill_line line = third_party(15_cny);
        line.provider.clear();
        CHECK(refused({line}) == refusal{reason::bill_line_incomplete, at_element(element::biller, 0)});
    }
    SECTION("no days") {
        bill_line line = fee(59_cny);
        line.days = {august.last, august.first};
        CHECK(refused({line}) == refusal{reason::bill_line_incomplete, at_element(element::period, 0)});
    }
    SECTION("a charge below zero is a discount or a correction, and must be called so") {
        CHECK(refused({fee(-0.01_cny)}) == refusal{reason::bill_line_sign, at_element(element::amount, 0)});
        CHECK(refused({discount(0.01_cny)}) == refusal{reason::bill_line_sign, at_element(element::amount, 0)});
        bill_line correction = discount(0.01_cny);
        correction.kind = line_kind::correction;
        CHECK(cny_bill::make(header, {correction, discount(0_cny)}).has_value());
    }
    SECTION("not UTF-8") {
        bill_line line = fee(59_cny);
        line.rate = "\xFF";
        CHECK(refused({line}).why == reason::bad_utf8);
    }
    SECTION("overflow") {
        CHECK(refused({fee((money<cny>::max)()), fee(0.000001_cny)}).why == reason::overflow);
        CHECK(refused({fee((money<cny>::max)()), third_party(0.000001_cny)}).why == reason::overflow);
    }
}

const std::vector<agreement> agreements{
    {.order = "order-1", .plan = "26HE300128", .begins = chr::year{2026} / 8 / 10, .proof = 41},
    {.order = "order-2", .plan = "25JS110103", .provider = "某某科技", .begins = chr::year{2026} / 1 / 10, .proof = 7},
    {.order = "order-3",
     .plan = "26HE300128",
     .begins = chr::year{2026} / 1 / 1,
     .ends = chr::year{2026} / 7 / 31,
     .proof = 8},
    {.order = "order-4", .plan = "26HE300128", .begins = chr::year{2026} / 1 / 1, .proof = std::nullopt}};

TEST_CASE("every charge rests on an agreement, or is unexplained (不明扣费) and says why") {
    CHECK(ground_of(fee(59_cny), std::span<const agreement>(agreements)) == ground::agreed);
    CHECK(ground_of(third_party(15_cny), std::span<const agreement>(agreements)) == ground::agreed);
    CHECK(ground_of(discount(-5_cny), std::span<const agreement>(agreements)) == ground::no_charge);
    const auto changed = [](auto change) {
        bill_line line = fee(59_cny);
        change(line);
        return ground_of(line, std::span<const agreement>(agreements));
    };
    CHECK(changed([](bill_line& l) { l.agreement = "order-9"; }) == ground::no_agreement);
    CHECK(changed([](bill_line& l) { l.agreement = {}; }) == ground::no_agreement);
    CHECK(changed([](bill_line& l) { l.agreement = "order-3"; }) == ground::not_in_force);
    CHECK(changed([](bill_line& l) { l.days = {august.first, chr::year{2026} / 8 / 9}; }) == ground::not_in_force);
    CHECK(changed([](bill_line& l) { l.agreement = "order-4"; }) == ground::no_proof);
    CHECK(changed([](bill_line& l) { l.plan = "26HE300129"; }) == ground::another_plan);
    CHECK(changed([](bill_line& l) { l.provider = "别人"; }) == ground::another_provider);
    CHECK(changed([](bill_line& l) {
              l.agreement = "order-2";
              l.plan = {};
          }) == ground::another_provider);
    // A gift of nothing is agreed to like anything else; what gives money back needs nothing.
    CHECK(changed([](bill_line& l) {
              l.agreement = {};
              l.amount = 0_cny;
          }) == ground::no_agreement);
    CHECK(changed([](bill_line& l) {
              l.kind = line_kind::correction;
              l.agreement = {};
              l.amount = -1_cny;
          }) == ground::no_charge);
    CHECK(changed([](bill_line& l) {
              l.kind = line_kind::correction;
              l.agreement = {};
              l.amount = 1_cny;
          }) == ground::no_agreement);
}

constexpr std::array<overage_rate<cny>, 1> per_mb{{{0.29_cny, 1_MB, 0}}};
constexpr std::array<stretch_ceiling<cny>, 2> stairs{{{(100_MB).bytes(), 10_cny}, {(1_GB).bytes(), 60_cny}}};
constexpr std::array<overage, 1> stair_overage{
    {{.what = service::data, .rates = per_mb, .stretches = stairs, .money_ceiling = 500_cny}}};
constexpr literal_tariff_plan stair_plan{
    .name = "测试套餐", .filing_number = "26HE300128", .price = 59_cny / 1_month, .overage = stair_overage};

TEST_CASE("overage is recomputed from the plan: the published figures of the stair tariff") {
    const auto expected = [](data_volume used) {
        const auto answer = recompute(overage_line(used, 0_cny), stair_plan, agreements[0], august);
        REQUIRE(answer);
        REQUIRE(*answer);
        return **answer;
    };
    CHECK(expected(34_MB) == 9.86_cny);
    CHECK(expected(35_MB) == 10_cny);
    CHECK(expected(101_MB) == 10.29_cny);
    CHECK(expected(1024_MB) == 60_cny);
    CHECK(expected(1025_MB) == 60.29_cny);
    CHECK(expected(8192_MB) == 480_cny);
    CHECK(expected(9000_MB) == 500_cny);
}

TEST_CASE("a fee is recomputed for the days it covers") {
    const auto expected = [](civil_days days, part_month how, const literal_tariff_plan& plan = stair_plan) {
        bill_line line = fee(0_cny);
        line.days = days;
        const auto answer = recompute(line, plan, agreements[0], august, how);
        REQUIRE(answer);
        return *answer;
    };
    const civil_days from_tenth{chr::year{2026} / 8 / 10, august.last};  // 22 of 31 days
    CHECK(expected(august, part_month::by_day) == 59_cny);
    CHECK(expected(from_tenth, part_month::by_day) == 41.87_cny);  // 41.8709…
    CHECK(expected(from_tenth, part_month::half) == 59_cny);
    CHECK(expected({chr::year{2026} / 8 / 20, august.last}, part_month::half) == 29.5_cny);
    CHECK(expected(from_tenth, part_month::full) == 59_cny);

    literal_tariff_plan yearly = stair_plan;
    yearly.price = 240_cny / 1_year;
    CHECK(expected(august, part_month::by_day, yearly) == 240_cny);

    literal_tariff_plan introductory = stair_plan;
    introductory.introductory = introductory_price<cny>{29_cny / 1_month, 6_months, 59_cny / 1_month};
    CHECK(expected(from_tenth, part_month::full, introductory) == 29_cny);
    bill_line later = fee(0_cny);
    later.days = {chr::year{2027} / 2 / 1, chr::year{2027} / 2 / 28};
    CHECK(*recompute(later, introductory, agreements[0], later.days) ==
          49.36_cny);  // 9 days low, 19 full: 9.32 + 40.04
}

TEST_CASE("a one-off fee is the plan's own, and a service that no term prices costs nothing") {
    static constexpr std::array<basic_fee<literal_storage<>>, 1> fees{{{"开户费", 10_cny}}};
    literal_tariff_plan plan = stair_plan;
    plan.one_off_fees = fees;
    bill_line line = fee(10_cny);
    line.kind = line_kind::one_off;
    line.title = "开户费";
    CHECK(*recompute(line, plan, agreements[0], august) == 10_cny);
    line.title = "服务费";
    CHECK(*recompute(line, plan, agreements[0], august) == 0_cny);
    bill_line voice = overage_line(1_GB, 3_cny);
    voice.what = service::voice;
    CHECK(*recompute(voice, plan, agreements[0], august) == 0_cny);
    bill_line mixed = overage_line(1_GB, 3_cny);
    mixed.quantity = 5_min;
    const auto refused = recompute(mixed, plan, agreements[0], august);
    REQUIRE(!refused);
    CHECK(refused.error().why == reason::unknown_unit);
    CHECK(!recompute(discount(-5_cny), plan, agreements[0], august)->has_value());
}

TEST_CASE("a day pass is recomputed day by day") {
    static constexpr std::array<overage_rate<cny>, 1> per_gb{{{1_cny, 1_GB, 0}}};
    static constexpr std::array<overage, 1> pass{
        {{.what = service::data, .rates = per_gb, .by_day = true, .day_ceiling = 3_cny}}};
    literal_tariff_plan plan = stair_plan;
    plan.overage = pass;
    bill_line line = overage_line(9_GB, 5_cny);
    line.quantity_by_day = {(7_GB).bytes(), 0, (2_GB).bytes()};
    CHECK(*recompute(line, plan, agreements[0], august) == 5_cny);  // 3 and 2
}

report reviewed(const cny_bill& bill, std::span<const money<cny>> previous = {}) {
    static const std::vector<versioned_plan<literal_tariff_plan>> plans{{"26HE300128", 1, &stair_plan}};
    return check<bill_rules>(bill_review<literal_tariff_plan>{
        .of = &bill, .agreements = agreements, .plans = plans, .previous_totals = previous});
}

TEST_CASE("a review finds what is unexplained and what is too much, and passes what is right") {
    bill_line right = fee(41.87_cny);
    right.days.first = chr::year{2026} / 8 / 10;
    CHECK(reviewed(bill_of({right, overage_line(101_MB, 10.29_cny), discount(-5_cny)})).clean());

    const report dear = reviewed(bill_of({right, overage_line(101_MB, 10.30_cny)}));
    REQUIRE(dear.count() == 1);
    CHECK(dear.kept()[0].rule->id == charged_as_agreed::info.id);
    CHECK(dear.kept()[0].where == at_element(element::amount, 1));
    CHECK(!dear.passed());
    CHECK(reviewed(bill_of({overage_line(101_MB, 10.28_cny)})).clean());  // less is no harm

    bill_line nobody = fee(15_cny);
    nobody.agreement = "order-9";
    const report unexplained = reviewed(bill_of({right, nobody}));
    REQUIRE(unexplained.count() == 1);
    CHECK(unexplained.kept()[0].rule->id == every_charge_agreed::info.id);
    CHECK(unexplained.kept()[0].where == at_element(element::agreement, 1));

    const report unknown_plan = reviewed(bill_of({third_party(15_cny)}));
    REQUIRE(unknown_plan.count() == 1);
    CHECK(unknown_plan.kept()[0].rule->id == terms_at_hand::info.id);
    CHECK(unknown_plan.passed());
}

TEST_CASE("a sudden rise is advice, exactly at the factor it is none") {
    bill_line line = fee(200_cny);
    line.kind = line_kind::correction;
    line.amount = 200_cny;
    line.agreement = "order-1";
    const std::vector<money<cny>> previous{40_cny, 50_cny, 30_cny, 1_cny};
    CHECK(reviewed(bill_of({line}), previous).clean());
    line.amount = 200.000001_cny;
    const report found = reviewed(bill_of({line}), previous);
    REQUIRE(found.count() == 1);
    CHECK(found.kept()[0].rule->severity == severity::advice);
    CHECK(found.passed());

    const auto high = [](money<cny> total, std::vector<money<cny>> before, std::uint32_t factor = 5,
                         std::size_t months = 3) {
        return suddenly_high(total, std::span<const money<cny>>(before), factor, months);
    };
    CHECK(!high(1000_cny, {1_cny, 1_cny}));         // too few months to know
    CHECK(!high(1000_cny, {0_cny, 0_cny, 0_cny}));  // nothing is no average
    CHECK(high(0.05_cny, {0.01_cny, 0_cny, 0.01_cny}));
    CHECK(high(101_cny, {50_cny}, 2, 1));
    CHECK(!high(100_cny, {50_cny}, 2, 1));
    CHECK(!high((money<cny>::max)(), {(money<cny>::max)(), (money<cny>::max)(), (money<cny>::max)()}));
    CHECK(high((money<cny>::max)(), {1_cny, 1_cny, 1_cny}));
    CHECK(!high((money<cny>::max)(), {(money<cny>::max)()}, 2, 1));  // the limit is beyond any total
}

static_assert(claims_only_what_is_verified(every_charge_agreed::info));
static_assert(claims_only_what_is_verified(charged_as_agreed::info));
static_assert(claims_only_what_is_verified(terms_at_hand::info));
static_assert(claims_only_what_is_verified(observed_sudden_rise<>::info));

TEST_CASE("use is read back from what it cost") {
    constexpr overage stair = stair_overage[0];
    const auto use = [&](money<cny> amount) { return use_that_costs(stair, amount); };
    CHECK(use(0_cny) == use_range{0, 0});
    CHECK(use(0.29_cny) == use_range{1, (1_MB).bytes()});
    CHECK(use(10_cny) == use_range{(34_MB).bytes() + 1, (100_MB).bytes()});
    CHECK(use(60_cny) == use_range{(534_MB).bytes() + 1, (1_GB).bytes()});
    CHECK(!use(0.3_cny));
    CHECK(!use(500.01_cny));
    REQUIRE(use(500_cny));
    CHECK(use(500_cny)->most == UINT64_MAX);
}

TEST_CASE("a bill's record reads back as the same bill, and nothing else does") {
    bill_line by_day = overage_line(9_GB, 5_cny);
    by_day.quantity_by_day = {1, 2, 3};
    const cny_bill bill = bill_of({fee(59_cny), by_day, third_party(15_cny), discount(-5_cny)});
    const std::string text = canonical_text(bill);
    CHECK(is_canonical_json(text));
    const auto read = read_bill<cny>(text);
    REQUIRE(read);
    CHECK(*read == bill);

    const auto replaced = [&](std::string_view from, std::string_view to) {
        std::string changed = text;
        const auto place = changed.find(from);
        REQUIRE(place != std::string::npos);
        return read_bill<cny>(changed.replace(place, from.size(), to));
    };
    REQUIRE(!replaced("\"total\":74000000", "\"total\":74000001"));
    CHECK(replaced("\"total\":74000000", "\"total\":74000001").error().why == reason::record_altered);
    CHECK(replaced("\"amount\":59000000", "\"amount\":58000000").error().why == reason::record_altered);
    CHECK(replaced("\"third_party\":15000000", "\"third_party\":14000000").error().why == reason::record_altered);
    CHECK(replaced("CNY", "EUR").error().why == reason::unknown_currency);
    CHECK(replaced("plan_fee", "plan_fees").error().why == reason::json_wrong_type);
    CHECK(replaced("\"service\":\"data\"", "\"service\":\"date\"").error().why == reason::json_wrong_type);
    CHECK(!read_bill<cny>(text.substr(1)));

    evidence::memory_journal journal;
    ledger book{journal, hmac_drbg{"thirty-two bytes of entropy, here"}};
    const auto stored = issue(book, evidence::pseudonymizer{"a key of the carrier's own"}.of(header.subscriber), bill,
                              instant{chr::seconds{1'788'000'000}});
    REQUIRE(stored);
    const auto record = book.read(stored->sequence);
    REQUIRE(record);
    CHECK(record->kind == evidence::record_kind::bill_issued);
    CHECK(*read_bill<cny>(record->payload) == bill);
}

TEST_CASE("totals of the cycles before come from the ledger, and a gap ends them") {
    evidence::memory_journal journal;
    ledger book{journal, hmac_drbg{"thirty-two bytes of entropy, here"}};
    const evidence::pseudonym subject = evidence::pseudonymizer{"a key of the carrier's own"}.of(header.subscriber);
    const instant now{chr::seconds{1'788'000'000}};
    const auto record = [&](cycle_index cycle, money<cny> total, evidence::record_kind kind) {
        bill_header of = header;
        of.cycle = cycle;
        const auto made = cny_bill::make(of, {fee(total)});
        REQUIRE(made);
        REQUIRE(book.append(kind, subject, now, canonical_text(*made)));
    };
    for (const cycle_index cycle : {674, 678, 677, 676})
        record(cycle, 10_cny * (cycle - 670), evidence::record_kind::bill_issued);
    record(677, 1_cny, evidence::record_kind::bill_corrected);
    REQUIRE(book.append(evidence::record_kind::bill_issued, subject, now, "{}"));
    bill_history<cny> history;
    REQUIRE(book.for_each(0, [&](const evidence::record_view& each) { history.apply(each); }).clean());
    CHECK(history.unreadable() == 1);
    CHECK(history.totals_before(subject, 679, 3) == std::vector<money<cny>>{80_cny, 1_cny, 60_cny});
    CHECK(history.totals_before(subject, 679, 9) == std::vector<money<cny>>{80_cny, 1_cny, 60_cny});  // 675 is missing
    CHECK(history.totals_before(subject, 678, 2) == std::vector<money<cny>>{1_cny, 60_cny});
    CHECK(history.totals_before(subject, 680, 2).empty());
    CHECK(history.totals_before({}, 679, 3).empty());
}

TEST_CASE("each ground of a bill's line has a word of its own, and a number that is none has none") {
    constexpr std::array grounds{ground::agreed,       ground::no_charge,    ground::no_agreement,    ground::not_in_force,
                                 ground::no_proof,     ground::another_plan, ground::another_provider};
    std::set<std::string_view> words;
    for (const ground each : grounds) words.insert(to_text(each));
    CHECK(words.size() == grounds.size());
    CHECK(to_text(ground::no_agreement) == "no_agreement");
    CHECK(words.count("unknown") == 0);
    CHECK(to_text(static_cast<ground>(200)) == "unknown");
}

}  // namespace bill_bill_test
