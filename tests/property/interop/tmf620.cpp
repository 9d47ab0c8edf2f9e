// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/interop/tmf620.hpp>
#include <mingbai/tariff/plan_json.hpp>

#include <catch.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace interop_tmf620_property_test {

using namespace mingbai;
using namespace mingbai::literals;
using overage_terms = basic_overage<owning_storage<>>;

/// Random plans: every member filled or not, with figures that a careless reader would round and texts that it would
/// garble.
class any_plan {
public:
    explicit any_plan(std::uint64_t seed) : random_(seed) {}

    tariff_plan operator()() {
        tariff_plan plan;
        plan.name = text();
        plan.filing_number = maybe() ? "26HE" + std::to_string(below(4)) : "";
        plan.category = maybe() ? text() : "";
        if (maybe()) plan.price = amount() / (maybe() ? once : length());
        if (plan.price && !plan.price->is_once() && maybe() && !plan.price->amount.is_negative()) {
            const auto part =
                static_cast<std::int64_t>(below(static_cast<std::uint64_t>(plan.price->amount.micros()) + 1));
            plan.introductory =
                introductory_price<cny>{money<cny>::from_micros(part) / plan.price->per, length(), *plan.price};
        }
        if (plan.price)
            for (std::uint64_t i = below(3); i > 0; --i) plan.price_components.push_back({text(), amount()});
        for (std::uint64_t i = below(3); i > 0; --i) plan.one_off_fees.push_back({text(), amount()});
        for (std::uint64_t i = below(4); i > 0; --i) plan.content.push_back(allowance());
        plan.content_text = maybe() ? text() : "";
        for (std::uint64_t i = below(4); i > 0; --i) plan.overage.push_back(overage());
        plan.audience = maybe() ? text() : "";
        for (std::uint64_t i = below(4); i > 0; --i) plan.regions.push_back(text());
        if (maybe())
            plan.validity = plan_validity{maybe() ? period{} : length(), maybe(), maybe() ? period{} : length()};
        for (std::uint64_t i = below(4); i > 0; --i) plan.channels.push_back(text());
        if (maybe()) plan.on_sale = day();
        if (maybe()) plan.off_sale = day();
        if (maybe()) plan.commitment = {maybe() ? period{} : length(), amount()};
        plan.unsubscribe = maybe() ? text() : "";
        plan.breach = maybe() ? text() : "";
        for (std::uint64_t i = below(3); i > 0; --i) plan.restrictions.push_back(text());
        plan.notes = maybe() ? text() : "";
        for (std::uint16_t i = 1; i <= plan_element_count; ++i) {
            if (below(8) == 0) plan.unknown.add(static_cast<element>(i));
            if (below(8) == 0) plan.unreadable.add(static_cast<element>(i));
        }
        return plan;
    }

private:
    std::uint64_t below(std::uint64_t end) { return random_() % end; }
    bool maybe() { return below(2) == 0; }
    std::string text() {
        static const std::vector<std::string> pieces{"套餐", "59元", " ",  "/",         "~1", "\"",  "\\", "\n",
                                                     "<b>",  "é",    "😀", "unlimited", "0",  "5e1", "\t"};
        std::string made = pieces[below(pieces.size())];
        for (std::uint64_t i = below(4); i > 0; --i) made += pieces[below(pieces.size())];
        return made;
    }
    money<cny> amount() {
        static const std::vector<std::int64_t> amounts{
            0, 1, 10, 290'000, 59'900'000, 59'000'000, 123'456'789, INT64_MAX / 4, 1'000'000'000'000};
        return money<cny>::from_micros(maybe() ? amounts[below(amounts.size())]
                                               : static_cast<std::int64_t>(below(1'000'000'000)));
    }
    period length() { return {static_cast<std::int32_t>(1 + below(40)), static_cast<period_unit>(below(3))}; }
    civil_date day() { return civil_date{std::chrono::sys_days{std::chrono::days{static_cast<int>(below(40'000))}}}; }
    service_amount quantity(service what) {
        static const std::vector<std::uint64_t> values{
            0, 1, 59, 60, 1023, 1024, 30ULL << 30U, 1'000'000, 10'000'000'000'000'000'001ULL, UINT64_MAX};
        return service_amount::of(maybe() ? values[below(values.size())] : below(1ULL << 40U), unit_of(what));
    }
    service any_service() { return static_cast<service>(1 + below(6)); }
    basic_allowance<owning_storage<>> allowance() {
        const service what = any_service();
        basic_allowance<owning_storage<>> made{.what = what,
                                               .amount = below(5) == 0 ? service_amount(unlimited) : quantity(what)};
        made.per = maybe() ? period{} : length();
        made.region = maybe() ? text() : "";
        made.detail = maybe() ? text() : "";
        if (maybe()) made.full_speed_until = below(5) == 0 ? service_amount(unlimited) : quantity(service::data);
        if (maybe()) made.reduced_to = bit_rate::from_bits_per_second(below(1'000'000'000));
        return made;
    }
    overage_terms overage() {
        overage_terms terms;
        terms.what = any_service();
        terms.rates.push_back({amount(), service_amount::of(1 + below(4096), unit_of(terms.what)), 0});
        switch (below(12)) {  // now and then what TMF620 cannot say
            case 0:
                terms.action = overage_action::throttled;
                break;
            case 1:
                terms.action = overage_action::stopped;
                break;
            case 2:
                terms.rates.push_back({amount(), terms.rates[0].unit, 100});
                break;
            case 3:
                terms.rates.clear();
                break;
            case 4:
                terms.stretches.push_back({1024, amount()});
                break;
            case 5:
                terms.by_day = true;
                break;
            case 6:
                terms.day_ceiling = 1_cny;
                break;
            case 7:
                terms.money_ceiling = 500_cny;
                break;
            case 8:
                terms.volume_ceiling = service_amount(15_GB);
                break;
            case 9:
                terms.region = "国外";
                break;
            default:
                return terms;
        }
        terms.region += terms.region.empty() ? "" : "漫游";
        return terms;
    }

    std::mt19937_64 random_;
};

/// Written anew from the definition: what a price for use in TMF620 can say.
bool one_price_for_one_unit(const overage_terms& terms) {
    const overage_terms plain{.what = terms.what, .rates = terms.rates};
    return terms.action == plain.action && terms.rates.size() == 1 && terms.rates[0].from == 0 &&
           terms.stretches.empty() && terms.by_day == plain.by_day && terms.day_ceiling == plain.day_ceiling &&
           terms.money_ceiling == plain.money_ceiling && terms.volume_ceiling == plain.volume_ceiling &&
           terms.throttled_to == plain.throttled_to && terms.region.empty();
}

TEST_CASE("plans go to TMF620 and come back as they were, but for what was listed") {
    constexpr std::uint64_t seed = 20'260'620;
    CAPTURE(seed);
    any_plan make(seed);
    for (int round = 0; round < 400; ++round) {
        CAPTURE(round);
        std::vector<tariff_plan> plans(1 + static_cast<std::size_t>(round) % 3);
        for (tariff_plan& plan : plans) plan = make();

        const auto written = tmf620::to_tmf620(plans, {});
        REQUIRE(written);

        std::vector<tmf620::export_loss> lost;
        for (std::size_t i = 0; i < plans.size(); ++i) {
            std::vector<overage_terms> carried;
            for (std::size_t at = 0; at < plans[i].overage.size(); ++at) {
                if (one_price_for_one_unit(plans[i].overage[at]))
                    carried.push_back(plans[i].overage[at]);
                else
                    lost.push_back({i, element::overage, at, tmf620::loss_reason::no_place});
            }
            plans[i].overage = carried;
        }
        CHECK(written->losses == lost);

        const auto read = tmf620::import_plans<cny>(written->json);
        REQUIRE(read);
        REQUIRE(read->plans.size() == plans.size());
        for (std::size_t i = 0; i < plans.size(); ++i)
            CHECK(to_canonical_json(read->plans[i]).value() == to_canonical_json(plans[i]).value());
        for (const tmf620::import_loss& each : read->losses) {
            CAPTURE(each.path);
            const bool of_the_catalogue = each.why == tmf620::loss_reason::link || each.path.ends_with("/lastUpdate");
            const bool its_own_name = each.why == tmf620::loss_reason::no_place && each.path.ends_with("/name");
            CHECK((of_the_catalogue || its_own_name));
        }
    }
}

}  // namespace interop_tmf620_property_test
