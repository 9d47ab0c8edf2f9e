// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/sha256.hpp>
#include <mingbai/evidence/pseudonym.hpp>
#include <mingbai/notice/notice_kind.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::notice {

/// What makes two notices the same one: whom it is for, its kind, what it is about, in which period, and which level
/// was reached. One such notice is sent once, however often it is asked for.
struct notice_key {
    evidence::pseudonym subject{};
    notice_kind kind{};
    std::string
        about{};  ///< an order number, "26HE300128/data", a cap's name; for levels with the limit they belong to
    std::int64_t period = 0;  ///< a billing cycle's or day's index; 0 where there is only one
    std::uint32_t level = 0;

    friend bool operator==(const notice_key&, const notice_key&) = default;
};

/// A notice's identity.
using notice_id = sha256_digest;

/// SHA-256("mingbai notice" ‖ 0x00 ‖ subject (32) ‖ kind (1) ‖ period (8) ‖ level (4) ‖ about), numbers big-endian.
[[nodiscard]] constexpr notice_id id_of(const notice_key& key) noexcept {
    std::array<char, 13> numbers{};
    numbers[0] = static_cast<char>(key.kind);
    const auto period = static_cast<std::uint64_t>(key.period);
    for (std::size_t i = 0; i < 8; ++i) numbers[1 + i] = static_cast<char>(period >> (56 - 8 * i) & 0xFFU);
    for (std::size_t i = 0; i < 4; ++i) numbers[9 + i] = static_cast<char>(key.level >> (24 - 8 * i) & 0xFFU);
    sha256_hasher hasher;
    hasher.update(std::string_view("mingbai notice\0", 15));
    for (const std::uint8_t byte : key.subject.digest.bytes) {
        const char c = static_cast<char>(byte);
        hasher.update({&c, 1});
    }
    hasher.update({numbers.data(), numbers.size()});
    hasher.update(key.about);
    return hasher.finish();
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
