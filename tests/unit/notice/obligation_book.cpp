// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/notice/obligation_book.hpp>
#include <mingbai/notice/outbox.hpp>

#include <catch.hpp>

#include <string>
#include <vector>

namespace notice_obligation_book_test {

using namespace mingbai;
using namespace mingbai::notice;
using namespace mingbai::literals;
using namespace std::chrono_literals;
namespace chr = std::chrono;

const evidence::pseudonymizer pseudonyms{"a key of the carrier's own"};
const subscriber_number li{"13800138000"};
const billing_cycle monthly{chr::day{1}, beijing_time};

instant beijing(int year, unsigned month, unsigned day, int hour = 0) {
    return instant_of(
        civil_time{chr::year{year} / chr::month{month} / chr::day{day}, static_cast<std::uint8_t>(hour), 0, 0},
        beijing_time);
}

agreement_terms agreement(std::string order = "order-1") {
    return {.subject = pseudonyms.of(li),
            .about = std::move(order),
            .dates = {.begins = beijing(2026, 1, 10, 13),
                      .validity = 6_months,
                      .renews = true,
                      .renewal = 6_months,
                      .commitment = 12_months,
                      .introductory = 3_months}};
}

std::string words(const obligation& each) {
    return std::string(to_text(each.key.kind)) + " " + std::to_string(each.key.period);
}

std::vector<std::string> all(const agreement_terms& of, instant until) {
    std::vector<std::string> list;
    for_each_obligation(of, until, monthly, {}, [&](const obligation& each) { list.push_back(words(each)); });
    return list;
}

TEST_CASE("an agreement owes its success notice, a bill for every cycle it touches, and its reminders") {
    // January 2026 is cycle 672.
    CHECK(all(agreement(), beijing(2026, 1, 10, 12)).empty());
    CHECK(all(agreement(), beijing(2026, 1, 10, 13)) == std::vector<std::string>{"success 0"});
    CHECK(all(agreement(), beijing(2026, 2, 4)) == std::vector<std::string>{"success 0", "bill 672"});
    CHECK(all(agreement(), beijing(2026, 7, 10)) ==
          std::vector<std::string>{"success 0", "bill 672", "bill 673", "bill 674", "bill 675", "bill 676", "bill 677",
                                   "introductory_ending 0", "renewal_ahead 0"});
    CHECK(all(agreement(), beijing(2027, 1, 10)).back() == "renewal_ahead 1");

    agreement_terms ended = agreement();
    ended.dates.ends = beijing(2026, 3, 15);
    CHECK(all(ended, beijing(2027, 1, 1)) ==
          std::vector<std::string>{"success 0", "bill 672", "bill 673", "bill 674", "unsubscribed 0"});
}

TEST_CASE("a reminder is due in time for what it reminds of, and its deadline is not after it") {
    for_each_obligation(agreement(), beijing(2027, 2, 1), monthly, {}, [](const obligation& each) {
        CHECK(each.due < each.deadline);
        if (each.key.kind == notice_kind::renewal_ahead && each.key.period == 0) {
            CHECK(each.due == beijing(2026, 7, 5, 10));
            CHECK(each.deadline == beijing(2026, 7, 6, 10));
        }
        if (each.key.kind == notice_kind::introductory_ending) CHECK(each.due == beijing(2026, 4, 3, 10));
        if (each.key.kind == notice_kind::commitment_ending) CHECK(each.due == beijing(2026, 12, 11, 10));
    });
    agreement_terms day_pass = agreement();
    day_pass.dates = {.begins = beijing(2026, 1, 10, 13), .validity = 1_day, .renews = true};
    day_pass.billed_monthly = false;
    int reminders = 0;
    for_each_obligation(day_pass, beijing(2026, 1, 13, 12), monthly, {}, [&](const obligation& each) {
        if (each.key.kind != notice_kind::renewal_ahead) return;
        CHECK(each.due == beijing(2026, 1, 10, 13) + 24h * static_cast<int>(each.key.period));
        CHECK(each.deadline == each.due + 24h);  // the renewal itself
        ++reminders;
    });
    CHECK(reminders == 3);
}

struct world {
    evidence::memory_journal journal{};
    ledger<evidence::memory_journal> book{journal, hmac_drbg{"thirty-two bytes of entropy, here"}};
    outbox box{book};

    void owe(const notice_key& key, instant due, instant deadline) {
        REQUIRE(box.owe(
            {.key = key, .to = li, .content = {key.kind, language::chinese, "通知"}, .due = due, .deadline = deadline},
            due));
    }
    void send(instant now, submission answer = submission::accepted) {
        struct {
            submission answer;
            submission send(const send_job&) const { return answer; }
        } gateway{answer};
        REQUIRE(box.pump(gateway, now));
    }
    report audit(instant now) {
        obligation_book owed;
        REQUIRE(book.for_each(0, [&](const evidence::record_view& each) { owed.apply(each); }).clean());
        CHECK(owed.unreadable() == 0);
        owed.add(agreement());
        agreement_terms second = agreement("order-2");  // one customer, two agreements, one bill
        second.dates = {.begins = beijing(2026, 1, 20)};
        owed.add(second);
        return owed.audit(now, monthly);
    }
};

TEST_CASE("the audit lists what is missing and what was late, and nothing else") {
    world w;
    const instant begins = beijing(2026, 1, 10, 13);
    const instant bill_due = beijing(2026, 2, 4);

    CHECK(w.audit(begins + 1min).clean());        // still in time
    CHECK(w.audit(begins + 11min).count() == 1);  // now it is not
    CHECK(w.audit(begins + 11min).kept()[0].rule->id == owed_notice_sent::info.id);

    w.owe(success_key(agreement()), begins, begins + 10min);
    w.send(begins + 1min);
    CHECK(w.audit(begins + 11min).clean());

    w.owe(success_key(agreement("order-2")), beijing(2026, 1, 20), beijing(2026, 1, 20) + 10min);
    w.send(beijing(2026, 1, 20) + 1h);
    const report late = w.audit(beijing(2026, 1, 21));
    REQUIRE(late.count() == 1);
    CHECK(late.kept()[0].rule->id == owed_notice_in_time::info.id);
    CHECK(late.passed());

    const report no_bill = w.audit(bill_due + 8 * 24h);
    REQUIRE(no_bill.count() == 2);  // the late one stays late; one bill is missing, not two
    CHECK(no_bill.count(severity::blocking) == 1);
    w.owe(bill_key(pseudonyms.of(li), 672), bill_due, bill_due + 7 * 24h);
    w.send(bill_due + 1h);
    CHECK(w.audit(bill_due + 8 * 24h).passed());
}

TEST_CASE("a deadline is met to the second") {
    const instant due = beijing(2026, 1, 10);
    fulfilment each{
        .owed = {.key = {}, .due = due, .deadline = due + 1h}, .asked_at = due + 1h, .sent = {}, .delivered = {}};
    CHECK(each.stands() == standing::owed);
    each.asked_at += 1s;
    CHECK(each.stands() == standing::missing);
    each.sent = due + 1h;
    CHECK(each.stands() == standing::met);
    each.sent = due + 1h + 1s;
    CHECK(each.stands() == standing::late);
}

TEST_CASE("a notice that fails on every channel is found") {
    world w;
    const instant begins = beijing(2026, 1, 10, 13);
    w.owe(success_key(agreement()), begins, begins + 10min);
    w.send(begins, submission::refused);  // the SMS, and then the push
    const report found = w.audit(begins + 1min);
    REQUIRE(found.count() == 1);
    CHECK(found.kept()[0].rule->id == owed_notice_delivered::info.id);
}

TEST_CASE("quiet hours that the customer asked for make nobody late") {
    world w;
    REQUIRE(w.box.set_preferences(pseudonyms.of(li), {.quiet = quiet_hours(9h, 18h)}, "app", beijing(2026, 1, 10)));
    obligation owed{reminder_key(agreement(), {notice_kind::renewal_ahead, {}, {}, 0}), beijing(2026, 7, 5, 10),
                    beijing(2026, 7, 5, 11)};
    w.owe(owed.key, owed.due, owed.deadline);
    w.send(beijing(2026, 7, 5, 18));
    obligation_book book;
    REQUIRE(w.book.for_each(0, [&](const evidence::record_view& each) { book.apply(each); }).clean());
    CHECK(book.look_up(owed, beijing(2026, 7, 6)).stands() == standing::met);
}

static_assert(claims_only_what_is_verified(owed_notice_sent::info));
static_assert(claims_only_what_is_verified(owed_notice_in_time::info));
static_assert(claims_only_what_is_verified(owed_notice_delivered::info));

TEST_CASE("an obligation of another source is reviewed from the instant when it is due") {
    obligation_book owed;
    const instant due = beijing(2026, 3, 1);
    owed.add({.key = {.subject = pseudonyms.of(li), .kind = notice_kind::usage_level, .about = "26HE900001/data", .period = 674, .level = 80},
              .due = due,
              .deadline = due + 10min});
    const auto standing_at = [&](instant now) {
        std::vector<std::string> list;
        owed.review(now, monthly, {}, [&](const fulfilment& each) { list.emplace_back(to_text(each.stands())); });
        return list;
    };
    CHECK(standing_at(due - 1s).empty());
    CHECK(standing_at(due) == std::vector<std::string>{"owed"});
    CHECK(standing_at(due + 11min) == std::vector<std::string>{"missing"});
    CHECK(to_text(standing::met) == "met");
    CHECK(to_text(standing::late) == "late");
    CHECK(to_text(static_cast<standing>(9)) == "unknown");
    CHECK(owed.audit(due + 11min, monthly).count(severity::blocking) == 1);
}

}  // namespace notice_obligation_book_test
