// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/consent/order_facts.hpp>
#include <mingbai/consent/request_template.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent {

/// How a customer consents. Source: the action 明白办、放心用 names these three, any one suffices. Numbers are stored.
enum class method : std::uint8_t {
    sms_reply = 1,      ///< 短信回复
    one_time_code = 2,  ///< 手机验证码
    signature = 3,      ///< 签字确认
};

[[nodiscard]] constexpr std::string_view to_text(method how) noexcept {
    switch (how) {
        case method::sms_reply:
            return "sms_reply";
        case method::one_time_code:
            return "one_time_code";
        case method::signature:
            return "signature";
    }
    return "unknown";
}

/// Who began: a customer who asks for something may be asked to confirm it again; the carrier may not ask again by
/// itself.
enum class prompted_by : std::uint8_t { customer = 0, carrier = 1 };

/// Where a one-time code stands in a request's text. The request's digest covers the text with this in the place of the
/// code, which is derived from the digest.
inline constexpr std::string_view code_place = "{code}";

/// One question to one customer: what is bought, how to answer, until when. It never changes; its digest names it.
struct request {
    order_facts facts{};
    method how = method::sms_reply;
    prompted_by prompt = prompted_by::customer;
    short_code sender{};      ///< the carrier's own code that asks and is answered to; empty for a signature
    std::string reference{};  ///< tells apart the open requests of a number; empty unless the answer is an SMS reply
    instant asked_at{};
    instant expires_at{};        ///< the first instant at which an answer is too late
    int wrong_codes = 0;         ///< how many wrong codes close it
    bool needs_receipt = false;  ///< agreement counts only once the network has reported delivery
    std::string text{};          ///< what is sent or shown, with `code_place` for the code

    friend bool operator==(const request&, const request&) = default;
};

/// The canonical document of a request: what its digest covers, and the payload of its ledger record.
[[nodiscard]] inline result<std::string> canonical_text(const request& asked) {
    const order_facts& facts = asked.facts;
    std::string text;
    json_writer out(text);
    out.begin_object().member("agent", facts.agent);
    if (!facts.agent_name.empty()) out.member("agent_name", facts.agent_name);
    out.member("asked_at", asked.asked_at.time_since_epoch().count())
        .member("biller", facts.biller)
        .member("breach", facts.breach)
        .member("channel", facts.channel)
        .member("commitment", facts.commitment)
        .member("effective", static_cast<unsigned>(facts.effective))
        .member("ends", static_cast<unsigned>(facts.ends))
        .member("expires_at", asked.expires_at.time_since_epoch().count())
        .member("method", to_text(asked.how))
        .member("name", facts.name)
        .member("needs_receipt", asked.needs_receipt)
        .member("order", facts.order)
        .member("plan", facts.plan)
        .member("plan_digest", to_hex(facts.plan_digest))
        .member("plan_version", facts.plan_version)
        .member("price", facts.price)
        .member("prompted_by", static_cast<unsigned>(asked.prompt))
        .member("reference", asked.reference)
        .member("renewal", facts.renewal)
        .member("sender", asked.sender)
        .member("subscriber", facts.subscriber)
        .member("text", asked.text)
        .member("unsubscribe", facts.unsubscribe)
        .member("validity", facts.validity)
        .member("wrong_codes", asked.wrong_codes)
        .end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI::consent
