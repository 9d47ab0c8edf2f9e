// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/result.hpp>

constexpr mingbai::result<int> refused = mingbai::refusal{mingbai::reason::overflow, {}};
constexpr mingbai::result<int> held = 7;

struct no_refusal {};
mingbai::result<int> answer() { return held; }

// expect: mingbai::result::value: the result is a refusal
#if defined(MINGBAI_BAD)
constexpr int number = *refused;
#else
constexpr int number = *held;
#endif

// expect 2: mingbai::result::error: the result holds a value
#if defined(MINGBAI_BAD_2)
constexpr mingbai::reason why = held.error().why;
#else
constexpr mingbai::reason why = refused.error().why;
#endif

// expect 3: mingbai::result: the error is a refusal or derives from it
#if defined(MINGBAI_BAD_3)
using strange = mingbai::result<int, no_refusal>;
constexpr auto size = sizeof(strange);
#else
using usual = mingbai::result<int, mingbai::refusal>;
constexpr auto size = sizeof(usual);
#endif

// A result converts to bool only where it is asked whether it holds a value, never where a number is expected.
// expect 4: (cannot convert|no viable conversion).*mingbai::.*result<int>
#if defined(MINGBAI_BAD_4)
int count = answer();
#else
int count = answer().value();
#endif

// expect 5: cannot convert .*mingbai::.*result<int>.* to .*bool|no viable conversion from .*result<int>.* to .*bool
// fix 5: 未检查结果就取值 · A result used as if it were its value -- Ask `has_value()` first, then `*` or `value()`; on failure `error()` says why.
#if defined(MINGBAI_BAD_5)
bool yes = answer();
#else
bool yes = answer().has_value();
#endif
