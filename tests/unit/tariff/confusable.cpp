// SPDX-License-Identifier: Apache-2.0
#include <mingbai/tariff/confusable.hpp>

#include <catch.hpp>
#include <shared_data.hpp>

#include <string>
#include <vector>

namespace tariff_confusable_test {

using namespace mingbai;
using members = std::vector<std::uint32_t>;

std::vector<name_pair> pairs(const std::vector<listed_name>& list) {
    std::vector<name_pair> found;
    find_near_names(list, [&](const name_pair& pair) { found.push_back(pair); });
    return found;
}

name_pair only(std::string_view a, std::string_view b) {
    const auto found = pairs({{a, {}}, {b, {}}});
    INFO(a << " / " << b);
    REQUIRE(found.size() == 1);
    CHECK(found[0].first == 0);
    CHECK(found[0].second == 1);
    return found[0];
}

bool apart(std::string_view a, std::string_view b) { return pairs({{a, {}}, {b, {}}}).empty(); }

TEST_CASE("the same name, apart from what is written around it") {
    CHECK(only("畅越专用叠加包1元100G-次月生效（河北）", "畅越专用叠加包1元100G-立即生效（河北）") ==
          name_pair{0, 1, 0, name_likeness::same});
    CHECK(only("3元300分钟国内语音包（秦皇岛）", "３元３００分钟国内语音包【唐山】").likeness == name_likeness::same);
}

TEST_CASE("one or two characters") {
    CHECK(only("联通畅享套餐59元", "联通畅想套餐59元") == name_pair{0, 1, 1, name_likeness::alike});
    CHECK(only("联通畅享套餐59元", "联通畅享套餐新59元") == name_pair{0, 1, 1, name_likeness::alike});
    CHECK(only("联通畅享套餐59元", "联通享套餐59元卡") == name_pair{0, 1, 2, name_likeness::alike});
    CHECK(only("联通享畅套餐59元", "联通畅享套餐59元").distance == 2);
    CHECK(only("A", "B").distance == 1);
    CHECK(only("AB", "CD").distance == 2);
    CHECK(only("A", "ABC").distance == 2);
    CHECK(apart("A", "ABCD"));
    CHECK(apart("ABC", "DEF"));
    CHECK(apart("联通畅享套餐59元", "移动畅想套餐59元"));
    CHECK(apart("畅享", "畅享套餐卡"));
}

TEST_CASE("names that differ only in figures are a family") {
    CHECK(only("智家套餐59元档", "智家套餐79元档").likeness == name_likeness::family);
    CHECK(only("智家套餐59元档", "智家套餐159元档").likeness == name_likeness::family);
    CHECK(only("智家套餐9元档", "智家套餐9.9元档").likeness == name_likeness::family);
    CHECK(only("4G畅爽套餐", "5G畅爽套餐").likeness == name_likeness::family);
    CHECK(only("智家套餐59元档", "智家套餐59元裆").likeness == name_likeness::alike);
    CHECK(only("智家套餐59元", "智家套餐元").likeness == name_likeness::alike);
    CHECK(only("套餐5A9元", "套餐59元").likeness == name_likeness::alike);
}

TEST_CASE("a word that customers know tells names apart") {
    CHECK(only("10元国内流量包", "10元国内语音包").likeness == name_likeness::word);
    CHECK(only("10元日包", "10元月包").likeness == name_likeness::word);
    CHECK(only("10元省内流量", "10元国内流量").likeness == name_likeness::word);
    CHECK(only("沧州-家家乐流量包", "唐山-家家乐流量包").likeness == name_likeness::word);
    CHECK(only("10元国内流量包", "10元国内流星包").likeness == name_likeness::alike);
}

TEST_CASE("overlaps of a list") {
    const std::vector<listed_name> list{
        {"畅享套餐（河北）-立即生效", 59}, {"畅享套餐（河北）-次月生效", 59}, {"畅享套餐（唐山）", 49},
        {"畅想套餐", 59},                  {"畅享套歺", {}},                  {"智家套餐59元档", 59},
        {"智家套餐79元档", 79},            {"智家套餐1099元档", 1099},        {"孝心卡", 19},
        {"阅读会员", 25},                  {"阅读会员", 19},
    };
    const name_overlaps found = find_name_overlaps(list);
    REQUIRE(found.same.size() == 2);
    CHECK(found.same[0] == name_group{{0, 1, 2}, true, true, true});
    CHECK(found.same[1] == name_group{{9, 10}, true, false, false});
    const std::vector<name_pair> near{
        {0, 3, 1, name_likeness::alike}, {0, 4, 1, name_likeness::alike}, {3, 4, 2, name_likeness::alike}};
    CHECK(found.alike == near);
    REQUIRE(found.clusters.size() == 1);
    CHECK(found.clusters[0].members == members{0, 1, 2, 3, 4});
    REQUIRE(found.families.size() == 1);
    CHECK(found.families[0].members == members{5, 6, 7});
    CHECK(found.families[0].prices_differ);
    CHECK(find_name_overlaps({}).same.empty());
}

TEST_CASE("prices that are unknown are not other prices") {
    const auto group = [](std::vector<listed_name> list) { return find_name_overlaps(list).same.at(0); };
    CHECK_FALSE(group({{"卡", {}}, {"卡", 5}}).prices_differ);
    CHECK_FALSE(group({{"卡", 5}, {"卡", {}}, {"卡", 5}}).prices_differ);
    CHECK(group({{"卡", {}}, {"卡", 5}, {"卡", 6}}).prices_differ);
}

TEST_CASE("bytes that are not UTF-8 are compared as they are") {
    CHECK(only("卡\xE6", "卡\xE7").likeness == name_likeness::alike);
    CHECK(only("卡\xFF", "卡").distance == 1);
}

TEST_CASE("over the real register the doubles are found") {
    std::vector<std::string> names;
    std::vector<listed_name> list;
    for (const char* file :
         {"cn_register/unicom_hebei_20260924_added.tsv", "cn_register/telecom_hebei_20260924_added.tsv"}) {
        const auto text = mingbai_test::shared_data(file);
        if (!text) return;
        for (const std::string& line : mingbai_test::split(*text, '\n')) {
            const auto cells = mingbai_test::split(line, '\t');
            if (cells.size() >= 10 && !line.starts_with('#')) names.push_back(cells[1]);
        }
    }
    for (const std::string& name : names) list.push_back({name, {}});
    REQUIRE(list.size() == 64);
    const name_overlaps found = find_name_overlaps(list);
    // Two offers exist twice, once for at once and once for next month.
    REQUIRE(found.same.size() == 2);
    for (const name_group& group : found.same) {
        CHECK(group.effective_times_differ);
        CHECK_FALSE(group.regions_differ);
    }
    CHECK(names[found.same[0].members[0]] == "畅越专用叠加包1元100G-次月生效（河北）");
    // The tiers of one plan, 59 to 139元档, are a family and no pair to worry about.
    bool tiers = false;
    for (const name_group& family : found.families) tiers = tiers || family.members == members{3, 4, 5, 6};
    CHECK(tiers);
    for (const name_pair& pair : found.alike) {
        INFO(names[pair.first] << " / " << names[pair.second]);
        CHECK(false);  // nothing else in these rows is confusable
    }
}

}  // namespace tariff_confusable_test
