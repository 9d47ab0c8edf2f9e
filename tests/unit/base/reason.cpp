// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/reason.hpp>
#include <mingbai/base/utf8.hpp>

#include <catch.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

namespace base_reason_test {

using namespace mingbai;

/// The name that the compiler itself gives a value of an enumeration: "not_published", or digits in a cast when no
/// enumerator has this value. So the list of enumerators needs no second copy here that could go stale.
template <reason Value>
constexpr std::string_view enumerator_name() {
    // GCC: "... [with mingbai::v0::reason Value = mingbai::v0::reason::none; ...]", Clang: "... [Value =
    // mingbai::reason::none]"
    std::string_view text = __PRETTY_FUNCTION__;
    text.remove_prefix(text.find("Value = ") + 8);
    text = text.substr(0, text.find_first_of(";]"));
    if (text.find('(') != std::string_view::npos) return {};
    return text.substr(text.rfind(':') + 1);
}

constexpr std::size_t hundreds = 10;

template <std::size_t First, std::size_t... I>
void for_hundred(std::set<std::string_view>& named, std::index_sequence<I...>) {
    const auto check = [&]<std::size_t Number>() {
        constexpr auto why = static_cast<reason>(Number);
        constexpr std::string_view name = enumerator_name<why>();
        CAPTURE(Number, name);
        if (name.empty()) {
            CHECK(to_text(why) == "unknown");
        } else {
            CHECK(to_text(why) == name);
            CHECK(describe(why).why == why);
            named.insert(name);
        }
    };
    (check.template operator()<First + I>(), ...);
}

template <std::size_t... Hundred>
std::set<std::string_view> enumerators(std::index_sequence<Hundred...>) {
    std::set<std::string_view> named;
    (for_hundred<Hundred * 100>(named, std::make_index_sequence<100>()), ...);
    return named;
}

TEST_CASE("every reason below 1000 is described under its own name, and nothing else is") {
    const std::set<std::string_view> named = enumerators(std::make_index_sequence<hundreds>());
    CHECK(named.size() == reason_texts.size());
    CHECK(named.count("not_published") == 1);
    CHECK(named.count("none") == 1);
    CHECK(static_cast<std::size_t>(reason_texts.back().why) < hundreds * 100);
}

TEST_CASE("the table ascends, without a number or a name twice") {
    CHECK(std::is_sorted(reason_texts.begin(), reason_texts.end(),
                         [](const auto& a, const auto& b) { return a.why < b.why; }));
    std::set<std::uint16_t> numbers;
    std::set<std::string_view> names;
    for (const reason_text& each : reason_texts) {
        CAPTURE(each.name);
        CHECK(numbers.insert(static_cast<std::uint16_t>(each.why)).second);
        CHECK(names.insert(each.name).second);
    }
}

TEST_CASE("every reason has a sentence in each language") {
    for (const reason_text& each : reason_texts) {
        CAPTURE(each.name);
        CHECK(each.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos);
        CHECK(each.english.size() > 5);
        CHECK(each.english.back() != '.');
        CHECK(is_utf8(each.english));
        CHECK(is_utf8(each.chinese));
        CHECK(count_code_points(each.chinese) >= 3);
        bool han = false;
        for (const auto point : code_points(each.chinese))
            han = han || (point.step.code_point >= 0x4E00 && point.step.code_point <= 0x9FFF);
        CHECK(han);
    }
}

TEST_CASE("numbers that are in ledgers never change") {
    CHECK(static_cast<int>(reason::none) == 0);
    CHECK(static_cast<int>(reason::bad_utf8) == 100);
    CHECK(static_cast<int>(reason::json_syntax) == 120);
    CHECK(static_cast<int>(reason::json_unknown_key) == 129);
    CHECK(static_cast<int>(reason::bad_subscriber_number) == 140);
    CHECK(static_cast<int>(reason::journal_busy) == 200);
    CHECK(static_cast<int>(reason::rules_broken) == 300);
    CHECK(static_cast<int>(reason::no_open_request) == 400);
    CHECK(static_cast<int>(reason::content_altered) == 500);
    CHECK(static_cast<int>(reason::notice_incomplete) == 600);
    CHECK(static_cast<int>(reason::cap_reached) == 700);
}

TEST_CASE("a number that no reason has is answered all the same") {
    const auto strange = static_cast<reason>(65535);
    CHECK(describe(strange).why == strange);
    CHECK(to_text(strange) == "unknown");
    CHECK(to_text(reason::not_published) == "not_published");
}

}  // namespace base_reason_test
