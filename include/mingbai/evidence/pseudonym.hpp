// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hmac.hpp>
#include <mingbai/base/ids.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Whom or what a record is about, without saying it: 32 bytes that stay in the ledger when the payload is erased. All
/// zero means that the record is about no one.
struct pseudonym {
    sha256_digest digest{};

    [[nodiscard]] constexpr bool empty() const noexcept { return digest == sha256_digest{}; }

    friend constexpr bool operator==(const pseudonym&, const pseudonym&) = default;
    friend constexpr std::strong_ordering operator<=>(const pseudonym& a, const pseudonym& b) noexcept {
        return a.digest <=> b.digest;
    }
    /// 64 lower-case hexadecimal digits.
    [[nodiscard]] friend std::string to_hex(const pseudonym& subject) { return mingbai::to_hex(subject.digest); }
};

/// Makes pseudonyms under a secret key of the carrier. There are few enough telephone numbers to try them all, so an
/// unkeyed hash would hide nothing; whoever has the key can find a customer's records, nobody else can.
class pseudonymizer {
public:
    /// Requires: a key of at least 16 bytes.
    constexpr explicit pseudonymizer(std::string_view key) noexcept : keyed_(key) {
        expects(key.size() >= 16, "mingbai::evidence::pseudonymizer: the key is shorter than 16 bytes");
    }

    /// The pseudonym of a name within a realm: HMAC-SHA-256(key, realm ‖ 0x00 ‖ name). Requires: no NUL in `realm`.
    [[nodiscard]] constexpr pseudonym of(std::string_view realm, std::string_view name) const noexcept {
        constexpr char separator = 0;
        hmac<> code = keyed_;
        code.update(realm);
        code.update({&separator, 1});
        code.update(name);
        return {code.finish()};
    }

    /// The pseudonym of a subscriber; the realm is "subscriber".
    [[nodiscard]] constexpr pseudonym of(const subscriber_number& number) const noexcept {
        return of("subscriber", number.text());
    }

private:
    hmac<> keyed_;
};

/// The subject of records about something public, such as a plan: SHA-256(realm ‖ 0x00 ‖ name), which anyone can compute.
[[nodiscard]] constexpr pseudonym public_subject(std::string_view realm, std::string_view name) noexcept {
    constexpr char separator = 0;
    return {digest_of<sha256_hasher>(realm, std::string_view(&separator, 1), name)};
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence

template <>
struct std::hash<mingbai::evidence::pseudonym> {
    [[nodiscard]] std::size_t operator()(const mingbai::evidence::pseudonym& subject) const noexcept {
        return std::hash<mingbai::sha256_digest>{}(subject.digest);
    }
};
