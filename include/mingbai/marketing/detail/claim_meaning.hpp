// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/detail/claim_words.hpp>
#include <mingbai/marketing/detail/copy_quantity.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// What a quantity of an advertisement claims, from the words around it.

namespace mingbai::inline MINGBAI_ABI::marketing::detail {

/// The clause before a place without the words that stand between a verb and its figure: 只要59元, 送您国内10GB.
[[nodiscard]] constexpr std::string_view without_fillers(std::string_view before) noexcept {
    for (;;) {
        const std::size_t filler = word_before(before, claim_words::no_price_fillers);
        if (filler == 0) return before;
        before.remove_suffix(filler);
    }
}

/// Reads one quantity after the other: what was read before matters for the next.
class claim_meaning {
public:
    explicit claim_meaning(const copy_reading& copy) noexcept : copy_(&copy) {
        constexpr std::string_view reduced_speeds[]{"mbps", "kbps", "低速", "不限量"};
        slower_ = has_any(copy.text(), claim_words::slow_words) || has_any(copy.text(), reduced_speeds);
        messages_ = has_any(copy.text(), claim_words::message_words);
    }

    /// The claim that a quantity makes, if it makes one.
    [[nodiscard]] std::optional<claim> of(const quantity& read) {
        const std::optional<claim> made = meaning_of(read);
        if (read.unit == quantity_unit::money) money_end_ = read.end;
        return made;
    }

private:
    [[nodiscard]] std::optional<claim> meaning_of(const quantity& read) const {
        claim made;
        made.count = read.count;
        made.values = read.values;
        made.bound = bound_of(read);
        switch (read.unit) {
            case quantity_unit::money: return money(read, made);
            case quantity_unit::none: return bare_money(read, made);
            case quantity_unit::data: return data(read, made);
            case quantity_unit::speed: return speed(read, made);
            case quantity_unit::voice: return counted(read, made, service::voice);
            case quantity_unit::messages: return counted(read, made, service::sms);
            case quantity_unit::days:
            case quantity_unit::months: return lasting(read, made);
            case quantity_unit::percent:
            case quantity_unit::tenths_of_price: return share(read, made);
            case quantity_unit::places: return places(read, made);
            case quantity_unit::multiple: return multiple(read, made);
        }
        return std::nullopt;
    }

    [[nodiscard]] std::string_view before(const quantity& read) const noexcept { return copy_->before(read.begin); }
    [[nodiscard]] std::string_view after(const quantity& read) const noexcept { return copy_->after(read.end); }
    [[nodiscard]] std::string_view right_before(const quantity& read) const noexcept {
        return without_spaces_before(before(read));
    }
    [[nodiscard]] std::string_view right_after(const quantity& read) const noexcept {
        std::string_view text = after(read);
        while (text.starts_with(' ')) text.remove_prefix(1);
        return text;
    }
    [[nodiscard]] static bool follows(std::string_view text, std::span<word> words) noexcept { return word_at(text, 0, words) != 0; }

    [[nodiscard]] claim_bound bound_of(const quantity& read) const noexcept {
        const std::string_view head = right_before(read);
        if (word_before(head, claim_words::below_before) != 0) return claim_bound::below;
        if (word_before(head, claim_words::at_most_before) != 0) return claim_bound::at_most;
        if (word_before(head, claim_words::at_least_before) != 0 || follows(right_after(read), claim_words::at_least_after))
            return claim_bound::at_least;
        return claim_bound::exact;
    }

    [[nodiscard]] static std::optional<claim> as(claim made, claim_kind kind, claim_topic topic, figure_unit unit) noexcept {
        made.kind = kind;
        made.topic = topic;
        made.unit = unit;
        return made;
    }

    /// What a price or an amount is for, from the words behind it, else the last ones before it.
    void read_period(const quantity& read, claim& made) const noexcept {
        std::string_view tail = right_after(read);
        if (tail.starts_with("back ")) tail.remove_prefix(5);
        const std::string_view head = before(read);
        const auto every = [&](period_unit unit) { made.per = {1, unit}; };
        if (follows(tail, claim_words::once_after)) {
            made.once = true;
            return;
        }
        if (follows(tail, claim_words::year_after)) return every(period_unit::year);
        if (follows(tail, claim_words::month_after)) return every(period_unit::month);
        if (follows(tail, claim_words::day_after)) return every(period_unit::day);
        const std::size_t day = end_of_last(head, claim_words::day_words);
        const std::size_t month = end_of_last(head, claim_words::month_words);
        const std::size_t year = end_of_last(head, claim_words::year_words);
        const std::size_t only_once = end_of_last(head, claim_words::once_words);
        const std::size_t last = (std::max)({day, month, year, only_once});
        if (last == 0 || has_figure(head.substr(last))) return;
        if (last == only_once)
            made.once = true;
        else if (last == day)
            every(period_unit::day);
        else
            every(last == month ? period_unit::month : period_unit::year);
    }

    [[nodiscard]] static bool has_figure(std::string_view text) noexcept {
        for (const char c : text)
            if (is_ascii_digit(c)) return true;
        return false;
    }

    [[nodiscard]] std::optional<claim> money(const quantity& read, claim made) const {
        using enum claim_topic;
        const std::string_view head = right_before(read);
        const std::string_view tail = right_after(read);
        const std::string_view verb = without_fillers(head);
        if (word_before(verb, claim_words::deposit_before) != 0 || follows(tail, claim_words::deposit_after)) return std::nullopt;
        if (const auto per_unit = rate_of_one(read, made)) return per_unit;
        for (const claim_words::rate_word& rate : claim_words::rates) {
            const std::string_view behind[]{rate.after};
            const std::string_view ahead[]{rate.before};
            const std::size_t end = end_of_last(head, ahead);
            if (!follows(tail, behind) && (end == 0 || has_figure(head.substr(end)))) continue;
            made.what = rate.what;
            made.each = rate.each;
            return as(made, claim_kind::price, claim_topic::rate, figure_unit::money);
        }
        read_period(read, made);
        if (word_before(verb, claim_words::gift_before) != 0 || follows(tail, claim_words::gift_after) || continues_gift(read))
            return as(made, claim_kind::gift, given_amount, figure_unit::money);
        if (word_before(verb, claim_words::reduction_before) != 0 || follows(tail, claim_words::reduction_after))
            return as(made, claim_kind::discount, price_reduction, figure_unit::money);
        if (made.values[0] == 0 && made.count == 1) return as(made, claim_kind::free, zero_topic(verb, tail), figure_unit::money);
        if (follows(tail, claim_words::ceiling_after) || has_any(tail.substr(0, 16), claim_words::ceiling_after) || has_any(head, claim_words::ceiling_before)) {
            made.bound = claim_bound::exact;
            return as(made, claim_kind::price, ceiling, figure_unit::money);
        }
        if (has_any(head, claim_words::regular_before)) return as(made, claim_kind::price, regular_fee, figure_unit::money);
        if (has_any(head, claim_words::later_words)) return as(made, claim_kind::price, later_fee, figure_unit::money);
        const std::string_view whole = copy_->clause(read.begin);
        const bool device = has_any(whole, claim_words::goods) && !has_any(whole, claim_words::month_words) && made.per.count == 0;
        const bool other = device || has_any(whole, claim_words::others);
        return as(made, claim_kind::price, other ? other_goods : fee, figure_unit::money);
    }

    /// 3元1GB, 三块钱一个G: what one unit costs, or a pack of one; the plan decides which.
    [[nodiscard]] std::optional<claim> rate_of_one(const quantity& read, claim made) const {
        const std::string_view text = copy_->text();
        std::size_t at = read.end;
        while (at < text.size() && text[at] == ' ') ++at;
        if (at >= text.size() || copy_->after(read.end).empty()) return std::nullopt;
        const quantity next = quantity_at(text, at);
        if (next.end == 0 || next.count != 1) return std::nullopt;
        const bool volume = next.unit == quantity_unit::data && (next.values[0] == data_volume::bytes_per_gigabyte || next.values[0] == data_volume::bytes_per_megabyte);
        const bool minute = next.unit == quantity_unit::voice && next.values[0] == 60;
        const bool message = next.unit == quantity_unit::messages && next.values[0] == 1;
        if (!volume && !minute && !message) return std::nullopt;
        made.what = volume ? service::data : minute ? service::voice
                                                    : service::sms;
        made.each = next.values[0];
        return as(made, claim_kind::price, claim_topic::rate, figure_unit::money);
    }

    /// 返120元，每月10元: an amount with nothing but its period, right after a clause in which money is given.
    [[nodiscard]] bool continues_gift(const quantity& read) const noexcept {
        const std::string_view head = before(read);
        std::string_view rest = head;
        constexpr std::string_view each_month[]{"每个月", "每月", "月返", "monthly"};  // 月租 and 月费 are what is paid
        for (const std::string_view each : each_month)
            if (rest.starts_with(each)) rest.remove_prefix(each.size());
        const std::size_t begin = read.begin - head.size();
        if (!rest.empty() || rest.size() == head.size() || begin == 0) return false;
        const std::string_view previous = copy_->clause(begin - 1);
        constexpr std::string_view returning[]{"返", "返还", "赠话费", "送话费"};
        return has_any(previous, returning);
    }

    [[nodiscard]] static claim_topic zero_topic(std::string_view head, std::string_view tail) noexcept {
        constexpr std::string_view setup[]{"安装", "初装", "调测", "installation", "setup"};
        if (follows(tail, setup)) return claim_topic::free_setup;
        constexpr std::string_view of_the_plan[]{"/月", "月租", "月费", "包月", "套餐", "购", "用", "享", "a month", "per month"};
        constexpr std::string_view before_it[]{"月租", "月费", "套餐", "首月", "每月", "资费"};
        const bool plan = follows(tail, of_the_plan) || word_before(head, before_it) != 0;
        return plan ? claim_topic::free_plan : claim_topic::free_something;
    }

    /// 月租59, 一口价59: money without its unit, when nothing but the end of the clause follows.
    [[nodiscard]] std::optional<claim> bare_money(const quantity& read, const claim& made) const {
        const std::string_view tail = right_after(read);
        const bool ends = tail.empty() || follows(tail, claim_words::at_least_after);
        if (!ends || word_before(right_before(read), claim_words::price_before) == 0) return std::nullopt;
        return money(read, made);
    }

    /// The second half of 3元1GB.
    [[nodiscard]] bool is_unit_of_rate(const quantity& read) const noexcept {
        const bool one = (read.unit == quantity_unit::data && (read.values[0] == data_volume::bytes_per_gigabyte || read.values[0] == data_volume::bytes_per_megabyte)) ||
            (read.unit == quantity_unit::voice && read.values[0] == 60) ||
            (read.unit == quantity_unit::messages && read.values[0] == 1);
        return one && right_before(read).size() + read.begin - before(read).size() == money_end_;
    }

    [[nodiscard]] bool is_given(const quantity& read) const noexcept {
        const std::string_view verb = without_fillers(right_before(read));
        if (has_any(before(read), claim_words::not_giving)) return false;
        return word_before(verb, claim_words::gift_before) != 0 ||
            word_before(right_before(read), claim_words::gift_before) != 0;
    }

    [[nodiscard]] std::optional<claim> data(const quantity& read, claim made) const {
        const std::string_view head = right_before(read);
        const std::string_view tail = right_after(read);
        const bool of_volume = follows(tail, claim_words::volume_after) && !follows(tail, claim_words::network_after);
        if (read.short_giga && !of_volume) {
            // 5G: a network, unless the words before it say that so much is included.
            if (follows(tail, claim_words::network_after) || word_before(head, claim_words::volume_before) == 0) return std::nullopt;
        }
        // 支持5G流量 names the network's data, 10元5G流量 a volume.
        if (read.short_mega && !of_volume) {
            const std::string_view clause = copy_->clause(read.begin);
            const std::uint64_t megabits = made.values[0] / data_volume::bytes_per_megabyte;
            constexpr std::string_view volumes[]{"流量", "data"};
            const bool line = has_any(clause, claim_words::line_words);
            if (line || (megabits >= 200 && megabits % 100 == 0 && !has_any(clause, volumes))) {
                for (std::uint64_t& value : made.values) value = value / data_volume::bytes_per_megabyte * 1'000'000;
                return speed(read, made);
            }
        }
        // What a rate is for is no amount: 每1GB5元, 5元/1GB.
        if (head.ends_with('/') || head.ends_with("每") || is_unit_of_rate(read)) return std::nullopt;
        if (word_before(head, claim_words::used_before) != 0) return std::nullopt;
        if (follows(tail, claim_words::throttle_after) || (slower_ && word_before(without_fillers(head), claim_words::throttle_before) != 0)) {
            made.bound = claim_bound::exact;
            return as(made, claim_kind::allowance, claim_topic::throttle_point, figure_unit::data);
        }
        read_period(read, made);
        made.once = false;
        const bool directed = has_any(after(read), claim_words::directed_words) || has_any(before(read), claim_words::directed_words);
        made.what = directed ? service::directed_data : service::data;
        if (is_given(read)) return as(made, claim_kind::gift, claim_topic::given_amount, figure_unit::data);
        return as(made, claim_kind::allowance, claim_topic::included, figure_unit::data);
    }

    [[nodiscard]] std::optional<claim> speed(const quantity& read, claim made) const {
        const std::string_view verb = without_fillers(right_before(read));
        const bool reduced = word_before(verb, claim_words::reduced_before) != 0 ||
            word_before(without_spaces_before(before(read)), claim_words::reduced_before) != 0;
        made.what = service::broadband;
        return as(made, claim_kind::speed, reduced ? claim_topic::reduced_speed : claim_topic::access_speed, figure_unit::speed);
    }

    [[nodiscard]] std::optional<claim> counted(const quantity& read, claim made, service what) const {
        const std::string_view tail = right_after(read);
        const std::string_view head = right_before(read);
        if (head.ends_with('/') || head.ends_with("每") || is_unit_of_rate(read)) return std::nullopt;
        const std::span<word> words = what == service::voice ? std::span<word>(claim_words::voice_words) : std::span<word>(claim_words::message_words);
        if (what == service::voice && follows(tail, claim_words::not_included_after) && !has_any(copy_->clause(read.begin), words))
            return std::nullopt;
        // 三分钟开通 includes no three minutes of calls.
        if (what == service::voice && made.values[0] < 50 * 60 && !has_any(copy_->clause(read.begin), words)) return std::nullopt;
        if (what == service::sms && !messages_) return std::nullopt;
        read_period(read, made);
        made.once = false;
        made.what = what;
        const figure_unit unit = what == service::voice ? figure_unit::voice : figure_unit::messages;
        if (is_given(read)) return as(made, claim_kind::gift, claim_topic::given_amount, unit);
        return as(made, claim_kind::allowance, claim_topic::included, unit);
    }

    [[nodiscard]] std::optional<claim> lasting(const quantity& read, claim made) const {
        const std::string_view head = right_before(read);
        const std::string_view tail = right_after(read);
        if (read.unit == quantity_unit::months && read.values[0] >= 1990u * 12) return std::nullopt;  // 2026年
        if (read.unit == quantity_unit::days && head.ends_with("月")) return std::nullopt;  // 2月30日
        const bool used_within = follows(tail, claim_words::used_within_after);
        if (!used_within && read.unit == quantity_unit::days && word_before(head, claim_words::hurrying_before) != 0 && !head.ends_with("前"))
            return as(made, claim_kind::pressure, claim_topic::none, figure_unit::days);
        constexpr std::string_view signed_for[]{"起签"};
        if ((!used_within && !follows(tail, signed_for) && follows(tail, claim_words::not_lasting_after)) || word_before(head, claim_words::not_lasting_before) != 0 ||
            (word_before(head, claim_words::left_before) != 0 && !head.ends_with("first")))
            return std::nullopt;
        const figure_unit unit = read.unit == quantity_unit::days ? figure_unit::days : figure_unit::months;
        const std::string_view text = copy_->text();
        const bool first = word_before(head, claim_words::first_before) != 0 && word_before(head, claim_words::not_first_before) == 0;
        if (first) return as(made, claim_kind::duration, claim_topic::first_period, unit);
        if (made.count == 2 && made.values[0] == 1 && made.values[1] > 1) {  // 1-6个月
            made.values[0] = made.values[1];
            made.count = 1;
            return as(made, claim_kind::duration, claim_topic::first_period, unit);
        }
        if (is_period_of_price(read)) return std::nullopt;
        if (has_any(tail, claim_words::commitment_words) || follows(tail, signed_for) || has_any(head, claim_words::commitment_words))
            return as(made, claim_kind::duration, claim_topic::commitment_term, unit);
        if (used_within || has_any(head, claim_words::validity_words) || has_any(tail.substr(0, 12), claim_words::validity_words))
            return as(made, claim_kind::duration, claim_topic::validity_term, unit);
        // "29 yuan for six months, then 59": what follows makes them the first ones.
        constexpr std::string_view afterwards[]{"then", "later", "之后", "afterwards"};
        const bool followed = (head.ends_with("for") || follows(text.substr(read.end, 2), afterwards)) &&
            has_any(text.substr(read.end, copy_reading::reach), afterwards);
        return as(made, claim_kind::duration, followed ? claim_topic::first_period : claim_topic::lasting, unit);
    }

    /// 一个月 and 一年 beside an amount of money say what it is for: 9块钱一个月, 一年只要600元.
    [[nodiscard]] bool is_period_of_price(const quantity& read) const noexcept {
        const bool one = read.values[0] == 1 || (read.values[0] == 12 && read.unit == quantity_unit::months) ||
            (read.values[0] == 7 && read.unit == quantity_unit::days);
        if (!one || read.half) return false;
        const std::string_view head = right_before(read);
        constexpr std::string_view money_words[]{"元", "块钱", "块", "毛", "yuan", "rmb", "角"};
        if (word_before(head, money_words) != 0) return true;
        std::size_t at = read.end;
        const std::string_view text = copy_->text();
        for (std::size_t filler = 1; filler != 0; at += filler) filler = word_at(text, at, claim_words::no_price_fillers);
        if (at >= text.size()) return false;
        const quantity next = quantity_at(text, at);
        return next.unit == quantity_unit::money || next.unit == quantity_unit::data || next.unit == quantity_unit::voice ||
            next.unit == quantity_unit::messages;
    }

    [[nodiscard]] std::optional<claim> share(const quantity& read, claim made) const {
        constexpr std::string_view off[]{"off", "discount", "优惠", "的优惠"};
        const bool percent = read.unit == quantity_unit::percent;
        if (percent && !follows(right_after(read), off) && word_before(right_before(read), claim_words::reduction_before) == 0)
            return std::nullopt;
        if (percent)
            for (std::size_t i = 0; i < made.count; ++i) made.values[i] = 100 - made.values[i];
        return as(made, claim_kind::discount, claim_topic::share_of_price, figure_unit::other);
    }

    /// 最后10名, 前100名, last 10 places.
    [[nodiscard]] std::optional<claim> places(const quantity& read, claim made) const {
        if (word_before(right_before(read), claim_words::hurrying_before) == 0) return std::nullopt;
        return as(made, claim_kind::pressure, claim_topic::none, figure_unit::other);
    }

    /// 快3倍, 3 times faster.
    [[nodiscard]] std::optional<claim> multiple(const quantity& read, claim made) const {
        const std::string_view head = right_before(read);
        const bool compared = word_before(head, claim_words::comparatives) != 0 || follows(right_after(read), claim_words::english_comparatives);
        if (!compared) return std::nullopt;
        return as(made, claim_kind::comparison, claim_topic::none, figure_unit::other);
    }

    const copy_reading* copy_;
    bool slower_ = false;   // the copy speaks of a lower speed
    bool messages_ = false;  // and of messages
    std::size_t money_end_ = 0;  // of the last amount of money; 0: there was none
};

}  // namespace mingbai::inline MINGBAI_ABI::marketing::detail
