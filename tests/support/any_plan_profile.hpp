// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/currency.hpp>
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/rule/ruleset.hpp>

#include <string_view>

namespace mingbai_test {

/// A register that discloses any plan, for tests of what comes after the rules.
struct any_plan_profile {
    using currency = mingbai::cny;
    using tariff_rules = mingbai::ruleset<>;
    static constexpr mingbai::utc_offset zone = mingbai::beijing_time;
    static constexpr std::string_view nationwide[]{"全国"};
};

}  // namespace mingbai_test
