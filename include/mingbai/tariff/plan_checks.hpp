// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/utf8.hpp>
#include <mingbai/rule/report.hpp>
#include <mingbai/tariff/charge.hpp>
#include <mingbai/tariff/plan_view.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

// What several countries' rules ask of a plan, in the same way and for different reasons. A rule derives from one of these
// and adds its `info`: whose rule it is, how severe, since when. None of them is a rule by itself, so what one country changes
// in its own changes nobody else's.
namespace mingbai::inline MINGBAI_ABI::plan_checks {

/// Each of these elements is there.
template <element... Due>
struct stated {
    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        for (const element what : {Due...})
            if (is_missing(plan, what)) out.add(what);
    }
};

/// Nothing was found unreadable when the plan was read, and every text is UTF-8.
struct readable {
    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        for (std::uint16_t i = 1; i <= plan_element_count; ++i)
            if (plan.unreadable.has(static_cast<element>(i))) out.add(static_cast<element>(i));
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            if (const std::size_t bad = find_bad_utf8(text); bad != text.size()) out.add(what, bad, 1, index);
        });
    }
};

/// The sale does not end before it begins, and both days exist.
struct sale_dates_in_order {
    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (plan.on_sale && !in_calendar(*plan.on_sale)) out.add(element::on_sale);
        if (plan.off_sale && !in_calendar(*plan.off_sale)) out.add(element::off_sale);
        if (plan.on_sale && plan.off_sale && *plan.off_sale < *plan.on_sale) out.add(element::off_sale);
    }
};

/// The parts of a price add up to it.
struct price_is_its_parts {
    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (plan.price_components.empty() || !plan.price) return;
        money<typename Plan::currency> sum{};
        for (const auto& part : plan.price_components) {
            const auto next = checked_add(sum, part.amount);
            if (!next) return out.add(element::price);
            sum = *next;
        }
        if (sum != plan.price->amount) out.add(element::price);
    }
};

/// A metered allowance says what happens when it is used up.
struct overage_stated {
    [[nodiscard]] static constexpr bool metered(service what) noexcept {
        return what == service::data || what == service::directed_data || what == service::voice || what == service::sms;
    }

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (plan.unknown.has(element::overage)) return;
        for (std::size_t i = 0; i < plan.content.size(); ++i) {
            const auto& included = plan.content[i];
            if (!metered(included.what) || included.amount.is_unlimited()) continue;
            bool stated = false;
            for (const auto& terms : plan.overage) stated = stated || terms.what == included.what;
            if (!stated) out.add(at_element(element::overage, i));
        }
    }
};

/// The overage terms can be computed: they say one thing only.
struct overage_computable {
    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        for (std::size_t i = 0; i < plan.overage.size(); ++i)
            if (!well_formed(plan.overage[i])) out.add(at_element(element::overage, i));
    }
};

/// A price for the first months says for how long, and what comes after; the price after is the plan's own.
struct introductory_price_complete {
    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (!plan.introductory) return;
        const auto& intro = *plan.introductory;
        const bool ends = intro.lasting.count > 0;
        const bool goes_on = plan.price && intro.after == *plan.price;
        if (!ends || !goes_on || intro.during == intro.after) out.add(element::price);
    }
};

/// Where the customer is bound, what leaving early means is said.
struct breach_stated_with_commitment {
    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (plan.commitment && plan.commitment->binds() && is_missing(plan, element::breach)) out.add(element::breach);
    }
};

/// A plan that renews itself says for how long, together with its validity.
struct renewal_has_a_term {
    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (!plan.validity) return;
        const plan_validity& validity = *plan.validity;
        const bool complete = validity.term.count > 0 && validity.renewal_term.count > 0;
        if (validity.renews_automatically ? !complete : validity.renewal_term.count != 0) out.add(element::validity);
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::plan_checks
