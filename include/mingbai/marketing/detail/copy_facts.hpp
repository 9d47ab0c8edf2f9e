// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/claim_reader.hpp>
#include <mingbai/marketing/verdict.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

// Which conditions an advertisement states, and which a plan has.

namespace mingbai::inline MINGBAI_ABI::marketing::detail {

inline constexpr word commitment_mentions[] = {"合约", "在网", "绑定", "起签", "签一年", "签两年", "签三年", "sign for", "stay with us", "协议期", "签约", "contract", "commitment", "minimum term"};
inline constexpr word commitment_denials[] = {"无需", "没有", "无", "零", "不签", "不绑", "no", "without a", "without"};
inline constexpr word minimum_mentions[] = {"预存", "首存", "先存", "首充", "充值", "存", "充", "低消", "最低消费", "保底", "deposit", "top up", "top-up", "prepay"};
inline constexpr word plan_minimums[] = {"预存", "首充", "充值", "最低消费", "低消", "保底消费"};
inline constexpr word nationwide_words[] = {"全国", "全网"};
inline constexpr word own_region_words[] = {"省内", "本省", "本地", "市内"};
inline constexpr word unrestricted_audience[] = {"公众", "所有", "全部", "全体", "大众", "不限", "个人用户", "个人客户"};
inline constexpr word new_audience[] = {"新用户", "新入网", "新开户", "新客户", "新装"};
inline constexpr word student_audience[] = {"学生", "校园", "高校"};
inline constexpr word senior_audience[] = {"老年", "银发", "60岁", "65岁"};
inline constexpr word generic_audience[] = {"用户", "客户", "区域", "套餐", "办理", "专享", "专属", "可办", "以上", "及以", "元及", "连续", "使用", "除外", "手机"};

/// An advertisement with what it states of the conditions of an offer.
class copy_facts {
public:
    copy_facts(std::string_view source, std::span<const claim> claims) : source_(source), copy_(source), claims_(claims) {
        constexpr std::string_view some_lengths[]{"个月", "月起", "月后", "半年", "一年",
                                                  "month", "months", "half a year", "half year", "year"};
        for (const claim& each : claims) topics_.data()[static_cast<std::size_t>(each.topic)] = true;
        lengths_ = has_any(text(), some_lengths);
        throttle_ = has_any(text(), claim_words::slow_words);
        applications_ = has_any(text(), claim_words::directed_words);
        own_region_ = has_any(text(), own_region_words);
    }

    [[nodiscard]] std::string_view source() const noexcept { return source_; }
    [[nodiscard]] std::string_view text() const noexcept { return copy_.text(); }
    [[nodiscard]] std::span<const claim> claims() const noexcept { return claims_; }

    /// The clause in which a claim stands.
    [[nodiscard]] std::string_view clause_of(const claim& said) const noexcept {
        return copy_.clause(copy_.folded_offset(static_cast<std::size_t>(said.offset)));
    }

    [[nodiscard]] bool claims_topic(claim_topic topic) const noexcept {
        return topics_[static_cast<std::size_t>(topic)];
    }
    [[nodiscard]] bool claims_price(std::int64_t micros) const noexcept {
        for (const claim& each : claims_) {
            if (each.kind != claim_kind::price) continue;
            for (const std::uint64_t value : each.stated())
                if (static_cast<std::int64_t>(value) == micros) return true;
        }
        return false;
    }

    [[nodiscard]] bool claims_volume(std::uint64_t bytes) const noexcept {
        for (const claim& each : claims_)
            if (each.kind == claim_kind::allowance && each.unit == figure_unit::data && each.values[0] == bytes) return true;
        return false;
    }
    /// Whether a length of time of so many months is claimed, of whatever.
    [[nodiscard]] bool claims_months(std::int64_t months) const noexcept {
        for (const claim& each : claims_)
            if (each.kind == claim_kind::duration && each.unit == figure_unit::months && months > 0 &&
                each.values[0] == static_cast<std::uint64_t>(months))
                return true;
        return false;
    }
    /// Whether the copy says for how long the first price holds, in whatever words.
    [[nodiscard]] bool states_first_period(std::int64_t months) const noexcept {
        return claims_topic(claim_topic::first_period) || claims_months(months) || lengths_;
    }
    /// Whether the clause of a claim has one of the words.
    [[nodiscard]] bool says_beside(const claim& said, std::span<word> words) const noexcept { return has_any(clause_of(said), words); }

    [[nodiscard]] bool states_throttle() const noexcept {
        return throttle_ || claims_topic(claim_topic::never_slower) || claims_topic(claim_topic::throttle_point);
    }
    [[nodiscard]] bool states_applications() const noexcept { return applications_; }
    [[nodiscard]] bool states_own_region() const noexcept { return own_region_; }
    [[nodiscard]] bool states_minimum() const noexcept { return has_any(text(), minimum_mentions); }

    /// A commitment is mentioned otherwise than to deny it.
    [[nodiscard]] bool states_commitment() const noexcept {
        if (claims_topic(claim_topic::commitment_term)) return true;
        for (const std::string_view each : commitment_mentions)
            for (std::size_t at = text().find(each); at != std::string_view::npos; at = text().find(each, at + 1)) {
                const std::string_view before = without_spaces_before(text().substr(0, at));
                if (word_before(before, commitment_denials) == 0 && !text().substr(at + each.size()).starts_with("-free")) return true;
            }
        return false;
    }

    [[nodiscard]] bool mentions(std::string_view words) const noexcept { return text().find(words) != std::string_view::npos; }

private:
    std::string_view source_;
    copy_reading copy_;
    std::span<const claim> claims_;
    // What is asked for many claims is looked for once.
    std::array<bool, 256> topics_{};
    bool lengths_ = false;
    bool throttle_ = false;
    bool applications_ = false;
    bool own_region_ = false;
};

}  // namespace mingbai::inline MINGBAI_ABI::marketing::detail
