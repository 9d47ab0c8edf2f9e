// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace mingbai_test {

/// SplitMix64: the same numbers everywhere, whatever the standard library.
class small_random {
public:
    explicit small_random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t operator()() {
        std::uint64_t x = state_ += 0x9e3779b97f4a7c15;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }
    /// 0 to `bound` - 1.
    std::uint64_t below(std::uint64_t bound) { return operator()() % bound; }

private:
    std::uint64_t state_;
};

}  // namespace mingbai_test
