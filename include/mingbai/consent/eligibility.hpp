// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>
#include <mingbai/consent/policy.hpp>
#include <mingbai/consent/request.hpp>

#include <cstdint>
#include <optional>

namespace mingbai::inline MINGBAI_ABI::consent {

/// Who the person is to the number that is charged.
enum class standing : std::uint8_t {
    account_holder = 0,   ///< 机主
    authorised_user = 1,  ///< entitled by the holder, as the carrier's systems say
    unknown = 2,          ///< anybody else
};

/// Whether a text can reach the number, as the carrier's network knows.
enum class reachability : std::uint8_t { reachable = 0, cannot_receive = 1, barred = 2 };

/// What the carrier's systems say of the number at the time of asking. What is not known is left empty and not held
/// against anybody.
struct number_signals {
    standing who = standing::account_holder;
    reachability reach = reachability::reachable;
    std::optional<instant>
        number_bound{};  ///< since when the number belongs to this customer (ported, transferred, new)
    std::optional<instant> sim_changed{};  ///< when its SIM or eSIM profile was last exchanged
};

/// Whether this person may consent for this number by this method now.
///
/// Refused: reason::not_entitled, or reason::stronger_method_needed when a message could reach somebody else than the
/// customer, or nobody, so that only a signature will do.
/// Source: NIST SP 800-63B-3 section 5.1.3.3: look at SIM change and porting before a secret goes over the network.
[[nodiscard]] constexpr result<void> may_consent(const number_signals& signals, method how, instant at,
                                                 const policy& rules) noexcept {
    if (signals.who != standing::account_holder && signals.who != standing::authorised_user)
        return refusal{reason::not_entitled, at_element(element::subscriber)};
    if (how == method::signature) return {};
    const auto recent = [at](const std::optional<instant>& since, std::chrono::seconds settled) {
        return since.has_value() && at - *since < settled;
    };
    if (signals.reach != reachability::reachable || recent(signals.number_bound, rules.settled_number) ||
        recent(signals.sim_changed, rules.settled_sim))
        return refusal{reason::stronger_method_needed, at_element(element::subscriber)};
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI::consent
