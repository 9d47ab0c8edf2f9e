// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/notice/facts.hpp>
#include <mingbai/notice/notice_template.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::notice {

/// A notice as its customer reads it.
struct message {
    notice_kind kind{};
    language words{};
    std::string text{};

    friend bool operator==(const message&, const message&) = default;
};

/// Fills a template. What a value holds is text, never a place: braces in a plan's name stay braces.
///
/// Refused: reason::notice_incomplete at the element of the first place whose fact was not set or is empty, its offset
/// in the template; reason::bad_utf8 at the element of a value that is not UTF-8. Requires: template and facts are of
/// one language.
[[nodiscard]] inline result<message> render(const notice_template& form, const facts& about) {
    expects(form.words() == about.words(),
            "mingbai::notice::render: the template and the facts are of different languages");
    message filled{.kind = form.kind(), .words = form.words(), .text = {}};
    for (std::size_t at = 0; at < form.text().size();) {
        const detail::template_piece piece = detail::read_piece(form.text(), at);
        filled.text.append(piece.literal);
        if (piece.has_place()) {
            const std::string_view value = about[piece.what];
            place where = at_element(piece.what);
            where.offset = piece.at;
            if (value.empty()) return refusal{reason::notice_incomplete, where};
            if (!is_utf8(value)) return refusal{reason::bad_utf8, where};
            filled.text.append(value);
        }
        at = piece.next;
    }
    return filled;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
