// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/audit_checks.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/rule/rule_info.hpp>

#include <catch.hpp>
#include <full_length.hpp>
#include <generated_journal.hpp>
#include <open_journal.hpp>

#include <map>

#if defined(__linux__)
#include <sys/resource.h>
#endif

namespace evidence_audit_checks_test {

using namespace mingbai;
using namespace mingbai::evidence;

constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};

constexpr rule_info info(std::string_view id) {
    return {.id = id, .severity = severity::blocking, .grade = verification::primary, .source = "this test", .title = "", .title_zh = "", .good = "", .bad = ""};
}

/// Every order has a consent of the same number before it.
struct orders_have_consent {
    static constexpr rule_info info = evidence_audit_checks_test::info("TEST-1");
    std::map<std::int64_t, std::uint64_t> consents;

    void see(const audited_record& record, audit_findings& out) {
        if (record.kind() != record_kind::consent_proven && record.kind() != record_kind::order_activated) return;
        const std::optional<json_value> payload = record.payload();
        if (!payload) return;
        const std::int64_t number = payload->get<std::int64_t>("n").value_or(-1);
        if (record.kind() == record_kind::consent_proven)
            consents[number] = record.sequence();
        else if (consents.erase(number) == 0)
            out.add(record.sequence());
    }
    [[nodiscard]] std::string save() const {
        std::string text;
        for (const auto& [number, sequence] : consents) text += std::to_string(number) + " " + std::to_string(sequence) + ";";
        return text;
    }
    [[nodiscard]] bool load(std::string_view text) {
        consents.clear();
        while (!text.empty()) {
            const std::size_t space = text.find(' ');
            const std::size_t end = text.find(';');
            if (space == std::string_view::npos || end == std::string_view::npos) return false;
            consents[std::stoll(std::string(text.substr(0, space)))] = std::stoull(std::string(text.substr(space + 1, end - space - 1)));
            text.remove_prefix(end + 1);
        }
        return true;
    }
};

/// Every order is followed by a notice within an hour.
struct orders_are_announced {
    static constexpr rule_info info = evidence_audit_checks_test::info("TEST-2");
    std::map<std::uint64_t, instant> waiting;

    void see(const audited_record& record, audit_findings& out) {
        if (record.kind() == record_kind::order_activated) waiting[record.sequence()] = record.record().at + std::chrono::hours(1);
        if (record.kind() != record_kind::notice_sent || waiting.empty()) return;
        const auto first = waiting.begin();
        if (record.record().at > first->second) out.add(record.sequence(), {reason::none, at_index(first->first)});
        waiting.erase(first);
    }
    void finish(instant now, audit_findings& out) const {
        for (const auto& [sequence, due] : waiting)
            if (due < now) out.add(sequence);
    }
    [[nodiscard]] std::string save() const { return std::to_string(waiting.size()); }
    [[nodiscard]] bool load(std::string_view text) { return text == "0"; }
};

using found = std::vector<audit_finding>;

static_assert(audit_check<orders_have_consent> && resumable_check<orders_have_consent>);

TEST_CASE("checks find what the records show, name the record, and are asked again what is owed") {
    memory_journal journal;
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}};
    REQUIRE(ledger.append(record_kind::consent_proven, {}, may_1, "{\"n\":1}"));
    REQUIRE(ledger.append(record_kind::order_activated, {}, may_1, "{\"n\":1}"));
    REQUIRE(ledger.append(record_kind::notice_sent, {}, may_1 + std::chrono::minutes(59), "{}"));
    audit_checks<orders_have_consent, orders_are_announced> checks;
    const auto run = [&](instant now) {
        found all;
        CHECK(checks.run(ledger, now, all).clean());
        return all;
    };
    CHECK(run(may_1 + std::chrono::hours(2)).empty());
    CHECK(checks.next() == 3);

    REQUIRE(ledger.append(record_kind::order_activated, {}, may_1, "{\"n\":1}"));   // the consent was used
    CHECK(run(may_1 + std::chrono::minutes(30)) == found{{&orders_have_consent::info, 3, {}}});
    CHECK(run(may_1 + std::chrono::hours(2)) == found{{&orders_are_announced::info, 3, {}}});
    REQUIRE(ledger.append(record_kind::notice_sent, {}, may_1 + std::chrono::hours(3), "{}"));
    const audit_finding late{&orders_are_announced::info, 4, {reason::none, at_index(3)}};
    CHECK(run(may_1 + std::chrono::hours(4)) == found{late});

    // From the beginning it is the same, all at once.
    checks = {};
    CHECK(run(may_1 + std::chrono::hours(4)) == found{{&orders_have_consent::info, 3, {}}, late});
}

TEST_CASE("checks go on in another process from where they were saved") {
    memory_journal journal;
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}};
    REQUIRE(ledger.append(record_kind::consent_proven, {}, may_1, "{\"n\":1}"));
    REQUIRE(ledger.append(record_kind::consent_proven, {}, may_1, "{\"n\":2}"));
    std::string saved;
    found all;
    {
        audit_checks<orders_have_consent> checks;
        REQUIRE(checks.run(ledger, may_1, all).clean());
        CHECK(all.empty());
        saved = *checks.save();
        CHECK(saved == "{\"next\":2,\"states\":[\"1 0;2 1;\"]}");
    }
    REQUIRE(ledger.append(record_kind::order_activated, {}, may_1, "{\"n\":2}"));
    REQUIRE(ledger.append(record_kind::order_activated, {}, may_1, "{\"n\":3}"));
    audit_checks<orders_have_consent> checks;
    REQUIRE(checks.load(saved));
    CHECK(checks.run(ledger, may_1, all).intact == 2);
    CHECK(all == found{{&orders_have_consent::info, 3, {}}});
    CHECK(checks.get<orders_have_consent>().consents.size() == 1);

    CHECK(checks.load("{\"next\":2,\"states\":[]}").error().why == reason::json_wrong_type);
    CHECK(checks.load("{\"next\":2,\"states\":[\"nonsense\"]}").error().why == reason::json_wrong_type);
    CHECK(checks.load("{}").error().why == reason::json_missing_key);
    CHECK(checks.load("").error().why == reason::json_syntax);
    CHECK(checks.next() == 4);
}

TEST_CASE("a ledger that was tampered with is told, whatever the checks find") {
    mingbai_test::open_journal journal;
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}};
    for (int i = 0; i < 5; ++i) REQUIRE(ledger.append(record_kind::consent_proven, {}, may_1, "{\"n\":" + std::to_string(i) + "}"));
    journal.records[3].payload[5] = '7';
    audit_checks<orders_have_consent> checks;
    found all;
    const replay_report read = checks.run(ledger, may_1, all);
    CHECK(all.empty());
    CHECK_FALSE(read.clean());
    CHECK(read.damages[0] == refusal{reason::record_altered, at_index(3)});
}

/// Counts, and keeps nothing.
struct counting {
    static constexpr rule_info info = evidence_audit_checks_test::info("TEST-3");
    std::uint64_t records = 0;
    std::int64_t sum = 0;
    void see(const audited_record& record, audit_findings&) {
        ++records;
        if (const std::optional<json_value> payload = record.payload()) sum += payload->get<std::int64_t>("n").value_or(0);
    }
};

/// The most memory that the process ever used, in KiB; 0 where nobody tells.
long peak_memory() {
#if defined(__linux__)
    struct ::rusage used {};
    if (::getrusage(RUSAGE_SELF, &used) == 0) return used.ru_maxrss;
#endif
    return 0;
}

TEST_CASE("the memory of checks does not grow with the ledger") {
    const std::uint64_t each = mingbai_test::full_length_or<std::uint64_t>(1'000'000, 200);
    const auto payload = [](std::uint64_t n) { return "{\"n\":" + std::to_string(n) + ",\"text\":\"" + std::string(200, 'x') + "\"}"; };
    mingbai_test::generated_journal journal(10, each, payload);
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}};
    REQUIRE(ledger.status());
    const long before = peak_memory();
    audit_checks<counting> checks;
    found all;
    CHECK(checks.run(ledger, may_1, all).clean());
    CHECK(all.empty());
    CHECK(checks.get<counting>().records == 10 * each + 1);
    std::uint64_t expected = 0;
    for (std::uint64_t n = 0; n < 10 * each; ++n)
        if (n == 0 || n % each != 0) expected += n;
    CHECK(checks.get<counting>().sum == static_cast<std::int64_t>(expected));
    const long grown = peak_memory() - before;
    WARN("audited " << 10 * each + 1 << " records; the most memory ever used grew by " << grown << " KiB");
    CHECK(grown < 8 * 1024);
}

}  // namespace evidence_audit_checks_test
