// SPDX-License-Identifier: Apache-2.0
#include <mingbai/tariff/plan_name.hpp>

#include <catch.hpp>

namespace tariff_plan_name_test {

using namespace mingbai;

TEST_CASE("region and effective time are set apart from the name") {
    const plan_name at_once{"3元300分钟国内语音包", "秦皇岛", effective_time::at_once};
    for (const char* written : {"3元300分钟国内语音包（秦皇岛）-立即生效", "3元300分钟国内语音包-立即生效（秦皇岛）",
                                "3元300分钟国内语音包(秦皇岛)立即生效", "３元３００分钟国内语音包【秦皇岛】（立即生效）",
                                "3元300分钟国内语音包 [秦皇岛市] —立即生效", "3元300分钟国内语音包(立即)(秦皇岛)"}) {
        INFO(written);
        plan_name read = read_plan_name(written);
        if (read.region == "秦皇岛市") read.region = "秦皇岛";
        CHECK(read == at_once);
    }
    CHECK(read_plan_name("畅越专用叠加包1元100G-次月生效（河北）") ==
          plan_name{"畅越专用叠加包1元100g", "河北", effective_time::next_month});
    CHECK(read_plan_name("石家庄宽带赠费20元(立即)(12个月)[河北]") ==
          plan_name{"石家庄宽带赠费20元(12个月)", "河北", effective_time::at_once});
}

TEST_CASE("a bracket that says anything else belongs to the name") {
    CHECK(read_plan_name("4G畅爽国内冰激凌套餐59元（放心用版）（河北）").text == "4g畅爽国内冰激凌套餐59元(放心用版)");
    CHECK(read_plan_name("1000M包月0元（华油专享）（河北）").text == "1000m包月0元(华油专享)");
    CHECK(read_plan_name("联通5G智享套餐49元2026 2.0（河北）").text == "联通5g智享套餐49元2026 2.0");
    CHECK(read_plan_name("套餐（").text == "套餐(");
    CHECK(read_plan_name("套餐（）").text == "套餐");
    CHECK(read_plan_name("套餐（河北").text == "套餐(河北");
    CHECK(read_plan_name("套餐生效").text == "套餐生效");
}

TEST_CASE("writing that customers do not see as different becomes equal") {
    CHECK(read_plan_name("５Ｇ 畅享套餐").text == read_plan_name("5g畅享套餐").text);
    CHECK(read_plan_name("【租机】橙分期").text == read_plan_name("(租机)橙分期").text);
    CHECK(read_plan_name("橙分期—24期").text == read_plan_name("橙分期-24期").text);
    CHECK(read_plan_name("FTTR79").text == read_plan_name("fttr７９").text);
    CHECK(read_plan_name("套\u200B餐").text == "套餐");
    CHECK(read_plan_name("Family  Plan").text == "family plan");
    CHECK(read_plan_name("畅享").text != read_plan_name("畅想").text);
}

TEST_CASE("nothing is lost and nothing breaks") {
    CHECK(read_plan_name("").text.empty());
    CHECK(read_plan_name("（河北）").text == "(河北)");
    CHECK(read_plan_name("-立即生效").text == "-立即生效");
    CHECK(read_plan_name("套\xE6\xFF餐").text == "套\xE6\xFF餐");
    CHECK(read_plan_name("\xE5").text == "\xE5");
}

TEST_CASE("region names") {
    for (const char* name : {"河北", "河北省", "唐山", "唐山市", "雄安", "雄安新区", "内蒙古", "内蒙古自治区", "全国", "香港特别行政区",
                             "新疆维吾尔自治区", "延边", "大兴安岭地区"}) {
        INFO(name);
        CHECK(is_region_name(name));
    }
    for (const char* name : {"", "河", "华油专享", "上网卡", "普通版", "放心用版", "省", "市", "北", "河北|山西", "|河北|", "立即"}) {
        INFO(name);
        CHECK_FALSE(is_region_name(name));
    }
    // Every name of the list is found, and nothing that is cut out of it at another place.
    for (std::size_t begin = 1; begin < detail::region_names.size();) {
        const std::size_t end = detail::region_names.find('|', begin);
        CHECK(is_region_name(detail::region_names.substr(begin, end - begin)));
        begin = end + 1;
    }
}

}  // namespace tariff_plan_name_test
