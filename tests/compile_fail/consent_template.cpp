// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/templates.hpp>

// A template that leaves a fact out, one error for each; a place that names no fact; a brace that is never closed.
// expect: states.*element::price
// expect 2: states.*element::unsubscribe
// expect 3: broken_precondition
// expect 4: broken_precondition
// fix: 征询模板缺少资费 · A request that does not state the price -- Give the fact a place, here `{price}`, in the template.

namespace consent_template_case {

using namespace mingbai;
using namespace mingbai::consent;

#if defined(MINGBAI_BAD)
inline constexpr request_template ours{
    "{code} {name} {filing_number} {effective} {unsubscribe} {validity} {renewal} {commitment} {breach} {expiry}"};
#elif defined(MINGBAI_BAD_2)
inline constexpr request_template ours{"{code} {name} {filing_number} {effective} {validity} {renewal} {expiry}"};
#elif defined(MINGBAI_BAD_3)
inline constexpr request_template ours{"{code} {prise}"};
#elif defined(MINGBAI_BAD_4)
inline constexpr request_template ours{"{code} {price"};
#else
inline constexpr request_template ours{
    "{code} {name} {filing_number} {price} {effective} {unsubscribe} {validity} {renewal} {commitment} {breach} "
    "{expiry}"};
#endif
static_assert(states_all<ours, observed_order_facts>);

}  // namespace consent_template_case
