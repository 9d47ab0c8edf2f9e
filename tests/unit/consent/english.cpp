// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/hmac_drbg.hpp>
#include <mingbai/consent/desk.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/tariff/register.hpp>

#include <catch.hpp>
#include <country_plans.hpp>
#include <string>

// A carrier whose customers read English.
namespace consent_english_test {

using namespace mingbai;
using namespace mingbai::consent;
using namespace std::chrono_literals;

struct british {
    using currency = gbp;
    using tariff_rules = ruleset<>;
    static constexpr utc_offset zone{};
    static constexpr std::span<const std::string_view> nationwide{};
};

const std::string key = "a key of the carrier's own, 32 b";
constexpr subscriber_number customer{"447700900123"};
constexpr instant noon = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + 12h;

struct world {
    evidence::memory_journal journal;
    evidence::ledger<evidence::memory_journal> ledger{journal, hmac_drbg<>("a seed of at least thirty-two bytes")};
    disclosure_register<british> zone{ledger};
    evidence::pseudonymizer pseudonyms{key};
    desk consents{ledger,
                  {.own_codes = {short_code{"61000"}},
                   .key = key,
                   .pseudonyms = pseudonyms,
                   .rules = {.texts = language::english},
                   .cycle = billing_cycle(std::chrono::day{1}, british::zone)}};

    auto publish() { return zone.publish(mingbai_test::country_plan<gbp>(), noon).value(); }
};

TEST_CASE("a request in English states every fact, and is answered by yes or no") {
    world w;
    const auto plan = w.publish();
    const auto asked = w.consents.ask(plan, {.order = "O-1", .subscriber = customer, .channel = "WEB"}, noon).value();
    const std::string& number = asked.asked.reference;
    CHECK(asked.text ==
          "Please confirm, no. " + number +
              ": you are ordering Spring 20 (no. M0005937974SPRING20), GBP 20.00 per month; it begins at once. Term: "
              "24 months, "
              "renews by itself for 1 month at a time. commitment of 24 months, leaving early costs at most GBP "
              "100.00. Leaving "
              "early: the remaining months' discount, 100.00 at most. To cancel: write to the carrier; it then ends "
              "with the "
              "billing cycle. Reply YES to agree, NO to refuse; if you have several of these, add the number: YES " +
              number + ". No reply within 24 hours means no.");
    CHECK(w.consents.answer(asked, {.from = customer, .to = "61000", .text = "Yes", .at = noon + 1min}));
    const auto again =
        w.consents.ask(plan, {.order = "O-2", .subscriber = customer, .channel = "WEB"}, noon + 2min).value();
    CHECK(w.consents.answer(again, {.from = customer, .to = "61000", .text = "no", .at = noon + 3min}).error().why ==
          reason::answered_no);
}

TEST_CASE("codes and signatures have English texts too") {
    world w;
    const auto plan = w.publish();
    const auto code =
        w.consents
            .ask(plan, {.order = "O-1", .subscriber = customer, .channel = "WEB"}, noon, {.how = method::one_time_code})
            .value();
    CHECK(code.text.starts_with("Code "));
    CHECK(code.text.find("valid for 2 minutes;") != std::string::npos);
    const auto form = w.consents
                          .ask(plan,
                               {.order = "O-2",
                                .subscriber = customer,
                                .channel = "SHOP",
                                .biller = "Some Company",
                                .effective = effect::next_cycle},
                               noon + 2min, {.how = method::signature})
                          .value();
    CHECK(form.text.find("The service begins with the next billing cycle\n") != std::string::npos);
    CHECK(form.text.ends_with("agree to it. Charged for: Some Company."));
}

TEST_CASE("a carrier's own English text is held to the same facts") {
    world w;
    const auto plan = w.publish();
    const std::string whole =
        "No. 4711. Spring 20 (M0005937974SPRING20) for GBP 20.00 per month. It begins at once. 24 months. It renews by "
        "itself for 1 "
        "month at a time. There is a commitment of 24 months, leaving early costs at most GBP 100.00. Leaving early: "
        "the remaining\n"
        "months' discount, 100.00 at most. To cancel write to the carrier; it then ends with the billing cycle. YES or "
        "NO within 24 hours.";
    const auto ask = [&](const std::string& text) {
        return w.consents.ask(plan, {.order = "O-1", .subscriber = customer, .channel = "WEB"}, noon, {},
                              {.text = text, .code = {}, .reference = "4711"});
    };
    const auto without = [&](std::string_view words, std::string_view other) {
        std::string text = whole;
        const std::size_t at = text.find(words);
        REQUIRE(at != std::string::npos);
        return text.replace(at, words.size(), other);
    };
    CHECK(ask(without("GBP 20.00", "GBP 120.00")).error().where.what == element::price);
    CHECK(ask(without("GBP 20.00", "20.00")).error().where.what == element::price);
    CHECK(ask(without("begins at once", "begins soon")).error().where.what == element::effective);
    CHECK(ask(without("for 1 month", "for 12 months")).error().where.what == element::renewal);
    CHECK(ask(without("24 hours", "24 hours.5")).error().where.what == element::expiry);
    CHECK(ask(without("4711", "47110")).error().where.what == element::reference);
    CHECK(ask(whole));
}

}  // namespace consent_english_test
