// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>
#include <mingbai/base/language.hpp>

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// What an agent may do for the carrier. Numbers are bits of badges: never renumber, at most eight.
enum class agent_action : std::uint8_t {
    advertise = 0,    ///< 宣传推广: show approved content
    advise = 1,       ///< 咨询推荐: recommend a plan to a customer
    take_order = 2,   ///< 受理订购
    take_change = 3,  ///< 受理变更: another plan in the place of the customer's
    take_ending = 4,  ///< 受理退订
};

inline constexpr agent_action all_agent_actions[]{agent_action::advertise, agent_action::advise,
                                                  agent_action::take_order, agent_action::take_change,
                                                  agent_action::take_ending};

[[nodiscard]] constexpr std::string_view to_text(agent_action what) noexcept {
    switch (what) {
        case agent_action::advertise:
            return "advertise";
        case agent_action::advise:
            return "advise";
        case agent_action::take_order:
            return "take_order";
        case agent_action::take_change:
            return "take_change";
        case agent_action::take_ending:
            return "take_ending";
    }
    return "unknown";
}

/// The action in a customer's words.
[[nodiscard]] constexpr std::string_view text_for_people(agent_action what, language words) noexcept {
    const bool chinese = words == language::chinese;
    switch (what) {
        case agent_action::advertise:
            return chinese ? "宣传推广" : "advertise";
        case agent_action::advise:
            return chinese ? "咨询推荐" : "advise";
        case agent_action::take_order:
            return chinese ? "受理订购" : "take orders";
        case agent_action::take_change:
            return chinese ? "受理变更" : "take changes of plan";
        case agent_action::take_ending:
            return chinese ? "受理退订" : "take cancellations";
    }
    return {};
}

/// A set of actions.
class action_set {
public:
    constexpr action_set() noexcept = default;
    constexpr action_set(std::initializer_list<agent_action> actions) noexcept {
        for (const agent_action each : actions) add(each);
    }

    /// The set that a badge's byte stands for; bits that no action has stay, and match none.
    [[nodiscard]] static constexpr action_set from_bits(std::uint8_t bits) noexcept {
        action_set set;
        set.bits_ = bits;
        return set;
    }
    [[nodiscard]] constexpr std::uint8_t bits() const noexcept { return bits_; }
    /// Whether every bit is that of an action.
    [[nodiscard]] constexpr bool is_known() const noexcept { return bits_ < 1U << 5U; }

    constexpr void add(agent_action what) noexcept { bits_ = static_cast<std::uint8_t>(bits_ | bit(what)); }
    [[nodiscard]] constexpr bool contains(agent_action what) const noexcept { return (bits_ & bit(what)) != 0; }
    [[nodiscard]] constexpr bool is_within(action_set wider) const noexcept {
        return (bits_ & ~unsigned{wider.bits_}) == 0;
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }

    friend constexpr bool operator==(action_set, action_set) noexcept = default;

private:
    [[nodiscard]] static constexpr unsigned bit(agent_action what) noexcept {
        return 1U << static_cast<unsigned>(what);
    }

    std::uint8_t bits_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::marketing
