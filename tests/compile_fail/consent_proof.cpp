// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/desk.hpp>

// A proof cannot be made from nothing, cannot be copied, cannot be made by naming its parts. A plan that was not
// disclosed cannot be asked for, and its token not be forged. A request is no proof; a bare text is no reply.
// expect: no matching (function|constructor)
// expect 2: deleted
// expect 3: private
// expect 4: no matching (member )?function
// expect 5: no matching (member )?function|cannot convert|no viable conversion|no known conversion
// expect 6: private
// expect 7: no matching (member )?function|could not convert|cannot convert|no viable conversion
// fix: 凭空构造确认凭证 · A proof from nothing -- Only the consent desk makes a `consent_proof`, from an answer that it verified: ask, send, answer.

namespace consent_proof_case {

using namespace mingbai;

struct order_desk {
    result<evidence::receipt> activate(consent::desk& desk, const consent_proof& proof) {
        return desk.use(proof, proof.order(), proof.confirmed_at());
    }
};

inline void cheat(consent::desk& desk, consent_proof& proof, const consent::outgoing_request& asked,
                  const published_plan& disclosed, const tariff_plan& hidden, const consent::order_details& order) {
    [[maybe_unused]] const auto fine = desk.ask(disclosed, order, instant{});
    [[maybe_unused]] const consent_proof moved = static_cast<consent_proof&&>(proof);
    [[maybe_unused]] const auto used = order_desk{}.activate(desk, moved);
    (void)asked;
    (void)hidden;
#if defined(MINGBAI_BAD)
    consent_proof made;
#elif defined(MINGBAI_BAD_2)
    consent_proof copied = proof;
#elif defined(MINGBAI_BAD_3)
    consent_proof named(asked.asked, asked.digest, 7, instant{});
#elif defined(MINGBAI_BAD_4)
    (void)desk.ask(hidden, order, instant{});
#elif defined(MINGBAI_BAD_5)
    (void)desk.use(asked, order.order, instant{});
#elif defined(MINGBAI_BAD_6)
    basic_published_plan<tariff_plan> forged{std::shared_ptr<const plan_version<tariff_plan> >{}};
#elif defined(MINGBAI_BAD_7)
    (void)desk.answer(asked.digest, "同意");
#else
    (void)desk.answer(asked.digest, {.from = {}, .to = {}, .text = "同意", .at = instant{}});
#endif
}

}  // namespace consent_proof_case
