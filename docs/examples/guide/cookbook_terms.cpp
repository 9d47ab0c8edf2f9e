// SPDX-License-Identifier: Apache-2.0
// docs/cookbook.md, tasks about plans, registers and bills.
#include "spring.hpp"

#include <catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace guide_cookbook_terms_test {

// [using]
using namespace mingbai;
using namespace mingbai::literals;
using namespace std::chrono_literals;
using cn = mingbai::profile::cn_miit;
// [using end]

TEST_CASE("read an amount") {
    // [money]
    CHECK(*parse_money<cny>("￥５９.９") == 59.90_cny);
    CHECK(parse_money<cny>("59.9美元").error().why == reason::unknown_currency);
    CHECK(to_text(59.90_cny) == "59.90");
    CHECK(to_text(59.90_cny, price_in_words) == "59.9元");
    CHECK(*checked_multiply(59.90_cny, ratio{10, 31}, rounding::half_up) == 19.322581_cny);  // rounding is named
    // [money end]
}

TEST_CASE("check a register file") {
    // [register]
    const std::string file =
        "#section\tname\tcategory\tfee_yuan\tdata\tminutes\tscope\treport_no\ton_date\toff_date\n"
        "on_sale\t畅享套餐79元\t套餐\t59\t30GB\t100\t河北公众用户\t26HE900002\t20260209\t20291231\n"
        "on_sale\t春风套餐59元\t套餐\t59\t30GB\t500\t无\t26HE900001\t20260209\t20291231\n";
    std::vector<std::string> said;
    const auto layout = register_layout::read_header(std::string_view(file).substr(0, file.find('\n'))).value();
    for (std::size_t at = file.find('\n') + 1; at < file.size(); at = file.find('\n', at) + 1) {
        const auto plan = layout.read_row(std::string_view(file).substr(at, file.find('\n', at) - at)).value();
        const report found = check<cn::tariff_rules>(plan);
        for (const finding& each : found.kept())
            said.push_back(plan.filing_number + " " + std::string(each.rule->id) + " " + std::string(to_text(each.where.what)));
    }
    CHECK(said == std::vector<std::string>{"26HE900002 CN-T-06 name", "26HE900001 CN-T-08 audience"});
    // [register end]
}

TEST_CASE("compare two captures of a register") {
    // [difference]
    const auto capture = [](std::string rows) {
        return register_snapshot::read("#name\tcategory\tfee_yuan\treport_no\ton_date\n" + rows);
    };
    const auto monday = capture("春风套餐59元\t套餐\t59\t26HE900001\t20260209\n夏雨套餐\t套餐\t99\t26HE900002\t20260209\n");
    const auto tuesday = capture("春风套餐59元\t套餐\t65\t26HE900001\t20260209\n秋实套餐\t套餐\t129\t26HE900003\t20260310\n");
    const auto found = compare_registers(monday, tuesday, {});
    CHECK(found.changes.size() == 3);
    CHECK(found.changes[0].kind == register_change_kind::changed);  // the fee of 26HE900001, from 59 to 65
    CHECK(found.changes[0].field == element::price);
    CHECK(found.changes[1].kind == register_change_kind::withdrawn);
    CHECK(found.changes[2].kind == register_change_kind::added);
    // [difference end]
}

TEST_CASE("which plans could go") {
    // [simplify]
    std::vector<tariff_plan> plans(3, to_owned(guide::spring));
    plans[1].filing_number = "26HE900002";
    plans[1].price = 69_cny / 1_month;  // dearer, and better in nothing
    plans[2].filing_number = "26HE900003";
    plans[2].name = "春风套餐贺岁版59元";  // the same terms under another name
    const auto proposals = simplify(std::span<const tariff_plan>(plans));
    CHECK(proposals.size() == 2);
    CHECK(std::any_of(proposals.begin(), proposals.end(), [](const simplification& each) {
        return each.step == simplification_step::retire && each.plans == std::vector<std::uint32_t>{0, 1};
    }));
    CHECK(std::any_of(proposals.begin(), proposals.end(), [](const simplification& each) {
        return each.step == simplification_step::merge && each.plans == std::vector<std::uint32_t>{0, 2};
    }));
    // [simplify end]
}

TEST_CASE("which names are confused") {
    // [names]
    const listed_name names[]{{"畅享套餐59元", 59}, {"畅想套餐59元", 79}, {"夏雨套餐79元", 79}, {"夏雨套餐99元", 99}};
    const name_overlaps found = find_name_overlaps(names);
    CHECK(found.alike.size() == 1);  // 畅享 and 畅想
    CHECK(found.alike[0].first == 0);
    CHECK(found.alike[0].second == 1);
    CHECK(found.families.size() == 1);  // 夏雨 79元 and 99元: only the figures differ
    // [names end]
}

TEST_CASE("phrases of one's own") {
    // [words]
    wording_list list;  // the standard lexicon
    (void)list.add("全家桶", wording_category::inducement);
    (void)list.allow("第一人民公园");  // 第一 in it is a name
    const wording_matcher matcher(std::move(list));
    std::vector<std::string> said;
    const std::string text = "第一人民公园旁门店，全家桶手慢无";
    matcher.find(text, [&](const wording_hit& hit) {
        said.push_back(text.substr(hit.offset, hit.length) + ": " + std::string(describe(hit.category).chinese));
    });
    CHECK(said == std::vector<std::string>{"全家桶: 诱导性用语", "手慢无: 催促性用语"});
    // [words end]
}

TEST_CASE("plans of a TM Forum catalogue") {
    // [tmf620]
    const auto read = tmf620::import_plans<cny>(R"([
        {"@type":"ProductOffering","name":"春风套餐59元","lifecycleStatus":"Active","productOfferingPrice":[{"id":"p"}]},
        {"@type":"ProductOfferingPrice","id":"p","priceType":"recurring","recurringChargePeriodType":"monthly",
         "price":{"unit":"CNY","value":59.00}}])");
    CHECK(read->plans.size() == 1);
    CHECK(read->plans[0].price == 59_cny / 1_month);
    CHECK(read->plans[0].unknown.has(element::unsubscribe));  // TMF620 has no field for it: neither stated nor missing
    CHECK(read->losses.size() == 3);  // two @type and an id: nothing is dropped silently
    CHECK(read->losses[0].path == "/0/@type");
    // [tmf620 end]
}

TEST_CASE("which billing cycle") {
    // [cycle]
    const billing_cycle cycle(std::chrono::day{31}, beijing_time);  // in a shorter month: its last day
    const instant t = guide::at("2026-02-28T00:30:00+08:00");
    CHECK(to_text(cycle.first_day(cycle.index_at(t))) == "2026-02-28");
    CHECK(to_text(cycle.next_begin(t), beijing_time) == "2026-03-31T00:00:00+08:00");
    // [cycle end]
}

TEST_CASE("read a bill back") {
    // [use]
    const auto& data = guide::spring_overage[0];  // 0.29 yuan a MB, at most 10 for 100 MB
    const auto use = bill::use_that_costs(data, 9.86_cny);
    CHECK(use->least == (33_MB).bytes() + 1);
    CHECK(use->most == (34_MB).bytes());
    CHECK(!bill::use_that_costs(data, 9.87_cny));  // no use costs that: the line is wrong
    // [use end]
}

TEST_CASE("add a tree of charges up") {
    // [tree]
    const std::vector<bill::charge_node<cny>> tree{
        {1, 0, "合计", 84.29_cny}, {2, 1, "套餐及固定费", 59_cny}, {3, 1, "流量费", 10.29_cny}};
    const auto read = bill::read_charge_tree(tree).value();
    CHECK(read.gaps.size() == 1);
    CHECK(read.gaps[0].missing() == 15_cny);  // 15 yuan of the total are explained by no line
    // [tree end]
}

}  // namespace guide_cookbook_terms_test
