// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/desk.hpp>

#include <catch.hpp>
#include <consent_world.hpp>
#include <set>
#include <string>

// One-time codes. Scenarios marked with an @ are those of the CAMARA OTP validation API, in the words of its
// conformance features; what only concerns HTTP (headers, tokens, correlators) has no counterpart in a library.
namespace consent_codes_test {

using namespace mingbai;
using namespace mingbai::consent;
using namespace mingbai_test;

const asking by_code{.how = method::one_time_code};

const std::string facts =
    "安全管家25JS110103每月15元立即生效，回复TD，退订次月生效，24个月，到期自动续订，每次2年，"
    "无合约期限及违约责任，无违约责任，2分钟内有效";

std::string wrong(std::string code) {
    code[0] = code[0] == '9' ? '0' : static_cast<char>(code[0] + 1);
    return code;
}

TEST_CASE("@OTPvalidationAPI_01: send-code succeeds, and says what the standard leaves open: until when") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    REQUIRE(asked);
    CHECK(code_in(asked->text).size() == 6);
    CHECK(asked->valid_until == noon + 120s);
    CHECK(asked->text.find("2分钟") != std::string::npos);
    CHECK(asked->asked.sender == platform);
}

TEST_CASE("@OTPvalidationAPI_01: validate-code with the code received succeeds") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    const auto proof = world.desk.answer_code(asked->digest, code_in(asked->text), noon + 27s);
    REQUIRE(proof);
    CHECK(proof->how() == method::one_time_code);
    CHECK(proof->confirmed_at() == noon + 27s);
    CHECK(world.desk.recall(proof->record()));
    CHECK(world.another_desk().recall(proof->record()));
}

TEST_CASE("the code is nowhere but in the text that is sent") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    const std::string code = code_in(asked->text);
    CHECK(asked->asked.text.find(code) == std::string::npos);
    CHECK(asked->asked.text.find(code_place) != std::string::npos);
    REQUIRE(world.desk.answer_code(asked->digest, code, noon + 27s));
    (void)world.desk.answer_code(asked->digest, code, noon + 28s);
    (void)world.ledger.for_each(0, [&](const evidence::record_view& each) {
        CHECK(each.payload.find("\"" + code + "\"") == std::string_view::npos);
        CHECK(each.payload.find("验证码" + code) == std::string_view::npos);
    });
}

TEST_CASE("@OTPvalidationAPI_400.4: an incorrect phone number is none") {
    CHECK(why(subscriber_number::parse("3301")) == reason::bad_subscriber_number);
    CHECK(why(subscriber_number::parse("+8618500000000")) == reason::bad_subscriber_number);
}

TEST_CASE("@OTPvalidationAPI_400.5, 400.6: a missing message, and a message without the code, are not sent") {
    consent_world world;
    const auto refused = [&](const carrier_text& words) {
        const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code, words);
        REQUIRE_FALSE(asked);
        CHECK(asked.error().why == reason::text_incomplete);
        return asked.error().where.what;
    };
    CHECK(refused({}) == element::name);
    CHECK(refused({.text = facts}) == element::code);
    CHECK(refused({.text = facts, .code = "669344"}) == element::code);
    CHECK(world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code,
                         {.text = facts + "669344", .code = "669344"}));
    // A template without a place for it does not compile; at run time it is refused.
    static constexpr request_template without{
        "{name}{filing_number}{price}{effective}{unsubscribe}{validity}{renewal}"
        "{commitment}{breach}{expiry}"};
    const auto asked =
        world.desk.ask(world.guard_plan, world.order("A2"), noon, {.how = method::one_time_code, .words = &without});
    REQUIRE_FALSE(asked);
    CHECK(asked.error().where.what == element::code);
}

TEST_CASE("@OTPvalidationAPI_400.7: a message that is too long is not sent") {
    for (const std::size_t most : {std::size_t{3}, std::size_t{10}}) {
        consent_world world({.most_parts = most});
        const auto ask = [&](std::size_t units) {
            std::string text = "669344" + facts;
            while (length_as_sms(text, sms_reference::eight_bit).units < units) text += "。";
            return why(world.desk.ask(world.guard_plan, world.order("A" + std::to_string(units)), noon, by_code,
                                      {.text = text, .code = "669344"}));
        };
        CHECK(ask(most * 67) == reason::none);
        CHECK(ask(most * 67 + 1) == reason::too_long);
    }
}

TEST_CASE("a message whose code would be cut in two is not sent") {
    int split = 0;
    for (int pad = 0; pad < 67; ++pad) {
        consent_world world;
        std::string text = facts;
        for (int i = 0; i < pad; ++i) text += "。";
        text += "669344";
        for (int i = 0; i < 40; ++i) text += "！";
        const reason refused =
            why(world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code, {.text = text, .code = "669344"}));
        split += refused == reason::code_split ? 1 : 0;
        CHECK((refused == reason::none || refused == reason::code_split));
    }
    // Five positions cut six digits in two under a reference of 8 bits; parts of 16 bits end one unit earlier each.
    CHECK(split >= 6);
    CHECK(split <= 8);
}

TEST_CASE("@OTPvalidationAPI_03: too many codes requested for a number") {
    consent_world world({.sendings_per_number = 4});
    int sent = 0;
    reason last = reason::none;
    for (int i = 0; i < 10 && last == reason::none; ++i) {
        last = why(world.desk.ask(world.guard_plan, world.order("A" + std::to_string(i)), noon + i * 61s, by_code));
        sent += last == reason::none ? 1 : 0;
    }
    CHECK(sent == 4);
    CHECK(last == reason::too_many_requests);
}

TEST_CASE("@OTPvalidationAPI_04, 05, 06: numbers that cannot receive messages, landlines, barred numbers") {
    consent_world world;
    for (const reachability reach : {reachability::cannot_receive, reachability::barred})
        CHECK(why(world.desk.ask(world.guard_plan, world.order("A1"), noon,
                                 {.how = method::one_time_code, .signals = {.reach = reach}})) ==
              reason::stronger_method_needed);
}

TEST_CASE("@OTPvalidationAPI_404.1: a number that the carrier does not serve has nobody who may consent") {
    consent_world world;
    CHECK(why(world.desk.ask(world.guard_plan, world.order("A1"), noon,
                             {.how = method::one_time_code, .signals = {.who = standing::unknown}})) ==
          reason::not_entitled);
}

TEST_CASE("@OTPvalidationAPI_400.3, 400.4, 400.5: a missing, too long or other code; outside nothing tells which") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    const std::string code = code_in(asked->text);
    for (const std::string& typed :
         {std::string(), std::string("thisCodeExceedsTenCharacters"), wrong(code), code + "0"}) {
        const auto answer = world.desk.answer_code(asked->digest, typed, noon + 10s);
        REQUIRE_FALSE(answer);
        CHECK(answer.error() == refusal{reason::not_confirmed, {}});
        CHECK(world.desk.why_refused(asked->digest) == reason::wrong_code);
    }
    CHECK(world.desk.answer_code(asked->digest, code, noon + 11s));
}

TEST_CASE("@OTPvalidationAPI_400.6: an expired code") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    const std::string code = code_in(asked->text);
    CHECK(why(world.desk.answer_code(asked->digest, code, noon + 120s)) == reason::not_confirmed);
    CHECK(world.desk.why_refused(asked->digest) == reason::answered_too_late);
    CHECK(why(world.desk.answer_code(asked->digest, code, noon - 1s)) == reason::not_confirmed);
    CHECK(world.desk.why_refused(asked->digest) == reason::answered_too_early);
    CHECK(world.desk.answer_code(asked->digest, code, noon + 119s));
}

TEST_CASE("@OTPvalidationAPI_400.7: a code that a newer request replaced") {
    consent_world world;
    const auto first = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    const auto second = world.desk.ask(world.guard_plan, world.order("A2"), noon + 10s, by_code);
    CHECK(why(world.desk.answer_code(first->digest, code_in(first->text), noon + 20s)) == reason::not_confirmed);
    CHECK(world.desk.why_refused(first->digest) == reason::superseded);
    CHECK(world.desk.answer_code(second->digest, code_in(second->text), noon + 20s));
}

TEST_CASE("@OTPvalidationAPI_400.8: a code that was used") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    REQUIRE(world.desk.answer_code(asked->digest, code_in(asked->text), noon + 20s));
    CHECK(why(world.desk.answer_code(asked->digest, code_in(asked->text), noon + 21s)) == reason::not_confirmed);
    CHECK(world.desk.why_refused(asked->digest) == reason::already_answered);
}

TEST_CASE("@OTPvalidationAPI_400.9: too many wrong codes close the request") {
    for (const int allowed : {1, 2, 5}) {
        consent_world world({.wrong_codes = allowed});
        const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
        const std::string code = code_in(asked->text);
        for (int i = 0; i < allowed; ++i) {
            CHECK(world.desk.find(asked->digest)->stands.now == state::asked);
            CHECK(why(world.desk.answer_code(asked->digest, wrong(code), noon + 10s)) == reason::not_confirmed);
        }
        CHECK(world.desk.find(asked->digest)->stands.now == state::refused);
        CHECK(world.desk.why_refused(asked->digest) == reason::too_many_tries);
        CHECK(why(world.desk.answer_code(asked->digest, code, noon + 11s)) == reason::not_confirmed);
        CHECK(world.another_desk().find(asked->digest)->stands.now == state::refused);
        // A closed request writes nothing more, so that trying on costs the ledger nothing.
        const auto records = world.ledger.size();
        for (int i = 0; i < 100; ++i) (void)world.desk.answer_code(asked->digest, wrong(code), noon + 12s);
        CHECK(world.ledger.size() == records);
    }
}

TEST_CASE("the last try but one may still be right") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    const std::string code = code_in(asked->text);
    for (int i = 0; i < 4; ++i) (void)world.desk.answer_code(asked->digest, wrong(code), noon + 10s);
    CHECK(world.desk.answer_code(asked->digest, code, noon + 11s));
}

TEST_CASE("@OTPvalidationAPI_404: an unknown request looks like a wrong code") {
    consent_world world;
    CHECK(world.desk.answer_code(sha256("unknown"), "123456", noon).error() == refusal{reason::not_confirmed, {}});
    CHECK(world.desk.why_refused(sha256("unknown")) == reason::no_open_request);
    const auto by_sms = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    CHECK(world.desk.answer_code(by_sms->digest, "123456", noon).error() == refusal{reason::not_confirmed, {}});
}

TEST_CASE("another code: the one before is void, tries go on counting, and there are only so many") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    const std::string first = code_in(asked->text);
    CHECK(why(world.desk.send_another_code(asked->digest, noon + 59s)) == reason::too_many_requests);
    const auto again = world.desk.send_another_code(asked->digest, noon + 60s);
    REQUIRE(again);
    const std::string second = code_in(again->text);
    CHECK(second != first);
    CHECK(again->digest == asked->digest);
    CHECK(again->valid_until == noon + 180s);

    SECTION("the old code is a wrong one, even while it would have been valid") {
        CHECK(why(world.desk.answer_code(asked->digest, first, noon + 70s)) == reason::not_confirmed);
        CHECK(world.desk.why_refused(asked->digest) == reason::superseded);
        CHECK(world.desk.answer_code(asked->digest, second, noon + 71s));
    }
    SECTION("in the second in which the new code goes out, it is the one that counts") {
        CHECK(why(world.desk.answer_code(asked->digest, first, noon + 60s)) == reason::not_confirmed);
        CHECK(world.desk.answer_code(asked->digest, second, noon + 60s));
    }
    SECTION("an answer that was given before the new code went out may still use the old one") {
        const auto proof = world.desk.answer_code(asked->digest, first, noon + 50s);
        REQUIRE(proof);
        CHECK(world.another_desk().recall(proof->record()));
    }
    SECTION("wrong tries of both codes count together") {
        for (int i = 0; i < 4; ++i) (void)world.desk.answer_code(asked->digest, wrong(second), noon + 70s);
        (void)world.desk.answer_code(asked->digest, first, noon + 70s);
        CHECK(world.desk.why_refused(asked->digest) == reason::too_many_tries);
    }
    SECTION("three codes are enough") {
        REQUIRE(world.desk.send_another_code(asked->digest, noon + 120s));
        CHECK(why(world.desk.send_another_code(asked->digest, noon + 180s)) == reason::too_many_requests);
    }
    SECTION("none outlives its request") {
        const auto last = world.desk.send_another_code(asked->digest, noon + 550s);
        REQUIRE(last);
        CHECK(last->valid_until == noon + 600s);
        CHECK(why(world.desk.send_another_code(asked->digest, noon + 600s)) == reason::answered_too_late);
    }
    SECTION("a later desk knows all of them") {
        desk later = world.another_desk();
        CHECK(later.find(asked->digest)->codes == world.desk.find(asked->digest)->codes);
        CHECK(why(later.answer_code(asked->digest, first, noon + 70s)) == reason::not_confirmed);
        CHECK(later.answer_code(asked->digest, second, noon + 71s));
    }
}

TEST_CASE("dynamic linking: any other order has another code") {
    std::set<std::string> codes;
    std::size_t orders = 0;
    const auto add = [&](auto&& change) {
        consent_world world;
        auto details = world.order("A1");
        auto when = noon;
        asking how = by_code;
        change(details, when, how);
        const auto asked = world.desk.ask(world.guard_plan, details, when, how);
        REQUIRE(asked);
        codes.insert(code_in(asked->text));
        ++orders;
    };
    static constexpr request_template other_words{
        "{code}：{name}{filing_number}{price}{effective}{unsubscribe}{validity}{renewal}{commitment}{breach}{expiry}"};
    add([](auto&, auto&, auto&) {});
    add([](auto& details, auto&, auto&) { details.order = order_id{"A2"}; });
    add([](auto& details, auto&, auto&) { details.subscriber = mallory; });
    add([](auto& details, auto&, auto&) { details.channel = channel_id{"web"}; });
    add([](auto& details, auto&, auto&) { details.agent = agent_id{"x"}; });
    add([](auto& details, auto&, auto&) { details.biller = "x"; });
    add([](auto& details, auto&, auto&) { details.effective = effect::next_cycle; });
    add([](auto& details, auto&, auto&) { details.ends = effect::at_once; });
    add([](auto&, auto& when, auto&) { when += 1s; });
    add([](auto&, auto&, auto& how) { how.sender = hall; });
    add([](auto&, auto&, auto& how) { how.words = &other_words; });
    CHECK(codes.size() == orders);

    consent_world world;
    literal_tariff_plan dearer = guard;
    dearer.price = 15.01_cny / 1_month;
    const auto cheap = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    const auto changed = world.zone.publish(dearer, noon + 1s);
    REQUIRE(changed);
    consent_world other;
    const auto dear = other.desk.ask(*other.zone.publish(dearer, noon), other.order("A1"), noon, by_code);
    CHECK(code_in(cheap->text) != code_in(dear->text));
    CHECK(why(other.desk.answer_code(dear->digest, code_in(cheap->text), noon + 1s)) == reason::not_confirmed);
}

TEST_CASE("what the key is used for is kept apart") {
    using namespace mingbai::consent::detail;
    const std::string_view key = "a key of the carrier's own";
    const sha256_digest request = sha256("a request");
    const sha256_digest for_code = seal(key, "mingbai code", request, 1, {});
    CHECK(seal_of_code(key, request, 1, {}) != for_code);
    CHECK(seal_of_confirmation(key, request, 1, instant{}) != for_code);
    CHECK(seal_of_code(key, request, 1, std::string_view("\0\0\0\0\0\0\0\0", 8)) !=
          seal_of_confirmation(key, request, 1, instant{}));
    CHECK(seal_of_code(key, request, 1, "123456") != seal_of_code(key, request, 2, "123456"));
    CHECK(seal_of_code(key, request, 1, "123456") != seal_of_code(key, sha256("another"), 1, "123456"));
}

TEST_CASE("the code depends on the carrier's key") {
    consent_world world;
    auto options = usual_desk();
    options.key = "another key of 16 bytes";
    consent_world second;
    desk other(second.ledger, options);
    const auto one = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    const auto two = other.ask(second.guard_plan, second.order("A1"), noon, by_code);
    CHECK(one->digest == two->digest);
    CHECK(code_in(one->text) != code_in(two->text));
}

TEST_CASE("six, seven or eight digits") {
    for (const int digits : {6, 7, 8}) {
        consent_world world({.code_digits = digits});
        const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
        const auto at = asked->text.find("验证码") + std::string_view("验证码").size();
        const std::string code = asked->text.substr(at, static_cast<std::size_t>(digits));
        CHECK(code.find_first_not_of("0123456789") == std::string::npos);
        CHECK(world.desk.answer_code(asked->digest, code, noon + 1s));
    }
}

TEST_CASE("a policy outside the bounds is not sound") {
    static_assert(is_sound(policy{}));
    CHECK_FALSE(is_sound({.code_validity = 59s}));
    CHECK(is_sound({.code_validity = 60s}));
    CHECK(is_sound({.code_validity = 600s}));
    CHECK_FALSE(is_sound({.code_validity = 601s, .code_window = 3600s}));
    CHECK_FALSE(is_sound({.code_validity = 300s, .code_window = 299s}));
    CHECK_FALSE(is_sound({.code_digits = 5}));
    CHECK_FALSE(is_sound({.code_digits = 9}));
    CHECK_FALSE(is_sound({.wrong_codes = 6}));
    CHECK_FALSE(is_sound({.wrong_codes = 0}));
    CHECK_FALSE(is_sound({.words = nullptr}));
    CHECK_FALSE(is_sound({.reply_window = 0s}));
    CHECK_FALSE(is_sound({.codes_per_request = 0}));
    CHECK(is_sound({.between_codes = 0s}));
    CHECK_FALSE(is_sound({.between_codes = -1s}));
    CHECK_FALSE(is_sound({.most_parts = 0}));
    CHECK_FALSE(is_sound({.sendings_per_number = 0}));
    CHECK_FALSE(is_sound({.sending_period = 0s}));
    CHECK_FALSE(is_sound({.proof_lifetime = 0s}));
    CHECK(is_sound({.settled_number = 0s, .settled_sim = 0s}));
    CHECK_FALSE(is_sound({.settled_number = -1s}));
    CHECK_FALSE(is_sound({.settled_sim = -1s}));
}

TEST_CASE("a reply to the message with the code: yes needs the code, no is no") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    CHECK(why(world.desk.receive(reply("同意", noon + 5s))) == reason::answer_unclear);
    CHECK(why(world.desk.receive(reply("什么", noon + 6s))) == reason::answer_unclear);
    for (int i = 0; i < 6; ++i) (void)world.desk.receive(reply("同意", noon + 10s + i * 1s));
    CHECK(world.desk.find(asked->digest)->stands.now == state::asked);
    CHECK(why(world.desk.receive(reply("TD", noon + 20s))) == reason::answered_no);
    CHECK(why(world.desk.answer_code(asked->digest, code_in(asked->text), noon + 30s)) == reason::not_confirmed);
}

TEST_CASE("an open code does not keep a reply from the request that it answers") {
    consent_world world;
    const auto first = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    const auto by_sms = world.desk.ask(world.spring_plan, world.order("A2"), noon + 1s);
    const auto other = world.desk.ask(world.guard_plan, world.order("A3"), noon + 2s, by_code);
    const auto proof = world.desk.receive(reply("同意", noon + 5s));
    REQUIRE(proof);
    CHECK(proof->order() == order_id{"A2"});
    CHECK(world.desk.answer_code(other->digest, code_in(other->text), noon + 9s));
}

TEST_CASE("a confirmation that nobody with the key made is no evidence") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, by_code);
    const auto subject = usual_desk().pseudonyms.of(alice);
    const auto answered = consent::detail::code_tried(asked->digest, 1, 0, noon + 10s, reason::none, sha256("a guess"));
    REQUIRE(world.ledger.append(answered.kind, subject, answered.at, answered.payload));
    const auto proven = consent::detail::outcome(evidence::record_kind::consent_proven, *world.desk.find(asked->digest),
                                                 sha256(answered.payload), noon + 10s);
    const auto record = world.ledger.append(proven.kind, subject, proven.at, proven.payload)->sequence;
    desk later = world.another_desk();
    REQUIRE(later.status());
    CHECK(why(later.recall(record)) == reason::not_consent_evidence);
}

}  // namespace consent_codes_test
