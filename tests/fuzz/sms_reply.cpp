// SPDX-License-Identifier: Apache-2.0
// Reads any bytes as a reply, and holds the reader to what it promises of agreement.
#include <mingbai/base/sms_text.hpp>
#include <mingbai/consent/detail/reply_reference.hpp>
#include <mingbai/consent/sms_reply.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace fuzz_sms_reply {

using mingbai::consent::answer;
using mingbai::consent::read_reply;

void holds(bool condition) {
    if (!condition) std::abort();
}

void agreement(const std::string& reply) {
    holds(mingbai::is_utf8(reply));
    for (const char* never : {"不", "没", "吗", "？", "?", "…", "\u200B", "\uFEFF", "👍", "1", "“"})
        holds(reply.find(never) == std::string::npos);
    for (const char* before : {"不", "没", "谁", "“", "?", "1", "\u202E"})
        holds(read_reply(before + reply) != answer::yes);
    for (const char* behind : {"吗", "？", "个啥", "…", "1", "\u200B", "\u0336", "\xFF"})
        holds(read_reply(reply + behind) != answer::yes);
    holds(read_reply(" " + reply + " ") == answer::yes);
}

}  // namespace fuzz_sms_reply

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_sms_reply;
    const std::string reply(data, data + size);
    const answer read = read_reply(reply);
    holds(read == read_reply(reply));
    if (read == answer::yes) agreement(reply);

    const auto parts = mingbai::consent::detail::take_reference(reply);
    holds(parts.reference.empty() || parts.reference.size() == 4);
    if (parts.reference.empty()) holds(parts.words == reply);

    const auto length = mingbai::length_as_sms(reply, mingbai::sms_reference::eight_bit);
    const std::size_t capacity = mingbai::sms_part_capacity(length.encoding, mingbai::sms_reference::eight_bit);
    holds(length.parts >= 1 && (length.parts == 1 || length.parts * capacity >= length.units));
    holds(length.parts == 1 || (length.parts - 1) * (capacity - 1) < length.units);
    for (std::size_t at = 0; at < reply.size(); at += 7) holds(mingbai::in_one_sms_part(reply, at, 1));
    return 0;
}
