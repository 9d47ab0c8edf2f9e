// SPDX-License-Identifier: Apache-2.0
//
// Prints docs/profiles.md, the profiles side by side, out of the profiles themselves.
#include <mingbai/profile/all.hpp>
#include <mingbai/profile/as_of.hpp>

#include "../support/constant_words.hpp"

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace reference_profiles {

using namespace mingbai;

/// The day on which "in force" is meant in the page, so that it changes with the code only.
constexpr civil_date day = std::chrono::year{2026} / 11 / 24;

void put(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }
std::string cell(std::string_view text) {
    std::string escaped;
    for (const char c : text) escaped += c == '|' ? std::string("\\|") : std::string(1, c);
    return escaped.empty() ? "—" : escaped;
}
void add(std::string& text, std::string_view more, std::string_view between = "<br>") {
    if (!text.empty()) text += between;
    text += more;
}

/// One line of a table: what it is about, and what each profile says.
using row = std::pair<std::string, std::vector<std::string>>;

template <class Cell>
row make_row(std::string title, Cell of) {
    row made{std::move(title), {}};
    profile::for_each_profile([&]<class Profile>() { made.second.push_back(cell(of.template operator()<Profile>())); });
    return made;
}
void put_table(const std::vector<row>& rows) {
    std::string head = "| |";
    std::string rule = "|---|";
    profile::for_each_profile([&]<class Profile>() {
        head += " " + std::string(Profile::info.english) + "<br>" + std::string(Profile::info.chinese) + "<br>`" +
            std::string(Profile::info.name) + "` |";
        rule += "---|";
    });
    put(head + "\n" + rule + "\n");
    for (const auto& [title, cells] : rows) {
        put("| " + title + " |");
        for (const std::string& each : cells) put(" " + each + " |");
        put("\n");
    }
    put("\n");
}

std::string zone_words(utc_offset zone) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(zone.ahead()).count();
    if (minutes == 0) return "UTC";
    const auto size = minutes < 0 ? -minutes : minutes;
    const std::string rest = std::to_string(size % 60);
    return std::string("UTC") + (minutes < 0 ? "−" : "+") + std::to_string(size / 60) +
        (size % 60 == 0 ? "" : ":" + rest);
}
std::string kinds(const notice::kind_set& set) {
    std::string text;
    for (const notice::notice_kind_text& each : notice::notice_kind_texts)
        if (set.has(each.kind)) add(text, each.english);
    return text;
}
template <class Currency>
std::string limit_words(const cap::cap_offer& offer, cap::units limit) {
    if (limit == cap::no_cap) return "none";
    if (offer.kind.what == cap::dimension::data) return std::string(to_text(data_volume::from_bytes(limit)));
    return mingbai_test::words_of(money<Currency>::from_micros(static_cast<std::int64_t>(limit)));
}
template <class Currency>
std::string cap_words(const cap::cap_offer& offer) {
    std::string text(to_text(offer.kind.where));
    text += offer.kind.every == cap::renewal::day ? ", a day: " : ", a cycle: ";
    text += limit_words<Currency>(offer, offer.standard);
    if (offer.own_value_up_to != 0) text += "; the customer's own value";
    if (offer.tiers.size() != 0) {
        text += "; tiers";
        for (const cap::units tier : offer.tiers) text += " " + limit_words<Currency>(offer, tier);
    }
    text += "; then " + std::string(to_text(offer.then)) + "; told at";
    for (std::size_t i = 0; i < offer.levels.size(); ++i) text += " " + std::to_string(offer.levels[i]) + " %";
    return text;
}
template <class Profile>
std::string rules_on(std::string_view wanted) {
    std::string text;
    as_of<Profile>(day).for_each_rule([&]<class Rule>(std::string_view subject) {
        if (subject != wanted || Rule::info.id.starts_with("MB-T")) return;
        add(text,
            std::string(Rule::info.id) +
                (Rule::info.severity == severity::blocking      ? ""
                     : Rule::info.severity == severity::warning ? " (warning)"
                                                                : " (advice)"));
    });
    return text;
}
template <class Profile>
std::string retention_words() {
    std::string text;
    std::string_view last;
    for (const evidence::retention_rule& each : Profile::retention) {
        if (each.source == last) continue;
        last = each.source;
        add(text,
            std::string(to_text(each.kind)) + " and alike: " + mingbai_test::words_of(each.keep) + " from " +
                std::string(to_text(each.valid_from)));
    }
    return text;
}

}  // namespace reference_profiles

int main() {
    using namespace reference_profiles;
    put("# Profiles side by side\n\nWritten from the profiles themselves (`tests/reference/profiles.cpp`); a test "
        "compares it. What no source was found\n"
        "for is empty (—), which does not mean that there is no law. How each figure and rule was verified is in\n"
        "[rules.md](rules.md). How to add a country or a house: [house-profile.md](house-profile.md). Profile data as "
        "of 2026-11:\n"
        "verify before production use.\n\n## What each says\n\n");
    put_table({make_row("currency", []<class P>() { return std::string(P::currency::info.code); }),
               make_row("civil time", []<class P>() { return zone_words(P::zone); }),
               make_row("language of notices",
                        []<class P>() { return std::string(P::words == language::chinese ? "Chinese" : "English"); }),
               make_row("documents",
                        []<class P>() {
                            std::string text;
                            for (const std::string_view each : P::documents) add(text, each);
                            return text;
                        }),
               make_row("notices owed", []<class P>() { return kinds(P::duties); }),
               make_row("reminders of use", []<class P>() { return mingbai_test::words_of(P::usual_notices.usage); }),
               make_row("caps to begin with",
                        []<class P>() {
                            std::string text;
                            for (const cap::cap_offer& each : P::usual_caps)
                                add(text, cap_words<typename P::currency>(each));
                            return text;
                        }),
               make_row("customers look back",
                        []<class P>() {
                            return P::look_back.count == 0 ? std::string() : mingbai_test::words_of(P::look_back);
                        }),
               make_row("records kept at least", []<class P>() { return retention_words<P>(); })});
    put("## Rules in force on " + std::string(mingbai::to_text(day)) +
        "\n\nThose of arithmetic, MB-T-01 to MB-T-05, are in all profiles but China's, which has its own.\n\n");
    std::vector<row> rows;
    for (const std::string_view subject : {"plan", "marketing", "request", "reminder", "notice", "bill", "cap"})
        rows.push_back(make_row(std::string(subject), [subject]<class P>() { return rules_on<P>(subject); }));
    put_table(rows);
    put("## Figures\n\n");
    profile::for_each_profile([]<class P>() {
        put("### " + std::string(P::info.english) + " " + std::string(P::info.chinese) +
            "\n\n| figure | value | in force | verified |\n|---|---|---|---|\n");
        P::constants::for_each([](const auto& each) {
            for (const auto& value : each.values())
                put("| " + cell(each.info().title) + " | " + mingbai_test::words_of(value.value) + " | " +
                    mingbai_test::words_of(value.in_force) + " | " + std::string(to_text(value.grade)) + " |\n");
        });
        put("\n");
    });
    return 0;
}
