// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/claim.hpp>
#include <mingbai/marketing/detail/copy_reading.hpp>

// The words around the figures of advertisements, by what they tell. All of it is practice, none of it law. Everything is
// folded: half width, lower case.

namespace mingbai::inline MINGBAI_ABI::marketing::detail::claim_words {

// What a figure of money is, when it is not the price.
inline constexpr word deposit_before[] = {"预存", "首存", "先存", "存", "充值", "首充", "充", "押金", "保证金", "预缴", "缴", "充值满", "消费满", "deposit of",
                                          "deposit", "top up", "pre-pay", "prepay"};
inline constexpr word deposit_after[] = {"deposit", "押金", "保证金", "top-up"};
inline constexpr word gift_before[] = {"赠送", "加赠", "额外送", "白送", "即送", "再送", "送您", "送你", "还送", "送", "赠", "返还", "返现", "返", "得", "到账", "奖励",
                                       "bonus", "extra", "free", "plus a free", "get a free"};
inline constexpr word gift_after[] = {"话费券", "代金券", "红包", "优惠券", "back", "cashback", "voucher", "of credit", "bonus", "credit", "for free"};
inline constexpr word reduction_before[] = {"立减", "直降", "立省", "减免", "优惠", "减", "省", "降价", "便宜", "save", "saves", "saving", "discount of"};
inline constexpr word reduction_after[] = {"off", "discount", "优惠券抵扣", "的优惠"};
inline constexpr word regular_before[] = {"原价", "标准价", "门市价", "官方价", "原月租", "原来", "以前", "过去", "was", "originally", "used to pay", "usual price", "regular price", "instead of"};
inline constexpr word later_words[] = {"之后", "以后", "次月起", "次年起", "到期后", "期满后", "期满", "年后", "月后", "恢复至", "恢复为", "恢复", "then",
                                       "later", "afterwards", "thereafter", "after that", "后"};
inline constexpr word ceiling_after[] = {"封顶", "上限", "为上限", "cap", "at most", "maximum"};
inline constexpr word ceiling_before[] = {"封顶", "最多", "上限", "不超过", "最高", "never exceed", "at most", "capped at", "no more than", "never more than", "a maximum of"};
inline constexpr word use_words[] = {"套外", "套餐外", "out-of-plan", "out of plan", "超出", "流量费", "流量一天", "流量每天", "通话费", "短信费", "data charges", "extra data", "beyond", "overage"};
inline constexpr word goods[] = {"手机", "新机", "购机", "裸机", "终端", "平板", "路由器", "耳机", "手表", "音箱", "phone", "tablet", "router", "watch"};
/// Said right before a bare number, they make it an amount of money.
inline constexpr word price_before[] = {"月租", "月费", "一口价", "套餐价", "资费", "价格", "只要", "仅需", "只需", "低至", "现价", "原价", "每月", "for just", "for only"};

// Bounds.
inline constexpr word at_least_before[] = {"低至", "最低", "起步价", "from", "starting at", "as low as", "at least", "starts at", "over", "more than", "超过"};
inline constexpr word at_least_after[] = {"起步", "起"};
inline constexpr word at_most_before[] = {"最高", "高达", "最多", "可达", "up to", "as much as"};
inline constexpr word below_before[] = {"不到", "低于", "less than", "under", "below"};

// Periods of a price or an amount.
inline constexpr word day_words[] = {"每天", "一天", "每日", "日封顶", "一日", "daily"};
inline constexpr word month_words[] = {"每个月", "每月", "月租", "月费", "包月", "一个月", "月付", "全月", "月返", "monthly"};
inline constexpr word year_words[] = {"每年", "一年", "全年", "包年", "年费", "年付", "yearly"};
inline constexpr word once_words[] = {"一次性", "一次付清", "once", "one-off"};
inline constexpr word day_after[] = {"/天", "/日", "每天", "每日", "一天", "a day", "per day", "/day", "daily"};
inline constexpr word month_after[] = {"/月", "每月", "包月", "一个月", "月租", "/个月", "a month", "per month", "/month", "/mo", "monthly", "every month", "each month"};
inline constexpr word year_after[] = {"/年", "每年", "包年", "一年", "a year", "per year", "/year", "yearly"};
inline constexpr word once_after[] = {"一次性", "once", "one-off"};

// Rates: what a unit of use costs.
struct rate_word {
    std::string_view after;   ///< behind the money
    std::string_view before;  ///< or somewhere before it
    service what;
    std::uint64_t each;
};
inline constexpr rate_word rates[] = {
    {"/gb", "每gb", service::data, data_volume::bytes_per_gigabyte},
    {"/mb", "每mb", service::data, data_volume::bytes_per_megabyte},
    {"/g", "每g", service::data, data_volume::bytes_per_gigabyte},
    {"/m", "每m", service::data, data_volume::bytes_per_megabyte},
    {"per gb", "per gb", service::data, data_volume::bytes_per_gigabyte},
    {"per mb", "per mb", service::data, data_volume::bytes_per_megabyte},
    {"a gigabyte", "每1gb", service::data, data_volume::bytes_per_gigabyte},
    {"/分钟", "每分钟", service::voice, 60},
    {"/min", "per min", service::voice, 60},
    {"per minute", "per minute", service::voice, 60},
    {"a minute", "一分钟", service::voice, 60},
    {"/兆", "每兆", service::data, data_volume::bytes_per_megabyte},
    {"/1gb", "每1gb", service::data, data_volume::bytes_per_gigabyte},
    {"/条", "每条", service::sms, 1},
    {"per text", "per text", service::sms, 1},
    {"per sms", "per message", service::sms, 1},
};

// Volumes, speeds, networks.
inline constexpr word volume_after[] = {"流量", "国内", "省内", "全国", "通用", "定向", "大流量", "高速流量", "of data", "data", "/月", "/天", "/日", "后限速", "后降速"};
inline constexpr word volume_before[] = {"流量", "含", "送", "享", "赠", "共", "用", "加赠", "+", "用满", "达量", "超过", "包"};
inline constexpr word network_after[] = {"网络", "套餐", "手机", "信号", "覆盖", "流量王", "网", "基站", "用户", "终端", "ready", "network", "phone", "coverage", "智能"};
inline constexpr word line_words[] = {"宽带", "光纤", "光宽", "网速", "带宽", "速率", "下载", "上行", "下行", "提速", "专线", "家宽", "fttr", "broadband", "fibre", "fiber"};
inline constexpr word throttle_before[] = {"达量", "超过", "超", "用满", "满", "达到", "用完", "after", "beyond", "over", "exceeding"};
inline constexpr word throttle_after[] = {"后限速", "后降速", "后降至", "降速", "限速", "后，限速", "后"};
inline constexpr word slow_words[] = {"限速", "降速", "降至", "降到", "达量", "减速", "slow", "slower", "slowed", "throttled", "throttling", "reduced speed"};
inline constexpr word reduced_before[] = {"降至", "降到", "限速", "降为", "限速至", "slowed to", "throttled to", "reduced to"};
inline constexpr word directed_words[] = {"定向", "专属流量", "指定应用", "视频专用", "刷视频", "看视频", "免流", "app-only", "for video apps", "app data"};
inline constexpr word voice_words[] = {"通话", "语音", "calls", "拨打", "主叫"};
inline constexpr word message_words[] = {"短信", "彩信", "sms", "text", "texts", "messages", "分钟", "流量", "g"};
inline constexpr word not_included_after[] = {"内", "上门", "办理", "极速", "搞定", "即可", "到家", "激活", "完成", "以内", "送达"};

// Lengths of time.
inline constexpr word commitment_words[] = {"合约期", "合约", "在网", "承诺", "协议期", "协议", "签", "contract", "commitment", "minimum term", "over"};
inline constexpr word validity_words[] = {"有效期", "有效", "使用期", "valid"};
inline constexpr word not_first_before[] = {"提前", "之前", "以前", "月前", "年前", "生效前", "到期前"};
inline constexpr word first_before[] = {"前", "首", "头", "first", "the first", "initial"};
inline constexpr word left_before[] = {"仅剩", "还剩", "剩", "最后", "还有", "倒计时", "only", "第", "after", "last"};
inline constexpr word not_lasting_after[] = {"质保", "保修", "内", "以内", "无理由", "后", "客服", "起", "上门", "热线", "小时"};
inline constexpr word not_lasting_before[] = {"质保", "保修", "提前", "再等", "满", "每", "第", "近", "过去", "every", "last", "within"};
inline constexpr word used_within_after[] = {"内用", "内有效", "内使用", "以内有效", "用完"};
/// Before a number of days or places they hurry.
inline constexpr word hurrying_before[] = {"最后", "仅剩", "只剩", "还剩", "仅限前", "仅限", "限", "前", "倒计时", "only", "last", "first"};

inline constexpr word no_price_fillers[] = {" ", "仅", "只", "才", "要", "需", "为", "是", "付", "收费", "收", "了", "个", "只要", "仅需", "不到", "不足", "just", "only", "最多", "低至", "的", "可", "话费", "国内", "通用", "视频", "定向", "音乐", "流量", "of", "您", "你"};

// Negations: what follows is denied.
inline constexpr word denials[] = {"不是真的", "不是真", "不是", "并非", "绝非", "不承诺", "不敢说", "没有", "非", "不", "无", "not the", "not a", "not", "isn't", "never", "no", "is not"};

inline constexpr word eligible_words[] = {"办", "可", "享", "能", "订", "限", "专属", "适用", "用户", "for", "welcome", "order", "available", "can", "customers", "open to"};
inline constexpr word order_words[] = {"有售", "在售", "办", "订", "专享", "独家", "领取", "购买", "order", "buy", "join", "available", "subscribe", "sign up"};
inline constexpr word nationwide_use_after[] = {"通用", "流量", "接听", "通话", "漫游", "可用", "范围", "语音", "免漫游"};
inline constexpr word nationwide_calls_after[] = {"接听", "通话", "语音"};
inline constexpr word nationwide_no_claim_after[] = {"最低", "第一", "领先", "首", "联网"};

// Comparisons: a word that compares, and what is told by comparing.
inline constexpr word not_comparing[] = {"比如", "比赛", "比例", "比拼", "比较", "比邻"};
inline constexpr word not_comparing_before[] = {"对", "百分", "性价", "占", "相", "评", "环", "同"};
inline constexpr word comparatives[] = {"多", "少", "便宜", "实惠", "快", "省", "划算", "强", "好", "低", "高", "稳", "优", "大", "值"};
inline constexpr word english_comparatives[] = {"cheaper", "faster", "better value", "better", "bigger", "stronger", "lower", "greater"};

// Things that are given, in both languages; the Chinese word is what is looked for in a plan's texts.
struct thing {
    std::string_view word;
    std::string_view in_plan;
};
inline constexpr thing things[] = {
    {"视频会员", "视频会员"},
    {"音乐会员", "音乐会员"},
    {"video membership", "视频会员"},
    {"music membership", "音乐会员"},
    {"membership", "会员"},
    {"会员", "会员"},
    {"权益", "权益"},
    {"路由器", "路由器"},
    {"光猫", "光猫"},
    {"手机", "手机"},
    {"话费券", "话费券"},
    {"router", "路由器"},
    {"大礼", "大礼"},
    {"耳机", "耳机"},
    {"机顶盒", "机顶盒"},
    {"headphones", "耳机"},
};
inline constexpr word giving[] = {"0元", "零元", "送", "赠", "领", "享", "得", "抽", "赢", "拿", "免费", "free", "get", "win"};
/// What was used is no promise.
inline constexpr word used_before[] = {"用了", "已用", "用掉", "剩余", "多", "少", "超出", "used"};
/// A price that they stand beside is said to be the plan's own.
inline constexpr word own_price[] = {"现价", "月租", "月费", "优惠价", "折后", "到手价", "前", "头", "first", "首月", "首年", "now", "first month", "first year"};
/// Where one of these stands in its clause, a figure may be of something else than the plan: it is not held against it.
inline constexpr word strangers[] = {
    "副卡", "共享", "买", "好友", "推荐", "购机", "手机", "新机", "终端", "券", "漫游", "国际", "港澳", "长途", "夜间", "上行", "路由", "wifi", "赔", "违约", "奖", "抽",
    "余额", "充值", "首充", "欠费", "另加", "另购", "加装", "叠加", "额外", "平均", "折合", "相当于", "大约", "约合", "共计", "累计", "总共", "以前", "过去", "别人", "别家",
    "市面", "友商", "老公", "邻居", "家人", "质保", "保修", "维修", "客服", "日前后", "每人", "extra", "roaming", "share", "shared", "friend", "voucher", "coupon",
    "phone", "router", "upload", "worth", "about", "average", "elsewhere", "others", "competitors", "neighbour", "each person", "in total", "used to", "before tax"};
/// Without a word like these, or a period, a price that is not the plan's may be anything's.
inline constexpr word price_words[] = {"月租", "月费", "资费", "套餐", "包月", "价", "只要", "仅", "只需", "只", "低至", "起", "流量", "宽带", "卡", "购", "办", "享", "g", "gb", "only", "just",
                                       "from", "for", "at", "plan", "plans", "costs", "cost", "pay", "price", "data", "now", "month"};
/// What an amount or a price comes to, and is not.
inline constexpr word derived_words[] = {"平均", "折合", "相当于", "约", "大约", "on average", "about", "equals", "works out"};
/// Nothing is given where they stand.
inline constexpr word not_giving[] = {"不送", "不赠", "不含", "不享", "without a free", "no free"};
/// Prices of others, not of the plan.
inline constexpr word others[] = {"价值", "市场价", "余额", "欠费", "副卡", "漫游", "叠加", "加装", "加购", "另加", "另购", "满减", "消费满", "奖金", "worth", "roaming",
                                  "extra line", "add-on", "neighbour", "friend pays", "市面上", "某品牌", "别的", "别人家", "别家", "人家", "友商", "竞品", "同行", "其他运营商", "别的运营商", "elsewhere", "others charge", "other operators", "other carriers", "competitors"};
/// A copy that says them speaks to students.
inline constexpr word student_words[] = {"学生", "同学", "校园", "学子", "高校", "student", "students", "campus"};

}  // namespace mingbai::inline MINGBAI_ABI::marketing::detail::claim_words
