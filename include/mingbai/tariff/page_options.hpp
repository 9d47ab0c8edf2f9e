// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>

#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// That one region lies in another, by the names that plans use: {"保定", "河北"}.
struct region_part {
    std::string_view region{};
    std::string_view within{};
};

/// What the disclosure page says besides the plans.
struct page_options {
    std::string_view title = "资费公示专区";
    std::string_view publisher{};                    ///< the carrier
    civil_date as_of{};                              ///< the day on which "on sale" is meant
    std::span<const std::string_view> nationwide{};  ///< the words by which a plan is valid in every region
    std::span<const region_part> region_parts{};     ///< who chooses 保定 is shown what is valid in all of 河北, too
};

}  // namespace mingbai::inline MINGBAI_ABI
