// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/desk.hpp>
#include <mingbai/consent/offered_reply.hpp>

#include <catch.hpp>
#include <consent_world.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace consent_offered_reply_test {

using namespace mingbai;
using namespace mingbai::consent;
using namespace mingbai_test;

TEST_CASE("a figure means what the request's text says, and otherwise nothing") {
    constexpr std::pair<std::string_view, answer> texts[]{
        // offered
        {"您正在办理流量包，同意请回复1，不同意请回复2。", answer::yes},
        {"同意请回复“1”", answer::yes},
        {"同意请回复“１”。", answer::yes},
        {"回复1同意，回复2不同意", answer::yes},
        {"回复1确认办理，回复其他不办理", answer::yes},
        {"回复数字1即表示同意", answer::yes},
        {"如同意，请回复1", answer::yes},
        {"如您同意办理，请您回复 1 。", answer::yes},
        {"同意请回1；拒绝请回0", answer::yes},
        {"同意请回复1或Y", answer::yes},
        {"Reply 1 to confirm, 2 to decline.", answer::yes},
        {"To agree, reply with 1.", answer::yes},
        {"同意请回复1，确认也请回复1", answer::yes},
        // offered as refusal
        {"同意请回复2，不同意请回复1", answer::no},
        {"回复1不同意", answer::no},
        {"如不同意，请回复1", answer::no},
        {"拒绝请回复1", answer::no},
        {"Reply 1 to decline", answer::no},
        // not offered, or as something else
        {"", answer::unclear},
        {"同意请回复“同意”，不同意请回复“不同意”；如收到多条，请加上编号，如“同意4711”。", answer::unclear},
        {"同意请回复11", answer::unclear},
        {"同意请回复12345", answer::unclear},
        {"同意请回复2", answer::unclear},
        {"1个月有效，同意请回复Y", answer::unclear},
        {"资费1元，同意请回复Y", answer::unclear},
        {"同意请回复1元套餐", answer::unclear},
        {"回复1查询余额", answer::unclear},
        {"回复1了解详情，同意请回复Y", answer::unclear},
        {"回复1退订", answer::unclear},
        {"回复1确认退订", answer::unclear},
        {"确认取消请回复1", answer::no},
        {"不同意办理请回复1", answer::unclear},
        {"如不同意办理，请回复1", answer::unclear},
        {"是否同意请回复1", answer::unclear},
        {"您同意吗，请回复1", answer::unclear},
        {"同意请回复1不同意请回复2", answer::unclear},
        {"同意请回复1，不同意请回复1", answer::unclear},
        {"同意请回复1，查询请回复1", answer::unclear},
        {"同意请回复Y，请回复1", answer::unclear},
        {"请回复1", answer::unclear},
        {"Reply 1 to not agree", answer::unclear},
    };
    for (const auto& [text, meaning] : texts) {
        CAPTURE(std::string(text));
        CHECK(offered_meaning(text, "1") == meaning);
        CHECK(read_reply_to(text, "1", cn_replies) == meaning);
        CHECK(read_reply_to(text, "１。", cn_replies) == meaning);
        CHECK(read_reply("1") == answer::unclear);
        // Only the bare figure means it.
        for (const char* const other : {"11", "1吗", "1?", "1？", "1 2", "一", "①", "1……", "1\u200B", "+1", "1元", "是1", "1同意", "不1"}) {
            CAPTURE(other);
            CHECK(read_reply_to(text, other, cn_replies) == read_reply(other));
        }
        CHECK(read_reply_to(text, "同意", cn_replies) == answer::yes);
        CHECK(read_reply_to(text, "不要", cn_replies) == answer::no);
    }
    constexpr std::string_view both = "同意请回复1，不同意请回复2。";
    CHECK(read_reply_to(both, "2", cn_replies) == answer::no);
    CHECK(read_reply_to(both, "0", cn_replies) == answer::unclear);
    CHECK(read_reply_to("同意请回复7", "7", cn_replies) == answer::unclear);  // no figure of the vocabulary
}

TEST_CASE("a bare 1 is agreement to the request that offers it, and to no other") {
    consent_world world;
    const auto usual = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    REQUIRE(usual);
    CHECK(why(world.desk.receive(reply("1", noon + 10s))) == reason::answer_unclear);
    CHECK(why(world.desk.receive(reply("2", noon + 11s))) == reason::answer_unclear);

    std::string text = usual->text;
    const std::string words = "同意请回复“同意”，不同意请回复“不同意”；";
    REQUIRE(text.find(words) != std::string::npos);
    text.replace(text.find(words), words.size(), "同意请回复1，不同意请回复2；");
    const carrier_text own{.text = text, .code = {}, .reference = usual->asked.reference};
    const auto asked = world.desk.ask(world.guard_plan, world.order("A2"), noon + 1min, {}, own);
    REQUIRE(asked);
    {
        consent_world another;
        const auto again = another.desk.ask(another.guard_plan, world.order("A3"), noon + 1min, {}, own);
        REQUIRE(again);
        CHECK(why(another.desk.receive(reply("2", noon + 2min))) == reason::answered_no);
    }
    const auto proof = world.desk.receive(reply("1", noon + 2min));
    REQUIRE(proof);
    // It is read again, with the request's text, wherever the proof is checked again.
    CHECK(world.another_desk().recall(proof->record()));
    CHECK(world.desk.find(asked->digest)->stands.now == state::proven);
    CHECK(why(world.desk.receive(reply("2", noon + 3min))) == reason::consent_withdrawn);
}

}  // namespace consent_offered_reply_test
