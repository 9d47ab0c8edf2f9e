// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/templates.hpp>
#include <mingbai/consent/text_check.hpp>

#include <catch.hpp>
#include <string>

namespace consent_request_template_test {

using namespace mingbai;
using namespace mingbai::consent;
using namespace std::chrono_literals;

static_assert(request_template{"{name}{price}"}.states(element::price));
static_assert(!request_template{"{name}{price}"}.states(element::breach));
static_assert(request_template{"no facts"}.first_missing(observed_order_facts) == element::name);
static_assert(reply_request.first_missing(observed_order_facts) == element::none);
static_assert(reply_request.states(element::reference) && reply_request.states(element::expiry));
static_assert(code_request.states(element::code) && code_request.states(element::expiry));

TEST_CASE("a template is filled in every place, and only there") {
    constexpr request_template words{"{name}：{price}，{name}"};
    CHECK(words.fill([](element what) { return "<" + std::string(to_text(what)) + ">"; }) == "<name>：<price>，<name>");
    // What a fact says is never read as a place.
    CHECK(words.fill([](element) { return std::string("{code}"); }) == "{code}：{code}，{code}");
    CHECK(request_template{""}.fill([](element) { return ""; }).empty());
}

TEST_CASE("a template from a configuration") {
    CHECK(request_template::parse("{name} {price}"));
    for (const char* bad : {"{prise}", "{", "}", "{name", "name}", "{{name}}", "{}", "{ name}", "{none}", "{name}}"}) {
        const auto parsed = request_template::parse(bad);
        CAPTURE(bad);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().why == reason::bad_layout);
    }
    CHECK(request_template::parse("ab{prise}").error().where.offset == 2);
    CHECK(request_template::parse("{name}\xFF").error().why == reason::bad_utf8);
}

TEST_CASE("durations in the largest whole unit") {
    CHECK(duration_in_chinese(24h) == "24小时");
    CHECK(duration_in_chinese(120s) == "2分钟");
    CHECK(duration_in_chinese(90s) == "90秒");
    CHECK(duration_in_chinese(61min) == "61分钟");
    CHECK(duration_in_chinese(0s) == "0秒");
}

TEST_CASE("renewal in whichever of the usual words, and never the contrary") {
    const std::string goes_on = "到期自动续订，每次2年";
    const std::string ends = "到期不自动续订";
    using consent::detail::states_renewal;
    CHECK(states_renewal("有效期自动续展，每次续展2年。", goes_on));
    CHECK(states_renewal("到期自动续费2年", goes_on));
    CHECK_FALSE(states_renewal("到期自动续费1年", goes_on));
    CHECK_FALSE(states_renewal("2年有效，到期自动续费", goes_on));
    CHECK_FALSE(states_renewal("到期不自动续费2年", goes_on));
    CHECK_FALSE(states_renewal("到期终止", goes_on));
    CHECK(states_renewal("到期不自动续费", ends));
    CHECK_FALSE(states_renewal("到期自动续费", ends));
    CHECK_FALSE(states_renewal("到期终止", ends));
}

TEST_CASE("the beginning of a service is not its end") {
    using consent::detail::states_beginning;
    CHECK(states_beginning("订购立即生效，退订次月生效", "立即生效"));
    CHECK_FALSE(states_beginning("订购立即生效，退订次月生效", "次月生效"));
    CHECK(states_beginning("退订次月生效，订购次月生效", "次月生效"));
}

TEST_CASE("a price for every period in either order") {
    using consent::detail::states_price;
    CHECK(states_price("资费15元/月", "每月15元"));
    CHECK(states_price("资费每月15元", "每月15元"));
    CHECK_FALSE(states_price("资费15元/年", "每月15元"));
    CHECK_FALSE(states_price("资费15元", "每月15元"));
    CHECK_FALSE(states_price("资费115元/月", "每月15元"));
    CHECK_FALSE(states_price("资费1.15元/月", "每月15元"));
    CHECK(states_price("一次性30元", "一次性30元"));
    CHECK_FALSE(states_price("30元/月", "一次性30元"));
}

TEST_CASE("words are not found inside longer numbers") {
    using consent::detail::has_words;
    CHECK(has_words("有效期24个月", "24个月"));
    CHECK_FALSE(has_words("有效期124个月", "24个月"));
    CHECK(has_words("124个月，24个月", "24个月"));
    CHECK_FALSE(has_words("方案编号25JS1101035", "25JS110103"));
    CHECK_FALSE(has_words("方案编号A25JS110103", "25JS110103"));
    CHECK(has_words("方案编号25JS110103", "25JS110103"));
    CHECK_FALSE(has_words("编号47110", "4711"));
    CHECK_FALSE(has_words("编号0.4711", "4711"));
    CHECK_FALSE(has_words("任何", ""));
}

TEST_CASE("a code must be whole, every time it is mentioned") {
    std::string text = "123456";
    for (int i = 0; i < 60; ++i) text += "中";
    CHECK(is_whole_in_message(text, "123456"));
    for (int i = 0; i < 20; ++i) text += "中";
    CHECK(is_whole_in_message(text, "123456"));
    std::string again;
    for (int i = 0; i < 64; ++i) again += "中";
    again += "123456中";
    CHECK_FALSE(is_whole_in_message(again, "123456"));
    CHECK_FALSE(is_whole_in_message("123456" + again.substr(6 * 3), "123456"));
    CHECK(is_whole_in_message(again, ""));
    CHECK(is_whole_in_message(again, "999999"));
}

}  // namespace consent_request_template_test
