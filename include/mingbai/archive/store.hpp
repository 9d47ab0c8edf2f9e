// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/archive/kind_filter.hpp>
#include <mingbai/base/window.hpp>
#include <mingbai/evidence/record.hpp>
#include <mingbai/evidence/record_range.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::archive {

/// What is asked of a store about one subject: records of these kinds, of an instant in the window, with a sequence
/// number below `before`; the newest first, at most `limit`.
struct query {
    window when{};
    kind_filter kinds{};
    std::uint64_t before = UINT64_MAX;
    std::size_t limit = 20;
};

/// Records, newest first: by sequence number, the order in which they were recorded. Erased ones are among them,
/// without payload. `previous_leaf` is not kept.
struct page {
    std::vector<evidence::record> records{};
    bool more = false;  ///< there are further ones
};

/// What stays of a record for ever: its place, what it is, when it was, and the commitment to its payload.
struct sketch {
    std::uint64_t sequence = 0;
    evidence::record_kind kind{};
    instant at{};
    sha256_digest commitment{};

    friend constexpr bool operator==(const sketch&, const sketch&) = default;
};

template <class Text>
[[nodiscard]] constexpr sketch sketch_of(const evidence::basic_record<Text>& record) noexcept {
    return {record.sequence, record.kind, record.at, record.commitment};
}

/// Where an archive keeps the records of its subjects. It holds copies; the ledger is the truth.
///
/// - `put(record)`: keeps one; records come in ascending sequence. One that is not above the last is already kept:
/// nothing happens.
/// - `erase(range)`: no payload and no salt of these records is readable afterwards; sketches stay.
/// - `drop(end)`: everything below a sequence number goes, sketches as well: what the ledger dropped.
/// - `find(subject, query)`, `outline(subject)`: what is kept of a subject; the outline is everything, oldest first.
///
/// `memory_store` is one; interop/ has one over PostgreSQL.
template <class Store>
concept store = requires(Store& kept, const evidence::record_view& record, const evidence::record_range& range,
                         std::uint64_t sequence, const evidence::pseudonym& subject, const query& asked) {
    { kept.put(record) } -> std::same_as<result<void>>;
    { kept.erase(range) } -> std::same_as<result<void>>;
    { kept.drop(sequence) } -> std::same_as<result<void>>;
    { kept.find(subject, asked) } -> std::same_as<result<page>>;
    { kept.outline(subject) } -> std::same_as<result<std::vector<sketch>>>;
};

}  // namespace mingbai::inline MINGBAI_ABI::archive
