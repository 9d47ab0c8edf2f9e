// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/json_reader.hpp>
#include <mingbai/tariff/owned_plan.hpp>
#include <mingbai/tariff/page.hpp>

#include <catch.hpp>
#include <plans.hpp>
#include <string>
#include <vector>

namespace tariff_page_test {

using namespace mingbai;
using namespace mingbai::literals;

const page_options options{.publisher = "某公司", .as_of = std::chrono::year{2026} / 3 / 1};

// What the page's script reads.
std::string data_of(const std::string& page) {
    const std::string begin = R"(<script type="application/json" id="data">)";
    const std::size_t from = page.find(begin) + begin.size();
    return page.substr(from, page.find("</script>", from) - from);
}

TEST_CASE("the page holds every plan with its sixteen elements in their order") {
    const std::vector<literal_tariff_plan> plans{mingbai_test::spring};
    const std::string page = *disclosure_page(plans, options);
    const auto data = read_json(data_of(page), {.numbers = json_numbers::as_text});
    REQUIRE(data);
    const json_value elements = *data->root().at("elements");
    REQUIRE(elements.size() == 16);
    std::size_t index = 0;
    for (const json_value plan : data->root().at("plans")->elements()) {
        CHECK(plan.get<std::string_view>("n").value() == "26HE900001");
        CHECK(plan.at("p")->number_text().value() == "59.00");
        for (const json_value text : plan.at("x")->elements())
            CHECK(text.as<std::string_view>().value() == plan_text(plans[0], static_cast<element>(++index)));
    }
    CHECK(index == 16);
}

TEST_CASE("a plan named <script> stays text, wherever it stands") {
    std::vector<tariff_plan> plans{to_owned(mingbai_test::spring)};
    plans[0].name = "</script><script>alert(1)</script>";
    const std::string page = *disclosure_page(plans, {.title = "<b>&\"", .publisher = "<i>", .as_of = options.as_of});
    CHECK(page.find("alert(1)</script>") == std::string::npos);
    CHECK(page.find("<title>&lt;b&gt;&amp;&quot;</title>") != std::string::npos);
    CHECK(page.find("<i>") == std::string::npos);
}

TEST_CASE("a plan that is not UTF-8 is refused by its number") {
    std::vector<tariff_plan> plans(2, to_owned(mingbai_test::spring));
    plans[1].breach = "\xe6\x98";
    CHECK(disclosure_page(plans, options).error() == refusal{reason::bad_utf8, at_index(1)});
}

TEST_CASE("prices are compared by the month; what is paid once has no monthly price") {
    CHECK(detail::monthly_micros(240_cny / 1_year) == 20'000'000);
    CHECK(detail::monthly_micros(60_cny / 3_months) == 20'000'000);
    CHECK(detail::monthly_micros(1_cny / 1_day) == 30'000'000);
    CHECK_FALSE(detail::monthly_micros(30_cny / once).has_value());
}

TEST_CASE("an introductory price is compared by the price that follows it") {
    tariff_plan plan;
    CHECK_FALSE(detail::lasting_monthly_micros(plan).has_value());
    plan.price = 29_cny / 1_month;
    CHECK(detail::lasting_monthly_micros(plan) == 29'000'000);
    plan.introductory = introductory_price<cny>{29_cny / 1_month, 6_months, 99_cny / 1_month};
    CHECK(detail::lasting_monthly_micros(plan) == 99'000'000);
    CHECK(detail::price_in_short(plan) == "前6个月每月29元，之后每月99元");
}

TEST_CASE("amounts are compared by the month, and only what is valid wherever the plan is") {
    tariff_plan plan;
    CHECK_FALSE(detail::monthly_amount(plan, service::data).has_value());
    plan.content = {{.what = service::data, .amount = 20_GB, .region = "保定"}, {.what = service::directed_data, .amount = 5_GB}};
    CHECK_FALSE(detail::monthly_amount(plan, service::data).has_value());
    plan.content.push_back({.what = service::data, .amount = 1_GB, .per = 1_day});
    plan.content.push_back({.what = service::data, .amount = 24_GB, .per = 1_year});
    plan.content.push_back({.what = service::data, .amount = 3_GB, .per = 3_months});
    plan.content.push_back({.what = service::data, .amount = 7_GB, .per = once});
    CHECK(detail::monthly_amount(plan, service::data) == (30_GB + 2_GB + 1_GB + 7_GB).bytes());
    CHECK(detail::allowances_in_short(plan, service::data) == "20GB（限保定）＋1GB/天＋24GB/1年＋3GB/3个月＋7GB");
    CHECK(detail::allowances_in_short(plan, service::directed_data, "定向") == "定向5GB");
    constexpr std::uint64_t most = 1ULL << 53U;
    plan.content.push_back({.what = service::data, .amount = data_volume::from_bytes(UINT64_MAX)});
    CHECK(detail::monthly_amount(plan, service::data) == most);
    plan.content = {{.what = service::data, .amount = unlimited, .full_speed_until = 20_GB}};
    CHECK(detail::monthly_amount(plan, service::data) == most);
    CHECK(detail::allowances_in_short(plan, service::data) == "不限量（20GB后限速）");
}

TEST_CASE("what is paid once is shown beside the price") {
    tariff_plan plan;
    CHECK(detail::fees_in_short(plan).empty());
    plan.one_off_fees = {{"安装费", 100_cny}, {"卡费", 0.5_cny}};
    CHECK(detail::fees_in_short(plan) == "另收一次性 安装费 100元、卡费 0.5元");
}

TEST_CASE("the names of regions are text, too") {
    const region_part parts[]{{"保定", "\xe6"}};
    CHECK(disclosure_page(std::vector<tariff_plan>{}, {.region_parts = parts}).error() == refusal{reason::bad_utf8, {}});
}

TEST_CASE("a plan is on sale from its first day to its last") {
    const auto state = [](int year, unsigned month, unsigned day) {
        return detail::sale_state(mingbai_test::spring, *make_date(year, month, day));
    };
    CHECK(state(2026, 2, 8) == "soon");
    CHECK(state(2026, 2, 9) == "on");
    CHECK(state(2029, 12, 31) == "on");
    CHECK(state(2030, 1, 1) == "ended");
}

}  // namespace tariff_page_test
