// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/au/information_summary.hpp>
#include <mingbai/profile/document/contract_summary.hpp>
#include <mingbai/profile/us/label_facts.hpp>

#include <array>

// What the countries' documents say beside the plan of country_plans.hpp.
namespace mingbai_test {

inline constexpr std::array<std::string_view, 2> summary_speeds{"Download: 100 Mbit/s estimated maximum.",
                                                                "Upload: 20 Mbit/s estimated maximum."};

inline constexpr mingbai::profile::summary_facts summary_facts{
    .provider = "A Carrier plc",
    .contact = "1 Example Street, Exampletown; +00 1234 567; carrier.example",
    .date = std::chrono::year{2026} / 3 / 2,
    .speeds = summary_speeds,
    .remedies = "Tell us; when we do not mend it within 30 days you may leave without charge.",
    .disability = "Bills in large print and braille; text relay.",
    .other = "Terms: carrier.example/terms"};

inline constexpr std::array<mingbai::us::provider_fee, 2> monthly_fees{
    {{"Network access; line", mingbai::money<mingbai::usd>::from_micros(3'500'000)},
     {"Regional fee", mingbai::money<mingbai::usd>::from_micros(1'250'000)}}};

inline constexpr mingbai::us::label_facts label_facts{.provider = "A Carrier, Inc.",
                                                      .kind = mingbai::us::connection::mobile,
                                                      .technology = "5G",
                                                      .monthly_fees = monthly_fees,
                                                      .download = mingbai::bit_rate::from_bits_per_second(123'400'000),
                                                      .upload = mingbai::bit_rate::from_bits_per_second(20'000'000),
                                                      .latency = std::chrono::milliseconds{38},
                                                      .contract_terms = "https://carrier.example/terms",
                                                      .discounts = "https://carrier.example/discounts",
                                                      .data_policy = "https://carrier.example/data",
                                                      .network_management = "https://carrier.example/network",
                                                      .privacy = "https://carrier.example/privacy",
                                                      .support_phone = "1-800-555-0100",
                                                      .support = "https://carrier.example/help"};

inline constexpr mingbai::au::information_facts information_facts{
    .provider = "A Carrier Pty Ltd",
    .roaming = "Use overseas costs much more than at home.",
    .support = "1800 000 000",
    .ombudsman = "Telecommunications Industry Ombudsman, tio.com.au, 1800 062 058"};

}  // namespace mingbai_test
