// SPDX-License-Identifier: Apache-2.0
#include "spring.hpp"

#include <catch.hpp>

#include <vector>

namespace guide_cap_test {

using namespace guide;
namespace cap = mingbai::cap;
using mingbai::cny;
using mingbai::money;

TEST_CASE("a cap holds") {
    // [charge]
    constexpr cap::alert_levels levels{50, 80};
    cap::meter_of<money<cny>> monthly(50_cny);
    CHECK(monthly.charge(24_cny, levels).news.crossed == 0);
    CHECK(monthly.charge(1_cny, levels).news.crossed == 0b01);  // 50 % of the cap: one reminder, told by this call
    const auto refused = monthly.charge(30_cny, levels);
    CHECK(!refused);
    CHECK(refused.counted == 0);     // nothing of it may be charged
    CHECK(refused.news.cap_held);    // the first refusal: the customer is told that the cap holds
    CHECK(monthly.charge(25_cny, levels));  // what fits is still served
    // [charge end]

    // [reserve]
    cap::meter_of<mingbai::data_volume> data(15_GB);
    auto held = data.reserve_up_to(1_GB);        // before the session goes on
    CHECK(data.amount(held.held.amount()) == 1_GB);
    const auto settled = data.commit(std::move(held.held), 300_MB);  // after it: the rest goes back
    CHECK(data.amount(settled.counted) == 300_MB);
    CHECK(data.amount(data.in_units().read().left) == 15_GB - 300_MB);
    // [reserve end]

    // [limit]
    const auto lowered = monthly.set_limit(40_cny, levels);  // holds at once
    CHECK(lowered.taken > lowered.now);                      // 50 yuan were used already, and stay used
    CHECK(!monthly.charge(0.01_cny, levels));
    // [limit end]

    // [table]
    std::vector<cap::table_slot> slots(cap::meter_table::slots_for(1000));
    cap::meter_table table(slots);
    constexpr cap::cap_kind monthly_money{cap::dimension::money, cap::scope::total, cap::renewal::cycle};
    const auto key = cap::table_key_of(18500000000, monthly_money);
    CHECK(table.insert(key, 50'000'000));  // 50 yuan in units of 10⁻⁶ yuan
    CHECK(table.find(key)->charge(9'860'000).counted == 9'860'000);
    // [table end]
}

}  // namespace guide_cap_test
