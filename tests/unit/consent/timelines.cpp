// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/calendar_text.hpp>
#include <mingbai/consent/desk.hpp>

#include <catch.hpp>
#include <consent_world.hpp>
#include <shared_data.hpp>
#include <string>
#include <vector>

// Two orders as customers lived through them: code sent, code returned, order done. They replay to proven consent; with
// any one fact altered they do not.
namespace consent_timelines_test {

using namespace mingbai;
using namespace mingbai::consent;
using namespace mingbai_test;

struct timeline {
    std::string plan;
    instant code_sent{};
    instant code_returned{};
    instant order_done{};
    std::string code;
    std::string typed;
    std::chrono::seconds validity{};
    std::string text;
    std::string name = "安全管家";
    money<cny> fee = 15_cny;
    period term = 24_months;
    bool renews = true;
    period renewal = 2_years;
    effect effective = effect::at_once;
    effect ends = effect::next_cycle;
    short_code sender{"10001"};
    std::string used_for = "order";
};

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

/// The rows of the data folder, with the message as it was received. The second row's message is not there; it is the
/// first one's with its own number and code.
std::vector<timeline> real_timelines() {
    const auto rows = shared_data("cn_sms/consent_timeline.tsv");
    const auto messages = shared_data("cn_sms/sms_cn.tsv");
    std::vector<timeline> found;
    if (!rows || !messages) return found;
    std::string text;
    for (const std::string& line : split(*messages, '\n'))
        if (const auto fields = split(line, '\t'); fields[0] == "1") text = fields[3];
    REQUIRE_FALSE(text.empty());
    for (const std::string& line : split(*rows, '\n')) {
        const auto fields = split(line, '\t');
        if (fields.size() < 6 || line[0] == '#') continue;
        timeline each;
        each.plan = fields[0];
        each.code_sent = *parse_instant(fields[1], beijing_time);
        each.code_returned = *parse_instant(fields[2], beijing_time);
        each.order_done = *parse_instant(fields[3], beijing_time);
        each.code = each.typed = fields[4];
        each.validity = std::chrono::seconds{std::stoi(fields[5])};
        each.text = replaced(replaced(text, "25JS110103", each.plan), "669344", each.code);
        found.push_back(each);
    }
    REQUIRE(found.size() == 2);
    return found;
}

/// What becomes of a timeline: reason::none when consent is proven and the order justified by it.
reason replay(const timeline& told) {
    consent_world world({.code_validity = told.validity, .proof_lifetime = 10min});
    literal_tariff_plan plan = guard;
    plan.name = told.name;
    plan.filing_number = told.plan;
    plan.price = told.fee / 1_month;
    plan.validity = plan_validity{told.term, told.renews, told.renewal};
    plan.unsubscribe = {};
    plan.breach = "无合约期限及违约责任";
    // Published anew for this replay, in a register of its own.
    evidence::memory_journal journal;
    evidence::ledger ledger(journal, counted_salts{});
    disclosure_register<any_plan_profile> zone(ledger);
    const auto published = zone.publish(plan, told.code_sent - 24h);
    if (!published) return published.error().why;

    desk_options options = usual_desk(world.rules);
    options.own_codes = {short_code{"10001"}};
    desk consent_desk(ledger, options);
    order_details details{.order = order_id{"order"}, .subscriber = alice, .channel = channel_id{"online"}};
    details.effective = told.effective;
    details.ends = told.ends;
    const auto asked =
        consent_desk.ask(*published, details, told.code_sent, {.how = method::one_time_code, .sender = told.sender},
                         {.text = told.text, .code = told.code});
    if (!asked) return asked.error().why;
    if (asked->text != told.text) return reason::content_altered;
    const auto proof = consent_desk.answer_code(asked->digest, told.typed, told.code_returned);
    if (!proof) return proof.error().why;
    return why(consent_desk.use(*proof, *order_id::parse(told.used_for), told.order_done));
}

TEST_CASE("the two real timelines replay to proven consent") {
    for (const timeline& each : real_timelines()) {
        CAPTURE(each.plan);
        CHECK(to_text(replay(each)) == to_text(reason::none));
    }
}

TEST_CASE("the same with any one fact altered does not") {
    for (const timeline& real : real_timelines()) {
        std::size_t altered = 0;
        const auto refused = [&](const char* fact, auto&& change, reason expected) {
            timeline told = real;
            change(told);
            CAPTURE(real.plan, fact);
            CHECK(to_text(replay(told)) == to_text(expected));
            ++altered;
        };
        refused("number", [](timeline& t) { t.plan[9] ^= 1; }, reason::text_incomplete);
        refused("name", [](timeline& t) { t.name = "安全卫士"; }, reason::text_incomplete);
        refused("fee", [](timeline& t) { t.fee = 15.01_cny; }, reason::text_incomplete);
        refused("fee", [](timeline& t) { t.fee = 5_cny; }, reason::text_incomplete);
        refused("term", [](timeline& t) { t.term = 12_months; }, reason::text_incomplete);
        refused("renewal", [](timeline& t) { t.renews = false; }, reason::text_incomplete);
        refused("renewal", [](timeline& t) { t.renewal = 1_year; }, reason::text_incomplete);
        refused("effect", [](timeline& t) { t.effective = effect::next_cycle; }, reason::text_incomplete);
        refused("end", [](timeline& t) { t.ends = effect::at_once; }, reason::text_incomplete);
        refused("validity", [](timeline& t) { t.validity = 180s; }, reason::text_incomplete);
        refused("validity", [](timeline& t) { t.validity = 60s; }, reason::text_incomplete);
        refused("sender", [](timeline& t) { t.sender = short_code{"106900001"}; }, reason::sender_not_own_platform);
        refused("code", [](timeline& t) { t.typed[5] ^= 1; }, reason::not_confirmed);
        refused("code sent", [](timeline& t) { t.code_sent = t.code_returned + 1s; }, reason::not_confirmed);
        refused("code sent", [](timeline& t) { t.code_sent = t.code_returned - 120s; }, reason::not_confirmed);
        refused("code returned", [](timeline& t) { t.code_returned = t.code_sent - 1s; }, reason::not_confirmed);
        refused("code returned", [](timeline& t) { t.code_returned = t.code_sent + 120s; }, reason::not_confirmed);
        refused("order done", [](timeline& t) { t.order_done = t.code_returned - 1s; }, reason::proof_outdated);
        refused("order done", [](timeline& t) { t.order_done = t.code_returned + 601s; }, reason::proof_outdated);
        refused("order", [](timeline& t) { t.used_for = "another"; }, reason::proof_for_another_order);
        for (const char* words : {"安全管家", "每月15元", "立即生效", "退订次月生效", "24个月", "自动续展",
                                  "每次续展2年", "无合约期限及违约责任", "2分钟"})
            refused(words, [&](timeline& t) { t.text = replaced(t.text, words, "＊"); }, reason::text_incomplete);
        refused(
            "code in the text", [](timeline& t) { t.text = replaced(t.text, t.code, "000000"); },
            reason::text_incomplete);
        CHECK(altered == 30);
    }
}

}  // namespace consent_timelines_test
