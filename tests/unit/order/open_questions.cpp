// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/hex.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/order/detail/open_questions.hpp>

#include <catch.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace order_open_questions_test {

using namespace mingbai;

TEST_CASE("of two requests for one order, the one that a record names is decided, and the other stays open") {
    const evidence::pseudonym customer = evidence::public_subject("test", "customer");
    const std::string first = R"({"order":"O-1","price":"29"})";
    const std::string second = R"({"order":"O-1","price":"59"})";
    const auto deciding = [](std::string_view request) {
        return R"({"order":"O-1","request":")" + to_hex(sha256(request)) + R"("})";
    };
    detail::open_questions<sha256_hasher> open;
    open.add(customer, first, 1);
    open.add(customer, second, 2);
    const auto sellers_of = [&](std::string_view request) {
        std::vector<std::uint32_t> sellers;
        open.find(customer, deciding(request), [&](std::uint32_t seller) { sellers.push_back(seller); });
        return sellers;
    };
    CHECK(sellers_of(first) == std::vector<std::uint32_t>{1});
    CHECK(sellers_of(second) == std::vector<std::uint32_t>{2});

    open.forget(customer, deciding("another request"));
    CHECK(sellers_of(first).size() == 1);
    open.forget(customer, deciding(second));
    CHECK(sellers_of(second).empty());
    CHECK(sellers_of(first) == std::vector<std::uint32_t>{1});
    open.forget(customer, deciding(first));
    CHECK(sellers_of(first).empty());
}

}  // namespace order_open_questions_test
