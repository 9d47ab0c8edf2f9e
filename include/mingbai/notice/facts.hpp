// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/civil_days.hpp>
#include <mingbai/notice/fact_set.hpp>
#include <mingbai/notice/fact_type.hpp>
#include <mingbai/tariff/terms_text.hpp>

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::notice {

/// A share of an allowance or of a cap: 80%.
struct share {
    std::uint32_t percent = 0;

    friend constexpr bool operator==(const share&, const share&) = default;
};

namespace detail {

template <class T>
inline constexpr bool is_money = false;
template <class Currency>
inline constexpr bool is_money<money<Currency>> = true;
template <class T>
inline constexpr bool is_price = false;
template <class Currency>
inline constexpr bool is_price<tariff_price<Currency>> = true;
template <class Currency>
inline constexpr bool is_price<introductory_price<Currency>> = true;

/// Whether a fact of a type may be set with a T.
template <fact_type Type, class T>
inline constexpr bool is_value_of = [] {
    constexpr bool text =
        std::convertible_to<const T&, std::string_view> || requires(const T& t) { std::string_view(t.text()); };
    constexpr bool measure = is_money<T> || std::convertible_to<const T&, service_amount>;
    switch (Type) {
        case fact_type::words:
        case fact_type::signature: return text;
        case fact_type::date: return std::same_as<T, civil_date>;
        case fact_type::moment: return std::same_as<T, civil_time>;
        case fact_type::price: return is_price<T>;
        case fact_type::amount: return is_money<T>;
        case fact_type::measure: return measure;
        case fact_type::share: return measure || std::same_as<T, share>;
        case fact_type::days: return std::same_as<T, civil_days>;
    }
    return false;
}();

[[nodiscard]] inline std::string moment_words(const civil_time& time, language words) {
    std::string text = text_for_people(time.date, words);
    if (words == language::english) text += ' ';
    short_text<8> clock;
    clock.append_number(time.hour, 2).append(':').append_number(time.minute, 2);
    return text.append(clock.text());
}

}  // namespace detail

/// The facts of one notice, already in the words of its language. Each is set from a typed value, so that what
/// customers read comes from the same figures that they are charged by:
///
///     facts about(language::chinese);
///     about.set<element::name>(plan.name).set<element::price>(59_cny / 1_month);
class facts {
public:
    explicit facts(language words) noexcept : words_(words) {}

    [[nodiscard]] language words() const noexcept { return words_; }

    /// Sets a fact, again if it was set before. Requires: dates and times are in the calendar.
    template <element Fact, class T>
    facts& set(const T& value) & {
        constexpr fact_type type = type_of(Fact);
        static_assert(detail::is_value_of<type, std::decay_t<T>>,
                      "mingbai::notice::facts::set: the fact has another type of value");
        if constexpr (detail::is_value_of<type, std::decay_t<T>>) put(Fact, words_of<Fact, type>(value));
        return *this;
    }
    template <element Fact, class T>
    facts&& set(const T& value) && {
        return std::move(set<Fact>(value));
    }

    /// The words of a fact; empty when it was not set, or set to nothing.
    [[nodiscard]] std::string_view operator[](element fact) const noexcept {
        for (const auto& [what, text] : values_)
            if (what == fact) return text;
        return {};
    }

private:
    /// Measured amounts are rounded against whoever could be glad of them: what was used upwards, what is left
    /// downwards.
    template <element Fact>
    static constexpr rounding towards = Fact == element::left || Fact == element::cap ? rounding::down : rounding::up;

    template <element Fact, fact_type Type, class T>
    [[nodiscard]] std::string words_of(const T& value) const {
        if constexpr (Type == fact_type::words || Type == fact_type::signature) {
            std::string text;
            if constexpr (std::convertible_to<const T&, std::string_view>)
                text = std::string_view(value);
            else
                text = value.text();
            return Type == fact_type::signature && !text.empty() ? "【" + text + "】" : text;
        } else if constexpr (Type == fact_type::date) {
            return text_for_people(value, words_);
        } else if constexpr (Type == fact_type::moment) {
            return detail::moment_words(value, words_);
        } else if constexpr (Type == fact_type::price) {
            return terms_text(value, words_);
        } else if constexpr (Type == fact_type::days) {
            return text_for_people(value, words_);
        } else if constexpr (std::same_as<T, share>) {
            return std::string(integer_text(value.percent).text()) + "%";
        } else if constexpr (detail::is_money<T>) {
            return std::string(text_for_people(value, words_));
        } else {
            return std::string(text_for_people(service_amount(value), towards<Fact>, words_));
        }
    }

    void put(element fact, std::string text) {
        for (auto& [what, old] : values_) {
            if (what != fact) continue;
            old = std::move(text);
            return;
        }
        values_.emplace_back(fact, std::move(text));
    }

    language words_;
    std::vector<std::pair<element, std::string>> values_;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice
