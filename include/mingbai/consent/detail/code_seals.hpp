// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hmac.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/consent/one_time_code.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent::detail {

// Three uses of one key are kept apart by what the message begins with.

/// HMAC-SHA-256(key, purpose ‖ 0x00 ‖ request (32) ‖ number (8, big-endian) ‖ rest).
[[nodiscard]] inline sha256_digest seal(std::string_view key, std::string_view purpose, const sha256_digest& request,
                                        std::uint64_t number, std::string_view rest) noexcept {
    std::array<char, 9> bytes{};
    for (std::size_t i = bytes.size() - 1; i > 0; --i, number >>= 8U) bytes[i] = static_cast<char>(number & 0xFFU);
    hmac<> code(key);
    code.update(purpose);
    code.update({bytes.data(), 1});
    code.update(request.view());
    code.update({bytes.data() + 1, 8});
    code.update(rest);
    return code.finish();
}

/// The code of a request. It depends on the whole request, so that any other plan, fee, number or text has another one:
/// Regulation (EU) 2018/389 Art. 5, dynamic linking.
[[nodiscard]] inline code_text code_for(std::string_view key, const sha256_digest& request, std::uint32_t generation,
                                        int digits) noexcept {
    return truncate_to_code(seal(key, "mingbai code", request, generation, {}), digits);
}

/// What is kept in the place of a code that was sent.
[[nodiscard]] inline sha256_digest seal_of_code(std::string_view key, const sha256_digest& request,
                                                std::uint32_t generation, std::string_view code) noexcept {
    return seal(key, "mingbai code sent", request, generation, code);
}

/// The desk's own word that the right code of this generation came at this instant.
[[nodiscard]] inline sha256_digest seal_of_confirmation(std::string_view key, const sha256_digest& request,
                                                        std::uint32_t generation, instant at) noexcept {
    std::array<char, 8> bytes{};
    auto seconds = static_cast<std::uint64_t>(at.time_since_epoch().count());
    for (std::size_t i = bytes.size(); i-- > 0; seconds >>= 8U) bytes[i] = static_cast<char>(seconds & 0xFFU);
    return seal(key, "mingbai code confirmed", request, generation, {bytes.data(), bytes.size()});
}

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail
