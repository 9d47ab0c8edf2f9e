// SPDX-License-Identifier: Apache-2.0
#include "spring.hpp"

#include <catch.hpp>

#include <vector>

namespace guide_evidence_test {

using namespace guide;
namespace evidence = mingbai::evidence;
using mingbai::reason;

TEST_CASE("a record is kept, proven, given away and erased") {
    const mingbai::instant now = at("2026-09-24T10:00:00+08:00");
    // [append]
    mingbai::memory_journal journal;  // mingbai::file_journal::open("evidence.journal") keeps it on the disk
    evidence::ledger ledger(journal, mingbai::hmac_drbg<>(secret),  // salts: seed it with real randomness
                            {.name = evidence::ledger_name{"carrier.example"}, .offset = mingbai::beijing_time});
    const evidence::pseudonymizer pseudonyms(secret);
    const auto subject = pseudonyms.of(mingbai::subscriber_number{"18500000000"});
    const auto receipt =
        ledger.append(evidence::record_kind::work_order_stored, subject, now, R"({"order":"O-1","text":"…","title":"受理单"})");
    CHECK(ledger.read(receipt->sequence)->subject == subject);
    // [append end]

    // [prove]
    const evidence::tree_head head = ledger.head(now);  // small: this is what is signed and given away
    const auto proof = ledger.prove(receipt->sequence).value();
    auto stored = ledger.read(receipt->sequence).value();
    CHECK(evidence::verify_record(stored, proof, head));
    stored.payload[20] ^= 1;
    CHECK(!evidence::verify_record(stored, proof, head));
    // [prove end]

    // [grow]
    CHECK(ledger.append(evidence::record_kind::work_order_stored, subject, now, R"({"order":"O-2","text":"…","title":"受理单"})"));
    const auto later = ledger.head(now);
    CHECK(evidence::verify_extension(head, later, ledger.prove_extension(head).value()));  // only appended, nothing changed
    // [grow end]

    // [bundle]
    evidence::hmac_head_key<> key(secret, "carrier 2026");  // a public key: interop/openssl.hpp
    evidence::evidence_bundle bundle;
    bundle.head = evidence::sign_head(later, key).value();
    const std::uint64_t wanted[]{receipt->sequence};
    CHECK(evidence::add_records(bundle, ledger, wanted));
    CHECK(evidence::verify_bundle(bundle, key).good());
    // [bundle end]

    // [erase]
    const evidence::record_range range[]{{receipt->sequence, receipt->sequence + 1}};
    CHECK(ledger.erase(range, evidence::erasure_cause::request, now));
    const auto erased = ledger.read(receipt->sequence).value();
    CHECK(erased.payload.empty());
    CHECK(evidence::verify_record(erased, proof, head));  // the earlier proof still holds
    // [erase end]

    // [retention]
    evidence::custodian custodian(ledger, mingbai::beijing_time);
    const evidence::retention_rule rules[]{{evidence::record_kind::work_order_stored, std::chrono::year{2026} / 1 / 1, 24_months,
                                            "明白办、放心用: agreements and work orders of 24 months"}};
    CHECK(custodian.adopt(rules, now));
    CHECK(custodian.set_hold({.name = "case 17", .subject = subject, .from = {}, .until = {}}, now));
    const auto plan = custodian.dry_run(now + std::chrono::days{3 * 366});
    CHECK(plan.empty());  // older than 24 months, but the case needs it
    CHECK(plan.kinds.at(evidence::record_kind::work_order_stored).held == 2);
    // [retention end]

    CHECK(ledger.verify().clean());
}

}  // namespace guide_evidence_test
