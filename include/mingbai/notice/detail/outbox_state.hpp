// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/notice/detail/outbox_events.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::notice {

/// Where one channel of a notice stands.
enum class delivery : std::uint8_t {
    unused,     ///< the notice does not go this way
    waiting,    ///< to be handed to the gateway at `when`
    in_flight,  ///< handed out in this run, the gateway's answer not yet recorded
    sent,       ///< the gateway took it, at `when`
    delivered,  ///< the network reported it, at `when`
    failed,     ///< for good, at `when`
};

/// One channel of one notice.
struct leg {
    delivery now = delivery::unused;
    std::uint32_t round = 0;
    std::uint32_t failures = 0;
    instant when{};

    friend constexpr bool operator==(const leg&, const leg&) = default;
};

/// A notice in an outbox.
struct notice_state {
    notice_id id{};
    outgoing_notice notice{};
    bool urgent = false;
    std::array<leg, every_channel.size()> legs{};
    std::optional<instant> first_sent{};
    std::optional<instant> first_delivered{};

    [[nodiscard]] const leg& of(channel via) const noexcept { return legs[static_cast<std::size_t>(via)]; }
    [[nodiscard]] leg& of(channel via) noexcept { return legs[static_cast<std::size_t>(via)]; }
};

namespace detail {

/// All notices, by what the events say. The running outbox and a replay of the ledger come through the same functions.
class outbox_state {
public:
    /// The notice's place, and whether it is new.
    std::pair<std::size_t, bool> apply(const due_event& event) {
        const auto place = places_.insert(event.id, notices_.size());
        if (!place.is_new) return {place.value, false};
        notice_state state{.id = event.id, .notice = event.notice, .urgent = event.urgent};
        for (const channel each : every_channel)
            if (event.channels.has(each)) state.of(each) = {delivery::waiting, 0, 0, event.notice.due};
        notices_.push_back(std::move(state));
        return {notices_.size() - 1, true};
    }

    void sent(const progress_event& event, instant at) {
        notice_state* const found = find(event.id);
        if (found == nullptr) return;
        leg& way = found->of(event.via);
        if (!found->first_sent) found->first_sent = at;
        if (way.now != delivery::delivered) way = {delivery::sent, event.round, way.failures, at};
    }

    void delivered(const progress_event& event, instant at) {
        notice_state* const found = find(event.id);
        if (found == nullptr) return;
        leg& way = found->of(event.via);
        if (!found->first_sent) found->first_sent = at;
        if (!found->first_delivered) found->first_delivered = at;
        way = {delivery::delivered, event.round, way.failures, at};
    }

    void failed(const failure_event& event, instant at) {
        notice_state* const found = find(event.id);
        if (found == nullptr) return;
        leg& way = found->of(event.via);
        if (way.now == delivery::delivered) return;
        way = {event.again ? delivery::waiting : delivery::failed, event.round, event.failures,
               event.again.value_or(at)};
        if (event.next && found->of(*event.next).now == delivery::unused)
            found->of(*event.next) = {delivery::waiting, 0, 0, at};
    }

    /// Takes in a record of the ledger; false when it is a notice's but could not be read.
    bool apply(const evidence::record_view& seen) {
        using evidence::record_kind;
        const auto taken = [](const auto& event, auto&& take) {
            if (event) take(*event);
            return event.has_value();
        };
        const bool ours = seen.kind == record_kind::notice_due || seen.kind == record_kind::notice_sent ||
                          seen.kind == record_kind::notice_delivered || seen.kind == record_kind::notice_failed;
        if (!ours || seen.erased) return true;
        if (seen.kind == record_kind::notice_due)
            return taken(read_due(seen), [&](const due_event& event) { apply(event); });
        if (seen.kind == record_kind::notice_failed)
            return taken(read_failure(seen.payload), [&](const failure_event& event) { failed(event, seen.at); });
        return taken(read_progress(seen.payload), [&](const progress_event& event) {
            seen.kind == record_kind::notice_sent ? sent(event, seen.at) : delivered(event, seen.at);
        });
    }

    [[nodiscard]] notice_state* find(const notice_id& id) noexcept {
        const std::size_t* const place = places_.find(id);
        return place == nullptr ? nullptr : &notices_[*place];
    }
    [[nodiscard]] const notice_state* find(const notice_id& id) const noexcept {
        const std::size_t* const place = places_.find(id);
        return place == nullptr ? nullptr : &notices_[*place];
    }
    [[nodiscard]] std::optional<std::size_t> place_of(const notice_id& id) const noexcept {
        const std::size_t* const place = places_.find(id);
        if (place == nullptr) return std::nullopt;
        return *place;
    }
    [[nodiscard]] const std::vector<notice_state>& notices() const noexcept { return notices_; }
    [[nodiscard]] notice_state& operator[](std::size_t place) noexcept { return notices_[place]; }

private:
    std::vector<notice_state> notices_;
    mingbai::detail::hash_map<notice_id, std::size_t> places_;
};

}  // namespace detail

}  // namespace mingbai::inline MINGBAI_ABI::notice
