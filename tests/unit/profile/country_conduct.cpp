// SPDX-License-Identifier: Apache-2.0
#include <mingbai/profile/all.hpp>
#include <mingbai/profile/as_of.hpp>

#include <catch.hpp>
#include <country_plans.hpp>
#include <functional>
#include <rule_in_force.hpp>
#include <set>
#include <string>
#include <vector>

// What each country asks a carrier to do: what keeps its rules, what breaks them, and the days on which they are in
// force.
namespace profile_country_conduct_test {

using namespace mingbai;
using namespace std::chrono_literals;
using mingbai_test::find;
using mingbai_test::found_while_in_force;
using std::chrono::year;

using notice::notice_kind;

constexpr instant noon = std::chrono::sys_days{year{2026} / 3 / 2} + 12h;  // a Monday

std::set<std::string> covered;  // ids that had a failing case

// ---- orders ---------------------------------------------------------------------------------------------------------

/// An order that keeps the request rules of every country.
order_case good_order() {
    order_case order;
    order.carried_out_at = noon + 2h;
    order.document_given = noon - 1h;
    order.limit_offered = noon - 1h;
    order.confirmations.push_back({confirmer::carrier, confirmation_way::sms_reply, noon, noon + 5min});
    order.confirmations.push_back({confirmer::third_party, confirmation_way::sms_reply, noon + 10min, noon + 70min});
    return order;
}

template <class Profile>
void order_case_breaks(std::string_view id, element where, const std::function<void(order_case&)>& break_it) {
    covered.insert(std::string(id));
    order_case order = good_order();
    break_it(order);
    found_while_in_force<Profile>(id, where, [&](civil_date day) { return as_of<Profile>(day).check_order(order); });
}

TEST_CASE("an order that was asked for, documented and confirmed keeps every country's rules") {
    profile::for_each_profile([]<class P>() {
        CAPTURE(P::info.name);
        CHECK(check<typename P::request_rules>(good_order()).clean());
    });
}

TEST_CASE("in China nothing begins before the customer agreed by one of three ways") {
    using cn = profile::cn_miit;
    order_case_breaks<cn>("CN-R-01", element::answer, [](order_case& o) { o.confirmations.clear(); });
    order_case_breaks<cn>("CN-R-01", element::answer, [](order_case& o) { o.confirmations[0].agreed_at.reset(); });
    order_case_breaks<cn>("CN-R-01", element::answer,
                          [](order_case& o) { o.confirmations[0].how = confirmation_way::voice; });
    order_case_breaks<cn>("CN-R-01", element::answer, [](order_case& o) { o.carried_out_at = noon; });
    order_case_breaks<cn>("CN-R-01", element::answer, [](order_case& o) { o.confirmations[0].agreed_at = noon - 1s; });
    order_case code = good_order();
    code.confirmations[0].how = confirmation_way::one_time_code;
    CHECK(check<cn::request_rules>(code).clean());
}

TEST_CASE("in Europe the summary comes before the confirmation") {
    using eu = profile::eu;
    order_case_breaks<eu>("EU-R-01", element::agreement, [](order_case& o) { o.document_given.reset(); });
    order_case_breaks<eu>("EU-R-01", element::agreement, [](order_case& o) { o.document_given = noon + 71min; });
    order_case_breaks<eu>("EU-R-01", element::answer, [](order_case& o) { o.confirmations.clear(); });
    order_case_breaks<eu>("EU-R-01", element::answer, [](order_case& o) {
        for (confirmation& each : o.confirmations)
            each.agreed_at = each.asked_at - 1s;  // an answer before its question
    });
    order_case_breaks<eu>("EU-R-01", element::answer, [](order_case& o) { o.carried_out_at = noon; });
}

TEST_CASE("in Britain a bill limit is offered before the contract") {
    using uk = profile::uk;
    order_case_breaks<uk>("UK-R-01", element::cap, [](order_case& o) { o.limit_offered.reset(); });
    order_case_breaks<uk>("UK-R-01", element::cap, [](order_case& o) { o.limit_offered = noon + 3h; });
}

TEST_CASE("in America a change of carrier is authorised and verified, mobile ones apart") {
    using us = profile::us;
    const carrier_change good{false, noon - 24h, true, year{2026} / 3 / 1};
    const auto with = [&](auto&& change) {
        return [good, change](order_case& o) {
            o.change = good;
            change(*o.change);
        };
    };
    order_case_breaks<us>("US-R-01", element::answer, with([](carrier_change& c) { c.authorised_at.reset(); }));
    order_case_breaks<us>("US-R-01", element::answer, with([](carrier_change& c) { c.authorised_at = noon + 3h; }));
    order_case_breaks<us>("US-R-01", element::signature, with([](carrier_change& c) { c.verified = false; }));
    order_case_breaks<us>("US-R-02", element::date, with([](carrier_change& c) { c.verified_on.reset(); }));
    order_case_breaks<us>("US-R-03", element::effective,
                          with([](carrier_change& c) { c.authorised_at = noon - 24h * 61; }));
    order_case order = good_order();
    order.change = good;
    CHECK(check<us::request_rules>(order).clean());
    order.change->authorised_at = noon + 2h - 24h * 60;
    CHECK(check<us::request_rules>(order).clean());
    order.change = carrier_change{.mobile = true};
    CHECK(check<us::request_rules>(order).clean());
}

TEST_CASE("in Australia the summary comes before the sale, or five business days after one on the phone") {
    using au = profile::au;
    order_case_breaks<au>("AU-R-01", element::agreement, [](order_case& o) { o.document_given.reset(); });
    order_case_breaks<au>("AU-R-01", element::agreement, [](order_case& o) { o.document_given = noon + 24h; });
    const auto on_the_phone = [](std::chrono::seconds after) {
        order_case order = good_order();
        order.document_waived = true;
        order.document_given = noon + after;
        return check<au::request_rules>(order);
    };
    CHECK(on_the_phone(24h * 7).clean());  // the next Monday: the fifth business day
    CHECK(on_the_phone(24h * 7 + 11h).clean());
    CHECK(on_the_phone(24h * 8).count() == 1);
}

TEST_CASE("in India a service is confirmed twice, the second time with a third party, in time") {
    using india = profile::in_trai;
    order_case_breaks<india>("IN-R-01", element::answer,
                             [](order_case& o) { o.confirmations[1] = o.confirmations[0]; });
    order_case_breaks<india>("IN-R-01", element::answer,
                             [](order_case& o) { o.confirmations[1].by = confirmer::carrier; });
    order_case_breaks<india>("IN-R-01", element::answer, [](order_case& o) { o.confirmations[1].asked_at = noon; });
    order_case_breaks<india>("IN-R-01", element::answer, [](order_case& o) { o.confirmations[1].agreed_at.reset(); });
    order_case_breaks<india>("IN-R-02", element::expiry,
                             [](order_case& o) { o.confirmations[1].agreed_at = noon + 70min + 1s; });
    order_case_breaks<india>("IN-R-02", element::expiry,
                             [](order_case& o) { o.confirmations[1].how = confirmation_way::ussd; });
    order_case_breaks<india>("IN-R-03", element::answer, [](order_case& o) { o.confirmations.clear(); });
    order_case_breaks<india>("IN-R-03", element::answer, [](order_case& o) { o.carried_out_at = noon - 24h; });
    order_case_breaks<india>("IN-R-04", element::answer, [](order_case& o) {
        o.confirmations.clear();
        o.starts_data = true;
    });
    order_case quick = good_order();
    quick.confirmations[1] = {confirmer::third_party, confirmation_way::ussd, noon + 10min, noon + 10min + 10s};
    CHECK(check<india::request_rules>(quick).clean());

    CHECK(consent::read_reply("START", in_trai::data_switch_words) == consent::answer::yes);
    CHECK(consent::read_reply("Stop", in_trai::data_switch_words) == consent::answer::no);
    CHECK(consent::read_reply("yes", in_trai::data_switch_words) == consent::answer::unclear);
}

TEST_CASE("in Singapore roaming begins with the customer's consent") {
    order_case_breaks<profile::sg>("SG-R-01", element::answer, [](order_case& o) {
        o.confirmations.clear();
        o.starts_roaming = true;
    });
}

// ---- what goes out by itself ----------------------------------------------------------------------------------------

template <class Profile>
void setup_case(std::string_view id, element where, const std::function<void(notice_setup&)>& break_it) {
    covered.insert(std::string(id));
    notice_setup setup = Profile::usual_notices;
    break_it(setup);
    found_while_in_force<Profile>(id, where, [&](civil_date day) { return as_of<Profile>(day).check_setup(setup); });
}
template <class Profile>
void without_kind(std::string_view id, element where, notice_kind kind) {
    setup_case<Profile>(id, where, [kind](notice_setup& s) { s.sent.remove(kind); });
}
const notice::reminder_levels at_eighty{notice::at_percent(80), notice::at_percent(100)};

TEST_CASE("what every country asks a carrier to tell by itself is set up, and what is left out is found") {
    profile::for_each_profile([]<class P>() {
        CAPTURE(P::info.name);
        CHECK(check<typename P::reminder_rules>(P::usual_notices).clean());
    });
    for (const notice_kind each :
         {notice_kind::success, notice_kind::bill, notice_kind::exhausted, notice_kind::renewal_ahead})
        without_kind<profile::cn_miit>("CN-A-01", element::text, each);
    setup_case<profile::cn_miit>("CN-A-02", element::channel, [](notice_setup& s) { s.call_on_wish = false; });
    setup_case<profile::cn_miit>("CN-A-03", element::level,
                                 [](notice_setup& s) { s.usage = notice::reminder_levels{notice::at_percent(100)}; });
    for (const notice_kind each :
         {notice_kind::roaming_entry, notice_kind::cap_reached, notice_kind::commitment_ending})
        without_kind<profile::eu>("EU-A-01", element::text, each);
    setup_case<profile::eu>("EU-A-02", element::level,
                            [](notice_setup& s) { s.usage = notice::reminder_levels{notice::at_percent(100)}; });
    without_kind<profile::eu>("EU-A-02", element::level, notice_kind::usage_level);
    without_kind<profile::eu>("EU-A-02", element::left, notice_kind::exhausted);
    without_kind<profile::uk>("UK-A-01", element::text, notice_kind::cap_level);
    without_kind<profile::uk>("UK-A-01", element::text, notice_kind::cap_reached);
    without_kind<profile::uk>("UK-A-02", element::expiry, notice_kind::commitment_ending);
    setup_case<profile::uk>("UK-A-03", element::expiry, [](notice_setup& s) { s.leads.commitment.days = 9; });
    setup_case<profile::uk>("UK-A-03", element::expiry, [](notice_setup& s) { s.leads.commitment.days = 41; });
    for (const int inside : {10, 40}) {
        notice_setup setup = profile::uk::usual_notices;
        setup.leads.commitment.days = inside;
        CHECK(check<profile::uk::reminder_rules>(setup).clean());
    }
    for (const notice_kind each : {notice_kind::usage_level, notice_kind::exhausted, notice_kind::roaming_entry})
        without_kind<profile::us>("US-A-01", element::text, each);
    setup_case<profile::us>("US-A-01", element::level, [](notice_setup& s) { s.usage = {}; });
    setup_case<profile::au>("AU-A-01", element::level, [](notice_setup& s) { s.usage = at_eighty; });
    without_kind<profile::au>("AU-A-01", element::used, notice_kind::usage_level);
    without_kind<profile::au>("AU-A-01", element::overage, notice_kind::exhausted);
    setup_case<profile::au>("AU-A-02", element::instant, [](notice_setup& s) { s.usage_within = 48h + 1s; });
    setup_case<profile::in_trai>("IN-A-01", element::level, [](notice_setup& s) { s.usage = at_eighty; });
    without_kind<profile::in_trai>("IN-A-01", element::used, notice_kind::usage_level);
    without_kind<profile::in_trai>("IN-A-01", element::overage, notice_kind::exhausted);
    without_kind<profile::in_trai>("IN-A-02", element::region, notice_kind::roaming_entry);
    without_kind<profile::in_trai>("IN-A-03", element::renewal, notice_kind::renewal_ahead);
    setup_case<profile::in_trai>("IN-A-03", element::renewal, [](notice_setup& s) { s.leads.renewal.days = 1; });
}

TEST_CASE("an Australian plan without charges beyond it is exempt, and India knows amounts left") {
    notice_setup exempt;
    exempt.use_beyond_is_charged = false;
    CHECK(check<profile::au::reminder_rules>(exempt).clean());
    notice_setup left = profile::in_trai::usual_notices;
    left.usage = in_trai::pack_levels_left.latest();
    CHECK(check<profile::in_trai::reminder_rules>(left).clean());
    left.usage = notice::reminder_levels{notice::at_left((500_MB).bytes()), notice::at_left((100_MB).bytes())};
    CHECK(find(check<profile::in_trai::reminder_rules>(left), "IN-A-01").count == 1);
}

// ---- what became of notices -----------------------------------------------------------------------------------------

template <class Profile>
void notice_case(std::string_view id, notice_kind kind, element missing, bool late_too) {
    covered.insert(std::string(id));
    notice::fulfilment about;
    about.owed.key.kind = kind;
    about.owed.due = noon;
    about.owed.deadline = noon + 1h;
    about.asked_at = noon + 2h;
    found_while_in_force<Profile>(id, missing, [&](civil_date day) { return as_of<Profile>(day).check_notice(about); });
    about.sent = noon + 1h;
    CHECK(check<typename Profile::notice_rules>(about).clean());
    about.sent = noon + 2h;
    if (late_too)
        found_while_in_force<Profile>(id, element::instant,
                                      [&](civil_date day) { return as_of<Profile>(day).check_notice(about); });
    about.owed.key.kind = notice_kind::commercial;
    about.sent.reset();
    CHECK(find(check<typename Profile::notice_rules>(about), id).count == 0);
}

TEST_CASE("a notice that is owed and missing or late is found where the country asks for it") {
    notice_case<profile::eu>("EU-N-01", notice_kind::commitment_ending, element::text, true);
    notice_case<profile::eu>("EU-N-02", notice_kind::roaming_entry, element::region, false);
    notice_case<profile::uk>("UK-N-01", notice_kind::cap_level, element::cap, true);
    notice_case<profile::uk>("UK-N-01", notice_kind::cap_reached, element::cap, true);
    notice_case<profile::uk>("UK-N-02", notice_kind::commitment_ending, element::text, true);
    notice_case<profile::in_trai>("IN-N-01", notice_kind::renewal_ahead, element::text, true);
}

// ---- bills ----------------------------------------------------------------------------------------------------------

template <class Currency>
struct bill_world {
    using plan_type = basic_tariff_plan<owning_storage<Currency>>;
    static constexpr civil_days march{year{2026} / 3 / 1, year{2026} / 3 / 31};

    plan_type plan = mingbai_test::country_plan<Currency>();
    std::vector<bill::agreement> agreements{
        {.order = "O-1", .plan = filing_number("M0005937974SPRING20"), .begins = year{2026} / 1 / 1, .proof = 1}};
    std::vector<bill::versioned_plan<plan_type>> plans{{filing_number("M0005937974SPRING20"), 1, &plan}};
    std::optional<money<Currency>> limit;

    template <class Rules>
    report review(const std::vector<bill::basic_bill_line<Currency>>& lines, civil_date day) const {
        const auto of = bill::basic_bill<Currency>::make({subscriber_number{"13800138000"}, 674, march}, lines).value();
        return check<Rules>(
            bill::bill_review<plan_type>{
                .of = &of, .agreements = agreements, .plans = plans, .previous_totals = {}, .limit = limit},
            day);
    }
};

template <class Currency>
bill::basic_bill_line<Currency> line(bill::line_kind kind, std::int64_t hundredths) {
    return {.kind = kind,
            .title = "a charge",
            .agreement = "O-1",
            .plan = "M0005937974SPRING20",
            .provider = kind == bill::line_kind::third_party ? "Some Company" : "",
            .days = bill_world<Currency>::march,
            .amount = mingbai_test::amount_of<Currency>(hundredths)};
}

TEST_CASE("a European bill charges what was agreed") {
    covered.insert("EU-B-01");
    const bill_world<eur> world;
    const auto review = [&](std::int64_t fee) {
        return world.review<profile::eu::bill_rules>({line<eur>(bill::line_kind::plan_fee, fee)}, year{2026} / 3 / 31);
    };
    CHECK(review(2000).clean());
    CHECK(find(review(2001), "EU-B-01").where.what == element::amount);
}

TEST_CASE("a British bill keeps the customer's limit on use beyond the allowances, and nothing else counts") {
    covered.insert("UK-B-01");
    bill_world<gbp> world;
    const std::vector<bill::basic_bill_line<gbp>> lines{
        line<gbp>(bill::line_kind::plan_fee, 2000), line<gbp>(bill::line_kind::overage, 300),
        line<gbp>(bill::line_kind::overage, 200), line<gbp>(bill::line_kind::third_party, 900)};
    const auto review = [&](civil_date day) { return world.review<profile::uk::bill_rules>(lines, day); };
    CHECK(review(year{2026} / 3 / 31).clean());
    world.limit = 5_gbp;
    CHECK(review(year{2026} / 3 / 31).clean());
    world.limit = 4.99_gbp;
    found_while_in_force<profile::uk>("UK-B-01", element::total, review);
    world.limit = 0_gbp;
    found_while_in_force<profile::uk>("UK-B-01", element::total, review);
}

TEST_CASE("an American bill says what each charge is and whose") {
    covered.insert("US-B-01");
    const bill_world<usd> world;
    auto video = line<usd>(bill::line_kind::third_party, 499);
    const auto review = [&] {
        return find(world.review<profile::us::bill_rules>({video}, year{2026} / 3 / 31), "US-B-01");
    };
    CHECK(review().count == 0);
    video.title = "";
    if (const auto made = bill::basic_bill<usd>::make({subscriber_number{"13800138000"}, 674, world.march}, {video})) {
        CHECK(review().where.what == element::text);
    } else {
        CHECK(made.error().why == reason::bill_line_incomplete);  // the bill itself refuses it
    }
}

// ---- caps -----------------------------------------------------------------------------------------------------------

template <class Profile>
void cap_case(std::string_view id, element where, const std::function<void(cap::cap_offer&)>& break_it) {
    covered.insert(std::string(id));
    cap::cap_offer offer = Profile::usual_caps[0];
    CHECK(check<typename Profile::cap_rules>(offer).clean());
    break_it(offer);
    found_while_in_force<Profile>(id, where, [&](civil_date day) { return as_of<Profile>(day).check_cap(offer); });
}

TEST_CASE("each country's caps leave the customer what the rules give") {
    cap_case<profile::cn_miit>("CN-K-01", element::cap,
                               [](cap::cap_offer& o) { o.tiers = cap::tier_list::of(500'000'000); });
    cap_case<profile::eu>("EU-K-01", element::cap, [](cap::cap_offer& o) { o.standard = 50'000'001; });
    cap_case<profile::eu>("EU-K-01", element::cap, [](cap::cap_offer& o) { o.standard = cap::no_cap; });
    cap_case<profile::eu>("EU-K-02", element::next_step, [](cap::cap_offer& o) { o.then = cap::at_cap::throttle; });
    cap_case<profile::uk>("UK-K-01", element::cap, [](cap::cap_offer& o) { o.own_value_up_to = 0; });
    cap_case<profile::uk>("UK-K-01", element::opt_out, [](cap::cap_offer& o) { o.may_have_none = false; });
    cap_case<profile::sg>("SG-K-01", element::cap,
                          [](cap::cap_offer& o) { o.tiers = cap::tier_list::of(200'000'000); });
    cap_case<profile::sg>("SG-K-01", element::opt_out, [](cap::cap_offer& o) { o.may_have_none = false; });

    cap::cap_offer domestic = profile::eu::usual_caps[0];
    domestic.kind.where = cap::scope::domestic_overage;
    domestic.standard = cap::no_cap;
    domestic.then = cap::at_cap::throttle;
    CHECK(check<profile::eu::cap_rules>(domestic).clean());
}

TEST_CASE("every rule of every country's conduct had a case that breaks it") {
    profile::for_each_profile([&]<class P>() {
        profile::for_each_rule<P>([&]<class Rule>(std::string_view subject) {
            const std::string_view wing = Rule::info.id.substr(0, 4);
            // These are in the tests of their own wings.
            const bool elsewhere = wing == "CN-T" || wing == "MB-M" || wing == "MB-N" || wing == "MB-B";
            if ((subject == "plan") != false || elsewhere) return;
            CAPTURE(Rule::info.id, subject);
            CHECK(covered.count(std::string(Rule::info.id)) == 1);
            CHECK_FALSE(Rule::info.title_zh.empty());
            CHECK_FALSE(Rule::info.good.empty());
            CHECK_FALSE(Rule::info.bad.empty());
        });
    });
}

}  // namespace profile_country_conduct_test
