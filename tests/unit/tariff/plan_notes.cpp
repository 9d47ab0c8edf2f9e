// SPDX-License-Identifier: Apache-2.0
#include <mingbai/profile/cn_miit.hpp>
#include <mingbai/tariff/owned_plan.hpp>
#include <mingbai/tariff/phrase_set.hpp>
#include <mingbai/tariff/plan_notes.hpp>

#include <catch.hpp>
#include <plans.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace tariff_plan_notes_test {

using namespace mingbai;
using rules = profile::cn_miit::tariff_rules;

using seen = std::vector<std::tuple<element, std::size_t, wording_hit>>;

seen told_by_notes(plan_notes& notes, const tariff_plan& plan) {
    seen all;
    notes.for_each_phrase(plan, [&](element what, std::size_t index, const wording_hit& hit) { all.emplace_back(what, index, hit); });
    return all;
}

seen in_the_texts(const tariff_plan& plan) {
    seen all;
    for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
        find_wording(text, [&](const wording_hit& hit) { all.emplace_back(what, index, hit); });
    });
    return all;
}

/// Each rule on its own, so that none has another one's notes.
template <class... Rules>
report one_by_one(ruleset<Rules...>, const tariff_plan& plan) {
    report all;
    const auto ask = [&]<class Rule>() {
        findings out(all, Rule::info);
        Rule::check(plan, out);
    };
    (ask.template operator()<Rules>(), ...);
    return all;
}

bool say_the_same(const report& a, const report& b) { return a.kept() == b.kept() && a.count() == b.count(); }

TEST_CASE("a plan's notes are what its texts and its name say, however often they are asked") {
    for (const std::size_t repeated : {0U, 1U, 4U, 40U}) {
        tariff_plan plan = to_owned(mingbai_test::spring);
        plan.restrictions = {"最佳套餐", "以公告为准"};
        for (std::size_t i = 0; i < repeated; ++i) plan.notes += "详询客服，不限量，国家级。";
        const seen expected = in_the_texts(plan);
        CHECK((expected.size() > 16) == (repeated == 40));
        plan_notes notes;
        CHECK(told_by_notes(notes, plan) == expected);
        CHECK(told_by_notes(notes, plan) == expected);
        CHECK(notes.figures_of_name(plan) == read_name_figures(plan.name));
        CHECK(notes.figures_of_name(plan) == read_name_figures(plan.name));
        CHECK(say_the_same(check<rules>(plan), one_by_one(rules{}, plan)));
    }
}

TEST_CASE("rules that share their notes find what each finds alone") {
    constexpr std::uint32_t seed = 7;
    CAPTURE(seed);
    std::mt19937 random(seed);
    static constexpr std::string_view pieces[]{"50G", "1元", "包年", "240元", "最佳", "详询", "不限量", "首月", "白送", "手慢无", "（", ")", "块钱",
                                               "套餐", "以实际为准", "河北", "月", "rmb", "限速", "【", "】", "自动续", "仅限"};
    std::size_t found = 0;
    for (int round = 0; round < 400; ++round) {
        tariff_plan plan = to_owned(mingbai_test::spring);
        const auto text = [&] {
            std::string made;
            for (std::size_t left = random() % 12; left > 0; --left) made += pieces[random() % std::size(pieces)];
            return made;
        };
        plan.name = text();
        plan.notes = text();
        plan.content_text = text();
        plan.restrictions = {text(), text()};
        const report together = check<rules>(plan);
        found += together.count();
        if (!say_the_same(together, one_by_one(rules{}, plan))) FAIL("in round " << round);
    }
    CHECK(found > 1000);
}

TEST_CASE("a set of phrases says no only to a text that has none of them") {
    static constexpr std::string_view phrases[]{"限速", "RMB", "slow", "最高可达"};
    static constexpr phrase_set set{phrases};
    for (const std::string_view phrase : phrases)
        for (const std::string_view before : {"", "a", "ab", "套", "套餐 "})
            for (const std::string_view after : {"", "x", "元"}) CHECK(set.may_be_in(std::string(before).append(phrase).append(after)));
    CHECK_FALSE(set.may_be_in(""));
    CHECK_FALSE(set.may_be_in("网速"));
    CHECK_FALSE(set.may_be_in("RM"));
    CHECK_FALSE(set.may_be_in("春风套餐59元"));
    static_assert(set.may_be_in("anything"));
}

}  // namespace tariff_plan_notes_test
