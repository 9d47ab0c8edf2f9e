// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/precondition.hpp>

#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// When a journal waits for the disk. Whatever the policy, what was appended survives the end of the process; the policy
/// says what survives the end of the power.
class sync_policy {
public:
    /// Each append, of one record or of a batch, is on the disk before it returns.
    [[nodiscard]] static constexpr sync_policy every_append() noexcept { return sync_policy(1); }

    /// The disk is waited for when `count` records have come together; up to `count - 1` may be lost with the power.
    /// Requires: `count != 0`.
    [[nodiscard]] static constexpr sync_policy every_records(std::uint32_t count) noexcept {
        expects(count != 0, "mingbai::evidence::sync_policy::every_records: the count is zero");
        return sync_policy(count);
    }

    /// The disk is waited for only in `sync()`.
    [[nodiscard]] static constexpr sync_policy by_caller() noexcept { return sync_policy(0); }

    [[nodiscard]] constexpr bool due(std::uint64_t unsynced) const noexcept { return records_ != 0 && unsynced >= records_; }

    friend constexpr bool operator==(sync_policy, sync_policy) noexcept = default;

private:
    constexpr explicit sync_policy(std::uint32_t records) noexcept : records_(records) {}

    std::uint32_t records_;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence
