// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/merkle_proof.hpp>

#include <catch.hpp>

#include <random>

namespace evidence_merkle_tree_property {

using namespace mingbai;
using namespace mingbai::evidence;

constexpr std::uint32_t seed = 20260501;

// RFC 6962, section 2.1, written down as it stands there: recursive, over the leaves' data, with nothing kept.
using leaves = std::vector<std::string>;

std::size_t split_point(std::size_t n) {
    std::size_t k = 1;
    while (2 * k < n) k *= 2;
    return k;
}

sha256_digest mth(const leaves& d) {
    if (d.empty()) return sha256("");
    if (d.size() == 1) return sha256(std::string(1, '\0') + d[0]);
    const auto k = static_cast<std::ptrdiff_t>(split_point(d.size()));
    const sha256_digest left = mth({d.begin(), d.begin() + k});
    const sha256_digest right = mth({d.begin() + k, d.end()});
    return sha256("\x01" + std::string(left.view()) + std::string(right.view()));
}

std::vector<sha256_digest> path(std::size_t m, const leaves& d) {
    if (d.size() == 1) return {};
    const std::size_t k = split_point(d.size());
    const auto middle = d.begin() + static_cast<std::ptrdiff_t>(k);
    std::vector<sha256_digest> proof;
    if (m < k) {
        proof = path(m, {d.begin(), middle});
        proof.push_back(mth({middle, d.end()}));
    } else {
        proof = path(m - k, {middle, d.end()});
        proof.push_back(mth({d.begin(), middle}));
    }
    return proof;
}

std::vector<sha256_digest> subproof(std::size_t m, const leaves& d, bool whole) {
    if (m == d.size()) return whole ? std::vector<sha256_digest>{} : std::vector<sha256_digest>{mth(d)};
    const std::size_t k = split_point(d.size());
    const auto middle = d.begin() + static_cast<std::ptrdiff_t>(k);
    std::vector<sha256_digest> proof;
    if (m <= k) {
        proof = subproof(m, {d.begin(), middle}, whole);
        proof.push_back(mth({middle, d.end()}));
    } else {
        proof = subproof(m - k, {middle, d.end()}, false);
        proof.push_back(mth({d.begin(), middle}));
    }
    return proof;
}

leaves first(const leaves& d, std::size_t n) { return {d.begin(), d.begin() + static_cast<std::ptrdiff_t>(n)}; }

TEST_CASE("roots and proofs are those of the recursive definition, at every size and for every pair") {
    std::mt19937 random(seed);
    CAPTURE(seed);
    leaves data;
    merkle_tree tree;
    for (int i = 0; i < 37; ++i) {
        std::string leaf(random() % 100, '\0');
        for (char& c : leaf) c = static_cast<char>(random());
        data.push_back(leaf);
        tree.append(leaf);
    }
    for (std::size_t size = 0; size <= data.size(); ++size) {
        CAPTURE(size);
        REQUIRE(tree.root(size) == mth(first(data, size)));
        if (size != 0) {
            merkle_tree shorter;
            for (std::size_t i = 0; i + 1 < size; ++i) shorter.append(data[i]);
            REQUIRE(shorter.root_with(leaf_hash(data[size - 1])) == tree.root(size));
        }
        for (std::size_t index = 0; index < size; ++index) {
            const auto proof = tree.inclusion_proof(index, size);
            REQUIRE(proof == path(index, first(data, size)));
            REQUIRE(verify_inclusion(index, size, leaf_hash(data[index]), proof, tree.root(size)));
        }
        for (std::size_t from = 1; from <= size; ++from) {
            const auto proof = tree.consistency_proof(from, size);
            REQUIRE(proof == subproof(from, first(data, size), true));
            REQUIRE(verify_consistency(from, size, tree.root(from), tree.root(size), proof));
        }
    }
}

TEST_CASE("no proof survives a change of any of its bits, of an index or of a size") {
    std::mt19937 random(seed + 1);
    CAPTURE(seed);
    merkle_tree tree;
    for (int i = 0; i < 300; ++i) tree.append(std::to_string(random()));
    for (int round = 0; round < 300; ++round) {
        const std::uint64_t size = 2 + random() % 299;
        const std::uint64_t index = random() % size;
        const std::uint64_t from = 1 + random() % (size - 1);
        const sha256_digest leaf = tree.leaf(index);
        const sha256_digest root = tree.root(size);
        CAPTURE(size, index, from);

        auto proof = tree.inclusion_proof(index, size);
        REQUIRE(verify_inclusion(index, size, leaf, proof, root));
        for (const std::uint64_t other : {index + 1, index - 1, index ^ 1U, index ^ 512U})
            REQUIRE_FALSE(verify_inclusion(other, size, leaf, proof, root));
        REQUIRE_FALSE(verify_inclusion(index, size, leaf, proof, tree.root(size - 1)));
        REQUIRE_FALSE(verify_inclusion(index, 2 * size, leaf, proof, root));
        REQUIRE_FALSE(verify_inclusion(index, size, tree.leaf((index + 1) % size), proof, root));
        std::uint8_t& byte = proof[random() % proof.size()].bytes[random() % 32];
        byte = static_cast<std::uint8_t>(byte ^ (1U << random() % 8));
        REQUIRE_FALSE(verify_inclusion(index, size, leaf, proof, root));

        auto growth = tree.consistency_proof(from, size);
        REQUIRE(verify_consistency(from, size, tree.root(from), root, growth));
        growth.push_back(leaf);
        REQUIRE_FALSE(verify_consistency(from, size, tree.root(from), root, growth));
        growth.pop_back();
        std::uint8_t& other = growth[random() % growth.size()].bytes[random() % 32];
        other = static_cast<std::uint8_t>(other ^ (1U << random() % 8));
        REQUIRE_FALSE(verify_consistency(from, size, tree.root(from), root, growth));
        growth.pop_back();
        REQUIRE_FALSE(verify_consistency(from, size, tree.root(from), root, growth));
    }
}

TEST_CASE("a tree that is rewound is the tree that never was longer") {
    std::mt19937 random(seed + 2);
    merkle_tree tree;
    merkle_tree plain;
    for (int round = 0; round < 200; ++round) {
        const std::uint64_t before = tree.size();
        for (auto extra = random() % 20; extra != 0; --extra) tree.append(std::to_string(random()));
        tree.rewind(before);
        const std::string leaf = std::to_string(round);
        tree.append(leaf);
        plain.append(leaf);
        REQUIRE(tree.size() == plain.size());
        REQUIRE(tree.root() == plain.root());
        REQUIRE(tree.inclusion_proof(before / 2, tree.size()) == plain.inclusion_proof(before / 2, plain.size()));
    }
}

TEST_CASE("a digest that nobody set proves nothing") {
    CHECK_FALSE(verify_inclusion(0, 1, {}, {}, {}));
    CHECK_FALSE(verify_consistency(1, 1, {}, {}, {}));
    CHECK_FALSE(verify_inclusion(0, 0, sha256(""), {}, sha256("")));
    CHECK_FALSE(verify_consistency(0, 0, sha256(""), sha256(""), {}));
    CHECK_FALSE(verify_inclusion(~std::uint64_t{0}, ~std::uint64_t{0}, sha256(""), {}, sha256("")));
}

}  // namespace evidence_merkle_tree_property
