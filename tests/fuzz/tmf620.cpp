// SPDX-License-Identifier: Apache-2.0
// Reads any bytes as documents of the TM Forum catalogue. Whatever is read loses nothing in silence, and what is written of it
// is read as the same plans.
#include <mingbai/base/utf8.hpp>
#include <mingbai/interop/tmf620.hpp>
#include <mingbai/tariff/plan_json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace fuzz_tmf620 {

using namespace mingbai;

void holds(bool condition) {
    if (!condition) std::abort();
}

template <currency_type Currency>
void import(const std::string& text) {
    const auto read = tmf620::import_plans<Currency>(text);
    if (!read) {
        holds(read.error().where.offset <= text.size());
        return;
    }
    for (const tmf620::import_loss& each : read->losses) holds(is_utf8(each.path));
    for (const auto& plan : read->plans) holds(to_canonical_json(plan).has_value());

    const auto written = tmf620::to_tmf620(read->plans, {});
    if (!written || !written->losses.empty()) return;
    const auto again = tmf620::import_plans<Currency>(written->json);
    holds(again.has_value() && again->plans.size() == read->plans.size());
    for (std::size_t i = 0; i < read->plans.size(); ++i)
        holds(to_canonical_json(again->plans[i]).value() == to_canonical_json(read->plans[i]).value());
}

}  // namespace fuzz_tmf620

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    fuzz_tmf620::import<mingbai::cny>(text);
    fuzz_tmf620::import<mingbai::eur>(text);
    return 0;
}
