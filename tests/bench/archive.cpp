// SPDX-License-Identifier: Apache-2.0
#include <mingbai/archive/archive.hpp>
#include <mingbai/archive/memory_store.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

// The first page of one subscriber among so many records, twenty-five a subscriber. The peer: a hash table of vectors in
// order of time, from whose end the page is copied; it filters nothing and proves nothing.
namespace archive_bench {

using namespace mingbai;
using namespace mingbai::archive;

constexpr std::size_t page = 20;
constexpr std::size_t records_each = 25;

evidence::pseudonym subject_of(std::uint64_t number) {
    return evidence::public_subject("bench", std::to_string(number));
}

/// One population at a time.
struct population {
    explicit population(std::size_t records) {
        const std::size_t count = records / records_each;
        for (std::size_t i = 0; i < count; ++i) subjects.push_back(subject_of(i));
        std::mt19937_64 random(1);
        const std::string payload(200, 'x');
        for (std::uint64_t i = 0; i < records; ++i) {
            evidence::record_view one;
            one.sequence = i;
            one.kind = evidence::record_kind::notice_due;
            one.at = instant{std::chrono::seconds{1'700'000'000 + static_cast<std::int64_t>(i)}};
            one.subject = subjects[random() % count];
            one.payload = payload;
            refused = refused || !store.put(one);
            plain[one.subject].push_back({i, payload});
        }
    }
    static population& of(std::int64_t records) {
        static std::unique_ptr<population> made;
        static std::int64_t size = 0;
        if (size != records) {
            made.reset();
            made = std::make_unique<population>(static_cast<std::size_t>(records));
        }
        size = records;
        return *made;
    }

    struct kept {
        std::uint64_t sequence;
        std::string payload;
    };
    std::vector<evidence::pseudonym> subjects;
    memory_store store;
    std::unordered_map<evidence::pseudonym, std::vector<kept>> plain;
    bool refused = false;
};

void first_page(benchmark::State& state) {
    population& all = population::of(state.range(0));
    if (all.refused) state.SkipWithError("a record was refused");
    std::mt19937_64 random(2);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(all.store.find(all.subjects[random() % all.subjects.size()],
                                                {window(earliest_instant, latest_instant), {}, UINT64_MAX, page}));
}

void page_of_a_hash_table(benchmark::State& state) {
    population& all = population::of(state.range(0));
    std::mt19937_64 random(2);
    for ([[maybe_unused]] auto _ : state) {
        const auto& found = all.plain[all.subjects[random() % all.subjects.size()]];
        const std::size_t size = found.size() < page ? found.size() : page;
        benchmark::DoNotOptimize(std::vector<population::kept>(found.rbegin(), found.rbegin() + static_cast<std::ptrdiff_t>(size)));
    }
}

/// What shows that a page leaves nothing out.
void completeness_proof_of_a_page(benchmark::State& state) {
    population& all = population::of(state.range(0));
    std::mt19937_64 random(2);
    for ([[maybe_unused]] auto _ : state) {
        const evidence::pseudonym& subject = all.subjects[random() % all.subjects.size()];
        const auto outline = all.store.outline(subject);
        benchmark::DoNotOptimize(make_completeness_proof(subject, *outline, {}, latest_instant, {}, {}));
    }
}

[[maybe_unused]] const bool added = [] {
    // Size by size: the largest population takes seconds to make.
    for (const std::int64_t records : {50'000, 500'000, 5'000'000}) {
        benchmark::RegisterBenchmark("first_page", first_page)->Arg(records);
        benchmark::RegisterBenchmark("page_of_a_hash_table", page_of_a_hash_table)->Arg(records);
        benchmark::RegisterBenchmark("completeness_proof_of_a_page", completeness_proof_of_a_page)->Arg(records);
    }
    return true;
}();

}  // namespace archive_bench
