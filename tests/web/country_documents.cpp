// SPDX-License-Identifier: Apache-2.0
// Writes the documents that country_documents.test.mjs opens and prints: web_country_documents FOLDER. Of each that has
// a page limit there are also the fullest ones that were accepted, in several kinds of text.
#include <mingbai/profile/au/information_summary.hpp>
#include <mingbai/profile/cn_miit/disclosure_card.hpp>
#include <mingbai/profile/eu/contract_summary.hpp>
#include <mingbai/profile/uk/contract_summary.hpp>
#include <mingbai/profile/us/broadband_label.hpp>

#include "../support/country_facts.hpp"
#include "../support/country_plans.hpp"
#include "../support/plans.hpp"

#include <mingbai/tariff/owned_plan.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>

namespace {

using namespace mingbai;

void write(const std::filesystem::path& file, const result<std::string>& page) {
    if (!page) {
        std::cerr << file.filename().string() << ": refused: " << to_text(page.error().why) << "\n";
        std::exit(1);
    }
    std::ofstream(file, std::ios::binary) << *page;
}

const std::pair<const char*, const char*> fillings[]{
    {"words", "the quick brown fox jumps over the lazy dog and runs "},
    {"wide", "WWWW MMMMMMM mmmmmmmmmmm WWWWWWWWWWWW @@@@ "},
    {"long", "WMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWM "},
    {"chinese", "本方案自订购之日起生效，流量用尽后按标准资费计费。（不含港澳台）"},
    {"mixed", "Ärztliche Leistungen, 30GB流量 à 0,29 € und “Größenänderungen” – WLAN "},
    {"short", "a i l 1 . , "},
};

/// The fullest document that is accepted with so many pieces of a filling in it.
template <class Make>
void write_full(const std::filesystem::path& folder, const std::string& name, Make make) {
    for (const auto& [kind, piece] : fillings) {
        std::string text;
        result<std::string> last = make(text);
        for (;;) {
            text += piece;
            result<std::string> next = make(text);
            if (!next) {
                if (next.error().why != reason::too_long) std::exit(1);
                break;
            }
            last = std::move(next);
        }
        write(folder / (name + "-" + kind + ".html"), last);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: web_country_documents FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);

    auto euros = mingbai_test::country_plan<eur>();
    write(folder / "eu.html", eu::contract_summary(euros, mingbai_test::summary_facts));
    write(folder / "uk.html",
          uk::observed_contract_summary(mingbai_test::country_plan<gbp>(), mingbai_test::summary_facts));
    write(folder / "us.html", us::broadband_label(mingbai_test::country_plan<usd>(), mingbai_test::label_facts));
    auto australian = mingbai_test::country_plan<aud>();
    write(folder / "au.html", au::information_summary(australian, mingbai_test::information_facts));
    auto chinese = to_owned(mingbai_test::spring);
    write(folder / "card.html", cn_miit::disclosure_card(chinese, "示例运营商"));

    write_full(folder, "eu-full", [&](const std::string& text) {
        euros.notes = text;
        return eu::contract_summary(euros, mingbai_test::summary_facts);
    });
    write_full(folder, "bundle-full", [&](const std::string& text) {
        euros.notes = text;
        return eu::bundle_contract_summary(euros, mingbai_test::summary_facts);
    });
    // Many short paragraphs and headings that a page break may push on, not one long one.
    write_full(folder, "au-full", [&](const std::string& text) {
        australian.restrictions.clear();
        for (std::size_t at = 0; at + 200 < text.size(); at += 200)
            australian.restrictions.push_back("condition " + std::to_string(at));
        australian.content_text = text;
        return au::information_summary(australian, mingbai_test::information_facts);
    });
    write_full(folder, "card-full", [&](const std::string& text) {
        chinese.notes = text;
        return cn_miit::disclosure_card(chinese, "示例运营商");
    });
}
