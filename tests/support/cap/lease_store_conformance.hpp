// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/cap/memory_lease_store.hpp>

#include <algorithm>
#include <catch.hpp>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "small_random.hpp"

// What every store of the caps must do; the stores of interop/ run it against real servers.
namespace mingbai_test {

/// The levels that a store under test is made with.
inline constexpr mingbai::cap::alert_levels conformance_levels{50, 80, 100};

/// `store` is empty for the keys `first_key` to `first_key` + 99.
template <mingbai::cap::lease_store Store>
void check_lease_store(Store& store, mingbai::cap::table_key first_key) {
    namespace cap = mingbai::cap;
    using mingbai::reason;
    const auto ask = [&](cap::lease_request request) {
        request.key += first_key;
        return store.exchange(request);
    };

    {
        INFO("a cap that nobody set lets nothing out, and its first refusal is told once");
        const auto first = ask({.key = 0, .period = 1, .node = 1, .sequence = 1, .wanted = 5, .at_least = 1});
        REQUIRE(first);
        CHECK(*first == cap::lease_reply{.first_refusal = true});
        CHECK(ask({.key = 0, .period = 1, .node = 1, .sequence = 2, .wanted = 5, .at_least = 1})->first_refusal ==
              false);
        REQUIRE(store.set_limit(first_key, 1));
        CHECK(ask({.key = 0, .period = 1, .node = 1, .sequence = 3, .wanted = 5, .at_least = 2})->first_refusal ==
              true);
    }
    {
        INFO("the last message again gets the last answer; an older one is refused; neither changes anything");
        REQUIRE(store.set_limit(first_key + 1, 1'000));
        const cap::lease_request second{.key = 1, .period = 1, .node = 7, .sequence = 2, .spent = 10, .wanted = 50};
        const auto before = ask({.key = 1, .period = 1, .node = 7, .sequence = 1, .wanted = 100, .at_least = 100});
        const auto answer = ask(second);
        REQUIRE(before);
        REQUIRE(answer);
        CHECK(before->granted == 100);
        CHECK(*ask(second) == *answer);
        CHECK(ask({.key = 1, .period = 1, .node = 7, .sequence = 1, .wanted = 100}).error().why == reason::superseded);
        CHECK(ask({.key = 1, .period = 1, .node = 7, .sequence = 3})->left == answer->left);
        // Another node and another period have numbers of their own.
        CHECK(ask({.key = 1, .period = 1, .node = 8, .sequence = 1}));
        CHECK(ask({.key = 1, .period = 2, .node = 7, .sequence = 1})->left == 1'000);
    }
    {
        INFO("no node gives back more than it has");
        REQUIRE(store.set_limit(first_key + 2, 100));
        CHECK(ask({.key = 2, .period = 1, .node = 1, .sequence = 1, .wanted = 40, .at_least = 40})->granted == 40);
        CHECK(ask({.key = 2, .period = 1, .node = 2, .sequence = 1, .wanted = 40, .at_least = 40})->granted == 40);
        CHECK(ask({.key = 2, .period = 1, .node = 1, .sequence = 2, .spent = 30, .returned = 1'000})->left == 30);
        CHECK(ask({.key = 2, .period = 1, .node = 3, .sequence = 1, .returned = 1'000})->left == 30);
    }
    {
        INFO("the largest amounts");
        REQUIRE(store.set_limit(first_key + 3, cap::highest_limit));
        const auto all = ask({.key = 3,
                              .period = 4'294'967'295,
                              .node = 9'223'372'036'854'775'807U,
                              .sequence = 1,
                              .wanted = cap::highest_limit,
                              .at_least = cap::highest_limit});
        REQUIRE(all);
        CHECK(all->granted == cap::highest_limit);
        CHECK(all->left == 0);
        const auto spent = ask({.key = 3,
                                .period = 4'294'967'295,
                                .node = 9'223'372'036'854'775'807U,
                                .sequence = 2,
                                .spent = cap::highest_limit});
        CHECK(spent->crossed == 0b111);
        CHECK(spent->spent_in_all == cap::highest_limit);
        CHECK(store.set_limit(first_key + 3, cap::highest_limit + 1).error().why == reason::out_of_range);
    }

    // Whatever is asked, the answer is the one that the rule gives.
    cap::memory_lease_store rule(conformance_levels);
    small_random random(99);
    std::vector<cap::lease_request> sent;
    std::uint64_t different = 0;
    for (int step = 0; step < 1'500; ++step) {
        const cap::table_key key = first_key + 10 + random.below(4);
        if (random.below(12) == 0) {
            const cap::units limit = random.below(500);
            REQUIRE(store.set_limit(key, limit));
            REQUIRE(rule.set_limit(key, limit));
        }
        cap::lease_request request;
        if (!sent.empty() && random.below(8) == 0) {
            request = sent[random.below(sent.size())];
        } else {
            request.key = key;
            request.period = static_cast<std::uint32_t>(1 + random.below(2));
            request.node = 1 + random.below(3);
            for (const auto& each : sent)
                if (each.key == request.key && each.period == request.period && each.node == request.node)
                    request.sequence = std::max(request.sequence, each.sequence);
            request.sequence += random.below(10) == 0 ? 2U : 1U;
            request.spent = random.below(200);
            request.beyond = random.below(6) == 0 ? random.below(20) : 0;
            request.returned = random.below(3) == 0 ? random.below(60) : 0;
            request.wanted = random.below(80);
            request.at_least = random.below(2) == 0 ? random.below(40) : 0;
            sent.push_back(request);
        }
        const auto answer = store.exchange(request);
        const auto expected = rule.exchange(request);
        const bool same = answer.has_value() == expected.has_value() &&
                          (answer ? *answer == *expected : answer.error().why == expected.error().why);
        if (!same && different++ == 0) {
            UNSCOPED_INFO("step " << step << ": granted " << (answer ? answer->granted : 0) << " left "
                                  << (answer ? answer->left : 0) << " crossed "
                                  << int{answer ? answer->crossed : std::uint8_t{0}} << ", by the rule "
                                  << (expected ? expected->granted : 0) << " left " << (expected ? expected->left : 0)
                                  << " crossed " << int{expected ? expected->crossed : std::uint8_t{0}});
        }
    }
    CHECK(different == 0);
}

}  // namespace mingbai_test
