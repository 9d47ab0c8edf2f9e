// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/base/json_fields.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/evidence/ledger_ref.hpp>

#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::archive {

/// A paper that the customer can look up: the agreement (用户协议) or the work order (业务受理单) of one order.
struct document {
    order_id order{};
    std::string title{};
    std::string text{};

    friend bool operator==(const document&, const document&) = default;
};

/// {"order":…,"text":…,"title":…}. Refused: reason::bad_utf8.
[[nodiscard]] inline result<std::string> write_document(const document& of) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("order", of.order).member("text", of.text).member("title", of.title).end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// Reads it back. Refused as the JSON reader does, and with reason::bad_identifier.
[[nodiscard]] inline result<document> read_document(std::string_view payload) {
    const auto read = read_json(payload);
    if (!read) return read.error();
    json_fields from(read->root());
    document paper;
    paper.order = from.get<std::string_view>("order", order_id::parse);
    paper.text = from.get<std::string_view>("text");
    paper.title = from.get<std::string_view>("title");
    if (const auto done = from.finish(); !done) return done.error();
    return paper;
}

/// Keeps an agreement for its customer to look up. Refused as the ledger refuses, and with reason::bad_utf8.
[[nodiscard]] inline result<evidence::receipt> store_agreement(const evidence::ledger_ref& ledger,
                                                               const evidence::pseudonym& subject, const document& of,
                                                               instant now) {
    const auto payload = write_document(of);
    if (!payload) return payload.error();
    return ledger.append(evidence::record_kind::agreement_stored, subject, now, *payload);
}

/// The same for a work order.
[[nodiscard]] inline result<evidence::receipt> store_work_order(const evidence::ledger_ref& ledger,
                                                                const evidence::pseudonym& subject, const document& of,
                                                                instant now) {
    const auto payload = write_document(of);
    if (!payload) return payload.error();
    return ledger.append(evidence::record_kind::work_order_stored, subject, now, *payload);
}

/// Which orders have their papers in the ledger: a fold over it, for the audit that nothing was left out.
class document_book {
public:
    void apply(const evidence::record_view& seen) {
        using evidence::record_kind;
        const bool agreement = seen.kind == record_kind::agreement_stored;
        if (!agreement && seen.kind != record_kind::work_order_stored) return;
        if (seen.erased) {
            erased_.insert(seen.subject);
            return;
        }
        if (const auto read = read_document(seen.payload))
            (agreement ? agreements_ : work_orders_)[seen.subject].insert(read->order);
    }

    [[nodiscard]] bool has_agreement(const evidence::pseudonym& subject, const order_id& order) const {
        const auto* const papers = agreements_.find(subject);
        return papers != nullptr && papers->contains(order);
    }
    [[nodiscard]] bool has_work_order(const evidence::pseudonym& subject, const order_id& order) const {
        const auto* const papers = work_orders_.find(subject);
        return papers != nullptr && papers->contains(order);
    }

    /// Whether papers of a subject were erased since, so that nobody can say whose they were.
    [[nodiscard]] bool has_erased(const evidence::pseudonym& subject) const { return erased_.contains(subject); }

private:
    using orders_of = mingbai::detail::hash_map<evidence::pseudonym, mingbai::detail::hash_set<order_id>>;

    orders_of agreements_;
    orders_of work_orders_;
    mingbai::detail::hash_set<evidence::pseudonym> erased_;
};

}  // namespace mingbai::inline MINGBAI_ABI::archive
