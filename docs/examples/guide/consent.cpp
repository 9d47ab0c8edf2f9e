// SPDX-License-Identifier: Apache-2.0
#include "spring.hpp"

#include <catch.hpp>

namespace guide_consent_test {

using namespace guide;
using namespace std::chrono_literals;
using cn = mingbai::profile::cn_miit;
namespace consent = mingbai::consent;
using mingbai::reason;

// [reply]
static_assert(consent::read_reply("同意") == consent::answer::yes);
static_assert(consent::read_reply("不同意") == consent::answer::no);
static_assert(consent::read_reply("同意什么？") == consent::answer::unclear);
// [reply end]

TEST_CASE("one order is asked for, answered and proven") {
    const mingbai::instant now = at("2026-09-24T10:00:00+08:00");
    mingbai::memory_journal journal;
    mingbai::evidence::ledger ledger(journal, mingbai::hmac_drbg<>(secret));
    mingbai::disclosure_register<cn> zone(ledger);
    CHECK(zone.publish(spring, now));
    const auto offer = zone.for_sale("26HE900001", {"河北", "APP", now}).value();
    const mingbai::order_id order{"O-1"};
    const mingbai::subscriber_number number{"18500000000"};
    const mingbai::channel_id channel{"APP"};

    // [desk]
    consent::desk_options options{.own_codes = {mingbai::short_code{"10001"}},
                                  .key = std::string(secret),
                                  .pseudonyms = mingbai::evidence::pseudonymizer(secret),
                                  .cycle = mingbai::billing_cycle(std::chrono::day{1}, cn::zone)};
    consent::desk desk(ledger, options);
    // [desk end]

    // [ask]
    auto asked = desk.ask(offer, {.order = order, .subscriber = number, .channel = channel}, now);
    // send asked->text from asked->asked.sender, exactly as it is
    auto proof = desk.receive({.from = number, .to = "10001", .text = "同意", .at = now + 30s});  // result<consent_proof>
    auto used = desk.use(*proof, order, now + 40s);                                               // once
    // [ask end]
    CHECK(asked->text.find("每月59元") != std::string::npos);
    CHECK(used);

    // [twice]
    CHECK(desk.use(*proof, order, now + 50s).error().why == reason::proof_already_used);
    // [twice end]

    // [refusals]
    const auto second = desk.ask(offer, {.order = "O-2", .subscriber = number, .channel = channel}, now + 60s).value();
    CHECK(desk.answer(second, {.from = "18600000000", .to = "10001", .text = "同意", .at = now + 70s}).error().why ==
          reason::wrong_subscriber);
    CHECK(desk.answer(second, {.from = number, .to = "10001", .text = "是不是", .at = now + 80s}).error().why ==
          reason::answer_unclear);
    CHECK(desk.answer(second, {.from = number, .to = "10001", .text = "不同意", .at = now + 90s}).error().why ==
          reason::answered_no);
    // [refusals end]

    // [code]
    const auto coded = desk.ask(offer, {.order = "O-3", .subscriber = number, .channel = channel}, now + 100s,
                                {.how = consent::method::one_time_code})
                           .value();
    CHECK(desk.answer_code(coded.digest, "wrong!", now + 110s).error().why == reason::not_confirmed);
    CHECK(desk.why_refused(coded.digest) == reason::wrong_code);  // for the carrier's own eyes only
    // [code end]

    // [recall]
    consent::desk elsewhere(ledger, options);  // another process
    CHECK(elsewhere.status());
    const auto recalled = elsewhere.recall(proof->record());  // every record that it rests on is verified again
    CHECK(recalled->order() == order);
    // [recall end]

    // [withdraw]
    const auto ends = desk.withdraw(asked->digest, now + 120s);
    CHECK(*ends == at("2026-10-01T00:00:00+08:00"));  // the text said 退订次月生效
    // [withdraw end]
}

}  // namespace guide_consent_test
