// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/civil_zone.hpp>
#include <mingbai/base/detail/ascii.hpp>
#include <mingbai/base/short_text.hpp>

#include <chrono>
#include <cstddef>
#include <string_view>

// Dates and times in writing. Every reader is strict: no spaces around, no missing zero, no 29 February in a common
// year, no 24:00 and no second 60. All refuse with reason::bad_date at the offset of the first character that cannot be
// right.
namespace mingbai::inline MINGBAI_ABI {

using date_text = short_text<32>;

namespace detail {

/// Reads a date or time from left to right; once something did not fit, nothing more is read.
class time_reader {
public:
    constexpr explicit time_reader(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] constexpr bool ok() const noexcept { return ok_; }
    [[nodiscard]] constexpr bool at_end() const noexcept { return at_ == text_.size(); }
    [[nodiscard]] constexpr refusal refuse() const noexcept { return {reason::bad_date, at_offset(at_)}; }

    [[nodiscard]] constexpr bool next_is(std::string_view mark) const noexcept {
        return text_.substr(at_).starts_with(mark);
    }

    /// Reads `mark` when it is there.
    constexpr bool take(std::string_view mark) noexcept {
        if (!ok_ || !next_is(mark)) return false;
        at_ += mark.size();
        return true;
    }
    constexpr void expect(std::string_view mark) noexcept { ok_ = take(mark); }

    /// A number of `least` to `most` digits, from `low` to `high`; on refusal the reader stays where the number begins.
    constexpr unsigned number(std::size_t least, std::size_t most, unsigned low, unsigned high) noexcept {
        if (!ok_) return 0;
        std::size_t size = 0;
        unsigned value = 0;
        for (; size < most && at_ + size < text_.size() && is_digit(text_[at_ + size]); ++size)
            value = value * 10 + static_cast<unsigned>(text_[at_ + size] - '0');
        ok_ = size >= least && value >= low && value <= high;
        if (ok_) at_ += size;
        return value;
    }

    /// 2026-01-10, 20260110 or 2026年1月10日.
    constexpr civil_date date() noexcept {
        const unsigned year = number(4, 4, 1, 9999);
        const bool chinese = take("年");
        const bool dashes = !chinese && take("-");
        const std::size_t least = chinese ? 1 : 2;
        const unsigned month = number(least, 2, 1, 12);
        if (chinese) expect("月");
        if (dashes) expect("-");
        const std::size_t day_at = at_;
        const unsigned day = number(least, 2, 1, 31);
        if (ok_ && !make_date(static_cast<int>(year), month, day)) {
            ok_ = false;
            at_ = day_at;
        }
        if (chinese) expect("日");
        compact_ = ok_ && !chinese && !dashes;
        return {std::chrono::year{static_cast<int>(year)}, std::chrono::month{month}, std::chrono::day{day}};
    }

    /// 2026-01-10T13:14:06, 2026-01-10 13:14:06 or 20260110131406.
    constexpr civil_time time() noexcept {
        civil_time read{.date = date()};
        const bool compact = compact_;
        if (!compact && !take("T")) expect(" ");
        read.hour = static_cast<std::uint8_t>(number(2, 2, 0, 23));
        if (!compact) expect(":");
        read.minute = static_cast<std::uint8_t>(number(2, 2, 0, 59));
        if (!compact) expect(":");
        read.second = static_cast<std::uint8_t>(number(2, 2, 0, 59));
        return read;
    }

    /// +08:00, -03:30 or Z.
    constexpr utc_offset offset() noexcept {
        if (take("Z")) return {};
        const std::size_t sign_at = at_;
        const bool behind = take("-");
        if (!behind) expect("+");
        const unsigned hours = number(2, 2, 0, 14);
        expect(":");
        const unsigned minutes = number(2, 2, 0, 59);
        const int ahead = static_cast<int>(hours * 60 + minutes);
        // RFC 3339 lets -00:00 mean that the local offset is unknown, which is no offset.
        const auto read = utc_offset::from_minutes(behind ? -ahead : ahead);
        if (ok_ && (!read || (behind && ahead == 0))) {
            ok_ = false;
            at_ = sign_at;
        }
        return read.value_or(utc_offset{});
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    bool ok_ = true;
    bool compact_ = false;
};

constexpr void append_date(date_text& text, civil_date date, std::string_view separator) noexcept {
    expects(in_calendar(date), "mingbai::to_text: there is no such day");
    text.append_number(static_cast<unsigned>(int{date.year()}), 4).append(separator);
    text.append_number(unsigned{date.month()}, 2).append(separator).append_number(unsigned{date.day()}, 2);
}

}  // namespace detail

/// Reads 2026-01-10, 20260110 and 2026年1月10日.
[[nodiscard]] constexpr result<civil_date> parse_date(std::string_view text) noexcept {
    detail::time_reader reader(text);
    const civil_date date = reader.date();
    if (!reader.ok() || !reader.at_end()) return reader.refuse();
    return date;
}

/// Reads 2026-01-10 13:14:06, 2026-01-10T13:14:06 and 20260110131406: a local time, without an offset.
[[nodiscard]] constexpr result<civil_time> parse_civil_time(std::string_view text) noexcept {
    detail::time_reader reader(text);
    const civil_time time = reader.time();
    if (!reader.ok() || !reader.at_end()) return reader.refuse();
    return time;
}

/// Reads +08:00, -03:30 and Z, from -12:00 to +14:00.
[[nodiscard]] constexpr result<utc_offset> parse_utc_offset(std::string_view text) noexcept {
    detail::time_reader reader(text);
    const utc_offset offset = reader.offset();
    if (!reader.ok() || !reader.at_end()) return reader.refuse();
    return offset;
}

/// Reads an instant with its offset (RFC 3339 without fractions): 2026-01-10T13:14:06+08:00, 2026-01-10T05:14:06Z.
[[nodiscard]] constexpr result<instant> parse_instant(std::string_view text) noexcept {
    detail::time_reader reader(text);
    const civil_time time = reader.time();
    const utc_offset offset = reader.offset();
    if (!reader.ok() || !reader.at_end()) return reader.refuse();
    const instant t = instant_of(time, offset);
    if (!in_calendar(t)) return refusal{reason::bad_date, at_offset(0)};
    return t;
}

/// The same; a text without an offset, as carriers' systems write, is local time under `assumed`.
[[nodiscard]] constexpr result<instant> parse_instant(std::string_view text, utc_offset assumed) noexcept {
    const auto time = parse_civil_time(text);
    if (!time) return parse_instant(text);
    const instant t = instant_of(*time, assumed);
    if (!in_calendar(t)) return refusal{reason::bad_date, at_offset(0)};
    return t;
}

/// 2026-01-10. Requires: `in_calendar(date)`, like the following two.
[[nodiscard]] constexpr date_text to_text(civil_date date) noexcept {
    date_text text;
    detail::append_date(text, date, "-");
    return text;
}

/// 20260110, as in tariff registers.
[[nodiscard]] constexpr date_text to_compact_text(civil_date date) noexcept {
    date_text text;
    detail::append_date(text, date, "");
    return text;
}

/// 2026年1月10日, as customers read it.
[[nodiscard]] constexpr date_text to_chinese_text(civil_date date) noexcept {
    expects(in_calendar(date), "mingbai::to_chinese_text: there is no such day");
    date_text text;
    text.append_number(static_cast<unsigned>(int{date.year()})).append("年");
    text.append_number(unsigned{date.month()}).append("月");
    return text.append_number(unsigned{date.day()}).append("日");
}

/// 2026-01-10 13:14:06. Requires: `in_calendar(time)`.
[[nodiscard]] constexpr date_text to_text(const civil_time& time) noexcept {
    expects(in_calendar(time), "mingbai::to_text: there is no such time");
    date_text text = to_text(time.date);
    text.append(' ').append_number(time.hour, 2).append(':').append_number(time.minute, 2);
    return text.append(':').append_number(time.second, 2);
}

/// +08:00; UTC is Z.
[[nodiscard]] constexpr date_text to_text(utc_offset offset) noexcept {
    date_text text;
    const auto ahead = offset.ahead().count();
    if (ahead == 0) return text.append('Z');
    const auto minutes = static_cast<std::uint64_t>(ahead < 0 ? -ahead : ahead);
    text.append(ahead < 0 ? '-' : '+').append_number(minutes / 60, 2);
    return text.append(':').append_number(minutes % 60, 2);
}

/// 2026-01-10T13:14:06+08:00: the local time of an instant with its offset (RFC 3339).
/// Requires: the local time is within the years 1 to 9999.
template <civil_zone Zone>
[[nodiscard]] constexpr date_text to_text(instant t, const Zone& zone) noexcept {
    const civil_time local = civil_time_of(t, zone);
    date_text text = to_text(local.date);
    text.append('T').append_number(local.hour, 2).append(':').append_number(local.minute, 2);
    text.append(':').append_number(local.second, 2);
    return text.append(to_text(zone.offset_at(t)));
}

}  // namespace mingbai::inline MINGBAI_ABI
