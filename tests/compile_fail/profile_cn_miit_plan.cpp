// SPDX-License-Identifier: Apache-2.0
// A constant plan that breaks a blocking rule stops the build, and the compiler names the rule and the plan.
// expect: obeys.*overage_price_stated.*no_overage
// expect 2: obeys.*name_agrees_with_terms.*another_fee
// expect 3: obeys.*unsubscribe_stated.*no_way_out
// expect 4: obeys.*dates_in_order.*ends_first
// expect 5: obeys.*no_statutory_superlatives.*best
// expect 6: obeys.*renewal_stated_with_validity.*renews_for_ever
// expect 7: obeys.*elements_complete.*nobody
// expect 8: obeys.*unlimited_states_throttle.*without_limit
// fix: 方案违反阻断性规则 · A plan that breaks a rule -- The rule is the first argument of `obeys`, the plan the second. Here: state what use beyond the allowance costs. [rules.md](rules.md) has every rule with an example that passes.
// fix 2: 名称与资费不一致 · A name that promises another fee -- Make name and price agree. To see all findings with their places, call `check<rules>(plan)` at run time.
#include <mingbai/profile/cn_miit.hpp>

#include "../support/plans.hpp"

namespace profile_cn_miit_plan_case {

using namespace mingbai;
using rules = cn_miit::tariff_rules;

constexpr literal_tariff_plan changed(void (*by)(literal_tariff_plan&)) {
    literal_tariff_plan plan = mingbai_test::spring;
    by(plan);
    return plan;
}

#if defined(MINGBAI_BAD)
inline constexpr literal_tariff_plan no_overage = changed([](literal_tariff_plan& plan) { plan.overage = {}; });
static_assert(conforms_to<no_overage, rules>);
#elif defined(MINGBAI_BAD_2)
inline constexpr literal_tariff_plan another_fee = changed([](literal_tariff_plan& plan) { plan.name = "春风套餐79元"; });
static_assert(conforms_to<another_fee, rules>);
#elif defined(MINGBAI_BAD_3)
inline constexpr literal_tariff_plan no_way_out = changed([](literal_tariff_plan& plan) { plan.unsubscribe = {}; });
static_assert(conforms_to<no_way_out, rules>);
#elif defined(MINGBAI_BAD_4)
inline constexpr literal_tariff_plan ends_first =
    changed([](literal_tariff_plan& plan) { plan.off_sale = std::chrono::year{2025} / 1 / 1; });
static_assert(conforms_to<ends_first, rules>);
#elif defined(MINGBAI_BAD_5)
inline constexpr literal_tariff_plan best = changed([](literal_tariff_plan& plan) { plan.name = "最佳套餐59元"; });
static_assert(conforms_to<best, rules>);
#elif defined(MINGBAI_BAD_6)
inline constexpr literal_tariff_plan renews_for_ever =
    changed([](literal_tariff_plan& plan) { plan.validity->renewal_term = period{}; });
static_assert(conforms_to<renews_for_ever, rules>);
#elif defined(MINGBAI_BAD_7)
inline constexpr literal_tariff_plan nobody = changed([](literal_tariff_plan& plan) { plan.regions = {}; });
static_assert(conforms_to<nobody, rules>);
#elif defined(MINGBAI_BAD_8)
inline constexpr allowance endless[]{{service::data, unlimited}};
inline constexpr literal_tariff_plan without_limit =
    changed([](literal_tariff_plan& plan) { plan.content = endless; });
static_assert(conforms_to<without_limit, rules>);
#else
static_assert(conforms_to<mingbai_test::spring, rules>);
#endif

}  // namespace profile_cn_miit_plan_case
