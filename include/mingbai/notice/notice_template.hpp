// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/language.hpp>
#include <mingbai/notice/demands.hpp>
#include <mingbai/notice/detail/template_reader.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::notice {

namespace detail {
struct template_maker;
}

/// The words of a notice, with a place for every fact, named like its element:
/// "您已成功办理{name}（方案编号：{filing_number}），资费{price}。如需退订，{unsubscribe}。{signature}". Braces stand
/// for places only.
struct notice_text {
    notice_kind kind{};
    language words{};
    std::string_view text{};
};

/// A notice's words that were checked: every place names a fact, and every fact that is demanded of the kind has a
/// place. It is made by `compiled` or `check_template` only, and is what `render` takes. It views its text, which must
/// outlive it.
class notice_template {
public:
    [[nodiscard]] constexpr notice_kind kind() const noexcept { return text_.kind; }
    [[nodiscard]] constexpr language words() const noexcept { return text_.words; }
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_.text; }
    /// The facts that it has places for.
    [[nodiscard]] constexpr const fact_set& facts() const noexcept { return facts_; }

    /// Checks a text that is known only at run time: a carrier's own, out of a configuration.
    ///
    /// Refused: reason::bad_utf8, reason::template_syntax and reason::unknown_fact at the offset in the text;
    /// reason::notice_incomplete at the first fact that is demanded and has no place.
    template <notice_demands Demands = observed_demands>
    [[nodiscard]] static constexpr result<notice_template> check(const notice_text& text) noexcept {
        const detail::template_reading read = detail::read_template(text.text);
        const place at = at_offset(read.first_at, static_cast<std::uint32_t>(read.first_length));
        switch (read.first_fault) {
            case template_fault::none: break;
            case template_fault::not_utf8: return refusal{reason::bad_utf8, at};
            case template_fault::opening_brace_without_a_closing_one:
            case template_fault::closing_brace_without_an_opening_one: return refusal{reason::template_syntax, at};
            case template_fault::no_such_fact: return refusal{reason::unknown_fact, at};
        }
        const fact_set missing = Demands::of(text.kind).without(read.facts);
        if (!missing.empty()) return refusal{reason::notice_incomplete, at_element(missing.first())};
        return notice_template(text, read.facts);
    }

private:
    friend struct detail::template_maker;

    constexpr notice_template(const notice_text& text, const fact_set& facts) noexcept : text_(text), facts_(facts) {}

    notice_text text_;
    fact_set facts_;
};

/// Stops the build: the place at this offset of the text names no fact. The name is spelled in the template arguments.
template <const auto& Text, std::size_t Offset, char... Name>
consteval bool names_a_fact() {
    static_assert(sizeof...(Name) == SIZE_MAX,
                  "mingbai::notice::compiled: a place of the template names no fact; the text, "
                  "its offset and the name are in names_a_fact<text, offset, name...>");
    return false;
}

/// Stops the build: the text is not UTF-8, or its braces do not pair.
template <const auto& Text, template_fault Fault, std::size_t Offset>
consteval bool is_well_formed() {
    static_assert(Fault == template_fault::none,
                  "mingbai::notice::compiled: the template is not well formed; the text, the "
                  "fault and its offset are in is_well_formed<text, fault, offset>");
    return Fault == template_fault::none;
}

namespace detail {

template <const auto& Text>
inline constexpr template_reading reading_of = read_template(Text.text);

}  // namespace detail

/// Stops the build when a fact that is demanded of the text's kind has no place in it.
template <element Fact, const auto& Text>
consteval bool states() {
    static_assert(
        detail::reading_of<Text>.facts.has(Fact),
        "mingbai::notice::compiled: the template lacks a fact that is demanded of its kind; the fact and the text "
        "are in states<fact, text>");
    return true;
}

namespace detail {

template <const auto& Text, std::size_t Fault>
consteval bool report_fault() {
    constexpr template_piece piece = nth_fault(Text.text, Fault);
    if constexpr (piece.fault == template_fault::no_such_fact) {
        return []<std::size_t... Index>(std::index_sequence<Index...>) {
            constexpr std::string_view name = nth_fault(Text.text, Fault).name;
            return names_a_fact<Text, nth_fault(Text.text, Fault).at, name[Index]...>();
        }(std::make_index_sequence<piece.name.size()>{});
    } else {
        return is_well_formed<Text, piece.fault, piece.at>();
    }
}

template <notice_demands Demands, notice_kind Kind>
inline constexpr auto facts_of = [] {
    std::array<element, Demands::of(Kind).size()> list{};
    std::size_t count = 0;
    Demands::of(Kind).for_each([&](element what) { list[count++] = what; });
    return list;
}();

struct template_maker {
    [[nodiscard]] static consteval notice_template make(const notice_text& text, const fact_set& facts) {
        return notice_template(text, facts);
    }
};

}  // namespace detail

/// The checked template of a constant text with static storage. Whatever is wrong with the text stops the build, one
/// error for each fault: `states<element::price, my_text>()`, `names_a_fact<my_text, 42, 'p', 'r', 'i', 's'>()`.
///
///     inline constexpr notice_text ours{notice_kind::success, language::chinese, "您已成功办理{name}……"};
///     inline constexpr notice_template success = compiled<ours>();
template <const auto& Text, notice_demands Demands = observed_demands>
[[nodiscard]] consteval notice_template compiled() {
    constexpr detail::template_reading read = detail::reading_of<Text>;
    if constexpr (read.first_fault == template_fault::not_utf8) {
        is_well_formed<Text, read.first_fault, read.first_at>();
    } else {
        // Not short-circuiting: every fault and every missing fact is reported.
        [[maybe_unused]] std::size_t fine = 0;
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            ((fine += detail::report_fault<Text, Index>() ? 1U : 0U), ...);
        }(std::make_index_sequence<read.faults>{});
        constexpr auto& demanded = detail::facts_of<Demands, Text.kind>;
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            ((fine += states<detail::facts_of<Demands, Text.kind>[Index], Text>() ? 1U : 0U), ...);
        }(std::make_index_sequence<demanded.size()>{});
    }
    return detail::template_maker::make(Text, read.facts);
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
