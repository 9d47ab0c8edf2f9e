// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/filing_number_search.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/base/msisdn.hpp>

#include <broken_precondition.hpp>
#include <catch.hpp>
#include <shared_data.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace base_ids_test {

using namespace mingbai;
using namespace std::string_view_literals;

template <class Id>
void check_refused(reason why, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
        CAPTURE(text);
        const auto parsed = Id::parse(text);
        REQUIRE_FALSE(parsed.has_value());
        CHECK(parsed.error() == refusal{why, at_offset(0, static_cast<std::uint32_t>(text.size()))});
    }
}

TEST_CASE("a subscriber number is 5 to 15 digits") {
    for (const std::string_view text :
         {"10000", "10086", "13800138000", "01012345678", "85291234567", "123456789012345"}) {
        CAPTURE(text);
        CHECK(subscriber_number::parse(text).value().text() == text);
    }
    check_refused<subscriber_number>(
        reason::bad_subscriber_number,
        {"", "1234", "1234567890123456", "+8613800138000", "138 0013 8000", "138-0013-8000", "1380013800a",
         "138****8000", "１３８００１３８０００", std::string("12345\0", 6)});
}

TEST_CASE("the form of mainland mobile numbers") {
    CHECK(observed_mainland_mobile_form("13800138000"));
    CHECK(observed_mainland_mobile_form("19912345678"));
    for (const std::string_view text :
         {"", "12345678901", "1380013800", "138001380000", "23800138000", "8613800138000", "1380013800x"}) {
        CAPTURE(text);
        CHECK_FALSE(observed_mainland_mobile_form(text));
    }
}

TEST_CASE("a filing number is 1 to 32 visible characters, whatever their form") {
    for (const std::string& text :
         {std::string("26HE300128"), std::string("A"), std::string("x-1/2_3.(4)"), std::string(32, '9')}) {
        CAPTURE(text);
        CHECK(filing_number::parse(text).value().text() == text);
    }
    check_refused<filing_number>(reason::bad_filing_number,
                                 {"", std::string(33, '9'), "26HE 300128", " 26HE300128", "26HE300128\n",
                                  "26ＨＥ300128", "26HE\x7F", std::string("26HE\0", 5)});
}

TEST_CASE("the observed form of filing numbers") {
    for (const std::string_view text : {"26HE300128", "24BJ102053", "25FJ206230", "26JT000001"})
        CHECK(observed_filing_number_form(text));
    for (const std::string_view text : {"", "26HE30012", "26HE3001288", "26he300128", "2aHE300128", "26H1300128",
                                        "261E300128", "26HE30012x", "HE26300128"}) {
        CAPTURE(text);
        CHECK_FALSE(observed_filing_number_form(text));
    }
}

TEST_CASE("every filing number of the carriers' registers has the observed form") {
    std::size_t seen = 0;
    for (const std::string name : {"unicom_hebei_20260924_added.tsv", "telecom_hebei_20260924_added.tsv"}) {
        const auto file = mingbai_test::shared_data("cn_register/" + name);
        if (!file) return;
        for (const std::string& line : mingbai_test::split(*file, '\n')) {
            if (line.empty() || line[0] == '#') continue;
            const auto fields = mingbai_test::split(line, '\t');
            REQUIRE(fields.size() == 10);
            CAPTURE(fields[7]);
            CHECK(observed_filing_number_form(filing_number::parse(fields[7]).value().text()));
            ++seen;
        }
    }
    CHECK(seen == 64);
}

TEST_CASE("a short code is 3 to 21 digits") {
    for (const std::string_view text : {"114", "10001", "106901234567890123456"})
        CHECK(short_code::parse(text).value().text() == text);
    check_refused<short_code>(reason::bad_short_code,
                              {"", "12", "1069012345678901234567", "10001a", "+10001", "10 001"});
}

TEST_CASE("a carrier's own identifiers are visible characters of a certain number") {
    CHECK(agent_id::parse("agent-130100/0042").has_value());
    CHECK(agent_id::parse(std::string(31, 'a')).has_value());
    CHECK(channel_id::parse(std::string(31, 'a')).has_value());
    CHECK(region_code::parse(std::string(15, '1')).has_value());
    CHECK(customer_id::parse(std::string(47, 'c')).has_value());
    CHECK(order_id::parse("7b0f2c1e-58b1-4c07-9a51-0d7f4b8f9a11").has_value());
    CHECK(subject_id::parse(std::string(64, 'f')).has_value());
    check_refused<agent_id>(reason::bad_identifier, {"", std::string(32, 'a'), "代理商", "a b", "a\tb"});
    check_refused<region_code>(reason::bad_identifier, {"", std::string(16, '1')});
    check_refused<subject_id>(reason::bad_identifier, {std::string(65, 'f')});
    check_refused<order_id>(reason::bad_identifier, {std::string(48, 'f')});
}

TEST_CASE("identifiers are compared, ordered and hashed by their text") {
    const filing_number a{"24BJ102053"};
    const filing_number b{"25JS110103"};
    CHECK(a == filing_number::parse("24BJ102053").value());
    CHECK(a != b);
    CHECK(a < b);
    CHECK(filing_number{"AB"} < filing_number{"ABC"});
    std::unordered_map<filing_number, int> fees{{a, 15}, {b, 20}};
    CHECK(fees.at(filing_number::unchecked("25JS110103")) == 20);
    const std::map<filing_number, int> ordered(fees.begin(), fees.end());
    CHECK(ordered.begin()->first == a);
}

TEST_CASE("an identifier that nobody gave is empty") {
    CHECK(filing_number().empty());
    CHECK(filing_number().text().empty());
    CHECK_FALSE(filing_number{"A"}.empty());
    CHECK(filing_number() < filing_number{"A"});
}

TEST_CASE("unchecked takes what fits") {
    CHECK(subscriber_number::unchecked("x").text() == "x");
    CHECK(mingbai_test::broken_precondition_of([] {
              static_cast<void>(subscriber_number::unchecked("1234567890123456"));
          }) == "mingbai::strong_id: the text is longer than an identifier of this kind\n");
}

TEST_CASE("numbers as people and gateways write them") {
    for (const std::string_view text :
         {"13800138000", "8613800138000", "+8613800138000", "008613800138000", "+86 138-0013-8000", "138 0013 8000",
          "１３８００１３８０００", "＋８６　138－0013－8000"}) {
        CAPTURE(text);
        CHECK(read_msisdn(text).value().text() == "13800138000");
    }
    CHECK(read_msisdn("10001").value().text() == "10001");
    CHECK(read_msisdn("+8610001").value().text() == "10001");
    CHECK(read_msisdn("+85291234567").value().text() == "85291234567");
    CHECK(read_msisdn("0085291234567").value().text() == "85291234567");
    CHECK(read_msisdn("01086123456").value().text() == "01086123456");
    // Without + or 00 only a mainland mobile number behind 86 is an international one.
    CHECK(read_msisdn("8612345678901").value().text() == "8612345678901");
    CHECK(read_msisdn("86138001380").value().text() == "86138001380");
}

TEST_CASE("another home country") {
    CHECK(read_msisdn("+852 9123 4567", "852").value().text() == "91234567");
    CHECK(read_msisdn("85291234567", "852").value().text() == "85291234567");
    CHECK(read_msisdn("+8613800138000", "852").value().text() == "8613800138000");
    CHECK(read_msisdn("8613800138000", "852").value().text() == "8613800138000");
    CHECK(read_msisdn("85213800138000", "852").value().text() == "85213800138000");
}

TEST_CASE("what is no number is refused at its place") {
    struct refused {
        std::string_view text;
        std::uint64_t offset;
    };
    for (const refused& each : {refused{"", 0},
                                {"+", 1},
                                {"138****8000", 3},
                                {"13800138000 ", 12},
                                {" 13800138000", 0},
                                {"138--0013", 4},
                                {"13+8", 2},
                                {"++86", 1},
                                {"+ 86138", 1},
                                {"138０0１3八", 11},
                                {"1234", 0},
                                {"+861234", 0},
                                {"1234567890123456", 0},
                                {"123456789012345678901234567890123", 32},
                                {"1380013800\xFF", 10}}) {
        CAPTURE(each.text);
        const auto read = read_msisdn(each.text);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().why == reason::bad_subscriber_number);
        CHECK(read.error().where.offset == each.offset);
    }
}

TEST_CASE("filing numbers in running text, with every colon that is in use") {
    for (const std::string_view before : {"", "您办理的产品（", "资费"}) {
        for (const std::string_view colon : {"：", ":", "", " : ", "： ", "　：", " "}) {
            for (const std::string_view after :
                 {"", "，立即生效", "）", ")，", "。", " ", "\n", "【中国电信】", "元"}) {
                const std::string text =
                    std::string(before) + "方案编号" + std::string(colon) + "24BJ102053" + std::string(after);
                CAPTURE(text);
                const auto found = find_filing_number(text);
                REQUIRE(found.has_value());
                CHECK(found->number == filing_number{"24BJ102053"});
                CHECK(text.substr(found->offset, found->length) == "24BJ102053");
            }
        }
    }
}

TEST_CASE("full-width characters in a filing number") {
    const std::string_view text = "方案编号：２４ＢＪ１０２０５３，每月15元";
    const auto found = find_filing_number(text);
    REQUIRE(found.has_value());
    CHECK(found->number == filing_number{"24BJ102053"});
    CHECK(text.substr(found->offset, found->length) == "２４ＢＪ１０２０５３");
}

TEST_CASE("text without a filing number") {
    for (const std::string& text :
         {std::string(), std::string("24BJ102053"), std::string("方案编号"), std::string("方案编号："),
          std::string("方案编号：见附件24BJ102053"), std::string("方案编号::24BJ102053"),
          std::string("方案编号（24BJ102053）"), std::string("方案编\xE5\x8F"), "方案编号" + std::string(33, '1'),
          std::string("方案编号\0"
                      "24BJ102053",
                      23)}) {
        CAPTURE(text);
        CHECK_FALSE(find_filing_number(text).has_value());
    }
    CHECK(find_filing_number("方案编号" + std::string(32, '1')).has_value());
}

TEST_CASE("all the filing numbers of a text, one after the other") {
    const std::string_view text = "方案编号见下：方案编号：24BJ102053；又方案编号25JS110101、方案编号";
    std::vector<std::string> numbers;
    for (std::size_t from = 0;;) {
        const auto found = find_filing_number(text, from);
        if (!found) break;
        numbers.emplace_back(found->number.text());
        from = found->offset + found->length;
    }
    CHECK(numbers == std::vector<std::string>{"24BJ102053", "25JS110101"});
    CHECK_FALSE(find_filing_number(text, text.size()).has_value());
    CHECK_FALSE(find_filing_number(text, 900).has_value());
}

TEST_CASE("the filing numbers of real messages") {
    const auto file = mingbai_test::shared_data("cn_sms/sms_cn.tsv");
    if (!file) return;
    std::vector<std::string> numbers;
    for (std::size_t from = 0;;) {
        const auto found = find_filing_number(*file, from);
        if (!found) break;
        CHECK(observed_filing_number_form(found->number.text()));
        numbers.emplace_back(found->number.text());
        from = found->offset + found->length;
    }
    CHECK(numbers == std::vector<std::string>{"25JS110103", "25JS110103", "24BJ102053"});
}

}  // namespace base_ids_test
