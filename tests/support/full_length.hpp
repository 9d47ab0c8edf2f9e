// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>

namespace mingbai_test {

/// Some tests are exhaustive or long: every cut of a file, hundreds of killed processes. They run shortened unless the
/// environment variable MINGBAI_FULL_LENGTH is set, as the preset `full-length` does.
inline bool full_length() { return std::getenv("MINGBAI_FULL_LENGTH") != nullptr; }

template <class T>
T full_length_or(T full, T shortened) {
    return full_length() ? full : shortened;
}

}  // namespace mingbai_test
