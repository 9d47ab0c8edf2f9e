// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/dated.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// What a finding means for its subject.
enum class severity : std::uint8_t {
    advice = 0,    ///< could be better
    warning = 1,   ///< a person should look before this goes out
    blocking = 2,  ///< must not be published, sent or sold like this
};

[[nodiscard]] constexpr std::string_view to_text(severity level) noexcept {
    switch (level) {
        case severity::advice: return "advice";
        case severity::warning: return "warning";
        case severity::blocking: return "blocking";
    }
    return "unknown";
}

/// How well the source of a rule was verified. Practice and memory are never grounds for more than advice.
enum class verification : std::uint8_t {
    primary = 0,    ///< the legal or standard text was read
    secondary = 1,  ///< a report on it was read: regulator's press, law firm, press
    derived = 2,    ///< follows by arithmetic or logic from facts of the grades above
    practice = 3,   ///< observed in carriers' real offers and messages
    memory = 4,     ///< not verified
};

[[nodiscard]] constexpr std::string_view to_text(verification grade) noexcept {
    switch (grade) {
        case verification::primary: return "primary";
        case verification::secondary: return "secondary";
        case verification::derived: return "derived";
        case verification::practice: return "practice";
        case verification::memory: return "memory";
    }
    return "unknown";
}

/// What a rule says of itself. All text is static; the reference in docs/ is written from it.
struct rule_info {
    std::string_view id;            ///< stable, in reports and logs: "CN-T-10"
    mingbai::severity severity{};   ///< of every finding of this rule
    verification grade{};           ///< how well `source` was verified
    std::string_view source;        ///< the text that the rule comes from
    std::string_view title;         ///< what must hold, as a statement
    std::string_view title_zh;      ///< the same in Chinese
    std::string_view good;          ///< a shortest example that passes
    std::string_view bad;           ///< a shortest example that is found
    days_in_force in_force{};       ///< open where the source gives no day
};

class findings;

/// A rule is a type: `info` says what it is, `check` adds a finding for every place that breaks it.
template <class Rule, class Subject>
concept rule_for = requires(const Subject& subject, findings& out) {
    { Rule::info } -> std::convertible_to<const rule_info&>;
    Rule::check(subject, out);
};

/// True when the rule claims no more than its source supports: practice and memory give advice only.
[[nodiscard]] constexpr bool claims_only_what_is_verified(const rule_info& info) noexcept {
    const bool weak = info.grade == verification::practice || info.grade == verification::memory;
    return !info.source.empty() && (!weak || info.severity == severity::advice);
}

}  // namespace mingbai::inline MINGBAI_ABI
