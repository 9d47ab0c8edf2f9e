// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/au.hpp>
#include <mingbai/profile/cn_miit.hpp>
#include <mingbai/profile/eu.hpp>
#include <mingbai/profile/in_trai.hpp>
#include <mingbai/profile/jp.hpp>
#include <mingbai/profile/jurisdiction.hpp>
#include <mingbai/profile/kr.hpp>
#include <mingbai/profile/sg.hpp>
#include <mingbai/profile/uk.hpp>
#include <mingbai/profile/us.hpp>

namespace mingbai::inline MINGBAI_ABI::profile {

/// `f.operator()<Profile>()` for every profile in the box: for tables and tests. Nothing else depends on this list, so
/// a carrier's own profile needs no place in it.
template <class F>
constexpr void for_each_profile(F&& f) {
    f.template operator()<cn_miit>();
    f.template operator()<eu>();
    f.template operator()<uk>();
    f.template operator()<us>();
    f.template operator()<au>();
    f.template operator()<in_trai>();
    f.template operator()<sg>();
    f.template operator()<kr>();
    f.template operator()<jp>();
}

}  // namespace mingbai::inline MINGBAI_ABI::profile
