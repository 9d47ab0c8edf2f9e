// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/rule/rule_info.hpp>

// What the audit of a ledger holds every activation to, beside the notice wing's duties. Each is a rule like those of a plan,
// so that the reference lists it.
namespace mingbai::inline MINGBAI_ABI::audit_rules {

inline constexpr rule_info record_intact{
    .id = "A-01",
    .severity = severity::blocking,
    .grade = verification::secondary,
    .source = "明白办、放心用, 鉴权核验: 留存办理凭证",
    .title = "every record is there and is what was written",
    .title_zh = "记录完整且未被改动",
    .good = "the hash of the record is the tree's",
    .bad = "one byte of the record was changed",
};

inline constexpr rule_info record_readable{
    .id = "A-02",
    .severity = severity::blocking,
    .grade = verification::derived,
    .source = "明白办、放心用, 鉴权核验: 留存办理凭证; evidence that nobody can read proves nothing",
    .title = "every record says what a record of its kind says",
    .title_zh = "记录内容符合其类别",
    .good = "an activation that names its consent",
    .bad = "an activation with a member missing",
};

inline constexpr rule_info disclosed_before_sold{
    .id = "A-03",
    .severity = severity::blocking,
    .grade = verification::secondary,
    .source = "明白办、放心用, 资费公示: 未公示不得销售",
    .title = "the activated version of the plan was disclosed before, in force and not withdrawn",
    .title_zh = "办理前该资费方案已公示且有效",
    .good = "published on 1 March, ordered on 2 March",
    .bad = "ordered on 1 March, published on 2 March",
};

inline constexpr rule_info confirmed_before_activated{
    .id = "A-04",
    .severity = severity::blocking,
    .grade = verification::secondary,
    .source = "明白办、放心用, 鉴权核验: 短信回复, 手机验证码, 签字确认, free services included",
    .title = "the customer agreed to exactly this before it was activated (不知情订制)",
    .title_zh = "激活前用户已就该业务确认同意",
    .good = "同意 at 10:01, activated at 10:02",
    .bad = "no answer, activated all the same",
};

inline constexpr rule_info consent_justifies_one_order{
    .id = "A-05",
    .severity = severity::blocking,
    .grade = verification::derived,
    .source = "明白办、放心用, 鉴权核验: every service is confirmed",
    .title = "a consent justifies one activation",
    .title_zh = "一次确认只对应一次办理",
    .good = "one activation names the proof",
    .bad = "two activations name the same proof",
};

inline constexpr rule_info agent_had_badge{
    .id = "A-06",
    .severity = severity::blocking,
    .grade = verification::secondary,
    .source = "明白办、放心用, 营销推广: 网络渠道代理商须展示电子标识牌, 不得无授权或超授权销售, 不得篡改宣传内容",
    .title = "an order through an agent had a valid badge for it at that time, and approved copy",
    .title_zh = "代理商办理时持有有效且在范围内的电子标识牌, 并使用审定内容",
    .good = "sold on 2 March under a badge for this plan, region, platform and day",
    .bad = "sold on 2 March, the licence was suspended on 1 March",
};

inline constexpr rule_info asked_by_own_platform{
    .id = "A-07",
    .severity = severity::blocking,
    .grade = verification::secondary,
    .source = "明白办、放心用, 鉴权核验: 由电信企业自有平台发送鉴权短信",
    .title = "the customer was asked by the carrier's own platform",
    .title_zh = "确认请求由运营商自有平台发出",
    .good = "the request left from 10001",
    .bad = "the request left from an agent's number",
};

inline constexpr rule_info licence_act_allowed{
    .id = "A-08",
    .severity = severity::blocking,
    .grade = verification::derived,
    .source = "明白办、放心用, 营销推广: 未经授权不得销售; so only who may authorise does, within what it has",
    .title = "a licence or badge was given, narrowed and taken by who may",
    .title_zh = "授权与标识牌由有权方发放、收窄和收回",
    .good = "the principal revokes its agent's licence",
    .bad = "an agent widens its own licence",
};

inline constexpr rule_info plan_kept_the_rules{
    .id = "A-09",
    .severity = severity::blocking,
    .grade = verification::derived,
    .source = "the profile's rules on plans, of the day when the plan took effect",
    .title = "every disclosed plan kept the blocking rules of the day when it took effect",
    .title_zh = "公示的资费方案符合生效当日的规则",
    .good = "a plan that the register accepted",
    .bad = "a plan without a price that was written to the ledger past the register",
};

inline constexpr rule_info bill_of_every_cycle{
    .id = "A-10",
    .severity = severity::blocking,
    .grade = verification::derived,
    .source = "明白办、放心用, 用后提醒: 每月推送账单; what is pushed was issued",
    .title = "every cycle in which an agreement was in force has its bill, in time",
    .title_zh = "协议有效的每个账期均按时出具账单",
    .good = "the bill of March was issued on 2 April",
    .bad = "in force in March and April, one bill",
};

inline constexpr rule_info papers_kept{
    .id = "A-11",
    .severity = severity::blocking,
    .grade = verification::derived,
    .source = "明白办、放心用, 用后提醒: 用户协议、业务受理单可查询; what can be looked up was kept",
    .title = "every activation has its agreement and its work order in the archive",
    .title_zh = "每次办理的用户协议和业务受理单均已存档",
    .good = "activated at 10:02, both stored at 10:03",
    .bad = "activated, and no work order the next day",
};

inline constexpr const rule_info* all[]{&record_intact,
                                        &record_readable,
                                        &disclosed_before_sold,
                                        &confirmed_before_activated,
                                        &consent_justifies_one_order,
                                        &agent_had_badge,
                                        &asked_by_own_platform,
                                        &licence_act_allowed,
                                        &plan_kept_the_rules,
                                        &bill_of_every_cycle,
                                        &papers_kept};

}  // namespace mingbai::inline MINGBAI_ABI::audit_rules
