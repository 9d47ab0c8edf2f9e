// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/ascii.hpp>
#include <mingbai/base/strong_id.hpp>

#include <cstddef>
#include <string_view>

// The identifiers that more than one wing speaks of. Validity is what the bytes may be, no more: whether a number is in
// service, an agent under contract or a plan filed is answered by the carrier's own systems.

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// A carrier's own identifier: 1 to Capacity visible ASCII characters.
template <std::size_t Capacity>
struct carrier_id_kind {
    static constexpr std::size_t capacity = Capacity;
    static constexpr reason invalid = reason::bad_identifier;
    [[nodiscard]] static constexpr bool valid(std::string_view text) noexcept {
        return !text.empty() && text.size() <= Capacity && all_visible_ascii(text);
    }
};

}  // namespace detail

/// Digits only, 5 to 15 of them: at most what ITU-T E.164 section 6 allows, at least what a service number has. A `+`,
/// a space or a hyphen is not part of the number: `read_msisdn` (base/msisdn.hpp) takes them off.
struct subscriber_number_kind {
    static constexpr std::size_t capacity = 15;
    static constexpr reason invalid = reason::bad_subscriber_number;
    [[nodiscard]] static constexpr bool valid(std::string_view text) noexcept {
        return text.size() >= 5 && text.size() <= capacity && detail::all_digits(text);
    }
};

/// A subscriber's number (MSISDN), the one that orders, answers and is billed.
using subscriber_number = strong_id<subscriber_number_kind>;

/// True for eleven digits that begin 13 to 19, as mainland mobile numbers do. Practice, not a test of validity.
[[nodiscard]] constexpr bool observed_mainland_mobile_form(std::string_view text) noexcept {
    return text.size() == 11 && detail::all_digits(text) && text[0] == '1' && text[1] >= '3';
}

/// 1 to 32 visible ASCII characters. No rule text gives a grammar for the number, so none is enforced.
struct filing_number_kind {
    static constexpr std::size_t capacity = 32;
    static constexpr reason invalid = reason::bad_filing_number;
    [[nodiscard]] static constexpr bool valid(std::string_view text) noexcept {
        return !text.empty() && text.size() <= capacity && detail::all_visible_ascii(text);
    }
};

/// 方案编号, the number under which a tariff plan was filed and disclosed; the plan's identity.
using filing_number = strong_id<filing_number_kind>;

/// True for the form seen on all carriers' plans: two digits (the filing year), two capital letters (the province, JT
/// for group-wide plans), six digits. Practice, so a number of another form deserves advice, never a refusal.
[[nodiscard]] constexpr bool observed_filing_number_form(std::string_view text) noexcept {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return text.size() == 10 && detail::all_digits(text.substr(0, 2)) && capital(text[2]) && capital(text[3]) &&
           detail::all_digits(text.substr(4));
}

/// 3 to 21 digits.
struct short_code_kind {
    static constexpr std::size_t capacity = 21;
    static constexpr reason invalid = reason::bad_short_code;
    [[nodiscard]] static constexpr bool valid(std::string_view text) noexcept {
        return text.size() >= 3 && text.size() <= capacity && detail::all_digits(text);
    }
};

/// 短信端口号, the number a platform sends messages from and customers answer to: 10001, 106….
using short_code = strong_id<short_code_kind>;

struct agent_id_kind : detail::carrier_id_kind<31> {};
/// 代理商, a company that sells for the carrier.
using agent_id = strong_id<agent_id_kind>;

struct channel_id_kind : detail::carrier_id_kind<31> {};
/// 渠道, where plans are sold and orders taken: a hall, an app, a web shop, an agent's page.
using channel_id = strong_id<channel_id_kind>;

struct region_code_kind : detail::carrier_id_kind<15> {};
/// 地区, in whichever code the carrier uses throughout: an administrative code, a province's letters.
using region_code = strong_id<region_code_kind>;

struct customer_id_kind : detail::carrier_id_kind<47> {};
/// 客户, the party to the agreement, who may have many subscriber numbers.
using customer_id = strong_id<customer_id_kind>;

struct subject_id_kind : detail::carrier_id_kind<64> {};
/// The pseudonym that evidence is kept under instead of a person's number; long enough for a SHA-256 in hexadecimal.
using subject_id = strong_id<subject_id_kind>;

struct order_id_kind : detail::carrier_id_kind<47> {};
/// 受理单号, the work order that a request was accepted under.
using order_id = strong_id<order_id_kind>;

}  // namespace mingbai::inline MINGBAI_ABI
