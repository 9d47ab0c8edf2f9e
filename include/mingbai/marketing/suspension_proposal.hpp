// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/as_span.hpp>
#include <mingbai/marketing/conduct_policy.hpp>
#include <mingbai/marketing/licence_desk.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// 暂停建议: that an agent's conduct is above a limit, and by which records. The principal decides.
struct suspension_proposal {
    agent_id agent{};
    conduct_kind what{};
    std::uint64_t count = 0;
    std::uint64_t base = 0;               ///< what the count is a share of; 0 for a burst
    agent_conduct::positions evidence{};  ///< records of the ledger, the latest of them

    [[nodiscard]] const rule_info& rule() const noexcept { return *conduct_rules::all[static_cast<std::size_t>(what)]; }

    friend bool operator==(const suspension_proposal&, const suspension_proposal&) = default;
};

/// Calls `on_proposal(suspension_proposal)` for each limit that an agent's conduct is above.
template <class F>
void for_each_proposal(const agent_conduct& conduct, const conduct_policy& policy, F&& on_proposal) {
    for (std::size_t i = 0; i < conduct_kinds; ++i) {
        const auto what = static_cast<conduct_kind>(i);
        if (!exceeds(conduct, what, policy.limits[i])) continue;
        on_proposal(
            suspension_proposal{conduct.agent, what, conduct.count(what), base_of(conduct, what), conduct.evidence[i]});
    }
}

/// The canonical document of a proposal, the payload of its record (suspension_proposed).
[[nodiscard]] inline std::string canonical_text(const suspension_proposal& proposed) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("agent", proposed.agent).member("base", proposed.base).member("count", proposed.count);
    out.begin_array("evidence");
    for (const std::uint64_t record : proposed.evidence) out.value(record);
    out.end_array().member("rule", proposed.rule().id).end_object();
    const auto done = out.finish();
    expects(done.has_value(), "mingbai::marketing::canonical_text: an identifier is not UTF-8");
    return text;
}

/// Records proposals. Refused: what the ledger refuses.
[[nodiscard]] inline result<void> record_proposals(std::span<const suspension_proposal> proposals,
                                                   evidence::ledger_ref ledger, instant now) {
    std::vector<std::string> payloads;
    for (const suspension_proposal& each : proposals) payloads.push_back(canonical_text(each));
    std::vector<evidence::entry> batch;
    for (std::size_t i = 0; i < payloads.size(); ++i)
        batch.push_back({evidence::record_kind::suspension_proposed,
                         evidence::public_subject("agent", proposals[i].agent.text()), now, payloads[i]});
    if (batch.empty()) return {};
    if (const auto stored = ledger.append(mingbai::detail::as_span(batch)); !stored) return stored.error();
    return {};
}

/// Carries proposals out in the principal's name: suspends each licence of the agents that is in force, with the rule
/// as the reason. It does so only under a policy that says `suspend_by_itself`; otherwise, and by default, it does
/// nothing. Tells how many licences were suspended.
[[nodiscard]] inline result<std::size_t> carry_out(std::span<const suspension_proposal> proposals,
                                                   const conduct_policy& policy, licence_desk& licences,
                                                   const principal_id& principal, instant now) {
    if (!policy.suspend_by_itself) return std::size_t{0};
    std::size_t suspended = 0;
    for (const suspension_proposal& each : proposals) {
        std::vector<licence_id> ids;
        for (const auto& [id, file] : licences.book().licences())
            if (file.terms.agent == each.agent && file.terms.principal == principal &&
                file.state == licence_state::in_force)
                ids.push_back(id);
        for (const licence_id& id : ids) {
            const std::string why = std::string(each.rule().id) + " " + std::string(each.rule().title_zh);
            if (const auto done = licences.suspend(id, principal.text(), why, now); !done) return done.error();
            ++suspended;
        }
    }
    return suspended;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
