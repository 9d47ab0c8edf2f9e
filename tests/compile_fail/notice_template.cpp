// SPDX-License-Identifier: Apache-2.0
#include <mingbai/notice/notice_template.hpp>

// A fact that is demanded and has no place; a place that names no fact; a brace that is not closed; bytes that are no text.
// expect: states.*element::left
// expect 2: names_a_fact.*24.*'l', 'e', 'f', 'f', 't'
// expect 3: opening_brace_without_a_closing_one
// expect 4: is_well_formed.*not_utf8
// fix: 通知模板缺少必须的字段 · A notice that leaves a demanded fact out -- Give the fact a place in the text, here `{left}`. Which facts are demanded of a kind, the profile's `demands` says.
// fix 2: 模板中的字段名不存在 · A place that names no fact -- Places are named like elements; the misspelled name stands letter by letter in the message.

namespace notice_template_case {

using namespace mingbai;
using namespace mingbai::notice;

#if defined(MINGBAI_BAD)
inline constexpr notice_text ours{notice_kind::usage_level, language::english, "{service}: {used} used {signature}"};
#elif defined(MINGBAI_BAD_2)
inline constexpr notice_text ours{notice_kind::usage_level, language::english,
                                  "{service}: {used} used, {lefft} {left} {signature}"};
#elif defined(MINGBAI_BAD_3)
inline constexpr notice_text ours{notice_kind::usage_level, language::english,
                                  "{service}: {used} used, {left} {signature} {service"};
#elif defined(MINGBAI_BAD_4)
inline constexpr notice_text ours{notice_kind::usage_level, language::english,
                                  "{service}: {used} used, {left} {signature} \xff"};
#else
inline constexpr notice_text ours{notice_kind::usage_level, language::english,
                                  "{service}: {used} used, {left} left {signature}"};
#endif
inline constexpr notice_template checked = compiled<ours>();

}  // namespace notice_template_case
