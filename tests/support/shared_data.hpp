// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "catch.hpp"

// Real offers, messages and published vectors lie outside the repository (see docs/CONTRIBUTING.md). A test that needs one
// reads it here; where it is absent the test says so by the file's name and ends.
namespace mingbai_test {

inline std::optional<std::string> shared_data(const std::string& name) {
    const char* set = std::getenv("MINGBAI_SHARED_DATA");
    const std::filesystem::path folder = set ? set : MINGBAI_SHARED_DATA_DEFAULT;
    std::ifstream in(folder / name, std::ios::binary);
    if (!in) {
        WARN("skipped, no such file: " << (folder / name).string());
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(in), {});
}

inline std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == at)
            parts.emplace_back();
        else
            parts.back().push_back(c);
    }
    return parts;
}

}  // namespace mingbai_test
