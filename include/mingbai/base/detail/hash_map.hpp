// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/memory_size.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>  // std::hash
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::detail {

/// What every entry of a hash_map begins with, whatever its key is.
struct hash_link {
    hash_link* next = nullptr;
    std::uint64_t hash = 0;
};

/// The chains of a hash_map: all of it that depends on no type. It owns no entry.
class hash_chains {
public:
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// The first of those entries among which one of this hash is, if there is one.
    [[nodiscard]] hash_link* chain(std::uint64_t hash) const noexcept {
        return heads_.empty() ? nullptr : heads_[place(hash)];
    }

    /// All entries one after the other; nullptr after the last one.
    [[nodiscard]] hash_link* first() const noexcept { return from(0); }
    [[nodiscard]] hash_link* after(const hash_link& link) const noexcept {
        return link.next != nullptr ? link.next : from(place(link.hash) + 1);
    }

    /// Sees to it that one more entry can be added.
    void make_room() {
        if (size_ < heads_.size()) return;
        hash_chains wider;
        wider.shift_ = heads_.empty() ? 61 : shift_ - 1;
        wider.heads_.resize(std::size_t{1} << (64 - wider.shift_));
        for (hash_link* link = first(); link != nullptr;) {
            hash_link& moved = *link;
            link = after(moved);
            wider.add(moved);
        }
        *this = std::move(wider);
    }
    /// Requires: `make_room` was called since the last one.
    void add(hash_link& link) noexcept {
        hash_link*& head = heads_[place(link.hash)];
        link.next = head;
        head = &link;
        ++size_;
    }
    /// Requires: the entry is one of these.
    void remove(const hash_link& link) noexcept {
        hash_link** at = &heads_[place(link.hash)];
        while (*at != &link) at = &(*at)->next;
        *at = link.next;
        --size_;
    }

private:
    /// A multiplicative hash: std::hash of an integer is often that integer.
    [[nodiscard]] std::size_t place(std::uint64_t hash) const noexcept {
        return memory_size(hash * 0x9E3779B97F4A7C15U >> shift_);
    }
    [[nodiscard]] hash_link* from(std::size_t at) const noexcept {
        while (at < heads_.size() && heads_[at] == nullptr) ++at;
        return at < heads_.size() ? heads_[at] : nullptr;
    }

    std::vector<hash_link*> heads_;  // a power of two
    unsigned shift_ = 64;            // 64 less its exponent
    std::size_t size_ = 0;
};

/// Values by their keys, as in a std::unordered_map: look-ups and additions take constant time on average, and a value
/// stays where it is until it is erased. A std::unordered_map costs a translation unit, for each pair of types, as much as
/// three vectors; of this one only what follows is repeated, a twentieth.
template <class Key, class T, class Hash = std::hash<Key>>
class hash_map {
public:
    /// A key's value, and whether the key is new.
    struct placed {
        T& value;
        bool is_new;
    };

    hash_map() noexcept = default;
    hash_map(const hash_map& other) : hash_map() {
        other.for_each([this](const Key& key, const T& value) { insert(key, value); });
    }
    hash_map(hash_map&& other) noexcept : chains_(std::exchange(other.chains_, {})) {}
    hash_map& operator=(hash_map other) noexcept {
        std::swap(chains_, other.chains_);
        return *this;
    }
    ~hash_map() {
        for (hash_link* link = chains_.first(); link != nullptr;) {
            const hash_link* const gone = link;
            link = chains_.after(*gone);
            delete static_cast<const entry*>(gone);
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return chains_.size(); }
    [[nodiscard]] bool empty() const noexcept { return chains_.size() == 0; }

    /// The value of a key, or nullptr.
    [[nodiscard]] T* find(const Key& key) noexcept {
        entry* const found = entry_of(key, Hash{}(key));
        return found != nullptr ? &found->value : nullptr;
    }
    [[nodiscard]] const T* find(const Key& key) const noexcept {
        const entry* const found = entry_of(key, Hash{}(key));
        return found != nullptr ? &found->value : nullptr;
    }
    [[nodiscard]] bool contains(const Key& key) const noexcept { return find(key) != nullptr; }

    /// The value of a key, T{} when it is new.
    T& operator[](const Key& key) {
        const std::uint64_t hash = Hash{}(key);
        if (entry* const found = entry_of(key, hash)) return found->value;
        return add(key, hash, T{});
    }

    /// Gives a new key a value; the value of a key that is there stays.
    placed insert(const Key& key, T value) {
        const std::uint64_t hash = Hash{}(key);
        if (entry* const found = entry_of(key, hash)) return {found->value, false};
        return {add(key, hash, std::move(value)), true};
    }

    void erase(const Key& key) noexcept {
        const entry* const found = entry_of(key, Hash{}(key));
        if (found == nullptr) return;
        chains_.remove(*found);
        delete found;
    }

    /// `f(key, value)` for each of them, in no particular order.
    template <class F>
    void for_each(F f) const {
        for (const hash_link* link = chains_.first(); link != nullptr; link = chains_.after(*link)) {
            const entry& each = *static_cast<const entry*>(link);
            f(each.key, each.value);
        }
    }
    template <class F>
    void for_each(F f) {
        for (hash_link* link = chains_.first(); link != nullptr; link = chains_.after(*link)) {
            entry& each = *static_cast<entry*>(link);
            f(each.key, each.value);
        }
    }

    /// Erases those of which `gone(key, value)` is true.
    template <class F>
    void erase_if(F gone) {
        for (hash_link* link = chains_.first(); link != nullptr;) {
            const entry* const each = static_cast<const entry*>(link);
            link = chains_.after(*link);
            if (!gone(each->key, each->value)) continue;
            chains_.remove(*each);
            delete each;
        }
    }

private:
    struct entry : hash_link {
        entry(const Key& given, std::uint64_t its_hash, T&& initial)
            : hash_link{nullptr, its_hash}, key(given), value(std::move(initial)) {}

        Key key;
        T value;
    };

    [[nodiscard]] entry* entry_of(const Key& key, std::uint64_t hash) const noexcept {
        for (hash_link* link = chains_.chain(hash); link != nullptr; link = link->next) {
            entry* const each = static_cast<entry*>(link);
            if (each->hash == hash && each->key == key) return each;
        }
        return nullptr;
    }
    T& add(const Key& key, std::uint64_t hash, T&& value) {
        chains_.make_room();
        entry* const added = new entry(key, hash, std::move(value));
        chains_.add(*added);
        return added->value;
    }

    hash_chains chains_;
};

/// Keys, each once.
template <class Key, class Hash = std::hash<Key>>
class hash_set {
public:
    [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }
    [[nodiscard]] bool contains(const Key& key) const noexcept { return keys_.contains(key); }
    /// Whether the key is new.
    bool insert(const Key& key) { return keys_.insert(key, {}).is_new; }

private:
    struct nothing {};

    hash_map<Key, nothing, Hash> keys_;
};

}  // namespace mingbai::inline MINGBAI_ABI::detail
