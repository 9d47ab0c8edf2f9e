// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/us/label_facts.hpp>
#include <mingbai/tariff/amount_text.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::us {

/// The columns of the machine-readable file, as a provider published them.
inline constexpr auto observed_label_columns = std::to_array<std::string_view>({
    "fcc_registration_number",
    "unique_plan_identifier",
    "service_plan_name",
    "connection_type",
    "network_technology_type",
    "price_recurring",
    "fee_introductory",
    "contract_required",
    "contract_terms_uri",
    "fee_recurring",
    "fee_recurring_description",
    "fee_one_time_amount",
    "fee_one_time_details",
    "fee_early_termination",
    "government_taxes",
    "bandwidth_download_typical_low",
    "bandwidth_upload_typical_low",
    "latency_idle_low",
    "uri_data_usage",
    "uri_policy_network_management",
    "uri_policy_privacy",
    "customer_support_phone",
    "uri_customer_support",
});

namespace detail {

/// A field of a comma-separated file (RFC 4180): quoted when it must be.
inline void append_field(std::string& row, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        row += text;
        return;
    }
    row += '"';
    for (const char c : text) row.append(c == '"' ? 2U : 1U, c);
    row += '"';
}

/// 50.00: what a program reads.
[[nodiscard]] inline std::string plain(money<usd> amount) {
    return std::string(to_text(amount, {.digits = money_digits::canonical, .mark = money_mark::none}));
}

/// A list in one field; its members have no semicolons of their own.
template <class List, class F>
[[nodiscard]] std::string joined(const List& list, F of) {
    std::string text;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0) text += ';';
        for (const char c : of(list[i])) text += c == ';' ? ',' : c;
    }
    return text;
}

[[nodiscard]] inline std::string megabits(bit_rate speed) {
    const std::uint64_t kilobits = speed.bits_per_second() / 1000;
    std::string text = std::to_string(kilobits / 1000);
    if (const std::uint64_t rest = kilobits % 1000; rest != 0) {
        std::string digits = std::to_string(1000 + rest).substr(1);
        while (digits.ends_with('0')) digits.pop_back();
        text += "." + digits;
    }
    return text;
}

}  // namespace detail

/// The file's first line.
[[nodiscard]] inline std::string label_header() {
    std::string row;
    for (const std::string_view each : observed_label_columns) {
        if (!row.empty()) row += ',';
        row += each;
    }
    return row;
}

/// A plan's line of the machine-readable file, in the order of `observed_label_columns`: money in dollars, speeds in
/// Mbit/s, latency in milliseconds, lists parted by semicolons. Refused as the label is.
template <plan_storage Storage>
[[nodiscard]] result<std::string> label_row(const basic_tariff_plan<Storage>& plan, const label_facts& facts) {
    const auto identifier = identify(plan, facts);
    if (!identifier) return identifier.error();
    std::string row;
    bool first = true;
    const auto add = [&](std::string_view text) {
        if (!first) row += ',';
        first = false;
        detail::append_field(row, text);
    };
    add(identifier->registration_number);
    add(plan.filing_number);
    add(plan.name);
    add(to_text(facts.kind));
    add(facts.technology);
    add(detail::plain(plan.price->amount));
    add(plan.introductory ? detail::plain(plan.introductory->during.amount) : std::string());
    add(plan.commitment->binds() ? "Yes" : "No");
    add(facts.contract_terms);
    add(detail::joined(facts.monthly_fees, [](const provider_fee& fee) { return detail::plain(fee.amount); }));
    add(detail::joined(facts.monthly_fees, [](const provider_fee& fee) { return fee.name; }));
    add(detail::joined(plan.one_off_fees, [](const auto& fee) { return detail::plain(fee.amount); }));
    add(detail::joined(plan.one_off_fees, [](const auto& fee) { return std::string_view(fee.name); }));
    add(detail::plain(plan.commitment->early_termination_charge));
    add(facts.taxes ? detail::plain(*facts.taxes) : std::string("Varies by location"));
    add(detail::megabits(facts.download));
    add(detail::megabits(facts.upload));
    add(std::to_string(facts.latency.count()));
    add(facts.data_policy);
    add(facts.network_management);
    add(facts.privacy);
    add(facts.support_phone);
    add(facts.support);
    return row;
}

}  // namespace mingbai::inline MINGBAI_ABI::us
