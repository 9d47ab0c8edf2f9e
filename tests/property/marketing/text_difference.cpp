// SPDX-License-Identifier: Apache-2.0
// Replacing each change of the approved text by what is shown gives the shown text, blanks and widths aside; and no text
// that differs in a character is called the same.
#include <mingbai/base/folded_text.hpp>
#include <mingbai/marketing/text_difference.hpp>

#include <catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace marketing_text_difference_property {

using namespace mingbai;
using namespace mingbai::marketing;

/// What may not differ: the text in usual width without blanks, found another way than the library does.
std::string essence(const std::string& text, const display_policy& policy) {
    std::string kept;
    for (const char c : policy.any_width ? fold_width(text) : text)
        if (!policy.any_blanks || (c != ' ' && c != '\n' && c != '\t' && c != '\r')) kept += c;
    if (!policy.any_blanks) return kept;
    for (const std::string blank : {"\xC2\xA0", "\xE3\x80\x80"})
        for (std::size_t at = kept.find(blank); at != std::string::npos; at = kept.find(blank)) kept.erase(at, blank.size());
    return kept;
}

std::string patched(const std::string& approved, const std::string& shown, const std::vector<text_change>& changes) {
    std::string text;
    std::size_t at = 0;
    for (const text_change& each : changes) {
        text += approved.substr(at, each.approved_offset - at);
        text += each.shown(shown);
        at = each.approved_offset + each.approved_length;
    }
    return text + approved.substr(at);
}

TEST_CASE("the changes lead from the approved text to the shown one") {
    constexpr std::uint64_t seed = 20'261'125;
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const std::vector<std::string> pieces{"59元", "５９元", "30GB", "30", "元", "流量", "，", ",", " ", "\n", "　", "每月", "the", "best", "1,288", "9.9",
                                          "。", "新", "用户", "24个月", "（", "(", "\xC2\xA0", "a"};
    const auto below = [&](std::uint64_t limit) { return random() % limit; };
    int same = 0;
    for (int round = 0; round < 6000; ++round) {
        std::vector<std::string> words;
        for (std::uint64_t i = below(20); i > 0; --i) words.push_back(pieces[below(pieces.size())]);
        std::vector<std::string> other = words;
        for (std::uint64_t edits = below(4); edits > 0 && !other.empty(); --edits) {
            const std::size_t at = below(other.size());
            switch (below(3)) {
                case 0: other[at] = pieces[below(pieces.size())]; break;
                case 1: other.erase(other.begin() + static_cast<std::ptrdiff_t>(at)); break;
                default: other.insert(other.begin() + static_cast<std::ptrdiff_t>(at), pieces[below(pieces.size())]); break;
            }
        }
        std::string approved;
        std::string shown;
        for (const std::string& each : words) approved += each;
        for (const std::string& each : other) shown += each;
        const display_policy policy{.any_width = below(4) != 0, .any_blanks = below(4) != 0};
        INFO(approved << " -> " << shown << " width " << policy.any_width << " blanks " << policy.any_blanks);
        const std::vector<text_change> changes = text_differences(approved, shown, policy);
        const bool equal = essence(approved, policy) == essence(shown, policy);
        same += equal ? 1 : 0;
        REQUIRE(changes.empty() == equal);
        REQUIRE(essence(patched(approved, shown, changes), policy) == essence(shown, policy));
        std::uint64_t a = 0;
        std::uint64_t b = 0;
        for (const text_change& each : changes) {
            REQUIRE(each.approved_offset >= a);
            REQUIRE(each.shown_offset >= b);
            REQUIRE(each.approved_length + each.shown_length > 0);
            a = each.approved_offset + each.approved_length;
            b = each.shown_offset + each.shown_length;
        }
        REQUIRE(a <= approved.size());
        REQUIRE(b <= shown.size());
    }
    CHECK(same > 100);
    CHECK(same < 5900);
}

}  // namespace marketing_text_difference_property
