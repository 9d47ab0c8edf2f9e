// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/qr_matrix.hpp>
#include <mingbai/base/detail/reed_solomon.hpp>
#include <mingbai/base/result.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// A QR code of version 1 to 10 (ISO/IEC 18004) with one segment of text. Made whole, also at compile time.
class qr_code {
public:
    /// The smallest code that holds a text at a level: alphanumeric when every character is, else its bytes, which
    /// readers take for UTF-8. Refused: reason::too_long when version 10 does not hold it.
    [[nodiscard]] static constexpr result<qr_code> encode(std::string_view text, qr_level level) noexcept {
        const qr_mode mode = qr_mode_of(text);
        for (unsigned version = 1; version <= largest_qr_version; ++version)
            if (text.size() <= qr_capacity(version, level, mode)) return qr_code(text, version, level, mode);
        return refusal{reason::too_long, at_offset(qr_capacity(largest_qr_version, level, mode))};
    }

    /// Modules along one side, without the quiet zone of four light modules that a reader needs around it.
    [[nodiscard]] constexpr unsigned size() const noexcept { return matrix_.size(); }
    /// Requires: x and y below `size()`.
    [[nodiscard]] constexpr bool dark(unsigned x, unsigned y) const noexcept {
        expects(x < size() && y < size(), "mingbai::qr_code::dark: outside the code");
        return matrix_.dark(x, y);
    }
    [[nodiscard]] constexpr unsigned version() const noexcept { return version_; }
    [[nodiscard]] constexpr qr_level level() const noexcept { return level_; }
    [[nodiscard]] constexpr qr_mode mode() const noexcept { return mode_; }
    [[nodiscard]] constexpr unsigned mask() const noexcept { return mask_; }

private:
    static constexpr std::size_t most_codewords = detail::qr_codewords(largest_qr_version);
    using codewords = std::array<std::uint8_t, most_codewords>;

    /// Bits one after another into codewords.
    struct packer {
        codewords words{};
        std::size_t bits = 0;

        constexpr void put(unsigned value, std::size_t count) noexcept {
            for (std::size_t i = count; i-- > 0; ++bits)
                if (value >> i & 1U) words[bits / 8] = static_cast<std::uint8_t>(words[bits / 8] | 0x80U >> bits % 8);
        }
    };

    constexpr qr_code(std::string_view text, unsigned version, qr_level level, qr_mode mode) noexcept
        : matrix_(version), version_(version), level_(level), mode_(mode) {
        const codewords whole = with_correction(data_of(text));
        matrix_.place(std::span<const std::uint8_t>(whole).first(detail::qr_codewords(version)));
        choose_mask();
    }

    /// Mode, count, text, terminator and padding (7.4).
    [[nodiscard]] constexpr codewords data_of(std::string_view text) const noexcept {
        packer to;
        to.put(static_cast<unsigned>(mode_), 4);
        to.put(static_cast<unsigned>(text.size()), detail::qr_count_bits(version_, mode_));
        if (mode_ == qr_mode::byte) {
            for (const char c : text) to.put(static_cast<unsigned char>(c), 8);
        } else {
            const auto value = [](char c) { return static_cast<unsigned>(detail::qr_alphanumeric.find(c)); };
            for (std::size_t i = 0; i + 1 < text.size(); i += 2) to.put(45 * value(text[i]) + value(text[i + 1]), 11);
            if (text.size() % 2 != 0) to.put(value(text.back()), 6);
        }
        const std::size_t room = 8 * detail::qr_data_codewords(version_, level_);
        to.put(0, room - to.bits < 4 ? room - to.bits : 4);
        to.put(0, (8 - to.bits % 8) % 8);
        for (bool first = true; to.bits < room; first = !first) to.put(first ? 0xecU : 0x11U, 8);
        return to.words;
    }

    /// Blocks with their error correction, interleaved (7.5, 7.6). The last blocks may have one data codeword more.
    [[nodiscard]] constexpr codewords with_correction(const codewords& data) const noexcept {
        const auto [correction, count] = detail::qr_blocks_of(version_, level_);
        const std::size_t all = detail::qr_data_codewords(version_, level_);
        const std::size_t shorter = all / count;
        const std::size_t shorter_blocks = count - all % count;
        codewords whole{};
        std::size_t begin = 0;
        for (std::size_t block = 0; block < count; ++block) {
            const std::size_t length = shorter + (block < shorter_blocks ? 0 : 1);
            for (std::size_t i = 0; i < length; ++i) {
                const std::size_t row = i < shorter ? i * count + block : shorter * count + block - shorter_blocks;
                whole[row] = data[begin + i];
            }
            std::array<std::uint8_t, detail::most_correction> code{};
            detail::write_correction(std::span<const std::uint8_t>(data).subspan(begin, length),
                                     std::span<std::uint8_t>(code).first(correction));
            for (std::size_t i = 0; i < correction; ++i) whole[all + i * count + block] = code[i];
            begin += length;
        }
        return whole;
    }

    /// The mask with the fewest penalty points (7.8.3).
    constexpr void choose_mask() noexcept {
        unsigned fewest = 0xffffffffU;
        for (unsigned mask = 0; mask < 8; ++mask) {
            matrix_.apply_mask(mask);
            matrix_.draw_format(level_, mask);
            const unsigned points = matrix_.penalty();
            matrix_.apply_mask(mask);
            if (points >= fewest) continue;
            fewest = points;
            mask_ = mask;
        }
        matrix_.apply_mask(mask_);
        matrix_.draw_format(level_, mask_);
    }

    detail::qr_matrix matrix_;
    unsigned version_;
    qr_level level_;
    qr_mode mode_;
    unsigned mask_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI
