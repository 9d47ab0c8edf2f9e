// SPDX-License-Identifier: Apache-2.0
//
// Prints docs/rules.md out of the rules themselves. Argument: the judged findings on real offers, tests/reference/judged.tsv.
#include <mingbai/marketing/conduct_policy.hpp>
#include <mingbai/order/audit_rules.hpp>
#include <mingbai/profile/all.hpp>

#include "../support/constant_words.hpp"

#include <cstdio>
#include <fstream>
#include <map>
#include <string>

namespace reference_rules {

struct judgement {
    int right = 0;
    int wrong = 0;
};
using judgements = std::map<std::string, judgement, std::less<>>;

void put(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

judgements read(const char* file) {
    judgements read;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        const std::size_t rule = line.find('\t') + 1;
        judgement& of = read[line.substr(rule, line.find('\t', rule) - rule)];
        ++(line.ends_with("\tright") ? of.right : of.wrong);
    }
    return read;
}

std::string cell(std::string_view text) {
    std::string escaped;
    for (const char c : text) escaped += c == '|' ? std::string("\\|") : std::string(1, c);
    return escaped;
}

void put_rule(const mingbai::rule_info& rule) {
    put("### " + std::string(rule.id) + "  " + std::string(rule.title_zh) + "\n\n" + std::string(rule.title) + "\n\n");
    put("| | |\n|---|---|\n| severity | " + std::string(to_text(rule.severity)) + " |\n| source | " + cell(rule.source) + " |\n| verified | " +
        std::string(to_text(rule.grade)) + " |\n");
    if (rule.in_force != mingbai::days_in_force{}) put("| in force | " + mingbai_test::words_of(rule.in_force) + " |\n");
    put("| passes | " + cell(rule.good) + " |\n| found | " + (rule.bad.empty() ? "(empty)" : cell(rule.bad)) + " |\n\n");
}

template <class Profile>
void put_profile() {
    const std::string name(Profile::info.name);
    put("## " + std::string(Profile::info.english) + " (" + std::string(Profile::info.chinese) + "): `mingbai::profile::" + name + "`\n\n");
    std::string_view before;
    mingbai::profile::for_each_rule<Profile>([&before]<class Rule>(std::string_view subject) {
        if (Rule::info.id.starts_with("MB-T")) return;  // of any country, above
        if (subject != before) put("**On a " + std::string(subject) + "**\n\n");
        before = subject;
        put_rule(Rule::info);
    });
    put("**Constants**\n\n| constant | | value | in force | verified | source |\n|---|---|---|---|---|---|\n");
    Profile::constants::for_each([](const auto& constant) {
        for (const auto& each : constant.values())
            put("| " + std::string(constant.info().id) + " `" + std::string(constant.info().name) + "` | " + cell(constant.info().title) + "<br>" +
                cell(constant.info().title_zh) + " | " + mingbai_test::words_of(each.value) + " | " + mingbai_test::words_of(each.in_force) + " | " +
                std::string(to_text(each.grade)) + " | " + cell(each.source) + " |\n");
    });
    put("\n");
}

}  // namespace reference_rules

int main(int argc, char** argv) {
    using namespace reference_rules;
    using mingbai::cn_miit::tariff_rules;
    const judgements judged = argc > 1 ? read(argv[1]) : judgements();

    put("# Rules\n\nWritten from the rules themselves (`tests/reference/rules.cpp`); a test compares it, so it cannot drift.\n\n"
        "How well a source is verified: **primary** the legal or standard text was read; **secondary** a report on it was read;\n"
        "**derived** it follows from such facts by arithmetic or logic; **practice** it was observed in carriers' real offers and\n"
        "messages; **memory** not verified. Practice and memory give advice only. Profile data as of 2026-11: verify before production.\n\n"
        "## On real offers\n\nAll rules over 64 real offers of two carriers' public registers (Hebei, 2026-09-24). Every finding was read by a person.\n"
        "What the register's layout has no column for is unknown there and is no finding, so rules about those elements show no hits.\n\n"
        "| rule | severity | hits | judged right | judged wrong |\n|---|---|---|---|---|\n");
    int right = 0;
    int wrong = 0;
    tariff_rules::for_each([&]<class Rule>() {
        const auto found = judged.find(Rule::info.id);
        const judgement of = found == judged.end() ? judgement() : found->second;
        right += of.right;
        wrong += of.wrong;
        put("| " + std::string(Rule::info.id) + " " + cell(Rule::info.title_zh) + " | " + std::string(to_text(Rule::info.severity)) + " | " +
            std::to_string(of.right + of.wrong) + " | " + std::to_string(of.right) + " | " + std::to_string(of.wrong) + " |\n");
    });
    put("| all | | " + std::to_string(right + wrong) + " | " + std::to_string(right) + " | " + std::to_string(wrong) + " |\n\n");

    put("## Plans in any country: `mingbai::profile::sound_terms`\n\n"
        "What a plan must be by arithmetic alone. The rules of every profile but China's begin here; China's has its own.\n\n");
    mingbai::profile::sound_terms::for_each([]<class Rule>() { put_rule(Rule::info); });
    mingbai::profile::for_each_profile([]<class Profile>() { put_profile<Profile>(); });
    put("## The audit of a ledger: `mingbai::audit`\n\n");
    for (const mingbai::rule_info* rule : mingbai::audit_rules::all) put_rule(*rule);
    put("## The supervision of agents: `mingbai::marketing::conduct_rules`\n\n");
    for (const mingbai::rule_info* rule : mingbai::marketing::conduct_rules::all) put_rule(*rule);
    return 0;
}
