// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/refusal.hpp>

#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

// GCC's -Wshadow also warns of scoped enumerators, which shadow nothing: element::filing_number beside filing_number.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

/// The elements of what is checked. The first sixteen are a tariff plan's, in the order in which they are disclosed;
/// the others belong to requests, notices, bills and marketing. Numbers are stored: only add.
enum class element : std::uint16_t {
    none = 0,

    name = 1,
    filing_number = 2,
    category = 3,
    price = 4,
    content = 5,
    overage = 6,
    audience = 7,
    region = 8,
    validity = 9,
    channels = 10,
    on_sale = 11,
    off_sale = 12,
    commitment = 13,
    unsubscribe = 14,
    breach = 15,
    notes = 16,

    subscriber = 40,
    effective = 41,
    expiry = 42,
    sender = 43,
    channel = 44,
    agent = 45,
    code = 46,
    answer = 47,
    renewal = 48,
    signature = 49,
    instant = 50,
    amount = 51,
    period = 52,
    quantity = 53,
    text = 54,
    reference = 55,
    biller = 56,

    // what notices and bills state beside these
    date = 60,
    hotline = 61,
    link = 62,
    service = 63,
    used = 64,
    left = 65,
    level = 66,
    cap = 67,
    spent = 68,
    resets = 69,
    total = 70,
    previous = 71,
    due = 72,
    third_party = 73,
    before = 74,
    after = 75,
    why = 76,
    next_step = 77,
    restored = 78,
    opt_out = 79,
    unsubscribe_effect = 80,
    agreement = 81,

    // what profiles ask notices to state beside these
    notice_period = 100,
    best_tariff = 101,
};

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

/// How many elements a tariff plan has; they are the elements 1 to this.
inline constexpr std::uint16_t plan_element_count = 16;

/// An element's names: the stable one used in files and reports, and the one Chinese customers read.
struct element_text {
    element what;
    std::string_view name;
    std::string_view chinese;
};

inline constexpr element_text element_texts[] = {
    {element::none, "none", "无"},
    {element::name, "name", "方案名称"},
    {element::filing_number, "filing_number", "方案编号"},
    {element::category, "category", "资费类型"},
    {element::price, "price", "资费标准"},
    {element::content, "content", "服务内容"},
    {element::overage, "overage", "超出资费"},
    {element::audience, "audience", "适用范围"},
    {element::region, "region", "适用地区"},
    {element::validity, "validity", "有效期限"},
    {element::channels, "channels", "销售渠道"},
    {element::on_sale, "on_sale", "上线日期"},
    {element::off_sale, "off_sale", "下线日期"},
    {element::commitment, "commitment", "在网要求"},
    {element::unsubscribe, "unsubscribe", "退订方式"},
    {element::breach, "breach", "违约责任"},
    {element::notes, "notes", "其他说明"},
    {element::subscriber, "subscriber", "用户号码"},
    {element::effective, "effective", "生效时间"},
    {element::expiry, "expiry", "有效时间"},
    {element::sender, "sender", "发送号码"},
    {element::channel, "channel", "办理渠道"},
    {element::agent, "agent", "代理商"},
    {element::code, "code", "验证码"},
    {element::answer, "answer", "答复"},
    {element::renewal, "renewal", "自动续订"},
    {element::signature, "signature", "签名"},
    {element::instant, "instant", "时间"},
    {element::amount, "amount", "金额"},
    {element::period, "period", "账期"},
    {element::quantity, "quantity", "用量"},
    {element::text, "text", "文本"},
    {element::reference, "reference", "确认编号"},
    {element::biller, "biller", "代收费方"},
    {element::date, "date", "办理日期"},
    {element::hotline, "hotline", "服务热线"},
    {element::link, "link", "链接"},
    {element::service, "service", "业务"},
    {element::used, "used", "已用"},
    {element::left, "left", "剩余"},
    {element::level, "level", "提醒档位"},
    {element::cap, "cap", "封顶阈值"},
    {element::spent, "spent", "已产生费用"},
    {element::resets, "resets", "更新日期"},
    {element::total, "total", "合计"},
    {element::previous, "previous", "上期金额"},
    {element::due, "due", "缴费期限"},
    {element::third_party, "third_party", "代收费用"},
    {element::before, "before", "变更前"},
    {element::after, "after", "变更后"},
    {element::why, "why", "原因"},
    {element::next_step, "next_step", "后续操作"},
    {element::restored, "restored", "恢复时间"},
    {element::opt_out, "opt_out", "拒收方式"},
    {element::unsubscribe_effect, "unsubscribe_effect", "退订生效时间"},
    {element::agreement, "agreement", "协议"},
    {element::notice_period, "notice_period", "解约通知期"},
    {element::best_tariff, "best_tariff", "最优资费"},
};

/// An element's names; an unknown number gets those of `element::none`.
[[nodiscard]] constexpr element_text describe(element what) noexcept {
    for (const element_text& text : element_texts)
        if (text.what == what) return text;
    return element_texts[0];
}

/// The stable name: `filing_number`.
[[nodiscard]] constexpr std::string_view to_text(element what) noexcept { return describe(what).name; }

/// A set of a tariff plan's elements.
class plan_elements {
public:
    constexpr plan_elements() noexcept = default;

    [[nodiscard]] static constexpr plan_elements all() noexcept {
        plan_elements set;
        set.bits_ = (1U << (plan_element_count + 1)) - 2U;
        return set;
    }

    constexpr plan_elements& add(element what) noexcept {
        bits_ |= bit(what);
        return *this;
    }
    constexpr plan_elements& remove(element what) noexcept {
        bits_ &= ~bit(what);
        return *this;
    }
    [[nodiscard]] constexpr bool has(element what) const noexcept { return (bits_ & bit(what)) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }

    friend constexpr bool operator==(const plan_elements&, const plan_elements&) = default;

private:
    [[nodiscard]] static constexpr std::uint32_t bit(element what) noexcept {
        const auto number = static_cast<std::uint16_t>(what);
        return number >= 1 && number <= plan_element_count ? 1U << number : 0U;
    }

    std::uint32_t bits_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI
