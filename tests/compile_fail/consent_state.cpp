// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/state.hpp>

// Where the state is known, what cannot happen does not compile; the message names the state and the event.
// expect: expired.*agreement
// expect 2: asked.*proof
// expect 3: refused.*agreement
// expect 4: withdrawn.*proof
// expect 5: mingbai::consent::after: this event is impossible in this state
// fix: 状态不可能的转移 · An event that cannot happen any more -- The request has expired. Ask again: a new request has a new state.
// fix 2: 未答复的征询没有凭证 · A proof of a request that nobody answered -- Where the state is known, `after<state, event>()` is checked when it is compiled. Which arrows there are: [architecture.md](architecture.md).

namespace consent_state_case {

using namespace mingbai::consent;

#if defined(MINGBAI_BAD)
constexpr state late = after<state::expired, event::agreement>();
#elif defined(MINGBAI_BAD_2)
constexpr state unasked = after<state::asked, event::proof>();
#elif defined(MINGBAI_BAD_3)
constexpr state overruled = after<state::refused, event::agreement>();
#elif defined(MINGBAI_BAD_4)
constexpr state again = after<state::withdrawn, event::proof>();
#elif defined(MINGBAI_BAD_5)
constexpr state revived = after<state::superseded, event::agreement>();
#else
constexpr state proven = after<after<state::delivered, event::agreement>(), event::proof>();
static_assert(proven == state::proven);
#endif

}  // namespace consent_state_case
