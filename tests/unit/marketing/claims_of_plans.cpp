// SPDX-License-Identifier: Apache-2.0
#include <mingbai/marketing/judged_copy.hpp>

#include <advertised_plans.hpp>
#include <catch.hpp>

#include <cstddef>
#include <string>
#include <string_view>

// What is commonly written beside a plan, and what each plan makes of it, claim by claim: + it is so, ! so under a condition that is
// not stated, - it is not so, ? the plan does not say. In Chinese and in English.
namespace marketing_claims_of_plans_test {

using namespace mingbai::marketing;
namespace plans = mingbai_test::advertised;

struct expected {
    std::string_view copy;
    std::string_view verdicts;
};

template <class Plan, std::size_t N>
void hold(const Plan& plan, const expected (&all)[N]) {
    for (const expected& each : all) {
        CAPTURE(each.copy);
        std::string made;
        for (const judged_claim& claim : judge_copy(each.copy, plan).claims()) {
            switch (claim.verdict) {
                case claim_verdict::supported: made += '+'; break;
                case claim_verdict::missing_condition: made += '!'; break;
                case claim_verdict::contradicted: made += '-'; break;
                case claim_verdict::unsupported: made += '?'; break;
            }
        }
        CHECK(made == each.verdicts);
    }
}

TEST_CASE("copy beside a plain monthly plan") {
    static constexpr expected all[]{
        {"一次性59元", "-"},
        {"59元一次性付清", "-"},
        {"每年59元", "-"},
        {"一年708元", "+"},
        {"59元 a month", "+"},
        {"59 yuan per year", "-"},
        {"708 yuan a year", "+"},
        {"2元 a day", "?"},
        {"10 yuan back every month", "?"},
        {"月租59，送100元话费券", "+?\?"},
        {"预存100元", ""},
        {"立减10元", "?"},
        {"10元 off", "?"},
        {"原价99元，现价59元", "?+"},
        {"以前99元", "?"},
        {"500元封顶", "+"},
        {"流量费最多500元", "+"},
        {"每天最多15元", "?"},
        {"月租59", "+"},
        {"一口价59", "+"},
        {"一口价58", "-"},
        {"0元安装", "?"},
        {"免费安装", "?"},
        {"0元/月", "-"},
        {"月租0元", "-"},
        {"0元购", "-"},
        {"5G网络", ""},
        {"5G流量", "-"},
        {"100M宽带", "?"},
        {"含30G流量", "+"},
        {"送10GB流量", "?"},
        {"不送流量，含30GB", "+"},
        {"免费送30GB流量", "?+"},
        {"赠送100条短信", "+"},
        {"100条短信", "+"},
        {"200条短信", "-"},
        {"500分钟通话", "+"},
        {"600分钟", "-"},
        {"3分钟开通", ""},
        {"极速办理5分钟搞定", "?"},
        {"每分钟0.15元", "+"},
        {"0.15元/分钟", "+"},
        {"0.2元/分钟", "?"},
        {"0.1元/条", "+"},
        {"每条0.1元", "+"},
        {"0.1元1条短信", "+"},
        {"0.15元1分钟", "+"},
        {"套外流量0.1元/MB", "+"},
        {"套外流量0.2元/MB", "-"},
        {"102.4元/GB", "+"},
        {"3元1GB", "?"},
        {"5元/1GB", "?"},
        {"30GB以上", "+"},
        {"超过20GB流量", "+"},
        {"平均每天1GB", "?"},
        {"用了30GB", ""},
        {"剩余10GB", ""},
        {"超过30GB后限速", "-"},
        {"降至1Mbps", "?"},
        {"限速128kbps", "?"},
        {"有效期24个月", "+"},
        {"有效期12个月", "-"},
        {"有效期2年", "+"},
        {"合约期24个月", "-"},
        {"签约12个月", "-"},
        {"24个月内有效", "+"},
        {"无合约", "+"},
        {"首月免费", "?-"},
        {"前6个月29元", "?-"},
        {"1-6个月29元", "?\?"},
        {"9元一个月", "-"},
        {"一年只要600元", "-"},
        {"最后3天", "?"},
        {"仅剩10名", "?"},
        {"前100名", "?"},
        {"快3倍", "?"},
        {"比别家便宜3倍", "?"},
        {"打5折", "?"},
        {"5折", "?"},
        {"50% off", "?"},
        {"98%覆盖", ""},
        {"优惠20%", "?"},
        {"2026年12月31日截止", "+"},
        {"12月31日截止", "+"},
        {"11月30日前办理", "?"},
        {"2027年1月31日截止", "-"},
        {"2月9日起", "+"},
        {"2026年1月1日起", "-"},
        {"全国可办", "+"},
        {"河北用户可办", "+"},
        {"全国通用流量", "+"},
        {"所有用户可办", "+"},
        {"仅限新用户", "?"},
        {"老用户可办", "+"},
        {"学生专享", "?"},
        {"老年人专享", "?"},
        {"营业厅办理", "+"},
        {"网上营业厅办理", "+"},
        {"APP专享", "+"},
        {"线上办理", "+"},
        {"直播间专享", "-"},
        {"电话办理", "-"},
        {"不限量流量", "-"},
        {"不限速", "?"},
        {"流量不限量，不限速", "-?"},
        {"送视频会员", "?"},
        {"送手机", "?"},
        {"送大礼", "?"},
        {"最低59元", "+"},
        {"低至59元", "+"},
        {"最高30GB", "+"},
        {"up to 30 GB data", "+"},
        {"from 59 yuan", "+"},
        {"less than 60 yuan a month", "+"},
        {"59元起步", "+"},
        {"only 59 yuan a month", "+"},
        {"59 yuan for six months, then 99", "+?"},
        {"24-month contract", "-"},
        {"valid for 24 months", "+"},
        {"first 6 months 29 yuan", "?-"},
        {"free installation", "?"},
        {"unlimited calls", "-"},
        {"unlimited data", "-"},
    };
    hold(plans::dawn, all);
}

TEST_CASE("copy beside a plan that is cheaper at first") {
    static constexpr expected all[]{
        {"打5折", "-"},
        {"立减30元", "!"},
        {"立减180元", "!"},
        {"立减20元", "-"},
        {"前6个月29元，之后59元", "+!+"},
        {"每年528元", "!"},
        {"6个月174元", "+!"},
        {"首月29元", "-!"},
        {"首月免费", "--"},
        {"0元/月", "-"},
        {"原价59元，现29元", "!!"},
        {"半价", "-"},
        {"50% off", "-"},
        {"49% off", "-"},
        {"前12个月29元", "-!"},
        {"6个月", "+"},
        {"12个月", "?"},
        {"仅限新用户", "+"},
        {"老用户可办", "-"},
        {"所有用户可办", "-"},
        {"营业厅办理", "-"},
        {"APP办理", "+"},
        {"29元/月", "!"},
        {"29元一个月", "!"},
        {"59元/月", "!"},
        {"99元/月", "-"},
        {"学生可办", "?"},
        {"2026年6月30日截止", "+"},
        {"2026年7月1日截止", "-"},
        {"2026年5月1日截止", "?"},
        {"6月30日截止", "+"},
        {"2025年12月1日起", "-"},
        {"2026年3月1日起", "?"},
    };
    hold(plans::start, all);
}

TEST_CASE("copy beside a plan without limit, slower after 40 GB") {
    static constexpr expected all[]{
        {"不限量流量", "!"},
        {"流量不限量，40GB后限速", "++"},
        {"40GB流量", "+"},
        {"40GB后降至1Mbps", "++"},
        {"40GB后降至2Mbps", "+-"},
        {"流量不限量不限速", "+-"},
        {"不限速", "-"},
        {"送40GB流量", "?"},
        {"送50分钟", "?"},
        {"送2000分钟通话", "-"},
        {"50GB流量", "-"},
        {"199元/月", "+"},
    };
    hold(plans::lake, all);
}

TEST_CASE("copy beside a line with a fee and a commitment") {
    static constexpr expected all[]{
        {"1000M宽带", "!"},
        {"500M宽带", "-"},
        {"千兆宽带", "!"},
        {"0元安装", "-"},
        {"免费安装", "-"},
        {"安装费100元", "!"},
        {"石家庄可办", "+"},
        {"保定用户可办", "+"},
        {"邯郸可办", "-"},
        {"河北可办", "?"},
        {"北京可办", "-"},
        {"上海用户可办", "-"},
        {"全国可办", "-"},
        {"合约期24个月", "+"},
        {"合约期12个月", "-"},
        {"无合约", "-"},
        {"签一年", "-"},
        {"24个月", "+"},
        {"100元/月", "!"},
        {"2400元24个月", "!+"},
        {"每天3.3元", "?"},
        {"每天3元", "-"},
        {"每天3.5元", "?"},
        {"每天4元", "-"},
        {"一天不到4元", "!"},
    };
    hold(plans::fibre, all);
}

TEST_CASE("copy beside a plan for students, with volume for some applications") {
    static constexpr expected all[]{
        {"60GB流量", "!"},
        {"20GB流量", "!"},
        {"40GB定向流量", "!"},
        {"60GB流量，含40GB视频定向", "!+"},
        {"40GB流量", "!"},
        {"学生专享", "+"},
        {"老年人专享", "-"},
        {"所有用户可办", "-"},
        {"新用户专享", "?"},
        {"送40GB定向流量", "!"},
        {"有效期12个月", "+"},
        {"一年有效", "+"},
    };
    hold(plans::campus, all);
}

TEST_CASE("copy beside a pack that is paid once") {
    static constexpr expected all[]{
        {"10元5GB", "++"},
        {"10元一次性", "+"},
        {"10元/月", "-"},
        {"7天有效", "+"},
        {"有效期7天", "+"},
        {"有效期30天", "-"},
        {"5GB流量", "+"},
        {"每月5GB", "+"},
    };
    hold(plans::refill, all);
}

TEST_CASE("copy beside an offer that gives money back") {
    static constexpr expected all[]{
        {"返120元，每月10元", "?!"},
        {"0元/月", "!"},
        {"免费", "!"},
        {"送视频会员", "!"},
        {"预存120元", ""},
        {"每月返10元", "!"},
        {"每月返20元", "-"},
        {"返还120元", "?"},
        {"合约期12个月", "+"},
    };
    hold(plans::returns, all);
}

TEST_CASE("copy beside a card whose data is charged by the day") {
    static constexpr expected all[]{
        {"3元1GB", "+"},
        {"3元/GB", "+"},
        {"套外3元/GB", "+"},
        {"套外5元/GB", "-"},
        {"每天15元封顶", "+"},
        {"15元封顶", "+"},
        {"每天最多20元", "-"},
        {"20元封顶", "?"},
        {"APP办理", "+"},
        {"营业厅办理", "-"},
        {"官网办理", "-"},
        {"电话办理", "-"},
        {"直播间办理", "-"},
        {"线上办理", "+"},
        {"100分钟", "+"},
        {"0.1元/分钟", "?"},
    };
    hold(plans::light, all);
}

TEST_CASE("copy beside a plan of one province") {
    static constexpr expected all[]{
        {"河北15GB流量", "++"},
        {"15GB流量", "!"},
        {"省内15GB流量", "!"},
        {"全国通用流量", "-"},
        {"全国通话", "+"},
        {"河北可办", "+"},
        {"天津可办", "-"},
        {"石家庄可办", "?"},
        {"15GB国内流量", "!"},
        {"山东用户可办", "-"},
    };
    hold(plans::village, all);
}

}  // namespace marketing_claims_of_plans_test
