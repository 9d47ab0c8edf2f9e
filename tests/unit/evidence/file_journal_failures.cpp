// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/file_journal.hpp>
#include <mingbai/evidence/ledger.hpp>

#include <catch.hpp>
#include <full_length.hpp>
#include <journal_conformance.hpp>
#include <scratch_folder.hpp>
#include <simulated_disk.hpp>

#include <random>

namespace evidence_file_journal_failures_test {

using namespace mingbai;
using namespace mingbai::evidence;
using mingbai_test::simulated_disk;
using mingbai_test::simulated_storage;
using mingbai_test::conformance::all;
using mingbai_test::conformance::erased;
using mingbai_test::conformance::make_record;

using journal_type = basic_file_journal<simulated_storage>;

const std::string path = "evidence.journal";

journal_type open_on(simulated_disk& disk, sync_policy policy = sync_policy::every_append()) {
    disk.locked.clear();
    auto opened = journal_type::open(path, policy, simulated_storage(disk));
    REQUIRE(opened);
    return *std::move(opened);
}

template <class Journal>
result<void> append(Journal& journal, const record& one) {
    const record_view view = view_of(one);
    return journal.append({&view, 1});
}

TEST_CASE("a full disk refuses an append, the journal stays valid, and goes on when there is room") {
    simulated_disk disk;
    std::vector<record> kept;
    journal_type journal = open_on(disk);
    while (kept.size() < 40) {
        kept.push_back(make_record(kept.size(), 0));
        REQUIRE(append(journal, kept.back()));
    }
    const std::string before = disk.bytes(path);
    const record next = make_record(kept.size(), 0);
    // Room for any part of the record, from none to all but one byte.
    for (std::size_t room = 0; room < 164 + next.payload.size(); ++room) {
        disk.capacity = before.size() + room;
        REQUIRE(append(journal, next).error().why == reason::journal_full);
        REQUIRE(disk.bytes(path) == before);
    }
    CHECK(all(journal) == kept);
    disk.capacity = before.size() + 164 + next.payload.size();
    REQUIRE(append(journal, next));
    kept.push_back(next);
    CHECK(all(journal) == kept);
    CHECK(journal_type::open(path, sync_policy::by_caller(), simulated_storage(disk)).error().why == reason::journal_busy);
}

TEST_CASE("a batch is stored as a whole or not at all") {
    simulated_disk disk;
    journal_type journal = open_on(disk);
    REQUIRE(append(journal, make_record(0, 0)));
    std::vector<record> batch;
    for (std::uint64_t i = 1; i < 10; ++i) batch.push_back(make_record(i, i < 6 ? 0 : 1));
    std::vector<record_view> views;
    for (const record& each : batch) views.push_back(view_of(each));
    const std::string before = disk.bytes(path);
    disk.capacity = before.size() + 1500;
    REQUIRE(journal.append(views).error().why == reason::journal_full);
    CHECK(disk.bytes(path) == before);
    CHECK(journal.end() == 1);
    CHECK(journal.segments() == std::vector<segment_extent>{{0, 0, 1}});
    disk.capacity = ~std::uint64_t{0};
    REQUIRE(journal.append(views));
    CHECK(journal.segments() == std::vector<segment_extent>{{0, 0, 6}, {1, 6, 10}});
}

TEST_CASE("a failed write that cannot be taken back stops the journal, and opening it again mends it") {
    simulated_disk disk;
    {
        journal_type journal = open_on(disk);
        REQUIRE(append(journal, make_record(0, 0)));
        disk.truncate_fails = true;
        disk.operations_allowed = disk.operations;
        REQUIRE(append(journal, make_record(1, 0)).error().why == reason::journal_io);
        disk.operations_allowed = ~std::uint64_t{0};
        disk.truncate_fails = false;
        REQUIRE(append(journal, make_record(1, 0)).error().why == reason::journal_io);
        CHECK(journal.sync().error().why == reason::journal_io);
        CHECK(journal.erase(std::vector<record_range>{{0, 1}}).error().why == reason::journal_io);
        CHECK(journal.compact().error().why == reason::journal_io);
        CHECK(*journal.read(0) == make_record(0, 0));
    }
    journal_type journal = open_on(disk);
    CHECK(journal.recovery().cut_bytes != 0);
    CHECK(all(journal) == std::vector<record>{make_record(0, 0)});
    CHECK(append(journal, make_record(1, 0)));
}

TEST_CASE("an append whose flush fails is refused and not there") {
    simulated_disk disk;
    journal_type journal = open_on(disk);
    REQUIRE(append(journal, make_record(0, 0)));
    disk.flush_fails = true;
    CHECK(append(journal, make_record(1, 0)).error().why == reason::journal_io);
    CHECK(journal.end() == 1);
    disk.flush_fails = false;
    CHECK(append(journal, make_record(1, 0)));
    CHECK(all(journal).size() == 2);
}

TEST_CASE("a ledger whose journal refuses is as it was before") {
    simulated_disk disk;
    journal_type journal = open_on(disk);
    constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}};
    REQUIRE(ledger.append(record_kind::notice_sent, {}, may_1, "{}"));
    const tree_head before = ledger.head(may_1);
    disk.capacity = disk.bytes(path).size() + 100;
    // The batch would have closed two segments.
    const std::vector<entry> batch{{record_kind::notice_sent, {}, may_1 + std::chrono::days(1), "{}"},
                                   {record_kind::notice_sent, {}, may_1 + std::chrono::days(40), "{}"},
                                   {record_kind::notice_sent, {}, may_1 + std::chrono::days(80), "{}"}};
    CHECK(ledger.append(batch).error().why == reason::journal_full);
    CHECK(ledger.head(may_1) == before);
    disk.capacity = ~std::uint64_t{0};
    const auto stored = ledger.append(batch);
    REQUIRE(stored);
    CHECK((*stored)[0].sequence == 1);
    CHECK((*stored)[1].sequence == 3);
    CHECK((*stored)[2].sequence == 5);
    CHECK(ledger.verify().intact == 6);
    mingbai::ledger again{journal, hmac_drbg{"another seed"}};
    CHECK(again.head(may_1) == ledger.head(may_1));
}

TEST_CASE("whatever a power cut leaves of unflushed sectors, what the sync policy promised is there") {
    std::mt19937 random(20260503);
    for (int round = 0; round < mingbai_test::full_length_or(5000, 100); ++round) {
        CAPTURE(round);
        simulated_disk disk;
        const std::uint64_t every = random() % 3 == 0 ? 1 : 1 + random() % 10;
        std::uint64_t written = 0;
        {
            journal_type journal = open_on(disk, sync_policy::every_records(static_cast<std::uint32_t>(every)));
            for (std::uint64_t count = random() % 40; written < count; ++written)
                REQUIRE(append(journal, make_record(written, static_cast<std::uint32_t>(written / 9))));
        }
        disk.lose_power(random);
        journal_type journal = open_on(disk);
        REQUIRE(journal.end() >= written - written % every);
        // Damaged bodies may be left of records that were never promised; none that was is among them.
        for (std::uint64_t i = 0; i < written - written % every; ++i) REQUIRE(*journal.read(i) == make_record(i, static_cast<std::uint32_t>(i / 9)));
        REQUIRE(append(journal, make_record(journal.end(), static_cast<std::uint32_t>(journal.end() / 9))));
    }
}

TEST_CASE("a crash at any step of a compaction leaves a whole journal") {
    simulated_disk start;
    std::vector<record> kept;
    {
        journal_type journal = open_on(start);
        for (std::uint64_t i = 0; i < 1500; ++i) {
            kept.push_back(make_record(i, static_cast<std::uint32_t>(i / 500)));
            REQUIRE(append(journal, kept.back()));
        }
        REQUIRE(journal.erase(std::vector<record_range>{{10, 11}, {700, 701}, {1499, 1500}}));
    }
    for (const std::size_t gone : {10U, 700U, 1499U}) kept[gone] = erased(kept[gone]);
    std::vector<record> after;
    for (const record& each : kept)
        if (each.segment != 1) after.push_back(each);

    bool finished = false;
    for (std::uint64_t steps = 0; !finished; ++steps) {
        CAPTURE(steps);
        simulated_disk disk;
        for (const auto& [name, file] : start.files) disk.files[name] = std::make_shared<simulated_disk::content>(*file);
        {
            journal_type journal = open_on(disk);
            disk.operations = 0;
            disk.operations_allowed = steps;
            const result<void> dropped = journal.drop(std::vector<std::uint32_t>{1});
            finished = dropped.has_value();
            disk.operations_allowed = ~std::uint64_t{0};
            // The process may also go on after the refusal.
            if (!finished) {
                CHECK(all(journal) == kept);
                CHECK(append(journal, make_record(1500, 2)));
            }
        }
        std::mt19937 random(static_cast<std::uint32_t>(steps));
        disk.lose_power(random);
        journal_type journal = open_on(disk);
        CHECK(journal.recovery().clean());
        std::vector<record> expected = finished ? after : kept;
        if (!finished) expected.push_back(make_record(1500, 2));
        CHECK(all(journal) == expected);
        CHECK(disk.files.size() == 1);
    }
}

TEST_CASE("an erasure that was cut short is finished when it is repeated") {
    simulated_disk disk;
    {
        journal_type journal = open_on(disk);
        for (std::uint64_t i = 0; i < 5; ++i) REQUIRE(append(journal, make_record(i, 0)));
        disk.operations_allowed = disk.operations;   // half of the body is overwritten, then the power goes
        CHECK_FALSE(journal.erase(std::vector<record_range>{{2, 3}}));
        disk.operations_allowed = ~std::uint64_t{0};
    }
    journal_type journal = open_on(disk);
    CHECK(journal.read(2).error().why == reason::journal_damaged);
    CHECK(journal.erase(std::vector<record_range>{{2, 3}}));
    CHECK(*journal.read(2) == erased(make_record(2, 0)));
    CHECK(*journal.read(3) == make_record(3, 0));
    CHECK(open_on(disk).recovery().clean());
}

TEST_CASE("nothing of an erased payload or of its salt is left in the file") {
    simulated_disk disk;
    journal_type journal = open_on(disk);
    record secret = make_record(0, 0);
    secret.payload = "{\"number\":\"13800000000\"}";
    REQUIRE(append(journal, secret));
    const std::string salt(reinterpret_cast<const char*>(secret.salt.data()), secret.salt.size());
    REQUIRE(disk.bytes(path).find("13800000000") != std::string::npos);
    REQUIRE(disk.bytes(path).find(salt) != std::string::npos);
    REQUIRE(journal.erase(std::vector<record_range>{{0, 1}}));
    CHECK(disk.bytes(path).find("13800000000") == std::string::npos);
    CHECK(disk.bytes(path).find(salt) == std::string::npos);
    const std::size_t size = disk.bytes(path).size();
    REQUIRE(journal.compact());
    CHECK(disk.bytes(path).size() == size - secret.payload.size());
    CHECK(*journal.read(0) == erased(secret));
}

template <class Journal>
void check_one_writer() {
    const mingbai_test::scratch_folder folder;
    const std::string name = folder.file("evidence.journal");
    {
        auto first = Journal::open(name);
        REQUIRE(first);
        CHECK(Journal::open(name).error().why == reason::journal_busy);
        REQUIRE(append(*first, make_record(0, 0)));
        // The lock goes with the journal through a compaction, and with the object through a move.
        REQUIRE(first->compact());
        Journal moved = *std::move(first);
        CHECK(Journal::open(name).error().why == reason::journal_busy);
        REQUIRE(append(moved, make_record(1, 0)));
    }
    auto second = Journal::open(name);
    REQUIRE(second);
    CHECK(second->end() == 2);
}

TEST_CASE("a second writer is refused as long as the first is there") {
    check_one_writer<file_journal>();
    check_one_writer<basic_file_journal<standard_storage>>();
}

TEST_CASE("a journal in a folder that does not exist is refused") {
    CHECK(file_journal::open("/nonexistent folder/evidence.journal").error().why == reason::journal_io);
    CHECK(basic_file_journal<standard_storage>::open("/nonexistent folder/evidence.journal").error().why == reason::journal_io);
}

}  // namespace evidence_file_journal_failures_test
