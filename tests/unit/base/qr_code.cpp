// SPDX-License-Identifier: Apache-2.0
// What tests/reference/qr_code.py decodes, held here against published tables and examples.
#include <mingbai/base/qr_svg.hpp>

#include <array>
#include <catch.hpp>
#include <string>

namespace base_qr_code_test {

using namespace mingbai;

constexpr qr_level levels[]{qr_level::low, qr_level::medium, qr_level::quartile, qr_level::high};

// ISO/IEC 18004, table 7: characters of the alphanumeric mode, then bytes, for L, M, Q, H.
constexpr std::size_t published[10][8]{
    {25, 20, 16, 10, 17, 14, 11, 7},         {47, 38, 29, 20, 32, 26, 20, 14},
    {77, 61, 47, 35, 53, 42, 32, 24},        {114, 90, 67, 50, 78, 62, 46, 34},
    {154, 122, 87, 64, 106, 84, 60, 44},     {195, 154, 108, 84, 134, 106, 74, 58},
    {224, 178, 125, 93, 154, 122, 86, 64},   {279, 221, 157, 122, 192, 152, 108, 84},
    {335, 262, 189, 143, 230, 180, 130, 98}, {395, 311, 221, 174, 271, 213, 151, 119}};

TEST_CASE("a code holds what the standard's table says, and not one character more") {
    for (unsigned version = 1; version <= 10; ++version) {
        for (std::size_t level = 0; level < 4; ++level) {
            const std::size_t letters = published[version - 1][level];
            const std::size_t bytes = published[version - 1][4 + level];
            CAPTURE(version, level);
            CHECK(qr_capacity(version, levels[level], qr_mode::alphanumeric) == letters);
            CHECK(qr_capacity(version, levels[level], qr_mode::byte) == bytes);
            CHECK(qr_code::encode(std::string(letters, 'A'), levels[level])->version() == version);
            CHECK(qr_code::encode(std::string(bytes, 'a'), levels[level])->version() == version);
            const auto more = qr_code::encode(std::string(letters + 1, 'A'), levels[level]);
            CHECK((version < 10 ? more->version() == version + 1
                                : more.error() == refusal{reason::too_long, at_offset(letters)}));
        }
    }
}

TEST_CASE("text is packed as letters when every character is one, else as bytes") {
    CHECK(qr_mode_of("HTTPS://CARRIER.EXAMPLE/B $%*+-") == qr_mode::alphanumeric);
    CHECK(qr_mode_of("") == qr_mode::alphanumeric);
    CHECK(qr_mode_of("a") == qr_mode::byte);
    CHECK(qr_mode_of("明白") == qr_mode::byte);
    CHECK(qr_mode_of("A,B") == qr_mode::byte);
}

// The bits of a code's format information, the most significant one first, read beside the upper left finder.
std::string format_of(const qr_code& code) {
    constexpr unsigned places[15][2]{{0, 8}, {1, 8}, {2, 8}, {3, 8}, {4, 8}, {5, 8}, {7, 8}, {8, 8},
                                     {8, 7}, {8, 5}, {8, 4}, {8, 3}, {8, 2}, {8, 1}, {8, 0}};
    std::string bits;
    for (const auto& [x, y] : places) bits += code.dark(x, y) ? '1' : '0';
    return bits;
}

TEST_CASE("format and version information are the standard's code words, in both places") {
    // ISO/IEC 18004, table C.1, for every level the words of masks 0 to 7.
    const char* words[4][8]{{"111011111000100", "111001011110011", "111110110101010", "111100010011101",
                             "110011000101111", "110001100011000", "110110001000001", "110100101110110"},
                            {"101010000010010", "101000100100101", "101111001111100", "101101101001011",
                             "100010111111001", "100000011001110", "100111110010111", "100101010100000"},
                            {"011010101011111", "011000001101000", "011111100110001", "011101000000110",
                             "010010010110100", "010000110000011", "010111011011010", "010101111101101"},
                            {"001011010001001", "001001110111110", "001110011100111", "001100111010000",
                             "000011101100010", "000001001010101", "000110100001100", "000100000111011"}};
    for (std::size_t level = 0; level < 4; ++level) {
        std::array<bool, 8> seen{};
        for (int i = 0; i < 60; ++i) {
            const qr_code code = qr_code::encode("MINGBAI " + std::to_string(i), levels[level]).value();
            const std::string bits = format_of(code);
            CHECK(bits == words[level][code.mask()]);
            seen[code.mask()] = true;
            std::string again;
            for (unsigned k = 0; k < 7; ++k) again += code.dark(8, code.size() - 1 - k) ? '1' : '0';
            for (unsigned k = 0; k < 8; ++k) again += code.dark(code.size() - 8 + k, 8) ? '1' : '0';
            CHECK(again == bits);
            CHECK(code.dark(8, code.size() - 8));
        }
        int different = 0;
        for (const bool each : seen) different += each ? 1 : 0;
        CHECK(different >= 4);
    }
    // Table D.1.
    const std::pair<unsigned, const char*> versions[]{
        {7, "000111110010010100"}, {8, "001000010110111100"}, {9, "001001101010011001"}, {10, "001010010011010011"}};
    for (const auto& [version, word] : versions) {
        const qr_code code =
            qr_code::encode(std::string(qr_capacity(version, qr_level::low, qr_mode::byte), 'x'), qr_level::low)
                .value();
        REQUIRE(code.version() == version);
        std::string right;
        std::string below;
        for (unsigned i = 18; i-- > 0;) {
            right += code.dark(code.size() - 11 + i % 3, i / 3) ? '1' : '0';
            below += code.dark(i / 3, code.size() - 11 + i % 3) ? '1' : '0';
        }
        CHECK(right == word);
        CHECK(below == word);
    }
}

TEST_CASE("error correction of a published example: HELLO WORLD, version 1, level M") {
    constexpr std::array<std::uint8_t, 16> data{32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17};
    constexpr std::array<std::uint8_t, 10> code = [&] {
        std::array<std::uint8_t, 10> made{};
        detail::write_correction(data, made);
        return made;
    }();
    CHECK(code == std::array<std::uint8_t, 10>{196, 35, 39, 119, 235, 215, 231, 226, 93, 23});
}

TEST_CASE("a code is made at compile time, with its finders, timing and alignment patterns") {
    constexpr qr_code code = qr_code::encode("MB1", qr_level::high).value();
    static_assert(code.version() == 1 && code.size() == 21);
    for (const auto& [left, top] : {std::pair(0U, 0U), std::pair(14U, 0U), std::pair(0U, 14U)})
        for (unsigned y = 0; y < 7; ++y)
            for (unsigned x = 0; x < 7; ++x) {
                const bool rim = x == 0 || x == 6 || y == 0 || y == 6;
                const bool heart = x >= 2 && x <= 4 && y >= 2 && y <= 4;
                CHECK(code.dark(left + x, top + y) == (rim || heart));
            }
    for (unsigned i = 0; i < 8; ++i)
        CHECK_FALSE((code.dark(7, i) || code.dark(i, 7) || code.dark(13, i) || code.dark(i, 13)));
    for (unsigned i = 8; i < 13; ++i) CHECK((code.dark(i, 6) == (i % 2 == 0) && code.dark(6, i) == (i % 2 == 0)));

    // Annex E: the centres of alignment patterns, one row of the table for each version.
    const std::vector<unsigned> centres[]{{},      {6, 18},     {6, 22},     {6, 26},     {6, 30},
                                          {6, 34}, {6, 22, 38}, {6, 24, 42}, {6, 26, 46}, {6, 28, 50}};
    for (unsigned version = 2; version <= 10; ++version) {
        const qr_code large =
            qr_code::encode(std::string(qr_capacity(version, qr_level::low, qr_mode::byte), 'y'), qr_level::low)
                .value();
        const unsigned last = large.size() - 7;
        for (const unsigned cx : centres[version - 1])
            for (const unsigned cy : centres[version - 1]) {
                if ((cx == 6 || cx == last) && (cy == 6 || cy == last) && !(cx == last && cy == last)) continue;
                for (unsigned y = cy - 2; y <= cy + 2; ++y)
                    for (unsigned x = cx - 2; x <= cx + 2; ++x) {
                        const bool rim = x == cx - 2 || x == cx + 2 || y == cy - 2 || y == cy + 2;
                        CHECK(large.dark(x, y) == (rim || (x == cx && y == cy)));
                    }
            }
    }
}

TEST_CASE("as SVG it has its quiet zone, its name and one dark unit for each dark module") {
    const qr_code code = qr_code::encode("MB1", qr_level::medium).value();
    const std::string svg = to_svg(code, "a \"code\" <of> ours");
    CHECK(svg.find("viewBox=\"0 0 29 29\"") != std::string::npos);
    CHECK(svg.find("aria-label=\"a &quot;code&quot; &lt;of&gt; ours\"") != std::string::npos);
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("style=") == std::string::npos);
    unsigned dark = 0;
    for (unsigned y = 0; y < code.size(); ++y)
        for (unsigned x = 0; x < code.size(); ++x) dark += code.dark(x, y) ? 1U : 0U;
    unsigned drawn = 0;
    for (std::size_t at = svg.find('h', svg.find(" d=\"")); at != std::string::npos; at = svg.find('h', at + 1))
        if (svg[at + 1] != '-') drawn += static_cast<unsigned>(std::stoi(svg.substr(at + 1)));
    // Each run is drawn there ("h7v1") and back ("h-7").
    CHECK(drawn == dark);
    CHECK(svg.find("M4 4h7v1h-7z") != std::string::npos);
}

}  // namespace base_qr_code_test
