// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/notice/message.hpp>
#include <mingbai/notice/standard_texts.hpp>
#include <mingbai/notice/stated_facts.hpp>
#include <mingbai/notice/success_facts.hpp>

#include <catch.hpp>
#include <shared_data.hpp>

#include <map>
#include <string>

namespace notice_stated_facts_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace mingbai::notice;
using e = element;

std::string names(const fact_set& facts) {
    std::string list;
    facts.for_each([&](element what) { list += (list.empty() ? "" : " ") + std::string(to_text(what)); });
    return list;
}

TEST_CASE("real messages are recognised as complete, or told what they lack") {
    const auto data = mingbai_test::shared_data("cn_sms/sms_cn.tsv");
    if (!data) return;
    std::map<std::string, std::string> texts;
    for (const std::string& line : mingbai_test::split(*data, '\n')) {
        const auto columns = mingbai_test::split(line, '\t');
        if (columns.size() == 4) texts[columns[0]] = columns[3];
    }
    REQUIRE(texts.contains("9"));

    // 2: a success notice with everything that is demanded.
    CHECK(names(missing_facts(notice_kind::success, texts["2"])) == "");
    // 9: a usage notice, as above.
    CHECK(names(missing_facts(notice_kind::usage_level, texts["9"])) == "");
    // It says nothing of what further use costs, so it would be no notice that an allowance is used up.
    CHECK(names(missing_facts(notice_kind::exhausted, texts["9"])) == "overage");
    // 7: names the order, and not what it costs, how to end it, whom to ask, or who speaks.
    CHECK(names(missing_facts(notice_kind::success, texts["7"])) ==
          "price commitment unsubscribe signature hotline unsubscribe_effect");
    // 1: a request, not a success notice: no date, no channel, no word to end it, no number to call.
    CHECK(names(missing_facts(notice_kind::success, texts["1"])) == "unsubscribe channel date hotline");
    CHECK(stated_facts(texts["1"]).has(e::code));
    CHECK(stated_facts(texts["1"]).has(e::expiry));
    // 5: a login code states nothing of a notice.
    CHECK(
        names(missing_facts(notice_kind::success, texts["5"])) ==
        "name filing_number price validity commitment unsubscribe effective signature date hotline unsubscribe_effect");
}

TEST_CASE("each fact alone is what makes it found") {
    const auto states = [](std::string_view text, element what) { return stated_facts(text).has(what); };
    CHECK(states("方案编号24BJ102053", e::filing_number));
    CHECK(states("方案编号：24BJ102053", e::filing_number));
    CHECK(states("方案编号: 24BJ102053", e::filing_number));
    CHECK(states("方案编号：２４ＢＪ１０２０５３", e::filing_number));
    CHECK(!states("方案编号：", e::filing_number));
    CHECK(!states("24BJ102053", e::filing_number));

    CHECK(states("办理安全管家（方案编号：25JS110103）", e::name));
    CHECK(!states("办理（方案编号：25JS110103）", e::name));

    CHECK(states("资费每月15元", e::price));
    CHECK(states("月费59.90元", e::price));
    CHECK(!states("资费详见官网，15元起", e::price));
    CHECK(!states("剩余15元", e::price));

    CHECK(states("退订次月生效", e::unsubscribe_effect));
    CHECK(!states("退订次月生效", e::effective));
    CHECK(states("订购立即生效", e::effective));
    CHECK(!states("订购立即生效", e::unsubscribe_effect));
    CHECK(states("如需退订请回复TD", e::unsubscribe));
    CHECK(!states("如需退订。请回复TD", e::unsubscribe));

    CHECK(states("使用咨询请致电4008078114", e::hotline));
    CHECK(states("咨询拨打0311-88888888", e::hotline));
    CHECK(!states("请致电营业厅", e::hotline));

    CHECK(states("已用完。【中国电信】", e::signature));
    CHECK(states("【中国电信】已用完", e::signature));
    CHECK(!states("【流量提醒】已用完", e::signature));
    CHECK(!states("已用完【】", e::signature));
    CHECK(states("【流量提醒】已用完【中国联通】", e::signature));

    CHECK(states("已用12.345GB", e::used));
    CHECK(states("已用 300 分钟", e::used));
    CHECK(!states("已用完", e::used));
    CHECK(states("剩余87.655GB", e::left));
    CHECK(!states("剩余不多，87GB", e::left));

    CHECK(states("超出后每1GB5元", e::overage));
    CHECK(states("用尽后停止使用", e::overage));
    CHECK(!states("超出部分另行计费", e::overage));

    CHECK(states("2026年1月10日", e::date));
    CHECK(states("08月17日24时", e::date));
    CHECK(states("2026-01-10", e::date));
    CHECK(!states("1月内", e::date));
    CHECK(!states("1月100日", e::date));

    CHECK(states("验证码为669344", e::code));
    CHECK(!states("验证码已发送", e::code));
    CHECK(states("拒收请回复R", e::opt_out));
}

TEST_CASE("the library's own notices are recognised as complete") {
    static constexpr literal_tariff_plan safety{.name = "安全管家",
                                                .filing_number = "25JS110103",
                                                .price = 15_cny / 1_month,
                                                .validity = plan_validity{24_months, true, 2_years},
                                                .commitment = basic_commitment<literal_storage<>>{},
                                                .unsubscribe = "回复TD"};
    constexpr order_words order{
        std::chrono::year{2026} / 1 / 10, "线上渠道", "立即生效", "退订次月生效", "4008078114", "中国电信"};
    const auto success = render(standard_template(notice_kind::success, language::chinese),
                                success_facts(safety, order, language::chinese));
    REQUIRE(success);
    CHECK(names(missing_facts(notice_kind::success, success->text)) == "");

    facts about(language::chinese);
    about.set<e::service>("国内通用流量").set<e::used>(24_GB).set<e::left>(6_GB).set<e::level>(share{80});
    about.set<e::overage>("超出后每1GB5元").set<e::signature>("中国联通").set<e::cap>(50_cny).set<e::spent>(50_cny);
    about.set<e::next_step>("回复JXSY可继续使用").set<e::hotline>("10010");
    for (const notice_kind kind :
         {notice_kind::usage_level, notice_kind::exhausted, notice_kind::cap_level, notice_kind::cap_reached}) {
        const auto made = render(standard_template(kind, language::chinese), about);
        REQUIRE(made);
        INFO(made->text);
        CHECK(names(missing_facts(kind, made->text)) == "");
    }
}

}  // namespace notice_stated_facts_test
