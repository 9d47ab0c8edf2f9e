// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <string_view>

// The words around the figures of a plan's name, by what they tell. They are read off the carriers' public registers:
// practice, not law. `…_before` stand right before a figure, `…_after` right behind it; the longest of words that begin
// alike comes first.

namespace mingbai::inline MINGBAI_ABI::detail::figure_words {

using namespace std::string_view_literals;
using word = const std::string_view;

// Money before or behind which they stand is something other than the price.
inline constexpr word deposit_before[] = {"预存"sv, "预存款"sv, "预存话费"sv, "存"sv, "存费"sv, "存款"sv, "充值"sv, "充"sv,
                                          "缴费"sv, "预缴"sv, "缴"sv, "预付"sv, "押金"sv, "保证金"sv};
inline constexpr word gift_before[] = {"赠送"sv, "赠"sv,   "赠费"sv, "赠款"sv, "赠话费"sv, "送"sv,   "送话费"sv, "返"sv,
                                       "返还"sv, "返费"sv, "返话费"sv, "补贴"sv, "奖励"sv, "抵扣"sv, "抵"sv,     "领"sv,
                                       "红包"sv, "话费券"sv, "代金券"sv, "转兑"sv};
inline constexpr word gift_after[] = {"赠费"sv, "赠款"sv, "赠送"sv, "话费券"sv, "代金券"sv, "优惠券"sv, "抵用券"sv,
                                      "抵扣券"sv, "券"sv, "红包"sv, "返费"sv, "返还"sv, "体验金"sv};
inline constexpr word catch_after[] = {"购"sv, "领"sv, "换"sv, "抢"sv, "拿"sv, "得"sv, "享"sv};
inline constexpr word bound_before[] = {"满"sv, "低消"sv, "最低消费"sv, "保底"sv, "消费"sv, "承诺"sv, "封顶"sv, "上限"sv,
                                        "不低于"sv, "超过"sv, "超出"sv, "达到"sv, "原价"sv};
inline constexpr word bound_after[] = {"封顶"sv, "及以上"sv, "以上"sv, "及以下"sv, "以下"sv, "以内"sv, "保底"sv, "低消"sv, "起"sv};
inline constexpr word discount_before[] = {"优惠"sv, "立减"sv, "减免"sv, "直降"sv, "减"sv, "降"sv, "立省"sv, "省"sv, "折扣"sv};
inline constexpr word rate_after[] = {"/gb"sv,  "/g"sv,  "/mb"sv,    "/m"sv,    "/kb"sv, "/分钟"sv,
                                      "/min"sv, "/条"sv, "/次"sv,    "/小时"sv, "/人"sv, "/张"sv,
                                      "每gb"sv, "每g"sv, "每分钟"sv, "每条"sv,  "每mb"sv};
inline constexpr word tier_after[] = {"档"sv};
inline constexpr word priced_after[] = {"套餐"sv, "档"sv, "包"sv, "版"sv, "卡"sv};

// Periods of a price or of an allowance.
inline constexpr word year_after[] = {"/年"sv, "每年"sv, "包年"sv, "年费"sv, "一年"sv};
inline constexpr word year_before[] = {"包年"sv, "年费"sv, "年付"sv, "每年"sv};
inline constexpr word month_after[] = {"/月"sv, "每月"sv, "包月"sv, "月租"sv, "月费"sv};
inline constexpr word month_before[] = {"包月"sv, "月租"sv, "月费"sv, "每月"sv, "月付"sv, "月功能费"sv};
inline constexpr word day_after[] = {"/天"sv, "/日"sv, "每天"sv, "每日"sv};
inline constexpr word day_before[] = {"日租"sv, "每天"sv, "每日"sv, "包天"sv};
inline constexpr word half_year_before[] = {"半年"sv};
inline constexpr word quarter_before[] = {"包季"sv, "季付"sv, "季度"sv};

// Volumes, speeds and network generations.
inline constexpr word volume_after[] = {"流量"sv, "国内"sv, "省内"sv, "全国"sv, "通用"sv, "定向"sv, "闲时"sv, "夜间"sv,
                                        "本地"sv, "日包"sv, "月包"sv, "季包"sv, "闪"sv};
inline constexpr word pack_after[] = {"流量包"sv,   "流量月包"sv, "流量日包"sv, "流量季包"sv, "流量年包"sv, "国内流量"sv,
                                      "国内通用"sv, "国内定向"sv, "全国流量"sv, "全国通用"sv, "通用流量"sv, "定向流量"sv,
                                      "省内流量"sv, "省内通用"sv, "闲时流量"sv, "夜间流量"sv, "日包"sv,     "月包"sv,
                                      "/月"sv,      "/天"sv,      "/日"sv};
inline constexpr word traffic[] = {"流量"sv};
inline constexpr word line_after[] = {"宽带"sv, "光宽"sv, "光纤"sv, "光网"sv, "家宽"sv, "融合"sv, "fttr"sv, "带宽"sv, "速率"sv,
                                      "专线"sv, "网速"sv, "提速"sv, "上行"sv, "下行"sv, "光口"sv, "端口"sv, "pon"sv};
inline constexpr word line_anywhere[] = {"宽带"sv, "光宽"sv, "光纤"sv, "融合"sv, "FTTR"sv, "fttr"sv};
inline constexpr word line_pack_after[] = {"包"sv, "单"sv, "套餐"sv, "年"sv, "月"sv};
inline constexpr word volume_bound_before[] = {"满"sv, "超出"sv, "超过"sv, "达到"sv, "达"sv, "封顶"sv, "每"sv};

// Which plan a figure belongs to.
inline constexpr word whole_plans[] = {"套餐"sv, "版"sv, "卡"sv, "档"sv, "产品"sv, "计划"sv, "号码"sv};
inline constexpr word packs[] = {"包"sv, "王"sv};
inline constexpr word attachments[] = {"合约"sv,   "分期"sv, "赠"sv,   "返"sv,   "叠加包"sv, "加油包"sv, "加装包"sv,
                                       "流量包"sv, "语音包"sv, "送"sv, "活动"sv, "体验包"sv, "副卡"sv,   "权益包"sv,
                                       "会员"sv,   "补贴"sv, "转兑"sv, "租机"sv, "优惠购"sv};
inline constexpr word benefits[] = {"优惠"sv};
inline constexpr word sold_to[] = {"专用"sv, "专属"sv, "专享"sv, "适用"sv};
inline constexpr word buyers[] = {"专用"sv, "专属"sv, "专享"sv, "适用"sv, "用户"sv, "客户"sv, "仅限"sv};
inline constexpr word instalments[] = {"分期"sv, "租机"sv, "购机"sv, "合约机"sv, "信用购"sv};
inline constexpr word classed_after[] = {"套餐"sv, "套内"sv, "系列"sv, "卡"sv, "版"sv};
inline constexpr word paid_in_before[] = {"预存"sv, "充"sv, "存"sv};

// Around the name proper, and between numbers.
inline constexpr word name_ends[] = {"（"sv, "("sv, "【"sv, "["sv, "-立即"sv, "-次月"sv, "立即生效"sv, "次月生效"sv, "有效期"sv};
inline constexpr word joints[] = {"-"sv, " "sv, ":"sv, "："sv, "　"sv, "—"sv, "–"sv, "_"sv, "("sv, "（"sv};
inline constexpr word list_joints[] = {"/"sv, "-"sv, "~"sv, "至"sv, "到"sv, "、"sv};
inline constexpr word currency_signs[] = {"¥"sv, "rmb"sv, "cny"sv};
inline constexpr word line_classes[] = {"百兆"sv, "千兆"sv, "万兆"sv};
inline constexpr word yuan[] = {"元"sv};
inline constexpr word ten_thousand[] = {"万"sv};
inline constexpr word calendar_month[] = {"月"sv};
// After a Chinese numeral they make a word or a place: 六月, 一期, 三元区, 一元化, 一条路, 一日游.
inline constexpr word not_a_count[] = {"月"sv,   "期"sv,   "元区"sv, "元桥"sv, "元里"sv, "元村"sv, "元化"sv,
                                       "元论"sv, "元制"sv, "条路"sv, "条龙"sv, "日游"sv, "天一"sv, "年级"sv};

}  // namespace mingbai::inline MINGBAI_ABI::detail::figure_words
