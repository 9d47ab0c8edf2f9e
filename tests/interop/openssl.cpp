// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/bundle_json.hpp>
#include <mingbai/evidence/make_bundle.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/interop/openssl.hpp>

#include <catch.hpp>

namespace interop_openssl_test {

using namespace mingbai;
using namespace mingbai::evidence;

// The key pair of RFC 8032, 7.1, test 1.
const char* const ed25519_private =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";
const char* const ed25519_public =
    "-----BEGIN PUBLIC KEY-----\n"
    "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
    "-----END PUBLIC KEY-----\n";
// A P-256 key pair made for this test.
const char* const p256_private =
    "-----BEGIN PRIVATE KEY-----\n"
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgB6StCXOt+HkdzMhG\n"
    "4k/HgkB7amUB/l0b3rWYEYY705uhRANCAATgRkUGfPiNbOuIkkO/Tht8zmF1VCXz\n"
    "lrgSmYTn86HiA3oM83bIwL9zXABzYy+aVo314mTwG6+o6PT1TAbTpOzv\n"
    "-----END PRIVATE KEY-----\n";
const char* const p256_public =
    "-----BEGIN PUBLIC KEY-----\n"
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE4EZFBnz4jWzriJJDv04bfM5hdVQl\n"
    "85a4EpmE5/Oh4gN6DPN2yMC/c1wAc2MvmlaN9eJk8BuvqOj09UwG06Ts7w==\n"
    "-----END PUBLIC KEY-----\n";

TEST_CASE("the engine gives the same digests as the built-in one, however the message is cut") {
    std::string message;
    for (int i = 0; i < 300; ++i) {
        CHECK(digest_of<openssl::sha256_hasher>(message) == sha256(message));
        CHECK(digest_of<openssl::sha256_hasher>(message.substr(0, message.size() / 3), message.substr(message.size() / 3)) == sha256(message));
        message.push_back(static_cast<char>(i * 37));
    }
    openssl::sha256_hasher first;
    first.update("a");
    openssl::sha256_hasher copy = first;
    copy.update("bc");
    CHECK(copy.finish() == sha256("abc"));
}

TEST_CASE("a ledger on the engine is the same ledger") {
    constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};
    memory_journal fast_journal;
    memory_journal plain_journal;
    ledger<memory_journal, openssl::sha256_hasher> fast{fast_journal, hmac_drbg<openssl::sha256_hasher>{"seed"}};
    ledger<memory_journal> plain{plain_journal, hmac_drbg<>{"seed"}};
    for (int i = 0; i < 50; ++i) {
        REQUIRE(fast.append(record_kind::notice_sent, {}, may_1 + std::chrono::days(i), "{}"));
        REQUIRE(plain.append(record_kind::notice_sent, {}, may_1 + std::chrono::days(i), "{}"));
    }
    CHECK(fast.head(may_1) == plain.head(may_1));
    CHECK(fast.verify().clean());
}

TEST_CASE("Ed25519 signs as RFC 8032 says") {
    const auto signer = openssl::head_signer::from_pem(ed25519_private, "k");
    REQUIRE(signer);
    CHECK(signer->algorithm() == "Ed25519");
    const auto signature = signer->sign("");
    REQUIRE(signature);
    const std::vector<std::uint8_t> bytes(signature->begin(), signature->end());
    CHECK(to_hex(std::span<const std::uint8_t>(bytes)) ==
          "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
}

TEST_CASE("a head signed with a private key is checked with the public one, and with no other") {
    constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};
    memory_journal journal;
    mingbai::ledger ledger{journal, hmac_drbg{"seed"}};
    REQUIRE(ledger.append(record_kind::consent_proven, {}, may_1, "{}"));
    for (const bool edwards : {true, false}) {
        CAPTURE(edwards);
        auto signer = openssl::head_signer::from_pem(edwards ? ed25519_private : p256_private, "auditor 2026");
        const auto verifier = openssl::head_verifier::from_pem(edwards ? ed25519_public : p256_public, "auditor 2026");
        const auto other = openssl::head_verifier::from_pem(edwards ? p256_public : ed25519_public, "auditor 2026");
        const auto renamed = openssl::head_verifier::from_pem(edwards ? ed25519_public : p256_public, "auditor 2027");
        REQUIRE((signer && verifier && other && renamed));
        evidence_bundle bundle;
        bundle.head = *sign_head(ledger.head(may_1), *signer);
        CHECK(bundle.head.algorithm == (edwards ? "Ed25519" : "ECDSA-P256-SHA-256"));
        REQUIRE(add_records(bundle, ledger, std::vector<std::uint64_t>{0}));
        const evidence_bundle read = *read_bundle(*to_json(bundle));
        CHECK(verify_bundle(read, *verifier).good());
        CHECK(verify_bundle<openssl::sha256_hasher>(read, *verifier).good());
        CHECK_FALSE(verify_bundle(read, *other).good());
        CHECK_FALSE(verify_bundle(read, *renamed).good());
        for (std::size_t i = 0; i < bundle.head.signature.size(); ++i) {
            signed_head bad = bundle.head;
            bad.signature[i] = static_cast<char>(bad.signature[i] ^ 1);
            CHECK_FALSE(verify_head(bad, *verifier));
        }
        signed_head cut = bundle.head;
        cut.signature.pop_back();
        CHECK_FALSE(verify_head(cut, *verifier));
        cut.signature.clear();
        CHECK_FALSE(verify_head(cut, *verifier));
    }
}

TEST_CASE("what is no such key is refused") {
    for (const char* const text : {"", "not a key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"}) {
        CHECK(openssl::head_signer::from_pem(text, "k").error().why == reason::bad_identifier);
        CHECK(openssl::head_verifier::from_pem(text, "k").error().why == reason::bad_identifier);
    }
    CHECK_FALSE(openssl::head_signer::from_pem(ed25519_public, "k"));
    CHECK_FALSE(openssl::head_verifier::from_pem(ed25519_private, "k"));
}

}  // namespace interop_openssl_test
