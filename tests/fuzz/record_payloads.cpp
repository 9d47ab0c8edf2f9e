// SPDX-License-Identifier: Apache-2.0
// Gives any bytes to every reader of a record's payload. What one of them reads, its writer writes in one form, and that form
// reads as the same.
#include <mingbai/archive/archive.hpp>
#include <mingbai/archive/document.hpp>
#include <mingbai/archive/seal.hpp>
#include <mingbai/base/currency.hpp>
#include <mingbai/bill/bill_record.hpp>
#include <mingbai/cap/choice.hpp>
#include <mingbai/consent/replay.hpp>
#include <mingbai/evidence/detail/segment_loading.hpp>
#include <mingbai/evidence/erasure.hpp>
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/evidence/legal_hold.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/notice/detail/outbox_events.hpp>
#include <mingbai/notice/obligation_book.hpp>
#include <mingbai/notice/preference_book.hpp>
#include <mingbai/order/activation.hpp>
#include <mingbai/order/ending.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <type_traits>

namespace fuzz_record_payloads {

using namespace mingbai;

void holds(bool condition) {
    if (!condition) std::abort();
}

std::string text_of(std::string text) { return text; }
std::string text_of(const result<std::string>& text) {
    holds(text.has_value());  // what was read has nothing in it that cannot be written
    return *text;
}

template <class Read, class Write>
void one_form(const std::string& payload, Read read, Write write) {
    const auto first = read(payload);
    if (!first) return;
    const std::string text = text_of(write(*first));
    holds(is_canonical_json(text));
    const auto again = read(text);
    holds(again.has_value() && text_of(write(*again)) == text);
    if constexpr (requires { *again == *first; }) holds(*again == *first);
}

}  // namespace fuzz_record_payloads

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_record_payloads;
    const std::string payload(data, data + size);
    const auto canonical = [](const auto& value) { return canonical_text(value); };
    one_form(payload, [](const auto& text) { return evidence::read_erasure(text); }, canonical);
    one_form(payload, [](const auto& text) { return evidence::read_segment_drop(text); }, canonical);
    one_form(payload, [](const auto& text) { return evidence::read_legal_hold(text); }, canonical);
    one_form(payload, [](const auto& text) { return consent::read_request(text); }, canonical);
    one_form(payload, [](const auto& text) { return read_activation(text); }, canonical);
    one_form(payload, [](const auto& text) { return read_ending(text); }, canonical);
    one_form(payload, [](const auto& text) { return archive::read_seal(text); }, canonical);
    one_form(payload, [](const auto& text) { return archive::read_document(text); }, archive::write_document);
    one_form(payload, [](const auto& text) { return bill::read_bill<cny>(text); }, canonical);
    one_form(payload, [](const auto& text) { return cap::read_choice(text); }, [](const cap::choice& made) { return canonical_text(made, "app"); });
    one_form(payload, [](const auto& text) { return notice::read_preferences(text); }, [](const notice::preferences& wishes) { return notice::write_preferences(wishes, "app"); });
    (void)evidence::detail::read_closing_text<sha256_hasher>(payload);

    // The folds, with the payload as that of every kind of record: they refuse, or take it.
    consent::case_files cases;
    notice::obligation_book obligations;
    archive::document_book documents;
    for (const evidence::record_kind_text& kind : evidence::record_kind_texts) {
        evidence::record_view record;
        record.kind = kind.kind;
        record.payload = payload;
        (void)consent::take_record(cases, record);
        (void)notice::detail::read_due(record);
        obligations.apply(record);
        documents.apply(record);
    }
    (void)notice::detail::read_progress(payload);
    (void)notice::detail::read_failure(payload);
    return 0;
}
