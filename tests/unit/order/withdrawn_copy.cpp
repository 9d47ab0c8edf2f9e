// SPDX-License-Identifier: Apache-2.0
#include <mingbai/order/audit.hpp>

#include <agent_carrier.hpp>
#include <catch.hpp>

namespace order_withdrawn_copy_test {

using namespace mingbai;
using namespace std::chrono_literals;

TEST_CASE("the audit finds a sale with copy whose approval was taken back before it, and none from before that") {
    mingbai_test::agent_carrier c;
    agent_audit before;
    const auto first = c.sell("O-1");
    REQUIRE(first);
    REQUIRE(c.content.withdraw(c.ledger, "市场部", "活动结束", c.now));
    agent_audit after;
    const auto fold = [&](agent_audit& into, std::uint64_t until) {
        const auto seen = c.ledger.for_each(0, [&](const evidence::record_view& each) {
            if (each.sequence < until) (void)into.apply(each);
        });
        CHECK(seen.clean());
    };
    std::optional<activation> sold;
    const auto seen = c.ledger.for_each(0, [&](const evidence::record_view& each) {
        if (each.kind == evidence::record_kind::order_activated) sold = read_activation(each.payload).value();
    });
    REQUIRE((seen.clean() && sold && sold->sold_by));
    fold(before, c.ledger.size() - 1);
    fold(after, c.ledger.size());
    CHECK(before.judge(*sold, mingbai_test::agent_7, c.plan.plan().category));
    CHECK(after.judge(*sold, mingbai_test::agent_7, c.plan.plan().category).error().why == reason::content_not_approved);
}

}  // namespace order_withdrawn_copy_test
