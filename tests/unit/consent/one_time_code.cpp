// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/one_time_code.hpp>

#include <catch.hpp>
#include <shared_data.hpp>

#include <set>
#include <string>

namespace consent_one_time_code_test {

using mingbai::consent::one_time_code;

struct totp_row {
    std::uint64_t time;
    const char* code;
};

// RFC 6238, Appendix B, the SHA-256 rows: 8 digits, steps of 30 s.
constexpr totp_row published[]{{59, "46119246"},         {1111111109, "68084774"}, {1111111111, "67062674"},
                               {1234567890, "91819424"}, {2000000000, "90698825"}, {20000000000, "77737706"}};
constexpr std::string_view key = "12345678901234567890123456789012";

TEST_CASE("the published SHA-256 rows of RFC 6238") {
    for (const totp_row& row : published) {
        CAPTURE(row.time);
        CHECK(one_time_code(key, row.time / 30, 8) == row.code);
        CHECK(one_time_code(key, row.time / 30, 7) == std::string(row.code).substr(1));
        CHECK(one_time_code(key, row.time / 30, 6) == std::string(row.code).substr(2));
    }
}

TEST_CASE("the same rows as the data folder has them") {
    const auto data = mingbai_test::shared_data("otp_rfc/rfc4226_rfc6238.json");
    if (!data) return;
    for (const totp_row& row : published) {
        const auto at = data->find("[" + std::to_string(row.time) + ",");
        REQUIRE(at != std::string::npos);
        const std::string line = data->substr(at, data->find(']', at) - at);
        CHECK(line.find(one_time_code(key, row.time / 30, 8)) != std::string::npos);
    }
}

TEST_CASE("a code keeps its leading zeros and has digits only") {
    std::set<std::string> seen;
    bool leading_zero = false;
    for (std::uint64_t counter = 0; counter < 2000; ++counter) {
        const std::string code = one_time_code(key, counter, 6);
        REQUIRE(code.size() == 6);
        REQUIRE(code.find_first_not_of("0123456789") == std::string::npos);
        leading_zero = leading_zero || code[0] == '0';
        seen.insert(code);
    }
    CHECK(leading_zero);
    CHECK(seen.size() > 1980);  // of 2000 draws from a million, about two are expected to meet
}

TEST_CASE("the counter is eight bytes, all of them used") {
    std::set<std::string> seen;
    for (int bit = 0; bit < 64; ++bit) seen.insert(one_time_code(key, std::uint64_t{1} << bit, 8));
    CHECK(seen.size() == 64);
}

}  // namespace consent_one_time_code_test
