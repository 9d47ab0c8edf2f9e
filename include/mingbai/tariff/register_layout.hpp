// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/money_text.hpp>
#include <mingbai/base/quantity_text.hpp>
#include <mingbai/tariff/plan.hpp>
#include <mingbai/tariff/tsv_row.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// The columns that a tab-separated register may have. The first ten are those of the public registers' daily captures; the
/// others may follow, or stand between them, when a header line says so.
enum class register_column : std::uint8_t {
    section = 0,  ///< which part of the register: on sale, added, stopped
    name,
    category,
    fee_yuan,  ///< a month's price; 0 is a price, a blank or a dash is no statement
    data,      ///< 30GB, 1T, 0
    minutes,
    scope,      ///< the audience
    report_no,  ///< the filing number
    on_date,    ///< 20260722
    off_date,
    text,  ///< what the register says of the service in words
    region,
    channels,
    unsubscribe,
    breach,
};

/// What is in which column, as the header line names it.
struct register_column_name {
    register_column column;
    std::string_view name;
};

inline constexpr auto register_column_names = std::to_array<register_column_name>({
    {register_column::section, "section"},
    {register_column::name, "name"},
    {register_column::category, "category"},
    {register_column::fee_yuan, "fee_yuan"},
    {register_column::data, "data"},
    {register_column::minutes, "minutes"},
    {register_column::scope, "scope"},
    {register_column::report_no, "report_no"},
    {register_column::on_date, "on_date"},
    {register_column::off_date, "off_date"},
    {register_column::text, "text"},
    {register_column::region, "region"},
    {register_column::channels, "channels"},
    {register_column::unsubscribe, "unsubscribe"},
    {register_column::breach, "breach"},
});

/// Which columns a register file has, and how its rows become plans.
///
/// A row states only what its columns can hold. Every other element is put into `tariff_plan::unknown`: a register without a
/// column for the overage price does not prove that a plan has none. What a column holds but cannot be read is put into
/// `tariff_plan::unreadable`, and nothing is guessed.
class register_layout {
public:
    /// The columns of the daily captures, with `text` after them when a row has an eleventh field.
    constexpr register_layout() noexcept {
        for (std::size_t i = 0; i <= static_cast<std::size_t>(register_column::text); ++i)
            columns_[size_++] = static_cast<register_column>(i);
        least_ = size_ - 1;
    }

    /// The columns that a header line names: `#section name category …` with tabs between, the # being optional.
    /// Refused: reason::bad_layout at the first name that is not known, that comes twice, or, at the end, when there is no
    /// column for the filing number or the name.
    [[nodiscard]] static constexpr result<register_layout> read_header(std::string_view header) noexcept {
        const std::size_t mark = header.starts_with('#') ? 1 : 0;
        const auto names = row::split(header.substr(mark));
        if (!names) return names.error();
        register_layout layout;
        layout.size_ = 0;
        for (std::size_t i = 0; i < names->size(); ++i) {
            const std::string_view name = (*names)[i];
            const auto offset = static_cast<std::uint64_t>(name.data() - header.data());
            const refusal bad{reason::bad_layout, at_offset(offset, static_cast<std::uint32_t>(name.size()))};
            bool known = false;
            for (const register_column_name& each : register_column_names) {
                if (each.name != name) continue;
                if (layout.has(each.column)) return bad;
                layout.columns_[layout.size_++] = each.column;
                known = true;
            }
            if (!known) return bad;
        }
        layout.least_ = layout.size_;
        if (!layout.has(register_column::report_no) || !layout.has(register_column::name))
            return refusal{reason::bad_layout, at_offset(header.size())};
        return layout;
    }

    [[nodiscard]] constexpr bool has(register_column column) const noexcept {
        for (std::size_t i = 0; i < size_; ++i)
            if (columns_[i] == column) return true;
        return false;
    }

    /// One row as a plan. Refused: reason::bad_layout when it has too few or too many fields, reason::bad_utf8.
    [[nodiscard]] result<tariff_plan> read_row(std::string_view line) const {
        if (const auto valid = validate_utf8(line); !valid) return valid.error();
        const auto fields = row::split(line);
        if (!fields) return fields.error();
        if (fields->size() < least_ || fields->size() > size_) return refusal{reason::bad_layout, at_offset(line.size())};

        tariff_plan plan;
        plan.unknown = plan_elements::all();
        for (std::size_t i = 0; i < fields->size(); ++i) read_field(columns_[i], (*fields)[i], plan);
        return plan;
    }

    /// One field of a row by its column; empty when the row has none. Requires: `read_row(line)` accepts the line.
    [[nodiscard]] constexpr std::string_view field(std::string_view line, register_column column) const noexcept {
        std::string_view found;
        for_each_field(line, [&](register_column each, std::string_view text) {
            if (each == column) found = text;
        });
        return found;
    }

    /// `f(column, field)` for every field of a row that is there, in the order of the layout.
    template <class F>
    constexpr void for_each_field(std::string_view line, F&& f) const {
        const auto fields = row::split(line);
        for (std::size_t i = 0; fields && i < size_ && i < fields->size(); ++i) f(columns_[i], (*fields)[i]);
    }

    /// The element that a column says something of; element::none for the section.
    [[nodiscard]] static constexpr element element_of(register_column column) noexcept {
        switch (column) {
            case register_column::section: return element::none;
            case register_column::name: return element::name;
            case register_column::category: return element::category;
            case register_column::fee_yuan: return element::price;
            case register_column::data:
            case register_column::minutes:
            case register_column::text: return element::content;
            case register_column::scope: return element::audience;
            case register_column::report_no: return element::filing_number;
            case register_column::on_date: return element::on_sale;
            case register_column::off_date: return element::off_sale;
            case register_column::region: return element::region;
            case register_column::channels: return element::channels;
            case register_column::unsubscribe: return element::unsubscribe;
            case register_column::breach: return element::breach;
        }
        return element::none;
    }

private:
    using row = tsv_row<register_column_names.size()>;

    [[nodiscard]] static constexpr bool states_nothing(std::string_view field) noexcept {
        return field.empty() || field == "—" || field == "-" || field == "--";
    }

    static void read_field(register_column column, std::string_view field, tariff_plan& plan) {
        switch (column) {
            case register_column::section: break;
            case register_column::name: return state(element::name, plan.name, field, plan);
            case register_column::category: return state(element::category, plan.category, field, plan);
            case register_column::scope: return state(element::audience, plan.audience, field, plan);
            case register_column::report_no: return state(element::filing_number, plan.filing_number, field, plan);
            case register_column::unsubscribe: return state(element::unsubscribe, plan.unsubscribe, field, plan);
            case register_column::breach: return state(element::breach, plan.breach, field, plan);
            case register_column::text:
                if (!field.empty()) state(element::content, plan.content_text, field, plan);
                break;
            case register_column::fee_yuan: return read_fee(field, plan);
            case register_column::data: return read_volume(field, plan);
            case register_column::minutes: return read_minutes(field, plan);
            case register_column::on_date: return read_date(element::on_sale, plan.on_sale, field, plan);
            case register_column::off_date: return read_date(element::off_sale, plan.off_sale, field, plan);
            case register_column::region: return read_list(element::region, plan.regions, field, plan);
            case register_column::channels: return read_list(element::channels, plan.channels, field, plan);
        }
    }

    static void state(element what, std::string& into, std::string_view field, tariff_plan& plan) {
        plan.unknown.remove(what);
        into = field;
    }

    static void read_fee(std::string_view field, tariff_plan& plan) {
        if (states_nothing(field)) return;
        plan.unknown.remove(element::price);
        if (const auto amount = parse_money<cny>(field))
            plan.price = *amount / period{1, period_unit::month};
        else
            plan.unreadable.add(element::price);
    }

    // A register has a column for data and one for minutes, and none for everything else that a plan may contain: two
    // zeros do not prove that it contains nothing.
    static void include(service what, service_amount amount, tariff_plan& plan) {
        if (amount.is_zero()) return;
        plan.unknown.remove(element::content);
        plan.content.push_back({.what = what, .amount = amount});
    }

    static void read_volume(std::string_view field, tariff_plan& plan) {
        if (states_nothing(field)) return;
        if (const auto volume = parse_data_volume(field))
            include(service::data, *volume, plan);
        else
            plan.unreadable.add(element::content);
    }

    static void read_minutes(std::string_view field, tariff_plan& plan) {
        if (states_nothing(field)) return;
        const auto minutes = parse_integer<std::uint64_t>(field);
        if (minutes && *minutes <= UINT64_MAX / 60)
            include(service::voice, airtime::from_minutes(*minutes), plan);
        else
            plan.unreadable.add(element::content);
    }

    static void read_date(element what, std::optional<civil_date>& into, std::string_view field, tariff_plan& plan) {
        if (states_nothing(field)) return;
        plan.unknown.remove(what);
        if (const auto date = parse_date(field))
            into = *date;
        else
            plan.unreadable.add(what);
    }

    static void read_list(element what, std::vector<std::string>& into, std::string_view field, tariff_plan& plan) {
        plan.unknown.remove(what);
        constexpr std::string_view separator = ";";
        while (!field.empty()) {
            const std::size_t end = field.find(separator);
            if (const std::string_view one = field.substr(0, end); !one.empty()) into.emplace_back(one);
            field = end == std::string_view::npos ? std::string_view() : field.substr(end + 1);
        }
    }

    std::array<register_column, register_column_names.size()> columns_{};
    std::size_t size_ = 0;
    std::size_t least_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI
