// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/integer.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/cap/lease_store.hpp>

#include <libpq-fe.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

// The central store of leased caps in PostgreSQL 12 or later, through libpq. Link with libpq. With `synchronous_commit`
// on, as it is by default, a slice that was granted is on the server's disk, and no crash of the server grants it
// twice.
namespace mingbai::inline MINGBAI_ABI::postgresql {

namespace detail {

/// Tables and functions. The function is the rule of cap::exchange; the row of the period is locked while it runs, so
/// that messages about one cap are taken one after the other, and others at the same time.
inline constexpr const char* lease_schema = R"sql(
CREATE TABLE IF NOT EXISTS mingbai_cap (
  key bigint PRIMARY KEY, amount bigint NOT NULL CHECK (amount BETWEEN 0 AND 70368744177663));
CREATE TABLE IF NOT EXISTS mingbai_cap_period (
  key bigint, period bigint, out bigint NOT NULL DEFAULT 0, spent bigint NOT NULL DEFAULT 0,
  told int NOT NULL DEFAULT 0, refused boolean NOT NULL DEFAULT false, nodes int NOT NULL DEFAULT 0,
  limit_told bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (key, period));
CREATE TABLE IF NOT EXISTS mingbai_cap_share (
  key bigint, period bigint, node bigint, sequence bigint NOT NULL DEFAULT 0, out bigint NOT NULL DEFAULT 0,
  spent bigint NOT NULL DEFAULT 0, beyond bigint NOT NULL DEFAULT 0, granted bigint NOT NULL DEFAULT 0,
  unleased bigint NOT NULL DEFAULT 0, of_limit bigint NOT NULL DEFAULT 0, spent_in_all bigint NOT NULL DEFAULT 0,
  crossed int NOT NULL DEFAULT 0, first_refusal boolean NOT NULL DEFAULT false, PRIMARY KEY (key, period, node));

CREATE OR REPLACE FUNCTION mingbai_cap_reached(spent bigint, amount bigint, known int, levels int[]) RETURNS int
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE count int := known;
BEGIN
  WHILE count < cardinality(levels) AND spent <> 0 AND spent * 100 >= amount * levels[count + 1] LOOP
    count := count + 1;
  END LOOP;
  RETURN count;
END $$;

CREATE OR REPLACE FUNCTION mingbai_cap_exchange(k bigint, p bigint, n bigint, seq bigint, now_spent bigint,
  now_beyond bigint, back bigint, wanted bigint, at_least bigint, levels int[]) RETURNS SETOF mingbai_cap_share
LANGUAGE plpgsql AS $$
DECLARE
  account mingbai_cap_period;
  share mingbai_cap_share;
  lim bigint;
  slice bigint;
  reached int;
BEGIN
  INSERT INTO mingbai_cap_period (key, period) VALUES (k, p) ON CONFLICT DO NOTHING;
  SELECT * INTO account FROM mingbai_cap_period WHERE key = k AND period = p FOR UPDATE;
  INSERT INTO mingbai_cap_share (key, period, node) VALUES (k, p, n) ON CONFLICT DO NOTHING;
  SELECT * INTO share FROM mingbai_cap_share WHERE key = k AND period = p AND node = n;
  IF seq = share.sequence THEN RETURN NEXT share; RETURN; END IF;
  IF seq < share.sequence THEN RETURN; END IF;
  IF share.sequence = 0 THEN account.nodes := account.nodes + 1; END IF;
  share.sequence := seq;

  IF now_beyond > share.beyond THEN
    share.out := share.out + now_beyond - share.beyond;
    account.out := account.out + now_beyond - share.beyond;
    share.beyond := now_beyond;
  END IF;
  IF now_spent > share.spent THEN
    account.spent := account.spent + now_spent - share.spent;
    share.spent := now_spent;
  END IF;
  back := least(back, greatest(share.out - share.spent, 0));
  share.out := share.out - back;
  account.out := account.out - back;

  SELECT amount INTO lim FROM mingbai_cap WHERE key = k;
  lim := coalesce(lim, 0);
  slice := least(greatest(greatest(lim - account.out, 0) / (2 * account.nodes), at_least), wanted,
                 greatest(lim - account.out, 0));
  IF slice < at_least THEN slice := 0; END IF;
  share.out := share.out + slice;
  account.out := account.out + slice;
  share.granted := slice;
  share.unleased := greatest(lim - account.out, 0);
  share.of_limit := lim;
  share.spent_in_all := account.spent;

  IF account.limit_told <> lim THEN
    account.told := least(account.told, mingbai_cap_reached(account.spent, lim, 0, levels));
    account.limit_told := lim;
    account.refused := false;
  END IF;
  reached := mingbai_cap_reached(account.spent, lim, account.told, levels);
  share.crossed := (1 << reached) - (1 << account.told);
  account.told := reached;
  share.first_refusal := at_least <> 0 AND slice = 0 AND NOT account.refused;
  account.refused := account.refused OR share.first_refusal;

  UPDATE mingbai_cap_period SET out = account.out, spent = account.spent, told = account.told,
    refused = account.refused, nodes = account.nodes, limit_told = account.limit_told WHERE key = k AND period = p;
  UPDATE mingbai_cap_share SET sequence = share.sequence, out = share.out, spent = share.spent, beyond = share.beyond,
    granted = share.granted, unleased = share.unleased, of_limit = share.of_limit, spent_in_all = share.spent_in_all,
    crossed = share.crossed, first_refusal = share.first_refusal WHERE key = k AND period = p AND node = n;
  RETURN NEXT share;
END $$;
)sql";

}  // namespace detail

/// A cap::lease_store in PostgreSQL: one transaction for each message. Safe from any thread, under one lock around its
/// connection, which is made when it is first used and again after it broke.
class lease_store {
public:
    /// `connect_by` is libpq's: "host=… dbname=… connect_timeout=2 tcp_user_timeout=2000".
    explicit lease_store(std::string connect_by, const cap::alert_levels& levels = {})
        : connect_by_(std::move(connect_by)) {
        for (std::size_t i = 0; i < levels.size(); ++i) {
            if (i != 0) levels_ += ',';
            levels_ += std::to_string(levels[i]);
        }
        levels_ += '}';
    }

    /// Makes the tables and functions, if they are not there: once, by the operator, not by every node.
    /// Refused: reason::cap_store_away.
    [[nodiscard]] result<void> create_schema() {
        const std::lock_guard<std::mutex> guard(lock_);
        if (!connected()) return away;
        const answer done(::PQexec(connection_.get(), detail::lease_schema));
        if (::PQresultStatus(done.get()) != PGRES_COMMAND_OK) return broken();
        return {};
    }

    /// Refused: reason::superseded, reason::cap_store_away; reason::out_of_range for a number that does not fit 63
    /// bits; reason::bad_number when the server's answer is none of ours.
    [[nodiscard]] result<cap::lease_reply> exchange(const cap::lease_request& request) {
        const std::uint64_t given[]{request.key,    request.period,   request.node,   request.sequence, request.spent,
                                    request.beyond, request.returned, request.wanted, request.at_least};
        for (const std::uint64_t each : given)
            if (each > INT64_MAX) return refusal{reason::out_of_range, {}};
        std::array<std::string, 9> numbers;
        std::array<const char*, 10> values{};
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            numbers[i] = std::to_string(given[i]);
            values[i] = numbers[i].c_str();
        }
        values[9] = levels_.c_str();

        const std::lock_guard<std::mutex> guard(lock_);
        if (!connected()) return away;
        const answer rows(
            ::PQexecParams(connection_.get(),
                           "SELECT granted, unleased, of_limit, spent_in_all, crossed, first_refusal::int "
                           "FROM mingbai_cap_exchange($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::int[])",
                           static_cast<int>(values.size()), nullptr, values.data(), nullptr, nullptr, 0));
        if (::PQresultStatus(rows.get()) != PGRES_TUPLES_OK) return broken();
        if (::PQntuples(rows.get()) == 0) return refusal{reason::superseded, {}};
        std::array<std::uint64_t, 6> read{};
        const refusal no_answer_of_ours{reason::bad_number, {}};
        if (::PQnfields(rows.get()) != static_cast<int>(read.size())) return no_answer_of_ours;
        for (std::size_t i = 0; i < read.size(); ++i) {
            const auto number = parse_integer<std::uint64_t>(::PQgetvalue(rows.get(), 0, static_cast<int>(i)));
            if (!number) return no_answer_of_ours;
            read[i] = *number;
        }
        if (read[4] > UINT8_MAX) return no_answer_of_ours;
        return cap::lease_reply{read[0], read[1], read[2], read[3], static_cast<std::uint8_t>(read[4]), read[5] != 0};
    }

    /// Refused: reason::out_of_range, reason::cap_store_away.
    [[nodiscard]] result<void> set_limit(cap::table_key key, cap::units limit) {
        if (limit > cap::highest_limit || key > INT64_MAX) return refusal{reason::out_of_range, {}};
        const std::array<std::string, 2> numbers{std::to_string(key), std::to_string(limit)};
        const std::array<const char*, 2> values{numbers[0].c_str(), numbers[1].c_str()};
        const std::lock_guard<std::mutex> guard(lock_);
        if (!connected()) return away;
        const answer done(::PQexecParams(connection_.get(),
                                         "INSERT INTO mingbai_cap (key, amount) VALUES ($1, $2) "
                                         "ON CONFLICT (key) DO UPDATE SET amount = excluded.amount",
                                         static_cast<int>(values.size()), nullptr, values.data(), nullptr, nullptr, 0));
        if (::PQresultStatus(done.get()) != PGRES_COMMAND_OK) return broken();
        return {};
    }

    /// Forgets the periods before this one. Refused: reason::cap_store_away.
    [[nodiscard]] result<void> forget_before(std::uint32_t period) {
        const std::string number = std::to_string(period);
        const std::string both = "DELETE FROM mingbai_cap_share WHERE period < " + number +
                                 "; DELETE FROM mingbai_cap_period WHERE period < " + number;
        const std::lock_guard<std::mutex> guard(lock_);
        if (!connected()) return away;
        const answer done(::PQexec(connection_.get(), both.c_str()));
        if (::PQresultStatus(done.get()) != PGRES_COMMAND_OK) return broken();
        return {};
    }

private:
    struct freeing {
        void operator()(::PGconn* of) const noexcept { ::PQfinish(of); }
        void operator()(::PGresult* of) const noexcept { ::PQclear(of); }
    };
    using answer = std::unique_ptr<::PGresult, freeing>;

    static constexpr refusal away{reason::cap_store_away, {}};

    [[nodiscard]] bool connected() {
        if (connection_ && ::PQstatus(connection_.get()) == CONNECTION_OK) return true;
        connection_.reset(::PQconnectdb(connect_by_.c_str()));
        // Notices would go to standard error, which is not ours to write to.
        ::PQsetNoticeProcessor(connection_.get(), [](void*, const char*) {}, nullptr);
        if (::PQstatus(connection_.get()) == CONNECTION_OK) return true;
        connection_.reset();
        return false;
    }
    /// The server did not do it, or nobody knows: the connection is made anew before the next message.
    [[nodiscard]] refusal broken() {
        connection_.reset();
        return away;
    }

    std::string connect_by_;
    std::string levels_ = "{";
    std::mutex lock_;
    std::unique_ptr<::PGconn, freeing> connection_;
};

static_assert(cap::lease_store<lease_store>);

}  // namespace mingbai::inline MINGBAI_ABI::postgresql
