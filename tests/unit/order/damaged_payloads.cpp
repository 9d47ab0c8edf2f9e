// SPDX-License-Identifier: Apache-2.0
#include <mingbai/archive/document.hpp>
#include <mingbai/archive/seal.hpp>
#include <mingbai/base/currency.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/bill/bill_record.hpp>
#include <mingbai/cap/choice_book.hpp>
#include <mingbai/consent/replay.hpp>
#include <mingbai/evidence/custodian.hpp>
#include <mingbai/evidence/erasure.hpp>
#include <mingbai/evidence/legal_hold.hpp>
#include <mingbai/marketing/agent_events.hpp>
#include <mingbai/marketing/approval_record.hpp>
#include <mingbai/marketing/badge_record.hpp>
#include <mingbai/marketing/badge_text.hpp>
#include <mingbai/marketing/licence.hpp>
#include <mingbai/marketing/revocation_list.hpp>
#include <mingbai/notice/detail/outbox_events.hpp>
#include <mingbai/notice/preference_book.hpp>
#include <mingbai/order/activation.hpp>
#include <mingbai/order/agent_sale.hpp>
#include <mingbai/order/ending.hpp>
#include <mingbai/order/supervision.hpp>

#include <agent_carrier.hpp>
#include <catch.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// Every kind of payload that a ledger holds, with each value of it in turn left out, under another name, or of another kind. A
// reader refuses that, or has read all of it: what it would write is what it was given.
namespace order_damaged_payloads_test {

using namespace mingbai;
using namespace std::chrono_literals;

struct part {
    std::size_t key = 0;    ///< where the member begins, or the value where there is no key
    std::size_t begin = 0;  ///< of the value
    std::size_t end = 0;
    bool is_member = false;
};

/// Every value of a canonical text, found by counting brackets and quotes.
std::size_t value_end(std::string_view text, std::size_t at, std::vector<part>& parts) {
    const auto string_end = [&](std::size_t from) {
        for (++from; text[from] != '"'; ++from)
            if (text[from] == '\\') ++from;
        return from + 1;
    };
    if (text[at] == '"') return string_end(at);
    if (text[at] != '{' && text[at] != '[') return text.find_first_of(",]}", at);
    const bool object = text[at] == '{';
    for (++at; text[at] != '}' && text[at] != ']';) {
        part found{at, at, 0, object};
        if (object) found.begin = string_end(at) + 1;
        found.end = value_end(text, found.begin, parts);
        parts.push_back(found);
        at = found.end + (text[found.end] == ',' ? 1 : 0);
    }
    return at + 1;
}

std::vector<std::string> damaged(const std::string& text) {
    std::vector<part> parts;
    REQUIRE(value_end(text, 0, parts) == text.size());
    std::vector<std::string> all{"", "[]", "1", text.substr(0, text.size() - 1), text + " "};
    for (const part& each : parts) {
        for (const char* const other : {"null", "true", "0", "-1", "7", "18446744073709551615", "9000000000000000000", "\"\"", "\"?\"", "\"1\"", "[]",
                                        "{}", "[null]", "[\"?\"]", "[1,2,3]", "{\"?\":0}"})
            all.push_back(text.substr(0, each.begin) + other + text.substr(each.end));
        const std::string value = text.substr(each.begin, each.end - each.begin);
        if (value.size() > 2 && value.front() == '"') {
            all.push_back(text.substr(0, each.begin) + value.substr(0, value.size() - 2) + "\"" + text.substr(each.end));  // a cut one
            all.push_back(text.substr(0, each.begin) + "\"" + value.substr(1, value.size() - 2) + "?\"" + text.substr(each.end));
        }
        if (!each.is_member) continue;
        const bool last = text[each.end] != ',';
        const bool first = text[each.key - 1] == '{';
        all.push_back(text.substr(0, last && !first ? each.key - 1 : each.key) + text.substr(last ? each.end : each.end + 1));
        all.push_back(text.substr(0, each.key + 1) + "?" + text.substr(each.key + 1));
        all.push_back(text.substr(0, each.end) + ",\"~\":0" + text.substr(each.end));
    }
    return all;
}

std::string written(std::string text) { return text; }
std::string written(const result<std::string>& text) { return text.value_or("cannot be written"); }

/// How a choice came, which is on the ledger and not part of what is read.
std::string how_of(const std::string& payload) {
    return std::string(read_json(payload)->root().get<std::string_view>("how").value_or({}));
}

/// How many damages there were, and how many of them were refused.
struct tally {
    std::size_t damages = 0;
    std::size_t refused = 0;
};

template <class Read, class Write>
tally counted(const std::string& text, Read read, Write write) {
    INFO(text);
    const auto whole = read(text);
    REQUIRE(whole.has_value());
    const auto again = [&](const auto& value, const std::string& from) {
        if constexpr (std::is_invocable_v<Write, decltype(value), std::string>)
            return written(write(value, from));
        else
            return written(write(value));
    };
    CHECK(again(*whole, text) == text);
    tally counts;
    for (const std::string& spoiled : damaged(text)) {
        ++counts.damages;
        const auto taken = read(spoiled);
        if (!taken) {
            ++counts.refused;
            CHECK(taken.error().why != reason::none);
            continue;
        }
        if (!is_canonical_json(spoiled)) continue;  // no ledger holds that
        // Null is as good as no member, and so is an empty text where there may be none.
        if (spoiled.find(":null") != std::string::npos || spoiled.find(":\"\"") != std::string::npos) continue;
        INFO(spoiled);
        CHECK(again(*taken, spoiled) == spoiled);
    }
    return counts;
}

/// Nearly every damage is one of form, so a reader that refuses few of them reads nothing.
template <class Read, class Write>
void hold(const std::string& text, Read read, Write write) {
    const tally counts = counted(text, read, write);
    CHECK(counts.refused * 2 > counts.damages);
}

const auto canonical = [](const auto& value) { return canonical_text(value); };
const sha256_digest some = sha256("something");
constexpr instant at{1'786'900'000s};

TEST_CASE("a notice's records are read whole or refused") {
    using namespace notice;
    outgoing_notice notice{.key = {{}, notice_kind::usage_level, "plan/data", 3, 80},
                           .to = subscriber_number{"13800138000"},
                           .content = {notice_kind::usage_level, language::english, "80 % used"},
                           .due = at,
                           .deadline = at + 1h};
    channel_set both;
    both.add(channel::sms).add(channel::app);
    const notice::detail::due_event due{some, notice, both, true};
    const auto read_due = [](const std::string& payload) {
        evidence::record_view record;
        record.payload = payload;
        return notice::detail::read_due(record);
    };
    const auto write = [](const auto& event) { return notice::detail::write_event(event); };
    hold(notice::detail::write_event(due).value(), read_due, write);
    hold(notice::detail::write_event(notice::detail::progress_event{some, channel::voice, 2}).value(), notice::detail::read_progress, write);
    const notice::detail::failure_event failed{some, channel::sms, 2, 3, at, channel::app, "gateway busy"};
    hold(notice::detail::write_event(failed).value(), notice::detail::read_failure, write);

    preferences wishes;
    wishes.words = language::english;
    wishes.voice.add(notice_kind::cap_level);
    wishes.no_sms.add(notice_kind::usage_level);
    wishes.quiet = quiet_hours(22h, 8h);
    hold(write_preferences(wishes, "app").value(), read_preferences, [](const preferences& read, const std::string& from) { return write_preferences(read, how_of(from)); });
}

TEST_CASE("an order's records are read whole or refused") {
    const activation done{.order = "O-1",
                          .plan = "26HE900001",
                          .plan_version = 1,
                          .plan_digest = some,
                          .channel = "APP",
                          .publication = 3,
                          .consent = 9,
                          .activated_at = at,
                          .begins_at = at + 1h,
                          .sold_by = agent_sale{.agent = "AG-7",
                                                .licence = marketing::licence_id{"L-1"},
                                                .badge = some,
                                                .platform = marketing::platform_id{"shop.example.cn/7"},
                                                .region = marketing::region_name{"河北"},
                                                .content = 4,
                                                .content_digest = some}};
    hold(canonical_text(done), read_activation, canonical);
    hold(canonical_text(ending{"O-1", at}), read_ending, canonical);
    const agent_refusal refused{.order = "O-2", .plan = "26HE900001", .agent = "AG-7", .licence = marketing::licence_id{"L-1"}, .channel = "WEB",
                                .platform = marketing::platform_id{"shop.example.cn/7"}, .why = reason::badge_revoked};
    hold(canonical_text(refused), read_agent_refusal, canonical);
    const cap::choice made{{cap::dimension::money, cap::scope::roaming, cap::renewal::day}, 50'000'000, cap::at_cap::stop, 12};
    hold(cap::canonical_text(made, "app").value(), cap::read_choice, [](const cap::choice& read, const std::string& from) { return cap::canonical_text(read, how_of(from)); });
}

TEST_CASE("a custodian's records are read whole or refused") {
    using namespace evidence;
    hold(canonical_text(erasure{erasure_cause::request, {{3, 5}, {9, 10}}}), read_erasure, canonical);
    const legal_hold case_7{.name = "case 7", .subject = public_subject("test", "a"), .from = at, .until = at + 24h};
    // A hold that says more than is known here holds all the same, so that nothing is erased that may be needed.
    const std::string text = canonical_text(case_7).value();
    const std::string more = ",\"~\":0}";
    CHECK(read_legal_hold(text.substr(0, text.size() - 1) + more).value() == case_7);
    hold(text, read_legal_hold, [&](const legal_hold& read, const std::string& from) {
        std::string again = canonical_text(read).value();
        return from.ends_with(more) ? again.substr(0, again.size() - 1) + more : again;
    });
}

TEST_CASE("what an agent's carrier has on its ledger is read whole or refused, by those who fold it as well") {
    mingbai_test::agent_carrier c;
    auto proof = c.agree("O-1");
    REQUIRE(c.orders.activate(c.plan, std::move(proof), c.checked(), c.content, c.copy, c.now));
    REQUIRE(c.licences.narrow(mingbai_test::licence_1, mingbai_test::wide_scope(), mingbai_test::carrier_he.text(), c.now));
    REQUIRE(c.licences.suspend(mingbai_test::licence_1, mingbai_test::carrier_he.text(), "a complaint", c.now));
    REQUIRE(c.licences.resume(mingbai_test::licence_1, mingbai_test::carrier_he.text(), "settled", c.now));
    REQUIRE(c.licences.revoke_badge(marketing::identity_of(c.badge.badge), mingbai_test::carrier_he.text(), "lost", c.now));
    REQUIRE(c.content.withdraw(c.ledger, "a clerk", "the price has changed", c.now));
    hold(canonical_text(c.list()).value(), marketing::read_revocation_list, canonical);

    std::size_t read_here = 0;
    std::vector<evidence::record> records;
    (void)c.ledger.for_each(0, [&](const evidence::record_view& each) { records.push_back(copy_of(each)); });
    for (const evidence::record& each : records) {
        const auto one_of = [&](const auto& read, const auto& write) {
            ++read_here;
            hold(each.payload, read, write);
        };
        using evidence::record_kind;
        const auto is = [&](record_kind kind) { return each.kind == kind; };
        if (is(record_kind::consent_asked)) one_of(consent::read_request, canonical);
        if (is(record_kind::content_approved)) one_of(marketing::read_approval, canonical);
        if (is(record_kind::content_withdrawn)) one_of(marketing::read_content_withdrawal, canonical);
        if (is(record_kind::badge_issued)) one_of(marketing::read_badge_issued, marketing::badge_issued_text);
        if (is(record_kind::badge_revoked)) one_of(marketing::read_badge_revocation, canonical);
        // The folds: whatever was done to one record, they come to the end, and the audit knows which record is not what it was.
        std::size_t told = 0;
        std::size_t spoiled_ones = 0;
        for (const std::string& spoiled : damaged(each.payload)) {
            if (!is_canonical_json(spoiled) || spoiled_ones++ % 23 != 0) continue;
            evidence::memory_journal journal;
            evidence::ledger<evidence::memory_journal> ledger(journal, hmac_drbg<>("a seed of at least thirty-two bytes"));
            for (const evidence::record& other : records) {
                if (evidence::is_ledgers_own(other.kind)) continue;
                REQUIRE(ledger.append(other.kind, other.subject, other.at, other.sequence == each.sequence ? spoiled : other.payload));
            }
            const audit_report report = audit<profile::cn_miit>(ledger, c.options()).run(c.now);
            CHECK(report.records == ledger.size());
            told += report.findings.size() > 0 ? 1U : 0U;
            CHECK(evidence::custodian(ledger).learned().clean());
            CHECK(marketing::licence_desk(ledger).status());
        }
        INFO(each.payload);
        CHECK((told != 0 || spoiled_ones == 0 || evidence::is_ledgers_own(each.kind)));
    }
    CHECK(read_here == 5);
}

}  // namespace order_damaged_payloads_test
