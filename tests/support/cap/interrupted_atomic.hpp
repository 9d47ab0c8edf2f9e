// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <thread>

#include "small_random.hpp"

namespace mingbai_test {

/// A std::atomic whose thread gives way before some of its operations, so that real threads meet between them far more
/// often than they would by themselves, on one processor too.
template <class T>
class interrupted_atomic {
public:
    static constexpr bool is_always_lock_free = std::atomic<T>::is_always_lock_free;

    interrupted_atomic(T value) : value_(value) {}

    T load(std::memory_order order) const {
        give_way();
        return value_.load(order);
    }
    void store(T value, std::memory_order order) {
        give_way();
        value_.store(value, order);
    }
    bool compare_exchange_strong(T& expected, T desired, std::memory_order success, std::memory_order failure) {
        give_way();
        return value_.compare_exchange_strong(expected, desired, success, failure);
    }

private:
    static void give_way() {
        static std::atomic<std::uint64_t> threads{0};
        thread_local small_random random(threads.fetch_add(1));
        if (random.below(4) == 0) std::this_thread::yield();
    }

    std::atomic<T> value_;
};

}  // namespace mingbai_test
