// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/hmac_drbg.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/marketing/approved_content.hpp>
#include <mingbai/profile/cn_miit.hpp>
#include <mingbai/tariff/register.hpp>

#include <advertised_plans.hpp>
#include <catch.hpp>
#include <plans.hpp>
#include <span>
#include <string>
#include <type_traits>

namespace marketing_approved_content_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace std::chrono_literals;
using marketing::approved_content;

constexpr instant morning = start_of_day(std::chrono::year{2026} / 3 / 1, beijing_time);

struct zone_with_spring {
    evidence::memory_journal journal;
    evidence::ledger<evidence::memory_journal> ledger{journal, hmac_drbg<>("a seed of at least thirty-two bytes")};
    disclosure_register<profile::cn_miit> zone{ledger};
    published_plan plan = zone.publish(mingbai_test::spring, morning).value();

    published_plan publish_dawn() { return zone.publish(mingbai_test::advertised::dawn, morning).value(); }
};

static_assert(!std::is_default_constructible_v<approved_content>);
static_assert(std::is_copy_constructible_v<approved_content>);

TEST_CASE("copy that says what the plan says is approved, on the ledger; copy that says otherwise is not") {
    zone_with_spring z;
    const auto approved = approved_content::approve(z.plan, "春风套餐59元，含30GB流量、500分钟通话，河北用户可办", z.ledger, morning);
    REQUIRE(approved);
    CHECK(z.ledger.read(approved->record())->kind == evidence::record_kind::content_approved);
    CHECK(approved->covers(z.plan));
    CHECK(approved->digest() == sha256(approved->text()));
    CHECK(approved->approved_at() == morning);
    CHECK(approved->findings().empty());

    const auto cheaper = approved_content::approve(z.plan, "春风套餐29元", z.ledger, morning);
    REQUIRE_FALSE(cheaper);
    CHECK(cheaper.error().why == reason::rules_broken);
    CHECK(cheaper.error().where.what == element::price);
    CHECK(cheaper.error().where.offset == std::string("春风套餐").size());
    CHECK(approved_content::approve(z.plan, "春风套餐59元，含50GB流量", z.ledger, morning).error().where.what == element::content);
    CHECK(approved_content::approve(z.plan, "最佳套餐59元", z.ledger, morning).error().found.kept()[0].rule ==
          &marketing::copy_without_statutory_superlatives::info);
    CHECK(approved_content::approve(z.plan, "\xff", z.ledger, morning).error().why == reason::bad_utf8);
    CHECK(approved_content::approve(std::span<const published_plan>(), "春风", z.ledger, morning).error().why == reason::not_published);
    CHECK(z.ledger.size() == 2);
}

TEST_CASE("the approval keeps what the check found and nobody must remove") {
    zone_with_spring z;
    const auto approved = approved_content::approve(z.plan, "超值！春风套餐59元", z.ledger, morning);
    REQUIRE(approved);
    REQUIRE(approved->findings().size() == 2);
    CHECK(approved->findings()[0].rule == "MB-M-06");
    CHECK(approved->findings()[0].severity == "warning");
    CHECK(approved->findings()[0].where == "region");
    CHECK(approved->findings()[0].offset == std::string("超值！春风套餐").size());
    CHECK(approved->findings()[1].rule == "MB-M-10");
    CHECK(approved->findings()[1].length == std::string("超值").size());
}

TEST_CASE("a carrier's own rules decide instead of the usual ones") {
    zone_with_spring z;
    using stricter = with<marketing::copy_rules, marketing::copy_without_pressure, severity::blocking>;
    const std::string_view text = "春风套餐59元，仅限今天";
    CHECK(approved_content::approve(z.plan, text, z.ledger, morning));
    CHECK(approved_content::approve<stricter>(z.plan, text, z.ledger, morning).error().why == reason::rules_broken);
}

TEST_CASE("a channel may change blanks and widths, never a word") {
    zone_with_spring z;
    const auto approved = approved_content::approve(z.plan, "春风套餐59元（河北），含30GB", z.ledger, morning);
    REQUIRE(approved);
    CHECK(approved->compare("春风套餐59元（河北），含30GB"));
    CHECK(approved->compare(" 春风套餐 59元(河北),\n含30ＧＢ "));
    CHECK_FALSE(approved->compare(" 春风套餐59元（河北），含30GB", {.any_blanks = false}));
    CHECK_FALSE(approved->compare("春风套餐59元(河北)，含30GB", {.any_width = false}));
    const std::string shown = "春风套餐59元（河北），含50GB";
    CHECK(approved->compare(shown).error() == refusal{reason::content_altered, at_offset(std::string("春风套餐59元（河北），含").size(), 4)});
    const auto changes = approved->differences(shown);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].approved(approved->text()) == "30GB");
    CHECK(changes[0].shown(shown) == "50GB");
    CHECK(approved->compare("春风套餐59元（河北），含30GB！").error().why == reason::content_altered);
    CHECK(approved->compare("春风套餐59元（河北）").error().why == reason::content_altered);
    CHECK(approved->compare("").error().where.offset == 0);
}

TEST_CASE("a new version of the plan ends the approval") {
    zone_with_spring z;
    const auto approved = approved_content::approve(z.plan, "春风套餐59元", z.ledger, morning);
    REQUIRE(approved);
    literal_tariff_plan shorter = mingbai_test::spring;
    shorter.breach = "提前退订不收费";
    const published_plan next = z.zone.publish(shorter, morning + 1s, morning).value();
    CHECK_FALSE(approved->covers(next));
    CHECK(approved->covers(z.plan));
    // A third version that says the same as the first is another version all the same.
    const published_plan back = z.zone.publish(mingbai_test::spring, morning + 2s, morning).value();
    CHECK(back.digest() == z.plan.digest());
    CHECK_FALSE(approved->covers(back));
}

TEST_CASE("copy that sells two plans is approved for both, and for no third") {
    zone_with_spring z;
    const published_plan dawn = z.publish_dawn();
    const published_plan sold[]{z.plan, dawn};
    const auto approved = approved_content::approve(std::span<const published_plan>(sold), "59元起，河北可办", z.ledger, morning);
    REQUIRE(approved);
    REQUIRE(approved->plans().size() == 2);
    CHECK(approved->plans()[1].number == dawn.number());
    CHECK(approved->plans()[1].version == 1);
    CHECK(approved->covers(z.plan));
    CHECK(approved->covers(dawn));
    const auto one = approved_content::approve(dawn, "59元起", z.ledger, morning);
    REQUIRE(one);
    CHECK_FALSE(one->covers(z.plan));
}

TEST_CASE("the token comes back from the ledger, and only from an approval that stands") {
    zone_with_spring z;
    const auto approved = approved_content::approve(z.plan, "超值！春风套餐59元", z.ledger, morning);
    REQUIRE(approved);
    const auto again = approved_content::recall(z.ledger, approved->record());
    REQUIRE(again);
    CHECK(again->text() == approved->text());
    CHECK(again->digest() == approved->digest());
    CHECK(again->record() == approved->record());
    CHECK(again->approved_at() == morning);
    CHECK(again->covers(z.plan));
    CHECK(std::vector<marketing::approved_finding>(again->findings().begin(), again->findings().end()) ==
          std::vector<marketing::approved_finding>(approved->findings().begin(), approved->findings().end()));

    CHECK(approved_content::recall(z.ledger, z.plan.record()).error().why == reason::content_not_approved);
    CHECK(approved_content::recall(z.ledger, 99).error().why == reason::record_unknown);
    const auto forged = z.ledger.append(evidence::record_kind::content_approved, evidence::public_subject("content", "x"), morning, "{}");
    REQUIRE(forged);
    CHECK(approved_content::recall(z.ledger, forged->sequence).error().why == reason::record_altered);
}

TEST_CASE("an approval that was taken back cannot be recalled, nor taken back twice; another one stays") {
    zone_with_spring z;
    const auto first = approved_content::approve(z.plan, "春风套餐59元", z.ledger, morning);
    const auto second = approved_content::approve(z.plan, "春风套餐每月59元", z.ledger, morning);
    REQUIRE((first && second));
    REQUIRE(first->withdraw(z.ledger, "市场部", "活动结束", morning + 1h));
    CHECK(approved_content::recall(z.ledger, first->record()).error().why == reason::content_withdrawn);
    CHECK(first->withdraw(z.ledger, "市场部", "活动结束", morning + 2h).error().why == reason::content_withdrawn);
    CHECK(approved_content::recall(z.ledger, second->record()));
}

TEST_CASE("records of content are read back as they were written") {
    const marketing::approval made{"59元", {{"26HE900001", 3, sha256("plan")}}, {{"MB-M-10", "advice", "text", 7, 6}}};
    const auto text = marketing::canonical_text(made);
    REQUIRE(text);
    CHECK(marketing::read_approval(*text).value() == made);
    CHECK(marketing::read_approval("{}").error().why == reason::json_missing_key);
    CHECK(marketing::canonical_text(marketing::approval{"\xff", {}, {}}).error().why == reason::bad_utf8);
    const marketing::content_withdrawal back{7, "市场部", "活动结束"};
    CHECK(marketing::read_content_withdrawal(marketing::canonical_text(back).value()).value() == back);
}

}  // namespace marketing_approved_content_test
