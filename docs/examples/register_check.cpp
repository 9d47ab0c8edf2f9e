// SPDX-License-Identifier: Apache-2.0
//
// register_check FILE.tsv
//
// Checks every plan of a tariff register with the rules of the cn_miit profile. One finding a line on standard output:
//
//     filing number  TAB  rule id  TAB  element  TAB  severity
//
// The file has one plan a line in the columns of the registers' daily captures (section, name, category, fee_yuan, data,
// minutes, scope, report_no, on_date, off_date, and perhaps text); a first line that begins with # names other columns. What
// the file has no column for is unknown, and is no finding. Exit status: 0 the file was read, 1 some lines could not be
// read (named on standard error), 2 no file.

#include <mingbai/mingbai.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace {

int complain(const char* file, std::size_t line, const mingbai::refusal& why) {
    const auto words = mingbai::describe(why.why);
    std::fprintf(stderr, "%s:%zu: %.*s / %.*s (byte %llu)\n", file, line, static_cast<int>(words.chinese.size()),
                 words.chinese.data(), static_cast<int>(words.english.size()), words.english.data(),
                 static_cast<unsigned long long>(why.where.offset));
    return 1;
}

void print_findings(const mingbai::tariff_plan& plan) {
    const mingbai::report found = mingbai::check<mingbai::cn_miit::tariff_rules>(plan);
    for (const mingbai::finding& each : found.kept()) {
        const std::string line = plan.filing_number + '\t' + std::string(each.rule->id) + '\t' +
                                 std::string(to_text(each.where.what)) + '\t' +
                                 std::string(to_text(each.rule->severity)) + '\n';
        std::fputs(line.c_str(), stdout);
    }
    if (found.count() > found.kept().size())
        std::fprintf(stderr, "%s: %zu further findings\n", plan.filing_number.c_str(), found.count() - found.kept().size());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: register_check FILE.tsv\n", stderr);
        return 2;
    }
    std::ifstream in(argv[1], std::ios::binary);
    if (!in) {
        std::fprintf(stderr, "register_check: cannot open %s\n", argv[1]);
        return 2;
    }

    mingbai::register_layout layout;
    int status = 0;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty()) continue;
        if (number == 1 && line.front() == '#') {
            const auto named = mingbai::register_layout::read_header(line);
            if (!named) {
                complain(argv[1], number, named.error());
                return 2;
            }
            layout = *named;
            continue;
        }
        const auto plan = layout.read_row(line);
        if (plan)
            print_findings(*plan);
        else
            status = complain(argv[1], number, plan.error());
    }
    return status;
}
