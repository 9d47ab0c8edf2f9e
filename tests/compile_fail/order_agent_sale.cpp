// SPDX-License-Identifier: Apache-2.0
// An agent's order needs a checked badge and approved copy: a badge as it was shown, or as it was read, is none, nor is text.
// Only the check makes the token.
// expect: activate
// expect 2: activate
// expect 3: activate
// expect 4: (private|no matching|cannot convert)
// fix: 代理商标识牌未经核验 · An agent's order with an unchecked badge -- A badge as shown proves nothing: `verify_badge` makes the token that `activate` takes.
#include <mingbai/order/order_desk.hpp>

namespace order_agent_sale_case {

using namespace mingbai;

void sell(order_desk& desk, const published_plan& plan, consent::consent_proof proof,
          const marketing::shown_badge& shown, const marketing::valid_badge& badge,
          const marketing::approved_content& content, std::string_view copy, instant now) {
#if defined(MINGBAI_BAD)
    (void)desk.activate(plan, std::move(proof), shown, content, copy, now);
#elif defined(MINGBAI_BAD_2)
    (void)desk.activate(plan, std::move(proof), badge, copy, copy, now);
#elif defined(MINGBAI_BAD_3)
    (void)desk.activate(plan, std::move(proof), badge, now);
#elif defined(MINGBAI_BAD_4)
    const marketing::valid_badge made(shown.badge, marketing::agent_name{"x"}, {}, now);
    (void)desk.activate(plan, std::move(proof), made, content, copy, now);
#else
    (void)desk.activate(plan, std::move(proof), badge, content, copy, now);
#endif
    (void)shown;
}

}  // namespace order_agent_sale_case
