// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/refusal.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/evidence/record.hpp>
#include <mingbai/evidence/replay_report.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {
struct rule_info;  // rule/rule_info.hpp; only pointed to here
}  // namespace mingbai::inline MINGBAI_ABI

namespace mingbai::inline MINGBAI_ABI::evidence {

/// One thing that an audit found: which rule is broken, and the record that shows it.
struct audit_finding {
    const rule_info* rule = nullptr;  ///< static data of the rule
    std::uint64_t record = 0;         ///< its sequence number
    refusal why{};                    ///< what a verification said, or the place of what it belongs to

    friend constexpr bool operator==(const audit_finding&, const audit_finding&) = default;
};

/// Where a check puts what it finds; it knows the rule.
class audit_findings {
public:
    audit_findings(std::vector<audit_finding>& into, const rule_info& rule) noexcept : into_(&into), rule_(&rule) {}

    void add(std::uint64_t sequence, const refusal& why = {}) { into_->push_back({rule_, sequence, why}); }

private:
    std::vector<audit_finding>* into_;
    const rule_info* rule_;
};

/// A record as the checks see it. Its payload is read when the first of them asks, and once for all of them.
class audited_record {
public:
    audited_record(const record_view& of, json_document& reader) noexcept : of_(&of), reader_(&reader) {}

    [[nodiscard]] const record_view& record() const noexcept { return *of_; }
    [[nodiscard]] record_kind kind() const noexcept { return of_->kind; }
    [[nodiscard]] std::uint64_t sequence() const noexcept { return of_->sequence; }

    /// The payload as JSON; nothing when it was erased.
    [[nodiscard]] std::optional<json_value> payload() const {
        if (of_->erased) return std::nullopt;
        if (!read_) read_ = reader_->read(of_->payload).has_value();
        if (!*read_) return std::nullopt;
        return reader_->root();
    }

private:
    const record_view* of_;
    json_document* reader_;
    mutable std::optional<bool> read_;
};

/// One check of an audit: a state, folded over the ledger.
///
/// - `info`: the rule that it checks.
/// - `see(record, out)`: every record, in order, whether or not the check cares for its kind.
/// - `finish(now, out)`, if there is one, const: what is owed and overdue at `now`. It may be asked again later.
///
/// It trusts no type and no wing's state: only what the records say.
template <class Check>
concept audit_check = std::default_initializable<Check> && requires(Check check, const audited_record& record, audit_findings& out) {
    { Check::info } -> std::convertible_to<const rule_info&>;
    check.see(record, out);
};

/// A check whose state can be put away as JSON text and taken up again in another process. `load` answers false for what it
/// did not write.
template <class Check>
concept resumable_check = audit_check<Check> && requires(const Check kept, Check check, std::string_view text) {
    { kept.save() } -> std::same_as<std::string>;
    { check.load(text) } -> std::same_as<bool>;
};

/// Checks that are folded over a ledger together: a carrier's own, which `audit` runs with its rules when the profile names
/// them as `audit_checks`; or a few that are run alone, all day long, in the memory of their states whatever the ledger's
/// length.
template <audit_check... Checks>
class audit_checks {
public:
    /// Reads what was recorded since the last run; adds what is found in it, and what is overdue at `now`. The answer says
    /// whether the records are what was written.
    replay_report run(ledger_ref records, instant now, std::vector<audit_finding>& found) {
        const replay_report read = records.for_each(next_, [&](const record_view& each) { see(each, found); });
        next_ = read.next;
        finish(now, found);
        return read;
    }

    /// One record more.
    void see(const record_view& next, std::vector<audit_finding>& found) {
        const audited_record seen(next, reader_);
        const auto show = [&](auto& check) {
            audit_findings out(found, check.info);
            check.see(seen, out);
        };
        std::apply([&](Checks&... check) { (show(check), ...); }, checks_);
    }

    /// What is overdue at `now`.
    void finish(instant now, std::vector<audit_finding>& found) const {
        const auto ask = [&]<class Check>(const Check& check) {
            audit_findings out(found, Check::info);
            if constexpr (requires { check.finish(now, out); }) check.finish(now, out);
        };
        std::apply([&](const Checks&... check) { (ask(check), ...); }, checks_);
    }

    /// The sequence number of the first record that `run` has not read yet.
    [[nodiscard]] std::uint64_t next() const noexcept { return next_; }

    template <class Check>
    [[nodiscard]] const Check& get() const noexcept {
        return std::get<Check>(checks_);
    }

    /// The checks as they stand, as canonical JSON: `{"next":17,"states":["…"]}`.
    [[nodiscard]] result<std::string> save() const
        requires(resumable_check<Checks> && ...)
    {
        std::string text;
        json_writer out(text);
        out.begin_object().member("next", next_).begin_array("states");
        std::apply([&out](const Checks&... check) { (out.value(check.save()), ...); }, checks_);
        out.end_array().end_object();
        if (const result<void> done = out.finish(); !done) return done.error();
        return text;
    }

    /// Takes up checks that were saved. Refused as the JSON reader does, or with reason::json_wrong_type for others than
    /// these; everything is then as it was.
    [[nodiscard]] result<void> load(std::string_view text)
        requires(resumable_check<Checks> && ...)
    {
        const result<json_document> document = read_json(text);
        if (!document) return document.error();
        const json_value root = document->root();
        const result<std::uint64_t> next = root.get<std::uint64_t>("next");
        const result<json_value> states = root.at("states");
        if (!next) return next.error();
        if (!states) return states.error();
        const refusal other{reason::json_wrong_type, at_offset(states->offset())};
        if (states->size() != sizeof...(Checks)) return other;
        std::tuple<Checks...> loaded;
        auto state = states->elements().begin();
        const auto take = [&state](auto& check) {
            const result<std::string_view> one = (*state++).template as<std::string_view>();
            return one && check.load(*one);
        };
        if (!std::apply([&take](Checks&... check) { return (take(check) && ...); }, loaded)) return other;
        checks_ = std::move(loaded);
        next_ = *next;
        return {};
    }

private:
    std::tuple<Checks...> checks_;
    json_document reader_;
    std::uint64_t next_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence
