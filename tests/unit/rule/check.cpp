// SPDX-License-Identifier: Apache-2.0
#include <mingbai/rule/check.hpp>

#include <catch.hpp>

namespace rule_check_test {

using namespace mingbai;

struct subject {
    int price;
    int months;
};

struct price_not_negative {
    static constexpr rule_info info{.id = "TEST-1",
                                    .severity = severity::blocking,
                                    .grade = verification::primary,
                                    .source = "this test",
                                    .title = "a price is not negative",
                                    .title_zh = "",
                                    .good = "1",
                                    .bad = "-1"};
    static constexpr void check(const subject& checked, findings& out) {
        if (checked.price < 0) out.add(element::price);
    }
};

struct months_are_few {
    static constexpr rule_info info{.id = "TEST-2",
                                    .severity = severity::advice,
                                    .grade = verification::practice,
                                    .source = "this test",
                                    .title = "few months",
                                    .title_zh = "",
                                    .good = "1",
                                    .bad = "100"};
    static constexpr void check(const subject& checked, findings& out) {
        for (int month = 24; month < checked.months; ++month)
            out.add(element::commitment, static_cast<std::uint64_t>(month), 1);
    }
};

using rules = ruleset<price_not_negative, months_are_few>;

constexpr subject good{1, 12};
static_assert(conforms_to<good, rules>);
static_assert(!conforms<rules>(subject{-1, 12}));
static_assert(conforms<rules>(subject{1, 100}), "advice blocks nothing");
static_assert(std::is_same_v<without<rules, months_are_few>, ruleset<price_not_negative>>);
static_assert(std::is_same_v<join<ruleset<>, ruleset<price_not_negative>, ruleset<months_are_few>>, rules>);
static_assert(conforms<with<rules, price_not_negative, severity::warning>>(subject{-1, 12}));
static_assert(claims_only_what_is_verified(months_are_few::info));
static_assert(!claims_only_what_is_verified(with_severity<months_are_few, severity::blocking>::info));

TEST_CASE("a report keeps the first findings and counts all of them") {
    const report found = check<rules>(subject{-1, 24 + 100});
    CHECK(found.count() == 101);
    CHECK(found.count(severity::blocking) == 1);
    CHECK(found.count(severity::advice) == 100);
    REQUIRE(found.kept().size() == report::kept_at_most);
    CHECK(found.kept()[0].rule == &price_not_negative::info);
    CHECK(found.kept()[1].where == place{.what = element::commitment, .length = 1, .index = 0, .offset = 24});
    CHECK_FALSE(found.passed());
}

TEST_CASE("the refusal of a report names the first blocking finding") {
    const refused_by_rules refused = refuse(check<rules>(subject{-1, 30}));
    CHECK(refused.why == reason::rules_broken);
    CHECK(refused.where.what == element::price);
    CHECK(refused.found.count() == 7);
}

TEST_CASE("all elements of a plan are the sixteen of the register, and no others") {
    plan_elements all = plan_elements::all();
    for (std::uint16_t i = 1; i <= 16; ++i) {
        CHECK(all.has(static_cast<element>(i)));
        all.remove(static_cast<element>(i));
    }
    CHECK(all == plan_elements());
}

TEST_CASE("severities and grades have words of their own, and numbers that are none have none") {
    CHECK(to_text(severity::advice) == "advice");
    CHECK(to_text(severity::warning) == "warning");
    CHECK(to_text(severity::blocking) == "blocking");
    CHECK(to_text(static_cast<severity>(9)) == "unknown");
    CHECK(to_text(verification::primary) == "primary");
    CHECK(to_text(verification::secondary) == "secondary");
    CHECK(to_text(verification::derived) == "derived");
    CHECK(to_text(verification::practice) == "practice");
    CHECK(to_text(verification::memory) == "memory");
    CHECK(to_text(static_cast<verification>(9)) == "unknown");
}

}  // namespace rule_check_test
