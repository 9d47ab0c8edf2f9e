// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/bill/bill_text.hpp>
#include <mingbai/bill/charge_tree.hpp>
#include <mingbai/bill/review.hpp>
#include <mingbai/tariff/terms_text.hpp>

#include <catch.hpp>
#include <shared_data.hpp>

#include <string>
#include <vector>

namespace bill_real_bill_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace mingbai::bill;
namespace chr = std::chrono;

using node = charge_node<cny>;

TEST_CASE("a tree that adds up has no gap") {
    const std::vector<node> tree{
        {1, 0, "账单", 12_cny}, {2, 1, "套餐", 10_cny}, {4, 2, "月费", 10_cny}, {3, 1, "短信", 2_cny}};
    const auto read = read_charge_tree(tree);
    REQUIRE(read);
    CHECK(read->gaps.empty());
    CHECK(read->stated == 12_cny);
    CHECK(read->leaf_sum == 12_cny);
    CHECK(read->leaves == std::vector<std::size_t>{2, 3});
}

TEST_CASE("a tree that is none is refused") {
    CHECK(read_charge_tree<cny>({{1, 0, "a", 1_cny}, {1, 0, "b", 1_cny}}).error() ==
          refusal{reason::json_duplicate_key, at_index(1)});
    CHECK(read_charge_tree<cny>({{0, 0, "a", 1_cny}}).error().why == reason::json_duplicate_key);
    CHECK(read_charge_tree<cny>({{1, 9, "a", 1_cny}}).error() == refusal{reason::record_unknown, at_index(0)});
    CHECK(read_charge_tree<cny>({{1, 2, "a", 1_cny}, {2, 1, "b", 1_cny}}).error().why == reason::record_unknown);
    CHECK(read_charge_tree<cny>({{1, 1, "a", 1_cny}}).error().why == reason::record_unknown);
    CHECK(read_charge_tree<cny>({{1, 0, "a", (money<cny>::max)()}, {2, 0, "b", 1_cny}}).error().why ==
          reason::overflow);
}

// A customer's real bill: a 5-yuan plan with 47.40 yuan of use beyond it. What the plan charges is not in it, so the
// terms below are a hypothesis; the test says which use would explain each line under them, and that no other amount is
// explained.
constexpr std::array<overage_rate<cny>, 1> per_gb{{{1_cny, 1_GB, 0}}};
constexpr std::array<overage_rate<cny>, 1> per_minute{{{0.1_cny, 1_min, 0}}};
constexpr std::array<overage_rate<cny>, 1> per_message{{{0.1_cny, 1_sms, 0}}};
constexpr std::array<overage, 3> terms{{{.what = service::data, .rates = per_gb},
                                        {.what = service::voice, .rates = per_minute},
                                        {.what = service::sms, .rates = per_message}}};
constexpr literal_tariff_plan five_yuan{
    .name = "爽卡", .filing_number = "26HE100005", .price = 5_cny / 1_month, .overage = terms};

std::vector<node> real_tree() {
    std::vector<node> tree;
    const auto data = mingbai_test::shared_data("cn_sms/telecom_bill_overage.json");
    if (!data) return tree;
    const auto document = read_json(*data);
    REQUIRE(document);
    const auto items = document->root().at("items");
    REQUIRE(items);
    for (const json_value each : items->elements()) {
        const auto number = [&](std::string_view key) {
            return parse_integer<std::int64_t>(each.get<std::string_view>(key).value_or("")).value_or(-1);
        };
        tree.push_back({static_cast<std::uint64_t>(number("classId")),
                        static_cast<std::uint64_t>(number("parentClassId")),
                        std::string(each.get<std::string_view>("chargetypeName").value_or("")),
                        money<cny>::from_minor_units(number("charge")).value_or(money<cny>{})});
    }
    return tree;
}

TEST_CASE("a real overage bill is explained line by line") {
    const std::vector<node> tree = real_tree();
    if (tree.empty()) return;
    REQUIRE(tree.size() == 11);
    const auto read = read_charge_tree(tree);
    REQUIRE(read);

    // The bill says 47.40 in all, yet its lines come to 52.40: the telephone's own node lacks 5 yuan of parts, as a
    // discount of 5 yuan in the missing tail would be.
    CHECK(read->stated == 47.40_cny);
    CHECK(read->leaf_sum == 52.40_cny);
    REQUIRE(read->gaps.size() == 1);
    CHECK(tree[read->gaps[0].node].id == 1001);
    CHECK(read->gaps[0].stated == 47.40_cny);
    CHECK(read->gaps[0].parts == 52.40_cny);
    CHECK(read->gaps[0].missing() == -5_cny);

    // Four lines, each traced to the agreement and recomputed from its terms.
    const civil_days month{chr::year{2026} / 3 / 1, chr::year{2026} / 3 / 31};
    const std::vector<agreement> agreements{
        {.order = "order-5", .plan = "26HE100005", .begins = chr::year{2026} / 1 / 1, .proof = 3}};
    std::vector<bill_line> lines;
    std::vector<std::string> explained;
    for (const std::size_t leaf : read->leaves) {
        const node& each = tree[leaf];
        bill_line line{.kind = line_kind::overage,
                       .title = each.title,
                       .agreement = "order-5",
                       .plan = "26HE100005",
                       .days = month,
                       .amount = each.amount};
        if (each.title == "套餐月基本费") {
            line.kind = line_kind::plan_fee;
        } else {
            line.what = each.title.find("流量") != std::string::npos   ? service::data
                        : each.title.find("短信") != std::string::npos ? service::sms
                                                                       : service::voice;
            const auto* const rates = find_overage(five_yuan, *line.what);
            REQUIRE(rates != nullptr);
            const auto use = use_that_costs(*rates, each.amount);
            REQUIRE(use);
            line.quantity = service_amount::of(use->most, unit_of(*line.what));
            line.rate = terms_text(*rates, language::chinese);
        }
        explained.push_back(each.title + " " +
                            std::string(text_for_people(line.quantity, rounding::up, language::chinese)) + " " +
                            std::string(text_for_people(line.amount, language::chinese)));
        CHECK(ground_of(line, std::span<const agreement>(agreements)) == ground::agreed);
        CHECK(*recompute(line, five_yuan, agreements[0], month) == line.amount);
        lines.push_back(std::move(line));
    }
    CHECK(explained == std::vector<std::string>{"4G流量费 47GB 47元", "短信通讯费 2条 0.2元", "国内通话费 2分钟 0.2元",
                                                "套餐月基本费 0 5元"});

    lines.push_back({.kind = line_kind::discount, .title = "优惠", .days = month, .amount = read->gaps[0].missing()});
    const auto bill = cny_bill::make({subscriber_number{"17700000000"}, 674, month}, lines);
    REQUIRE(bill);
    CHECK(bill->total() == read->stated);
    CHECK(bill->total_of(line_kind::overage) == 47.40_cny);

    const std::vector<versioned_plan<literal_tariff_plan>> plans{{"26HE100005", 1, &five_yuan}};
    CHECK(check<bill_rules>(bill_review<literal_tariff_plan>{.of = &*bill, .agreements = agreements, .plans = plans})
              .clean());
    // One fen more on any line is found.
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        std::vector<bill_line> dear = lines;
        dear[i].amount += 0.01_cny;
        const auto other = cny_bill::make(bill->header(), dear);
        REQUIRE(other);
        const report found = check<bill_rules>(
            bill_review<literal_tariff_plan>{.of = &*other, .agreements = agreements, .plans = plans});
        REQUIRE(found.count() == 1);
        CHECK(found.kept()[0].where == at_element(element::amount, i));
    }
    CHECK(bill_sms(*bill, bill_words<cny>{.signature = "中国电信", .hotline = "10000", .previous = 5_cny, .cap = {}}) ==
          "您2026年3月账单共47.4元：套餐费5元、超出费用47.4元、优惠-5元。比上期多42.4元。疑问请致电10000【中国电信】");
}

}  // namespace bill_real_bill_test
