// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/crc32c.hpp>

#include <catch.hpp>

#include <string>

namespace base_crc32c_test {

using namespace mingbai;

static_assert(crc32c("") == 0);
static_assert(crc32c("123456789") == 0xe3069283U, "the check value of the CRC catalogues");

std::string counting(bool up) {
    std::string bytes;
    for (int i = 0; i < 32; ++i) bytes.push_back(static_cast<char>(up ? i : 31 - i));
    return bytes;
}

TEST_CASE("CRC-32C gives the values of RFC 3720, appendix B.4") {
    CHECK(crc32c(std::string(32, '\0')) == 0x8a9136aaU);
    CHECK(crc32c(std::string(32, '\xff')) == 0x62a8ab43U);
    CHECK(crc32c(counting(true)) == 0x46dd794eU);
    CHECK(crc32c(counting(false)) == 0x113fdb5cU);
}

TEST_CASE("CRC-32C does not depend on how the bytes are cut, and sees every bit") {
    std::string bytes;
    for (int i = 0; i < 100; ++i) bytes.push_back(static_cast<char>(i * 37));
    const std::uint32_t whole = crc32c(bytes);
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut)
        CHECK(crc32c(std::string_view(bytes).substr(cut), crc32c(std::string_view(bytes).substr(0, cut))) == whole);
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
        std::string flipped = bytes;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
        CHECK(crc32c(flipped) != whole);
    }
}

}  // namespace base_crc32c_test
