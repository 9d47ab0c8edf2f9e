// SPDX-License-Identifier: Apache-2.0
// Only a disclosure register makes the token that a plan was disclosed.
// expect: basic_published_plan.*(private|no matching)|(private|no matching).*basic_published_plan
// expect 2: basic_published_plan|published_plan
// fix: 凭空构造公示凭证 · A token that was not earned -- Only a disclosure register makes `published_plan`: publish the plan there.
#include <mingbai/tariff/published_plan.hpp>

#include <memory>

namespace tariff_published_plan_case {

using namespace mingbai;

#if defined(MINGBAI_BAD)
published_plan forged(std::shared_ptr<const plan_version<tariff_plan>>(std::make_shared<plan_version<tariff_plan>>()));
#elif defined(MINGBAI_BAD_2)
published_plan forged{};
#else
published_plan passed_on(const published_plan& plan) { return plan; }
#endif

}  // namespace tariff_published_plan_case
