// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/notice/outbox.hpp>
#include <mingbai/notice/preference_words.hpp>

#include <catch.hpp>

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace notice_outbox_test {

using namespace mingbai;
using namespace mingbai::notice;
using namespace std::chrono_literals;
namespace chr = std::chrono;

using test_ledger = ledger<evidence::memory_journal>;

const evidence::pseudonymizer pseudonyms{"a key of the carrier's own"};
const subscriber_number li{"13800138000"};
const evidence::pseudonym li_hidden = pseudonyms.of(li);

/// 2026-08-17 hh:mm in Beijing.
instant at(int hour, int minute = 0) {
    return instant_of(
        civil_time{chr::year{2026} / 8 / 17, static_cast<std::uint8_t>(hour), static_cast<std::uint8_t>(minute), 0},
        beijing_time);
}

outgoing_notice usage_notice(std::uint32_t level, instant due, std::int64_t period = 679) {
    return {.key = {li_hidden, notice_kind::usage_level, "26HE300128/data", period, level},
            .to = li,
            .content = {notice_kind::usage_level, language::chinese, "您的国内通用流量已用80%【中国联通】"},
            .due = due,
            .deadline = due + 1h};
}

outgoing_notice success_notice(instant due) {
    return {.key = {li_hidden, notice_kind::success, "order-1", 0, 0},
            .to = li,
            .content = {notice_kind::success, language::chinese, "办理成功【中国联通】"},
            .due = due,
            .deadline = due + 5min};
}

struct scripted_gateway {
    std::deque<submission> answers{};  // accepted once the script is over
    std::vector<send_job> seen{};

    submission send(const send_job& job) {
        seen.push_back(job);
        if (answers.empty()) return submission::accepted;
        const submission answer = answers.front();
        answers.pop_front();
        return answer;
    }
};

struct world {
    evidence::memory_journal journal{};
    test_ledger book{journal, hmac_drbg{"thirty-two bytes of entropy, here"}};
    scripted_gateway gateway{};
};

TEST_CASE("a notice is sent once, however often it is owed") {
    world w;
    outbox box{w.book};
    const auto first = box.owe(usage_notice(80, at(9)), at(9));
    REQUIRE(first);
    CHECK(!first->already);
    const auto again = box.owe(usage_notice(80, at(9, 5)), at(9, 5));
    REQUIRE(again);
    CHECK(again->already);
    CHECK(again->id == first->id);

    CHECK(box.pump(w.gateway, at(9)).value_or(0) == 1);
    CHECK(box.pump(w.gateway, at(10)).value_or(7) == 0);
    REQUIRE(box.owe(usage_notice(80, at(11)), at(11))->already);
    CHECK(box.pump(w.gateway, at(11)).value_or(7) == 0);

    REQUIRE(w.gateway.seen.size() == 1);
    const send_job& job = w.gateway.seen[0];
    CHECK(job.to == li);
    CHECK(job.via == channel::sms);
    CHECK(job.text == "您的国内通用流量已用80%【中国联通】");
    CHECK(job.token() == to_hex(first->id) + "-sms-0");
}

TEST_CASE("another level, period, subject, kind or customer is another notice") {
    const notice_key key{li_hidden, notice_kind::usage_level, "26HE300128/data", 679, 80};
    std::map<notice_id, int> ids;
    ++ids[id_of(key)];
    for (notice_key other : {notice_key{li_hidden, notice_kind::usage_level, "26HE300128/data", 679, 100},
                             notice_key{li_hidden, notice_kind::usage_level, "26HE300128/data", 680, 80},
                             notice_key{li_hidden, notice_kind::usage_level, "26HE300128/data", -679, 80},
                             notice_key{li_hidden, notice_kind::usage_level, "26HE300128/voice", 679, 80},
                             notice_key{li_hidden, notice_kind::exhausted, "26HE300128/data", 679, 80},
                             notice_key{pseudonyms.of(subscriber_number{"13800138001"}), notice_kind::usage_level,
                                        "26HE300128/data", 679, 80},
                             notice_key{li_hidden, notice_kind::usage_level, "26HE300128/dat", 679, 80}})
        ++ids[id_of(other)];
    CHECK(ids.size() == 8);
    CHECK(id_of(key) == id_of(notice_key(key)));
}

TEST_CASE("nothing goes out before it is due, and next_due says when") {
    world w;
    outbox box{w.book};
    CHECK(!box.next_due());
    REQUIRE(box.owe(usage_notice(80, at(12)), at(9)));
    REQUIRE(box.next_due());
    CHECK(*box.next_due() == at(12));
    CHECK(box.pump(w.gateway, at(12) - 1s).value_or(7) == 0);
    CHECK(box.pump(w.gateway, at(12)).value_or(7) == 1);
}

TEST_CASE("quiet hours hold a notice back, not one that is urgent") {
    world w;
    outbox box{w.book};
    REQUIRE(box.set_preferences(li_hidden, {.quiet = quiet_hours(22h, 8h)}, "app", at(9)));
    REQUIRE(box.owe(usage_notice(80, at(23)), at(23)));
    REQUIRE(box.owe(success_notice(at(23)), at(23)));
    CHECK(box.pump(w.gateway, at(23)).value_or(0) == 1);
    REQUIRE(w.gateway.seen.size() == 1);
    CHECK(w.gateway.seen[0].kind == notice_kind::success);

    const instant morning = at(8) + 24h;
    CHECK(*box.next_due() == morning);
    CHECK(box.pump(w.gateway, morning - 1s).value_or(7) == 0);
    CHECK(box.pump(w.gateway, morning).value_or(7) == 1);
    // The deadline waited with it: nobody can be late because the customer sleeps.
    CHECK(w.gateway.seen[1].deadline == morning + 1h);
}

TEST_CASE("what waits for the end of quiet hours does not wait for it once they are wished away") {
    world w;
    outbox box{w.book};
    REQUIRE(box.owe(usage_notice(80, at(12)), at(12)));
    REQUIRE(box.owe(usage_notice(100, at(12)), at(12)));
    REQUIRE(box.set_preferences(li_hidden, {.quiet = quiet_hours(11h, 15h)}, "app", at(12)));
    REQUIRE(*box.pump(w.gateway, at(12)) == 0);
    CHECK(box.next_due() == at(15));

    REQUIRE(box.set_preferences(li_hidden, {.quiet = quiet_hours(11h, 14h)}, "app", at(13)));
    REQUIRE(*box.pump(w.gateway, at(13)) == 0);
    CHECK(*box.pump(w.gateway, at(14)) == 2);
    CHECK(w.gateway.seen.size() == 2);
    REQUIRE(box.set_preferences(li_hidden, {}, "app", at(14)));
    CHECK(*box.pump(w.gateway, at(16)) == 0);  // each once
}

TEST_CASE("a retry waits for the end of the quiet hours, too") {
    world w;
    outbox box{w.book};
    REQUIRE(box.set_preferences(li_hidden, {.quiet = quiet_hours(22h, 8h)}, "app", at(9)));
    REQUIRE(box.owe(usage_notice(80, at(21, 59)), at(21, 59)));
    w.gateway.answers = {submission::try_later};
    CHECK(box.pump(w.gateway, at(21, 59)).value_or(7) == 0);
    CHECK(box.pump(w.gateway, at(22, 30)).value_or(7) == 0);
    CHECK(w.gateway.seen.size() == 1);
    CHECK(box.pump(w.gateway, at(8) + 24h).value_or(7) == 1);
}

TEST_CASE("a busy gateway is tried again after growing waits, under the same key") {
    world w;
    outbox_policy policy;
    policy.retries = {.first = 1min, .longest = 5min, .attempts = 10};
    outbox box{w.book, policy};
    REQUIRE(box.owe(success_notice(at(9)), at(9)));
    w.gateway.answers.assign(5, submission::try_later);
    std::vector<instant> tries;
    for (instant now = at(9); now <= at(10); now += 1s) {
        const std::size_t before = w.gateway.seen.size();
        REQUIRE(box.pump(w.gateway, now));
        if (w.gateway.seen.size() != before) tries.push_back(now);
    }
    CHECK(tries == std::vector<instant>{at(9), at(9, 1), at(9, 3), at(9, 7), at(9, 12), at(9, 17)});
    for (const send_job& job : w.gateway.seen) CHECK(job.token() == w.gateway.seen[0].token());
}

TEST_CASE("what a channel cannot deliver goes another way, once") {
    world w;
    outbox box{w.book};
    REQUIRE(box.owe(success_notice(at(9)), at(9)));
    w.gateway.answers = {submission::refused};
    CHECK(box.pump(w.gateway, at(9)).value_or(7) == 1);
    REQUIRE(w.gateway.seen.size() == 2);
    CHECK(w.gateway.seen[0].via == channel::sms);
    CHECK(w.gateway.seen[1].via == channel::app);
    CHECK(box.find(w.gateway.seen[0].id)->of(channel::sms).now == delivery::failed);
    CHECK(box.find(w.gateway.seen[0].id)->of(channel::app).now == delivery::sent);
    CHECK(box.find(w.gateway.seen[0].id)->of(channel::voice).now == delivery::unused);

    SECTION("when the other way fails as well, that is the end") {
        REQUIRE(box.report_delivery(w.gateway.seen[1].id, channel::app, 0, false, at(9, 1)));
        for (instant now = at(9, 1); now < at(9) + 96h; now += 10min) {
            REQUIRE(box.pump(w.gateway, now));
            const leg app = box.find(w.gateway.seen[1].id)->of(channel::app);
            if (app.now == delivery::sent)
                REQUIRE(box.report_delivery(w.gateway.seen[1].id, channel::app, app.round, false, now));
        }
        CHECK(box.find(w.gateway.seen[0].id)->of(channel::app).now == delivery::failed);
        CHECK(w.gateway.seen.size() == 1 + box.policy().retries.attempts);
        CHECK(!box.find(w.gateway.seen[0].id)->first_delivered);
    }
}

TEST_CASE("a message that the network could not deliver is a new message for the gateway") {
    world w;
    outbox box{w.book};
    const notice_id id = box.owe(success_notice(at(9)), at(9))->id;
    REQUIRE(box.pump(w.gateway, at(9)));
    REQUIRE(box.report_delivery(id, channel::sms, 0, false, at(9, 1)));
    REQUIRE(box.report_delivery(id, channel::sms, 0, false, at(9, 1)));  // the report came twice
    REQUIRE(box.pump(w.gateway, at(9, 30)));
    REQUIRE(w.gateway.seen.size() == 2);
    CHECK(w.gateway.seen[1].token() == to_hex(id) + "-sms-1");
    CHECK(box.find(id)->of(channel::sms).failures == 1);
}

TEST_CASE("delivery reports may come twice, late, or before the submission was recorded") {
    world w;
    outbox box{w.book};
    const notice_id id = box.owe(success_notice(at(9)), at(9))->id;
    SECTION("before") {
        const auto job = box.next(at(9));
        REQUIRE((job && *job));
        REQUIRE(box.report_delivery(id, channel::sms, 0, true, at(9)));
        REQUIRE(box.report_submission(**job, submission::accepted, at(9, 1)));
        CHECK(box.find(id)->of(channel::sms).now == delivery::delivered);
        CHECK(box.pump(w.gateway, at(23)).value_or(7) == 0);
    }
    SECTION("twice, and then the opposite") {
        REQUIRE(box.pump(w.gateway, at(9)));
        REQUIRE(box.report_delivery(id, channel::sms, 0, true, at(9, 1)));
        const auto records = w.book.size();
        REQUIRE(box.report_delivery(id, channel::sms, 0, true, at(9, 2)));
        REQUIRE(box.report_delivery(id, channel::sms, 0, false, at(9, 3)));
        CHECK(w.book.size() == records);
        CHECK(box.find(id)->of(channel::sms).now == delivery::delivered);
        CHECK(box.find(id)->first_delivered == at(9, 1));
    }
    SECTION("for a notice that nobody owes, or on a channel that was not used") {
        const auto unknown = box.report_delivery(notice_id{}, channel::sms, 0, true, at(9));
        REQUIRE(!unknown);
        CHECK(unknown.error().why == reason::record_unknown);
        CHECK(!box.report_delivery(id, channel::voice, 0, true, at(9)));
    }
}

TEST_CASE("a message without a delivery report is lost after the wait, and goes another way") {
    world w;
    outbox box{w.book};
    const notice_id id = box.owe(success_notice(at(9)), at(9))->id;
    REQUIRE(box.pump(w.gateway, at(9)));
    CHECK(*box.next_due() == at(9) + 72h);
    REQUIRE(box.pump(w.gateway, at(9) + 72h - 1s));
    CHECK(w.gateway.seen.size() == 1);
    REQUIRE(box.pump(w.gateway, at(9) + 72h));
    REQUIRE(w.gateway.seen.size() == 2);
    CHECK(w.gateway.seen[1].via == channel::app);
    CHECK(box.find(id)->of(channel::sms).now == delivery::failed);
}

TEST_CASE("a call comes on top of the SMS where the customer wishes it, each with its own way out") {
    world w;
    outbox box{w.book};
    preferences wishes;
    wishes.voice.add(usage_warnings);
    REQUIRE(box.set_preferences(li_hidden, wishes, "hall", at(8)));
    REQUIRE(box.owe(usage_notice(80, at(9)), at(9)));
    REQUIRE(box.owe(success_notice(at(9)), at(9)));
    CHECK(box.pump(w.gateway, at(9)).value_or(0) == 3);

    SECTION("TDYJDH ends the calls only") {
        wishes = changed(wishes, *read_preference_word("TDYJDH"));
        REQUIRE(box.set_preferences(li_hidden, wishes, "sms TDYJDH", at(10)));
        REQUIRE(box.owe(usage_notice(100, at(11)), at(11)));
        CHECK(box.pump(w.gateway, at(11)).value_or(0) == 1);
        CHECK(w.gateway.seen.back().via == channel::sms);
    }
    SECTION("TDYJDX ends the SMS only") {
        wishes = changed(wishes, *read_preference_word("TDYJDX"));
        REQUIRE(box.set_preferences(li_hidden, wishes, "sms TDYJDX", at(10)));
        REQUIRE(box.owe(usage_notice(100, at(11)), at(11)));
        CHECK(box.pump(w.gateway, at(11)).value_or(0) == 1);
        CHECK(w.gateway.seen.back().via == channel::voice);
    }
    SECTION("no word ends the SMS that must be sent") {
        wishes.no_sms = kind_set::all();
        REQUIRE(box.set_preferences(li_hidden, wishes, "app", at(10)));
        outgoing_notice second = success_notice(at(11));
        second.key.about = "order-2";
        REQUIRE(box.owe(second, at(11)));
        CHECK(box.pump(w.gateway, at(11)).value_or(0) == 1);
        CHECK(w.gateway.seen.back().via == channel::sms);
    }
}

TEST_CASE("a word that comes while a notice waits still counts") {
    world w;
    outbox box{w.book};
    REQUIRE(box.owe(usage_notice(80, at(12)), at(9)));
    REQUIRE(box.set_preferences(li_hidden, changed({}, *read_preference_word("TDYJDX")), "sms TDYJDX", at(11)));
    CHECK(box.pump(w.gateway, at(12)).value_or(7) == 0);
    CHECK(w.gateway.seen.empty());
    CHECK(box.notices()[0].of(channel::sms).now == delivery::failed);
    CHECK(box.notices()[0].of(channel::app).now == delivery::unused);  // refused is refused: no other way round
}

TEST_CASE("an outbox on the same ledger is the same outbox") {
    world w;
    outbox_policy policy;
    outbox box{w.book, policy};
    REQUIRE(box.set_preferences(li_hidden, {.words = language::english, .quiet = quiet_hours(22h, 7h)}, "app", at(8)));
    outgoing_notice second = success_notice(at(9));
    second.key.about = "order-2";
    REQUIRE(box.owe(success_notice(at(9)), at(9)));
    REQUIRE(box.owe(second, at(9)));
    REQUIRE(box.owe(usage_notice(80, at(10)), at(9)));
    w.gateway.answers = {submission::try_later, submission::refused};
    REQUIRE(box.pump(w.gateway, at(9)));
    REQUIRE(box.pump(w.gateway, at(10)));
    REQUIRE(box.report_delivery(box.notices()[0].id, channel::sms, 0, true, at(10)));

    policy.retries.first = 30min;  // what was decided stays decided
    policy.urgent = {};
    const outbox replayed{w.book, policy};
    CHECK(replayed.report().clean());
    CHECK(replayed.unreadable() == 0);
    REQUIRE(replayed.notices().size() == box.notices().size());
    for (std::size_t i = 0; i < box.notices().size(); ++i) {
        const notice_state& a = box.notices()[i];
        const notice_state& b = replayed.notices()[i];
        CHECK(a.id == b.id);
        CHECK(a.notice.key == b.notice.key);
        CHECK(a.notice.to == b.notice.to);
        CHECK(a.notice.content == b.notice.content);
        CHECK(a.notice.due == b.notice.due);
        CHECK(a.notice.deadline == b.notice.deadline);
        CHECK(a.urgent == b.urgent);
        CHECK(a.legs == b.legs);
        CHECK(a.first_sent == b.first_sent);
        CHECK(a.first_delivered == b.first_delivered);
    }
    CHECK(replayed.next_due() == box.next_due());
    CHECK(replayed.preferences().of(li_hidden) == box.preferences().of(li_hidden));
}

TEST_CASE("what the ledger does not take is not owed and not lost") {
    world w;
    struct refusing_journal : evidence::memory_journal {
        bool refuse = false;
        result<void> append(std::span<const evidence::record_view> batch) {
            if (refuse) return refusal{reason::journal_full, {}};
            return memory_journal::append(batch);
        }
    };
    refusing_journal journal;
    ledger book{journal, hmac_drbg{"thirty-two bytes of entropy, here"}};
    outbox box{book};
    journal.refuse = true;
    const auto refused = box.owe(success_notice(at(9)), at(9));
    REQUIRE(!refused);
    CHECK(refused.error().why == reason::journal_full);
    CHECK(box.notices().empty());
    journal.refuse = false;
    REQUIRE(box.owe(success_notice(at(9)), at(9)));
    journal.refuse = true;
    CHECK(!box.pump(w.gateway, at(9)));  // handed over, but not recorded: it comes again under the same key
    CHECK(w.gateway.seen.size() == 1);
    journal.refuse = false;
    CHECK(box.pump(w.gateway, at(9)).value_or(0) == 1);
    REQUIRE(w.gateway.seen.size() == 2);
    CHECK(w.gateway.seen[0].token() == w.gateway.seen[1].token());
}

}  // namespace notice_outbox_test
