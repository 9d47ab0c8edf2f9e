// SPDX-License-Identifier: Apache-2.0
// Reads any bytes as a public register: a header line and rows. What is refused is refused at a place in the line; what is read
// is a plan with a document, and every finding about it lies in its own text.
#include <mingbai/base/json_reader.hpp>
#include <mingbai/profile/cn_miit.hpp>
#include <mingbai/tariff/name_figures.hpp>
#include <mingbai/tariff/plan_json.hpp>
#include <mingbai/tariff/plan_reader.hpp>
#include <mingbai/tariff/register_layout.hpp>
#include <mingbai/tariff/register_snapshot.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace fuzz_register_rows {

using namespace mingbai;

void holds(bool condition) {
    if (!condition) std::abort();
}

void row(const register_layout& layout, std::string_view line) {
    const auto plan = layout.read_row(line);
    if (!plan) {
        holds(plan.error().where.offset <= line.size());
        return;
    }
    layout.for_each_field(line, [&](register_column column, std::string_view field) {
        holds(layout.has(column) && layout.field(line, column) == field);
        holds(field.data() >= line.data() && field.data() + field.size() <= line.data() + line.size());
        // Of an element with a column of its own nothing is left unknown that the column states, read or not. Content has
        // three columns, which together do not say everything.
        const element about = register_layout::element_of(column);
        holds(about == element::content || !plan->unknown.has(about) || !plan->unreadable.has(about));
    });
    const auto document = to_canonical_json(*plan);
    holds(document.has_value());
    holds(to_canonical_json(read_plan(read_json(*document)->root()).value()).value() == *document);
    for (const name_figure& each : read_name_figures(plan->name)) holds(each.offset + each.length <= plan->name.size());
    (void)check<profile::cn_miit::tariff_rules>(*plan);
}

}  // namespace fuzz_register_rows

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_register_rows;
    std::string_view text(reinterpret_cast<const char*>(data), size);
    register_layout layout;
    for (bool first = true; !text.empty(); first = false) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
        if (first) {
            const auto named = register_layout::read_header(line);
            if (!named) holds(named.error().where.offset <= line.size());
            if (named) layout = *named;
        }
        row(layout, line);
    }
    return 0;
}
