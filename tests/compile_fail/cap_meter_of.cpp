// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/cap/meter_of.hpp>

// A cap in yuan counts neither dollars nor bytes, and its limit is not below zero.
// expect: (cannot convert|could not convert|no viable conversion)
// expect 2: (cannot convert|could not convert|no viable conversion)
// expect 3: broken_precondition
// fix: 计费货币与封顶货币不同 · A charge in another currency than the cap -- The meter counts what its cap is in. Convert before charging, or keep one meter for each currency.

namespace cap_meter_of_case {

using namespace mingbai;
using namespace mingbai::literals;

#if defined(MINGBAI_BAD_3)
constinit cap::meter_of<money<cny>> monthly{-1_cny};
#else
constinit cap::meter_of<money<cny>> monthly{50_cny};
#endif

bool charge() {
#if defined(MINGBAI_BAD)
    return static_cast<bool>(monthly.charge(1_usd));
#elif defined(MINGBAI_BAD_2)
    return static_cast<bool>(monthly.charge(1_MB));
#else
    return static_cast<bool>(monthly.charge(1_cny));
#endif
}

}  // namespace cap_meter_of_case
