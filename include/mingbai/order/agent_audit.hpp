// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/consent/order_facts.hpp>
#include <mingbai/marketing/approval_record.hpp>
#include <mingbai/marketing/badge_signature.hpp>
#include <mingbai/marketing/licence_book.hpp>
#include <mingbai/order/activation.hpp>

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// What the ledger says of the agents' right to sell: a fold that judges each sale as of its place in the ledger. It
/// trusts no token and no desk, only records.
class agent_audit {
public:
    /// With principals, licences in other names are not believed; with keys, a badge must be signed with one of them.
    explicit agent_audit(std::vector<marketing::principal_id> principals = {},
                         std::vector<marketing::badge_verifier_ref> keys = {})
        : book_(std::move(principals)), keys_(std::move(keys)) {}

    /// Takes one record. Refused: an act about a licence or badge that was not allowed, and, with a reason of JSON, what
    /// cannot be read; it has no effect.
    result<void> apply(const evidence::record_view& record) {
        using evidence::record_kind;
        if (record.erased) return {};
        if (record.kind == record_kind::content_approved) {
            auto approved = marketing::read_approval(record.payload);
            if (!approved) return refusal{reason::json_wrong_type, approved.error().where};
            approvals_[record.sequence] = {sha256(approved->text), std::move(approved->plans)};
            return {};
        }
        if (record.kind == record_kind::content_withdrawn) {
            const auto withdrawn = marketing::read_content_withdrawal(record.payload);
            if (!withdrawn) return refusal{reason::json_wrong_type, withdrawn.error().where};
            approvals_.erase(withdrawn->approval);
            return {};
        }
        return book_.apply(record);
    }

    [[nodiscard]] const marketing::licence_book& book() const noexcept { return book_; }

    /// Whether an activation was sold by right: `named` is the agent that the customer was told of, empty for none.
    ///
    /// Refused: reason::badge_invalid when there was an agent and the record names none, or a badge that was never
    /// given out; badge_forged; another_agent; badge_not_yet_valid, badge_expired, badge_borrowed, channel_out_of_scope for the badge
    /// at that time; badge_revoked; what `licence_book::allows` says; content_not_approved for copy that is no approval
    /// of this version.
    [[nodiscard]] result<void> judge(const activation& order, const agent_id& named, std::string_view category) const {
        if (!order.sold_by) {
            if (named.empty()) return {};
            return refusal{reason::badge_invalid, at_element(element::agent)};
        }
        const agent_sale& sale = *order.sold_by;
        const marketing::badge_file* const file = book_.find(sale.badge);
        if (file == nullptr || file->given.licence != sale.licence) return refusal{reason::badge_invalid, {}};
        const marketing::badge& badge = file->given;
        if (!is_signed(badge)) return refusal{reason::badge_forged, at_index(file->issued)};
        if (sale.agent != named || badge.agent != sale.agent)
            return refusal{reason::another_agent, at_element(element::agent)};
        if (order.activated_at < badge.from || order.activated_at < file->issued_at)
            return refusal{reason::badge_not_yet_valid, {}};
        if (order.activated_at >= badge.until) return refusal{reason::badge_expired, {}};
        if (badge.platform != sale.platform) return refusal{reason::badge_borrowed, {}};
        if (badge.channel != order.channel) return refusal{reason::channel_out_of_scope, {}};
        const bool orders = badge.actions.contains(marketing::agent_action::take_order);
        const bool changes = badge.actions.contains(marketing::agent_action::take_change);
        if (!orders && !changes) return refusal{reason::action_out_of_scope, {}};
        const marketing::agent_use use{
            .plan = order.plan,
            .category = marketing::plan_category::parse(category).value_or({}),
            .region = sale.region,
            .channel = order.channel,
            .platform = sale.platform,
            .action = orders ? marketing::agent_action::take_order : marketing::agent_action::take_change,
            .at = order.activated_at};
        if (const auto allowed = book_.allows(sale.licence, use); !allowed) return allowed.error();
        if (file->revoked) return refusal{reason::badge_revoked, at_index(file->issued)};
        const content* const approved = approvals_.find(sale.content);
        if (approved == nullptr || approved->digest != sale.content_digest || !approved->sells(order))
            return refusal{reason::content_not_approved, at_index(sale.content)};
        return {};
    }

private:
    /// Copy that is approved, not withdrawn, with the plans that it sells.
    struct content {
        sha256_digest digest{};
        std::vector<marketing::approved_plan> plans{};

        [[nodiscard]] bool sells(const activation& order) const noexcept {
            for (const marketing::approved_plan& each : plans)
                if (each.number == order.plan && each.digest == order.plan_digest) return true;
            return false;
        }
    };

    [[nodiscard]] bool is_signed(const marketing::badge& badge) const {
        bool genuine = keys_.empty();
        for (const marketing::badge_verifier_ref key : keys_) genuine = genuine || is_genuine(badge, key);
        return genuine;
    }

    marketing::licence_book book_;
    std::vector<marketing::badge_verifier_ref> keys_;
    detail::hash_map<std::uint64_t, content> approvals_;
};

}  // namespace mingbai::inline MINGBAI_ABI
