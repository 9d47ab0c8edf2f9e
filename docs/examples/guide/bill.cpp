// SPDX-License-Identifier: Apache-2.0
#include "spring.hpp"

#include <catch.hpp>

#include <vector>

namespace guide_bill_test {

using namespace guide;
namespace bill = mingbai::bill;
using mingbai::civil_days;
using mingbai::service;
using std::chrono::year;

TEST_CASE("a bill is made, explained, reviewed and recorded") {
    const mingbai::instant now = at("2026-10-04T10:00:00+08:00");
    // [lines]
    const civil_days september{year{2026} / 9 / 1, year{2026} / 9 / 30};
    const std::vector<bill::bill_line> lines{
        {.kind = bill::line_kind::plan_fee, .title = "套餐月基本费", .agreement = "O-1", .plan = "26HE900001",
         .days = september, .amount = 59_cny},
        {.kind = bill::line_kind::overage, .title = "国内流量超出费", .agreement = "O-1", .plan = "26HE900001",
         .days = september, .what = service::data, .quantity = 101_MB, .rate = "超出后每1MB0.29元，每100MB不超过10元",
         .amount = 10.29_cny},
        {.kind = bill::line_kind::third_party, .title = "视频会员", .provider = "某视频", .days = september,
         .amount = 15_cny}};
    const auto made = bill::cny_bill::make({"18500000000", 9, september}, lines);
    CHECK(made->own_total() == 69.29_cny);
    CHECK(made->third_party_total() == 15_cny);
    CHECK(made->total() == 84.29_cny);
    // [lines end]

    // [ground]
    const bill::agreement agreed[]{
        {.order = "O-1", .plan = "26HE900001", .begins = year{2026} / 8 / 1, .proof = 7}};  // record 7 of the ledger
    CHECK(bill::ground_of(lines[0], agreed) == bill::ground::agreed);
    CHECK(bill::ground_of(lines[2], agreed) == bill::ground::no_agreement);  // 不明扣费: nobody ordered it
    // [ground end]

    // [review]
    const auto plan = to_owned(spring);
    const bill::versioned_plan<mingbai::tariff_plan> plans[]{{"26HE900001", 1, &plan}};
    const bill::bill_review<mingbai::tariff_plan> review{.of = &*made, .agreements = agreed, .plans = plans};
    const auto found = mingbai::check<bill::bill_rules>(review);
    CHECK(!found.passed());
    CHECK(found.count() == 1);
    CHECK(found.kept()[0].rule->id == "MB-B-01");
    CHECK(found.kept()[0].where.index == 2);  // the third line
    // [review end]

    // [recompute]
    CHECK(*bill::recompute(lines[1], plan, agreed[0], september).value() == 10.29_cny);
    // [recompute end]

    // [text]
    const bill::bill_words<mingbai::cny> how{.signature = "示例运营商", .hotline = "10000", .previous = 59_cny};
    CHECK(bill::bill_sms(*made, how) ==
          "您2026年9月账单共84.29元：套餐费59元、超出费用10.29元、代收第三方费用15元。比上期多25.29元。"
          "疑问请致电10000【示例运营商】");
    const std::string html = bill::bill_page(*made, how, agreed);
    CHECK(html.find("不明扣费：没有对应的办理记录") != std::string::npos);
    // [text end]

    // [issue]
    mingbai::memory_journal journal;
    mingbai::evidence::ledger ledger(journal, mingbai::hmac_drbg<>(secret));
    const auto subject = mingbai::evidence::pseudonymizer(secret).of(made->header().subscriber);
    const auto receipt = bill::issue(ledger, subject, *made, now);
    CHECK(bill::read_bill<mingbai::cny>(ledger.read(receipt->sequence)->payload).value() == *made);
    // [issue end]
}

}  // namespace guide_bill_test
