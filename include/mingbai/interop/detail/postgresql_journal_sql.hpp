// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/interop/detail/postgresql_session.hpp>

#include <cstdint>
#include <string>

namespace mingbai::inline MINGBAI_ABI::postgresql::detail {

/// The tables; what follows the last parenthesis is the layout's.
inline constexpr const char* journal_tables = R"sql(
CREATE TABLE IF NOT EXISTS mingbai_journal (
  ledger text PRIMARY KEY,
  records_end bigint NOT NULL DEFAULT 0,
  writer text NOT NULL DEFAULT '',
  epoch bigint NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS mingbai_record (
  ledger text NOT NULL,
  segment bigint NOT NULL,
  sequence bigint NOT NULL,
  segment_first bigint NOT NULL,
  kind bigint NOT NULL,
  at bigint NOT NULL,
  subject bytea NOT NULL,
  previous_leaf bytea NOT NULL,
  commitment bytea NOT NULL,
  salt bytea,
  payload bytea,
  PRIMARY KEY (ledger, segment, sequence)))sql";

inline constexpr const char* settings = "SET client_encoding = 'UTF8'";
/// Commits that wait for the disk, or for whatever more the server was told; also where it was told not to wait.
inline constexpr const char* waiting =
    "SELECT set_config('synchronous_commit', CASE reset_val WHEN 'off' THEN 'on' ELSE reset_val END, false) "
    "FROM pg_settings WHERE name = 'synchronous_commit'";
inline constexpr const char* not_waiting = "SET synchronous_commit = off";

inline constexpr statement lock{"mingbai_lock", "SELECT pg_try_advisory_lock($1::bigint)"};
inline constexpr statement unlock{"mingbai_unlock", "SELECT pg_advisory_unlock($1::bigint)"};
inline constexpr statement is_partitioned{
    "mingbai_is_partitioned", "SELECT relkind = 'p' FROM pg_class WHERE oid = 'mingbai_record'::regclass"};

inline constexpr statement begin_ledger{"mingbai_begin_ledger",
                                        "INSERT INTO mingbai_journal (ledger) VALUES ($1::text) ON CONFLICT DO NOTHING"};
inline constexpr statement take_over{"mingbai_take_over",
                                     "UPDATE mingbai_journal SET writer = gen_random_uuid()::text, epoch = epoch + 1 "
                                     "WHERE ledger = $1::text RETURNING writer, epoch, records_end"};
/// A writer whose answer was lost may be an epoch ahead of what it knows, so a later one is its own as well.
inline constexpr statement next_epoch{"mingbai_next_epoch",
                                      "UPDATE mingbai_journal SET epoch = epoch + 1 WHERE ledger = $1::text AND "
                                      "writer = $2::text AND epoch >= $3::bigint RETURNING epoch, records_end"};

/// Waits for a turn, and takes it only from where the writer believes to be; then the rows, all or none.
inline constexpr statement append{
    "mingbai_append",
    "WITH turn AS (UPDATE mingbai_journal SET records_end = $4::bigint + $5::bigint WHERE ledger = $1::text AND "
    "writer = $2::text AND epoch = $3::bigint AND records_end = $4::bigint RETURNING ledger) "
    "INSERT INTO mingbai_record (ledger, segment, sequence, segment_first, kind, at, subject, previous_leaf, commitment, "
    "salt, payload) SELECT turn.ledger, each.* FROM turn, unnest($6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], "
    "$10::bigint[], $11::bytea[], $12::bytea[], $13::bytea[], $14::bytea[], $15::bytea[]) AS each"};
/// Changes nothing, and is done only by the writer whose turn it is.
inline constexpr statement touch{"mingbai_touch",
                                 "UPDATE mingbai_journal SET records_end = records_end WHERE ledger = $1::text AND "
                                 "writer = $2::text AND epoch = $3::bigint"};
inline constexpr statement take_back{
    "mingbai_take_back",
    "WITH turn AS (UPDATE mingbai_journal SET records_end = $4::bigint WHERE ledger = $1::text AND writer = $2::text AND "
    "epoch = $3::bigint RETURNING ledger) DELETE FROM mingbai_record USING turn WHERE mingbai_record.ledger = turn.ledger "
    "AND mingbai_record.ledger = $1::text AND sequence >= $4::bigint"};

/// Segment by segment along the primary key, whatever the number of records: the first row of each says where it began.
inline constexpr statement extents{
    "mingbai_extents",
    "WITH RECURSIVE stored AS ((SELECT segment FROM mingbai_record WHERE ledger = $1::text ORDER BY segment LIMIT 1) "
    "UNION ALL SELECT (SELECT segment FROM mingbai_record WHERE ledger = $1::text AND segment > stored.segment "
    "ORDER BY segment LIMIT 1) FROM stored WHERE stored.segment IS NOT NULL) "
    "SELECT segment, (SELECT segment_first FROM mingbai_record WHERE ledger = $1::text AND "
    "mingbai_record.segment = stored.segment ORDER BY sequence LIMIT 1), (SELECT max(sequence) FROM mingbai_record "
    "WHERE ledger = $1::text AND mingbai_record.segment = stored.segment) FROM stored WHERE segment IS NOT NULL "
    "ORDER BY segment"};
inline constexpr statement fetch{
    "mingbai_fetch",
    "SELECT sequence, kind, at, subject, previous_leaf, commitment, salt, payload FROM mingbai_record WHERE "
    "ledger = $1::text AND segment = $2::bigint AND sequence >= $3::bigint AND sequence < $4::bigint ORDER BY sequence"};

inline constexpr statement erase{
    "mingbai_erase",
    "UPDATE mingbai_record SET salt = NULL, payload = NULL WHERE ledger = $1::text AND segment = $2::bigint AND "
    "sequence >= $3::bigint AND sequence < $4::bigint AND NOT (payload IS NULL AND salt IS NULL)"};
inline constexpr statement drop_rows{"mingbai_drop_rows",
                                     "DELETE FROM mingbai_record WHERE ledger = $1::text AND segment = $2::bigint"};
inline constexpr statement has_partition{"mingbai_has_partition", "SELECT to_regclass($1::text) IS NOT NULL"};
inline constexpr statement others_have{
    "mingbai_others_have",
    "SELECT EXISTS (SELECT FROM mingbai_record WHERE segment = $2::bigint AND ledger <> $1::text)"};

[[nodiscard]] inline std::string partition_name(std::uint64_t segment) {
    return "mingbai_record_" + std::to_string(segment);
}
[[nodiscard]] inline std::string partition_of(std::uint64_t segment) {
    return "CREATE TABLE IF NOT EXISTS " + partition_name(segment) + " PARTITION OF mingbai_record FOR VALUES IN (" +
        std::to_string(segment) + ")";
}
/// From here on no other ledger puts rows into the partition; one that wants to waits, and then makes it again.
[[nodiscard]] inline std::string lock_partition(std::uint64_t segment) {
    return "LOCK TABLE ONLY mingbai_record IN ACCESS EXCLUSIVE MODE; LOCK TABLE " + partition_name(segment) +
        " IN ACCESS EXCLUSIVE MODE";
}
[[nodiscard]] inline std::string drop_partition(std::uint64_t segment) {
    return "DROP TABLE " + partition_name(segment);
}

}  // namespace mingbai::inline MINGBAI_ABI::postgresql::detail
