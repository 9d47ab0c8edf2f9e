// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/billing_cycle.hpp>
#include <mingbai/consent/eligibility.hpp>
#include <mingbai/consent/signature.hpp>
#include <mingbai/consent/templates.hpp>
#include <mingbai/evidence/pseudonym.hpp>

#include <string>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::consent {

/// What a desk is given once.
struct desk_options {
    std::vector<short_code> own_codes{};  ///< the carrier's own platform: requests leave from these and no others
    std::string key{};                    ///< secret of the one-time codes, at least 16 random bytes (RFC 4226, R6)
    evidence::pseudonymizer pseudonyms;   ///< the same as the carrier's other records have
    policy rules{};
    billing_cycle cycle{};    ///< when "the next cycle" begins
    verifier_ref verifier{};  ///< of signatures; without one every signature is refused
};

/// How one request is asked; what is not said is usual.
struct asking {
    method how = method::sms_reply;
    short_code sender{};                      ///< empty: the first of the desk's own
    const request_template* words = nullptr;  ///< none: the usual one of the method
    number_signals signals{};
    prompted_by prompt = prompted_by::customer;
};

/// A text of the carrier's own in the place of a template: complete, with the code in it if there is one.
struct carrier_text {
    std::string text{};
    std::string code{};       ///< a one-time code of the carrier's own generator, as it stands in the text
    std::string reference{};  ///< four digits that tell this request from others, as they stand in the text
};

/// A request that was recorded and must now be sent, exactly like this.
struct outgoing_request {
    request asked{};
    sha256_digest digest{};  ///< names the request in everything that follows
    std::string text{};      ///< with the code, which is nowhere else
    instant valid_until{};   ///< when this code, or the request, ends
};

}  // namespace mingbai::inline MINGBAI_ABI::consent
