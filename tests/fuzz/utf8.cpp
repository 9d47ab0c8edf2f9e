// SPDX-License-Identifier: Apache-2.0
// Reads any bytes as UTF-8 in every way there is, and compares with the definition (support/slow_utf8.hpp).
#include <mingbai/base/display_width.hpp>
#include <mingbai/base/filing_number_search.hpp>
#include <mingbai/base/folded_text.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/msisdn.hpp>
#include <mingbai/base/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../support/slow_utf8.hpp"

namespace fuzz_utf8 {

void holds(bool condition) {
    if (!condition) std::abort();
}

void check(std::string_view text) {
    namespace slow = mingbai_test::slow_utf8;
    const std::size_t bad = slow::find_bad(text);
    holds(mingbai::find_bad_utf8(text) == bad);
    holds(mingbai::validate_utf8(text).has_value() == (bad == text.size()));

    std::size_t at = 0;
    std::size_t points = 0;
    for (const auto [offset, step] : mingbai::code_points(text)) {
        holds(offset == at && step.size > 0);
        holds(step.valid == (slow::valid_size(text.substr(at)) != 0));
        if (step.valid) holds(mingbai::encode_utf8(step.code_point).text() == text.substr(at, step.size));
        at += step.size;
        ++points;
    }
    holds(at == text.size());
    if (bad == text.size()) holds(mingbai::count_code_points(text) == points);

    const mingbai::folded_text folded(text);
    holds(folded.text() == mingbai::fold_width(text) && folded.text().size() <= text.size());
    holds(folded.source_offset(0) == 0 && folded.source_offset(folded.text().size()) == text.size());
    holds(mingbai::fold_width(folded.text()) == folded.text());

    const std::size_t columns = text.size() % 17;
    holds(mingbai::display_width(mingbai::fixed_width(text, columns)) == columns);
    holds(mingbai::display_width(mingbai::prefix_of_width(text, columns)) <= columns);

    if (const auto found = mingbai::find_filing_number(text)) holds(found->offset + found->length <= text.size());
    if (const auto number = mingbai::read_msisdn(text)) holds(number->text().size() >= 5);

    std::string json;
    mingbai::json_writer out(json);
    const auto written = out.value(text).finish();
    holds(written.has_value() == (bad == text.size()));
    if (!written) holds(json.empty() && written.error().where.offset == bad);
}

}  // namespace fuzz_utf8

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    fuzz_utf8::check(text);
    return 0;
}
