// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace cap_meter_static_test {

using namespace mingbai;

static_assert(sizeof(cap::meter) == 24);
static_assert(alignof(cap::meter) == 8);
static_assert(std::is_standard_layout_v<cap::meter> && std::is_trivially_destructible_v<cap::meter>,
              "a meter may lie in shared memory");
static_assert(!std::is_copy_constructible_v<cap::meter> && !std::is_move_constructible_v<cap::meter>);
static_assert(std::is_nothrow_constructible_v<cap::meter, cap::units, cap::meter_period>);

constinit cap::meter made_before_main{50'000'000, cap::meter_period{20'000}};

static_assert(sizeof(cap::meter_period) == 8 && std::is_trivially_copyable_v<cap::meter_period>);
static_assert(!std::is_copy_constructible_v<cap::grant> && !std::is_copy_assignable_v<cap::grant>);
static_assert(std::is_nothrow_move_constructible_v<cap::grant> && std::is_nothrow_move_assignable_v<cap::grant>);
static_assert(std::is_trivially_copyable_v<cap::remembered_grant>);

template <class Meter>
constexpr bool never_throws =
    noexcept(std::declval<Meter&>().reserve(1)) && noexcept(std::declval<Meter&>().reserve_up_to(1)) &&
    noexcept(std::declval<Meter&>().commit(cap::grant{}, 1)) &&
    noexcept(std::declval<Meter&>().release(cap::grant{})) && noexcept(std::declval<Meter&>().charge(1)) &&
    noexcept(std::declval<Meter&>().refund(1)) && noexcept(std::declval<Meter&>().set_limit(1)) &&
    noexcept(std::declval<Meter&>().read());
static_assert(never_throws<cap::meter>);

static_assert(cap::alert_levels{50, 80, 100}.reached(0, 0) == 0);
static_assert(cap::alert_levels{50, 80, 100}.reached(1, 0) == 3);
static_assert(cap::alert_levels{50, 80, 100}.reached(79, 100) == 1);
static_assert(cap::alert_levels{50, 80, 100}.reached(80, 100) == 2);
static_assert(cap::alert_levels{100}.reached(cap::highest_limit, cap::highest_limit) == 1);
static_assert(cap::alert_levels{100}.reached(cap::highest_limit - 1, cap::highest_limit) == 0);
static_assert(cap::alert_levels{1, 2, 3, 4, 5, 6, 100}.reached(7, 7) == cap::alert_levels::at_most);

static_assert(cap::meter_period{1}.after(cap::meter_period{0}.tag()));
static_assert(!cap::meter_period{0}.after(cap::meter_period{1}.tag()));
static_assert(!cap::meter_period{7}.after(cap::meter_period{7}.tag()));
static_assert(!cap::meter_period{}.after(cap::meter_period{7}.tag()));
static_assert(cap::meter_period{0}.after(cap::meter_period{}.tag()));
static_assert(cap::meter_period{2047}.after(cap::meter_period{0}.tag()) &&
              !cap::meter_period{2048}.after(cap::meter_period{0}.tag()));
static_assert(cap::meter_period{4095}.after(cap::meter_period{4094}.tag()) &&
              cap::meter_period{4096}.after(cap::meter_period{4095}.tag()));
static_assert(cap::meter_period{20'000}.nearest(cap::meter_period{19'990}.tag()) == cap::meter_period{19'990});
static_assert(cap::meter_period{20'000}.nearest(cap::meter_period{20'100}.tag()) == cap::meter_period{20'100});
static_assert(cap::meter_period{20'000}.nearest(cap::meter_period{20'000}.tag()) == cap::meter_period{20'000});

}  // namespace cap_meter_static_test
