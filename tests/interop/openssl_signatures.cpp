// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/hex.hpp>
#include <mingbai/interop/openssl_signatures.hpp>

#include <catch.hpp>
#include <consent_world.hpp>
#include <scratch_folder.hpp>

#include <openssl/err.h>
#include <openssl/evp.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Keys and signatures here are published ones, or made by the command `openssl`, which is another program than the library
// that reads them.
namespace interop_openssl_signatures_test {

using namespace mingbai;
using namespace mingbai::consent;
using namespace mingbai_test;

std::string bytes_of(std::string_view hex) {
    std::vector<std::uint8_t> bytes(hex.size() / 2);
    REQUIRE(from_hex(hex, bytes));
    return {bytes.begin(), bytes.end()};
}

/// The SubjectPublicKeyInfo of RFC 8410 around an Ed25519 key, and of RFC 5480 around a point of P-256.
std::string ed25519_der(std::string_view key_hex) { return bytes_of("302a300506032b6570032100") + bytes_of(key_hex); }
std::string p256_der(std::string_view x, std::string_view y) {
    return bytes_of("3059301306072a8648ce3d020106082a8648ce3d030107034200") + "\x04" + bytes_of(x) + bytes_of(y);
}
std::string p256_signature(std::string_view r, std::string_view s) {
    const auto number = [](std::string_view hex) {
        std::string bytes = bytes_of(hex);
        if (static_cast<unsigned char>(bytes[0]) >= 0x80) bytes.insert(0, 1, '\0');
        return std::string("\x02") + static_cast<char>(bytes.size()) + bytes;
    };
    const std::string both = number(r) + number(s);
    return std::string("\x30") + static_cast<char>(both.size()) + both;
}

/// The command `openssl`, in a folder of its own.
class openssl_command {
public:
    void operator()(const std::string& arguments) const {
        INFO("openssl " << arguments);
        REQUIRE(std::system(("cd '" + folder_.file("") + "' && openssl " + arguments + " >/dev/null 2>&1").c_str()) == 0);
    }
    void write(const std::string& name, std::string_view bytes) const {
        std::ofstream(folder_.file(name), std::ios::binary) << bytes;
    }
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream file(folder_.file(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    struct pair {
        std::string pem;
        std::string der;
    };
    /// Makes a key pair: `name` has the private key, the answer is the public one.
    [[nodiscard]] pair make(const std::string& name, const std::string& options) const {
        (*this)("genpkey -out " + name + " " + options);
        (*this)("pkey -in " + name + " -pubout -out public.pem");
        (*this)("pkey -in " + name + " -pubout -outform DER -out public.der");
        return {read("public.pem"), read("public.der")};
    }
    [[nodiscard]] std::string sign(const std::string& name, std::string_view message, const std::string& options) const {
        write("message", message);
        (*this)((options == "raw" ? "pkeyutl -sign -rawin -inkey " + name + " -in message -out signature"
                                  : "dgst -sign " + name + " -out signature " + options + " message"));
        return read("signature");
    }

private:
    scratch_folder folder_;
};

constexpr const char* pss = "-sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32";

TEST_CASE("the published signatures verify, and nothing near them") {
    struct vector {
        const char* source;
        std::string key;
        std::string message;
        std::string signature;
    };
    const vector published[]{
        {"RFC 8032 7.1 test 1", ed25519_der("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"), "",
         bytes_of("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bb"
                  "e24655141438e7a100b")},
        {"RFC 8032 7.1 test 2", ed25519_der("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"), "\x72",
         bytes_of("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302"
                  "aeeb00d291612bb0c00")},
        {"RFC 6979 A.2.5, SHA-256, sample",
         p256_der("60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
                  "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"),
         "sample",
         p256_signature("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
                        "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8")},
        {"RFC 6979 A.2.5, SHA-256, test",
         p256_der("60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
                  "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"),
         "test",
         p256_signature("f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367",
                        "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083")},
    };
    for (const vector& each : published) {
        CAPTURE(each.source);
        openssl::signature_keys keys;
        REQUIRE(keys.add("k", each.key));
        CHECK(keys.verifies("k", each.message, each.signature));
        CHECK_FALSE(keys.verifies("k", each.message + "x", each.signature));
        CHECK_FALSE(keys.verifies("other", each.message, each.signature));
        CHECK_FALSE(keys.verifies("", each.message, each.signature));
        for (std::size_t bit = 0; bit < each.signature.size() * 8; ++bit) {
            std::string bad = each.signature;
            bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
            CAPTURE(bit);
            CHECK_FALSE(keys.verifies("k", each.message, bad));
        }
        CHECK_FALSE(keys.verifies("k", each.message, ""));
        CHECK_FALSE(keys.verifies("k", each.message, each.signature.substr(1)));
        CHECK_FALSE(keys.verifies("k", each.message, each.signature + std::string(1, '\0')));
    }
}

TEST_CASE("signatures of another program verify, by keys in PEM and in DER") {
    const openssl_command run;
    const std::string message = message_to_sign(sha256("the terms"));
    struct kind {
        const char* key;
        const char* signing;
    };
    const kind kinds[]{{"-algorithm ED25519", "raw"},
                       {"-algorithm EC -pkeyopt ec_paramgen_curve:P-256", "-sha256"},
                       {"-algorithm RSA -pkeyopt rsa_keygen_bits:2048", pss},
                       {"-algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048", pss}};
    openssl::signature_keys all;
    std::vector<std::string> signatures;
    for (std::size_t i = 0; i < std::size(kinds); ++i) {
        CAPTURE(kinds[i].key);
        const auto made = run.make("private.pem", kinds[i].key);
        signatures.push_back(run.sign("private.pem", message, kinds[i].signing));
        for (const std::string& form : {made.pem, made.der}) {
            openssl::signature_keys keys;
            REQUIRE(keys.add("key 7", form));
            CHECK(keys.verifies("key 7", message, signatures.back()));
            CHECK_FALSE(keys.verifies("key 7", message_to_sign(sha256("other terms")), signatures.back()));
            for (const std::size_t at : {std::size_t{0}, signatures.back().size() / 2, signatures.back().size() - 1}) {
                std::string bad = signatures.back();
                bad[at] = static_cast<char>(bad[at] ^ 1);
                CHECK_FALSE(keys.verifies("key 7", message, bad));
            }
        }
        CHECK(openssl::signature_keys().add("k", made.der + "x").error().why == reason::bad_identifier);
        CHECK(openssl::signature_keys().add("k", run.read("private.pem")).error().why == reason::bad_identifier);
        REQUIRE(all.add(std::to_string(i), made.pem));
    }
    for (std::size_t key = 0; key < signatures.size(); ++key)
        for (std::size_t signature = 0; signature < signatures.size(); ++signature)
            CHECK(all.verifies(std::to_string(key), message, signatures[signature]) == (key == signature));
}

TEST_CASE("the same key by another scheme, digest or salt does not sign") {
    const openssl_command run;
    const std::string message = "terms";
    openssl::signature_keys keys;
    REQUIRE(keys.add("rsa", run.make("rsa.pem", "-algorithm RSA -pkeyopt rsa_keygen_bits:2048").pem));
    REQUIRE(keys.add("ec", run.make("ec.pem", "-algorithm EC -pkeyopt ec_paramgen_curve:P-256").pem));
    CHECK(keys.verifies("rsa", message, run.sign("rsa.pem", message, pss)));
    for (const char* const other : {"-sha256", "-sha512 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:64",
                                    "-sha1 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:20",
                                    "-sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:0",
                                    "-sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32 -sigopt rsa_mgf1_md:sha1"}) {
        CAPTURE(other);
        CHECK_FALSE(keys.verifies("rsa", message, run.sign("rsa.pem", message, other)));
    }
    for (const char* const other : {"-sha512", "-sha1"}) {
        CAPTURE(other);
        CHECK_FALSE(keys.verifies("ec", message, run.sign("ec.pem", message, other)));
    }
}

TEST_CASE("keys that are weak, of another kind, or none are refused with the reason") {
    const openssl_command run;
    const auto refused = [](const std::string& key) {
        openssl::signature_keys keys;
        const result<void> added = keys.add("k", key);
        CHECK(keys.size() == (added ? 1 : 0));
        return why(added);
    };
    CHECK(refused(run.make("p", "-algorithm RSA -pkeyopt rsa_keygen_bits:2047").pem) == reason::key_too_weak);
    CHECK(refused(run.make("p", "-algorithm RSA -pkeyopt rsa_keygen_bits:1024").der) == reason::key_too_weak);
    CHECK(refused(run.make("p", "-algorithm RSA-PSS -pkeyopt rsa_keygen_bits:1024").pem) == reason::key_too_weak);
    CHECK(refused(run.make("p", "-algorithm RSA -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_keygen_pubexp:3").pem) ==
          reason::key_too_weak);
    for (const char* const kind : {"-algorithm EC -pkeyopt ec_paramgen_curve:P-384", "-algorithm EC -pkeyopt ec_paramgen_curve:secp256k1",
                                   "-algorithm EC -pkeyopt ec_paramgen_curve:P-192", "-algorithm X25519", "-algorithm ED448",
                                   "-algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_pss_keygen_md:sha512 "
                                   "-pkeyopt rsa_pss_keygen_mgf1_md:sha512 -pkeyopt rsa_pss_keygen_saltlen:64"}) {
        CAPTURE(kind);
        CHECK(refused(run.make("p", kind).pem) == reason::key_kind_unsupported);
    }
    const std::string point_off_the_curve = p256_der("60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
                                                     "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462298");
    CHECK(refused(point_off_the_curve) == reason::bad_identifier);
    for (const char* const text : {"", "x", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "-----BEGIN"})
        CHECK(refused(text) == reason::bad_identifier);
    CHECK(ERR_peek_error() == 0);  // nothing is left for the program to stumble over
}

TEST_CASE("an Ed25519 key under which anything verifies is no key") {
    // With the neutral element as the key, R neutral and S zero verify for every message: 8 S B = 8 R + 8 k A.
    const std::string neutral = "01" + std::string(62, '0');
    const std::string universal = bytes_of(neutral + std::string(64, '0'));
    const std::string point = bytes_of(neutral);
    const std::unique_ptr<EVP_PKEY, openssl::detail::free_key> key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(point.data()), point.size()));
    CHECK(openssl::detail::verify(key.get(), nullptr, false, "a loan of a million", universal));

    std::string minus_one = "ec" + std::string(60, 'f') + "7f";
    for (const std::string& bad :
         {neutral, "01" + std::string(60, '0') + "80", std::string(64, '0'), minus_one, "ec" + std::string(62, 'f'),
          "ed" + std::string(60, 'f') + "7f", "ee" + std::string(60, 'f') + "7f",
          std::string("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
          std::string("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"),
          std::string("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")}) {
        CAPTURE(bad);
        CHECK(why(openssl::signature_keys().add("k", ed25519_der(bad))) == reason::key_too_weak);
    }
}

TEST_CASE("a name has one key for good") {
    const openssl_command run;
    const auto first = run.make("a", "-algorithm ED25519");
    const auto second = run.make("b", "-algorithm ED25519");
    openssl::signature_keys keys;
    CHECK(why(keys.add("", first.pem)) == reason::key_name_taken);
    REQUIRE(keys.add("k", first.pem));
    REQUIRE(keys.add("k", first.der));
    CHECK(why(keys.add("k", second.pem)) == reason::key_name_taken);
    REQUIRE(keys.add("a", second.pem));
    REQUIRE(keys.add("z", second.pem));
    CHECK(keys.size() == 3);
    const std::string signature = run.sign("a", "m", "raw");
    CHECK(keys.verifies("k", "m", signature));
    CHECK_FALSE(keys.verifies("a", "m", signature));
    CHECK_FALSE(keys.verifies("j", "m", signature));
    CHECK_FALSE(keys.verifies("zz", "m", signature));
}

TEST_CASE("a signed order: proven by the signature under its own terms, and verified again from the ledger") {
    const openssl_command run;
    openssl::signature_keys keys;
    REQUIRE(keys.add("customer card 31", run.make("card", "-algorithm EC -pkeyopt ec_paramgen_curve:P-256").der));
    consent_world world;
    auto options = usual_desk();
    options.verifier = keys;
    desk desk(world.ledger, options);
    const auto asked = desk.ask(world.guard_plan, world.order("A1"), noon, {.how = method::signature});
    const auto other = desk.ask(world.spring_plan, world.order("A2"), noon, {.how = method::signature});
    REQUIRE((asked && other));
    signed_terms given{.terms = asked->digest, .identity = "check 2026-01-10/5", .key = "customer card 31", .signature = {}, .at = noon + 60s};
    given.signature = run.sign("card", message_to_sign(other->digest), "-sha256");
    CHECK(why(desk.sign(asked->digest, given)) == reason::signature_invalid);
    given.signature = run.sign("card", to_hex(asked->digest), "-sha256");  // not the message that says what is signed
    CHECK(why(desk.sign(asked->digest, given)) == reason::signature_invalid);
    given.signature = run.sign("card", message_to_sign(asked->digest), "-sha256");
    signed_terms altered = given;
    altered.signature.back() = static_cast<char>(altered.signature.back() ^ 1);
    CHECK(why(desk.sign(asked->digest, altered)) == reason::signature_invalid);
    altered = given;
    altered.key = "customer card 32";
    CHECK(why(desk.sign(asked->digest, altered)) == reason::signature_invalid);
    CHECK(why(desk.sign(other->digest, given)) == reason::signed_other_terms);
    const auto proof = desk.sign(asked->digest, given);
    REQUIRE(proof);

    class desk later(world.ledger, options);
    CHECK(later.recall(proof->record()));
    const openssl::signature_keys none;
    options.verifier = none;
    class desk without(world.ledger, options);
    CHECK(why(without.recall(proof->record())) == reason::not_consent_evidence);
}

}  // namespace interop_openssl_signatures_test
