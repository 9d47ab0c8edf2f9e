// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/bill/review.hpp>
#include <mingbai/profile/notice_setup.hpp>
#include <mingbai/profile/order_case.hpp>
#include <mingbai/profile/us/constants.hpp>
#include <mingbai/profile/us/plan_identifier.hpp>
#include <mingbai/tariff/plan_checks.hpp>

#include <chrono>

// The American rules: the broadband label, changes of carrier (slamming), charges that nobody ordered (cramming), usage
// alerts.
namespace mingbai::inline MINGBAI_ABI::us {

/// Which day the label is due from depends on how large the provider is.
enum class provider_size : bool { up_to_100000_lines, above_100000_lines };

/// What the label is filled from. The unique plan identifier stands where other countries have a filing number.
template <provider_size Size = provider_size::above_100000_lines>
struct label_can_be_filled : plan_checks::stated<element::name, element::filing_number, element::price, element::content,
                                                 element::commitment> {
    static constexpr rule_info info{
        .id = "US-T-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "FCC 22-86, 47 CFR 8.1(a), the label's content as reported",
        .title = "the plan states what its broadband label is filled from",
        .title_zh = "方案包含宽带标签所需内容",
        .good = "name, identifier, price, content and commitment are all stated",
        .bad = "no identifier",
        .in_force = {.from = Size == provider_size::above_100000_lines ? std::chrono::year{2024} / 4 / 10
                                                                       : std::chrono::year{2024} / 10 / 10},
    };
};

struct observed_identifier_form {
    static constexpr rule_info info{
        .id = "US-T-02",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "providers' published label files and a validator of them",
        .title = "the unique plan identifier is F or M, ten digits and 1 to 15 capital letters or digits",
        .title_zh = "唯一方案标识为F或M、十位数字及1至15位大写字母或数字",
        .good = "F0005937974TIER1",
        .bad = "F-0005937974-TIER1",
        .in_force = {.from = std::chrono::year{2024} / 4 / 10},
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        const std::string_view number = plan.filing_number;
        if (!number.empty() && !plan.unknown.has(element::filing_number) &&
            observed_plan_identifier(number).registration_number.empty())
            out.add(element::filing_number, 0, static_cast<std::uint32_t>(number.size()));
    }
};

struct introductory_rate_complete : plan_checks::introductory_price_complete {
    static constexpr rule_info info{
        .id = "US-T-03",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "FCC 22-86, 47 CFR 8.1(a): introductory rate, its months, the price after it, as reported",
        .title = "an introductory rate states its months and the price after, which is the plan's price",
        .title_zh = "优惠资费说明月数及到期后的资费",
        .good = "30 USD a month for 12 months, then 50",
        .bad = "30 USD a month at first",
        .in_force = {.from = std::chrono::year{2024} / 4 / 10},
    };
};

struct extra_data_priced : plan_checks::overage_stated {
    static constexpr rule_info info{
        .id = "US-T-04",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "FCC 22-86, 47 CFR 8.1(a): data included, charge for additional data, as reported",
        .title = "a metered allowance states what use beyond it costs",
        .title_zh = "计量的服务内容说明超出资费",
        .good = "1000GB, then 10 USD for each 50GB",
        .bad = "1000GB, and nothing about the next one",
        .in_force = {.from = std::chrono::year{2024} / 4 / 10},
    };
};

/// Slamming.
struct change_authorised_and_verified {
    static constexpr rule_info info{
        .id = "US-R-01",
        .severity = severity::blocking,
        .grade = verification::primary,
        .source = "47 CFR 64.1120(a) (text of 2003); mobile carriers excluded",
        .title = "no change of carrier without the customer's authorisation and its verification",
        .title_zh = "更换运营商须经用户授权并核验",
        .good = "authorised on 1 March, verified, changed on 2 March",
        .bad = "changed without verification",
    };

    static constexpr void check(const order_case& order, findings& out) noexcept {
        if (!order.change || order.change->mobile) return;
        if (!order.change->authorised_at || *order.change->authorised_at > order.carried_out_at)
            out.add(element::answer);
        if (!order.change->verified) out.add(element::signature);
    }
};

struct verification_dated {
    static constexpr rule_info info{
        .id = "US-R-02",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "FCC 07-223, 73 FR 13144: every verification includes the date",
        .title = "the verification of a change of carrier states its date",
        .title_zh = "更换运营商的核验记录注明日期",
        .good = "verified on 2026-03-01",
        .bad = "verified, no date",
    };

    static constexpr void check(const order_case& order, findings& out) noexcept {
        if (order.change && !order.change->mobile && order.change->verified && !order.change->verified_on)
            out.add(element::date);
    }
};

struct observed_authorisation_fresh {
    static constexpr rule_info info{
        .id = "US-R-03",
        .severity = severity::advice,
        .grade = verification::memory,
        .source = "47 CFR 64.1120(c), from memory: a letter of agency is valid for 60 days",
        .title = "an authorisation to change carrier is no older than 60 days",
        .title_zh = "更换运营商的授权不超过60天",
        .good = "authorised on 1 March, changed on 2 March",
        .bad = "authorised on 1 March, changed on 1 June",
    };

    static constexpr void check(const order_case& order, findings& out) noexcept {
        if (!order.change || order.change->mobile || !order.change->authorised_at) return;
        if (order.carried_out_at - *order.change->authorised_at >
            std::chrono::days{observed_authorisation_life.latest().count})
            out.add(element::effective);
    }
};

struct alerts_before_and_beyond {
    static constexpr rule_info info{
        .id = "US-A-01",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "fcc.gov on the bill-shock alerts of CTIA: a commitment of carriers, not a rule",
        .title = "customers are told at the approach of a limit, beyond it, and on registering abroad",
        .title_zh = "接近、超过限额及境外注册时提醒用户",
        .good = "usage_level, exhausted, roaming_entry",
        .bad = "exhausted only",
        .in_force = {.from = std::chrono::year{2013} / 4 / 17},
    };

    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        using kind = notice::notice_kind;
        for (const kind each : {kind::usage_level, kind::exhausted, kind::roaming_entry})
            if (!setup.sent.has(each)) out.add(at_element(element::text, static_cast<std::uint64_t>(each)));
        if (setup.sent.has(kind::usage_level) && setup.usage.size() == 0) out.add(element::level);
    }
};

/// Cramming.
struct observed_charges_named {
    static constexpr rule_info info{
        .id = "US-B-01",
        .severity = severity::advice,
        .grade = verification::memory,
        .source = "47 CFR 64.2401, from memory: the provider of each charge is named, in plain language",
        .title = "every charge says in words what it is for, and a third party's says whose it is",
        .title_zh = "每项收费写明用途，代收费写明提供方",
        .good = "Video club, by Some Company, 4.99 USD",
        .bad = "Misc., 4.99 USD, for a third party",
    };

    template <class Plan>
    static constexpr void check(const bill::bill_review<Plan>& about, findings& out) {
        const auto lines = about.of->lines();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].title.empty()) out.add(at_element(element::text, i));
            if (lines[i].kind == bill::line_kind::third_party && lines[i].provider.empty())
                out.add(at_element(element::biller, i));
        }
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::us
