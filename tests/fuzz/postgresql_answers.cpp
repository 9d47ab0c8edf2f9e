// SPDX-License-Identifier: Apache-2.0
// What a PostgreSQL server, or whatever else listens there, answers to the journal and to the store of leases. libpq is replaced:
// connections and answers are made of the input's bytes. Neither store runs for ever, reads beyond an answer, or acknowledges a
// batch of which no answer says that it is there; each record that is asked for is given or reported damaged, once and in order.
#include <mingbai/interop/postgresql_journal.hpp>
#include <mingbai/interop/postgresql_lease.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz_postgresql_answers {

void holds(bool condition) {
    if (!condition) std::abort();
}

/// The input, as one byte after another; zeros when it is used up.
struct source {
    const std::uint8_t* data = nullptr;
    std::size_t size = 0;

    std::uint8_t byte() {
        if (size == 0) return 0;
        --size;
        return *data++;
    }
};
source from;
int results_alive = 0;
int connections_alive = 0;

}  // namespace fuzz_postgresql_answers

struct pg_conn {
    ConnStatusType status = CONNECTION_OK;
};
struct pg_result {
    ExecStatusType status = PGRES_TUPLES_OK;
    std::string state{};
    std::string changed{};
    int columns = 0;
    struct cell {
        bool null = false;
        std::string bytes{};
    };
    std::vector<cell> cells{};

    [[nodiscard]] int rows() const { return columns == 0 ? 0 : static_cast<int>(cells.size()) / columns; }
    [[nodiscard]] const cell* at(int row, int column) const {
        if (row < 0 || row >= rows() || column < 0 || column >= columns) return nullptr;
        return &cells[static_cast<std::size_t>(row * columns + column)];
    }
};

namespace fuzz_postgresql_answers {

std::string cell_bytes(std::uint8_t how) {
    switch (how % 8) {
        case 0: return std::string(7, '\0') + static_cast<char>(from.byte());               // a small bigint
        case 1: return std::string(32, static_cast<char>(how));                             // a digest
        case 2: return std::string(16, static_cast<char>(how));                             // a salt
        case 3: return std::string(1, '\x01');                                              // true
        case 4: return std::string(from.byte() % 12U, static_cast<char>(from.byte()));      // anything
        case 5: return std::to_string(from.byte());                                         // a number as text
        case 6: return std::string(8, '\xff');
        default: return R"({"a":1})";
    }
}

pg_result* made(pg_conn* on) {
    static constexpr const char* states[]{"", "08006", "40001", "40003", "57P01", "23514", "23505", "53100", "XX001", "42601"};
    const std::uint8_t how = from.byte();
    if (how % 16 == 15) {
        on->status = CONNECTION_BAD;
        if (from.byte() % 2 == 0) return nullptr;
    }
    auto* const result = new pg_result;
    ++results_alive;
    if (how % 16 == 14) {
        result->status = PGRES_FATAL_ERROR;
        result->state = states[from.byte() % 10];
        return result;
    }
    result->status = how % 2 == 0 ? PGRES_TUPLES_OK : PGRES_COMMAND_OK;
    result->changed = how % 4 == 3 ? cell_bytes(from.byte()) : std::to_string(from.byte() % 8U);
    result->columns = from.byte() % 9;
    for (int rows = from.byte() % 5; rows > 0; --rows)
        for (int i = 0; i < result->columns; ++i) {
            const std::uint8_t kind = from.byte();
            result->cells.push_back(kind >= 224 ? pg_result::cell{true, {}} : pg_result::cell{false, cell_bytes(kind)});
        }
    return result;
}

}  // namespace fuzz_postgresql_answers

using fuzz_postgresql_answers::made;

extern "C" {
PGconn* PQconnectdb(const char*) {
    ++fuzz_postgresql_answers::connections_alive;
    const bool works = fuzz_postgresql_answers::from.size != 0 && fuzz_postgresql_answers::from.byte() % 8 != 7;
    return new pg_conn{works ? CONNECTION_OK : CONNECTION_BAD};
}
void PQfinish(PGconn* of) {
    --fuzz_postgresql_answers::connections_alive;
    delete of;
}
ConnStatusType PQstatus(const PGconn* of) { return of == nullptr ? CONNECTION_BAD : of->status; }
PQnoticeProcessor PQsetNoticeProcessor(PGconn*, PQnoticeProcessor, void*) { return nullptr; }
PGresult* PQexec(PGconn* on, const char*) { return made(on); }
PGresult* PQprepare(PGconn*, const char*, const char*, int, const Oid*) {
    ++fuzz_postgresql_answers::results_alive;
    return new pg_result{PGRES_COMMAND_OK, {}, "0", 0, {}};
}
PGresult* PQexecPrepared(PGconn* on, const char*, int, const char* const*, const int*, const int*, int) { return made(on); }
PGresult* PQexecParams(PGconn* on, const char*, int, const Oid*, const char* const*, const int*, const int*, int) { return made(on); }
ExecStatusType PQresultStatus(const PGresult* of) { return of == nullptr ? PGRES_FATAL_ERROR : of->status; }
char* PQresultErrorField(const PGresult* of, int) {
    return of == nullptr || of->state.empty() ? nullptr : const_cast<char*>(of->state.c_str());
}
void PQclear(PGresult* of) {
    if (of != nullptr) --fuzz_postgresql_answers::results_alive;
    delete of;
}
int PQntuples(const PGresult* of) { return of == nullptr ? 0 : of->rows(); }
int PQnfields(const PGresult* of) { return of == nullptr ? 0 : of->columns; }
char* PQcmdTuples(PGresult* of) { return const_cast<char*>(of == nullptr ? "" : of->changed.c_str()); }
int PQgetisnull(const PGresult* of, int row, int column) {
    const auto* const cell = of == nullptr ? nullptr : of->at(row, column);
    return cell == nullptr || cell->null ? 1 : 0;
}
char* PQgetvalue(const PGresult* of, int row, int column) {
    const auto* const cell = of == nullptr ? nullptr : of->at(row, column);
    return cell == nullptr ? nullptr : const_cast<char*>(cell->bytes.c_str());
}
int PQgetlength(const PGresult* of, int row, int column) {
    const auto* const cell = of == nullptr ? nullptr : of->at(row, column);
    return cell == nullptr ? 0 : static_cast<int>(cell->bytes.size());
}
}

namespace fuzz_postgresql_answers {

using namespace mingbai;

void leases() {
    postgresql::lease_store store("anywhere", cap::alert_levels{50, 100});
    for (std::uint64_t sequence = 1; from.size != 0 && sequence < 20; ++sequence) {
        (void)store.exchange({.key = 1, .period = 1, .node = 1, .sequence = sequence, .spent = 1, .beyond = 0, .returned = 0,
                              .wanted = 5, .at_least = 1});
        if (sequence % 4 == 0) (void)store.set_limit(1, 100);
        if (sequence % 8 == 0) (void)store.forget_before(3);
    }
}

void one_each(postgresql::journal& book, std::uint64_t first, std::uint64_t end) {
    std::vector<std::uint64_t> stored;
    for (const evidence::segment_extent& each : book.segments())
        for (std::uint64_t i = (std::max)(first, each.first); i < (std::min)(end, each.end); ++i) stored.push_back(i);
    std::vector<std::uint64_t> told;
    const auto done = book.visit(
        first, end,
        [&](const evidence::record_view& each) {
            told.push_back(each.sequence);
            return told.size() < 1'000;
        },
        [&](const refusal& damage, const evidence::record_view*) {
            told.push_back(damage.where.index);
            holds(told.size() < 1'000);
        });
    if (done)
        holds(told == stored);
    else
        holds(told.size() <= stored.size() && std::equal(told.begin(), told.end(), stored.begin()));
}

void records() {
    auto opened = postgresql::journal::open("anywhere");
    if (!opened) return;
    std::uint64_t last = 0;
    for (const evidence::segment_extent& each : opened->segments()) {
        holds(each.first >= last && each.end >= each.first && each.end <= opened->end());
        last = each.end;
    }
    for (int steps = 0; from.size != 0 && steps < 12; ++steps) {
        const std::uint64_t end = opened->end();
        switch (from.byte() % 6) {
            case 0:
            case 1: {
                const auto stored = opened->segments();
                std::vector<evidence::record_view> batch(1 + from.byte() % 3U);
                for (std::size_t i = 0; i < batch.size(); ++i) {
                    batch[i].sequence = end + i;
                    batch[i].segment = stored.empty() ? 0 : stored.back().number;
                    batch[i].payload = "{}";
                }
                const auto done = opened->append(batch);
                holds(opened->end() == (done ? end + batch.size() : end));
                break;
            }
            case 2: one_each(*opened, end < 40 ? 0 : end - 40, end); break;
            case 3: (void)opened->read(from.byte()); break;
            case 4: {
                const evidence::record_range range{from.byte(), from.byte()};
                (void)opened->erase({&range, 1});
                break;
            }
            default: {
                const auto stored = opened->segments();
                if (stored.size() < 2) break;
                const std::uint32_t number = stored.front().number;
                const auto done = opened->drop({&number, 1});
                holds(opened->segments().size() == stored.size() - (done ? 1 : 0));
            }
        }
    }
}

}  // namespace fuzz_postgresql_answers

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_postgresql_answers;
    from = {data, size};
    if (from.byte() % 4 == 0)
        leases();
    else
        records();
    holds(results_alive == 0 && connections_alive == 0);
    return 0;
}
