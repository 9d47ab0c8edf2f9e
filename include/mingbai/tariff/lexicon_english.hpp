// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <string_view>

// The English half of the standard lexicon: one list for each category of wording, its phrases separated by |, in lower
// case. All of it is practice.

namespace mingbai::inline MINGBAI_ABI::english_lexicon {

using namespace std::string_view_literals;

inline constexpr auto superlatives =
    "best|very best|best ever|best-in-class|best in class|best value|best price|best deal|number one|no. 1|"
    "no.1|world's best|world\u2019s best|world-class|world class|unbeatable|unmatched|unrivalled|unrivaled|"
    "unparalleled|unprecedented|cheapest|lowest price|lowest prices|lowest ever|fastest|strongest|most advanced|"
    "most reliable|most popular|leading operator|market-leading|market leading|industry-leading|"
    "industry leading|second to none|state of the art|state-of-the-art|record-breaking|ultimate|perfect|"
    "flawless|top-rated|first-class|only network with|only operator with|risk-free|risk free|100% guaranteed"sv;

inline constexpr auto vague =
    "approximately|approx|approx.|roughly|as appropriate|from time to time|where applicable|if applicable|"
    "may apply|charges may apply|fees may apply|additional charges may apply|may vary|prices may vary|"
    "speeds may vary|subject to change|subject to availability|reasonable use|fair use|fair usage|excessive use|"
    "excessive usage|normal use|and so on|etc|etc.|and more|and others|certain areas|certain customers|"
    "certain conditions|certain services|selected areas|selected customers|selected stores|selected plans|"
    "some areas|some customers|other charges|other fees|related charges|related fees|at our discretion|"
    "sole discretion|to be announced|to be confirmed|to be determined|tba|tbc|tbd|generally|in general|"
    "in most cases|under normal circumstances|speeds up to|speed up to|super fast|superfast|blazing fast|"
    "lightning fast|lots of"sv;

inline constexpr auto inducements =
    "absolutely free|completely free|totally free|100% free|free gift|free gifts|free phone|free money|"
    "free forever|free for life|for free|no strings attached|giveaway|give away|win big|unbelievable|incredible|"
    "amazing|bargain|great value|super value|huge savings|massive savings|save big|big savings|too good to miss|"
    "cash prize|jackpot|lucky draw|everyone wins|guaranteed winner|mega deal|mega sale|super deal|super saver|"
    "crazy price|rock bottom|rock-bottom|dirt cheap|no-brainer|treat yourself|special offer|exclusive offer|"
    "exclusive deal"sv;

inline constexpr auto hidden_conditions =
    "terms apply|terms and conditions apply|t&cs apply|t&c apply|conditions apply|restrictions apply|"
    "exclusions apply|limitations apply|see website|see our website|see website for details|see in store|"
    "ask in store|ask for details|see details|contact us for details|call for details|eligible customers|"
    "qualifying customers|if eligible|subject to eligibility|subject to approval|subject to status|"
    "subject to terms|subject to our terms|subject to conditions|without notice|without prior notice|"
    "without further notice|reserve the right|reserves the right|deemed acceptance|deemed to accept|"
    "deemed to have accepted|deemed consent|standard rates apply|standard charges apply|standard rate applies|"
    "reverts to standard|returns to the standard|then standard price|as published elsewhere|as amended|"
    "for reference only|small print|fine print|at your own risk|additional fee|additional fees|extra charge|"
    "extra charges"sv;

inline constexpr auto unlimited_claims =
    "unlimited|truly unlimited|limitless|no limit|no limits|without limit|without limits|all you can eat|"
    "all-you-can-eat|as much as you want|as much as you like|as long as you like|endless|infinite|uncapped|"
    "unmetered|unthrottled|never throttled|never slows down|no throttling|no cap|no caps|no data cap|"
    "no data caps|no speed limit|no restrictions|unrestricted|forever|for life|lifetime|never expires|"
    "never runs out"sv;

inline constexpr auto pressures =
    "hurry|hurry up|act now|act fast|act quickly|last chance|last day|final day|final hours|final call|"
    "limited time|limited-time|limited offer|limited stock|while stocks last|while stock lasts|"
    "while supplies last|don't miss|don\u2019t miss|do not miss|don't wait|don\u2019t wait|ends soon|ends today|"
    "ends tonight|ending soon|today only|one day only|only a few left|selling fast|going fast|almost gone|"
    "first come|first come first served|first come, first served|first-come|order now|buy now|sign up now|"
    "join now|now or never|expires soon|before it's too late|before it\u2019s too late|once in a lifetime|"
    "running out|countdown|flash sale"sv;

inline constexpr auto harmless =
    "best effort|best-effort|best efforts|best endeavours|best before|best practice|best practices|best tariff|"
    "second best|in general data|unlimited liability|not unlimited|for life insurance|lifetime of|"
    "battery lifetime|buy now pay later|buy now, pay later|last day of|final day of|perfect world"sv;

}  // namespace mingbai::inline MINGBAI_ABI::english_lexicon
