// SPDX-License-Identifier: Apache-2.0
// Cuts any bytes into short messages, and holds the parts to what is promised of them.
#include <mingbai/notice/sms_parts.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace fuzz_sms_parts {

using namespace mingbai;
using namespace mingbai::notice;

void holds(bool condition) {
    if (!condition) std::abort();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

void check(const std::string& text, sms_reference reference) {
    const auto parts = split_sms(text, reference);
    const sms_size size = measure_sms(text, reference);
    if (!parts) {
        const reason why = parts.error().why;
        holds(why == reason::bad_utf8 || why == reason::too_long || why == reason::too_many_parts);
        holds((why == reason::bad_utf8) == !is_utf8(text));
        holds(why == reason::bad_utf8 || size.segments > 1);
        holds(parts.error().where.offset <= text.size());
        return;
    }
    holds(is_utf8(text) && !parts->empty() && parts->size() <= most_sms_parts);
    holds(parts->size() >= size.segments && (parts->size() == 1) == (size.segments == 1));
    std::size_t at = 0;
    for (const std::string_view part : *parts) {
        holds(part.data() == text.data() + at);  // they join to the text
        holds(parts->size() == 1 || !part.empty());
        at += part.size();
        if (parts->size() == 1) continue;
        std::size_t units = 0;
        for (const auto [offset, step] : code_points(part)) {
            holds(step.valid);  // a character is not cut
            units += sms_units(step.code_point, size.encoding);
        }
        holds(units <= sms_part_capacity(size.encoding, reference));
        if (at == text.size()) continue;
        // Neither a number nor a word nor a link is cut.
        const char before = text[at - 1];
        const char behind = text[at];
        holds(!((is_digit(before) || is_letter(before)) && (is_digit(behind) || is_letter(behind))));
        holds(!(is_digit(before) && std::string_view(text).substr(at).starts_with("元")));
        holds(behind != ' ');
    }
    holds(at == text.size());
}

}  // namespace fuzz_sms_parts

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(data, data + size);
    // Mutations are short; a message of many parts is what matters here.
    for (const std::string& text : {bytes, bytes + bytes + bytes + bytes}) {
        fuzz_sms_parts::check(text, mingbai::sms_reference::eight_bit);
        fuzz_sms_parts::check(text, mingbai::sms_reference::sixteen_bit);
    }
    return 0;
}
