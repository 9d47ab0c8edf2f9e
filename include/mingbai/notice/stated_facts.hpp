// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/notice/demands.hpp>
#include <mingbai/notice/detail/message_reader.hpp>

#include <string_view>

namespace mingbai::inline MINGBAI_ABI::notice {

/// The facts that a finished Chinese message states, found by the words that carriers state them with: what a message
/// from another system, or one that a person wrote, can be held against its demands by.
///
/// It reads words, not meaning. A fact said in words that are not known here is not found, so an answer "missing"
/// deserves a look by a person; the library's own notices are complete by their template and need none of this.
[[nodiscard]] inline fact_set stated_facts(std::string_view utf8) {
    const detail::message_reader read(utf8);
    fact_set found;
    const auto when = [&found](element what, bool stated) {
        if (stated) found.add(what);
    };
    const detail::cues volumes{"GB", "MB", "KB", "TB", "G", "M", "兆", "分钟", "条", "%"};
    const detail::cues moneys{"元"};

    // What was ordered.
    when(element::filing_number, read.filing_number_at() != std::string_view::npos);
    when(element::name, read.has_name_before_number());
    when(element::price, read.has_number_after({"资费", "月费", "价格", "费用", "每月", "每天", "每年"}, moneys));
    when(element::date, read.has_date());
    when(element::channel, read.has({"渠道", "营业厅", "网厅", "APP", "app", "柜台", "热线办理"}));
    when(element::effective, read.has_clause_with({"生效"}, {"退订", "取消"}));
    when(element::unsubscribe,
         read.has_word_after({"退订", "取消", "如不需要"}, {"回复", "发送", "拨打", "请回", "编辑"}));
    when(element::unsubscribe_effect, read.has_word_after({"退订", "取消"}, {"生效"}));
    when(element::validity, read.has({"有效期", "长期有效", "当月有效", "退订为止"}));
    when(element::commitment, read.has({"合约", "违约", "在网"}));
    when(element::renewal, read.has_word_after({"自动续", "续订", "续期", "续费"}, {"月", "日"}) ||
                               (read.has_word_after({"将于"}, {"续"}) && read.has_date()));

    // What was used, and what it costs.
    when(element::service, read.has({"流量", "语音", "通话", "短信", "宽带", "WLAN", "业务"}));
    when(element::used, read.has_number_after({"已用", "已使用", "使用了", "累计使用"}, volumes));
    when(element::left, read.has_number_after({"剩余", "还剩", "可用", "余量"}, volumes));
    when(element::overage, read.has_number_after({"超出", "套外", "超过部分"}, moneys) ||
                               read.has_word_after({"超出", "用尽", "用完"}, {"限速", "停止", "不再"}));
    when(element::cap, read.has_number_after({"封顶", "上限", "阈值"}, {"元", "GB", "G"}));
    when(element::spent, read.has_number_after({"已用", "已产生", "已消费", "套外费用"}, moneys));
    when(element::next_step, read.has({"继续使用", "恢复使用", "解除", "如需恢复"}));

    // Bills, refusals, failures.
    when(element::period,
         read.has_word_after({"账期", "月份", "月账单", "月消费", "您"}, {"月账单", "月消费", "月话费"}) ||
             read.has({"账期"}));
    when(element::total, read.has_number_after({"合计", "共计", "总额", "消费", "应缴", "话费"}, moneys));
    when(element::due, read.has_word_after({"请于", "缴费期限", "截止"}, {"日"}) && read.has({"缴"}));
    when(element::why, read.has({"原因", "由于", "因为", "因您"}));
    when(element::instant, read.has_date() && read.has_number_after({"日", "于", "自"}, {"时", "点", ":"}));
    when(element::opt_out, read.has_word_after({"拒收", "退订", "取消接收"}, {"回复", "回T", "回R", "请回"}));
    when(element::code, read.has_digits_after({"验证码", "校验码", "动态码"}, 4));
    when(element::expiry, read.has({"分钟内有效", "小时内有效"}));
    when(element::hotline, read.has_digits_after({"致电", "拨打", "电话", "热线", "咨询"}, 5));
    when(element::signature, read.has_signature());
    return found;
}

/// What a finished message lacks of what is demanded of its kind: empty when it is complete.
template <notice_demands Demands = observed_demands>
[[nodiscard]] fact_set missing_facts(notice_kind kind, std::string_view utf8) {
    return Demands::of(kind).without(stated_facts(utf8));
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
