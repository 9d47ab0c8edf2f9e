// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <concepts>
#include <cstdint>
#include <span>

namespace mingbai::inline MINGBAI_ABI {

/// Where unpredictable bytes come from. The library has no randomness of its own: a carrier passes its operating
/// system's source, its security module, or an `hmac_drbg` seeded from either. A source fills the whole span, always.
template <class Source>
concept random_source = std::movable<Source> && requires(Source source, std::span<std::uint8_t> into) {
    { source.fill(into) } -> std::same_as<void>;
};

}  // namespace mingbai::inline MINGBAI_ABI
