// SPDX-License-Identifier: Apache-2.0
// [main]
#include <mingbai/mingbai.hpp>

#include <cstdio>
#include <string>

using namespace mingbai::literals;
using cn = mingbai::profile::cn_miit;

int main() {
    mingbai::tariff_plan plan;
    plan.name = "春风套餐79元";
    plan.filing_number = "26HE900001";
    plan.price = 59_cny / 1_month;
    plan.content.push_back({mingbai::service::data, 30_GB});

    const mingbai::report found = mingbai::check<cn::tariff_rules>(plan);
    for (const mingbai::finding& each : found.kept())
        std::printf("%s %s: %s\n", std::string(each.rule->id).c_str(), std::string(to_text(each.where.what)).c_str(),
                    std::string(each.rule->title_zh).c_str());
    std::printf("%zu findings, %zu of them blocking\n", found.count(), found.count(mingbai::severity::blocking));
}
// [main end]
