// SPDX-License-Identifier: Apache-2.0
//
// tmf620_import [--currency CODE] [--all] [--export] FILE.json...
//
// Reads bodies of the TM Forum Product Catalog Management API (TMF620, version 5) as tariff plans: offerings and their
// prices, in one file or several. Prints the plans as a table, then everything that the files say and the plans cannot
// carry, one a line: file, place in the file (a JSON pointer), why. Identifiers, addresses and types of the catalogue
// systems are only counted, unless --all is given. Amounts in another currency than --currency (CNY) are not carried.
//
// --export writes the plans back as offerings and prices to standard output; the lists then go to standard error.
//
// Exit status: 0 all files were read, 1 some could not be (named on standard error), 2 wrong arguments.

#include <mingbai/mingbai.hpp>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace tmf620 = mingbai::tmf620;
using mingbai::element;

struct arguments {
    std::string currency = "CNY";
    bool all = false;
    bool write = false;
    std::vector<std::string> files;
};

/// One line of text in so many columns of a terminal; what is longer ends in …
std::string column(std::string_view text, std::size_t width) {
    std::string line(text);
    for (char& c : line)
        if (c == '\n' || c == '\t') c = ' ';
    return mingbai::fixed_width(line, width) + "  ";
}

template <class Plan>
void print_row(std::FILE* to, const Plan& plan) {
    // Not stated, not in the source, or stated and not readable: never the same mark.
    const auto cell = [&](element what) {
        if (plan.unreadable.has(what)) return std::string("?");
        if (plan.unknown.has(what)) return std::string("…");
        const std::string text = plan_text(plan, what);
        return text.empty() ? std::string("—") : text;
    };
    const std::string line = column(cell(element::filing_number), 12) + column(cell(element::name), 34) +
                             column(cell(element::category), 12) + column(cell(element::price), 24) +
                             column(cell(element::region), 22) + column(cell(element::on_sale), 10) +
                             column(cell(element::off_sale), 10);
    std::fprintf(to, "%s\n", line.substr(0, line.find_last_not_of(' ') + 1).c_str());
}

template <class Plans>
void print_table(std::FILE* to, const Plans& plans) {
    std::fprintf(to, "%s%s%s%s%s%s%s\n", column("编号", 12).c_str(), column("名称 name", 34).c_str(),
                 column("类型", 12).c_str(), column("资费 price", 24).c_str(), column("地区 region", 22).c_str(),
                 column("上线", 10).c_str(), "下线");
    for (const auto& plan : plans) print_row(to, plan);
    std::fprintf(to,
                 "\n%zu 个方案 / plans    — 未载明 not stated    … 来源无此项 not in the source    ? 无法识读 could "
                 "not be read\n",
                 plans.size());
}

void print_losses(std::FILE* to, const arguments& asked, const std::vector<std::string>& files,
                  const std::vector<tmf620::import_loss>& losses) {
    std::size_t links = 0;
    for (const auto& each : losses) links += each.why == tmf620::loss_reason::link ? 1 : 0;
    std::fprintf(to, "\n未能带入的内容 / not carried: %zu\n", losses.size());
    for (const auto& each : losses) {
        if (each.why == tmf620::loss_reason::link && !asked.all) continue;
        const auto words = describe(each.why);
        std::fprintf(to, "%s\t%s\t%s / %s\n", files[each.document].c_str(),
                     each.path.empty() ? "(全部 all)" : each.path.c_str(), std::string(words.chinese).c_str(),
                     std::string(words.english).c_str());
    }
    if (links != 0 && !asked.all)
        std::fprintf(
            to, "另有 %zu 处系统标识、地址或类型 / and %zu identifiers, addresses or types of the systems (--all)\n",
            links, links);
}

template <class Plans>
bool write_back(const Plans& plans) {
    const mingbai::instant now{std::chrono::seconds{std::time(nullptr)}};
    const auto written = tmf620::to_tmf620(plans, {.last_update = now});
    if (!written) return false;
    std::printf("%s\n", written->json.c_str());
    for (const auto& each : written->losses) {
        const auto words = describe(each.why);
        std::fprintf(stderr, "%s\t%s[%llu]\t%s / %s\n", plans[each.plan].name.c_str(),
                     std::string(to_text(each.what)).c_str(), static_cast<unsigned long long>(each.index),
                     std::string(words.chinese).c_str(), std::string(words.english).c_str());
    }
    return true;
}

template <class Currency>
int run(const arguments& asked) {
    tmf620::importer<Currency> catalogue;
    std::vector<std::string> files;
    int status = 0;
    for (const std::string& file : asked.files) {
        std::ifstream in(file, std::ios::binary);
        if (!in) {
            std::fprintf(stderr, "%s: cannot be opened\n", file.c_str());
            status = 1;
            continue;
        }
        const std::string text(std::istreambuf_iterator<char>(in), {});
        if (const auto added = catalogue.add(text); !added) {
            const auto words = mingbai::describe(added.error().why);
            std::fprintf(stderr, "%s: %s / %s (byte %llu)\n", file.c_str(), std::string(words.chinese).c_str(),
                         std::string(words.english).c_str(),
                         static_cast<unsigned long long>(added.error().where.offset));
            status = 1;
            continue;
        }
        files.push_back(file);
    }
    const auto read = std::move(catalogue).finish();
    std::FILE* const to = asked.write ? stderr : stdout;
    print_table(to, read.plans);
    print_losses(to, asked, files, read.losses);
    if (asked.write && !write_back(read.plans)) return 1;
    return status;
}

/// The currency by its code, as a type.
template <class... Currencies>
int run_in(const arguments& asked) {
    int status = 2;
    const bool known = ((asked.currency == Currencies::info.code && (status = run<Currencies>(asked), true)) || ...);
    if (!known) std::fprintf(stderr, "tmf620_import: the currency %s is not known\n", asked.currency.c_str());
    return status;
}

}  // namespace

int main(int argc, char** argv) {
    arguments asked;
    bool good = true;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--currency" && i + 1 < argc)
            asked.currency = argv[++i];
        else if (word == "--all")
            asked.all = true;
        else if (word == "--export")
            asked.write = true;
        else if (word.starts_with("--"))
            good = false;
        else
            asked.files.emplace_back(word);
    }
    if (!good || asked.files.empty()) {
        std::fputs("usage: tmf620_import [--currency CODE] [--all] [--export] FILE.json...\n", stderr);
        return 2;
    }
    using namespace mingbai;
    return run_in<cny, hkd, mop, twd, eur, gbp, usd, aud, inr, sgd, krw, jpy>(asked);
}
