// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/calendar.hpp>
#include <mingbai/base/civil_zone.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/base/short_text.hpp>
#include <mingbai/base/utf8.hpp>
#include <mingbai/evidence/pseudonym.hpp>
#include <mingbai/notice/notice_key.hpp>
#include <mingbai/notice/notice_kind.hpp>
#include <mingbai/rule/element.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Entering a roaming area: what the network reports of where a phone is, made into at most one notice an entry.
namespace mingbai::inline MINGBAI_ABI::notice {

/// A region with prices of its own, by the carrier's name for it: 香港, EU-1, 454. Empty at home. At most 15 bytes.
using roaming_region = short_text<15>;

/// A region from data. Refused: reason::too_long, reason::bad_utf8.
[[nodiscard]] constexpr result<roaming_region> read_region(std::string_view name) noexcept {
    if (name.size() > roaming_region::capacity()) return refusal{reason::too_long, at_element(element::region)};
    if (!is_utf8(name)) return refusal{reason::bad_utf8, at_element(element::region)};
    return roaming_region().append(name);
}

/// How long a region may be out of sight and its prices still be known: whoever crosses a border twice a day, or whose phone
/// sways between the networks on both sides of it, is told once. A carrier's choice.
struct roaming_policy {
    std::chrono::seconds known_for{std::chrono::hours{24}};
};

/// What was told a subscriber, and where the phone was last.
class roaming_state {
public:
    /// How many regions are remembered at a time; of more, the one that was seen longest ago is forgotten, and told again.
    static constexpr std::size_t regions = 8;

    /// Takes in one report; answers whether the region and its prices are news. Home is none, and the next report from
    /// where the phone was before is none within `known_for`, counted from when it was last seen there. A report that is
    /// older than one that was taken in says nothing about where the phone is, and is passed over.
    [[nodiscard]] constexpr bool observe(const roaming_region& region, instant at, const roaming_policy& policy = {}) noexcept {
        if (at < latest_) return false;
        latest_ = at;
        if (region.text().empty()) return false;
        seen& place = place_of(region);
        const bool known = place.region.text() == region.text() && at - place.last < policy.known_for;
        place = {region, at};
        return !known;
    }

    /// What a notice on the ledger says was told, so that a restart tells nothing twice: of each in the ledger's order.
    constexpr void restore(const roaming_region& region, instant told) noexcept {
        seen& place = place_of(region);
        if (place.region.text() != region.text() || place.last < told) place = {region, told};
        if (latest_ < told) latest_ = told;
    }

    friend constexpr bool operator==(const roaming_state&, const roaming_state&) = default;

private:
    struct seen {
        roaming_region region{};
        instant last = earliest_instant;

        friend constexpr bool operator==(const seen&, const seen&) = default;
    };

    /// The region's place, or the one that it gets.
    [[nodiscard]] constexpr seen& place_of(const roaming_region& region) noexcept {
        seen* oldest = &places_[0];
        for (seen& each : places_) {
            if (each.region.text() == region.text()) return each;
            if (each.last < oldest->last) oldest = &each;
        }
        return *oldest;
    }

    std::array<seen, regions> places_{};
    instant latest_ = earliest_instant;
};

/// The key of the notice that a region was entered: one a region and local day, so that two programs that see the same entry
/// a few seconds apart owe the same notice.
template <civil_zone Zone>
[[nodiscard]] notice_key roaming_key(const evidence::pseudonym& subject, const roaming_region& region, instant entered,
                                     const Zone& zone) {
    const auto day = std::chrono::sys_days(date_of(entered, zone)).time_since_epoch().count();
    return {subject, notice_kind::roaming_entry, std::string(region.text()), day, 0};
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
