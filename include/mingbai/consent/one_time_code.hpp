// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hmac.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent {

/// The fewest and most digits of a code: RFC 4226 section 5.3 asks for at least 6; with more than 8 the first one is no
/// longer evenly spread over 31 bits.
inline constexpr int fewest_code_digits = 6;
inline constexpr int most_code_digits = 8;

/// A code held in place: what customers read in the message and type back.
class code_text {
public:
    [[nodiscard]] constexpr std::string_view text() const noexcept { return {digits_.data(), size_}; }

private:
    friend constexpr code_text truncate_to_code(const sha256_digest& authentication, int digits) noexcept;

    std::array<char, most_code_digits> digits_{};
    std::size_t size_ = 0;
};

/// The dynamic truncation of RFC 4226 section 5.3 over an HMAC of 32 bytes, as RFC 6238 does it for SHA-256: the last
/// four bits choose where the 31 bits begin that are taken modulo 10^digits. Requires: 6 to 8 digits.
[[nodiscard]] constexpr code_text truncate_to_code(const sha256_digest& authentication, int digits) noexcept {
    expects(digits >= fewest_code_digits && digits <= most_code_digits,
            "mingbai::consent::one_time_code: a code has 6 to 8 digits");
    const std::size_t at = authentication.bytes[31] & 0x0FU;
    const auto byte = [&](std::size_t i) { return std::uint32_t{authentication.bytes[at + i]}; };
    std::uint32_t value = (byte(0) & 0x7FU) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
    code_text code;
    code.size_ = static_cast<std::size_t>(digits);
    for (std::size_t i = code.size_; i-- > 0; value /= 10) code.digits_[i] = static_cast<char>('0' + value % 10);
    return code;
}

/// HOTP (RFC 4226) with HMAC-SHA-256, as RFC 6238 allows: the code of a key and a counter, leading zeros included.
///
/// The key needs 16 random bytes or more (RFC 4226 section 4, R6). Requires: 6 to 8 digits.
[[nodiscard]] inline std::string one_time_code(std::string_view key, std::uint64_t counter, int digits) {
    std::array<char, 8> moving{};
    for (std::size_t i = moving.size(); i-- > 0; counter >>= 8U) moving[i] = static_cast<char>(counter & 0xFFU);
    return std::string(truncate_to_code(hmac_sha256(key, {moving.data(), moving.size()}), digits).text());
}

}  // namespace mingbai::inline MINGBAI_ABI::consent
