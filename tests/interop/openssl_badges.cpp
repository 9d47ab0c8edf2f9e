// SPDX-License-Identifier: Apache-2.0
// Badges that the public can check: signed with Ed25519.
#include <mingbai/interop/openssl.hpp>
#include <mingbai/marketing/badge_qr.hpp>

#include <agent_world.hpp>
#include <catch.hpp>

namespace interop_openssl_badges_test {

using namespace mingbai;
using namespace mingbai::marketing;
using namespace mingbai_test;

// The key pair of RFC 8032, 7.1, test 2.
const char* const private_key =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7\n"
    "-----END PRIVATE KEY-----\n";
const char* const public_key =
    "-----BEGIN PUBLIC KEY-----\n"
    "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\n"
    "-----END PUBLIC KEY-----\n";

TEST_CASE("a badge and a list that are signed with Ed25519 are checked with the public key alone") {
    agent_world w;
    auto signer = openssl::head_signer::from_pem(private_key, "2026").value();
    const auto verifier = openssl::head_verifier::from_pem(public_key, "2026").value();
    (void)w.usual_badge();
    const shown_badge shown = w.licences.give_badge(agent_world::usual_request(), signer, monday).value();
    const signed_revocation_list list = w.licences.revocations(carrier_he, signer, monday).value();
    CHECK(shown.badge.algorithm == badge_algorithm::ed25519);
    CHECK(check_badge(read_badge(to_text(shown)).value(), usual_use(), list, verifier).passed());
    CHECK(to_qr_code(shown).version() <= largest_qr_version);

    // Whoever has only the public key cannot make one, nor pass a badge under HMAC with it as the secret.
    const hmac_badge_key confused(public_key, "2026");
    CHECK(check_badge(shown, usual_use(), list, confused).has(reason::badge_key_unknown));
    const shown_badge forged{sign_badge(shown.badge, confused).value(), shown.sheet};
    CHECK(check_badge(forged, usual_use(), list, verifier).has(reason::badge_key_unknown));
    shown_badge changed = shown;
    changed.badge.signature[63] = static_cast<char>(changed.badge.signature[63] ^ 1);
    CHECK(check_badge(changed, usual_use(), list, verifier).has(reason::badge_forged));
    signed_revocation_list shortened = list;
    shortened.list.issued_at = monday + 1s;
    CHECK(check_badge(shown, usual_use(monday + 1s), shortened, verifier).has(reason::revocation_list_forged));
}

}  // namespace interop_openssl_badges_test
