// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/ids.hpp>

#include <string_view>

// expect: mingbai::strong_id: the literal is not a valid identifier
#if defined(MINGBAI_BAD)
constexpr mingbai::subscriber_number subscriber{"+8613800138000"};
#else
constexpr mingbai::subscriber_number subscriber{"8613800138000"};
#endif

// expect 2: mingbai::strong_id: the literal is not a valid identifier
#if defined(MINGBAI_BAD_2)
constexpr mingbai::short_code sender{"12"};
#else
constexpr mingbai::short_code sender{"114"};
#endif

// expect 3: mingbai::strong_id: the literal is not a valid identifier
#if defined(MINGBAI_BAD_3)
constexpr mingbai::region_code region{"1234567890123456"};
#else
constexpr mingbai::region_code region{"123456789012345"};
#endif

void sell(mingbai::filing_number, mingbai::agent_id);

// Text that is data goes through parse.
// expect 4: (could not convert|no known conversion).*string_view.*filing_number
#if defined(MINGBAI_BAD_4)
void take(std::string_view number) { sell(number, "a-1"); }
#else
void take(std::string_view number) {
    if (const auto parsed = mingbai::filing_number::parse(number)) sell(*parsed, "a-1");
}
#endif

// expect 5: (could not convert|no known conversion).*agent_id_kind.*filing_number_kind
// fix: 字面量不是合法标识 · A literal that is no identifier -- The literal breaks the form of its kind. What comes from outside goes through `parse`, which refuses instead.
#if defined(MINGBAI_BAD_5)
void swapped(mingbai::filing_number number, mingbai::agent_id agent) { sell(agent, number); }
#else
void swapped(mingbai::filing_number number, mingbai::agent_id agent) { sell(number, agent); }
#endif
