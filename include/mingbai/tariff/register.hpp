// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/rule/check.hpp>
#include <mingbai/tariff/detail/version_table.hpp>
#include <mingbai/tariff/owned_plan.hpp>
#include <mingbai/tariff/plan_record.hpp>
#include <mingbai/tariff/published_plan.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mingbai::inline MINGBAI_ABI {

/// Where and when a sale takes place.
struct sale {
    std::string_view region;
    std::string_view channel;
    instant at{};
};

/// The tariff disclosure register (资费公示专区): every plan that may be sold, in every version, and the only maker of
/// `published_plan`. A plan's identity is its filing number and version, never its name.
///
/// The profile gives `tariff_rules`, `currency`, the civil `zone` in which sale dates are meant, and `nationwide`, the words
/// for "every region". State is a fold over the ledger's records: `replay` on an empty register rebuilds it. One writer at a
/// time; the ledger must outlive the register.
///
/// `Hasher` makes the same SHA-256 digests, perhaps sooner: `openssl::sha256_hasher` halves the cost of a publication.
template <class Profile, digest_engine Hasher = sha256_hasher>
class disclosure_register {
    static_assert(std::is_same_v<typename Hasher::digest_type, sha256_digest>,
                  "mingbai::disclosure_register: plans are known by SHA-256, whoever makes it");

public:
    using plan_type = basic_tariff_plan<owning_storage<typename Profile::currency>>;
    using published = basic_published_plan<plan_type>;
    using version_type = plan_version<plan_type>;

    explicit disclosure_register(evidence::ledger_ref ledger) noexcept : ledger_(ledger) {}

    /// Discloses a plan, or a new version of one, with effect from an instant that is not in the past.
    ///
    /// Refused, and nothing is changed: reason::rules_broken with the report of the rules in force on the day when the plan
    /// takes effect; reason::out_of_range for an instant outside the calendar; reason::bad_filing_number; reason::bad_utf8;
    /// reason::retroactive; reason::same_instant when something else takes effect at that instant; reason::unchanged when
    /// the version then in force says the same; whatever the ledger refuses.
    template <plan_storage Storage>
    [[nodiscard]] result<published, refused_by_rules> publish(const basic_tariff_plan<Storage>& plan, instant effective,
                                                              instant now) {
        static_assert(std::is_same_v<typename Storage::currency, typename Profile::currency>,
                      "mingbai::disclosure_register::publish: the plan has another currency than the profile");
        return disclose(plan, effective, now, [&plan] { return to_owned(plan); });
    }

    /// The same with effect at once.
    template <plan_storage Storage>
    [[nodiscard]] result<published, refused_by_rules> publish(const basic_tariff_plan<Storage>& plan, instant now) {
        return publish(plan, now, now);
    }

    /// The same for a plan that is given away: taken when it is published, and left as it is when refused.
    [[nodiscard]] result<published, refused_by_rules> publish(plan_type&& plan, instant effective, instant now) {
        return disclose(plan, effective, now, [&plan] { return std::move(plan); });
    }
    [[nodiscard]] result<published, refused_by_rules> publish(plan_type&& plan, instant now) {
        return publish(std::move(plan), now, now);
    }

    /// Takes a plan off sale from an instant on. Its versions stay resolvable for the customers who have them.
    ///
    /// Refused: reason::not_published, reason::withdrawn, reason::retroactive, reason::same_instant, what the ledger refuses.
    [[nodiscard]] result<void> withdraw(const filing_number& number, instant from, instant now) {
        const row* before = table_.at(number, from);
        if (before == nullptr) return refusal{reason::not_published, at_element(element::filing_number)};
        if (!before->value) return refusal{reason::withdrawn, at_element(element::filing_number)};
        if (from < now) return refusal{reason::retroactive, at_element(element::effective)};
        if (before->from == from) return refusal{reason::same_instant, at_element(element::effective)};
        const auto receipt = ledger_.append(evidence::record_kind::plan_withdrawn, subject_of(number), now,
                                            detail::withdrawal_text(number, from));
        if (!receipt) return receipt.error();
        table_.insert(number, from, nullptr);
        return {};
    }

    /// The token for a sale. What the plan does not state (no regions, no channels, no dates) does not limit the sale.
    ///
    /// Refused: reason::not_published, reason::withdrawn, reason::not_on_sale_yet, reason::no_longer_on_sale,
    /// reason::region_excluded, reason::channel_excluded.
    [[nodiscard]] result<published> for_sale(const filing_number& number, const sale& where) const {
        const row* found = table_.at(number, where.at);
        if (found == nullptr) {
            const bool announced = table_.latest(number) != nullptr;
            return refusal{announced ? reason::not_on_sale_yet : reason::not_published, at_element(element::filing_number)};
        }
        if (!found->value) return refusal{reason::withdrawn, at_element(element::filing_number)};
        const plan_type& plan = found->value->plan;
        if (const auto open = on_sale(plan, where); !open) return open.error();
        return published(found->value);
    }

    /// A version that a customer has, sold or not, or nullptr. It is no token: what is resolved cannot be ordered with.
    [[nodiscard]] const version_type* resolve(const filing_number& number, std::uint32_t version) const noexcept {
        for (const row* each = table_.latest(number); each != nullptr; each = table_.earlier(*each))
            if (each->value && each->value->version == version) return each->value.get();
        return nullptr;
    }

    /// The version in force at an instant, or nullptr when there was none or it was withdrawn.
    [[nodiscard]] const version_type* in_force(const filing_number& number, instant at) const noexcept {
        const row* found = table_.at(number, at);
        return found == nullptr ? nullptr : found->value.get();
    }

    /// Makes the token again in another process: the ledger's record of the publication is read and verified, and must be
    /// what this register holds.
    ///
    /// Refused: what the ledger refuses; reason::record_altered; reason::not_published when the record publishes nothing.
    [[nodiscard]] result<published> recall(std::uint64_t sequence) const {
        const auto stored = ledger_.read(sequence);
        if (!stored) return stored.error();
        const auto publication = detail::read_publication<plan_type, Hasher>(stored->kind, stored->payload);
        if (!publication) return publication.error();
        for (const row* each = table_.latest(publication->number); each != nullptr; each = table_.earlier(*each))
            if (each->value && each->value->record == sequence && each->value->digest == publication->digest)
                return published(each->value);
        return refusal{reason::record_altered, at_index(sequence)};
    }

    /// Takes one record of the ledger into the state; records of other kinds are passed over. Returns the version that the
    /// record publishes, or nullptr when it publishes none.
    /// Refused: reason::record_altered at the record's sequence when it cannot follow what was applied before.
    template <class Text>
    [[nodiscard]] result<const version_type*> apply(const evidence::basic_record<Text>& record) {
        using evidence::record_kind;
        const refusal altered{reason::record_altered, at_index(record.sequence)};
        if (record.kind == record_kind::plan_withdrawn) {
            const auto withdrawal = detail::read_withdrawal(record.payload);
            if (!withdrawal) return altered;
            const row* before = table_.at(withdrawal->number, withdrawal->from);
            if (before == nullptr || before->from == withdrawal->from) return altered;
            table_.insert(withdrawal->number, withdrawal->from, nullptr);
            return nullptr;
        }
        if (record.kind != record_kind::plan_published && record.kind != record_kind::plan_changed) return nullptr;
        auto publication = detail::read_publication<plan_type, Hasher>(record.kind, record.payload);
        if (!publication || publication->version != next_version(publication->number)) return altered;
        const row* before = table_.at(publication->number, publication->effective);
        if (before != nullptr && before->from == publication->effective) return altered;
        return insert(std::move(publication->plan), publication->number, publication->version, publication->effective,
                      publication->digest, record.sequence)
            .get();  // the table holds it
    }

    /// Applies the ledger from a record on. Refused, after every intact record was applied: reason::journal_damaged or
    /// reason::record_altered at the first record that was lost, altered, or cannot follow the ones before it.
    [[nodiscard]] result<void> replay(std::uint64_t first = 0) {
        result<void> done;
        const auto seen = ledger_.for_each(first, [&](const evidence::record_view& each) {
            if (const auto applied = apply(each); !applied && done) done = applied.error();
        });
        return seen.clean() ? done : seen.damages[0];
    }

    /// `f(version)` for every version in the order of publication.
    template <class F>
    void for_each(F&& f) const {
        for (const row& each : table_.rows())
            if (each.value) f(std::as_const(*each.value));
    }

    /// `f(version)` for every plan that is in force at an instant and not withdrawn, in the order of publication.
    template <class F>
    void for_each_in_force(instant at, F&& f) const {
        for (const row& each : table_.rows())
            if (each.value && table_.at(each.number, at) == &each) f(std::as_const(*each.value));
    }

    [[nodiscard]] std::size_t versions() const noexcept { return table_.size(); }
    [[nodiscard]] std::size_t numbers() const noexcept { return table_.numbers(); }

    /// One digest of everything that is disclosed and withdrawn, in the order of publication: two registers that replayed the
    /// same records have the same.
    [[nodiscard]] sha256_digest digest() const {
        Hasher hasher;
        for (const row& each : table_.rows()) hasher.update(detail::state_line(each.number, each.from, each.value.get()));
        return hasher.finish();
    }

private:
    using table_type = detail::version_table<std::shared_ptr<const version_type>>;  // nullptr: withdrawn
    using row = typename table_type::row;

    /// What `publish` does; `taken()` is the plan that the register keeps.
    template <class Plan, class Taken>
    [[nodiscard]] result<published, refused_by_rules> disclose(const Plan& plan, instant effective, instant now, Taken taken) {
        if (!in_calendar(effective)) return refuse(refusal{reason::out_of_range, at_element(element::effective)});
        const civil_date day = date_of(effective, Profile::zone);
        if (const report found = check<typename Profile::tariff_rules>(plan, day); !found.passed()) return refuse(found);
        const auto number = filing_number::parse(plan.filing_number);
        if (!number) return refuse(refusal{number.error().why, at_element(element::filing_number)});
        if (effective < now) return refuse(refusal{reason::retroactive, at_element(element::effective)});

        const auto document = to_canonical_json(plan);
        if (!document) return refuse(document.error());
        const sha256_digest digest = digest_of<Hasher>(*document);
        if (const row* before = table_.at(*number, effective)) {
            if (before->from == effective) return refuse(refusal{reason::same_instant, at_element(element::effective)});
            if (before->value && before->value->digest == digest)
                return refuse(refusal{reason::unchanged, at_element(element::filing_number)});
        }

        const std::uint32_t version = next_version(*number);
        const auto receipt = ledger_.append(version == 1 ? evidence::record_kind::plan_published : evidence::record_kind::plan_changed,
                                            subject_of(*number), now, detail::publication_text(*document, effective, version));
        if (!receipt) return refuse(receipt.error());
        return published(insert(taken(), *number, version, effective, digest, receipt->sequence));
    }

    [[nodiscard]] static evidence::pseudonym subject_of(const filing_number& number) noexcept {
        return evidence::public_subject("plan", number.text());
    }

    [[nodiscard]] std::uint32_t next_version(const filing_number& number) const noexcept {
        std::uint32_t last = 0;
        for (const row* each = table_.latest(number); each != nullptr; each = table_.earlier(*each))
            if (each->value && each->value->version > last) last = each->value->version;
        return last + 1;
    }

    std::shared_ptr<const version_type> insert(plan_type plan, const filing_number& number, std::uint32_t version,
                                               instant effective, const sha256_digest& digest, std::uint64_t record) {
        auto added = std::make_shared<const version_type>(
            version_type{std::move(plan), number, version, effective, digest, record});
        table_.insert(number, effective, added);
        return added;
    }

    [[nodiscard]] static result<void> on_sale(const plan_type& plan, const sale& where) noexcept {
        const civil_date day = date_of(where.at, Profile::zone);
        if (plan.on_sale && day < *plan.on_sale) return refusal{reason::not_on_sale_yet, at_element(element::on_sale)};
        if (plan.off_sale && day > *plan.off_sale) return refusal{reason::no_longer_on_sale, at_element(element::off_sale)};
        const auto listed = [](const auto& list, std::string_view wanted) {
            for (const std::string& each : list)
                if (each == wanted) return true;
            return list.empty();
        };
        bool everywhere = false;
        for (const std::string_view words : Profile::nationwide) everywhere = everywhere || (!plan.regions.empty() && listed(plan.regions, words));
        if (!everywhere && !listed(plan.regions, where.region)) return refusal{reason::region_excluded, at_element(element::region)};
        if (!listed(plan.channels, where.channel)) return refusal{reason::channel_excluded, at_element(element::channels)};
        return {};
    }

    evidence::ledger_ref ledger_;
    table_type table_;
};

}  // namespace mingbai::inline MINGBAI_ABI
