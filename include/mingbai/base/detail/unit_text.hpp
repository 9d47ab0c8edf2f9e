// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/decimal.hpp>
#include <mingbai/base/detail/folded_word.hpp>
#include <mingbai/base/ratio.hpp>
#include <mingbai/base/short_text.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

// Numbers with a unit, read and written by a table of unit names.
namespace mingbai::inline MINGBAI_ABI::detail {

/// One way to write a unit, and how many of the smallest it holds.
struct unit_name {
    std::string_view name;
    std::uint64_t size = 1;
};

/// Which numbers may stand without a unit.
enum class unitless : std::uint8_t { zero, any };

/// The unit of exactly this name, or nullptr.
[[nodiscard]] constexpr const unit_name* find_unit(std::span<const unit_name> units, std::string_view name) noexcept {
    for (const unit_name& each : units)
        if (each.name == name) return &each;
    return nullptr;
}

/// Reads one number and one unit off the front of a word.
class unit_reader {
public:
    constexpr unit_reader(const folded_word& word, std::span<const unit_name> units) noexcept
        : word_(&word), units_(units) {}

    [[nodiscard]] constexpr bool at_end() const noexcept { return at_ == word_->text().size(); }
    /// Of the unit read last; 0 when it was missing.
    [[nodiscard]] constexpr std::uint64_t unit_size() const noexcept { return unit_size_; }
    [[nodiscard]] constexpr refusal refuse(reason why) const noexcept { return word_->refuse(why, at_); }

    /// The next number in smallest units.
    [[nodiscard]] constexpr result<std::uint64_t> next(unitless allowed, rounding how) noexcept {
        const std::string_view rest = word_->text().substr(at_);
        const std::size_t size = digits_and_points(rest);
        if (size == 0) return refuse(reason::bad_number);
        const decimal number = read_decimal(rest.substr(0, size));
        if (number.fault != decimal_fault::none) return word_->refuse(to_reason(number.fault), at_ + number.position);

        const bool spaced = size < rest.size() && rest[size] == ' ';
        const std::size_t unit_at = size + (spaced ? 1 : 0);
        const std::string_view name = rest.substr(unit_at, name_size(rest.substr(unit_at)));
        const unit_name* const unit = find_unit(units_, name);
        const bool bare = name.empty() && (allowed == unitless::any || number.digits == 0);
        if (unit == nullptr && (!bare || spaced)) return word_->refuse(reason::unknown_unit, at_ + unit_at);

        unit_size_ = unit != nullptr ? unit->size : 0;
        const auto value = multiply(number.digits, {bare ? 1 : unit->size, power_of_ten(number.decimals)}, how);
        if (!value) return refuse(value.error().why);
        at_ += unit_at + name.size();
        return value;
    }

private:
    [[nodiscard]] static constexpr std::size_t digits_and_points(std::string_view text) noexcept {
        std::size_t size = 0;
        while (size < text.size() && (is_digit(text[size]) || text[size] == '.')) ++size;
        return size;
    }
    [[nodiscard]] static constexpr std::size_t name_size(std::string_view text) noexcept {
        std::size_t size = 0;
        while (size < text.size() && !is_digit(text[size])) ++size;
        return size;
    }

    const folded_word* word_;
    std::span<const unit_name> units_;
    std::size_t at_ = 0;
    std::uint64_t unit_size_ = 0;
};

/// One number with its unit, and nothing after it.
[[nodiscard]] constexpr result<std::uint64_t> read_quantity(std::string_view text, std::span<const unit_name> units,
                                                            unitless allowed, rounding how) noexcept {
    const auto word = folded_word::make(text);
    if (!word) return word.error();
    unit_reader reader(*word, units);
    const auto value = reader.next(allowed, how);
    if (value && !reader.at_end()) return reader.refuse(reason::unknown_unit);
    return value;
}

/// Numbers with ever smaller units, added up.
[[nodiscard]] constexpr result<std::uint64_t> read_sum(std::string_view text, std::span<const unit_name> units,
                                                       rounding how) noexcept {
    const auto word = folded_word::make(text);
    if (!word) return word.error();
    unit_reader reader(*word, units);
    auto sum = reader.next(unitless::zero, how);
    while (sum && !reader.at_end()) {
        const std::uint64_t before = reader.unit_size();
        const refusal here = reader.refuse(reason::unknown_unit);
        const auto more = reader.next(unitless::zero, how);
        if (!more) return more.error();
        if (reader.unit_size() >= before || reader.unit_size() == 0) return here;
        const auto total = add_unsigned(*sum, *more);
        if (!total.fits) return refusal{reason::overflow, here.where};
        sum = total.value;
    }
    return sum;
}

/// Appends a count in the largest unit that holds at least one and is exact with at most `decimals` decimals. Requires:
/// the table falls in size, ends with size 1, and has the name to be written first among those of one size.
template <std::size_t N>
constexpr void append_in_largest_unit(short_text<N>& text, std::uint64_t count, std::span<const unit_name> units,
                                      std::uint32_t decimals) noexcept {
    const std::uint64_t parts = power_of_ten(decimals);
    for (const unit_name& unit : units) {
        if (count < unit.size) continue;
        const auto scaled = multiply(count % unit.size, {parts, unit.size}, rounding::exact);
        if (!scaled) continue;
        text.append_number(count / unit.size);
        std::uint64_t fraction = *scaled;
        std::uint32_t written = decimals;
        for (; written > 0 && fraction % 10 == 0; --written) fraction /= 10;
        if (written > 0) text.append('.').append_number(fraction, written);
        text.append(unit.name);
        return;
    }
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
