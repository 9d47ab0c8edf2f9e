// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/consent/detail/reply_folding.hpp>
#include <mingbai/consent/detail/reply_grammar.hpp>
#include <mingbai/consent/reply_vocabulary.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent {

/// What a reply means. The numbers are written to ledgers.
enum class answer : std::uint8_t {
    yes = 1,      ///< the whole reply is agreement
    no = 2,       ///< the whole reply is refusal
    unclear = 3,  ///< anything else: never taken for agreement
};

[[nodiscard]] constexpr std::string_view to_text(answer meaning) noexcept {
    switch (meaning) {
        case answer::yes:
            return "yes";
        case answer::no:
            return "no";
        case answer::unclear:
            return "unclear";
    }
    return "unknown";
}

/// Decides what a reply in UTF-8 means, in these words.
///
/// The reply is agreement only if all of it is: words of agreement and politeness, with nothing unknown, negated,
/// asked, doubted, quoted or hidden beside them. So a word of agreement inside a sentence, a reply that trails off
/// (同意……), a character that looks like another or that nobody sees, an emoji, a figure, the request's own text are
/// unclear. Refusal is read more generously, because mistaking it costs the customer nothing: with spaces between its
/// characters, with invisible ones among them, trailing off. A reply that says both, or neither, is unclear; so is
/// malformed UTF-8 and whatever is too long to be one answer.
[[nodiscard]] constexpr answer read_reply(std::string_view utf8, const reply_vocabulary& words) noexcept {
    const detail::folded_reply reply = detail::fold_reply(utf8);
    if (!reply.readable) return answer::unclear;
    std::string_view text = reply.text();
    if (text.starts_with(',')) text.remove_prefix(1);

    const detail::reply_reading reading = detail::reply_parser(words, text).read();
    if (reading.yes && !reading.no && !reading.neither)
        return reply.hidden || reply.hesitant ? answer::unclear : answer::yes;
    if (reading.no && !reading.yes && !reading.neither) return answer::no;

    // "不 同意", "T D": a refusal with spaces in it.
    std::array<char, detail::folded_reply::capacity> joined{};
    std::size_t size = 0;
    for (const char c : text)
        if (c != ' ') joined[size++] = c;
    if (size == text.size()) return answer::unclear;
    const detail::reply_reading again = detail::reply_parser(words, {joined.data(), size}).read();
    return again.no && !again.yes && !again.neither ? answer::no : answer::unclear;
}

/// Decides what a reply means in the default vocabulary of the `cn_miit` profile.
[[nodiscard]] constexpr answer read_reply(std::string_view utf8) noexcept {
    return read_reply(utf8, cn_replies);
}

}  // namespace mingbai::inline MINGBAI_ABI::consent
