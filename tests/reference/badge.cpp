// SPDX-License-Identifier: Apache-2.0
//
// badge            prints badges with the list and the use that each is to be checked with, one a line, for badge.py:
//                  text TAB list TAB plan TAB category TAB region TAB channel TAB platform TAB action TAB seconds
// badge --check    reads such lines, and prints for each the names of its faults, or "unreadable"
#include <mingbai/marketing/badge_check.hpp>
#include <mingbai/marketing/licence_desk.hpp>

#include <mingbai/base/hmac_drbg.hpp>
#include <mingbai/evidence/memory_journal.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>

namespace reference_badge {

using namespace mingbai;
using namespace mingbai::marketing;
using namespace std::chrono_literals;

constexpr instant day{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};
const hmac_badge_key key("the key of the reference test", "k1");

constexpr std::array<std::string_view, 5> action_names{"advertise", "advise", "take_order", "take_change",
                                                       "take_ending"};

std::string line_of(std::string_view badge, const signed_revocation_list& list, const agent_use& use) {
    std::string line(badge);
    line += "\t" + canonical_text(list).value();
    for (const std::string_view each :
         {use.plan.text(), use.category.text(), use.region.text(), use.channel.text(), use.platform.text()})
        line.append("\t").append(each);
    return line + "\t" + std::string(to_text(use.action)) + "\t" + std::to_string(use.at.time_since_epoch().count());
}

void print() {
    evidence::memory_journal journal;
    evidence::ledger<evidence::memory_journal> ledger(journal, hmac_drbg<>("a seed of at least thirty-two bytes"));
    licence_desk desk(ledger);
    const auto give = [&](licence_id id, const sales_scope& sales) {
        licence terms;
        terms.id = id;
        terms.agent = agent_id{"AG-7"};
        terms.name = agent_name{"春风通讯"};
        terms.principal = principal_id{"CARRIER-HE"};
        terms.scope.sales = sales;
        terms.scope.channels = {channel_id{"WEB"}};
        terms.scope.platforms = {platform_id{"shop.example.cn/7"}};
        terms.scope.actions = {agent_action::advertise, agent_action::take_order};
        terms.scope.validity = window(day, day + 24h * 365);
        (void)desk.issue(terms, "CARRIER-HE", day).value();
        return desk
            .give_badge({id,
                         channel_id{"WEB"},
                         platform_id{"shop.example.cn/7"},
                         {agent_action::take_order},
                         window(day, day + 24h * 30)},
                        key, day)
            .value();
    };
    sales_scope two{{filing_number{"26HE900001"}, filing_number{"26HE900002"}}, {}, {region_name{"河北"}}};
    two.categories = decltype(two.categories)::everything();
    const shown_badge first = give(licence_id{"L-1"}, two);
    const shown_badge second =
        give(licence_id{"L-2"},
             {decltype(two.plans)::everything(), {plan_category{"套餐"}}, decltype(two.regions)::everything()});
    const agent_use use{.plan = "26HE900001",
                        .category = plan_category{"套餐"},
                        .region = region_name{"河北"},
                        .channel = "WEB",
                        .platform = platform_id{"shop.example.cn/7"},
                        .action = agent_action::take_order,
                        .at = day + 12h};
    const auto list = [&](instant at) { return desk.revocations(principal_id{"CARRIER-HE"}, key, at).value(); };
    const signed_revocation_list clean = list(day + 1h);
    std::cout << line_of(to_text(first), clean, use) << "\n"
              << line_of(to_text(second), clean, use) << "\n"
              << line_of(to_text(first.badge), clean, use) << "\n";
    (void)desk.suspend(licence_id{"L-1"}, "CARRIER-HE", "x", day + 2h).value();
    (void)desk.revoke(licence_id{"L-2"}, "CARRIER-HE", "x", day + 2h).value();
    const signed_revocation_list full = list(day + 3h);
    std::cout << line_of(to_text(first), full, use) << "\n" << line_of(to_text(second), full, use) << "\n";
    agent_use other{.plan = "26HE900009",
                    .category = plan_category{"国际"},
                    .region = region_name{"北京"},
                    .channel = "HALL",
                    .platform = platform_id{"elsewhere"},
                    .action = agent_action::advertise,
                    .at = day + 24h * 31};
    std::cout << line_of(to_text(first), full, other) << "\n" << line_of(to_text(second), full, other) << "\n";
    for (const instant at : {day - 1s, day, day + 25h, day + 25h + 1s, day + 24h * 30 - 1s, day + 24h * 30}) {
        other = use;
        other.at = at;
        std::cout << line_of(to_text(first), clean, other) << "\n"
                  << line_of(to_text(first), list(at < day ? day : at), other) << "\n";
    }
}

std::string check(std::string_view line) {
    std::array<std::string_view, 9> fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::size_t tab = i + 1 < fields.size() ? line.find('\t') : line.size();
        if (tab == std::string_view::npos) return "unreadable";
        fields[i] = line.substr(0, tab);
        line.remove_prefix(i + 1 < fields.size() ? tab + 1 : tab);
    }
    const auto shown = read_badge(fields[0]);
    const auto list = read_revocation_list(fields[1]);
    if (!shown || !list) return "unreadable";
    agent_use use;
    use.plan = filing_number::parse(fields[2]).value();
    use.category = plan_category::parse(fields[3]).value();
    use.region = region_name::parse(fields[4]).value();
    use.channel = channel_id::parse(fields[5]).value();
    use.platform = platform_id::parse(fields[6]).value();
    for (std::size_t i = 0; i < action_names.size(); ++i)
        if (action_names[i] == fields[7]) use.action = static_cast<agent_action>(i);
    use.at = instant{std::chrono::seconds{std::stoll(std::string(fields[8]))}};
    std::string faults;
    for (const refusal& each : check_badge(*shown, use, *list, key).faults()) {
        if (!faults.empty()) faults += ",";
        faults += to_text(each.why);
    }
    return faults.empty() ? "valid" : faults;
}

}  // namespace reference_badge

int main(int argc, char** argv) {
    using namespace reference_badge;
    if (argc == 1) {
        print();
        return 0;
    }
    if (std::string_view(argv[1]) != "--check") return 2;
    for (std::string line; std::getline(std::cin, line);) std::cout << check(line) << "\n";
    return 0;
}
