// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/cap/meter_of.hpp>

#include <catch.hpp>

#include <concepts>
#include <utility>

namespace cap_meter_of_test {

using namespace mingbai;
using namespace mingbai::literals;

template <class Meter, class Amount>
concept counts = requires(Meter& meter, Amount amount) { meter.charge(amount); };

static_assert(counts<cap::meter_of<money<cny>>, money<cny>>);
static_assert(!counts<cap::meter_of<money<cny>>, money<usd>>);
static_assert(!counts<cap::meter_of<money<cny>>, data_volume>);
static_assert(!counts<cap::meter_of<data_volume>, airtime>);
static_assert(!counts<cap::meter_of<message_count>, int>);

constinit cap::meter_of<money<cny>> fifty_yuan{50_cny};

TEST_CASE("a meter of money counts to the millionth") {
    cap::meter_of<money<cny>> meter{50_cny};
    CHECK(meter.amount(meter.charge(0.29_cny).counted) == 0.29_cny);
    auto held = meter.reserve_up_to(100_cny);
    CHECK(meter.amount(held.held.amount()) == 49.71_cny);
    CHECK(meter.commit(std::move(held.held), 49.71_cny));
    CHECK_FALSE(meter.charge(0.000001_cny));
    CHECK(meter.reserve(-1_cny).why == reason::out_of_range);
    CHECK(meter.refund(0.29_cny) == 0.29_cny);
    CHECK(meter.amount(meter.in_units().read().left) == 0.29_cny);
}

TEST_CASE("meters of data, airtime and messages") {
    cap::meter_of<data_volume> data{15_GB};
    CHECK(data.amount(data.reserve_up_to(16_GB).held.amount()) == 15_GB);
    cap::meter_of<airtime> voice{500_min};
    CHECK_FALSE(voice.charge(501_min));
    cap::meter_of<message_count> sms{message_count::from_messages(10)};
    CHECK(sms.charge(message_count::from_messages(10)));
    CHECK(cap::to_units(data_volume::from_bytes(cap::highest_limit + 1)).error().why == reason::out_of_range);
}

}  // namespace cap_meter_of_test
