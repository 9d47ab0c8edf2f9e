// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/folded_text.hpp>

#include <catch.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace base_folded_text_property_test {

using namespace mingbai;

TEST_CASE("folding piece by piece gives the same text and the same places") {
    constexpr std::uint64_t seed = 20'260'501;
    CAPTURE(seed);
    static constexpr auto pieces = std::to_array<std::string_view>(
        {"a", "Ａ", "０", "明", "，", "　", "￥", "ｱ", "ﾞ", "￦", "é", "😀", "\xFF", "\xE6\x98", "。", "(", "（", ""});
    std::mt19937_64 random(seed);
    for (int round = 0; round < 2000; ++round) {
        std::string source;
        std::string folded;
        std::vector<std::size_t>
            starts;  // for each byte of the folded text that begins a piece: the offset in the source
        for (std::size_t left = random() % 24; left > 0; --left) {
            const std::string_view piece = pieces[random() % pieces.size()];
            // A truncated sequence before a piece must not swallow it; none of the pieces begins with a continuation
            // byte.
            const std::string alone = fold_width(piece);
            for (std::size_t i = 0; i < alone.size(); ++i) starts.push_back(i == 0 ? source.size() : std::string::npos);
            source.append(piece);
            folded.append(alone);
        }
        const folded_text text(source);
        REQUIRE(text.text() == folded);
        REQUIRE(fold_width(source) == folded);
        REQUIRE(fold_width(folded) == folded);
        for (std::size_t at = 0; at < starts.size(); ++at)
            if (starts[at] != std::string::npos) REQUIRE(text.source_offset(at) == starts[at]);
        REQUIRE(text.source_offset(folded.size()) == source.size());
    }
}

}  // namespace base_folded_text_property_test
