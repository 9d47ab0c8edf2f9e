// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/marketing/badge_signature.hpp>
#include <mingbai/marketing/licence_book.hpp>
#include <mingbai/marketing/revocation_list.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// What a badge is given out for, within its licence.
struct badge_request {
    licence_id licence{};
    channel_id channel{};
    platform_id platform{};
    action_set actions{};
    window validity{};
};

/// Where a principal gives and takes licences and badges. Everything is on the ledger before it counts; a desk that is
/// opened on the same ledger later, or elsewhere, knows everything again.
///
/// One writer, not safe to share between threads.
class licence_desk {
public:
    /// `principals` are those in whose names licences are given here; see `licence_book`.
    explicit licence_desk(evidence::ledger_ref ledger, std::vector<principal_id> principals = {})
        : ledger_(ledger), book_(std::move(principals)) {
        status_ = refresh();
    }

    /// Whether the ledger was readable, all of it; otherwise nothing is done here any more.
    [[nodiscard]] const result<void>& status() const noexcept { return status_; }
    [[nodiscard]] const licence_book& book() const noexcept { return book_; }

    /// Takes up what others have written to the ledger since. A record of an act that was not allowed has no effect,
    /// and is for the audit to report. Refused: what reading the ledger met.
    result<void> refresh() {
        const auto seen = ledger_.for_each(next_, [&](const evidence::record_view& each) { (void)book_.apply(each); });
        next_ = seen.next;
        if (!seen.clean()) status_ = seen.damages[0];
        return status_;
    }

    /// Gives a licence; one with a parent names a sub-agent, which the parent's agent may do. `by` is who does it.
    /// Refused, like everything below: what `licence_book::check` says; reason::bad_utf8; what the ledger refuses.
    result<evidence::receipt> issue(const licence& terms, std::string_view by, instant now) {
        return act({evidence::record_kind::licence_issued, std::string(by), {}, terms}, now);
    }
    /// Gives it a scope that is no wider in anything. Badges that were given out under it, and below it, are void.
    result<evidence::receipt> narrow(const licence_id& id, const agent_scope& scope, std::string_view by, instant now) {
        licence terms;
        terms.id = id;
        terms.scope = scope;
        return act({evidence::record_kind::licence_narrowed, std::string(by), {}, std::move(terms)}, now);
    }
    result<evidence::receipt> suspend(const licence_id& id, std::string_view by, std::string_view why, instant now) {
        return change(evidence::record_kind::licence_suspended, id, by, why, now);
    }
    result<evidence::receipt> resume(const licence_id& id, std::string_view by, std::string_view why, instant now) {
        return change(evidence::record_kind::licence_resumed, id, by, why, now);
    }
    /// Ends it for good.
    result<evidence::receipt> revoke(const licence_id& id, std::string_view by, std::string_view why, instant now) {
        return change(evidence::record_kind::licence_revoked, id, by, why, now);
    }

    /// Signs a badge and records it. Refused also: what `sign_badge` says; reason::out_of_range for a time that a badge
    /// cannot hold.
    template <badge_signer Signer>
    [[nodiscard]] result<shown_badge> give_badge(const badge_request& asked, Signer& signer, instant now) {
        if (!status_) return status_.error();
        const licence_file* const file = book_.find(asked.licence);
        if (file == nullptr) return refusal{reason::licence_unknown, {}};
        if (!detail::fits_badge(asked.validity.from()) || !detail::fits_badge(asked.validity.until()))
            return refusal{reason::out_of_range, at_element(element::validity)};
        const scope_sheet sheet = licence_book::sheet_of(file->terms);
        badge plain;
        plain.licence = asked.licence;
        plain.agent = file->terms.agent;
        plain.principal = file->terms.principal;
        plain.channel = asked.channel;
        plain.platform = asked.platform;
        plain.from = asked.validity.from();
        plain.until = asked.validity.until();
        plain.actions = asked.actions;
        plain.scope = digest_of(sheet);
        if (const auto allowed = book_.check(plain); !allowed) return allowed.error();
        const auto made = sign_badge(std::move(plain), signer);
        if (!made) return made.error();
        const auto stored = append(evidence::record_kind::badge_issued, made->licence, badge_issued_text(*made), now);
        if (!stored) return stored.error();
        return shown_badge{*made, sheet};
    }

    /// Takes one badge back before its time.
    result<evidence::receipt> revoke_badge(const sha256_digest& badge, std::string_view by, std::string_view why,
                                           instant now) {
        if (!status_) return status_.error();
        const badge_revocation revocation{badge, std::string(by), std::string(why)};
        if (const auto allowed = book_.check(revocation); !allowed) return allowed.error();
        const auto payload = canonical_text(revocation);
        if (!payload) return payload.error();
        return append(evidence::record_kind::badge_revoked, book_.find(badge)->given.licence, *payload, now);
    }

    /// The signed list of what does not hold, for whoever checks badges without a network.
    template <badge_signer Signer>
    [[nodiscard]] result<signed_revocation_list> revocations(const principal_id& principal, Signer& signer,
                                                             instant now) const {
        if (!status_) return status_.error();
        return sign_list(revocations_of(book_, principal, now), signer);
    }

private:
    result<evidence::receipt> change(evidence::record_kind kind, const licence_id& id, std::string_view by,
                                     std::string_view why, instant now) {
        licence terms;
        terms.id = id;
        return act({kind, std::string(by), std::string(why), std::move(terms)}, now);
    }

    result<evidence::receipt> act(const licence_act& what, instant now) {
        if (!status_) return status_.error();
        if (const auto allowed = book_.check(what); !allowed) return allowed.error();
        const auto payload = canonical_text(what);
        if (!payload) return payload.error();
        return append(what.kind, what.terms.id, *payload, now);
    }

    /// On the ledger first, then in the book, by the same fold as everybody's.
    result<evidence::receipt> append(evidence::record_kind kind, const licence_id& about, std::string_view payload,
                                     instant now) {
        const auto stored = ledger_.append(kind, evidence::public_subject("licence", about.text()), now, payload);
        if (!stored) return stored.error();
        if (const auto known = refresh(); !known) return known.error();
        return *stored;
    }

    evidence::ledger_ref ledger_;
    licence_book book_;
    std::uint64_t next_ = 0;
    result<void> status_;
};

}  // namespace mingbai::inline MINGBAI_ABI::marketing
