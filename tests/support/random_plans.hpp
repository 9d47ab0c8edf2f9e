// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/plan.hpp>

#include <random>
#include <string>

// Plans of every shape, for tests that hold for all plans: what a plan can hold it holds here sometimes.
namespace mingbai_test {

class random_plans {
public:
    explicit random_plans(unsigned seed) : random_(seed) {}

    mingbai::tariff_plan next() {
        using namespace mingbai;
        tariff_plan plan;
        plan.name = text();
        plan.filing_number = "26HE" + std::to_string(100000 + up_to(899999));
        plan.category = text();
        if (often()) plan.price = price();
        if (rarely()) plan.introductory = {price(), length(), price()};
        many(3, [&] { plan.price_components.push_back({text(), amount()}); });
        many(2, [&] { plan.one_off_fees.push_back({text(), amount()}); });
        many(4, [&] { plan.content.push_back(included()); });
        plan.content_text = text();
        many(3, [&] { plan.overage.push_back(beyond()); });
        plan.audience = text();
        many(3, [&] { plan.regions.push_back("r" + text()); });
        if (often()) plan.validity = plan_validity{length(), often(), length()};
        many(3, [&] { plan.channels.push_back("c" + text()); });
        if (often()) plan.on_sale = day();
        if (often()) plan.off_sale = day();
        if (often()) plan.commitment = {length(), amount()};
        plan.unsubscribe = text();
        plan.breach = text();
        many(2, [&] { plan.restrictions.push_back(text()); });
        plan.notes = text();
        for (std::uint16_t i = 1; i <= plan_element_count; ++i) {
            if (rarely()) plan.unknown.add(static_cast<element>(i));
            if (rarely()) plan.unreadable.add(static_cast<element>(i));
        }
        return plan;
    }

private:
    unsigned up_to(unsigned most) { return static_cast<unsigned>(random_() % (most + 1)); }
    bool often() { return up_to(2) != 0; }
    bool rarely() { return up_to(5) == 0; }
    template <class F>
    void many(unsigned most, F&& f) {
        for (unsigned left = up_to(most); left > 0; --left) f();
    }
    std::string text() {
        static const char* const pieces[]{"", "流量", "GB", " ", "\"", "\\", "\n", "😀", "</", "套餐", "０", "é", "\x01", "59元"};
        std::string made;
        many(5, [&] { made += pieces[up_to(13)]; });
        return made;
    }
    mingbai::money<mingbai::cny> amount() {
        return mingbai::money<mingbai::cny>::from_micros(static_cast<std::int64_t>(up_to(2'000'000'000)) * (rarely() ? 1 : 10'000));
    }
    mingbai::period length() {
        const auto count = static_cast<std::int32_t>(up_to(36));
        return count == 0 ? mingbai::period{} : mingbai::period{count, static_cast<mingbai::period_unit>(up_to(2))};
    }
    mingbai::tariff_price<mingbai::cny> price() { return {amount(), length()}; }
    std::optional<mingbai::civil_date> day() {
        return mingbai::make_date(2000 + static_cast<int>(up_to(60)), 1 + up_to(11), 1 + up_to(27)).value();
    }
    mingbai::service what() { return static_cast<mingbai::service>(1 + up_to(5)); }
    mingbai::service_amount quantity() {
        if (rarely()) return mingbai::unlimited;
        if (rarely()) return {};
        return mingbai::service_amount::of(random_() * std::uint64_t{up_to(9999)}, static_cast<mingbai::service_unit>(1 + up_to(4)));
    }
    mingbai::bit_rate speed() { return mingbai::bit_rate::from_bits_per_second(rarely() ? up_to(1'000'000'000) : 0); }
    mingbai::basic_allowance<mingbai::owning_storage<>> included() {
        return {what(), quantity(), length(), text(), text(), rarely() ? quantity() : mingbai::service_amount(), speed()};
    }
    mingbai::basic_overage<mingbai::owning_storage<>> beyond() {
        mingbai::basic_overage<mingbai::owning_storage<>> terms;
        terms.what = what();
        terms.action = static_cast<mingbai::overage_action>(1 + up_to(2));
        many(3, [&] { terms.rates.push_back({amount(), quantity(), random_()}); });
        many(2, [&] { terms.stretches.push_back({random_(), amount()}); });
        terms.by_day = rarely();
        if (rarely()) terms.day_ceiling = amount();
        if (rarely()) terms.money_ceiling = amount();
        if (rarely()) terms.volume_ceiling = quantity();
        terms.throttled_to = speed();
        if (rarely()) terms.region = text();
        return terms;
    }

    std::mt19937 random_;
};

}  // namespace mingbai_test
