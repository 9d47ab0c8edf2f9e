// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/notice/message.hpp>
#include <mingbai/notice/standard_texts.hpp>
#include <mingbai/notice/success_facts.hpp>

#include <catch.hpp>

#include <string>

namespace notice_notice_template_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace mingbai::notice;
namespace chr = std::chrono;

constexpr literal_tariff_plan safety{.name = "安全管家",
                                     .filing_number = "25JS110103",
                                     .price = 15_cny / 1_month,
                                     .validity = plan_validity{24_months, true, 2_years},
                                     .commitment = basic_commitment<literal_storage<>>{},
                                     .unsubscribe = "回复TD"};
constexpr order_words order_zh{chr::year{2026} / 1 / 10, "线上渠道",   "立即生效",
                               "退订次月生效",           "4008078114", "中国电信"};
constexpr order_words order_en{chr::year{2026} / 1 / 10, "the web shop", "effective at once",
                               "ends with the month",    "4008078114",   "China Telecom"};

TEST_CASE("a success notice says what a real one says, in the customer's language") {
    const auto zh = render(standard_template(notice_kind::success, language::chinese),
                           success_facts(safety, order_zh, language::chinese));
    REQUIRE(zh);
    CHECK(
        zh->text ==
        "尊敬的用户：您于2026年1月10日通过线上渠道成功办理安全管家（方案编号：25JS110103），资费每月15元，立即生效，"
        "退订次月生效。有效期24个月，到期自动续订，每次2年。无合约期限及违约责任。退订方式：回复TD。咨询请致电4008078114"
        "【中国电信】");
    CHECK(zh->kind == notice_kind::success);
    CHECK(zh->words == language::chinese);

    const auto en = render(standard_template(notice_kind::success, language::english),
                           success_facts(safety, order_en, language::english));
    REQUIRE(en);
    CHECK(
        en->text ==
        "On 10 January 2026 you ordered 安全管家 (no. 25JS110103) through the web shop: CNY 15.00 per month, effective "
        "at once. It is valid for 24 months, then renews by itself for 2 years at a time; no commitment, no charge for "
        "leaving. To cancel: 回复TD (ends with the month). Questions: 4008078114 【China Telecom】");
}

TEST_CASE("a notice that would hide what the plan does not state is refused, and the fact is named") {
    literal_tariff_plan vague = safety;
    SECTION("price") {
        vague.price.reset();
        const auto refused = render(standard_template(notice_kind::success, language::chinese),
                                    success_facts(vague, order_zh, language::chinese));
        REQUIRE(!refused);
        CHECK(refused.error().why == reason::notice_incomplete);
        CHECK(refused.error().where.what == element::price);
    }
    SECTION("commitment") {
        vague.commitment.reset();
        const auto refused = render(standard_template(notice_kind::success, language::chinese),
                                    success_facts(vague, order_zh, language::chinese));
        REQUIRE(!refused);
        CHECK(refused.error().where.what == element::commitment);
    }
    SECTION("an empty text is no text") {
        vague.unsubscribe = "";
        const auto refused = render(standard_template(notice_kind::success, language::chinese),
                                    success_facts(vague, order_zh, language::chinese));
        REQUIRE(!refused);
        CHECK(refused.error().where.what == element::unsubscribe);
    }
}

TEST_CASE("an introductory price is told with the price after it") {
    literal_tariff_plan plan = safety;
    plan.introductory = introductory_price<cny>{29_cny / 1_month, 6_months, 59_cny / 1_month};
    const facts about = success_facts(plan, order_zh, language::chinese);
    CHECK(about[element::price] == "前6个月每月29元，之后每月59元");
}

TEST_CASE("values are text, never places, and must be UTF-8") {
    static constexpr notice_text words{notice_kind::refusal, language::english, "{name}: {why} {hotline} {signature}"};
    constexpr notice_template form = compiled<words>();
    facts about(language::english);
    about.set<element::name>("{why} 100% {").set<element::why>("}{name}").set<element::hotline>("10000");
    about.set<element::signature>("CT");
    const auto filled = render(form, about);
    REQUIRE(filled);
    CHECK(filled->text == "{why} 100% {: }{name} 10000 【CT】");

    about.set<element::why>("\xC0\xAF");
    const auto refused = render(form, about);
    REQUIRE(!refused);
    CHECK(refused.error().why == reason::bad_utf8);
    CHECK(refused.error().where.what == element::why);
    CHECK(refused.error().where.offset == 8);
}

TEST_CASE("a carrier's own text is checked at run time as at compile time") {
    const auto check = [](notice_kind kind, std::string_view text) {
        return notice_template::check(notice_text{kind, language::chinese, text});
    };
    SECTION("complete") {
        const auto form = check(notice_kind::exhausted, "{service}已用完，{overage}{signature}");
        REQUIRE(form);
        CHECK(form->facts() == fact_set(element::service, element::overage, element::signature));
    }
    SECTION("the price of further use is missing") {
        const auto refused = check(notice_kind::exhausted, "{service}已用完{signature}");
        REQUIRE(!refused);
        CHECK(refused.error().why == reason::notice_incomplete);
        CHECK(refused.error().where.what == element::overage);
    }
    SECTION("a place that names no fact") {
        const auto refused = check(notice_kind::exhausted, "{service}{overage}{signature}{price_of_all}");
        REQUIRE(!refused);
        CHECK(refused.error().why == reason::unknown_fact);
        CHECK(refused.error().where.offset == 29);
        CHECK(refused.error().where.length == 14);
    }
    SECTION("no brace is left over") {
        for (const char* text : {"{service", "service}", "{service}}", "{{service}}", "{", "}", "{}", "{ service}"}) {
            INFO(text);
            const auto refused = check(notice_kind::exhausted, text);
            REQUIRE(!refused);
            const reason why = refused.error().why;
            CHECK((why == reason::template_syntax || why == reason::unknown_fact));
        }
    }
    SECTION("not UTF-8") {
        const auto refused = check(notice_kind::exhausted, "{service}\xE4\xB8{overage}{signature}");
        REQUIRE(!refused);
        CHECK(refused.error().why == reason::bad_utf8);
        CHECK(refused.error().where.offset == 9);
    }
    SECTION("a commercial message needs a way to refuse") {
        const auto refused = check(notice_kind::commercial, "{text}{signature}");
        REQUIRE(!refused);
        CHECK(refused.error().where.what == element::opt_out);
    }
}

TEST_CASE("a profile may demand more") {
    struct stricter {
        static constexpr fact_set of(notice_kind kind) {
            fact_set demanded = observed_demands::of(kind);
            if (kind == notice_kind::usage_level) demanded.add(element::overage);
            return demanded;
        }
    };
    const notice_text text{notice_kind::usage_level, language::chinese, "{service}{used}{left}{signature}"};
    CHECK(notice_template::check(text));
    const auto refused = notice_template::check<stricter>(text);
    REQUIRE(!refused);
    CHECK(refused.error().where.what == element::overage);
}

TEST_CASE("every kind has words in both languages that state what is demanded of it") {
    for (const notice_kind_text& each : notice_kind_texts)
        for (const language words : {language::chinese, language::english}) {
            INFO(each.name);
            const notice_template form = standard_template(each.kind, words);
            CHECK(form.kind() == each.kind);
            CHECK(form.words() == words);
            CHECK(!observed_demands::of(each.kind).empty());
            CHECK(observed_demands::of(each.kind).without(form.facts()).empty());
            CHECK(notice_kind_named(each.name) == each.kind);
        }
}

TEST_CASE("what was used is rounded up and what is left down") {
    facts about(language::chinese);
    const data_volume all = 30_GB;
    const data_volume used = data_volume::from_bytes(12'345'678'901);
    about.set<element::used>(used).set<element::left>(all - used).set<element::level>(share{80});
    CHECK(about[element::used] == "11.5GB");  // 11.4978 GB
    CHECK(about[element::left] == "18.5GB");  // 18.5021 GB
    CHECK(about[element::level] == "80%");
    about.set<element::used>(30_GB - 1_bytes).set<element::left>(1_bytes);
    CHECK(about[element::used] == "30GB");
    CHECK(about[element::left] == "0KB");
    about.set<element::used>(1_GB - 1_bytes);
    CHECK(about[element::used] == "1GB");
    about.set<element::used>(800_min).set<element::left>(service_amount{unlimited});
    CHECK(about[element::used] == "800分钟");
    CHECK(about[element::left] == "不限量");
    about.set<element::used>(100_sms).set<element::left>(0_bytes);
    CHECK(about[element::used] == "100条");
    CHECK(about[element::left] == "0MB");
}

TEST_CASE("money, dates and days are written exactly") {
    facts zh(language::chinese);
    zh.set<element::spent>(40.01_cny).set<element::cap>(50_cny).set<element::total>(0.295_cny);
    CHECK(zh[element::spent] == "40.01元");
    CHECK(zh[element::cap] == "50元");
    CHECK(zh[element::total] == "0.295元");
    zh.set<element::instant>(civil_time{chr::year{2026} / 2 / 28, 9, 5, 59});
    CHECK(zh[element::instant] == "2026年2月28日09:05");
    zh.set<element::period>(civil_days{chr::year{2026} / 2 / 1, chr::year{2026} / 2 / 28});
    CHECK(zh[element::period] == "2026年2月");
    zh.set<element::period>(civil_days{chr::year{2024} / 2 / 1, chr::year{2024} / 2 / 28});
    CHECK(zh[element::period] == "2024年2月1日至2024年2月28日");

    facts en(language::english);
    en.set<element::cap>(50_cny).set<element::spent>(1234.5_hkd);
    CHECK(en[element::cap] == "CNY 50.00");
    CHECK(en[element::spent] == "HKD 1234.50");
    en.set<element::period>(civil_days{chr::year{2026} / 12 / 1, chr::year{2026} / 12 / 31});
    CHECK(en[element::period] == "December 2026");
    en.set<element::period>(civil_days{chr::year{2026} / 1 / 10, chr::year{2026} / 2 / 9});
    CHECK(en[element::period] == "10 January 2026 to 9 February 2026");
}

}  // namespace notice_notice_template_test
