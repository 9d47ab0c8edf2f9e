// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/notice/obligation_book.hpp>
#include <mingbai/notice/standard_texts.hpp>
#include <mingbai/profile/notice_setup.hpp>
#include <mingbai/profile/uk/constants.hpp>

#include <chrono>

// End-of-contract notifications, from February 2020.
namespace mingbai::inline MINGBAI_ABI::uk {

struct end_notices_sent {
    static constexpr rule_info info{
        .id = "UK-A-02",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "Ofcom's statement on end-of-contract notifications",
        .title = "customers are told before their commitment ends",
        .title_zh = "合约到期前通知用户",
        .good = "commitment_ending",
        .bad = "bills only",
        .in_force = {.from = std::chrono::year{2020} / 2 / 15},
    };

    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        if (!setup.sent.has(notice::notice_kind::commitment_ending)) out.add(element::expiry);
    }
};

struct observed_end_notice_window {
    static constexpr rule_info info{
        .id = "UK-A-03",
        .severity = severity::advice,
        .grade = verification::memory,
        .source = "end-of-contract notifications, the window of 10 to 40 days from memory",
        .title = "the notice comes 10 to 40 days before the end of the commitment",
        .title_zh = "合约到期前10至40天通知",
        .good = "30 days before",
        .bad = "5 days before",
        .in_force = {.from = std::chrono::year{2020} / 2 / 15},
    };

    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        const auto days = static_cast<std::int64_t>(setup.leads.commitment.days);
        if (days > observed_end_notice_first.latest() || days < observed_end_notice_last.latest())
            out.add(element::expiry);
    }
};

struct end_notice_sent {
    static constexpr rule_info info{
        .id = "UK-N-02",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "Ofcom's statement on end-of-contract notifications",
        .title = "the end-of-contract notification is sent, and in time",
        .title_zh = "合约到期通知已及时发送",
        .good = "commitment until 31 August, notice on 1 August",
        .bad = "commitment until 31 August, no notice",
        .in_force = {.from = std::chrono::year{2020} / 2 / 15},
    };

    static constexpr void check(const notice::fulfilment& about, findings& out) noexcept {
        if (about.owed.key.kind != notice::notice_kind::commitment_ending) return;
        if (about.stands() == notice::standing::missing) out.add(element::text);
        if (about.stands() == notice::standing::late) out.add(element::instant);
    }
};

/// The notification's content: the end, the present services and price, what changes, the notice period, the best
/// tariffs (Ofcom's statement). The other facts are practice.
struct demands : notice::observed_demands {
    [[nodiscard]] static constexpr notice::fact_set of(notice::notice_kind kind) noexcept {
        notice::fact_set facts = observed_demands::of(kind);
        if (kind == notice::notice_kind::commitment_ending)
            facts.add(element::price).add(element::notice_period).add(element::best_tariff);
        return facts;
    }
};

namespace texts {

inline constexpr notice::notice_text commitment_ending{notice::notice_kind::commitment_ending, language::english,
                                                       "Your contract for {name}, {price}, ends on {expiry}; after it "
                                                       "{after}. Notice period: {notice_period}. The best tariffs "
                                                       "for you: {best_tariff}. Questions: {hotline} {signature}"};

}  // namespace texts

/// The words of a notice. Requires: the kind is one of the enumeration.
[[nodiscard]] constexpr notice::notice_template template_of(notice::notice_kind kind) noexcept {
    if (kind == notice::notice_kind::commitment_ending) return notice::compiled<texts::commitment_ending, demands>();
    return notice::standard_template(kind, language::english);
}

}  // namespace mingbai::inline MINGBAI_ABI::uk
