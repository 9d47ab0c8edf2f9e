// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/bill/line.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::bill {

/// What a customer agreed to, as far as a bill must know it: whoever keeps the orders says so, from its ledger.
struct agreement {
    order_id order{};
    filing_number plan{};
    std::uint32_t plan_version = 1;
    std::string provider{};                ///< the third party, when it is one's
    civil_date begins{};                   ///< the first day that may be charged
    std::optional<civil_date> ends{};      ///< the last one
    std::optional<std::uint64_t> proof{};  ///< the ledger's record of the consent; none when there is no proof

    /// Whether any of the days lies in it.
    [[nodiscard]] constexpr bool in_force(const civil_days& days) const noexcept {
        return days.last >= begins && (!ends || days.first <= *ends);
    }
};

/// What a line of a bill rests on.
enum class ground : std::uint8_t {
    agreed,           ///< an agreement in force, with proof
    no_charge,        ///< nothing is charged by it: a discount, a refund
    no_agreement,     ///< it names no order, or one that the customer never made
    not_in_force,     ///< the agreement had not begun, or was over
    no_proof,         ///< nothing proves that the customer agreed
    another_plan,     ///< the agreement is to another plan
    another_provider  ///< the agreement is with another third party, or with the carrier
};

[[nodiscard]] constexpr std::string_view to_text(ground why) noexcept {
    switch (why) {
        case ground::agreed: return "agreed";
        case ground::no_charge: return "no_charge";
        case ground::no_agreement: return "no_agreement";
        case ground::not_in_force: return "not_in_force";
        case ground::no_proof: return "no_proof";
        case ground::another_plan: return "another_plan";
        case ground::another_provider: return "another_provider";
    }
    return "unknown";
}

/// The agreement that a line names, or nullptr.
template <currency_type Currency>
[[nodiscard]] constexpr const agreement* find_agreement(const basic_bill_line<Currency>& line,
                                                        std::span<const agreement> agreements) noexcept {
    if (line.agreement.empty()) return nullptr;
    for (const agreement& each : agreements)
        if (each.order == line.agreement) return &each;
    return nullptr;
}

/// What a line rests on. Whatever is not `agreed` or `no_charge` is an unexplained charge (不明扣费). A charge of
/// nothing needs an agreement, too: free gifts are agreed to like anything else.
template <currency_type Currency>
[[nodiscard]] constexpr ground ground_of(const basic_bill_line<Currency>& line,
                                         std::span<const agreement> agreements) noexcept {
    if (line.kind == line_kind::discount || line.amount.is_negative()) return ground::no_charge;
    const agreement* const found = find_agreement(line, agreements);
    if (found == nullptr) return ground::no_agreement;
    if (!line.plan.empty() && line.plan != found->plan) return ground::another_plan;
    if (line.provider != found->provider) return ground::another_provider;
    if (!found->in_force(line.days)) return ground::not_in_force;
    if (!found->proof) return ground::no_proof;
    return ground::agreed;
}

}  // namespace mingbai::inline MINGBAI_ABI::bill
