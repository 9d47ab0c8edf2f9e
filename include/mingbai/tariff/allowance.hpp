// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/period.hpp>
#include <mingbai/tariff/service.hpp>
#include <mingbai/tariff/storage.hpp>

namespace mingbai::inline MINGBAI_ABI {

/// One thing that the price includes: so much of a service in every period, valid in a region.
template <plan_storage Storage>
struct basic_allowance {
    service what{};
    service_amount amount{};
    period per{1, period_unit::month};
    typename Storage::text region{};  ///< where it may be used; empty: wherever the plan is valid
    typename Storage::text detail{};  ///< the applications of directed data, the name of a right
    service_amount full_speed_until{};  ///< of an unlimited amount: use after which it is slower; none: not stated
    bit_rate reduced_to{};              ///< the speed from there on

    friend constexpr bool operator==(const basic_allowance&, const basic_allowance&) = default;
};

/// An allowance in a constant: `{service::data, 30_GB}`.
using allowance = basic_allowance<literal_storage<>>;

}  // namespace mingbai::inline MINGBAI_ABI
