// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/memory_size.hpp>
#include <mingbai/base/period.hpp>
#include <mingbai/tariff/name_figure.hpp>
#include <mingbai/tariff/service.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::marketing {

// GCC's -Wshadow also warns of scoped enumerators, which shadow nothing: claim_kind::allowance beside allowance.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

/// What an advertisement claims. The numbers are stored: only add.
enum class claim_kind : std::uint8_t {
    price = 1,
    discount = 2,
    allowance = 3,
    speed = 4,
    gift = 5,
    duration = 6,
    deadline = 7,
    availability = 8,  ///< who may order, where, and through which channel
    comparison = 9,
    superlative = 10,
    inducement = 11,
    pressure = 12,
    free = 13,  ///< that something costs nothing
};

/// What of the plan a claim speaks of.
enum class claim_topic : std::uint8_t {
    none = 0,

    // price
    fee = 1,          ///< what the plan costs
    regular_fee = 2,  ///< what it is said to cost otherwise: 原价99元
    later_fee = 3,    ///< what it costs after the first months
    rate = 4,         ///< what a unit of use costs: 0.1元/MB
    ceiling = 5,      ///< what use costs at most: 500元封顶
    other_goods = 6,  ///< what something costs that is no tariff: a telephone

    // discount
    share_of_price = 10,  ///< `values[0]` per cent of the price are left to pay
    price_reduction = 11,

    // allowance and speed
    included = 20,
    without_limit = 21,
    throttle_point = 22,  ///< the amount after which it is slower
    access_speed = 23,
    reduced_speed = 24,  ///< the speed after that amount
    never_slower = 25,

    // gift
    given_amount = 30,
    given_thing = 31,  ///< what the words name: 视频会员

    // duration
    lasting = 40,  ///< it is not said of what
    first_period = 41,
    commitment_term = 42,
    validity_term = 43,
    no_commitment = 44,

    // deadline: values[0] is 20261231, or 1231 when no year is said
    last_day = 50,
    first_day = 51,

    // availability
    everyone = 60,
    new_customers = 61,
    existing_customers = 62,
    students = 63,
    seniors = 64,
    region = 65,           ///< the words name it
    sold_nationwide = 66,
    used_nationwide = 67,
    hall = 68,
    website = 69,
    app = 70,
    online = 71,  ///< website or app
    live_stream = 72,
    telephone = 73,

    // free
    free_plan = 80,
    free_setup = 81,
    free_something = 82,
};

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

/// How the values of a claim are meant.
enum class claim_bound : std::uint8_t {
    exact = 0,     ///< this, or each of a list or the ends of a range
    at_least = 1,  ///< 59元起, from 59 yuan
    at_most = 2,   ///< 最高1000M, up to
    below = 3,     ///< 不到2元, less than
};

struct claim_kind_text {
    claim_kind kind;
    std::string_view name;
    std::string_view chinese;
};

inline constexpr auto claim_kind_texts = std::to_array<claim_kind_text>({
    {claim_kind::price, "price", "价格"},
    {claim_kind::discount, "discount", "折扣"},
    {claim_kind::allowance, "allowance", "用量"},
    {claim_kind::speed, "speed", "速率"},
    {claim_kind::gift, "gift", "赠送"},
    {claim_kind::duration, "duration", "期限"},
    {claim_kind::deadline, "deadline", "日期"},
    {claim_kind::availability, "availability", "适用对象、地区与渠道"},
    {claim_kind::comparison, "comparison", "比较"},
    {claim_kind::superlative, "superlative", "绝对化用语"},
    {claim_kind::inducement, "inducement", "诱导性用语"},
    {claim_kind::pressure, "pressure", "催促性用语"},
    {claim_kind::free, "free", "免费"},
});

/// The stable name: `availability`.
[[nodiscard]] constexpr std::string_view to_text(claim_kind kind) noexcept {
    for (const claim_kind_text& text : claim_kind_texts)
        if (text.kind == kind) return text.name;
    return "unknown";
}

/// One claim of an advertisement: plain integers, nothing that can dangle.
struct claim {
    /// Of lists and ranges so many values are kept: 59/79/109/139元.
    static constexpr std::size_t most_values = 4;

    claim_kind kind{};
    claim_topic topic{};
    claim_bound bound{};
    figure_unit unit{};       ///< of `values`; none when the claim has no number
    service what{};           ///< of an amount, or of what a rate is for
    std::uint8_t count = 0;   ///< of `values`
    std::uint32_t length = 0; ///< bytes
    std::uint64_t offset = 0; ///< bytes from the start of the text as it was given
    period per{0, period_unit::month};  ///< of a price or an amount, when it is said; count 0: it is not
    bool once = false;        ///< a price is said to be paid a single time
    std::uint64_t each = 0;   ///< the amount of the service that a rate is for, in the service's unit
    std::array<std::uint64_t, most_values> values{};  ///< in what `unit` says: 10⁻⁶ yuan, bytes, bits per second …

    [[nodiscard]] constexpr std::span<const std::uint64_t> stated() const noexcept { return {values.data(), count}; }
    /// The words of the claim. Requires: it was read from this text.
    [[nodiscard]] constexpr std::string_view words(std::string_view text) const noexcept {
        return text.substr(mingbai::detail::memory_size(offset), length);
    }

    friend constexpr bool operator==(const claim&, const claim&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI::marketing
