// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/calendar_text.hpp>
#include <mingbai/tariff/plan_view.hpp>
#include <mingbai/tariff/terms_text.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// What an element says in several pieces, with the language's marks between and around them.
class element_writer {
public:
    explicit element_writer(language words) noexcept : chinese_(words == language::chinese) {}

    /// Begins the next piece of the element.
    element_writer& next() {
        if (!text_.empty()) text_.append(chinese_ ? "；" : "; ");
        return *this;
    }
    template <class... Texts>
    element_writer& add(const Texts&... texts) {
        (text_.append(std::string_view(texts)), ...);
        return *this;
    }
    element_writer& add_in_brackets(std::string_view inner) {
        return inner.empty() ? *this : add(chinese_ ? "（" : " (", inner, chinese_ ? "）" : ")");
    }
    template <class List>
    element_writer& add_list(const List& list) {
        bool first = true;
        for (const auto& each : list) {
            if (!first) text_.append(chinese_ ? "、" : ", ");
            first = false;
            text_.append(std::string_view(each));
        }
        return *this;
    }
    [[nodiscard]] std::string_view in(std::string_view chinese, std::string_view english) const noexcept {
        return chinese_ ? chinese : english;
    }
    [[nodiscard]] std::string take() noexcept { return std::move(text_); }

private:
    std::string text_;
    bool chinese_;
};

template <class Plan>
[[nodiscard]] std::string price_element(const Plan& plan, language words) {
    element_writer out(words);
    if (plan.introductory)
        out.add(terms_text(*plan.introductory, words));
    else if (plan.price)
        out.add(terms_text(*plan.price, words));
    for (const auto& part : plan.price_components)
        out.next().add(out.in("其中", "of which "), part.name, " ", text_for_people(part.amount, words));
    for (const auto& fee : plan.one_off_fees)
        out.next().add(out.in("一次性费用：", "once: "), fee.name, " ", text_for_people(fee.amount, words));
    return out.take();
}

template <class Plan>
[[nodiscard]] std::string content_element(const Plan& plan, language words) {
    element_writer out(words);
    for (const auto& included : plan.content) {
        out.next().add(text_for_people(included.what, words)).add_in_brackets(included.detail);
        out.add(" ", to_text(included.amount, words));
        if (included.per.count == 1 && included.per.unit == period_unit::month)
            out.add(out.in("/月", " a month"));
        else if (included.per.count > 0)
            out.add(out.in("/", " each "), to_text(included.per, words));
        if (const std::string_view region = included.region; !region.empty())
            out.add(out.in("，限", ", in "), region, out.in("使用", " only"));
        if (included.full_speed_until.is_unlimited())
            out.add(out.in("，不限速", ", never slowed"));
        else if (!included.full_speed_until.is_zero())
            out.add(out.in("，达到", ", beyond "), to_text(included.full_speed_until, words), out.in("后限速至", " at "),
                    to_text(included.reduced_to));
    }
    if (const std::string_view more = plan.content_text; !more.empty()) out.next().add(more);
    return out.take();
}

}  // namespace detail

/// One element of a plan as a person reads it, exactly; empty when the plan does not state it. What a register's page, a
/// comparison of two registers and a request for consent show.
template <plan_storage Storage>
[[nodiscard]] std::string plan_text(const basic_tariff_plan<Storage>& plan, element what,
                                    language words = language::chinese) {
    const auto date = [](const std::optional<civil_date>& day) {
        return day && in_calendar(*day) ? std::string(to_text(*day)) : std::string();
    };
    const auto text = [](const auto& stated) { return std::string(std::string_view(stated)); };
    detail::element_writer out(words);
    // Not a switch: most elements are not a plan's, and -Wswitch-enum asks for each of them.
    if (what == element::name) return text(plan.name);
    if (what == element::filing_number) return text(plan.filing_number);
    if (what == element::category) return text(plan.category);
    if (what == element::price) return detail::price_element(plan, words);
    if (what == element::content) return detail::content_element(plan, words);
    if (what == element::overage) {
        for (const auto& terms : plan.overage)
            out.next().add(text_for_people(terms.what, words), out.in("：", ": "), terms_text(terms, words));
        return out.take();
    }
    if (what == element::audience) return text(plan.audience);
    if (what == element::region) return out.add_list(plan.regions).take();
    if (what == element::validity) return plan.validity ? terms_text(*plan.validity, words) : std::string();
    if (what == element::channels) return out.add_list(plan.channels).take();
    if (what == element::on_sale) return date(plan.on_sale);
    if (what == element::off_sale) return date(plan.off_sale);
    if (what == element::commitment) return plan.commitment ? terms_text(*plan.commitment, words) : std::string();
    if (what == element::unsubscribe) return text(plan.unsubscribe);
    if (what == element::breach) return text(plan.breach);
    if (what == element::notes) {
        for (const auto& each : plan.restrictions) out.next().add(each);
        if (const std::string_view notes = plan.notes; !notes.empty()) out.next().add(notes);
        return out.take();
    }
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI
