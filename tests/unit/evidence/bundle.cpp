// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/bundle_json.hpp>
#include <mingbai/evidence/make_bundle.hpp>
#include <mingbai/evidence/memory_journal.hpp>

#include <catch.hpp>

namespace evidence_bundle_test {

using namespace mingbai;
using namespace mingbai::evidence;

constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};
const std::string plan_text = "{\"name\":\"春季套餐\",\"price\":59}";

/// A ledger of two months in which record 1 speaks of a plan that is published elsewhere.
struct kept {
    memory_journal journal;
    ledger<memory_journal> book{journal, hmac_drbg{"seed of this test"}};
    hmac_head_key<> key{"a key that is long enough", "auditor 2026"};

    kept() {
        const std::string asked = "{\"plan\":{\"sha256\":\"" + to_hex(sha256(plan_text)) + "\"},\"text\":\"同意请回复 是\"}";
        REQUIRE(book.append(record_kind::plan_published, public_subject("plan", "26HE300128"), may_1, "{\"n\":0}"));
        REQUIRE(book.append(record_kind::consent_asked, public_subject("test", "someone"), may_1, asked));
        REQUIRE(book.append(record_kind::consent_proven, public_subject("test", "someone"), may_1 + std::chrono::days(40), "{\"n\":2}"));
        REQUIRE(book.erase(std::vector<record_range>{{0, 1}}, erasure_cause::request, may_1 + std::chrono::days(41)));
    }

    evidence_bundle bundle() {
        evidence_bundle made;
        made.head = *sign_head(book.head(may_1 + std::chrono::days(50)), key);
        REQUIRE(add_records(made, book, std::vector<std::uint64_t>{0, 1, 3}));
        made.documents.push_back({"plan", plan_text});
        return made;
    }
};

TEST_CASE("a bundle is verified with nothing but itself and the key, also after it was written and read") {
    kept ledger;
    const evidence_bundle bundle = ledger.bundle();
    CHECK(verify_bundle(bundle, ledger.key).good());
    const auto text = to_json(bundle);
    REQUIRE(text);
    CHECK(is_canonical_json(*text));
    const auto read = read_bundle(*text);
    REQUIRE(read);
    CHECK(*read == bundle);
    CHECK(verify_bundle(*read, ledger.key).good());
    CHECK(bundle.items[0].stored.erased);
}

TEST_CASE("the ledger may not have moved on since its head was signed") {
    kept ledger;
    evidence_bundle bundle;
    bundle.head = *sign_head(ledger.book.head(may_1), ledger.key);
    REQUIRE(ledger.book.append(record_kind::consent_used, {}, may_1 + std::chrono::days(50), "{}"));
    CHECK(add_records(bundle, ledger.book, std::vector<std::uint64_t>{1}).error().why == reason::proof_invalid);
    CHECK(bundle.items.empty());
    bundle.head = *sign_head(ledger.book.head(may_1), ledger.key);
    CHECK(add_records(bundle, ledger.book, std::vector<std::uint64_t>{1, 99}).error().why == reason::record_unknown);
    CHECK(bundle.items.empty());
}

using faults = std::vector<bundle_verdict::found>;

faults judge(const evidence_bundle& bundle, const hmac_head_key<>& key) {
    const bundle_verdict verdict = verify_bundle(bundle, key);
    return {verdict.faults.begin(), verdict.faults.end()};
}

TEST_CASE("each way to falsify a bundle is named") {
    kept ledger;
    const evidence_bundle good = ledger.bundle();
    evidence_bundle bad = good;
    bad.items[1].stored.payload += " ";
    CHECK(judge(bad, ledger.key) == faults{{bundle_fault::payload, 1}, {bundle_fault::document, 0}});
    bad = good;
    bad.items[2].stored.at += std::chrono::seconds(1);
    CHECK(judge(bad, ledger.key) == faults{{bundle_fault::proof, 2}});
    bad = good;
    bad.items[2].stored.kind = record_kind::consent_refused;
    CHECK(judge(bad, ledger.key) == faults{{bundle_fault::proof, 2}});
    bad = good;
    bad.items[0].stored.erased = false;
    CHECK(judge(bad, ledger.key) == faults{{bundle_fault::payload, 0}});
    bad = good;
    std::swap(bad.items[0].proof, bad.items[1].proof);
    CHECK(judge(bad, ledger.key) == faults{{bundle_fault::proof, 0}, {bundle_fault::proof, 1}, {bundle_fault::document, 0}});
    bad = good;
    bad.documents[0].text += "!";
    CHECK(judge(bad, ledger.key) == faults{{bundle_fault::document, 0}});
    bad = good;
    bad.items.erase(bad.items.begin() + 1);
    CHECK(judge(bad, ledger.key) == faults{{bundle_fault::document, 0}});
    bad = good;
    bad.head.head.at += std::chrono::seconds(1);
    CHECK(judge(bad, ledger.key) == faults{{bundle_fault::signature, 0}});
    bad = good;
    bad.head.signature.back() = static_cast<char>(bad.head.signature.back() ^ 1);
    CHECK(judge(bad, ledger.key) == faults{{bundle_fault::signature, 0}});
    bad = good;
    bad.head.algorithm = "none";
    CHECK(judge(bad, ledger.key) == faults{{bundle_fault::signature, 0}});
    CHECK(judge(good, hmac_head_key<>("another key of good length", "auditor 2026")) == faults{{bundle_fault::signature, 0}});
    CHECK(judge(good, hmac_head_key<>("a key that is long enough", "auditor 2025")) == faults{{bundle_fault::signature, 0}});
    bad = good;
    bad.items.clear();
    bad.documents.clear();
    CHECK(judge(bad, ledger.key) == faults{{bundle_fault::nothing_in_it, 0}});
    // A head that somebody else's ledger has, under the right signature, does not hold the records.
    memory_journal other_journal;
    mingbai::ledger other{other_journal, hmac_drbg{"another seed"}};
    REQUIRE(other.append(record_kind::consent_asked, {}, may_1, "{}"));
    bad = good;
    bad.head = *sign_head(other.head(may_1), ledger.key);
    CHECK(judge(bad, ledger.key).size() == 4);
}

TEST_CASE("a bundle's text is taken exactly as it is specified, or refused") {
    kept ledger;
    const std::string good = *to_json(ledger.bundle());
    const auto refused = [](std::string text) { return read_bundle(text).error().why; };
    const auto replaced = [&good](std::string_view what, std::string_view by) {
        std::string text = good;
        const std::size_t at = text.find(what);
        REQUIRE(at != std::string::npos);
        return text.replace(at, what.size(), by);
    };
    CHECK(refused("") == reason::json_syntax);
    CHECK(refused(good + " ") == reason::bad_bundle);
    CHECK(refused(replaced("bundle/1", "bundle/2")) == reason::bad_bundle);
    CHECK(refused(replaced("\"kind_name\":\"consent_asked\"", "\"kind_name\":\"consent_proven\"")) == reason::bad_bundle);
    CHECK(refused(replaced("\"kind\":400", "\"kind\":true")) != reason::none);
    CHECK(refused(replaced("\"name\":\"plan\"", "\"nbme\":\"plan\"")) == reason::json_unknown_key);
    CHECK(refused(replaced("\"sha256\":\"", "\"sha256\":\"0")) != reason::none);
    CHECK(refused(replaced("\"in_segment\":[", "\"in_segment\":[7,")) == reason::bad_hex);
    CHECK(refused(replaced("\"salt\":null", "\"salt\":\"\"")) == reason::json_wrong_type);
    // Every text with one character less is refused, or is no longer good. Only a document's name proves nothing.
    const std::size_t name = good.find("\"plan\"");
    for (std::size_t i = 0; i < good.size(); i += 3) {
        if (i > name && i <= name + 4) continue;
        std::string text = good;
        text.erase(i, 1);
        const auto read = read_bundle(text);
        CHECK_FALSE((read && verify_bundle(*read, ledger.key).good()));
    }
}

TEST_CASE("a key that cannot be written refuses to sign, a signer that fails is passed on") {
    hmac_head_key<> key("a key that is long enough", "\xff");
    CHECK(sign_head({}, key).error().why == reason::bad_utf8);
    struct broken {
        std::string_view algorithm() const { return "none"; }
        std::string_view key_name() const { return "none"; }
        result<std::string> sign(std::string_view) const { return refusal{reason::signing_failed, {}}; }
    } signer;
    CHECK(sign_head({}, signer).error().why == reason::signing_failed);
}

}  // namespace evidence_bundle_test
