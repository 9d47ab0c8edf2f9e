// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/document/sheet.hpp>
#include <mingbai/tariff/plan_text.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::cn_miit {

/// A plan's card for a counter or a wall (资费公示卡): the sixteen elements in their order, on one page A4. What the plan
/// does not state is said so. Refused: reason::too_long at the element where the page is full, reason::bad_utf8.
template <plan_storage Storage>
[[nodiscard]] result<std::string> disclosure_card(const basic_tariff_plan<Storage>& plan, std::string_view publisher) {
    profile::sheet page(1, language::chinese);
    page.title("资费方案公示");
    page.say(element::signature, "公示单位", publisher);
    for (std::uint16_t i = 1; i <= plan_element_count; ++i) {
        const auto what = static_cast<element>(i);
        const std::string text = plan_text(plan, what, language::chinese);
        page.say(what, describe(what).chinese, text.empty() ? "未载明" : std::string_view(text));
    }
    return page.finish();
}

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit
