// SPDX-License-Identifier: Apache-2.0
#pragma once

// [country]
#include <mingbai/profile/jurisdiction.hpp>

namespace atlantis {

struct shell {
    static constexpr mingbai::currency_info info{.code = "ATL", .numeric = 999, .symbol = "§"};
};

// A figure of the law, with where it is from and since when it holds.
inline constexpr auto longest_commitment = mingbai::make_constant<mingbai::period>(
    {.id = "AT-C-01", .name = "longest_commitment", .title = "a customer is bound for, at most", .title_zh = "最长合约期"},
    {{.value = {24, mingbai::period_unit::month},
      .grade = mingbai::verification::primary,
      .source = "Telecom Act of Atlantis, section 7",
      .in_force = {std::chrono::year{2020} / 1 / 1, std::chrono::year{2024} / 12 / 31}},
     {.value = {12, mingbai::period_unit::month},
      .grade = mingbai::verification::primary,
      .source = "Telecom Act of Atlantis, section 7, as amended",
      .in_force = {.from = std::chrono::year{2025} / 1 / 1}}});

// A rule of the law: a type that says what it is, and finds what breaks it.
struct bound_for_a_year {
    static constexpr mingbai::rule_info info{.id = "AT-T-01",
                                             .severity = mingbai::severity::blocking,
                                             .grade = mingbai::verification::primary,
                                             .source = "Telecom Act of Atlantis, section 7, as amended",
                                             .title = "a commitment lasts 12 months at most",
                                             .title_zh = "合约期不超过12个月",
                                             .good = "12 months",
                                             .bad = "24 months",
                                             .in_force = {.from = std::chrono::year{2025} / 1 / 1}};

    template <class Plan>
    static constexpr void check(const Plan& plan, mingbai::findings& out) noexcept {
        if (plan.commitment && plan.commitment->term.count > longest_commitment.latest().count)
            out.add(mingbai::element::commitment);
    }
};

// The country: what it does not say stays as `blank` has it.
struct profile : mingbai::profile::blank<shell, mingbai::language::english> {
    static constexpr mingbai::profile::profile_info info{"atlantis", "Atlantis", "亚特兰蒂斯"};
    using tariff_rules = mingbai::join<mingbai::ruleset<bound_for_a_year>, mingbai::profile::sound_terms>;
    using constants = mingbai::constant_list<longest_commitment>;
    static constexpr mingbai::utc_offset zone{std::chrono::hours{-2}};
};

}  // namespace atlantis
// [country end]
