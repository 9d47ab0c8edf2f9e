// SPDX-License-Identifier: Apache-2.0
#include <agent_world.hpp>
#include <catch.hpp>
#include <vector>

namespace marketing_badge_test {

using namespace mingbai;
using namespace mingbai::marketing;
using namespace mingbai_test;

template <class T, class E>
reason why(const result<T, E>& answer) {
    return answer ? reason::none : answer.error().why;
}

using reasons = std::vector<reason>;
reasons faults(const badge_verdict& verdict) {
    reasons all;
    for (const refusal& each : verdict.faults()) all.push_back(each.why);
    return all;
}

TEST_CASE("base32 is RFC 4648's without padding, and reads only what it writes") {
    const std::pair<std::string_view, std::string_view> vectors[]{{"", ""},
                                                                  {"f", "MY"},
                                                                  {"fo", "MZXQ"},
                                                                  {"foo", "MZXW6"},
                                                                  {"foob", "MZXW6YQ"},
                                                                  {"fooba", "MZXW6YTB"},
                                                                  {"foobar", "MZXW6YTBOI"}};
    for (const auto& [bytes, text] : vectors) {
        CHECK(to_base32(bytes) == text);
        CHECK(from_base32(text).value() == bytes);
        CHECK(base32_size(bytes.size()) == text.size());
    }
    for (const char* bad : {"M", "MZX", "MZXW6Y", "my", "M1", "MY======", "MZ", "M ", "MZXR"})
        CHECK_FALSE(from_base32(bad));
    CHECK(from_base32("MZXW6?").error().where.offset == 5);
    CHECK(from_base32("\xff\x80").error().why == reason::bad_number);
}

TEST_CASE("a badge is valid where it was given and nowhere else: every fault is listed, not the first") {
    agent_world w;
    shown_badge shown = w.usual_badge();
    agent_use use = usual_use();
    signed_revocation_list list = w.list();
    reasons expected;

    SECTION("as given") {}
    SECTION("another platform: a borrowed badge") {
        use.platform = platform_id{"mall.example.cn/spring"};
        expected = {reason::badge_borrowed};
    }
    SECTION("another channel") {
        use.channel = "APP";
        expected = {reason::channel_out_of_scope};
    }
    SECTION("what it was not given for") {
        use.action = agent_action::advise;
        expected = {reason::action_out_of_scope};
    }
    SECTION("another plan") {
        use.plan = "26HE900009";
        expected = {reason::plan_out_of_scope};
    }
    SECTION("another category") {
        use.category = plan_category{"国际"};
        expected = {reason::plan_out_of_scope};
    }
    SECTION("another region") {
        use.region = region_name{"北京"};
        expected = {reason::region_out_of_scope};
    }
    SECTION("its first second") {
        use.at = monday - 1h;
        list = w.list(use.at);
    }
    SECTION("before") {
        use.at = monday - 1h - 1s;
        list = w.list(use.at);
        expected = {reason::badge_not_yet_valid};
    }
    SECTION("its last second") {
        use.at = monday + 24h * 30 - 1s;
        list = w.list(use.at);
    }
    SECTION("after") {
        use.at = monday + 24h * 30;
        list = w.list(use.at);
        expected = {reason::badge_expired};
    }
    SECTION("without its sheet") {
        shown.sheet.reset();
        expected = {reason::scope_not_shown};
    }
    SECTION("with a wider sheet") {
        shown.sheet->sales.regions = decltype(shown.sheet->sales.regions)::everything();
        expected = {reason::scope_not_shown};
    }
    SECTION("under another agent's name") {
        shown.sheet->name = agent_name{"别家"};
        expected = {reason::scope_not_shown};
    }
    SECTION("a list of the greatest age") {
        list = w.list(monday - 24h);
    }
    SECTION("a stale list") {
        list = w.list(monday - 24h - 1s);
        expected = {reason::revocation_list_stale};
    }
    SECTION("a list from later") {
        list = w.list(monday + 1s);
        expected = {reason::revocation_list_stale};
    }
    SECTION("a list that somebody shortened") {
        REQUIRE(w.licences.revoke(licence_1, "CARRIER-HE", "x", monday));
        list = w.list();
        list.list.revoked.clear();
        expected = {reason::revocation_list_forged, reason::badge_revoked};
    }
    SECTION("another principal's list") {
        list = w.licences.revocations(principal_id{"CARRIER-SD"}, w.key, monday).value();
        expected = {reason::revocation_list_forged};
    }
    SECTION("a suspended licence") {
        REQUIRE(w.licences.suspend(licence_1, "CARRIER-HE", "x", monday));
        list = w.list();
        expected = {reason::licence_suspended};
    }
    SECTION("a revoked licence, whose badges are void") {
        REQUIRE(w.licences.revoke(licence_1, "CARRIER-HE", "x", monday));
        list = w.list();
        expected = {reason::licence_revoked, reason::badge_revoked};
    }
    SECTION("a revoked badge") {
        CHECK(why(w.licences.revoke_badge(identity_of(shown.badge), "AG-7", "x", monday)) == reason::not_the_principal);
        REQUIRE(w.licences.revoke_badge(identity_of(shown.badge), "CARRIER-HE", "x", monday));
        list = w.list();
        expected = {reason::badge_revoked};
    }
    SECTION("after its licence was narrowed") {
        agent_scope narrow = wide_scope();
        narrow.sales.regions = {region_name{"河北"}};
        REQUIRE(w.licences.narrow(licence_1, narrow, "CARRIER-HE", monday));
        list = w.list();
        expected = {reason::badge_revoked};
    }
    SECTION("one changed bit") {
        shown.badge.signature[7] = static_cast<char>(shown.badge.signature[7] ^ 1);
        expected = {reason::badge_forged};
    }
    SECTION("another platform written into it") {
        shown.badge.platform = platform_id{"mall.example.cn/spring"};
        use.platform = shown.badge.platform;
        expected = {reason::badge_forged};
    }
    SECTION("another key of the same name") {
        const hmac_badge_key other("some other secret of badges", "k1");
        CHECK(faults(check_badge(shown, use, list, other)) ==
              reasons{reason::badge_forged, reason::revocation_list_forged});
    }
    SECTION("a key that the checker does not have") {
        const hmac_badge_key other("the secret of the badges", "k2");
        CHECK(faults(check_badge(shown, use, list, other)) ==
              reasons{reason::badge_key_unknown, reason::revocation_list_forged});
    }
    SECTION("everything at once, in the order of the checks") {
        use = {.plan = "26HE900009",
               .category = plan_category{"国际"},
               .region = region_name{"北京"},
               .channel = "HALL",
               .platform = platform_id{"x"},
               .action = agent_action::take_ending,
               .at = monday + 24h * 31};
        REQUIRE(w.licences.suspend(licence_1, "CARRIER-HE", "x", monday));
        list = w.list();
        shown.badge.signature[0] = static_cast<char>(shown.badge.signature[0] ^ 1);
        expected = {reason::badge_forged,        reason::badge_expired,     reason::revocation_list_stale,
                    reason::licence_suspended,   reason::badge_borrowed,    reason::channel_out_of_scope,
                    reason::action_out_of_scope, reason::plan_out_of_scope, reason::plan_out_of_scope,
                    reason::region_out_of_scope};
    }
    const badge_verdict verdict = check_badge(shown, use, list, w.key);
    CHECK(faults(verdict) == expected);
    CHECK(verdict.passed() == expected.empty());
    const auto token = verify_badge(shown, use, list, w.key, {});
    CHECK(why(token) == (expected.empty() ? reason::none : expected.front()));
    if (token) {
        CHECK(token->use() == use);
        CHECK(token->badge() == shown.badge);
        CHECK(token->name() == agent_name{"春风通讯"});
    } else {
        CHECK(token.error().verdict == verdict);
    }
}

TEST_CASE("a check is good for as long as the badge, the list and the policy allow, whichever ends first") {
    agent_world w;
    const shown_badge shown = w.usual_badge();
    const auto until = [&](instant at, instant listed, badge_policy policy) {
        return verify_badge(shown, usual_use(at), w.list(listed), w.key, policy).value().good_until();
    };
    CHECK(until(monday, monday, {}) == monday + 15min + 1s);
    CHECK(until(monday + 24h - 1min, monday, {}) == monday + 24h + 1s);
    CHECK(until(monday + 24h * 30 - 1min, monday + 24h * 30 - 2min, {}) == monday + 24h * 30);
    CHECK(until(monday, monday, {.list_age = 1h, .check_lifetime = 24h}) == monday + 1h + 1s);
}

TEST_CASE("a badge is given within its licence only") {
    agent_world w;
    (void)w.usual_badge();
    badge_request asked = agent_world::usual_request();
    reason expected = reason::none;
    SECTION("usual") {}
    SECTION("unknown licence") {
        asked.licence = licence_id{"L-9"};
        expected = reason::licence_unknown;
    }
    SECTION("platform") {
        asked.platform = platform_id{"x"};
        expected = reason::badge_borrowed;
    }
    SECTION("channel") {
        asked.channel = "HALL";
        expected = reason::channel_out_of_scope;
    }
    SECTION("action") {
        asked.actions.add(agent_action::take_change);
        expected = reason::scope_widened;
    }
    SECTION("time") {
        asked.validity = window(monday, monday + 24h * 366);
        expected = reason::scope_widened;
    }
    SECTION("a time that a badge cannot hold") {
        asked.validity = window(monday, latest_instant);
        expected = reason::out_of_range;
    }
    SECTION("suspended") {
        REQUIRE(w.licences.suspend(licence_1, "CARRIER-HE", "x", monday));
        expected = reason::licence_suspended;
    }
    const std::uint64_t before = w.ledger.size();
    CHECK(why(w.licences.give_badge(asked, w.key, monday)) == expected);
    CHECK(w.ledger.size() == before + (expected == reason::none ? 1U : 0U));
}

TEST_CASE("a badge reads back from its text, with and without its sheet; nothing else is read") {
    agent_world w;
    const shown_badge shown = w.usual_badge();
    const std::string with = to_text(shown);
    const std::string without = to_text(shown.badge);
    CHECK(read_badge(with).value() == shown);
    CHECK(read_badge(without).value() == shown_badge{shown.badge, std::nullopt});
    CHECK(with.substr(0, without.size()) == without);
    CHECK(with.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567.1") == std::string::npos);

    for (std::size_t size = 0; size < with.size(); ++size)
        if (size != without.size()) CHECK_FALSE(read_badge(with.substr(0, size)));
    for (const char* bad : {"", "MB1.", "MB2.AAAA", "mb1.", "MB1..", "MB1.AA.AA"})
        CHECK(why(read_badge(bad)) == reason::badge_invalid);
    CHECK(why(read_badge(without + "A")) == reason::badge_invalid);
    CHECK(why(read_badge(without + ".")) == reason::badge_invalid);
    CHECK(why(read_badge(" " + without)) == reason::badge_invalid);
    CHECK(why(read_badge(std::string(longest_shown_badge + 1, 'A'))) == reason::too_long);

    std::string bytes = to_bytes(shown.badge);
    const std::size_t actions = body_of(shown.badge).size() - 25;
    bytes[actions] = static_cast<char>(bytes[actions] | 0x20);  // an action that nobody has
    CHECK_FALSE(badge_from_bytes(bytes));
    bytes = to_bytes(shown.badge);
    bytes[0] = 0x13;  // an algorithm that nobody has
    CHECK_FALSE(badge_from_bytes(bytes));
    bytes[0] = 0x21;  // another format
    CHECK_FALSE(badge_from_bytes(bytes));
    bytes[0] = 0x12;  // a signature of the wrong length
    CHECK_FALSE(badge_from_bytes(bytes));
}

TEST_CASE("every byte of a badge is under its signature") {
    agent_world w;
    const shown_badge shown = w.usual_badge();
    const std::string bytes = to_bytes(shown.badge);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        const auto read = badge_from_bytes(changed);
        if (read) CHECK_FALSE(is_genuine(*read, w.key));
    }
    // A signature of the same key under a ledger's head is none under a badge.
    badge other = shown.badge;
    other.signature = w.key.sign(body_of(shown.badge)).value();
    CHECK_FALSE(is_genuine(other, w.key));
}

TEST_CASE("the largest badge fits what a QR code of version 10 holds, and a larger one cannot be made") {
    badge largest;
    largest.algorithm = badge_algorithm::ed25519;
    largest.key = badge_key_name::parse(std::string(8, 'k')).value();
    largest.licence = licence_id::parse(std::string(15, 'l')).value();
    largest.agent = agent_id::parse(std::string(31, 'a')).value();
    largest.principal = principal_id::parse(std::string(15, 'p')).value();
    largest.channel = channel_id::parse(std::string(31, 'c')).value();
    largest.platform = platform_id::parse(std::string(40, 's')).value();
    largest.signature = std::string(64, '\xff');
    CHECK(to_bytes(largest).size() == largest_badge);
    CHECK(to_text(largest).size() == longest_badge_text);
    CHECK(read_badge(to_text(largest)).value().badge == largest);

    struct {
        std::string_view algorithm() const { return name; }
        std::string_view key_name() const { return key; }
        result<std::string> sign(std::string_view) const { return std::string(size, 's'); }
        std::string name = "Ed25519";
        std::string key = "k";
        std::size_t size = 64;
    } signer;
    CHECK(sign_badge(largest, signer));
    signer.key = "longer key";
    CHECK(why(sign_badge(largest, signer)) == reason::bad_identifier);
    signer.key = "k";
    signer.size = 65;
    CHECK(why(sign_badge(largest, signer)) == reason::signing_failed);
    signer.name = "ECDSA-P256-SHA-256";
    CHECK(why(sign_badge(largest, signer)) == reason::signing_failed);
}

TEST_CASE("a revocation list reads back from its document, and what is over is left out") {
    agent_world w;
    const shown_badge shown = w.usual_badge();
    REQUIRE(w.licences.revoke(licence_1, "CARRIER-HE", "x", monday));
    const signed_revocation_list list = w.list();
    const std::string text = canonical_text(list).value();
    CHECK(read_revocation_list(text).value() == list);
    CHECK(is_genuine(list, w.key));
    CHECK(list.list.badges == std::vector<sha256_digest>{identity_of(shown.badge)});
    CHECK(w.list(monday + 24h * 30).list.badges.empty());
    CHECK(w.list(monday + 24h * 365 - 1s).list.revoked.size() == 1);
    CHECK(w.list(monday + 24h * 365).list.revoked.empty());
    for (
        const char* bad :
        {R"({})", R"({"algorithm":"a","key":"k","revocations":{},"signature":""})",
         R"({"algorithm":"a","key":"k","revocations":{"badges":[],"issued_at":1,"principal":"P","revoked":["B","A"],"suspended":[]},"signature":""})",
         R"({"algorithm":"a","key":"k","revocations":{"badges":[],"issued_at":1,"principal":"P","revoked":[],"suspended":[]},"signature":"0"})"})
        CHECK_FALSE(read_revocation_list(bad));
    CHECK(read_revocation_list(
        R"({"algorithm":"a","key":"k","revocations":{"badges":[],"issued_at":1,"principal":"P","revoked":["A","B"],"suspended":[]},"signature":"00"})"));
}

}  // namespace marketing_badge_test
