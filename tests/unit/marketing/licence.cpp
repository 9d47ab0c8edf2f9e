// SPDX-License-Identifier: Apache-2.0
#include <agent_world.hpp>
#include <catch.hpp>

namespace marketing_licence_test {

using namespace mingbai;
using namespace mingbai::marketing;
using namespace mingbai_test;
using evidence::record_kind;

template <class T, class E>
reason why(const result<T, E>& answer) {
    return answer ? reason::none : answer.error().why;
}

TEST_CASE("a licence is given, suspended, resumed and revoked by its principal, and by nobody else") {
    agent_world w;
    const auto terms = licence_of(licence_1, agent_7);
    CHECK(why(w.licences.issue(terms, "AG-7", monday)) == reason::not_the_principal);
    CHECK(w.ledger.size() == 0);
    REQUIRE(w.licences.issue(terms, "CARRIER-HE", monday));
    CHECK(why(w.licences.issue(terms, "CARRIER-HE", monday)) == reason::licence_exists);
    CHECK(w.licences.book().allows(licence_1, usual_use()));

    for (const char* by : {"AG-7", "CARRIER-SD", "", "carrier-he"}) {
        CHECK(why(w.licences.suspend(licence_1, by, "x", monday)) == reason::not_the_principal);
        CHECK(why(w.licences.revoke(licence_1, by, "x", monday)) == reason::not_the_principal);
        CHECK(why(w.licences.narrow(licence_1, terms.scope, by, monday)) == reason::not_the_principal);
    }
    CHECK(why(w.licences.resume(licence_1, "CARRIER-HE", "x", monday)) == reason::unchanged);
    REQUIRE(w.licences.suspend(licence_1, "CARRIER-HE", "投诉过多", monday));
    CHECK(why(w.licences.book().allows(licence_1, usual_use())) == reason::licence_suspended);
    CHECK(why(w.licences.suspend(licence_1, "CARRIER-HE", "x", monday)) == reason::unchanged);
    CHECK(why(w.licences.resume(licence_1, "AG-7", "x", monday)) == reason::not_the_principal);
    REQUIRE(w.licences.resume(licence_1, "CARRIER-HE", "已整改", monday));
    CHECK(w.licences.book().allows(licence_1, usual_use()));
    REQUIRE(w.licences.suspend(licence_1, "CARRIER-HE", "again", monday));
    REQUIRE(w.licences.revoke(licence_1, "CARRIER-HE", "合同终止", monday));
    CHECK(why(w.licences.book().allows(licence_1, usual_use())) == reason::licence_revoked);
    CHECK(why(w.licences.resume(licence_1, "CARRIER-HE", "x", monday)) == reason::licence_revoked);
    CHECK(why(w.licences.narrow(licence_1, terms.scope, "CARRIER-HE", monday)) == reason::licence_revoked);
    CHECK(why(w.licences.issue(terms, "CARRIER-HE", monday)) == reason::licence_exists);
    CHECK(why(w.licences.revoke(licence_id{"L-9"}, "CARRIER-HE", "x", monday)) == reason::licence_unknown);
    CHECK(w.ledger.size() == 5);
}

TEST_CASE("a use outside the licence is refused with what it is outside of") {
    agent_world w;
    REQUIRE(w.licences.issue(licence_of(licence_1, agent_7), "CARRIER-HE", monday - 1h));
    agent_use use = usual_use();
    reason expected = reason::none;
    SECTION("nothing") {}
    SECTION("plan") {
        use.plan = "26HE900003";
        expected = reason::plan_out_of_scope;
    }
    SECTION("category") {
        use.category = plan_category{"营销活动"};
        expected = reason::plan_out_of_scope;
    }
    SECTION("region") {
        use.region = region_name{"山东"};
        expected = reason::region_out_of_scope;
    }
    SECTION("channel") {
        use.channel = "HALL";
        expected = reason::channel_out_of_scope;
    }
    SECTION("platform") {
        use.platform = platform_id{"other.example.cn"};
        expected = reason::badge_borrowed;
    }
    SECTION("action") {
        use.action = agent_action::take_ending;
        expected = reason::action_out_of_scope;
    }
    SECTION("before it was issued") {
        use.at = monday - 2h;
        expected = reason::licence_not_in_force;
    }
    SECTION("the last second") {
        use.at = monday + 24h * 365 - 1s;
    }
    SECTION("after its validity") {
        use.at = monday + 24h * 365;
        expected = reason::licence_not_in_force;
    }
    CHECK(why(w.licences.book().allows(licence_1, use)) == expected);
}

TEST_CASE("a licence is narrowed, never widened, in each of its elements") {
    agent_world w;
    REQUIRE(w.licences.issue(licence_of(licence_1, agent_7), "CARRIER-HE", monday));
    agent_scope scope = wide_scope();
    element where = element::none;
    SECTION("plans") {
        scope.sales.plans = decltype(scope.sales.plans)::everything();
        where = element::filing_number;
    }
    SECTION("one more plan") {
        scope.sales.plans = {filing_number{"26HE900001"}, filing_number{"26HE900003"}};
        where = element::filing_number;
    }
    SECTION("categories") {
        scope.sales.categories = {plan_category{"国际"}};
        where = element::category;
    }
    SECTION("regions") {
        scope.sales.regions = {region_name{"北京"}};
        where = element::region;
    }
    SECTION("channels") {
        scope.channels = {channel_id{"HALL"}};
        where = element::channel;
    }
    SECTION("platforms") {
        scope.platforms = decltype(scope.platforms)::everything();
        where = element::reference;
    }
    SECTION("actions") {
        scope.actions.add(agent_action::take_change);
        where = element::content;
    }
    SECTION("levels") {
        scope.sub_agent_levels = 2;
        where = element::agent;
    }
    SECTION("later") {
        scope.validity = window(monday, monday + 24h * 365 + 1s);
        where = element::validity;
    }
    SECTION("earlier") {
        scope.validity = window(monday - 24h - 1s, monday);
        where = element::validity;
    }
    const auto widened = w.licences.narrow(licence_1, scope, "CARRIER-HE", monday);
    REQUIRE(!widened);
    CHECK(widened.error().why == reason::scope_widened);
    CHECK(widened.error().where.what == where);

    agent_scope narrow = wide_scope();
    narrow.sales.regions = {region_name{"河北"}};
    REQUIRE(w.licences.narrow(licence_1, narrow, "CARRIER-HE", monday));
    CHECK(why(w.licences.narrow(licence_1, wide_scope(), "CARRIER-HE", monday)) == reason::scope_widened);
    agent_use use = usual_use();
    CHECK(w.licences.book().allows(licence_1, use));
    use.region = region_name{"天津"};
    CHECK(why(w.licences.book().allows(licence_1, use)) == reason::region_out_of_scope);
}

TEST_CASE("a sub-agent is named by the agent who may, within what it has itself, and falls with it") {
    agent_world w;
    const licence_id sub{"L-2"};
    const licence below = licence_of(sub, agent_id{"AG-8"}, licence_1);
    CHECK(why(w.licences.issue(below, "AG-7", monday)) == reason::licence_unknown);
    REQUIRE(w.licences.issue(licence_of(licence_1, agent_7), "CARRIER-HE", monday));
    CHECK(why(w.licences.issue(below, "AG-8", monday)) == reason::not_the_principal);
    licence changed = below;
    SECTION("wider") {
        changed.scope.sales.regions = decltype(changed.scope.sales.regions)::everything();
        CHECK(why(w.licences.issue(changed, "AG-7", monday)) == reason::scope_widened);
    }
    SECTION("in another principal's name") {
        changed.principal = principal_id{"CARRIER-SD"};
        CHECK(why(w.licences.issue(changed, "AG-7", monday)) == reason::not_the_principal);
    }
    SECTION("with as many levels as it has itself") {
        changed.scope.sub_agent_levels = 1;
        CHECK(why(w.licences.issue(changed, "AG-7", monday)) == reason::scope_widened);
    }
    REQUIRE(w.licences.issue(below, "AG-7", monday));
    CHECK(w.licences.book().allows(sub, usual_use()));
    const licence below_that = licence_of(licence_id{"L-3"}, agent_id{"AG-9"}, sub);
    CHECK(why(w.licences.issue(below_that, "AG-8", monday)) == reason::may_not_delegate);
    CHECK(why(w.licences.revoke(sub, "AG-7", "x", monday)) == reason::not_the_principal);

    agent_scope narrow = wide_scope();
    narrow.sales.plans = {filing_number{"26HE900002"}};
    REQUIRE(w.licences.narrow(licence_1, narrow, "CARRIER-HE", monday));
    CHECK(why(w.licences.book().allows(sub, usual_use())) == reason::plan_out_of_scope);
    agent_use other = usual_use();
    other.plan = "26HE900002";
    CHECK(w.licences.book().allows(sub, other));
    REQUIRE(w.licences.suspend(licence_1, "CARRIER-HE", "x", monday));
    CHECK(why(w.licences.book().allows(sub, other)) == reason::licence_suspended);
    CHECK(w.list().list.suspended == std::vector<licence_id>{licence_1, sub});
    REQUIRE(w.licences.revoke(licence_1, "CARRIER-HE", "x", monday));
    CHECK(why(w.licences.book().allows(sub, other)) == reason::licence_revoked);
    CHECK(w.list().list.revoked == std::vector<licence_id>{licence_1, sub});
    CHECK(w.list().list.suspended.empty());
}

TEST_CASE("a desk that opens later knows what the first one did, and both see each other's acts") {
    agent_world w;
    const shown_badge badge = w.usual_badge();
    licence_desk later(w.ledger);
    REQUIRE(later.status());
    CHECK(later.book().find(licence_1)->terms == licence_of(licence_1, agent_7));
    CHECK(later.book().find(identity_of(badge.badge))->given == badge.badge);
    REQUIRE(later.suspend(licence_1, "CARRIER-HE", "x", monday));
    CHECK(w.licences.book().allows(licence_1, usual_use()));
    REQUIRE(w.licences.refresh());
    CHECK(why(w.licences.book().allows(licence_1, usual_use())) == reason::licence_suspended);
}

TEST_CASE("a ledger that was written around the desk changes nothing that was not allowed") {
    agent_world w;
    (void)w.usual_badge();
    const auto write = [&](record_kind kind, std::string_view payload) {
        REQUIRE(w.ledger.append(kind, {}, monday, payload));
        const std::uint64_t last = w.ledger.size() - 1;
        licence_book book;
        reason refused = reason::none;
        const auto seen = evidence::ledger_ref(w.ledger).for_each(0, [&](const evidence::record_view& each) {
            const auto applied = book.apply(each);
            if (each.sequence == last) refused = why(applied);
        });
        REQUIRE(seen.clean());
        CHECK(book.allows(licence_1, usual_use()));
        return refused;
    };
    CHECK(write(record_kind::licence_revoked, R"({"by":"AG-7","licence":"L-1","why":""})") ==
          reason::not_the_principal);
    CHECK(write(record_kind::licence_suspended, R"({"by":"CARRIER-HE","licence":"L-1"})") == reason::json_missing_key);
    CHECK(write(record_kind::licence_revoked, R"({"by":"CARRIER-HE","licence":"L-1","more":1,"why":""})") ==
          reason::json_unknown_key);
    licence_act wider{record_kind::licence_narrowed, "CARRIER-HE", {}, licence_of(licence_1, agent_7)};
    wider.terms.scope.sales.plans = decltype(wider.terms.scope.sales.plans)::everything();
    CHECK(write(record_kind::licence_narrowed, canonical_text(wider).value()) == reason::scope_widened);
    licence_act delegated{
        record_kind::licence_issued, "AG-9", {}, licence_of(licence_id{"L-5"}, agent_id{"AG-9"}, licence_1)};
    CHECK(write(record_kind::licence_issued, canonical_text(delegated).value()) == reason::not_the_principal);
}

TEST_CASE("acts are read back as they were written, for every kind and the widest and emptiest scope") {
    licence terms = licence_of(licence_1, agent_7, licence_id{"L-0"});
    SECTION("usual") {}
    SECTION("everything") {
        terms.scope.sales = {decltype(terms.scope.sales.plans)::everything(),
                             decltype(terms.scope.sales.categories)::everything(),
                             decltype(terms.scope.sales.regions)::everything()};
        terms.scope.channels = decltype(terms.scope.channels)::everything();
        terms.scope.platforms = decltype(terms.scope.platforms)::everything();
    }
    SECTION("nothing") {
        terms.scope = {};
    }
    const licence_act issued{record_kind::licence_issued, "CARRIER-HE", {}, terms};
    CHECK(read_licence_act(record_kind::licence_issued, canonical_text(issued).value()).value() == issued);
    licence only_scope;
    only_scope.id = licence_1;
    only_scope.scope = terms.scope;
    const licence_act narrowed{record_kind::licence_narrowed, "CARRIER-HE", {}, only_scope};
    CHECK(read_licence_act(record_kind::licence_narrowed, canonical_text(narrowed).value()).value() == narrowed);
    licence only_id;
    only_id.id = licence_1;
    const licence_act revoked{record_kind::licence_revoked, "CARRIER-HE", "“合同”终止", only_id};
    CHECK(read_licence_act(record_kind::licence_revoked, canonical_text(revoked).value()).value() == revoked);
}

TEST_CASE("a scope's lists are bounded and in order") {
    std::vector<filing_number> many;
    for (int i = 0; i < 65; ++i) many.push_back(filing_number::parse("26HE" + std::to_string(900000 + i)).value());
    using list = scope_list<filing_number, 64>;
    CHECK(why(list::of(many)) == reason::too_long);
    many.pop_back();
    CHECK(list::of(many)->named().size() == 64);
    CHECK(list({filing_number{"B"}, filing_number{"A"}, filing_number{"B"}}).named() ==
          std::vector<filing_number>{filing_number{"A"}, filing_number{"B"}});
    CHECK_FALSE(list().contains(filing_number{"A"}));
    CHECK(list().is_within(list()));
    CHECK(list().is_within(list({filing_number{"A"}})));
    CHECK_FALSE(list::everything().is_within(list({filing_number{"A"}})));
    CHECK(list({filing_number{"A"}}).is_within(list::everything()));
    for (const char* scope : {R"(["B","A"])", R"(["A","A"])", R"(["A",1])", R"("all")", R"([""])", "null"})
        CHECK_FALSE(read_scope_sheet(std::string(R"({"agent_name":"x","categories":[],"plans":)") + scope +
                                     R"(,"regions":[]})"));
    CHECK(read_scope_sheet(R"({"agent_name":"x","categories":[],"plans":["A","B"],"regions":"*"})"));
    CHECK_FALSE(read_scope_sheet(R"({"agent_name":"x", "categories":[],"plans":["A","B"],"regions":"*"})"));
}

}  // namespace marketing_licence_test
