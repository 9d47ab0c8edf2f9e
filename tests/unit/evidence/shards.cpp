// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/bundle_json.hpp>
#include <mingbai/evidence/make_bundle.hpp>
#include <mingbai/evidence/memory_journal.hpp>

#include <catch.hpp>

#include <memory>

namespace evidence_shards_test {

using namespace mingbai;
using namespace mingbai::evidence;

constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};

/// Sixteen ledgers, each with its own journal and salts, as sixteen processes would have them.
struct shard {
    explicit shard(std::uint64_t number)
        : book(journal, hmac_drbg{"seed " + std::to_string(number)}, {.name = *ledger_name::parse("carrier/" + std::to_string(number))}) {}
    memory_journal journal;
    ledger<memory_journal> book;
};

TEST_CASE("a record of any of sixteen shards is proven through one head") {
    constexpr std::uint64_t count = 16;
    const pseudonymizer pseudonyms("a key of sixteen bytes or more");
    std::vector<std::unique_ptr<shard>> shards;
    for (std::uint64_t i = 0; i < count; ++i) shards.push_back(std::make_unique<shard>(i));

    std::vector<std::uint64_t> used(count);
    for (int subscriber = 0; subscriber < 2000; ++subscriber) {
        const pseudonym subject = pseudonyms.of("subscriber", std::to_string(13'800'000'000 + subscriber));
        const std::uint64_t number = shard_of(subject, count);
        ++used[number];
        REQUIRE(shards[number]->book.append(record_kind::consent_asked, subject, may_1 + std::chrono::hours(subscriber), "{\"n\":" + std::to_string(subscriber) + "}"));
    }
    // 2000 subjects over 16 shards are 125 each; a keyed hash spreads them, whatever the numbers are.
    for (const std::uint64_t each : used) {
        CHECK(each > 80);
        CHECK(each < 180);
    }

    std::vector<tree_head> heads;
    for (const auto& each : shards) heads.push_back(each->book.head(may_1));
    const shard_heads<> together(*ledger_name::parse("carrier"), heads, may_1);
    std::uint64_t records = 0;
    for (const tree_head& each : heads) records += each.size;
    CHECK(together.common().size == records);
    CHECK(together.common().segments == count);

    hmac_head_key<> key("a key that is long enough", "regulator");
    evidence_bundle bundle;
    bundle.head = *sign_head(together.common(), key);
    std::uint64_t proven = 0;
    for (std::uint64_t number = 0; number < count; ++number) {
        const shard_proof via = together.prove(number);
        CHECK(verify_shard(via, together.common()));
        std::vector<std::uint64_t> all;
        for (std::uint64_t i = 0; i < shards[number]->book.size(); ++i) all.push_back(i);
        evidence_bundle whole;
        whole.head = bundle.head;
        REQUIRE(add_records(whole, shards[number]->book, all, via));
        CHECK(verify_bundle(whole, key).good());
        proven += whole.items.size();
        REQUIRE(add_records(bundle, shards[number]->book, std::vector<std::uint64_t>{number}, via));
    }
    CHECK(proven == records);
    CHECK(verify_bundle(bundle, key).good());
    const auto text = to_json(bundle);
    REQUIRE(text);
    CHECK(*read_bundle(*text) == bundle);

    // One shard's proof is not another's, and a shard's own head is not the common one.
    evidence_bundle bad = bundle;
    std::swap(bad.items[2].shard, bad.items[3].shard);
    CHECK(verify_bundle(bad, key).count == 2);
    bad = bundle;
    bad.items[5].shard->number ^= 1U;
    CHECK(verify_bundle(bad, key).faults[0] == bundle_verdict::found{bundle_fault::shard, 5});
    bad = bundle;
    bad.items[5].shard.reset();
    CHECK(verify_bundle(bad, key).faults[0] == bundle_verdict::found{bundle_fault::proof, 5});
    shard_proof own = together.prove(0);
    own.head.ledger = together.common().ledger;
    CHECK_FALSE(verify_shard(own, together.common()));
}

TEST_CASE("a subject's shard follows from its pseudonym alone") {
    pseudonym subject;
    subject.digest.bytes[7] = 5;
    subject.digest.bytes[6] = 1;
    CHECK(shard_of(subject, 16) == 261 % 16);
    CHECK(shard_of(subject, 1) == 0);
    CHECK(shard_of(subject, 1000) == 261);
}

}  // namespace evidence_shards_test
