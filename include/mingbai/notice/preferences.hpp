// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/language.hpp>
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/notice/channel.hpp>
#include <mingbai/notice/kind_set.hpp>
#include <mingbai/notice/quiet_hours.hpp>

namespace mingbai::inline MINGBAI_ABI::notice {

/// How one customer wants to be told things. They belong to the customer: no change of plan or catalogue touches them.
struct preferences {
    language words = language::chinese;
    kind_set voice{};     ///< scenarios in which a phone call comes on top
    kind_set app{};       ///< scenarios that are pushed to the app as well
    kind_set no_sms{};    ///< scenarios of which no SMS is wanted; counts only where the carrier's policy lets it
    quiet_hours quiet{};  ///< in the civil time below
    utc_offset offset = beijing_time;

    friend constexpr bool operator==(const preferences&, const preferences&) = default;
};

/// The channels on which a notice of a kind goes out: SMS as the base, a call and a push where the customer wishes
/// them. `optional` are the kinds whose SMS may be refused; of every other kind the SMS is always sent. Source:
/// 明白办、放心用 4: SMS stays the base channel, a phone call is added if the user wants.
[[nodiscard]] constexpr channel_set channels_for(notice_kind kind, const preferences& wishes,
                                                 const kind_set& optional) noexcept {
    channel_set channels;
    if (!wishes.no_sms.has(kind) || !optional.has(kind)) channels.add(channel::sms);
    if (wishes.voice.has(kind)) channels.add(channel::voice);
    if (wishes.app.has(kind)) channels.add(channel::app);
    return channels;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
