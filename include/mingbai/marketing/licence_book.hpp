// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/evidence/record.hpp>
#include <mingbai/marketing/approval_record.hpp>
#include <mingbai/marketing/badge_record.hpp>
#include <mingbai/marketing/licence.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::marketing {

enum class licence_state : std::uint8_t { in_force,
                                          suspended,
                                          revoked };

/// What the ledger says of one licence.
struct licence_file {
    licence terms{};  ///< with the scope as it was narrowed last
    licence_state state = licence_state::in_force;
    instant issued_at{};
    std::uint64_t issued = 0;  ///< record of the issue
    std::uint64_t latest = 0;  ///< record of the latest act
};

/// What the ledger says of one badge.
struct badge_file {
    badge given{};
    instant issued_at{};
    std::uint64_t issued = 0;  ///< record
    bool revoked = false;      ///< by itself, or because its licence, or one above it, was narrowed or revoked since
};

/// Every licence and badge, and which copy was taken back: a fold over the ledger's records in their order, which decides
/// of each act again whether it was allowed. An act that was not changes nothing.
class licence_book {
public:
    licence_book() = default;
    /// Believes these principals only, in whose names alone licences are given. Without them whoever says so is one, which
    /// suits a ledger that nobody else writes to.
    explicit licence_book(std::vector<principal_id> principals) : principals_(std::move(principals)) {}

    /// Takes one record; those of other kinds and erased ones are passed over. Refused, and nothing changed: the JSON
    /// reasons for what cannot be read; what `check` says of an act that was not allowed.
    result<void> apply(const evidence::record_view& record) {
        using evidence::record_kind;
        if (record.erased) return {};
        if (is_licence_act(record.kind)) {
            const auto act = read_licence_act(record.kind, record.payload);
            if (!act) return act.error();
            if (const auto allowed = check(*act); !allowed) return allowed;
            take(*act, record);
        } else if (record.kind == record_kind::badge_issued) {
            const auto given = read_badge_issued(record.payload);
            if (!given) return given.error();
            if (const auto allowed = check(*given); !allowed) return allowed;
            const auto [place, is_new] = badges_.try_emplace(identity_of(*given));
            if (is_new) place->second = {*given, record.at, record.sequence, false};
        } else if (record.kind == record_kind::badge_revoked) {
            const auto revoked = read_badge_revocation(record.payload);
            if (!revoked) return revoked.error();
            if (const auto allowed = check(*revoked); !allowed) return allowed;
            if (const auto found = badges_.find(revoked->badge); found != badges_.end()) found->second.revoked = true;
        } else if (record.kind == record_kind::content_withdrawn) {
            const auto withdrawn = read_content_withdrawal(record.payload);
            if (!withdrawn) return withdrawn.error();
            withdrawn_.insert(withdrawn->approval);
        }
        return {};
    }

    /// Whether an act is allowed now. Refused: reason::licence_exists, licence_unknown, licence_revoked (nothing
    /// follows a revocation), not_the_principal, scope_widened, may_not_delegate, licence_suspended (nothing is
    /// delegated from it), unchanged (a suspension of what is suspended, a resumption of what is not).
    [[nodiscard]] result<void> check(const licence_act& act) const {
        using evidence::record_kind;
        if (act.kind == record_kind::licence_issued) return check_issue(act);
        const licence_file* const file = find(act.terms.id);
        if (file == nullptr) return refusal{reason::licence_unknown, {}};
        if (act.by != file->terms.principal.text()) return refusal{reason::not_the_principal, {}};
        if (file->state == licence_state::revoked) return refusal{reason::licence_revoked, {}};
        if (act.kind == record_kind::licence_narrowed) return check_within(act.terms.scope, file->terms.scope);
        const bool suspended = file->state == licence_state::suspended;
        if (act.kind == record_kind::licence_suspended && suspended) return refusal{reason::unchanged, {}};
        if (act.kind == record_kind::licence_resumed && !suspended) return refusal{reason::unchanged, {}};
        return {};
    }

    /// Whether a badge may be given out: within its licence, for its agent. Refused: as `check` of an act,
    /// and reason::another_agent, badge_invalid (another principal), badge_borrowed, channel_out_of_scope,
    /// scope_not_shown.
    [[nodiscard]] result<void> check(const badge& given) const {
        const licence_file* const file = find(given.licence);
        if (file == nullptr) return refusal{reason::licence_unknown, {}};
        if (const reason why = blocked(given.licence); why != reason::none) return refusal{why, {}};
        const licence& terms = file->terms;
        if (given.agent != terms.agent) return refusal{reason::another_agent, at_element(element::agent)};
        if (given.principal != terms.principal) return refusal{reason::badge_invalid, {}};
        if (!terms.scope.platforms.contains(given.platform)) return refusal{reason::badge_borrowed, {}};
        if (!terms.scope.channels.contains(given.channel)) return refusal{reason::channel_out_of_scope, {}};
        if (!given.actions.is_within(terms.scope.actions))
            return refusal{reason::scope_widened, at_element(element::content)};
        if (given.until < given.from || !terms.scope.validity.contains(window(given.from, given.until)))
            return refusal{reason::scope_widened, at_element(element::validity)};
        if (given.scope != digest_of(sheet_of(terms))) return refusal{reason::scope_not_shown, {}};
        return {};
    }

    /// Refused: reason::badge_invalid for an unknown badge, not_the_principal.
    [[nodiscard]] result<void> check(const badge_revocation& act) const {
        const badge_file* const file = find(act.badge);
        if (file == nullptr) return refusal{reason::badge_invalid, {}};
        if (act.by != file->given.principal.text()) return refusal{reason::not_the_principal, {}};
        return {};
    }

    [[nodiscard]] const licence_file* find(const licence_id& id) const noexcept {
        const auto found = licences_.find(id);
        return found == licences_.end() ? nullptr : &found->second;
    }
    [[nodiscard]] const badge_file* find(const sha256_digest& badge) const noexcept {
        const auto found = badges_.find(badge);
        return found == badges_.end() ? nullptr : &found->second;
    }

    /// reason::licence_unknown, licence_suspended or licence_revoked when that holds of the licence or of one above it,
    /// the first of them from below; else reason::none.
    [[nodiscard]] reason blocked(const licence_id& id) const noexcept {
        reason why = reason::none;
        for_each_above(id, [&](const licence_file* file) {
            if (why != reason::none) return;
            if (file == nullptr)
                why = reason::licence_unknown;
            else if (file->state == licence_state::suspended)
                why = reason::licence_suspended;
            else if (file->state == licence_state::revoked)
                why = reason::licence_revoked;
        });
        return why;
    }

    /// Whether a licence and all above it allow a use now. Calls `on_fault(refusal)` for everything that is against it,
    /// from the licence itself upwards.
    template <class F>
    void for_each_fault(const licence_id& id, const agent_use& use, F&& on_fault) const {
        for_each_above(id, [&](const licence_file* file) {
            if (file == nullptr) return on_fault(refusal{reason::licence_unknown, {}});
            if (file->state == licence_state::suspended)
                on_fault(refusal{reason::licence_suspended, at_index(file->latest)});
            if (file->state == licence_state::revoked)
                on_fault(refusal{reason::licence_revoked, at_index(file->latest)});
            if (use.at < file->issued_at) on_fault(refusal{reason::licence_not_in_force, at_index(file->issued)});
            for_each_excess(file->terms.scope, use, on_fault);
        });
    }

    /// The first of those faults. Refused with it.
    [[nodiscard]] result<void> allows(const licence_id& id, const agent_use& use) const {
        refusal first;
        for_each_fault(id, use, [&](const refusal& each) {
            if (first.why == reason::none) first = each;
        });
        if (first.why != reason::none) return first;
        return {};
    }

    /// Whether the approval of copy at this record was taken back.
    [[nodiscard]] bool is_withdrawn(std::uint64_t approval) const noexcept { return withdrawn_.contains(approval); }

    /// In ascending order of their numbers.
    [[nodiscard]] const std::map<licence_id, licence_file>& licences() const noexcept { return licences_; }
    [[nodiscard]] const std::unordered_map<sha256_digest, badge_file>& badges() const noexcept { return badges_; }

    [[nodiscard]] static scope_sheet sheet_of(const licence& terms) { return {terms.name, terms.scope.sales}; }

private:
    [[nodiscard]] result<void> check_issue(const licence_act& act) const {
        const licence& terms = act.terms;
        if (find(terms.id) != nullptr) return refusal{reason::licence_exists, {}};
        if (terms.parent.empty()) {
            const bool known = principals_.empty() ||
                std::find(principals_.begin(), principals_.end(), terms.principal) != principals_.end();
            if (!known || act.by != terms.principal.text()) return refusal{reason::not_the_principal, {}};
            return {};
        }
        const licence_file* const above = find(terms.parent);
        if (above == nullptr) return refusal{reason::licence_unknown, {}};
        if (terms.principal != above->terms.principal) return refusal{reason::not_the_principal, {}};
        if (act.by != above->terms.agent.text() && act.by != above->terms.principal.text())
            return refusal{reason::not_the_principal, {}};
        if (const reason why = blocked(terms.parent); why != reason::none) return refusal{why, {}};
        if (above->terms.scope.sub_agent_levels == 0) return refusal{reason::may_not_delegate, {}};
        agent_scope most = above->terms.scope;
        --most.sub_agent_levels;
        return check_within(terms.scope, most);
    }

    void take(const licence_act& act, const evidence::record_view& record) {
        using evidence::record_kind;
        licence_file& file = licences_[act.terms.id];
        file.latest = record.sequence;
        if (act.kind == record_kind::licence_issued) {
            file.terms = act.terms;
            file.issued_at = record.at;
            file.issued = record.sequence;
        } else if (act.kind == record_kind::licence_narrowed) {
            if (file.terms.scope != act.terms.scope) void_badges_below(act.terms.id);
            file.terms.scope = act.terms.scope;
        } else if (act.kind == record_kind::licence_suspended) {
            file.state = licence_state::suspended;
        } else if (act.kind == record_kind::licence_resumed) {
            file.state = licence_state::in_force;
        } else {
            file.state = licence_state::revoked;
            void_badges_below(act.terms.id);
        }
    }

    /// What was given out under another scope shows more than is allowed now.
    void void_badges_below(const licence_id& top) {
        for (auto& [id, file] : badges_) {
            bool below = false;
            for_each_above(file.given.licence, [&](const licence_file* each) {
                below = below || (each != nullptr && each->terms.id == top);
            });
            file.revoked = file.revoked || below;
        }
    }

    /// A licence, the one that it comes from, and so on to the principal's own; nullptr for one that is not there. A
    /// parent is older than its child, so this ends.
    template <class F>
    void for_each_above(licence_id id, F&& on_file) const {
        do {
            const licence_file* const file = find(id);
            on_file(file);
            id = file == nullptr ? licence_id() : file->terms.parent;
        } while (!id.empty());
    }

    std::vector<principal_id> principals_;
    std::map<licence_id, licence_file> licences_;
    std::unordered_map<sha256_digest, badge_file> badges_;
    mingbai::detail::hash_set<std::uint64_t> withdrawn_;
};

}  // namespace mingbai::inline MINGBAI_ABI::marketing
