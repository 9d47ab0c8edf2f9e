// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/notice/fact_set.hpp>
#include <mingbai/notice/notice_kind.hpp>

#include <concepts>

namespace mingbai::inline MINGBAI_ABI::notice {

/// What a profile demands of a notice: a type with `of(kind)`, the facts without which a notice of that kind must not
/// be sent. A carrier that demands more derives from one and adds to it.
template <class Demands>
concept notice_demands = requires(notice_kind kind) {
    { Demands::of(kind) } -> std::same_as<fact_set>;
};

/// The facts that carriers' own notices of each kind were seen to state, and those without which the regulator's words
/// could not be met: a success message "with the necessary information", a renewal announced "before each date", a way
/// "to refuse" in a commercial message, the price of use beyond the allowance once it is used up.
///
/// Source: 明白办、放心用 4; 消费者权益保护法实施条例 Art. 10; SMS provisions (order 31); the choice of the facts is
/// practice (observed), since no rule text lists them.
struct observed_demands {
    [[nodiscard]] static constexpr fact_set of(notice_kind kind) noexcept {
        using e = element;
        switch (kind) {
            case notice_kind::success:
                return fact_set(e::date, e::channel, e::name, e::filing_number, e::price, e::effective, e::validity,
                                e::commitment, e::unsubscribe, e::unsubscribe_effect, e::hotline, e::signature);
            case notice_kind::change:
                return fact_set(e::name, e::before, e::after, e::effective, e::hotline, e::signature);
            case notice_kind::unsubscribed:
                return fact_set(e::date, e::name, e::filing_number, e::effective, e::hotline, e::signature);
            case notice_kind::renewal_ahead:
                return fact_set(e::name, e::filing_number, e::renewal, e::price, e::validity, e::unsubscribe,
                                e::signature);
            case notice_kind::usage_level: return fact_set(e::service, e::used, e::left, e::signature);
            case notice_kind::exhausted: return fact_set(e::service, e::overage, e::signature);
            case notice_kind::cap_level: return fact_set(e::cap, e::spent, e::signature);
            case notice_kind::cap_reached: return fact_set(e::cap, e::spent, e::next_step, e::signature);
            case notice_kind::bill: return fact_set(e::period, e::total, e::hotline, e::signature);
            case notice_kind::refusal: return fact_set(e::name, e::why, e::hotline, e::signature);
            case notice_kind::service_failure: return fact_set(e::service, e::instant, e::hotline, e::signature);
            case notice_kind::commitment_ending:
                return fact_set(e::name, e::expiry, e::after, e::hotline, e::signature);
            case notice_kind::introductory_ending:
                return fact_set(e::name, e::expiry, e::before, e::after, e::hotline, e::signature);
            case notice_kind::roaming_entry: return fact_set(e::region, e::overage, e::hotline, e::signature);
            case notice_kind::commercial: return fact_set(e::opt_out, e::signature);
        }
        return {};
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::notice
