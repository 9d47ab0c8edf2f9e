// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/result.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// An open file with one writer.
///
/// - `size()`: in bytes.
/// - `read_at(offset, into)`: how many bytes were read; fewer than asked only at the end of the file.
/// - `write_at(offset, bytes)`: all of them, or refused. A refused write may have left any part behind; reason::journal_full
///   when there is no room, reason::journal_io otherwise.
/// - `truncate(size)`: the file ends there.
/// - `flush()`: what was written before is on the disk.
template <class File>
concept storage_file = std::movable<File> && requires(File& file, std::uint64_t offset, std::span<char> into, std::string_view bytes) {
    { file.size() } -> std::same_as<result<std::uint64_t>>;
    { file.read_at(offset, into) } -> std::same_as<result<std::size_t>>;
    { file.write_at(offset, bytes) } -> std::same_as<result<void>>;
    { file.truncate(offset) } -> std::same_as<result<void>>;
    { file.flush() } -> std::same_as<result<void>>;
};

/// Where files come from. The file journal's only door to the outside: `posix_storage` and `standard_storage` are in the
/// box; tests put a failing disk behind it, and a carrier may put an encrypting one.
///
/// - `open(path)`: the file, made empty if there is none, with this process its only writer; reason::journal_busy when
///   somebody else is.
/// - `create(path)`: the same, but empty whatever was there.
/// - `remove(path)`: the file is no more, if there was one.
/// - `replace(current, with)`: in one step that no crash can split, `current` has the bytes of `with` under its own name and
///   lock, and `with` is no more.
template <class Storage>
concept storage = std::movable<Storage> && requires(Storage& files, const std::string& path, typename Storage::file& file) {
    requires storage_file<typename Storage::file>;
    { files.open(path) } -> std::same_as<result<typename Storage::file>>;
    { files.create(path) } -> std::same_as<result<typename Storage::file>>;
    { files.remove(path) } -> std::same_as<void>;
    { files.replace(file, file) } -> std::same_as<result<void>>;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence
