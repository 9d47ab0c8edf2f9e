// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/claim.hpp>
#include <mingbai/marketing/detail/claim_meaning.hpp>
#include <mingbai/marketing/detail/copy_dates.hpp>
#include <mingbai/marketing/detail/phrase_claims.hpp>
#include <mingbai/tariff/wording.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::marketing {

namespace detail {

/// Walks an advertisement once and collects its claims. A template, so that only a program that reads copy pays for the
/// lexicon.
template <class Later>
class claim_collector {
public:
    explicit claim_collector(std::string_view source) : source_(source), copy_(source), meaning_(copy_) {}

    [[nodiscard]] std::vector<claim> collect() && {
        const std::string_view text = copy_.text();
        for (std::size_t at = 0; at < text.size();) {
            std::size_t next = read_at(at);
            if (next <= at) {
                // One character on; the folded text is cut where characters begin.
                next = at + 1;
                while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
            }
            at = next;
        }
        add_wording();
        const auto place = [](const claim& each) { return std::tuple(each.offset, each.kind, each.topic, each.length); };
        std::sort(claims_.begin(), claims_.end(), [&](const claim& a, const claim& b) { return place(a) < place(b); });
        return std::move(claims_);
    }

private:
    /// Reads what begins at a place; the place after it, or 0 when nothing does.
    std::size_t read_at(std::size_t at) {
        if (const written_date date = date_at(copy_.text(), at); date.end != 0) {
            add_date(at, date);
            return date.end;
        }
        if (const auto compared = comparison_at(copy_, at)) {
            add(*compared);
            return compared->end;
        }
        if (const auto found = phrase_at<Later>(copy_, at)) {
            if (found->made.topic != claim_topic::none || found->made.kind == claim_kind::comparison)
                if (!is_denied(copy_, at) || found->made.topic == claim_topic::no_commitment) add(*found);
            return found->end;
        }
        if (const auto given = thing_at(copy_, at)) {
            add(*given);
            return given->end;
        }
        if (const std::size_t end = read_numbered_months(at); end != 0) return end;
        const quantity read = quantity_at(copy_.text(), at);
        if (read.end == 0) return 0;
        if (read.unit != quantity_unit::none || read.begin == at)
            if (const auto made = meaning_.of(read)) add({*made, begin_of_quantity(read, *made), end_of_quantity(read, *made)});
        return read.end;
    }

    /// What hurries takes in the word before its number: 最后三天, 最后10名.
    [[nodiscard]] std::size_t begin_of_quantity(const quantity& read, const claim& made) const noexcept {
        if (made.kind != claim_kind::pressure) return read.begin;
        const std::string_view head = copy_.text().substr(0, read.begin);
        const std::string_view words = without_spaces_before(head);
        return words.size() - word_before(words, claim_words::hurrying_before);
    }

    /// A zero price takes in the verb behind it: 0元购.
    [[nodiscard]] std::size_t end_of_quantity(const quantity& read, const claim& made) const noexcept {
        if (made.kind != claim_kind::free) return read.end;
        constexpr std::string_view verbs[]{"购", "领", "享", "得", "拿", "抢", "送", "换"};
        return read.end + word_at(copy_.text(), read.end, verbs);
    }

    /// "months 1-6", 1-6月, 第1至6个月: the first six.
    std::size_t read_numbered_months(std::size_t at) {
        constexpr std::string_view begins[]{"months 1-", "months 1 to ", "month 1 to "};
        constexpr std::string_view chinese_begins[]{"1-", "1~", "1至", "1到"};
        constexpr std::string_view months[]{"个月", "月"};
        const std::string_view text = copy_.text();
        std::size_t size = word_at(text, at, begins);
        const bool english = size != 0;
        if (!english && (at == 0 || !is_ascii_word(text[at - 1]))) size = word_at(text, at, chinese_begins);
        if (size == 0) return 0;
        numeral last = read_number(text, at + size);
        if (!last.found() || last.chinese || last.has_point) return 0;
        if (!english) {
            const std::size_t unit = word_at(text, last.end, months);
            if (unit == 0) return 0;
            last.end += unit;
        }
        found_claim found{{}, at, last.end};
        found.made.kind = claim_kind::duration;
        found.made.topic = claim_topic::first_period;
        found.made.unit = figure_unit::months;
        found.made.values[0] = last.whole();
        found.made.count = 1;
        add(found);
        return last.end;
    }

    void add_date(std::size_t at, const written_date& date) {
        found_claim found;
        found.begin = at;
        found.end = date.end;
        found.made.kind = claim_kind::deadline;
        constexpr std::string_view since_after[]{"起至", "起到"};
        constexpr std::string_view start_after[]{"起", "开始", "正式上线", "上线", "开售"};
        constexpr std::string_view start_before[]{"自", "从", "from", "since", "starting"};
        const std::string_view tail = copy_.text().substr(date.end);
        const bool starts = word_at(tail, 0, start_after) != 0 || word_at(tail, 0, since_after) != 0 ||
            word_before(without_spaces_before(copy_.before(at)), start_before) != 0;
        found.made.topic = starts ? claim_topic::first_day : claim_topic::last_day;
        found.made.values[0] = date.number;
        found.made.count = 1;
        found.made.unit = figure_unit::other;
        add(found);
    }

    void add(const found_claim& found) {
        claim made = found.made;
        // One comparison in a clause: 比同价位套餐多一倍 is not two.
        if (made.kind == claim_kind::comparison && !claims_.empty() && claims_.back().kind == claim_kind::comparison &&
            copy_.clause(spans_.back().first).data() == copy_.clause(found.begin).data())
            return;
        made.offset = copy_.source_offset(found.begin);
        made.length = static_cast<std::uint32_t>(copy_.source_offset(found.end) - made.offset);
        claims_.push_back(made);
        spans_.push_back({found.begin, found.end});
    }

    /// What the wording lexicon calls a superlative, an inducement or pressure, unless it is denied or another claim
    /// says the same: 0元购 and 买一送一 are entries too.
    void add_wording() {
        const std::size_t others = claims_.size();
        find_wording(copy_.text(), [&](const wording_hit& hit) {
            const std::size_t begin = static_cast<std::size_t>(hit.offset);
            const std::size_t end = begin + hit.length;
            claim_kind kind{};
            if (hit.category == wording_category::superlative)
                kind = claim_kind::superlative;
            else if (hit.category == wording_category::inducement)
                kind = claim_kind::inducement;
            else if (hit.category == wording_category::pressure)
                kind = claim_kind::pressure;
            else
                return;
            if (is_denied(copy_, begin)) return;
            if (claims_.size() > others && claims_.back().kind == kind && spans_.back().second > begin) return;  // 全网最低 in 全网最低价
            for (std::size_t i = 0; i < others; ++i) {
                const claim_kind other = claims_[i].kind;
                const bool same = other == claim_kind::free || other == claim_kind::gift || other == claim_kind::discount || other == kind;
                if (same && spans_[i].first < end && begin < spans_[i].second) return;
            }
            found_claim found;
            found.begin = begin;
            found.end = end;
            found.made.kind = kind;
            add(found);
        });
    }

    std::string_view source_;
    copy_reading copy_;
    claim_meaning meaning_;
    std::vector<claim> claims_;
    std::vector<std::pair<std::size_t, std::size_t>> spans_;  // of the claims, in the folded text
};

}  // namespace detail

/// The claims of an advertisement in Chinese or English, in its order, with the bytes where each stands.
///
/// Figures are read in the ways people write them: 59元/月, 五十九块, ￥５９, RMB 59, 1毛钱/MB, 八八折, 59/79/109元,
/// 30GB至100GB, fifty-nine yuan. What is denied (不是最低价, "not free") is no claim. Nothing is guessed: a figure whose
/// meaning the words around it do not tell makes none. The vocabulary is practice, not law. Bytes that are not UTF-8
/// belong to no claim.
template <class Later = void>
[[nodiscard]] std::vector<claim> read_claims(std::string_view text) {
    return detail::claim_collector<Later>(text).collect();
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
