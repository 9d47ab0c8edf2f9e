// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <array>
#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent {

/// The words in which customers answer a request, from which `read_reply` builds whole replies. Everything is lower
/// case, half width and, in Chinese, simplified; `read_reply` folds the reply likewise before it looks here.
///
/// A word may stand in `yes` or `yes_verbs` only if alone, as the whole reply, it can mean nothing but agreement.
struct reply_vocabulary {
    std::span<const std::string_view> yes{};          ///< agreement, whole: 同意, y
    std::span<const std::string_view> no{};           ///< refusal, whole: 不要, td
    std::span<const std::string_view> yes_verbs{};    ///< agreement that may name what is agreed to: 确认 + 办理
    std::span<const std::string_view> no_verbs{};     ///< refusal that may name what is refused: 不需要 + 这个业务
    std::span<const std::string_view> acts{};         ///< what is done with a service: 办理, 订购
    std::span<const std::string_view> determiners{};  ///< 该, 这个
    std::span<const std::string_view> things{};       ///< 业务, 套餐
    std::span<const std::string_view> yes_openers{};  ///< before agreement: 我, 本人
    std::span<const std::string_view> no_openers{};   ///< before refusal: 我, 坚决, 暂时
    std::span<const std::string_view> courtesies{};   ///< politeness that says neither: 您好, 谢谢
    std::span<const std::string_view> regrets{};      ///< politeness that goes with refusal only: 对不起
    std::span<const std::string_view> figures{};      ///< mean what the request's own text says, if it does: 1, 2
};

namespace detail {

inline constexpr auto cn_yes = std::to_array<std::string_view>({
    "同意", "同意的", "同意了", "同意啊", "确认", "确认的", "确定", "是", "是的", "是啊", "好", "好的", "好啊", "行", "行的", "可以", "可以的", "办理",
    "请办理", "请开通", "请订购", "我要办理", "我要开通", "我要订购", "我要办理该业务", "我要办理这个业务", "y", "yes", "ok", "okay", "agree", "agreed",
    "i agree", "confirm", "i confirm", "confirmed", "accept", "i accept", "yes please", "yes i agree", "yes i do",
});

inline constexpr auto cn_no = std::to_array<std::string_view>({
    "不", "不了", "不是", "不是的", "不行", "不可以", "不可", "不好", "不要", "不要了", "不同意", "不同意的", "不确认", "不用", "不用了", "不需要", "不需要了",
    "不必", "不必了", "不需要的", "不用的", "不想", "不想要", "不想要了", "不愿意", "不接受", "不参与", "不感兴趣", "不能同意", "不会同意", "无法同意", "不想同意",
    "不愿同意", "不愿", "请勿打扰", "勿打扰", "没兴趣", "没有兴趣", "没同意", "没有同意", "未同意", "没有同意过", "没同意过", "否", "拒绝", "拒绝了", "拒收", "谢绝",
    "不考虑", "不考虑了", "不续费", "反对", "取消", "取消吧", "取消了", "算了", "算了吧", "免了", "别", "别了", "别办", "别发了", "别再发了", "不要再发了",
    "不要发了", "勿扰", "退订", "退订吧", "退订了", "退了", "退了吧", "退掉", "停", "停止", "终止", "关闭", "td", "t", "回复td", "回td", "回t退订",
    "td退订", "退订td", "n", "no", "nope", "no thanks", "no thank you", "no thx", "no way", "never", "not interested",
    "not now", "disagree", "i disagree", "i do not agree", "do not agree", "i don't agree", "don't agree",
    "i do not want it", "i don't want it", "i don't want this", "do not want", "don't want", "don't", "do not",
    "decline", "i decline", "declined", "reject", "i reject", "rejected", "refuse", "i refuse", "refused", "cancel",
    "cancel it", "please cancel", "stop", "stop it", "unsubscribe", "buyao", "bu yao", "butongyi", "唔要", "唔同意", "唔好",
    "唔使", "唔使了", "冇兴趣", "莫要", "不得行",
});

inline constexpr auto cn_yes_verbs = std::to_array<std::string_view>({"同意", "确认", "确定"});

inline constexpr auto cn_no_verbs = std::to_array<std::string_view>({
    "不", "不要", "不同意", "不确认", "不用", "不需要", "不想", "不想要", "不愿意", "不接受", "拒绝", "谢绝", "取消", "勿", "别", "不再", "不要给我", "别给我",
    "不用给我", "不要帮我", "别帮我", "唔要", "唔", "不必", "无需",
});

inline constexpr auto cn_acts = std::to_array<std::string_view>(
    {"办理", "办", "订购", "订", "订阅", "开通", "开", "购买", "买", "参加", "参与", "接受", "续订", "申请", "申请办理"});

inline constexpr auto cn_determiners =
    std::to_array<std::string_view>({"这个", "这项", "此", "此项", "该", "该项", "本", "本项"});

inline constexpr auto cn_things =
    std::to_array<std::string_view>({"业务", "套餐", "服务", "产品", "方案", "订单", "流量包", "活动", "这个"});

inline constexpr auto cn_yes_openers = std::to_array<std::string_view>({"我", "本人", "我本人"});

inline constexpr auto cn_no_openers = std::to_array<std::string_view>({
    "我", "本人", "我本人", "我们", "请", "坚决", "绝对", "绝", "完全", "真的", "暂时", "暂", "目前", "现在", "先", "还是", "都", "也", "并", "确定",
    "确认", "帮我", "给我", "麻烦", "我要", "嗯", "哦", "唉",
});

inline constexpr auto cn_courtesies = std::to_array<std::string_view>({
    "您好", "你好", "谢谢", "谢谢您", "谢谢你", "谢谢了", "多谢", "感谢", "谢了", "辛苦了", "麻烦了", "麻烦您了", "hello", "hi", "thanks",
    "thank you", "thx", "please",
});

inline constexpr auto cn_regrets =
    std::to_array<std::string_view>({"对不起", "抱歉", "不好意思", "sorry", "i'm sorry", "so sorry"});

inline constexpr auto cn_figures = std::to_array<std::string_view>({"0", "1", "2"});

}  // namespace detail

/// What customers in mainland China answer with, the vocabulary of the `cn_miit` profile.
///
/// Left out on purpose, because alone they are not agreement or depend on what was asked: 嗯, 哦, 收到, 知道了, 随便,
/// 对, 要. A bare figure is agreement only where the text of the request offers it (同意请回复1), see `read_reply_to`; to
/// `read_reply`, which knows no request, it is unclear. That "t" and "td" refuse is observed practice.
inline constexpr reply_vocabulary cn_replies{
    .yes = detail::cn_yes,
    .no = detail::cn_no,
    .yes_verbs = detail::cn_yes_verbs,
    .no_verbs = detail::cn_no_verbs,
    .acts = detail::cn_acts,
    .determiners = detail::cn_determiners,
    .things = detail::cn_things,
    .yes_openers = detail::cn_yes_openers,
    .no_openers = detail::cn_no_openers,
    .courtesies = detail::cn_courtesies,
    .regrets = detail::cn_regrets,
    .figures = detail::cn_figures,
};

}  // namespace mingbai::inline MINGBAI_ABI::consent
