// SPDX-License-Identifier: Apache-2.0
// Any bytes are read as marketing copy: every claim lies in them, in order, with whole characters when the bytes are text;
// the same bytes give the same claims; judging and comparing never break; and a text is no different from itself.
#include <mingbai/marketing/copy_rules.hpp>
#include <mingbai/marketing/text_difference.hpp>
#include "../support/advertised_plans.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace fuzz_marketing_claims {

using namespace mingbai;
using namespace mingbai::marketing;
namespace plans = mingbai_test::advertised;

void require(bool holds) {
    if (!holds) std::abort();
}

bool begins_character(std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void claims(std::string_view text) {
    const auto found = read_claims(text);
    require(found == read_claims(text));
    const bool is_text = is_utf8(text);
    std::uint64_t last = 0;
    for (const claim& each : found) {
        require(each.offset >= last && each.length > 0 && each.offset + each.length <= text.size());
        require(each.count <= claim::most_values);
        if (is_text) require(begins_character(text, each.offset) && begins_character(text, each.offset + each.length));
        last = each.offset;
    }
}

template <class Plan>
void judged(std::string_view text, const Plan& plan) {
    const judged_copy copy = judge_copy(text, plan);
    for (const judged_claim& each : copy.claims())
        require((each.verdict == claim_verdict::missing_condition) == !each.missing.empty());
    const report found = check<copy_rules>(copy);
    for (const finding& each : found.kept()) require(each.where.index < copy.claims().size());
}

}  // namespace fuzz_marketing_claims

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_marketing_claims;
    const std::string_view text(reinterpret_cast<const char*>(data), size < 600 ? size : 600);
    claims(text);
    judged(text, plans::start);
    judged(text, plans::lake);
    judged(text, plans::returns);
    judged(text, plans::village);
    require(text_differences(text, text).empty());
    const std::string_view half = text.substr(0, text.size() / 2);
    for (const text_change& each : text_differences(text, half)) {
        require(each.approved_offset + each.approved_length <= text.size());
        require(each.shown_offset + each.shown_length <= half.size());
    }
    return 0;
}
