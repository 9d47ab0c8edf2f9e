// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/notice/obligation_book.hpp>
#include <mingbai/profile/in_trai/constants.hpp>
#include <mingbai/profile/notice_setup.hpp>
#include <mingbai/tariff/plan_checks.hpp>

// The Indian rules on what customers are told by itself: usage of a pack, renewals, roaming.
namespace mingbai::inline MINGBAI_ABI::in_trai {

struct tariff_after_the_pack : plan_checks::overage_stated {
    static constexpr rule_info info{
        .id = "IN-T-01",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source =
            "TRAI, eighth amendment 2015: the tariff after exhaustion is told at 90 % or 10 MB, so it must be known",
        .title = "a pack states what use beyond it costs",
        .title_zh = "流量包说明用尽后的资费",
        .good = "1GB, then 0.02 INR a KB",
        .bad = "1GB, and nothing about the next KB",
        .in_force = {.from = detail::eighth_amendment_from},
    };
};

/// The percentages, or the amounts left.
struct pack_use_told {
    static constexpr rule_info info{
        .id = "IN-A-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = detail::eighth_amendment,
        .title =
            "customers are told at 50, 90 and 100 per cent of a pack, or at 500, 100 and 10 MB left, and what further "
            "use costs",
        .title_zh = "流量包用量达到50%、90%和100%，或剩余500、100、10MB时提醒",
        .good = "50 %, 90 %, 100 %",
        .bad = "80 %, 100 %",
        .in_force = {.from = detail::eighth_amendment_from},
    };

    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        const auto missing = setup.first_missing(pack_levels.latest());
        if (missing && setup.first_missing(pack_levels_left.latest())) out.add(at_element(element::level, *missing));
        if (!setup.sent.has(notice::notice_kind::usage_level)) out.add(element::used);
        if (!setup.sent.has(notice::notice_kind::exhausted)) out.add(element::overage);
    }
};

struct roaming_warned {
    static constexpr rule_info info{
        .id = "IN-A-02",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = detail::eighth_amendment,
        .title = "customers are warned when they roam abroad",
        .title_zh = "境外漫游时提醒用户",
        .good = "roaming_entry",
        .bad = "nothing on arrival",
        .in_force = {.from = detail::eighth_amendment_from},
    };

    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        if (!setup.sent.has(notice::notice_kind::roaming_entry)) out.add(element::region);
    }
};

struct renewal_told_a_day_ahead {
    static constexpr rule_info info{
        .id = "IN-A-03",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = detail::value_added,
        .title = "a renewal is announced 24 hours ahead",
        .title_zh = "续订前24小时提醒",
        .good = "two days before",
        .bad = "no reminder",
        .in_force = {.from = detail::value_added_from},
    };

    /// A lead of one day may be less than 24 hours: the reminder comes at its own time of the day before.
    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        if (!setup.sent.has(notice::notice_kind::renewal_ahead) ||
            std::chrono::days{setup.leads.renewal.days - 1} < renewal_told_before.latest())
            out.add(element::renewal);
    }
};

struct renewal_notice_sent {
    static constexpr rule_info info{
        .id = "IN-N-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = detail::value_added,
        .title = "the notice before a renewal is sent, and in time",
        .title_zh = "续订提醒已及时发送",
        .good = "renewal on 3 March, notice on 1 March",
        .bad = "renewal on 3 March, no notice",
        .in_force = {.from = detail::value_added_from},
    };

    static constexpr void check(const notice::fulfilment& about, findings& out) noexcept {
        if (about.owed.key.kind != notice::notice_kind::renewal_ahead) return;
        if (about.stands() == notice::standing::missing) out.add(element::text);
        if (about.stands() == notice::standing::late) out.add(element::instant);
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::in_trai
