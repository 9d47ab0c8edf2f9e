// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/hmac_drbg.hpp>

#include <catch.hpp>

#include <array>
#include <string>
#include <vector>

namespace base_hmac_drbg_test {

using namespace mingbai;

static_assert(random_source<hmac_drbg<>>);

std::string bytes_of(std::string_view hex) {
    std::vector<std::uint8_t> bytes(hex.size() / 2);
    REQUIRE(from_hex(hex, bytes));
    return std::string(bytes.begin(), bytes.end());
}

std::string first_32(hmac_drbg<> generator) {
    std::array<std::uint8_t, 32> out{};
    generator.fill(out);
    return to_hex(std::span<const std::uint8_t>(out));
}

TEST_CASE("the generator is that of RFC 6979, which publishes its output for P-256 with SHA-256") {
    // RFC 6979, 3.2: entropy is the private key, the nonce the hash of the message; A.2.5 has the values. Both hashes are below
    // the group's order, so they go in as they are, and the first 32 bytes are the k that is published.
    const std::string key = bytes_of("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");
    CHECK(first_32(hmac_drbg(key, std::string(sha256("sample").view()))) ==
          "a6e3c57dd01abe90086538398355dd4c3b17aa873382b0f24d6129493d8aad60");
    CHECK(first_32(hmac_drbg(key, std::string(sha256("test").view()))) ==
          "d16b6ae827f17175e040871a1c7ec3500192c4c92677336ec2537acaee0008e0");
}

TEST_CASE("the same seed gives the same bytes, another one others, and no request repeats the one before") {
    CHECK(first_32(hmac_drbg("seed")) == first_32(hmac_drbg("seed")));
    CHECK(first_32(hmac_drbg("seed")) != first_32(hmac_drbg("seed", "nonce")));
    CHECK(first_32(hmac_drbg("seed")) != first_32(hmac_drbg("seed", "", "here")));
    hmac_drbg generator("seed");
    std::array<std::uint8_t, 32> first{};
    std::array<std::uint8_t, 32> second{};
    generator.fill(first);
    generator.fill(second);
    CHECK(first != second);
    hmac_drbg reseeded("seed");
    std::array<std::uint8_t, 32> third{};
    reseeded.fill(first);
    reseeded.reseed("more");
    reseeded.fill(third);
    CHECK(third != second);
}

TEST_CASE("a request of any length is filled to its end") {
    for (const std::size_t size : {0U, 1U, 31U, 32U, 33U, 65'536U, 65'537U, 70'000U}) {
        std::vector<std::uint8_t> out(size + 1, 0);
        hmac_drbg generator("seed");
        generator.fill(std::span(out).first(size));
        CHECK(out.back() == 0);
        // 64 bytes of zeros in a row come from a generator that stopped.
        std::size_t run = 0;
        std::size_t longest = 0;
        for (const std::uint8_t byte : out) {
            run = byte == 0 ? run + 1 : 0;
            longest = run > longest ? run : longest;
        }
        CHECK(longest < 8);
    }
}

}  // namespace base_hmac_drbg_test
