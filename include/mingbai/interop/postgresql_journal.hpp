// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/precondition.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/evidence/journal.hpp>
#include <mingbai/evidence/sync_policy.hpp>
#include <mingbai/interop/detail/postgresql_journal_sql.hpp>
#include <mingbai/interop/detail/postgresql_session.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A journal in PostgreSQL 13 or later, through libpq. Link with libpq. docs/postgresql.md has the schema, what is promised,
// and how it is laid on servers that spread their tables over many machines.

namespace mingbai::inline MINGBAI_ABI::postgresql {

/// How the records lie in the database.
enum class journal_layout : std::uint8_t {
    partitioned,  ///< a partition for each segment, so that dropping a month is dropping a table
    plain,        ///< one table, for servers with another idea of partitions
};

/// Makes the tables, if they are not there: once, by the operator. Refused: reason::journal_io.
[[nodiscard]] inline result<void> create_journal_schema(std::string connect_by,
                                                        journal_layout layout = journal_layout::partitioned) {
    detail::session session(std::move(connect_by));
    if (!session.connect()) return refusal{reason::journal_io, {}};
    std::string text = detail::journal_tables;
    if (layout == journal_layout::partitioned) text += " PARTITION BY LIST (segment)";
    if (const auto made = session.run(text); !made.done()) return refusal{detail::why(made.what()), {}};
    return {};
}

struct journal_options {
    /// Tells the ledgers of one database apart; the column by which they are spread over machines.
    std::string ledger = "ledger";
    evidence::sync_policy sync = evidence::sync_policy::every_append();
    /// How often one call makes a new connection before it gives up; how long each takes is libpq's `connect_timeout`.
    int connections = 3;
};

/// The records of one ledger in tables that many ledgers share. A batch is one statement, so all of it or none.
///
/// - When a connection is lost while a batch is under way, whether the batch was stored is found out by the next one, which
///   first makes sure that nothing of the lost one can still happen. Stored is stored, and not stored is tried again; so a
///   batch is never there twice, and none is acknowledged that is not there. Where no connection is to be had the batch is
///   refused, and taken back before anything else is done.
/// - One writer: a second one is refused while the first has its connection, and whichever comes last makes all before it
///   harmless: what they send is not done, and they are refused with reason::journal_busy.
/// - Durable when the server says so, with `synchronous_commit`, which is turned on where it is off. A policy that does
///   not wait for every append may lose the last ones when the server dies; the journal is then refused with
///   reason::journal_damaged and the first lost number until it is opened again, and never goes on as if nothing were lost.
/// - Rows that are missing, or on pages that the server finds damaged, are told one by one; all others stay readable.
///
/// Not safe to share between threads.
class journal {
public:
    /// Opens a ledger's journal, or begins it. Refused: reason::journal_busy when another writer is connected,
    /// reason::journal_io when there is no server or no schema, reason::journal_damaged when its segments are in each other's
    /// place or go beyond its end.
    [[nodiscard]] static result<journal> open(std::string connect_by, journal_options options = {}) {
        journal opened(std::move(connect_by), std::move(options));
        if (const result<void> begun = opened.begin(); !begun) return begun.error();
        return opened;
    }

    journal(journal&&) noexcept = default;
    journal& operator=(journal&& other) noexcept {
        journal gone(std::move(*this));  // which gives back what this one has
        place_ = std::move(other.place_);
        return *this;
    }
    journal(const journal&) = delete;
    journal& operator=(const journal&) = delete;
    ~journal() {
        // At once, not when the server notices, so that the next writer need not wait.
        if (place_ && place_->locked && place_->session.alive())
            (void)place_->session.run(detail::unlock, detail::parameters().add(place_->lock_number()));
    }

    [[nodiscard]] std::uint64_t end() const noexcept { return place_->end; }
    [[nodiscard]] std::vector<evidence::segment_extent> segments() const { return place_->extents; }

    [[nodiscard]] result<void> append(std::span<const evidence::record_view> batch) {
        if (batch.empty()) return {};
        for (std::size_t i = 0; i < batch.size(); ++i)
            expects(batch[i].sequence == end() + i, "mingbai::postgresql::journal::append: the sequence numbers have a gap");
        const bool wait = place_->options.sync.due(place_->unsynced + batch.size());
        if (const result<void> ready = make_ready(); !ready) return ready;
        for (int tries = 0; tries < most_tries; ++tries) {
            if (const result<void> made = prepare(batch, wait); !made) return made;
            const detail::answer stored = place_->session.run(detail::append, row_values(batch));
            if (stored.done() && stored.changed() == batch.size()) return accept(batch, wait);
            if (stored.done() || stored.what() == detail::outcome::lost) {
                // Either the turn is another writer's, or nobody knows yet.
                place_->unsure = batch.size();
                const result<bool> there = find_out();
                if (!there) return there.error();
                if (*there) return accept(batch, wait);
            } else if (stored.what() == detail::outcome::no_partition) {
                place_->partitions_made = 0;
            } else if (stored.what() != detail::outcome::again) {
                return refusal{detail::why(stored.what()), {}};
            }
        }
        return io;
    }

    [[nodiscard]] result<void> sync() {
        if (place_->unsynced == 0) return {};
        if (const result<void> ready = make_ready(); !ready) return ready;
        for (int tries = 0; tries < most_tries; ++tries) {
            // A commit that is waited for has all earlier ones before it on the disk.
            const result<void> mode = wait_for_disk(true);
            const detail::answer done = mode ? place_->session.run(detail::touch, turn()) : lost();
            if (done.done() && done.changed() == 1) {
                place_->unsynced = 0;
                return {};
            }
            if (done.done() || done.what() == detail::outcome::lost) {
                if (const result<bool> there = find_out(); !there) return there.error();
            } else if (done.what() != detail::outcome::again) {
                return refusal{detail::why(done.what()), {}};
            }
        }
        return io;
    }

    [[nodiscard]] result<evidence::record> read(std::uint64_t sequence) {
        result<evidence::record> found = refusal{reason::record_unknown, at_index(sequence)};
        const result<void> seen = visit(
            sequence, sequence + 1,
            [&found](const evidence::record_view& each) {
                found = copy_of(each);
                return false;
            },
            [&found](const refusal& damage, const evidence::record_view*) { found = damage; });
        if (!seen) return seen.error();
        return found;
    }

    [[nodiscard]] result<void> visit(std::uint64_t first, std::uint64_t end, evidence::record_visitor on_record,
                                     evidence::damage_visitor on_damage) {
        const std::vector<evidence::segment_extent> extents = place_->extents;
        for (const evidence::segment_extent& extent : extents) {
            const std::uint64_t from = (std::max)(first, extent.first);
            const std::uint64_t to = (std::min)(end, extent.end);
            if (from >= to) continue;
            const result<bool> more = visit_segment(extent.number, from, to, on_record, on_damage);
            if (!more) return more.error();
            if (!*more) return {};
        }
        return {};
    }

    /// The old row goes with the next VACUUM; see docs/postgresql.md.
    [[nodiscard]] result<void> erase(std::span<const evidence::record_range> ranges) {
        if (ranges.empty()) return {};
        return transact([&]() -> detail::answer {
            for (const evidence::record_range& range : ranges) {
                for (const evidence::segment_extent& extent : place_->extents) {
                    const std::uint64_t from = (std::max)(range.first, extent.first);
                    const std::uint64_t to = (std::min)(range.end, extent.end);
                    if (from >= to) continue;
                    detail::answer done = place_->session.run(detail::erase, records(extent.number, from, to));
                    if (!done.done()) return done;
                }
            }
            return {detail::outcome::done, nullptr};
        });
    }

    /// Requires: none of the segments is the last one, which is open.
    [[nodiscard]] result<void> drop(std::span<const std::uint32_t> segments) {
        std::vector<std::uint32_t> stored;
        for (const evidence::segment_extent& each : place_->extents)
            if (std::find(segments.begin(), segments.end(), each.number) != segments.end()) stored.push_back(each.number);
        if (stored.empty()) return {};
        expects(stored.back() != place_->extents.back().number,
                "mingbai::postgresql::journal::drop: the open segment cannot be dropped");
        const result<void> dropped = transact([&]() -> detail::answer {
            for (const std::uint32_t number : stored) {
                detail::answer done = drop_segment(number);
                if (!done.done()) return done;
            }
            return {detail::outcome::done, nullptr};
        });
        if (!dropped) return dropped;
        std::erase_if(place_->extents, [&stored](const evidence::segment_extent& each) {
            return std::find(stored.begin(), stored.end(), each.number) != stored.end();
        });
        return {};
    }

private:
    static constexpr refusal io{reason::journal_io, {}};
    static constexpr int most_tries = 10;                       // what ends in `again` does so rarely even once
    static constexpr std::uint64_t most_rows = 1024;            // of one answer
    static constexpr std::size_t bytes_aimed_at = 1U << 20U;    // for the rows of one answer

    struct place {
        detail::session session;
        journal_options options;
        std::string owner{};             ///< who writes now, as the server named it when this was opened
        std::uint64_t epoch = 0;         ///< of this writer: each connection begins another
        std::uint64_t end = 0;           ///< what is acknowledged
        std::uint64_t unsynced = 0;
        std::uint64_t unsure = 0;        ///< how many records behind `end` may be there although nobody was told so
        std::vector<evidence::segment_extent> extents{};
        std::uint64_t partitions_made = 0;  ///< segments before this number have their partitions
        std::uint64_t lost_at = 0;
        bool partitioned = false;
        bool locked = false;
        bool waits = true;               ///< whether this connection's commits wait for the disk
        bool fenced = false;             ///< another writer took over
        bool lossy = false;              ///< the server lost what was acknowledged

        [[nodiscard]] std::int64_t lock_number() const {
            const sha256_digest digest = sha256("mingbai journal " + options.ledger);
            std::uint64_t number = 0;
            for (std::size_t i = 0; i < 8; ++i) number = number << 8U | digest.bytes[i];
            return static_cast<std::int64_t>(number);
        }
    };

    journal(std::string connect_by, journal_options options)
        : place_(new place{.session = detail::session(std::move(connect_by)), .options = std::move(options)}) {}

    [[nodiscard]] static detail::answer lost() noexcept { return {detail::outcome::lost, nullptr}; }
    [[nodiscard]] detail::parameters of_ledger() const { return std::move(detail::parameters().add(place_->options.ledger)); }
    [[nodiscard]] detail::parameters turn() const {
        return std::move(detail::parameters().add(place_->options.ledger).add(place_->owner).add(place_->epoch));
    }
    [[nodiscard]] detail::parameters records(std::uint32_t segment, std::uint64_t first, std::uint64_t end) const {
        return std::move(of_ledger().add(segment).add(first).add(end));
    }

    // ---- connecting -------------------------------------------------------------------------------------------------

    [[nodiscard]] result<void> begin() {
        for (int tries = 0; tries < place_->options.connections; ++tries) {
            if (!start_session()) continue;
            if (!place_->locked && place_->session.alive()) return refusal{reason::journal_busy, {}};
            const detail::answer known = place_->session.run(detail::begin_ledger, of_ledger());
            const detail::answer taken = known.done() ? place_->session.run(detail::take_over, of_ledger()) : lost();
            if (taken.done() && taken.rows() == 1) {
                place_->owner = std::string(taken.bytes(0, 0));
                place_->epoch = taken.unsigned_number(0, 1);
                place_->end = taken.unsigned_number(0, 2);
                if (place_->end > INT64_MAX) return refusal{reason::journal_damaged, {}};
                return load_extents();
            }
            if (!known.done() && known.what() != detail::outcome::lost) return refusal{detail::why(known.what()), {}};
            if (known.done() && taken.what() != detail::outcome::lost) return refusal{detail::why(taken.what()), {}};
        }
        return io;
    }

    /// A new connection, its settings, and the lock that keeps other writers away if it is to be had.
    [[nodiscard]] bool start_session() {
        place_->locked = false;
        place_->waits = true;
        place_->partitions_made = 0;
        if (!place_->session.connect()) return false;
        if (!place_->session.run(detail::settings).done() || !place_->session.run(detail::waiting).done()) return false;
        take_lock();
        const detail::answer layout = place_->session.run(detail::is_partitioned, {});
        place_->partitioned = layout.done() && layout.rows() == 1 && layout.truth(0, 0);
        return layout.done();
    }

    void take_lock() {
        const detail::answer lock = place_->session.run(detail::lock, detail::parameters().add(place_->lock_number()));
        place_->locked = lock.done() && lock.rows() == 1 && lock.truth(0, 0);
    }

    [[nodiscard]] result<void> load_extents() {
        const detail::answer rows = place_->session.run(detail::extents, of_ledger());
        if (!rows.done()) return refusal{detail::why(rows.what()), {}};
        place_->extents.clear();
        for (int i = 0; i < rows.rows(); ++i) {
            const std::int64_t number = rows.number(i, 0);
            const std::uint64_t first = rows.unsigned_number(i, 1);
            const std::uint64_t last = rows.unsigned_number(i, 2);
            const bool after = place_->extents.empty() ||
                               (number > place_->extents.back().number && first >= place_->extents.back().end);
            if (number < 0 || number > UINT32_MAX || !after || last < first || last >= place_->end)
                return refusal{reason::journal_damaged, at_index(first)};
            // Rows that are missing at an end of a segment are known by what its other rows, or its neighbours, say.
            if (!place_->extents.empty() && place_->extents.back().number + 1 == number) place_->extents.back().end = first;
            place_->extents.push_back({static_cast<std::uint32_t>(number), first, last + 1});
        }
        if (!place_->extents.empty()) place_->extents.back().end = place_->end;
        return {};
    }

    /// Makes sure of a connection, and that nothing stands behind the end that was not acknowledged.
    [[nodiscard]] result<void> make_ready() {
        if (place_->fenced) return refusal{reason::journal_busy, {}};
        if (place_->lossy) return refusal{reason::journal_damaged, at_index(place_->lost_at)};
        if (place_->session.alive() && place_->unsure == 0) {
            // The server may have held on to the lock of the connection before.
            if (!place_->locked) take_lock();
            return {};
        }
        const result<bool> there = find_out();
        if (!there) return there.error();
        if (!*there) return {};
        detail::parameters given = turn();
        const detail::answer done = place_->session.run(detail::take_back, given.add(place_->end));
        if (!done.done()) return refusal{detail::why(done.what()), {}};
        place_->unsure = 0;
        return {};
    }

    /// Connects again, and says whether the batch that was under way is stored. From then on nothing of it can happen any
    /// more: the new epoch waits for what is still running, and turns away what comes later.
    [[nodiscard]] result<bool> find_out() {
        for (int tries = 0; tries < place_->options.connections; ++tries) {
            if (!start_session()) continue;
            const detail::answer next = place_->session.run(detail::next_epoch, turn());
            if (next.what() == detail::outcome::lost || next.what() == detail::outcome::again) continue;
            if (!next.done()) return refusal{detail::why(next.what()), {}};
            if (next.rows() != 1) {
                place_->fenced = true;
                return refusal{reason::journal_busy, {}};
            }
            place_->epoch = next.unsigned_number(0, 0);
            const std::uint64_t server_end = next.unsigned_number(0, 1);
            const bool there = place_->unsure != 0 && server_end == place_->end + place_->unsure;
            if (!there && server_end != place_->end) {
                place_->lossy = true;
                place_->lost_at = (std::min)(server_end, place_->end);
                return refusal{reason::journal_damaged, at_index(place_->lost_at)};
            }
            if (!there) place_->unsure = 0;
            return there;
        }
        return io;
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    [[nodiscard]] result<void> wait_for_disk(bool wait) {
        if (place_->waits == wait) return {};
        if (!place_->session.run(wait ? detail::waiting : detail::not_waiting).done()) return io;
        place_->waits = wait;
        return {};
    }

    /// Has this connection wait for the disk or not, and the partitions of a batch there.
    [[nodiscard]] result<void> prepare(std::span<const evidence::record_view> batch, bool wait) {
        if (const result<void> mode = wait_for_disk(wait); !mode && place_->session.alive()) return mode;
        if (!place_->partitioned || batch.back().segment < place_->partitions_made) return {};
        for (std::uint64_t number = batch.front().segment; number <= batch.back().segment; ++number) {
            // Another ledger's journal may make it at the same time.
            const detail::answer made = place_->session.run(detail::partition_of(number));
            if (made.done() || made.what() == detail::outcome::there_already || made.what() == detail::outcome::again ||
                made.what() == detail::outcome::lost)
                continue;
            return refusal{detail::why(made.what()), {}};
        }
        place_->partitions_made = std::uint64_t{batch.back().segment} + 1;
        return {};
    }

    [[nodiscard]] detail::parameters row_values(std::span<const evidence::record_view> batch) const {
        using evidence::record_view;
        const auto digest = [](auto member) {
            return [member](const record_view& each) { return detail::parameters::bytes_of(member(each)); };
        };
        std::vector<std::uint64_t> segment_firsts;
        for (const record_view& each : batch) {
            if (!segment_firsts.empty() && each.segment == batch[segment_firsts.size() - 1].segment)
                segment_firsts.push_back(segment_firsts.back());
            else
                segment_firsts.push_back(!place_->extents.empty() && place_->extents.back().number == each.segment
                                             ? place_->extents.back().first
                                             : each.sequence);
        }
        detail::parameters values;
        values.add(place_->options.ledger).add(place_->owner).add(place_->epoch);
        values.add(place_->end).add(std::uint64_t{batch.size()});
        values.add_numbers(batch, [](const record_view& each) { return each.segment; })
            .add_numbers(batch, [](const record_view& each) { return each.sequence; })
            .add_numbers(segment_firsts, [](std::uint64_t first) { return first; })
            .add_numbers(batch, [](const record_view& each) { return static_cast<std::uint16_t>(each.kind); })
            .add_numbers(batch, [](const record_view& each) { return detail::seconds_of(each.at); })
            .add_bytes(batch, digest([](const record_view& each) -> const sha256_digest& { return each.subject.digest; }))
            .add_bytes(batch, digest([](const record_view& each) -> const sha256_digest& { return each.previous_leaf; }))
            .add_bytes(batch, digest([](const record_view& each) -> const sha256_digest& { return each.commitment; }))
            .add_bytes(batch,
                       [](const record_view& each) {
                           return each.erased ? std::string_view()
                                              : std::string_view(reinterpret_cast<const char*>(each.salt.data()), each.salt.size());
                       })
            .add_bytes(batch, [](const record_view& each) {
                if (each.erased) return std::string_view();
                return each.payload.data() == nullptr ? std::string_view("") : each.payload;
            });
        return values;
    }

    [[nodiscard]] result<void> accept(std::span<const evidence::record_view> batch, bool waited) {
        for (const evidence::record_view& each : batch) {
            if (place_->extents.empty() || place_->extents.back().number != each.segment)
                place_->extents.push_back({each.segment, each.sequence, each.sequence});
            ++place_->extents.back().end;
        }
        place_->end += batch.size();
        place_->unsynced = waited ? 0 : place_->unsynced + batch.size();
        place_->unsure = 0;
        return {};
    }

    /// Runs steps in one durable transaction of the writer whose turn it is. Doing them twice must be the same as once.
    template <class Steps>
    [[nodiscard]] result<void> transact(Steps steps) {
        for (int tries = 0; tries < most_tries; ++tries) {
            if (const result<void> ready = make_ready(); !ready) return ready;
            const result<void> mode = wait_for_disk(true);
            detail::answer done = mode ? place_->session.run("BEGIN") : lost();
            if (done.done()) done = place_->session.run(detail::touch, turn());
            const bool ours = !done.done() || done.changed() == 1;
            if (done.done() && ours) done = steps();
            if (done.done() && ours) done = place_->session.run("COMMIT");
            if (done.done() && ours) {
                place_->unsynced = 0;
                return {};
            }
            (void)place_->session.run("ROLLBACK");
            if (!ours)
                place_->session.close();  // the next connection finds out whose turn it is
            else if (done.what() != detail::outcome::lost && done.what() != detail::outcome::again)
                return refusal{detail::why(done.what()), {}};
        }
        return io;
    }

    /// The table where it is the ledger's alone, else the ledger's rows in it.
    [[nodiscard]] detail::answer drop_segment(std::uint32_t number) {
        if (!place_->partitioned) return place_->session.run(detail::drop_rows, of_ledger().add(number));
        const std::string partition = detail::partition_name(number);
        detail::answer made = place_->session.run(detail::has_partition, detail::parameters().add(partition));
        if (!made.done() || !made.truth(0, 0)) return made;
        detail::answer locked = place_->session.run(detail::lock_partition(number));
        if (!locked.done()) return locked;
        detail::answer shared = place_->session.run(detail::others_have, of_ledger().add(number));
        if (!shared.done()) return shared;
        if (shared.truth(0, 0)) return place_->session.run(detail::drop_rows, of_ledger().add(number));
        return place_->session.run(detail::drop_partition(number));
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /// False when the visitor has seen enough.
    [[nodiscard]] result<bool> visit_segment(std::uint32_t segment, std::uint64_t first, std::uint64_t end,
                                             evidence::record_visitor on_record, evidence::damage_visitor on_damage) {
        std::uint64_t span = (std::min)(end - first, std::uint64_t{64});  // until the sizes of the payloads are known
        for (std::uint64_t at = first; at < end;) {
            const std::uint64_t stop = (std::min)(end, at + span);
            result<detail::answer> rows = fetch(segment, at, stop);
            if (!rows) {
                if (rows.error().why != reason::journal_damaged || place_->lossy) return rows.error();
                // Some page that these rows are on is damaged. Which of them is found by asking for fewer.
                if (span > 1) {
                    span /= 2;
                    continue;
                }
                on_damage({reason::journal_damaged, at_index(at)}, nullptr);
                ++at;
                continue;
            }
            std::size_t bytes = 0;
            for (int row = 0; row < rows->rows(); ++row) {
                evidence::record_view each;
                const bool whole = read_row(*rows, row, segment, each);
                if (each.sequence < at || each.sequence >= stop) continue;  // nobody asked for it
                for (; at < each.sequence; ++at) on_damage({reason::journal_damaged, at_index(at)}, nullptr);
                ++at;
                bytes += each.payload.size() + 256;
                if (!whole)
                    on_damage({reason::journal_damaged, at_index(each.sequence)}, nullptr);
                else if (!on_record(each))
                    return false;
            }
            for (; at < stop; ++at) on_damage({reason::journal_damaged, at_index(at)}, nullptr);
            const std::uint64_t average = bytes / (std::max)(static_cast<std::size_t>(rows->rows()), std::size_t{1}) + 1;
            span = (std::min)({most_rows, 2 * span, (std::max)(bytes_aimed_at / average, std::uint64_t{1})});
        }
        return true;
    }

    [[nodiscard]] result<detail::answer> fetch(std::uint32_t segment, std::uint64_t first, std::uint64_t end) {
        for (int tries = 0; tries < most_tries; ++tries) {
            if (const result<void> ready = make_ready(); !ready) return ready.error();
            detail::answer rows = place_->session.run(detail::fetch, records(segment, first, end));
            if (rows.done()) return rows;
            if (rows.what() != detail::outcome::lost && rows.what() != detail::outcome::again)
                return refusal{detail::why(rows.what()), at_index(first)};
        }
        return io;
    }

    /// False when the row is none that this journal wrote; its sequence number is known in any case.
    [[nodiscard]] static bool read_row(const detail::answer& rows, int row, std::uint32_t segment, evidence::record_view& to) {
        to.sequence = rows.unsigned_number(row, 0);
        to.segment = segment;
        to.kind = static_cast<evidence::record_kind>(rows.number(row, 1));
        to.at = detail::instant_of(rows.number(row, 2));
        if (!rows.read(row, 3, to.subject.digest) || !rows.read(row, 4, to.previous_leaf) || !rows.read(row, 5, to.commitment))
            return false;
        to.erased = rows.is_null(row, 7);
        if (to.erased) return rows.is_null(row, 6);
        const std::string_view salt = rows.bytes(row, 6);
        if (salt.size() != to.salt.size()) return false;
        std::memcpy(to.salt.data(), salt.data(), salt.size());
        to.payload = rows.bytes(row, 7);
        return true;
    }

    std::unique_ptr<place> place_;
};

static_assert(evidence::journal<journal>);

}  // namespace mingbai::inline MINGBAI_ABI::postgresql
