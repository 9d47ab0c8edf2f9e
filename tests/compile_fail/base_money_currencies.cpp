// SPDX-License-Identifier: Apache-2.0
// Amounts of two currencies never meet in one expression; nor does an amount meet a bare number or a fraction of it.
// expect: (no match for .operator\+.|invalid operands to binary expression).*money<(mingbai::[^>]*)?cny>.*money<(mingbai::[^>]*)?hkd>
// expect 2: (no match for .operator<.|invalid operands to binary expression).*money<(mingbai::[^>]*)?cny>.*money<(mingbai::[^>]*)?usd>
// expect 3: (no match for .operator\*.|invalid operands to binary expression).*money<(mingbai::[^>]*)?cny>.*double
// expect 4: (could not convert|cannot convert|no viable conversion|conversion from).*money<(mingbai::[^>]*)?cny>
// expect 5: (constraint|currency_type|not satisf)
// fix: 两种货币相加 · Two currencies in one sum -- There is no rate in the library. Convert at your rate, with a rounding that you name, then add.
// fix 3: 金额乘以浮点数 · An amount times a floating-point number -- `checked_multiply(amount, ratio{1, 2}, rounding::half_up)`: the ratio is exact, and the rounding is named.
#include <mingbai/base/money_literals.hpp>

using namespace mingbai::literals;

struct no_currency {};

int main() {
#if defined(MINGBAI_BAD)
    const auto sum = 59_cny + 5_hkd;
#else
    const auto sum = 59_cny + 5_cny;
#endif
#if defined(MINGBAI_BAD_2)
    const bool dearer = 59_cny < 5_usd;
#else
    const bool dearer = 59_cny < 5_cny;
#endif
#if defined(MINGBAI_BAD_3)
    const auto part = 59_cny * 0.5;
#else
    const auto part = checked_multiply(59_cny, {1, 2}, mingbai::rounding::exact);
#endif
#if defined(MINGBAI_BAD_4)
    const mingbai::money<mingbai::cny> price = 59;
#else
    const mingbai::money<mingbai::cny> price = 59_cny;
#endif
#if defined(MINGBAI_BAD_5)
    const mingbai::money<no_currency> nothing;
#else
    const mingbai::money<mingbai::cny> nothing;
#endif
    return sum.is_zero() || dearer || !part || price.is_zero() || nothing.is_zero() ? 1 : 0;
}
