// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/hmac_drbg.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/marketing/approved_content.hpp>
#include <mingbai/profile/cn_miit.hpp>
#include <mingbai/tariff/register.hpp>

#include <catch.hpp>
#include <plans.hpp>
#include <string>

namespace marketing_approved_content_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace std::chrono_literals;

constexpr instant morning = start_of_day(std::chrono::year{2026} / 3 / 1, beijing_time);

struct zone_with_spring {
    evidence::memory_journal journal;
    evidence::ledger<evidence::memory_journal> ledger{journal, hmac_drbg<>("a seed of at least thirty-two bytes")};
    disclosure_register<profile::cn_miit> zone{ledger};
    published_plan plan = zone.publish(mingbai_test::spring, morning).value();
};

TEST_CASE("copy that says what the plan says is approved, on the ledger; copy that says otherwise is not") {
    zone_with_spring z;
    const auto approved = marketing::approved_content::approve(z.plan, "春风套餐59元，含30GB流量、500分钟通话", z.ledger, morning);
    REQUIRE(approved);
    CHECK(z.ledger.read(approved->record())->kind == evidence::record_kind::content_approved);
    CHECK(approved->covers(z.plan));

    const auto cheaper = marketing::approved_content::approve(z.plan, "春风套餐29元", z.ledger, morning);
    REQUIRE_FALSE(cheaper);
    CHECK(cheaper.error().why == reason::rules_broken);
    CHECK(cheaper.error().where.what == element::price);
    CHECK(cheaper.error().where.offset == std::string("春风套餐").size());
    CHECK(marketing::approved_content::approve(z.plan, "春风套餐59元，含50GB流量", z.ledger, morning).error().where.what == element::content);
    CHECK(marketing::approved_content::approve(z.plan, "最佳套餐59元", z.ledger, morning).error().found.kept()[0].rule ==
          &marketing::copy_without_statutory_superlatives::info);
    CHECK(marketing::approved_content::approve(z.plan, "\xff", z.ledger, morning).error().why == reason::bad_utf8);
    CHECK(z.ledger.size() == 2);
}

TEST_CASE("a channel may change blanks and widths, never a word") {
    zone_with_spring z;
    const auto approved = marketing::approved_content::approve(z.plan, "春风套餐59元（河北），含30GB", z.ledger, morning);
    REQUIRE(approved);
    CHECK(approved->compare("春风套餐59元（河北），含30GB"));
    CHECK(approved->compare(" 春风套餐 59元(河北),\n含30ＧＢ "));
    CHECK(approved->compare("春风套餐59元（河北），含50GB").error() ==
          refusal{reason::content_altered, at_offset(std::string("春风套餐59元（河北），含").size())});
    CHECK(approved->compare("春风套餐59元（河北），含30GB！").error().why == reason::content_altered);
    CHECK(approved->compare("春风套餐59元（河北）").error().why == reason::content_altered);
    CHECK(approved->compare("").error().where.offset == 0);
}

TEST_CASE("a new version of the plan ends the approval") {
    zone_with_spring z;
    const auto approved = marketing::approved_content::approve(z.plan, "春风套餐59元", z.ledger, morning);
    REQUIRE(approved);
    literal_tariff_plan shorter = mingbai_test::spring;
    shorter.breach = "提前退订不收费";
    const published_plan next = z.zone.publish(shorter, morning + 1s, morning).value();
    CHECK_FALSE(approved->covers(next));
}

}  // namespace marketing_approved_content_test
