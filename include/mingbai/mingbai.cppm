// SPDX-License-Identifier: Apache-2.0
// Written by single_include/generate.py.

// The module mingbai: `import mingbai;` gives every name that <mingbai/mingbai.hpp> declares, and no macro. The names
// belong to the global module, so that a program may import in one file and include in another.
module;

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cerrno>
#include <chrono>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#if defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>
#endif

#if defined(__unix__) || defined(__APPLE__)
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

// An embedder's own header, which this one includes, stays the embedder's.
#include <mingbai/base/config.hpp>

export module mingbai;

#if defined(__clang__)
#pragma clang diagnostic ignored "-Winclude-angled-in-module-purview"  // is meant
#endif

export extern "C++" {
#include <mingbai/mingbai.hpp>
}
