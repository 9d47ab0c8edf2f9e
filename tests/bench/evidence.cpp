// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/file_journal.hpp>
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/evidence/merkle_proof.hpp>

#include <benchmark/benchmark.h>
#include <scratch_folder.hpp>

#include <string>
#include <vector>

#if __has_include(<openssl/evp.h>) && defined(MINGBAI_BENCH_OPENSSL)
#include <mingbai/interop/openssl.hpp>
#endif

// The ledger beside what it cannot be faster than: the bare hash, the bare write and flush of the same bytes.
namespace evidence_bench {

using namespace mingbai;
using namespace mingbai::evidence;

constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};

template <class Hasher>
void hash(benchmark::State& state) {
    std::string message(static_cast<std::size_t>(state.range(0)), 'x');
    for (auto _ : state) {
        benchmark::DoNotOptimize(digest_of<Hasher>(message));
        ++message[0];
    }
    state.SetBytesProcessed(state.iterations() * state.range(0));
}

template <class Hasher>
void tree(benchmark::State& state) {
    const std::string leaf(64, 'x');
    for (auto _ : state) {
        basic_merkle_tree<Hasher> grown;
        for (std::int64_t i = 0; i < state.range(0); ++i) grown.append(leaf);
        benchmark::DoNotOptimize(grown.root());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// The hashes that such a tree takes, and nothing else.
template <class Hasher>
void tree_bare(benchmark::State& state) {
    const std::string leaf(65, 'x');
    for (auto _ : state)
        for (std::int64_t i = 0; i < 2 * state.range(0) - 1; ++i) benchmark::DoNotOptimize(digest_of<Hasher>(leaf));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

template <class Hasher>
void verify_one(benchmark::State& state) {
    basic_merkle_tree<Hasher> grown;
    for (std::uint64_t i = 0; i < 100'000; ++i) grown.append(std::to_string(i));
    const auto proof = grown.inclusion_proof(54'321, grown.size());
    const sha256_digest root = grown.root();
    for (auto _ : state) benchmark::DoNotOptimize(verify_inclusion<Hasher>(54'321, grown.size(), grown.leaf(54'321), proof, root));
}

/// 256-byte payloads, flushed in groups.
template <class Hasher>
void append(benchmark::State& state) {
    const mingbai_test::scratch_folder folder;
    auto journal = file_journal::open(folder.file("evidence.journal"));
    ledger<file_journal, Hasher> book(*journal, hmac_drbg<Hasher>("seed"), ledger_options{.trust_payloads = true});
    const std::string payload = "\"" + std::string(254, 'x') + "\"";
    const std::vector<entry> batch(static_cast<std::size_t>(state.range(0)), entry{record_kind::notice_sent, {}, may_1, payload});
    for (auto _ : state)
        if (!book.append(batch)) state.SkipWithError("refused");
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// The same frames without a ledger: one write and one flush a group.
void append_bare(benchmark::State& state) {
    const mingbai_test::scratch_folder folder;
    posix_storage files;
    auto file = files.open(folder.file("bare"));
    const std::string bytes(static_cast<std::size_t>(state.range(0)) * (256 + 164), 'x');
    std::uint64_t end = 0;
    for (auto _ : state) {
        if (!file->write_at(end, bytes) || !file->flush()) state.SkipWithError("refused");
        end += bytes.size();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

template <class Hasher>
void replay(benchmark::State& state) {
    memory_journal journal;
    ledger<memory_journal, Hasher> book(journal, hmac_drbg<Hasher>("seed"));
    const std::string payload = "\"" + std::string(254, 'x') + "\"";
    for (std::int64_t i = 0; i < state.range(0); ++i)
        if (!book.append(record_kind::notice_sent, {}, may_1, payload)) state.SkipWithError("refused");
    for (auto _ : state) benchmark::DoNotOptimize(book.verify());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// The hashing of the payloads alone.
template <class Hasher>
void replay_bare(benchmark::State& state) {
    const std::string payload(256, 'x');
    const record_salt salt{};
    for (auto _ : state)
        for (std::int64_t i = 0; i < state.range(0); ++i) benchmark::DoNotOptimize(commitment_to<Hasher>(salt, payload));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

template <class Hasher>
void add(const std::string& name) {
    benchmark::RegisterBenchmark(("sha256/" + name).c_str(), hash<Hasher>)->Arg(64)->Arg(256)->Arg(65'536);
    benchmark::RegisterBenchmark(("tree/" + name).c_str(), tree<Hasher>)->Arg(1'000)->Arg(10'000)->Arg(100'000);
    benchmark::RegisterBenchmark(("tree/bare hashes/" + name).c_str(), tree_bare<Hasher>)->Arg(1'000)->Arg(100'000);
    benchmark::RegisterBenchmark(("verify inclusion in 100000/" + name).c_str(), verify_one<Hasher>);
    benchmark::RegisterBenchmark(("append/" + name).c_str(), append<Hasher>)->Arg(1)->Arg(64)->Arg(1024)->UseRealTime();
    benchmark::RegisterBenchmark(("replay/" + name).c_str(), replay<Hasher>)->Arg(1'000)->Arg(10'000);
    benchmark::RegisterBenchmark(("replay/bare payload hashes/" + name).c_str(), replay_bare<Hasher>)->Arg(1'000)->Arg(10'000);
}

[[maybe_unused]] const bool added = [] {
    add<sha256_hasher>("built-in");
#if __has_include(<openssl/evp.h>) && defined(MINGBAI_BENCH_OPENSSL)
    add<openssl::sha256_hasher>("OpenSSL");
#endif
    benchmark::RegisterBenchmark("append/bare write and flush", append_bare)->Arg(1)->Arg(64)->Arg(1024)->UseRealTime();
    return true;
}();

}  // namespace evidence_bench
