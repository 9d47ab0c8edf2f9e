// SPDX-License-Identifier: Apache-2.0
// A tariff plan as people paste it: one element a line, its name, a colon, its text.
//
//     方案名称：春风套餐59元
//     资费标准：59元/月
//
// Nothing is guessed: what cannot be read in full is marked unreadable, and an element without a line is missing.
#pragma once

#include <mingbai/base/money_text.hpp>
#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/period_text.hpp>
#include <mingbai/base/quantity_text.hpp>
#include <mingbai/rule/element.hpp>
#include <mingbai/tariff/plan.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playground {

using mingbai::cny;
using mingbai::element;
using mingbai::service;

/// Where a text of the plan stands in what was pasted.
struct source_of {
    element what{};
    std::uint64_t index = 0;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

struct pasted_plan {
    mingbai::tariff_plan plan{};
    std::vector<source_of> sources{};
    std::vector<source_of> not_understood{};  ///< lines without a known name before the colon
};

/// Another name that people write for an element, or for an allowance of it.
struct label {
    std::string_view name;
    element what;
    std::optional<service> of{};
};

class plan_paste {
public:
    [[nodiscard]] static pasted_plan read(std::string_view text) {
        plan_paste reader(text);
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = text.find('\n', at);
            if (end == std::string_view::npos) end = text.size();
            reader.line(at, end);
            at = end + 1;
        }
        return std::move(reader.out_);
    }

private:
    static constexpr label labels[]{
        {"名称", element::name}, {"套餐名称", element::name}, {"编号", element::filing_number}, {"类型", element::category},
        {"资费", element::price}, {"价格", element::price}, {"月费", element::price}, {"内容", element::content},
        {"流量", element::content, service::data}, {"国内流量", element::content, service::data},
        {"语音", element::content, service::voice}, {"国内语音", element::content, service::voice},
        {"通话", element::content, service::voice}, {"短信", element::content, service::sms},
        {"超出", element::overage}, {"超出资费标准", element::overage}, {"地区", element::region}, {"适用区域", element::region},
        {"有效期", element::validity}, {"渠道", element::channels}, {"办理渠道", element::channels},
        {"上线时间", element::on_sale}, {"下线时间", element::off_sale}, {"合约", element::commitment}, {"合约期", element::commitment},
        {"退订", element::unsubscribe}, {"违约", element::breach}, {"说明", element::notes}, {"备注", element::notes}};

    explicit plan_paste(std::string_view text) noexcept : text_(text) {}

    static void trim(std::string_view text, std::size_t& first, std::size_t& last) noexcept {
        const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
        while (first < last && blank(text[first])) ++first;
        while (first < last && blank(text[last - 1])) --last;
    }

    [[nodiscard]] static const label* find(std::string_view name) noexcept {
        for (const label& each : labels)
            if (each.name == name) return &each;
        return nullptr;
    }

    void line(std::size_t first, std::size_t last) {
        trim(text_, first, last);
        if (first == last) return;
        const std::string_view words = text_.substr(first, last - first);
        constexpr std::string_view wide = "：";
        std::size_t colon = words.find(wide);
        std::size_t size = wide.size();
        if (const std::size_t narrow = words.find_first_of(":\t"); narrow < colon) colon = narrow, size = 1;
        if (colon == std::string_view::npos) return not_understood(first, last);
        std::size_t name_end = first + colon;
        std::size_t name_begin = first;
        trim(text_, name_begin, name_end);
        const std::string_view name = text_.substr(name_begin, name_end - name_begin);
        first += colon + size;
        trim(text_, first, last);
        for (const mingbai::element_text& each : mingbai::element_texts)
            if (static_cast<std::uint16_t>(each.what) <= mingbai::plan_element_count && each.what != element::none &&
                (each.chinese == name || each.name == name))
                return value(each.what, {}, first, last);
        if (const label* const known = find(name)) return value(known->what, known->of, first, last);
        not_understood(name_begin, last);
    }

    void not_understood(std::size_t first, std::size_t last) { out_.not_understood.push_back({element::none, 0, first, last - first}); }

    void keep(element what, std::uint64_t index, std::size_t first, std::size_t last) {
        out_.sources.push_back({what, index, first, last - first});
    }

    void value(element what, std::optional<service> of, std::size_t first, std::size_t last) {
        if (first == last) return;
        mingbai::tariff_plan& plan = out_.plan;
        const std::string_view words = text_.substr(first, last - first);
        const auto words_of = [&](std::string& into) {
            into = words;
            keep(what, 0, first, last);
        };
        const auto unreadable_unless = [&](bool read) {
            if (!read) plan.unreadable.add(what);
            keep(what, 0, first, last);
        };
        if (what == element::name) return words_of(plan.name);
        if (what == element::filing_number) return words_of(plan.filing_number);
        if (what == element::category) return words_of(plan.category);
        if (what == element::audience) return words_of(plan.audience);
        if (what == element::unsubscribe) return words_of(plan.unsubscribe);
        if (what == element::breach) return words_of(plan.breach);
        if (what == element::notes) return words_of(plan.notes);
        if (what == element::region) return list(what, plan.regions, first, last);
        if (what == element::channels) return list(what, plan.channels, first, last);
        if (what == element::price) return unreadable_unless(price(words));
        if (what == element::overage) return unreadable_unless(overage(words));
        if (what == element::validity) return unreadable_unless(validity(words));
        if (what == element::commitment) return unreadable_unless(commitment(words));
        if (what == element::on_sale) return unreadable_unless(date(plan.on_sale, words));
        if (what == element::off_sale) return unreadable_unless(date(plan.off_sale, words));
        if (of) return unreadable_unless(allowance(*of, words));
        words_of(plan.content_text);
    }

    void list(element what, std::vector<std::string>& into, std::size_t first, std::size_t last) {
        static constexpr std::string_view separators[]{"、", "，", "；", ",", ";"};
        std::size_t begin = first;
        const auto take = [&](std::size_t end) {
            std::size_t from = begin;
            std::size_t to = end;
            trim(text_, from, to);
            if (from == to) return;
            keep(what, into.size(), from, to);
            into.emplace_back(text_.substr(from, to - from));
        };
        for (std::size_t at = first; at < last;) {
            std::size_t step = 0;
            for (const std::string_view each : separators)
                if (text_.substr(at, last - at).starts_with(each)) step = each.size();
            if (step != 0) {
                take(at);
                begin = at + step;
            }
            at += step != 0 ? step : 1;
        }
        take(last);
    }

    [[nodiscard]] static bool cut(std::string_view& words, std::string_view end) noexcept {
        if (!words.ends_with(end)) return false;
        words.remove_suffix(end.size());
        return true;
    }
    [[nodiscard]] static bool cut_front(std::string_view& words, std::string_view begin) noexcept {
        if (!words.starts_with(begin)) return false;
        words.remove_prefix(begin.size());
        return true;
    }

    [[nodiscard]] bool price(std::string_view words) {
        mingbai::period per{};
        if (cut(words, "/月") || cut_front(words, "每月")) per = {1, mingbai::period_unit::month};
        else if (cut(words, "/年") || cut_front(words, "每年")) per = {1, mingbai::period_unit::year};
        else if (cut(words, "/天") || cut(words, "/日") || cut_front(words, "每天")) per = {1, mingbai::period_unit::day};
        const auto amount = mingbai::parse_money<cny>(words);
        if (amount) out_.plan.price = *amount / per;
        return amount.has_value();
    }

    [[nodiscard]] bool allowance(service of, std::string_view words) {
        std::optional<mingbai::service_amount> amount;
        if (of == service::data) {
            if (const auto read = mingbai::parse_data_volume(words)) amount = *read;
        } else if (of == service::voice) {
            if (const auto read = mingbai::parse_airtime(words)) amount = *read;
        } else if (const auto read = mingbai::parse_message_count(words)) {
            amount = *read;
        }
        if (amount) out_.plan.content.push_back({.what = of, .amount = *amount});
        return amount.has_value();
    }

    /// 0.29元/MB; 0.15元/分钟; 0.1元/条; several with a semicolon or comma between.
    [[nodiscard]] bool overage(std::string_view words) {
        bool all = true;
        while (!words.empty()) {
            std::size_t end = words.size();
            std::size_t next = end;
            for (const std::string_view each : {"；", "，", "、", ";", ","})
                if (const std::size_t at = words.find(each); at < end) end = at, next = at + each.size();
            all = rate(words.substr(0, end)) && all;
            words.remove_prefix(next);
        }
        return all;
    }
    [[nodiscard]] bool rate(std::string_view words) {
        for (const std::string_view before : {"流量", "语音", "短信", "超出后", "超出"}) (void)cut_front(words, before);
        struct unit {
            std::string_view written;
            service what;
            mingbai::service_amount amount;
        };
        const unit units[]{{"/MB", service::data, mingbai::data_volume::from_bytes(1 << 20)},
                           {"/GB", service::data, mingbai::data_volume::from_bytes(1 << 30)},
                           {"/分钟", service::voice, mingbai::airtime::from_minutes(1)},
                           {"/条", service::sms, mingbai::message_count::from_messages(1)}};
        for (const unit& each : units) {
            if (!cut(words, each.written)) continue;
            const auto price = mingbai::parse_money<cny>(words);
            if (!price) return false;
            auto& terms = out_.plan.overage.emplace_back();
            terms.what = each.what;
            terms.rates.push_back({*price, each.amount});
            return true;
        }
        return false;
    }

    [[nodiscard]] bool validity(std::string_view words) {
        mingbai::plan_validity read;
        constexpr std::string_view renews[]{"，到期自动续订", "到期自动续订", "，自动续订", "自动续订"};
        for (const std::string_view each : renews)
            if (cut(words, each)) {
                read.renews_automatically = true;
                break;
            }
        if (words.empty() || words == "长期" || words == "长期有效" || words == "至退订为止") {
            out_.plan.validity = read;
            return true;
        }
        const auto term = mingbai::parse_period(words);
        if (!term) return false;
        read.term = *term;
        if (read.renews_automatically) read.renewal_term = *term;
        out_.plan.validity = read;
        return true;
    }

    [[nodiscard]] bool commitment(std::string_view words) {
        auto& into = out_.plan.commitment.emplace();
        if (words == "无" || words == "无要求" || words == "无合约期限") return true;
        const auto term = mingbai::parse_period(words);
        if (term) into.term = *term;
        else out_.plan.commitment.reset();
        return term.has_value();
    }

    [[nodiscard]] static bool date(std::optional<mingbai::civil_date>& into, std::string_view words) {
        const auto read = mingbai::parse_date(words);
        if (read) into = *read;
        return read.has_value();
    }

    std::string_view text_;
    pasted_plan out_{};
};

}  // namespace playground
