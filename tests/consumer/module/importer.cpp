// SPDX-License-Identifier: Apache-2.0
// A consumer that imports: literals, a plan that is checked while this is compiled, and a name of every floor.
#include <mingbai/version.hpp>  // a module has no macros

#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <unordered_set>

import mingbai;

using namespace mingbai::literals;
using cn = mingbai::profile::cn_miit;

constexpr mingbai::allowance content[]{{mingbai::service::data, 30_GB}};
constexpr mingbai::overage_rate<mingbai::cny> rates[]{{0.29_cny, 1_MB}};
constexpr mingbai::overage beyond[]{{.what = mingbai::service::data, .rates = rates, .money_ceiling = 500_cny}};
constexpr std::string_view regions[]{"河北"}, channels[]{"APP"};
constexpr mingbai::literal_tariff_plan spring{
    .name = "春风套餐59元", .filing_number = "26HE900001", .category = "套餐", .price = 59_cny / 1_month, .content = content,
    .overage = beyond, .audience = "河北公众用户", .regions = regions, .validity = mingbai::plan_validity{24_months}, .channels = channels,
    .on_sale = std::chrono::year{2026} / 2 / 9, .off_sale = std::chrono::year{2029} / 12 / 31,
    .commitment = mingbai::basic_commitment<mingbai::literal_storage<>>{}, .unsubscribe = "发送TD到10000", .breach = "无"};
static_assert(mingbai::conforms_to<spring, cn::tariff_rules>);
static_assert(mingbai::notice::measure_sms("明白").segments == 1);

// In includer.cpp, which includes the headers. It links only when what is imported is the same as what is included.
mingbai::sha256_digest digest_of(const mingbai::filing_number& number);

int main() {
    const std::unordered_set<mingbai::filing_number> numbers{"26HE900001"};
    mingbai::evidence::merkle_tree tree;
    tree.append("one");
    if (!numbers.contains("26HE900001") || mingbai::consent::read_reply("同意") != mingbai::consent::answer::yes ||
        tree.root() != mingbai::evidence::leaf_hash("one") ||
        digest_of(mingbai::filing_number{"26HE900001"}) != mingbai::sha256("26HE900001")) {
        return 1;
    }
    std::printf("mingbai %d.%d.%d %s\n", MINGBAI_VERSION_MAJOR, MINGBAI_VERSION_MINOR, MINGBAI_VERSION_PATCH,
                to_hex(mingbai::sha256("明白办、放心用")).c_str());
}
