// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/bill/review.hpp>
#include <mingbai/cap/cap_offer.hpp>
#include <mingbai/notice/obligation_book.hpp>
#include <mingbai/profile/eu/constants.hpp>
#include <mingbai/profile/notice_setup.hpp>
#include <mingbai/profile/order_case.hpp>

#include <chrono>

// What a carrier in the European Union does beside its plans: hands out the summary, holds roaming limits, announces
// ends.
namespace mingbai::inline MINGBAI_ABI::eu {

/// The summary is handed out free of charge before the contract, which takes effect when the customer confirms after
/// it.
struct summary_before_contract {
    static constexpr rule_info info{
        .id = "EU-R-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source =
            "EECC Art. 102 as reported by the regulator ILR: summary before the contract, effect after confirmation",
        .title = "the customer got the contract summary, and confirmed after that, before the order was carried out",
        .title_zh = "用户先收到合同摘要并确认后，合同方生效",
        .good = "summary at 10:00, confirmed at 10:05, carried out at 10:06",
        .bad = "confirmed at 10:05, summary at 10:10",
        .in_force = {.from = std::chrono::year{2020} / 12 / 21},
    };

    static constexpr void check(const order_case& order, findings& out) noexcept {
        const confirmation* const agreed = order.last_agreement();
        if (agreed == nullptr) return out.add(element::answer);
        if (!order.document_given || *order.document_given > *agreed->agreed_at) out.add(element::agreement);
    }
};

struct roaming_and_end_announced {
    static constexpr rule_info info{
        .id = "EU-A-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "Regulation (EU) 2022/612 Art. 14(2) and (4); EECC Art. 105(3)",
        .title =
            "the message on entering another country, the one at the roaming limit and the one before a prolongation "
            "go out by themselves",
        .title_zh = "主动发送漫游到达、漫游限额和合同到期前的提醒",
        .good = "roaming_entry, cap_reached, commitment_ending",
        .bad = "commitment_ending only",
    };

    static constexpr notice::kind_set due{notice::notice_kind::roaming_entry, notice::notice_kind::cap_reached,
                                          notice::notice_kind::commitment_ending};

    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        for (const notice::notice_kind_text& each : notice::notice_kind_texts)
            if (due.has(each.kind) && !setup.sent.has(each.kind))
                out.add(at_element(element::text, static_cast<std::uint64_t>(each.kind)));
    }
};

struct observed_consumption_notices {
    static constexpr rule_info info{
        .id = "EU-A-02",
        .severity = severity::advice,
        .grade = verification::memory,
        .source =
            "EECC Art. 102(5), from memory: before a consumption limit is reached, and when a service is fully "
            "consumed",
        .title = "customers are reminded before an allowance is used up and when it is",
        .title_zh = "服务用尽前和用尽时提醒用户",
        .good = "80 %, and exhausted",
        .bad = "exhausted only",
    };

    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        bool before = false;
        for (std::size_t i = 0; i < setup.usage.size(); ++i)
            before = before || setup.usage[i].what != notice::level_of::percent_used || setup.usage[i].value < 100;
        if (!before || !setup.sent.has(notice::notice_kind::usage_level)) out.add(element::level);
        if (!setup.sent.has(notice::notice_kind::exhausted)) out.add(element::left);
    }
};

/// Before a contract is prolonged the customer is told of its end, of the means to leave it and of the best tariff.
struct end_of_contract_announced {
    static constexpr rule_info info{
        .id = "EU-N-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "EECC Art. 105(3): prominent, timely, durable-medium notice before prolongation",
        .title = "the notice before the end of a commitment is sent, and in time",
        .title_zh = "合约到期前已及时通知用户",
        .good = "commitment until 31 August, notice on 1 August",
        .bad = "commitment until 31 August, no notice",
    };

    static constexpr void check(const notice::fulfilment& about, findings& out) noexcept {
        if (about.owed.key.kind != notice::notice_kind::commitment_ending) return;
        if (about.stands() == notice::standing::missing) out.add(element::text);
        if (about.stands() == notice::standing::late) out.add(element::instant);
    }
};

struct arrival_message_sent {
    static constexpr rule_info info{
        .id = "EU-N-02",
        .severity = severity::blocking,
        .grade = verification::primary,
        .source = "Regulation (EU) 2022/612 Art. 14(2): automatic message on entering another Member State",
        .title = "whoever enters another Member State is told what use costs there",
        .title_zh = "进入其他成员国时自动告知漫游资费",
        .good = "the message a minute after the phone registered",
        .bad = "no message",
        .in_force = {.to = std::chrono::year{2032} / 6 / 30},
    };

    static constexpr void check(const notice::fulfilment& about, findings& out) noexcept {
        if (about.owed.key.kind == notice::notice_kind::roaming_entry && about.stands() == notice::standing::missing)
            out.add(element::region);
    }
};

/// Nothing beyond the terms of the summary, which became part of the contract.
struct charged_as_summarised : bill::charged_as_agreed {
    static constexpr rule_info info{
        .id = "EU-B-01",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "EECC Art. 102 as reported by the regulator ILR: the summary becomes part of the contract",
        .title = "no line charges more than the plan's own terms come to",
        .title_zh = "收费不高于合同约定",
        .good = "29 EUR for a plan of 29 EUR a month",
        .bad = "32 EUR for a plan of 29 EUR a month",
    };
};

namespace detail {

[[nodiscard]] constexpr bool is_roaming_default(const cap::cap_offer& offer) noexcept {
    return offer.kind.what == cap::dimension::money && offer.kind.where == cap::scope::roaming &&
        offer.kind.every == cap::renewal::cycle;
}

}  // namespace detail

struct roaming_limit_by_default {
    static constexpr rule_info info{
        .id = "EU-K-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source =
            "Regulation (EU) 2022/612 Art. 14(4), as 531/2012 Art. 15(3): close to but not above EUR 50 without VAT",
        .title = "who chose nothing has a roaming limit of at most EUR 50 in a billing period, without VAT",
        .title_zh = "漫游流量默认限额不超过每账期50欧元（不含税）",
        .good = "50 EUR",
        .bad = "no limit for who chose nothing",
        .in_force = {.to = std::chrono::year{2032} / 6 / 30},
    };

    static constexpr void check(const cap::cap_offer& offer, findings& out) noexcept {
        if (detail::is_roaming_default(offer) &&
            offer.standard > static_cast<cap::units>(roaming_limit.latest().micros()))
            out.add(element::cap);
    }
};

struct roaming_stops_at_the_limit {
    static constexpr rule_info info{
        .id = "EU-K-02",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "the regulator ANACOM on the roaming regulation: no reply, the service stops at once",
        .title = "at the roaming limit the service stops unless the customer says to go on",
        .title_zh = "达到漫游限额后，未获用户确认即停止服务",
        .good = "stop, or ask",
        .bad = "slowed down",
        .in_force = {.to = std::chrono::year{2032} / 6 / 30},
    };

    static constexpr void check(const cap::cap_offer& offer, findings& out) noexcept {
        if (detail::is_roaming_default(offer) && offer.then != cap::at_cap::stop && offer.then != cap::at_cap::ask)
            out.add(element::next_step);
    }
};

using request_rules = ruleset<summary_before_contract>;
using reminder_rules = ruleset<roaming_and_end_announced, observed_consumption_notices>;
using notice_rules = ruleset<end_of_contract_announced, arrival_message_sent>;
using bill_rules = ruleset<charged_as_summarised>;
using cap_rules = ruleset<roaming_limit_by_default, roaming_stops_at_the_limit>;

}  // namespace mingbai::inline MINGBAI_ABI::eu
