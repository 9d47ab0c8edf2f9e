// SPDX-License-Identifier: Apache-2.0
#include <mingbai/archive/archive.hpp>
#include <mingbai/archive/document.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/interop/postgresql_archive.hpp>

#include <archive_conformance.hpp>
#include <cap/child_process.hpp>
#include <cap/cutting_relay.hpp>
#include <catch.hpp>
#include <postgresql_server.hpp>
#include <scratch_folder.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <thread>

// The archive in PostgreSQL, against a server of its own.
namespace interop_postgresql_archive_test {

using namespace mingbai;
using namespace mingbai::archive;
using mingbai_test::child_process;
using mingbai_test::postgresql_server;

postgresql::archive_store open(const std::string& where, const std::string& ledger, std::size_t batch = 256) {
    for (int tries = 0; tries < 500; ++tries) {
        auto opened = postgresql::archive_store::open(where, {.ledger = ledger, .batch = batch, .connections = 20});
        if (opened) return *std::move(opened);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    FAIL("the store does not open");
    return *postgresql::archive_store::open(where);
}

TEST_CASE("the store in PostgreSQL is a store, also when its connections are cut and its server is killed") {
    postgresql_server server;
    CHECK(postgresql::archive_store::open(server.where()).error().why == reason::journal_io);  // no tables yet
    REQUIRE(postgresql::create_archive_schema(server.where()));
    REQUIRE(postgresql::create_archive_schema(server.where()));
    for (const std::size_t batch : {1U, 7U, 256U}) {
        const std::string ledger = "batches of " + std::to_string(batch);
        auto store = open(server.where(), ledger, batch);
        mingbai_test::archive_conformance(
            store,
            [&] {
                REQUIRE(store.flush());
                store = open(server.where(), ledger, batch);
            },
            600);
    }
    {
        INFO("connections that are cut anywhere");
        const mingbai_test::scratch_folder relayed;
        const child_process relay = child_process::running([&] {
            mingbai_test::cutting_relay(relayed.file(postgresql_server::socket_name), server.socket(), 3, 9'000).run();
        });
        auto store = open(postgresql_server::at(relayed.file("")), "cut", 3);
        mingbai_test::archive_conformance(store, [] {}, 600);
    }
    {
        INFO("an archive over a ledger: the server is killed, the process as well, and the customer finds everything, proven");
        const instant now{std::chrono::sys_days{std::chrono::year{2026} / 9 / 24}};
        evidence::memory_journal journal;
        ledger<evidence::memory_journal> book{journal, hmac_drbg{"thirty-two bytes of entropy, here"}};
        const evidence::pseudonym li = evidence::public_subject("archive", "li");
        const evidence::pseudonym wang = evidence::public_subject("archive", "wang");
        for (int i = 0; i < 300; ++i)
            REQUIRE(store_work_order(book, i % 3 == 0 ? li : wang, {*order_id::parse("A" + std::to_string(i)), "办理单", "流量包"},
                                     now - std::chrono::hours(24 * (300 - i))));
        {
            auto first = open(server.where(), "archive");
            auto records = *basic_archive<postgresql::archive_store>::open(first);
            REQUIRE(records.catch_up(book));  // and what is kept back goes with the process
            server.kill();
            CHECK(records.find({.subject = li}, now).error().why == reason::journal_io);
        }
        server.start();
        auto store = open(server.where(), "archive");
        auto records = *basic_archive<postgresql::archive_store>::open(store);
        REQUIRE(records.catch_up(book));
        REQUIRE(book.erase(std::vector<evidence::record_range>{{0, 1}}, evidence::erasure_cause::request, now));
        REQUIRE(records.catch_up(book));
        REQUIRE(records.seal_now(book, now));
        std::vector<evidence::record> all;
        std::string cursor;
        query whole;
        do {
            const auto page = records.find({.subject = li, .limit = 30, .cursor = cursor}, now);
            REQUIRE(page);
            all.insert(all.end(), page->records.begin(), page->records.end());
            cursor = page->next;
            whole = page->asked;
        } while (!cursor.empty());
        CHECK(all.size() == 100);
        CHECK(all[99].erased);
        CHECK(all[99].payload.empty());
        whole.before = UINT64_MAX;
        whole.limit = SIZE_MAX;
        const auto proof = records.prove(li, whole.when.from());
        REQUIRE(proof);
        CHECK(verify_complete(li, whole, all, *proof) == verdict::complete);
        all.erase(all.begin() + 50);
        CHECK(verify_complete(li, whole, all, *proof) != verdict::complete);
        // Nothing of the erased payload is left in any row.
        CHECK(server.ask_number("SELECT count(*) FROM mingbai_archived WHERE ledger = 'archive' AND payload IS NULL AND salt IS NULL") == 1);
        CHECK(server.ask_number("SELECT count(*) FROM mingbai_archived WHERE ledger = 'archive'") == 300);
    }
}

}  // namespace interop_postgresql_archive_test
