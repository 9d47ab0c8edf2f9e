// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/pseudonym.hpp>
#include <mingbai/evidence/record.hpp>

#include <catch.hpp>

namespace evidence_pseudonym_test {

using namespace mingbai;
using namespace mingbai::evidence;

TEST_CASE("a pseudonym is the keyed hash that the format states") {
    const pseudonymizer pseudonyms("a key of sixteen bytes or more");
    const subscriber_number number{"13800000000"};
    CHECK(pseudonyms.of(number).digest == hmac_sha256("a key of sixteen bytes or more", std::string_view("subscriber\00013800000000", 22)));
    CHECK(pseudonyms.of(number) == pseudonyms.of("subscriber", "13800000000"));
    CHECK(pseudonyms.of(number) != pseudonymizer("another key of sixteen bytes").of(number));
    CHECK(pseudonyms.of("a", "bc") != pseudonyms.of("ab", "c"));
    CHECK(public_subject("plan", "26HE300128").digest == sha256(std::string_view("plan\00026HE300128", 15)));
    CHECK(pseudonym{}.empty());
    CHECK_FALSE(public_subject("", "").empty());
}

TEST_CASE("commitment and leaf are the hashes of the bytes that the format states") {
    record of;
    of.sequence = 0x0102030405060708;
    of.kind = record_kind::consent_asked;   // 400, 0x0190
    of.at = instant(std::chrono::seconds(-2));
    of.subject.digest.bytes.fill(0xaa);
    for (std::size_t i = 0; i < of.salt.size(); ++i) of.salt[i] = static_cast<std::uint8_t>(i);
    of.payload = "{\"a\":1}";
    of.commitment = commitment_to(of.salt, of.payload);
    std::string salted("mingbai\x02", 8);
    for (char i = 0; i < 16; ++i) salted.push_back(i);
    CHECK(of.commitment == sha256(salted + "{\"a\":1}"));
    std::string leaf("\0mingbai\x01", 9);
    leaf += std::string("\x01\x02\x03\x04\x05\x06\x07\x08\x01\x90\xff\xff\xff\xff\xff\xff\xff\xfe", 18);
    leaf += std::string(32, '\xaa') + std::string(of.commitment.view());
    CHECK(leaf_of(of) == sha256(leaf));
    CHECK(payload_is_committed(of));
    of.payload += " ";
    CHECK_FALSE(payload_is_committed(of));
    of.erased = true;
    CHECK(payload_is_committed(of));
}

static_assert(leaf_hash("") == sha256(std::string_view("\0", 1)));

}  // namespace evidence_pseudonym_test
