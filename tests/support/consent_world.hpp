// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/money_literals.hpp>
#include <mingbai/consent/desk.hpp>
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/tariff/register.hpp>

#include "any_plan_profile.hpp"

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A carrier in memory that sells two plans and asks for consent: for the tests of the consent wing.
namespace mingbai_test {

using namespace mingbai::literals;
using namespace std::chrono_literals;

inline constexpr mingbai::literal_tariff_plan guard{
    .name = "安全管家",
    .filing_number = "25JS110103",
    .category = "加装包",
    .price = 15_cny / 1_month,
    .validity = mingbai::plan_validity{24_months, true, 2_years},
    .commitment = mingbai::basic_commitment<mingbai::literal_storage<>>{},
    .unsubscribe = "回复TD",
    .breach = "无违约责任",
};

inline constexpr mingbai::literal_tariff_plan spring_pack{
    .name = "春风流量包",
    .filing_number = "26HE900002",
    .category = "加装包",
    .price = 30_cny / mingbai::once,
    .validity = mingbai::plan_validity{1_month, false, {}},
    .commitment = mingbai::basic_commitment<mingbai::literal_storage<>>{},
    .unsubscribe = "回复TD",
    .breach = "无违约责任",
};

struct counted_salts {
    void fill(std::span<std::uint8_t> bytes) noexcept {
        for (std::uint8_t& byte : bytes) byte = next++;
    }
    std::uint8_t next = 0;
};

// 2026-01-10 13:14:06 in Beijing.
inline constexpr mingbai::instant noon =
    mingbai::start_of_day(std::chrono::year{2026} / 1 / 10, mingbai::beijing_time) + 13h + 14min + 6s;
inline constexpr mingbai::subscriber_number alice{"18500000000"};
inline constexpr mingbai::subscriber_number mallory{"18511111111"};
inline constexpr mingbai::short_code platform{"10001"};
inline constexpr mingbai::short_code hall{"10000"};

/// A verifier for tests: a signature is the message under a name that it knows.
struct plain_verifier {
    [[nodiscard]] bool verifies(std::string_view key, std::string_view message, std::string_view signature) const {
        return key == "clerk 7" && signature == "signed: " + std::string(message);
    }
};
inline constexpr plain_verifier clerk;

inline mingbai::consent::desk_options usual_desk(mingbai::consent::policy rules = {}) {
    return {.own_codes = {platform, hall},
            .key = "a key of the carrier's own",
            .pseudonyms = mingbai::evidence::pseudonymizer("another key of the carrier"),
            .rules = rules,
            .cycle = mingbai::billing_cycle(std::chrono::day{1}, mingbai::beijing_time),
            .verifier = clerk};
}

struct consent_world {
    using ledger_type =
        mingbai::evidence::ledger<mingbai::evidence::memory_journal, mingbai::sha256_hasher, counted_salts>;
    using published = mingbai::disclosure_register<any_plan_profile>::published;

    explicit consent_world(mingbai::consent::policy given = {}) : rules(given) {}

    mingbai::consent::policy rules;
    mingbai::evidence::memory_journal journal{};
    ledger_type ledger{journal, counted_salts{}};
    mingbai::disclosure_register<any_plan_profile> zone{ledger};
    published guard_plan = *zone.publish(guard, noon - 24h);
    published spring_plan = *zone.publish(spring_pack, noon - 24h);
    mingbai::consent::desk desk{ledger, usual_desk(rules)};

    [[nodiscard]] static mingbai::consent::order_details order(std::string_view number,
                                                               mingbai::subscriber_number who = alice) {
        return {.order = *mingbai::order_id::parse(number), .subscriber = who, .channel = mingbai::channel_id{"app"}};
    }

    /// Another desk on the same ledger, as a process that starts later has it.
    [[nodiscard]] mingbai::consent::desk another_desk() { return mingbai::consent::desk(ledger, usual_desk(rules)); }
};

inline mingbai::consent::sms_reply reply(std::string text, mingbai::instant at, mingbai::subscriber_number from = alice,
                                         mingbai::short_code to = platform) {
    return {.from = from, .to = to, .text = std::move(text), .at = at};
}

/// The reason of a refusal, or reason::none.
template <class T, class E>
mingbai::reason why(const mingbai::result<T, E>& answer) {
    return answer ? mingbai::reason::none : answer.error().why;
}

/// The code in a text: its first six digits in a row.
inline std::string code_in(const std::string& text) {
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        run = text[i] >= '0' && text[i] <= '9' ? run + 1 : 0;
        if (run == 6) return text.substr(i - 5, 6);
    }
    return {};
}

}  // namespace mingbai_test
