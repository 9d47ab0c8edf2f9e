// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/tariff/detail/phrase_text.hpp>
#include <mingbai/tariff/lexicon.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// The phrases of a carrier: the standard lexicon, or none, with its own added and those it does not want overruled.
///
///     wording_list list;
///     list.add("全家桶", wording_category::inducement);
///     list.allow("第一人民公园");        // 第一 in it is a name
///     list.allow("特惠");                // this house says so
///     const wording_matcher matcher(std::move(list));
class wording_list {
public:
    /// How many bytes a phrase may have.
    static constexpr std::size_t longest_phrase = 255;

    /// The standard lexicon.
    wording_list() {
        detail::for_each_standard_entry(
            [this](const wording_entry& entry) { put(std::string(entry.text), entry.category, entry.grade); });
    }
    [[nodiscard]] static wording_list empty() { return wording_list(nothing{}); }

    /// Adds a phrase; one that is there already gets the new category. Width, case and white space are folded, so it
    /// does not matter how the phrase is written. Returns its index. Refused: reason::bad_utf8, reason::too_long, and
    /// reason::out_of_range for a phrase of nothing but white space.
    result<std::uint32_t> add(std::string_view phrase, wording_category category,
                              verification grade = verification::practice) {
        if (const auto valid = validate_utf8(phrase); !valid) return valid.error();
        std::string folded;
        for (std::size_t at = 0; at < phrase.size();) {
            const detail::folded_step step = detail::folded_at(phrase, at);
            append_utf8(folded, step.character);
            at += step.size;
        }
        while (folded.starts_with(' ')) folded.erase(0, 1);
        while (folded.ends_with(' ')) folded.pop_back();
        if (folded.empty()) return refusal{reason::out_of_range, {}};
        if (folded.size() > longest_phrase) return refusal{reason::too_long, at_offset(longest_phrase)};
        return put(std::move(folded), category, grade);
    }

    /// Adds a phrase in which the words of other entries mean no harm, or makes an entry harmless. Like `add`.
    result<std::uint32_t> allow(std::string_view phrase) { return add(phrase, wording_category::harmless); }

    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    /// A view into the list. Requires: `index < size()`.
    [[nodiscard]] wording_entry operator[](std::size_t index) const noexcept {
        expects(index < entries_.size(), "mingbai::wording_list: index beyond the end");
        const owned_entry& entry = entries_[index];
        return {entry.text, entry.category, entry.grade};
    }

private:
    struct nothing {};
    struct owned_entry {
        std::string text;
        wording_category category;
        verification grade;
    };

    explicit wording_list(nothing) noexcept {}

    std::uint32_t put(std::string text, wording_category category, verification grade) {
        const auto place = places_.insert(text, static_cast<std::uint32_t>(entries_.size()));
        if (place.is_new)
            entries_.push_back({std::move(text), category, grade});
        else {
            entries_[place.value].category = category;
            entries_[place.value].grade = grade;
        }
        return place.value;
    }

    std::vector<owned_entry> entries_;
    detail::hash_map<std::string, std::uint32_t> places_;
};

}  // namespace mingbai::inline MINGBAI_ABI
