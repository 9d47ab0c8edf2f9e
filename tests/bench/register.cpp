// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/profile/cn_miit.hpp>
#include <mingbai/tariff/owned_plan.hpp>
#include <mingbai/tariff/plan_reader.hpp>
#include <mingbai/tariff/register.hpp>

#include <benchmark/benchmark.h>
#include <plans.hpp>

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#if __has_include(<openssl/evp.h>) && defined(MINGBAI_BENCH_OPENSSL)
#include <mingbai/interop/openssl.hpp>
#endif

// Plans on their way to the public: read from their document, checked by every rule of cn_miit, registered with a record on
// the ledger; and the look-up that each sale makes. The argument is the number of plans.
namespace tariff_register_bench {

using namespace mingbai;
using cn = profile::cn_miit;

constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};

std::string number_of(std::int64_t i) {
    const std::string digits = std::to_string(i);
    return "26HE" + std::string(7 - digits.size(), '0') + digits;
}

tariff_plan plan_of(std::int64_t i) {
    tariff_plan plan = to_owned(mingbai_test::spring);
    plan.filing_number = number_of(i);
    return plan;
}

std::string document_of(std::int64_t i) { return to_canonical_json(plan_of(i)).value(); }

void check_one_plan(benchmark::State& state) {
    const tariff_plan plan = plan_of(1);
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(check<cn::tariff_rules>(plan));
    state.counters["document bytes"] = static_cast<double>(document_of(1).size());
}
BENCHMARK(check_one_plan);

void read_one_plan(benchmark::State& state) {
    const std::string document = document_of(1);
    for ([[maybe_unused]] auto _ : state) {
        const auto json = read_json(document);
        benchmark::DoNotOptimize(read_plan<tariff_plan>(json->root()));
    }
}
BENCHMARK(read_one_plan);

/// A register and what it stands on.
template <class Hasher>
struct house {
    evidence::memory_journal journal;
    evidence::ledger<evidence::memory_journal, Hasher> book{journal, hmac_drbg<Hasher>("seed")};
    disclosure_register<cn, Hasher> zone{book};
};

/// Taking a full register down again is no part of it.
template <class Hasher>
void load_check_and_register(benchmark::State& state) {
    std::vector<std::string> documents;
    for (std::int64_t i = 0; i < state.range(0); ++i) documents.push_back(document_of(i));
    for ([[maybe_unused]] auto _ : state) {
        auto made = std::make_unique<house<Hasher>>();
        json_document json;
        for (const std::string& each : documents) {
            benchmark::DoNotOptimize(json.read(each));
            auto plan = read_plan<tariff_plan>(json.root());
            benchmark::DoNotOptimize(made->zone.publish(*std::move(plan), may_1).has_value());
        }
        if (made->zone.versions() != documents.size()) state.SkipWithError("a plan was refused");
        state.PauseTiming();
        made.reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// The version in force at an instant, beside a look-up in a hash table of as many numbers.
void look_up(benchmark::State& state) {
    evidence::memory_journal journal;
    evidence::ledger book(journal, hmac_drbg<sha256_hasher>("seed"));
    disclosure_register<cn> zone{book};
    std::vector<filing_number> numbers;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        if (!zone.publish(plan_of(i), may_1)) state.SkipWithError("a plan was refused");
        numbers.push_back(filing_number::parse(number_of(i)).value());
    }
    std::mt19937 random(1);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(zone.in_force(numbers[random() % numbers.size()], may_1));
}
BENCHMARK(look_up)->Arg(1'000)->Arg(10'000)->Arg(100'000);

void look_up_in_unordered_map(benchmark::State& state) {
    std::unordered_map<filing_number, std::int64_t> table;
    std::vector<filing_number> numbers;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        numbers.push_back(filing_number::parse(number_of(i)).value());
        table.emplace(numbers.back(), i);
    }
    std::mt19937 random(1);
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(table.find(numbers[random() % numbers.size()]));
}
BENCHMARK(look_up_in_unordered_map)->Arg(1'000)->Arg(10'000)->Arg(100'000);

[[maybe_unused]] const bool added = [] {
    const auto add = [](const char* name, auto* run) {
        benchmark::RegisterBenchmark(name, run)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
    };
    add("load_check_and_register/built-in", load_check_and_register<sha256_hasher>);
#if __has_include(<openssl/evp.h>) && defined(MINGBAI_BENCH_OPENSSL)
    add("load_check_and_register/OpenSSL", load_check_and_register<openssl::sha256_hasher>);
#endif
    return true;
}();

}  // namespace tariff_register_bench
