// SPDX-License-Identifier: Apache-2.0
#include "spring.hpp"

#include <catch.hpp>

namespace guide_archive_test {

using namespace guide;
namespace archive = mingbai::archive;
namespace evidence = mingbai::evidence;

TEST_CASE("papers are kept, found, and shown to be all") {
    const mingbai::instant now = at("2026-10-04T10:00:00+08:00");
    mingbai::memory_journal journal;
    evidence::ledger ledger(journal, mingbai::hmac_drbg<>(secret));
    const evidence::pseudonymizer pseudonyms(secret);

    // [store]
    const auto subject = pseudonyms.of(mingbai::subscriber_number{"18500000000"});
    CHECK(archive::store_agreement(ledger, subject, {"O-1", "用户协议", "第一条 …"}, now));
    CHECK(archive::store_work_order(ledger, subject, {"O-1", "业务受理单", "办理春风套餐59元"}, now));
    // [store end]

    // [find]
    archive::memory_store store;
    auto papers = archive::memory_archive::open(store).value();  // at least 24 months; fewer are refused
    CHECK(papers.catch_up(ledger)->clean());
    const auto page = papers.find({.subject = subject, .limit = 1}, now).value();
    CHECK(archive::read_document(page.records[0].payload)->title == "业务受理单");  // newest first
    const auto next = papers.find({.subject = subject, .limit = 1, .cursor = page.next}, now).value();
    CHECK(archive::read_document(next.records[0].payload)->title == "用户协议");
    CHECK(next.next.empty());
    // [find end]

    // [complete]
    CHECK(papers.seal_now(ledger, now));
    CHECK(papers.catch_up(ledger)->clean());
    auto all = papers.find({.subject = subject}, now).value();
    const auto proof = papers.prove(subject, all.asked.when.from()).value();
    CHECK(archive::verify_complete(subject, all.asked, all.records, proof) == archive::verdict::complete);
    all.records.pop_back();  // somebody hides the agreement
    CHECK(archive::verify_complete(subject, all.asked, all.records, proof) == archive::verdict::record_missing);
    // [complete end]

    // [page]
    const std::string html = archive::self_care_page(page.records, {.carrier = "示例运营商", .customer = "185****0000"});
    CHECK(html.find("办理春风套餐59元") != std::string::npos);
    // [page end]
}

}  // namespace guide_archive_test
