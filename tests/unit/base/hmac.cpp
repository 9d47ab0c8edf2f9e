// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/hmac.hpp>

#include <catch.hpp>

namespace base_hmac_test {

using namespace mingbai;

std::string bytes(std::size_t count, unsigned char value) { return std::string(count, static_cast<char>(value)); }

TEST_CASE("HMAC-SHA-256 gives the codes of RFC 4231") {
    CHECK(to_hex(hmac_sha256(bytes(20, 0x0b), "Hi There")) ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(to_hex(hmac_sha256(bytes(20, 0xaa), bytes(50, 0xdd))) ==
          "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    std::string counting;
    for (unsigned char byte = 1; byte <= 25; ++byte) counting.push_back(static_cast<char>(byte));
    CHECK(to_hex(hmac_sha256(counting, bytes(50, 0xcd))) ==
          "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
    // Test case 5 publishes the code cut to 128 bits.
    CHECK(to_hex(hmac_sha256(bytes(20, 0x0c), "Test With Truncation")).substr(0, 32) == "a3b6167473100ee06e0c796c2955552b");
    CHECK(to_hex(hmac_sha256(bytes(131, 0xaa), "Test Using Larger Than Block-Size Key - Hash Key First")) ==
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    CHECK(to_hex(hmac_sha256(bytes(131, 0xaa),
                             "This is a test using a larger than block-size key and a larger than block-size data. The "
                             "key needs to be hashed before being used by the HMAC algorithm.")) ==
          "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
}

TEST_CASE("a key of exactly one block is used as it is, one byte more is hashed first") {
    CHECK(hmac_sha256(bytes(64, 0x61), "m") != hmac_sha256(sha256(bytes(64, 0x61)).view(), "m"));
    CHECK(hmac_sha256(bytes(65, 0x61), "m") == hmac_sha256(sha256(bytes(65, 0x61)).view(), "m"));
}

TEST_CASE("a keyed HMAC is copied for each message") {
    const hmac<> keyed("Jefe");
    for (int i = 0; i < 2; ++i) {
        hmac<> code = keyed;
        code.update("what do ya want ");
        code.update("for nothing?");
        CHECK(code.finish() == hmac_sha256("Jefe", "what do ya want for nothing?"));
    }
}

static_assert(hmac_sha256("k", "m") != hmac_sha256("k", "n"));
static_assert(equal_in_constant_time("", "") && equal_in_constant_time("abc", "abc"));
static_assert(!equal_in_constant_time("abc", "abd") && !equal_in_constant_time("abc", "ab"));

TEST_CASE("the constant-time comparison sees a difference in every byte and bit") {
    const sha256_digest digest = sha256("x");
    CHECK(equal_in_constant_time(digest, digest));
    for (std::size_t byte = 0; byte < 32; ++byte) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            sha256_digest other = digest;
            other.bytes[byte] = static_cast<std::uint8_t>(other.bytes[byte] ^ (1U << bit));
            CHECK_FALSE(equal_in_constant_time(digest, other));
            CHECK_FALSE(equal_in_constant_time(digest.view(), other.view()));
        }
    }
}

}  // namespace base_hmac_test
