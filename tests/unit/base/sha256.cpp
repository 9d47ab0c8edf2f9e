// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/digest.hpp>
#include <mingbai/base/hex.hpp>
#include <mingbai/base/sha256.hpp>

#include <catch.hpp>

#include <unordered_set>

namespace base_sha256_test {

using namespace mingbai;

constexpr bool is(const sha256_digest& digest, std::string_view hex) {
    const result<sha256_digest> read = sha256_digest::from_hex(hex);
    return read && *read == digest;
}

// The examples that accompany FIPS 180-4.
static_assert(is(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
static_assert(is(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
static_assert(is(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
                 "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));

static_assert(sizeof(sha256_digest) == 32 && std::is_trivially_copyable_v<sha256_digest>);
static_assert(digest_engine<sha256_hasher>);

TEST_CASE("SHA-256 gives the digests published with the standard") {
    CHECK(to_hex(sha256("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
                        "mnopqrstnopqrstu")) == "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(to_hex(sha256(std::string(1'000'000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 does not depend on how the message is cut into pieces") {
    std::string message;
    for (int i = 0; i < 200; ++i) message.push_back(static_cast<char>(i * 7));
    for (std::size_t length = 0; length <= message.size(); ++length) {
        const std::string_view whole = std::string_view(message).substr(0, length);
        const sha256_digest expected = sha256(whole);
        for (std::size_t cut = 0; cut <= length; ++cut) {
            sha256_hasher hasher;
            hasher.update(whole.substr(0, cut));
            hasher.update(whole.substr(cut));
            if (hasher.finish() != expected) {
                CAPTURE(length, cut);
                REQUIRE(false);
            }
        }
    }
    CHECK(digest_of<sha256_hasher>("a", "", "bc") == sha256("abc"));
}

TEST_CASE("a copy of a running hash goes on from where the original stood") {
    sha256_hasher first;
    first.update("a");
    sha256_hasher second = first;
    second.update("bc");
    first.update("x");
    CHECK(second.finish() == sha256("abc"));
    CHECK(first.finish() == sha256("ax"));
}

TEST_CASE("digests order, hash and print") {
    const sha256_digest a = sha256("a");
    const sha256_digest b = sha256("b");
    CHECK(a != b);
    CHECK((a < b) == (to_hex(a) < to_hex(b)));
    CHECK((a <=> a) == std::strong_ordering::equal);
    CHECK(a.view().size() == 32);
    CHECK(std::unordered_set<sha256_digest>{a, b, a}.size() == 2);
}

TEST_CASE("hexadecimal of another length or with another character is refused where it goes wrong") {
    const std::string good = to_hex(sha256("abc"));
    CHECK(sha256_digest::from_hex(good)->bytes == sha256("abc").bytes);
    std::string upper = good;
    for (char& c : upper)
        if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
    CHECK(*sha256_digest::from_hex(upper) == sha256("abc"));
    CHECK(sha256_digest::from_hex("").error() == refusal{reason::bad_hex, at_offset(0)});
    CHECK(sha256_digest::from_hex(good.substr(1)).error() == refusal{reason::bad_hex, at_offset(63)});
    CHECK(sha256_digest::from_hex(good + "0").error() == refusal{reason::bad_hex, at_offset(64)});
    for (const char bad : {'g', '/', ':', '@', 'G', '`', ' ', '\0', '\x80'}) {
        std::string text = good;
        text[17] = bad;
        CHECK(sha256_digest::from_hex(text).error() == refusal{reason::bad_hex, at_offset(17, 1)});
    }
}

TEST_CASE("bytes that are kept as text are written in hexadecimal and read again") {
    const std::string bytes{"\x00\x7f\x80\xff", 4};
    CHECK(to_hex(std::string_view(bytes)) == "007f80ff");
    CHECK(bytes_from_hex("007f80ff").value() == bytes);
    CHECK(bytes_from_hex("007F80fF").value() == bytes);
    CHECK(bytes_from_hex("").value().empty());
    CHECK(bytes_from_hex("00g0").error() == refusal{reason::bad_hex, at_offset(2, 1)});
    CHECK(bytes_from_hex("0011x").error() == refusal{reason::bad_hex, at_offset(4, 1)});
    CHECK(bytes_from_hex("001").error() == refusal{reason::bad_hex, at_offset(3)});
}

}  // namespace base_sha256_test
