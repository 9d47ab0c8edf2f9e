// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/json_key.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/cap/alert_levels.hpp>
#include <mingbai/cap/meter_answer.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Policy counters of 3GPP TS 29.594 (Nchf_SpendingLimitControl) and TS 29.219 (Sy): how the charging system tells the
// policy system where a customer stands, so that it throttles or stops. The words of the statuses are the operator's
// own.
namespace mingbai::inline MINGBAI_ABI::charging {

/// A status that a counter will have from an instant on, unless something happens before.
struct pending_status {
    std::string status;
    instant activation{};

    friend bool operator==(const pending_status&, const pending_status&) = default;
};

/// PolicyCounterInfo of TS 29.594, Policy-Counter-Status-Report of TS 29.219.
struct policy_counter_info {
    std::string id;
    std::string current;
    std::vector<pending_status> pending{};  ///< ascending by instant

    friend bool operator==(const policy_counter_info&, const policy_counter_info&) = default;
};

/// An operator's words for where a counter stands: one below the first level, and one for each level that is reached.
class policy_counter {
public:
    /// Refused: reason::out_of_range unless there is one more word than levels; reason::bad_identifier for an empty
    /// word, or one that comes twice.
    [[nodiscard]] static result<policy_counter> make(std::string id, const cap::alert_levels& levels,
                                                     std::span<const std::string_view> words) {
        if (words.size() != levels.size() + 1) return refusal{reason::out_of_range, at_index(words.size())};
        policy_counter made;
        made.id_ = std::move(id);
        made.levels_ = levels;
        for (const std::string_view each : words) {
            if (each.empty() || std::find(made.words_.begin(), made.words_.end(), each) != made.words_.end())
                return refusal{reason::bad_identifier, at_index(made.words_.size())};
            made.words_.emplace_back(each);
        }
        return made;
    }

    /// What is reported of a meter: its status and, unless that is the first already, when it falls back to it. A limit
    /// of zero is reached from the start.
    [[nodiscard]] policy_counter_info report(const cap::reading& shown, instant next_period) const {
        const std::size_t reached = shown.limit == 0 ? levels_.size() : levels_.reached(shown.used, shown.limit);
        policy_counter_info info{id_, words_[reached], {}};
        if (reached != 0 && shown.limit != 0) info.pending.push_back({words_.front(), next_period});
        return info;
    }

    [[nodiscard]] const std::string& id() const noexcept { return id_; }

private:
    policy_counter() = default;

    std::string id_;
    cap::alert_levels levels_;
    std::vector<std::string> words_;
};

/// Adds a pending status of the operator's own (a plan that changes next month). Refused: reason::same_instant when one
/// is pending for that instant already.
[[nodiscard]] inline result<void> add_pending(policy_counter_info& to, pending_status more) {
    const auto at = std::lower_bound(to.pending.begin(), to.pending.end(), more.activation,
                                     [](const pending_status& each, instant when) { return each.activation < when; });
    if (at != to.pending.end() && at->activation == more.activation) return refusal{reason::same_instant, {}};
    to.pending.insert(at, std::move(more));
    return {};
}

/// SpendingLimitStatus of TS 29.594 for these counters, as its JSON. Instants are written under UTC.
/// Refused: reason::bad_utf8; reason::same_instant with the counter's index when pending statuses do not ascend.
[[nodiscard]] inline result<std::string> spending_limit_status(std::string_view supi,
                                                               std::span<const policy_counter_info> counters) {
    std::string text;
    basic_json_writer<std::string, json_form::foreign> out(text);
    out.begin_object().member("supi", supi).begin_object("statusInfos");
    for (std::size_t i = 0; i < counters.size(); ++i) {
        const policy_counter_info& each = counters[i];
        for (std::size_t j = 1; j < each.pending.size(); ++j)
            if (each.pending[j].activation <= each.pending[j - 1].activation)
                return refusal{reason::same_instant, at_index(i)};
        out.begin_object(json_key::from(each.id));
        out.member("policyCounterId", each.id).member("currentStatus", each.current);
        if (!each.pending.empty()) {
            out.begin_array("penPolCounterStatuses");
            for (const pending_status& later : each.pending)
                out.begin_object()
                    .member("policyCounterStatus", later.status)
                    .member("activationTime", std::string_view(to_text(later.activation, utc_offset{})))
                    .end_object();
            out.end_array();
        }
        out.end_object();
    }
    out.end_object().end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI::charging
