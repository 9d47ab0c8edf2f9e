// SPDX-License-Identifier: Apache-2.0
// Reads any bytes as a plan's document. What is read is written in one canonical form, which reads as the same plan; every word
// about it is text; and it can be judged.
#include <mingbai/base/json_canonical.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/profile/cn_miit.hpp>
#include <mingbai/tariff/owned_plan.hpp>
#include <mingbai/tariff/plan_json.hpp>
#include <mingbai/tariff/plan_reader.hpp>
#include <mingbai/tariff/plan_text.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace fuzz_plan_documents {

using namespace mingbai;

void holds(bool condition) {
    if (!condition) std::abort();
}

void judged(const tariff_plan& plan) {
    (void)check<profile::cn_miit::tariff_rules>(plan);
    for (std::uint16_t i = 1; i <= plan_element_count; ++i)
        for (const language words : {language::chinese, language::english})
            holds(is_utf8(plan_text(plan, static_cast<element>(i), words)));
}

}  // namespace fuzz_plan_documents

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_plan_documents;
    const std::string text(data, data + size);
    const auto document = read_json(text);
    if (!document) return 0;
    const auto plan = read_plan(document->root());
    if (!plan) {
        holds(plan.error().why != reason::none && plan.error().where.offset <= text.size());
        return 0;
    }
    const auto written = to_canonical_json(*plan);
    holds(written.has_value() && is_canonical_json(*written));
    const auto again = read_json(*written);
    holds(again.has_value());
    const auto same = read_plan(again->root());
    holds(same.has_value() && to_canonical_json(*same).value() == *written);
    holds(to_canonical_json(to_owned(*plan)).value() == *written);
    judged(*plan);
    return 0;
}
