// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// A running hash over bytes: default-constructed empty, fed with `update`, read once with `finish`. A copy goes on from
/// where the original stood, which is what lets an HMAC absorb its key once.
///
/// The library's own is `sha256_hasher`; a carrier that has a hardware or certified module puts it in by meeting this
/// concept (see interop/openssl.hpp).
template <class Hasher>
concept digest_engine =
    std::default_initializable<Hasher> && std::copyable<Hasher> && requires(Hasher hasher, std::string_view bytes) {
        typename Hasher::digest_type;
        { Hasher::block_size } -> std::convertible_to<std::size_t>;
        hasher.update(bytes);
        { hasher.finish() } -> std::same_as<typename Hasher::digest_type>;
    };

/// The digest of several byte strings put one after another: `digest_of<sha256_hasher>("\x01", left, right)`.
template <digest_engine Hasher, class... Parts>
    requires(std::convertible_to<const Parts&, std::string_view> && ...)
[[nodiscard]] constexpr typename Hasher::digest_type digest_of(const Parts&... parts) noexcept {
    Hasher hasher;
    (hasher.update(std::string_view(parts)), ...);
    return hasher.finish();
}

}  // namespace mingbai::inline MINGBAI_ABI
