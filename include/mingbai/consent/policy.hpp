// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/language.hpp>
#include <mingbai/consent/one_time_code.hpp>
#include <mingbai/consent/reply_vocabulary.hpp>
#include <mingbai/rule/element.hpp>

#include <array>
#include <chrono>
#include <optional>
#include <span>

namespace mingbai::inline MINGBAI_ABI::consent {

/// The facts that a request's text states, as carriers' confirmation messages do. The rule text asks for 办理说明, an
/// account of what is ordered, without a list: these are practice, and a carrier may ask for more.
inline constexpr auto observed_order_facts = std::to_array<element>({
    element::name,
    element::filing_number,
    element::price,
    element::effective,
    element::unsubscribe,
    element::validity,
    element::renewal,
    element::commitment,
    element::breach,
});

/// A one-time code lives at least a minute and at most ten: SP 800-63B-3 section 5.1.3.2 ends an out-of-band secret
/// after 10 minutes; less than a minute is shorter than the delivery of a message may take.
inline constexpr std::chrono::seconds shortest_code_validity{60};
inline constexpr std::chrono::seconds longest_code_validity{600};

/// At most five wrong codes, then the request is closed: Regulation (EU) 2018/389 Art. 4(3)(b), followed everywhere.
inline constexpr int most_wrong_codes = 5;

/// What a carrier decides about asking for consent.
struct policy {
    std::span<const element> stated = observed_order_facts;  ///< every text states these
    const reply_vocabulary* words = &cn_replies;
    language texts = language::chinese;  ///< of the requests, and of the facts that they state

    std::chrono::seconds reply_window =
        std::chrono::hours{24};  ///< silence after it is refusal; no source gives a length
    bool needs_receipt =
        false;  ///< an SMS answer proves nothing before the network reports the delivery of the request

    std::chrono::seconds code_validity{120};  ///< 2 minutes: observed in carriers' messages
    std::chrono::seconds code_window{600};    ///< for all codes of one request together
    int code_digits = 6;
    int wrong_codes = most_wrong_codes;
    int codes_per_request = 3;
    std::chrono::seconds between_codes{60};

    std::size_t most_parts = 10;  ///< of the message that a request is sent in

    /// Requests and codes that one number may get within `sending_period`.
    int sendings_per_number = 10;
    std::chrono::seconds sending_period = std::chrono::hours{24};

    /// How long after a refusal or silence the carrier may ask for the same plan again by itself; never without a
    /// value. Source: SMS provisions (MIIT order 31): no reply is refusal, and the same request is not sent again.
    std::optional<std::chrono::seconds> ask_again_after{};

    std::chrono::seconds proof_lifetime = std::chrono::hours{24};  ///< within which an order must use its proof

    std::chrono::seconds settled_number =
        std::chrono::hours{7 * 24};                                 ///< a number bound more recently needs a signature
    std::chrono::seconds settled_sim = std::chrono::hours{3 * 24};  ///< so does one whose SIM was changed
};

/// Whether the figures of a policy are within what any policy may ask for.
[[nodiscard]] constexpr bool is_sound(const policy& rules) noexcept {
    using std::chrono::seconds;
    return rules.words != nullptr && rules.reply_window > seconds{0} && rules.code_validity >= shortest_code_validity &&
           rules.code_validity <= longest_code_validity && rules.code_window >= rules.code_validity &&
           rules.code_digits >= fewest_code_digits && rules.code_digits <= most_code_digits && rules.wrong_codes >= 1 &&
           rules.wrong_codes <= most_wrong_codes && rules.codes_per_request >= 1 && rules.between_codes >= seconds{0} &&
           rules.most_parts >= 1 && rules.sendings_per_number >= 1 && rules.sending_period > seconds{0} &&
           rules.proof_lifetime > seconds{0} && rules.settled_number >= seconds{0} && rules.settled_sim >= seconds{0};
}

}  // namespace mingbai::inline MINGBAI_ABI::consent
