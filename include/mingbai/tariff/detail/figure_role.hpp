// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/detail/figure_reader.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// What a number in a name means, from the words around it. The words are those of the carriers' public registers; none
// of it is law, so what is read here is never more than certain, likely or unsure.

namespace mingbai::inline MINGBAI_ABI::detail {

/// A role with how sure it is.
struct role_reading {
    figure_role role = figure_role::none;
    figure_confidence confidence = figure_confidence::unsure;
};

/// The text from an offset on, up to the bracket or suffix that ends the name proper.
[[nodiscard]] constexpr std::string_view name_tail(std::string_view name, std::size_t from) noexcept {
    const std::string_view rest = name.substr(from);
    std::size_t end = rest.size();
    for (const std::string_view stop : figure_words::name_ends) {
        const std::size_t at = rest.find(stop);
        if (at < end) end = at;
    }
    return rest.substr(0, end);
}

/// What is inside the bracket around an offset; empty when there is none.
[[nodiscard]] constexpr std::string_view bracket_around(std::string_view name, std::size_t at) noexcept {
    const std::string_view opening[] = {"（", "(", "【", "["};
    const std::string_view closing[] = {"）", ")", "】", "]"};
    std::size_t open = std::string_view::npos;
    for (std::size_t kind = 0; kind < 4; ++kind) {
        const std::size_t last_open = name.substr(0, at).rfind(opening[kind]);
        if (last_open == std::string_view::npos) continue;
        const std::size_t last_close = name.substr(0, at).rfind(closing[kind]);
        if (last_close != std::string_view::npos && last_close > last_open) continue;
        if (open == std::string_view::npos || last_open > open) open = last_open;
    }
    if (open == std::string_view::npos) return {};
    std::size_t close = name.size();
    for (const std::string_view mark : closing) {
        const std::size_t found = name.find(mark, at);
        if (found < close) close = found;
    }
    return name.substr(open, close - open);
}

/// Whether a word of the list occurs, and where the first one ends.
template <std::size_t N>
[[nodiscard]] constexpr std::size_t end_of_first(std::string_view text, const std::string_view (&words)[N]) noexcept {
    std::size_t best = std::string_view::npos;
    std::size_t end = std::string_view::npos;
    for (const std::string_view word : words) {
        const std::size_t at = text.find(word);
        if (at >= best) continue;
        best = at;
        end = at + word.size();
    }
    return end;
}

[[nodiscard]] constexpr bool has_digit(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size();) {
        const folded_step step = folded_at(text, at);
        if (is_digit(step.character)) return true;
        at += step.size;
    }
    return false;
}

/// `other_plan` when what stands at [begin, end) of a name belongs to the plan that this one is sold to, else `none`:
/// "29元290G流量包专用29元赠费包", "59元套餐送流量合约", "（59元套餐用户专享）", "橙分期-…199元套餐".
[[nodiscard]] constexpr role_reading read_other_plan(std::string_view name, std::size_t begin,
                                                     std::size_t end) noexcept {
    using enum figure_role;
    using enum figure_confidence;
    const std::string_view bracket = bracket_around(name, begin);
    if (has_word(bracket, figure_words::buyers)) return {other_plan, likely};
    if (!bracket.empty()) return {};
    if (has_word(name.substr(0, begin), figure_words::instalments)) return {other_plan, likely};

    const std::string_view tail = name_tail(name, end);
    const std::size_t after_mark = end_of_first(tail, figure_words::sold_to);
    if (after_mark != std::string_view::npos) {
        // "59元校园专属套餐" is the plan itself: a noun has to stand before the mark, and something of its own after it.
        const std::string_view before = tail.substr(0, after_mark);
        const std::string_view after = tail.substr(after_mark);
        const bool named = has_word(before, figure_words::whole_plans) || has_word(before, figure_words::packs);
        const bool continues = has_digit(after) || has_word(after, figure_words::attachments) ||
                               has_word(after, figure_words::benefits);
        if (named && continues) return {other_plan, certain};
    }
    const std::size_t after_noun = end_of_first(tail, figure_words::whole_plans);
    if (after_noun != std::string_view::npos && has_word(tail.substr(after_noun), figure_words::attachments))
        return {other_plan, likely};
    return {};
}

/// The period that a price is for, from the words on both sides: 包1年240元, 240元/年, 月租59元. Count 0: not said.
[[nodiscard]] constexpr period price_period(std::string_view name, std::size_t begin, std::size_t end) noexcept {
    const std::string_view before = without_joints(name.substr(0, begin));
    if (word_at(name, end, figure_words::year_after) != 0 || ends_with(before, figure_words::year_before))
        return {1, period_unit::year};
    if (word_at(name, end, figure_words::month_after) != 0 ||
        ends_with(before, figure_words::month_before))
        return {1, period_unit::month};
    if (word_at(name, end, figure_words::day_after) != 0 || ends_with(before, figure_words::day_before))
        return {1, period_unit::day};
    if (ends_with(before, figure_words::half_year_before)) return {6, period_unit::month};
    if (ends_with(before, figure_words::quarter_before)) return {3, period_unit::month};
    // 包N年, 包N个月: the number right before the price, with 包 before it.
    for (std::size_t at = 0; at < before.size();) {
        const raw_figure figure = next_figure(before, at);
        if (figure.end == 0) break;
        at = figure.end;
        const bool term = figure.unit == figure_unit::months || figure.unit == figure_unit::days;
        if (!term || figure.end != before.size() || !before.substr(0, figure.begin).ends_with("包")) continue;
        if (figure.value == 0 || figure.value > 1200) continue;
        const auto count = static_cast<std::int32_t>(figure.value);
        if (figure.unit == figure_unit::days) return {count, period_unit::day};
        return count % 12 == 0 ? period{count / 12, period_unit::year} : period{count, period_unit::month};
    }
    return {0, period_unit::month};
}

[[nodiscard]] constexpr role_reading money_role(std::string_view name, std::size_t begin, std::size_t end) noexcept {
    using enum figure_role;
    using enum figure_confidence;
    const std::string_view before = without_joints(name.substr(0, begin));
    if (word_at(name, end, figure_words::rate_after) != 0)
        return {rate, certain};
    if (ends_with(before, figure_words::deposit_before))
        return {deposit, certain};
    if (ends_with(before, figure_words::gift_before))
        return {gift, certain};
    if (word_at(name, end, figure_words::gift_after) != 0)
        return {gift, certain};
    if (word_at(name, end, figure_words::catch_after) != 0) return {gift, unsure};
    if (ends_with(before, figure_words::bound_before) ||
        word_at(name, end, figure_words::bound_after) != 0)
        return {bound, likely};
    if (ends_with(before, figure_words::discount_before)) {
        const bool names_plan = word_at(name, end, figure_words::priced_after) != 0;
        if (!names_plan) return {discount, likely};
    }
    const role_reading other = read_other_plan(name, begin, end);
    if (word_at(name, end, figure_words::tier_after) != 0) return {tier, other.role == none ? likely : unsure};
    return other.role == none ? role_reading{fee, certain} : other;
}

/// A volume or a network generation: "5G流量包" can be either, "5G流量王" is the network.
[[nodiscard]] constexpr role_reading gigabyte_role(std::string_view name, const raw_figure& figure,
                                                   std::size_t previous_end) noexcept {
    using enum figure_role;
    using enum figure_confidence;
    const std::string_view tail = name.substr(figure.context);
    const bool after_figure = previous_end != 0 && previous_end == figure.begin;
    if (figure.number.has_point) {
        if (word_at(tail, 0, figure_words::volume_after) != 0 || after_figure)
            return {allowance, certain};
        return {network, likely};
    }
    const bool pack = word_at(tail, 0, figure_words::pack_after) != 0;
    if (pack) return {allowance, after_figure ? likely : unsure};
    const bool bare = word_at(tail, 0, figure_words::traffic) != 0 &&
                      name_tail(name, figure.context + std::string_view("流量").size()).empty();
    if (bare) return {allowance, after_figure ? likely : unsure};
    if (after_figure && name_tail(name, figure.context).empty()) return {allowance, unsure};
    return {network, after_figure ? likely : certain};
}

struct line_reading {
    bool is_speed = false;
    figure_confidence confidence = figure_confidence::certain;
};

/// Whether a number of M or 兆, or of G beside an access line, is the speed of a line and not a volume.
[[nodiscard]] constexpr line_reading read_line(std::string_view name, const raw_figure& figure) noexcept {
    using enum figure_confidence;
    const std::size_t behind = figure.context;
    if (word_at(name, behind, figure_words::line_after) != 0) return {true, certain};
    if (word_at(name, behind, figure_words::volume_after) != 0 || !figure.short_megabyte) return {false, certain};
    if (has_word(name, figure_words::line_anywhere)) return {true, likely};
    constexpr std::uint64_t usual_speeds[] = {50, 100, 200, 300, 500, 600, 800, 1000, 2000};
    bool usual = false;
    for (const std::uint64_t megabits : usual_speeds) usual = usual || figure.number.whole() == megabits;
    if (usual && word_at(name, behind, figure_words::line_pack_after) != 0) return {true, likely};
    return {usual && figure.number.whole() >= 200, unsure};
}

/// A number without a unit: 20220808, 201910, 2.0, 299档, 存0.
[[nodiscard]] constexpr role_reading bare_role(std::string_view name, const raw_figure& figure) noexcept {
    using enum figure_role;
    using enum figure_confidence;
    const numeral& number = figure.number;
    const std::uint64_t whole = number.whole();
    const auto between = [](std::uint64_t n, std::uint64_t low, std::uint64_t high) { return n >= low && n <= high; };
    if (number.has_point) return {edition, likely};
    if (ends_with(name.substr(0, figure.begin), figure_words::paid_in_before)) return {deposit, likely};
    if (word_at(name, figure.end, figure_words::tier_after) != 0) return {tier, likely};
    if (number.digits == 8 && between(whole / 10000, 1990, 2099) && between(whole / 100 % 100, 1, 12) &&
        between(whole % 100, 1, 31))
        return {edition, certain};
    if (number.digits == 6 && between(whole / 100, 1990, 2099) && between(whole % 100, 1, 12))
        return {edition, certain};
    if (number.digits == 4 && between(whole, 1990, 2099)) return {edition, certain};
    if (number.digits >= 5) return {code, likely};
    if (figure.begin > 0 && is_latin(fold_for_search(static_cast<std::uint8_t>(name[figure.begin - 1]))))
        return {code, likely};
    const bool classed = word_at(name, figure.end, figure_words::classed_after) != 0;
    return {classed ? tier : none, unsure};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
