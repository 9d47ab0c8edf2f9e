// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/qr_version.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>

namespace mingbai::inline MINGBAI_ABI::detail {

/// The modules of a QR code while it is drawn (ISO/IEC 18004, 6.3 and 7.7 to 7.10): x to the right, y downwards.
class qr_matrix {
public:
    static constexpr unsigned most = qr_size(largest_qr_version);

    constexpr explicit qr_matrix(unsigned version) noexcept : version_(version), size_(qr_size(version)) {
        draw_patterns();
    }

    [[nodiscard]] constexpr unsigned size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool dark(unsigned x, unsigned y) const noexcept { return dark_[at(x, y)]; }
    /// Whether a module holds no data.
    [[nodiscard]] constexpr bool fixed(unsigned x, unsigned y) const noexcept { return fixed_[at(x, y)]; }

    /// Places the codewords in columns of two, from the lower right corner, up and down in turn (7.7.3).
    constexpr void place(std::span<const std::uint8_t> codewords) noexcept {
        std::size_t bit = 0;
        bool up = true;
        for (unsigned right = size_ - 1; right < size_; right -= 2, up = !up) {  // ends by wrapping below zero
            if (right == 6) --right;                                             // the vertical timing pattern
            for (unsigned step = 0; step < size_; ++step) {
                const unsigned y = up ? size_ - 1 - step : step;
                for (const unsigned x : {right, right - 1}) {
                    // What is left over when the codewords are placed stays light.
                    if (fixed_[at(x, y)] || bit == 8 * codewords.size()) continue;
                    dark_[at(x, y)] = (codewords[bit / 8] >> (7 - bit % 8) & 1U) != 0;
                    ++bit;
                }
            }
        }
    }

    /// Inverts the data modules that a mask names (table 10). Twice is not at all.
    constexpr void apply_mask(unsigned mask) noexcept {
        for (unsigned y = 0; y < size_; ++y)
            for (unsigned x = 0; x < size_; ++x)
                if (!fixed_[at(x, y)] && is_masked(mask, x, y)) dark_[at(x, y)] = !dark_[at(x, y)];
    }

    /// Level and mask with their BCH(15, 5) code, twice (7.9).
    constexpr void draw_format(qr_level level, unsigned mask) noexcept {
        constexpr unsigned level_bits[]{1, 0, 3, 2};  // L, M, Q, H
        const unsigned data = level_bits[static_cast<unsigned>(level)] << 3U | mask;
        const unsigned bits = (data << 10U | remainder(data << 10U, 0x537U, 10)) ^ 0x5412U;
        for (unsigned i = 0; i < 15; ++i) {
            const bool on = (bits >> i & 1U) != 0;
            // Around the upper left corner, past the timing patterns, the least significant bit first.
            if (i < 6)
                set(8, i, on);
            else if (i < 8)
                set(8, i + 1, on);
            else if (i == 8)
                set(7, 8, on);
            else
                set(14 - i, 8, on);
            // Below the upper right and beside the lower left one.
            if (i < 8)
                set(size_ - 1 - i, 8, on);
            else
                set(8, size_ - 15 + i, on);
        }
        set(8, size_ - 8, true);
    }

    /// How hard it is to read (7.8.3): runs, blocks, what looks like a finder, and too much of one colour.
    [[nodiscard]] constexpr unsigned penalty() const noexcept {
        unsigned points = 0;
        unsigned darks = 0;
        for (unsigned line = 0; line < size_; ++line) {
            points += line_penalty(line, false) + line_penalty(line, true);
            for (unsigned x = 0; x < size_; ++x) {
                darks += dark(x, line) ? 1U : 0U;
                if (x == 0 || line == 0) continue;
                const bool colour = dark(x, line);
                if (dark(x - 1, line) == colour && dark(x, line - 1) == colour && dark(x - 1, line - 1) == colour)
                    points += 3;
            }
        }
        const unsigned all = size_ * size_;
        const unsigned off = 20 * darks > 10 * all ? 20 * darks - 10 * all : 10 * all - 20 * darks;
        return points + off / all * 10;  // 10 for each whole step of 5 per cent from one half
    }

private:
    [[nodiscard]] static constexpr std::size_t at(unsigned x, unsigned y) noexcept { return std::size_t{y} * most + x; }

    constexpr void set(unsigned x, unsigned y, bool on) noexcept {
        dark_[at(x, y)] = on;
        fixed_[at(x, y)] = true;
    }

    [[nodiscard]] static constexpr unsigned remainder(unsigned value, unsigned divisor, unsigned degree) noexcept {
        for (unsigned bit = 31; bit >= degree; --bit)
            if (value >> bit & 1U) value ^= divisor << (bit - degree);
        return value;
    }

    [[nodiscard]] static constexpr bool is_masked(unsigned mask, unsigned x, unsigned y) noexcept {
        switch (mask) {
            case 0:
                return (x + y) % 2 == 0;
            case 1:
                return y % 2 == 0;
            case 2:
                return x % 3 == 0;
            case 3:
                return (x + y) % 3 == 0;
            case 4:
                return (y / 2 + x / 3) % 2 == 0;
            case 5:
                return x * y % 2 + x * y % 3 == 0;
            case 6:
                return (x * y % 2 + x * y % 3) % 2 == 0;
            default:
                return ((x + y) % 2 + x * y % 3) % 2 == 0;
        }
    }

    constexpr void draw_patterns() noexcept {
        for (unsigned i = 0; i < size_; ++i) {
            set(6, i, i % 2 == 0);
            set(i, 6, i % 2 == 0);
        }
        draw_finder(0, 0);
        draw_finder(size_ - 7, 0);
        draw_finder(0, size_ - 7);
        if (version_ >= 2) draw_alignments();
        if (version_ >= 7) draw_version();
        draw_format(qr_level::low, 0);  // takes the place; drawn again when the mask is known
    }

    /// A finder pattern with its light separator, from its upper left module on.
    constexpr void draw_finder(unsigned left, unsigned top) noexcept {
        for (unsigned y = top == 0 ? 0 : top - 1; y <= top + 7 && y < size_; ++y) {
            for (unsigned x = left == 0 ? 0 : left - 1; x <= left + 7 && x < size_; ++x) {
                const unsigned dx = distance(x, left + 3);
                const unsigned dy = distance(y, top + 3);
                const unsigned ring = dx > dy ? dx : dy;
                set(x, y, ring != 2 && ring != 4);
            }
        }
    }

    /// Annex E: one row and column at 6, one as far from the other edge, and from version 7 on one half-way.
    constexpr void draw_alignments() noexcept {
        const unsigned last = size_ - 7;
        const unsigned centres[]{6, version_ < 7 ? last : (last + 6) / 2, last};
        for (const unsigned y : centres)
            for (const unsigned x : centres)
                if (!((x == 6 && y == 6) || (x == 6 && y == last) || (x == last && y == 6))) draw_alignment(x, y);
    }
    constexpr void draw_alignment(unsigned centre_x, unsigned centre_y) noexcept {
        for (unsigned y = centre_y - 2; y <= centre_y + 2; ++y) {
            for (unsigned x = centre_x - 2; x <= centre_x + 2; ++x) {
                const unsigned dx = distance(x, centre_x);
                const unsigned dy = distance(y, centre_y);
                set(x, y, (dx > dy ? dx : dy) != 1);
            }
        }
    }

    /// The version with its BCH(18, 6) code, twice (7.10).
    constexpr void draw_version() noexcept {
        const unsigned bits = version_ << 12U | remainder(version_ << 12U, 0x1f25U, 12);
        for (unsigned i = 0; i < 18; ++i) {
            const bool on = (bits >> i & 1U) != 0;
            set(size_ - 11 + i % 3, i / 3, on);
            set(i / 3, size_ - 11 + i % 3, on);
        }
    }

    [[nodiscard]] static constexpr unsigned distance(unsigned a, unsigned b) noexcept { return a > b ? a - b : b - a; }

    /// Runs of five and more, and 1:1:3:1:1 beside four light modules, in one row or column.
    [[nodiscard]] constexpr unsigned line_penalty(unsigned line, bool down) const noexcept {
        const auto dark_at = [&](unsigned i) { return down ? dark(line, i) : dark(i, line); };
        unsigned points = 0;
        unsigned run = 1;
        unsigned seen = dark_at(0) ? 1U : 0U;  // the latest eleven modules as bits
        for (unsigned i = 1; i < size_; ++i) {
            run = dark_at(i) == dark_at(i - 1) ? run + 1 : 1;
            if (run == 5) points += 3;
            if (run > 5) ++points;
            seen = (seen << 1U | (dark_at(i) ? 1U : 0U)) & 0x7ffU;
            if (i >= 10 && (seen == 0x5d0U || seen == 0x05dU)) points += 40;
        }
        return points;
    }

    unsigned version_;
    unsigned size_;
    std::array<bool, std::size_t{most} * most> dark_{};
    std::array<bool, std::size_t{most} * most> fixed_{};
};

}  // namespace mingbai::inline MINGBAI_ABI::detail
