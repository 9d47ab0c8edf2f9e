// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/consent/case_file.hpp>
#include <mingbai/consent/detail/desk_records.hpp>
#include <mingbai/evidence/pseudonym.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>

// Consent as other people's programs exchange it. Both documents are JSON in the library's canonical form.

namespace mingbai::inline MINGBAI_ABI::consent {

/// Who answers for the personal data of an order, and where its rules can be read: the same in all of a carrier's
/// receipts. All of it UTF-8.
struct receipt_issuer {
    std::string name{};     ///< the carrier
    std::string contact{};  ///< whom to ask there
    std::string street{};
    std::string country{"CN"};  ///< of the address, and the jurisdiction
    std::string email{};
    std::string phone{};
    std::string policy_url{};  ///< the privacy notice
    std::string policy_version{};
    std::string language{"zh-CN"};
    std::string storage_location{"CN"};
    std::string retention{};  ///< how long the record is kept, in words or as an ISO 8601 duration
};

namespace detail {

/// What the standards call the customer's act. "consent_refused" is the library's own: ISO/IEC TS 27560 has no event
/// for a question that was answered with no, or not at all.
struct consent_act {
    std::string_view type;
    instant at;
    std::string_view manner;
};

struct consent_acts {
    std::array<consent_act, 2> acts{};
    std::size_t size = 0;
    void add(const consent_act& act) noexcept { acts[size++] = act; }
};

[[nodiscard]] inline consent_acts acts_of(const case_file& file) noexcept {
    consent_acts all;
    if (file.proof) all.add({"consent_given", file.proof->confirmed_at, to_text(file.asked.how)});
    if (file.stands.now == state::withdrawn)
        all.add({"consent_withdrawn", file.stands.decided.at, "withdrawal"});
    else if (file.stands.now == state::refused)
        all.add({"consent_refused", file.stands.decided.at, "answer"});
    else if (file.stands.now == state::expired)
        all.add({"consent_refused", file.asked.expires_at, "no_reply"});
    return all;
}

inline constexpr std::string_view order_purpose = "conclude and perform the order of a telecommunications service";

}  // namespace detail

/// A Kantara Initiative consent receipt, version 1.1: for consent that is proven, also when it was withdrawn later.
///
/// Refused: reason::not_consent_evidence when there was none, reason::bad_utf8 for what the issuer says.
/// Source: Kantara Consent Receipt Specification v1.1, its JSON schema.
[[nodiscard]] inline result<std::string> kantara_receipt(const case_file& file, const evidence::pseudonym& principal,
                                                         const receipt_issuer& issuer) {
    if (!file.proof) return refusal{reason::not_consent_evidence, at_index(file.record)};
    const order_facts& facts = file.asked.facts;
    const bool third_party = !facts.biller.empty();
    std::string text;
    json_writer out(text);
    out.begin_object()
        .member("collectionMethod", to_text(file.asked.how))
        .member("consentReceiptID", to_hex(file.digest))
        .member("consentTimestamp", detail::seconds_of(file.proof->confirmed_at))
        .member("jurisdiction", issuer.country)
        .member("language", issuer.language);
    out.begin_array("piiControllers").begin_object();
    out.begin_object("address")
        .member("addressCountry", issuer.country)
        .member("streetAddress", issuer.street)
        .end_object();
    out.member("contact", issuer.contact)
        .member("email", issuer.email)
        .member("phone", issuer.phone)
        .member("piiController", issuer.name)
        .end_object()
        .end_array();
    out.member("piiPrincipalId", to_hex(principal)).member("policyUrl", issuer.policy_url).member("sensitive", false);
    out.begin_array("services").begin_object();
    out.begin_array("purposes").begin_object();
    out.member("consentType", "EXPLICIT");
    out.begin_array("piiCategory").value("subscriber number").value("service ordered").end_array();
    out.member("primaryPurpose", true).member("purpose", detail::order_purpose);
    out.begin_array("purposeCategory").value("Contracted Service").end_array();
    out.member("termination", facts.unsubscribe).member("thirdPartyDisclosure", third_party);
    if (third_party) out.member("thirdPartyName", facts.biller);
    out.end_object().end_array();
    out.member("service", facts.name + " " + std::string(facts.plan.text())).end_object().end_array();
    out.begin_array("spiCat").end_array().member("version", "KI-CR-v1.1.0").end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// A consent record with the fields of ISO/IEC TS 27560:2023: for any request that has come to something, refusal and
/// silence included. The notice that was shown is stated by its digest, and its exact text is given.
///
/// Refused: reason::no_open_request while the request is open, reason::bad_utf8 for what the issuer says.
/// Source: the fields as listed by secondary literature on TS 27560; the standard's own text was not available.
[[nodiscard]] inline result<std::string> consent_record(const case_file& file, const evidence::pseudonym& principal,
                                                        const receipt_issuer& issuer) {
    const detail::consent_acts acts = detail::acts_of(file);
    if (acts.size == 0) return refusal{reason::no_open_request, at_index(file.record)};
    const order_facts& facts = file.asked.facts;
    std::string text;
    json_writer out(text);
    out.begin_object().begin_array("events");
    for (std::size_t i = 0; i < acts.size; ++i)
        out.begin_object()
            .member("manner", acts.acts[i].manner)
            .member("mechanism", to_text(file.asked.how))
            .member("time", detail::seconds_of(acts.acts[i].at))
            .member("type", acts.acts[i].type)
            .end_object();
    out.end_array().member("pii_principal_id", to_hex(principal)).begin_object("pii_processing");
    out.member("collection_method", to_text(file.asked.how)).member("lawful_basis", "consent");
    out.begin_array("pii_controllers").begin_object();
    out.member("contact", issuer.contact).member("country", issuer.country).member("email", issuer.email);
    out.member("name", issuer.name).member("phone", issuer.phone).end_object().end_array();
    out.begin_array("pii_information").value("subscriber number").value("service ordered").end_array();
    out.begin_object("privacy_notice")
        .member("language", issuer.language)
        .member("text", file.asked.text)
        .member("text_sha256", to_hex(sha256(file.asked.text)))
        .member("uri", issuer.policy_url)
        .member("version", issuer.policy_version)
        .end_object();
    out.member("processing_method", "order processing");
    out.begin_array("purposes").begin_object();
    out.member("purpose", detail::order_purpose);
    out.member("service", facts.name + " " + std::string(facts.plan.text()));
    out.member("termination", facts.unsubscribe).end_object().end_array();
    out.member("retention_period", issuer.retention);
    out.begin_array("storage_locations").value(issuer.storage_location).end_array();
    if (!facts.biller.empty()) out.begin_array("third_parties").value(facts.biller).end_array();
    out.end_object();
    out.member("record_id", to_hex(file.digest)).member("schema_version", "ISO/IEC TS 27560:2023").end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI::consent
