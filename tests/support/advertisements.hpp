// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/judged_copy.hpp>

#include "advertised_plans.hpp"

#include <array>
#include <cstddef>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// Reads tests/reference/advertisements.tsv, whose head explains its columns, and compares what the library reads in an
// advertisement with what its labels say.
namespace mingbai_test {

namespace marketing = mingbai::marketing;

/// What a reader says of one claim.
struct claim_label {
    marketing::claim_kind kind{};
    char verdict = '?';  ///< + - ? !
    std::string conditions;
    std::size_t offset = 0;
    std::size_t length = 0;
};

struct advertisement {
    int number = 0;
    std::vector<std::string> plans;
    std::string text;
    std::vector<claim_label> labels;

    /// For measuring and nothing else.
    [[nodiscard]] bool kept() const { return number > 750; }
};

inline marketing::claim_kind kind_of(char letter) {
    constexpr std::string_view letters = "PDASGULVCXIRF";
    return static_cast<marketing::claim_kind>(letters.find(letter) + 1);
}

inline std::vector<std::string> parts_of(const std::string& text, const std::string& mark) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t end = text.find(mark); end != std::string::npos; begin = end + mark.size(), end = text.find(mark, begin))
        parts.push_back(text.substr(begin, end - begin));
    parts.push_back(text.substr(begin));
    return parts;
}

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The advertisements; a label whose words are not in its text has the length 0. Its words are found where no label of
/// the same kind before it stands, and 0元 not in 120元.
inline std::vector<advertisement> read_advertisements(const std::string& file) {
    std::vector<advertisement> read;
    std::ifstream in(file, std::ios::binary);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto columns = parts_of(line, "\t");
        if (columns.size() != 4) continue;
        advertisement one{std::stoi(columns[0]), parts_of(columns[1], " "), columns[2], {}};
        for (const std::string& written : parts_of(columns[3], " | ")) {
            if (written.empty()) continue;
            claim_label label;
            label.kind = kind_of(written[0]);
            label.verdict = written[1];
            std::size_t words = 2;
            if (label.verdict == '!') {
                words = written.find('=') + 1;
                label.conditions = written.substr(2, words - 3);
            }
            const std::string quoted = written.substr(words);
            const auto elsewhere = [&](std::size_t at) {
                for (const claim_label& other : one.labels)
                    if (other.kind == label.kind && at < other.offset + other.length && other.offset < at + quoted.size()) return true;
                return at > 0 && is_digit(quoted[0]) && is_digit(one.text[at - 1]);
            };
            std::size_t at = one.text.find(quoted);
            while (at != std::string::npos && elsewhere(at)) at = one.text.find(quoted, at + 1);
            if (at != std::string::npos) {
                label.offset = at;
                label.length = quoted.size();
            }
            one.labels.push_back(label);
        }
        read.push_back(one);
    }
    return read;
}

inline marketing::judged_copy judge(const advertisement& one, const std::map<std::string, mingbai::tariff_plan>& plans) {
    std::vector<const mingbai::tariff_plan*> sold;
    for (const std::string& name : one.plans)
        if (const auto found = plans.find(name); found != plans.end()) sold.push_back(&found->second);
    return marketing::judge_copy<mingbai::tariff_plan>(one.text, sold);
}

/// For each claim that was read, the label of the same kind at the same words, one to one; npos when there is none.
inline std::vector<std::size_t> matched(const advertisement& one, const marketing::judged_copy& judged) {
    std::vector<bool> used(one.labels.size(), false);
    std::vector<std::size_t> labels;
    for (const marketing::judged_claim& each : judged.claims()) {
        std::size_t found = std::string::npos;
        for (std::size_t i = 0; i < one.labels.size() && found == std::string::npos; ++i) {
            const claim_label& label = one.labels[i];
            const bool overlap = each.what.offset < label.offset + label.length && label.offset < each.what.offset + each.what.length;
            if (!used[i] && label.kind == each.what.kind && overlap) found = i;
        }
        if (found != std::string::npos) used[found] = true;
        labels.push_back(found);
    }
    return labels;
}

inline char letter_of(marketing::claim_verdict verdict) {
    switch (verdict) {
        case marketing::claim_verdict::supported: return '+';
        case marketing::claim_verdict::missing_condition: return '!';
        case marketing::claim_verdict::contradicted: return '-';
        case marketing::claim_verdict::unsupported: return '?';
    }
    return ' ';
}

inline bool has_letter(const std::string& letters, char letter) { return letters.find(letter) != std::string::npos; }

/// The letters of the conditions that a claim lacks, as the labels write them.
inline std::string letters_of(mingbai::marketing::offer_conditions missing) {
    using mingbai::marketing::offer_condition;
    constexpr std::array<std::pair<offer_condition, char>, 7> letters{{{offer_condition::first_months, 'i'},
                                                                       {offer_condition::customers, 'n'},
                                                                       {offer_condition::commitment, 'c'},
                                                                       {offer_condition::throttle, 't'},
                                                                       {offer_condition::region, 'r'},
                                                                       {offer_condition::minimum, 'm'},
                                                                       {offer_condition::applications, 'd'}}};
    std::string written;
    for (const auto& [condition, letter] : letters)
        if (missing.has(condition)) written += letter;
    return written;
}

}  // namespace mingbai_test
