// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/file_journal.hpp>
#include <mingbai/evidence/ledger.hpp>

#include <catch.hpp>
#include <full_length.hpp>
#include <journal_conformance.hpp>
#include <simulated_disk.hpp>

#include <random>

namespace evidence_file_journal_damage_property {

using namespace mingbai;
using namespace mingbai::evidence;
using mingbai_test::conformance::make_record;
using mingbai_test::full_length_or;
using mingbai_test::simulated_disk;
using mingbai_test::simulated_storage;

using journal_type = basic_file_journal<simulated_storage>;

constexpr std::uint32_t seed = 20260502;
const std::string path = "evidence.journal";

/// A journal of some records, its bytes, and where each record's frame begins; frames[n] is the end of the file.
struct written {
    std::vector<record> records;
    std::vector<std::size_t> frames;
    std::string bytes;
};

written write_journal(std::size_t at_least) {
    written made;
    simulated_disk disk;
    auto journal = journal_type::open(path, sync_policy::every_append(), simulated_storage(disk));
    REQUIRE(journal);
    while (disk.bytes(path).size() < at_least) {
        const std::uint64_t sequence = made.records.size();
        made.frames.push_back(disk.bytes(path).size());
        made.records.push_back(make_record(sequence, static_cast<std::uint32_t>(sequence / 60)));
        const record_view view = view_of(made.records.back());
        REQUIRE(journal->append({&view, 1}));
    }
    made.bytes = disk.bytes(path);
    made.frames.push_back(made.bytes.size());
    return made;
}

result<journal_type> open_on(simulated_disk& disk, const std::string& bytes) {
    disk.files[path] = std::make_shared<simulated_disk::content>(simulated_disk::content{bytes, bytes});
    return journal_type::open(path, sync_policy::every_append(), simulated_storage(disk));
}

TEST_CASE("a journal that is cut anywhere in its last 64 KiB keeps every whole record and goes on") {
    const written made = write_journal(70'000);
    const std::size_t step = full_length_or<std::size_t>(1, 97);
    const std::size_t close_to_end = full_length_or<std::size_t>(65'536, 600);
    std::uint64_t cuts = 0;
    for (std::size_t cut = made.bytes.size() - 65'536; cut <= made.bytes.size(); cut += made.bytes.size() - cut > close_to_end ? step : 1) {
        ++cuts;
        CAPTURE(cut);
        simulated_disk disk;
        auto journal = open_on(disk, made.bytes.substr(0, cut));
        REQUIRE(journal);
        std::size_t whole = 0;
        while (whole < made.records.size() && made.frames[whole + 1] <= cut) ++whole;
        REQUIRE(journal->end() == whole);
        REQUIRE(journal->recovery().cut_bytes == cut - made.frames[whole]);
        REQUIRE(journal->recovery().damaged == 0);
        if (cut != made.frames[whole]) REQUIRE(journal->recovery().cut_at == made.frames[whole]);
        REQUIRE(disk.bytes(path).size() == made.frames[whole]);
        std::uint64_t seen = 0;
        REQUIRE(journal->visit(
            0, whole,
            [&](const record_view& each) {
                const bool same = each == view_of(made.records[seen]);
                ++seen;
                return same;
            },
            [](const refusal&, const record_view*) {}));
        REQUIRE(seen == whole);
        record next = make_record(whole, made.records[whole - 1].segment);
        const record_view view = view_of(next);
        REQUIRE(journal->append({&view, 1}));
        REQUIRE(*journal->read(whole) == next);
    }
    WARN("cuts tried: " << cuts << (mingbai_test::full_length() ? "" : " (shortened)"));
}

/// The record whose frame a byte belongs to; the number of records for the file's own head.
std::size_t owner(const written& made, std::size_t offset) {
    if (offset < made.frames[0]) return made.records.size();
    std::size_t index = 0;
    while (made.frames[index + 1] <= offset) ++index;
    return index;
}

/// Opens the changed bytes; every record but the touched ones must be there unchanged, every touched one reported by number
/// and place.
void check_damage(const written& made, const std::string& changed, const std::set<std::size_t>& touched) {
    simulated_disk disk;
    auto journal = open_on(disk, changed);
    REQUIRE(journal);
    const recovery_report& recovery = journal->recovery();
    REQUIRE_FALSE(recovery.clean());
    const bool head_touched = touched.count(made.records.size()) != 0;
    REQUIRE((recovery.damages.size() != 0 && recovery.damages[0].where.offset == 0) == head_touched);

    for (const record& each : made.records) {
        CAPTURE(each.sequence);
        const result<record> found = journal->read(each.sequence);
        const std::size_t begin = made.frames[each.sequence];
        if (touched.count(each.sequence) == 0) {
            REQUIRE(found);
            REQUIRE(*found == each);
            continue;
        }
        REQUIRE_FALSE(found);
        if (begin >= recovery.cut_at && recovery.cut_bytes != 0) {
            REQUIRE(found.error().why == reason::record_unknown);
            continue;
        }
        REQUIRE(found.error().why == reason::journal_damaged);
        REQUIRE(found.error().where.index == each.sequence);
        // A run of frames whose heads are damaged is one gap: it begins at the first of them.
        REQUIRE(found.error().where.offset <= begin);
        REQUIRE(found.error().where.offset + found.error().where.length >= made.frames[each.sequence + 1]);
    }

    // The same through a visit: in order, nothing twice.
    std::uint64_t expected = 0;
    REQUIRE(journal->visit(
        0, made.records.size(),
        [&](const record_view& each) {
            REQUIRE(each.sequence == expected);
            REQUIRE(touched.count(each.sequence) == 0);
            ++expected;
            return true;
        },
        [&](const refusal& damage, const record_view*) {
            REQUIRE(damage.where.index == expected);
            REQUIRE(touched.count(expected) == 1);
            ++expected;
        }));
    if (recovery.cut_bytes == 0) REQUIRE(expected == made.records.size());

    // What is damaged stays as it is until somebody decides; the journal goes on, and so it does after compaction.
    record next = make_record(journal->end(), made.records.back().segment);
    const record_view view = view_of(next);
    REQUIRE(journal->append({&view, 1}));
    REQUIRE(journal->compact());
    REQUIRE(*journal->read(next.sequence) == next);
    for (const record& each : made.records)
        if (touched.count(each.sequence) == 0) REQUIRE(*journal->read(each.sequence) == each);
}

TEST_CASE("one flipped bit in any byte of a journal touches one record, which is reported, and no other") {
    const written made = write_journal(full_length_or<std::size_t>(16'000, 1'200));
    std::mt19937 random(seed);
    for (std::size_t offset = 0; offset < made.bytes.size(); ++offset) {
        CAPTURE(seed, offset);
        std::string changed = made.bytes;
        changed[offset] = static_cast<char>(changed[offset] ^ (1 << random() % 8));
        check_damage(made, changed, {owner(made, offset)});
    }
    WARN("bytes flipped, one at a time: " << made.bytes.size());
}

TEST_CASE("many flipped bits anywhere: every untouched record stays readable, every touched one is reported") {
    const written made = write_journal(40'000);
    std::mt19937 random(seed + 1);
    const int rounds = full_length_or(5'000, 60);
    for (int round = 0; round < rounds; ++round) {
        CAPTURE(seed, round);
        std::string changed = made.bytes;
        std::set<std::size_t> touched;
        for (auto flips = 1 + random() % 40; flips != 0; --flips) {
            const std::size_t offset = random() % changed.size();
            // Flipping a bit back would leave its record as it was.
            changed[offset] = static_cast<char>(made.bytes[offset] ^ (1 << random() % 8));
            touched.insert(owner(made, offset));
        }
        // Bytes may also be lost for a whole stretch, as when a sector goes.
        if (random() % 4 == 0) {
            const std::size_t from = random() % changed.size();
            const std::size_t size = (std::min)(std::size_t{512}, changed.size() - from);
            for (std::size_t i = from; i < from + size; ++i) {
                if (made.bytes[i] != '\x55' || changed[i] != '\x55') changed[i] = '\x55';
                if (made.bytes[i] != '\x55') touched.insert(owner(made, i));
            }
        }
        check_damage(made, changed, touched);
    }
    WARN("rounds of random flips: " << rounds);
}

TEST_CASE("a ledger over a journal with one flipped bit names the record, proves all others, and goes on") {
    simulated_disk disk;
    constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};
    std::vector<record> records;
    tree_head head;
    {
        auto journal = journal_type::open(path, sync_policy::every_append(), simulated_storage(disk));
        REQUIRE(journal);
        mingbai::ledger ledger{*journal, hmac_drbg{"seed of this test"}};
        for (int i = 0; i < 9; ++i)
            REQUIRE(ledger.append(record_kind::notice_sent, public_subject("test", "someone"), may_1 + std::chrono::days(9 * i),
                                  "{\"n\":" + std::to_string(i) + "}"));
        head = ledger.head(may_1);
        for (std::uint64_t i = 0; i < ledger.size(); ++i) records.push_back(*ledger.read(i));
    }
    const std::string bytes = disk.bytes(path);
    std::vector<std::size_t> frames{16};
    for (const record& each : records) frames.push_back(frames.back() + 164 + each.payload.size());
    REQUIRE(frames.back() == bytes.size());
    const written made{records, frames, bytes};

    const std::size_t step = full_length_or<std::size_t>(1, 7);
    std::mt19937 random(seed + 2);
    for (std::size_t offset = 16; offset < frames[records.size() - 1]; offset += step) {
        CAPTURE(seed, offset);
        const std::size_t touched = owner(made, offset);
        std::string changed = bytes;
        changed[offset] = static_cast<char>(changed[offset] ^ (1 << random() % 8));
        simulated_disk after;
        auto journal = open_on(after, changed);
        REQUIRE(journal);
        mingbai::ledger ledger{*journal, hmac_drbg{"another seed"}};
        REQUIRE(ledger.status());
        REQUIRE(ledger.head(may_1) == head);
        const replay_report report = ledger.verify();
        for (const refusal& each : report.damages) UNSCOPED_INFO(to_text(each.why) << " " << each.where.index << " " << each.where.offset);
        REQUIRE(report.damaged == 1);
        REQUIRE(report.damages[0].where.index == touched);
        REQUIRE(report.damages[0].where.offset == frames[touched]);
        REQUIRE(report.intact == records.size() - 1);
        for (const record& each : records) {
            const auto proof = ledger.prove(each.sequence);
            REQUIRE(proof);
            REQUIRE(verify_record(each, *proof, head));
            REQUIRE(ledger.read(each.sequence).has_value() == (each.sequence != touched));
        }
        REQUIRE(ledger.append(record_kind::notice_sent, {}, may_1 + std::chrono::days(100), "{}"));
    }
}

TEST_CASE("what is no journal is refused and not touched") {
    for (const std::string& content : {std::string("x"), std::string(15, '\0'), std::string("some text that somebody else needs"),
                                       std::string(5000, '\xfe')}) {
        simulated_disk disk;
        const auto journal = open_on(disk, content);
        REQUIRE_FALSE(journal);
        CHECK(journal.error().why == reason::journal_damaged);
        CHECK(disk.bytes(path) == content);
    }
    // The first bytes of a journal that a crash cut short are begun again.
    const std::string head = write_journal(17).bytes.substr(0, 16);
    for (std::size_t size = 0; size <= 16; ++size) {
        simulated_disk disk;
        const auto journal = open_on(disk, head.substr(0, size));
        REQUIRE(journal);
        CHECK(journal->recovery().clean());
        CHECK(disk.bytes(path) == head);
    }
}

TEST_CASE("a frame that stands in the file twice counts once") {
    const written made = write_journal(3'000);
    const std::size_t copied = 2;
    std::string twice = made.bytes;
    twice += made.bytes.substr(made.frames[copied], made.frames[copied + 1] - made.frames[copied]);
    simulated_disk disk;
    auto journal = open_on(disk, twice);
    REQUIRE(journal);
    CHECK(journal->end() == made.records.size());
    CHECK(journal->recovery().damaged == 1);
    for (const record& each : made.records) CHECK(*journal->read(each.sequence) == each);
}

}  // namespace evidence_file_journal_damage_property
