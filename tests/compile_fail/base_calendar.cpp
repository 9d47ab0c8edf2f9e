// SPDX-License-Identifier: Apache-2.0
// Constants of the calendar are checked when they are compiled, and a local time is no instant.
// expect: mingbai::utc_offset: outside -12:00 to \+14:00
// expect 2: mingbai::dated: the days do not ascend
// expect 3: mingbai::billing_cycle: the day of month is not 1 to 31
// expect 4: mingbai::window: it ends before it begins
// expect 5: (could not convert|cannot convert|no viable conversion|conversion from)
// expect 6: (no match for .operator\+.|invalid operands to binary expression)
// expect 7: mingbai::period: the literal is too large
// fix: 时区偏移量不存在 · A UTC offset that no clock has -- Offsets lie between -12:00 and +14:00; minutes are given as `std::chrono::minutes`.
// fix 3: 账期日不存在 · A billing day that no month has -- A cycle begins on a day from 1 to 31; in shorter months it is their last day.
#include <mingbai/base/calendar.hpp>

using namespace mingbai::literals;
using namespace std::chrono_literals;

constexpr mingbai::instant start{};

#if defined(MINGBAI_BAD)
constexpr mingbai::utc_offset offset{15h};
#else
constexpr mingbai::utc_offset offset{14h};
#endif

#if defined(MINGBAI_BAD_2)
constexpr auto months = mingbai::make_dated<int>({{2026y / 5 / 1, 6}, {2015y / 6 / 30, 5}});
#else
constexpr auto months = mingbai::make_dated<int>({{2015y / 6 / 30, 5}, {2026y / 5 / 1, 6}});
#endif

#if defined(MINGBAI_BAD_3)
constexpr mingbai::billing_cycle cycle(std::chrono::day{32}, offset);
#else
constexpr mingbai::billing_cycle cycle(std::chrono::day{31}, offset);
#endif

#if defined(MINGBAI_BAD_4)
constexpr mingbai::window day(start, start - 1s);
#else
constexpr mingbai::window day(start, start + 24h);
#endif

#if defined(MINGBAI_BAD_5)
constexpr mingbai::instant shown = local_seconds_of(start, offset);
#else
constexpr mingbai::instant shown = offset.first_instant(local_seconds_of(start, offset));
#endif

#if defined(MINGBAI_BAD_6)
constexpr auto later = start + 1_month;
#else
constexpr auto later = advance(start, 1_month, 1, offset);
#endif

#if defined(MINGBAI_BAD_7)
constexpr auto long_time = 2147483648_days;
#else
constexpr auto long_time = 2147483647_days;
#endif

int main() {
    return months.in_force(2026y / 5 / 1) == nullptr || !day.contains(shown) || later == start || cycle.day() == std::chrono::day{1} ||
                   long_time.count == 0
               ? 1
               : 0;
}
