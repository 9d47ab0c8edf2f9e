// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/detail/claim_phrases.hpp>
#include <mingbai/marketing/detail/claim_words.hpp>
#include <mingbai/tariff/plan_name.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

// Claims that are made by words and not by a figure.

namespace mingbai::inline MINGBAI_ABI::marketing::detail {

/// A claim in the folded text, before its place in the source is known.
struct found_claim {
    claim made{};
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Whether the words before a place deny what stands there: 不是最低价, 并非免费, "not the cheapest".
[[nodiscard]] inline bool is_denied(const copy_reading& copy, std::size_t at) noexcept {
    const std::string_view head = without_spaces_before(copy.before(at));
    const std::size_t size = word_before(head, claim_words::denials);
    if (size == 0) return false;
    // 性价比不低 and the like aside, 不 denies only what follows at once; "no" before a noun is a claim of its own.
    return !head.ends_with("要不") && !head.ends_with("好不");
}

/// The region named at a place, the longest; its size is 0 when none is. A template, as what it looks at is evaluated only
/// in programs that use it.
template <class Later = void>
[[nodiscard]] std::size_t region_at(std::string_view text, std::size_t at) noexcept {
    // Names have two to four characters of three bytes each; 全网 is a word of networks and no place.
    for (std::size_t size = 12; size >= 6; size -= 3) {
        const std::string_view name = text.substr(at, size);
        if (name.size() == size && name != "全国" && name != "全网" && mingbai::detail::is_listed_region<Later>(name)) return size;
    }
    return 0;
}

[[nodiscard]] inline std::optional<found_claim> comparison_at(const copy_reading& copy, std::size_t at) {
    found_claim found;
    found.made.kind = claim_kind::comparison;
    found.begin = at;
    const std::string_view text = copy.text();
    if (const std::size_t size = word_at(text, at, claim_words::english_comparatives); size != 0) {
        constexpr std::string_view than[]{" than"};
        const std::size_t more = word_at(text, at + size, than);
        if (more == 0) return std::nullopt;
        found.end = at + size + more;
        return found;
    }
    constexpr std::string_view compare[]{"比"};
    if (word_at(text, at, compare) == 0 || word_at(text, at, claim_words::not_comparing) != 0 ||
        word_before(text.substr(0, at), claim_words::not_comparing_before) != 0)
        return std::nullopt;
    // What it is compared with stands between 比 and the comparative, and is short.
    const std::string_view rest = copy.after(at + 3).substr(0, 36);
    std::size_t nearest = std::string_view::npos;
    for (const std::string_view each : claim_words::comparatives) {
        const std::size_t there = rest.find(each);
        if (there < nearest) nearest = there;
    }
    if (nearest == std::string_view::npos || nearest == 0) return std::nullopt;
    found.end = at + 3 + nearest;
    return found;
}

/// A thing that is given, when something before it in its clause gives: 送视频会员, free video membership.
[[nodiscard]] inline std::optional<found_claim> thing_at(const copy_reading& copy, std::size_t at) {
    for (const claim_words::thing& each : claim_words::things) {
        const std::string_view named[]{each.word};
        if (word_at(copy.text(), at, named) == 0) continue;
        if (!has_any(copy.before(at), claim_words::giving) || has_any(copy.before(at), claim_words::not_giving)) return std::nullopt;
        found_claim found;
        found.made.kind = claim_kind::gift;
        found.made.topic = claim_topic::given_thing;
        found.begin = at;
        found.end = at + each.word.size();
        return found;
    }
    return std::nullopt;
}

/// The claim of a phrase that begins at a place. A claim of kind `free` without a topic is none: 免费热线; it is
/// returned so that what stands inside it is passed over.
template <class Later = void>
[[nodiscard]] std::optional<found_claim> phrase_at(const copy_reading& copy, std::size_t at) {
    const std::string_view text = copy.text();
    for (const claim_words::phrase& each : claim_words::phrases) {
        const std::string_view words[]{each.words};
        if (word_at(text, at, words) == 0) continue;
        found_claim found;
        claim& made = found.made;
        found.begin = at;
        found.end = at + each.words.size();
        made.kind = each.kind;
        made.topic = each.topic;
        made.what = each.what;
        if (made.kind == claim_kind::discount) made.unit = figure_unit::other;
        if (made.topic == claim_topic::access_speed) made.unit = figure_unit::speed;
        if (made.topic == claim_topic::first_period) made.unit = figure_unit::months;
        if (made.unit != figure_unit::none) {
            made.values[0] = each.value;
            made.count = 1;
        }
        const std::string_view tail = copy.after(found.end);
        if (made.topic == claim_topic::sold_nationwide) {
            if (word_at(tail, 0, claim_words::nationwide_no_claim_after) != 0) made.topic = claim_topic::none;
            if (word_at(tail, 0, claim_words::nationwide_use_after) != 0) made.topic = claim_topic::used_nationwide;
            made.what = word_at(tail, 0, claim_words::nationwide_calls_after) != 0 ? service::voice : service::data;
        }
        constexpr std::string_view of_the_plan[]{"月", "年", "月租", "月费", "套餐"};
        if (made.topic == claim_topic::free_something && each.words == "免费" && word_before(copy.before(at), of_the_plan) != 0)
            made.topic = claim_topic::free_plan;
        const bool channel = made.topic >= claim_topic::hall && made.topic <= claim_topic::telephone;
        if (channel && !has_any(copy.clause(at), claim_words::order_words)) made.topic = claim_topic::none;
        return found;
    }
    if (const std::size_t size = region_at<Later>(text, at); size != 0) {
        found_claim found;
        found.begin = at;
        found.end = at + size;
        found.made.kind = claim_kind::availability;
        found.made.topic = claim_topic::region;
        return found;
    }
    return std::nullopt;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing::detail
