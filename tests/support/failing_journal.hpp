// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/memory_journal.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace mingbai_test {

/// A journal in memory whose disk is full whenever the test says so: after so many more appends, or for so many.
class failing_journal {
public:
    /// So many appends are still taken, then so many are refused, then all are taken again.
    void fail_after(std::uint64_t taken, std::uint64_t refused = UINT64_MAX) {
        taken_ = taken;
        refused_ = refused;
    }
    /// How many appends were asked for so far.
    [[nodiscard]] std::uint64_t asked() const noexcept { return asked_; }

    [[nodiscard]] std::uint64_t end() const noexcept { return stored_.end(); }
    [[nodiscard]] std::vector<mingbai::evidence::segment_extent> segments() const { return stored_.segments(); }
    [[nodiscard]] mingbai::result<void> append(std::span<const mingbai::evidence::record_view> batch) {
        ++asked_;
        if (taken_ != 0) {
            --taken_;
            return stored_.append(batch);
        }
        if (refused_ == 0) return stored_.append(batch);
        --refused_;
        return mingbai::refusal{mingbai::reason::journal_full, {}};
    }
    [[nodiscard]] mingbai::result<void> sync() const noexcept { return stored_.sync(); }
    [[nodiscard]] mingbai::result<mingbai::evidence::record> read(std::uint64_t sequence) { return stored_.read(sequence); }
    [[nodiscard]] mingbai::result<void> visit(std::uint64_t first, std::uint64_t end,
                                              mingbai::evidence::record_visitor on_record,
                                              mingbai::evidence::damage_visitor on_damage) const {
        return stored_.visit(first, end, on_record, on_damage);
    }
    [[nodiscard]] mingbai::result<void> erase(std::span<const mingbai::evidence::record_range> ranges) {
        return stored_.erase(ranges);
    }
    [[nodiscard]] mingbai::result<void> drop(std::span<const std::uint32_t> segments) { return stored_.drop(segments); }

private:
    mingbai::evidence::memory_journal stored_{};
    std::uint64_t taken_ = UINT64_MAX;
    std::uint64_t refused_ = 0;
    std::uint64_t asked_ = 0;
};

static_assert(mingbai::evidence::journal<failing_journal>);

}  // namespace mingbai_test
