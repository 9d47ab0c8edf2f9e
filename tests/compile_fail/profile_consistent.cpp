// SPDX-License-Identifier: Apache-2.0
// A profile whose duties do not fit together stops the build, and the compiler names the profile and what does not fit.
// expect: kept_as_long_as_looked_at.*forgets_early
// expect 2: reminder_levels_ascend.*reminds_backwards
// expect 3: has_a_template_for.*speaks_badly
// expect 4: usual_notices_obey.*keeps_silent.*usage_alerts
// expect 5: usual_caps_obey.*caps_high.*roaming_limit_by_default
// expect 6: is_sound.*believes_memory.*remembered_rule
// expect 7: make_constant
// fix: 保存期短于可查询期 · A profile that forgets what customers may look at -- Raise the retention of the kind that is named, or shorten `look_back`.
// fix 3: 应发通知没有合格的模板 · A notice that is owed and has no words for a demanded fact -- Give `template_of` a text with the facts that `demands` names for the kind.
// fix 6: 未经核实的规则不得阻断 · A rule from memory that blocks -- Verify the source and give the rule its grade, or let it give advice.
#include <mingbai/profile/au.hpp>
#include <mingbai/profile/consistent.hpp>
#include <mingbai/profile/eu.hpp>

namespace profile_consistent_case {

using namespace mingbai;

#if defined(MINGBAI_BAD)
inline constexpr evidence::retention_rule one_year[]{
    {evidence::record_kind::agreement_stored, std::chrono::year{2026} / 1 / 1, 12_months, "the house"}};
struct forgets_early : profile::au {
    static constexpr period look_back = 24_months;
    static constexpr std::span<const evidence::retention_rule> retention = one_year;
};
static_assert(profile::consistent<forgets_early>);
#elif defined(MINGBAI_BAD_2)
struct reminds_backwards : profile::eu {
    static constexpr notice_setup usual_notices{
        .sent = notice::kind_set::all(), .usage = notice::reminder_levels{notice::at_percent(100), notice::at_percent(80)}};
};
static_assert(profile::consistent<reminds_backwards>);
#elif defined(MINGBAI_BAD_3)
struct speaks_badly : profile::eu {
    [[nodiscard]] static constexpr notice::notice_template template_of(notice::notice_kind kind) noexcept {
        return notice::standard_template(kind, language::english);  // says nothing of the best tariff
    }
};
static_assert(profile::consistent<speaks_badly>);
#elif defined(MINGBAI_BAD_4)
struct keeps_silent : profile::au {
    static constexpr notice_setup usual_notices{.sent = duties, .usage = notice::reminder_levels{notice::at_percent(100)}};
};
static_assert(profile::consistent<keeps_silent>);
#elif defined(MINGBAI_BAD_5)
inline constexpr cap::cap_offer high[]{
    {.kind = {cap::dimension::money, cap::scope::roaming, cap::renewal::cycle}, .standard = 60'000'000, .then = cap::at_cap::ask}};
struct caps_high : profile::eu {
    static constexpr std::span<const cap::cap_offer> usual_caps = high;
};
static_assert(profile::consistent<caps_high>);
#elif defined(MINGBAI_BAD_6)
struct remembered_rule {
    static constexpr rule_info info{.id = "H-1",
                                    .severity = severity::blocking,
                                    .grade = verification::memory,
                                    .source = "somebody said so",
                                    .title = "",
                                    .title_zh = "",
                                    .good = "",
                                    .bad = ""};
    template <class Plan>
    static constexpr void check(const Plan&, findings&) noexcept {}
};
struct believes_memory : profile::eu {
    using tariff_rules = ruleset<remembered_rule>;
};
static_assert(profile::consistent<believes_memory>);
#elif defined(MINGBAI_BAD_7)
inline constexpr auto limit = make_constant<period>({.id = "H-C-1", .name = "limit", .title = "", .title_zh = ""},
                                                    {{.value = 1_month, .grade = verification::memory, .source = "somebody said so"}});
#else
static_assert(profile::consistent<profile::eu>);
static_assert(profile::consistent<profile::au>);
#endif

}  // namespace profile_consistent_case
