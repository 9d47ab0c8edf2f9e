// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/precondition.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

// Reed-Solomon codes over GF(2^8) with the polynomial x^8 + x^4 + x^3 + x^2 + 1, as QR codes have them (ISO/IEC 18004,
// 7.5.2 and annex A).

namespace mingbai::inline MINGBAI_ABI::detail {

/// The product of two elements of the field.
[[nodiscard]] constexpr std::uint8_t gf256_product(std::uint8_t a, std::uint8_t b) noexcept {
    unsigned product = 0;
    for (unsigned bit = 8; bit-- > 0;) {
        product = (product << 1U) ^ ((product >> 7U & 1U) * 0x11dU);
        product ^= (b >> bit & 1U) * a;
    }
    return static_cast<std::uint8_t>(product);
}

/// The most error correction codewords that a block of a QR code has.
inline constexpr std::size_t most_correction = 30;

/// Writes the remainder of data(x) · x^n divided by (x - 1)(x - 2)…(x - 2^(n-1)), where n is the size of `into`: the
/// error correction codewords of a block. Requires: n of 1 to `most_correction`.
constexpr void write_correction(std::span<const std::uint8_t> data, std::span<std::uint8_t> into) noexcept {
    expects(!into.empty() && into.size() <= most_correction,
            "mingbai::detail::write_correction: the code's degree is out of range");
    const std::size_t degree = into.size();

    // The divisor without its leading 1, highest power first.
    std::array<std::uint8_t, most_correction> divisor{};
    divisor[degree - 1] = 1;
    std::uint8_t root = 1;
    for (std::size_t i = 0; i < degree; ++i) {
        for (std::size_t j = 0; j < degree; ++j) {
            divisor[j] = gf256_product(divisor[j], root);
            if (j + 1 < degree) divisor[j] = static_cast<std::uint8_t>(divisor[j] ^ divisor[j + 1]);
        }
        root = gf256_product(root, 2);
    }

    for (std::uint8_t& each : into) each = 0;
    for (const std::uint8_t each : data) {
        const auto factor = static_cast<std::uint8_t>(each ^ into[0]);
        for (std::size_t i = 0; i + 1 < degree; ++i) into[i] = into[i + 1];
        into[degree - 1] = 0;
        for (std::size_t i = 0; i < degree; ++i)
            into[i] = static_cast<std::uint8_t>(into[i] ^ gf256_product(divisor[i], factor));
    }
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
