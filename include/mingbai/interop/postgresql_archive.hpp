// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/archive/store.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/interop/detail/postgresql_session.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The records that customers look up, in PostgreSQL 13 or later, through libpq. Link with libpq. docs/postgresql.md has the
// schema.

namespace mingbai::inline MINGBAI_ABI::postgresql {

namespace detail {

inline constexpr const char* archive_tables = R"sql(
CREATE TABLE IF NOT EXISTS mingbai_archive (
  ledger text PRIMARY KEY,
  records_end bigint NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS mingbai_archived (
  ledger text NOT NULL,
  subject bytea NOT NULL,
  sequence bigint NOT NULL,
  segment bigint NOT NULL,
  kind bigint NOT NULL,
  at bigint NOT NULL,
  commitment bytea NOT NULL,
  salt bytea,
  payload bytea,
  PRIMARY KEY (ledger, subject, sequence));
CREATE INDEX IF NOT EXISTS mingbai_archived_sequence ON mingbai_archived (ledger, sequence))sql";

inline constexpr statement begin_archive{"mingbai_begin_archive",
                                         "INSERT INTO mingbai_archive (ledger) VALUES ($1::text) ON CONFLICT DO NOTHING"};
inline constexpr statement archive_end{"mingbai_archive_end", "SELECT records_end FROM mingbai_archive WHERE ledger = $1::text"};
inline constexpr statement archive_put{
    "mingbai_archive_put",
    "WITH kept AS (UPDATE mingbai_archive SET records_end = greatest(records_end, $2::bigint) WHERE ledger = $1::text "
    "RETURNING ledger) INSERT INTO mingbai_archived (ledger, subject, sequence, segment, kind, at, commitment, salt, payload) "
    "SELECT kept.ledger, each.* FROM kept, unnest($3::bytea[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], "
    "$8::bytea[], $9::bytea[], $10::bytea[]) AS each ON CONFLICT DO NOTHING"};
inline constexpr statement archive_erase{
    "mingbai_archive_erase",
    "UPDATE mingbai_archived SET salt = NULL, payload = NULL WHERE ledger = $1::text AND sequence >= $2::bigint AND "
    "sequence < $3::bigint AND payload IS NOT NULL"};
inline constexpr statement archive_drop{"mingbai_archive_drop",
                                        "DELETE FROM mingbai_archived WHERE ledger = $1::text AND sequence < $2::bigint"};
inline constexpr statement archive_find{
    "mingbai_archive_find",
    "SELECT sequence, segment, kind, at, commitment, salt, payload FROM mingbai_archived WHERE ledger = $1::text AND "
    "subject = $2::bytea AND sequence < $3::bigint AND at >= $4::bigint AND at < $5::bigint AND "
    "(cardinality($6::bigint[]) = 0 OR kind = ANY ($6::bigint[])) ORDER BY sequence DESC LIMIT $7::bigint"};
inline constexpr statement archive_outline{
    "mingbai_archive_outline",
    "SELECT sequence, kind, at, commitment FROM mingbai_archived WHERE ledger = $1::text AND subject = $2::bytea "
    "ORDER BY sequence"};

}  // namespace detail

/// Makes the tables, if they are not there: once, by the operator. Refused: reason::journal_io.
[[nodiscard]] inline result<void> create_archive_schema(std::string connect_by) {
    detail::session session(std::move(connect_by));
    if (!session.connect()) return refusal{reason::journal_io, {}};
    if (const auto made = session.run(detail::archive_tables); !made.done()) return refusal{detail::why(made.what()), {}};
    return {};
}

struct archive_options {
    std::string ledger = "ledger";  ///< tells the archives of one database apart
    std::size_t batch = 256;        ///< records that are kept back and sent together; `flush`, and every question, sends them
    int connections = 3;            ///< how often one call makes a new connection before it gives up
};

/// An archive::store in PostgreSQL. It holds copies of what is on a ledger, so whatever a crash takes away is put again by
/// the archive's next fold; what was put before is then passed over. Every statement may be repeated, and is when its answer
/// was lost. Not safe to share between threads.
///
/// Refused, everything: reason::journal_io when there is no server, reason::journal_full, reason::journal_damaged.
class archive_store {
public:
    [[nodiscard]] static result<archive_store> open(std::string connect_by, archive_options options = {}) {
        archive_store opened(std::move(connect_by), std::move(options));
        const auto known = opened.run(detail::begin_archive, opened.of_ledger());
        if (!known) return known.error();
        const auto end = opened.run(detail::archive_end, opened.of_ledger());
        if (!end) return end.error();
        if (end->rows() != 1) return refusal{reason::journal_io, {}};
        opened.end_ = end->unsigned_number(0, 0);
        return opened;
    }

    [[nodiscard]] result<void> put(const evidence::record_view& record) {
        if (record.sequence < end_) return {};
        if (waiting_.size() >= options_.batch)
            if (const result<void> sent = flush(); !sent) return sent;
        if (!record.subject.empty()) waiting_.push_back(copy_of(record));
        end_ = record.sequence + 1;
        return {};
    }

    /// Sends what was kept back.
    [[nodiscard]] result<void> flush() {
        if (waiting_.empty()) return {};
        using evidence::record;
        detail::parameters given = of_ledger();
        given.add(end_)
            .add_bytes(waiting_, [](const record& each) { return detail::parameters::bytes_of(each.subject.digest); })
            .add_numbers(waiting_, [](const record& each) { return each.sequence; })
            .add_numbers(waiting_, [](const record& each) { return each.segment; })
            .add_numbers(waiting_, [](const record& each) { return static_cast<std::uint16_t>(each.kind); })
            .add_numbers(waiting_, [](const record& each) { return detail::seconds_of(each.at); })
            .add_bytes(waiting_, [](const record& each) { return detail::parameters::bytes_of(each.commitment); })
            .add_bytes(waiting_,
                       [](const record& each) {
                           const char* const salt = reinterpret_cast<const char*>(each.salt.data());
                           return each.erased ? std::string_view() : std::string_view(salt, each.salt.size());
                       })
            .add_bytes(waiting_, [](const record& each) { return each.erased ? std::string_view() : std::string_view(each.payload); });
        if (const auto done = run(detail::archive_put, given); !done) return done.error();
        waiting_.clear();
        return {};
    }

    [[nodiscard]] result<void> erase(const evidence::record_range& range) {
        if (const result<void> sent = flush(); !sent) return sent;
        const auto done = run(detail::archive_erase, std::move(of_ledger().add(range.first).add(bounded(range.end))));
        if (!done) return done.error();
        return {};
    }

    [[nodiscard]] result<void> drop(std::uint64_t end) {
        if (const result<void> sent = flush(); !sent) return sent;
        const auto done = run(detail::archive_drop, std::move(of_ledger().add(bounded(end))));
        if (!done) return done.error();
        return {};
    }

    [[nodiscard]] result<archive::page> find(const evidence::pseudonym& subject, const archive::query& asked) {
        if (const result<void> sent = flush(); !sent) return sent.error();
        detail::parameters given = of_ledger();
        given.add(subject.digest).add(bounded(asked.before));
        given.add(detail::seconds_of(asked.when.from())).add(detail::seconds_of(asked.when.until()));
        given.add_numbers(asked.kinds.kinds(), [](evidence::record_kind kind) { return static_cast<std::uint16_t>(kind); });
        const std::uint64_t limit = (std::min)(std::uint64_t{asked.limit}, most - 1);
        const auto rows = run(detail::archive_find, given.add(limit + 1));
        if (!rows) return rows.error();
        archive::page answer;
        answer.more = static_cast<std::uint64_t>(rows->rows()) > limit;
        for (int row = 0; row < rows->rows() - (answer.more ? 1 : 0); ++row) {
            evidence::record each;
            each.sequence = rows->unsigned_number(row, 0);
            each.segment = static_cast<std::uint32_t>(rows->number(row, 1));
            each.kind = static_cast<evidence::record_kind>(rows->number(row, 2));
            each.at = detail::instant_of(rows->number(row, 3));
            each.subject = subject;
            each.erased = rows->is_null(row, 6);
            const std::string_view salt = rows->bytes(row, 5);
            const bool whole = rows->read(row, 4, each.commitment) && salt.size() == (each.erased ? 0 : each.salt.size());
            if (!whole) return refusal{reason::journal_damaged, at_index(each.sequence)};
            if (!each.erased) std::memcpy(each.salt.data(), salt.data(), salt.size());
            each.payload = rows->bytes(row, 6);
            answer.records.push_back(std::move(each));
        }
        return answer;
    }

    [[nodiscard]] result<std::vector<archive::sketch>> outline(const evidence::pseudonym& subject) {
        if (const result<void> sent = flush(); !sent) return sent.error();
        const auto rows = run(detail::archive_outline, std::move(of_ledger().add(subject.digest)));
        if (!rows) return rows.error();
        std::vector<archive::sketch> answer;
        for (int row = 0; row < rows->rows(); ++row) {
            archive::sketch each;
            each.sequence = rows->unsigned_number(row, 0);
            each.kind = static_cast<evidence::record_kind>(rows->number(row, 1));
            each.at = detail::instant_of(rows->number(row, 2));
            if (!rows->read(row, 3, each.commitment)) return refusal{reason::journal_damaged, at_index(each.sequence)};
            answer.push_back(each);
        }
        return answer;
    }

private:
    static constexpr std::uint64_t most = INT64_MAX;
    static constexpr int most_tries = 10;

    archive_store(std::string connect_by, archive_options options)
        : session_(std::move(connect_by)), options_(std::move(options)) {}

    [[nodiscard]] static std::uint64_t bounded(std::uint64_t number) noexcept { return (std::min)(number, most); }
    [[nodiscard]] detail::parameters of_ledger() const { return std::move(detail::parameters().add(options_.ledger)); }

    [[nodiscard]] result<detail::answer> run(const detail::statement& which, const detail::parameters& given) {
        int connections = 0;
        for (int tries = 0; tries < most_tries; ++tries) {
            while (!session_.alive()) {
                if (connections++ == options_.connections) return refusal{reason::journal_io, {}};
                if (session_.connect()) (void)session_.run("SET client_encoding = 'UTF8'");
            }
            detail::answer answered = session_.run(which, given);
            if (answered.done()) return answered;
            if (answered.what() != detail::outcome::lost && answered.what() != detail::outcome::again)
                return refusal{detail::why(answered.what()), {}};
        }
        return refusal{reason::journal_io, {}};
    }

    detail::session session_;
    archive_options options_;
    std::vector<evidence::record> waiting_;
    std::uint64_t end_ = 0;
};

static_assert(archive::store<archive_store>);

}  // namespace mingbai::inline MINGBAI_ABI::postgresql
