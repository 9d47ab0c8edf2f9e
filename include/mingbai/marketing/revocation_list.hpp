// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hex.hpp>
#include <mingbai/marketing/badge_signature.hpp>
#include <mingbai/marketing/licence_book.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// What a principal says at one instant about the licences and badges that do not hold: all that an offline check needs
/// beside the badge. Each list in ascending order.
struct revocation_list {
    principal_id principal{};
    instant issued_at{};
    std::vector<licence_id> revoked{};
    std::vector<licence_id> suspended{};
    std::vector<sha256_digest> badges{};  ///< identities of badges that are revoked though their licence may not be

    friend bool operator==(const revocation_list&, const revocation_list&) = default;

    [[nodiscard]] bool is_revoked(const licence_id& id) const noexcept {
        return std::binary_search(revoked.begin(), revoked.end(), id);
    }
    [[nodiscard]] bool is_suspended(const licence_id& id) const noexcept {
        return std::binary_search(suspended.begin(), suspended.end(), id);
    }
    [[nodiscard]] bool is_revoked(const sha256_digest& badge) const noexcept {
        return std::binary_search(badges.begin(), badges.end(), badge);
    }
};

/// The list of one principal as its book stands. What is over anyway is left out: licences whose validity has ended,
/// badges that have expired. A licence below a suspended or revoked one is on the list too.
[[nodiscard]] inline revocation_list revocations_of(const licence_book& book, const principal_id& principal,
                                                    instant now) {
    revocation_list list{.principal = principal, .issued_at = now, .revoked = {}, .suspended = {}, .badges = {}};
    for (const auto& [id, file] : book.licences()) {
        if (file.terms.principal != principal || file.terms.scope.validity.until() <= now) continue;
        const reason why = book.blocked(id);
        if (why == reason::licence_suspended) list.suspended.push_back(id);
        if (why == reason::licence_revoked) list.revoked.push_back(id);
    }
    for (const auto& [identity, file] : book.badges())
        if (file.revoked && file.given.principal == principal && file.given.until > now)
            list.badges.push_back(identity);
    std::sort(list.badges.begin(), list.badges.end());
    return list;
}

/// A list with its signature.
struct signed_revocation_list {
    revocation_list list{};
    std::string algorithm{};
    std::string key{};
    std::string signature{};  ///< bytes

    friend bool operator==(const signed_revocation_list&, const signed_revocation_list&) = default;
};

namespace detail {

template <class Sink>
void write_list(basic_json_writer<Sink>& out, const revocation_list& list) {
    const auto write = [&](const json_key& key, const auto& ids, auto text_of) {
        out.begin_array(key);
        for (const auto& each : ids) out.value(text_of(each));
        out.end_array();
    };
    const auto id_text = [](const licence_id& id) { return id.text(); };
    out.begin_object();
    write("badges", list.badges, [](const sha256_digest& each) { return to_hex(each); });
    out.member("issued_at", list.issued_at.time_since_epoch().count()).member("principal", list.principal.text());
    write("revoked", list.revoked, id_text);
    write("suspended", list.suspended, id_text);
    out.end_object();
}

/// Ascending, or refused with reason::json_syntax.
template <class Id, class Parse>
[[nodiscard]] std::vector<Id> read_ids(json_fields& from, std::string_view key, Parse parse) {
    std::vector<Id> ids;
    const auto value = from.value(key);
    if (!value) return ids;
    if (!value->is_array()) from.refuse({reason::json_wrong_type, at_offset(value->offset())});
    for (const json_value each : value->elements()) {
        const auto text = each.as<std::string_view>();
        const result<Id> id = text ? parse(*text) : result<Id>(text.error());
        if (!id) {
            from.refuse({id.error().why, at_offset(each.offset())});
            return ids;
        }
        if (!ids.empty() && !(ids.back() < *id)) from.refuse({reason::json_syntax, at_offset(each.offset())});
        ids.push_back(*id);
    }
    return ids;
}

}  // namespace detail

/// The bytes that a list's signature covers: canonical JSON of algorithm, key and list, which no badge's are.
[[nodiscard]] inline result<std::string> message_to_sign(const revocation_list& list, std::string_view algorithm,
                                                         std::string_view key) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("algorithm", algorithm).member("key", key).key("revocations");
    detail::write_list(out, list);
    out.end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// Refused: reason::signing_failed.
template <badge_signer Signer>
[[nodiscard]] result<signed_revocation_list> sign_list(const revocation_list& list, Signer& signer) {
    const auto message = message_to_sign(list, signer.algorithm(), signer.key_name());
    if (!message) return message.error();
    result<std::string> signature = signer.sign(*message);
    if (!signature) return signature.error();
    return signed_revocation_list{list, std::string(signer.algorithm()), std::string(signer.key_name()),
                                  *std::move(signature)};
}

[[nodiscard]] inline bool is_genuine(const signed_revocation_list& signed_list, badge_verifier_ref verifier) {
    if (verifier.algorithm() != signed_list.algorithm || verifier.key_name() != signed_list.key) return false;
    const auto message = message_to_sign(signed_list.list, signed_list.algorithm, signed_list.key);
    return message && verifier.verify(*message, signed_list.signature);
}

/// The document that is given out: canonical JSON, the signature in hexadecimal. Refused: reason::bad_utf8.
[[nodiscard]] inline result<std::string> canonical_text(const signed_revocation_list& signed_list) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("algorithm", signed_list.algorithm).member("key", signed_list.key).key("revocations");
    detail::write_list(out, signed_list.list);
    out.member("signature", to_hex(signed_list.signature)).end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// Reads a list; whether it is genuine is another question. Refused: the JSON reasons, those of its identifiers.
[[nodiscard]] inline result<signed_revocation_list> read_revocation_list(std::string_view text) {
    const auto document = read_json(text);
    if (!document) return document.error();
    json_fields from(document->root());
    signed_revocation_list read;
    read.algorithm = from.get<std::string_view>("algorithm");
    read.key = from.get<std::string_view>("key");
    read.signature = from.get<std::string_view>("signature", bytes_from_hex);
    if (const auto inside = from.value("revocations"); inside) {
        json_fields list(*inside);
        read.list.badges = detail::read_ids<sha256_digest>(list, "badges", sha256_digest::from_hex);
        read.list.issued_at = list.get<std::int64_t>("issued_at", instant_from_unix);
        read.list.principal = list.get<std::string_view>("principal", principal_id::parse);
        read.list.revoked = detail::read_ids<licence_id>(list, "revoked", licence_id::parse);
        read.list.suspended = detail::read_ids<licence_id>(list, "suspended", licence_id::parse);
        if (const auto done = list.finish(); !done) from.refuse(done.error());
    }
    if (const auto done = from.finish(); !done) return done.error();
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
