// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <span>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::detail {

/// All of a list. std::span's own conversion says the same, but checks every concept of a contiguous range, of the list
/// and of its iterators, for each T: with libstdc++ 12 that takes as long to compile as three further vectors.
template <class T>
[[nodiscard]] constexpr std::span<const T> as_span(const std::vector<T>& list) noexcept {
    return {list.data(), list.size()};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
