// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>
#include <mingbai/base/detail/big_endian.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/base/reason.hpp>
#include <mingbai/base/sha256.hpp>

#include <libpq-fe.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// One connection to PostgreSQL: statements that are prepared when they are first used, with binary parameters and rows, and
// answers sorted by what the caller has to do about them.
namespace mingbai::inline MINGBAI_ABI::postgresql::detail {

struct freeing {
    void operator()(::PGconn* of) const noexcept { ::PQfinish(of); }
    void operator()(::PGresult* of) const noexcept { ::PQclear(of); }
};

/// What became of a statement.
enum class outcome : std::uint8_t {
    done,
    lost,          ///< the connection is gone, and nobody knows whether the statement was done
    again,         ///< not done, because of what others did at the same time
    no_partition,  ///< not done: the rows have no partition
    there_already, ///< not done: what was to be made exists
    full,          ///< not done: the server's disk is full
    damaged,       ///< not done: the server found its own files damaged
    refused,       ///< not done, for any other reason
};

/// The parameters of one statement, in the binary format. Everything is copied; nothing is quoted, so nothing can break out
/// of its quotes.
class parameters {
public:
    parameters& add(std::int64_t number) { return put(encoded(number)); }
    parameters& add(std::uint64_t number) { return add(static_cast<std::int64_t>(number)); }
    parameters& add(std::uint32_t number) { return add(static_cast<std::int64_t>(number)); }
    /// For text and for bytea alike.
    parameters& add(std::string_view bytes) { return put(std::string(bytes)); }
    parameters& add(const sha256_digest& digest) { return add(bytes_of(digest)); }

    /// bigint[]: `number(each)` of every member.
    template <class List, class Number>
    parameters& add_numbers(const List& list, Number number) {
        std::string array = head(20, list.size());  // 20 is bigint, in every server that speaks this protocol
        for (const auto& each : list) {
            array.append("\0\0\0\x08", 4);
            array += encoded(static_cast<std::int64_t>(number(each)));
        }
        return put(std::move(array));
    }
    /// bytea[]: `bytes(each)` of every member, null where its data() is a null pointer.
    template <class List, class Bytes>
    parameters& add_bytes(const List& list, Bytes bytes) {
        std::string array = head(17, list.size());  // 17 is bytea
        for (const auto& each : list) {
            const std::string_view value = bytes(each);
            if (value.data() == nullptr) {
                array.append(4, '\xff');
                continue;
            }
            append_number(array, static_cast<std::uint32_t>(value.size()));
            array += value;
        }
        return put(std::move(array));
    }

    /// Whether every value is one that the protocol can carry.
    [[nodiscard]] bool fit() const noexcept {
        std::size_t sum = 0;
        for (const std::string& each : values_) sum += each.size();
        return sum < std::size_t{1} << 30U;
    }
    [[nodiscard]] const std::deque<std::string>& values() const noexcept { return values_; }

    [[nodiscard]] static std::string_view bytes_of(const sha256_digest& digest) noexcept {
        return {reinterpret_cast<const char*>(digest.bytes.data()), digest.bytes.size()};
    }

private:
    parameters& put(std::string value) {
        values_.push_back(std::move(value));
        return *this;
    }
    static void append_number(std::string& to, std::uint32_t number) {
        char bytes[4];
        mingbai::detail::put_big_endian(bytes, number);
        to.append(bytes, 4);
    }
    [[nodiscard]] static std::string encoded(std::int64_t number) {
        char bytes[8];
        mingbai::detail::put_big_endian(bytes, static_cast<std::uint64_t>(number));
        return {bytes, 8};
    }
    /// One dimension that begins at 1; nulls are allowed.
    [[nodiscard]] static std::string head(std::uint32_t type, std::size_t size) {
        std::string array;
        for (const std::uint32_t each : {size == 0 ? 0U : 1U, 1U, type}) append_number(array, each);
        if (size == 0) return array;
        append_number(array, static_cast<std::uint32_t>(size));
        append_number(array, 1);
        return array;
    }

    std::deque<std::string> values_;
};

/// What a server answered.
class answer {
public:
    answer(outcome what, ::PGresult* rows) noexcept : what_(what), rows_(rows) {}

    [[nodiscard]] outcome what() const noexcept { return what_; }
    [[nodiscard]] bool done() const noexcept { return what_ == outcome::done; }

    [[nodiscard]] int rows() const noexcept { return ::PQntuples(rows_.get()); }
    /// How many rows an INSERT, UPDATE or DELETE changed.
    [[nodiscard]] std::uint64_t changed() const noexcept {
        std::uint64_t count = 0;
        for (const char* at = ::PQcmdTuples(rows_.get()); *at >= '0' && *at <= '9'; ++at)
            count = count * 10 + static_cast<std::uint64_t>(*at - '0');
        return count;
    }
    [[nodiscard]] bool is_null(int row, int column) const noexcept { return ::PQgetisnull(rows_.get(), row, column) == 1; }
    [[nodiscard]] std::string_view bytes(int row, int column) const noexcept {
        return {::PQgetvalue(rows_.get(), row, column), static_cast<std::size_t>(::PQgetlength(rows_.get(), row, column))};
    }
    /// A bigint; 0 for anything else.
    [[nodiscard]] std::int64_t number(int row, int column) const noexcept {
        const std::string_view value = bytes(row, column);
        return value.size() == 8 ? static_cast<std::int64_t>(mingbai::detail::get_big_endian<std::uint64_t>(value.data())) : 0;
    }
    [[nodiscard]] std::uint64_t unsigned_number(int row, int column) const noexcept {
        return static_cast<std::uint64_t>(number(row, column));
    }
    /// A boolean.
    [[nodiscard]] bool truth(int row, int column) const noexcept { return bytes(row, column) == std::string_view("\x01", 1); }
    [[nodiscard]] bool read(int row, int column, sha256_digest& digest) const noexcept {
        const std::string_view value = bytes(row, column);
        if (value.size() != digest.bytes.size()) return false;
        std::memcpy(digest.bytes.data(), value.data(), value.size());
        return true;
    }

private:
    outcome what_;
    std::unique_ptr<::PGresult, freeing> rows_;
};

/// A statement with its own name, so that a server parses and plans it once for each connection.
struct statement {
    const char* name;
    const char* text;
};

class session {
public:
    explicit session(std::string connect_by) : connect_by_(std::move(connect_by)) {}

    [[nodiscard]] bool alive() const noexcept { return connection_ && ::PQstatus(connection_.get()) == CONNECTION_OK; }

    /// Makes a new connection in the place of the one before. False when there is none to be had.
    [[nodiscard]] bool connect() {
        prepared_.clear();
        connection_.reset();
        connection_.reset(::PQconnectdb(connect_by_.c_str()));
        if (!alive()) {
            connection_.reset();
            return false;
        }
        // Notices would go to standard error, which is not ours to write to.
        ::PQsetNoticeProcessor(connection_.get(), [](void*, const char*) {}, nullptr);
        return true;
    }
    void close() noexcept { connection_.reset(); }

    /// Runs statements without parameters, several at once if need be: all or none.
    [[nodiscard]] answer run(const std::string& statements) {
        if (!alive()) return {outcome::lost, nullptr};
        return sorted(::PQexec(connection_.get(), statements.c_str()));
    }

    [[nodiscard]] answer run(const statement& which, const parameters& given) {
        if (!alive()) return {outcome::lost, nullptr};
        if (!given.fit()) return {outcome::refused, nullptr};
        if (std::find(prepared_.begin(), prepared_.end(), which.name) == prepared_.end()) {
            answer made = sorted(::PQprepare(connection_.get(), which.name, which.text, 0, nullptr));
            if (!made.done()) return made;
            prepared_.push_back(which.name);
        }
        std::vector<const char*> values;
        std::vector<int> lengths;
        const std::vector<int> binary(given.values().size(), 1);
        for (const std::string& each : given.values()) {
            values.push_back(each.data());
            lengths.push_back(static_cast<int>(each.size()));
        }
        return sorted(::PQexecPrepared(connection_.get(), which.name, static_cast<int>(values.size()), values.data(),
                                       lengths.data(), binary.data(), 1));
    }

private:
    /// By SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html
    [[nodiscard]] answer sorted(::PGresult* rows) {
        const ::ExecStatusType status = ::PQresultStatus(rows);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return {outcome::done, rows};
        const char* const field = rows == nullptr ? nullptr : ::PQresultErrorField(rows, PG_DIAG_SQLSTATE);
        const std::string_view state = field == nullptr ? "" : field;
        answer failed{outcome::refused, rows};
        const auto is = [state](std::string_view wanted) { return state.starts_with(wanted); };
        // Without a state the answer did not come. 40003: the server itself does not know. 57P01 to 57P05: it is going down.
        if (state.empty() || is("08") || is("40003") || is("57P") || !alive()) {
            failed = {outcome::lost, nullptr};
            close();
        } else if (is("40")) {
            failed = {outcome::again, nullptr};
        } else if (is("23514")) {
            failed = {outcome::no_partition, nullptr};
        } else if (is("23505") || is("42P07") || is("42710")) {
            failed = {outcome::there_already, nullptr};
        } else if (is("53100")) {
            failed = {outcome::full, nullptr};
        } else if (is("XX001") || is("XX002")) {
            failed = {outcome::damaged, nullptr};
        }
        return failed;
    }

    std::string connect_by_;
    std::unique_ptr<::PGconn, freeing> connection_;
    std::vector<std::string_view> prepared_;
};

[[nodiscard]] inline instant instant_of(std::int64_t seconds) noexcept { return instant(std::chrono::seconds(seconds)); }
[[nodiscard]] inline std::int64_t seconds_of(instant at) noexcept { return at.time_since_epoch().count(); }

/// The reason for which the caller of a store is told that something was not done.
[[nodiscard]] constexpr reason why(outcome what) noexcept {
    if (what == outcome::full) return reason::journal_full;
    return what == outcome::damaged ? reason::journal_damaged : reason::journal_io;
}

}  // namespace mingbai::inline MINGBAI_ABI::postgresql::detail
