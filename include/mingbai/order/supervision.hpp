// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/base/window.hpp>
#include <mingbai/marketing/agent_events.hpp>
#include <mingbai/marketing/suspension_proposal.hpp>
#include <mingbai/order/activation.hpp>
#include <mingbai/order/detail/open_questions.hpp>
#include <mingbai/order/ending.hpp>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// The conduct of every agent: a fold over the ledger's records in their order. Conduct within a window of time is
/// counted; what was sold before it is known, so that its endings are counted within it.
///
/// It takes intact records as they are and looks for what it counts; whether each says what a record of its kind says,
/// is the audit's question. Memory is bounded by the agents, the open requests and the orders of the latest
/// `policy.early`.
///
/// Hasher finds the request that an answer names, `basic_supervision<openssl::sha256_hasher>` does so faster.
template <digest_engine Hasher = sha256_hasher>
class basic_supervision {
public:
    explicit basic_supervision(const marketing::conduct_policy& policy = {},
                               const window& counted = window(earliest_instant, latest_instant))
        : policy_(policy), counted_(counted) {}

    void apply(const evidence::record_view& record) {
        using evidence::record_kind;
        using marketing::conduct_kind;
        if (record.erased) return;
        const record_kind kind = record.kind;
        if (kind == record_kind::consent_asked) return see_question(record);
        if (kind == record_kind::consent_answered) {
            if (record.payload.find(R"("meaning":"unclear")") != std::string_view::npos)
                see_answer(record, conduct_kind::consent_unclear);
        } else if (kind == record_kind::consent_refused) {
            see_answer(record, conduct_kind::consent_refused);
            asked_.forget(record.subject, record.payload);
        } else if (kind == record_kind::consent_proven || kind == record_kind::consent_expired ||
                   kind == record_kind::consent_superseded) {
            asked_.forget(record.subject, record.payload);
        } else if (kind == record_kind::order_activated) {
            see_order(record);
        } else if (kind == record_kind::order_ended) {
            see_ending(record);
        } else if (kind == record_kind::order_refused) {
            see_refusal(record);
        } else if (kind == record_kind::complaint_received) {
            if (const auto read = marketing::read_complaint(record.payload); read)
                add(read->agent, conduct_kind::complaint, record);
        } else if (kind == record_kind::altered_content_seen) {
            if (const auto read = marketing::read_altered_copy(record.payload); read)
                add(read->agent, conduct_kind::altered_copy, record);
        }
    }

    /// An agent's conduct, or nullptr when it did nothing that is counted.
    [[nodiscard]] const marketing::agent_conduct* find(const agent_id& agent) const noexcept {
        const std::uint32_t* const index = index_.find(agent);
        return index == nullptr ? nullptr : &agents_[*index].conduct;
    }
    /// Calls `on_conduct(agent_conduct)` for each agent, in the order in which they were first seen.
    template <class F>
    void for_each(F&& on_conduct) const {
        for (const watched& each : agents_) on_conduct(each.conduct);
    }

    /// A proposal for each limit that an agent is above. What becomes of it, the principal decides.
    [[nodiscard]] std::vector<marketing::suspension_proposal> review() const {
        std::vector<marketing::suspension_proposal> proposals;
        for (const watched& each : agents_)
            for_each_proposal(each.conduct, policy_,
                              [&](const marketing::suspension_proposal& one) { proposals.push_back(one); });
        return proposals;
    }

private:
    struct sold_at {
        instant at{};
        std::uint64_t record = 0;
    };
    struct watched {
        marketing::agent_conduct conduct{};
        std::deque<sold_at> latest{};  // orders of the latest burst_within
    };
    struct sold {
        std::uint32_t seller = 0;
        instant at{};
    };

    [[nodiscard]] std::uint32_t index_of(const agent_id& id) {
        const auto place = index_.insert(id, static_cast<std::uint32_t>(agents_.size()));
        if (place.is_new) {
            agents_.emplace_back();
            agents_.back().conduct.agent = id;
        }
        return place.value;
    }

    void add(const agent_id& id, marketing::conduct_kind what, const evidence::record_view& record) {
        if (!id.empty() && counted_.contains(record.at)) agents_[index_of(id)].conduct.add(what, record.sequence);
    }

    void see_question(const evidence::record_view& record) {
        const agent_id id = agent_of(record.payload);
        if (id.empty()) return;  // the carrier's own
        const std::uint32_t index = index_of(id);
        asked_.add(record.subject, record.payload, index);
        if (counted_.contains(record.at)) ++agents_[index].conduct.asked;
    }

    [[nodiscard]] static agent_id agent_of(std::string_view question) {
        const std::string_view text = detail::text_member(question, R"("agent":")");
        if (!text.empty()) return agent_id::parse(text).value_or({});
        if (question.find(R"("agent":"")") != std::string_view::npos) return {};
        const auto document = read_json(question);  // an identifier with an escape
        return document ? document->root().get<agent_id>("agent").value_or({}) : agent_id();
    }

    void see_answer(const evidence::record_view& record, marketing::conduct_kind what) {
        asked_.find(record.subject, record.payload, [&](std::uint32_t seller) {
            if (counted_.contains(record.at)) agents_[seller].conduct.add(what, record.sequence);
        });
    }

    void see_order(const evidence::record_view& record) {
        if (record.payload.find(R"("sold_by":{)") == std::string_view::npos) return;
        const auto order = read_activation(record.payload);
        if (!order || !order->sold_by) return;
        const std::uint32_t index = index_of(order->sold_by->agent);
        clock_ = (std::max)(clock_, record.at);
        while (!by_age_.empty() && clock_ - by_age_.front().first >= policy_.early) {
            orders_.erase(by_age_.front().second);
            by_age_.pop_front();
        }
        const auto kept = orders_.insert(order->order, {});
        kept.value = {index, record.at};
        if (kept.is_new) by_age_.emplace_back(clock_, order->order);
        if (!counted_.contains(record.at)) return;

        watched& by = agents_[index];
        ++by.conduct.orders;
        by.latest.push_back({clock_, record.sequence});
        while (clock_ - by.latest.front().at >= policy_.burst_within) by.latest.pop_front();
        constexpr auto burst = static_cast<std::size_t>(marketing::conduct_kind::burst);
        if (by.latest.size() <= by.conduct.counts[burst]) return;
        by.conduct.counts[burst] = by.latest.size();
        by.conduct.evidence[burst].clear();
        by.conduct.evidence[burst].push_back(by.latest.front().record);
        if (by.latest.size() > 1) by.conduct.evidence[burst].push_back(record.sequence);
    }

    void see_ending(const evidence::record_view& record) {
        if (orders_.empty()) return;
        const auto end = read_ending(record.payload);
        if (!end) return;
        const sold* const found = orders_.find(end->order);
        if (found == nullptr) return;
        if (record.at - found->at < policy_.early && counted_.contains(record.at))
            agents_[found->seller].conduct.add(marketing::conduct_kind::early_ending, record.sequence);
        orders_.erase(end->order);
    }

    void see_refusal(const evidence::record_view& record) {
        const auto refused = read_agent_refusal(record.payload);
        if (!refused || refused->agent.empty() || !counted_.contains(record.at)) return;
        marketing::agent_conduct& conduct = agents_[index_of(refused->agent)].conduct;
        conduct.add(marketing::conduct_kind::refused_order, record.sequence);
        if (refused->why == reason::content_altered)
            conduct.add(marketing::conduct_kind::altered_copy, record.sequence);
        auto place = conduct.refusals.begin();
        while (place != conduct.refusals.end() && place->first < refused->why) ++place;
        if (place == conduct.refusals.end() || place->first != refused->why)
            place = conduct.refusals.insert(place, {refused->why, 0});
        ++place->second;
    }

    marketing::conduct_policy policy_;
    window counted_;
    std::vector<watched> agents_;
    detail::hash_map<agent_id, std::uint32_t> index_;
    detail::open_questions<Hasher> asked_;
    detail::hash_map<order_id, sold> orders_;  // those that can still end early
    std::deque<std::pair<instant, order_id>> by_age_;
    instant clock_{earliest_instant};  // never goes back, as the latest record's may
};

using supervision = basic_supervision<>;

}  // namespace mingbai::inline MINGBAI_ABI
