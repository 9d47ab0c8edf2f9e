// SPDX-License-Identifier: Apache-2.0
//
// bill_shock [FOLDER]
//
// One month of 100,000 customers who have each chosen a cap on what they pay beyond their plan. The same use, charged
// in three ways: with reminders only; by a gate that looks at a balance which is brought up to date now and then; and
// by this library. Prints what each way bills beyond the caps; writes the table (bill_shock.md) and a chart
// (bill_shock.svg).
//
// The use is made up, always the same, and heavy-tailed, as use is: of four customers three stay within their plan. The
// others have sessions whose number and size follow the law x = least / u, u even between 0 and 1 (Pareto with exponent
// 1, cut off at the top): most are small, few are huge. A session runs at 10 MB a second; a customer's sessions
// overlap (a phone, a hotspot, a car). A megabyte costs 0.005 yuan. Caps are 10 to 200 yuan.

#include <mingbai/mingbai.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace cap = mingbai::cap;
using namespace mingbai::literals;
using yuan = mingbai::money<mingbai::cny>;

namespace {

constexpr std::uint32_t customers = 100'000;
constexpr std::uint32_t month_seconds = 30 * 86'400;
constexpr std::uint64_t part_megabytes = 10;  // what the network asks for at a time, and passes in a second
constexpr std::uint32_t part_seconds = 1;
constexpr cap::units megabyte_costs = 5'000;
constexpr cap::units part_costs = part_megabytes * megabyte_costs;
constexpr cap::alert_levels levels{50, 80, 100};
constexpr cap::meter_period june{677};

/// SplitMix64.
struct chance {
    std::uint64_t state;

    std::uint64_t operator()() {
        std::uint64_t x = state += 0x9e3779b97f4a7c15;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(((*this)() >> 32) * bound >> 32); }
    std::uint64_t heavy_tailed(std::uint64_t least, std::uint64_t most) {
        return std::min(most, (least << 32) / (1 + ((*this)() >> 32)));
    }
};

/// Ten megabytes that a session wants at some second.
struct part {
    std::uint32_t second;
    std::uint32_t session;

    friend auto operator<=>(const part&, const part&) = default;
};

struct customer {
    cap::units limit = 0;
    std::vector<part> wants;  ///< in the order of time
};

customer make_customer(std::uint32_t number) {
    chance dice{number * std::uint64_t{0x5851f42d4c957f2d} + 1};
    constexpr std::array<cap::units, 5> tiers{10'000'000, 20'000'000, 50'000'000, 100'000'000, 200'000'000};
    customer made;
    made.limit = tiers[dice.below(tiers.size())];
    if (dice.below(4) != 0) return made;
    const auto sessions = static_cast<std::uint32_t>(dice.heavy_tailed(2, 60));
    for (std::uint32_t session = 0; session < sessions; ++session) {
        // Sessions come in bunches: a customer who is travelling uses everything at once.
        std::uint32_t second = dice.below(30) * 86'400 + dice.below(3) * 7'200 + dice.below(1'800);
        const std::uint64_t parts = dice.heavy_tailed(4, 4'000);
        for (std::uint64_t i = 0; i < parts && second < month_seconds; ++i, second += part_seconds)
            made.wants.push_back({second, session});
    }
    std::sort(made.wants.begin(), made.wants.end());
    return made;
}

/// What one way of charging makes of a customer: units that are billed, and units that were wanted and not given.
struct outcome {
    cap::units billed = 0;
    cap::units refused = 0;
};

/// A reminder goes out, the service goes on.
outcome reminders_only(const customer& of) {
    return {of.wants.size() * part_costs, 0};
}

/// The balance is brought up to date every so often; a session may go on as long as the balance that is known is below
/// the cap.
outcome check_then_charge(const customer& of, std::uint32_t lag_seconds) {
    outcome result;
    cap::units known = 0;
    std::uint32_t next_update = 0;
    for (const part& each : of.wants) {
        if (each.second >= next_update) {
            known = result.billed;
            next_update = each.second - each.second % lag_seconds + lag_seconds;
        }
        if (known < of.limit)
            result.billed += part_costs;
        else
            result.refused += part_costs;
    }
    return result;
}

/// Each part is reserved, used, and committed before its session asks for the next one; sessions overlap.
outcome by_meter(const customer& of, std::uint64_t& reminders) {
    cap::meter meter(of.limit, june);
    std::vector<cap::grant> held;
    outcome result;
    const auto commit = [&](cap::grant& grant) {
        const cap::units amount = grant.amount();
        const auto settled = meter.commit(std::move(grant), amount, levels, june);
        result.billed += settled.counted;
        reminders += static_cast<std::uint64_t>(std::popcount(settled.news.crossed)) + settled.news.cap_held;
    };
    for (const part& each : of.wants) {
        if (held.size() <= each.session) held.resize(each.session + 1);
        cap::grant& last = held[each.session];
        if (last.amount() != 0) commit(last);
        auto answer = meter.reserve_up_to(part_costs, june);
        reminders += answer.cap_held;
        result.refused += part_costs - answer.held.amount();
        last = std::move(answer.held);
    }
    for (cap::grant& last : held)
        if (last.amount() != 0) commit(last);
    return result;
}

struct way {
    std::string_view name;
    std::string_view chinese;
    std::string_view colour;
    std::uint64_t over = 0;  ///< customers billed beyond their cap
    cap::units beyond = 0;
    cap::units worst = 0;
    cap::units refused = 0;
    cap::units refused_with_room = 0;  ///< refused though the bill was below the cap in the end
    std::vector<double> times_cap{};   ///< bill / cap, of customers whose use reached the cap

    void add(const customer& of, const outcome& result, bool reaches) {
        const cap::units excess = result.billed > of.limit ? result.billed - of.limit : 0;
        over += excess != 0;
        beyond += excess;
        worst = std::max(worst, excess);
        refused += result.refused;
        refused_with_room += std::min(result.refused, of.limit > result.billed ? of.limit - result.billed : 0);
        if (reaches) times_cap.push_back(static_cast<double>(result.billed) / static_cast<double>(of.limit));
    }
};

std::string money_text(cap::units amount) {
    const std::uint64_t fen = amount / 10'000;
    std::string text = std::to_string(fen / 100);
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
    text += '.';
    text += static_cast<char>('0' + fen / 10 % 10);
    text += static_cast<char>('0' + fen % 10);
    return text;
}

std::string table(const std::vector<way>& ways, std::size_t reaching) {
    std::string text =
        "| charged by | customers billed beyond their cap | beyond the caps, yuan | worst, yuan | refused, yuan | "
        "refused "
        "with room left, yuan |\n|---|--:|--:|--:|--:|--:|\n";
    for (const way& each : ways)
        text += "| " + std::string(each.chinese) + " " + std::string(each.name) + " | " + std::to_string(each.over) +
                " of " + std::to_string(reaching) + " | " + money_text(each.beyond) + " | " + money_text(each.worst) +
                " | " + money_text(each.refused) + " | " + money_text(each.refused_with_room) + " |\n";
    return text;
}

std::string decimal(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", value);
    return text.data();
}
std::string quoted(std::string_view attribute, double value) {
    return " " + std::string(attribute) + "=\"" + decimal(value) + "\"";
}

/// The customers who reach their cap, from the luckiest to the unluckiest, and their bills in multiples of the cap.
std::string chart(std::vector<way>& ways) {
    constexpr double left = 70;
    constexpr double top = 60;
    constexpr double width = 620;
    constexpr double height = 320;
    double highest = 2;
    for (way& each : ways) {
        std::sort(each.times_cap.begin(), each.times_cap.end());
        if (!each.times_cap.empty()) highest = std::max(highest, each.times_cap.back());
    }
    const double doublings = std::ceil(std::log2(highest));
    const auto y_of = [&](double times) { return top + height - height * (std::log2(times) + 1) / (doublings + 1); };
    std::string svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 490\" font-family=\"sans-serif\" "
        "font-size=\"13\">\n"
        "<rect width=\"760\" height=\"490\" fill=\"#fff\"/>\n"
        "<text x=\"70\" y=\"26\" font-size=\"16\">Bills of the customers who reach their cap, in multiples of "
        "it</text>\n"
        "<text x=\"70\" y=\"46\" fill=\"#555\">触及封顶的用户：账单金额与所选封顶之比</text>\n";
    for (double times = 0.5; times <= std::exp2(doublings); times *= 2) {
        svg += "<line stroke=\"#ddd\"" + quoted("x1", left) + quoted("x2", left + width) + quoted("y1", y_of(times)) +
               quoted("y2", y_of(times)) + "/>\n";
        svg += "<text text-anchor=\"end\"" + quoted("x", left - 8) + quoted("y", y_of(times) + 4) + ">" +
               (times < 1 ? "½" : std::to_string(static_cast<int>(times))) + "×</text>\n";
    }
    for (int percent = 0; percent <= 100; percent += 20)
        svg += "<text text-anchor=\"middle\"" + quoted("x", left + width * percent / 100) +
               quoted("y", top + height + 20) + ">" + std::to_string(percent) + " %</text>\n";
    double key = top + height + 44;
    for (const way& each : ways) {
        svg += "<polyline fill=\"none\" stroke-width=\"2.5\" stroke=\"" + std::string(each.colour) + "\" points=\"";
        for (std::size_t step = 0; step <= 200 && !each.times_cap.empty(); ++step) {
            const double times = std::max(0.5, each.times_cap[(each.times_cap.size() - 1) * step / 200]);
            svg += decimal(left + width * static_cast<double>(step) / 200) + "," + decimal(y_of(times)) + " ";
        }
        svg += "\"/>\n<rect width=\"16\" height=\"4\" fill=\"" + std::string(each.colour) + "\"" + quoted("x", left) +
               quoted("y", key - 5) + "/>\n<text x=\"92\"" + quoted("y", key) + ">" + std::string(each.chinese) + " " +
               std::string(each.name) + "</text>\n";
        key += 17;
    }
    return svg + "</svg>\n";
}

}  // namespace

int main(int argc, char** argv) {
    const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
    std::vector<way> ways{{"reminders only", "仅提醒", "#c0392b"},
                          {"a balance known every 15 minutes", "每15分钟更新余额", "#e67e22"},
                          {"a balance known every 5 minutes", "每5分钟更新余额", "#f1c40f"},
                          {"this library", "本库", "#2e86c1"}};
    std::size_t reaching = 0;
    std::uint64_t reminders = 0;
    cap::units wanted = 0;
    for (std::uint32_t number = 0; number < customers; ++number) {
        const customer of = make_customer(number);
        const cap::units wants = of.wants.size() * part_costs;
        const bool reaches = wants >= of.limit;
        reaching += reaches;
        wanted += wants;
        ways[0].add(of, reminders_only(of), reaches);
        ways[1].add(of, check_then_charge(of, 900), reaches);
        ways[2].add(of, check_then_charge(of, 300), reaches);
        ways[3].add(of, by_meter(of, reminders), reaches);
    }
    const std::string text = table(ways, reaching);
    std::printf(
        "%u customers, of whom %zu reach their cap; they want %s yuan's worth beyond their plans.\n\n%s\n"
        "%llu reminders, each told once.\n",
        customers, reaching, money_text(wanted).c_str(), text.c_str(), static_cast<unsigned long long>(reminders));
    std::ofstream(folder / "bill_shock.md", std::ios::binary) << text;
    std::ofstream(folder / "bill_shock.svg", std::ios::binary) << chart(ways);
    std::printf("bill_shock.md and bill_shock.svg are in %s\n", std::filesystem::absolute(folder).string().c_str());
    return ways[3].beyond == 0 ? 0 : 1;
}
