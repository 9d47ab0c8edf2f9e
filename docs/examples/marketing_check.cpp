// SPDX-License-Identifier: Apache-2.0
//
// marketing_check [--offers OFFERS.tsv] [--english] FILE…
//
// Checks marketing copy against the plans that it sells, as a compiler checks a program:
//
//     spring.txt:3:5: error: price "29元" contradicts the plan; 26HE300128 price says: 每月59元 [MB-M-01]
//
// The first line of a file names its plans: "plans: 26HE300128 26HE300310", or 方案编号：26HE300128. They are looked up in
// the register of OFFERS.tsv (docs/examples/data/offers.tsv by default), which is disclosed first: a plan that may not be
// disclosed may not be advertised either. Lines and columns count from 1, columns in characters; the first line counts.
//
// Errors are what must not be published like this, warnings what a person should look at, notes advice. Exit status: 0
// nothing but notes, 1 a warning, 2 an error, 3 a file or a plan could not be read.

#include <mingbai/mingbai.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using cn = mingbai::profile::cn_miit;
namespace marketing = mingbai::marketing;

constexpr int clean = 0;
constexpr int warned = 1;
constexpr int broken = 2;
constexpr int unreadable = 3;

int complain(const std::string& what) {
    std::fputs(("marketing_check: " + what + "\n").c_str(), stderr);
    return unreadable;
}

std::string in_words(const mingbai::refusal& why, mingbai::language words) {
    const auto text = mingbai::describe(why.why);
    return std::string(words == mingbai::language::chinese ? text.chinese : text.english);
}

/// The offers of a register as they are disclosed, and why the others are not.
class disclosed_offers {
public:
    explicit disclosed_offers(mingbai::language words) : words_(words) {}

    int read(const std::string& file) {
        std::ifstream in(file, std::ios::binary);
        if (!in) return complain("cannot open " + file);
        mingbai::register_layout layout;
        bool first = true;
        for (std::string line; std::getline(in, line); first = false) {
            if (line.ends_with('\r')) line.pop_back();
            if (line.empty()) continue;
            if (first && line.front() == '#') {
                const auto named = mingbai::register_layout::read_header(line);
                if (!named) return complain(file + ": " + in_words(named.error(), words_));
                layout = *named;
                continue;
            }
            const auto plan = layout.read_row(line);
            if (!plan) continue;
            if (const auto published = zone_.publish(*plan, {}))
                offers_.emplace(plan->filing_number, *published);
            else
                refused_.emplace(plan->filing_number, in_words(published.error(), words_));
        }
        return clean;
    }

    [[nodiscard]] const mingbai::published_plan* find(const std::string& number) const {
        const auto found = offers_.find(number);
        return found == offers_.end() ? nullptr : &found->second;
    }
    /// Why an offer is not disclosed.
    [[nodiscard]] std::string why_not(const std::string& number) const {
        const auto found = refused_.find(number);
        return found == refused_.end() ? "is in no register" : "was not disclosed: " + found->second;
    }

private:
    mingbai::language words_;
    mingbai::evidence::memory_journal journal_;
    mingbai::evidence::ledger<mingbai::evidence::memory_journal> ledger_{journal_, mingbai::hmac_drbg<>("one run, nothing is kept after it: 32")};
    mingbai::disclosure_register<cn> zone_{ledger_};
    std::map<std::string, mingbai::published_plan> offers_;
    std::map<std::string, std::string> refused_;
};

/// The filing numbers in a header line; empty when it is none.
std::vector<std::string> header_of(std::string_view line) {
    std::vector<std::string> numbers;
    bool is_header = false;
    for (const std::string_view mark : {"plans:", "plan:", "方案编号：", "方案编号:", "方案编号"}) {
        if (is_header || !line.starts_with(mark)) continue;
        line.remove_prefix(mark.size());
        is_header = true;
    }
    std::string word;
    for (const char c : std::string(is_header ? line : "") + " ") {
        const bool part = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (part)
            word += c;
        else if (!word.empty())
            numbers.push_back(std::exchange(word, {}));
    }
    return numbers;
}

struct position {
    std::size_t line = 1;
    std::size_t column = 1;
};

position position_of(std::string_view text, std::size_t offset) {
    position at;
    for (const auto [here, step] : mingbai::code_points(text)) {
        if (here >= offset) break;
        const bool ends = text[here] == '\n';
        at.line += ends ? 1 : 0;
        at.column = ends ? 1 : at.column + 1;
    }
    return at;
}

std::string verdict_words(const mingbai::finding& found, const marketing::judged_claim& claim, mingbai::language words) {
    const bool chinese = words == mingbai::language::chinese;
    const bool contradicted = claim.verdict == marketing::claim_verdict::contradicted;
    if (contradicted) return chinese ? "与资费方案不符" : "contradicts the plan";
    for (const auto& each : marketing::offer_condition_texts)
        if (claim.missing.has(each.condition) && each.where == found.where.what)
            return chinese ? "未写明" + std::string(each.chinese) : "does not say " + std::string(each.english);
    if (found.where.what == mingbai::element::text) return chinese ? "：" + std::string(found.rule->title_zh) : "– " + std::string(found.rule->title);
    return chinese ? "资费方案无此内容" : "is not in the plan";
}

/// The findings of one text, in its order. Returns the exit status that they call for.
int print_findings(const std::string& file, const std::string& text, std::size_t skipped, const marketing::judged_copy& judged,
                   const std::vector<const mingbai::tariff_plan*>& plans, mingbai::language words) {
    const mingbai::report found = mingbai::check<cn::marketing_rules>(judged);
    std::vector<mingbai::finding> sorted(found.kept().begin(), found.kept().end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.where.offset < b.where.offset; });
    for (const mingbai::finding& each : sorted) {
        const marketing::judged_claim& claim = judged.claims()[static_cast<std::size_t>(each.where.index)];
        const position at = position_of(text, skipped + static_cast<std::size_t>(each.where.offset));
        const char* const level = each.rule->severity == mingbai::severity::blocking ? "error"
            : each.rule->severity == mingbai::severity::warning                      ? "warning"
                                                                                     : "note";
        const auto kind = std::find_if(marketing::claim_kind_texts.begin(), marketing::claim_kind_texts.end(),
                                       [&](const auto& one) { return one.kind == claim.what.kind; });
        std::string line = file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + level + ": ";
        line += words == mingbai::language::chinese ? kind->chinese : kind->name;
        line += words == mingbai::language::chinese ? "“" : " \"";
        line += std::string(judged.words(claim)) + (words == mingbai::language::chinese ? "”" : "\" ") + verdict_words(each, claim, words);
        const mingbai::tariff_plan& plan = *plans[claim.plan];
        const std::string said = marketing::plan_says(plan, each.where.what, words);
        if (!said.empty()) {
            const auto where = mingbai::describe(each.where.what);
            line += words == mingbai::language::chinese ? "；" + plan.filing_number + " " + std::string(where.chinese) + "：" + said
                                                        : "; " + plan.filing_number + " " + std::string(where.name) + " says: " + said;
        }
        std::fputs((line + " [" + std::string(each.rule->id) + "]\n").c_str(), stdout);
    }
    if (found.count() > sorted.size())
        std::fputs((file + ": " + std::to_string(found.count() - sorted.size()) + " further findings\n").c_str(), stdout);
    if (!found.passed()) return broken;
    return found.count(mingbai::severity::warning) != 0 ? warned : clean;
}

int check_file(const std::string& file, const disclosed_offers& offers, mingbai::language words) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return complain("cannot open " + file);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    if (const auto valid = mingbai::validate_utf8(text); !valid) return complain(file + ": " + in_words(valid.error(), words));
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::vector<std::string> numbers = header_of(std::string_view(text).substr(0, end));
    if (numbers.empty()) return complain(file + ": the first line names no plans (plans: 26HE300128)");

    std::vector<const mingbai::tariff_plan*> plans;
    for (const std::string& number : numbers) {
        const mingbai::published_plan* const plan = offers.find(number);
        if (plan == nullptr) return complain(file + ": " + number + " " + offers.why_not(number));
        plans.push_back(&plan->plan());
    }
    const std::size_t body = std::min(end + 1, text.size());
    const marketing::judged_copy judged = marketing::judge_copy<mingbai::tariff_plan>(std::string_view(text).substr(body), plans);
    return print_findings(file, text, body, judged, plans, words);
}

}  // namespace

int main(int argc, char** argv) {
    std::string register_file = "docs/examples/data/offers.tsv";
    mingbai::language words = mingbai::language::chinese;
    std::vector<std::string> files;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--offers" && i + 1 < argc)
            register_file = argv[++i];
        else if (argument == "--english")
            words = mingbai::language::english;
        else if (argument.starts_with("--"))
            return complain("what is " + std::string(argument) + "?");
        else
            files.emplace_back(argument);
    }
    if (files.empty()) {
        std::fputs("usage: marketing_check [--offers OFFERS.tsv] [--english] FILE...\n", stderr);
        return unreadable;
    }
    disclosed_offers offers(words);
    if (const int status = offers.read(register_file); status != clean) return status;
    int status = clean;
    for (const std::string& file : files) status = std::max(status, check_file(file, offers, words));
    return status;
}
