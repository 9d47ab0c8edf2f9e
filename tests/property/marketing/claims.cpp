// SPDX-License-Identifier: Apache-2.0
// Numbers in words, written by this test and not by the library, are read back; claims about random plans are judged as a
// direct comparison judges them.
#include <mingbai/base/money_text.hpp>
#include <mingbai/marketing/judged_copy.hpp>

#include <catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace marketing_claims_property {

using namespace mingbai;
using namespace mingbai::marketing;

constexpr std::uint64_t seed = 20'261'124;

std::uint64_t below(std::mt19937_64& random, std::uint64_t limit) { return random() % limit; }

template <class T>
const T& pick(std::mt19937_64& random, const std::vector<T>& from) {
    return from[static_cast<std::size_t>(below(random, from.size()))];
}

/// 59 as 五十九, up to 9999.
std::string in_chinese(std::uint64_t number) {
    const char* const digits[]{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const char* const places[]{"千", "百", "十", ""};
    if (number >= 10 && number < 20) return std::string("十") + (number == 10 ? "" : digits[number - 10]);
    std::string text;
    bool gap = false;
    std::uint64_t place = 1000;
    for (int i = 0; i < 4; ++i, place /= 10) {
        const std::uint64_t digit = number / place % 10;
        if (digit == 0) {
            gap = !text.empty();
            continue;
        }
        if (gap) text += digits[0];
        gap = false;
        text += std::string(digits[digit]) + places[i];
    }
    return text.empty() ? digits[0] : text;
}

/// 59 as fifty-nine, up to 9999.
std::string in_english(std::uint64_t number) {
    const char* const small[]{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                              "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    const char* const tens[]{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    if (number < 20) return small[number];
    if (number < 100) return std::string(tens[number / 10]) + (number % 10 == 0 ? "" : "-" + in_english(number % 10));
    if (number < 1000)
        return in_english(number / 100) + " hundred" + (number % 100 == 0 ? "" : " and " + in_english(number % 100));
    return in_english(number / 1000) + " thousand" + (number % 1000 == 0 ? "" : (number % 1000 < 100 ? " and " : " ") + in_english(number % 1000));
}

std::string wide(const std::string& ascii) {
    std::string text;
    for (const char c : ascii) {
        const auto code = static_cast<std::uint32_t>(static_cast<unsigned char>(c)) - 0x21 + 0xFF01;
        text += static_cast<char>(0xE0 | (code >> 12));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    }
    return text;
}

struct price_in_words {
    std::string before;
    std::string amount;
    std::string after;
};

/// One way of writing a monthly price of whole yuan.
price_in_words write_price(std::mt19937_64& random, std::uint64_t yuan) {
    const std::string digits = std::to_string(yuan);
    switch (below(random, 9)) {
        case 0: return {"月租", digits + "元", "，欢迎办理"};
        case 1: return {"", digits + "元", "/月"};
        case 2: return {"每月只要", in_chinese(yuan) + "元", ""};
        case 3: return {"月费", in_chinese(yuan) + "块钱", "。"};
        case 4: return {"月租", "￥" + wide(digits), "！"};
        case 5: return {"Only ", "RMB " + digits, " per month."};
        case 6: return {"Only ", digits + " yuan", " a month"};
        case 7: return {"It costs ", in_english(yuan) + " yuan", " a month"};
        default: return {"每个月", wide(digits + ".00") + "元", ""};
    }
}

TEST_CASE("a monthly price of any writing is read with its value, period and place") {
    std::mt19937_64 random(seed);
    CAPTURE(seed);
    for (int round = 0; round < 3000; ++round) {
        const std::uint64_t yuan = 1 + below(random, round % 3 == 0 ? 9999 : 200);
        const std::string lead = pick<std::string>(random, {"", "新套餐，", "【ＮＥＷ】", "Hello. "});
        const price_in_words written = write_price(random, yuan);
        const std::string text = lead + written.before + written.amount + written.after;
        INFO(text);
        bool found = false;
        for (const claim& each : read_claims(text)) {
            if (each.kind != claim_kind::price) continue;
            CHECK_FALSE(found);
            found = true;
            REQUIRE(each.count == 1);
            CHECK(each.values[0] == yuan * 1'000'000);
            CHECK(each.offset == lead.size() + written.before.size());
            CHECK(each.words(text) == written.amount);
            CHECK(each.per == period{1, period_unit::month});
        }
        REQUIRE(found);
    }
}

struct random_offer {
    std::uint64_t fen = 0;  ///< monthly price in hundredths of a yuan
    std::uint64_t gigabytes = 0;
    std::uint64_t minutes = 0;
    std::uint64_t months = 0;  ///< commitment; 0: none

    tariff_plan plan() const {
        tariff_plan made;
        made.name = "某某";
        made.price = money<cny>::from_micros(static_cast<std::int64_t>(fen) * 10'000) / period{1, period_unit::month};
        made.content.push_back({.what = service::data, .amount = data_volume::from_bytes(gigabytes << 30)});
        made.content.push_back({.what = service::voice, .amount = airtime::from_minutes(minutes)});
        made.commitment = basic_commitment<owning_storage<>>{{static_cast<std::int32_t>(months), period_unit::month}, {}};
        return made;
    }
};

std::string yuan_of(std::uint64_t fen) {
    const std::string cents = std::to_string(fen % 100);
    return std::to_string(fen / 100) + (fen % 100 == 0 ? "" : "." + std::string(2 - cents.size(), '0') + cents);
}

TEST_CASE("a claim about a random plan is supported exactly when the plan says the same") {
    std::mt19937_64 random(seed + 1);
    CAPTURE(seed);
    for (int round = 0; round < 3000; ++round) {
        const random_offer offer{100 + below(random, 500) * 10, 7 + below(random, 40), 100 + below(random, 20) * 50, below(random, 3) * 12};
        random_offer said = offer;
        switch (below(random, 5)) {
            case 0: said.fen += 10 * (1 + below(random, 50)); break;
            case 1: said.gigabytes += 1 + below(random, 40); break;
            case 2: said.minutes += 50 * (1 + below(random, 9)); break;
            case 3: said.months = (1 + below(random, 4)) * 6; break;
            default: break;
        }
        const std::string text = "月租" + yuan_of(said.fen) + "元，" + std::to_string(said.gigabytes) + "GB流量，通话" + std::to_string(said.minutes) +
            "分钟，" + (said.months == 0 ? "无合约" : "合约期" + std::to_string(said.months) + "个月");
        INFO(text);
        const judged_copy judged = judge_copy(text, offer.plan());
        REQUIRE(judged.claims().size() == 4);
        const auto right = [&](std::size_t i) {
            return judged.claims()[i].verdict == claim_verdict::supported || judged.claims()[i].verdict == claim_verdict::missing_condition;
        };
        CHECK(right(0) == (said.fen == offer.fen));
        CHECK(right(1) == (said.gigabytes == offer.gigabytes));
        CHECK(right(2) == (said.minutes == offer.minutes));
        CHECK(right(3) == (said.months == offer.months));
        for (std::size_t i = 0; i < 4; ++i)
            CHECK((judged.claims()[i].verdict == claim_verdict::contradicted) == !right(i));
        // A binding commitment is missing when the copy states none.
        CHECK(judged.claims()[0].missing.has(offer_condition::commitment) == (offer.months != 0 && said.months == 0 && said.fen == offer.fen));
    }
}

TEST_CASE("a yearly price is twelve monthly ones, and a price of the first months comes to its total") {
    std::mt19937_64 random(seed + 2);
    for (int round = 0; round < 1000; ++round) {
        const std::uint64_t during = 10 + below(random, 50);
        const std::uint64_t after = during + 5 + below(random, 50);
        const std::uint64_t months = 2 + below(random, 10);
        tariff_plan plan;
        plan.price = money<cny>::from_micros(static_cast<std::int64_t>(after) * 1'000'000) / period{1, period_unit::month};
        plan.introductory = introductory_price<cny>{money<cny>::from_micros(static_cast<std::int64_t>(during) * 1'000'000) / period{1, period_unit::month},
                                                    {static_cast<std::int32_t>(months), period_unit::month},
                                                    *plan.price};
        const std::uint64_t year = during * months + after * (12 - months);
        const std::uint64_t said = below(random, 2) == 0 ? year : year + 1 + below(random, 20);
        const std::string text = "全年" + std::to_string(said) + "元";
        INFO(text << " of " << during << " for " << months << ", then " << after);
        const bool yearly = said == year || said == after * 12 || said == during * 12;
        CHECK((judge_copy(text, plan).claims()[0].verdict != claim_verdict::contradicted) == yearly);

        const std::string total = "前" + std::to_string(months) + "个月共" + std::to_string(during * months) + "元，之后" + std::to_string(after) + "元";
        for (const judged_claim& each : judge_copy(total, plan).claims()) CHECK(each.verdict == claim_verdict::supported);
    }
}

TEST_CASE("claims of any bytes lie in the text, in its order, and no value is beyond what was read") {
    std::mt19937_64 random(seed + 3);
    const std::vector<std::string> pieces{"59", "元", "GB", "5G", "前", "6个月", "月", "，", "每", "折", "八", "一百", "块", "9", "free", " ", "yuan", "送",
                                          "不", "是", "合约", "-", "/", "至", "2026年", "12月31日", "全国", "\xff", "￥", "．", "null", "比", "多", "￦", "万"};
    for (int round = 0; round < 4000; ++round) {
        std::string text;
        for (std::uint64_t i = below(random, 14); i > 0; --i) text += pick(random, pieces);
        std::uint64_t last = 0;
        for (const claim& each : read_claims(text)) {
            CHECK(each.offset >= last);
            CHECK(each.length > 0);
            CHECK(each.offset + each.length <= text.size());
            CHECK(each.count <= claim::most_values);
            last = each.offset;
        }
    }
}

}  // namespace marketing_claims_property
