// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <mingbai/tariff/wording.hpp>
#include <mingbai/tariff/wording_matcher.hpp>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#if defined(MINGBAI_BENCH_RE2)
#include <re2/re2.h>
#include <re2/set.h>
#endif
#if defined(MINGBAI_BENCH_HYPERSCAN)
#include <hs/hs.h>
#endif

// The standard lexicon over 64 KB of tariff prose. The argument is how many words of a hundred are phrases of the
// lexicon. The peers get the same phrases, caseless, and only have to say which occur (RE2) or where (Hyperscan);
// neither folds widths, knows word boundaries, or drops phrases that lie in longer ones.
namespace tariff_wording_bench {

std::string tariff_prose(std::size_t bytes, std::uint32_t phrases_in_100) {
    const std::vector<std::string_view> words{
        "套餐", "月费", "59元", "包含", "国内", "通用流量", "30GB", "语音", "500分钟", "超出", "后", "按", "每", "兆", "0.29元",
        "收取", "，", "。", "用户", "办理", "次月", "生效", "有效期", "12个月", "到期", "退订", "短信", "回复", "宽带", "速率",
        "200M", "安装", "调测费", "100元", "合约", "提前", "剩余", "手机", "号码", "实名", "营业厅", "网上", "APP", "渠道",
        "上线", "2026年", "9月", "24日", "省内", "漫游", "、", "（", "）", "主卡", "副卡", "5G", "网络", "终端", "结转", "定向"};
    std::mt19937 random(1);
    std::string text;
    while (text.size() < bytes) {
        if (random() % 100 < phrases_in_100)
            text += std::string(mingbai::standard_lexicon()[random() % mingbai::standard_lexicon().size()].text) + ' ';
        else
            text += words[random() % words.size()];
    }
    return text;
}

void finish(benchmark::State& state, std::size_t bytes, std::size_t hits) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
    state.counters["hits"] = static_cast<double>(hits);
}

void find_wording(benchmark::State& state) {
    const std::string text = tariff_prose(65536, static_cast<std::uint32_t>(state.range(0)));
    std::size_t hits = 0;
    for ([[maybe_unused]] auto _ : state) {
        hits = 0;
        mingbai::find_wording(text, [&](const mingbai::wording_hit&) { ++hits; });
        benchmark::DoNotOptimize(hits);
    }
    finish(state, text.size(), hits);
}
BENCHMARK(find_wording)->Arg(0)->Arg(2)->Arg(20);

void wording_matcher(benchmark::State& state) {
    const std::string text = tariff_prose(65536, static_cast<std::uint32_t>(state.range(0)));
    const mingbai::wording_matcher matcher;
    std::size_t hits = 0;
    for ([[maybe_unused]] auto _ : state) {
        hits = 0;
        matcher.find(text, [&](const mingbai::wording_hit&) { ++hits; });
        benchmark::DoNotOptimize(hits);
    }
    finish(state, text.size(), hits);
}
BENCHMARK(wording_matcher)->Arg(0)->Arg(2)->Arg(20);

#if defined(MINGBAI_BENCH_RE2)
void re2_set(benchmark::State& state) {
    const std::string text = tariff_prose(65536, static_cast<std::uint32_t>(state.range(0)));
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    options.set_max_mem(64 << 20);
    re2::RE2::Set set(options, re2::RE2::UNANCHORED);
    for (const auto& entry : mingbai::standard_lexicon())
        set.Add(re2::RE2::QuoteMeta(std::string(entry.text)), nullptr);
    set.Compile();
    std::vector<int> found;
    for ([[maybe_unused]] auto _ : state) {
        set.Match(text, &found);
        benchmark::DoNotOptimize(found.data());
    }
    finish(state, text.size(), found.size());
}
BENCHMARK(re2_set)->Arg(0)->Arg(2)->Arg(20);
#endif

#if defined(MINGBAI_BENCH_HYPERSCAN)
int count_match(unsigned, unsigned long long, unsigned long long, unsigned, void* hits) {
    ++*static_cast<std::size_t*>(hits);
    return 0;
}

void hyperscan(benchmark::State& state) {
    const std::string text = tariff_prose(65536, static_cast<std::uint32_t>(state.range(0)));
    std::vector<std::string> patterns;
    for (const auto& entry : mingbai::standard_lexicon()) {
        std::string quoted;
        for (const char c : entry.text) {
            if (std::string_view(".&%#'-,:;").find(c) != std::string_view::npos) quoted += '\\';
            quoted += c;
        }
        patterns.push_back(quoted);
    }
    std::vector<const char*> expressions;
    std::vector<unsigned> flags(patterns.size(), HS_FLAG_CASELESS);
    std::vector<unsigned> ids(patterns.size());
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        expressions.push_back(patterns[i].c_str());
        ids[i] = static_cast<unsigned>(i);
    }
    hs_database_t* database = nullptr;
    hs_compile_error_t* error = nullptr;
    if (hs_compile_multi(expressions.data(), flags.data(), ids.data(), static_cast<unsigned>(patterns.size()),
                         HS_MODE_BLOCK, nullptr, &database, &error) != HS_SUCCESS) {
        state.SkipWithError(error->message);
        return;
    }
    hs_scratch_t* scratch = nullptr;
    hs_alloc_scratch(database, &scratch);
    std::size_t hits = 0;
    for ([[maybe_unused]] auto _ : state) {
        hits = 0;
        hs_scan(database, text.data(), static_cast<unsigned>(text.size()), 0, scratch, count_match, &hits);
        benchmark::DoNotOptimize(hits);
    }
    finish(state, text.size(), hits);
    hs_free_scratch(scratch);
    hs_free_database(database);
}
BENCHMARK(hyperscan)->Arg(0)->Arg(2)->Arg(20);
#endif

}  // namespace tariff_wording_bench
