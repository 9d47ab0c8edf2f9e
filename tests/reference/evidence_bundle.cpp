// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/bundle_json.hpp>
#include <mingbai/evidence/make_bundle.hpp>
#include <mingbai/evidence/memory_journal.hpp>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// The C++ half of evidence_bundle.py.
//
//   evidence_bundle write     prints bundles, one a line
//   evidence_bundle kinds     prints number and name of every kind of record
//   evidence_bundle verify    answers each line of standard input with "good", "bad" or "refused"
namespace evidence_bundle_reference {

using namespace mingbai;
using namespace mingbai::evidence;

constexpr instant start{std::chrono::sys_days{std::chrono::year{2026} / 4 / 20}};
constexpr std::string_view secret = "the key of the reference test";
constexpr std::string_view key_name = "参考 key";

template <class T>
T must(result<T> answer) {
    if (!answer) std::abort();
    return *std::move(answer);
}

void print(const evidence_bundle& bundle) { std::cout << must(to_json(bundle)) << '\n'; }

struct kept {
    explicit kept(std::string_view name)
        : book(journal, hmac_drbg{"seed of the reference test", name}, {.name = must(ledger_name::parse(name)), .offset = beijing_time}) {}
    memory_journal journal;
    ledger<memory_journal> book;
};

/// Some months of records; every third payload speaks of a document.
void fill(kept& into, std::vector<bundle_document>& documents, int count) {
    for (int i = 0; i < count; ++i) {
        std::string payload;
        json_writer out(payload);
        out.begin_object().member(json_key::from("line\n\"\\\t"), "明白办、放心用 \xf0\x9f\x93\xb1 \x01").member("n", i);
        if (i % 3 == 0) {
            documents.push_back({"文件 " + std::to_string(i), "{\"plan\":" + std::to_string(i) + "}"});
            out.begin_array("texts").value(1).begin_object().member("sha256", to_hex(sha256(documents.back().text))).end_object().end_array();
        }
        out.end_object();
        if (!out.finish()) std::abort();
        must(into.book.append(static_cast<record_kind>(400 + i % 5), public_subject("reference", std::to_string(i)), start + std::chrono::hours(50 * i), payload));
    }
}

void write() {
    hmac_head_key key(secret, std::string(key_name));
    for (const int count : {1, 2, 7, 40}) {
        kept one("carrier.example");
        std::vector<bundle_document> documents;
        fill(one, documents, count);
        if (count == 40) must(one.book.erase(std::vector<record_range>{{1, 3}, {4, 6}}, erasure_cause::request, start + std::chrono::hours(2000)));
        evidence_bundle bundle;
        bundle.head = must(sign_head(one.book.head(start + std::chrono::hours(3000)), key));
        std::vector<std::uint64_t> all;
        for (std::uint64_t i = 0; i < one.book.size(); ++i) all.push_back(i);
        if (!add_records(bundle, one.book, all)) std::abort();
        bundle.documents = documents;
        print(bundle);
        // A bundle of a single record has no documents but its own.
        evidence_bundle single;
        single.head = bundle.head;
        single.items.push_back(bundle.items.back());
        print(single);
    }
    std::vector<std::unique_ptr<kept>> shards;
    std::vector<tree_head> heads;
    std::vector<bundle_document> documents;
    for (int i = 0; i < 5; ++i) {
        shards.push_back(std::make_unique<kept>("carrier.example/" + std::to_string(i)));
        std::vector<bundle_document> own;
        fill(*shards.back(), own, 3 + 4 * i);
        heads.push_back(shards.back()->book.head(start));
        if (i == 0) documents = own;
    }
    const shard_heads<> together(ledger_name{"carrier.example"}, heads, start);
    evidence_bundle bundle;
    bundle.head = must(sign_head(together.common(), key));
    for (std::uint64_t i = 0; i < shards.size(); ++i)
        if (!add_records(bundle, shards[i]->book, std::vector<std::uint64_t>{0, 2}, together.prove(i))) std::abort();
    bundle.documents = documents;
    print(bundle);
}

void kinds() {
    for (unsigned number = 0; number < first_carrier_kind; ++number) {
        const auto kind = static_cast<record_kind>(number);
        if (to_text(kind) != "unknown") std::cout << number << ' ' << to_text(kind) << '\n';
    }
}

void verify() {
    const hmac_head_key key(secret, std::string(key_name));
    for (std::string line; std::getline(std::cin, line);) {
        const auto bundle = read_bundle(line);
        std::cout << (!bundle ? "refused" : verify_bundle(*bundle, key).good() ? "good" : "bad") << '\n';
    }
}

}  // namespace evidence_bundle_reference

int main(int argc, char** argv) {
    if (argc == 2 && std::string_view(argv[1]) == "write") return evidence_bundle_reference::write(), 0;
    if (argc == 2 && std::string_view(argv[1]) == "kinds") return evidence_bundle_reference::kinds(), 0;
    if (argc == 2 && std::string_view(argv[1]) == "verify") return evidence_bundle_reference::verify(), 0;
    return 2;
}
