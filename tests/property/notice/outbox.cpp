// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/notice/outbox.hpp>

#include <catch.hpp>
#include <rounds.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace notice_outbox_property {

using namespace mingbai;
using namespace mingbai::notice;
using namespace std::chrono_literals;

/// A gateway that keeps its promise about keys, on a bad line: it may be busy, and its answer may be lost.
struct honest_gateway {
    std::set<std::string> seen{};
    std::map<notice_id, int> messages{};  // that really went out
    std::vector<send_job> undelivered{};  // accepted, its report still to come

    submission send(const send_job& job) {
        if (!seen.insert(job.token()).second) return submission::accepted;
        ++messages[job.id];
        undelivered.push_back(job);
        return submission::accepted;
    }
};

/// One that forgets keys: what the key is good for must show.
struct forgetful_gateway : honest_gateway {
    submission send(const send_job& job) {
        seen.clear();
        return honest_gateway::send(job);
    }
};

struct tally {
    std::uint64_t crashes = 0;
    std::uint64_t notices = 0;
    std::uint64_t lost = 0;
    std::uint64_t twice = 0;
    std::uint64_t never_reported = 0;
};

/// A day of notices, in which the process dies after any of its steps. A journal keeps what was appended; everything
/// else is gone. The system upstream asks again for every notice after each restart, since it cannot know.
template <class Gateway>
void live_through(std::mt19937& random, tally& counts) {
    evidence::memory_journal journal;
    Gateway gateway;
    const evidence::pseudonymizer pseudonyms{"a key of the carrier's own"};
    const auto begin = instant{1'786'900'000s};
    instant now = begin;

    std::vector<outgoing_notice> wanted;
    for (std::uint32_t i = 0; i < 1 + random() % 2; ++i) {
        outgoing_notice notice{.key = {pseudonyms.of(subscriber_number{"13800138000"}), notice_kind::usage_level,
                                       "plan/data", static_cast<std::int64_t>(random() % 2), 80 + i},
                               .to = subscriber_number{"13800138000"},
                               .content = {notice_kind::usage_level, language::chinese, "用量提醒"},
                               .due = begin + 60s * static_cast<int>(random() % 120)};
        notice.deadline = notice.due + 1h;
        wanted.push_back(notice);
    }

    bool finished = false;
    for (int life = 0; !finished; ++life) {
        ledger book{journal, hmac_drbg{"thirty-two bytes of entropy, here", std::to_string(life)}};
        REQUIRE(book.status());
        outbox box{book};
        REQUIRE(box.report().clean());
        REQUIRE(box.unreadable() == 0);
        const auto dies = [&] {
            if (life >= 40 || random() % 6 != 0) return false;
            ++counts.crashes;
            return true;
        };
        const auto lives = [&]() -> bool {
            for (const outgoing_notice& each : wanted) {
                REQUIRE(box.owe(each, now));
                if (dies()) return false;
            }
            while (now < begin + 96h) {
                const auto job = box.next(now);
                REQUIRE(job);
                if (dies()) return false;
                if (*job) {
                    const unsigned luck = random() % 4;
                    const submission answer = luck == 0 ? submission::try_later : gateway.send(**job);
                    if (dies()) return false;
                    REQUIRE(box.report_submission(**job, answer, now));
                    if (dies()) return false;
                    continue;
                }
                if (!gateway.undelivered.empty() && random() % 2 == 0) {
                    const send_job done = gateway.undelivered.back();
                    REQUIRE(box.report_delivery(done.id, done.via, done.round, true, now));
                    if (dies()) return false;  // before the gateway heard that its report arrived
                    gateway.undelivered.pop_back();
                    continue;
                }
                const auto due = box.next_due();
                if (!due && gateway.undelivered.empty()) return true;
                if (due && *due > now)
                    now = (std::min)(*due, now + 30min);
                else
                    now += 1s;
            }
            return true;
        };
        finished = lives();
        if (!finished) continue;

        std::set<notice_id> ids;
        for (const outgoing_notice& each : wanted) ids.insert(id_of(each.key));
        counts.notices += ids.size();
        for (const notice_id& id : ids) {
            if (gateway.messages[id] == 0) ++counts.lost;
            if (gateway.messages[id] > 1) ++counts.twice;
            const notice_state* const found = box.find(id);
            if (found == nullptr || !found->first_delivered) ++counts.never_reported;
        }
        REQUIRE(gateway.messages.size() == ids.size());
        // What is left on the ledger is what lived in memory.
        const outbox replayed{book};
        REQUIRE(replayed.notices().size() == box.notices().size());
        for (std::size_t i = 0; i < box.notices().size(); ++i)
            REQUIRE(replayed.notices()[i].legs == box.notices()[i].legs);
    }
}

TEST_CASE("10,000 crashes between any two steps: no notice is lost, none is sent twice") {
    const unsigned seed = 20260817;
    CAPTURE(seed);
    std::mt19937 random(seed);
    tally counts;
    while (counts.crashes < mingbai_test::rounds(std::uint64_t{10'000})) live_through<honest_gateway>(random, counts);
    CAPTURE(counts.notices);
    CHECK(counts.lost == 0);
    CHECK(counts.twice == 0);
    CHECK(counts.never_reported == 0);
    CHECK(counts.notices > mingbai_test::rounds(std::uint64_t{1'000}));
}

TEST_CASE("the same with a gateway that forgets keys: nothing is lost, but some come twice") {
    std::mt19937 random(7);
    tally counts;
    while (counts.crashes < 300) live_through<forgetful_gateway>(random, counts);
    CHECK(counts.lost == 0);
    CHECK(counts.twice > 0);
}

}  // namespace notice_outbox_property
