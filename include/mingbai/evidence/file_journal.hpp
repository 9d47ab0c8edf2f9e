// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/bounded_list.hpp>
#include <mingbai/base/detail/memory_size.hpp>
#include <mingbai/evidence/detail/file_index.hpp>
#include <mingbai/evidence/detail/frame_reader.hpp>
#include <mingbai/evidence/journal.hpp>
#include <mingbai/evidence/posix_storage.hpp>
#include <mingbai/evidence/standard_storage.hpp>
#include <mingbai/evidence/sync_policy.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// What opening a journal file met.
struct recovery_report {
    /// How many damages are kept; further ones are counted only.
    static constexpr std::size_t kept_at_most = 32;

    std::uint64_t cut_at = 0;      ///< where a record that was not whole was taken off the end
    std::uint64_t cut_bytes = 0;   ///< how many bytes that were; 0 when the end was whole
    std::uint64_t damaged = 0;     ///< records, or the file's own head, that are not as they were written

    /// The first damages: reason::journal_damaged, the sequence number in `where.index`, the place in `where.offset`.
    bounded_list<refusal, kept_at_most> damages;

    [[nodiscard]] constexpr bool clean() const noexcept { return damaged == 0 && cut_bytes == 0; }

    constexpr void add_damage(const refusal& found) noexcept {
        ++damaged;
        damages.try_push_back(found);
    }
};

/// A journal in one file. Each record is a frame with two checksums; docs/evidence-format.md is the layout.
///
/// - Opening reads the whole file. Bytes at the end that are no whole record, as a crash leaves them, are cut off; anything
///   else that is not as it was written stays where it is, and every record around it stays readable. `recovery()` tells both.
/// - An append is one write at the end: all of the batch or, when refused, none of it. Only when even taking it back fails,
///   as on a dying disk, are all further writes refused until the journal is opened again. A crash may leave the first
///   records of a batch that was never acknowledged.
/// - A payload is erased in its place. Dropping segments, and `compact`, write a second file and put it in the place of the
///   first in one step.
///
/// One writer, which `open` makes sure of; not safe to share between threads.
template <storage Storage>
class basic_file_journal {
public:
    /// Opens the journal at `path`, or begins one. Refused: reason::journal_busy when another writer has it,
    /// reason::journal_damaged when this is no journal at all, reason::journal_io.
    [[nodiscard]] static result<basic_file_journal> open(std::string path, sync_policy policy = sync_policy::every_append(),
                                                         Storage files = {}) {
        result<file> opened = files.open(path);
        if (!opened) return opened.error();
        files.remove(path + ".new");
        basic_file_journal made(std::move(files), std::move(path), *std::move(opened), policy);
        if (const result<void> read = made.recover(); !read) return read.error();
        return made;
    }

    /// What opening the file met.
    [[nodiscard]] const recovery_report& recovery() const noexcept { return recovery_; }

    [[nodiscard]] std::uint64_t end() const noexcept { return index_.end(); }
    [[nodiscard]] std::vector<segment_extent> segments() const { return index_.segments(); }

    [[nodiscard]] result<void> append(std::span<const record_view> batch) {
        if (broken_) return refusal{reason::journal_io, {}};
        frames_.clear();
        std::uint64_t sequence = index_.end();
        std::uint64_t segment_first = sequence;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const record_view& each = batch[i];
            expects(each.sequence == sequence, "mingbai::evidence::file_journal::append: the sequence numbers have a gap");
            if (i == 0)
                segment_first = index_.first_of(each.segment);
            else if (each.segment != batch[i - 1].segment)
                segment_first = sequence;
            detail::put_frame(frames_, each, segment_first);
            ++sequence;
        }
        result<void> stored = file_.write_at(file_end_, frames_);
        const bool sync_now = stored && policy_.due(unsynced_ + batch.size());
        if (sync_now) stored = file_.flush();
        if (!stored) {
            // A failed flush may also have lost earlier records that were waiting for it.
            broken_ = !file_.truncate(file_end_) || (sync_now && unsynced_ != 0);
            return stored;
        }
        for (const record_view& each : batch) {
            index_.add(each, index_.first_of(each.segment), file_end_);
            file_end_ += detail::frame_overhead + each.payload.size();
        }
        unsynced_ = sync_now ? 0 : unsynced_ + batch.size();
        return {};
    }

    [[nodiscard]] result<void> sync() {
        if (broken_) return refusal{reason::journal_io, {}};
        if (unsynced_ == 0) return {};
        const result<void> flushed = file_.flush();
        // What a failed flush leaves on the disk nobody knows; opening the file again finds out.
        broken_ = !flushed;
        if (flushed) unsynced_ = 0;
        return flushed;
    }

    [[nodiscard]] result<record> read(std::uint64_t sequence) {
        result<record> answer = refusal{reason::record_unknown, at_index(sequence)};
        if (!index_.covers(sequence)) return answer;
        const result<void> seen = scan(
            sequence, sequence + 1, small_window,
            [&answer](const record_view& each) {
                answer = copy_of(each);
                return false;
            },
            [&answer](const refusal& damage, const record_view*) { answer = damage; }, [](const auto&, const auto&) {});
        if (!seen) return seen.error();
        return answer;
    }

    [[nodiscard]] result<void> visit(std::uint64_t first, std::uint64_t end, record_visitor on_record, damage_visitor on_damage) {
        return scan(first, end, large_window, on_record, on_damage, [](const auto&, const auto&) {});
    }

    [[nodiscard]] result<void> erase(std::span<const record_range> ranges) {
        if (broken_) return refusal{reason::journal_io, {}};
        for (const record_range& range : ranges) {
            result<void> written;
            const result<void> seen = scan(
                range.first, range.end, range.size() == 1 ? small_window : large_window,
                [&written](const record_view&) { return written.has_value(); }, [](const refusal&, const record_view*) {},
                [&](const detail::file_item& item, std::string_view frame) {
                    if (!written || (item.what == detail::found::record && item.record.erased)) return;
                    written = file_.write_at(item.offset + detail::frame_head_size, detail::gone_body(item.head, frame));
                });
            if (!seen) return seen;
            if (!written) return written;
        }
        const result<void> flushed = file_.flush();
        broken_ = !flushed;
        if (flushed) unsynced_ = 0;
        return flushed;
    }

    /// Requires: none of the segments is the last one, which is open.
    [[nodiscard]] result<void> drop(std::span<const std::uint32_t> segments) {
        expects(index_.segments().empty() || std::find(segments.begin(), segments.end(), index_.segments().back().number) == segments.end(),
                "mingbai::evidence::file_journal::drop: the open segment cannot be dropped");
        return rewrite(segments);
    }

    /// Gives back the room of erased payloads. Damaged bytes stay, where they are.
    [[nodiscard]] result<void> compact() { return rewrite({}); }

private:
    using file = typename Storage::file;
    static constexpr std::size_t small_window = std::size_t{1} << 14U;
    static constexpr std::size_t large_window = std::size_t{1} << 18U;

    basic_file_journal(Storage files, std::string path, file opened, sync_policy policy)
        : files_(std::move(files)), path_(std::move(path)), file_(std::move(opened)), policy_(policy) {}

    [[nodiscard]] static refusal damage_at(std::uint64_t sequence, std::uint64_t offset, std::uint64_t size) noexcept {
        const std::uint64_t length = (std::min)(size, std::uint64_t{0xffffffffU});
        return {reason::journal_damaged, {.what = {}, .length = static_cast<std::uint32_t>(length), .index = sequence, .offset = offset}};
    }

    /// Tells `on_damage` of the records that a gap before record `next` swallowed, from `expected` on. Where a dropped segment
    /// makes it more numbers than the bytes can have held, only the first is told.
    template <class OnDamage>
    static void tell_lost(std::uint64_t expected, std::uint64_t next, const detail::file_item& gap, OnDamage& on_damage) {
        const std::uint64_t missing = next - expected;
        const std::uint64_t told = missing > gap.size / detail::frame_overhead + 1 ? 1 : missing;
        for (std::uint64_t i = 0; i < told; ++i) on_damage(damage_at(expected + i, gap.offset, gap.size), nullptr);
    }

    /// Reads the records first … end - 1. `on_frame` sees every frame of them, damaged or not, and its bytes.
    template <class OnRecord, class OnDamage, class OnFrame>
    [[nodiscard]] result<void> scan(std::uint64_t first, std::uint64_t end, std::size_t window, OnRecord&& on_record,
                                    OnDamage&& on_damage, OnFrame&& on_frame) {
        detail::frame_reader<file> reader(file_, index_.offset_before(first), file_end_, window);
        std::uint64_t expected = first;
        detail::file_item gap;
        while (expected < end) {
            const result<detail::file_item> item = reader.next();
            if (!item) return item.error();
            if (item->what == detail::found::end || item->what == detail::found::tail) {
                // The file shrank or rotted behind our back.
                if (item->what == detail::found::tail) gap = *item;
                if (gap.size != 0) tell_lost(expected, (std::min)(end, index_.end()), gap, on_damage);
                return {};
            }
            if (item->what == detail::found::gap) {
                if (gap.size == 0) gap = *item;
                continue;
            }
            const std::uint64_t sequence = item->head.of.sequence;
            if (sequence < expected) {
                if (sequence < first) gap = {};
                continue;
            }
            if (gap.size != 0) tell_lost(expected, (std::min)(sequence, end), gap, on_damage);
            gap = {};
            if (sequence >= end) return {};
            expected = sequence + 1;
            on_frame(*item, reader.bytes_of(*item));
            if (item->what == detail::found::damaged_body)
                on_damage(damage_at(sequence, item->offset, item->size), &item->head.of);
            else if (!on_record(item->record))
                return {};
        }
        return {};
    }

    [[nodiscard]] result<void> recover() {
        const result<std::uint64_t> size = file_.size();
        if (!size) return size.error();
        const std::string wanted_head = detail::file_head();
        std::string head(mingbai::detail::memory_size((std::min)(*size, std::uint64_t{wanted_head.size()})), '\0');
        const result<std::size_t> head_read = file_.read_at(0, std::span<char>(head));
        if (!head_read) return head_read.error();
        if (head.size() < wanted_head.size()) {
            // A new file, or one whose first bytes a crash cut short.
            if (!wanted_head.starts_with(head)) return damage_at(0, 0, *size);
            if (const result<void> written = file_.write_at(0, wanted_head); !written) return written;
            file_end_ = wanted_head.size();
            return file_.flush();
        }
        if (head != wanted_head) recovery_.add_damage(damage_at(0, 0, wanted_head.size()));
        file_end_ = *size;
        const result<detail::file_item> tail = build_index();
        if (!tail) return tail.error();
        if (head != wanted_head && index_.segments().empty()) return damage_at(0, 0, *size);
        if (tail->size == 0) return {};
        recovery_.cut_at = file_end_ = tail->offset;
        recovery_.cut_bytes = tail->size;
        if (const result<void> cut = file_.truncate(file_end_); !cut) return cut;
        return file_.flush();
    }

    /// Reads the file from its first frame to its end, and answers what stands there that is no frame.
    [[nodiscard]] result<detail::file_item> build_index() {
        index_ = {};
        detail::frame_reader<file> reader(file_, detail::file_head_size, file_end_, large_window);
        const auto damaged = [this](const refusal& damage, const record_view*) { recovery_.add_damage(damage); };
        detail::file_item gap;
        while (true) {
            const result<detail::file_item> item = reader.next();
            if (!item || item->what == detail::found::end) return item;
            if (item->what == detail::found::tail) {
                // No whole frame follows, so bytes before it that are no frame either are part of it.
                if (gap.size == 0) return item;
                gap.size += item->size;
                return gap;
            }
            if (item->what == detail::found::gap) {
                gap = *item;
                continue;
            }
            const std::uint64_t sequence = item->head.of.sequence;
            if (sequence < index_.end()) {
                recovery_.add_damage(damage_at(sequence, item->offset, item->size));
                // A number that was there before is nobody's record, so a gap before it goes on.
                if (gap.size != 0) gap.size = item->offset + item->size - gap.offset;
                continue;
            }
            if (gap.size != 0) tell_lost(index_.end(), sequence, gap, damaged);
            if (gap.size != 0 && sequence == index_.end()) recovery_.add_damage(damage_at(sequence, gap.offset, gap.size));
            gap = {};
            if (item->what == detail::found::damaged_body) recovery_.add_damage(damage_at(sequence, item->offset, item->size));
            index_.add(item->head.of, item->head.segment_first, item->offset);
        }
    }

    /// Writes all but the given segments into a second file, erased payloads without their room, and puts it in the place of
    /// the first. Until the very end the first file is the journal; after it the second is.
    [[nodiscard]] result<void> rewrite(std::span<const std::uint32_t> dropped) {
        if (broken_) return refusal{reason::journal_io, {}};
        const std::string new_path = path_ + ".new";
        result<file> made = files_.create(new_path);
        if (!made) return made.error();
        const result<void> written = copy_into(*made, dropped);
        const result<void> replaced = written ? files_.replace(file_, *made) : written;
        if (!replaced) {
            files_.remove(new_path);
            return replaced;
        }
        unsynced_ = 0;
        recovery_ = {};
        const result<std::uint64_t> size = file_.size();
        if (size) file_end_ = *size;
        const result<detail::file_item> tail = size ? build_index() : result<detail::file_item>(size.error());
        broken_ = !tail || tail->size != 0;
        if (broken_) return refusal{reason::journal_io, {}};
        return {};
    }

    [[nodiscard]] result<void> copy_into(file& to, std::span<const std::uint32_t> dropped) {
        std::string out = detail::file_head();
        std::uint64_t written = 0;
        const auto write_out = [&]() -> result<void> {
            const result<void> done = to.write_at(written, out);
            written += out.size();
            out.clear();
            return done;
        };
        detail::frame_reader<file> reader(file_, detail::file_head_size, file_end_, large_window);
        detail::file_item gap;
        bool last_dropped = false;
        while (true) {
            const result<detail::file_item> item = reader.next();
            if (!item) return item.error();
            if (item->what == detail::found::end || item->what == detail::found::tail) return write_out();
            if (item->what == detail::found::gap) {
                gap = *item;
                continue;
            }
            const bool drop_this = std::find(dropped.begin(), dropped.end(), item->head.of.segment) != dropped.end();
            if (gap.size != 0 && !(drop_this && last_dropped)) {
                std::string bytes;
                const std::uint64_t gap_end = gap.offset + gap.size;
                for (std::uint64_t at = gap.offset; at < gap_end; at += bytes.size()) {
                    bytes.resize(mingbai::detail::memory_size((std::min)(gap_end - at, std::uint64_t{large_window})));
                    const result<std::size_t> read = file_.read_at(at, std::span<char>(bytes));
                    if (!read) return read.error();
                    out += bytes;
                    if (const result<void> done = write_out(); !done) return done;
                }
            }
            gap = {};
            last_dropped = drop_this;
            if (drop_this) continue;
            if (item->what == detail::found::record)
                detail::put_frame(out, item->record, item->head.segment_first);
            else
                out += reader.bytes_of(*item);
            if (out.size() < large_window) continue;
            if (const result<void> done = write_out(); !done) return done;
        }
    }

    Storage files_;
    std::string path_;
    file file_;
    sync_policy policy_;
    detail::file_index index_;
    recovery_report recovery_;
    std::string frames_;
    std::uint64_t file_end_ = 0;
    std::uint64_t unsynced_ = 0;
    bool broken_ = false;
};

#if defined(__unix__) || defined(__APPLE__)
using file_journal = basic_file_journal<posix_storage>;
#else
using file_journal = basic_file_journal<standard_storage>;
#endif

static_assert(journal<file_journal>);

}  // namespace mingbai::inline MINGBAI_ABI::evidence

namespace mingbai::inline MINGBAI_ABI {
using evidence::file_journal;
}  // namespace mingbai::inline MINGBAI_ABI
