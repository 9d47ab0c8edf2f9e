// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <mingbai/base/json_writer.hpp>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#if __has_include(<nlohmann/json.hpp>)
#include <nlohmann/json.hpp>
#endif
#if __has_include(<rapidjson/writer.h>)
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#endif

// One evidence payload of about 40 members and 1.1 kB: an order's record, with integer money and some Chinese text.
// Every writer gets the same members in the same order and writes the same bytes.
namespace base_json_writer_bench {

struct order_record {
    std::string_view agent = "agent-130100-0042";
    std::string_view answer = "同意";
    std::string_view code_hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    std::string_view customer = "c-2026-000000173";
    std::string_view name = "畅享套餐59元档";
    std::string_view number = "26HE300128";
    std::string_view order = "7b0f2c1e-58b1-4c07-9a51-0d7f4b8f9a11";
    std::string_view request = "尊敬的客户，您正在办理畅享套餐59元档，方案编号：26HE300128，回复“同意”确认。";
    std::string_view terms_hash = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
    std::int64_t asked = 1790000000;
    std::int64_t fee = 59000000;
    std::uint64_t data = 32212254720;
};

// X(key, value)
#define MINGBAI_BENCH_MEMBERS(X)                     \
    X("activated", r.asked + 61)                     \
    X("agent", r.agent)                              \
    X("answer", r.answer)                            \
    X("answered", r.asked + 58)                      \
    X("asked", r.asked)                              \
    X("audience", std::string_view("公众用户"))      \
    X("auto_renewal", true)                          \
    X("breach", nullptr)                             \
    X("category", std::string_view("套餐"))          \
    X("channel", std::string_view("app"))            \
    X("code_hash", r.code_hash)                      \
    X("commitment_months", 24)                       \
    X("currency", std::string_view("CNY"))           \
    X("customer", r.customer)                        \
    X("data", r.data)                                \
    X("data_used", 0)                                \
    X("expires", r.asked + 120)                      \
    X("fee", r.fee)                                  \
    X("fee_after", r.fee + 20000000)                 \
    X("first_month", std::string_view("prorated"))   \
    X("locale", std::string_view("zh-CN"))           \
    X("messages", 100)                               \
    X("method", std::string_view("sms_reply"))       \
    X("name", r.name)                                \
    X("number", r.number)                            \
    X("off_sale", 1922000000)                        \
    X("on_sale", 1784000000)                         \
    X("order", r.order)                              \
    X("overage_fee", 5000000)                        \
    X("overage_unit", 1073741824)                    \
    X("price_period", 1)                             \
    X("region", std::string_view("HE"))              \
    X("reminded", false)                             \
    X("request", r.request)                          \
    X("sender", std::string_view("10001"))           \
    X("signature", nullptr)                          \
    X("status", std::string_view("active"))          \
    X("subscriber", std::string_view("13800138000")) \
    X("terms_hash", r.terms_hash)                    \
    X("unsubscribe", std::string_view("TD"))         \
    X("version", 3)                                  \
    X("voice", 30000)

void write(const order_record& r, std::string& text) {
    mingbai::json_writer out(text);
    out.begin_object();
#define X(key, value) out.member(key, value);
    MINGBAI_BENCH_MEMBERS(X)
#undef X
    out.end_object();
    benchmark::DoNotOptimize(out.finish());
}

void mingbai_writer(benchmark::State& state) {
    order_record record;
    std::string text;
    for (auto _ : state) {
        benchmark::DoNotOptimize(record);
        text.clear();
        write(record, text);
        benchmark::DoNotOptimize(text.data());
    }
    state.counters["bytes"] = static_cast<double>(text.size());
}
BENCHMARK(mingbai_writer);

#if __has_include(<rapidjson/writer.h>)
template <unsigned Flags>
struct rapid_out {
    rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::CrtAllocator, Flags>&
        to;

    void value(std::string_view text) { to.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
    void value(std::int64_t number) { to.Int64(number); }
    void value(std::uint64_t number) { to.Uint64(number); }
    void value(int number) { to.Int(number); }
    void value(bool truth) { to.Bool(truth); }
    void value(std::nullptr_t) { to.Null(); }
};

template <unsigned Flags>
void rapidjson_writer(benchmark::State& state) {
    order_record record;
    rapidjson::StringBuffer buffer;
    for (auto _ : state) {
        benchmark::DoNotOptimize(record);
        buffer.Clear();
        rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::CrtAllocator, Flags>
            writer(buffer);
        rapid_out<Flags> out{writer};
        const order_record& r = record;
        writer.StartObject();
#define X(key, data) writer.Key(key, sizeof(key) - 1), out.value(data);
        MINGBAI_BENCH_MEMBERS(X)
#undef X
        writer.EndObject();
        benchmark::DoNotOptimize(buffer.GetString());
    }
    std::string ours;
    write(record, ours);
    if (ours != buffer.GetString()) state.SkipWithError("the bytes differ");
}
BENCHMARK(rapidjson_writer<rapidjson::kWriteNoFlags>)->Name("rapidjson_writer");
BENCHMARK(rapidjson_writer<rapidjson::kWriteValidateEncodingFlag>)->Name("rapidjson_writer_validating");
#endif

#if __has_include(<nlohmann/json.hpp>)
nlohmann::json build(const order_record& r) {
    nlohmann::json object = nlohmann::json::object();
#define X(key, value) object[key] = value;
    MINGBAI_BENCH_MEMBERS(X)
#undef X
    return object;
}

void nlohmann_dump(benchmark::State& state) {
    const nlohmann::json object = build({});
    std::string text;
    for (auto _ : state) {
        text = object.dump();
        benchmark::DoNotOptimize(text.data());
    }
    std::string ours;
    write({}, ours);
    if (ours != text) state.SkipWithError("the bytes differ");
}
BENCHMARK(nlohmann_dump);

void nlohmann_build_and_dump(benchmark::State& state) {
    order_record record;
    for (auto _ : state) {
        benchmark::DoNotOptimize(record);
        benchmark::DoNotOptimize(build(record).dump());
    }
}
BENCHMARK(nlohmann_build_and_dump);
#endif

void memcpy_of_the_text(benchmark::State& state) {
    std::string text;
    write({}, text);
    std::string copy(text.size(), ' ');
    for (auto _ : state) {
        benchmark::DoNotOptimize(text.data());
        std::memcpy(copy.data(), text.data(), text.size());
        benchmark::DoNotOptimize(copy.data());
        benchmark::ClobberMemory();
    }
}
BENCHMARK(memcpy_of_the_text);

#undef MINGBAI_BENCH_MEMBERS

}  // namespace base_json_writer_bench
