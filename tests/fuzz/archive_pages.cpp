// SPDX-License-Identifier: Apache-2.0
// The first bytes are records and what is looked up, page by page, while further records arrive; the rest is a cursor that
// somebody sends. The pages together are what a look through all records finds, and no foreign cursor is taken for one.
#include <mingbai/archive/archive.hpp>
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/evidence/memory_journal.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace fuzz_archive_pages {

using namespace mingbai;
using namespace mingbai::archive;
using evidence::record_kind;

void holds(bool condition) {
    if (!condition) std::abort();
}

constexpr instant now{std::chrono::sys_days{std::chrono::year{2026} / 9 / 24}};
constexpr std::array kinds{record_kind::agreement_stored, record_kind::work_order_stored, record_kind::bill_issued, record_kind::consent_asked};

struct noted {
    std::uint64_t sequence;
    std::uint8_t subject;
    record_kind kind;
    instant at;
};

class world {
public:
    void add(std::uint8_t what, std::uint8_t months_ago) {
        const auto subject = static_cast<std::uint8_t>(what / 4 % 2);
        const instant at = now - std::chrono::days{30 * (months_ago % 40)};
        const auto stored = book_.append(kinds[what % 4], subjects[subject], at, "{}");
        holds(stored.has_value() && records.catch_up(book_).has_value());
        all.push_back({stored->sequence, subject, kinds[what % 4], at});
    }

    const evidence::pseudonymizer pseudonyms{"a key of the carrier's own"};
    const std::array<evidence::pseudonym, 2> subjects{pseudonyms.of(subscriber_number{"13800138000"}),
                                                      pseudonyms.of(subscriber_number{"13900139000"})};
    std::vector<noted> all{};

private:
    evidence::memory_journal journal_{};
    evidence::ledger<evidence::memory_journal> book_{journal_, hmac_drbg{"seed of the fuzz target"}};
    memory_store kept_{};

public:
    memory_archive records = *memory_archive::open(kept_);
};

std::vector<std::uint64_t> looked_through(const world& in, std::uint8_t subject, bool agreements_only, std::int32_t months) {
    std::vector<std::uint64_t> found;
    const instant from = *checked_advance(now, period{months, period_unit::month}, -1, beijing_time);
    for (const noted& each : in.all)
        if (each.subject == subject && each.at >= from && (!agreements_only || each.kind == record_kind::agreement_stored))
            found.push_back(each.sequence);
    std::reverse(found.begin(), found.end());
    return found;
}

}  // namespace fuzz_archive_pages

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_archive_pages;
    if (size < 4) return 0;
    world of;
    const std::size_t count = data[0] % 24U;
    std::size_t at = 4;
    for (std::size_t i = 0; i < count && at + 1 < size; ++i, at += 2) of.add(data[at], data[at + 1]);
    const std::uint8_t subject = data[1] % 2;
    const bool agreements_only = data[1] / 2 % 2 == 1;
    const std::int32_t months = 1 + data[2] % 40;
    look_up asked{.subject = of.subjects[subject], .months = months, .limit = 1 + data[3] % 5U};
    if (agreements_only) asked.kinds = agreements;

    const std::vector<std::uint64_t> expected = looked_through(of, subject, agreements_only, months);
    std::vector<std::uint64_t> found;
    std::string cursor;
    instant clock = now;
    do {
        asked.cursor = cursor;
        const auto page = of.records.find(asked, clock);
        holds(page.has_value() && page->records.size() <= asked.limit);
        for (const evidence::record& each : page->records) found.push_back(each.sequence);
        holds(page->next.empty() || !page->records.empty());
        cursor = page->next;
        // Time goes on, and somebody writes.
        clock += std::chrono::days{40};
        if (found.size() < 20) of.add(data[1], 0);
        if (!cursor.empty()) {
            look_up other = asked;
            other.cursor = cursor;
            other.subject = of.subjects[1 - subject];
            holds(of.records.find(other, clock).error().why == reason::bad_cursor);
        }
    } while (!cursor.empty());
    holds(found == expected);

    const std::string foreign(data + at, data + size);
    asked.cursor = foreign;
    const auto answer = of.records.find(asked, now);
    if (!answer && !foreign.empty()) holds(answer.error().why == reason::bad_cursor);
    if (answer && !foreign.empty()) holds(read_cursor(foreign, asked.subject, asked.kinds).has_value());
    return 0;
}
