// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/currency.hpp>
#include <mingbai/base/language.hpp>
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/cap/cap_offer.hpp>
#include <mingbai/evidence/retention.hpp>
#include <mingbai/notice/kind_set.hpp>
#include <mingbai/notice/standard_texts.hpp>
#include <mingbai/profile/notice_setup.hpp>
#include <mingbai/profile/sound_terms.hpp>
#include <mingbai/rule/constant.hpp>

#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::profile {

/// A profile's names.
struct profile_info {
    std::string_view name;     ///< stable, as on a command line: "eu"
    std::string_view english;  ///< "European Union"
    std::string_view chinese;
};

/// A country of which nothing is known but its currency, and in which of the two languages its customers are spoken to.
/// A profile derives from it and says what it knows; what it does not say stays empty. Nothing here is any country's
/// law.
template <currency_type Currency, language Words>
struct blank {
    using currency = Currency;

    using tariff_rules = sound_terms;  ///< on a tariff plan
    using marketing_rules = ruleset<>;  ///< on a marketing::judged_copy
    using request_rules = ruleset<>;  ///< on an order_case
    using reminder_rules = ruleset<>;  ///< on a notice_setup
    using notice_rules = ruleset<>;  ///< on a notice::fulfilment: what became of each notice that is owed
    using bill_rules = ruleset<>;  ///< on a bill::bill_review<Plan>
    using cap_rules = ruleset<>;  ///< on a cap::cap_offer in the profile's currency
    using constants = constant_list<>;

    static constexpr language words = Words;
    /// In which civil time sale dates are meant.
    static constexpr utc_offset zone{};
    /// The words by which a plan says that it is valid in every region.
    static constexpr std::span<const std::string_view> nationwide{};

    /// How long records must be kept at least.
    static constexpr std::span<const evidence::retention_rule> retention{};
    /// How far back customers may look at their agreements; none: nothing is said.
    static constexpr period look_back{};

    /// The kinds of notices that rules oblige a carrier to send.
    static constexpr notice::kind_set duties{};
    using demands = notice::observed_demands;
    /// The words of a notice. Requires: the kind is one of the enumeration.
    [[nodiscard]] static constexpr notice::notice_template template_of(notice::notice_kind kind) noexcept {
        return notice::standard_template(kind, Words);
    }

    /// What the library writes for its customers, by the name that it has there.
    static constexpr std::span<const std::string_view> documents{};

    /// A set-up that keeps the reminder rules, to begin with.
    static constexpr notice_setup usual_notices{};
    /// Caps that keep the cap rules, to begin with.
    static constexpr std::span<const cap::cap_offer> usual_caps{};
};

}  // namespace mingbai::inline MINGBAI_ABI::profile
