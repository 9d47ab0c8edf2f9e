// SPDX-License-Identifier: Apache-2.0
#include <mingbai/profile/cn_miit.hpp>
#include <mingbai/tariff/register_layout.hpp>

#include <algorithm>
#include <catch.hpp>
#include <fstream>
#include <shared_data.hpp>
#include <string>
#include <vector>

// All rules over the 64 real offers: exactly the findings that a person judged, in tests/reference/judged.tsv.
namespace profile_cn_register_test {

using namespace mingbai;

std::vector<std::string> findings_of(const std::string& file) {
    std::vector<std::string> found;
    const auto lines = mingbai_test::split(file, '\n');
    const register_layout layout = register_layout::read_header(lines[0]).value();
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].empty()) continue;
        const tariff_plan plan = layout.read_row(lines[i]).value();
        for (const finding& each : check<cn_miit::tariff_rules>(plan).kept())
            found.push_back(plan.filing_number + "\t" + std::string(each.rule->id) + "\t" + std::string(to_text(each.where.what)) +
                            "\t" + std::string(to_text(each.rule->severity)));
    }
    return found;
}

TEST_CASE("on the real registers the rules find what was judged, and no blocking finding was judged wrong") {
    const auto unicom = mingbai_test::shared_data("cn_register/unicom_hebei_20260924_added.tsv");
    const auto telecom = mingbai_test::shared_data("cn_register/telecom_hebei_20260924_added.tsv");
    if (!unicom || !telecom) return;
    std::vector<std::string> found = findings_of(*unicom);
    for (std::string& each : findings_of(*telecom)) found.push_back(std::move(each));
    std::sort(found.begin(), found.end());

    std::vector<std::string> judged;
    std::ifstream in(MINGBAI_SOURCE_DIR "/tests/reference/judged.tsv");
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        const std::size_t end = line.rfind('\t');
        judged.push_back(line.substr(0, end));
        CHECK((line.find("blocking") == std::string::npos || line.substr(end + 1) == "right"));
    }
    std::sort(judged.begin(), judged.end());
    CHECK(found == judged);

    // The known errors of these registers are found, and they block.
    for (const char* number : {"26HE300360", "25HE301057", "25HE300536", "25HE300531"}) {
        CAPTURE(number);
        CHECK(std::any_of(found.begin(), found.end(), [&](const std::string& each) {
            return each.starts_with(number) && each.ends_with("blocking");
        }));
    }
    CHECK(std::count_if(found.begin(), found.end(), [](const std::string& each) { return each.ends_with("blocking"); }) == 4);
}

}  // namespace profile_cn_register_test
