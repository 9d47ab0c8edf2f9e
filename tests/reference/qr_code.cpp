// SPDX-License-Identifier: Apache-2.0
//
// Prints QR codes for qr_code.py to decode: for each a line "text in hexadecimal, level, version", then its rows of 0
// and 1.
#include <mingbai/base/hex.hpp>
#include <mingbai/base/qr_code.hpp>

#include <cstdint>
#include <cstdio>
#include <span>
#include <string>

namespace reference_qr_code {

using namespace mingbai;

void print(const std::string& text, qr_level level) {
    const auto code = qr_code::encode(text, level);
    if (!code) {
        std::printf("refused\n");
        return;
    }
    std::string hex;
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        hex += to_hex(std::span<const std::uint8_t>(&byte, 1));
    }
    std::printf("%s. %c %u\n", hex.c_str(), "LMQH"[static_cast<int>(level)], code -> version());
    for (unsigned y = 0; y < code->size(); ++y) {
        for (unsigned x = 0; x < code->size(); ++x) std::putchar(code->dark(x, y) ? '1' : '0');
        std::putchar('\n');
    }
}

}  // namespace reference_qr_code

int main() {
    using namespace reference_qr_code;
    std::uint32_t state = 20260302;
    const auto random = [&](std::uint32_t below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8U) % below;
    };
    const qr_level levels[]{qr_level::low, qr_level::medium, qr_level::quartile, qr_level::high};
    for (const qr_level level : levels) {
        print("", level);
        print("0", level);
        print("明白办、放心用", level);
        for (unsigned version = 1; version <= largest_qr_version; ++version) {
            for (const qr_mode mode : {qr_mode::alphanumeric, qr_mode::byte}) {
                const auto most = static_cast<std::uint32_t>(qr_capacity(version, level, mode));
                for (const std::uint32_t size : {most, most - 1, 1 + random(most)}) {
                    std::string text;
                    while (text.size() < size)
                        text += mode == qr_mode::alphanumeric ? detail::qr_alphanumeric[random(45)]
                                                              : static_cast<char>(32 + random(95));
                    print(text, level);
                }
            }
        }
    }
    return 0;
}
