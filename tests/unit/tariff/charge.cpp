// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/tariff/charge.hpp>

#include <catch.hpp>

namespace tariff_charge_test {

using namespace mingbai;
using namespace mingbai::literals;

constexpr std::uint64_t mb = (1_MB).bytes();

// China Mobile's stair tariff (自动升档): 0.29 yuan a MB, at most 10 for each 100 MB and 60 for each GB, at most 500 yuan
// or 15 GB in all (regulations 1.5).
constexpr overage_rate<cny> per_mb[]{{0.29_cny, 1_MB}};
constexpr stretch_ceiling<cny> stairs[]{{100 * mb, 10_cny}, {1024 * mb, 60_cny}};
constexpr overage stair{.what = service::data,
                        .rates = per_mb,
                        .stretches = stairs,
                        .money_ceiling = 500_cny,
                        .volume_ceiling = 15_GB};

constexpr std::int64_t fen(const result<overage_charge<cny>>& charge) { return *charge.value().amount.minor_units(); }

TEST_CASE("the stair tariff charges the published vectors to the fen") {
    struct vector {
        std::uint64_t megabytes;
        std::int64_t fen;
    };
    const vector vectors[]{{0, 0},       {34, 986},     {35, 1000},    {100, 1000},   {101, 1029},   {600, 6000},
                           {1024, 6000}, {1025, 6029}, {8192, 48000}, {8392, 50000}, {15360, 50000}};
    for (const vector& each : vectors) {
        CAPTURE(each.megabytes);
        CHECK(fen(charge_overage(stair, each.megabytes * mb)) == each.fen);
    }
    static_assert(charge_overage(stair, 34 * mb).value().amount == 9.86_cny);
}

TEST_CASE("a started megabyte counts whole, and use beyond the volume ceiling is refused, not charged") {
    CHECK(fen(charge_overage(stair, 1)) == 29);
    CHECK(fen(charge_overage(stair, mb + 1)) == 58);
    const auto beyond = charge_overage(stair, (15_GB).bytes() + 7).value();
    CHECK(beyond.amount == 500_cny);
    CHECK(beyond.served == (15_GB).bytes());
    CHECK(beyond.refused == 7);
}

TEST_CASE("the older step cap: 0.29 a MB until 29 yuan in each 500 MB") {
    static constexpr stretch_ceiling<cny> step[]{{500 * mb, 29_cny}};
    constexpr overage older{.what = service::data, .rates = per_mb, .stretches = step};
    CHECK(fen(charge_overage(older, 99 * mb)) == 2871);
    CHECK(fen(charge_overage(older, 100 * mb)) == 2900);
    CHECK(fen(charge_overage(older, 500 * mb)) == 2900);
    CHECK(fen(charge_overage(older, 501 * mb)) == 2929);
}

TEST_CASE("a day pass: 1 yuan a GB, at most 3 a day, each day on its own") {
    static constexpr overage_rate<cny> per_gb[]{{1_cny, 1_GB}};
    constexpr overage pass{.what = service::data, .rates = per_gb, .by_day = true, .day_ceiling = 3_cny};
    const std::uint64_t days[]{512 * mb, 0, 512 * mb, 9 * 1024 * mb, 2 * 1024 * mb + 1};
    CHECK(fen(charge_overage(pass, days)) == 100 + 0 + 100 + 300 + 300);
}

TEST_CASE("a stepped tariff charges every part at its own rate") {
    // 20 GB at 1.5 yuan a GB, then 1 yuan a GB to 40, then 0.5
    static constexpr overage_rate<cny> steps[]{
        {1.5_cny, 1_GB}, {1_cny, 1_GB, (20_GB).bytes()}, {0.5_cny, 1_GB, (40_GB).bytes()}};
    constexpr overage stepped{.what = service::data, .rates = steps};
    CHECK(fen(charge_overage(stepped, (20_GB).bytes())) == 3000);
    CHECK(fen(charge_overage(stepped, (20_GB).bytes() + 1)) == 3100);
    CHECK(fen(charge_overage(stepped, (50_GB).bytes())) == 3000 + 2000 + 500);
}

TEST_CASE("minutes are charged by the started minute; throttled use is free; a stopped service charges nothing") {
    static constexpr overage_rate<cny> per_minute[]{{0.15_cny, 1_min}};
    constexpr overage voice{.what = service::voice, .rates = per_minute};
    CHECK(fen(charge_overage(voice, 61)) == 30);

    constexpr overage slow{.what = service::data, .action = overage_action::throttled, .throttled_to = 1_Mbps};
    CHECK(charge_overage(slow, 1000 * mb).value() == overage_charge<cny>{0_cny, 1000 * mb, 0});

    constexpr overage stop{.what = service::data, .action = overage_action::stopped};
    CHECK(charge_overage(stop, 5).value() == overage_charge<cny>{0_cny, 0, 5});
}

TEST_CASE("terms that do not say one thing are refused, and sums that do not fit are too") {
    const auto refused = [](const overage& terms) { return charge_overage(terms, 1).error(); };
    const refusal ill_formed{reason::out_of_range, at_element(element::overage)};
    CHECK(refused({.what = service::data}) == ill_formed);
    static constexpr overage_rate<cny> minutes_for_data[]{{0.15_cny, 1_min}};
    CHECK(refused({.what = service::data, .rates = minutes_for_data}) == ill_formed);
    static constexpr overage_rate<cny> late[]{{0.15_cny, 1_MB, 5}};
    CHECK(refused({.what = service::data, .rates = late}) == ill_formed);
    static constexpr overage_rate<cny> two[]{{0.15_cny, 1_MB}, {0.1_cny, 1_MB, 5}};
    CHECK(refused({.what = service::data, .rates = two, .stretches = stairs}) == ill_formed);
    CHECK(refused({.what = service::data, .rates = per_mb, .day_ceiling = 3_cny}) == ill_formed);
    CHECK(refused({.what = service::data, .action = overage_action::throttled}) == ill_formed);
    static constexpr overage_rate<cny> dear[]{{9'000'000_cny, data_volume::from_bytes(1)}};
    CHECK(charge_overage(overage{.what = service::data, .rates = dear}, 2'000'000).error().why == reason::overflow);
}

}  // namespace tariff_charge_test
