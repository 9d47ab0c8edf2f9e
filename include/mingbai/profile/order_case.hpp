// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/bounded_list.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/consent/request.hpp>

#include <cstdint>
#include <optional>

// What came before an order was carried out: what the request rules of a profile are checked on.
namespace mingbai::inline MINGBAI_ABI {

/// Who asks the customer to confirm.
enum class confirmer : std::uint8_t {
    carrier = 0,      ///< on its own platform
    third_party = 1,  ///< on a gateway that is neither the carrier's nor the content provider's
};

/// How the customer was asked.
enum class confirmation_way : std::uint8_t { sms_reply = 0, one_time_code = 1, signature = 2, ussd = 3, voice = 4 };

/// One question to the customer, and the agreement to it if there was one. Silence is no agreement.
struct confirmation {
    confirmer by = confirmer::carrier;
    confirmation_way how = confirmation_way::sms_reply;
    instant asked_at{};
    std::optional<instant> agreed_at{};

    friend constexpr bool operator==(const confirmation&, const confirmation&) = default;
};

/// A change of carrier, which the new carrier has to justify.
struct carrier_change {
    bool mobile = false;                       ///< of a mobile service
    std::optional<instant> authorised_at{};    ///< by the customer
    bool verified = false;                     ///< by one of the ways that the rules know
    std::optional<civil_date> verified_on{};   ///< the date that the verification itself states
};

/// An order as it was carried out. What a profile does not ask about stays unset.
struct order_case {
    static constexpr std::size_t most_confirmations = 4;

    instant carried_out_at{};
    bounded_list<confirmation, most_confirmations> confirmations{};  ///< in the order of asking
    std::optional<instant> document_given{};  ///< when the customer got the document that the profile asks for
    bool document_waived = false;             ///< the customer, on the phone, did without it before the sale
    std::optional<instant> limit_offered{};   ///< when the customer could set a limit to the bill
    bool starts_data = false;                 ///< the order switches data on
    bool starts_roaming = false;              ///< the order switches roaming on
    std::optional<carrier_change> change{};

    /// The last question that was agreed to before the order was carried out, or nullptr.
    [[nodiscard]] constexpr const confirmation* last_agreement() const noexcept {
        const confirmation* found = nullptr;
        for (const confirmation& each : confirmations)
            if (each.agreed_at && *each.agreed_at >= each.asked_at && *each.agreed_at <= carried_out_at) found = &each;
        return found;
    }
};

/// A request of the consent desk, and when it was agreed to, as a confirmation of the carrier's own.
[[nodiscard]] inline confirmation confirmation_of(const consent::request& asked,
                                                  std::optional<instant> agreed_at) noexcept {
    const confirmation_way how = asked.how == consent::method::sms_reply ? confirmation_way::sms_reply
        : asked.how == consent::method::one_time_code                    ? confirmation_way::one_time_code
                                                                         : confirmation_way::signature;
    return {confirmer::carrier, how, asked.asked_at, agreed_at};
}

}  // namespace mingbai::inline MINGBAI_ABI
