// SPDX-License-Identifier: Apache-2.0
// Random months of many agents, counted once more by a reader who keeps every event and looks at all of them for each
// figure.
#include <mingbai/consent/detail/desk_records.hpp>
#include <mingbai/order/supervision.hpp>

#include <algorithm>
#include <catch.hpp>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace order_supervision_property_test {

using namespace mingbai;
using namespace mingbai::marketing;
using namespace std::chrono_literals;
using evidence::record_kind;

constexpr instant first_day{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}};

struct event {
    enum kind { asked, unclear, clear, said_no, proven, order, ended, refused, complained, altered, foreign } what{};
    std::uint64_t record = 0;
    instant at{};
    agent_id agent{};
    std::string about{};  // request or order
    reason why = reason::none;
    std::string customer{};
};

struct month {
    std::vector<event> events;
    std::vector<evidence::record> records;

    void write(const event& one, record_kind kind, std::string payload) {
        evidence::record made;
        made.sequence = one.record;
        made.kind = kind;
        made.at = one.at;
        made.payload = std::move(payload);
        made.subject = evidence::public_subject("customer", one.customer);
        records.push_back(std::move(made));
        events.push_back(one);
    }
};

month random_month(std::mt19937& random, int length) {
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    // One of them has an identifier that JSON must escape.
    const agent_id agents[]{agent_id{"AG-1"}, agent_id{"AG-2"}, agent_id{"A\"3\\"}, agent_id{"AG-4"}};
    const reason reasons[]{reason::badge_expired, reason::content_altered, reason::plan_out_of_scope};
    month made;
    std::vector<std::pair<std::string, consent::case_file>> open;
    std::vector<std::string> orders;
    instant now = first_day;
    for (int i = 0; i < length; ++i) {
        now += std::chrono::seconds(below(4) == 0 ? below(40'000) : below(400));
        event one{event::foreign, made.records.size() + 100, now, agents[below(4)], {}, {}};
        const std::string number = std::to_string(i);
        switch (below(11)) {
            case 0:
            case 1: {
                consent::request asked;
                asked.facts.order = order_id::parse("O-" + number).value();
                if (below(5) != 0) asked.facts.agent = one.agent;
                // Now and then another agent asks for an order that is asked for already.
                if (!asked.facts.agent.empty() && !open.empty() && !open.back().second.asked.facts.agent.empty() &&
                    below(3) == 0)
                    asked.facts.order = open.back().second.asked.facts.order;
                one.customer =
                    asked.facts.order.text().back();  // few customers, so that several requests are open with one
                asked.asked_at = now;
                asked.text = R"(say "agent":" to "request":" nobody)";
                consent::case_file file;
                const std::string document = consent::canonical_text(asked).value();
                file.asked = asked;
                file.digest = sha256(document);
                one.what = event::asked;
                one.agent = asked.facts.agent;
                one.about = number;
                made.write(one, record_kind::consent_asked, document);
                open.emplace_back(number, file);
                break;
            }
            case 2:
            case 3:
            case 4:
            case 5: {
                if (open.empty()) break;
                const std::size_t which = below(static_cast<std::uint32_t>(open.size()));
                const auto [name, file] = open[which];
                one.about = name;
                one.agent = file.asked.facts.agent;
                one.customer = file.asked.facts.order.text().back();
                const std::uint32_t how = below(4);
                const consent::sms_reply reply{
                    .from = subscriber_number{"18500000000"}, .to = short_code{"10001"}, .text = "?", .at = now};
                if (how < 2) {
                    one.what = how == 0 ? event::unclear : event::clear;
                    made.write(one, record_kind::consent_answered,
                               consent::detail::answered(file.digest, reply,
                                                         how == 0 ? consent::answer::unclear : consent::answer::yes,
                                                         reason::none)
                                   .payload);
                } else {
                    one.what = how == 2 ? event::said_no : event::proven;
                    made.write(one, how == 2 ? record_kind::consent_refused : record_kind::consent_proven,
                               consent::detail::outcome(record_kind::consent_refused, file, {}, now).payload);
                    open.erase(open.begin() + static_cast<std::ptrdiff_t>(which));
                }
                break;
            }
            case 6:
            case 7: {
                activation done{.order = order_id::parse("O-" + number).value(),
                                .plan = "26HE900001",
                                .activated_at = now,
                                .begins_at = now};
                one.what = below(6) == 0 ? event::foreign : event::order;
                one.about = number;
                if (one.what == event::order)
                    done.sold_by = agent_sale{.agent = one.agent,
                                              .licence = licence_id{"L-1"},
                                              .platform = platform_id{"x"},
                                              .region = region_name{"河北"}};
                made.write(one, record_kind::order_activated, canonical_text(done));
                orders.push_back(number);
                break;
            }
            case 8: {
                if (orders.empty()) break;
                const std::size_t which = below(static_cast<std::uint32_t>(orders.size()));
                one.what = event::ended;
                one.about = orders[which];
                made.write(one, record_kind::order_ended,
                           canonical_text(ending{order_id::parse("O-" + orders[which]).value(), now}));
                orders.erase(orders.begin() + static_cast<std::ptrdiff_t>(which));
                break;
            }
            case 9:
                one.what = event::refused;
                one.why = reasons[below(3)];
                made.write(one, record_kind::order_refused,
                           canonical_text(agent_refusal{.agent = one.agent, .why = one.why}));
                break;
            default:
                one.what = below(2) == 0 ? event::complained : event::altered;
                if (one.what == event::complained)
                    made.write(one, record_kind::complaint_received,
                               canonical_text(complaint{one.agent, {}, "“投诉”"}).value());
                else
                    made.write(one, record_kind::altered_content_seen,
                               canonical_text(altered_copy{one.agent, platform_id{"x"}, 1, {}}).value());
                break;
        }
    }
    return made;
}

/// Every figure from all events.
std::map<agent_id, agent_conduct> counted_by_a_person(const month& all, const conduct_policy& policy,
                                                      const window& within) {
    std::map<agent_id, agent_conduct> conduct;
    for (const event& each : all.events) {
        if (!within.contains(each.at)) continue;
        const auto last_16 = [&](conduct_kind what, std::uint64_t record) {
            agent_conduct& of = conduct[each.agent];
            ++of.counts[static_cast<std::size_t>(what)];
            std::vector<std::uint64_t> kept(of.evidence[static_cast<std::size_t>(what)].begin(),
                                            of.evidence[static_cast<std::size_t>(what)].end());
            kept.push_back(record);
            if (kept.size() > 16) kept.erase(kept.begin());
            of.evidence[static_cast<std::size_t>(what)].clear();
            for (const std::uint64_t one : kept) of.evidence[static_cast<std::size_t>(what)].push_back(one);
        };
        const auto has_agent = !each.agent.empty();
        if (each.what == event::asked && has_agent) ++conduct[each.agent].asked;
        if (each.what == event::unclear && has_agent) last_16(conduct_kind::consent_unclear, each.record);
        if (each.what == event::said_no && has_agent) last_16(conduct_kind::consent_refused, each.record);
        if (each.what == event::complained) last_16(conduct_kind::complaint, each.record);
        if (each.what == event::altered) last_16(conduct_kind::altered_copy, each.record);
        if (each.what == event::refused) {
            last_16(conduct_kind::refused_order, each.record);
            if (each.why == reason::content_altered) last_16(conduct_kind::altered_copy, each.record);
        }
        if (each.what == event::order) {
            ++conduct[each.agent].orders;
            // How many of the agent's orders within the window lie in the stretch that ends with this one.
            std::vector<std::uint64_t> stretch;
            for (const event& other : all.events)
                if (other.what == event::order && other.agent == each.agent && other.record <= each.record &&
                    within.contains(other.at) && each.at - other.at < policy.burst_within)
                    stretch.push_back(other.record);
            auto& most = conduct[each.agent].counts[static_cast<std::size_t>(conduct_kind::burst)];
            if (stretch.size() > most) {
                most = stretch.size();
                auto& evidence = conduct[each.agent].evidence[static_cast<std::size_t>(conduct_kind::burst)];
                evidence.clear();
                evidence.push_back(stretch.front());
                if (stretch.size() > 1) evidence.push_back(stretch.back());
            }
        }
        if (each.what == event::ended)
            for (const event& order : all.events)
                if (order.what == event::order && order.about == each.about && order.record < each.record &&
                    each.at - order.at < policy.early) {
                    agent_conduct& of = conduct[order.agent];
                    ++of.counts[static_cast<std::size_t>(conduct_kind::early_ending)];
                    auto& kept = of.evidence[static_cast<std::size_t>(conduct_kind::early_ending)];
                    std::vector<std::uint64_t> records(kept.begin(), kept.end());
                    records.push_back(each.record);
                    kept.clear();
                    for (std::size_t i = records.size() > 16 ? records.size() - 16 : 0; i < records.size(); ++i)
                        kept.push_back(records[i]);
                }
    }
    for (auto& [agent, of] : conduct) {
        of.agent = agent;
        std::map<reason, std::uint64_t> by_reason;
        for (const event& each : all.events)
            if (each.what == event::refused && each.agent == agent && within.contains(each.at)) ++by_reason[each.why];
        of.refusals.assign(by_reason.begin(), by_reason.end());
    }
    return conduct;
}

TEST_CASE("supervision counts what a person who looks at everything counts") {
    std::mt19937 random(20260302);
    INFO("seed 20260302");
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        const month all = random_month(random, 400);
        conduct_policy policy;
        policy.early = std::chrono::hours(1 + random() % 200);
        policy.burst_within = std::chrono::seconds(1 + random() % 5000);
        window within(earliest_instant, latest_instant);
        if (round % 3 == 1) within = window(first_day + 24h * 3, first_day + 24h * 9);
        supervision watching(policy, within);
        for (const evidence::record& each : all.records) watching.apply(evidence::view_of(each));
        const auto expected = counted_by_a_person(all, policy, within);
        std::size_t seen = 0;
        watching.for_each([&](const agent_conduct& each) {
            const auto found = expected.find(each.agent);
            if (found == expected.end()) {
                CHECK(each.orders + each.asked == 0);  // known from before the window only
                return;
            }
            ++seen;
            CHECK(each == found->second);
        });
        CHECK(seen == expected.size());

        // Proposals are those that exact arithmetic with large numbers gives.
        for (conduct_limit& limit : policy.limits) limit = {{random() % 7, 1 + random() % 9}, random() % 60};
        supervision strict(policy, within);
        for (const evidence::record& each : all.records) strict.apply(evidence::view_of(each));
        std::size_t proposals = 0;
        for (const auto& [agent, of] : expected)
            for (std::size_t i = 0; i < conduct_kinds; ++i) {
                const auto what = static_cast<conduct_kind>(i);
                const conduct_limit limit = policy.limits[i];
                const std::uint64_t tried = of.orders + of.counts[0];
                const std::uint64_t bases[conduct_kinds]{tried, tried, of.asked, of.asked, of.orders, of.orders, 0};
                const bool above = what == conduct_kind::burst
                                       ? of.counts[i] > limit.at_least
                                       : bases[i] >= limit.at_least &&
                                             of.counts[i] * limit.most.denominator > bases[i] * limit.most.numerator;
                proposals += above ? 1U : 0U;
            }
        CHECK(strict.review().size() == proposals);
    }
}

}  // namespace order_supervision_property_test
