// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hex.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/base/json_fields.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/cap/cap_kind.hpp>
#include <mingbai/cap/units.hpp>
#include <mingbai/evidence/pseudonym.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::cap {

/// Whose cap it is, and which number decides about it: the number itself, or the one that pays for a family.
struct cap_holder {
    evidence::pseudonym subject{};
    subscriber_number decides{};

    friend bool operator==(const cap_holder&, const cap_holder&) = default;
};

/// A number that decides about its own caps.
[[nodiscard]] constexpr cap_holder holder_of(const subscriber_number& number,
                                             const evidence::pseudonymizer& pseudonyms) noexcept {
    return {pseudonyms.of(number), number};
}
/// Numbers that share caps, under the carrier's name for the group; `payer` decides.
[[nodiscard]] constexpr cap_holder family_of(std::string_view group, const subscriber_number& payer,
                                             const evidence::pseudonymizer& pseudonyms) noexcept {
    return {pseudonyms.of("family", group), payer};
}

/// What a customer chose, as it stands on the ledger.
struct choice {
    cap_kind kind{};
    units limit = no_cap;
    at_cap then = at_cap::stop;
    std::optional<std::uint64_t> consent{};  ///< the record of the proof that justified it; a lowering needs none

    friend constexpr bool operator==(const choice&, const choice&) noexcept = default;
};

/// The payload of a choice's record. `how` says how it came: "app", "sms FD50". Refused: reason::bad_utf8.
[[nodiscard]] inline result<std::string> canonical_text(const choice& made, std::string_view how) {
    std::string text;
    json_writer out(text);
    out.begin_object();
    if (made.consent) out.member("consent", *made.consent);
    out.member("every", to_text(made.kind.every)).member("how", how);
    if (made.limit != no_cap) out.member("limit", made.limit);
    out.member("scope", to_text(made.kind.where)).member("then", to_text(made.then));
    out.member("what", to_text(made.kind.what)).end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// Reads such a payload. Refused as a reader of JSON refuses, reason::unknown_tier for a word that is none of ours, and
/// reason::out_of_range.
[[nodiscard]] inline result<choice> read_choice(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    const auto named_by = [](auto kind) {
        using named_kind = decltype(kind);
        return [](std::string_view name) {
            const auto found = named<named_kind>(name);
            return found ? result<named_kind>(*found) : result<named_kind>(refusal{reason::unknown_tier, {}});
        };
    };
    choice read;
    read.consent = from.find<std::uint64_t>("consent");
    read.kind.every = from.get<std::string_view>("every", named_by(renewal{}));
    (void)from.get<std::string_view>("how");
    if (const auto limit = from.find<std::uint64_t>("limit")) {
        if (*limit >= no_cap) from.refuse({reason::out_of_range, {}});
        read.limit = *limit;
    }
    read.kind.where = from.get<std::string_view>("scope", named_by(scope{}));
    read.then = from.get<std::string_view>("then", named_by(at_cap{}));
    read.kind.what = from.get<std::string_view>("what", named_by(dimension{}));
    if (const auto done = from.finish(); !done) return done.error();
    return read;
}

/// The token that justifies raising a cap: `consent_proof`, or a carrier's own. It says who agreed, to which order,
/// when, and which record of the ledger proves it.
template <class Token>
concept raise_consent = std::movable<Token> && !std::copyable<Token> && requires(const Token& token) {
    { token.subscriber() } -> std::convertible_to<const subscriber_number&>;
    { token.order() } -> std::convertible_to<const order_id&>;
    { token.confirmed_at() } -> std::convertible_to<instant>;
    { token.record() } -> std::convertible_to<std::uint64_t>;
};

/// Where such tokens come from, and where it is recorded that one justified its order, once: `consent::desk`.
template <class Desk, class Token>
concept consent_user = raise_consent<Token> && requires(Desk& desk, const Token& token, instant at) {
    { desk.use(token, token.order(), at).has_value() } -> std::same_as<bool>;
    { desk.use(token, token.order(), at).error() } -> std::convertible_to<refusal>;
};

/// The order that a customer must agree to for one raise of one cap: "CAP-" and 28 hexadecimal digits that stand for
/// holder, kind, the limit wanted and the choice that it replaces. So an agreement serves for this raise and no other.
[[nodiscard]] inline order_id raise_order(const cap_holder& holder, cap_kind kind, units limit,
                                          std::uint64_t replaced_record) {
    std::string text = to_hex(holder.subject);
    for (const std::uint64_t part : {std::uint64_t{kind.index()}, limit, replaced_record}) {
        text += ' ';
        text += std::to_string(part);
    }
    return order_id::unchecked("CAP-" + to_hex(sha256(text)).substr(0, 28));
}

}  // namespace mingbai::inline MINGBAI_ABI::cap
