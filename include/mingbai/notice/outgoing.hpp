// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hex.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/notice/channel.hpp>
#include <mingbai/notice/message.hpp>
#include <mingbai/notice/notice_key.hpp>

#include <concepts>
#include <cstdint>
#include <string>

namespace mingbai::inline MINGBAI_ABI::notice {

/// A notice that is owed to a customer.
struct outgoing_notice {
    notice_key key{};
    subscriber_number to{};
    message content{};
    instant due{};       ///< not before
    instant deadline{};  ///< when it must have been handed over; later is a finding
};

/// One message for the carrier's gateway.
struct send_job {
    notice_id id{};
    notice_kind kind{};
    channel via{};
    std::uint32_t round =
        0;  ///< grows when the gateway reported that it could not deliver, so that the next try is a new message
    subscriber_number to{};
    language words{};
    std::string text{};
    instant deadline{};

    /// The idempotency key: a gateway that was handed it before must not send again.
    [[nodiscard]] std::string token() const {
        return to_hex(id) + "-" + std::string(to_text(via)) + "-" + std::string(integer_text(round).text());
    }
};

/// What a gateway answers.
enum class submission : std::uint8_t {
    accepted,   ///< it will deliver, and report
    try_later,  ///< it could not take the message now
    refused,    ///< it will never take it: a number that does not exist
};

/// The carrier's own way out: an SMS centre, a calling platform, a push service.
template <class Gateway>
concept gateway = requires(Gateway& out, const send_job& job) {
    { out.send(job) } -> std::same_as<submission>;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice
