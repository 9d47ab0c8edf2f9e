// SPDX-License-Identifier: Apache-2.0
// A fuzz target without a fuzzer: it is given every file of its corpus and some thousand mutations of them, always the same
// ones. What it was given last is written to a file when it crashes, and can be given to the libFuzzer build.
#include <algorithm>
#include <array>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

#if defined(MINGBAI_MUTATIONS)
constexpr int mutations = MINGBAI_MUTATIONS;
#else
constexpr int mutations = 4000;
#endif
constexpr std::size_t longest = 4096;

std::string current;
std::string crash_file;

extern "C" void keep_current(int signal) {
    // Not safe in a signal handler in general; the process is lost already, and the input is worth the try.
    if (std::FILE* file = std::fopen(crash_file.c_str(), "wb")) {
        std::fwrite(current.data(), 1, current.size(), file);
        std::fclose(file);
        std::fprintf(stderr, "crashed on the input kept in %s\n", crash_file.c_str());
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void give(std::string input) {
    current = std::move(input);
    // A copy without a byte to spare, so that a sanitizer sees reading beyond the end.
    const std::vector<std::uint8_t> exact(current.begin(), current.end());
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

std::string mutated(std::string input, const std::vector<std::string>& seeds, std::mt19937_64& random) {
    static constexpr std::array<const char*, 16> morsels{"",  "\"", "{", "}",  "[", "]",    ",",        ":",
                                                         "0", "-",  ".", "\n", "\t", "\\u", "\xff\xfe", "\xe6\x98\x8e"};
    const auto below = [&](std::size_t limit) -> std::size_t { return random() % limit; };
    for (std::size_t steps = 1 + below(4); steps > 0; --steps) {
        const std::size_t at = below(input.size() + 1);
        switch (below(6)) {
            case 0:  // one byte becomes another
                if (at < input.size()) input[at] = static_cast<char>(below(256));
                break;
            case 1:  // one bit flips
                if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(7)));
                break;
            case 2:  // a part is left out
                input.erase(at, below(8));
                break;
            case 3:  // a part is there twice
                input.insert(at, input.substr(below(input.size() + 1), below(16)));
                break;
            case 4:  // something that means something
                input.insert(at, morsels[below(morsels.size())]);
                break;
            default:  // the end of another
                const std::string& other = seeds[below(seeds.size())];
                input.erase(at);
                input += other.substr(below(other.size() + 1));
                break;
        }
        if (input.size() > longest) input.resize(longest);
    }
    return input;
}

}  // namespace

int main(int count, char** arguments) {
    const std::filesystem::path corpus = count > 1 ? arguments[1] : "";
    crash_file = "crash-" + std::filesystem::path(arguments[0]).filename().string();
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL}) std::signal(signal, keep_current);

    std::vector<std::filesystem::path> files;
    if (std::filesystem::is_directory(corpus))
        for (const auto& entry : std::filesystem::directory_iterator(corpus))
            if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> seeds{""};
    for (const std::filesystem::path& file : files) {
        std::ifstream in(file, std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }

    for (const std::string& seed : seeds) give(seed);
    std::mt19937_64 random(20'260'101);  // fixed: every run is the same
    for (int made = 0; made < mutations; ++made) give(mutated(seeds[random() % seeds.size()], seeds, random));
    std::printf("%zu files of the corpus and %d mutations\n", files.size(), mutations);
}
