// SPDX-License-Identifier: Apache-2.0
// A literal is exact, or the build says in words why it is none.
// expect: mingbai: a literal has too many decimals, and none is rounded away
// expect 2: mingbai: a literal is larger than its type can hold
// expect 3: mingbai: a literal has only decimal digits, separators and at most one point
// expect 4: mingbai: a literal does not begin with a superfluous zero, which would make it octal
// expect 5: mingbai: a literal has digits on both sides of its point
// expect 6: mingbai: a literal is larger than its type can hold
// expect 7: mingbai: a literal has only decimal digits, separators and at most one point
// expect 8: mingbai: a literal has too many decimals, and none is rounded away
// expect 9: mingbai: a literal does not begin with a superfluous zero, which would make it octal
// fix: 小数位过多的字面量 · A literal with too many decimals -- Money has six decimals. Nothing is rounded away; say what you mean with fewer digits.
#include <mingbai/base/money_literals.hpp>

using namespace mingbai::literals;

#if defined(MINGBAI_BAD)
constexpr auto price = 0.1234567_cny;
#elif defined(MINGBAI_BAD_2)
constexpr auto price = 9223372036854.775808_cny;
#elif defined(MINGBAI_BAD_3)
constexpr auto price = 1e3_cny;
#elif defined(MINGBAI_BAD_4)
constexpr auto price = 010_cny;
#elif defined(MINGBAI_BAD_5)
constexpr auto price = 5._cny;
#elif defined(MINGBAI_BAD_6)
constexpr auto price = 99999999999999999999_cny;
#elif defined(MINGBAI_BAD_7)
constexpr auto price = 0x10_cny;
#elif defined(MINGBAI_BAD_8)
constexpr auto price = 59.9000000_cny;  // exact, but nobody means a seventh decimal
#elif defined(MINGBAI_BAD_9)
constexpr auto price = 0'10_cny;
#else
constexpr auto price = 9'223'372'036'854.775807_cny;
#endif

int main() { return price.is_zero() ? 1 : 0; }
