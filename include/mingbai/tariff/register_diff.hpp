// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/tariff/register_snapshot.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// What happened to a plan between two looks at a register.
enum class register_change_kind : std::uint8_t {
    added = 0,        ///< new: it came on sale after the earlier look
    backfilled = 1,   ///< it was on sale before the earlier look, and is only seen now: a date in the past is not news
    withdrawn = 2,    ///< it is gone, or moved to where stopped plans are kept
    moved = 3,        ///< another category or section, the plan itself being the same
    changed = 4,      ///< an element says something else
    retro_dated = 5,  ///< a date was changed to one that had passed already
};

inline constexpr std::size_t register_change_kind_count = 6;

[[nodiscard]] constexpr std::string_view to_text(register_change_kind kind) noexcept {
    constexpr std::array<std::string_view, register_change_kind_count> names{"new",   "backfilled", "withdrawn",
                                                                             "moved", "changed",    "retro-dated"};
    const auto index = static_cast<std::size_t>(kind);
    return index < names.size() ? names[index] : "unknown";
}

struct register_change {
    register_change_kind kind{};
    std::string number;
    element field{};  ///< for a plan that came or went, its name; for one that moved between sections, element::none
    std::string before;
    std::string after;

    friend bool operator==(const register_change&, const register_change&) = default;
};

/// When a difference is too large to be believed. Both the number and the share must be passed.
struct register_guards {
    std::size_t at_least = 20;     ///< changes of one kind, or plans in which one field changed
    std::uint32_t percent = 5;     ///< of the larger register, for plans that came, went or changed
    std::uint32_t percent_of_field = 50;  ///< of the plans in both, for one field: its structure changed, not the plans
};

/// Why a difference was withheld.
enum class register_alarm : std::uint8_t {
    none = 0,
    mass_change = 1,      ///< more of one kind than a night can bring: a capture failed, or a person must look
    field_structure = 2,  ///< one field changed nearly everywhere: it is written or filled in another way now
};

/// The difference of two registers.
struct register_difference {
    std::vector<register_change> changes;  ///< by filing number; empty when there is an alarm
    register_alarm alarm = register_alarm::none;
    register_change_kind alarm_kind{};     ///< for a mass change
    element alarm_field{};                 ///< for a field's structure
    std::array<std::size_t, register_change_kind_count> counts{};  ///< plans of each kind, withheld or not
    std::size_t swaps = 0;  ///< plans of one name that only exchanged their content: an artefact, no change
};

struct register_diff_options {
    /// The day of the earlier look. By default the latest on-sale day that the earlier register shows.
    std::optional<civil_date> earlier_look{};
    register_guards guards{};
    /// The section that stopped plans are kept in.
    std::string_view stopped_section = "stopped";
};

namespace detail {

class register_comparison {
public:
    register_comparison(const register_snapshot& before, const register_snapshot& after, const register_diff_options& options)
        : before_(before), after_(after), options_(options) {
        look_ = options.earlier_look ? options.earlier_look : before.latest_on_sale();
    }

    [[nodiscard]] register_difference run() {
        find_swaps();
        auto b = before_.rows().begin();
        auto a = after_.rows().begin();
        while (b != before_.rows().end() || a != after_.rows().end()) {
            if (a == after_.rows().end() || (b != before_.rows().end() && b->number < a->number))
                gone(*b++);
            else if (b == before_.rows().end() || a->number < b->number)
                came(*a++);
            else
                compare(*b++, *a++);
        }
        guard();
        return std::move(found_);
    }

private:
    using kind = register_change_kind;

    void add(kind what, const disclosed_row& row, element field, std::string_view before, std::string_view after) {
        found_.changes.push_back({what, row.number, field, std::string(before), std::string(after)});
        if (counted_.empty() || counted_.back().first != row.number || counted_.back().second != what) {
            ++found_.counts[static_cast<std::size_t>(what)];
            counted_.emplace_back(row.number, what);
        }
    }

    [[nodiscard]] bool stopped(const disclosed_row& row) const noexcept { return row.section == options_.stopped_section; }

    void came(const disclosed_row& row) {
        const bool news = !row.on_sale || !look_ || *row.on_sale > *look_;
        add(news && !stopped(row) ? kind::added : kind::backfilled, row, element::name, {}, row.shown(element::name));
    }

    void gone(const disclosed_row& row) { add(kind::withdrawn, row, element::name, row.shown(element::name), {}); }

    void compare(const disclosed_row& before, const disclosed_row& after) {
        ++common_;
        if (before.section != after.section && !before.section.empty() && !after.section.empty()) {
            const bool ends = stopped(after) && !stopped(before);
            add(ends ? kind::withdrawn : kind::moved, after, element::none, before.section, after.section);
        }
        if (is_swap(before, after)) return;
        const std::size_t cells = (std::min)(before.cells.size(), after.cells.size());
        for (std::size_t i = 0; i < cells; ++i) {
            const auto& from = before.cells[i];
            const auto& to = after.cells[i];
            if (from.what != to.what || from.meaning == to.meaning) continue;
            ++changed_fields_[from.what];
            add(kind_of(from.what, after), after, from.what, from.shown, to.shown);
        }
    }

    [[nodiscard]] kind kind_of(element what, const disclosed_row& after) const noexcept {
        if (what == element::category) return kind::moved;
        const auto& date = what == element::on_sale ? after.on_sale : after.off_sale;
        const bool is_date = what == element::on_sale || what == element::off_sale;
        return is_date && date && look_ && *date <= *look_ ? kind::retro_dated : kind::changed;
    }

    // --- one name, two numbers, their content exchanged -----------------------------------------------------------

    [[nodiscard]] static std::string content_of(const disclosed_row& row) {
        std::string content = row.section;
        for (const auto& cell : row.cells) content.append("\t").append(cell.meaning);
        return content;
    }

    /// Plans of one name whose contents, taken together, are what they were: only which is which changed.
    void find_swaps() {
        hash_map<std::string, std::vector<const disclosed_row*>> by_name;
        for (const disclosed_row& row : before_.rows()) by_name[std::string(row.shown(element::name))].push_back(&row);
        by_name.for_each([this](const std::string& name, const std::vector<const disclosed_row*>& rows) {
            if (rows.size() < 2) return;
            std::vector<std::string> contents_before;
            std::vector<std::string> contents_after;
            std::vector<std::string> exchanged;
            for (const disclosed_row* row : rows) {
                const disclosed_row* now = after_.find(row->number);
                if (now == nullptr || now->shown(element::name) != name) continue;
                contents_before.push_back(content_of(*row));
                contents_after.push_back(content_of(*now));
                if (contents_before.back() != contents_after.back()) exchanged.push_back(row->number);
            }
            std::sort(contents_before.begin(), contents_before.end());
            std::sort(contents_after.begin(), contents_after.end());
            if (exchanged.empty() || contents_before != contents_after) return;
            found_.swaps += exchanged.size();
            swapped_.insert(swapped_.end(), exchanged.begin(), exchanged.end());
        });
        std::sort(swapped_.begin(), swapped_.end());
    }

    [[nodiscard]] bool is_swap(const disclosed_row& before, const disclosed_row&) const {
        return std::binary_search(swapped_.begin(), swapped_.end(), before.number);
    }

    // --- guards -----------------------------------------------------------------------------------------------------

    [[nodiscard]] bool beyond(std::size_t count, std::size_t of, std::uint32_t percent) const noexcept {
        return count >= options_.guards.at_least && reaches_percent(std::uint64_t{count}, std::uint64_t{of}, percent);
    }

    void guard() {
        for (const auto& [field, count] : changed_fields_) {
            if (!beyond(count, common_, options_.guards.percent_of_field)) continue;
            found_.alarm = register_alarm::field_structure;
            found_.alarm_field = field;
        }
        const std::size_t size = (std::max)(before_.rows().size(), after_.rows().size());
        for (std::size_t i = 0; found_.alarm == register_alarm::none && i < register_change_kind_count; ++i) {
            if (!beyond(found_.counts[i], size, options_.guards.percent)) continue;
            found_.alarm = register_alarm::mass_change;
            found_.alarm_kind = static_cast<kind>(i);
        }
        if (found_.alarm != register_alarm::none) found_.changes.clear();
    }

    const register_snapshot& before_;
    const register_snapshot& after_;
    const register_diff_options& options_;
    std::optional<civil_date> look_;
    register_difference found_;
    std::vector<std::pair<std::string, kind>> counted_;
    std::map<element, std::size_t> changed_fields_;
    std::size_t common_ = 0;
    std::vector<std::string> swapped_;
};

}  // namespace detail

/// What changed between two looks at a register. Identity is the filing number; only dates decide what is new and what was
/// already there; what is written with other widths, brackets or decimals did not change. A difference beyond the guards is
/// withheld and gives an alarm, because a failed capture looks just like a thousand changes.
[[nodiscard]] inline register_difference compare_registers(const register_snapshot& before, const register_snapshot& after,
                                                           const register_diff_options& options = {}) {
    return detail::register_comparison(before, after, options).run();
}

}  // namespace mingbai::inline MINGBAI_ABI
