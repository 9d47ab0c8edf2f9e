// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/folded_text.hpp>
#include <mingbai/tariff/plan_text.hpp>
#include <mingbai/tariff/register_layout.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// One plan as a register showed it at one time.
struct disclosed_row {
    /// What the register showed in one place, and the same in a form in which equal means the same: widths and blanks
    /// folded, 25 and 25.00 alike.
    struct cell {
        element what{};
        std::string shown;
        std::string meaning;
    };

    std::string number{};
    std::string section{};  ///< where the register keeps it; empty when it has no sections
    std::optional<civil_date> on_sale{};
    std::optional<civil_date> off_sale{};
    std::vector<cell> cells{};  ///< in the same order in every row of a snapshot

    [[nodiscard]] std::string_view shown(element what) const noexcept {
        for (const cell& each : cells)
            if (each.what == what) return each.shown;
        return {};
    }
};

/// A register as it was seen at one time: what two of them are compared by. Rows are ascending by filing number.
class register_snapshot {
public:
    /// What could not be taken: the line, counted from 1, and why.
    struct problem {
        std::size_t line = 0;
        refusal why{};
    };

    /// Reads a register in a file's text. A first line that begins with # names the columns. Lines that cannot be read are
    /// kept as problems; so is a filing number that comes twice with different content, of which the first is taken.
    [[nodiscard]] static register_snapshot read(std::string_view file) {
        register_snapshot taken;
        register_layout layout;
        std::size_t line_number = 0;
        while (!file.empty()) {
            const std::size_t end = file.find('\n');
            const std::string_view line = file.substr(0, end);
            file = end == std::string_view::npos ? std::string_view() : file.substr(end + 1);
            ++line_number;
            if (line_number == 1 && line.starts_with('#')) {
                const auto named = register_layout::read_header(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
                if (!named) {
                    taken.problems_.push_back({line_number, named.error()});
                    return taken;
                }
                layout = *named;
            } else if (!line.empty() && line != "\r") {
                taken.take(layout, line, line_number);
            }
        }
        taken.settle();
        return taken;
    }

    /// The plans of one's own register or catalogue, all sixteen elements.
    template <class Plans>
    [[nodiscard]] static register_snapshot of(const Plans& plans) {
        register_snapshot taken;
        for (const auto& plan : plans) {
            disclosed_row row{.number = std::string(std::string_view(plan.filing_number)), .on_sale = plan.on_sale, .off_sale = plan.off_sale};
            for (std::uint16_t i = 1; i <= plan_element_count; ++i) {
                const auto what = static_cast<element>(i);
                std::string shown = plan_text(plan, what);
                row.cells.push_back({what, shown, meaning_of(shown)});
            }
            taken.rows_.push_back(std::move(row));
            taken.lines_.push_back(taken.lines_.size() + 1);
        }
        taken.settle();
        return taken;
    }

    [[nodiscard]] const std::vector<disclosed_row>& rows() const noexcept { return rows_; }
    [[nodiscard]] const std::vector<problem>& problems() const noexcept { return problems_; }

    [[nodiscard]] const disclosed_row* find(std::string_view number) const noexcept {
        const auto at = std::lower_bound(rows_.begin(), rows_.end(), number,
                                         [](const disclosed_row& row, std::string_view wanted) { return row.number < wanted; });
        return at != rows_.end() && at->number == number ? &*at : nullptr;
    }

    /// The latest on-sale day of any plan: the register was seen on this day or later, as far as it says itself.
    [[nodiscard]] std::optional<civil_date> latest_on_sale() const noexcept {
        std::optional<civil_date> latest;
        for (const disclosed_row& row : rows_)
            if (row.on_sale && (!latest || *row.on_sale > *latest)) latest = row.on_sale;
        return latest;
    }

private:
    [[nodiscard]] static std::string meaning_of(std::string_view shown) {
        std::string meaning;
        for (const char c : fold_width(shown))
            if (c != ' ' && c != '\r') meaning.push_back(c);
        for (const auto& [from, to] : {std::pair<std::string_view, char>{"【", '['}, {"】", ']'}})
            for (std::size_t at; (at = meaning.find(from)) != std::string::npos;) meaning.replace(at, from.size(), 1, to);
        return meaning;
    }

    [[nodiscard]] static std::string meaning_of(register_column column, std::string_view shown) {
        switch (column) {
            case register_column::fee_yuan:
                if (const auto amount = parse_money<cny>(shown)) return std::string(to_text(*amount));
                break;
            case register_column::data:
                if (const auto volume = parse_data_volume(shown)) return std::string(integer_text(volume->bytes()).text());
                break;
            case register_column::on_date:
            case register_column::off_date:
                if (const auto date = parse_date(shown)) return std::string(to_text(*date));
                break;
            case register_column::section:
            case register_column::name:
            case register_column::category:
            case register_column::minutes:
            case register_column::scope:
            case register_column::report_no:
            case register_column::text:
            case register_column::region:
            case register_column::channels:
            case register_column::unsubscribe:
            case register_column::breach: break;
        }
        return meaning_of(shown);
    }

    void take(const register_layout& layout, std::string_view line, std::size_t line_number) {
        const auto plan = layout.read_row(line);
        if (!plan) {
            problems_.push_back({line_number, plan.error()});
            return;
        }
        if (plan->filing_number.empty()) {
            problems_.push_back({line_number, {reason::bad_filing_number, at_element(element::filing_number)}});
            return;
        }
        disclosed_row row{.number = plan->filing_number,
                          .section = std::string(layout.field(line, register_column::section)),
                          .on_sale = plan->on_sale,
                          .off_sale = plan->off_sale};
        layout.for_each_field(line, [&](register_column column, std::string_view shown) {
            if (column == register_column::section || column == register_column::report_no) return;
            row.cells.push_back({register_layout::element_of(column), std::string(shown), meaning_of(column, shown)});
        });
        rows_.push_back(std::move(row));
        lines_.push_back(line_number);
    }

    /// Puts the rows into order and takes out what stands twice.
    void settle() {
        std::vector<std::size_t> order(rows_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return rows_[a].number != rows_[b].number ? rows_[a].number < rows_[b].number : a < b;
        });
        std::vector<disclosed_row> kept;
        for (const std::size_t i : order) {
            if (kept.empty() || kept.back().number != rows_[i].number)
                kept.push_back(std::move(rows_[i]));
            else if (!same(kept.back(), rows_[i]))
                problems_.push_back({lines_[i], {reason::version_exists, at_element(element::filing_number)}});
        }
        rows_ = std::move(kept);
        lines_.clear();
    }

    [[nodiscard]] static bool same(const disclosed_row& a, const disclosed_row& b) noexcept {
        if (a.section != b.section || a.cells.size() != b.cells.size()) return false;
        for (std::size_t i = 0; i < a.cells.size(); ++i)
            if (a.cells[i].meaning != b.cells[i].meaning) return false;
        return true;
    }

    std::vector<disclosed_row> rows_;
    std::vector<std::size_t> lines_;  // of the rows, while they are being read
    std::vector<problem> problems_;
};

}  // namespace mingbai::inline MINGBAI_ABI
