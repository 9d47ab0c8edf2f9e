// SPDX-License-Identifier: Apache-2.0
#include <catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace consent_threat_model_test {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

TEST_CASE("every test that the threat model names is there") {
    const std::filesystem::path root = MINGBAI_SOURCE_DIR;
    const std::string page = text_of(root / "docs/threat-model.md");
    std::string tests = text_of(root / "tests/interop/openssl_signatures.cpp");
    for (const auto& each : std::filesystem::directory_iterator(root / "tests/unit/consent"))
        tests += text_of(each.path());

    std::size_t named = 0;
    for (std::size_t at = page.find('*'); at != std::string::npos;) {
        const std::size_t end = page.find('*', at + 1);
        REQUIRE(end != std::string::npos);
        std::string name = page.substr(at + 1, end - at - 1);
        const std::string more = "…";
        if (name.ends_with(more)) name.resize(name.size() - more.size());
        CAPTURE(name);
        CHECK(name.size() > 10);
        CHECK(tests.find(name) != std::string::npos);
        ++named;
        at = page.find('*', end + 1);
    }
    CHECK(named > 30);
    for (const char* file : {"tests/compile_fail/consent_proof.cpp", "tests/compile_fail/consent_state.cpp",
                             "tests/compile_fail/consent_template.cpp", "tests/static/consent_types.cpp",
                             "tests/property/consent/interleavings.cpp", "tests/property/consent/reply_language.cpp",
                             "tests/fuzz/sms_reply.cpp", "tests/examples/consent_desk.py",
                             "tests/interop/openssl_signatures.cpp"}) {
        CAPTURE(file);
        CHECK(std::filesystem::exists(root / file));
        CHECK(page.find(std::string(file).substr(6)) != std::string::npos);
    }
}

}  // namespace consent_threat_model_test
