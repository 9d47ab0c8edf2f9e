// SPDX-License-Identifier: Apache-2.0
#include <mingbai/profile/au/information_summary.hpp>
#include <mingbai/profile/cn_miit/disclosure_card.hpp>
#include <mingbai/profile/eu/contract_summary.hpp>
#include <mingbai/profile/uk/contract_summary.hpp>
#include <mingbai/profile/us/broadband_label.hpp>
#include <mingbai/profile/us/label_row.hpp>

#include <mingbai/base/money_literals.hpp>

#include <mingbai/profile/document/sheet.hpp>

#include <catch.hpp>
#include <country_facts.hpp>
#include <country_plans.hpp>
#include <plans.hpp>
#include <string>
#include <vector>

// The documents that people must get, as text. How they print is in tests/web/country_documents.test.mjs.
namespace profile_documents_test {

using namespace mingbai;
using namespace mingbai::literals;

/// The texts of all elements with a tag, in order, without markup.
std::vector<std::string> texts_of(const std::string& page, const std::string& tag) {
    std::vector<std::string> found;
    const std::string open = "<" + tag + ">";
    for (std::size_t at = page.find(open); at != std::string::npos; at = page.find(open, at + 1)) {
        std::string text;
        bool markup = false;
        for (const char c : page.substr(at + open.size(), page.find("</" + tag + ">", at) - at - open.size())) {
            if (c == '<') markup = true;
            if (!markup) text += c;
            if (c == '>') markup = false;
        }
        found.push_back(text);
    }
    return found;
}
bool says(const std::string& page, std::string_view line) {
    for (const std::string& each : texts_of(page, "p"))
        if (each == line) return true;
    return false;
}
using list = std::vector<std::string>;

const list six_headings{"Services and equipment",
                        "Speeds of the internet service and remedies",
                        "Price",
                        "Duration, renewal and termination",
                        "Features for end-users with disabilities",
                        "Other relevant information"};

TEST_CASE("a European contract summary has its sentences and its headings in order") {
    const auto page = eu::contract_summary(mingbai_test::country_plan<eur>(), mingbai_test::summary_facts);
    REQUIRE(page);
    CHECK(texts_of(*page, "h1") == list{"Contract summary"});
    CHECK(texts_of(*page, "h2") == six_headings);
    const list lines = texts_of(*page, "p");
    CHECK(list(lines.begin(), lines.begin() + 7) ==
          list{"Service: Spring 20", "Provider: A Carrier plc",
               "Contact: 1 Example Street, Exampletown; +00 1234 567; carrier.example", "Date: 2 March 2026",
               "This contract summary provides the main elements of this service offer as required by EU law.",
               "It helps to make a comparison between service offers.",
               "Complete information about the service is provided in other documents."});
    for (const std::string_view line :
         {"Included: data 30GB a month; voice 500min a month; SMS 100 messages a month", "Equipment: none",
          "Price: EUR 20.00 per month", "data: beyond it EUR 1.00 per 1GB",
          "Commitment: commitment of 24 months, leaving early costs at most EUR 100.00",
          "Termination: write to the carrier"})
        CHECK(says(*page, line));
}

TEST_CASE("a summary without internet access has no heading on speeds, and one with it must state them") {
    auto plan = mingbai_test::country_plan<eur>();
    auto facts = mingbai_test::summary_facts;
    facts.speeds = {};
    const auto refused = eu::contract_summary(plan, facts);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().why == reason::text_incomplete);
    CHECK(refused.error().where.what == element::service);
    plan.content.erase(plan.content.begin());
    const auto page = eu::contract_summary(plan, facts);
    REQUIRE(page);
    CHECK(texts_of(*page, "h2") ==
          list{"Services and equipment", "Price", "Duration, renewal and termination",
               "Features for end-users with disabilities", "Other relevant information"});
}

TEST_CASE("the British summary has the same headings and no sentence on EU law") {
    const auto page = uk::observed_contract_summary(mingbai_test::country_plan<gbp>(), mingbai_test::summary_facts);
    REQUIRE(page);
    CHECK(texts_of(*page, "h2") == six_headings);
    CHECK(page->find("EU law") == std::string::npos);
    CHECK(says(*page, "Price: GBP 20.00 per month"));
}

TEST_CASE("a summary is refused where something is missing, and where the page is full") {
    auto plan = mingbai_test::country_plan<eur>();
    auto facts = mingbai_test::summary_facts;
    const auto refused_at = [&](reason why, element what) {
        const auto page = eu::contract_summary(plan, facts);
        CAPTURE(to_text(why), to_text(what));
        REQUIRE_FALSE(page);
        CHECK(page.error().why == why);
        CHECK(page.error().where.what == what);
    };
    SECTION("no provider") {
        facts.provider = {};
        refused_at(reason::text_incomplete, element::signature);
    }
    SECTION("no contact") {
        facts.contact = {};
        refused_at(reason::text_incomplete, element::hotline);
    }
    SECTION("no date") {
        facts.date = {};
        refused_at(reason::bad_date, element::date);
    }
    SECTION("no name") {
        plan.name.clear();
        refused_at(reason::text_incomplete, element::name);
    }
    SECTION("no price") {
        plan.price.reset();
        refused_at(reason::text_incomplete, element::price);
    }
    SECTION("no commitment, not even none") {
        plan.commitment.reset();
        refused_at(reason::text_incomplete, element::commitment);
    }
    SECTION("no way out") {
        plan.unsubscribe.clear();
        refused_at(reason::text_incomplete, element::unsubscribe);
    }
    SECTION("nothing on disabilities") {
        facts.disability = {};
        refused_at(reason::text_incomplete, element::audience);
    }
    SECTION("no remedies") {
        facts.remedies = {};
        refused_at(reason::text_incomplete, element::next_step);
    }
    SECTION("not UTF-8") {
        plan.breach = "\xff";
        refused_at(reason::bad_utf8, element::breach);
    }
    const std::string words = [] {
        std::string text;
        for (int i = 0; i < 1000; ++i) text += "words ";
        return text;
    }();
    SECTION("a note that fills the page") {
        plan.notes = words;
        refused_at(reason::too_long, element::notes);
    }
    SECTION("a description that fills the page") {
        plan.content_text = words;
        refused_at(reason::too_long, element::content);
    }
    SECTION("a bundle has three pages") {
        plan.notes = words;
        CHECK(eu::bundle_contract_summary(plan, facts));
        plan.notes += words + words;
        CHECK(eu::bundle_contract_summary(plan, facts).error().where.what == element::notes);
    }
}

TEST_CASE("a text takes at most so many lines") {
    using profile::most_lines;
    CHECK(profile::widest(U'\n') == 0);
    CHECK(profile::widest(0x7F) == 0);
    CHECK(most_lines("", 5100) == 1);
    CHECK(most_lines("a few words", 5100) == 1);
    CHECK(most_lines(std::string(50, 'W'), 5100) == 1);
    CHECK(most_lines(std::string(51, 'W'), 5100) == 2);  // 51 em and a half
    CHECK(most_lines("aaaa bbbb", 500) == 2);             // 2.6 + 0.5 + 2.6 em
    CHECK(most_lines("资费方案公示", 750) == 2);
    CHECK(most_lines("资费方案", 750) == 1);
    CHECK(most_lines("WWWW", 500) == 1);
    CHECK(most_lines("WWWW", 500, 4) == 1);
    CHECK(most_lines("WWWWm", 510) == 1);
    CHECK(most_lines("WWWWm", 510, 5) == 2);  // bold is wider
}

TEST_CASE("an American label has its content in order") {
    auto plan = mingbai_test::country_plan<usd>();
    plan.one_off_fees = {{"Activation", 10_usd}, {"Shipping, \"express\"", 4.5_usd}};
    auto facts = mingbai_test::label_facts;
    const auto page = us::broadband_label(plan, facts);
    REQUIRE(page);
    CHECK(texts_of(*page, "h2") ==
          list{"Monthly price", "Additional charges and terms", "Speeds", "Data", "Policies and support"});
    for (const std::string_view line :
         {"Provider: A Carrier, Inc.", "Unique plan identifier: M0005937974SPRING20", "Price: USD 20.00 per month",
          "Introductory rate: no", "Regional fee: USD 1.25 per month", "Activation: USD 10.00 once",
          "Early termination fee: USD 100.00", "Government taxes: Varies by location",
          "Typical download speed: 123.4Mbps", "Typical latency: 38 ms", "Customer support: 1-800-555-0100"})
        CHECK(says(*page, line));
    plan.introductory = {10_usd / 1_month, 12_months, *plan.price};
    facts.taxes = 2_usd;
    const auto other = us::broadband_label(plan, facts);
    REQUIRE(other);
    CHECK(says(*other, "Introductory rate: USD 10.00 per month for 12 months, then USD 20.00 per month"));
    CHECK(says(*other, "Government taxes: USD 2.00"));
}

/// The fields of a line of a comma-separated file.
std::vector<std::string> fields_of(const std::string& row) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == '"' && quoted && i + 1 < row.size() && row[i + 1] == '"')
            fields.back() += row[i++];
        else if (row[i] == '"')
            quoted = !quoted;
        else if (row[i] == ',' && !quoted)
            fields.emplace_back();
        else
            fields.back() += row[i];
    }
    return fields;
}

TEST_CASE("the machine-readable row has a value for each column, and survives commas and quotes") {
    auto plan = mingbai_test::country_plan<usd>();
    plan.one_off_fees = {{"Activation", 10_usd}, {"Shipping, \"express\"", 4.5_usd}};
    const auto row = us::label_row(plan, mingbai_test::label_facts);
    REQUIRE(row);
    const auto names = fields_of(us::label_header());
    CHECK(names == std::vector<std::string>(us::observed_label_columns.begin(), us::observed_label_columns.end()));
    const list expected{"0005937974",
                        "M0005937974SPRING20",
                        "Spring 20",
                        "mobile",
                        "5G",
                        "20.00",
                        "",
                        "Yes",
                        "https://carrier.example/terms",
                        "3.50;1.25",
                        "Network access, line;Regional fee",
                        "10.00;4.50",
                        "Activation;Shipping, \"express\"",
                        "100.00",
                        "Varies by location",
                        "123.4",
                        "20",
                        "38",
                        "https://carrier.example/data",
                        "https://carrier.example/network",
                        "https://carrier.example/privacy",
                        "1-800-555-0100",
                        "https://carrier.example/help"};
    CHECK(fields_of(*row) == expected);
    CHECK(expected.size() == names.size());
    plan.introductory = {9.99_usd / 1_month, 12_months, *plan.price};
    CHECK(fields_of(us::label_row(plan, mingbai_test::label_facts).value())[6] == "9.99");
}

TEST_CASE("a label is refused for an identifier that is none, or of another kind of connection") {
    auto plan = mingbai_test::country_plan<usd>();
    auto facts = mingbai_test::label_facts;
    const auto refused = [&](reason why, element what) {
        const auto row = us::label_row(plan, facts);
        const auto page = us::broadband_label(plan, facts);
        REQUIRE_FALSE(row);
        REQUIRE_FALSE(page);
        CHECK(row.error().why == why);
        CHECK(row.error() == page.error());
        CHECK(row.error().where.what == what);
    };
    SECTION("no identifier") {
        plan.filing_number = "26HE900001";
        refused(reason::bad_identifier, element::filing_number);
    }
    SECTION("of a fixed line") {
        plan.filing_number[0] = 'F';
        refused(reason::bad_identifier, element::filing_number);
    }
    SECTION("for a fixed line") {
        facts.kind = us::connection::fixed;
        refused(reason::bad_identifier, element::filing_number);
    }
    SECTION("no speed") {
        facts.upload = {};
        refused(reason::text_incomplete, element::service);
    }
    SECTION("no latency") {
        facts.latency = {};
        refused(reason::text_incomplete, element::service);
    }
    SECTION("no price") {
        plan.price.reset();
        refused(reason::text_incomplete, element::price);
    }
}

TEST_CASE("an Australian summary has its headings in order and the costs that people compare") {
    auto plan = mingbai_test::country_plan<aud>();
    const auto page = au::information_summary(plan, mingbai_test::information_facts);
    REQUIRE(page);
    CHECK(texts_of(*page, "h2") ==
          list{"Information About the Service", "Information About Pricing", "Other Information"});
    for (const std::string_view line :
         {"Mandatory goods: none", "Minimum term: 24 months", "Maximum charge for leaving early: AUD 100.00",
          "Maximum monthly charge: depends on use, see the rates",
          "A two-minute national mobile call beyond the allowance: AUD 0.20", "An SMS beyond the allowance: AUD 0.05",
          "A megabyte beyond the allowance: AUD 1.00",
          "Telecommunications Industry Ombudsman: Telecommunications Industry Ombudsman, tio.com.au, 1800 062 058"})
        CHECK(says(*page, line));
    for (auto& terms : plan.overage) terms.money_ceiling = 30_aud;
    plan.commitment = {0_months, 0_aud};
    plan.content[1].amount = unlimited;
    const auto capped = au::information_summary(plan, mingbai_test::information_facts);
    REQUIRE(capped);
    CHECK(says(*capped, "Maximum monthly charge: AUD 110.00"));
    CHECK(says(*capped, "Minimum term: none"));
    CHECK(says(*capped, "A two-minute national mobile call beyond the allowance: included without limit"));
}

TEST_CASE("an Australian summary is refused where it lacks something or is too long for two pages") {
    auto plan = mingbai_test::country_plan<aud>();
    auto facts = mingbai_test::information_facts;
    const auto refused = [&](reason why, element what) {
        const auto page = au::information_summary(plan, facts);
        REQUIRE_FALSE(page);
        CHECK(page.error().why == why);
        CHECK(page.error().where.what == what);
    };
    SECTION("no roaming warning") {
        facts.roaming = {};
        refused(reason::text_incomplete, element::region);
    }
    SECTION("no ombudsman") {
        facts.ombudsman = {};
        refused(reason::text_incomplete, element::next_step);
    }
    SECTION("no price of a call") {
        plan.overage.erase(plan.overage.begin() + 1);
        refused(reason::text_incomplete, element::overage);
    }
    SECTION("no minimum term") {
        plan.commitment.reset();
        refused(reason::text_incomplete, element::commitment);
    }
    SECTION("too long") {
        for (int i = 0; i < 2000; ++i) plan.notes += "words ";
        refused(reason::too_long, element::notes);
    }
}

TEST_CASE("a Chinese card has the sixteen elements in order, and says what is not stated") {
    const auto page = cn_miit::disclosure_card(mingbai_test::spring, "示例运营商");
    REQUIRE(page);
    const list lines = texts_of(*page, "p");
    REQUIRE(lines.size() == 17);
    CHECK(lines[0] == "公示单位：示例运营商");
    for (std::uint16_t i = 1; i <= plan_element_count; ++i)
        CHECK(lines[i].starts_with(std::string(describe(static_cast<element>(i)).chinese) + "："));
    CHECK(lines[4] == "资费标准：每月59元");
    CHECK(lines[16] == "其他说明：未载明");
    auto hostile = mingbai_test::spring;
    hostile.name = "<script>alert(1)</script>";
    CHECK(cn_miit::disclosure_card(hostile, "x").value().find("<script>") == std::string::npos);
}

TEST_CASE("a sheet holds as many lines as its page has room for, with the space between them, and no more") {
    // A line takes 13 points and 2 beside it, and a page has 297 mm less two margins of 15: 756 points.
    profile::sheet page(1);
    for (int i = 0; i < 50; ++i) page.say(element::notes, {}, "one line");
    CHECK(page.finish());
    page.say(element::breach, {}, "one more");
    REQUIRE_FALSE(page.finish());
    CHECK(page.finish().error() == refusal{reason::too_long, at_element(element::breach)});
}

}  // namespace profile_documents_test
