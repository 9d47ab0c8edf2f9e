// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/ids.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/evidence/merkle_tree.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Visible ASCII without the two characters that JSON escapes.
struct ledger_name_kind {
    static constexpr std::size_t capacity = 64;
    static constexpr reason invalid = reason::bad_identifier;
    [[nodiscard]] static constexpr bool valid(std::string_view text) noexcept {
        if (text.empty() || text.size() > capacity) return false;
        for (const char c : text)
            if (c < '!' || c > '~' || c == '"' || c == '\\') return false;
        return true;
    }
};

/// Which ledger a head or an anchor speaks of, so that one ledger's proof is never taken for another's.
using ledger_name = strong_id<ledger_name_kind>;

/// What stays of a segment for ever. The anchors of a ledger are the leaves of its anchor tree; each names the one before
/// it, so they are a chain as well.
struct anchor {
    ledger_name ledger;
    std::uint32_t segment = 0;    ///< its number, and its place in the anchor tree
    std::uint64_t first = 0;      ///< the sequence number of its first record
    std::uint64_t end = 0;        ///< one past that of its last
    sha256_digest root{};         ///< of the tree over its records
    sha256_digest previous{};     ///< the leaf hash of the anchor before; zero for segment 0

    friend constexpr bool operator==(const anchor&, const anchor&) = default;
};

/// The canonical JSON of an anchor: the data of its leaf in the anchor tree.
[[nodiscard]] inline std::string canonical_text(const anchor& of) {
    std::string text = "{\"end\":" + std::to_string(of.end) + ",\"first\":" + std::to_string(of.first) + ",\"ledger\":\"";
    text += of.ledger.text();
    text += "\",\"previous\":\"" + to_hex(of.previous) + "\",\"root\":\"" + to_hex(of.root) +
            "\",\"segment\":" + std::to_string(of.segment) + "}";
    return text;
}

/// A ledger at one moment: everything in it follows from `root`.
struct tree_head {
    ledger_name ledger;
    std::uint64_t size = 0;       ///< how many records it ever had
    std::uint64_t segments = 0;   ///< how many anchors are under `root`; the last is that of the open segment as it stood
    sha256_digest root{};         ///< of the anchor tree
    instant at{};                 ///< when the head was taken, as the caller says

    friend constexpr bool operator==(const tree_head&, const tree_head&) = default;
};

/// The canonical JSON of a head: the bytes that a signature covers, and the leaf of an anchor tree over shards.
[[nodiscard]] inline std::string canonical_text(const tree_head& of) {
    std::string text = "{\"at\":" + std::to_string(of.at.time_since_epoch().count()) + ",\"ledger\":\"";
    text += of.ledger.text();
    text += "\",\"root\":\"" + to_hex(of.root) + "\",\"segments\":" + std::to_string(of.segments) +
            ",\"size\":" + std::to_string(of.size) + "}";
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence
