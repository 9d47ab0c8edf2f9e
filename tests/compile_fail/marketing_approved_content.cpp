// SPDX-License-Identifier: Apache-2.0
// Only the check makes the token that copy was approved, and only against plans that were disclosed.
// expect: no matching (function|constructor)
// expect 2: private
// expect 3: no matching (member )?function
// expect 4: no matching (member )?function|could not convert|cannot convert|no viable conversion
// expect 5: discards qualifiers|no matching member function|marked const|not marked const|passing
#include <mingbai/marketing/approved_content.hpp>

#include <string>

namespace marketing_approved_content_case {

using namespace mingbai;
using marketing::approved_content;

inline void forge(const published_plan& disclosed, const tariff_plan& hidden, evidence::ledger_ref ledger, instant now,
                  const approved_content& approved) {
#if defined(MINGBAI_BAD)
    approved_content nothing;
#elif defined(MINGBAI_BAD_2)
    approved_content named(marketing::approval{}, 7, now);
#elif defined(MINGBAI_BAD_3)
    (void)approved_content::approve(hidden, "59元", ledger, now);
#elif defined(MINGBAI_BAD_4)
    (void)approved_content::recall(std::string("59元"), 7);
#elif defined(MINGBAI_BAD_5)
    approved.text().append("29元");
#else
    (void)approved_content::approve(disclosed, "59元", ledger, now);
    (void)approved_content::recall(ledger, approved.record());
    (void)hidden;
#endif
}

}  // namespace marketing_approved_content_case
