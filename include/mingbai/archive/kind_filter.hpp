// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/bounded_list.hpp>
#include <mingbai/evidence/record_kind.hpp>

namespace mingbai::inline MINGBAI_ABI::archive {

/// Which kinds of records are looked for; an empty one looks for all.
class kind_filter {
public:
    constexpr kind_filter() noexcept = default;
    template <class... Kind>
    constexpr explicit kind_filter(evidence::record_kind first, Kind... others) noexcept {
        kinds_.push_back(first);
        (kinds_.push_back(others), ...);
    }

    [[nodiscard]] constexpr bool has(evidence::record_kind kind) const noexcept {
        for (const evidence::record_kind each : kinds_)
            if (each == kind) return true;
        return kinds_.empty();
    }
    [[nodiscard]] constexpr const bounded_list<evidence::record_kind, 16>& kinds() const noexcept { return kinds_; }

    friend constexpr bool operator==(const kind_filter&, const kind_filter&) = default;

private:
    bounded_list<evidence::record_kind, 16> kinds_;
};

/// 用户协议.
inline constexpr kind_filter agreements{evidence::record_kind::agreement_stored};
/// 业务受理单.
inline constexpr kind_filter work_orders{evidence::record_kind::work_order_stored};
/// What the customer was asked, and what was answered.
inline constexpr kind_filter consents{evidence::record_kind::consent_asked,    evidence::record_kind::consent_delivered,
                                      evidence::record_kind::consent_answered, evidence::record_kind::consent_proven,
                                      evidence::record_kind::consent_refused,  evidence::record_kind::consent_expired,
                                      evidence::record_kind::consent_withdrawn};
inline constexpr kind_filter orders{evidence::record_kind::order_activated, evidence::record_kind::order_ended,
                                    evidence::record_kind::order_refused};
inline constexpr kind_filter notices{evidence::record_kind::notice_due, evidence::record_kind::notice_sent,
                                     evidence::record_kind::notice_delivered, evidence::record_kind::notice_failed,
                                     evidence::record_kind::preference_set};
inline constexpr kind_filter bills{evidence::record_kind::bill_issued, evidence::record_kind::bill_corrected};
inline constexpr kind_filter caps{evidence::record_kind::cap_chosen, evidence::record_kind::cap_crossed,
                                  evidence::record_kind::cap_lifted};

}  // namespace mingbai::inline MINGBAI_ABI::archive
