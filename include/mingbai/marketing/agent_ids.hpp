// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/ids.hpp>
#include <mingbai/base/utf8.hpp>

#include <cstddef>
#include <string_view>

// The identifiers that only agents have. Their greatest lengths are what a badge's QR code has room for.

namespace mingbai::inline MINGBAI_ABI::marketing {

namespace detail {

/// A name as people write it: 1 to Capacity bytes of UTF-8 without control characters.
template <std::size_t Capacity>
struct name_kind {
    static constexpr std::size_t capacity = Capacity;
    static constexpr reason invalid = reason::bad_identifier;
    [[nodiscard]] static constexpr bool valid(std::string_view text) noexcept {
        for (const char c : text)
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
        return !text.empty() && text.size() <= Capacity && is_utf8(text);
    }
};

}  // namespace detail

struct principal_id_kind : mingbai::detail::carrier_id_kind<15> {};
/// 授权方, the carrier or its province's company: whose plans are sold, and who alone licenses, suspends and revokes.
using principal_id = strong_id<principal_id_kind>;

struct licence_id_kind : mingbai::detail::carrier_id_kind<15> {};
/// 授权编号, the number of a licence in the principal's books.
using licence_id = strong_id<licence_id_kind>;

struct platform_id_kind : mingbai::detail::carrier_id_kind<40> {};
/// 平台, where exactly an agent is met within a channel: a domain, an app, a shop's account on a market place.
using platform_id = strong_id<platform_id_kind>;

struct region_name_kind : detail::name_kind<30> {};
/// 地区, written as the plans write it: 河北.
using region_name = strong_id<region_name_kind>;

struct plan_category_kind : detail::name_kind<30> {};
/// 资费类型, written as the plans write it: 套餐, 加装包.
using plan_category = strong_id<plan_category_kind>;

struct agent_name_kind : detail::name_kind<60> {};
/// 代理商名称, the company's name as customers know it.
using agent_name = strong_id<agent_name_kind>;

}  // namespace mingbai::inline MINGBAI_ABI::marketing
