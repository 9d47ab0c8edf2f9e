// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter.hpp>
#include <mingbai/profile/observed_caps.hpp>

#include <catch.hpp>
#include <string_view>

namespace profile_observed_caps_test {

using namespace mingbai;

const observed_cap& of(std::string_view where, cap::dimension what = cap::dimension::money) {
    for (const observed_cap& each : observed_caps)
        if (each.where.starts_with(where) && each.offer.kind.what == what) return each;
    FAIL("no such cap: " << where);
    return observed_caps[0];
}

TEST_CASE("the observed caps have the figures of their sources") {
    constexpr cap::units unit = 1'000'000;
    CHECK(of("CN: China Mobile").offer.standard == 500 * unit);
    CHECK(of("CN: China Mobile", cap::dimension::data).offer.standard == 15ULL * 1024 * 1024 * 1024);
    CHECK_FALSE(of("CN: China Mobile").offer.offers(cap::no_cap));
    CHECK(of("EU").offer.standard == 50 * unit);
    CHECK(of("SG").offer.offers(100 * unit));
    CHECK(of("SG").offer.standard == cap::no_cap);
    CHECK(of("KR: KT").offer.standard == 50'000 * unit);
    CHECK(of("KR: SK Telecom").offer.standard == 100'000 * unit);
    CHECK(of("KR: SK Telecom, by the day").offer.kind.every == cap::renewal::day);
    CHECK(of("JP").offer.offers(5'000 * unit));
    // In the United Kingdom the customer names the limit, nothing included, and what is beyond it is not billed.
    CHECK(of("UK").offer.offers(0));
    CHECK(of("UK").offer.offers(37 * unit));
    CHECK(of("UK").offer.then == cap::at_cap::charge_free);
    CHECK(of("CN: tiers").offer.offers(0));
    CHECK_FALSE(of("CN: tiers").offer.offers(30 * unit));
}

TEST_CASE("every observed cap can be given to a meter, and says how well it is known") {
    for (const observed_cap& each : observed_caps) {
        CAPTURE(each.where);
        cap::meter meter(each.offer.standard);
        CHECK(meter.read().limit == each.offer.standard);
        CHECK(each.offer.levels.size() >= 1);
        CHECK(each.currency.empty() == (each.offer.kind.what != cap::dimension::money));
        CHECK_FALSE(each.note.empty());
        // What carriers do is practice, secondary at best: only a law that was read is primary.
        CHECK((each.grade != verification::primary || each.where.find("Act") != std::string_view::npos));
    }
}

}  // namespace profile_observed_caps_test
