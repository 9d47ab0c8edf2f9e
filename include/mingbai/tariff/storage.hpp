// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/currency.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// How a plan keeps its text and lists, and in which currency it is priced. A carrier can plug in its own: `text` converts
/// to std::string_view, `list<T>` is a range with `size()` and `operator[]`, and both are default-constructible.
template <class Storage>
concept plan_storage = requires {
    typename Storage::text;
    typename Storage::template list<int>;
    typename Storage::currency;
    requires std::convertible_to<const typename Storage::text&, std::string_view>;
    requires currency_type<typename Storage::currency>;
};

/// For constants: views of literals and static arrays. What is viewed must outlive the plan.
template <currency_type Currency = cny>
struct literal_storage {
    using text = std::string_view;
    template <class T>
    using list = std::span<const T>;
    using currency = Currency;
};

/// For data: the plan owns its text and lists.
template <currency_type Currency = cny>
struct owning_storage {
    using text = std::string;
    template <class T>
    using list = std::vector<T>;
    using currency = Currency;
};

}  // namespace mingbai::inline MINGBAI_ABI
