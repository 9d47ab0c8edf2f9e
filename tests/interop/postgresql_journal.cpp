// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/interop/postgresql_journal.hpp>

#include <cap/child_process.hpp>
#include <cap/cutting_relay.hpp>
#include <catch.hpp>
#include <full_length.hpp>
#include <journal_conformance.hpp>
#include <postgresql_server.hpp>
#include <scratch_folder.hpp>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

// The journal in PostgreSQL, against a server of its own, which the test makes, starts, kills and starts again.
namespace interop_postgresql_journal_test {

using namespace mingbai;
using namespace mingbai::evidence;
using mingbai_test::child_process;
using mingbai_test::postgresql_server;
using mingbai_test::conformance::make_record;

constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};

postgresql::journal open(const std::string& where, const std::string& ledger, sync_policy sync = sync_policy::every_append(), int connections = 3) {
    for (int tries = 0; tries < 200; ++tries) {
        auto opened = postgresql::journal::open(where, {.ledger = ledger, .sync = sync, .connections = connections});
        if (opened) return *std::move(opened);
        // The server may not have noticed yet that the last writer is dead, or be starting.
        REQUIRE((opened.error().why == reason::journal_busy || opened.error().why == reason::journal_io));
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    FAIL("the journal does not open");
    return *postgresql::journal::open(where, {});
}

struct store {
    store(const postgresql_server& server, std::string name, sync_policy policy) : running(server), ledger(std::move(name)), sync(policy) {
        reopen();
    }
    postgresql::journal& journal() { return *opened; }
    void reopen() {
        opened.reset();
        // At once, without waiting: a writer that ends gives the journal back.
        auto again = postgresql::journal::open(running.where(), {.ledger = ledger, .sync = sync});
        REQUIRE(again);
        opened.emplace(*std::move(again));
    }
    const postgresql_server& running;
    std::string ledger;
    sync_policy sync;
    std::optional<postgresql::journal> opened;
};

/// The numbers of the records that are told as damaged, and how many are whole.
std::pair<std::vector<std::uint64_t>, std::size_t> damage_in(postgresql::journal& journal) {
    std::vector<std::uint64_t> damaged;
    std::size_t whole = 0;
    REQUIRE(journal.visit(
        0, journal.end(), [&](const record_view& each) { return whole += each.payload == make_record(each.sequence, each.segment).payload, true; },
        [&](const refusal& damage, const record_view*) {
            CHECK(damage.why == reason::journal_damaged);
            damaged.push_back(damage.where.index);
        }));
    return {damaged, whole};
}

void append(postgresql::journal& journal, std::uint64_t count, std::uint32_t segment = 0) {
    std::vector<record> records;
    for (std::uint64_t i = 0; i < count; ++i) records.push_back(make_record(journal.end() + i, segment));
    mingbai_test::conformance::append(journal, records);
}

void conforms(const postgresql_server& server) {
    const sync_policy policies[]{sync_policy::every_append(), sync_policy::every_records(7), sync_policy::by_caller()};
    for (std::size_t i = 0; i < std::size(policies); ++i) {
        store each(server, "ledger " + std::to_string(i), policies[i]);
        mingbai_test::journal_conformance(each);
    }
}

void keeps_others_away(const postgresql_server& server) {
    auto first = open(server.where(), "one writer");
    append(first, 3);
    CHECK(postgresql::journal::open(server.where(), {.ledger = "one writer"}).error().why == reason::journal_busy);
    CHECK(postgresql::journal::open(server.where(), {.ledger = "another ledger"}));
    CHECK(postgresql::journal::open("host=/nowhere connect_timeout=1").error().why == reason::journal_io);
    {
        auto moved = std::move(first);
        first = std::move(moved);
        append(first, 1);
    }
    // Its connection dies, and before it notices somebody else takes over: what it sends then is not done.
    REQUIRE(server.ask("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'") == "t");
    auto second = open(server.where(), "one writer");
    CHECK(second.end() == 4);
    append(second, 2);
    const record stray = make_record(4, 0);
    const std::vector<record_view> strays{view_of(stray)};
    CHECK(first.append(strays).error().why == reason::journal_busy);
    CHECK(first.erase(std::vector<record_range>{{0, 4}}).error().why == reason::journal_busy);
    CHECK(first.read(0).error().why == reason::journal_busy);
    CHECK(damage_in(second) == std::pair<std::vector<std::uint64_t>, std::size_t>{{}, 6});

    // The same without the connection dying: it is known by its epoch.
    REQUIRE(server.ask("UPDATE mingbai_journal SET writer = 'somebody' WHERE ledger = 'one writer' RETURNING 't'") == "t");
    const record more = make_record(6, 0);
    CHECK(second.append(std::vector<record_view>{view_of(more)}).error().why == reason::journal_busy);
    CHECK(server.ask_number("SELECT count(*) FROM mingbai_record WHERE ledger = 'one writer'") == 6);
}

void shares_its_tables(const postgresql_server& server, bool partitioned) {
    auto left = open(server.where(), "left");
    auto right = open(server.where(), "right");
    for (std::uint32_t segment = 10; segment < 13; ++segment)
        for (int i = 0; i < 3; ++i) {
            append(left, 5, segment);
            append(right, 7, segment);
        }
    const auto partitions = [&] { return server.ask_number("SELECT count(*) FROM pg_class WHERE relname IN ('mingbai_record_10', 'mingbai_record_11')"); };
    CHECK(partitions() == (partitioned ? 2 : 0));
    REQUIRE(left.drop(std::vector<std::uint32_t>{10, 11}));
    CHECK(partitions() == (partitioned ? 2 : 0));
    CHECK(damage_in(right) == std::pair<std::vector<std::uint64_t>, std::size_t>{{}, 63});
    REQUIRE(right.drop(std::vector<std::uint32_t>{10}));
    CHECK(partitions() == (partitioned ? 1 : 0));
    CHECK(right.segments() == std::vector<segment_extent>{{11, 21, 42}, {12, 42, 63}});
    // A ledger that is behind wants the partition again.
    auto late = open(server.where(), "late");
    append(late, 4, 10);
    CHECK(partitions() == (partitioned ? 2 : 0));
    CHECK(damage_in(late).second == 4);
}

void tells_damage(postgresql_server& server, bool partitioned) {
    auto journal = open(server.where(), "damaged");
    append(journal, 200, 20);
    append(journal, 200, 21);
    const std::string of = " WHERE ledger = 'damaged' AND sequence ";
    REQUIRE(server.ask("DELETE FROM mingbai_record" + of + "IN (0, 7, 8, 199, 200, 399) RETURNING 't'") == "t");
    REQUIRE(server.ask("UPDATE mingbai_record SET subject = ''" + of + "= 50 RETURNING 't'") == "t");
    REQUIRE(server.ask("UPDATE mingbai_record SET salt = NULL" + of + "= 60 RETURNING 't'") == "t");
    const std::vector<std::uint64_t> expected{0, 7, 8, 50, 60, 199, 200, 399};
    for (int round = 0; round < 2; ++round) {
        CHECK(damage_in(journal) == std::pair<std::vector<std::uint64_t>, std::size_t>{expected, 392});
        CHECK(journal.read(7).error() == refusal{reason::journal_damaged, at_index(7)});
        CHECK(journal.read(9));
        CHECK(journal.segments() == std::vector<segment_extent>{{20, 0, 200}, {21, 200, 400}});
        journal = open(server.where(), "reading something else meanwhile");
        journal = open(server.where(), "damaged");
    }

    // A page that rots on the disk: the records on it are lost, those around it are not.
    const std::string table = partitioned ? "mingbai_record_21" : "mingbai_record";
    const std::string file = server.data(server.ask("SELECT pg_relation_filepath('" + table + "')"));
    const std::string page = server.ask("SELECT (ctid::text::point)[0]::int FROM mingbai_record" + of + "= 300");
    const std::string there = server.ask(
        "SELECT string_agg(sequence::text, ' ' ORDER BY sequence) FROM mingbai_record WHERE segment = 21 AND "
        "(ctid::text::point)[0]::int = " +
        page);
    REQUIRE(server.ask("CHECKPOINT").empty());
    server.kill();
    {
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(8192 * std::stol(page) + 4000);
        bytes.put('?').put('?').put('?');
        REQUIRE(bytes);
    }
    server.start();
    const auto [damaged, whole] = damage_in(journal);
    std::string told;
    for (const std::uint64_t each : damaged)
        if (each > 200 && each < 399) told += (told.empty() ? "" : " ") + std::to_string(each);
    CHECK(told == there);
    CHECK(damaged.size() > expected.size());
    CHECK(whole + damaged.size() == 400);
}

/// Appends until `enough`, over a journal that is refused now and then; what is acknowledged must be there, once.
struct recording {
    std::vector<std::uint64_t> acknowledged;  ///< the numbers of records, as their payloads have them
    std::uint64_t refused = 0;
};

recording record_much(ledger<postgresql::journal>& ledger, std::uint64_t enough, std::uint64_t in_a_batch) {
    recording done;
    std::uint64_t number = 0;
    for (std::uint64_t tries = 0; done.acknowledged.size() < enough && tries < 20 * enough + 4000; ++tries) {
        std::vector<std::string> payloads;
        std::vector<entry> batch;
        for (std::uint64_t i = 0; i < in_a_batch; ++i) payloads.push_back("{\"n\":" + std::to_string(number + i) + "}");
        for (const std::string& each : payloads) batch.push_back({record_kind::notice_sent, {}, may_1 + std::chrono::hours(number / 4), each});
        number += in_a_batch;
        if (ledger.append(batch)) {
            for (std::uint64_t i = 0; i < in_a_batch; ++i) done.acknowledged.push_back(number - in_a_batch + i);
        } else {
            ++done.refused;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }
    return done;
}

/// What a journal holds of the above, read and verified by a ledger of its own.
std::vector<std::uint64_t> stored(postgresql::journal& journal, ledger_name name) {
    std::vector<std::uint64_t> numbers;
    ledger ledger{journal, hmac_drbg{"seed"}, {.name = name}};
    const auto report = ledger.for_each(0, [&](const record_view& each) {
        if (each.kind == record_kind::notice_sent) numbers.push_back(std::stoull(std::string(each.payload.substr(5))));
        return true;
    });
    CHECK(report.clean());
    CHECK(ledger.verify().clean());
    return numbers;
}

/// With one connection for each call many fail, and batches are refused that may be stored.
std::uint64_t survives_cut_connections(const postgresql_server& server, const std::string& name, int connections, std::size_t enough) {
    const mingbai_test::scratch_folder relayed;
    const child_process relay = child_process::running([&] {
        mingbai_test::cutting_relay(relayed.file(postgresql_server::socket_name), server.socket(), 11, 5'000).run();
    });
    recording done;
    {
        auto journal = open(postgresql_server::at(relayed.file("")), name, sync_policy::every_append(), connections);
        ledger ledger{journal, hmac_drbg{"seed"}, {.name = *ledger_name::parse(name)}};
        done = record_much(ledger, enough, 3);
        CHECK(done.acknowledged.size() >= enough);
    }
    auto journal = open(server.where(), name);
    CHECK(stored(journal, *ledger_name::parse(name)) == done.acknowledged);
    CHECK(server.ask_number("SELECT epoch FROM mingbai_journal WHERE ledger = '" + name + "'") > enough / 30);
    return done.refused;
}

/// The connection is lost while the server is at the batch, which it then stores although the batch was refused: before
/// the next one is tried (`at_once`), or while that is on its way already.
void takes_back(const postgresql_server& server, const std::string& name, bool at_once) {
    const mingbai_test::scratch_folder relayed;
    const auto start_relay = [&] {
        return child_process::running([&] {
            mingbai_test::cutting_relay(relayed.file(postgresql_server::socket_name), server.socket(), 1, 1U << 30U).run();
        });
    };
    const auto wait_for = [&](std::uint64_t waiting) {
        const std::string count = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
        for (int tries = 0; tries < 1000 && server.ask_number(count) != waiting; ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        CHECK(server.ask_number(count) == waiting);
    };
    child_process relay = start_relay();
    for (int tries = 0; tries < 1000 && !std::filesystem::exists(relayed.file(postgresql_server::socket_name)); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    auto journal = open(postgresql_server::at(relayed.file("")), name);
    append(journal, 4);

    const std::unique_ptr<::PGconn, void (*)(::PGconn*)> holder(::PQconnectdb(server.where().c_str()), ::PQfinish);
    const auto hold = [&](const std::string& statement) { ::PQclear(::PQexec(holder.get(), statement.c_str())); };
    hold("BEGIN");
    hold("SELECT FROM mingbai_journal WHERE ledger = '" + name + "' FOR UPDATE");
    record refused = make_record(4, 0);
    record other = make_record(4, 0);
    other.payload = "{\"the other\":1}";
    const std::vector<record_view> first{view_of(refused)};
    const std::vector<record_view> second{view_of(other)};
    reason why_refused = reason::none;
    std::thread appending([&] { why_refused = journal.append(first).error().why; });
    wait_for(1);
    relay.kill();
    appending.join();
    CHECK(why_refused == reason::journal_io);
    CHECK(journal.end() == 4);
    relay = start_relay();
    const std::string rows = "SELECT count(*) FROM mingbai_record WHERE ledger = '" + name + "'";
    if (at_once) {
        hold("COMMIT");
        for (int tries = 0; tries < 1000 && server.ask_number(rows) != 5; ++tries) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        CHECK(server.ask_number(rows) == 5);  // there it is
    }
    result<void> appended = refusal{reason::none, {}};
    std::thread again([&] {
        for (int tries = 0; tries < 200 && !appended; ++tries) {
            appended = journal.append(second);
            if (!appended) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
    if (!at_once) {
        wait_for(2);
        hold("COMMIT");
    }
    again.join();
    CHECK(appended);
    CHECK(journal.end() == 5);
    CHECK(journal.read(4).value() == other);
    CHECK(server.ask_number(rows) == 5);
}

void survives_its_server(postgresql_server& server) {
    const ledger_name name{"killed"};
    auto journal = open(server.where(), "killed");
    ledger ledger{journal, hmac_drbg{"seed"}, {.name = name}};
    std::vector<std::uint64_t> acknowledged;
    for (int kill = 0; kill < mingbai_test::full_length_or(30, 2); ++kill) {
        // A process that appends while the server is killed: what it was told is written down in its pipe.
        int ends[2] = {};
        REQUIRE(::pipe(ends) == 0);
        child_process writer = child_process::running([&] {
            auto own = open(server.where(), "killed in the middle");
            for (std::uint64_t tries = 0; tries < 100'000; ++tries) {
                const record next = make_record(own.end(), 0);
                if (!own.append(std::vector<record_view>{view_of(next)})) continue;
                const std::uint64_t count = own.end();
                if (::write(ends[1], &count, sizeof count) != sizeof count) return;
            }
        });
        ::close(ends[1]);
        std::uint64_t told = 0;
        for (int i = 0; i < 40; ++i) REQUIRE(::read(ends[0], &told, sizeof told) == sizeof told);
        server.kill();
        const record while_away = make_record(journal.end(), 0);
        CHECK(ledger.append(record_kind::notice_sent, {}, may_1, "{\"n\":0}").error().why == reason::journal_io);
        CHECK(journal.read(0).error().why == (journal.end() == 0 ? reason::record_unknown : reason::journal_io));
        server.start();
        for (int i = 0; i < 20; ++i) REQUIRE(::read(ends[0], &told, sizeof told) == sizeof told);  // it goes on
        writer.kill();
        while (::read(ends[0], &told, sizeof told) == sizeof told) {
        }
        ::close(ends[0]);
        auto own = open(server.where(), "killed in the middle");
        CHECK(own.end() >= told);
        CHECK(own.end() <= told + 1);  // one that it may not have been told of any more
        CHECK(damage_in(own) == std::pair<std::vector<std::uint64_t>, std::size_t>{{}, own.end()});

        const auto more = record_much(ledger, 30, 2);
        CHECK(more.acknowledged.size() == 30);
        acknowledged.insert(acknowledged.end(), more.acknowledged.begin(), more.acknowledged.end());
    }
    journal = open(server.where(), "something else");
    auto again = open(server.where(), "killed");
    CHECK(stored(again, name) == acknowledged);
}

void never_forgets_silently(postgresql_server& server) {
    auto journal = open(server.where(), "by caller", sync_policy::by_caller());
    append(journal, 100);
    REQUIRE(journal.sync());
    for (int i = 0; i < 50; ++i) append(journal, 1);
    server.kill();
    server.start();
    // Of the last fifty any number may be lost. If some are, nothing goes on as if they were not.
    const record next = make_record(150, 0);
    const auto appended = journal.append(std::vector<record_view>{view_of(next)});
    const std::uint64_t kept = server.ask_number("SELECT records_end FROM mingbai_journal WHERE ledger = 'by caller'");
    INFO("kept " << kept << " of 150");
    CHECK(kept >= 100);
    if (appended) {
        CHECK(kept == 151);
    } else {
        CHECK(appended.error() == refusal{reason::journal_damaged, at_index(kept)});
        CHECK(journal.sync().error().why == reason::journal_damaged);
        CHECK(journal.read(0).error().why == reason::journal_damaged);
    }
    journal = open(server.where(), "nothing");
    journal = open(server.where(), "by caller", sync_policy::by_caller());
    CHECK(journal.end() == kept);
    append(journal, 5);
    CHECK(damage_in(journal) == std::pair<std::vector<std::uint64_t>, std::size_t>{{}, kept + 5});
}

/// Rows that no journal wrote: beyond its end, or in a segment that begins before the end of the one before it.
void believes_no_impossible_segments(const postgresql_server& server) {
    const auto refuses_after = [&](const std::string& tampering) {
        {
            auto journal = open(server.where(), "impossible");
            append(journal, 3);
        }
        REQUIRE(server.ask(tampering + " WHERE ledger = 'impossible' RETURNING 't'") == "t");
        CHECK(postgresql::journal::open(server.where(), {.ledger = "impossible"}).error().why == reason::journal_damaged);
        REQUIRE(server.ask("DELETE FROM mingbai_record WHERE ledger = 'impossible' RETURNING 't'") == "t");
        REQUIRE(server.ask("DELETE FROM mingbai_journal WHERE ledger = 'impossible' RETURNING 't'") == "t");
    };
    refuses_after("UPDATE mingbai_journal SET records_end = 1");
    refuses_after("UPDATE mingbai_journal SET records_end = -1");
    refuses_after("UPDATE mingbai_record SET segment_first = 9");
}

TEST_CASE("the journal in PostgreSQL is a journal, in partitions, and survives whatever happens to its server") {
    postgresql_server server;
    CHECK(postgresql::journal::open(server.where()).error().why == reason::journal_io);  // no tables yet
    REQUIRE(postgresql::create_journal_schema(server.where()));
    REQUIRE(postgresql::create_journal_schema(server.where()));
    conforms(server);
    keeps_others_away(server);
    shares_its_tables(server, true);
    const std::size_t enough = mingbai_test::full_length_or<std::size_t>(20'000, 900);
    survives_cut_connections(server, "cut", 10, enough);
    CHECK(survives_cut_connections(server, "cut-much", 1, enough / 2) > 0);
    takes_back(server, "taken-back", true);
    takes_back(server, "turned-away", false);
    survives_its_server(server);
    never_forgets_silently(server);
    tells_damage(server, true);
}

void opens_as_the_document_says(const postgresql_server& server) {
    const std::string where = server.where();
    const hmac_drbg<> salts{"seed"};
    // [open]
    auto made = mingbai::postgresql::create_journal_schema(where);  // once, by the operator
    auto journal = mingbai::postgresql::journal::open(where, {.ledger = "carrier.example/07"});
    mingbai::evidence::ledger ledger{*journal, salts, {.name = mingbai::evidence::ledger_name{"carrier.example/07"}}};
    // [open end]
    CHECK(made);
    CHECK(ledger.append(record_kind::work_order_stored, {}, may_1, "{}"));
}

TEST_CASE("the journal in PostgreSQL is a journal in one plain table as well") {
    postgresql_server server;
    REQUIRE(postgresql::create_journal_schema(server.where(), postgresql::journal_layout::plain));
    opens_as_the_document_says(server);
    conforms(server);
    keeps_others_away(server);
    shares_its_tables(server, false);
    tells_damage(server, false);
    believes_no_impossible_segments(server);
}

}  // namespace interop_postgresql_journal_test
