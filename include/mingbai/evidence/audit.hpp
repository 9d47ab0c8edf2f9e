// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/evidence/ledger_ref.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {
struct rule_info;   // rule/rule_info.hpp; the frame only points to it
}  // namespace mingbai::inline MINGBAI_ABI

namespace mingbai::inline MINGBAI_ABI::evidence {

/// One thing that an audit found: which rule is broken, and the record that shows it.
struct audit_finding {
    const rule_info* rule = nullptr;       ///< static data of the rule
    std::uint64_t sequence = 0;            ///< the record
    std::optional<std::uint64_t> about;    ///< another record that it belongs to, such as the consent of an order

    friend constexpr bool operator==(const audit_finding&, const audit_finding&) = default;
};

/// What an audit found: the first findings in the order of the ledger, the count of all, and whether the ledger is what was
/// written.
class audit_report {
public:
    /// How many findings are kept; further ones are counted only.
    static constexpr std::size_t kept_at_most = 1000;

    [[nodiscard]] const std::vector<audit_finding>& kept() const noexcept { return kept_; }
    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
    [[nodiscard]] const replay_report& read() const noexcept { return read_; }

    /// Nothing was found and no record is damaged.
    [[nodiscard]] bool good() const noexcept { return count_ == 0 && read_.clean(); }

    void add(const audit_finding& found) {
        ++count_;
        if (kept_.size() < kept_at_most) kept_.push_back(found);
    }
    void set_read(const replay_report& read) noexcept { read_ = read; }

private:
    std::vector<audit_finding> kept_;
    std::uint64_t count_ = 0;
    replay_report read_;
};

/// Where a check puts what it finds; it knows the rule.
class audit_findings {
public:
    audit_findings(audit_report& into, const rule_info& rule) noexcept : into_(&into), rule_(&rule) {}

    void add(std::uint64_t sequence, std::optional<std::uint64_t> about = std::nullopt) { into_->add({rule_, sequence, about}); }

private:
    audit_report* into_;
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

/// The checks of a profile, in order.
template <audit_check... Checks>
struct audit_checks {};

template <class Checks>
class auditor;

/// Derives from a ledger alone whether its owner kept the rules: a pure fold, the same whenever it is made, and the memory it
/// takes is that of its checks' states, however long the ledger is.
///
/// It can stop and go on: `run` takes up where the last one ended, and `save` and `load` carry that over to another process.
template <class... Checks>
class auditor<audit_checks<Checks...>> {
public:
    /// Reads what was recorded since the last run and reports what is found in it, and what is overdue at `now`.
    [[nodiscard]] audit_report run(ledger_ref records, instant now) {
        audit_report report;
        json_document reader;
        const replay_report read = records.for_each(next_, [&](const record_view& each) {
            const audited_record seen(each, reader);
            std::apply([&](Checks&... check) { (see(check, seen, report), ...); }, checks_);
        });
        next_ = read.next;
        report.set_read(read);
        std::apply([&](const Checks&... check) { (finish(check, now, report), ...); }, checks_);
        return report;
    }

    /// The sequence number of the first record that was not read yet.
    [[nodiscard]] std::uint64_t next() const noexcept { return next_; }

    template <class Check>
    [[nodiscard]] const Check& get() const noexcept {
        return std::get<Check>(checks_);
    }

    /// The audit as it stands, as canonical JSON: `{"next":17,"states":["…"]}`.
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

    /// Takes up an audit that was saved. Refused as the JSON reader does, or with reason::json_wrong_type for one of other
    /// checks; the audit is then as it was.
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
    template <class Check>
    static void see(Check& check, const audited_record& seen, audit_report& report) {
        audit_findings out(report, Check::info);
        check.see(seen, out);
    }

    template <class Check>
    static void finish(const Check& check, instant now, audit_report& report) {
        audit_findings out(report, Check::info);
        if constexpr (requires { check.finish(now, out); }) check.finish(now, out);
    }

    std::tuple<Checks...> checks_;
    std::uint64_t next_ = 0;
};

/// The audit of a profile: `audit<cn_miit> audit; const audit_report report = audit.run(ledger, now);`
template <class Profile>
using audit = auditor<typename Profile::audit_checks>;

}  // namespace mingbai::inline MINGBAI_ABI::evidence
