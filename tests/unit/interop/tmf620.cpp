// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/interop/tmf620.hpp>
#include <mingbai/tariff/owned_plan.hpp>
#include <mingbai/tariff/plan_view.hpp>

#include <catch.hpp>
#include <plans.hpp>
#include <shared_data.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interop_tmf620_test {

using namespace mingbai;
using namespace mingbai::literals;
using std::chrono::year;
using tmf620::loss_reason;
using euro_plan = basic_tariff_plan<owning_storage<eur>>;

/// Why a path of the document was lost; nothing when it was carried or is part of something that was lost.
template <currency_type Currency>
std::optional<loss_reason> lost(const tmf620::imported<Currency>& read, std::string_view path,
                                std::uint32_t document = 0) {
    std::optional<loss_reason> why;
    for (const tmf620::import_loss& each : read.losses)
        if (each.path == path && each.document == document) {
            CHECK_FALSE(why.has_value());  // no place is listed twice
            why = each.why;
        }
    return why;
}

tmf620::imported<cny> read(std::string_view text, tmf620::import_options options = {}) {
    auto plans = tmf620::import_plans<cny>(text, options);
    REQUIRE(plans);
    return *std::move(plans);
}

/// An offering with one price, `price` being the members of the price.
std::string offering_with(const std::string& price, const std::string& offering = "") {
    return R"([{"@type":"ProductOffering","name":"套餐","productOfferingPrice":[{"id":"p"}])" + offering +
           R"(},{"@type":"ProductOfferingPrice","id":"p",)" + price + "}]";
}
constexpr std::string_view monthly = R"("priceType":"recurring","recurringChargePeriodType":"monthly")";

TEST_CASE("money is read exactly as it is written") {
    const auto price = [](const std::string& value) {
        const auto found =
            read(offering_with(std::string(monthly) + R"(,"price":{"unit":"CNY","value":)" + value + "}"));
        REQUIRE(found.plans.size() == 1);
        CHECK(found.plans[0].unreadable.has(element::price) == !found.plans[0].price.has_value());
        if (!found.plans[0].price) CHECK(lost(found, "/1/price/value").has_value());
        return found.plans[0].price ? std::optional(found.plans[0].price->amount) : std::nullopt;
    };
    CHECK(price("50") == 50_cny);
    CHECK(price("59.90") == 59.9_cny);
    CHECK(price("0.1") == 0.1_cny);
    CHECK(price("0.295") == 0.295_cny);
    CHECK(price("5.99e1") == 59.9_cny);
    CHECK(price("599E-1") == 59.9_cny);
    CHECK(price("5E+1") == 50_cny);
    CHECK(price("0e99") == 0_cny);
    CHECK(price("50.0000000000") == 50_cny);
    CHECK(price("1000000e-6") == 1_cny);
    CHECK(price("9007199254.740993") == money<cny>::from_micros(9'007'199'254'740'993));  // 2^53 + 1: no double has it
    CHECK(price("-5") == -5_cny);
    CHECK(price("\"59.90\"") == 59.9_cny);
    CHECK_FALSE(price("0.0000001").has_value());
    CHECK_FALSE(price("1e400").has_value());
    CHECK_FALSE(price("1e-400").has_value());
    CHECK_FALSE(price("1e99999999999").has_value());
    CHECK_FALSE(price("99999999999999999999").has_value());
    CHECK_FALSE(price("true").has_value());
    CHECK_FALSE(price("\"fifty\"").has_value());
}

TEST_CASE("a price in another currency is not the plan's price") {
    const auto found = read(offering_with(std::string(monthly) + R"(,"price":{"unit":"EUR","value":50})"));
    CHECK_FALSE(found.plans[0].price.has_value());
    CHECK(found.plans[0].unreadable.has(element::price));
    CHECK(lost(found, "/1/price") == loss_reason::other_currency);
    CHECK(lost(read(offering_with(std::string(monthly) + R"(,"price":{"value":50})")), "/1/price") ==
          loss_reason::other_currency);
}

TEST_CASE("a period is read by either set of words, and an unknown one is no month") {
    const auto per = [](std::string_view type, std::string_view length) {
        const std::string price = R"("priceType":"recurring","recurringChargePeriodType":")" + std::string(type) +
                                  R"(","recurringChargePeriodLength":)" + std::string(length) +
                                  R"(,"price":{"unit":"CNY","value":1})";
        const auto found = read(offering_with(price));
        return found.plans[0].price ? std::optional(found.plans[0].price->per) : std::nullopt;
    };
    CHECK(per("monthly", "1") == 1_month);
    CHECK(per("Month", "3") == 3_months);
    CHECK(per("Monthly", "12.0") == 12_months);
    CHECK(per("yearly", "1") == 1_year);
    CHECK(per("annual", "2") == 2_years);
    CHECK(per("quarterly", "1") == 3_months);
    CHECK(per("weekly", "2") == 14_days);
    CHECK(per("daily", "1") == 1_day);
    CHECK_FALSE(per("hourly", "1").has_value());
    CHECK_FALSE(per("fortnightly", "1").has_value());
    CHECK_FALSE(per("monthly", "0").has_value());
    CHECK_FALSE(per("monthly", "-1").has_value());
    CHECK_FALSE(per("monthly", "1.5").has_value());
    CHECK_FALSE(per("monthly", "3000000000").has_value());
    CHECK_FALSE(per("quarterly", "1000000000").has_value());
}

TEST_CASE("the days of sale are those of the carrier's own clock") {
    const auto days = [](std::string_view begin, std::string_view end, utc_offset zone = beijing_time) {
        return read(R"({"@type":"ProductOffering","name":"n","validFor":{"startDateTime":")" + std::string(begin) +
                        R"(","endDateTime":")" + std::string(end) + "\"}}",
                    {.zone = zone});
    };
    auto found = days("2026-01-01T00:00:00+08:00", "2026-12-31T23:59:59+08:00");
    CHECK(found.plans[0].on_sale == year{2026} / 1 / 1);
    CHECK(found.plans[0].off_sale == year{2026} / 12 / 31);
    CHECK_FALSE(lost(found, "/validFor/startDateTime").has_value());
    CHECK_FALSE(lost(found, "/validFor/endDateTime").has_value());

    // The same instants as another system writes them, and an end that is the midnight after the last day.
    found = days("2025-12-31T16:00:00Z", "2026-12-31T16:00:00.000Z");
    CHECK(found.plans[0].on_sale == year{2026} / 1 / 1);
    CHECK(found.plans[0].off_sale == year{2026} / 12 / 31);
    CHECK_FALSE(lost(found, "/validFor/endDateTime").has_value());

    found = days("2020-09-23T00:00:00Z", "2021-08-25T00:00:00Z");  // eight in the morning: a plan has no hours
    CHECK(found.plans[0].on_sale == year{2020} / 9 / 23);
    CHECK(found.plans[0].off_sale == year{2021} / 8 / 25);
    CHECK(lost(found, "/validFor/startDateTime") == loss_reason::inexact);
    CHECK(lost(found, "/validFor/endDateTime") == loss_reason::inexact);

    found = days("2020-09-23T00:00:00Z", "2021-08-25T00:00:00Z", utc_offset{});
    CHECK(found.plans[0].off_sale == year{2021} / 8 / 24);
    CHECK_FALSE(lost(found, "/validFor/startDateTime").has_value());

    found =
        days("2026-01-01T00:00:01+08:00", "2026-12-31T23:59:58+08:00");  // a second from midnight is a time of day, too
    CHECK(found.plans[0].on_sale == year{2026} / 1 / 1);
    CHECK(found.plans[0].off_sale == year{2026} / 12 / 31);
    CHECK(lost(found, "/validFor/startDateTime") == loss_reason::inexact);
    CHECK(lost(found, "/validFor/endDateTime") == loss_reason::inexact);

    found = days("2020-09-23T00:00:00.5Z", "2020-09-24T00:00:00.5Z", utc_offset{});
    CHECK(lost(found, "/validFor/startDateTime") == loss_reason::inexact);
    CHECK(found.plans[0].off_sale == year{2020} / 9 / 24);

    for (const std::string_view bad :
         {"2017-08-23T00:00", "2017-08-23T00:00:00", "2017-08-23", "soon", "2017-13-01T00:00:00Z", ""}) {
        CAPTURE(bad);
        found = days(bad, bad);
        CHECK_FALSE(found.plans[0].on_sale.has_value());
        CHECK_FALSE(found.plans[0].off_sale.has_value());
        CHECK(found.plans[0].unreadable.has(element::on_sale));
        CHECK(found.plans[0].unreadable.has(element::off_sale));
        CHECK(lost(found, "/validFor/startDateTime") == loss_reason::unreadable);
    }
}

TEST_CASE("only an external identifier of the right type is a filing number") {
    const auto found = read(R"({"@type":"ProductOffering","name":"n","id":"7655","externalIdentifier":[
        {"id":"SKU-1","externalIdentifierType":"sku"},
        {"id":"26HE900001","externalIdentifierType":"Filing Number","owner":"MIIT"},
        {"id":"26HE900002","externalIdentifierType":"filingNumber"}]})");
    CHECK(found.plans[0].filing_number == "26HE900001");
    CHECK(lost(found, "/externalIdentifier/0") == loss_reason::no_place);
    CHECK(lost(found, "/externalIdentifier/1/owner") == loss_reason::no_place);
    CHECK(lost(found, "/externalIdentifier/2") == loss_reason::repeated);
    CHECK(lost(found, "/id") == loss_reason::link);
    CHECK(read(R"({"@type":"ProductOffering","name":"n","id":"7655"})").plans[0].filing_number.empty());
    CHECK(
        read(R"({"@type":"ProductOffering","name":"n","externalIdentifier":{"id":"x","externalIdentifierType":"sku"}})",
             {.filing_number_type = "SKU"})
            .plans[0]
            .filing_number == "x");
}

TEST_CASE("a status that is not active is listed, and an offering that is not for sale") {
    const auto found = read(R"([{"@type":"ProductOffering","name":"a","lifecycleStatus":"Active","isSellable":true},
        {"@type":"ProductOffering","name":"b","lifecycleStatus":"Launched"},
        {"@type":"ProductOffering","name":"c","lifecycleStatus":"Retired","isSellable":false},
        {"@type":"ProductOffering","name":"d","lifecycleStatus":"In test"}])");
    CHECK(found.plans.size() == 4);
    CHECK_FALSE(lost(found, "/0/lifecycleStatus").has_value());
    CHECK_FALSE(lost(found, "/0/isSellable").has_value());
    CHECK_FALSE(lost(found, "/1/lifecycleStatus").has_value());
    CHECK(lost(found, "/2/lifecycleStatus") == loss_reason::no_place);
    CHECK(lost(found, "/2/isSellable") == loss_reason::no_place);
    CHECK(lost(found, "/3/lifecycleStatus") == loss_reason::no_place);
}

TEST_CASE("a discount for a time makes an introductory price") {
    const std::string offering = R"([{"@type":"ProductOffering","name":"n","productOfferingPrice":[{"id":"p"}],
        "validFor":{"startDateTime":"2026-01-01T00:00:00+08:00"}},
        {"@type":"ProductOfferingPrice","id":"p","priceType":"recurring","recurringChargePeriodType":"monthly",
         "price":{"unit":"CNY","value":99},"popRelationship":[{"id":"d","relationshipType":"discountedBy"}]},
        {"@type":"ProductOfferingPriceAlteration","id":"d","priceType":"discount",)";
    const auto introductory = [&](const std::string& members) { return read(offering + members + "}]"); };
    const auto by = [](money<cny> during) {
        return introductory_price<cny>{during / 1_month, 6_months, 99_cny / 1_month};
    };
    const std::string six = R"("applicationDuration":{"amount":6,"units":"Month"})";

    auto found = introductory(R"("price":{"unit":"CNY","value":70},)" + six);
    CHECK(found.plans[0].introductory == by(29_cny));
    CHECK(found.plans[0].price == 99_cny / 1_month);
    found = introductory(R"("price":{},"percentage":10,)" + six);
    CHECK(found.plans[0].introductory == by(89.1_cny));
    found =
        introductory(R"("percentage":12.5,"recurringChargePeriodType":"month","recurringChargePeriodLength":1,)" + six);
    CHECK(found.plans[0].introductory == by(86.625_cny));
    found = introductory(R"("percentage":100,"validFor":{"startDateTime":"2026-01-01T00:00:00+08:00"},)" + six);
    CHECK(found.plans[0].introductory == by(0_cny));

    for (const auto& [members, why] : std::vector<std::pair<std::string, loss_reason>>{
             {R"("percentage":10)", loss_reason::half_stated},
             {R"("price":{},)" + six, loss_reason::half_stated},
             {R"("percentage":0.0000001,)" + six, loss_reason::inexact},
             {R"("percentage":101,)" + six, loss_reason::unreadable},
             {R"("price":{"unit":"CNY","value":100},)" + six, loss_reason::unreadable},
             {R"("price":{"unit":"EUR","value":1},)" + six, loss_reason::other_currency},
             {R"("percentage":10,"recurringChargePeriodType":"yearly",)" + six, loss_reason::unknown_unit},
             // One that depends on a rule, or is offered at other times, is not every customer's price.
             {R"("percentage":10,"policy":[{"id":"2503"}],)" + six, loss_reason::no_place},
             {R"("percentage":10,"validFor":{"startDateTime":"2026-02-01T00:00:00+08:00"},)" + six,
              loss_reason::no_place}}) {
        CAPTURE(members);
        found = introductory(members);
        CHECK_FALSE(found.plans[0].introductory.has_value());
        CHECK(found.plans[0].price == 99_cny / 1_month);
        CHECK(lost(found, "/2") == why);
    }
}

TEST_CASE("a share, a tax, a rule and a place of a price are listed, not dropped") {
    const auto found = read(offering_with(std::string(monthly) + R"(,"price":{"unit":"CNY","value":50},"percentage":5,
        "tax":[{"taxCategory":"VAT","taxRate":20}],"policy":[{"id":"1"}],"place":[{"id":"2","name":"x"}],
        "unitOfMeasure":{"amount":1,"units":"Port"},"validFor":{"endDateTime":"2021-09-22T00:00:00Z"})"));
    CHECK(found.plans[0].price == 50_cny / 1_month);
    for (const std::string_view path :
         {"/1/percentage", "/1/tax", "/1/policy", "/1/place", "/1/unitOfMeasure", "/1/validFor"}) {
        CAPTURE(path);
        CHECK(lost(found, path) == loss_reason::no_place);
    }
    const auto usual = read(offering_with(std::string(monthly) + R"(,"price":{"unit":"CNY","value":50},"percentage":0.0,
        "unitOfMeasure":{"amount":1,"units":"Month"},"isBundle":false,"lifecycleStatus":"Active")"));
    CHECK(std::all_of(usual.losses.begin(), usual.losses.end(),
                      [](const auto& each) { return each.why == loss_reason::link; }));
}

TEST_CASE("what is paid once is the price where there is no other, and a fee where there is") {
    const std::string once_only = R"("priceType":"one time","name":"开户","price":{"unit":"CNY","value":30})";
    CHECK(read(offering_with(once_only)).plans[0].price == 30_cny / once);
    const auto found =
        read(R"([{"@type":"ProductOffering","name":"n","productOfferingPrice":[{"id":"a"},{"id":"b"},{"id":"c"}]},
        {"@type":"ProductOfferingPrice","id":"a","priceType":"oneTime","name":"安装费","price":{"unit":"CNY","value":100}},
        {"@type":"ProductOfferingPrice","id":"b","priceType":"recurring","recurringChargePeriodType":"monthly","price":{"unit":"CNY","value":9}},
        {"@type":"ProductOfferingPrice","id":"c","priceType":"recurring","recurringChargePeriodType":"monthly","price":{"unit":"CNY","value":8}}])");
    CHECK(found.plans[0].price == 9_cny / 1_month);
    REQUIRE(found.plans[0].one_off_fees.size() == 1);
    CHECK(found.plans[0].one_off_fees[0] == basic_fee<owning_storage<>>{"安装费", 100_cny});
    CHECK(lost(found, "/3") == loss_reason::repeated);
}

TEST_CASE("a price for use is an overage, by the unit that it counts") {
    const auto overage = [](std::string_view units, std::string_view amount = "1") {
        return read(
            offering_with(R"("priceType":"usage","price":{"unit":"CNY","value":0.29},"unitOfMeasure":{"amount":)" +
                          std::string(amount) + R"(,"units":")" + std::string(units) + "\"}"));
    };
    auto found = overage("MB");
    REQUIRE(found.plans[0].overage.size() == 1);
    CHECK(found.plans[0].overage[0].what == service::data);
    CHECK(found.plans[0].overage[0].rates == std::vector<overage_rate<cny>>{{0.29_cny, 1_MB, 0}});
    CHECK(overage("GB", "0.5").plans[0].overage[0].rates[0].unit == service_amount(512_MB));
    CHECK(overage("Minute").plans[0].overage[0].what == service::voice);
    CHECK(overage("SMS").plans[0].overage[0].what == service::sms);
    for (const auto& [units, amount] : std::vector<std::pair<std::string, std::string>>{
             {"Mb", "1"}, {"Port", "1"}, {"MB", "0"}, {"byte", "0.5"}, {"Mbps", "1"}}) {
        CAPTURE(units, amount);
        found = overage(units, amount);
        CHECK(found.plans[0].overage.empty());
        CHECK(found.plans[0].unreadable.has(element::overage));
        CHECK(lost(found, "/1/unitOfMeasure").has_value());
    }
}

TEST_CASE("a price for use that names a service counts it in that service's unit") {
    const auto of = [](const std::string& service_name) {
        return read(offering_with(
            R"("priceType":"usage","price":{"unit":"CNY","value":1},"unitOfMeasure":{"amount":1,"units":"MB"},
            "prodSpecCharValueUse":[{"name":"service","productSpecCharacteristicValue":[{"value":")" +
            service_name + "\"}]}]"));
    };
    CHECK(of("directed_data").plans[0].overage.at(0).what == service::directed_data);
    for (const std::string name : {"voice", "sms", "television"}) {
        CAPTURE(name);
        const auto found = of(name);
        CHECK(found.plans[0].overage.empty());
        CHECK(found.plans[0].unreadable.has(element::overage));
        CHECK(lost(found, "/1/unitOfMeasure") == loss_reason::unreadable);
    }
}

TEST_CASE("a term without what leaving costs is half of a commitment, and no free one") {
    const auto found = read(R"({"@type":"ProductOffering","name":"n","productOfferingTerm":[
        {"name":"12 Month","duration":{"amount":12,"units":"Month"}},{"duration":{"amount":24,"units":"Month"}}]})");
    CHECK_FALSE(found.plans[0].commitment.has_value());
    CHECK(found.plans[0].unreadable.has(element::commitment));
    CHECK(lost(found, "/productOfferingTerm/0") == loss_reason::half_stated);
    CHECK(lost(found, "/productOfferingTerm/1") == loss_reason::repeated);
}

TEST_CASE("what a bundle contains is listed, and its content is not known") {
    const auto found = read(R"({"@type":"ProductOffering","name":"n","isBundle":true,
        "bundledProductOffering":[{"id":"1","name":"宽带"},{"id":"2","name":"电视"}]})");
    CHECK(lost(found, "/bundledProductOffering/0") == loss_reason::bundle);
    CHECK(lost(found, "/bundledProductOffering/1") == loss_reason::bundle);
    CHECK(lost(found, "/isBundle") == loss_reason::no_place);
    CHECK(found.plans[0].unreadable.has(element::content));
}

TEST_CASE("what TMF620 has no field for is unknown, and what it could have said is missing") {
    const auto plan = read(R"({"@type":"ProductOffering","name":"n"})").plans[0];
    for (const element each : {element::validity, element::unsubscribe, element::breach, element::notes})
        CHECK(plan.unknown.has(each));
    for (const element each : {element::price, element::region, element::channels, element::filing_number,
                               element::on_sale, element::category})
        CHECK(is_missing(plan, each));
}

TEST_CASE("offerings find their prices in other documents, and prices without an offering are listed") {
    tmf620::importer<cny> catalogue;
    REQUIRE(catalogue.add(
        R"({"@type":"ProductOffering","name":"a","productOfferingPrice":[{"id":"1","name":"x"},{"id":"9"}]})"));
    REQUIRE(catalogue.add(R"([{"@type":"ProductOfferingPrice","id":"1","name":"x","priceType":"recurring",
        "recurringChargePeriodType":"monthly","price":{"unit":"CNY","value":5}},{"@type":"ProductOfferingPrice","id":"2"}])"));
    CHECK(catalogue.add("{").error() == refusal{reason::json_syntax, at_offset(1)});
    const auto found = std::move(catalogue).finish();
    REQUIRE(found.plans.size() == 1);
    CHECK(found.plans[0].price == 5_cny / 1_month);
    CHECK(found.plans[0].unreadable.has(element::price));
    CHECK(lost(found, "/productOfferingPrice/1") == loss_reason::not_found);
    CHECK_FALSE(lost(found, "/productOfferingPrice/0/name").has_value());
    CHECK(lost(found, "/1", 1) == loss_reason::unattached);
}

TEST_CASE("an offering takes the price of its own document before another's of the same identifier") {
    const auto document = [](std::string_view value) {
        return offering_with(std::string(monthly) + R"(,"price":{"unit":"CNY","value":)" + std::string(value) + "}");
    };
    tmf620::importer<cny> catalogue;
    REQUIRE(catalogue.add(document("1")));
    REQUIRE(catalogue.add(document("2")));
    const auto found = std::move(catalogue).finish();
    REQUIRE(found.plans.size() == 2);
    CHECK(found.plans[0].price == 1_cny / 1_month);
    CHECK(found.plans[1].price == 2_cny / 1_month);
}

TEST_CASE("what is no offering is named by its place") {
    const auto found = read(R"([{"@type":"Catalog","name":"c"},{"op":"add","path":"/place","value":{}},7,"x",null,[],
        {"@type":"ProductOffering","version":"3.0"},{"@type":"SpecialOffering","@baseType":"ProductOffering","name":"s"},
        {"name":"untyped","productOfferingPrice":[]},{"@type":7,"name":"t"}])");
    CHECK(found.plans.size() == 2);
    CHECK(lost(found, "/0") == loss_reason::not_an_offering);
    CHECK(lost(found, "/1") == loss_reason::change);
    CHECK(lost(found, "/2") == loss_reason::not_an_offering);
    CHECK(lost(found, "/3") == loss_reason::not_an_offering);
    CHECK(lost(found, "/6") == loss_reason::incomplete);
    CHECK(lost(found, "/9") == loss_reason::not_an_offering);
    CHECK(lost(read("7"), "") == loss_reason::not_an_offering);
}

TEST_CASE("members of a wrong type are listed and never read") {
    const auto found =
        read(R"({"@type":"ProductOffering","name":"n","description":7,"place":"x","channel":[7,{"name":[]}],
        "category":[{"name":1}],"productOfferingPrice":[{"id":1},"p"],"validFor":7,"a/b~c":{"x":1}})");
    CHECK(lost(found, "/description") == loss_reason::wrong_type);
    CHECK(lost(found, "/place") == loss_reason::wrong_type);
    CHECK(lost(found, "/channel/0") == loss_reason::no_place);
    CHECK(lost(found, "/channel/1/name") == loss_reason::wrong_type);
    CHECK(lost(found, "/category/0/name") == loss_reason::wrong_type);
    CHECK(lost(found, "/productOfferingPrice/0") == loss_reason::not_found);
    CHECK(lost(found, "/productOfferingPrice/1") == loss_reason::not_found);
    CHECK(lost(found, "/validFor") == loss_reason::no_place);
    CHECK(lost(found, "/a~1b~0c") == loss_reason::no_place);
}

TEST_CASE("a whole plan is written as an offering and its prices, and what has no place is listed") {
    const std::vector<literal_tariff_plan> plans{mingbai_test::spring, mingbai_test::spring};
    const auto written = tmf620::to_tmf620(plans, {.last_update = *parse_instant("2026-03-01T00:00:00+08:00")});
    REQUIRE(written);
    // The stepped data overage has ceilings; voice and SMS have one price each.
    CHECK(written->losses == std::vector<tmf620::export_loss>{{0, element::overage, 0, loss_reason::no_place},
                                                              {1, element::overage, 0, loss_reason::no_place}});
    const auto document = read_json(written->json, {.numbers = json_numbers::as_text});
    REQUIRE(document);
    std::vector<std::string> ids;
    for (const json_value each : document->root().elements()) {
        ids.emplace_back(each.get<std::string_view>("id").value());
        CHECK(each.get<std::string_view>("lastUpdate").value() == "2026-03-01T00:00:00+08:00");
        CHECK(each.get<std::string_view>("lifecycleStatus").value() == "Active");
    }
    CHECK(ids == std::vector<std::string>{"26HE900001", "26HE900001-price1", "26HE900001-leaving1",
                                          "26HE900001-overage2", "26HE900001-overage3", "26HE900001~2",
                                          "26HE900001~2-price1", "26HE900001~2-leaving1", "26HE900001~2-overage2",
                                          "26HE900001~2-overage3"});
    const json_value price = *(++document->root().elements().begin());
    CHECK(price.at("price")->at("value")->number_text().value() == "59.00");
    CHECK(price.at("price")->get<std::string_view>("unit").value() == "CNY");
    CHECK(price.get<std::string_view>("recurringChargePeriodType").value() == "monthly");
    const json_value valid = *(*document->root().elements().begin()).at("validFor");
    CHECK(valid.get<std::string_view>("startDateTime").value() == "2026-02-09T00:00:00+08:00");
    CHECK(valid.get<std::string_view>("endDateTime").value() == "2029-12-31T23:59:59+08:00");
}

TEST_CASE("what cannot be written is listed by its element") {
    tariff_plan plan;
    plan.name = "n";
    plan.introductory = introductory_price<cny>{29_cny / 1_month, 6_months, 99_cny / 1_month};  // the plan has no price
    plan.price_components = {{"a", 1_cny}};
    plan.content = {{.what = service{99}, .amount = 1_GB},
                    {.what = service::data, .amount = 1_GB, .per = {-1, period_unit::month}}};
    plan.validity = plan_validity{{-1, period_unit::month}, false, {}};
    plan.on_sale = year{2026} / 2 / 30;
    plan.commitment = {{-3, period_unit::month}, 0_cny};
    const auto written = tmf620::to_tmf620(std::vector{plan}, {});
    REQUIRE(written);
    std::vector<std::string> lost_elements;
    for (const auto& each : written->losses)
        lost_elements.push_back(std::string(to_text(each.what)) + std::to_string(each.index));
    std::sort(lost_elements.begin(), lost_elements.end());
    CHECK(lost_elements ==
          std::vector<std::string>{"commitment0", "content0", "content1", "on_sale0", "price0", "price1", "validity0"});

    // A discount lowers the plan's own price: one from another price, or that raises it, has no place.
    for (const auto& [after, during] :
         std::vector<std::pair<money<cny>, money<cny>>>{{79_cny, 29_cny}, {99_cny, 100_cny}}) {
        tariff_plan other;
        other.price = 99_cny / 1_month;
        other.introductory = introductory_price<cny>{during / 1_month, 6_months, after / 1_month};
        CHECK(tmf620::to_tmf620(std::vector{other}, {}).value().losses ==
              std::vector<tmf620::export_loss>{{0, element::price, 0, loss_reason::no_place}});
    }
    plan.name = "\xff";
    CHECK(tmf620::to_tmf620(std::vector{plan}, {}).error().why == reason::bad_utf8);
}

TEST_CASE("every sample body of the API is read, or refused with reason and place") {
    struct body {
        std::string file;
        std::size_t plans;
        std::optional<loss_reason> whole;  // of the document, or of each of its members, where it makes no plan
    };
    const std::string offer = "Product_Offering_", price = "Product_Offering_Price_";
    const auto change = loss_reason::change, other = loss_reason::not_an_offering, alone = loss_reason::unattached,
               part = loss_reason::incomplete;
    const std::vector<body> bodies{{"ProductCatalog_list_example_response", 0, other},
                                   {"ProductOfferingPrice_list_example_response", 0, alone},
                                   {"ProductOfferingPrice_retrieve_example_response", 0, alone},
                                   {"ProductOffering_list_example_response", 2, {}},
                                   {"ProductOffering_retrieve_example_response", 1, {}},
                                   {"ProductSpecification_list_example_response", 0, other},
                                   {offer + "Create_example_request", 1, {}},
                                   {offer + "Create_example_response", 1, {}},
                                   {price + "Create_example_request", 0, alone},
                                   {price + "Create_example_response", 0, alone},
                                   {price + "Update_Implicit_Merge_example_request", 0, alone},
                                   {price + "Update_Implicit_Merge_example_response", 0, alone},
                                   {price + "Update_JSON_Patch_Query_request", 0, change},
                                   {price + "Update_JSON_Patch_Query_response", 0, alone},
                                   {price + "Update_JSON_Patch_request", 0, change},
                                   {price + "Update_JSON_Patch_response", 0, alone},
                                   {price + "Update_Patch_Merge_example_request", 0, alone},
                                   {price + "Update_Patch_Merge_example_response", 0, alone},
                                   {offer + "Update_Implicit_Merge_request", 0, part},
                                   {offer + "Update_Implicit_Merge_response", 1, {}},
                                   {offer + "Update_JSON_Patch_Query_request", 0, change},
                                   {offer + "Update_JSON_Patch_Query_response", 1, {}},
                                   {offer + "Update_JSON_Patch_request", 0, change},
                                   {offer + "Update_JSON_Patch_response", 1, {}},
                                   {offer + "Update_Patch_Merge_request", 0, part},
                                   {offer + "Update_Patch_Merge_response", 1, {}},
                                   {"Product_Specification_Create_example_request", 0, other},
                                   {"Product_Specification_Create_example_response", 0, other},
                                   {"Product_Specification_Create_example_with_intent_request", 0, other},
                                   {"Product_Specification_Create_example_with_intent_response", 0, other}};
    CHECK(bodies.size() == 30);
    for (const body& each : bodies) {
        CAPTURE(each.file);
        const auto text = mingbai_test::shared_data("tmf620/" + each.file + ".json");
        if (!text) continue;
        const auto found = tmf620::import_plans<eur>(*text);
        REQUIRE(found);
        CHECK(found->plans.size() == each.plans);
        if (each.whole) {
            CHECK_FALSE(found->losses.empty());
            for (const auto& loss : found->losses) {
                CHECK(loss.why == *each.whole);
                CHECK((text->starts_with('[') ? loss.path.size() == 2 : loss.path.empty()));
            }
        }
        for (const euro_plan& plan : found->plans) {
            CHECK_FALSE(plan.name.empty());
            CHECK(plan.on_sale.has_value());
            CHECK(plan.unreadable.has(element::price));  // its prices lie in other bodies
            CHECK(plan.unreadable.has(element::commitment));
            CHECK_FALSE(plan.commitment.has_value());
        }
    }
}

TEST_CASE("the sample offering with the sample prices is a plan of fifty euros a month") {
    const auto offering = mingbai_test::shared_data("tmf620/ProductOffering_retrieve_example_response.json");
    const auto prices = mingbai_test::shared_data("tmf620/ProductOfferingPrice_list_example_response.json");
    if (!offering || !prices) return;
    tmf620::importer<eur> catalogue({.zone = utc_offset{}});
    REQUIRE(catalogue.add(*offering));
    REQUIRE(catalogue.add(*prices));
    const auto found = std::move(catalogue).finish();
    REQUIRE(found.plans.size() == 1);
    const euro_plan& plan = found.plans[0];
    CHECK(plan.name == "Basic Firewall for Business");
    CHECK(plan.price == money<eur>::from_units(50).value() / 1_month);
    CHECK(plan.category == "Cloud");
    CHECK(plan.audience == "North Region");
    CHECK(plan.regions == std::vector<std::string>{"San Francisco Bay Area"});
    CHECK(plan.channels == std::vector<std::string>{"Online Channel"});
    CHECK(plan.on_sale == year{2020} / 9 / 23);
    CHECK(plan.off_sale == year{2021} / 8 / 24);
    CHECK_FALSE(plan.introductory.has_value());  // the discount of ten per cent depends on a policy
    CHECK(lost(found, "/1", 1) == loss_reason::no_place);
    CHECK(lost(found, "/0/tax", 1) == loss_reason::no_place);
    CHECK(lost(found, "/prodSpecCharValueUse") == loss_reason::no_place);
    CHECK(lost(found, "/serviceLevelAgreement") == loss_reason::no_place);

    tmf620::importer<cny> of_yuan;
    REQUIRE(of_yuan.add(*offering));
    REQUIRE(of_yuan.add(*prices));
    const auto refused = std::move(of_yuan).finish();
    CHECK_FALSE(refused.plans[0].price.has_value());
    CHECK(lost(refused, "/0/price", 1) == loss_reason::other_currency);
}

}  // namespace interop_tmf620_test
