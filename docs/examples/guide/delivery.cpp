// SPDX-License-Identifier: Apache-2.0
// Where one channel of a notice stands: the table from which docs/pictures/delivery.svg is drawn, and the test that it is what an
// outbox does. Every action is tried in every state.
#include "spring.hpp"

#include <catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace guide_delivery_test {

using namespace mingbai;
using namespace std::chrono_literals;
using notice::delivery;

struct arrow {
    delivery from;
    std::string_view on;
    delivery to;

    friend bool operator==(const arrow&, const arrow&) = default;
};

// [arrows]
constexpr arrow arrows[]{
    {delivery::waiting, "handed out", delivery::in_flight},
    {delivery::waiting, "declined by the customer", delivery::failed},
    {delivery::waiting, "delivered", delivery::delivered},
    {delivery::in_flight, "taken by the gateway", delivery::sent},
    {delivery::in_flight, "gateway busy", delivery::waiting},
    {delivery::in_flight, "refused by the gateway", delivery::failed},
    {delivery::in_flight, "restart", delivery::waiting},
    {delivery::in_flight, "delivered", delivery::delivered},
    {delivery::in_flight, "not delivered", delivery::waiting},
    {delivery::sent, "delivered", delivery::delivered},
    {delivery::sent, "not delivered", delivery::waiting},
    {delivery::sent, "no report in time", delivery::failed},
    {delivery::failed, "delivered", delivery::delivered},
};
// [arrows end]

/// One notice of use on its only channel, and whatever can happen to it.
struct world {
    memory_journal journal{};
    evidence::ledger<memory_journal> ledger{journal, hmac_drbg<>(guide::secret)};
    notice::outbox outbox{ledger};
    instant now = guide::at("2026-09-24T10:00:00+08:00");
    notice::notice_id id{};
    notice::send_job job{};

    world() {
        const notice::notice_key key{evidence::pseudonymizer(guide::secret).of(subscriber_number{"18500000000"}),
                                     notice::notice_kind::usage_level, "26HE900001/data", 9, 0};
        id = outbox.owe({.key = key, .to = "18500000000", .content = {key.kind, language::chinese, "…"}, .due = now, .deadline = now}, now)
                 .value()
                 .id;
        job = {id, key.kind, notice::channel::sms, 0, "18500000000", language::chinese, "…", now};
    }

    [[nodiscard]] delivery state() const { return outbox.find(id)->of(notice::channel::sms).now; }

    void act(std::string_view what) {
        const auto reported = [&](bool delivered) {
            CHECK(outbox.report_delivery(id, notice::channel::sms, job.round, delivered, now));
        };
        if (what == "handed out") {
            const auto next = outbox.next(now).value();
            if (next) job = *next;
        }
        if (what == "declined by the customer") {
            notice::preferences wishes;
            wishes.no_sms = notice::usage_warnings;
            CHECK(outbox.set_preferences(outbox.find(id)->notice.key.subject, wishes, "sms TDYJDX", now));
            CHECK(outbox.next(now));
        }
        if (what == "taken by the gateway") CHECK(outbox.report_submission(job, notice::submission::accepted, now));
        if (what == "gateway busy") CHECK(outbox.report_submission(job, notice::submission::try_later, now));
        if (what == "refused by the gateway") CHECK(outbox.report_submission(job, notice::submission::refused, now));
        if (what == "delivered") reported(true);
        if (what == "not delivered") reported(false);
        if (what == "restart") outbox = notice::outbox(ledger);
        if (what == "no report in time" && state() == delivery::sent) {
            now += outbox.policy().receipt_wait;
            CHECK(outbox.next(now));
        }
    }
};

TEST_CASE("the arrows of a delivery are those of the table, and no others") {
    const std::vector<std::string_view> ways[]{{},
                                               {"handed out"},
                                               {"handed out", "taken by the gateway"},
                                               {"handed out", "taken by the gateway", "delivered"},
                                               {"handed out", "refused by the gateway"}};
    std::vector<std::string_view> actions;
    for (const arrow& each : arrows)
        if (std::find(actions.begin(), actions.end(), each.on) == actions.end()) actions.push_back(each.on);
    std::vector<arrow> seen;
    for (const auto& way : ways) {
        for (const std::string_view action : actions) {
            world of;
            for (const std::string_view each : way) of.act(each);
            const delivery before = of.state();
            of.act(action);
            if (of.state() != before) seen.push_back({before, action, of.state()});
        }
    }
    for (const arrow& each : seen) {
        INFO("an outbox goes from " << static_cast<int>(each.from) << " to " << static_cast<int>(each.to) << " on " << std::string(each.on));
        CHECK(std::find(std::begin(arrows), std::end(arrows), each) != std::end(arrows));
    }
    for (const arrow& each : arrows) {
        INFO("no outbox goes from " << static_cast<int>(each.from) << " to " << static_cast<int>(each.to) << " on " << std::string(each.on));
        CHECK(std::find(seen.begin(), seen.end(), each) != seen.end());
    }
}

}  // namespace guide_delivery_test
