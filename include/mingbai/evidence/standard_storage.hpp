// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/storage.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#if defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>
#endif

namespace mingbai::inline MINGBAI_ABI::evidence {

/// A file of the standard library, and perhaps the lock that goes with it.
class standard_file {
public:
    standard_file(std::FILE* opened, std::string path, std::string lock) noexcept
        : file_(opened), path_(std::move(path)), lock_(std::move(lock)) {}
    standard_file(standard_file&& other) noexcept
        : file_(std::exchange(other.file_, nullptr)), path_(std::move(other.path_)), lock_(std::exchange(other.lock_, {})) {}
    standard_file& operator=(standard_file&& other) noexcept {
        std::swap(file_, other.file_);
        std::swap(path_, other.path_);
        std::swap(lock_, other.lock_);
        return *this;
    }
    standard_file(const standard_file&) = delete;
    standard_file& operator=(const standard_file&) = delete;
    ~standard_file() {
        close();
        if (!lock_.empty()) std::remove(lock_.c_str());
    }

    [[nodiscard]] result<std::uint64_t> size() noexcept {
        if (file_ == nullptr || std::fseek(file_, 0, SEEK_END) != 0) return refusal{reason::journal_io, {}};
#if defined(_WIN32)
        const long long end = _ftelli64(file_);
#else
        const long end = std::ftell(file_);
#endif
        if (end < 0) return refusal{reason::journal_io, {}};
        return static_cast<std::uint64_t>(end);
    }

    [[nodiscard]] result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) noexcept {
        if (!seek(offset)) return refusal{reason::journal_io, at_offset(offset)};
        const std::size_t count = std::fread(into.data(), 1, into.size(), file_);
        if (count < into.size() && std::ferror(file_) != 0) {
            std::clearerr(file_);
            return refusal{reason::journal_io, at_offset(offset)};
        }
        return count;
    }

    [[nodiscard]] result<void> write_at(std::uint64_t offset, std::string_view bytes) noexcept {
        errno = 0;
        if (seek(offset) && std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size() && std::fflush(file_) == 0) return {};
        const bool full = errno == ENOSPC || errno == EFBIG;
        if (file_ != nullptr) std::clearerr(file_);
        return refusal{full ? reason::journal_full : reason::journal_io, at_offset(offset)};
    }

    /// The standard library cannot shorten a file: what is to stay is copied, and the copy takes the file's place.
    [[nodiscard]] result<void> truncate(std::uint64_t size) noexcept {
        const std::string copy_path = path_ + ".cut";
        std::FILE* const made = std::fopen(copy_path.c_str(), "w+b");
        if (made == nullptr) return refusal{reason::journal_io, {}};
        standard_file copy(made, copy_path, {});
        std::array<char, 65536> buffer{};
        for (std::uint64_t done = 0; done < size;) {
            const std::uint64_t wanted = (std::min)(size - done, std::uint64_t{buffer.size()});
            const result<std::size_t> got = read_at(done, std::span<char>(buffer).first(static_cast<std::size_t>(wanted)));
            if (!got) return got.error();
            if (*got != wanted) return refusal{reason::journal_io, at_offset(done)};
            const result<void> written = copy.write_at(done, {buffer.data(), *got});
            if (!written) return written;
            done += wanted;
        }
        return be_replaced_by(copy);
    }

    [[nodiscard]] result<void> flush() noexcept {
        if (file_ == nullptr || std::fflush(file_) != 0) return refusal{reason::journal_io, {}};
        return {};
    }

    /// The other's bytes get this file's name; both are closed for it, because some systems rename closed files only.
    [[nodiscard]] result<void> be_replaced_by(standard_file& with) noexcept {
        close();
        with.close();
        // Where a rename does not replace, there is a moment with only the new file; `standard_storage::open` finishes it.
        if (std::rename(with.path_.c_str(), path_.c_str()) != 0) {
            std::remove(path_.c_str());
            if (std::rename(with.path_.c_str(), path_.c_str()) != 0) return refusal{reason::journal_io, {}};
        }
        file_ = std::fopen(path_.c_str(), "r+b");
        if (file_ == nullptr) return refusal{reason::journal_io, {}};
        return {};
    }

private:
    void close() noexcept {
        if (file_ != nullptr) std::fclose(std::exchange(file_, nullptr));
    }

    [[nodiscard]] bool seek(std::uint64_t offset) noexcept {
        if (file_ == nullptr) return false;
#if defined(_WIN32)
        return _fseeki64(file_, static_cast<long long>(offset), SEEK_SET) == 0;
#else
        // Where `long` has 32 bits, this reaches no further than 2 GB.
        return std::in_range<long>(offset) && std::fseek(file_, static_cast<long>(offset), SEEK_SET) == 0;
#endif
    }

    std::FILE* file_;
    std::string path_;
    std::string lock_;
};

/// Files with nothing but the standard library, for systems without POSIX. It promises less: what was written survives the end
/// of the process but perhaps not a power cut, because the standard library has no flush to the disk; and the lock is a file
/// `<path>.lock` that a killed writer leaves behind, to be removed by hand.
class standard_storage {
public:
    using file = standard_file;

    [[nodiscard]] result<file> open(const std::string& path) noexcept {
        const std::string lock = path + ".lock";
        if (!make_new(lock)) {
            std::FILE* const there = std::fopen(lock.c_str(), "r");
            if (there != nullptr) std::fclose(there);
            return refusal{there != nullptr ? reason::journal_busy : reason::journal_io, {}};
        }
        std::FILE* opened = std::fopen(path.c_str(), "r+b");
        for (const char* const left_behind : {".new", ".cut"}) {
            if (opened != nullptr) break;
            if (std::rename((path + left_behind).c_str(), path.c_str()) == 0) opened = std::fopen(path.c_str(), "r+b");
        }
        if (opened == nullptr) opened = std::fopen(path.c_str(), "w+b");
        if (opened == nullptr) {
            std::remove(lock.c_str());
            return refusal{reason::journal_io, {}};
        }
        return file(opened, path, lock);
    }

    [[nodiscard]] result<file> create(const std::string& path) noexcept {
        std::FILE* const made = std::fopen(path.c_str(), "w+b");
        if (made == nullptr) return refusal{reason::journal_io, {}};
        return file(made, path, {});
    }

    void remove(const std::string& path) noexcept { std::remove(path.c_str()); }

    [[nodiscard]] result<void> replace(file& current, file& with) noexcept {
        const result<void> flushed = with.flush();
        if (!flushed) return flushed;
        return current.be_replaced_by(with);
    }

private:
    /// Makes an empty file; false when there is one already.
    [[nodiscard]] static bool make_new(const std::string& path) noexcept {
#if defined(_WIN32)
        // The C library that comes with this system does not know fopen's "x".
        const int made = _open(path.c_str(), _O_CREAT | _O_EXCL | _O_WRONLY, _S_IREAD | _S_IWRITE);
        return made >= 0 && _close(made) == 0;
#else
        std::FILE* const made = std::fopen(path.c_str(), "wx");
        return made != nullptr && std::fclose(made) == 0;
#endif
    }
};

static_assert(storage<standard_storage>);

}  // namespace mingbai::inline MINGBAI_ABI::evidence
