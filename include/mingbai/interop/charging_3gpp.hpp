// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/cap/alert_levels.hpp>
#include <mingbai/cap/cap_kind.hpp>
#include <mingbai/cap/fail_policy.hpp>
#include <mingbai/cap/meter.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

// Online charging as RFC 8506 (Diameter credit control, before it RFC 4006) and 3GPP TS 32.299 have it, over the caps
// of this library: what was requested, granted and used, the final unit, validity and tariff change. Nothing here
// speaks a protocol; a gateway that does fills these structures from its messages and its messages from these.
namespace mingbai::inline MINGBAI_ABI::charging {

enum class avp_type : std::uint8_t { unsigned32, unsigned64, integer32, integer64, enumerated, grouped, time, utf8 };

/// An attribute of Diameter, as its standard numbers it.
struct avp {
    std::string_view name;
    std::uint32_t code = 0;
    std::uint32_t vendor = 0;  ///< 0: IETF; 10415: 3GPP
    avp_type type{};
    std::string_view source;
};

inline constexpr std::uint32_t vendor_3gpp = 10415;
inline constexpr std::uint32_t credit_control_application = 4;
inline constexpr std::uint32_t sy_application = 16777302;  ///< TS 29.219
inline constexpr std::uint32_t spending_limit_command = 8388635;
inline constexpr std::uint32_t spending_status_notification_command = 8388636;

/// The attributes that the mapping below and `policy_counter.hpp` are about.
inline constexpr avp avps[] = {
    {"CC-Input-Octets", 412, 0, avp_type::unsigned64, "RFC 8506"},
    {"CC-Money", 413, 0, avp_type::grouped, "RFC 8506"},
    {"CC-Output-Octets", 414, 0, avp_type::unsigned64, "RFC 8506"},
    {"CC-Request-Type", 416, 0, avp_type::enumerated, "RFC 8506"},
    {"CC-Service-Specific-Units", 417, 0, avp_type::unsigned64, "RFC 8506"},
    {"CC-Time", 420, 0, avp_type::unsigned32, "RFC 8506"},
    {"CC-Total-Octets", 421, 0, avp_type::unsigned64, "RFC 8506"},
    {"Currency-Code", 425, 0, avp_type::unsigned32, "RFC 8506"},
    {"Credit-Control-Failure-Handling", 427, 0, avp_type::enumerated, "RFC 8506"},
    {"Exponent", 429, 0, avp_type::integer32, "RFC 8506"},
    {"Final-Unit-Indication", 430, 0, avp_type::grouped, "RFC 8506"},
    {"Granted-Service-Unit", 431, 0, avp_type::grouped, "RFC 8506"},
    {"Requested-Service-Unit", 437, 0, avp_type::grouped, "RFC 8506"},
    {"Unit-Value", 445, 0, avp_type::grouped, "RFC 8506"},
    {"Used-Service-Unit", 446, 0, avp_type::grouped, "RFC 8506"},
    {"Value-Digits", 447, 0, avp_type::integer64, "RFC 8506"},
    {"Validity-Time", 448, 0, avp_type::unsigned32, "RFC 8506"},
    {"Final-Unit-Action", 449, 0, avp_type::enumerated, "RFC 8506"},
    {"Tariff-Time-Change", 451, 0, avp_type::time, "RFC 8506"},
    {"Tariff-Change-Usage", 452, 0, avp_type::enumerated, "RFC 8506"},
    {"CC-Unit-Type", 454, 0, avp_type::enumerated, "RFC 8506"},
    {"Multiple-Services-Credit-Control", 456, 0, avp_type::grouped, "RFC 8506"},
    {"Low-Balance-Indication", 2020, vendor_3gpp, avp_type::enumerated, "TS 32.299"},
    {"Policy-Counter-Identifier", 2901, vendor_3gpp, avp_type::utf8, "TS 29.219"},
    {"Policy-Counter-Status", 2902, vendor_3gpp, avp_type::utf8, "TS 29.219"},
    {"Policy-Counter-Status-Report", 2903, vendor_3gpp, avp_type::grouped, "TS 29.219"},
    {"SL-Request-Type", 2904, vendor_3gpp, avp_type::enumerated, "TS 29.219"},
    {"Pending-Policy-Counter-Information", 2905, vendor_3gpp, avp_type::grouped, "TS 29.219"},
    {"Pending-Policy-Counter-Change-Time", 2906, vendor_3gpp, avp_type::time, "TS 29.219"},
};

/// The attribute of this name, if it is one of the above.
[[nodiscard]] constexpr std::optional<avp> avp_named(std::string_view name) noexcept {
    for (const avp& each : avps)
        if (each.name == name) return each;
    return std::nullopt;
}

enum class request_type : std::uint8_t { initial = 1, update = 2, termination = 3, event = 4 };  // 416
enum class unit_type : std::uint8_t {
    time = 0,
    money = 1,
    total = 2,
    input = 3,
    output = 4,
    service_specific = 5
};  // 454
enum class final_unit_action : std::uint8_t { terminate = 0, redirect = 1, restrict_access = 2 };  // 449
enum class failure_handling : std::uint8_t { terminate = 0, go_on = 1, retry_and_terminate = 2 };  // 427
enum class tariff_usage : std::uint8_t { before = 0, after = 1, indeterminate = 2 };               // 452
enum class sl_request_type : std::uint8_t { initial = 0, intermediate = 1 };                       // 2904

enum class result_code : std::uint32_t {
    success = 2001,
    end_user_service_denied = 4010,
    credit_control_not_applicable = 4011,  ///< the service is free here
    credit_limit_reached = 4012,
};

/// CC-Money: Value-Digits times ten to the Exponent, of the currency with this ISO 4217 number.
struct money_units {
    std::int64_t digits = 0;
    std::int32_t exponent = 0;
    std::uint32_t currency = 0;

    friend constexpr bool operator==(const money_units&, const money_units&) noexcept = default;
};

/// What Requested-, Granted- and Used-Service-Unit hold. TS 32.291 has the same as `time`, `totalVolume`,
/// `uplinkVolume`, `downlinkVolume` and `serviceSpecificUnits`.
struct service_units {
    std::optional<std::uint32_t> time{};  ///< seconds
    std::optional<money_units> money{};
    std::optional<std::uint64_t> total_octets{};
    std::optional<std::uint64_t> input_octets{};   ///< uplink
    std::optional<std::uint64_t> output_octets{};  ///< downlink
    std::optional<std::uint64_t> service_specific{};

    friend constexpr bool operator==(const service_units&, const service_units&) noexcept = default;
};

/// Service units as units of a meter. Volume is the total, or else what came in and went out; money is exact to 10⁻⁶.
/// Refused: reason::unknown_unit when there are none of this dimension; reason::unknown_currency; reason::inexact for
/// money finer than 10⁻⁶; reason::out_of_range when negative or above cap::highest_limit.
[[nodiscard]] constexpr result<cap::units> to_units(const service_units& from, cap::dimension what,
                                                    std::uint32_t currency = 0) noexcept {
    const auto checked = [](std::uint64_t amount) -> result<cap::units> {
        if (amount > cap::highest_limit) return refusal{reason::out_of_range, {}};
        return amount;
    };
    const refusal absent{reason::unknown_unit, {}};
    switch (what) {
        case cap::dimension::data: {
            if (from.total_octets) return checked(*from.total_octets);
            if (!from.input_octets && !from.output_octets) return absent;
            const std::uint64_t in = from.input_octets.value_or(0);
            const std::uint64_t out = from.output_octets.value_or(0);
            return in > cap::highest_limit || out > cap::highest_limit ? checked(UINT64_MAX) : checked(in + out);
        }
        case cap::dimension::voice:
            if (!from.time) return absent;
            return checked(*from.time);
        case cap::dimension::messages:
            if (!from.service_specific) return absent;
            return checked(*from.service_specific);
        case cap::dimension::money:
            break;
    }
    if (!from.money) return absent;
    if (from.money->currency != currency) return refusal{reason::unknown_currency, {}};
    if (from.money->digits < 0) return refusal{reason::out_of_range, {}};
    auto micros = static_cast<std::uint64_t>(from.money->digits);
    for (std::int64_t power = std::int64_t{from.money->exponent} + 6; power != 0 && micros != 0;) {
        if (power < 0) {
            if (micros % 10 != 0) return refusal{reason::inexact, {}};
            micros /= 10;
            ++power;
        } else {
            if (micros > cap::highest_limit) return refusal{reason::out_of_range, {}};
            micros *= 10;
            --power;
        }
    }
    return checked(micros);
}

/// Units of a meter as service units. Refused: reason::out_of_range when there are more seconds than CC-Time holds.
[[nodiscard]] constexpr result<service_units> to_service_units(cap::units amount, cap::dimension what,
                                                               std::uint32_t currency = 0) noexcept {
    service_units made;
    switch (what) {
        case cap::dimension::data:
            made.total_octets = amount;
            break;
        case cap::dimension::voice:
            if (amount > UINT32_MAX) return refusal{reason::out_of_range, {}};
            made.time = static_cast<std::uint32_t>(amount);
            break;
        case cap::dimension::messages:
            made.service_specific = amount;
            break;
        case cap::dimension::money: {
            money_units money{static_cast<std::int64_t>(amount), -6, currency};
            for (; money.exponent < 0 && money.digits % 10 == 0; ++money.exponent) money.digits /= 10;
            made.money = money;
            break;
        }
    }
    return made;
}

/// What the network does with the service once the last unit is used; nothing when it goes on uncharged. The customer
/// who is to be asked is redirected to where the question is; slow access is a restriction that the network knows by
/// its name.
[[nodiscard]] constexpr std::optional<final_unit_action> action_at(cap::at_cap then) noexcept {
    switch (then) {
        case cap::at_cap::stop:
            return final_unit_action::terminate;
        case cap::at_cap::ask:
            return final_unit_action::redirect;
        case cap::at_cap::throttle:
            return final_unit_action::restrict_access;
        case cap::at_cap::charge_free:
            break;
    }
    return std::nullopt;
}

/// What is answered when nothing can be granted: the cap is reached, or the service is free from here on.
[[nodiscard]] constexpr result_code refusal_code(cap::at_cap then) noexcept {
    return action_at(then) ? result_code::credit_limit_reached : result_code::credit_control_not_applicable;
}

/// What the network does while the charging server is silent.
[[nodiscard]] constexpr failure_handling handling_of(cap::fail_policy policy) noexcept {
    return policy.is_closed() ? failure_handling::terminate : failure_handling::go_on;
}

/// What was used, and on which side of a tariff change.
struct used_units {
    std::optional<tariff_usage> when{};
    service_units amount{};
};

/// One request for one rating group (Multiple-Services-Credit-Control).
struct credit_request {
    request_type type = request_type::initial;
    bool wants_units = false;   ///< a Requested-Service-Unit is there, perhaps empty
    service_units requested{};  ///< what it says; nothing: as much as the server sees fit
    std::span<const used_units> used{};
};

/// Under which terms a rating group is charged.
struct credit_terms {
    cap::dimension what = cap::dimension::data;
    std::uint32_t currency = 0;
    cap::units quota = 0;             ///< granted when the request names no amount
    std::chrono::seconds validity{};  ///< of a grant
    cap::at_cap then = cap::at_cap::stop;
    cap::meter_period now{};
    std::optional<instant> next_period{};  ///< when use begins to count in the next period
};

/// The answer, and what it did.
struct credit_answer {
    result_code code = result_code::success;
    std::optional<service_units> granted{};
    std::optional<final_unit_action> final_action{};  ///< these are the last units below the cap
    std::chrono::seconds validity{};
    std::optional<instant> tariff_change{};
    cap::units counted = 0;
    cap::units refused = 0;  ///< used beyond the grant and the cap: not to be charged
    cap::meter_news news{};
};

namespace detail {

constexpr void add(credit_answer& to, const cap::settlement& more) noexcept {
    to.counted += more.counted;
    to.refused += more.refused;
    to.news.crossed = static_cast<std::uint8_t>(to.news.crossed | more.news.crossed);
    to.news.cap_held = to.news.cap_held || more.news.cap_held;
    if (more.news.closed.happened) to.news.closed = more.news.closed;
}

}  // namespace detail

/// Answers a request of a session by its cap: commits what was used, then reserves what is asked for. `held` is the
/// session's grant, which the caller keeps from one request to the next. What was used after a tariff change counts in
/// the present period; what was used before it, in the grant's own.
///
/// Refused as `to_units`, and then nothing has happened.
template <template <class> class Atomic>
[[nodiscard]] result<credit_answer> answer(cap::basic_meter<Atomic>& counted_by, cap::grant& held,
                                           const credit_request& request, const credit_terms& terms,
                                           const cap::alert_levels& levels) noexcept {
    cap::units before = 0;
    cap::units after = 0;
    for (const used_units& each : request.used) {
        const auto amount = to_units(each.amount, terms.what, terms.currency);
        if (!amount) return amount.error();
        cap::units& side = each.when == tariff_usage::after ? after : before;
        if (*amount > cap::highest_limit - side) return refusal{reason::out_of_range, {}};
        side += *amount;
    }
    cap::units wanted = 0;
    if (request.wants_units && request.type != request_type::termination) {
        const bool amount_named = request.requested != service_units{};
        const auto amount = to_units(request.requested, terms.what, terms.currency);
        if (amount_named && !amount) return amount.error();
        wanted = amount_named ? *amount : terms.quota;
    }

    credit_answer made;
    if (held.amount() != 0 || before != 0)
        detail::add(made, counted_by.commit(std::move(held), before, levels, terms.now));
    if (after != 0) {
        auto late = counted_by.reserve_up_to(after, terms.now, 0);
        detail::add(made, counted_by.commit(std::move(late.held), after, levels, terms.now));
    }
    if (request.type == request_type::event) {
        // An event is over at once: all of it or nothing.
        detail::add(made, counted_by.charge(wanted, levels, terms.now));
        if (made.refused != 0)
            made.code = refusal_code(terms.then);
        else
            made.granted = to_service_units(wanted, terms.what, terms.currency).value_or({});
        return made;
    }
    if (wanted == 0) return made;
    if (terms.what == cap::dimension::voice && wanted > UINT32_MAX) wanted = UINT32_MAX;

    auto reserved = counted_by.reserve_up_to(wanted, terms.now, 1);
    made.news.cap_held = made.news.cap_held || reserved.cap_held;
    if (!reserved) {
        made.final_action = action_at(terms.then);
        made.code = refusal_code(terms.then);
        return made;
    }
    if (reserved.left == 0) made.final_action = action_at(terms.then);
    made.granted = to_service_units(reserved.held.amount(), terms.what, terms.currency).value_or({});
    made.validity = terms.validity;
    made.tariff_change = terms.next_period;
    held = std::move(reserved.held);
    return made;
}

}  // namespace mingbai::inline MINGBAI_ABI::charging
