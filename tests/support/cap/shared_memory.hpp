// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <catch.hpp>
#include <cstddef>
#include <new>
#include <span>

#include <sys/mman.h>

namespace mingbai_test {

/// Objects in memory that this process shares with its children.
template <class T>
class shared_memory {
public:
    explicit shared_memory(std::size_t count)
        : size_(count * sizeof(T)),
          memory_(::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) {
        REQUIRE(memory_ != MAP_FAILED);
        for (std::size_t i = 0; i < count; ++i) new (static_cast<T*>(memory_) + i) T{};
    }
    shared_memory(const shared_memory&) = delete;
    shared_memory& operator=(const shared_memory&) = delete;
    ~shared_memory() { ::munmap(memory_, size_); }

    [[nodiscard]] std::span<T> span() const { return {static_cast<T*>(memory_), size_ / sizeof(T)}; }
    T& operator[](std::size_t index) const { return span()[index]; }

private:
    std::size_t size_;
    void* memory_;
};

}  // namespace mingbai_test
