// SPDX-License-Identifier: Apache-2.0
#include "spring.hpp"

#include <catch.hpp>

#include <vector>

namespace guide_notice_test {

using namespace guide;
using namespace std::chrono_literals;
namespace notice = mingbai::notice;
using mingbai::element;
using mingbai::language;

// [template]
inline constexpr notice::notice_text ours{
    notice::notice_kind::exhausted, language::chinese,
    "您的{service}已用完。{overage}{signature}"};
inline constexpr notice::notice_template exhausted = notice::compiled<ours>();
// [template end]

// [gateway]
struct gateway {
    std::vector<notice::send_job> taken;
    notice::submission send(const notice::send_job& job) {  // job.token() is the idempotency key
        taken.push_back(job);
        return notice::submission::accepted;
    }
};
// [gateway end]

TEST_CASE("a notice is rendered, owed, sent and reported") {
    const mingbai::instant now = at("2026-09-24T10:00:00+08:00");
    // [render]
    const auto facts = notice::facts(language::chinese)
                           .set<element::service>("国内流量")
                           .set<element::overage>("超出后每1MB0.29元。")
                           .set<element::signature>("示例运营商");
    const auto message = notice::render(exhausted, facts).value();
    CHECK(message.text == "您的国内流量已用完。超出后每1MB0.29元。【示例运营商】");
    // [render end]

    // [size]
    const notice::sms_size size = notice::measure_sms(message.text);
    CHECK(size.encoding == notice::sms_encoding::ucs2);
    CHECK(size.segments == 1);
    const std::string longer = message.text + message.text + message.text;
    CHECK(notice::split_sms(longer)->size() == 2);  // no word, figure, code or link is cut
    // [size end]

    // [outbox]
    mingbai::memory_journal journal;
    mingbai::evidence::ledger ledger(journal, mingbai::hmac_drbg<>(secret));
    const mingbai::evidence::pseudonymizer pseudonyms(secret);
    notice::outbox outbox(ledger);

    const mingbai::subscriber_number number{"18500000000"};
    const notice::notice_key key{pseudonyms.of(number), notice::notice_kind::exhausted, "26HE900001/data", 9, 0};
    const auto owed = outbox.owe({.key = key, .to = number, .content = message, .due = now, .deadline = now + 10min}, now);
    CHECK(owed);
    CHECK(outbox.owe({.key = key, .to = number, .content = message, .due = now, .deadline = now + 10min}, now)->already);

    gateway out;
    CHECK(outbox.pump(out, now).value() == 1);  // and never a second time
    CHECK(outbox.report_delivery(owed->id, notice::channel::sms, 0, true, now + 5s));
    // [outbox end]
    CHECK(outbox.pump(out, now + 1h).value() == 0);

    // [preferences]
    notice::preferences wishes;
    wishes.quiet = notice::quiet_hours(22h, 8h);
    wishes.app.add(notice::notice_kind::bill);  // a push besides the SMS
    CHECK(outbox.set_preferences(pseudonyms.of(number), wishes, "app", now));
    // [preferences end]

    // [watch]
    constexpr notice::reminder_levels levels{notice::at_percent(80), notice::at_percent(100)};
    notice::usage_state data;
    CHECK(notice::observe(data, {.period = 9, .used = (23_GB).bytes(), .limit = (30_GB).bytes()}, levels).news == 0);
    const auto crossed = notice::observe(data, {.period = 9, .used = (24_GB).bytes(), .limit = (30_GB).bytes()}, levels);
    CHECK(levels[crossed.level()] == notice::at_percent(80));
    CHECK(notice::observe(data, {.period = 9, .used = (25_GB).bytes(), .limit = (30_GB).bytes()}, levels).news == 0);
    // [watch end]
}

}  // namespace guide_notice_test
