// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <mingbai/tariff/confusable.hpp>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

// Plan names as registers have them: few templates, many figures, regions and effective times, one slip in ten. The
// curve shows that the time grows far less than the square of the number of names.
namespace tariff_confusable_bench {

std::vector<std::string> register_names(std::size_t count) {
    const std::vector<std::string> heads{"联通", "天翼", "移动", "沃派", "畅越", "和家", "冰激凌", "流量王", "校园", "孝心", "智家",
                                         "云智", "宝卡", "魔方", "星卡"};
    const std::vector<std::string> kinds{"5G", "4G", "FTTR", "融合", ""};
    const std::vector<std::string> products{"畅享套餐", "畅爽套餐", "智享套餐", "国内通用流量包", "国内语音包", "上网卡", "赠费包",
                                            "叠加包", "加油包", "合约", "家庭套餐", "尊享套餐", "单产品套餐", "权益包"};
    const std::vector<std::string> audiences{"", "学生专享", "华油专属", "老用户", "新入网", "政企", "企业员工", "理工学院"};
    const std::vector<std::string> tails{"", "有效期12个月", "有效期36个月", "-48个月", "2025", "2026"};
    const std::vector<std::string> fees{"1", "5", "9.9", "19", "29", "39", "59", "79", "99", "129", "199", "299"};
    const std::vector<std::string> regions{"（河北）", "（唐山）", "（保定）", "【沧州】", ""};
    const std::vector<std::string> times{"", "-立即生效", "-次月生效"};
    std::mt19937 random(7);
    const auto pick = [&](const std::vector<std::string>& of) -> const std::string& {
        return of[random() % of.size()];
    };
    std::vector<std::string> templates;
    for (std::size_t i = 0; i < count / 25 + 50; ++i)
        templates.push_back(pick(audiences) + pick(heads) + pick(kinds) + pick(products) + "@元" + pick(tails));
    std::vector<std::string> names;
    while (names.size() < count) {
        std::string name = pick(templates);
        name.replace(name.find('@'), 1, pick(fees));
        if (random() % 10 == 0) name.replace(mingbai::code_point_boundary(name, random() % name.size()), 0, "新");
        names.push_back(name + pick(regions) + pick(times));
    }
    return names;
}

void find_name_overlaps(benchmark::State& state) {
    const std::vector<std::string> names = register_names(static_cast<std::size_t>(state.range(0)));
    std::vector<mingbai::listed_name> list;
    for (const std::string& name : names) list.push_back({name, {}});
    std::size_t near = 0;
    for ([[maybe_unused]] auto _ : state) {
        near = mingbai::find_name_overlaps(list).alike.size();
        benchmark::DoNotOptimize(near);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.counters["near pairs"] = static_cast<double>(near);
    state.SetComplexityN(state.range(0));
}
BENCHMARK(find_name_overlaps)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond)->Complexity();

}  // namespace tariff_confusable_bench
