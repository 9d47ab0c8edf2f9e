// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/consent/reply_vocabulary.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent::detail {

// reply     = clause { gap clause }
// clause    = yes | no | courtesy | regret
// yes       = [yes_opener] ( word of `yes` | verb of `yes_verbs` object )
// no        = { no_opener } ( word of `no` | verb of `no_verbs` object [了] )
// object    = act [determiner] [thing] | [determiner] thing
// gap       = "," | " " | nothing
//
// "Nothing" stands only beside a courtesy or a regret, or between two equal refusals (不要不要). A space stands between
// them, too, and between agreements; elsewhere it would decide what belongs together: "不要 退订" may mean "don't
// unsubscribe", "不 同意" is one word. Agreement is not said twice in the same word: 好好好 mocks. What does not parse
// as a whole says nothing.

/// What the ways to parse a reply come to.
struct reply_reading {
    bool yes = false;      ///< some parse holds agreement and no refusal
    bool no = false;       ///< some parse holds refusal and no agreement
    bool neither = false;  ///< some parse holds both, or only politeness
};

class reply_parser {
public:
    constexpr reply_parser(const reply_vocabulary& words, std::string_view text) noexcept
        : words_(words), text_(text) {}

    [[nodiscard]] constexpr reply_reading read() noexcept {
        clause(0, gap::comma);
        return reading_;
    }

private:
    enum class kind { yes, no, courtesy, regret };
    enum class gap { nothing, space, comma };

    struct said {
        kind what = kind::courtesy;
        std::string_view text;
    };

    // More clauses than anybody needs for one answer; it also bounds the search.
    static constexpr std::size_t most_clauses = 6;

    constexpr void clause(std::size_t at, gap before) noexcept {
        for (const std::string_view word : words_.courtesies) whole(at, word, before, kind::courtesy);
        for (const std::string_view word : words_.regrets) whole(at, word, before, kind::regret);
        agreement(at, at, before);
        for (const std::string_view opener : words_.yes_openers)
            if (starts(at, opener)) agreement(at, at + opener.size(), before);
        refusal(at, at, before, 0);
    }

    constexpr void agreement(std::size_t start, std::size_t at, gap before) noexcept {
        for (const std::string_view word : words_.yes)
            if (starts(at, word)) ended(start, at + word.size(), before, kind::yes);
        for (const std::string_view verb : words_.yes_verbs)
            if (starts(at, verb)) object(start, at + verb.size(), before, kind::yes);
    }

    constexpr void refusal(std::size_t start, std::size_t at, gap before, int openers) noexcept {
        for (const std::string_view word : words_.no)
            if (starts(at, word)) ended(start, at + word.size(), before, kind::no);
        for (const std::string_view verb : words_.no_verbs)
            if (starts(at, verb)) object(start, at + verb.size(), before, kind::no);
        if (openers == 3) return;
        for (const std::string_view opener : words_.no_openers)
            if (starts(at, opener)) refusal(start, at + opener.size(), before, openers + 1);
    }

    constexpr void object(std::size_t start, std::size_t at, gap before, kind what) noexcept {
        for (const std::string_view act : words_.acts) {
            if (!starts(at, act)) continue;
            object_ended(start, at + act.size(), before, what);
            thing(start, at + act.size(), before, what);
        }
        thing(start, at, before, what);
    }

    constexpr void thing(std::size_t start, std::size_t at, gap before, kind what) noexcept {
        for (const std::string_view name : words_.things)
            if (starts(at, name)) object_ended(start, at + name.size(), before, what);
        for (const std::string_view determiner : words_.determiners) {
            if (!starts(at, determiner)) continue;
            for (const std::string_view name : words_.things)
                if (starts(at + determiner.size(), name))
                    object_ended(start, at + determiner.size() + name.size(), before, what);
        }
    }

    constexpr void object_ended(std::size_t start, std::size_t at, gap before, kind what) noexcept {
        ended(start, at, before, what);
        constexpr std::string_view done = "了";
        if (what == kind::no && starts(at, done)) ended(start, at + done.size(), before, what);
    }

    constexpr void whole(std::size_t at, std::string_view word, gap before, kind what) noexcept {
        if (starts(at, word)) ended(at, at + word.size(), before, what);
    }

    /// A clause reaches from `start` to `at`: go on with what follows, in every way it may follow.
    constexpr void ended(std::size_t start, std::size_t at, gap before, kind what) noexcept {
        const said now{what, text_.substr(start, at - start)};
        if (count_ == most_clauses || !may_follow(now, before)) return;
        said_[count_++] = now;
        if (at == text_.size()) {
            conclude();
        } else if (text_[at] == ',') {
            clause(at + 1, gap::comma);
        } else if (text_[at] == ' ') {
            clause(at + 1, gap::space);
        } else if (!(is_letter(text_[at - 1]) && is_letter(text_[at]))) {
            clause(at, gap::nothing);
        }
        --count_;
    }

    [[nodiscard]] constexpr bool may_follow(const said& now, gap before) const noexcept {
        if (now.what == kind::yes)
            for (std::size_t i = 0; i < count_; ++i)
                if (said_[i].text == now.text) return false;
        if (count_ == 0) return true;
        const said& last = said_[count_ - 1];
        const bool polite = is_polite(now.what) || is_polite(last.what);
        if (before == gap::comma || polite) return true;
        if (now.what == kind::no) return last.what == kind::no && now.text == last.text;
        return before == gap::space && last.what == kind::yes;
    }

    constexpr void conclude() noexcept {
        bool yes = false;
        bool no = false;
        bool regret = false;
        for (std::size_t i = 0; i < count_; ++i) {
            yes = yes || said_[i].what == kind::yes;
            no = no || said_[i].what == kind::no;
            regret = regret || said_[i].what == kind::regret;
        }
        if (yes && !no && !regret)
            reading_.yes = true;
        else if (no && !yes)
            reading_.no = true;
        else
            reading_.neither = true;
    }

    [[nodiscard]] static constexpr bool is_polite(kind what) noexcept {
        return what == kind::courtesy || what == kind::regret;
    }
    [[nodiscard]] static constexpr bool is_letter(char c) noexcept {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
    [[nodiscard]] constexpr bool starts(std::size_t at, std::string_view word) const noexcept {
        return !word.empty() && text_.substr(at).starts_with(word);
    }

    const reply_vocabulary& words_;
    std::string_view text_;
    std::array<said, most_clauses> said_{};
    std::size_t count_ = 0;
    reply_reading reading_;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail
