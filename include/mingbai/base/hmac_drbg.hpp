// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hmac.hpp>
#include <mingbai/base/random_source.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// HMAC_DRBG (NIST SP 800-90A, 10.1.2) over SHA-256: unpredictable bytes from a seed that the caller supplies, at least
/// 32 bytes of it from a true source. The same seed gives the same bytes, which is what tests and replays want; two
/// ledgers must not share a seed.
///
/// A request is answered from at most 64 KiB at a time, as the standard asks; a greater one is simply several. After
/// 2^48 requests the standard asks for a `reseed`; at a million a second that is nine years.
template <digest_engine Hasher = sha256_hasher>
class hmac_drbg {
public:
    constexpr explicit hmac_drbg(std::string_view entropy, std::string_view nonce = {},
                                 std::string_view personalization = {}) noexcept {
        value_.bytes.fill(0x01);
        mix(entropy, nonce, personalization);
    }

    /// Mixes fresh entropy in: from here on the bytes depend on it as well.
    constexpr void reseed(std::string_view entropy, std::string_view additional = {}) noexcept {
        mix(entropy, additional, {});
    }

    constexpr void fill(std::span<std::uint8_t> into) noexcept {
        constexpr std::size_t request_limit = 65536;
        do {
            const std::span<std::uint8_t> request = into.first((std::min)(into.size(), request_limit));
            into = into.subspan(request.size());
            generate(request);
        } while (!into.empty());
    }

private:
    using bytes = std::array<char, 32>;

    [[nodiscard]] static constexpr bytes chars(const sha256_digest& digest) noexcept {
        bytes text{};
        for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(digest.bytes[i]);
        return text;
    }

    constexpr void step() noexcept {
        hmac<Hasher> code = keyed_;
        const bytes value = chars(value_);
        code.update({value.data(), value.size()});
        value_ = code.finish();
    }

    // HMAC_DRBG_Update; the second pass is made only when there is data to mix in.
    constexpr void mix(std::string_view a, std::string_view b, std::string_view c) noexcept {
        const bool data = !a.empty() || !b.empty() || !c.empty();
        for (const char round : {'\x00', '\x01'}) {
            hmac<Hasher> code = keyed_;
            const bytes value = chars(value_);
            code.update({value.data(), value.size()});
            code.update({&round, 1});
            code.update(a);
            code.update(b);
            code.update(c);
            const bytes key = chars(code.finish());
            keyed_ = hmac<Hasher>({key.data(), key.size()});
            step();
            if (!data) return;
        }
    }

    constexpr void generate(std::span<std::uint8_t> into) noexcept {
        while (!into.empty()) {
            step();
            const std::size_t taken = (std::min)(into.size(), value_.bytes.size());
            for (std::size_t i = 0; i < taken; ++i) into[i] = value_.bytes[i];
            into = into.subspan(taken);
        }
        mix({}, {}, {});
    }

    hmac<Hasher> keyed_{std::string_view("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 32)};
    sha256_digest value_{};
};

hmac_drbg(std::string_view) -> hmac_drbg<>;
hmac_drbg(std::string_view, std::string_view) -> hmac_drbg<>;
hmac_drbg(std::string_view, std::string_view, std::string_view) -> hmac_drbg<>;

}  // namespace mingbai::inline MINGBAI_ABI
