// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/archive/kind_filter.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/base/integer.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/evidence/pseudonym.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::archive {

/// Where the next page begins: below this record, in the window of the first page.
struct cursor_place {
    std::uint64_t before = 0;
    instant begin{};

    friend constexpr bool operator==(const cursor_place&, const cursor_place&) = default;
};

namespace detail {

/// Eight hexadecimal digits that tie a cursor to its query, against mixing cursors up. No secret: whoever is shown a
/// page may see every page of it.
[[nodiscard]] inline std::string cursor_tie(std::string_view place, const evidence::pseudonym& subject,
                                            const kind_filter& kinds) {
    std::string text(place);
    text += '\0';
    text += to_hex(subject);
    for (const evidence::record_kind each : kinds.kinds())
        text.append(",").append(integer_text(static_cast<std::uint16_t>(each)).text());
    return to_hex(sha256(text)).substr(0, 8);
}

}  // namespace detail

/// The cursor in writing: "<before>.<window's begin, seconds since 1970>.<tie>"; to be handed back as it is.
[[nodiscard]] inline std::string write_cursor(const cursor_place& place, const evidence::pseudonym& subject,
                                              const kind_filter& kinds) {
    std::string text(integer_text(place.before).text());
    text.append(".").append(integer_text(place.begin.time_since_epoch().count()).text());
    const std::string tie = detail::cursor_tie(text, subject, kinds);
    return text.append(".").append(tie);
}

/// Reads it back. Refused: reason::bad_cursor when it is not one of this subject and these kinds.
[[nodiscard]] inline result<cursor_place> read_cursor(std::string_view text, const evidence::pseudonym& subject,
                                                      const kind_filter& kinds) {
    const refusal bad{reason::bad_cursor, {}};
    const std::size_t last = text.rfind('.');
    const std::size_t first = text.find('.');
    if (first == std::string_view::npos || first == last) return bad;
    if (text.substr(last + 1) != detail::cursor_tie(text.substr(0, last), subject, kinds)) return bad;
    const auto before = parse_integer<std::uint64_t>(text.substr(0, first));
    const auto seconds = parse_integer<std::int64_t>(text.substr(first + 1, last - first - 1));
    if (!before || !seconds) return bad;
    const auto begin = instant_from_unix(*seconds);
    if (!begin) return bad;
    return cursor_place{*before, *begin};
}

}  // namespace mingbai::inline MINGBAI_ABI::archive
