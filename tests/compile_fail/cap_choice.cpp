// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/choice_book.hpp>
#include <mingbai/consent/desk.hpp>

#include <utility>

// A cap is not raised without the customer's agreement, and an agreement is used up by it.
// expect: (no matching (member )?function|constraints not satisfied)
// expect 2: (use of deleted function|call to deleted constructor)
// fix 2: 同意凭证用后仍保留 · A consent that is used and kept -- Raising a cap uses up the proof: move it in.

namespace cap_choice_case {

using namespace mingbai;

result<cap::choice_change> raise(cap::choice_book& book, const evidence::ledger_ref& ledger, consent::desk& desk,
                                 const cap::cap_holder& holder, const cap::cap_offer& offer, consent_proof& proof) {
#if defined(MINGBAI_BAD)
    (void)proof;
    return book.raise(ledger, desk, holder, offer, 100, true, "app", instant{});
#elif defined(MINGBAI_BAD_2)
    return book.raise(ledger, desk, holder, offer, 100, proof, "app", instant{});
#else
    return book.raise(ledger, desk, holder, offer, 100, std::move(proof), "app", instant{});
#endif
}

}  // namespace cap_choice_case
