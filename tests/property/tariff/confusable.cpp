// SPDX-License-Identifier: Apache-2.0
#include <mingbai/tariff/confusable.hpp>

#include <catch.hpp>
#include <rounds.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace tariff_confusable_property_test {

using namespace mingbai;
using symbols = std::u32string;

/// The textbook table, kept apart from everything that the library does. Places more than two off the diagonal cost
/// more than two edits, so they are not filled in.
std::uint32_t distance(const symbols& a, const symbols& b) {
    constexpr std::uint32_t far = 99;
    std::vector<std::uint32_t> above(b.size() + 1, far);
    std::vector<std::uint32_t> row(b.size() + 1, far);
    for (std::uint32_t j = 0; j <= b.size() && j <= 2; ++j) above[j] = j;
    for (std::uint32_t i = 1; i <= a.size(); ++i) {
        std::fill(row.begin(), row.end(), far);
        if (i <= 2) row[0] = i;
        for (std::size_t j = i > 2 ? i - 2 : 1; j <= b.size() && j <= std::size_t{i} + 2; ++j)
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
        row.swap(above);
    }
    return above[b.size()];
}

symbols decoded(std::string_view text) {
    symbols all;
    for (const auto [offset, step] : code_points(text)) all.push_back(step.code_point);
    return all;
}

using found_pairs = std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>;

found_pairs by_brute_force(const std::vector<std::string>& names) {
    std::vector<symbols> texts;
    for (const std::string& name : names) texts.push_back(decoded(read_plan_name(name).text));
    found_pairs found;
    for (std::uint32_t i = 0; i < texts.size(); ++i)
        for (std::uint32_t j = i + 1; j < texts.size(); ++j) {
            const std::size_t longer = std::max(texts[i].size(), texts[j].size());
            if (longer - std::min(texts[i].size(), texts[j].size()) > 2) continue;
            const std::uint32_t edits = distance(texts[i], texts[j]);
            if (edits <= 2) found.insert({i, j, edits});
        }
    return found;
}

found_pairs by_library(const std::vector<std::string>& names, std::size_t& reported) {
    std::vector<listed_name> list;
    for (const std::string& name : names) list.push_back({name, {}});
    found_pairs found;
    reported = 0;
    find_near_names(list, [&](const name_pair& pair) {
        ++reported;
        found.insert({pair.first, pair.second, pair.distance});
    });
    return found;
}

void check_same(const std::vector<std::string>& names) {
    std::size_t reported = 0;
    const found_pairs found = by_library(names, reported);
    const found_pairs expected = by_brute_force(names);
    CHECK(reported == found.size());  // no pair twice
    CHECK(found == expected);         // recall and precision are both 1
}

TEST_CASE("every pair of random short names is found, and no other") {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const std::uint32_t alphabet = 2 + seed % 5;
        const std::uint32_t longest = 1 + seed % 14;
        std::vector<std::string> names;
        for (int i = 0; i < 120; ++i) {
            std::string name;
            for (auto length = 1 + random() % longest; length > 0; --length)
                name += static_cast<char>('a' + random() % alphabet);
            names.push_back(name);
        }
        check_same(names);
    }
}

std::vector<std::string> register_like(std::size_t count, std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto pick = [&](const std::vector<std::string>& of) { return of[random() % of.size()]; };
    const std::vector<std::string> heads{"联通", "天翼", "沃派", "畅越", "和家", "冰激凌", "流量王", "校园", "孝心", "智家"};
    const std::vector<std::string> products{"畅享套餐", "畅爽套餐", "智享套餐", "国内通用流量包", "国内语音包", "上网卡", "赠费包", "叠加包"};
    const std::vector<std::string> fees{"1元", "5元", "9.9元", "19元", "29元", "39元档", "59元档", "129元", "199元档"};
    const std::vector<std::string> volumes{"", "5G", "10G", "30G", "100G", "300分钟", "1000分钟"};
    const std::vector<std::string> regions{"（河北）", "（唐山）", "【保定】", "[沧州]", ""};
    const std::vector<std::string> times{"", "-立即生效", "-次月生效"};
    std::vector<std::string> names;
    while (names.size() < count) {
        std::string name = pick(heads) + "5G" + pick(products) + pick(fees) + pick(volumes);
        // Slips of the pen, so that there is something to find.
        for (auto slips = random() % 4; slips > 0; --slips) {
            const std::size_t at = code_point_boundary(name, random() % name.size());
            const std::size_t size = decode_utf8(name, at).size;
            switch (random() % 3) {
                case 0: name.replace(at, size, "新"); break;
                case 1: name.erase(at, size); break;
                default: name.insert(at, "优"); break;
            }
        }
        names.push_back(name + pick(regions) + pick(times));
    }
    return names;
}

TEST_CASE("every pair of 5,000 names like a register's is found, and no other") {
    check_same(register_like(mingbai_test::rounds(5000), 20260924));
}

TEST_CASE("groups hold what the pairs say") {
    const std::vector<std::string> names = register_like(mingbai_test::rounds(1500), 7);
    std::vector<listed_name> list;
    for (const std::string& name : names) list.push_back({name, {}});
    const name_overlaps overlaps = find_name_overlaps(list);

    // Two plans are in one `same` group exactly when their normalised names are equal.
    std::vector<std::size_t> group_of(names.size(), 0);
    for (std::size_t g = 0; g < overlaps.same.size(); ++g)
        for (const std::uint32_t plan : overlaps.same[g].members) {
            CHECK(group_of[plan] == 0);
            group_of[plan] = g + 1;
        }
    for (std::uint32_t i = 0; i < names.size(); ++i)
        for (std::uint32_t j = i + 1; j < names.size(); ++j) {
            const bool equal = read_plan_name(names[i]).text == read_plan_name(names[j]).text;
            const bool together = group_of[i] != 0 && group_of[i] == group_of[j];
            if (equal != together) CHECK(equal == together);
        }

    // The near pairs of the groups are the near pairs of the list, between the first plans of each name.
    std::set<std::pair<std::uint32_t, std::uint32_t>> near;
    find_near_names(list, [&](const name_pair& pair) {
        const auto first_of = [&](std::uint32_t plan) {
            return group_of[plan] == 0 ? plan : overlaps.same[group_of[plan] - 1].members.front();
        };
        if (pair.likeness != name_likeness::alike) return;
        const std::uint32_t a = first_of(pair.first);
        const std::uint32_t b = first_of(pair.second);
        near.insert({std::min(a, b), std::max(a, b)});
    });
    std::set<std::pair<std::uint32_t, std::uint32_t>> grouped;
    for (const name_pair& pair : overlaps.alike) CHECK(grouped.insert({pair.first, pair.second}).second);
    CHECK(grouped == near);
    CHECK_FALSE(near.empty());

    // A cluster is what near pairs connect.
    std::vector<std::uint32_t> cluster(names.size(), 0);
    for (std::uint32_t c = 0; c < overlaps.clusters.size(); ++c)
        for (const std::uint32_t plan : overlaps.clusters[c].members) cluster[plan] = c + 1;
    for (const auto& [a, b] : near) {
        CHECK(cluster[a] != 0);
        CHECK(cluster[a] == cluster[b]);
    }
}

}  // namespace tariff_confusable_property_test
