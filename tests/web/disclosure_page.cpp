// SPDX-License-Identifier: Apache-2.0
// Writes the disclosure pages that disclosure_page.test.mjs opens: web_disclosure_page FOLDER. What the tests expect of
// them is written there by hand; for the generated ones, many.json says what each is made of.
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/tariff/owned_plan.hpp>
#include <mingbai/tariff/page.hpp>
#include <mingbai/tariff/register_layout.hpp>

#include <plans.hpp>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace mingbai;
using namespace mingbai::literals;
using std::chrono::year;
using plans = std::vector<tariff_plan>;

constexpr std::string_view nationwide[]{"全国"};
constexpr region_part parts[]{{"保定", "河北"}, {"廊坊", "河北"}};
constexpr page_options options{
    .publisher = "示例运营商", .as_of = year{2026} / 3 / 1, .nationwide = nationwide, .region_parts = parts};

tariff_plan named(std::string name, std::string number, std::string category, std::vector<std::string> regions) {
    tariff_plan plan;
    plan.name = std::move(name);
    plan.filing_number = std::move(number);
    plan.category = std::move(category);
    plan.regions = std::move(regions);
    return plan;
}

plans sample() {
    plans all{to_owned(mingbai_test::spring)};

    tariff_plan summer = named("夏雨畅享99元", "26HE900002", "套餐", {"河北"});
    summer.introductory = introductory_price<cny>{29_cny / 1_month, 6_months, 99_cny / 1_month};
    summer.content = {{.what = service::data, .amount = 40_GB},
                      {.what = service::data, .amount = 1_GB, .per = 1_day},
                      {.what = service::data, .amount = 20_GB, .region = "保定"},
                      {.what = service::directed_data, .amount = 30_GB, .detail = "视频应用"},
                      {.what = service::voice, .amount = 1000_min}};
    summer.audience = "新入网用户";
    summer.channels = {"APP"};
    summer.on_sale = year{2026} / 1 / 1;
    summer.notes = "首次办理可享优惠价";
    all.push_back(summer);

    tariff_plan broadband = named("千兆宽带包年1200元", "26HE900003", "宽带", {"保定"});
    broadband.price = 1200_cny / 1_year;
    broadband.one_off_fees = {{"安装费", 100_cny}};
    broadband.content = {{.what = service::broadband, .amount = bit_rate::from_bits_per_second(1'000'000'000)}};
    broadband.channels = {"营业厅"};
    broadband.on_sale = year{2025} / 7 / 1;
    broadband.off_sale = year{2026} / 12 / 31;
    all.push_back(broadband);

    tariff_plan pack = named("假日流量包10GB", "26QG900004", "加装包", {"全国"});
    pack.price = 30_cny / once;
    pack.content = {{.what = service::data, .amount = 10_GB}};
    pack.channels = {"APP", "网上营业厅"};
    pack.on_sale = year{2026} / 2 / 1;
    all.push_back(pack);

    tariff_plan soon = named("秋实套餐129元", "26BJ900005", "套餐", {"北京"});
    soon.price = 129_cny / 1_month;
    soon.content = {{.what = service::data, .amount = 100_GB}, {.what = service::voice, .amount = 1500_min}};
    soon.channels = {"营业厅"};
    soon.on_sale = year{2026} / 4 / 1;
    all.push_back(soon);

    tariff_plan ended = named("旧时光套餐19元", "22HE900006", "套餐", {"河北"});
    ended.price = 19_cny / 1_month;
    ended.content = {{.what = service::data, .amount = 500_MB}, {.what = service::voice, .amount = 100_min}};
    ended.channels = {"营业厅"};
    ended.on_sale = year{2022} / 1 / 1;
    ended.off_sale = year{2026} / 2 / 28;
    all.push_back(ended);

    // A row of a register: most elements have no column there.
    all.push_back(
        register_layout()
            .read_row("在售\t5元50GB国内通用流量包（秦皇岛）\t加装包\t5\t50GB\t0\t4G用户\t25HE901185\t20250501\t")
            .value());

    // One whose price and date the source states in a way that cannot be read.
    all.push_back(
        register_layout().read_row("在售\t校园专享包\t加装包\t面议\t—\t0\t校园用户\t25HE901186\t待定\t").value());

    tariff_plan endless = named("无限畅听8元", "26GD900009", "加装包", {"广东"});
    endless.price = 8.5_cny / 1_month;
    endless.content = {{.what = service::data,
                        .amount = unlimited,
                        .full_speed_until = 20_GB,
                        .reduced_to = bit_rate::from_bits_per_second(1'000'000)}};
    endless.channels = {"网上营业厅"};
    endless.on_sale = year{2026} / 3 / 1;
    all.push_back(endless);

    // Without a number, a region, a channel, a price: nothing of it may be guessed, nothing may hide it.
    tariff_plan bare = named("神秘套餐", "", "套餐", {});
    bare.content_text = "内容以宣传单为准";
    all.push_back(bare);

    // The same number a second time, as only a mistake can bring it.
    tariff_plan again = named("春风套餐59元（重复备案）", "26HE900001", "套餐", {"河北"});
    again.price = 59_cny / 1_month;
    again.on_sale = year{2026} / 2 / 10;
    all.push_back(again);

    tariff_plan daily = named("日租卡1元", "26HE900012", "加装包", {"河北"});
    daily.price = 1_cny / 1_day;
    daily.content = {{.what = service::data, .amount = 2_GB, .per = 1_day}};
    daily.channels = {"APP"};
    daily.on_sale = year{2026} / 2 / 20;
    all.push_back(daily);
    return all;
}

plans hostile() {
    tariff_plan plan = to_owned(mingbai_test::spring);
    plan.name = "<script>alert(1)</script>";
    plan.filing_number = "\"><img src=x onerror=alert(2)>&<";
    plan.category = "</option></select><script>alert(3)</script>";
    plan.audience = "</script><script>alert(4)</script><!--<script>";
    plan.regions = {"<b>河北</b>", "' onmouseover='alert(5)"};
    plan.channels = {"javascript:alert(6)", "__proto__", "constructor"};
    plan.unsubscribe = "&lt;i&gt; &amp; \\u003cscript\\u003e ${alert(7)} {{alert(8)}}";
    plan.breach =
        "a\x01\x08\x7f"
        "b\u2028c\u2029d\u202etxt.exe";
    plan.notes = "第一行\n第二行\t制表";
    plan.one_off_fees = {{"<img src=x onerror=alert(9)>", 1_cny}};
    return {plan, named("__proto__", "__proto__", "__proto__", {"__proto__"}),
            named("普通套餐", "26HE900001", "套餐", {"河北"})};
}

/// Deterministic figures for the generated plans.
class figures {
public:
    std::uint64_t below(std::uint64_t end) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return (state_ >> 33U) % end;
    }

private:
    std::uint64_t state_ = 20260301;
};

void write_many(const std::filesystem::path& folder) {
    constexpr std::string_view provinces[]{"河北", "北京", "广东", "四川", "西藏", "全国"};
    constexpr std::string_view categories[]{"套餐", "加装包", "宽带", "营销活动", "国际及港澳台"};
    constexpr std::string_view shops[]{"APP", "营业厅", "网上营业厅", "热线"};
    figures chance;
    plans all;
    std::string facts;
    basic_json_writer<std::string, json_form::foreign> out(facts);
    out.begin_array();
    for (std::uint64_t i = 0; i < 8000; ++i) {
        tariff_plan plan = to_owned(mingbai_test::spring);
        const std::uint64_t yuan = 1 + chance.below(300), gigabytes = chance.below(120),
                            minutes = 50 * chance.below(40);
        const std::uint64_t kind = chance.below(20);  // 0: no price, 1: once, 2: a year
        plan.filing_number = "26ZZ" + std::to_string(100000 + i);
        plan.name =
            "第" + std::to_string(i) + "号" + std::string(categories[chance.below(5)]) + std::to_string(yuan) + "元";
        plan.category = categories[chance.below(5)];
        plan.regions = {std::string(provinces[chance.below(6)])};
        plan.channels = {std::string(shops[chance.below(4)]), "APP"};
        plan.content.clear();
        if (gigabytes > 0)
            plan.content.push_back({.what = service::data, .amount = data_volume::from_gigabytes(gigabytes)});
        if (minutes > 0) plan.content.push_back({.what = service::voice, .amount = airtime::from_minutes(minutes)});
        const auto amount = money<cny>::from_units(static_cast<std::int64_t>(yuan)).value();
        plan.price.reset();
        if (kind > 0) plan.price = amount / (kind == 1 ? once : kind == 2 ? 1_year : 1_month);
        const std::uint64_t day = chance.below(1460);
        plan.on_sale = civil_date{std::chrono::sys_days{year{2023} / 1 / 1} + std::chrono::days{static_cast<int>(day)}};
        plan.off_sale = chance.below(4) == 0
                            ? std::optional(civil_date{std::chrono::sys_days{*plan.on_sale} + std::chrono::days{90}})
                            : std::nullopt;
        out.begin_object()
            .member("number", plan.filing_number)
            .member("name", plan.name)
            .member("category", plan.category);
        out.member("region", plan.regions[0]).member("shop", plan.channels[0]);
        // A month's price in thousandths of a yuan times twelve, so that a twelfth of a year is whole.
        if (kind > 1)
            out.member("price12", kind == 2 ? yuan * 1000 : yuan * 12000);
        else
            out.member("price12", nullptr);
        out.member("gigabytes", gigabytes).member("minutes", minutes).member("on", to_text(*plan.on_sale).text());
        out.member("off", plan.off_sale ? std::string(to_text(*plan.off_sale)) : std::string()).end_object();
        all.push_back(std::move(plan));
    }
    out.end_array();
    if (!out.finish()) std::abort();
    std::ofstream(folder / "many.json", std::ios::binary) << facts;
    std::ofstream(folder / "many.html", std::ios::binary) << disclosure_page(all, options).value();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: web_disclosure_page FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "sample.html", std::ios::binary) << disclosure_page(sample(), options).value();
    std::ofstream(folder / "hostile.html", std::ios::binary)
        << disclosure_page(hostile(), {.title = "资费 <script>alert(10)</script>",
                                       .publisher = "<img src=x onerror=alert(11)>",
                                       .as_of = options.as_of,
                                       .nationwide = nationwide})
               .value();
    std::ofstream(folder / "empty.html", std::ios::binary) << disclosure_page(plans{}, options).value();
    write_many(folder);
}
