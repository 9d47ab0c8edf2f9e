// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/billing_cycle.hpp>
#include <mingbai/base/utf8.hpp>
#include <mingbai/bill/line.hpp>
#include <mingbai/rule/element.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::bill {

/// Whose bill it is, and of which cycle.
struct bill_header {
    subscriber_number subscriber{};
    cycle_index cycle = 0;
    civil_days days{};  ///< of the cycle

    friend constexpr bool operator==(const bill_header&, const bill_header&) = default;
};

/// A bill: lines, and totals that add up because nobody can set them. Lines of third parties have a total of their own.
template <currency_type Currency>
class basic_bill {
public:
    using currency = Currency;
    using line = basic_bill_line<Currency>;
    using amount = money<Currency>;

    /// Refused, at the line's index: reason::bill_line_incomplete at element::name without a title, at element::biller
    /// for a third party's line without a provider, at element::period for days that are none or end before they begin;
    /// reason::bill_line_sign at element::amount for a negative charge or a positive discount; reason::bad_utf8;
    /// reason::overflow.
    [[nodiscard]] static result<basic_bill> make(const bill_header& header, std::vector<line> lines) {
        basic_bill made(header);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const line& each = lines[i];
            if (const auto fine = check(each); !fine)
                return refusal{fine.error().why, at_element(fine.error().where.what, i)};
            amount& section = each.kind == line_kind::third_party ? made.third_party_ : made.own_;
            const auto sum = checked_add(section, each.amount);
            if (!sum) return refusal{reason::overflow, at_element(element::total, i)};
            section = *sum;
            amount& kind = made.by_kind_[place_of(each.kind)];
            const auto of_kind = checked_add(kind, each.amount);
            if (!of_kind) return refusal{reason::overflow, at_element(element::total, i)};
            kind = *of_kind;
        }
        const auto total = checked_add(made.own_, made.third_party_);
        if (!total) return refusal{reason::overflow, at_element(element::total)};
        made.total_ = *total;
        made.lines_ = std::move(lines);
        return made;
    }

    [[nodiscard]] const bill_header& header() const noexcept { return header_; }
    [[nodiscard]] std::span<const line> lines() const noexcept { return lines_; }

    /// The sum of the carrier's own lines, discounts and corrections among them.
    [[nodiscard]] amount own_total() const noexcept { return own_; }
    /// The sum of what is collected for third parties.
    [[nodiscard]] amount third_party_total() const noexcept { return third_party_; }
    /// The sum of all lines.
    [[nodiscard]] amount total() const noexcept { return total_; }
    /// The sum of the lines of one kind.
    [[nodiscard]] amount total_of(line_kind kind) const noexcept { return by_kind_[place_of(kind)]; }

    friend bool operator==(const basic_bill&, const basic_bill&) = default;

private:
    explicit basic_bill(const bill_header& header) : header_(header) {}

    [[nodiscard]] static constexpr std::size_t place_of(line_kind kind) noexcept {
        const auto number = static_cast<std::size_t>(kind);
        return number <= line_kind_texts.size() ? number : 0;
    }

    [[nodiscard]] static result<void> check(const line& each) noexcept {
        const auto refuse = [](reason why, element what) { return refusal{why, at_element(what)}; };
        if (each.title.empty()) return refuse(reason::bill_line_incomplete, element::name);
        if (!is_utf8(each.title) || !is_utf8(each.provider) || !is_utf8(each.rate))
            return refuse(reason::bad_utf8, element::name);
        if (each.kind == line_kind::third_party && each.provider.empty())
            return refuse(reason::bill_line_incomplete, element::biller);
        if (!in_calendar(each.days.first) || !in_calendar(each.days.last) || each.days.count() == 0)
            return refuse(reason::bill_line_incomplete, element::period);
        const bool reduces = each.kind == line_kind::discount;
        const bool either = each.kind == line_kind::correction;
        if (!either && (reduces ? each.amount > amount{} : each.amount.is_negative()))
            return refuse(reason::bill_line_sign, element::amount);
        return {};
    }

    bill_header header_{};
    std::vector<line> lines_{};
    amount own_{};
    amount third_party_{};
    amount total_{};
    std::array<amount, line_kind_texts.size() + 1> by_kind_{};
};

using cny_bill = basic_bill<cny>;

}  // namespace mingbai::inline MINGBAI_ABI::bill
