// SPDX-License-Identifier: Apache-2.0
// Random histories of a dozen licences against a reader who keeps a set of words for each thing that a licence names,
// and decides everything from the whole history.
#include <agent_world.hpp>
#include <algorithm>
#include <array>
#include <catch.hpp>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace marketing_licence_property_test {

using namespace mingbai;
using namespace mingbai::marketing;
using namespace mingbai_test;
using evidence::record_kind;

constexpr std::array<const char*, 4> words{"A", "B", "C", "another"};  // what a list names, and what no list does
constexpr std::array<const char*, 6> people{"P-1", "P-2", "AG-0", "AG-1", "AG-2", "nobody"};
constexpr std::array<std::chrono::hours, 4> hours{0h, 10h, 20h, 30h};

using dimension = std::set<int>;  // indices of `words`; all four for everything

struct plain_scope {
    std::array<dimension, 5> lists{};  // plans, categories, regions, channels, platforms
    dimension actions{};               // 0 to 4
    int levels = 0;
    int from = 0;  // indices of `hours`
    int until = 3;
};

template <class List>
List list_of(const dimension& of) {
    if (of.size() == words.size()) return List::everything();
    std::vector<typename std::decay_t<decltype(List().named())>::value_type> ids;
    using id = typename decltype(ids)::value_type;
    for (const int each : of) ids.push_back(id::parse(words[static_cast<std::size_t>(each)]).value());
    return List::of(ids).value();
}

agent_scope scope_of(const plain_scope& plain) {
    agent_scope scope;
    scope.sales.plans = list_of<decltype(scope.sales.plans)>(plain.lists[0]);
    scope.sales.categories = list_of<decltype(scope.sales.categories)>(plain.lists[1]);
    scope.sales.regions = list_of<decltype(scope.sales.regions)>(plain.lists[2]);
    scope.channels = list_of<decltype(scope.channels)>(plain.lists[3]);
    scope.platforms = list_of<decltype(scope.platforms)>(plain.lists[4]);
    for (const int each : plain.actions) scope.actions.add(static_cast<agent_action>(each));
    scope.sub_agent_levels = static_cast<std::uint8_t>(plain.levels);
    scope.validity = window(monday + hours[static_cast<std::size_t>(plain.from)],
                            monday + hours[static_cast<std::size_t>(plain.until)]);
    return scope;
}

bool within(const plain_scope& narrow, const plain_scope& wide) {
    const auto inside = [](const dimension& a, const dimension& b) {
        return std::includes(b.begin(), b.end(), a.begin(), a.end());
    };
    for (std::size_t i = 0; i < 5; ++i)
        if (!inside(narrow.lists[i], wide.lists[i])) return false;
    return inside(narrow.actions, wide.actions) && narrow.levels <= wide.levels &&
           (narrow.from == narrow.until || (narrow.from >= wide.from && narrow.until <= wide.until));
}

struct plain_licence {
    int parent = -1;
    int agent = 0;
    int principal = 0;
    plain_scope scope{};
    bool suspended = false;
    bool revoked = false;
};

/// What a person who has read everything so far answers.
struct plain_book {
    std::map<int, plain_licence> licences;

    bool stands(int id) const {
        for (; id >= 0; id = licences.at(id).parent)
            if (licences.count(id) == 0 || licences.at(id).suspended || licences.at(id).revoked) return false;
        return true;
    }
    bool may_issue(int id, const plain_licence& terms, int by) const {
        if (licences.count(id) != 0) return false;
        if (terms.parent < 0) return by == terms.principal;
        if (licences.count(terms.parent) == 0) return false;
        const plain_licence& above = licences.at(terms.parent);
        plain_scope most = above.scope;
        --most.levels;
        return terms.principal == above.principal && (by == above.agent || by == above.principal) &&
               stands(terms.parent) && most.levels >= 0 && within(terms.scope, most);
    }
    bool allows(int id, const std::array<int, 5>& named, int action, std::chrono::hours at) const {
        if (!stands(id)) return false;
        for (; id >= 0; id = licences.at(id).parent) {
            const plain_scope& scope = licences.at(id).scope;
            for (std::size_t i = 0; i < 5; ++i)
                if (scope.lists[i].count(named[i]) == 0) return false;
            if (scope.actions.count(action) == 0) return false;
            if (at < hours[static_cast<std::size_t>(scope.from)] || at >= hours[static_cast<std::size_t>(scope.until)])
                return false;
        }
        return true;
    }
};

plain_scope random_scope(std::mt19937& random, const plain_scope* within_this) {
    plain_scope scope;
    for (std::size_t i = 0; i < 5; ++i) {
        for (int word = 0; word < 3; ++word)
            if (random() % 3 != 0 && (within_this == nullptr || within_this->lists[i].count(word) != 0))
                scope.lists[i].insert(word);
        if (random() % 4 == 0 && (within_this == nullptr || within_this->lists[i].size() == 4))
            scope.lists[i] = {0, 1, 2, 3};
        if (within_this != nullptr && random() % 12 == 0) scope.lists[i].insert(static_cast<int>(random() % 3));
    }
    for (int action = 0; action < 5; ++action)
        if (random() % 3 != 0 &&
            (within_this == nullptr || within_this->actions.count(action) != 0 || random() % 25 == 0))
            scope.actions.insert(action);
    scope.levels = static_cast<int>(random() % 3);
    if (within_this != nullptr && scope.levels > within_this->levels && random() % 4 != 0)
        scope.levels = within_this->levels > 0 ? within_this->levels - 1 : 0;
    scope.from = within_this != nullptr && random() % 10 != 0 ? within_this->from : static_cast<int>(random() % 2);
    scope.until =
        within_this != nullptr && random() % 10 != 0 ? within_this->until : 2 + static_cast<int>(random() % 2);
    return scope;
}

TEST_CASE(
    "whatever is done in whatever order, a licence never allows more than those above it, and the book is the "
    "history") {
    std::mt19937 random(20260303);
    INFO("seed 20260303");
    const auto below = [&](std::size_t n) { return static_cast<int>(random() % n); };
    std::size_t done = 0;
    std::size_t not_done = 0;
    std::size_t allowed_uses = 0;
    std::size_t delegated = 0;
    for (int round = 0; round < 40; ++round) {
        CAPTURE(round);
        agent_world w;
        plain_book plain;
        const auto id_of = [](int id) { return licence_id::parse("L-" + std::to_string(id)).value(); };
        for (int step = 0; step < 50; ++step) {
            const int id = below(8);
            int by = below(people.size());
            const int what = below(8);
            bool expected = false;
            bool actual = false;
            const auto known = plain.licences.find(id);
            if (what < 4) {
                plain_licence terms;
                terms.parent = below(3) == 0 || plain.licences.empty() ? -1 : below(8);
                const auto above = plain.licences.find(terms.parent);
                terms.agent = 2 + below(3);
                terms.principal = below(2);
                if (above != plain.licences.end() && below(8) != 0) terms.principal = above->second.principal;
                terms.scope = random_scope(random, above == plain.licences.end() ? nullptr : &above->second.scope);
                if (above != plain.licences.end() && terms.scope.levels >= above->second.scope.levels && below(3) != 0)
                    terms.scope.levels = above->second.scope.levels > 0 ? above->second.scope.levels - 1 : 0;
                if (terms.parent == id) terms.parent = -1;
                if (below(5) != 0) by = above != plain.licences.end() ? above->second.agent : terms.principal;
                expected = plain.may_issue(id, terms, by);
                licence given;
                given.id = id_of(id);
                if (terms.parent >= 0) given.parent = id_of(terms.parent);
                given.agent = agent_id::parse(people[static_cast<std::size_t>(terms.agent)]).value();
                given.name = agent_name{"某某"};
                given.principal = principal_id::parse(people[static_cast<std::size_t>(terms.principal)]).value();
                given.scope = scope_of(terms.scope);
                actual = w.licences.issue(given, people[static_cast<std::size_t>(by)], monday - 1h).has_value();
                if (expected) plain.licences[id] = terms;
                delegated += expected && terms.parent >= 0 ? 1U : 0U;
            } else {
                if (known != plain.licences.end() && below(4) != 0) by = known->second.principal;
                const char* who = people[static_cast<std::size_t>(by)];
                const bool may =
                    known != plain.licences.end() && by == known->second.principal && !known->second.revoked;
                if (what == 4) {
                    const plain_scope scope =
                        random_scope(random, known == plain.licences.end() ? nullptr : &known->second.scope);
                    expected = may && within(scope, known->second.scope);
                    actual = w.licences.narrow(id_of(id), scope_of(scope), who, monday).has_value();
                    if (expected) known->second.scope = scope;
                } else if (what == 5) {
                    expected = may && !known->second.suspended;
                    actual = w.licences.suspend(id_of(id), who, "x", monday).has_value();
                    if (expected) known->second.suspended = true;
                } else if (what == 6) {
                    expected = may && known->second.suspended;
                    actual = w.licences.resume(id_of(id), who, "x", monday).has_value();
                    if (expected) known->second.suspended = false;
                } else if (below(4) == 0) {
                    expected = may;
                    actual = w.licences.revoke(id_of(id), who, "x", monday).has_value();
                    if (expected) known->second.revoked = true;
                }
            }
            CHECK(actual == expected);
            done += expected ? 1U : 0U;
            not_done += expected ? 0U : 1U;
        }
        // A desk that folds the ledger later, and the one that wrote it, both answer like the person; a child never
        // more than its parent.
        const licence_desk later(w.ledger);
        for (int question = 0; question < 1500; ++question) {
            const int id = below(8);
            std::array<int, 5> named{};
            for (int& each : named) each = random() % 8 == 0 ? 3 : below(3);
            const int action = below(5);
            const std::chrono::hours at{below(31)};
            const auto name = [&](std::size_t i) { return words[static_cast<std::size_t>(named[i])]; };
            const agent_use use{.plan = filing_number::parse(name(0)).value(),
                                .category = plan_category::parse(name(1)).value(),
                                .region = region_name::parse(name(2)).value(),
                                .channel = channel_id::parse(name(3)).value(),
                                .platform = platform_id::parse(name(4)).value(),
                                .action = static_cast<agent_action>(action),
                                .at = monday + at};
            const bool expected = plain.licences.count(id) != 0 && plain.allows(id, named, action, at);
            const bool actual = w.licences.book().allows(id_of(id), use).has_value();
            if (actual != expected || later.book().allows(id_of(id), use).has_value() != expected)
                FAIL("a use is answered otherwise");
            if (!actual) continue;
            ++allowed_uses;
            for (licence_id up = w.licences.book().find(id_of(id))->terms.parent; !up.empty();
                 up = w.licences.book().find(up)->terms.parent)
                REQUIRE(w.licences.book().allows(up, use));
        }
    }
    // Both answers came often enough to say something.
    CHECK(done > 200);
    CHECK(not_done > 200);
    CHECK(delegated > 20);
    CHECK(allowed_uses > 500);
}

}  // namespace marketing_licence_property_test
