// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/tariff/name_conflict.hpp>

#include <catch.hpp>
#include <shared_data.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tariff_name_figures_test {

using namespace mingbai;
using namespace mingbai::literals;

/// "59元=fee 30G=allowance": each figure as written, with its role; a question mark when it is unsure.
std::string roles(std::string_view name) {
    std::string all;
    for (const name_figure& figure : read_name_figures(name)) {
        if (!all.empty()) all += ' ';
        all += name.substr(figure.offset, figure.length);
        all += '=';
        all += to_text(figure.role);
        if (figure.confidence == figure_confidence::unsure) all += '?';
    }
    return all;
}

name_figure only(std::string_view name) {
    const name_figures found = read_name_figures(name);
    INFO(name);
    REQUIRE(found.size() == 1);
    return found[0];
}

constexpr bool reads_as(std::string_view name, std::size_t index, figure_role role, std::uint64_t value) {
    const name_figures found = read_name_figures(name);
    return index < found.size() && found[index].role == role && found[index].value == value;
}
static_assert(reads_as("冰激凌FTTR79元档专属9元85G36个月（沧州）-次月生效", 1, figure_role::fee, 9'000'000));
static_assert(reads_as("冰激凌FTTR79元档专属9元85G36个月（沧州）-次月生效", 2, figure_role::allowance, (85_GB).bytes()));

TEST_CASE("a fee is read however it is written") {
    for (const char* name : {"畅享套餐59元", "畅享套餐５９元", "畅享套餐59.00元", "畅享套餐¥59", "畅享套餐￥５９", "畅享套餐五十九元",
                             "畅享套餐59块", "Family plan RMB59", "Family plan 59 yuan", "畅享59元/月套餐", "月租59元畅享卡"}) {
        const name_figure fee = only(name);
        CHECK(fee.role == figure_role::fee);
        CHECK(fee.amount() == 59_cny);
        CHECK(fee.confidence != figure_confidence::unsure);
    }
    CHECK(only("9.9元流量卡").amount() == 9.9_cny);
    CHECK(only("0.01元体验").amount() == 0.01_cny);
    CHECK(only("零元主套餐").amount() == 0_cny);
    CHECK(only("1,288元尊享套餐").amount() == 1288_cny);
    CHECK(only("1万元靓号套餐").amount() == 10'000_cny);
    CHECK(only("两百元套餐").amount() == 200_cny);
    CHECK(only("一千零五十元套餐").amount() == 1050_cny);
    CHECK(only("十二元语音包").amount() == 12_cny);
}

TEST_CASE("the period of a price is read where the name says it") {
    CHECK(only("畅享59元/月套餐").per == period{1, period_unit::month});
    CHECK(only("畅享套餐包月59元").per == period{1, period_unit::month});
    CHECK(only("宽带600元/年").per == period{1, period_unit::year});
    CHECK(only("宽带包年600元").per == period{1, period_unit::year});
    CHECK(only("日租宝1元/天").per == period{1, period_unit::day});
    CHECK(only("畅享套餐59元").per.count == 0);
    const auto two_years = read_name_figures("300M包2年960元（河北）");
    REQUIRE(two_years.size() == 3);
    CHECK(two_years[2].per == period{2, period_unit::year});
    const auto months = read_name_figures("宽带包18个月720元");
    REQUIRE(months.size() == 2);
    CHECK(months[1].per == period{18, period_unit::month});
    CHECK(only("宽带包半年300元").per == period{6, period_unit::month});
}

TEST_CASE("money that is not the plan's price") {
    CHECK(roles("康沽专属光猫预存160元分24个月返还活动") == "160元=deposit 24个月=term");
    CHECK(roles("承德存0赠送150元（分15个月转兑）（河北）（普通版）") == "0=deposit 150元=gift 15个月=term");
    CHECK(roles("石家庄宽带赠费20元(立即)(12个月)[河北]") == "20元=gift 12个月=term");
    CHECK(roles("4G畅爽国内冰激凌套餐5元赠费包（唐山）立即生效") == "4G=network 5元=gift");
    CHECK(roles("充100元送50元话费") == "100元=deposit 50元=gift");
    CHECK(roles("金融分期合约优惠200元36个月") == "200元=discount 36个月=term");
    CHECK(roles("满100元减20元") == "100元=bound 20元=discount");
    CHECK(roles("畅享39元起") == "39元=bound");
    CHECK(roles("流量600元封顶") == "600元=bound");
    CHECK(roles("129元及以上用户专享") == "129元=bound");
    CHECK(roles("定向流量5元/GB，语音0.15元/分钟") == "5元=rate 0.15元=rate");
    CHECK(roles("0元购机") == "0元=gift?");
    CHECK(roles("押金200元") == "200元=deposit");
    CHECK(roles("橙分期分月转兑--10元/月24期") == "10元=gift 24期=term");
}

TEST_CASE("tiers and other plans' prices") {
    CHECK(roles("联通智家5G云智华油专属套餐109元档（河北）") == "5G=network 109元=tier");
    CHECK(roles("冰激凌FTTR79元档专属9元85G36个月") == "79元=tier? 9元=fee 85G=allowance 36个月=term");
    CHECK(roles("29元290G国内通用流量包专用29元赠费包有效期36个月（河北）") ==
          "29元=other_plan 290G=other_plan 29元=gift 36个月=term");
    CHECK(roles("29元5G流量上网卡专属10元赠费（上网卡）") == "29元=other_plan 5G=network 10元=gift");
    CHECK(roles("5G流量王39元创新版送流量优惠合约36个月（河北）-次月生效") == "5G=network 39元=other_plan 36个月=term");
    CHECK(roles("橙分期-天翼畅享199元（36个月）") == "199元=other_plan 36个月=term");
    CHECK(roles("10G国内流量包（59元套餐用户专享）") == "10G=allowance 59元=other_plan");
    CHECK(roles("59元套餐用户专享10G流量包5元") == "59元=other_plan 10G=allowance 5元=fee");
    CHECK(roles("优选PLUS会员年包49元档（壳膜）") == "49元=tier");
    CHECK(roles("79-599元档5G畅越冰激凌升级版") == "79=tier 599元=tier 5G=network");
    CHECK(roles("59/79/99元档") == "59=tier 79=tier 99元=tier");
    CHECK(roles("办理畅越冰激凌升级版299档的用户") == "299=tier");
    // The plan itself, in spite of the word 专属 or 版.
    CHECK(roles("59元校园专属套餐") == "59元=fee");
    CHECK(roles("59元套餐（学生专属版）") == "59元=fee");
    CHECK(roles("流量王5G套餐39元创新版") == "5G=network 39元=fee");
    CHECK(roles("群组账户专属1000元1T国内通用流量（石家庄）") == "1000元=fee 1T=allowance");
    CHECK(roles("畅越专用叠加包1元100G-次月生效（河北）") == "1元=fee 100G=allowance");
}

TEST_CASE("G is a volume or a network") {
    CHECK(roles("5G流量王") == "5G=network");
    CHECK(roles("5G畅享套餐") == "5G=network");
    CHECK(roles("在承德市内连续一年使用2/3G手机的用户") == "一年=term 2=network 3G=network");
    CHECK(roles("4G/5G套餐") == "4G=network 5G=network");
    CHECK(roles("5G-A套餐") == "5G=network");
    CHECK(roles("5.5G畅享套餐") == "5.5G=network");
    CHECK(roles("1.5G国内流量包") == "1.5G=allowance");
    CHECK(roles("5G流量包") == "5G=allowance?");
    CHECK(roles("5GB流量包") == "5GB=allowance");
    CHECK(roles("张家口1元100分钟5G流量包") == "1元=fee 100分钟=allowance 5G=allowance");
    CHECK(roles("10G流量包") == "10G=allowance");
    CHECK(roles("５Ｇ畅享") == "５Ｇ=network");
    CHECK(roles("三G时代") == "三G=network");
    CHECK(only("1T流量包").volume() == 1_TB);
    CHECK(only("0.5G国内流量").value == (512_MB).bytes());
    CHECK(only("５０ＧＢ国内流量").volume() == 50_GB);
}

TEST_CASE("M and 兆 are a volume or a speed") {
    const auto unit = [](std::string_view name) { return read_name_figures(name)[0].unit; };
    CHECK(unit("1000M包月0元（华油专享）") == figure_unit::speed);
    CHECK(unit("200M包1年240元特惠") == figure_unit::speed);
    CHECK(unit("500M宽带") == figure_unit::speed);
    CHECK(unit("千兆宽带包年") == figure_unit::speed);
    CHECK(unit("300Mbps提速包") == figure_unit::speed);
    CHECK(unit("1G宽带") == figure_unit::speed);
    CHECK(unit("500M国内流量包") == figure_unit::data);
    CHECK(unit("30M流量包") == figure_unit::data);
    CHECK(unit("500MB日包") == figure_unit::data);
    CHECK(unit("100兆流量包") == figure_unit::data);
    CHECK(only("千兆宽带").value == 1'000'000'000);
    CHECK(only("１０００Ｍ宽带").value == 1'000'000'000);
    CHECK(only("500M国内流量包").volume() == 500_MB);
    CHECK(only("100M").confidence == figure_confidence::unsure);
}

TEST_CASE("minutes, messages and terms") {
    CHECK(only("300分钟国内语音包").value == 300 * 60);
    CHECK(only("三百分钟语音包").value == 300 * 60);
    CHECK(only("100条短信包").unit == figure_unit::messages);
    CHECK(roles("有效期12个月") == "12个月=term");
    CHECK(only("流量包-48个月").value == 48);
    CHECK(only("合约两年").value == 24);
    CHECK(only("24期").value == 24);
    CHECK(only("30天有效").unit == figure_unit::days);
    CHECK(roles("第一个月") == "");
    CHECK(roles("eSIM一号双终端服务套餐10元（非主副卡套餐客户专用）") == "10元=fee");
    CHECK(roles("三元区5G基站旁") == "5G=network");
    CHECK(roles("六月一期云游戏加油包-三方") == "");
}

TEST_CASE("editions, dates and codes are no amounts") {
    CHECK(roles("联通5G智享套餐49元2026 2.0（河北）") == "5G=network 49元=fee 2026=edition 2.0=edition");
    CHECK(roles("59元流量王（2022）（河北）") == "59元=fee 2022=edition");
    CHECK(roles("天翼畅享199元套餐201910") == "199元=fee 201910=edition");
    CHECK(roles("合约-24期（20220808）") == "24期=term 20220808=edition");
    CHECK(roles("办理90687349 4G畅爽") == "90687349=code 4G=network");
    CHECK(roles("联通魔方全国版1.0") == "1.0=edition");
    CHECK(roles("FTTR2套餐") == "2=code");
    CHECK(roles("2025年版") == "2025年=edition");
    CHECK(roles("1234567890123元") == "1234567890123元=fee");
    CHECK(roles("99999999999999999999") == "99999999999999999999=code");
}

TEST_CASE("a name of many figures is cut, none is read wrongly") {
    std::string name;
    for (int i = 0; i < 40; ++i) name += "1元10G";
    CHECK(read_name_figures(name).size() == name_figures::capacity());
    CHECK(read_name_figures("").empty());
    CHECK(read_name_figures("\xE5\xFF 59元\xE5").size() == 1);
}

tariff_plan plan_of(std::string name, std::optional<tariff_price<cny>> price,
                    std::vector<basic_allowance<owning_storage<>>> content) {
    tariff_plan plan;
    plan.name = std::move(name);
    plan.price = price;
    plan.content = std::move(content);
    return plan;
}

basic_allowance<owning_storage<>> of(service what, service_amount amount) {
    basic_allowance<owning_storage<>> included;
    included.what = what;
    included.amount = amount;
    return included;
}

std::vector<name_conflict_kind> conflicts(const tariff_plan& plan) {
    std::vector<name_conflict_kind> found;
    find_name_conflicts(plan, [&](const name_conflict& conflict) { found.push_back(conflict.kind); });
    return found;
}

TEST_CASE("a name is held against the terms") {
    using enum name_conflict_kind;
    const std::vector<name_conflict_kind> none;
    const std::vector<name_conflict_kind> wrong_fee{fee};
    const std::vector<name_conflict_kind> wrong_data{data};
    const auto gigabytes = [](std::uint64_t n) { return of(service::data, data_volume::from_gigabytes(n)); };
    const auto monthly = [](std::int64_t yuan) {
        return money<cny>::from_micros(yuan * 1'000'000) / period{1, period_unit::month};
    };

    CHECK(conflicts(plan_of("5元50G流量包", monthly(5), {gigabytes(50)})) == none);
    CHECK(conflicts(plan_of("5元50G流量包", monthly(6), {gigabytes(50)})) == wrong_fee);
    CHECK(conflicts(plan_of("5元50G流量包", monthly(5), {gigabytes(10)})) == wrong_data);
    CHECK(conflicts(plan_of("五元５０Ｇ流量包", monthly(6), {gigabytes(50)})) == wrong_fee);
    CHECK(conflicts(plan_of("5元50G流量包", monthly(5), {gigabytes(30), of(service::directed_data, 20_GB)})) == none);
    CHECK(conflicts(plan_of("30G国内+20G定向", monthly(5), {gigabytes(50)})) == none);
    CHECK(conflicts(plan_of("100分钟语音包", monthly(5), {of(service::voice, 200_min)})) == std::vector{voice});
    CHECK(conflicts(plan_of("100条短信包", monthly(5), {of(service::sms, 50_sms)})) == std::vector{messages});
    CHECK(conflicts(plan_of("500M宽带", monthly(5), {of(service::broadband, 300_Mbps)})) == std::vector{speed});

    // A year's price: in the monthly place it is wrong, as a twelfth or for a year it is right.
    CHECK(conflicts(plan_of("200M包1年240元", monthly(240), {})) == std::vector{fee_period});
    CHECK(conflicts(plan_of("200M包1年240元", monthly(20), {})) == none);
    CHECK(conflicts(plan_of("200M包1年240元", 240_cny / period{1, period_unit::year}, {})) == none);
    CHECK(conflicts(plan_of("200M包1年240元", 240_cny / period{12, period_unit::month}, {})) == none);
    CHECK(conflicts(plan_of("200M包2年480元", 240_cny / period{1, period_unit::year}, {})) == none);
    CHECK(conflicts(plan_of("200M包1年240元", monthly(30), {})) == wrong_fee);
    CHECK(conflicts(plan_of("59元/月套餐", 59_cny / period{1, period_unit::year}, {})) == std::vector{fee_period});
    CHECK(conflicts(plan_of("宽带600元套餐", monthly(50), {})) == none);
    CHECK(conflicts(plan_of("日租宝1元/天", monthly(30), {})) == none);

    // What says nothing of this plan, or what the terms do not state, is no conflict.
    CHECK(conflicts(plan_of("4G畅爽国内冰激凌套餐5元赠费包", monthly(0), {})) == none);
    CHECK(conflicts(plan_of("5元50G流量包", std::nullopt, {})) == none);
    CHECK(conflicts(plan_of("5G流量包", monthly(5), {gigabytes(10)})) == none);
    CHECK(conflicts(plan_of("50G流量包", monthly(5), {of(service::data, unlimited)})) == none);
    CHECK(conflicts(plan_of("畅享套餐109元档", monthly(109), {})) == none);
    CHECK(conflicts(plan_of("畅享套餐109元档", monthly(119), {})) == wrong_fee);
    CHECK(conflicts(plan_of("5G畅享199元档合约-24期", monthly(0), {})) == none);

    tariff_plan unknown = plan_of("5元50G流量包", monthly(6), {gigabytes(10)});
    unknown.unknown.add(element::price).add(element::content);
    CHECK(conflicts(unknown) == none);
    tariff_plan trial = plan_of("首月1元畅享套餐", monthly(59), {});
    trial.introductory =
        introductory_price<cny>{1_cny / period{1, period_unit::month}, {1, period_unit::month}, monthly(59)};
    CHECK(conflicts(trial) == none);
}

std::optional<tariff_price<cny>> monthly_fee(const std::string& text) {
    if (text.find_first_not_of("0123456789.") != std::string::npos || text.empty()) return std::nullopt;
    const auto point = text.find('.');
    std::int64_t micros = std::stoll(text.substr(0, point)) * 1'000'000;
    if (point != std::string::npos) micros += std::stoll((text.substr(point + 1) + "000000").substr(0, 6));
    return money<cny>::from_micros(micros) / period{1, period_unit::month};
}

TEST_CASE("over the real register the known errors are found and nothing else") {
    using enum name_conflict_kind;
    // 26HE300360: 50G in the name, 10GB in the terms. 25HE301057: 1元 and 0. The other two: a year's price in the
    // monthly field.
    const std::map<std::string, name_conflict_kind> expected{
        {"26HE300360", data}, {"25HE301057", fee}, {"25HE300536", fee_period}, {"25HE300531", fee_period}};
    std::map<std::string, name_conflict_kind> found;
    std::size_t rows = 0;
    for (const char* file :
         {"cn_register/unicom_hebei_20260924_added.tsv", "cn_register/telecom_hebei_20260924_added.tsv"}) {
        const auto text = mingbai_test::shared_data(file);
        if (!text) return;
        for (const std::string& line : mingbai_test::split(*text, '\n')) {
            const auto cells = mingbai_test::split(line, '\t');
            if (cells.size() < 10 || line.starts_with('#')) continue;
            ++rows;
            std::vector<basic_allowance<owning_storage<>>> content;
            const std::uint64_t volume = std::stoull(cells[4]);
            content.push_back(of(service::data, cells[4].ends_with('T') ? data_volume::from_terabytes(volume)
                                                                         : data_volume::from_gigabytes(volume)));
            content.push_back(of(service::voice, airtime::from_minutes(std::stoull(cells[5]))));
            const tariff_plan plan = plan_of(cells[1], monthly_fee(cells[3]), content);
            INFO(cells[1]);
            for (const name_conflict_kind kind : conflicts(plan)) CHECK(found.emplace(cells[7], kind).second);
        }
    }
    CHECK(rows == 64);
    CHECK(found == expected);
}

}  // namespace tariff_name_figures_test
