// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/bounded_list.hpp>

#include <broken_precondition.hpp>
#include <catch.hpp>

#include <memory>
#include <numeric>
#include <string>
#include <utility>

namespace base_bounded_list_test {

using namespace mingbai;

TEST_CASE("a list is filled to its capacity and no further") {
    bounded_list<int, 3> list;
    CHECK(list.empty());
    CHECK(list.capacity() == 3);
    CHECK(list.try_push_back(1));
    list.push_back(2);
    CHECK_FALSE(list.full());
    CHECK(list.try_push_back(3));
    CHECK(list.full());
    const bounded_list<int, 3> before = list;
    CHECK_FALSE(list.try_push_back(4));
    CHECK(list == before);
    CHECK(list.size() == 3);
    CHECK(std::accumulate(list.begin(), list.end(), 0) == 6);
}

TEST_CASE("members are reached by index and changed in place") {
    bounded_list<std::string, 4> list;
    list.push_back("a");
    list.push_back("b");
    list[1] += "!";
    for (std::string& each : list) each += "?";
    const auto& seen = list;
    CHECK(seen[0] == "a?");
    CHECK(seen[1] == "b!?");
    CHECK(seen.data() == &seen[0]);
}

TEST_CASE("clearing gives back what the members held") {
    const auto held = std::make_shared<int>(7);
    bounded_list<std::shared_ptr<int>, 2> list;
    list.push_back(held);
    list.push_back(held);
    CHECK(held.use_count() == 3);
    list.clear();
    CHECK(list.empty());
    CHECK(held.use_count() == 1);
    list.push_back(held);
    CHECK(list[0] == held);
}

TEST_CASE("lists compare by their members") {
    bounded_list<int, 4> a;
    bounded_list<int, 4> b;
    CHECK(a == b);
    a.push_back(1);
    CHECK_FALSE(a == b);
    b.push_back(2);
    CHECK_FALSE(a == b);
    b[0] = 1;
    CHECK(a == b);
    b.push_back(7);
    CHECK_FALSE(a == b);
}

TEST_CASE("too much and too far are mistakes of the caller") {
    bounded_list<int, 1> list;
    list.push_back(1);
    CHECK(mingbai_test::broken_precondition_of([&] { list.push_back(2); }) ==
          "mingbai::bounded_list::push_back: the list is full\n");
    CHECK(mingbai_test::broken_precondition_of([&] { static_cast<void>(list[1]); }) ==
          "mingbai::bounded_list: index beyond the end\n");
    CHECK(mingbai_test::broken_precondition_of([&] { static_cast<void>(std::as_const(list)[1]); }) ==
          "mingbai::bounded_list: index beyond the end\n");
}

}  // namespace base_bounded_list_test
