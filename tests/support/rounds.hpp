// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace mingbai_test {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool under_sanitizer = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool under_sanitizer = true;
#else
inline constexpr bool under_sanitizer = false;
#endif
#else
inline constexpr bool under_sanitizer = false;
#endif

/// How often a random test goes round: all of them where the code runs at its own speed, a tenth under a sanitizer, where
/// a round takes twenty times as long. Both begin with the same ones.
template <class T>
[[nodiscard]] constexpr T rounds(T all) {
    return under_sanitizer ? all / 10 : all;
}

/// The step in which a test walks through all of a long list: past none of it, under a sanitizer past ten of eleven.
template <class T>
inline constexpr T stride = under_sanitizer ? 11 : 1;

}  // namespace mingbai_test
