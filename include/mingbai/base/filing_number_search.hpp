// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/full_width.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/base/utf8.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// A filing number in running text, and the bytes that it takes there.
struct found_filing_number {
    filing_number number{};
    std::size_t offset = 0;
    std::size_t length = 0;

    friend constexpr bool operator==(const found_filing_number&, const found_filing_number&) = default;
};

/// Finds the first filing number from `from` on: what follows 方案编号, after a full-width, half-width or no colon and
/// any spaces (the ways it is written in real messages). In running text it is made of letters, digits and hyphens,
/// also full-width ones, and ends before anything else; one longer than a filing number may be is none.
///
/// To find further ones, go on from `offset + length`.
[[nodiscard]] constexpr std::optional<found_filing_number> find_filing_number(std::string_view text,
                                                                              std::size_t from = 0) noexcept {
    constexpr std::string_view label = "方案编号";
    while (true) {
        const std::size_t labelled = text.find(label, from);
        if (labelled == std::string_view::npos) return std::nullopt;
        from = labelled + label.size();

        const auto next = [&](std::size_t at) { return fold_width(decode_utf8(text, at).code_point); };
        std::size_t begin = from;
        bool colon = false;
        while (next(begin) == U' ' || (next(begin) == U':' && !colon)) {
            colon = colon || next(begin) == U':';
            begin += decode_utf8(text, begin).size;
        }
        std::array<char, filing_number::kind::capacity> letters{};
        std::size_t size = 0;
        std::size_t end = begin;
        while (true) {
            const char32_t c = next(end);
            const bool letter =
                (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'-';
            if (!letter) break;
            if (size < letters.size()) letters[size] = static_cast<char>(c);
            ++size;
            end += decode_utf8(text, end).size;
        }
        if (size > 0 && size <= letters.size())
            return found_filing_number{filing_number::unchecked({letters.data(), size}), begin, end - begin};
    }
}

}  // namespace mingbai::inline MINGBAI_ABI
