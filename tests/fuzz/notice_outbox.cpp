// SPDX-License-Identifier: Apache-2.0
// Each three bytes are something that happens to an outbox: a notice is owed, a wish recorded, a job handed out, answered or
// reported on, time passes, the disk is full, the process dies, somebody else writes a record. No message is handed out twice
// under one key after the gateway took it, none before it is due, in quiet hours or after it was delivered; when nothing is
// handed out, a look through all notices finds nothing due; and an outbox that reads the ledger later stands where this one does.
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/notice/outbox.hpp>

#include "../support/failing_journal.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace fuzz_notice_outbox {

using namespace mingbai;
using namespace mingbai::notice;
using namespace std::chrono_literals;

void holds(bool condition) {
    if (!condition) std::abort();
}

constexpr instant begin{1'786'900'000s};
constexpr notice_kind kinds[]{notice_kind::success, notice_kind::usage_level, notice_kind::exhausted, notice_kind::commercial};
constexpr submission answers[]{submission::accepted, submission::try_later, submission::refused};

struct carrier {
    mingbai_test::failing_journal journal{};
    evidence::ledger<mingbai_test::failing_journal> ledger{journal, hmac_drbg{"thirty-two bytes of entropy, here"}};
    outbox_policy policy = [] {
        outbox_policy shorter;
        shorter.receipt_wait = 2h;
        shorter.retries.attempts = 3;
        return shorter;
    }();
    std::unique_ptr<outbox> box = std::make_unique<outbox>(ledger, policy);
    instant now = begin;

    std::vector<send_job> handed_out{};  ///< by the outbox that lives now, without an answer
    std::vector<send_job> known{};       ///< ever
    std::set<std::string> taken{};       ///< the keys of what the gateway took and the ledger holds
    std::set<notice_id> owed{};
    bool disturbed = false;              ///< somebody else's record since the outbox was opened
    bool ever_disturbed = false;

    [[nodiscard]] static evidence::pseudonym subject(std::uint8_t which) {
        return evidence::public_subject("test", which % 2 == 0 ? "a" : "b");
    }

    void owe(std::uint8_t what, std::uint8_t when) {
        const notice_kind kind = kinds[what / 2 % 4];
        outgoing_notice notice{.key = {subject(what), kind, "plan/data", 0, what / 8 % 4U},
                               .to = subscriber_number{"13800138000"},
                               .content = {kind, language::chinese, "提醒"},
                               .due = begin + 1h * (when % 48)};
        notice.deadline = notice.due + 1h;
        const bool before = box->find(id_of(notice.key)) != nullptr;
        const auto done = box->owe(notice, now);
        if (!done) {
            holds(box->find(id_of(notice.key)) == nullptr);
            return;
        }
        holds(done->already == before && done->id == id_of(notice.key));
        owed.insert(done->id);
    }

    void wish(std::uint8_t who, std::uint8_t what) {
        preferences wishes;
        if ((what & 1U) != 0) wishes.no_sms = kind_set::all();
        if ((what & 2U) != 0) wishes.voice.add(notice_kind::success).add(notice_kind::usage_level);
        if ((what & 4U) != 0) wishes.app = kind_set::all();
        if ((what & 8U) != 0) wishes.quiet = quiet_hours(std::chrono::hours{who % 24}, std::chrono::hours{what / 16});
        (void)box->set_preferences(subject(who), wishes, "app", now);
    }

    /// What a person finds who looks at every leg of every notice.
    [[nodiscard]] bool something_is_due() const {
        for (const notice_state& each : box->notices()) {
            const preferences& wishes = box->preferences().of(each.notice.key.subject);
            for (const channel via : every_channel) {
                const leg& way = each.of(via);
                if (way.now == delivery::sent && way.when + policy.receipt_wait <= now) return true;
                if (way.now != delivery::waiting || way.when > now) continue;
                const bool declined = via == channel::sms && wishes.no_sms.has(each.notice.key.kind) && policy.optional.has(each.notice.key.kind);
                if (declined || each.urgent || !wishes.quiet.contains(now, wishes.offset)) return true;
            }
        }
        return false;
    }

    void next() {
        const bool due = something_is_due();
        const auto earliest = box->next_due();
        auto job = box->next(now);
        if (!job) return;
        if (!*job) {
            // What was due may have failed for good without a message.
            holds(!something_is_due());
            const auto later = box->next_due();
            holds(!later || *later > now);
            return;
        }
        holds(due && earliest && *earliest <= now);
        const notice_state& state = *box->find((*job)->id);
        const leg& way = state.of((*job)->via);
        const preferences& wishes = box->preferences().of(state.notice.key.subject);
        holds(way.now == delivery::in_flight && way.round == (*job)->round && way.when <= now && state.notice.due <= now);
        holds(state.urgent || !wishes.quiet.contains(now, wishes.offset));
        for (const send_job& other : handed_out) holds(other.token() != (*job)->token());
        if (!ever_disturbed) holds(owed.count((*job)->id) == 1 && taken.count((*job)->token()) == 0);
        handed_out.push_back(**job);
        known.push_back(**job);
    }

    void answer(std::uint8_t which, std::uint8_t how) {
        if (handed_out.empty()) return;
        const auto at = handed_out.begin() + which % static_cast<std::ptrdiff_t>(handed_out.size());
        const send_job job = *at;
        const submission said = answers[how % 3];
        handed_out.erase(at);
        const bool was_in_flight = box->find(job.id)->of(job.via).now == delivery::in_flight;
        const auto done = box->report_submission(job, said, now);
        if (done && was_in_flight && said == submission::accepted) taken.insert(job.token());
        holds(box->find(job.id)->of(job.via).now != delivery::in_flight);
    }

    void report(std::uint8_t which, std::uint8_t how) {
        if (known.empty()) {
            holds(!box->report_delivery(sha256("unknown"), channel::sms, 0, true, now));
            return;
        }
        const send_job& job = known[which % known.size()];
        const bool delivered = how % 2 == 0;
        const auto done = box->report_delivery(job.id, job.via, job.round, delivered, now);
        if (done && delivered) holds(box->find(job.id)->of(job.via).now == delivery::delivered);
        if (done && box->find(job.id)->of(job.via).now != delivery::in_flight)
            handed_out.erase(std::remove_if(handed_out.begin(), handed_out.end(),
                                            [&](const send_job& each) { return each.id == job.id && each.via == job.via; }),
                             handed_out.end());
    }

    /// Well-formed or not, about a notice that is known or not: what a bug or a bypass may leave on the ledger.
    void intrude(std::uint8_t what, std::uint8_t round) {
        const std::string id = known.empty() || what % 2 == 0 ? to_hex(sha256("unknown")) : to_hex(known[what % known.size()].id);
        const std::string via(to_text(every_channel[round % every_channel.size()]));
        const evidence::record_kind kind = what % 3 == 0   ? evidence::record_kind::notice_sent
                                           : what % 3 == 1 ? evidence::record_kind::notice_delivered
                                                           : evidence::record_kind::notice_due;
        const std::string text = R"({"channel":")" + via + R"(","id":")" + id + R"(","round":)" + std::to_string(round / 3) + "}";
        if (ledger.append(kind, subject(what), now, text)) disturbed = ever_disturbed = true;
    }

    void same_later() const {
        evidence::ledger_ref same{const_cast<evidence::ledger<mingbai_test::failing_journal>&>(ledger)};
        const outbox later(same, policy);
        holds(later.report().clean() && later.notices().size() == box->notices().size());
        holds(ever_disturbed || later.unreadable() == 0);
        for (std::size_t i = 0; i < box->notices().size(); ++i) {
            const notice_state& mine = box->notices()[i];
            const notice_state& other = later.notices()[i];
            holds(mine.id == other.id && mine.urgent == other.urgent && mine.first_sent == other.first_sent &&
                  mine.first_delivered == other.first_delivered);
            for (const channel via : every_channel) {
                leg way = mine.of(via);
                if (way.now == delivery::in_flight) way.now = delivery::waiting;
                holds(way == other.of(via));
            }
        }
    }

    void restart() {
        if (!disturbed) same_later();
        box = std::make_unique<outbox>(ledger, policy);
        handed_out.clear();
        disturbed = false;
    }
};

}  // namespace fuzz_notice_outbox

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_notice_outbox;
    carrier at;
    for (std::size_t i = 0; i + 2 < size && i < 300; i += 3) {
        const std::uint8_t a = data[i + 1];
        const std::uint8_t b = data[i + 2];
        switch (data[i] % 16) {
            case 0: case 1: case 2: at.owe(a, b); break;
            case 3: at.wish(a, b); break;
            case 4: case 5: case 6: case 7: at.next(); break;
            case 8: case 9: at.answer(a, b); break;
            case 10: case 11: at.report(a, b); break;
            case 12: at.now += std::chrono::minutes{a}; break;
            case 13: at.journal.fail_after(a % 4U, b % 4U); break;
            case 14: at.restart(); break;
            default: a % 4 == 0 ? at.intrude(b, a / 4) : at.restart(); break;
        }
    }
    if (!at.disturbed) at.same_later();
    return 0;
}
