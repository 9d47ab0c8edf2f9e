// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/storage.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

// A disk in memory that does what real ones do on bad days: it fills up, writes half of what it was given, fails, and loses
// power with only some of the sectors written that were not flushed.
namespace mingbai_test {

class simulated_disk {
public:
    struct content {
        std::string now;       ///< what reading gives
        std::string durable;   ///< what is sure to be there after a power cut
    };

    std::map<std::string, std::shared_ptr<content>> files;
    std::set<std::string> locked;
    std::uint64_t capacity = (std::numeric_limits<std::uint64_t>::max)();   ///< bytes of one file
    std::uint64_t operations = 0;       ///< how many that change something there were
    std::uint64_t operations_allowed = (std::numeric_limits<std::uint64_t>::max)();   ///< further ones fail and do nothing
    bool half_writes = true;            ///< a write that fails leaves half of its bytes
    bool truncate_fails = false;
    bool flush_fails = false;

    [[nodiscard]] std::string& bytes(const std::string& path) { return files.at(path)->now; }

    /// A power cut: of what was not flushed, each sector of 512 bytes is the old or the new one.
    void lose_power(std::mt19937& random) {
        locked.clear();
        for (auto& [path, file] : files) {
            std::string after = file->durable;
            if (random() % 2 == 0) after.resize((std::max)(after.size(), file->now.size() - random() % (file->now.size() + 1)));
            for (std::size_t at = 0; at < after.size(); at += 512) {
                const std::size_t size = (std::min)(std::size_t{512}, after.size() - at);
                if (random() % 2 == 0 && at + size <= file->now.size()) after.replace(at, size, file->now, at, size);
            }
            file->now = file->durable = after;
        }
    }

    [[nodiscard]] bool operate() {
        if (operations >= operations_allowed) return false;
        ++operations;
        return true;
    }
};

class simulated_storage {
public:
    class file {
    public:
        file(simulated_disk& disk, std::string path, std::shared_ptr<simulated_disk::content> data, bool lock)
            : disk_(&disk), path_(std::move(path)), data_(std::move(data)), locks_(lock) {}
        file(file&& other) noexcept
            : disk_(other.disk_), path_(std::move(other.path_)), data_(std::move(other.data_)), locks_(std::exchange(other.locks_, false)) {}
        file& operator=(file&& other) noexcept {
            std::swap(disk_, other.disk_);
            std::swap(path_, other.path_);
            std::swap(data_, other.data_);
            std::swap(locks_, other.locks_);
            return *this;
        }
        file(const file&) = delete;
        file& operator=(const file&) = delete;
        ~file() {
            if (locks_) disk_->locked.erase(path_);
        }

        [[nodiscard]] mingbai::result<std::uint64_t> size() const { return std::uint64_t{data_->now.size()}; }

        [[nodiscard]] mingbai::result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) const {
            if (offset >= data_->now.size()) return std::size_t{0};
            const std::size_t count = (std::min<std::uint64_t>)(into.size(), data_->now.size() - offset);
            std::memcpy(into.data(), data_->now.data() + offset, count);
            return count;
        }

        [[nodiscard]] mingbai::result<void> write_at(std::uint64_t offset, std::string_view bytes) {
            const bool full = offset + bytes.size() > disk_->capacity;
            const bool failed = !disk_->operate();
            if (full || failed) {
                if (failed && !disk_->half_writes) return refused(mingbai::reason::journal_io);
                bytes = bytes.substr(0, failed ? bytes.size() / 2 : disk_->capacity - (std::min)(disk_->capacity, offset));
            }
            if (data_->now.size() < offset + bytes.size()) data_->now.resize(offset + bytes.size());
            if (!bytes.empty()) std::memcpy(data_->now.data() + offset, bytes.data(), bytes.size());
            if (full) return refused(mingbai::reason::journal_full);
            if (failed) return refused(mingbai::reason::journal_io);
            return {};
        }

        [[nodiscard]] mingbai::result<void> truncate(std::uint64_t size) {
            if (disk_->truncate_fails) return refused(mingbai::reason::journal_io);
            data_->now.resize(size);
            return {};
        }

        [[nodiscard]] mingbai::result<void> flush() {
            if (disk_->flush_fails || !disk_->operate()) return refused(mingbai::reason::journal_io);
            data_->durable = data_->now;
            return {};
        }

    private:
        friend class simulated_storage;
        [[nodiscard]] static mingbai::refusal refused(mingbai::reason why) { return {why, {}}; }

        simulated_disk* disk_;
        std::string path_;
        std::shared_ptr<simulated_disk::content> data_;
        bool locks_;
    };

    explicit simulated_storage(simulated_disk& disk) : disk_(&disk) {}

    [[nodiscard]] mingbai::result<file> open(const std::string& path) {
        if (!disk_->locked.insert(path).second) return mingbai::refusal{mingbai::reason::journal_busy, {}};
        auto& found = disk_->files[path];
        if (!found) found = std::make_shared<simulated_disk::content>();
        return file(*disk_, path, found, true);
    }

    [[nodiscard]] mingbai::result<file> create(const std::string& path) {
        if (!disk_->operate()) return mingbai::refusal{mingbai::reason::journal_io, {}};
        disk_->files[path] = std::make_shared<simulated_disk::content>();
        return file(*disk_, path, disk_->files[path], false);
    }

    void remove(const std::string& path) {
        if (disk_->operate()) disk_->files.erase(path);
    }

    [[nodiscard]] mingbai::result<void> replace(file& current, file& with) {
        if (const auto flushed = with.flush(); !flushed) return flushed;
        if (!disk_->operate()) return mingbai::refusal{mingbai::reason::journal_io, {}};
        disk_->files[current.path_] = with.data_;
        disk_->files.erase(with.path_);
        current.data_ = with.data_;
        return {};
    }

private:
    simulated_disk* disk_;
};

static_assert(mingbai::evidence::storage<simulated_storage>);

}  // namespace mingbai_test
