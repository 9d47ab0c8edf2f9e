// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/desk.hpp>

#include <algorithm>
#include <catch.hpp>
#include <consent_world.hpp>
#include <string>
#include <vector>

namespace consent_desk_test {

using namespace mingbai;
using namespace mingbai::consent;
using namespace mingbai_test;

std::vector<evidence::record_kind> kinds(consent_world& world) {
    std::vector<evidence::record_kind> seen;
    (void)world.ledger.for_each(0, [&](const evidence::record_view& each) {
        if (each.kind != evidence::record_kind::plan_published) seen.push_back(each.kind);
    });
    return seen;
}

std::string last_payload(consent_world& world, evidence::record_kind kind) {
    std::string payload;
    (void)world.ledger.for_each(0, [&](const evidence::record_view& each) {
        if (each.kind == kind) payload = each.payload;
    });
    return payload;
}

TEST_CASE("a request states everything, and a reply of agreement proves it") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    REQUIRE(asked);
    for (const char* fact : {"安全管家", "25JS110103", "每月15元", "立即生效", "退订次月生效", "24个月",
                             "到期自动续订，每次2年", "无合约期限", "无违约责任", "24小时", "同意", "不同意"})
        CHECK(asked->text.find(fact) != std::string::npos);
    CHECK(asked->text.find("无合约期限，违约责任：无违约责任。") != std::string::npos);  // of leaving only what the plan says
    CHECK(asked->text.find(asked->asked.reference) != std::string::npos);
    CHECK(asked->valid_until == noon + 24h);

    const auto proof = world.desk.answer(*asked, reply("同意", noon + 20s));
    REQUIRE(proof);
    CHECK(proof->order() == order_id{"A1"});
    CHECK(proof->subscriber() == alice);
    CHECK(proof->plan() == filing_number{"25JS110103"});
    CHECK(proof->plan_version() == 1);
    CHECK(proof->plan_digest() == world.guard_plan.digest());
    CHECK(proof->how() == method::sms_reply);
    CHECK(proof->asked_at() == noon);
    CHECK(proof->confirmed_at() == noon + 20s);
    CHECK(proof->request() == asked->digest);
    CHECK(proof->facts().price == "每月15元");
    using kind = evidence::record_kind;
    CHECK(kinds(world) == std::vector<kind>{kind::consent_asked, kind::consent_answered, kind::consent_proven});
    CHECK(world.ledger.read(proof->record())->kind == kind::consent_proven);
}

TEST_CASE("the digest of a request covers every fact and the text") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    REQUIRE(asked);
    const std::string document = *canonical_text(asked->asked);
    CHECK(asked->digest == sha256(document));
    CHECK(*read_request(document) == asked->asked);

    std::vector<request> others(24, asked->asked);
    std::size_t n = 0;
    others[n++].facts.order = order_id{"A2"};
    others[n++].facts.subscriber = mallory;
    others[n++].facts.channel = channel_id{"web"};
    others[n++].facts.agent = agent_id{"agent"};
    others[n++].facts.plan = filing_number{"25JS110104"};
    others[n++].facts.plan_version = 2;
    others[n++].facts.plan_digest.bytes[31] ^= 1;
    others[n++].facts.effective = effect::next_cycle;
    others[n++].facts.ends = effect::at_once;
    others[n++].facts.biller = "x";
    others[n++].facts.name += "x";
    others[n++].facts.price = "每月16元";
    others[n++].facts.unsubscribe += "x";
    others[n++].facts.validity += "x";
    others[n++].facts.renewal += "x";
    others[n++].facts.commitment += "x";
    others[n++].facts.breach += "x";
    others[n++].how = method::one_time_code;
    others[n++].prompt = prompted_by::carrier;
    others[n++].sender = hall;
    others[n++].reference = "0000";
    others[n++].asked_at += 1s;
    others[n++].expires_at += 1s;
    others[n++].text += "。";
    REQUIRE(n == others.size());
    for (const request& other : others) {
        CHECK(sha256(*canonical_text(other)) != asked->digest);
        CHECK(*read_request(*canonical_text(other)) == other);
    }
    CHECK(why(read_request(document + " ")) != reason::none);
    CHECK(why(read_request("{" + document.substr(document.find(',') + 1))) == reason::json_missing_key);
    CHECK(why(read_request(document.substr(0, document.size() - 1) + ",\"x\":1}")) == reason::json_unknown_key);
}

TEST_CASE("a reply counts only from the number asked, to the code that asked, inside the window") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    REQUIRE(asked);
    CHECK(why(world.desk.answer(*asked, reply("同意", noon + 1s, mallory))) == reason::wrong_subscriber);
    CHECK(why(world.desk.answer(*asked, reply("同意", noon + 1s, alice, hall))) == reason::wrong_short_code);
    CHECK(why(world.desk.answer(*asked, reply("同意", noon - 1s))) == reason::answered_too_early);
    CHECK(why(world.desk.answer(*asked, reply("同意个啥", noon + 1s))) == reason::answer_unclear);
    CHECK(why(world.desk.answer(*asked, reply("", noon + 1s))) == reason::answer_unclear);
    CHECK(why(world.desk.answer(sha256("another"), reply("同意", noon + 1s))) == reason::no_open_request);
    CHECK(world.desk.find(asked->digest)->stands.now == state::asked);

    // What was set aside is on the ledger with its reason.
    std::size_t set_aside = 0;
    (void)world.ledger.for_each(0, [&](const evidence::record_view& each) {
        if (each.kind != evidence::record_kind::consent_answered) return;
        for (const char* name : {"wrong_subscriber", "wrong_short_code", "answered_too_early"})
            set_aside += each.payload.find(name) != std::string_view::npos;
    });
    CHECK(set_aside == 3);
    // Nor does it count for a desk that reads the ledger later.
    CHECK(world.another_desk().find(asked->digest)->stands.now == state::asked);
    CHECK(world.another_desk().find(asked->digest)->known == world.desk.find(asked->digest)->known);

    SECTION("the last second of the window counts") {
        CHECK(world.desk.answer(*asked, reply("同意", noon + 24h - 1s)));
    }
    SECTION("the first second after it does not") {
        CHECK(why(world.desk.answer(*asked, reply("同意", noon + 24h))) == reason::answered_too_late);
        CHECK(world.desk.find(asked->digest)->stands.now == state::expired);
        CHECK(why(world.desk.answer(*asked, reply("同意", noon + 25h))) == reason::answered_too_late);
    }
    SECTION("the very second of asking counts") {
        CHECK(world.desk.answer(*asked, reply("Y", noon)));
    }
}

TEST_CASE("no is no, whatever comes after it") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    REQUIRE(asked);
    CHECK(why(world.desk.answer(*asked, reply("不同意", noon + 10s))) == reason::answered_no);
    CHECK(world.desk.find(asked->digest)->stands.now == state::refused);
    CHECK(why(world.desk.answer(*asked, reply("同意", noon + 20s))) == reason::already_answered);
    CHECK(kinds(world).back() == evidence::record_kind::consent_answered);

    SECTION("and a yes that was sent before it, and arrives late, is taken back by it") {
        CHECK(why(world.desk.answer(*asked, reply("同意", noon + 5s))) == reason::consent_withdrawn);
        CHECK(world.desk.find(asked->digest)->stands.now == state::withdrawn);
        CHECK_FALSE(world.desk.find(asked->digest)->proof);
    }
}

TEST_CASE("a no that was sent before a yes, and arrives after it, voids the proof") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    auto proof = world.desk.answer(*asked, reply("同意", noon + 20s));
    REQUIRE(proof);
    CHECK(why(world.desk.answer(*asked, reply("不要", noon + 10s))) == reason::answered_no);
    CHECK(why(world.desk.use(*proof, order_id{"A1"}, noon + 30s)) == reason::already_answered);
    CHECK(why(world.desk.recall(proof->record())) == reason::already_answered);
}

TEST_CASE("unclear leaves the request open; the same report twice changes nothing") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    CHECK(why(world.desk.answer(*asked, reply("是不是", noon + 5s))) == reason::answer_unclear);
    CHECK(world.desk.answer(*asked, reply("是", noon + 10s)));
    const auto records = world.ledger.size();
    CHECK(why(world.desk.answer(*asked, reply("是", noon + 10s))) == reason::already_answered);
    CHECK(world.ledger.size() == records);
    CHECK(why(world.desk.answer(*asked, reply("是", noon + 11s))) == reason::already_answered);
}

TEST_CASE("silence is refusal, and the carrier may not ask again by itself") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    CHECK(*world.desk.close_due(noon + 24h - 1s) == 0);
    CHECK(*world.desk.close_due(noon + 24h) == 1);
    CHECK(*world.desk.close_due(noon + 25h) == 0);
    CHECK(world.desk.find(asked->digest)->stands.now == state::expired);
    CHECK(kinds(world).back() == evidence::record_kind::consent_expired);

    const asking by_carrier{.prompt = prompted_by::carrier};
    CHECK(why(world.desk.ask(world.guard_plan, world.order("A2"), noon + 48h, by_carrier)) == reason::asked_too_soon);
    CHECK(why(world.desk.ask(world.guard_plan, world.order("A2"), noon + 9000h, by_carrier)) == reason::asked_too_soon);
    CHECK(world.desk.ask(world.spring_plan, world.order("A3"), noon + 48h, by_carrier));
    CHECK(world.desk.ask(world.guard_plan, world.order("A4", mallory), noon + 48h, by_carrier));
    CHECK(world.desk.ask(world.guard_plan, world.order("A5"), noon + 48h));

    SECTION("a late reply that was sent in time counts") {
        CHECK(world.desk.answer(*asked, reply("同意", noon + 23h)));
    }
}

TEST_CASE("a policy may let the carrier ask again after a time") {
    consent_world world({.ask_again_after = 30 * 24h});
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    CHECK(why(world.desk.answer(*asked, reply("N", noon + 1h))) == reason::answered_no);
    const asking by_carrier{.prompt = prompted_by::carrier};
    CHECK(why(world.desk.ask(world.guard_plan, world.order("A2"), noon + 30 * 24h, by_carrier)) ==
          reason::asked_too_soon);
    CHECK(world.desk.ask(world.guard_plan, world.order("A2"), noon + 30 * 24h + 1h, by_carrier));
}

TEST_CASE("two open requests at once need their references") {
    consent_world world;
    const auto one = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    const auto two = world.desk.ask(world.spring_plan, world.order("A2"), noon + 1s);
    REQUIRE(one);
    REQUIRE(two);
    REQUIRE(one->asked.reference != two->asked.reference);
    CHECK(one->asked.reference.size() == 4);

    CHECK(why(world.desk.receive(reply("同意", noon + 10s))) == reason::ambiguous_answer);
    CHECK(why(world.desk.answer(*one, reply("同意", noon + 11s))) == reason::ambiguous_answer);
    CHECK(why(world.desk.answer(*one, reply("同意" + two->asked.reference, noon + 12s))) == reason::ambiguous_answer);

    SECTION("with a reference, in every way people write it") {
        const std::string r = two->asked.reference;
        for (const std::string& text : {"同意" + r, "同意 " + r, r + "同意", r + "，同意", "同意（" + r + "）", "Y" + r,
                                        "同意" + r + "。", "  同意 " + r + " "}) {
            consent_world again;
            (void)again.desk.ask(again.guard_plan, again.order("A1"), noon);
            (void)again.desk.ask(again.spring_plan, again.order("A2"), noon + 1s);
            const auto proof = again.desk.receive(reply(text, noon + 20s));
            CAPTURE(text);
            REQUIRE(proof);
            CHECK(proof->order() == order_id{"A2"});
        }
        for (const std::string& text :
             {"不同意" + r, "同意？" + r, r + "同意吗", "同意…" + r, "同意1" + r, "同意..." + r, r, r + r,
              "同意" + r + r, "同意 " + r + "?", "不" + r + "同意"}) {
            CAPTURE(text);
            CHECK_FALSE(world.desk.receive(reply(text, noon + 20s)));
        }
    }
    SECTION("full-width digits are digits") {
        std::string wide;
        for (const char digit : one->asked.reference)
            wide += encode_utf8(U'０' + static_cast<char32_t>(digit - '0')).text();
        const auto proof = world.desk.receive(reply("同意" + wide, noon + 20s));
        REQUIRE(proof);
        CHECK(proof->order() == order_id{"A1"});
    }
    SECTION("a refusal without a reference refuses both") {
        CHECK(why(world.desk.receive(reply("不要", noon + 20s))) == reason::answered_no);
        CHECK(world.desk.find(one->digest)->stands.now == state::refused);
        CHECK(world.desk.find(two->digest)->stands.now == state::refused);
    }
    SECTION("once one is answered, the other needs no reference") {
        CHECK(world.desk.receive(reply("同意" + one->asked.reference, noon + 20s)));
        const auto proof = world.desk.receive(reply("同意", noon + 30s));
        REQUIRE(proof);
        CHECK(proof->order() == order_id{"A2"});
    }
    SECTION("a request on another short code is another conversation") {
        const auto three = world.desk.ask(world.spring_plan, world.order("A3", mallory), noon, {.sender = hall});
        REQUIRE(three);
        CHECK(world.desk.receive(reply("同意", noon + 10s, mallory, hall)));
    }
}

TEST_CASE("a reply that nobody waits for") {
    consent_world world;
    CHECK(why(world.desk.receive(reply("同意", noon))) == reason::no_open_request);
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    CHECK(why(world.desk.receive(reply("同意", noon + 1s, mallory))) == reason::no_open_request);
    CHECK(why(world.desk.receive(reply("同意", noon + 1s, alice, hall))) == reason::no_open_request);
    CHECK(why(world.desk.receive(reply("同意", noon + 25h))) == reason::answered_too_late);
    CHECK(why(world.desk.receive(reply("9999同意", noon + 1s))) == reason::no_open_request);
}

TEST_CASE("a newer request for the same plan takes the place of the older") {
    consent_world world;
    const auto first = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    const auto other = world.desk.ask(world.spring_plan, world.order("B1"), noon);
    const auto second = world.desk.ask(world.guard_plan, world.order("A2"), noon + 60s);
    CHECK(world.desk.find(first->digest)->stands.now == state::superseded);
    CHECK(world.desk.find(other->digest)->stands.now == state::asked);
    CHECK(why(world.desk.answer(*first, reply("同意" + first->asked.reference, noon + 90s))) == reason::superseded);
    CHECK(world.desk.answer(*second, reply("同意" + second->asked.reference, noon + 90s)));
    CHECK(why(world.desk.ask(world.guard_plan, world.order("A2"), noon + 120s)) == reason::already_answered);
}

TEST_CASE("requests leave from the carrier's own platform") {
    consent_world world;
    for (const short_code sender : {short_code{"106900001"}, short_code{"10086"}, short_code{"1000"}})
        CHECK(why(world.desk.ask(world.guard_plan, world.order("A1"), noon, {.sender = sender})) ==
              reason::sender_not_own_platform);
    CHECK(world.ledger.size() == 2);
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, {.sender = hall});
    REQUIRE(asked);
    CHECK(asked->asked.sender == hall);
}

TEST_CASE("text of the carrier's own states every fact, or is not sent") {
    consent_world world;
    const std::vector<std::pair<element, std::string>> facts{
        {element::name, "安全管家"},
        {element::filing_number, "（方案编号:２５JS１１０１０３）"},
        {element::price, "资费每月 15元，"},
        {element::effective, "立即生效，"},
        {element::unsubscribe, "退订：回复TD，退订次月生效，"},
        {element::validity, "有效期24个月，"},
        {element::renewal, "到期自动续订，每次2年，"},
        {element::commitment, "无合约期限及违约责任，"},
        {element::breach, "无违约责任。"},
        {element::reference, "编号4711，"},
        {element::expiry, "24小时内回复同意。"},
    };
    const auto text_without = [&](element left_out) {
        std::string text;
        for (const auto& [what, words] : facts)
            if (what != left_out) text += words;
        return text;
    };
    for (const auto& [what, words] : facts) {
        const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, {},
                                          {.text = text_without(what), .reference = "4711"});
        CAPTURE(to_text(what));
        REQUIRE_FALSE(asked);
        CHECK(asked.error().why == reason::text_incomplete);
        CHECK(asked.error().where.what == what);
    }
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, {},
                                      {.text = text_without(element::none), .reference = "4711"});
    REQUIRE(asked);
    CHECK(asked->text == text_without(element::none));
    CHECK(world.desk.receive(reply("同意4711", noon + 1s)));
    CHECK(why(world.desk.ask(world.guard_plan, world.order("A9"), noon, {}, {.text = "\xFF", .reference = "4711"})) !=
          reason::none);
}

TEST_CASE("an agent and a third-party biller are named in the request") {
    consent_world world;
    auto details = world.order("A1");
    details.agent = agent_id{"agent-7"};
    details.biller = "某某游戏公司";
    const auto asked = world.desk.ask(world.guard_plan, details, noon);
    REQUIRE(asked);
    CHECK(asked->text.find("agent-7") != std::string::npos);
    CHECK(asked->text.find("代收费方：某某游戏公司") != std::string::npos);

    const auto hidden = world.desk.ask(world.guard_plan, details, noon, {},
                                       {.text = world.desk.ask(world.guard_plan, world.order("A2"), noon)->text});
    REQUIRE_FALSE(hidden);
    CHECK(hidden.error().why == reason::text_incomplete);
}

TEST_CASE("who may consent") {
    consent_world world;
    const auto ask = [&](const number_signals& signals, method how = method::sms_reply) {
        return why(world.desk.ask(world.guard_plan, world.order("A1"), noon, {.how = how, .signals = signals}));
    };
    CHECK(ask({.who = standing::unknown}) == reason::not_entitled);
    CHECK(ask({.who = standing::unknown}, method::signature) == reason::not_entitled);
    for (const method how : {method::sms_reply, method::one_time_code}) {
        CHECK(ask({.reach = reachability::cannot_receive}, how) == reason::stronger_method_needed);
        CHECK(ask({.reach = reachability::barred}, how) == reason::stronger_method_needed);
        CHECK(ask({.number_bound = noon - 7 * 24h + 1s}, how) == reason::stronger_method_needed);
        CHECK(ask({.sim_changed = noon - 3 * 24h + 1s}, how) == reason::stronger_method_needed);
        CHECK(ask({.sim_changed = noon + 1s}, how) == reason::stronger_method_needed);
    }
    CHECK(world.ledger.size() == 2);
    CHECK(ask({.sim_changed = noon - 1s}, method::signature) == reason::none);
    CHECK(ask({.number_bound = noon - 7 * 24h, .sim_changed = noon - 3 * 24h}) == reason::none);
    CHECK(ask({.who = standing::authorised_user}) == reason::none);
}

TEST_CASE("a proof justifies its own order, once, in time") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    auto proof = world.desk.answer(*asked, reply("同意", noon + 20s));
    REQUIRE(proof);
    CHECK(why(world.desk.use(*proof, order_id{"A2"}, noon + 21s)) == reason::proof_for_another_order);
    CHECK(why(world.desk.use(*proof, order_id{"A1"}, noon + 19s)) == reason::proof_outdated);
    CHECK(why(world.desk.use(*proof, order_id{"A1"}, noon + 20s + 24h + 1s)) == reason::proof_outdated);
    const auto used = world.desk.use(*proof, order_id{"A1"}, noon + 21s);
    REQUIRE(used);
    CHECK(world.desk.use(*proof, order_id{"A1"}, noon + 22s).error() ==
          refusal{reason::proof_already_used, at_index(used->sequence)});
    CHECK(last_payload(world, evidence::record_kind::consent_used).find("\"order\":\"A1\"") != std::string::npos);

    // Neither can it be used through a proof that was recalled, here or in another process.
    auto recalled = world.desk.recall(proof->record());
    REQUIRE(recalled);
    CHECK(why(world.desk.use(*recalled, order_id{"A1"}, noon + 23s)) == reason::proof_already_used);
    desk later = world.another_desk();
    auto again = later.recall(proof->record());
    REQUIRE(again);
    CHECK(why(later.use(*again, order_id{"A1"}, noon + 23s)) == reason::proof_already_used);

    // Nor at a desk that knows nothing of it.
    consent_world elsewhere;
    CHECK(why(elsewhere.desk.use(*proof, order_id{"A1"}, noon + 23s)) == reason::not_consent_evidence);
}

TEST_CASE("a proof is used in one write with what it justifies, or not at all") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    auto proof = world.desk.answer(*asked, reply("同意", noon + 20s));
    REQUIRE(proof);
    const std::uint64_t before = world.ledger.size();
    evidence::entry activation{evidence::record_kind::order_activated, {}, noon + 21s, "no JSON"};
    REQUIRE_FALSE(world.desk.use(*proof, order_id{"A1"}, noon + 21s, activation));
    CHECK(world.ledger.size() == before);

    activation.payload = R"({"order":"A1"})";
    const auto stored = world.desk.use(*proof, order_id{"A1"}, noon + 21s, activation);
    REQUIRE(stored);
    CHECK(world.ledger.size() == before + 2);
    CHECK(stored->sequence == before + 1);
    CHECK(world.ledger.read(before).value().kind == evidence::record_kind::consent_used);
    CHECK(world.ledger.read(before + 1).value().payload == activation.payload);
    CHECK(world.desk.use(*proof, order_id{"A1"}, noon + 22s, activation).error() ==
          refusal{reason::proof_already_used, at_index(before)});
}

TEST_CASE("withdrawal is as easy as consent, and keeps the proof") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    auto proof = world.desk.answer(*asked, reply("同意", noon + 20s));
    REQUIRE(proof);
    REQUIRE(world.desk.use(*proof, order_id{"A1"}, noon + 21s));
    const instant february = start_of_day(std::chrono::year{2026} / 2 / 1, beijing_time);

    SECTION("by TD to the code that asked") {
        CHECK(why(world.desk.receive(reply("TD", noon + 3 * 24h))) == reason::consent_withdrawn);
        const case_file& file = *world.desk.find(asked->digest);
        CHECK(file.stands.now == state::withdrawn);
        CHECK(file.ends_at == february);
        CHECK(world.desk.close_due(noon + 100 * 24h).value() == 0);
        CHECK(file.stands.now == state::withdrawn);
    }
    SECTION("through any channel") {
        const auto ends = world.desk.withdraw(asked->digest, noon + 24h);
        REQUIRE(ends);
        CHECK(*ends == february);
        CHECK(why(world.desk.withdraw(asked->digest, noon + 25h)) == reason::consent_withdrawn);
    }
    CHECK(world.ledger.read(proof->record())->kind == evidence::record_kind::consent_proven);
    CHECK(kinds(world).back() == evidence::record_kind::consent_withdrawn);
    CHECK(why(world.desk.recall(proof->record())) == reason::consent_withdrawn);
    CHECK(world.another_desk().find(asked->digest)->ends_at == february);
}

TEST_CASE("consent that is taken back in the second in which it was given is taken back, and none before it was given") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    const auto proof = world.desk.answer(*asked, reply("同意", noon + 20s));
    REQUIRE(proof);
    CHECK(why(world.desk.withdraw(asked->digest, noon + 19s)) == reason::answered_too_early);
    CHECK(world.desk.recall(proof->record()));
    REQUIRE(world.desk.withdraw(asked->digest, noon + 20s));
    CHECK(world.desk.find(asked->digest)->stands.now == state::withdrawn);
    CHECK(why(world.desk.use(*proof, order_id{"A1"}, noon + 21s)) == reason::consent_withdrawn);
    CHECK(why(world.another_desk().recall(proof->record())) == reason::consent_withdrawn);
}

TEST_CASE("what ends at once ends at once; what was never agreed to cannot be taken back") {
    consent_world world;
    auto details = world.order("A1");
    details.ends = effect::at_once;
    const auto asked = world.desk.ask(world.guard_plan, details, noon);
    CHECK(asked->text.find("退订立即生效") != std::string::npos);
    CHECK(why(world.desk.withdraw(asked->digest, noon + 1s)) == reason::no_open_request);
    REQUIRE(world.desk.answer(*asked, reply("同意", noon + 20s)));
    CHECK(*world.desk.withdraw(asked->digest, noon + 50s) == noon + 50s);
    CHECK(why(world.desk.withdraw(sha256("none"), noon)) == reason::no_open_request);
}

TEST_CASE("with two consents given, TD alone takes back neither") {
    consent_world world;
    const auto one = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    REQUIRE(world.desk.answer(*one, reply("同意", noon + 10s)));
    const auto two = world.desk.ask(world.spring_plan, world.order("A2"), noon + 20s);
    REQUIRE(world.desk.answer(*two, reply("同意", noon + 30s)));
    CHECK(why(world.desk.receive(reply("TD", noon + 24h))) == reason::ambiguous_answer);
    CHECK(world.desk.find(one->digest)->stands.now == state::proven);
    CHECK(world.desk.find(two->digest)->stands.now == state::proven);
    CHECK(why(world.desk.receive(reply("TD" + one->asked.reference, noon + 24h))) == reason::consent_withdrawn);
    CHECK(world.desk.find(one->digest)->stands.now == state::withdrawn);
    CHECK(world.desk.find(two->digest)->stands.now == state::proven);
}

TEST_CASE("a policy may wait for the delivery receipt") {
    consent_world world({.needs_receipt = true});
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    SECTION("which comes before the answer") {
        CHECK(*world.desk.delivered(asked->digest, noon + 3s) == state::delivered);
        CHECK(world.desk.answer(*asked, reply("同意", noon + 20s)));
    }
    SECTION("or after it") {
        CHECK(why(world.desk.answer(*asked, reply("同意", noon + 20s))) == reason::delivery_unconfirmed);
        CHECK(world.desk.find(asked->digest)->stands.now == state::answered);
        CHECK(*world.desk.delivered(asked->digest, noon + 3s) == state::proven);
        const auto proof = world.desk.recall(world.desk.find(asked->digest)->proof->record);
        REQUIRE(proof);
        CHECK(proof->confirmed_at() == noon + 20s);
    }
    SECTION("without one, an answer proves nothing, and a no after it refuses") {
        CHECK(why(world.desk.answer(*asked, reply("同意", noon + 20s))) == reason::delivery_unconfirmed);
        CHECK(why(world.desk.answer(*asked, reply("不要", noon + 25s))) == reason::answered_no);
        CHECK(world.desk.find(asked->digest)->stands.now == state::refused);
        // In the order of the instants it was delivered, agreed to, and taken back.
        CHECK(*world.desk.delivered(asked->digest, noon + 3s) == state::withdrawn);
        CHECK_FALSE(world.desk.find(asked->digest)->proof);
    }
    CHECK(why(world.desk.delivered(sha256("x"), noon)) == reason::no_open_request);
}

TEST_CASE("a signature under the terms of this request") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon, {.how = method::signature});
    REQUIRE(asked);
    CHECK(asked->asked.sender.empty());
    CHECK(asked->asked.reference.empty());
    const auto other = world.desk.ask(world.guard_plan, world.order("B1", mallory), noon, {.how = method::signature});
    const signed_terms good{.terms = asked->digest,
                            .identity = "ID check 4711",
                            .key = "clerk 7",
                            .signature = "signed: " + message_to_sign(asked->digest),
                            .at = noon + 300s};
    SECTION("proves it") {
        const auto proof = world.desk.sign(asked->digest, good);
        REQUIRE(proof);
        CHECK(proof->how() == method::signature);
        desk later = world.another_desk();
        CHECK(later.recall(proof->record()));
        auto without = usual_desk();
        without.verifier = {};
        CHECK(why(desk(world.ledger, without).recall(proof->record())) == reason::not_consent_evidence);
    }
    SECTION("over another version of the terms proves nothing") {
        signed_terms bad = good;
        bad.terms = other->digest;
        bad.signature = "signed: " + message_to_sign(other->digest);
        CHECK(why(world.desk.sign(asked->digest, bad)) == reason::signed_other_terms);
    }
    SECTION("that does not verify, by an unknown key, or by nobody") {
        signed_terms bad = good;
        bad.signature = "signed: " + message_to_sign(other->digest);
        CHECK(why(world.desk.sign(asked->digest, bad)) == reason::signature_invalid);
        bad = good;
        bad.key = "clerk 8";
        CHECK(why(world.desk.sign(asked->digest, bad)) == reason::signature_invalid);
        bad = good;
        bad.identity.clear();
        CHECK(why(world.desk.sign(asked->digest, bad)) == reason::signature_invalid);
        bad = good;
        bad.at = noon + 24h;
        CHECK(why(world.desk.sign(asked->digest, bad)) == reason::answered_too_late);
        CHECK(world.desk.sign(asked->digest, good));
    }
    CHECK(why(world.desk.sign(sha256("x"), good)) == reason::no_open_request);
}

TEST_CASE("bytes that are no text are kept, and mean nothing") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    CHECK(why(world.desk.answer(*asked, reply("\xCD\xAC\xD2\xE2", noon + 1s))) ==
          reason::answer_unclear);  // 同意 in GBK
    CHECK(last_payload(world, evidence::record_kind::consent_answered).find("\"bytes\":\"cdacd2e2\"") !=
          std::string::npos);
    CHECK(world.another_desk().status());
}

TEST_CASE("a number gets only so many texts") {
    consent_world world({.sendings_per_number = 3});
    for (int i = 0; i < 3; ++i)
        REQUIRE(world.desk.ask(world.guard_plan, world.order("A" + std::to_string(i)), noon + i * 60s));
    CHECK(why(world.desk.ask(world.guard_plan, world.order("A3"), noon + 1h)) == reason::too_many_requests);
    CHECK(world.desk.ask(world.guard_plan, world.order("B1", mallory), noon + 1h));
    CHECK(world.desk.ask(world.guard_plan, world.order("A3"), noon + 24h));
    CHECK(why(world.desk.ask(world.guard_plan, world.order("A4"), noon + 24h)) == reason::too_many_requests);
}

TEST_CASE("a desk that is opened later knows everything again") {
    consent_world world({.needs_receipt = true});
    std::vector<sha256_digest> requests;
    const auto ask = [&](std::string_view order, subscriber_number who = alice) {
        const auto asked = world.desk.ask(world.guard_plan, world.order(order, who), noon + requests.size() * 1s);
        REQUIRE(asked);
        requests.push_back(asked->digest);
        return *asked;
    };
    const subscriber_number numbers[]{subscriber_number{"18500000001"}, subscriber_number{"18500000002"},
                                      subscriber_number{"18500000003"}, subscriber_number{"18500000004"},
                                      subscriber_number{"18500000005"}, subscriber_number{"18500000006"}};
    (void)ask("open", numbers[0]);
    (void)world.desk.delivered(ask("delivered", numbers[1]).digest, noon + 30s);
    (void)world.desk.answer(ask("answered", numbers[2]), reply("同意", noon + 40s, numbers[2]));
    (void)world.desk.answer(ask("refused", numbers[3]), reply("不同意", noon + 40s, numbers[3]));
    (void)ask("superseded", numbers[4]);
    const auto proven = ask("proven", numbers[4]);
    (void)world.desk.answer(proven, reply("同意", noon + 40s, numbers[4]));
    (void)world.desk.delivered(proven.digest, noon + 41s);
    const auto withdrawn = ask("withdrawn", numbers[5]);
    (void)world.desk.delivered(withdrawn.digest, noon + 41s);
    (void)world.desk.answer(withdrawn, reply("同意", noon + 42s, numbers[5]));
    (void)world.desk.withdraw(withdrawn.digest, noon + 60s);

    const state expected[]{state::asked,      state::delivered, state::answered, state::refused,
                           state::superseded, state::proven,    state::withdrawn};
    desk later = world.another_desk();
    REQUIRE(later.status());
    REQUIRE(later.files().all().size() == requests.size());
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const case_file& before = *world.desk.find(requests[i]);
        const case_file& after = *later.find(requests[i]);
        CAPTURE(to_text(expected[i]));
        CHECK(before.stands.now == expected[i]);
        CHECK(after.stands == before.stands);
        CHECK(after.asked == before.asked);
        CHECK(after.record == before.record);
        CHECK(after.known == before.known);
        CHECK(after.proof == before.proof);
        CHECK(after.ends_at == before.ends_at);
    }
    CHECK(later.recall(world.desk.find(proven.digest)->proof->record));
}

TEST_CASE("a proof comes back only from the records that it rests on, unaltered") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    auto proof = world.desk.answer(*asked, reply("同意", noon + 20s));
    REQUIRE(proof);
    CHECK(why(world.desk.recall(proof->record() - 1)) == reason::not_consent_evidence);
    CHECK(why(world.desk.recall(proof->record() + 1)) == reason::record_unknown);
    CHECK(why(world.desk.recall(0)) == reason::not_consent_evidence);

    SECTION("a desk refuses to open on a ledger with an altered record") {
        for (const std::uint64_t sequence : {proof->record(), proof->record() - 1, proof->record() - 2}) {
            evidence::memory_journal altered;
            for (std::uint64_t i = 0; i < world.ledger.size(); ++i) {
                evidence::record copy = *world.journal.read(i);
                if (i == sequence) copy.payload[copy.payload.find(':') + 2] ^= 1;
                const evidence::record_view view = evidence::view_of(copy);
                REQUIRE(altered.append({&view, 1}));
            }
            evidence::ledger ledger(altered, counted_salts{});
            desk later(ledger, usual_desk());
            CAPTURE(sequence, proof->record());
            const bool noticed = !later.status() || !later.recall(proof->record());
            CHECK(noticed);
        }
    }
}

TEST_CASE("what was erased is not taken on trust") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    auto proof = world.desk.answer(*asked, reply("同意", noon + 20s));
    REQUIRE(proof);
    const std::uint64_t erased = proof->record() - GENERATE(0U, 1U, 2U);  // the proof, the answer, the question
    const evidence::record_range range{erased, erased + 1};
    REQUIRE(world.ledger.erase({&range, 1}, evidence::erasure_cause::request, noon + 24h));
    const auto again = world.desk.recall(proof->record());
    CHECK(why(again) != reason::none);
    if (erased != proof->record()) CHECK(why(again) == reason::record_erased);

    // A later desk opens all the same; of the question nothing is left to answer.
    desk later = world.another_desk();
    REQUIRE(later.status());
    CHECK_FALSE(later.recall(proof->record()));
    if (erased == proof->record()) CHECK_FALSE(later.find(asked->digest)->proof);
    if (erased == proof->record() - 2) CHECK(later.find(asked->digest) == nullptr);
}

TEST_CASE("a desk completes what a crash cut off, if it was agreement") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    const auto write = [&](const sms_reply& given) {
        const auto answered = consent::detail::answered(asked->digest, given, answer::yes, reason::none);
        REQUIRE(world.ledger.append(answered.kind, usual_desk().pseudonyms.of(alice), answered.at, answered.payload));
    };
    SECTION("an agreement without its proof") {
        write(reply("同意", noon + 5s));
        desk later = world.another_desk();
        REQUIRE(later.status());
        REQUIRE(later.find(asked->digest)->proof);
        const auto proof = later.recall(later.find(asked->digest)->proof->record);
        REQUIRE(proof);
        CHECK(proof->confirmed_at() == noon + 5s);
        const auto records = world.ledger.size();
        CHECK(world.another_desk().recall(proof->record()));
        CHECK(world.ledger.size() == records);
    }
    SECTION("a forged one") {
        write(reply("同意", noon + 5s, mallory));
        desk later = world.another_desk();
        REQUIRE(later.status());
        CHECK_FALSE(later.find(asked->digest)->proof);
    }
    SECTION("a request whose code was not recorded gets another one at once") {
        const auto by_code = world.desk.ask(world.spring_plan, world.order("A2"), noon, {.how = method::one_time_code});
        evidence::memory_journal cut;
        for (std::uint64_t i = 0; i + 1 < world.ledger.size(); ++i) {
            const evidence::record copy = *world.journal.read(i);
            const evidence::record_view view = evidence::view_of(copy);
            REQUIRE(cut.append({&view, 1}));
        }
        evidence::ledger ledger(cut, counted_salts{});
        desk later(ledger, usual_desk());
        REQUIRE(later.status());
        REQUIRE(later.find(by_code->digest)->codes.empty());
        CHECK(why(later.answer_code(by_code->digest, "", noon + 1s)) == reason::not_confirmed);
        const auto again = later.send_another_code(by_code->digest, noon + 1s);
        REQUIRE(again);
        CHECK(later.answer_code(by_code->digest, code_in(again->text), noon + 2s));
    }
}

TEST_CASE("a forged record of another kind of answer does not make a proof") {
    // Somebody with access to the ledger's own append, but not to the desk, writes the records of a yes that never
    // came.
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    const auto write = [&](const consent::detail::draft& draft) {
        return world.ledger.append(draft.kind, usual_desk().pseudonyms.of(alice), draft.at, draft.payload)->sequence;
    };
    const auto forge = [&](const sms_reply& given) {
        const consent::detail::draft answered =
            consent::detail::answered(asked->digest, given, answer::yes, reason::none);
        (void)write(answered);
        return write(consent::detail::outcome(evidence::record_kind::consent_proven, *world.desk.find(asked->digest),
                                              sha256(answered.payload), given.at));
    };
    std::uint64_t record = 0;
    SECTION("from another number") {
        record = forge(reply("同意", noon + 5s, mallory));
    }
    SECTION("to another code") {
        record = forge(reply("同意", noon + 5s, alice, hall));
    }
    SECTION("that says something else") {
        record = forge(reply("同意个啥", noon + 5s));
    }
    SECTION("too early") {
        record = forge(reply("同意", noon - 1s));
    }
    SECTION("too late") {
        record = forge(reply("同意", noon + 24h));
    }
    SECTION("with the reference of another request") {
        record = forge(reply("同意0000", noon + 5s));
    }
    SECTION("that does not exist") {
        record = write(consent::detail::outcome(evidence::record_kind::consent_proven, *world.desk.find(asked->digest),
                                                sha256("x"), noon));
    }
    desk later = world.another_desk();
    REQUIRE(later.status());
    CHECK(why(later.recall(record)) == reason::not_consent_evidence);
}

}  // namespace consent_desk_test
