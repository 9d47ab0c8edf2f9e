// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/detail/hash_map.hpp>

#include <catch.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>

namespace base_hash_map_test {

using mingbai::detail::hash_map;
using mingbai::detail::hash_set;

/// As bad a hash as there is: every chain is a long one.
struct crowded {
    std::size_t operator()(std::uint32_t key) const noexcept { return key % 3; }
};

template <class Map>
std::map<std::uint32_t, std::string> contents(const Map& map) {
    std::map<std::uint32_t, std::string> all;
    map.for_each([&](std::uint32_t key, const std::string& value) { CHECK(all.emplace(key, value).second); });
    CHECK(all.size() == map.size());
    CHECK(map.empty() == all.empty());
    return all;
}

/// The same random steps on a map and on a std::map, which has each of them too.
template <class Map>
void walk(std::uint32_t seed, std::uint32_t keys, std::size_t steps) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    Map map;
    std::map<std::uint32_t, std::string> reference;
    for (std::size_t step = 0; step < steps; ++step) {
        const std::uint32_t key = static_cast<std::uint32_t>(random()) % keys;
        const std::string value = "a value that is too long for a short string, " + std::to_string(step);
        switch (random() % 8) {
            case 0:
            case 1: {
                const auto place = map.insert(key, value);
                const auto [expected, is_new] = reference.emplace(key, value);
                CHECK(place.is_new == is_new);
                CHECK(place.value == expected->second);
                break;
            }
            case 2: map[key] = reference[key] = value; break;
            case 3: CHECK(map[key] == reference[key]); break;
            case 4:
            case 5:
                map.erase(key);
                reference.erase(key);
                break;
            case 6: {
                const std::string* const found = std::as_const(map).find(key);
                const auto expected = reference.find(key);
                CHECK(map.contains(key) == (expected != reference.end()));
                CHECK((found != nullptr) == (expected != reference.end()));
                CHECK(map.find(key) == found);
                if (found != nullptr) CHECK(*found == expected->second);
                break;
            }
            default:
                if (random() % 64 != 0) break;
                const auto gone = [&](std::uint32_t each) { return each % 5 == key % 5; };
                map.erase_if([&](std::uint32_t each, const std::string&) { return gone(each); });
                std::erase_if(reference, [&](const auto& each) { return gone(each.first); });
        }
        CHECK(map.size() == reference.size());
    }
    CHECK(contents(map) == reference);

    Map copy(map);
    CHECK(contents(copy) == reference);
    Map moved(std::move(map));
    CHECK(contents(moved) == reference);
    copy[keys] = "only in the copy";
    CHECK(contents(moved) == reference);
    moved = copy;
    CHECK(contents(moved) == contents(copy));
    copy = Map();
    CHECK(contents(copy).empty());
    copy[1] = "and on";
    CHECK(contents(copy) == std::map<std::uint32_t, std::string>{{1, "and on"}});
    moved.for_each([](std::uint32_t, std::string& value) { value = "changed"; });
    moved.for_each([](std::uint32_t, const std::string& value) { CHECK(value == "changed"); });
    moved.erase_if([](std::uint32_t, const std::string&) { return true; });
    CHECK(contents(moved).empty());
}

TEST_CASE("a hash_map does what a std::map does, but for its order") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        walk<hash_map<std::uint32_t, std::string>>(seed, 1 + seed * 20, 600);
        walk<hash_map<std::uint32_t, std::string, crowded>>(seed, 1 + seed * 5, 300);
    }
}

TEST_CASE("a value of a hash_map stays where it is, and may be one that only moves") {
    hash_map<std::uint64_t, std::unique_ptr<std::uint64_t>> map;
    std::map<std::uint64_t, const std::unique_ptr<std::uint64_t>*> places;
    for (std::uint64_t key = 0; key < 1000; ++key)
        places[key << 40] = &map.insert(key << 40, std::make_unique<std::uint64_t>(key)).value;
    for (const auto& [key, place] : places) {
        CHECK(map.find(key) == place);
        CHECK(**place == key >> 40);
    }
}

TEST_CASE("a hash_set has each key once") {
    hash_set<std::string> set;
    CHECK_FALSE(set.contains("one"));
    CHECK(set.insert("one"));
    CHECK_FALSE(set.insert("one"));
    CHECK(set.insert("two"));
    CHECK(set.contains("one"));
    CHECK(set.size() == 2);
}

}  // namespace base_hash_map_test
