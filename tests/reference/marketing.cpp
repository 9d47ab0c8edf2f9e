// SPDX-License-Identifier: Apache-2.0
//
// marketing ADVERTISEMENTS.tsv OFFERS.tsv
//
// Prints how well claims are read and judged in the advertisements that are kept for measuring, as docs/marketing.md
// publishes it. With --work, every difference in the others instead. Exit status 1 when a blocking finding is right less
// often than 98 times in 100, or when there is nothing to measure.
#include <mingbai/marketing/copy_rules.hpp>
#include "../support/advertisements.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

namespace reference_marketing {

using namespace mingbai_test;
using marketing::claim_kind;
using mingbai::element;
using mingbai::severity;

struct tally {
    int labels = 0;
    int found = 0;
    int right = 0;
};

int fail(const std::string& why) {
    std::fputs((why + "\n").c_str(), stderr);
    return 1;
}

void put(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

/// Thousandths, rounded down: what is published is never better than what was measured.
std::string share(int part, int of) {
    if (of == 0) return "–";
    const int thousandths = part * 1000 / of;
    std::string digits = std::to_string(thousandths % 1000);
    return std::to_string(thousandths / 1000) + "." + std::string(3 - digits.size(), '0') + digits;
}

std::string row(const std::string& name, const tally& of) {
    return "| " + name + " | " + std::to_string(of.labels) + " | " + std::to_string(of.found) + " | " + std::to_string(of.right) + " | " +
        share(of.right, of.found) + " | " + share(of.right, of.labels) + " |\n";
}

/// The letter of a condition by the element that states it.
bool lacks(const claim_label& label, element where) {
    const std::array<std::pair<element, const char*>, 6> letters{{{element::price, "i"},
                                                                  {element::audience, "n"},
                                                                  {element::commitment, "c"},
                                                                  {element::content, "td"},
                                                                  {element::region, "r"},
                                                                  {element::notes, "m"}}};
    for (const auto& [what, some] : letters)
        for (const char* letter = some; what == where && *letter != '\0'; ++letter)
            if (has_letter(label.conditions, *letter)) return true;
    return false;
}

bool finding_is_right(const mingbai::finding& each, const claim_label& label) {
    const std::string id(each.rule->id);
    if (id == "MB-M-04") return label.verdict == '-' || (label.verdict == '!' && lacks(label, each.where.what));
    if (id == "MB-M-05" || id == "MB-M-06") return label.verdict == '!' && lacks(label, each.where.what);
    if (id == "MB-M-07") return label.verdict == '?';
    return label.verdict == '-';
}

/// Whether what the label says must not be published like this.
bool blocks(const claim_label& label) {
    if (label.verdict == '-' || has_letter(label.conditions, 'i')) return true;
    return label.kind == claim_kind::free && (has_letter(label.conditions, 'c') || has_letter(label.conditions, 'm'));
}

std::string words_of(const advertisement& one, const claim_label& label) { return one.text.substr(label.offset, label.length); }

void print_differences(const advertisement& one, const marketing::judged_copy& judged, const std::vector<std::size_t>& labels) {
    std::vector<bool> seen(one.labels.size(), false);
    const std::string head = std::to_string(one.number) + "\t" + one.text + "\t";
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const marketing::judged_claim& each = judged.claims()[i];
        const std::string read = std::string(to_text(each.what.kind)) + " " + std::string(judged.words(each));
        if (labels[i] == std::string::npos) {
            put(head + "not labelled: " + read + "\n");
            continue;
        }
        const claim_label& label = one.labels[labels[i]];
        seen[labels[i]] = true;
        std::string wanted = label.conditions;
        std::string given = letters_of(each.missing);
        std::sort(wanted.begin(), wanted.end());
        std::sort(given.begin(), given.end());
        if (label.kind != claim_kind::superlative && (letter_of(each.verdict) != label.verdict || wanted != given))
            put(head + read + ": " + letter_of(each.verdict) + given + ", labelled " + label.verdict + wanted + "\n");
    }
    for (std::size_t i = 0; i < seen.size(); ++i)
        if (!seen[i]) put(head + "not read: " + words_of(one, one.labels[i]) + "\n");
}

}  // namespace reference_marketing

int main(int argc, char** argv) {
    using namespace reference_marketing;
    if (argc < 3) return 2;
    const bool at_work = argc > 3 && std::strcmp(argv[3], "--work") == 0;
    const auto advertisements = read_advertisements(argv[1]);
    const auto plans = advertised_plans(argv[2]);
    if (plans.size() < 10 || advertisements.size() < 300) return fail("nothing to measure");

    std::array<tally, 14> kinds{};
    tally all;
    std::array<tally, 3> by_severity{};
    int verdicts = 0;
    int right_verdicts = 0;
    int measured = 0;
    int found_blocks = 0;
    for (const advertisement& one : advertisements) {
        for (const claim_label& label : one.labels)
            if (label.length == 0) return fail(std::to_string(one.number) + ": a label's words are not in the text");
        for (const std::string& name : one.plans)
            if (plans.count(name) == 0) return fail(std::to_string(one.number) + ": no plan " + name);
        if (one.kept() == at_work) continue;
        const marketing::judged_copy judged = judge(one, plans);
        const std::vector<std::size_t> labels = matched(one, judged);
        if (at_work) {
            print_differences(one, judged, labels);
            for (const mingbai::finding& each : mingbai::check<marketing::copy_rules>(judged).kept()) {
                const std::size_t claim = static_cast<std::size_t>(each.where.index);
                const bool right = labels[claim] != std::string::npos && finding_is_right(each, one.labels[labels[claim]]);
                if (!right && each.rule->severity == severity::blocking)
                    put(std::to_string(one.number) + "\t" + one.text + "\tblocked wrongly: " + std::string(each.rule->id) + " " +
                        std::string(judged.words(judged.claims()[claim])) + "\n");
            }
            continue;
        }
        ++measured;
        for (const claim_label& label : one.labels) {
            ++kinds[static_cast<std::size_t>(label.kind)].labels;
            ++all.labels;
            if (blocks(label)) ++by_severity[static_cast<std::size_t>(severity::blocking)].labels;
        }
        for (std::size_t i = 0; i < labels.size(); ++i) {
            tally& of = kinds[static_cast<std::size_t>(judged.claims()[i].what.kind)];
            ++of.found;
            ++all.found;
            if (labels[i] == std::string::npos) continue;
            ++of.right;
            ++all.right;
            const claim_label& label = one.labels[labels[i]];
            if (label.kind == claim_kind::superlative) continue;
            ++verdicts;
            if (letter_of(judged.claims()[i].verdict) == label.verdict) ++right_verdicts;
        }
        const mingbai::report found = mingbai::check<marketing::copy_rules>(judged);
        std::vector<std::size_t> blocked;  // labels
        for (const mingbai::finding& each : found.kept()) {
            tally& of = by_severity[static_cast<std::size_t>(each.rule->severity)];
            ++of.found;
            const std::size_t label = labels[static_cast<std::size_t>(each.where.index)];
            if (label == std::string::npos || !finding_is_right(each, one.labels[label])) continue;
            const bool blocking = each.rule->severity == severity::blocking;
            // Two findings on one claim are both right, and find one label.
            ++of.right;
            if (blocking && std::find(blocked.begin(), blocked.end(), label) == blocked.end()) blocked.push_back(label);
        }
        found_blocks += static_cast<int>(blocked.size());
    }
    if (at_work) return 0;

    put("Measured on " + std::to_string(measured) + " advertisements that were not used for anything else.\n\n");
    put("| claims | labelled | read | right | precision | recall |\n|---|---|---|---|---|---|\n");
    for (const auto& text : marketing::claim_kind_texts)
        put(row(std::string(text.name) + " " + std::string(text.chinese), kinds[static_cast<std::size_t>(text.kind)]));
    put(row("all", all) + "\n");
    const tally& blocking = by_severity[static_cast<std::size_t>(severity::blocking)];
    const tally& warnings = by_severity[static_cast<std::size_t>(severity::warning)];
    put("| | count | right | share |\n|---|---|---|---|\n");
    put("| verdicts on claims that were read rightly | " + std::to_string(verdicts) + " | " + std::to_string(right_verdicts) + " | " +
        share(right_verdicts, verdicts) + " |\n");
    put("| blocking findings (precision) | " + std::to_string(blocking.found) + " | " + std::to_string(blocking.right) + " | " +
        share(blocking.right, blocking.found) + " |\n");
    put("| claims that must be blocked (recall) | " + std::to_string(blocking.labels) + " | " + std::to_string(found_blocks) + " | " +
        share(found_blocks, blocking.labels) + " |\n");
    put("| warnings (precision) | " + std::to_string(warnings.found) + " | " + std::to_string(warnings.right) + " | " +
        share(warnings.right, warnings.found) + " |\n");
    return blocking.found > 0 && blocking.right * 100 >= blocking.found * 98 ? 0 : 1;
}
