// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/detail/desk_records.hpp>
#include <mingbai/order/supervision.hpp>

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#if __has_include(<openssl/evp.h>) && defined(MINGBAI_BENCH_OPENSSL)
#include <mingbai/interop/openssl.hpp>
#endif

// A month of orders through 5,000 agents as the desks write it, eight records an order, folded into their conduct.
// Beside it the one thing that cannot be left out, naming each request by its hash.
namespace supervision_bench {

using namespace mingbai;
using namespace std::chrono_literals;
using evidence::record_kind;

struct month {
    std::vector<evidence::record> records;
    std::vector<std::string> questions;

    explicit month(std::size_t size) {
        const instant first{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};
        sha256_digest subject;
        const auto add = [&](record_kind kind, instant at, std::string payload) {
            evidence::record one;
            one.sequence = records.size();
            one.kind = kind;
            one.at = at;
            one.payload = std::move(payload);
            one.subject = evidence::pseudonym{subject};
            records.push_back(std::move(one));
        };
        const std::string text(420, 'x');
        for (std::size_t i = 0; records.size() < size; ++i) {
            const instant at = first + std::chrono::seconds(i * 20);
            const std::string number = std::to_string(i);
            subject = sha256(number);  // a customer of its own
            consent::case_file file;
            file.asked.facts.order = order_id::parse("2026050112345678" + number).value();
            file.asked.facts.agent = agent_id::parse("AG-" + std::to_string(i * 7919 % 5000)).value();
            file.asked.facts.plan = "26HE900001";
            file.asked.facts.name = "春风套餐59元";
            file.asked.facts.price = "每月59元";
            file.asked.text = text;
            file.asked.asked_at = at;
            std::string question = consent::canonical_text(file.asked).value();
            file.digest = sha256(question);
            questions.push_back(question);
            add(record_kind::consent_asked, at, std::move(question));
            const consent::sms_reply reply{
                .from = subscriber_number{"18500000000"}, .to = short_code{"10001"}, .text = "同意", .at = at + 30s};
            const bool unclear = i % 13 == 0;
            add(record_kind::consent_answered, at + 30s,
                consent::detail::answered(file.digest, reply, unclear ? consent::answer::unclear : consent::answer::yes,
                                          reason::none)
                    .payload);
            const bool no = i % 11 == 0;
            const record_kind decided = no ? record_kind::consent_refused : record_kind::consent_proven;
            add(decided, at + 30s, consent::detail::outcome(decided, file, {}, at + 30s).payload);
            if (no) continue;
            activation done{.order = file.asked.facts.order,
                            .plan = "26HE900001",
                            .channel = "WEB",
                            .activated_at = at + 60s,
                            .begins_at = at + 60s};
            done.sold_by = agent_sale{.agent = file.asked.facts.agent,
                                      .licence = marketing::licence_id{"HE-2026-0007"},
                                      .platform = marketing::platform_id{"shop.example.cn/7"},
                                      .region = marketing::region_name{"河北"}};
            add(record_kind::order_activated, at + 60s, canonical_text(done));
            for (const record_kind notice :
                 {record_kind::notice_due, record_kind::notice_sent, record_kind::notice_delivered})
                add(notice, at + 62s, R"({"key":"0123456789abcdef","to":"18500000000"})");
            if (i % 17 == 0)
                add(record_kind::order_ended, at + 24h, canonical_text(ending{file.asked.facts.order, at + 24h}));
            if (i % 19 == 0)
                add(record_kind::order_refused, at + 70s,
                    canonical_text(agent_refusal{.agent = file.asked.facts.agent, .why = reason::plan_out_of_scope}));
        }
    }
};

const month& months(std::size_t size) {
    static month last(size);
    if (last.records.size() < size || last.records.size() > size + 10) last = month(size);
    return last;
}

template <class Hasher>
void fold(benchmark::State& state) {
    const month& all = months(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        basic_supervision<Hasher> watching;
        for (const evidence::record& each : all.records) watching.apply(evidence::view_of(each));
        benchmark::DoNotOptimize(watching.review());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.records.size()));
}

template <class Hasher>
void bare_hash(benchmark::State& state) {
    const month& all = months(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        for (const std::string& each : all.questions) benchmark::DoNotOptimize(digest_of<Hasher>(each));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.records.size()));
}

BENCHMARK_TEMPLATE(fold, sha256_hasher)
    ->Name("supervision: built-in hash")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(bare_hash, sha256_hasher)
    ->Name("the requests' hash alone: built-in")
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond);
#if defined(MINGBAI_BENCH_OPENSSL)
BENCHMARK_TEMPLATE(fold, openssl::sha256_hasher)
    ->Name("supervision: OpenSSL's hash")
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(bare_hash, openssl::sha256_hasher)
    ->Name("the requests' hash alone: OpenSSL")
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond);
#endif

}  // namespace supervision_bench
