// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/consent/state.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <vector>

namespace mingbai_test {

/// One report from outside, as a gateway delivers it.
struct gateway_report {
    enum kind { receipt, yes, no, unclear, td } what;
    std::chrono::seconds at;
};

/// An independent reference: a person reads the reports in the order of their instants and keeps three facts.
inline mingbai::consent::state read_by_a_person(std::vector<gateway_report> reports, bool needs_receipt,
                                                std::chrono::seconds window) {
    std::sort(reports.begin(), reports.end(), [](const gateway_report& a, const gateway_report& b) {
        const auto rank = [](const gateway_report& r) {
            if (r.what == gateway_report::receipt) return 0;
            return r.what == gateway_report::no || r.what == gateway_report::td ? 1 : 2;
        };
        return a.at != b.at ? a.at < b.at : rank(a) < rank(b);
    });
    using mingbai::consent::state;
    bool delivered = false;
    bool agreed = false;
    std::optional<state> over;
    for (const gateway_report& each : reports) {
        // Older than the question: nobody's answer to it.
        if (each.at < std::chrono::seconds{0} && each.what != gateway_report::receipt) continue;
        const bool proven = agreed && (delivered || !needs_receipt);
        if (!over && !agreed && each.at >= window) over = state::expired;
        if (each.what == gateway_report::receipt) delivered = true;
        if (over) continue;
        if (each.what == gateway_report::yes) agreed = true;
        if (each.what == gateway_report::no || each.what == gateway_report::td) over = proven ? state::withdrawn : state::refused;
    }
    if (over) return *over;
    if (agreed) return delivered || !needs_receipt ? state::proven : state::answered;
    return delivered ? state::delivered : state::asked;
}

}  // namespace mingbai_test
