// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/as_span.hpp>
#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/cap/cap_offer.hpp>
#include <mingbai/cap/choice.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/rule/element.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::cap {

/// A choice with its place in history.
struct dated_choice {
    choice what{};
    instant at{};
    std::uint64_t record = 0;

    friend constexpr bool operator==(const dated_choice&, const dated_choice&) noexcept = default;
};

/// What a call changed: set the meter to `now`, and tell the customer.
struct choice_change {
    units before = no_cap;
    units now = no_cap;
    at_cap then = at_cap::stop;
    std::uint64_t record = 0;  ///< of the ledger: the written confirmation refers to it
};

/// What every customer chose, and when: a fold over the ledger. A catalogue that is loaded anew, offers other tiers or
/// none at all changes nothing here.
///
/// Lowering a cap is the customer's word and holds at once. Raising it, or doing without, needs a fresh agreement to
/// exactly that; so does a first choice above the standard. One writer.
class choice_book {
public:
    /// How long after the customer's agreement a raise may still be made with it.
    static constexpr std::chrono::hours fresh_for{24};

    /// Takes in one record; those of other kinds are passed over, and so are erased ones, which leave what was before.
    /// False when it is a choice that cannot be read.
    bool apply(const evidence::record_view& seen) {
        const bool ours =
            seen.kind == evidence::record_kind::cap_chosen || seen.kind == evidence::record_kind::cap_lifted;
        if (!ours || seen.erased) return true;
        const auto read = read_choice(seen.payload);
        if (read) keep(seen.subject, {*read, seen.at, seen.sequence});
        return read.has_value();
    }

    /// Everything that was chosen about one kind of cap, the oldest first.
    [[nodiscard]] std::span<const dated_choice> history(const evidence::pseudonym& subject, cap_kind kind) const {
        const auto* const made = choices_.find({subject, kind.index()});
        if (made == nullptr) return {};
        return mingbai::detail::as_span(*made);
    }

    /// The limit in force: the last one chosen, or the offer's standard.
    [[nodiscard]] units limit(const evidence::pseudonym& subject, const cap_offer& offer) const {
        const auto chosen = history(subject, offer.kind);
        return chosen.empty() ? offer.standard : chosen.back().what.limit;
    }
    /// What happens at the cap: as chosen, or as the offer has it.
    [[nodiscard]] at_cap then(const evidence::pseudonym& subject, const cap_offer& offer) const {
        const auto chosen = history(subject, offer.kind);
        return chosen.empty() ? offer.then : chosen.back().what.then;
    }

    /// Records a limit that is not above the one in force. `how` says how the choice came: "app", "sms FD50".
    /// Refused: reason::unknown_tier when the offer has no such limit, reason::cap_raise_needs_consent, and as the
    /// ledger refuses; then nothing changed.
    [[nodiscard]] result<choice_change> choose(const evidence::ledger_ref& ledger, const cap_holder& holder,
                                               const cap_offer& offer, units limit, std::string_view how, instant now) {
        return choose(ledger, holder, offer, limit, then(holder.subject, offer), how, now);
    }
    [[nodiscard]] result<choice_change> choose(const evidence::ledger_ref& ledger, const cap_holder& holder,
                                               const cap_offer& offer, units limit, at_cap then, std::string_view how,
                                               instant now) {
        if (!offer.offers(limit)) return refusal{reason::unknown_tier, at_element(element::cap)};
        if (limit > this->limit(holder.subject, offer))
            return refusal{reason::cap_raise_needs_consent, at_element(element::cap)};
        return record(ledger, holder, offer, {offer.kind, limit, then, std::nullopt}, how, now);
    }

    /// The order that the customer must be asked about before `raise`.
    [[nodiscard]] order_id order_to_raise(const cap_holder& holder, const cap_offer& offer, units limit) const {
        const auto chosen = history(holder.subject, offer.kind);
        return raise_order(holder, offer.kind, limit, chosen.empty() ? UINT64_MAX : chosen.back().record);
    }

    /// Records a limit above the one in force, `no_cap` for none, by the customer's agreement to `order_to_raise`.
    ///
    /// Refused, and nothing is raised: reason::unknown_tier; reason::wrong_subscriber when somebody else agreed;
    /// reason::proof_for_another_order, also when the cap was changed since the customer was asked;
    /// reason::proof_outdated when the agreement is from after `now`, or older than `fresh_for`; what `consents` says
    /// of the proof, and what the ledger refuses. The proof is used up, whatever comes of it.
    template <raise_consent Consent, consent_user<Consent> Consents>
    [[nodiscard]] result<choice_change> raise(const evidence::ledger_ref& ledger, Consents& consents,
                                              const cap_holder& holder, const cap_offer& offer, units limit,
                                              Consent agreed, std::string_view how, instant now) {
        if (!offer.offers(limit)) return refusal{reason::unknown_tier, at_element(element::cap)};
        if (agreed.subscriber() != holder.decides) return refusal{reason::wrong_subscriber, {}};
        if (agreed.order() != order_to_raise(holder, offer, limit)) return refusal{reason::proof_for_another_order, {}};
        if (agreed.confirmed_at() > now || now - agreed.confirmed_at() > fresh_for)
            return refusal{reason::proof_outdated, {}};
        if (const auto justified = consents.use(agreed, agreed.order(), now); !justified) return justified.error();
        return record(ledger, holder, offer, {offer.kind, limit, then(holder.subject, offer), agreed.record()}, how,
                      now);
    }

    [[nodiscard]] std::size_t size() const noexcept { return choices_.size(); }

    /// `f(subject, kind, choice in force)` for every cap that was ever chosen, in no order: to set meters after a
    /// start.
    template <class F>
    void for_each(F&& f) const {
        choices_.for_each([&f](const whose& who, const std::vector<dated_choice>& made) {
            f(who.subject, cap_kind::at(who.kind), made.back());
        });
    }

private:
    struct whose {
        evidence::pseudonym subject{};
        std::uint8_t kind = 0;

        friend bool operator==(const whose&, const whose&) = default;
    };
    struct whose_hash {
        std::size_t operator()(const whose& key) const noexcept {
            return std::hash<evidence::pseudonym>{}(key.subject) + key.kind;
        }
    };

    void keep(const evidence::pseudonym& subject, const dated_choice& made) {
        choices_[{subject, made.what.kind.index()}].push_back(made);
    }

    [[nodiscard]] result<choice_change> record(const evidence::ledger_ref& ledger, const cap_holder& holder,
                                               const cap_offer& offer, const choice& made, std::string_view how,
                                               instant now) {
        const auto payload = canonical_text(made, how);
        if (!payload) return payload.error();
        const units before = limit(holder.subject, offer);
        const auto kind = made.consent ? evidence::record_kind::cap_lifted : evidence::record_kind::cap_chosen;
        const auto stored = ledger.append(kind, holder.subject, now, *payload);
        if (!stored) return stored.error();
        keep(holder.subject, {made, now, stored->sequence});
        return choice_change{before, made.limit, made.then, stored->sequence};
    }

    mingbai::detail::hash_map<whose, std::vector<dated_choice>, whose_hash> choices_;
};

}  // namespace mingbai::inline MINGBAI_ABI::cap
