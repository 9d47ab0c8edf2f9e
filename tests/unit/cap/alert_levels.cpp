// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/alert_levels.hpp>

#include <catch.hpp>

#include <array>
#include <cstdint>

namespace cap_alert_levels_test {

using namespace mingbai;
using cap::alert_levels;

TEST_CASE("levels that data spells are one to seven ascending percentages, and the first that is none is told") {
    const auto refused_at = [](const auto& levels) {
        const auto made = alert_levels::make(levels);
        REQUIRE_FALSE(made);
        CHECK(made.error().why == reason::out_of_range);
        return made.error().where.index;
    };
    using one = std::array<std::uint32_t, 1>;
    CHECK(refused_at(one{0}) == 0);
    CHECK(refused_at(one{101}) == 0);
    CHECK(alert_levels::make(one{1}).value()[0] == 1);
    CHECK(alert_levels::make(one{100}).value()[0] == 100);
    CHECK(refused_at(std::array<std::uint32_t, 2>{50, 50}) == 1);
    CHECK(refused_at(std::array<std::uint32_t, 3>{50, 80, 79}) == 2);
    CHECK(alert_levels::make(std::array<std::uint32_t, 7>{1, 2, 3, 4, 5, 6, 7}).value().size() == 7);
    CHECK(refused_at(std::array<std::uint32_t, 8>{1, 2, 3, 4, 5, 6, 7, 8}) == 7);
}

}  // namespace cap_alert_levels_test
