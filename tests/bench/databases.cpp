// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/file_journal.hpp>
#include <mingbai/evidence/ledger.hpp>

#include <benchmark/benchmark.h>
#include <scratch_folder.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#if __has_include(<openssl/evp.h>) && defined(MINGBAI_BENCH_OPENSSL)
#include <mingbai/interop/openssl.hpp>
#endif
#if defined(MINGBAI_BENCH_SQLITE)
#include <sqlite3.h>
#endif
#if defined(MINGBAI_BENCH_POSTGRESQL)
#include <mingbai/archive/archive.hpp>
#include <mingbai/interop/postgresql_archive.hpp>
#include <mingbai/interop/postgresql_journal.hpp>

#include <postgresql_server.hpp>
#endif

// Records of 256-byte payloads, each group on the disk before the next one begins: the ledger on a file and on PostgreSQL,
// salts, commitments and tree included, beside SQLite and a bare COPY, which only store rows of the same columns. Then the
// first page of one subscriber from PostgreSQL beside the query alone. The argument is the records of a group.
namespace databases_bench {

using namespace mingbai;
using namespace mingbai::evidence;

#if __has_include(<openssl/evp.h>) && defined(MINGBAI_BENCH_OPENSSL)
using hasher = openssl::sha256_hasher;
#else
using hasher = sha256_hasher;
#endif

constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};
const std::string payload = "\"" + std::string(254, 'x') + "\"";

template <class Journal>
void append_to(benchmark::State& state, Journal& journal) {
    ledger<Journal, hasher> book(journal, hmac_drbg<hasher>("seed"));
    const std::vector<entry> batch(static_cast<std::size_t>(state.range(0)), entry{record_kind::notice_sent, {}, may_1, payload});
    for (auto _ : state)
        if (!book.append(batch)) return state.SkipWithError("refused");
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void file_journal_append(benchmark::State& state) {
    const mingbai_test::scratch_folder folder;
    auto journal = file_journal::open(folder.file("evidence.journal"));
    if (!journal) return state.SkipWithError("no journal");
    append_to(state, *journal);
}

#if defined(MINGBAI_BENCH_SQLITE)

void sqlite_append(benchmark::State& state) {
    const mingbai_test::scratch_folder folder;
    ::sqlite3* base = nullptr;
    ::sqlite3_stmt* insert = nullptr;
    const auto done = [&](const char* what) { return ::sqlite3_exec(base, what, nullptr, nullptr, nullptr) == SQLITE_OK; };
    const bool ready = ::sqlite3_open(folder.file("evidence.sqlite").c_str(), &base) == SQLITE_OK &&
                       done("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                            "CREATE TABLE record (sequence INTEGER PRIMARY KEY, segment INTEGER, kind INTEGER, at INTEGER,"
                            " subject BLOB, previous_leaf BLOB, commitment BLOB, salt BLOB, payload BLOB)") &&
                       ::sqlite3_prepare_v2(base, "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", -1, &insert, nullptr) == SQLITE_OK;
    if (!ready) state.SkipWithError("no SQLite");
    const std::string digest(32, 'd');
    const auto bytes = [&](int column, std::string_view of) {
        ::sqlite3_bind_blob(insert, column, of.data(), static_cast<int>(of.size()), SQLITE_STATIC);
    };
    std::int64_t sequence = 0;
    for (auto _ : state) {
        bool stored = done("BEGIN");
        for (std::int64_t i = 0; i < state.range(0); ++i) {
            ::sqlite3_bind_int64(insert, 1, sequence++);
            ::sqlite3_bind_int64(insert, 2, 0);
            ::sqlite3_bind_int64(insert, 3, static_cast<std::int64_t>(record_kind::notice_sent));
            ::sqlite3_bind_int64(insert, 4, may_1.time_since_epoch().count());
            bytes(5, digest);
            bytes(6, digest);
            bytes(7, digest);
            bytes(8, std::string_view(digest).substr(16));
            bytes(9, payload);
            stored = ::sqlite3_step(insert) == SQLITE_DONE && stored;
            ::sqlite3_reset(insert);
        }
        if (!done("COMMIT") || !stored) {
            state.SkipWithError("refused");
            break;
        }
    }
    ::sqlite3_finalize(insert);
    ::sqlite3_close(base);
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

#endif
#if defined(MINGBAI_BENCH_POSTGRESQL)

using connection = std::unique_ptr<::PGconn, decltype([](::PGconn* of) { ::PQfinish(of); })>;
using answer = std::unique_ptr<::PGresult, decltype([](::PGresult* of) { ::PQclear(of); })>;

/// One server for all, which waits for its disk; nullptr where there is none.
const mingbai_test::postgresql_server* server() {
    static const std::unique_ptr<mingbai_test::postgresql_server> running = [] {
        try {
            return std::make_unique<mingbai_test::postgresql_server>(mingbai_test::postgresql_server::flushing::on);
        } catch (const std::exception&) {
            return std::unique_ptr<mingbai_test::postgresql_server>();
        }
    }();
    return running.get();
}

void postgresql_append(benchmark::State& state) {
    if (server() == nullptr) return state.SkipWithError("no server");
    static int ledgers = 0;
    const bool made = postgresql::create_journal_schema(server()->where()).has_value();
    auto journal = postgresql::journal::open(server()->where(), {.ledger = "ledger" + std::to_string(ledgers++)});
    if (!made || !journal) return state.SkipWithError("no journal");
    append_to(state, *journal);
}

/// Rows in the binary form of COPY.
class copied_rows {
public:
    void number(std::int64_t value) {
        put(4, 8);
        put(8, static_cast<std::uint64_t>(value));
    }
    void bytes(std::string_view value) {
        put(4, value.size());
        text_ += value;
    }
    void row(int columns) { put(2, static_cast<std::uint64_t>(columns)); }
    void begin() { text_ = std::string("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19); }
    void end() { text_ += "\377\377"; }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    void put(int size, std::uint64_t value) {
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) text_ += static_cast<char>(value >> shift & 0xffU);
    }
    std::string text_;
};

void postgresql_copy(benchmark::State& state) {
    if (server() == nullptr) return state.SkipWithError("no server");
    const connection session(::PQconnectdb(server()->where().c_str()));
    (void)postgresql::create_journal_schema(server()->where());
    answer(::PQexec(session.get(), "SET client_min_messages = warning; DROP TABLE IF EXISTS bare"));
    const answer made(::PQexec(session.get(), "CREATE TABLE bare (LIKE mingbai_record INCLUDING ALL)"));
    if (::PQresultStatus(made.get()) != PGRES_COMMAND_OK) return state.SkipWithError("no table");
    const std::string digest(32, 'd');
    std::int64_t sequence = 0;
    copied_rows rows;
    for (auto _ : state) {
        rows.begin();
        for (std::int64_t i = 0; i < state.range(0); ++i) {
            rows.row(11);
            rows.bytes("ledger");
            rows.number(0);
            rows.number(sequence++);
            rows.number(0);
            rows.number(static_cast<std::int64_t>(record_kind::notice_sent));
            rows.number(may_1.time_since_epoch().count());
            for (int k = 0; k < 3; ++k) rows.bytes(digest);
            rows.bytes(std::string_view(digest).substr(16));
            rows.bytes(payload);
        }
        rows.end();
        const answer begun(::PQexec(session.get(), "COPY bare FROM STDIN (FORMAT binary)"));
        const bool sent = ::PQputCopyData(session.get(), rows.text().data(), static_cast<int>(rows.text().size())) == 1 &&
                          ::PQputCopyEnd(session.get(), nullptr) == 1;
        const answer done(::PQgetResult(session.get()));
        if (!sent || ::PQresultStatus(done.get()) != PGRES_COMMAND_OK) return state.SkipWithError("refused");
        while (answer(::PQgetResult(session.get()))) {
        }
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

// ---- the archive -----------------------------------------------------------------------------------------------------

constexpr std::int64_t archived = 500'000;
constexpr std::int64_t records_each = 25;
constexpr std::size_t page = 20;

pseudonym subject_of(std::int64_t number) { return public_subject("bench", std::to_string(number)); }

/// Half a million records of twenty thousand subscribers, mixed, in the server; false where there is none.
bool archive_is_filled() {
    static const bool filled = [] {
        if (server() == nullptr || !postgresql::create_archive_schema(server()->where())) return false;
        auto store = postgresql::archive_store::open(server()->where());
        if (!store) return false;
        const std::string words(200, 'x');
        std::mt19937_64 random(1);
        std::vector<pseudonym> subjects;
        for (std::int64_t i = 0; i < archived / records_each; ++i) subjects.push_back(subject_of(i));
        for (std::int64_t i = 0; i < archived; ++i) {
            record_view one;
            one.sequence = static_cast<std::uint64_t>(i);
            one.kind = record_kind::notice_due;
            one.at = may_1 + std::chrono::seconds(i);
            one.subject = subjects[random() % subjects.size()];
            one.payload = words;
            if (!store->put(one)) return false;
        }
        const bool sent = store->flush().has_value();
        const connection session(::PQconnectdb(server()->where().c_str()));
        answer(::PQexec(session.get(), "VACUUM ANALYZE mingbai_archived"));
        return sent;
    }();
    return filled;
}

/// Each iteration is so many questions about random subscribers, and its time is that of the slowest of a hundred.
template <class Ask>
void slowest_of_a_hundred(benchmark::State& state, Ask ask) {
    std::mt19937_64 random(2);
    std::vector<double> seconds(2'000);
    for (auto _ : state) {
        for (double& each : seconds) {
            const pseudonym subject = subject_of(static_cast<std::int64_t>(random() % (archived / records_each)));
            const auto begun = std::chrono::steady_clock::now();
            if (!ask(subject)) return state.SkipWithError("refused");
            each = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        }
        const auto rank = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() * 99 / 100);
        std::nth_element(seconds.begin(), rank, seconds.end());
        state.SetIterationTime(*rank);
    }
}

void postgresql_first_page(benchmark::State& state) {
    if (!archive_is_filled()) return state.SkipWithError("no archive");
    auto store = postgresql::archive_store::open(server()->where());
    if (!store) return state.SkipWithError("no archive");
    slowest_of_a_hundred(state, [&](const pseudonym& subject) {
        const auto found = store->find(subject, {window(earliest_instant, latest_instant), {}, UINT64_MAX, page});
        return found.has_value() && !found->records.empty();
    });
}

void postgresql_query(benchmark::State& state) {
    if (!archive_is_filled()) return state.SkipWithError("no archive");
    const connection session(::PQconnectdb(server()->where().c_str()));
    answer(::PQprepare(session.get(), "page",
                       "SELECT sequence, segment, kind, at, commitment, salt, payload FROM mingbai_archived "
                       "WHERE ledger = 'ledger' AND subject = $1::bytea ORDER BY sequence DESC LIMIT 21",
                       1, nullptr));
    slowest_of_a_hundred(state, [&](const pseudonym& subject) {
        const std::string_view bytes = subject.digest.view();
        const char* const values[]{bytes.data()};
        const int sizes[]{static_cast<int>(bytes.size())};
        const int binary[]{1};
        const answer rows(::PQexecPrepared(session.get(), "page", 1, values, sizes, binary, 1));
        return ::PQntuples(rows.get()) > 0;
    });
}

#endif

[[maybe_unused]] const bool added = [] {
    const auto add = [](const char* name, void (*run)(benchmark::State&)) {
        benchmark::RegisterBenchmark(name, run)->Arg(1)->Arg(64)->Arg(1024)->UseRealTime();
    };
    add("durable append/file journal", file_journal_append);
#if defined(MINGBAI_BENCH_SQLITE)
    add("durable append/SQLite", sqlite_append);
#endif
#if defined(MINGBAI_BENCH_POSTGRESQL)
    add("durable append/PostgreSQL journal", postgresql_append);
    add("durable append/PostgreSQL COPY", postgresql_copy);
    benchmark::RegisterBenchmark("page from PostgreSQL, slowest of a hundred", postgresql_first_page)->Iterations(3)->UseManualTime();
    benchmark::RegisterBenchmark("query of PostgreSQL, slowest of a hundred", postgresql_query)->Iterations(3)->UseManualTime();
#endif
    return true;
}();

}  // namespace databases_bench
