// SPDX-License-Identifier: Apache-2.0
#include <mingbai/archive/archive.hpp>
#include <mingbai/bill/review.hpp>
#include <mingbai/notice/outbox.hpp>
#include <mingbai/notice/sms_parts.hpp>
#include <mingbai/notice/standard_texts.hpp>
#include <mingbai/notice/usage_watch.hpp>

#include <cstdint>
#include <type_traits>

namespace notice_layout_test {

using namespace mingbai;
using namespace mingbai::notice;

// What is kept for every counter of every subscriber, and for every record of the archive.
static_assert(sizeof(usage_state) == 16);
static_assert(sizeof(usage_reading) == 16 + alignof(std::uint64_t));
static_assert(sizeof(fact_set) == 16);
static_assert(sizeof(archive::subject_head) == 48);
static_assert(std::is_trivially_copyable_v<usage_state> && std::is_trivially_copyable_v<usage_reading>);
static_assert(std::is_trivially_copyable_v<fact_set> && std::is_trivially_copyable_v<kind_set>);
static_assert(std::is_trivially_copyable_v<channel_set> && std::is_trivially_copyable_v<preferences>);
static_assert(std::is_trivially_copyable_v<reminder_levels> && std::is_trivially_copyable_v<notice_template>);

static_assert(noexcept(observe(std::declval<usage_state&>(), usage_reading{}, reminder_levels{})));
static_assert(std::is_nothrow_move_constructible_v<bill::cny_bill>);
static_assert(std::is_nothrow_move_constructible_v<archive::memory_store>);
static_assert(!std::is_copy_constructible_v<archive::memory_store>);
// A checked template and a bill come from their checks only.
static_assert(!std::is_default_constructible_v<notice_template>);
static_assert(!std::is_constructible_v<notice_template, notice_text>);
static_assert(!std::is_default_constructible_v<bill::cny_bill>);

static_assert([] {
    usage_state state;
    const reminder_levels levels{at_percent(80), at_percent(100)};
    return observe(state, {1, 80, 100}, levels).level() == 0 && !observe(state, {1, 99, 100}, levels) &&
           observe(state, {1, 100, 100}, levels).level() == 1 && observe(state, {2, 100, 100}, levels).level() == 1;
}());
static_assert(standard_template(notice_kind::exhausted, language::chinese).facts().has(element::overage));

// Every text of the library's own passes the check that `standard_template` relies on.
static_assert([] {
    for (int kind = 1; kind <= static_cast<int>(notice_kind::commercial); ++kind)
        for (const language words : {language::chinese, language::english}) {
            const notice_text& text = standard_text(static_cast<notice_kind>(kind), words);
            if (text.kind != static_cast<notice_kind>(kind) || text.words != words || !notice_template::check(text)) return false;
        }
    return true;
}());

}  // namespace notice_layout_test
