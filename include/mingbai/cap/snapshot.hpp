// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/crc32c.hpp>
#include <mingbai/base/detail/big_endian.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/cap/meter_table.hpp>
#include <mingbai/evidence/storage.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// A table of meters in a file. Numbers are big-endian:
//
//   "mbcaps01"  taken at (8, Unix seconds)                                                     the head
//   key (8) gate (8) count (8) limit (8), so often as there are meters                         32 bytes each
//   0 (8)  number of meters (8)  "mbcapend"  0 (4)  CRC-32C of everything before (4)           the end
//
// The words are those of `meter_image`. A file without its end, or with another checksum, is not a snapshot.
namespace mingbai::inline MINGBAI_ABI::cap {

/// What a snapshot holds.
struct snapshot_info {
    std::uint64_t meters = 0;
    instant taken_at{};

    friend constexpr bool operator==(const snapshot_info&, const snapshot_info&) noexcept = default;
};

namespace detail {

inline constexpr std::string_view snapshot_head = "mbcaps01";
inline constexpr std::string_view snapshot_end = "mbcapend";
inline constexpr std::size_t snapshot_head_size = 16;
inline constexpr std::size_t snapshot_entry_size = 32;

/// Puts what is appended into the file in blocks, and keeps the checksum.
template <evidence::storage_file File>
class snapshot_output {
public:
    explicit snapshot_output(File& file) noexcept : file_(&file) {}

    void append(std::string_view bytes) {
        checksum_ = crc32c(bytes, checksum_);
        for (const char each : bytes) {
            block_[filled_++] = each;
            if (filled_ == block_.size()) flush();
        }
    }
    template <class... Number>
    void numbers(Number... number) {
        std::array<char, (sizeof(Number) + ...)> bytes{};
        char* end = bytes.data();
        ((end = mingbai::detail::put_big_endian(end, number)), ...);
        append({bytes.data(), bytes.size()});
    }
    [[nodiscard]] std::uint32_t checksum() const noexcept { return checksum_; }
    [[nodiscard]] result<void> finish() {
        flush();
        return done_;
    }

private:
    void flush() {
        if (done_) done_ = file_->write_at(offset_, {block_.data(), filled_});
        offset_ += filled_;
        filled_ = 0;
    }

    File* file_;
    std::array<char, 16384> block_{};
    std::size_t filled_ = 0;
    std::uint64_t offset_ = 0;
    std::uint32_t checksum_ = 0;
    result<void> done_{};
};

/// Reads a snapshot in whole entries: `f(offset, bytes)` for each piece, the head by itself.
template <evidence::storage_file File, class F>
[[nodiscard]] result<void> read_pieces(File& file, std::uint64_t size, F&& f) {
    std::array<char, snapshot_entry_size * 512> piece;
    for (std::uint64_t at = 0; at < size;) {
        const std::uint64_t wanted = at == 0 ? snapshot_head_size : size - at < piece.size() ? size - at : piece.size();
        const std::span<char> into(piece.data(), static_cast<std::size_t>(wanted));
        const auto read = file.read_at(at, into);
        if (!read) return read.error();
        if (*read != into.size()) return refusal{reason::snapshot_damaged, at_offset(at)};
        if (const auto done = f(at, std::string_view(piece.data(), into.size())); !done) return done;
        at += into.size();
    }
    return {};
}

/// Whether the file is a whole snapshot, and what it holds.
template <evidence::storage_file File>
[[nodiscard]] result<snapshot_info> check_snapshot(File& file, std::uint64_t size) {
    const refusal damaged{reason::snapshot_damaged, {}};
    if (size < snapshot_head_size + snapshot_entry_size || (size - snapshot_head_size) % snapshot_entry_size != 0)
        return damaged;
    snapshot_info info;
    std::uint32_t checksum = 0;
    const auto read = read_pieces(file, size, [&](std::uint64_t at, std::string_view bytes) -> result<void> {
        if (at == 0) {
            if (!bytes.starts_with(snapshot_head)) return damaged;
            const auto seconds = mingbai::detail::get_big_endian<std::uint64_t>(bytes.data() + 8);
            info.taken_at = instant{std::chrono::seconds{static_cast<std::int64_t>(seconds)}};
        }
        const bool last = at + bytes.size() == size;
        checksum = crc32c(last ? bytes.substr(0, bytes.size() - 4) : bytes, checksum);
        if (!last) return {};
        const std::string_view end = bytes.substr(bytes.size() - snapshot_entry_size);
        info.meters = (size - snapshot_head_size) / snapshot_entry_size - 1;
        const bool sound = mingbai::detail::get_big_endian<std::uint64_t>(end.data()) == 0 &&
                           mingbai::detail::get_big_endian<std::uint64_t>(end.data() + 8) == info.meters &&
                           end.substr(16, 8) == snapshot_end &&
                           mingbai::detail::get_big_endian<std::uint32_t>(end.data() + 28) == checksum;
        if (!sound) return damaged;
        return {};
    });
    if (!read) return read.error();
    return info;
}

}  // namespace detail

/// Writes a snapshot of a table in the place of the one that the file holds: whole, or the old one stays. Charging goes
/// on meanwhile; each meter is as it was at an instant of the call. `path` is the file's own, beside which the new one
/// is made.
///
/// What is used after a snapshot is in none before the next one. Where that must not be lost with the machine, the
/// meters are slices of a `lease`, whose store counts a slice as used from the moment it is given out.
///
/// Refused as the storage refuses; the old snapshot is then still there.
template <evidence::storage Storage, template <class> class Atomic>
[[nodiscard]] result<snapshot_info> save_snapshot(Storage& files, typename Storage::file& current,
                                                  const std::string& path, const basic_meter_table<Atomic>& table,
                                                  instant now) {
    const std::string beside = path + ".new";
    files.remove(beside);
    auto made = files.create(beside);
    if (!made) return made.error();
    detail::snapshot_output<typename Storage::file> out(*made);
    out.append(detail::snapshot_head);
    out.numbers(static_cast<std::uint64_t>(now.time_since_epoch().count()));
    snapshot_info info{0, now};
    table.for_each([&](table_key key, const basic_meter<Atomic>& counted_by) {
        const meter_image image = counted_by.image();
        out.numbers(key, image.gate, image.count, image.limit);
        ++info.meters;
    });
    out.numbers(std::uint64_t{0}, info.meters);
    out.append(detail::snapshot_end);
    out.numbers(std::uint32_t{0});
    out.numbers(out.checksum());
    if (const auto written = out.finish(); !written) return written.error();
    if (const auto replaced = files.replace(current, *made); !replaced) return replaced.error();
    return info;
}

/// Reads a snapshot: `f(key, image)` for each meter, after the whole was found sound. An empty file is an empty
/// snapshot. Refused: reason::snapshot_damaged, as the file refuses, and as `f` does, which returns a result<void>.
template <evidence::storage_file File, class F>
[[nodiscard]] result<snapshot_info> read_snapshot(File& file, F&& f) {
    const auto size = file.size();
    if (!size) return size.error();
    if (*size == 0) return snapshot_info{};
    const auto info = detail::check_snapshot(file, *size);
    if (!info) return info.error();
    const std::uint64_t entries_end = *size - detail::snapshot_entry_size;
    const auto read =
        detail::read_pieces(file, entries_end, [&](std::uint64_t at, std::string_view bytes) -> result<void> {
            if (at == 0) return {};
            for (; !bytes.empty(); bytes.remove_prefix(detail::snapshot_entry_size)) {
                const auto word = [&](std::size_t i) {
                    return mingbai::detail::get_big_endian<std::uint64_t>(bytes.data() + 8 * i);
                };
                if (const auto taken = f(word(0), meter_image{word(1), word(2), word(3)}); !taken) return taken.error();
            }
            return {};
        });
    if (!read) return read.error();
    return info;
}

/// What becomes of units that were held when the snapshot was taken.
enum class held_units : std::uint8_t {
    stay_held = 0,   ///< the sessions live on and come back for them
    are_freed = 1,   ///< the sessions ended unused with the process
    count_used = 2,  ///< they may have been used: the safe choice after a crash
};

/// Fills a table from a snapshot. Refused as `read_snapshot` and the table refuse; the table is then not to be used.
template <evidence::storage_file File, template <class> class Atomic>
[[nodiscard]] result<snapshot_info> restore_snapshot(File& file, basic_meter_table<Atomic>& table, held_units held) {
    return read_snapshot(file, [&](table_key key, const meter_image& image) {
        if (held == held_units::are_freed) return table.restore(key, image.without_holds());
        if (held == held_units::count_used) return table.restore(key, image.with_holds_used());
        return table.restore(key, image);
    });
}

}  // namespace mingbai::inline MINGBAI_ABI::cap
