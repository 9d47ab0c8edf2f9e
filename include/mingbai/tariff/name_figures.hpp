// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/bounded_list.hpp>
#include <mingbai/tariff/detail/figure_role.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// The figures of a name, in its order.
using name_figures = bounded_list<name_figure, 24>;

namespace detail {

/// Gives a number in a list the unit and the surroundings of the last one: 59/79/99元档, 4G/5G, 2/3G, 79-599元.
constexpr void read_as_listed(std::string_view name, raw_figure& figure) noexcept {
    std::size_t end = figure.end;
    for (int members = 0; members < 8; ++members) {
        const std::size_t joint = word_at(name, end, figure_words::list_joints);
        if (joint == 0) return;
        const numeral next = read_digits(name, end + joint);
        if (!next.found()) return;
        unit_scale unit = unit_at(name, next.end);
        if (unit.unit != figure_unit::none) {
            figure.context = next.end + unit.size;
            unit.size = 0;
            apply_unit(figure, unit);
            return;
        }
        end = next.end;
    }
}

[[nodiscard]] constexpr bool looks_like_a_year(const numeral& number) noexcept {
    return !number.has_point && number.digits >= 4 && number.whole() >= 1990;
}

/// A volume, a speed or a network: what G, M and 兆 mean here. Gives `to` the unit that it finds.
[[nodiscard]] constexpr role_reading volume_role(name_figure& to, std::string_view name, const raw_figure& figure,
                                                 std::size_t previous_end) noexcept {
    const bool written_as_speed = figure.unit == figure_unit::speed;
    if (figure.explicit_unit || (figure.number.chinese && written_as_speed))
        return {figure_role::allowance, figure_confidence::certain};
    if (figure.short_gigabyte && word_at(name, figure.context, figure_words::line_after) == 0) {
        const role_reading reading = gigabyte_role(name, figure, previous_end);
        if (reading.role == figure_role::network) {
            to.unit = figure_unit::generation;
            to.value = figure.number.whole();
        }
        return reading;
    }
    const line_reading line = read_line(name, figure);
    if (line.is_speed && !written_as_speed) {
        to.unit = figure_unit::speed;
        to.value = figure.number.micros * (figure.short_megabyte ? 1 : 1'000);
    } else if (!line.is_speed && written_as_speed) {
        to.unit = figure_unit::data;
        to.value = figure.number.whole() * data_volume::bytes_per_megabyte;
    }
    return {figure_role::allowance, line.confidence};
}

/// What remains to be asked about an allowance: whose it is, and for how long.
constexpr void refine_allowance(name_figure& to, role_reading& reading, std::string_view name,
                                const raw_figure& figure) noexcept {
    const role_reading other = read_other_plan(name, figure.begin, figure.context);
    if (ends_with(without_joints(name.substr(0, figure.begin)), figure_words::volume_bound_before))
        reading = {figure_role::bound, figure_confidence::likely};
    else if (other.role != figure_role::none)
        reading = other;
    else if (word_at(name, figure.context, figure_words::day_after) != 0)
        to.per = {1, period_unit::day};
    else if (word_at(name, figure.context, figure_words::month_after) != 0)
        to.per = {1, period_unit::month};
    else if (word_at(name, figure.context, figure_words::year_after) != 0)
        to.per = {1, period_unit::year};
}

constexpr void give_role(name_figure& to, std::string_view name, const raw_figure& figure,
                         std::size_t previous_end) noexcept {
    using enum figure_role;
    using enum figure_confidence;
    role_reading reading;
    switch (figure.unit) {
        case figure_unit::money:
            reading = money_role(name, figure.begin, figure.context);
            if (reading.role == fee) to.per = price_period(name, figure.begin, figure.context);
            if (figure.number.chinese && reading.confidence == certain) reading.confidence = likely;
            break;
        case figure_unit::data:
        case figure_unit::speed: reading = volume_role(to, name, figure, previous_end); break;
        case figure_unit::voice:
        case figure_unit::messages: reading = {allowance, certain}; break;
        case figure_unit::days:
        case figure_unit::months: {
            // 2025年 and 12月 are dates.
            const bool date = looks_like_a_year(figure.number) ||
                              word_at(name, figure.number.end, figure_words::calendar_month) != 0;
            reading = date ? role_reading{edition, likely} : role_reading{term, certain};
            break;
        }
        case figure_unit::none: reading = bare_role(name, figure); break;
        case figure_unit::generation:
        case figure_unit::other: break;
    }
    if (reading.role == deposit && to.unit == figure_unit::none) {
        to.unit = figure_unit::money;
        to.value = figure.number.micros;
    }
    if (reading.role == allowance) refine_allowance(to, reading, name, figure);
    to.role = reading.role;
    to.confidence = reading.confidence;
}

}  // namespace detail

/// The figures in a plan's name, or in any short text about plans, with what each of them says. Further ones than the
/// list holds are left out.
///
/// "冰激凌FTTR79元档专属9元85G36个月" gives tier 79 yuan, fee 9 yuan, allowance 85 GB, term 36 months. Full-width
/// digits and Chinese numerals before a unit are read like the usual ones. Works in constant expressions.
[[nodiscard]] constexpr name_figures read_name_figures(std::string_view name) noexcept {
    name_figures found;
    std::size_t previous_end = 0;
    for (std::size_t at = 0; at < name.size() && !found.full();) {
        detail::raw_figure figure = detail::next_figure(name, at);
        if (figure.end == 0) break;
        figure.context = figure.end;
        if (figure.unit == figure_unit::none && !figure.number.chinese && !detail::looks_like_a_year(figure.number))
            detail::read_as_listed(name, figure);
        if (figure.unit == figure_unit::none) figure.value = figure.number.whole();
        name_figure read;
        read.unit = figure.unit;
        read.value = figure.value;
        read.offset = static_cast<std::uint32_t>(figure.begin);
        read.length = static_cast<std::uint32_t>(figure.end - figure.begin);
        if (!figure.too_large) detail::give_role(read, name, figure, previous_end);
        found.push_back(read);
        previous_end = figure.end;
        at = figure.end;
    }
    return found;
}

}  // namespace mingbai::inline MINGBAI_ABI
