// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/full_width.hpp>
#include <mingbai/base/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// Appends the folded text; `shorter(size, after)` is called where a character became shorter than its source, with the
/// size of the result and the offset in the source that now correspond.
template <class Shorter>
void append_folded(std::string& to, std::string_view source, Shorter&& shorter) {
    for (const auto [offset, step] : code_points(source)) {
        const char32_t usual = fold_width(step.code_point);
        if (!step.valid || usual == step.code_point) {
            to.append(source.substr(offset, step.size));
            continue;
        }
        const utf8_bytes bytes = encode_utf8(usual);
        to.append(bytes.text());
        if (bytes.size != step.size) shorter(to.size(), offset + step.size);
    }
}

}  // namespace detail

/// A text with its full-width and half-width characters in their usual form, which still knows where each of its bytes
/// stands in the source. Bytes that are not UTF-8 are kept as they are. It owns its text: the source may go.
class folded_text {
public:
    explicit folded_text(std::string_view source) {
        text_.reserve(source.size());
        detail::append_folded(text_, source,
                              [this](std::size_t size, std::size_t after) { pieces_.push_back({size, after}); });
    }

    [[nodiscard]] const std::string& text() const& noexcept { return text_; }
    [[nodiscard]] std::string text() && noexcept { return std::move(text_); }

    /// The offset in the source of the byte at this offset of `text()`. Requires: `offset <= text().size()`, and that
    /// it is where a character begins or the end.
    [[nodiscard]] std::size_t source_offset(std::size_t offset) const noexcept {
        expects(offset <= text_.size(), "mingbai::folded_text::source_offset: beyond the end");
        std::size_t low = 0;
        std::size_t high = pieces_.size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (pieces_[middle].folded <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low == 0 ? offset : pieces_[low - 1].source + (offset - pieces_[low - 1].folded);
    }

private:
    /// From here to the next piece, source and text run side by side.
    struct piece {
        std::size_t folded;
        std::size_t source;
    };

    std::string text_;
    std::vector<piece> pieces_;  // ascending; one for each character that folding made shorter
};

/// The text with its full-width and half-width characters in their usual form.
[[nodiscard]] inline std::string fold_width(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    detail::append_folded(folded, text, [](std::size_t, std::size_t) {});
    return folded;
}

}  // namespace mingbai::inline MINGBAI_ABI
