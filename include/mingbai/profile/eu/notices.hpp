// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/notice/standard_texts.hpp>

// What the notices of the European profile must state, and words that do.
namespace mingbai::inline MINGBAI_ABI::eu {

/// Before a prolongation: the end, the means to terminate, the best tariff (EECC Art. 105(3)). At the roaming limit:
/// how to go on, and at what price (the regulator ANACOM). The other facts are practice.
struct demands : notice::observed_demands {
    [[nodiscard]] static constexpr notice::fact_set of(notice::notice_kind kind) noexcept {
        notice::fact_set facts = observed_demands::of(kind);
        if (kind == notice::notice_kind::commitment_ending) facts.add(element::unsubscribe).add(element::best_tariff);
        if (kind == notice::notice_kind::cap_reached) facts.add(element::overage);
        return facts;
    }
};

namespace texts {

inline constexpr notice::notice_text commitment_ending{
    notice::notice_kind::commitment_ending, language::english,
    "Your commitment for {name} ends on {expiry}; after it {after}. To leave: {unsubscribe}. The best tariff for you: "
    "{best_tariff}. Questions: {hotline} {signature}"};
inline constexpr notice::notice_text cap_level{
    notice::notice_kind::cap_level, language::english,
    "You have come to {spent}, {level} of your limit of {cap}. At the limit the service stops {signature}"};
inline constexpr notice::notice_text cap_reached{notice::notice_kind::cap_reached, language::english,
                                                 "Your limit of {cap} is reached ({spent}), and the service has "
                                                 "stopped. To go on: {next_step}. Use then costs: {overage} "
                                                 "{signature}"};

}  // namespace texts

/// The words of a notice. Requires: the kind is one of the enumeration.
[[nodiscard]] constexpr notice::notice_template template_of(notice::notice_kind kind) noexcept {
    if (kind == notice::notice_kind::commitment_ending) return notice::compiled<texts::commitment_ending, demands>();
    if (kind == notice::notice_kind::cap_level) return notice::compiled<texts::cap_level, demands>();
    if (kind == notice::notice_kind::cap_reached) return notice::compiled<texts::cap_reached, demands>();
    return notice::standard_template(kind, language::english);
}

}  // namespace mingbai::inline MINGBAI_ABI::eu
