// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/bill/review.hpp>
#include <mingbai/cap/cap_offer.hpp>
#include <mingbai/notice/obligation_book.hpp>
#include <mingbai/profile/notice_setup.hpp>
#include <mingbai/profile/order_case.hpp>

#include <chrono>

// The bill limit of section 124S of the Communications Act 2003, from October 2018.
namespace mingbai::inline MINGBAI_ABI::uk {

struct limit_offered_before_contract {
    static constexpr rule_info info{
        .id = "UK-R-01",
        .severity = severity::blocking,
        .grade = verification::primary,
        .source = "Communications Act 2003 s 124S(1)",
        .title = "no contract unless the customer was given the opportunity to set a limit",
        .title_zh = "签约前用户有机会设置账单限额",
        .good = "limit offered at 10:00, contract at 10:05",
        .bad = "contract at 10:05, no limit offered",
        .in_force = {.from = std::chrono::year{2018} / 10 / 1},
    };

    static constexpr void check(const order_case& order, findings& out) noexcept {
        if (!order.limit_offered || *order.limit_offered > order.carried_out_at) out.add(element::cap);
    }
};

struct limit_notices_sent {
    static constexpr rule_info info{
        .id = "UK-A-01",
        .severity = severity::blocking,
        .grade = verification::primary,
        .source = "Communications Act 2003 s 124S(4)(a) and (b)",
        .title = "customers are told when their limit is likely to be reached and when it is",
        .title_zh = "账单限额可能达到和已达到时通知用户",
        .good = "cap_level, cap_reached",
        .bad = "cap_reached only",
        .in_force = {.from = std::chrono::year{2018} / 10 / 1},
    };

    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        for (const notice::notice_kind each : {notice::notice_kind::cap_level, notice::notice_kind::cap_reached})
            if (!setup.sent.has(each)) out.add(at_element(element::text, static_cast<std::uint64_t>(each)));
    }
};

struct limit_notice_sent {
    static constexpr rule_info info{
        .id = "UK-N-01",
        .severity = severity::blocking,
        .grade = verification::primary,
        .source = "Communications Act 2003 s 124S(4): in reasonable time, and as soon as practicable",
        .title = "the notices that a limit is likely to be reached and is reached are sent, and in time",
        .title_zh = "账单限额通知已及时发送",
        .good = "limit reached at 10:00, notice at 10:01",
        .bad = "limit reached, no notice",
        .in_force = {.from = std::chrono::year{2018} / 10 / 1},
    };

    static constexpr void check(const notice::fulfilment& about, findings& out) noexcept {
        const notice::notice_kind kind = about.owed.key.kind;
        if (kind != notice::notice_kind::cap_level && kind != notice::notice_kind::cap_reached) return;
        if (about.stands() == notice::standing::missing) out.add(element::cap);
        if (about.stands() == notice::standing::late) out.add(element::instant);
    }
};

/// Beyond the limit nothing is billed unless the customer agreed after a notice. A limit is on what comes beyond the
/// contract's own price: use beyond allowances. Third parties' premium charges need not be covered (Ofcom, 2018-09-28).
struct billed_within_limit {
    static constexpr rule_info info{
        .id = "UK-B-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "Communications Act 2003 s 124S(5), and Ofcom's letter on its effect, as quoted by resellers",
        .title = "use beyond the allowances is not billed above the limit that the customer set",
        .title_zh = "超出套餐的收费不超过用户设置的账单限额",
        .good = "limit 5 GBP, use beyond the allowances 5 GBP",
        .bad = "limit 0 GBP, use beyond the allowances 3 GBP",
        .in_force = {.from = std::chrono::year{2018} / 10 / 1},
    };

    template <class Plan>
    static constexpr void check(const bill::bill_review<Plan>& about, findings& out) {
        if (!about.limit) return;
        money<typename Plan::currency> beyond{};
        for (const auto& line : about.of->lines()) {
            if (line.kind != bill::line_kind::overage) continue;
            const auto sum = checked_add(beyond, line.amount);
            if (!sum) return out.add(element::total);
            beyond = *sum;
        }
        if (beyond > *about.limit) out.add(element::total);
    }
};

/// The customer sets the limit, nothing at all included, changes it, and removes it.
struct limit_is_the_customers {
    static constexpr rule_info info{
        .id = "UK-K-01",
        .severity = severity::blocking,
        .grade = verification::primary,
        .source = "Communications Act 2003 s 124S(3); Ofcom, 2018-09-28: a limit of GBP 0 is allowed",
        .title = "the customer names the limit, GBP 0 included, and can do without one",
        .title_zh = "账单限额由用户设置，可为0英镑，也可取消",
        .good = "any value from 0, or none",
        .bad = "tiers of 10 and 20 GBP",
        .in_force = {.from = std::chrono::year{2018} / 10 / 1},
    };

    static constexpr void check(const cap::cap_offer& offer, findings& out) noexcept {
        if (offer.kind.what != cap::dimension::money || offer.kind.where != cap::scope::total) return;
        if (offer.own_value_up_to == 0 || !offer.offers(0)) out.add(element::cap);
        if (!offer.may_have_none) out.add(element::opt_out);
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::uk
