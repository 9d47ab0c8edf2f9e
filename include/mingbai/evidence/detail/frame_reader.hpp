// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/memory_size.hpp>
#include <mingbai/evidence/detail/frame.hpp>
#include <mingbai/evidence/storage.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::evidence::detail {

/// What stands at some place of a journal file.
enum class found : std::uint8_t {
    record,        ///< a whole record
    damaged_body,  ///< a frame whose head is whole: which record it is, but not what it says
    gap,           ///< bytes that are no frame, with a frame somewhere after them
    tail,          ///< bytes that are no frame, or not all of one, up to the end
    end,
};

struct file_item {
    found what = found::end;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    frame_head head;       ///< of record and damaged_body
    record_view record;    ///< of record; a view that ends with the next call
};

/// Reads a stretch of a journal file from front to back, a window at a time.
template <storage_file File>
class frame_reader {
public:
    /// From a place where a frame begins to one where the last ends.
    frame_reader(File& file, std::uint64_t from, std::uint64_t end, std::size_t window = std::size_t{1} << 18U)
        : file_(&file), at_(from), end_(end), window_(window), loaded_from_(from) {}

    [[nodiscard]] result<file_item> next() {
        file_item item{found::end, at_, 0, {}, {}};
        if (at_ >= end_) return item;
        if (const result<void> loaded = load(at_, frame_head_size); !loaded) return loaded.error();
        if (const std::optional<frame_head> head = read_head(bytes(at_))) {
            item.head = *head;
            item.size = head->frame_size();
            if (item.size > end_ - at_) return tail();
            if (const result<void> loaded = load(at_, item.size); !loaded) return loaded.error();
            const std::optional<record_view> whole = read_body(*head, bytes_of(item));
            item.what = whole ? found::record : found::damaged_body;
            if (whole) item.record = *whole;
            at_ += item.size;
            return item;
        }
        const result<std::uint64_t> next = find_head(at_ + 1);
        if (!next) return next.error();
        if (*next == end_) return tail();
        item.what = found::gap;
        item.size = *next - at_;
        at_ = *next;
        return item;
    }

    /// The bytes of the item that was read last. Requires: it was a record or a damaged_body.
    [[nodiscard]] std::string_view bytes_of(const file_item& item) const noexcept {
        return bytes(item.offset).substr(0, mingbai::detail::memory_size(item.size));
    }

private:
    [[nodiscard]] file_item tail() noexcept {
        const file_item item{found::tail, at_, end_ - at_, {}, {}};
        at_ = end_;
        return item;
    }

    /// The first place from `from` on where a whole head stands; the end when there is none.
    [[nodiscard]] result<std::uint64_t> find_head(std::uint64_t from) {
        while (from < end_) {
            if (const result<void> loaded = load(from, window_); !loaded) return loaded.error();
            const std::string_view window = bytes(from);
            std::size_t place = 0;
            for (; (place = window.find(frame_magic[0], place)) != std::string_view::npos; ++place) {
                if (window.size() - place < frame_head_size) break;
                if (read_head(window.substr(place))) return from + place;
            }
            if (loaded_from_ + loaded_.size() >= end_) return end_;
            from += place == std::string_view::npos ? window.size() : place;
        }
        return end_;
    }

    [[nodiscard]] std::string_view bytes(std::uint64_t from) const noexcept {
        return std::string_view(loaded_).substr(mingbai::detail::memory_size(from - loaded_from_));
    }

    /// Makes `count` bytes from `from` on readable, or as many as there are. A frame may be longer than memory can be.
    [[nodiscard]] result<void> load(std::uint64_t from, std::uint64_t count) {
        const std::uint64_t wanted = (std::min)(end_, from + count);
        if (from >= loaded_from_ && wanted <= loaded_from_ + loaded_.size()) return {};
        // What is there of it moves to the front; the rest of the window is read behind it.
        const std::uint64_t loaded_end = loaded_from_ + loaded_.size();
        const std::size_t kept = from < loaded_end ? mingbai::detail::memory_size(loaded_end - from) : 0;
        loaded_.erase(0, loaded_.size() - kept);
        loaded_from_ = from;
        const std::uint64_t size = (std::min)(end_ - from, (std::max)(count, std::uint64_t{window_}));
        if (size > loaded_.max_size()) return refusal{reason::journal_io, at_offset(from)};
        loaded_.resize(mingbai::detail::memory_size(size));
        const result<std::size_t> read = file_->read_at(from + kept, std::span<char>(loaded_).subspan(kept));
        if (!read) return read.error();
        if (*read != loaded_.size() - kept) return refusal{reason::journal_io, at_offset(from)};
        return {};
    }

    File* file_;
    std::uint64_t at_;
    std::uint64_t end_;
    std::size_t window_;
    std::uint64_t loaded_from_;
    std::string loaded_;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence::detail
