// SPDX-License-Identifier: Apache-2.0
// The forbidden order of events does not compile: no activation of a plan that was not disclosed, none without a proof, none
// with a proof that is kept for a second one.
// expect: activate
// expect 2: activate
// expect 3: (cannot convert .*consent_proof&&|expects an rvalue)
// fix: 方案未公示就办理 · An activation of a plan that was not disclosed -- Publish the plan in the disclosure register, and take the token from `for_sale`.
// fix 2: 没有确认凭证就办理 · An activation without a consent -- Ask through the consent desk; its `answer` gives the proof that `activate` takes.
// fix 3: 凭证被保留以便再次使用 · An activation with a proof that is kept -- One proof justifies one order: `std::move` it in.
#include <mingbai/order/order_desk.hpp>

namespace order_activate_case {

using namespace mingbai;

void sell(order_desk& desk, const tariff_plan& plan, const published_plan& disclosed, consent_proof proof, instant now) {
#if defined(MINGBAI_BAD)
    (void)desk.activate(plan, std::move(proof), now);
#elif defined(MINGBAI_BAD_2)
    (void)desk.activate(disclosed, now);
#elif defined(MINGBAI_BAD_3)
    (void)desk.activate(disclosed, proof, now);
#else
    (void)desk.activate(disclosed, std::move(proof), now);
#endif
    (void)plan;
}

}  // namespace order_activate_case
