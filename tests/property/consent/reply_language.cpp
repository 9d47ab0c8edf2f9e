// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/sms_reply.hpp>

#include <algorithm>
#include <catch.hpp>
#include <rounds.hpp>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// The reader against a slow reference that knows no grammar: it writes out every clause that means yes, and takes a
// reply for agreement only if it falls apart into such clauses and politeness.
namespace consent_reply_language_test {

using mingbai::consent::answer;
using mingbai::consent::cn_replies;
using mingbai::consent::read_reply;

using words = std::vector<std::string>;

words all_of(std::span<const std::string_view> list) {
    return {list.begin(), list.end()};
}

/// Every object of a verb: 办理, 该业务, 办理这个套餐.
words objects() {
    words found;
    const words acts = all_of(cn_replies.acts);
    words named = all_of(cn_replies.things);
    for (const std::string_view determiner : cn_replies.determiners)
        for (const std::string_view thing : cn_replies.things)
            named.push_back(std::string(determiner) + std::string(thing));
    for (const std::string& act : acts) found.push_back(act);
    for (const std::string& name : named) found.push_back(name);
    for (const std::string& act : acts)
        for (const std::string& name : named) found.push_back(act + name);
    return found;
}

const std::set<std::string>& yes_clauses() {
    static const std::set<std::string> all = [] {
        words plain = all_of(cn_replies.yes);
        for (const std::string_view verb : cn_replies.yes_verbs)
            for (const std::string& object : objects()) plain.push_back(std::string(verb) + object);
        std::set<std::string> found(plain.begin(), plain.end());
        for (const std::string_view opener : cn_replies.yes_openers)
            for (const std::string& clause : plain) found.insert(std::string(opener) + clause);
        return found;
    }();
    return all;
}

bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Whether a text of lower-case letters, single spaces and commas falls apart into different clauses of agreement, at
/// least one, and courtesies, at most six in all.
bool agrees(const std::string& text, std::set<std::string> said = {}, std::size_t clauses = 0, bool after_yes = false,
            bool glued = false) {
    if (clauses == 6) return false;
    for (std::size_t size = 1; size <= text.size(); ++size) {
        const std::string head = text.substr(0, size);
        const bool yes = yes_clauses().contains(head);
        const bool courtesy =
            std::find(cn_replies.courtesies.begin(), cn_replies.courtesies.end(), head) != cn_replies.courtesies.end();
        if (!yes && !courtesy) continue;
        if (glued && after_yes && !courtesy) continue;
        auto now = said;
        if (yes && !courtesy && !now.insert(head).second) continue;
        if (size == text.size()) {
            if (!now.empty()) return true;
            continue;
        }
        const bool gap = text[size] == ' ' || text[size] == ',';
        if (!gap && letter(text[size]) && letter(text[size - 1])) continue;
        if (agrees(text.substr(size + (gap ? 1 : 0)), now, clauses + 1, yes && !courtesy, !gap)) return true;
    }
    return false;
}

TEST_CASE("every clause of agreement is agreement, and no clause of it is refusal") {
    for (const std::string& clause : yes_clauses()) {
        CAPTURE(clause);
        REQUIRE(read_reply(clause) == answer::yes);
    }
    CHECK(yes_clauses().size() > 3000);
}

TEST_CASE("no word of agreement holds a negation, a question or a condition") {
    for (const std::string& clause : yes_clauses())
        for (const char* never : {"不", "没", "未", "无", "非", "别", "勿", "莫", "否",  "拒",  "退", "消",
                                  "停", "吗", "么", "呢", "吧", "如", "若", "?",  "n't", "not", "but"}) {
            CAPTURE(clause, never);
            REQUIRE(clause.find(never) == std::string::npos);
        }
}

TEST_CASE("every refusal is refusal, with spaces between its characters as well") {
    words refusals = all_of(cn_replies.no);
    for (const std::string_view verb : cn_replies.no_verbs)
        for (const std::string& object : objects()) {
            refusals.push_back(std::string(verb) + object);
            refusals.push_back(std::string(verb) + object + "了");
        }
    const std::size_t plain = refusals.size();
    for (const std::string_view opener : cn_replies.no_openers)
        for (std::size_t i = 0; i < plain; i += 7) refusals.push_back(std::string(opener) + refusals[i]);
    for (std::size_t i = 0; i < refusals.size(); i += mingbai_test::stride<std::size_t>) {
        CAPTURE(refusals[i]);
        REQUIRE(read_reply(refusals[i]) == answer::no);
    }
    for (const std::string_view each : cn_replies.no) {
        std::string spaced;
        for (const char c : each) {
            if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U && !spaced.empty() && spaced.back() != ' ')
                spaced += ' ';
            if (c != ' ' || spaced.empty() || spaced.back() != ' ') spaced += c;
        }
        // Apart, some letters are words of their own: "n o" is n and something.
        CAPTURE(std::string(each), spaced);
        CHECK(read_reply(spaced) != answer::yes);
    }
}

TEST_CASE("random replies: yes exactly where the reference says so") {
    constexpr unsigned seed = 20260430;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::vector<std::string> pieces;
    for (const auto list : {cn_replies.yes, cn_replies.no, cn_replies.yes_verbs, cn_replies.no_verbs, cn_replies.acts,
                            cn_replies.determiners, cn_replies.things, cn_replies.yes_openers, cn_replies.no_openers,
                            cn_replies.courtesies, cn_replies.regrets})
        for (const std::string_view each : list) pieces.emplace_back(each);
    const std::vector<std::string> yes(yes_clauses().begin(), yes_clauses().end());
    const std::vector<std::string> noise{"吗", "不", "吧", "了", "的", "个啥", "如果", "1",
                                         "x",  "?",  "才", "还", "也", "没",   "我"};
    std::size_t agreed = 0;
    for (int round = 0; round < mingbai_test::rounds(30000); ++round) {
        std::string reply;
        for (std::size_t n = 1 + random() % 4; n > 0; --n) {
            const auto kind = random() % 10;
            const auto& from = kind < 5 ? yes : kind < 9 ? pieces : noise;
            reply += from[random() % from.size()];
            const auto gap = random() % 6;
            if (n > 1) reply += gap < 2 ? "," : gap == 2 ? " " : "";
        }
        const bool expected = agrees(reply);
        const answer read = read_reply(reply);
        CAPTURE(reply);
        // The reader is the stricter one where a reply can also be read as refusal.
        if (read == answer::yes) REQUIRE(expected);
        if (expected && read != answer::yes) {
            bool refusable = false;
            for (const std::string_view each : cn_replies.no)
                refusable = refusable || reply.find(each) != std::string::npos;
            REQUIRE(refusable);
        }
        agreed += read == answer::yes;
    }
    CHECK(agreed > mingbai_test::rounds(1500));
}

TEST_CASE("random replies: one changed character of agreement is never agreement by chance") {
    constexpr unsigned seed = 20260502;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::vector<std::string> yes(yes_clauses().begin(), yes_clauses().end());
    const std::u32string others = U"不没吗吧?？个才1x👍\u200B\u0336意同是确认好";
    for (int round = 0; round < mingbai_test::rounds(30000); ++round) {
        std::string reply = yes[random() % yes.size()];
        std::vector<std::size_t> starts;
        for (std::size_t i = 0; i <= reply.size(); ++i)
            if (i == reply.size() || (static_cast<unsigned char>(reply[i]) & 0xC0U) != 0x80U) starts.push_back(i);
        const auto extra = mingbai::encode_utf8(others[random() % others.size()]);
        const std::size_t at = random() % starts.size();
        if (random() % 2 == 0 && at + 1 < starts.size())
            reply.replace(starts[at], starts[at + 1] - starts[at], extra.text());
        else
            reply.insert(starts[at], extra.text());
        CAPTURE(reply);
        if (read_reply(reply) == answer::yes) REQUIRE(agrees(reply));
    }
}

}  // namespace consent_reply_language_test
