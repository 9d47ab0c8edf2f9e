// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/claim.hpp>
#include <mingbai/rule/element.hpp>

#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// What the plan makes of a claim. The numbers are stored: only add.
enum class claim_verdict : std::uint8_t {
    supported = 1,
    missing_condition = 2,  ///< right under a condition that the copy leaves out
    contradicted = 3,
    unsupported = 4,  ///< the plan does not say it
};

[[nodiscard]] constexpr std::string_view to_text(claim_verdict verdict) noexcept {
    switch (verdict) {
        case claim_verdict::supported: return "supported";
        case claim_verdict::missing_condition: return "missing_condition";
        case claim_verdict::contradicted: return "contradicted";
        case claim_verdict::unsupported: return "unsupported";
    }
    return "unknown";
}

/// A restriction of a plan that the copy must state beside what it promises. The numbers are bits of `offer_conditions`.
enum class offer_condition : std::uint8_t {
    first_months = 1,   ///< the price holds for the first months only, and another follows
    customers = 2,      ///< not everybody may order
    commitment = 4,
    throttle = 8,       ///< it is slower after an amount
    region = 16,        ///< sold or usable in some regions only
    minimum = 32,       ///< money is to be paid in, or spent, at least
    applications = 64,  ///< for some applications only
};

struct offer_condition_text {
    offer_condition condition;
    element where;  ///< the element of the plan that states it
    std::string_view name;
    std::string_view chinese;
    std::string_view english;
};

inline constexpr offer_condition_text offer_condition_texts[] = {
    {offer_condition::first_months, element::price, "first_months", "仅前几个月的价格及之后的价格", "for how long the price holds, and what follows"},
    {offer_condition::customers, element::audience, "customers", "可办理的用户范围", "which customers may order"},
    {offer_condition::commitment, element::commitment, "commitment", "在网要求", "the commitment"},
    {offer_condition::throttle, element::content, "throttle", "达量限速的用量", "after what amount it is slower"},
    {offer_condition::region, element::region, "region", "适用地区", "where it is sold or may be used"},
    {offer_condition::minimum, element::notes, "minimum", "预存或最低消费", "what must be paid in or spent at least"},
    {offer_condition::applications, element::content, "applications", "仅限定向应用", "that it is for some applications only"},
};

/// A set of conditions.
class offer_conditions {
public:
    constexpr offer_conditions() noexcept = default;

    constexpr offer_conditions& add(offer_condition what) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ | static_cast<std::uint8_t>(what));
        return *this;
    }
    constexpr offer_conditions& add(offer_conditions others) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ | others.bits_);
        return *this;
    }
    [[nodiscard]] constexpr bool has(offer_condition what) const noexcept { return (bits_ & static_cast<std::uint8_t>(what)) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }

    friend constexpr bool operator==(const offer_conditions&, const offer_conditions&) = default;

private:
    std::uint8_t bits_ = 0;
};

/// A claim with what the plans make of it: plain integers, nothing that can dangle.
struct judged_claim {
    claim what{};
    claim_verdict verdict = claim_verdict::unsupported;
    offer_conditions missing{};  ///< of a missing_condition
    element where{};             ///< the element of the plan that decided; none when no element speaks of it
    std::uint32_t plan = 0;      ///< which of the plans that the copy sells

    friend constexpr bool operator==(const judged_claim&, const judged_claim&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI::marketing
