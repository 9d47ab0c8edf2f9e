// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/ids.hpp>
#include <mingbai/base/instant.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::detail {

/// A place of the index: where the latest row of a number is.
struct version_slot {
    std::uint32_t hash = 0;
    std::uint32_t row = UINT32_MAX;  // version_table::no_row
};

/// What is in force for each filing number from each instant on. Rows of one number are chained, the latest first; an open
/// addressing index leads from the number to that row, so that a look-up touches the index and a row.
template <class Value>
class version_table {
public:
    static constexpr std::uint32_t no_row = UINT32_MAX;

    struct row {
        filing_number number;
        std::uint32_t earlier = no_row;  ///< the row of this number before this one
        instant from{};
        Value value{};
    };

    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    [[nodiscard]] const std::vector<row>& rows() const noexcept { return rows_; }
    [[nodiscard]] std::size_t numbers() const noexcept { return numbers_; }

    /// The row that takes effect last, or nullptr for an unknown number.
    [[nodiscard]] const row* latest(const filing_number& number) const noexcept {
        if (index_.empty()) return nullptr;
        const std::uint32_t hash = hash_of(number.text());
        for (std::size_t i = hash & mask();; i = (i + 1) & mask()) {
            const slot& at = index_[i];
            if (at.row == no_row) return nullptr;
            if (at.hash == hash && rows_[at.row].number == number) return &rows_[at.row];
        }
    }

    [[nodiscard]] const row* earlier(const row& than) const noexcept {
        return than.earlier == no_row ? nullptr : &rows_[than.earlier];
    }

    /// The row in force at an instant, or nullptr.
    [[nodiscard]] const row* at(const filing_number& number, instant when) const noexcept {
        const row* found = latest(number);
        while (found != nullptr && found->from > when) found = earlier(*found);
        return found;
    }

    /// Adds a row. Requires: no row of the number has this instant.
    void insert(const filing_number& number, instant from, Value value) {
        expects(rows_.size() < no_row, "mingbai::disclosure_register: more than 4,294,967,295 versions");
        if (2 * (numbers_ + 1) > index_.size()) grow();
        const auto added = static_cast<std::uint32_t>(rows_.size());
        rows_.push_back({number, no_row, from, std::move(value)});

        const std::uint32_t hash = hash_of(number.text());
        std::size_t i = hash & mask();
        while (index_[i].row != no_row && !(index_[i].hash == hash && rows_[index_[i].row].number == number))
            i = (i + 1) & mask();
        std::uint32_t* link = &index_[i].row;
        if (*link == no_row) ++numbers_;
        index_[i].hash = hash;
        while (*link != no_row && rows_[*link].from > from) link = &rows_[*link].earlier;
        expects(*link == no_row || rows_[*link].from != from, "mingbai::disclosure_register: two versions at one instant");
        rows_[added].earlier = std::exchange(*link, added);
    }

private:
    using slot = version_slot;

    [[nodiscard]] std::size_t mask() const noexcept { return index_.size() - 1; }

    [[nodiscard]] static std::uint32_t hash_of(std::string_view text) noexcept {
        std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a: the keys are short and the carrier's own
        for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3U;
        return static_cast<std::uint32_t>(hash ^ hash >> 32U);
    }

    void grow() {
        std::vector<slot> before(index_.empty() ? 16 : index_.size() * 2);
        before.swap(index_);
        for (const slot& kept : before) {
            if (kept.row == no_row) continue;
            std::size_t i = kept.hash & mask();
            while (index_[i].row != no_row) i = (i + 1) & mask();
            index_[i] = kept;
        }
    }

    std::vector<slot> index_;  ///< a power of two, at most half full
    std::vector<row> rows_;
    std::size_t numbers_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::detail
