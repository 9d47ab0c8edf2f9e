// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/wide.hpp>
#include <mingbai/base/ratio.hpp>
#include <mingbai/marketing/agent_conduct.hpp>
#include <mingbai/rule/rule_info.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// Why a suspension may be proposed, one rule for each kind of conduct. The action forbids what the first two count;
/// the others are a carrier's own watchfulness, so they advise and claim nothing about the law.
namespace conduct_rules {

inline constexpr rule_info refused_orders{
    .id = "MB-S-01",
    .severity = severity::warning,
    .grade = verification::secondary,
    .source = "明白办、放心用, 营销推广: 代理商不得无授权或超授权销售",
    .title = "few of an agent's orders have to be refused",
    .title_zh = "代理商被拒绝的办理不超过阈值",
    .good = "1 order of 100 is out of scope",
    .bad = "30 of 100 are",
};
inline constexpr rule_info altered_copy{
    .id = "MB-S-02",
    .severity = severity::warning,
    .grade = verification::secondary,
    .source = "明白办、放心用, 营销推广: 代理商不得篡改宣传内容",
    .title = "an agent shows the approved copy",
    .title_zh = "代理商使用审定的宣传内容",
    .good = "每月59元, as approved",
    .bad = "每月29元 in the place of it",
};
inline constexpr rule_info consents_refused{
    .id = "MB-S-03",
    .severity = severity::advice,
    .grade = verification::practice,
    .source = "a carrier's own threshold; no rule gives one",
    .title = "customers who are asked to confirm an agent's orders seldom say no",
    .title_zh = "用户不同意代理商办理的比例不超过阈值",
    .good = "2 of 100 say no",
    .bad = "40 of 100 say no",
};
inline constexpr rule_info consents_unclear{
    .id = "MB-S-04",
    .severity = severity::advice,
    .grade = verification::practice,
    .source = "a carrier's own threshold; no rule gives one",
    .title = "customers who are asked to confirm an agent's orders know what they are asked",
    .title_zh = "用户对代理商办理答复不明的比例不超过阈值",
    .good = "2 of 100 answer something else",
    .bad = "40 of 100 ask what this is",
};
inline constexpr rule_info complaints{
    .id = "MB-S-05",
    .severity = severity::advice,
    .grade = verification::practice,
    .source = "a carrier's own threshold; no rule gives one",
    .title = "few of an agent's orders are complained of",
    .title_zh = "代理商办理的投诉比例不超过阈值",
    .good = "1 complaint on 1000 orders",
    .bad = "1 complaint on 20 orders",
};
inline constexpr rule_info early_endings{
    .id = "MB-S-06",
    .severity = severity::advice,
    .grade = verification::practice,
    .source = "a carrier's own threshold; no rule gives one",
    .title = "what an agent sells is kept",
    .title_zh = "代理商办理后短期内退订的比例不超过阈值",
    .good = "2 of 100 are given up within 30 days",
    .bad = "40 of 100 are",
};
inline constexpr rule_info bursts{
    .id = "MB-S-07",
    .severity = severity::advice,
    .grade = verification::practice,
    .source = "a carrier's own threshold; no rule gives one",
    .title = "an agent's orders come as customers do",
    .title_zh = "代理商短时间内的办理量不超过阈值",
    .good = "40 orders in 10 minutes",
    .bad = "2000 orders in 10 minutes",
};

/// In the order of `conduct_kind`.
inline constexpr const rule_info* all[conduct_kinds]{
    &refused_orders, &altered_copy, &consents_refused, &consents_unclear, &complaints, &early_endings, &bursts};

}  // namespace conduct_rules

/// How much of one kind is too much: a count above this share of what it is a share of, once that is large enough to
/// say anything. Orders refused and copy altered are shares of the orders that were tried, consents of the customers
/// asked, the others of the orders activated; a burst is a count, its share is ignored and `at_least` is the most
/// orders.
struct conduct_limit {
    ratio most{};
    std::uint64_t at_least = 0;

    friend constexpr bool operator==(const conduct_limit&, const conduct_limit&) = default;
};

/// A carrier's thresholds. The defaults are examples for a start, not figures of any rule.
struct conduct_policy {
    std::array<conduct_limit, conduct_kinds> limits{{
        {percent(20), 20},  // refused orders
        {percent(0), 0},    // altered copy: any
        {percent(30), 20},  // consents refused
        {percent(30), 20},  // consents unclear
        {percent(2), 50},   // complaints
        {percent(20), 50},  // early endings
        {percent(0), 500},  // burst
    }};
    std::chrono::seconds early{30 * 24 * 3600};  ///< a service that ends sooner was given up early
    std::chrono::seconds burst_within{600};      ///< how long a burst is looked for
    bool suspend_by_itself = false;  ///< whether a proposal is carried out without a person; see `carry_out`
};

/// What a count of one kind is a share of.
[[nodiscard]] inline std::uint64_t base_of(const agent_conduct& conduct, conduct_kind what) noexcept {
    switch (what) {
        case conduct_kind::refused_order:
        case conduct_kind::altered_copy:
            return conduct.orders + conduct.count(conduct_kind::refused_order);
        case conduct_kind::consent_refused:
        case conduct_kind::consent_unclear:
            return conduct.asked;
        case conduct_kind::complaint:
        case conduct_kind::early_ending:
            return conduct.orders;
        case conduct_kind::burst:
            return 0;
    }
    return 0;
}

/// Whether a count is above its limit: count / base > most, compared crosswise, without rounding and without overflow.
[[nodiscard]] inline bool exceeds(const agent_conduct& conduct, conduct_kind what,
                                  const conduct_limit& limit) noexcept {
    const std::uint64_t count = conduct.count(what);
    if (what == conduct_kind::burst) return count > limit.at_least;
    const std::uint64_t base = base_of(conduct, what);
    if (base < limit.at_least) return false;
    return mingbai::detail::multiply(count, limit.most.denominator) >
           mingbai::detail::multiply(base, limit.most.numerator);
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
