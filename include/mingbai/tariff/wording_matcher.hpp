// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/detail/phrase_filter.hpp>
#include <mingbai/tariff/wording_list.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// A wording list made ready for searching: in one pass over a text, without allocation, all phrases at once. Making it
/// takes about a millisecond and 100 KB; afterwards it may be used by any number of threads.
class wording_matcher {
public:
    /// Searches for the standard lexicon: finds what `find_wording` finds.
    wording_matcher() : wording_matcher(wording_list{}) {}

    explicit wording_matcher(wording_list list) : list_(std::move(list)) {
        index_.starts.resize(detail::phrase_slots + 1);
        index_.order.resize(list_.size());
        index_.build(list_);
        filter_.build(list_);
    }

    /// Calls `sink(const wording_hit&)` for every objectionable phrase of the list in a UTF-8 text, in order; the rules
    /// of `find_wording` hold. A hit's `entry` is an index into `list()`.
    template <class Sink>
    void find(std::string_view text, Sink&& sink) const {
        detail::scan_phrases(filter_, index_, list_, text, sink);
    }

    [[nodiscard]] const wording_list& list() const noexcept { return list_; }

private:
    wording_list list_;
    detail::phrase_index<std::vector<std::uint32_t>, std::vector<std::uint32_t>> index_;
    detail::phrase_filter filter_;
};

}  // namespace mingbai::inline MINGBAI_ABI
