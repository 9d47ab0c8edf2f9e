// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>
#include <mingbai/rule/element.hpp>
#include <mingbai/tariff/allowance.hpp>
#include <mingbai/tariff/overage.hpp>
#include <mingbai/tariff/price.hpp>

#include <optional>
#include <type_traits>

namespace mingbai::inline MINGBAI_ABI {

/// A fee beside the price, or a part of the price, with the name that customers see.
template <plan_storage Storage>
struct basic_fee {
    typename Storage::text name{};
    money<typename Storage::currency> amount{};

    friend constexpr bool operator==(const basic_fee&, const basic_fee&) = default;
};

/// How long the customer is bound, and what leaving earlier costs. A term of zero states that nobody is bound.
template <plan_storage Storage>
struct basic_commitment {
    period term{};
    money<typename Storage::currency> early_termination_charge{};  ///< at most; zero: none

    [[nodiscard]] constexpr bool binds() const noexcept { return term.count != 0; }
};

/// How long the plan lasts once ordered, and whether it goes on by itself. A term of zero: until it is ended.
struct plan_validity {
    period term{};
    bool renews_automatically = false;
    period renewal_term{};

    friend constexpr bool operator==(const plan_validity&, const plan_validity&) = default;
};

/// A tariff plan: the sixteen elements that are disclosed, structured where a machine must reason and text where a person
/// must read. An element that is empty is missing, unless `unknown` says that the source had no place for it.
///
/// Elements: regulations 1.2 of the profile's sources (union of the carriers' registers and the 2018 marketing notice).
template <plan_storage Storage>
struct basic_tariff_plan {
    using storage = Storage;
    using text = typename Storage::text;
    using currency = typename Storage::currency;
    template <class T>
    using list = typename Storage::template list<T>;

    text name{};
    text filing_number{};
    text category{};

    std::optional<tariff_price<currency>> price{};
    std::optional<introductory_price<currency>> introductory{};
    list<basic_fee<Storage>> price_components{};  ///< what the price is made of; empty or adding up to it
    list<basic_fee<Storage>> one_off_fees{};

    list<basic_allowance<Storage>> content{};
    text content_text{};  ///< what is included, in words
    list<basic_overage<Storage>> overage{};

    text audience{};
    list<text> regions{};
    std::optional<plan_validity> validity{};
    list<text> channels{};
    std::optional<civil_date> on_sale{};
    std::optional<civil_date> off_sale{};  ///< the last day on which it is sold
    std::optional<basic_commitment<Storage>> commitment{};
    text unsubscribe{};
    text breach{};
    list<text> restrictions{};  ///< conditions that limit the offer, one each
    text notes{};

    plan_elements unknown{};     ///< elements that the source cannot state: neither present nor missing
    plan_elements unreadable{};  ///< elements that the source states in a way that could not be read
};

/// A plan as data, owning its text.
using tariff_plan = basic_tariff_plan<owning_storage<>>;

/// A plan as a constant: `constexpr literal_tariff_plan spring{.name = "...", ...};`
using literal_tariff_plan = basic_tariff_plan<literal_storage<>>;

/// Any plan type with the sixteen elements.
template <class Plan>
concept tariff_plan_type = requires { typename Plan::storage; } &&
                           std::is_same_v<Plan, basic_tariff_plan<typename Plan::storage>>;

}  // namespace mingbai::inline MINGBAI_ABI
