// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/as_span.hpp>
#include <mingbai/tariff/confusable.hpp>
#include <mingbai/tariff/dominated.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// What to do about plans so that a portfolio becomes easier to understand.
enum class simplification_step : std::uint8_t {
    merge = 1,   ///< the same terms under several filing numbers
    retire = 2,  ///< another plan is at least as good in everything and better in something
    rename = 3,  ///< names that customers will take for one another
};

/// Why.
enum class simplification_reason : std::uint8_t {
    same_terms = 1,
    beaten = 2,
    same_name_other_price = 3,
    same_name = 4,
    names_alike = 5,
};

struct simplification_text {
    simplification_reason why;
    std::string_view chinese;
    std::string_view english;
};

inline constexpr simplification_text simplification_texts[] = {
    {simplification_reason::same_terms, "资费内容相同, 建议合并", "the same terms: merge"},
    {simplification_reason::beaten, "各要素均不优于另一方案, 建议下线", "another plan is better in everything: retire"},
    {simplification_reason::same_name_other_price, "名称相同而资费不同, 建议改名", "the same name at another price: rename"},
    {simplification_reason::same_name, "名称相同, 建议改名", "the same name: rename"},
    {simplification_reason::names_alike, "名称易混淆, 建议改名", "names that are easily confused: rename"},
};

[[nodiscard]] constexpr simplification_text describe(simplification_reason why) noexcept {
    for (const simplification_text& text : simplification_texts)
        if (text.why == why) return text;
    return {why, "未知", "unknown"};
}

/// One proposal: what to do with which plans, and why. Plans are indices in the list; the first is the one to keep.
struct simplification {
    simplification_step step{};
    simplification_reason why{};
    std::vector<std::uint32_t> plans;

    friend bool operator==(const simplification&, const simplification&) = default;
};

/// What a carrier could merge, retire and rename among its plans on sale. Proposals for a person, by the order of the action:
/// a reduced number of plans first, confusing names then. A plan that is to be merged or retired is not renamed as well.
template <plan_storage Storage>
[[nodiscard]] std::vector<simplification> simplify(std::span<const basic_tariff_plan<Storage>> plans) {
    std::vector<simplification> proposals;
    std::vector<bool> leaves(plans.size());
    std::vector<std::size_t> merged_into(plans.size(), SIZE_MAX);  // of a plan that is kept, its proposal
    for (const dominated_plan& each : find_dominated(plans)) {
        leaves[each.plan] = true;
        if (each.how == dominance::beaten) {
            proposals.push_back({simplification_step::retire, simplification_reason::beaten, {each.by, each.plan}});
        } else if (merged_into[each.by] != SIZE_MAX) {
            proposals[merged_into[each.by]].plans.push_back(each.plan);
        } else {
            merged_into[each.by] = proposals.size();
            proposals.push_back({simplification_step::merge, simplification_reason::same_terms, {each.by, each.plan}});
        }
    }

    std::vector<listed_name> names;
    std::vector<std::uint32_t> stays;
    for (std::uint32_t i = 0; i < plans.size(); ++i) {
        if (leaves[i]) continue;
        stays.push_back(i);
        std::optional<std::int64_t> price;
        if (plans[i].price) price = plans[i].price->amount.micros();
        names.push_back({plans[i].name, price});
    }
    const name_overlaps overlaps = find_name_overlaps(detail::as_span(names));
    const auto rename = [&](const name_group& group, simplification_reason why) {
        simplification proposal{simplification_step::rename, why, {}};
        for (const std::uint32_t member : group.members) proposal.plans.push_back(stays[member]);
        proposals.push_back(std::move(proposal));
    };
    for (const name_group& group : overlaps.same) {
        // One name with different regions or effective times already says what differs, unless the price does as well.
        if (group.prices_differ)
            rename(group, simplification_reason::same_name_other_price);
        else if (!group.regions_differ && !group.effective_times_differ)
            rename(group, simplification_reason::same_name);
    }
    for (const name_group& group : overlaps.clusters) rename(group, simplification_reason::names_alike);
    return proposals;
}

/// The proposals in words, one line each: what, why, and the plans by number and name.
template <plan_storage Storage>
[[nodiscard]] std::string to_text(std::span<const simplification> proposals, std::span<const basic_tariff_plan<Storage>> plans) {
    std::string text;
    for (const simplification& each : proposals) {
        const simplification_text words = describe(each.why);
        text.append(words.chinese).append(" / ").append(words.english).append(":");
        for (const std::uint32_t plan : each.plans)
            text.append(" ").append(std::string_view(plans[plan].filing_number)).append(" ").append(std::string_view(plans[plan].name)).append(";");
        text.back() = '\n';
    }
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI
