// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/memory_size.hpp>
#include <mingbai/tariff/detail/edit_distance.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

// All pairs of names within two edits. The idea is that of Pass-Join (Li, Deng, Wang, Feng, VLDB 2011): names that are
// cut into pieces still share those that no edit touched. Plan names share much with thousands of others, so one common
// piece says little here: a name is cut into four, two edits leave two pieces whole, and only names that share two
// pieces, each moved as far as edits elsewhere can move it, are compared.

namespace mingbai::inline MINGBAI_ABI::detail {

/// Names as rows of symbols in one pool, sorted by length.
class name_pool {
public:
    void add(std::span<const name_symbol> symbols, std::uint32_t id) {
        rows_.push_back({static_cast<std::uint32_t>(symbols_.size()), static_cast<std::uint32_t>(symbols.size()), id,
                         parity(symbols)});
        symbols_.insert(symbols_.end(), symbols.begin(), symbols.end());
    }

    void sort() {
        std::sort(rows_.begin(), rows_.end(),
                  [](const row& a, const row& b) { return a.size != b.size ? a.size < b.size : a.begin < b.begin; });
    }

    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    [[nodiscard]] std::span<const name_symbol> operator[](std::size_t index) const noexcept {
        return {symbols_.data() + rows_[index].begin, rows_[index].size};
    }
    [[nodiscard]] std::uint32_t length(std::size_t index) const noexcept { return rows_[index].size; }
    [[nodiscard]] std::uint32_t id(std::size_t index) const noexcept { return rows_[index].id; }
    [[nodiscard]] std::uint64_t parity(std::size_t index) const noexcept { return rows_[index].parity; }

private:
    struct row {
        std::uint32_t begin;
        std::uint32_t size;
        std::uint32_t id;
        std::uint64_t parity;
    };

    /// One bit for each of 64 classes of symbols: whether the name has an odd number of them. One edit changes at most
    /// two.
    [[nodiscard]] static std::uint64_t parity(std::span<const name_symbol> symbols) noexcept {
        std::uint64_t bits = 0;
        for (const std::uint32_t symbol : symbols) bits ^= std::uint64_t{1} << (symbol * 0x9E3779B1U >> 26);
        return bits;
    }

    std::vector<row> rows_;
    std::vector<name_symbol> symbols_;
};

/// Whether more than four bits are set. Clearing the lowest bit four times is cheaper than counting without an
/// instruction for it.
[[nodiscard]] constexpr bool more_than_four_bits(std::uint64_t bits) noexcept {
    bits &= bits - 1;
    bits &= bits - 1;
    bits &= bits - 1;
    bits &= bits - 1;
    return bits != 0;
}

/// Two of the four pieces of a name, by number, and where a longer name has them: so many symbols behind their place.
struct piece_pair {
    std::uint8_t first;
    std::uint8_t second;
    std::int8_t first_moved;
    std::int8_t second_moved;
};

/// Where a name looks for the pieces of names that are `longer` symbols shorter than it.
///
/// Of the two edits one at most lies in each of two pieces, or both in one; what is left of a whole piece moves it. So
/// with one edit in piece x and one in piece y the two others are whole, and what x and y add to the length can be -1,
/// 0 or 1 each; both in one piece leave three whole, two of which are moved by 0 or by `longer` and are looked for
/// anyway.
template <class Visit>
constexpr void for_each_piece_pair(std::int8_t longer, Visit&& visit) {
    visit(piece_pair{0, 1, 0, 0});
    visit(piece_pair{0, 3, 0, longer});
    visit(piece_pair{2, 3, longer, longer});
    for (std::int8_t moved = -1; moved <= 1; ++moved) {
        if (longer - moved > 1) continue;
        visit(piece_pair{0, 2, 0, moved});
        visit(piece_pair{1, 2, moved, moved});
        visit(piece_pair{1, 3, moved, longer});
    }
}

/// Finds the pairs of a sorted pool.
class near_pair_finder {
public:
    explicit near_pair_finder(const name_pool& names) : names_(&names) { index_pieces(); }

    /// `sink(first, second, distance)` for every pair of rows within two edits, each once, first < second.
    template <class Sink>
    void run(Sink&& sink) const {
        const auto count = static_cast<std::uint32_t>(names_->size());
        std::vector<std::uint32_t> last_seen(count, ~std::uint32_t{0});
        std::vector<std::uint64_t> prefixes;
        for (std::uint32_t row = 0; row < count; ++row) {
            const auto name = (*names_)[row];
            const std::uint64_t parity = names_->parity(row);
            hash_prefixes(name, prefixes);
            bounded_probes probes;
            for (std::int8_t longer = 0; longer <= 2 && static_cast<std::size_t>(longer) < name.size(); ++longer)
                add_probes(probes, prefixes, name.size(), longer);
            // Step by step for all of them, so that the waits for memory overlap.
            probes.keep_if([&](std::uint64_t key) { return (present_[slot_of(key)] >> (key >> 3 & 7U) & 1U) != 0; });
            for (std::size_t i = 0; i < probes.count; ++i) probes.begin[i] = starts_[slot_of(probes.key[i])];
            for (std::size_t i = 0; i < probes.count; ++i) probes.first_row[i] = entries_[probes.begin[i]].row;
            for (std::size_t i = 0; i < probes.count; ++i) {
                if (probes.first_row[i] >= row) continue;
                const auto tag = static_cast<std::uint32_t>(probes.key[i]);
                const std::uint32_t end = starts_[slot_of(probes.key[i]) + 1];
                for (std::uint32_t at = probes.begin[i]; at < end; ++at) {
                    const entry& other = entries_[at];
                    if (other.row >= row) break;  // rows ascend within a slot
                    if (other.tag != tag || more_than_four_bits(other.parity ^ parity) || last_seen[other.row] == row)
                        continue;
                    last_seen[other.row] = row;
                    const unsigned distance = distance_up_to_two((*names_)[other.row], name);
                    if (distance <= 2) sink(other.row, row, distance);
                }
            }
        }
    }

private:
    static constexpr std::uint32_t pieces = 4;
    static constexpr std::size_t pairs_of_pieces = 6;
    static constexpr std::uint64_t base = 0x9E3779B97F4A7C15U;

    /// Two pieces of a row: what they hash to, without the bits that the slot tells.
    struct entry {
        std::uint64_t parity;
        std::uint32_t tag;
        std::uint32_t row;
    };
    struct bounded_probes {
        static constexpr std::size_t most = 32;  // 12 for each of two lengths, fewer for the third
        std::array<std::uint64_t, most> key;
        std::array<std::uint32_t, most> begin;
        std::array<std::uint32_t, most> first_row;
        std::size_t count = 0;

        template <class Keep>
        constexpr void keep_if(Keep&& keep) noexcept {
            std::size_t kept = 0;
            for (std::size_t i = 0; i < count; ++i) {
                key[kept] = key[i];
                kept += keep(key[i]) ? 1U : 0U;
            }
            count = kept;
        }
    };

    [[nodiscard]] static constexpr std::uint32_t piece_begin(std::uint32_t length, std::uint32_t piece) noexcept {
        return length * piece / pieces;
    }

    static void hash_prefixes(std::span<const name_symbol> name, std::vector<std::uint64_t>& prefixes) {
        prefixes.resize(name.size() + 1);
        prefixes[0] = 0;
        for (std::size_t i = 0; i < name.size(); ++i) prefixes[i + 1] = prefixes[i] * base + std::uint32_t{name[i]} + 1;
    }

    [[nodiscard]] std::uint64_t piece_hash(const std::uint64_t* prefixes, std::uint32_t begin,
                                           std::uint32_t size) const noexcept {
        return prefixes[begin + size] - prefixes[begin] * powers_[size];
    }

    /// What a pair of pieces of a name of the given length hashes to.
    [[nodiscard]] static constexpr std::uint64_t key_of(std::uint32_t length, const piece_pair& pair,
                                                        std::uint64_t first, std::uint64_t second) noexcept {
        const std::uint64_t which = length * std::uint64_t{pieces * pieces} + pair.first * pieces + pair.second;
        const std::uint64_t mixed = (first * 0xFF51AFD7ED558CCDU ^ (second + which)) * 0x9FB21C651E98DF25U;
        return (mixed ^ mixed >> 32) * 0xC4CEB9FE1A85EC53U;
    }

    [[nodiscard]] std::size_t slot_of(std::uint64_t key) const noexcept { return memory_size(key >> shift_); }

    void add_probes(bounded_probes& to, const std::vector<std::uint64_t>& prefixes, std::size_t size,
                    std::int8_t longer) const noexcept {
        const std::uint32_t length = static_cast<std::uint32_t>(size) - static_cast<std::uint32_t>(longer);
        for_each_piece_pair(longer, [&](const piece_pair& pair) {
            const auto hash = [&](std::uint32_t piece, std::int32_t moved, std::uint64_t& into) {
                const std::uint32_t begin = piece_begin(length, piece);
                const std::uint32_t piece_size = piece_begin(length, piece + 1) - begin;
                const std::int32_t at = static_cast<std::int32_t>(begin) + moved;
                if (at < 0 || static_cast<std::uint32_t>(at) + piece_size > size) return false;
                into = piece_hash(prefixes.data(), static_cast<std::uint32_t>(at), piece_size);
                return true;
            };
            std::uint64_t first = 0;
            std::uint64_t second = 0;
            if (hash(pair.first, pair.first_moved, first) && hash(pair.second, pair.second_moved, second))
                to.key[to.count++] = key_of(length, pair, first, second);
        });
    }

    void index_pieces() {
        const std::size_t count = names_->size();
        const std::uint32_t longest = count == 0 ? 0 : names_->length(count - 1);
        powers_.assign(longest / pieces + 2, 1);
        for (std::size_t i = 1; i < powers_.size(); ++i) powers_[i] = powers_[i - 1] * base;
        std::uint32_t bits = 4;
        while ((std::size_t{1} << bits) < count * pairs_of_pieces) ++bits;
        shift_ = 64 - bits;

        std::vector<std::uint64_t> keys;
        keys.reserve(count * pairs_of_pieces);
        std::vector<std::uint64_t> prefixes;
        starts_.assign((std::size_t{1} << bits) + 1, 0);
        present_.assign(std::size_t{1} << bits, 0);
        for (std::size_t row = 0; row < count; ++row) {
            const std::uint32_t length = names_->length(row);
            hash_prefixes((*names_)[row], prefixes);
            std::array<std::uint64_t, pieces> hashes{};
            for (std::uint32_t piece = 0; piece < pieces; ++piece) {
                const std::uint32_t begin = piece_begin(length, piece);
                hashes[piece] = piece_hash(prefixes.data(), begin, piece_begin(length, piece + 1) - begin);
            }
            for (std::uint8_t first = 0; first < pieces; ++first)
                for (auto second = static_cast<std::uint8_t>(first + 1); second < pieces; ++second) {
                    keys.push_back(key_of(length, {first, second, 0, 0}, hashes[first], hashes[second]));
                    ++starts_[slot_of(keys.back())];
                    present_[slot_of(keys.back())] |= static_cast<std::uint8_t>(1U << (keys.back() >> 3 & 7U));
                }
        }
        std::uint32_t sum = 0;
        for (std::uint32_t& start : starts_) start = std::exchange(sum, sum + start);
        entries_.resize(keys.size());
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const std::size_t row = i / pairs_of_pieces;
            entries_[starts_[slot_of(keys[i])]++] = {names_->parity(row), static_cast<std::uint32_t>(keys[i]),
                                                      static_cast<std::uint32_t>(row)};
        }
        // Each start has moved to the end of its slot, which is where the next one begins.
        starts_.insert(starts_.begin(), 0);
        starts_.pop_back();
    }

    const name_pool* names_;
    std::vector<entry> entries_;
    std::vector<std::uint32_t> starts_;
    std::vector<std::uint8_t>
        present_;  ///< of each slot, which of eight classes of keys it holds: most probes end here
    std::vector<std::uint64_t> powers_;
    std::uint32_t shift_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::detail
