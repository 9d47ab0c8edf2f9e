// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/bounded_list.hpp>
#include <mingbai/rule/report.hpp>
#include <mingbai/tariff/name_figures.hpp>
#include <mingbai/tariff/plan_view.hpp>
#include <mingbai/tariff/wording.hpp>

#include <cstddef>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// What several rules ask of one plan, read once for all of them: the objectionable phrases in its texts and the figures in
/// its name. Nothing is read before it is asked for. Requires: it is always asked about the same plan.
class plan_notes {
public:
    /// `take(what, index, hit)` for every phrase that `find_wording` finds in any text of the plan, in their order.
    template <class Plan, class Take>
    constexpr void for_each_phrase(const Plan& plan, Take take) {
        if (!phrases_read_) {
            phrases_read_ = true;
            find(plan, [this](element what, std::size_t index, const wording_hit& hit) {
                if (!phrases_.try_push_back({what, index, hit})) more_phrases_ = true;
            });
        }
        if (more_phrases_) return find(plan, take);
        for (const phrase& each : phrases_) take(each.what, each.index, each.hit);
    }

    template <class Plan>
    [[nodiscard]] constexpr const name_figures& figures_of_name(const Plan& plan) {
        if (!figures_read_) figures_ = read_name_figures(plan.name);
        figures_read_ = true;
        return figures_;
    }

private:
    struct phrase {
        element what{};
        std::size_t index = 0;
        wording_hit hit{};
    };

    template <class Plan, class Take>
    static constexpr void find(const Plan& plan, Take take) {
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            find_wording(text, [&](const wording_hit& hit) { take(what, index, hit); });
        });
    }

    bounded_list<phrase, 16> phrases_;
    name_figures figures_;
    bool phrases_read_ = false;
    bool more_phrases_ = false;  // than are kept here
    bool figures_read_ = false;
};

/// A rule that judges by a plan's notes: `Rule::judge(plan, out, notes)`. In a set it shares them (check.hpp); on its own it
/// takes them itself.
template <class Rule>
struct judges_notes {
    using notes = plan_notes;

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        plan_notes taken;
        Rule::judge(plan, out, taken);
    }
    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out, plan_notes& shared) {
        Rule::judge(plan, out, shared);
    }
};

}  // namespace mingbai::inline MINGBAI_ABI
