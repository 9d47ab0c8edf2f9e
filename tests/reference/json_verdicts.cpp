// SPDX-License-Identifier: Apache-2.0
// For json_verdicts.py: one text a line in hexadecimal comes in; what the reader makes of it goes out, one line each:
//   yes CANONICAL IS_CANONICAL      the canonical form in hexadecimal, 1 when the text is in it already
//   no REASON OFFSET
#include <mingbai/base/hex.hpp>
#include <mingbai/base/json_canonical.hpp>
#include <mingbai/base/json_reader.hpp>

#include <cstdint>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

int main() {
    std::string line;
    while (std::getline(std::cin, line)) {
        std::vector<std::uint8_t> bytes(line.size() / 2);
        if (!mingbai::from_hex(line, bytes)) return 1;
        const auto read = mingbai::read_json(std::string(bytes.begin(), bytes.end()), {.max_depth = 30});
        if (!read) {
            std::printf("no %s %llu\n", std::string(mingbai::to_text(read.error().why)).c_str(),
                        static_cast<unsigned long long>(read.error().where.offset));
            continue;
        }
        const auto canonical = mingbai::to_canonical_json(read->root());
        if (!canonical) return 1;
        const std::vector<std::uint8_t> form(canonical->begin(), canonical->end());
        std::printf("yes %s %d\n", mingbai::to_hex(form).c_str(), read->is_canonical() ? 1 : 0);
    }
    return 0;
}
