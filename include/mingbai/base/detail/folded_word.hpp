// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/full_width.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/base/utf8.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

/// A short text, width folded, in which every byte knows its offset in the source: what an amount or a quantity is read
/// from, so that ５９元 is read like 59元 and a fault is reported where it stands.
class folded_word {
public:
    static constexpr std::size_t capacity = 96;

    /// Refused: reason::bad_utf8, and reason::too_long beyond 96 bytes.
    [[nodiscard]] static constexpr result<folded_word> make(std::string_view source) noexcept {
        folded_word word;
        for (const auto [offset, step] : code_points(source)) {
            if (!step.valid) return refusal{reason::bad_utf8, at_offset(offset)};
            const utf8_bytes bytes = encode_utf8(fold_width(step.code_point));
            if (word.size_ + bytes.size > capacity) return refusal{reason::too_long, at_offset(offset)};
            for (const char byte : bytes.text()) {
                word.offsets_[word.size_] = static_cast<std::uint16_t>(offset);
                word.text_[word.size_++] = byte;
            }
        }
        word.source_size_ = source.size();
        return word;
    }

    [[nodiscard]] constexpr std::string_view text() const noexcept { return {text_.data(), size_}; }

    /// The refusal at the source of a byte of `text()`, or at the end.
    [[nodiscard]] constexpr refusal refuse(reason why, std::size_t position) const noexcept {
        return {why, at_offset(position < size_ ? offsets_[position] : source_size_)};
    }

private:
    std::array<char, capacity> text_{};
    std::array<std::uint16_t, capacity> offsets_{};  // folding shortens at most fourfold
    std::size_t size_ = 0;
    std::size_t source_size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::detail
