// SPDX-License-Identifier: Apache-2.0
// Reads any bytes as JSON, in both ways with numbers, and compares with the grammar written out
// (support/slow_json.hpp).
#include <mingbai/base/json_canonical.hpp>
#include <mingbai/base/json_reader.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "../support/slow_json.hpp"

namespace fuzz_json_reader {

constexpr std::uint32_t depth = 40;

void holds(bool condition) {
    if (!condition) std::abort();
}

/// Reaches every value in every way there is to reach it.
std::size_t walk(const mingbai::json_value& value, std::string_view text) {
    holds(value.offset() < text.size());
    std::size_t values = 1;
    for (const mingbai::json_value each : value.elements()) values += walk(each, text);
    for (const mingbai::json_member member : value.members()) {
        holds(text[member.key_offset] == '"');
        const auto found = value.find(member.key);
        holds(found.has_value() && found->offset() == member.value.offset());
        values += walk(member.value, text);
    }
    return values;
}

void check(std::string_view text, mingbai::json_numbers numbers, mingbai::json_document& document) {
    const bool integers = numbers == mingbai::json_numbers::integers;
    const std::optional<std::string> expected =
        mingbai_test::slow_json::canonical(text, {.max_depth = depth, .integers_only = integers});
    const auto read = document.read(text, {.max_depth = depth, .numbers = numbers});
    holds(read.has_value() == expected.has_value());
    if (integers && mingbai::detail::json_scan::surely_canonical(text))
        holds(read ? document.is_canonical() : read.error().why == mingbai::reason::json_too_deep);
    if (!read) {
        holds(read.error().where.offset <= text.size() && document.empty());
        return;
    }
    holds(walk(document.root(), text) > 0);
    const auto canonical = mingbai::to_canonical_json(document.root());
    holds(canonical.has_value() || !integers);
    if (!canonical) return;
    holds(*canonical == *expected);
    holds(document.is_canonical() == (*expected == text));
    holds(mingbai::is_canonical_json(*canonical));
}

}  // namespace fuzz_json_reader

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static mingbai::json_document document;  // read again and again, as a ledger's reader does
    const std::string text(data, data + size);
    fuzz_json_reader::check(text, mingbai::json_numbers::integers, document);
    fuzz_json_reader::check(text, mingbai::json_numbers::as_text, document);
    return 0;
}
