// SPDX-License-Identifier: Apache-2.0
// What every consumer does: it prints the version of the headers that it found, and a digest to show that they work.
#pragma once

#include <cstdio>

int main() {
    const mingbai::sha256_digest digest = mingbai::sha256("明白办、放心用");
    std::printf("mingbai %d.%d.%d %s\n", MINGBAI_VERSION_MAJOR, MINGBAI_VERSION_MINOR, MINGBAI_VERSION_PATCH,
                to_hex(digest).c_str());
}
