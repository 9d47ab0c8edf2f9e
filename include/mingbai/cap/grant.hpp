// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/cap/meter_period.hpp>
#include <mingbai/cap/units.hpp>

#include <utility>

namespace mingbai::inline MINGBAI_ABI::cap {

/// A grant in plain data, for a session store.
struct remembered_grant {
    units amount = 0;
    meter_period when{};

    friend constexpr bool operator==(const remembered_grant&, const remembered_grant&) = default;
};

/// Units that a meter holds for one use, until they are committed or released, once: a grant moves and does not copy,
/// and settling it empties it. Dropping a grant leaves its units held until the period ends; `reservation_book` finds
/// those.
///
/// A grant belongs to the period in which it was made, and what is committed of it counts there, however late.
class grant {
public:
    constexpr grant() noexcept = default;
    constexpr grant(grant&& from) noexcept : amount_(std::exchange(from.amount_, 0)), when_(from.when_) {}
    constexpr grant& operator=(grant&& from) noexcept {
        amount_ = std::exchange(from.amount_, 0);
        when_ = from.when_;
        return *this;
    }
    grant(const grant&) = delete;
    grant& operator=(const grant&) = delete;
    ~grant() = default;

    [[nodiscard]] constexpr units amount() const noexcept { return amount_; }
    [[nodiscard]] constexpr meter_period when() const noexcept { return when_; }

    /// Hands the grant over to a store, and empties this one.
    [[nodiscard]] constexpr remembered_grant remember() && noexcept { return {std::exchange(amount_, 0), when_}; }
    /// Takes a grant back from a store. Requires: it was remembered there, and is taken back once.
    [[nodiscard]] static constexpr grant recall(const remembered_grant& from) noexcept {
        grant recalled;
        recalled.amount_ = from.amount;
        recalled.when_ = from.when;
        return recalled;
    }

private:
    units amount_ = 0;
    meter_period when_{};
};

}  // namespace mingbai::inline MINGBAI_ABI::cap
