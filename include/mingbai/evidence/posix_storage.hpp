// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/storage.hpp>

// The only header of the core that asks the operating system for more than the standard library has: a lock, a write at a
// place, a flush to the disk, a rename that survives a crash. Where there is no POSIX it is empty; see standard_storage.hpp.

#if defined(__unix__) || defined(__APPLE__)

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::evidence {

namespace detail {

[[nodiscard]] inline refusal posix_refusal(int error) noexcept {
    const bool full = error == ENOSPC || error == EFBIG || error == EDQUOT;
    return {full ? reason::journal_full : reason::journal_io, {}};
}

}  // namespace detail

/// An open file and its name; closed with the object.
class posix_file {
public:
    posix_file(int descriptor, std::string path) noexcept : descriptor_(descriptor), path_(std::move(path)) {}
    posix_file(posix_file&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}
    posix_file& operator=(posix_file&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        std::swap(path_, other.path_);
        return *this;
    }
    posix_file(const posix_file&) = delete;
    posix_file& operator=(const posix_file&) = delete;
    ~posix_file() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

    /// Negative when opening failed.
    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] int release() noexcept { return std::exchange(descriptor_, -1); }

    [[nodiscard]] result<std::uint64_t> size() const noexcept {
        struct ::stat about {};
        if (::fstat(descriptor_, &about) != 0) return detail::posix_refusal(errno);
        return static_cast<std::uint64_t>(about.st_size);
    }

    [[nodiscard]] result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) const noexcept {
        if (!within_reach(offset, into.size())) return refusal{reason::journal_io, at_offset(offset)};
        std::size_t done = 0;
        while (done < into.size()) {
            const ::ssize_t count = ::pread(descriptor_, into.data() + done, into.size() - done, static_cast<::off_t>(offset + done));
            if (count == 0) break;
            if (count > 0)
                done += static_cast<std::size_t>(count);
            else if (errno != EINTR)
                return detail::posix_refusal(errno);
        }
        return done;
    }

    [[nodiscard]] result<void> write_at(std::uint64_t offset, std::string_view bytes) noexcept {
        if (!within_reach(offset, bytes.size())) return refusal{reason::journal_full, at_offset(offset)};
        while (!bytes.empty()) {
            const ::ssize_t count = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<::off_t>(offset));
            if (count > 0) {
                bytes.remove_prefix(static_cast<std::size_t>(count));
                offset += static_cast<std::uint64_t>(count);
            } else if (count == 0 || errno != EINTR) {
                return detail::posix_refusal(count == 0 ? ENOSPC : errno);
            }
        }
        return {};
    }

    [[nodiscard]] result<void> truncate(std::uint64_t size) noexcept {
        if (!within_reach(size, 0)) return refusal{reason::journal_io, at_offset(size)};
        while (::ftruncate(descriptor_, static_cast<::off_t>(size)) != 0)
            if (errno != EINTR) return detail::posix_refusal(errno);
        return {};
    }

    [[nodiscard]] result<void> flush() noexcept {
#if defined(__APPLE__)
        // fsync of this system leaves the bytes in the drive's cache.
        if (::fcntl(descriptor_, F_FULLFSYNC) == 0) return {};
        const int flushed = ::fsync(descriptor_);
#else
        const int flushed = ::fdatasync(descriptor_);
#endif
        if (flushed != 0) return detail::posix_refusal(errno);
        return {};
    }

private:
    /// Whether the system can name every place of these bytes. A program with 32-bit file offsets cannot beyond 2 GB, and a
    /// place cut to 32 bits would be another one.
    [[nodiscard]] static bool within_reach(std::uint64_t offset, std::size_t size) noexcept {
        return std::in_range<::off_t>(offset) && std::in_range<::off_t>(offset + size);
    }

    int descriptor_;
    std::string path_;
};

/// Files of the operating system. A lock goes with the open file, so a writer that dies leaves none behind.
class posix_storage {
public:
    using file = posix_file;

    [[nodiscard]] result<file> open(const std::string& path) noexcept {
        // Between opening and locking, another writer may have put a compacted file in the place of this one.
        for (int tries = 0; tries < 100; ++tries) {
            file opened(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR | S_IRGRP), path);
            if (opened.descriptor() < 0) return detail::posix_refusal(errno);
            if (::flock(opened.descriptor(), LOCK_EX | LOCK_NB) != 0)
                return errno == EWOULDBLOCK ? refusal{reason::journal_busy, {}} : detail::posix_refusal(errno);
            struct ::stat locked {};
            struct ::stat named {};
            if (::fstat(opened.descriptor(), &locked) != 0) return detail::posix_refusal(errno);
            if (!S_ISREG(locked.st_mode)) return refusal{reason::journal_io, {}};
            if (::stat(path.c_str(), &named) == 0 && locked.st_ino == named.st_ino && locked.st_dev == named.st_dev) {
                if (locked.st_size == 0) flush_folder(path);
                return opened;
            }
        }
        return refusal{reason::journal_busy, {}};
    }

    [[nodiscard]] result<file> create(const std::string& path) noexcept {
        file made(::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR | S_IRGRP), path);
        if (made.descriptor() < 0) return detail::posix_refusal(errno);
        if (::flock(made.descriptor(), LOCK_EX | LOCK_NB) != 0) return refusal{reason::journal_busy, {}};
        return made;
    }

    void remove(const std::string& path) noexcept { std::remove(path.c_str()); }

    [[nodiscard]] result<void> replace(file& current, file& with) noexcept {
        const result<void> flushed = with.flush();
        if (!flushed) return flushed;
        if (std::rename(with.path().c_str(), current.path().c_str()) != 0) return detail::posix_refusal(errno);
        flush_folder(current.path());
        current = file(with.release(), current.path());
        return {};
    }

private:
    /// Makes a name durable. Some file systems cannot and say so; there is nothing better to do on them.
    static void flush_folder(const std::string& path) noexcept {
        const std::size_t slash = path.rfind('/');
        const std::string folder = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
        const file opened(::open(folder.c_str(), O_RDONLY | O_CLOEXEC), folder);
        if (opened.descriptor() >= 0) ::fsync(opened.descriptor());
    }
};

static_assert(storage<posix_storage>);

}  // namespace mingbai::inline MINGBAI_ABI::evidence

#endif
