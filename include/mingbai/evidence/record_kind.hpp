// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// What a record is evidence of. The numbers are hashed into the ledger's trees: never renumber, only add, each wing in
/// its own hundred. Numbers from `first_carrier_kind` on are the carrier's own.
enum class record_kind : std::uint16_t {
    none = 0,

    // evidence: what the ledger says of itself
    segment_closed = 200,      ///< the anchor of the segment before; always the first record of a later segment
    payload_erased = 201,      ///< payloads that are gone, and why
    segment_dropped = 202,     ///< a whole segment is gone: its anchor stays
    hold_set = 203,            ///< a legal hold: nothing that it names may go
    hold_released = 204,
    head_signed = 205,         ///< a signed head was given out
    retention_changed = 206,   ///< another retention table is in force

    // tariff
    plan_published = 300,
    plan_changed = 301,
    plan_withdrawn = 302,

    // consent
    consent_asked = 400,
    consent_delivered = 401,
    consent_answered = 402,
    consent_proven = 403,
    consent_refused = 404,
    consent_expired = 405,
    consent_superseded = 406,
    consent_withdrawn = 407,
    consent_used = 408,        ///< the proof justified its one order
    consent_code_sent = 409,   ///< a one-time code left for the customer

    // marketing
    badge_issued = 500,
    badge_suspended = 501,
    badge_revoked = 502,
    licence_issued = 503,
    licence_narrowed = 504,
    licence_suspended = 505,
    licence_resumed = 506,
    licence_revoked = 507,
    content_approved = 510,
    content_withdrawn = 511,
    complaint_received = 520, ///< a customer complained about an agent
    suspension_proposed = 521, ///< supervision proposes it, with its evidence; the principal decides
    altered_content_seen = 522,  ///< a channel showed other words than were approved

    // notice
    notice_due = 600,
    notice_sent = 601,
    notice_delivered = 602,
    notice_failed = 603,
    preference_set = 604,

    // bill
    bill_issued = 640,
    bill_corrected = 641,

    // archive
    agreement_stored = 660,
    work_order_stored = 661,
    archive_sealed = 662,      ///< how many records every subject has, under one root

    // cap
    cap_chosen = 700,
    cap_crossed = 701,
    cap_snapshot = 702,
    cap_lifted = 703,

    // order
    order_activated = 800,
    order_ended = 801,
    order_refused = 802,
};

/// Kinds from this number on are never used by the library: a carrier's own records.
inline constexpr std::uint16_t first_carrier_kind = 10'000;

/// Whether the ledger itself writes records of this kind; they hold no personal data and are never erased.
[[nodiscard]] constexpr bool is_ledgers_own(record_kind kind) noexcept { return static_cast<std::uint16_t>(kind) / 100 == 2; }

/// A kind and its stable name.
struct record_kind_text {
    record_kind kind;
    std::string_view name;
};

/// Every kind of the library, in ascending order of its number.
inline constexpr record_kind_text record_kind_texts[] = {
    {record_kind::none, "none"},
    {record_kind::segment_closed, "segment_closed"},
    {record_kind::payload_erased, "payload_erased"},
    {record_kind::segment_dropped, "segment_dropped"},
    {record_kind::hold_set, "hold_set"},
    {record_kind::hold_released, "hold_released"},
    {record_kind::head_signed, "head_signed"},
    {record_kind::retention_changed, "retention_changed"},
    {record_kind::plan_published, "plan_published"},
    {record_kind::plan_changed, "plan_changed"},
    {record_kind::plan_withdrawn, "plan_withdrawn"},
    {record_kind::consent_asked, "consent_asked"},
    {record_kind::consent_delivered, "consent_delivered"},
    {record_kind::consent_answered, "consent_answered"},
    {record_kind::consent_proven, "consent_proven"},
    {record_kind::consent_refused, "consent_refused"},
    {record_kind::consent_expired, "consent_expired"},
    {record_kind::consent_superseded, "consent_superseded"},
    {record_kind::consent_withdrawn, "consent_withdrawn"},
    {record_kind::consent_used, "consent_used"},
    {record_kind::consent_code_sent, "consent_code_sent"},
    {record_kind::badge_issued, "badge_issued"},
    {record_kind::badge_suspended, "badge_suspended"},
    {record_kind::badge_revoked, "badge_revoked"},
    {record_kind::licence_issued, "licence_issued"},
    {record_kind::licence_narrowed, "licence_narrowed"},
    {record_kind::licence_suspended, "licence_suspended"},
    {record_kind::licence_resumed, "licence_resumed"},
    {record_kind::licence_revoked, "licence_revoked"},
    {record_kind::content_approved, "content_approved"},
    {record_kind::content_withdrawn, "content_withdrawn"},
    {record_kind::complaint_received, "complaint_received"},
    {record_kind::suspension_proposed, "suspension_proposed"},
    {record_kind::altered_content_seen, "altered_content_seen"},
    {record_kind::notice_due, "notice_due"},
    {record_kind::notice_sent, "notice_sent"},
    {record_kind::notice_delivered, "notice_delivered"},
    {record_kind::notice_failed, "notice_failed"},
    {record_kind::preference_set, "preference_set"},
    {record_kind::bill_issued, "bill_issued"},
    {record_kind::bill_corrected, "bill_corrected"},
    {record_kind::agreement_stored, "agreement_stored"},
    {record_kind::work_order_stored, "work_order_stored"},
    {record_kind::archive_sealed, "archive_sealed"},
    {record_kind::cap_chosen, "cap_chosen"},
    {record_kind::cap_crossed, "cap_crossed"},
    {record_kind::cap_snapshot, "cap_snapshot"},
    {record_kind::cap_lifted, "cap_lifted"},
    {record_kind::order_activated, "order_activated"},
    {record_kind::order_ended, "order_ended"},
    {record_kind::order_refused, "order_refused"},
};

/// The stable name: `consent_proven`; "carrier" for the carrier's own numbers, "unknown" for others.
[[nodiscard]] constexpr std::string_view to_text(record_kind kind) noexcept {
    for (const record_kind_text& text : record_kind_texts)
        if (text.kind == kind) return text.name;
    return static_cast<std::uint16_t>(kind) >= first_carrier_kind ? "carrier" : "unknown";
}

/// The kind with this stable name, if there is one.
[[nodiscard]] constexpr std::optional<record_kind> record_kind_named(std::string_view name) noexcept {
    for (const record_kind_text& text : record_kind_texts)
        if (text.name == name) return text.kind;
    return std::nullopt;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence
