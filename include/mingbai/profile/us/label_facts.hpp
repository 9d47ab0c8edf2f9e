// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/money.hpp>
#include <mingbai/base/quantity.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/profile/us/plan_identifier.hpp>
#include <mingbai/rule/element.hpp>
#include <mingbai/tariff/plan.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::us {

/// How the connection is made: the words of the published files.
enum class connection : std::uint8_t { fixed, mobile, satellite };

[[nodiscard]] constexpr std::string_view to_text(connection kind) noexcept {
    switch (kind) {
        case connection::fixed: return "fixed";
        case connection::mobile: return "mobile";
        case connection::satellite: return "satellite";
    }
    return "unknown";
}

/// A fee that the provider charges every month beside the price.
struct provider_fee {
    std::string_view name{};
    money<usd> amount{};
};

/// What the broadband label says beside the plan.
struct label_facts {
    std::string_view title = "Broadband Facts";  ///< the heading, as on providers' labels
    std::string_view provider{};
    connection kind = connection::fixed;
    std::string_view technology{};  ///< network_technology_type of the published files
    std::span<const provider_fee> monthly_fees{};
    std::optional<money<usd>> taxes{};  ///< nothing: "Varies by location"
    bit_rate download{};                ///< typical
    bit_rate upload{};                  ///< typical
    std::chrono::milliseconds latency{};
    std::string_view contract_terms{};      ///< address of the terms
    std::string_view discounts{};           ///< address of discounts and bundles
    std::string_view data_policy{};         ///< address of what is said of data use
    std::string_view network_management{};  ///< address
    std::string_view privacy{};             ///< address
    std::string_view support_phone{};
    std::string_view support{};  ///< address
    std::string_view regulator = "fcc.gov/consumer";
};

/// What both forms of the label check first. Refused: reason::bad_identifier when the plan's number is no unique plan
/// identifier, or one of another kind of connection; reason::text_incomplete at the element that is missing.
template <plan_storage Storage>
[[nodiscard]] constexpr result<plan_identifier> identify(const basic_tariff_plan<Storage>& plan,
                                                         const label_facts& facts) noexcept {
    const plan_identifier found = observed_plan_identifier(plan.filing_number);
    const bool mobile = found.technology == 'M';
    if (found.registration_number.empty() || mobile != (facts.kind == connection::mobile))
        return refusal{reason::bad_identifier, at_element(element::filing_number)};
    if (!plan.price) return refusal{reason::text_incomplete, at_element(element::price)};
    if (!plan.commitment) return refusal{reason::text_incomplete, at_element(element::commitment)};
    if (facts.download.bits_per_second() == 0 || facts.upload.bits_per_second() == 0)
        return refusal{reason::text_incomplete, at_element(element::service)};
    if (facts.latency.count() <= 0) return refusal{reason::text_incomplete, at_element(element::service, 2)};
    return found;
}

}  // namespace mingbai::inline MINGBAI_ABI::us
