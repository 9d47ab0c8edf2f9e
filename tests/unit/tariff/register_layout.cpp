// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/tariff/plan_view.hpp>
#include <mingbai/tariff/register_layout.hpp>

#include <catch.hpp>
#include <shared_data.hpp>

namespace tariff_register_layout_test {

using namespace mingbai;
using namespace mingbai::literals;

TEST_CASE("a row states what its columns hold; everything else is unknown, not missing") {
    const register_layout layout;
    const auto plan = layout.read_row("added\t某套餐59元\t套餐\t59\t30GB\t500\t公众用户\t26HE900001\t20260722\t20291231");
    REQUIRE(plan);
    CHECK(plan->price == 59_cny / 1_month);
    REQUIRE(plan->content.size() == 2);
    CHECK(plan->content[0].amount == service_amount(30_GB));
    CHECK(plan->content[1].amount == service_amount(500_min));
    CHECK(plan->on_sale == make_date(2026, 7, 22).value());
    for (const element what : {element::overage, element::region, element::validity, element::channels, element::commitment,
                               element::unsubscribe, element::breach, element::notes}) {
        CAPTURE(to_text(what));
        CHECK(plan->unknown.has(what));
        CHECK_FALSE(is_missing(*plan, what));
    }
    CHECK_FALSE(plan->unknown.has(element::price));
}

TEST_CASE("a blank or a dash states nothing, zero is a price, and two zeros do not prove that nothing is contained") {
    const register_layout layout;
    const auto read = [&](std::string_view fee, std::string_view data, std::string_view minutes) {
        return layout
            .read_row("added\ta\tb\t" + std::string(fee) + "\t" + std::string(data) + "\t" + std::string(minutes) +
                      "\tc\t26HE900001\t20260722\t20291231")
            .value();
    };
    CHECK(read("—", "0GB", "0").unknown.has(element::price));
    CHECK(read("", "0", "").unknown.has(element::price));
    CHECK(read("0", "0GB", "0").price == 0_cny / 1_month);
    CHECK(read("7.5", "1T", "0").price == 7.5_cny / 1_month);
    CHECK(read("1000", "1T", "0").content[0].amount == service_amount(1_TB));
    CHECK(read("0", "0GB", "0").unknown.has(element::content));
    CHECK_FALSE(read("0", "5GB", "0").unknown.has(element::content));
}

TEST_CASE("what cannot be read is marked in its element, and nothing is guessed") {
    const register_layout layout;
    const auto plan = layout.read_row("added\ta\tb\t五块\t30XB\t五百\tc\t26HE900001\t20261399\t明年").value();
    for (const element what : {element::price, element::content, element::on_sale, element::off_sale}) {
        CAPTURE(to_text(what));
        CHECK(plan.unreadable.has(what));
        CHECK_FALSE(is_missing(plan, what));
    }
    CHECK_FALSE(plan.price);
    CHECK_FALSE(plan.on_sale);
}

TEST_CASE("rows of another shape are refused where they differ") {
    const register_layout layout;
    CHECK(layout.read_row("added\ta\tb").error() == refusal{reason::bad_layout, at_offset(9)});
    CHECK(layout.read_row("added\ta\tb\t0\t0\t0\tc\tn\t20260722\t20291231\ttext\tmore").error().why == reason::bad_layout);
    const refusal bad = layout.read_row("added\t\xff\tb\t0\t0\t0\tc\tn\t20260722\t20291231").error();
    CHECK(bad.why == reason::bad_utf8);
    CHECK(bad.where.offset == 6);
    CHECK(layout.read_row("added\ta\tb\t0\t0\t0\tc\tn\t20260722\t20291231\ttext")->content_text == "text");
    CHECK(layout.read_row("added\ta\tb\t0\t0\t0\tc\tn\t20260722\t20291231\r")->off_sale == make_date(2029, 12, 31).value());
}

TEST_CASE("a header names the columns in any order; unknown and repeated names are refused where they stand") {
    const auto layout = register_layout::read_header("#report_no\tname\tregion\tchannels");
    REQUIRE(layout);
    const auto plan = layout->read_row("26HE900001\ta\t河北;北京\tAPP");
    REQUIRE(plan);
    CHECK(plan->regions == std::vector<std::string>{"河北", "北京"});
    CHECK(plan->channels == std::vector<std::string>{"APP"});
    CHECK(plan->unknown.has(element::audience));

    CHECK(register_layout::read_header("name\treport_no\tprice").error() == refusal{reason::bad_layout, at_offset(15, 5)});
    CHECK(register_layout::read_header("name\tname\treport_no").error() == refusal{reason::bad_layout, at_offset(5, 4)});
    CHECK(register_layout::read_header("name\tscope").error().why == reason::bad_layout);
}

TEST_CASE("every column goes into its element, and is found again by its name") {
    const auto layout = register_layout::read_header(
        "section\tname\tcategory\tfee_yuan\tdata\tminutes\tscope\treport_no\ton_date\toff_date\ttext\tregion\tchannels\tunsubscribe\tbreach");
    REQUIRE(layout);
    const std::string_view row = "added\t春风\t套餐\t59\t30GB\t500\t公众\t26HE900001\t20260722\t20291231\t含彩铃\t河北;;天津\tAPP\t发送TD\t无";
    const auto plan = layout->read_row(row);
    REQUIRE(plan);
    CHECK(plan->content_text == "含彩铃");
    CHECK(plan->regions == std::vector<std::string>{"河北", "天津"});
    CHECK(plan->unsubscribe == "发送TD");
    CHECK(plan->breach == "无");
    for (const register_column_name& each : register_column_names) {
        CAPTURE(each.name);
        CHECK_FALSE(layout->field(row, each.column).empty());
        CHECK((register_layout::element_of(each.column) == element::none) == (each.column == register_column::section));
    }
    CHECK(layout->field(row, register_column::breach) == "无");

    // A dash, however long, states nothing; a number of minutes that no counter holds is not read.
    for (const char* const nothing : {"", "-", "--", "—"}) {
        const auto blank = layout->read_row("added\t春风\t套餐\t" + std::string(nothing) + "\t" + nothing + "\t" + nothing + "\t公众\t26HE900001\t" + nothing + "\t" +
                                            nothing + "\t\t\t\t\t");
        REQUIRE(blank);
        CHECK(blank->unreadable.empty());
        for (const element what : {element::price, element::content, element::on_sale, element::off_sale}) CHECK(blank->unknown.has(what));
        CHECK(blank->regions.empty());
    }
    const auto much = layout->read_row("added\t春风\t套餐\t59\t30GB\t400000000000000000\t公众\t26HE900001\t20260722\t20291231\t\t\t\t\t");
    REQUIRE(much);
    CHECK(much->unreadable.has(element::content));
    CHECK(register_layout::read_header("report_no").error() == refusal{reason::bad_layout, at_offset(9)});
    CHECK(register_layout::read_header("#name\tscope").error().why == reason::bad_layout);
    CHECK(register_layout::read_header("name\treport_no\t" + std::string(40, '\t')).error().why == reason::bad_layout);
    CHECK(layout->read_row(std::string(row) + std::string(40, '\t')).error().why == reason::bad_layout);
}

TEST_CASE("all 64 rows of the real registers are read") {
    std::size_t rows = 0;
    for (const char* name : {"cn_register/unicom_hebei_20260924_added.tsv", "cn_register/telecom_hebei_20260924_added.tsv"}) {
        const auto file = mingbai_test::shared_data(name);
        if (!file) return;
        auto lines = mingbai_test::split(*file, '\n');
        const auto layout = register_layout::read_header(lines[0]);
        REQUIRE(layout);
        for (std::size_t i = 1; i < lines.size(); ++i) {
            if (lines[i].empty()) continue;
            const auto plan = layout->read_row(lines[i]);
            REQUIRE(plan);
            CHECK(plan->unreadable.empty());
            ++rows;
        }
    }
    CHECK(rows == 64);
}

}  // namespace tariff_register_layout_test
