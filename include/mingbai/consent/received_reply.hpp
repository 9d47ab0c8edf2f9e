// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/ids.hpp>
#include <mingbai/base/instant.hpp>

#include <string>

namespace mingbai::inline MINGBAI_ABI::consent {

/// A message from a customer as the gateway received it.
struct sms_reply {
    subscriber_number from{};
    short_code to{};
    std::string text{};  ///< UTF-8, as it should be; whatever else came is kept, and means nothing
    instant at{};        ///< when the network took it, not when it got here

    friend bool operator==(const sms_reply&, const sms_reply&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent
