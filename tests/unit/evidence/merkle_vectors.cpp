// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/merkle_proof.hpp>

#include <catch.hpp>
#include <shared_data.hpp>

#include <charconv>

namespace evidence_merkle_vectors_test {

using namespace mingbai;
using namespace mingbai::evidence;

// RFC 6962 has no vectors of its own. These are the leaves, roots and tree that the Certificate Transparency reference code
// has published since 2013.
const std::vector<std::string> reference_leaves = {
    std::string(),
    std::string(1, '\0'),
    "\x10",
    "\x20\x21",
    "\x30\x31",
    "\x40\x41\x42\x43",
    "\x50\x51\x52\x53\x54\x55\x56\x57",
    "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
};
const std::vector<std::string> reference_roots = {
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

TEST_CASE("the roots of the reference tree are the published ones at every size") {
    merkle_tree tree;
    CHECK(to_hex(tree.root()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (std::size_t i = 0; i < reference_leaves.size(); ++i) {
        tree.append(reference_leaves[i]);
        CHECK(to_hex(tree.root()) == reference_roots[i]);
    }
    for (std::size_t i = 0; i < reference_roots.size(); ++i) CHECK(to_hex(tree.root(i + 1)) == reference_roots[i]);
}

/// The text of a member of a flat one-line JSON object: what stands between its quotes or, unquoted, up to the next comma.
std::string member(const std::string& line, const std::string& key) {
    const std::size_t at = line.find("\"" + key + "\":");
    if (at == std::string::npos) return {};
    const std::size_t value = at + key.size() + 3;
    if (line[value] == '"') return line.substr(value + 1, line.find('"', value + 1) - value - 1);
    if (line[value] == '[') return line.substr(value + 1, line.find(']', value) - value - 1);
    return line.substr(value, line.find_first_of(",}", value) - value);
}

std::uint64_t number(const std::string& line, const std::string& key) {
    const std::string text = member(line, key);
    std::uint64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    REQUIRE(read.ptr == text.data() + text.size());
    return value;
}

/// Some vectors have a text such as "wrong" in the place of a hash: it is used as far as it goes.
sha256_digest digest(const std::string& base64) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    sha256_digest value;
    std::size_t filled = 0;
    unsigned bits = 0;
    unsigned held = 0;
    for (const char c : base64) {
        const std::size_t six = digits.find(c);
        if (six == std::string_view::npos) break;
        held = held << 6U | static_cast<unsigned>(six);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        if (filled < 32) value.bytes[filled++] = static_cast<std::uint8_t>(held >> bits & 0xffU);
    }
    return value;
}

std::vector<sha256_digest> proof(const std::string& line) {
    std::vector<sha256_digest> hashes;
    const std::string list = member(line, "proof");
    for (std::size_t at = list.find('"'); at != std::string::npos; at = list.find('"', at)) {
        const std::size_t end = list.find('"', at + 1);
        hashes.push_back(digest(list.substr(at + 1, end - at - 1)));
        at = end + 1;
    }
    return hashes;
}

TEST_CASE("every published inclusion and consistency case is judged as published") {
    const auto text = mingbai_test::shared_data("rfc6962_vectors.jsonl");
    if (!text) return;
    int inclusion = 0;
    int consistency = 0;
    for (const std::string& line : mingbai_test::split(*text, '\n')) {
        if (line.empty()) continue;
        CAPTURE(member(line, "case"));
        const bool good = member(line, "wantErr") == "false";
        const std::vector<sha256_digest> hashes = proof(line);
        if (member(line, "kind") == "inclusion") {
            ++inclusion;
            CHECK(verify_inclusion(number(line, "leafIdx"), number(line, "treeSize"), digest(member(line, "leafHash")), hashes,
                                   digest(member(line, "root"))) == good);
        } else {
            ++consistency;
            CHECK(verify_consistency(number(line, "size1"), number(line, "size2"), digest(member(line, "root1")),
                                     digest(member(line, "root2")), hashes) == good);
        }
    }
    CHECK(inclusion == 98);
    CHECK(consistency == 98);
}

}  // namespace evidence_merkle_vectors_test
