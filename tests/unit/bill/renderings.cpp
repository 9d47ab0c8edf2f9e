// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/display_width.hpp>
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/bill/bill_page.hpp>

#include <catch.hpp>

#include <random>
#include <string>
#include <vector>

namespace bill_renderings_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace mingbai::bill;
namespace chr = std::chrono;

constexpr civil_days august{chr::year{2026} / 8 / 1, chr::year{2026} / 8 / 31};

cny_bill sample(std::string title = "套餐月基本费") {
    bill_line fee{.kind = line_kind::plan_fee,
                  .title = std::move(title),
                  .agreement = "order-1",
                  .plan = "26HE300128",
                  .days = august,
                  .amount = 59_cny};
    bill_line overage{.kind = line_kind::overage,
                      .title = "国内通用流量超出",
                      .agreement = "order-1",
                      .plan = "26HE300128",
                      .days = august,
                      .what = service::data,
                      .quantity = 101_MB,
                      .rate = "超出后每1MB0.29元",
                      .amount = 10.29_cny};
    bill_line video{.kind = line_kind::third_party,
                    .title = "视频会员",
                    .agreement = "order-2",
                    .provider = "某某科技",
                    .days = august,
                    .amount = 15_cny};
    bill_line loyal{.kind = line_kind::discount, .title = "老用户优惠", .days = august, .amount = -5_cny};
    auto made = cny_bill::make({subscriber_number{"13800138000"}, 679, august}, {fee, overage, video, loyal});
    REQUIRE(made);
    return *std::move(made);
}

const std::vector<agreement> agreements{
    {.order = "order-1", .plan = "26HE300128", .begins = chr::year{2026} / 1 / 1, .proof = 41}};

const bill_words<cny> chinese{.signature = "中国联通", .hotline = "10010", .previous = 59_cny, .cap = 100_cny};
const bill_words<cny> english{
    .words = language::english, .signature = "China Unicom", .hotline = "10010", .previous = 79.29_cny, .cap = {}};

std::size_t count(std::string_view in, std::string_view what) {
    std::size_t n = 0;
    for (std::size_t at = in.find(what); at != std::string_view::npos; at = in.find(what, at + 1)) ++n;
    return n;
}

TEST_CASE("the SMS says the total, where it went, and how it compares") {
    CHECK(bill_sms(sample(), chinese) ==
          "您2026年8月账单共79.29元：套餐费59元、超出费用10.29元、代收第三方费用15元、优惠-5元。比上期多20.29元。"
          "疑问请致电10010【中国联通】");
    CHECK(
        bill_sms(sample(), english) ==
        "Your bill for August 2026: CNY 79.29 (plan fee CNY 59.00, beyond the allowance CNY 10.29, for third parties CNY "
        "15.00, discount -CNY 5.00). The same as last time. Questions: 10010 【China Unicom】");
    const auto nothing = cny_bill::make({subscriber_number{"13800138000"}, 679, august}, {});
    REQUIRE(nothing);
    CHECK(bill_sms(*nothing, bill_words<cny>{}) == "您2026年8月账单共0元。");
}

TEST_CASE("the plain text shows every line, third parties in a section of their own, in columns") {
    const std::string text = bill_plain_text(sample(), chinese);
    INFO(text);
    const std::size_t third_parties = text.find("代收第三方费用\n");
    REQUIRE(third_parties != std::string::npos);
    CHECK(text.find("套餐月基本费") < third_parties);
    CHECK(text.find("老用户优惠") < third_parties);
    CHECK(text.find("视频会员") > third_parties);
    CHECK(text.find("某某科技") > third_parties);
    CHECK(text.find("超出后每1MB0.29元") != std::string::npos);
    CHECK(text.find("101MB") != std::string::npos);
    CHECK(text.find("受理单 order-1") != std::string::npos);
    // Lines that end with an amount are of one width, Chinese or not.
    std::size_t amounts = 0;
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; begin = end + 1, end = text.find('\n', begin)) {
        const std::string_view line = std::string_view(text).substr(begin, end - begin);
        if (!line.ends_with("元") || line.starts_with("  ") || line.starts_with("比")) continue;
        ++amounts;
        CHECK(display_width(line) == 62);
    }
    CHECK(amounts == 8);  // four lines, two subtotals, the total, the cap
    CHECK(text.find("79.29元") != std::string::npos);

    const std::string wide = bill_plain_text(sample(std::string(60, 'x') + "套餐"), chinese);
    CHECK(wide.find(std::string(60, 'x') + "套餐\n") != std::string::npos);  // never cut short
}

TEST_CASE("the chart draws each kind to scale and writes every figure beside its bar") {
    const std::string svg = bill_chart(sample(), chinese);
    INFO(svg);
    CHECK(count(svg, "<rect") == 6);  // four kinds, this total, the last one
    CHECK(count(svg, "class=\"limit\"") == 1);
    // The cap of 100 is the greatest amount: 400 units. So 59 are 236, 10.29 are 41, 15 are 60, 5 are 20, 79.29 are
    // 317.
    for (const char* width : {"width=\"236\"", "width=\"41\"", "width=\"60\"", "width=\"20\"", "width=\"317\""})
        CHECK(svg.find(width) != std::string::npos);
    for (const char* figure : {"59元", "10.29元", "15元", "-5元", "79.29元", "100元"})
        CHECK(svg.find(figure) != std::string::npos);
    CHECK(count(svg, "class=\"less\"") == 1);

    CHECK(bill::detail::bar_length(0, 100, 400) == 0);
    CHECK(bill::detail::bar_length(1, 1'000'000, 400) == 1);
    CHECK(bill::detail::bar_length(UINT64_MAX, UINT64_MAX, 400) == 400);
    CHECK(bill::detail::bar_length(5, 0, 400) == 0);
}

TEST_CASE("the page tells of every line what it rests on, and marks what is unexplained") {
    const std::string html = bill_page(sample(), chinese, std::span<const agreement>(agreements));
    CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
    CHECK(count(html, "<tr ") == 2 + 2 + 4);  // heads, feet, lines
    CHECK(count(html, "已确认") == 2);
    CHECK(count(html, "不明扣费") == 1);  // the third party's, for which there is no order
    CHECK(count(html, "减免") == 1);
    CHECK(html.find("比上期多20.29元") != std::string::npos);
    CHECK(html.find("<svg") != std::string::npos);
    CHECK(html.find("://") == html.find("://www.w3.org/2000/svg"));  // nothing is loaded from anywhere
    CHECK(html.find("://", html.find("://") + 1) == std::string::npos);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(bill_page(sample(), english, std::span<const agreement>(agreements)).find("<html lang=\"en\">") !=
          std::string::npos);
}

TEST_CASE("whatever a text says, it stays text") {
    const std::string evil = "</td><script>alert('&\"')</script>\x01\xFF";
    bill_words<cny> words = chinese;
    words.signature = words.hotline = evil;
    const bill_line line{.kind = line_kind::third_party,
                         .title = "<img src=x onerror=\"y\">",
                         .provider = "<b>'&\"",
                         .days = august,
                         .rate = "</table>",
                         .amount = 1_cny};
    const std::vector<bill_line> lines{line};
    const auto bill = cny_bill::make({subscriber_number{"13800138000"}, 679, august}, lines);
    REQUIRE(bill);
    const std::string html = bill_page(*bill, words, std::span<const agreement>(agreements));
    for (const char* never : {"<script", "<img", "<b>", "onerror=\"", "alert('"})
        CHECK(html.find(never) == std::string::npos);
    CHECK(count(html, "</table>") == 2);
    CHECK(html.find('\x01') == std::string::npos);
    CHECK(is_utf8(html));
}

}  // namespace bill_renderings_test
