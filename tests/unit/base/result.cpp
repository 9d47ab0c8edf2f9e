// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/refusal.hpp>
#include <mingbai/base/result.hpp>

#include <broken_precondition.hpp>
#include <catch.hpp>

#include <memory>
#include <string>
#include <utility>

namespace base_result_test {

using namespace mingbai;

constexpr refusal no_number{reason::bad_number, at_offset(3)};

TEST_CASE("a result holds a value") {
    const result<std::string> held = std::string("yes");
    CHECK(held.has_value());
    CHECK(static_cast<bool>(held));
    CHECK(held.value() == "yes");
    CHECK(*held == "yes");
    CHECK(held->size() == 3);
    CHECK(held.value_or("no") == "yes");
}

TEST_CASE("or the reason why there is none") {
    const result<std::string> refused = no_number;
    CHECK_FALSE(refused.has_value());
    CHECK_FALSE(static_cast<bool>(refused));
    CHECK(refused.error() == no_number);
    CHECK(refused.value_or("no") == "no");
}

TEST_CASE("a value can be changed in place and moved out") {
    result<std::string> held = std::string("yes");
    held.value() += '!';
    *held += '!';
    held->push_back('!');
    CHECK(*held == "yes!!!");
    const std::string moved = *std::move(held);
    CHECK(moved == "yes!!!");

    result<std::unique_ptr<int>> owner = std::make_unique<int>(7);
    const std::unique_ptr<int> taken = std::move(owner).value();
    CHECK(*taken == 7);
    CHECK(*result<std::unique_ptr<int>>(no_number).value_or(std::make_unique<int>(8)) == 8);
    CHECK(*result<std::unique_ptr<int>>(std::make_unique<int>(9)).value_or(nullptr) == 9);
}

TEST_CASE("a result is assigned over a value, over a refusal and over itself") {
    const std::string long_text(100, 'x');
    const result<std::string> held = long_text;
    const result<std::string> refused = no_number;
    for (const result<std::string>& before : {held, refused}) {
        for (const result<std::string>& after : {held, refused}) {
            result<std::string> copied = before;
            copied = after;
            CHECK(copied.has_value() == after.has_value());
            CHECK(copied.value_or("no") == after.value_or("no"));
            result<std::string> moved = before;
            moved = result<std::string>(after);
            CHECK(moved.value_or("no") == after.value_or("no"));
            if (!after) CHECK(moved.error() == no_number);
        }
        result<std::string> same = before;
        result<std::string>& alias = same;
        same = alias;
        CHECK(same.value_or("no") == before.value_or("no"));
        same = std::move(alias);
        CHECK(same.value_or("no") == before.value_or("no"));
    }
}

TEST_CASE("each value is destroyed once") {
    struct counted {
        explicit counted(std::shared_ptr<int> one) : alive(std::move(one)) {}
        std::shared_ptr<int> alive;
    };
    const auto alive = std::make_shared<int>(0);
    {
        result<counted> first = counted(alive);
        result<counted> second = first;
        CHECK(alive.use_count() == 3);
        second = no_number;
        CHECK(alive.use_count() == 2);
        second = std::move(first);
        CHECK(alive.use_count() == 2);
    }
    CHECK(alive.use_count() == 1);
}

TEST_CASE("a type without a default and one that converts to bool") {
    struct needs_a_number {
        explicit needs_a_number(int n) : number(n) {}
        int number;
    };
    CHECK(result<needs_a_number>(needs_a_number(4))->number == 4);
    CHECK_FALSE(result<needs_a_number>(no_number).has_value());
    const result<bool> no = false;
    CHECK(no.has_value());
    CHECK_FALSE(*no);
}

TEST_CASE("results are chained, and the first refusal is the answer") {
    const auto half = [](int number) -> result<int> {
        if (number % 2 != 0) return refusal{reason::inexact, at_index(static_cast<std::uint64_t>(number))};
        return number / 2;
    };
    const result<int> eight = 8;
    CHECK(eight.and_then(half).value() == 4);
    CHECK(eight.and_then(half).and_then(half).and_then(half).value() == 1);
    CHECK(eight.and_then(half).and_then(half).and_then(half).and_then(half).error().why == reason::inexact);
    bool asked = false;
    const result<int> refused = no_number;
    const auto passed = refused.and_then([&](int) -> result<std::string> {
        asked = true;
        return std::string();
    });
    CHECK(passed.error() == no_number);
    CHECK_FALSE(asked);
}

TEST_CASE("a call without a value is done or refused") {
    const result<void> done;
    CHECK(done.has_value());
    CHECK(static_cast<bool>(done));
    const result<void> refused = no_number;
    CHECK_FALSE(refused.has_value());
    CHECK(refused.error() == no_number);
    const auto returns_nothing = []() -> result<void> { return {}; };
    CHECK(returns_nothing().has_value());
}

struct refused_with_a_count : refusal {
    int count = 0;
};

TEST_CASE("an error may say more than a refusal") {
    refused_with_a_count counted;
    counted.why = reason::too_long;
    counted.count = 5;
    const result<int, refused_with_a_count> refused = counted;
    CHECK(refused.error().count == 5);
    CHECK(refused.error().why == reason::too_long);
    const result<void, refused_with_a_count> nothing = counted;
    CHECK(nothing.error().count == 5);
}

TEST_CASE("reading the side that is not there is a mistake of the caller") {
    const result<int> held = 1;
    const result<int> refused = no_number;
    CHECK(mingbai_test::broken_precondition_of([&] { static_cast<void>(refused.value()); }) ==
          "mingbai::result::value: the result is a refusal\n");
    CHECK(mingbai_test::broken_precondition_of([&] { static_cast<void>(*refused); }) ==
          "mingbai::result::value: the result is a refusal\n");
    CHECK(mingbai_test::broken_precondition_of([&] { static_cast<void>(refused.operator->()); }) ==
          "mingbai::result::value: the result is a refusal\n");
    CHECK(mingbai_test::broken_precondition_of([&] { static_cast<void>(held.error()); }) ==
          "mingbai::result::error: the result holds a value\n");
    CHECK(mingbai_test::broken_precondition_of([] { static_cast<void>(result<void>().error()); }) ==
          "mingbai::result::error: the call was done\n");
}

TEST_CASE("places") {
    CHECK(at_offset(7).offset == 7);
    CHECK(at_offset(7, 2) == place{.what = {}, .length = 2, .index = 0, .offset = 7});
    CHECK(at_index(9) == place{.what = {}, .length = 0, .index = 9, .offset = 0});
    CHECK(at_element(static_cast<element>(4), 2) ==
          place{.what = static_cast<element>(4), .length = 0, .index = 2, .offset = 0});
    CHECK(at_offset(1) != at_index(1));
    CHECK(refusal{}.why == reason::none);
    CHECK(refusal{reason::overflow, at_offset(1)} != refusal{reason::overflow, at_offset(2)});
    CHECK(refusal{reason::overflow, at_offset(1)} != refusal{reason::inexact, at_offset(1)});
}

}  // namespace base_result_test
