// SPDX-License-Identifier: Apache-2.0
#include <mingbai/tariff/wording.hpp>
#include <mingbai/tariff/wording_matcher.hpp>

#include <catch.hpp>

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tariff_wording_property_test {

using namespace mingbai;

struct character {
    char32_t value;
    std::size_t offset;
    std::size_t size;
};

/// The characters of a text as a search sees them, by the words of the documentation: usual width, lower case, white
/// space as a space.
std::vector<character> folded(std::string_view text) {
    std::vector<character> all;
    for (const auto [offset, step] : code_points(text)) {
        char32_t c = step.valid ? fold_width(step.code_point) : char32_t{0xFFFFFFFF};
        if (c >= U'A' && c <= U'Z') c += 32;
        if ((c >= 9 && c <= 13) || c == 0xA0) c = U' ';
        all.push_back({c, offset, step.size});
    }
    return all;
}

bool is_word_part(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }

/// Every phrase tried at every place, then those struck out that lie in a longer one: slow, and nothing like the
/// library.
template <class Lexicon>
std::vector<wording_hit> by_definition(std::string_view text, const Lexicon& lexicon) {
    struct found {
        std::size_t begin, end, entry;
    };
    const std::vector<character> in = folded(text);
    std::vector<found> all;
    for (std::size_t entry = 0; entry < lexicon.size(); ++entry) {
        const std::vector<character> phrase = folded(lexicon[entry].text);
        for (std::size_t at = 0; at + phrase.size() <= in.size(); ++at) {
            bool equal = true;
            for (std::size_t i = 0; equal && i < phrase.size(); ++i) equal = in[at + i].value == phrase[i].value;
            if (!equal) continue;
            const char32_t first = phrase.front().value;
            const char32_t before = at == 0 ? 0 : in[at - 1].value;
            const std::size_t next = at + phrase.size();
            if (is_word_part(first) && is_word_part(before)) continue;
            if (first >= U'0' && first <= U'9' && before == U'.') continue;
            if (is_word_part(phrase.back().value) && next < in.size() && is_word_part(in[next].value)) continue;
            const character& last = in[next - 1];
            all.push_back({in[at].offset, last.offset + last.size, entry});
        }
    }
    std::vector<wording_hit> kept;
    for (std::size_t at = 0; at < text.size(); ++at)
        for (const found& hit : all) {
            if (hit.begin != at || lexicon[hit.entry].category == wording_category::harmless) continue;
            bool inside = false;
            for (const found& other : all)
                inside = inside || (other.begin <= hit.begin && other.end >= hit.end &&
                                    other.end - other.begin > hit.end - hit.begin);
            if (inside) continue;
            kept.push_back({hit.begin, static_cast<std::uint32_t>(hit.end - hit.begin),
                            static_cast<std::uint32_t>(hit.entry), lexicon[hit.entry].category});
        }
    return kept;
}

template <class Find>
std::vector<wording_hit> collected(Find&& find) {
    std::vector<wording_hit> hits;
    find([&](const wording_hit& hit) { hits.push_back(hit); });
    return hits;
}

/// Pieces of which texts are put together: phrases, cut phrases, their other forms, and what stands between.
std::string random_text(std::mt19937& random, std::size_t pieces) {
    const std::vector<std::string> between{"",     "",   "，",   " ",    ".",  "59元", "a",  "0",
                                           "套餐", "\n", "\xE6", "\xFF", "Ａ", "é",    "𠮷", "１"};
    std::string text;
    for (std::size_t i = 0; i < pieces; ++i) {
        std::string phrase(standard_lexicon()[random() % standard_lexicon().size()].text);
        switch (random() % 8) {
            case 0: phrase = phrase.substr(0, code_point_boundary(phrase, random() % (phrase.size() + 1))); break;
            case 1: phrase = phrase.substr(code_point_boundary(phrase, random() % phrase.size())); break;
            case 2: phrase = phrase.substr(0, random() % (phrase.size() + 1)); break;  // bytes, perhaps not UTF-8
            case 3:
                for (char& c : phrase)
                    if (c >= 'a' && c <= 'z' && random() % 2 == 0) c = static_cast<char>(c - 32);
                break;
            case 4: {
                std::string wide;
                for (const auto [offset, step] : code_points(phrase))
                    append_utf8(wide, step.code_point > 0x20 && step.code_point < 0x7F ? step.code_point + 0xFEE0
                                      : step.code_point == U' '                       ? U'\u3000'
                                                                                      : step.code_point);
                phrase = wide;
                break;
            }
            case 5:
                for (char& c : phrase)
                    if (c == ' ') c = '\t';
                break;
            default: break;
        }
        text += phrase;
        text += between[random() % between.size()];
    }
    return text;
}

TEST_CASE("the search finds what its definition says, in texts made of phrases") {
    const wording_matcher matcher;
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const std::string text = random_text(random, 1 + random() % 12);
        CAPTURE(text);
        const auto expected = by_definition(text, standard_lexicon());
        CHECK(collected([&](auto&& sink) { find_wording(text, sink); }) == expected);
        CHECK(collected([&](auto&& sink) { matcher.find(text, sink); }) == expected);
        // The way of constant expressions, taken at run time.
        CHECK(collected([&](auto&& sink) {
                  detail::scan_phrases(detail::standard_phrases<>, detail::standard_entries<>, text, sink);
              }) == expected);
    }
}

TEST_CASE("lists made at random, over few characters, and texts of the same") {
    const std::vector<std::string> alphabet{"a",  "B",  "1", ".", " ",  "，", "第", "一", "最",
                                            "Ａ", "１", "é", "ｱ", "ア", "𠮷", "#",  "\t"};
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const std::size_t letters = 2 + random() % (alphabet.size() - 2);
        const auto word = [&](std::size_t longest) {
            std::string text;
            for (std::size_t length = 1 + random() % longest; length > 0; --length)
                text += alphabet[random() % letters];
            return text;
        };
        wording_list list = wording_list::empty();
        for (std::size_t i = 0; i < 1 + seed % 40; ++i)
            (void)list.add(word(6), static_cast<wording_category>(random() % wording_category_count));
        const wording_matcher matcher(list);
        for (int i = 0; i < 10; ++i) {
            std::string text = word(60);
            if (i % 3 == 0) text.insert(random() % (text.size() + 1), "\xE4\xB8");
            CAPTURE(text);
            CHECK(collected([&](auto&& sink) { matcher.find(text, sink); }) == by_definition(text, list));
        }
    }
}

TEST_CASE("long texts, across the blocks in which they are read") {
    const wording_matcher matcher;
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        std::string text;
        while (text.size() < 5000) {
            text += random_text(random, 1);
            for (auto filler = random() % 300; filler > 0; --filler) text += seed % 2 == 0 ? "套" : "x ";
        }
        CHECK(collected([&](auto&& sink) { matcher.find(text, sink); }) == by_definition(text, standard_lexicon()));
    }
}

}  // namespace tariff_wording_property_test
