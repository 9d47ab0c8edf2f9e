// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/bounded_list.hpp>
#include <mingbai/base/refusal.hpp>
#include <mingbai/rule/element.hpp>
#include <mingbai/rule/rule_info.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

/// One place where a subject breaks one rule. It holds positions, not views, so it outlives its subject.
struct finding {
    const rule_info* rule = nullptr;  ///< static data of the rule
    place where{};                    ///< element, member of a list, byte range in the element's text

    friend constexpr bool operator==(const finding&, const finding&) = default;
};

/// What checking a subject found: the first findings in the order of the rules, and the count of all of them.
class report {
public:
    /// How many findings are kept; further ones are counted only.
    static constexpr std::size_t kept_at_most = 32;

    [[nodiscard]] constexpr const bounded_list<finding, kept_at_most>& kept() const& noexcept { return kept_; }
    /// Of a report that is about to go, by value: `for (const finding& each : check<rules>(plan).kept())` is sound.
    [[nodiscard]] constexpr bounded_list<finding, kept_at_most> kept() && noexcept { return kept_; }
    [[nodiscard]] constexpr std::size_t count() const noexcept {
        return counts_[0] + counts_[1] + counts_[2];
    }
    [[nodiscard]] constexpr std::size_t count(severity level) const noexcept {
        return counts_[static_cast<std::size_t>(level)];
    }

    /// No blocking finding.
    [[nodiscard]] constexpr bool passed() const noexcept { return count(severity::blocking) == 0; }
    /// No finding at all.
    [[nodiscard]] constexpr bool clean() const noexcept { return count() == 0; }

    constexpr void add(const finding& found) noexcept {
        ++counts_[static_cast<std::size_t>(found.rule->severity)];
        kept_.try_push_back(found);
    }

private:
    bounded_list<finding, kept_at_most> kept_;
    std::array<std::size_t, 3> counts_{};
};

/// Where a rule's `check` puts what it finds. It knows the rule, so that the rule names only the place.
class findings {
public:
    constexpr findings(report& into, const rule_info& rule) noexcept : into_(&into), rule_(&rule) {}

    constexpr void add(const place& where) noexcept { into_->add({rule_, where}); }
    constexpr void add(element what) noexcept { add(at_element(what)); }
    /// A byte range of an element's text; `index` tells which member of the element when it is a list.
    constexpr void add(element what, std::uint64_t offset, std::uint32_t length, std::uint64_t index = 0) noexcept {
        add(place{.what = what, .length = length, .index = index, .offset = offset});
    }

private:
    report* into_;
    const rule_info* rule_;
};

/// A refusal because of rules: `why` is reason::rules_broken, `where` the first blocking finding, `found` all of them.
struct refused_by_rules : refusal {
    report found;
};

/// A refusal for another reason than the rules, from a function that may refuse because of them.
[[nodiscard]] constexpr refused_by_rules refuse(const refusal& why) noexcept {
    refused_by_rules answer;
    answer.why = why.why;
    answer.where = why.where;
    return answer;
}

/// The refusal that follows from a report. Requires: `!found.passed()`.
[[nodiscard]] constexpr refused_by_rules refuse(const report& found) noexcept {
    expects(!found.passed(), "mingbai::refuse: the report has no blocking finding");
    refused_by_rules answer;
    answer.why = reason::rules_broken;
    answer.found = found;
    for (const finding& each : found.kept()) {
        if (each.rule->severity != severity::blocking) continue;
        answer.where = each.where;
        break;
    }
    return answer;
}

}  // namespace mingbai::inline MINGBAI_ABI
