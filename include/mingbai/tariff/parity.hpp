// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/register_snapshot.hpp>

#include <string>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// One element in which the two places differ.
struct parity_difference {
    std::string number;
    element what{};
    std::string web;
    std::string app;

    friend bool operator==(const parity_difference&, const parity_difference&) = default;
};

/// Whether the web hall (网上营业厅) and the app show the same: the action wants the disclosure zone in both.
struct parity_report {
    std::vector<std::string> only_web;
    std::vector<std::string> only_app;
    std::vector<parity_difference> differences;  ///< by filing number, then element

    [[nodiscard]] bool same() const noexcept { return only_web.empty() && only_app.empty() && differences.empty(); }
};

/// Compares what two places show, element by element. Widths and blanks do not count as differences, words do.
[[nodiscard]] inline parity_report compare_zones(const register_snapshot& web, const register_snapshot& app) {
    parity_report found;
    for (const disclosed_row& row : web.rows()) {
        const disclosed_row* other = app.find(row.number);
        if (other == nullptr) {
            found.only_web.push_back(row.number);
            continue;
        }
        for (std::size_t i = 0; i < row.cells.size() && i < other->cells.size(); ++i) {
            const auto& a = row.cells[i];
            const auto& b = other->cells[i];
            if (a.meaning != b.meaning) found.differences.push_back({row.number, a.what, a.shown, b.shown});
        }
    }
    for (const disclosed_row& row : app.rows())
        if (web.find(row.number) == nullptr) found.only_app.push_back(row.number);
    return found;
}

}  // namespace mingbai::inline MINGBAI_ABI
