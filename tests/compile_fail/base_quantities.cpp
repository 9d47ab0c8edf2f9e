// SPDX-License-Identifier: Apache-2.0
// Quantities of different kinds never meet, and a literal is a whole number of the smallest unit.
// expect: (no match for .operator\+.|invalid operands to binary expression).*data_volume.*airtime
// expect 2: (no match for .operator<.|invalid operands to binary expression).*data_volume.*bit_rate
// expect 3: mingbai: a literal is not a whole number of the smallest unit
// expect 4: mingbai: a literal is larger than its type can hold
// expect 5: mingbai: a literal is not a whole number of the smallest unit
// expect 6: (no match for .operator\+.|invalid operands to binary expression).*data_volume.*int
// fix: 流量与时长相加 · Megabytes plus minutes -- The two count different things. Check which allowance was meant.
#include <mingbai/base/quantity_literals.hpp>

using namespace mingbai::literals;

int main() {
#if defined(MINGBAI_BAD)
    const auto sum = 30_GB + 500_min;
#else
    const auto sum = 30_GB + 500_MB;
#endif
#if defined(MINGBAI_BAD_2)
    const bool less = 1000_MB < 1000_Mbps;
#else
    const bool less = 1000_MB < 1000_GB;
#endif
#if defined(MINGBAI_BAD_3)
    const auto volume = 0.1_GB;
#else
    const auto volume = 0.125_GB;
#endif
#if defined(MINGBAI_BAD_4)
    const auto much = 16777216_TB;
#else
    const auto much = 16777215_TB;
#endif
#if defined(MINGBAI_BAD_5)
    const auto messages = 1.5_sms;
#else
    const auto messages = 1.0_sms;
#endif
#if defined(MINGBAI_BAD_6)
    const auto more = 30_GB + 1;
#else
    const auto more = 30_GB + 1_bytes;
#endif
    return sum.is_zero() || less || volume.is_zero() || much.is_zero() || messages.is_zero() || more.is_zero() ? 1 : 0;
}
