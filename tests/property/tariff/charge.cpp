// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/tariff/charge.hpp>

#include <catch.hpp>
#include <algorithm>
#include <random>
#include <vector>

namespace tariff_charge_property {

using namespace mingbai;
using namespace mingbai::literals;

// The reference walks through the use one kilobyte at a time and keeps a counter for everything that a customer's contract
// speaks of: no closed formula, no shared code.
struct slow_reference {
    std::vector<overage_rate<cny>> rates;
    std::vector<stretch_ceiling<cny>> stretches;
    std::int64_t money_ceiling;
    std::uint64_t room;

    std::int64_t charge(std::uint64_t use) const {
        use = (std::min)(use, room);
        std::int64_t total = stretch(use, stretches.size());
        return money_ceiling != 0 ? (std::min)(total, money_ceiling) : total;
    }

    std::int64_t stretch(std::uint64_t use, std::size_t depth) const {
        if (depth == 0) return by_rates(use);
        std::int64_t total = 0;
        while (use > 0) {
            const std::uint64_t part = (std::min)(use, stretches[depth - 1].every);
            total += (std::min)(stretch(part, depth - 1), stretches[depth - 1].at_most.micros());
            use -= part;
        }
        return total;
    }

    std::int64_t by_rates(std::uint64_t use) const {
        std::int64_t total = 0;
        std::size_t step = 0;
        std::uint64_t left_of_unit = 0;
        for (std::uint64_t at = 0; at < use; ++at) {
            if (step + 1 < rates.size() && at == rates[step + 1].from) {
                ++step;
                left_of_unit = 0;
            }
            if (left_of_unit == 0) {
                total += rates[step].price.micros();
                left_of_unit = rates[step].unit.value();
            }
            --left_of_unit;
        }
        return total;
    }
};

TEST_CASE("charging agrees with a walk through the use, for random terms and random use") {
    const unsigned seed = 20240430;
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto up_to = [&](unsigned most) { return static_cast<unsigned>(random() % most + 1); };

    for (int round = 0; round < 400; ++round) {
        basic_overage<owning_storage<>> terms{.what = service::data};
        const bool stepped = random() % 2 == 0;
        std::uint64_t from = 0;
        for (unsigned i = 0; i < (stepped ? up_to(4) : 1U); ++i) {
            terms.rates.push_back({money<cny>::from_micros(up_to(5000)), data_volume::from_bytes(up_to(9)), from});
            from += up_to(40);
        }
        std::uint64_t every = 0;
        for (unsigned i = 0; !stepped && i < random() % 4; ++i) {
            every += up_to(60);
            terms.stretches.push_back({every, money<cny>::from_micros(up_to(40000))});
        }
        if (random() % 2 == 0) terms.money_ceiling = money<cny>::from_micros(up_to(300000));
        if (random() % 2 == 0) terms.volume_ceiling = data_volume::from_bytes(up_to(600));

        const slow_reference reference{terms.rates, terms.stretches, terms.money_ceiling.micros(),
                                       terms.volume_ceiling.is_zero() ? UINT64_MAX : terms.volume_ceiling.value()};
        for (int i = 0; i < 20; ++i) {
            const std::uint64_t use = random() % 900;
            CAPTURE(round, use);
            const auto charge = charge_overage(terms, use).value();
            REQUIRE(charge.amount.micros() == reference.charge(use));
            REQUIRE(charge.served + charge.refused == use);
        }
    }
}

TEST_CASE("more use never costs less, and no ceiling is ever passed") {
    std::mt19937 random(7);
    basic_overage<owning_storage<>> terms{
        .what = service::data, .rates = {{money<cny>::from_micros(290000), 1_MB}}, .by_day = true};
    terms.day_ceiling = money<cny>::from_micros(3'000'000);
    terms.money_ceiling = money<cny>::from_micros(20'000'000);
    std::vector<std::uint64_t> days;
    money<cny> before{};
    for (int day = 0; day < 31; ++day) {
        days.push_back(random() % (30_MB).bytes());
        const auto charge = charge_overage(terms, days).value();
        REQUIRE(charge.amount >= before);
        REQUIRE(charge.amount - before <= terms.day_ceiling);
        REQUIRE(charge.amount <= terms.money_ceiling);
        before = charge.amount;
    }
    CHECK(before == terms.money_ceiling);
}

}  // namespace tariff_charge_property
