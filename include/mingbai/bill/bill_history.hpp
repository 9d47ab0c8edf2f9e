// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/bill/bill_record.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::bill {

/// What every customer's bills came to: a fold over the ledger, for comparing a bill with those before it.
template <currency_type Currency>
class bill_history {
public:
    /// Takes in one record; those that are no bill's are passed over. A later record of the same cycle, a corrected
    /// bill, takes the place of the earlier one.
    void apply(const evidence::record_view& seen) {
        using evidence::record_kind;
        if ((seen.kind != record_kind::bill_issued && seen.kind != record_kind::bill_corrected) || seen.erased) return;
        const auto read = read_bill<Currency>(seen.payload);
        if (!read) {
            ++unreadable_;
            return;
        }
        auto& totals = totals_[seen.subject];
        const cycle_index cycle = read->header().cycle;
        const auto at = std::lower_bound(totals.begin(), totals.end(), cycle,
                                         [](const auto& each, cycle_index before) { return each.first < before; });
        if (at != totals.end() && at->first == cycle)
            at->second = read->total();
        else
            totals.insert(at, {cycle, read->total()});
    }

    /// Records of bills that could not be read, or whose totals are not the sums of their lines.
    [[nodiscard]] std::uint64_t unreadable() const noexcept { return unreadable_; }

    /// The totals of at most so many cycles right before a cycle, the latest first. A cycle without a bill ends them,
    /// so an average is never taken over a gap.
    [[nodiscard]] std::vector<money<Currency>> totals_before(const evidence::pseudonym& subject, cycle_index cycle,
                                                             std::size_t at_most) const {
        std::vector<money<Currency>> answer;
        const auto* const totals = totals_.find(subject);
        if (totals == nullptr) return answer;
        for (auto each = totals->rbegin(); each != totals->rend() && answer.size() < at_most; ++each) {
            if (each->first >= cycle) continue;
            if (each->first != cycle - 1 - static_cast<cycle_index>(answer.size())) break;
            answer.push_back(each->second);
        }
        return answer;
    }

private:
    mingbai::detail::hash_map<evidence::pseudonym, std::vector<std::pair<cycle_index, money<Currency>>>> totals_;
    std::uint64_t unreadable_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::bill
