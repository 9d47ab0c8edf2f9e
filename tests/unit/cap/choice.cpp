// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/choice_book.hpp>
#include <mingbai/cap/meter.hpp>

#include <algorithm>
#include <catch.hpp>
#include <chrono>
#include <concepts>
#include <consent_world.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace cap_choice_test {

using namespace mingbai;
using namespace std::chrono_literals;
using mingbai_test::alice;
using mingbai_test::consent_world;
using mingbai_test::mallory;
using mingbai_test::noon;
using mingbai_test::reply;
using mingbai_test::why;

static_assert(cap::raise_consent<consent_proof>);
static_assert(cap::consent_user<consent::desk, consent_proof>);
static_assert(!cap::raise_consent<int>);

constexpr cap::units yuan = 1'000'000;
constexpr cap::cap_offer monthly{
    .kind = {cap::dimension::money, cap::scope::domestic_overage, cap::renewal::cycle},
    .tiers = cap::tier_list::of(0, 10 * yuan, 20 * yuan, 50 * yuan, 100 * yuan, 500 * yuan),
    .standard = 100 * yuan,
    .levels = cap::alert_levels{80, 100},
};

const evidence::pseudonymizer pseudonyms("a key of the carrier for caps");

/// A carrier with a consent desk; a raise is asked about like any other order, under its own order number.
struct world : consent_world {
    cap::choice_book book;
    cap::cap_holder holder = cap::holder_of(alice, pseudonyms);

    consent_proof agree_to(const order_id& order, instant at, subscriber_number who = alice) {
        const consent::order_details details{.order = order, .subscriber = who, .channel = channel_id{"app"}};
        const auto asked = desk.ask(spring_plan, details, at);
        REQUIRE(asked);
        auto proof = desk.answer(*asked, reply("同意", at + 1s, who));
        REQUIRE(proof);
        return std::move(*proof);
    }
    result<cap::choice_change> choose(cap::units limit, instant at = noon) {
        return book.choose(ledger, holder, monthly, limit, "app", at);
    }
    result<cap::choice_change> raise(cap::units limit, consent_proof proof, instant at) {
        return book.raise(ledger, desk, holder, monthly, limit, std::move(proof), "app", at);
    }
};

TEST_CASE("who has not chosen has the standard; a choice at or below it needs no more than the customer's word") {
    world carrier;
    CHECK(carrier.book.limit(carrier.holder.subject, monthly) == 100 * yuan);
    const auto chosen = carrier.choose(50 * yuan);
    REQUIRE(chosen);
    CHECK(chosen->before == 100 * yuan);
    CHECK(chosen->now == 50 * yuan);
    CHECK(carrier.book.limit(carrier.holder.subject, monthly) == 50 * yuan);

    CHECK(carrier.choose(0));  // nothing at all beyond the plan is a choice, too
    CHECK(carrier.book.limit(carrier.holder.subject, monthly) == 0);
    CHECK(carrier.book.history(carrier.holder.subject, monthly.kind).size() == 2);
}

TEST_CASE("a limit that is no tier is refused, unless the customer may name one") {
    world carrier;
    CHECK(why(carrier.choose(30 * yuan)) == reason::unknown_tier);
    cap::cap_offer free_choice = monthly;
    free_choice.own_value_up_to = 80 * yuan;
    CHECK(carrier.book.choose(carrier.ledger, carrier.holder, free_choice, 37 * yuan, "app", noon));
    CHECK(why(carrier.book.choose(carrier.ledger, carrier.holder, free_choice, 81 * yuan, "app", noon)) ==
          reason::unknown_tier);
    free_choice.may_have_none = false;
    CHECK(why(carrier.book.choose(carrier.ledger, carrier.holder, free_choice, cap::no_cap, "app", noon)) ==
          reason::unknown_tier);
}

TEST_CASE("a raise without consent is refused, in every way that it can be tried") {
    world carrier;
    REQUIRE(carrier.choose(20 * yuan));
    CHECK(why(carrier.choose(50 * yuan)) == reason::cap_raise_needs_consent);
    CHECK(why(carrier.choose(cap::no_cap)) == reason::cap_raise_needs_consent);
    // A first choice above the standard is a raise as well.
    world other;
    CHECK(why(other.choose(500 * yuan)) == reason::cap_raise_needs_consent);
    CHECK(other.book.size() == 0);
}

TEST_CASE("a raise with a fresh agreement to exactly it holds, and is on the ledger with its proof") {
    world carrier;
    REQUIRE(carrier.choose(20 * yuan));
    auto proof = carrier.agree_to(carrier.book.order_to_raise(carrier.holder, monthly, 50 * yuan), noon + 60s);
    const std::uint64_t proven = proof.record();
    const auto raised = carrier.raise(50 * yuan, std::move(proof), noon + 120s);
    REQUIRE(raised);
    CHECK(raised->before == 20 * yuan);
    CHECK(raised->now == 50 * yuan);
    CHECK(carrier.book.limit(carrier.holder.subject, monthly) == 50 * yuan);

    const auto record = carrier.ledger.read(raised->record);
    REQUIRE(record);
    CHECK(record->kind == evidence::record_kind::cap_lifted);
    CHECK(record->subject == carrier.holder.subject);
    CHECK(record->payload == R"({"consent":)" + std::to_string(proven) +
                                 R"(,"every":"cycle","how":"app","limit":50000000,"scope":"domestic_overage",)" +
                                 R"("then":"stop","what":"money"})");
}

TEST_CASE("an agreement raises the cap that it is about, to the limit that it is about, once") {
    world carrier;
    REQUIRE(carrier.choose(20 * yuan));
    const order_id to_fifty = carrier.book.order_to_raise(carrier.holder, monthly, 50 * yuan);

    SECTION("not to another limit") {
        CHECK(why(carrier.raise(100 * yuan, carrier.agree_to(to_fifty, noon + 60s), noon + 120s)) ==
              reason::proof_for_another_order);
    }
    SECTION("not another cap of the same customer") {
        cap::cap_offer roaming = monthly;
        roaming.kind.where = cap::scope::roaming;
        REQUIRE(carrier.book.choose(carrier.ledger, carrier.holder, roaming, 20 * yuan, "app", noon));
        CHECK(why(carrier.book.raise(carrier.ledger, carrier.desk, carrier.holder, roaming, 50 * yuan,
                                     carrier.agree_to(to_fifty, noon + 60s), "app", noon + 120s)) ==
              reason::proof_for_another_order);
    }
    SECTION("not by somebody else") {
        CHECK(why(carrier.raise(50 * yuan, carrier.agree_to(to_fifty, noon + 60s, mallory), noon + 120s)) ==
              reason::wrong_subscriber);
    }
    SECTION("not again after the customer lowered it since") {
        auto proof = carrier.agree_to(to_fifty, noon + 60s);
        REQUIRE(carrier.choose(10 * yuan, noon + 90s));
        CHECK(why(carrier.raise(50 * yuan, std::move(proof), noon + 120s)) == reason::proof_for_another_order);
    }
    SECTION("not days later, and not before it was given") {
        CHECK(why(carrier.raise(50 * yuan, carrier.agree_to(to_fifty, noon + 60s), noon + 25h)) ==
              reason::proof_outdated);
        const order_id again = carrier.book.order_to_raise(carrier.holder, monthly, 100 * yuan);
        CHECK(why(carrier.raise(100 * yuan, carrier.agree_to(again, noon + 26h), noon + 25h)) ==
              reason::proof_outdated);
    }
    SECTION("not a second time") {
        auto proof = carrier.agree_to(to_fifty, noon + 60s);
        const std::uint64_t record = proof.record();
        REQUIRE(carrier.raise(50 * yuan, std::move(proof), noon + 120s));
        REQUIRE(carrier.choose(20 * yuan, noon + 125s));
        // Found again on the ledger, it is still an agreement to something else: the cap was changed since.
        if (auto recalled = carrier.desk.recall(record))
            CHECK_FALSE(carrier.raise(50 * yuan, std::move(*recalled), noon + 130s));
        CHECK(carrier.book.history(carrier.holder.subject, monthly.kind).size() == 3);
        return;
    }
    CHECK(carrier.book.limit(carrier.holder.subject, monthly) <= 20 * yuan);
}

TEST_CASE("a desk that knows better has the last word about a proof") {
    world carrier;
    struct doubting_desk {
        result<evidence::receipt> use(const consent_proof&, const order_id&, instant) {
            return refusal{reason::consent_withdrawn, {}};
        }
    } doubting;
    const order_id order = carrier.book.order_to_raise(carrier.holder, monthly, 500 * yuan);
    CHECK(why(carrier.book.raise(carrier.ledger, doubting, carrier.holder, monthly, 500 * yuan,
                                 carrier.agree_to(order, noon), "app", noon + 60s)) == reason::consent_withdrawn);
    CHECK(carrier.book.limit(carrier.holder.subject, monthly) == 100 * yuan);
}

TEST_CASE("choices outlive the catalogue: other tiers, another standard, a restart") {
    world carrier;
    REQUIRE(carrier.choose(20 * yuan));
    cap::cap_offer reloaded = monthly;
    reloaded.tiers = cap::tier_list::of(30 * yuan, 60 * yuan);
    reloaded.standard = 60 * yuan;
    reloaded.then = cap::at_cap::throttle;
    CHECK(carrier.book.limit(carrier.holder.subject, reloaded) == 20 * yuan);
    CHECK(carrier.book.then(carrier.holder.subject, reloaded) == cap::at_cap::stop);

    cap::choice_book later;
    int unreadable = 0;
    const auto replayed = carrier.ledger.for_each(0, [&](const evidence::record_view& each) {
        if (!later.apply(each)) ++unreadable;
    });
    CHECK(replayed.clean());
    CHECK(unreadable == 0);
    CHECK(later.limit(carrier.holder.subject, reloaded) == 20 * yuan);
    const auto history = later.history(carrier.holder.subject, monthly.kind);
    REQUIRE(history.size() == 1);
    const auto original = carrier.book.history(carrier.holder.subject, monthly.kind);
    CHECK(std::equal(history.begin(), history.end(), original.begin(), original.end()));
    int caps = 0;
    later.for_each([&](const evidence::pseudonym& subject, cap::cap_kind kind, const cap::dated_choice& chosen) {
        ++caps;
        CHECK(subject == carrier.holder.subject);
        CHECK(kind == monthly.kind);
        CHECK(chosen.what.limit == 20 * yuan);
    });
    CHECK(caps == 1);
}

TEST_CASE("the payer decides about a family's cap") {
    world carrier;
    const cap::cap_holder family = cap::family_of("F-1001", alice, pseudonyms);
    CHECK(family.subject != carrier.holder.subject);
    REQUIRE(carrier.book.choose(carrier.ledger, family, monthly, 20 * yuan, "hall", noon));
    const order_id order = carrier.book.order_to_raise(family, monthly, 100 * yuan);
    CHECK(why(carrier.book.raise(carrier.ledger, carrier.desk, family, monthly, 100 * yuan,
                                 carrier.agree_to(order, noon + 60s, mallory), "app", noon + 70s)) ==
          reason::wrong_subscriber);
    CHECK(carrier.book.limit(carrier.holder.subject, monthly) == 100 * yuan);  // the payer's own cap is another one
}

TEST_CASE("a choice reads back as it was written") {
    for (unsigned index = 0; index < 32; ++index)
        for (const cap::at_cap then :
             {cap::at_cap::stop, cap::at_cap::throttle, cap::at_cap::ask, cap::at_cap::charge_free}) {
            const cap::choice made{cap::cap_kind::at(index), index == 7 ? cap::no_cap : index * yuan, then,
                                   index % 2 == 0 ? std::optional<std::uint64_t>(index) : std::nullopt};
            CHECK(made.kind.index() == index);
            const auto text = cap::canonical_text(made, "app 设置");
            REQUIRE(text);
            CHECK(is_canonical_json(*text));
            const auto read = cap::read_choice(*text);
            REQUIRE(read);
            CHECK(*read == made);
        }
    CHECK(why(cap::canonical_text({}, "\xff")) == reason::bad_utf8);
    CHECK(why(cap::read_choice("{}")) == reason::json_missing_key);
    CHECK(why(cap::read_choice(R"({"every":"week","scope":"total","then":"stop","what":"money"})")) ==
          reason::unknown_tier);
    CHECK(why(cap::read_choice(
              R"({"every":"day","how":"app","limit":70368744177664,"scope":"total","then":"stop","what":"money"})")) ==
          reason::out_of_range);
    CHECK(why(cap::read_choice(R"({"every":"day","how":"app","limit":)" + std::to_string(cap::no_cap) +
                               R"(,"scope":"total","then":"stop","what":"money"})")) == reason::out_of_range);
    CHECK(why(cap::read_choice(R"({"every":"day","scope":"total","then":"stop","what":"money"})")) ==
          reason::json_missing_key);
    CHECK(why(cap::read_choice(
              R"({"?":1,"every":"day","how":"app","scope":"total","then":"stop","what":"money"})")) ==
          reason::json_unknown_key);
}

TEST_CASE("tiers ascend and are few") {
    const std::vector<cap::units> twice{0, 10, 10};
    CHECK(cap::tier_list::make(twice).error() == refusal{reason::out_of_range, at_index(2)});
    const std::vector<cap::units> beyond{cap::highest_limit + 1};
    CHECK(cap::tier_list::make(beyond).error() == refusal{reason::out_of_range, at_index(0)});
    std::vector<cap::units> many(cap::tier_list::at_most + 1);
    for (std::size_t i = 0; i < many.size(); ++i) many[i] = i;
    CHECK(cap::tier_list::make(many).error() == refusal{reason::too_long, at_index(cap::tier_list::at_most)});
    many.pop_back();
    CHECK(cap::tier_list::make(many)->size() == cap::tier_list::at_most);
    CHECK(cap::tier_list::make({})->size() == 0);
}

}  // namespace cap_choice_test
