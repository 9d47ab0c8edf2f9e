// SPDX-License-Identifier: Apache-2.0
//
// register_diff OLD.tsv NEW.tsv [YYYYMMDD]
//
// What changed between two looks at a tariff register. One change a line on standard output:
//
//     kind  TAB  filing number  TAB  field  TAB  old  TAB  new
//
// Kinds: new, backfilled, withdrawn, moved, changed, retro-dated. The date is the day of the earlier look; without it, the
// latest on-sale day in OLD.tsv is taken. A difference too large to be believed is withheld: a person must look first.
// Exit status: 0 compared, 1 compared but some lines could not be read (named on standard error), 2 not compared, 3 withheld.

#include <mingbai/mingbai.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace {

std::optional<mingbai::register_snapshot> read(const char* file, int& status) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        std::fprintf(stderr, "register_diff: cannot open %s\n", file);
        return std::nullopt;
    }
    const std::string text(std::istreambuf_iterator<char>(in), {});
    mingbai::register_snapshot seen = mingbai::register_snapshot::read(text);
    for (const auto& problem : seen.problems()) {
        status = 1;
        const auto words = mingbai::describe(problem.why.why);
        std::fprintf(stderr, "%s:%zu: %s / %s\n", file, problem.line, std::string(words.chinese).c_str(),
                     std::string(words.english).c_str());
    }
    return seen;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3 && argc != 4) {
        std::fputs("usage: register_diff OLD.tsv NEW.tsv [YYYYMMDD]\n", stderr);
        return 2;
    }
    mingbai::register_diff_options options;
    if (argc == 4) {
        const auto date = mingbai::parse_date(argv[3]);
        if (!date) {
            std::fprintf(stderr, "register_diff: %s is not a date\n", argv[3]);
            return 2;
        }
        options.earlier_look = *date;
    }
    int status = 0;
    const auto before = read(argv[1], status);
    const auto after = read(argv[2], status);
    if (!before || !after) return 2;

    const mingbai::register_difference found = mingbai::compare_registers(*before, *after, options);
    if (found.alarm == mingbai::register_alarm::mass_change) {
        std::fprintf(stderr, "register_diff: %zu plans %s at once: 变动过多，请人工核实 / a person must look first\n",
                     found.counts[static_cast<std::size_t>(found.alarm_kind)],
                     std::string(to_text(found.alarm_kind)).c_str());
        return 3;
    }
    if (found.alarm == mingbai::register_alarm::field_structure) {
        std::fprintf(stderr, "register_diff: %s changed nearly everywhere: 字段结构变化，请人工核实 / a person must look first\n",
                     std::string(to_text(found.alarm_field)).c_str());
        return 3;
    }
    if (found.swaps != 0)
        std::fprintf(stderr, "register_diff: %zu plans of one name exchanged their content: not a change\n", found.swaps);
    for (const auto& change : found.changes) {
        const std::string_view field = change.field == mingbai::element::none ? "section" : to_text(change.field);
        const std::string line = std::string(to_text(change.kind)) + '\t' + change.number + '\t' + std::string(field) + '\t' +
                                 change.before + '\t' + change.after + '\n';
        std::fputs(line.c_str(), stdout);
    }
    return status;
}
