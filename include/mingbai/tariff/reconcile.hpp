// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/register.hpp>

#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// Where the product catalogue and the register disagree. Both lists are ascending.
struct reconciliation {
    std::vector<filing_number> sold_but_undisclosed;  ///< the catalogue sells what the public was not shown (未公示不得销售)
    std::vector<filing_number> disclosed_but_not_sold;

    [[nodiscard]] bool agrees() const noexcept { return sold_but_undisclosed.empty() && disclosed_but_not_sold.empty(); }
};

/// Compares the numbers that a catalogue has on sale with what a register discloses at an instant, both ways. A plan whose
/// sale has ended or not begun is not expected in the catalogue, and must not be in it.
template <class Profile, digest_engine Hasher>
[[nodiscard]] reconciliation reconcile(const disclosure_register<Profile, Hasher>& disclosed, std::span<const filing_number> catalogue,
                                       instant at) {
    std::vector<filing_number> sold(catalogue.begin(), catalogue.end());
    std::sort(sold.begin(), sold.end());
    sold.erase(std::unique(sold.begin(), sold.end()), sold.end());

    std::vector<filing_number> shown;
    const civil_date day = date_of(at, Profile::zone);
    disclosed.for_each_in_force(at, [&](const auto& version) {
        const bool begun = !version.plan.on_sale || *version.plan.on_sale <= day;
        const bool ended = version.plan.off_sale && *version.plan.off_sale < day;
        if (begun && !ended) shown.push_back(version.number);
    });
    std::sort(shown.begin(), shown.end());

    reconciliation found;
    std::set_difference(sold.begin(), sold.end(), shown.begin(), shown.end(), std::back_inserter(found.sold_but_undisclosed));
    std::set_difference(shown.begin(), shown.end(), sold.begin(), sold.end(), std::back_inserter(found.disclosed_but_not_sold));
    return found;
}

}  // namespace mingbai::inline MINGBAI_ABI
