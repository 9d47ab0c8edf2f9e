// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/notice/facts.hpp>

// An amount is no date, a date no price, and a number without a unit no fact at all.
// expect: mingbai::notice::facts::set: the fact has another type of value
// expect 2: mingbai::notice::facts::set: the fact has another type of value
// expect 3: mingbai::notice::facts::set: the fact has another type of value
// fix: 字段的值类型不符 · A fact of another type -- A date is set with a `civil_date`, an amount with `money`: pass the typed value, not its text.

namespace notice_facts_case {

using namespace mingbai;
using namespace mingbai::literals;

inline void set(notice::facts& about) {
#if defined(MINGBAI_BAD)
    about.set<element::renewal>(59_cny);
#elif defined(MINGBAI_BAD_2)
    about.set<element::price>(civil_date{std::chrono::year{2026} / 1 / 10});
#elif defined(MINGBAI_BAD_3)
    about.set<element::used>(12345);
#else
    about.set<element::renewal>(civil_date{std::chrono::year{2026} / 1 / 10});
    about.set<element::price>(59_cny / 1_month);
    about.set<element::used>(data_volume::from_bytes(12345));
#endif
}

}  // namespace notice_facts_case
