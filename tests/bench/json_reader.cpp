// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>

#include <cstdint>
#include <string>
#include <string_view>

#if __has_include(<nlohmann/json.hpp>)
#include <nlohmann/json.hpp>
#endif
// The RapidJSON that distributions ship does not compile with younger Clangs.
#if __has_include(<rapidjson/document.h>) && !defined(__clang__)
#define MINGBAI_BENCH_RAPIDJSON
#include <rapidjson/document.h>
#endif

// One record of 40 members and about 1 kB, read into a tree. Whatever is refused here was refused by everybody.
namespace base_json_reader_bench {

std::string record() {
    std::string text;
    mingbai::json_writer out(text);
    out.begin_object();
    std::string keys[40];
    for (int i = 0; i < 40; ++i) {
        std::string& key = keys[i];
        key = {static_cast<char>('a' + i / 10), static_cast<char>('0' + i % 10)};
        key += "_member";
        out.key(mingbai::json_key::from(key));
        if (i % 4 == 0)
            out.value("畅享套餐59元档");
        else if (i % 4 == 1)
            out.value(1'790'000'000 + i);
        else if (i % 4 == 2)
            out.value(std::string(static_cast<std::size_t>(i), 'x'));
        else
            out.value(i % 8 == 3);
    }
    out.end_object();
    benchmark::DoNotOptimize(out.finish());
    return text;
}

void mingbai_reader(benchmark::State& state) {
    const std::string text = record();
    mingbai::json_document document;
    for (auto _ : state) {
        if (!document.read(text)) state.SkipWithError("refused");
        benchmark::DoNotOptimize(document);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(mingbai_reader);

void mingbai_reader_into_a_new_document(benchmark::State& state) {
    const std::string text = record();
    for (auto _ : state) {
        auto read = mingbai::read_json(text);
        if (!read) state.SkipWithError("refused");
        benchmark::DoNotOptimize(read);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(mingbai_reader_into_a_new_document);

void mingbai_lookup_in_40_members(benchmark::State& state) {
    const auto document = mingbai::read_json(record());
    for (auto _ : state) {
        std::string_view key = "c9_member";
        benchmark::DoNotOptimize(key);
        benchmark::DoNotOptimize(document->root().find(key));
    }
}
BENCHMARK(mingbai_lookup_in_40_members);

#if defined(MINGBAI_BENCH_RAPIDJSON)
template <unsigned Flags>
void rapidjson_document(benchmark::State& state) {
    const std::string text = record();
    for (auto _ : state) {
        rapidjson::Document document;
        document.Parse<Flags>(text.data(), text.size());
        if (document.HasParseError()) state.SkipWithError("refused");
        benchmark::DoNotOptimize(document);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(rapidjson_document<rapidjson::kParseNoFlags>)->Name("rapidjson_document");
BENCHMARK(rapidjson_document<rapidjson::kParseValidateEncodingFlag>)->Name("rapidjson_document_validating");
#endif

#if __has_include(<nlohmann/json.hpp>)
void nlohmann_parse(benchmark::State& state) {
    const std::string text = record();
    for (auto _ : state) benchmark::DoNotOptimize(nlohmann::json::parse(text));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(nlohmann_parse);
#endif

}  // namespace base_json_reader_bench
