// SPDX-License-Identifier: Apache-2.0
#include <mingbai/tariff/owned_plan.hpp>
#include <mingbai/tariff/register_diff.hpp>

#include <catch.hpp>
#include <plans.hpp>
#include <shared_data.hpp>
#include <string>
#include <vector>

namespace tariff_register_diff_test {

using namespace mingbai;

// A row in the columns of the daily captures.
struct row {
    std::string number;
    std::string name = "某套餐";
    std::string fee = "59";
    std::string on = "20260101";
    std::string off = "20291231";
    std::string category = "套餐";
    std::string section = "added";
    std::string data = "30GB";
    std::string scope = "公众用户";

    std::string line() const {
        return section + "\t" + name + "\t" + category + "\t" + fee + "\t" + data + "\t0\t" + scope + "\t" + number + "\t" + on + "\t" + off + "\n";
    }
};

register_snapshot seen(const std::vector<row>& rows) {
    std::string file = "#section\tname\tcategory\tfee_yuan\tdata\tminutes\tscope\treport_no\ton_date\toff_date\n";
    for (const row& each : rows) file += each.line();
    const register_snapshot snapshot = register_snapshot::read(file);
    REQUIRE(snapshot.problems().empty());
    return snapshot;
}

std::vector<std::string> changes(const std::vector<row>& before, const std::vector<row>& after) {
    const register_difference found = compare_registers(seen(before), seen(after), {.earlier_look = make_date(2026, 9, 23).value()});
    REQUIRE(found.alarm == register_alarm::none);
    std::vector<std::string> lines;
    for (const register_change& each : found.changes)
        lines.push_back(std::string(to_text(each.kind)) + " " + each.number + " " + std::string(to_text(each.field)) + " " + each.before + "→" + each.after);
    return lines;
}
using lines = std::vector<std::string>;

TEST_CASE("what came after the earlier look is new; a date in the past is not news") {
    CHECK(changes({{"1"}}, {{"1"}, {.number = "2", .name = "新套餐", .on = "20260924"}}) == lines{"new 2 name →新套餐"});
    CHECK(changes({{"1"}}, {{"1"}, {.number = "2", .name = "老套餐", .on = "20231201"}}) == lines{"backfilled 2 name →老套餐"});
    CHECK(changes({{"1"}}, {{"1"}, {.number = "2", .name = "停售", .on = "20260924", .section = "stopped"}}) == lines{"backfilled 2 name →停售"});
}

TEST_CASE("what is gone, or among the stopped plans, is withdrawn; a category move is no withdrawal") {
    CHECK(changes({{"1"}, {"2"}}, {{"1"}}) == lines{"withdrawn 2 name 某套餐→"});
    CHECK(changes({{"1"}}, {{.number = "1", .section = "stopped"}}) == lines{"withdrawn 1 none added→stopped"});
    CHECK(changes({{"1"}}, {{.number = "1", .category = "加装包"}}) == lines{"moved 1 category 套餐→加装包"});
}

TEST_CASE("every field that says something else is one change; what is only written otherwise is none") {
    CHECK(changes({{"1"}}, {{.number = "1", .fee = "69", .scope = "新用户"}}) == lines{"changed 1 price 59→69", "changed 1 audience 公众用户→新用户"});
    CHECK(changes({{"1"}}, {{.number = "1", .fee = "59.00"}}).empty());
    CHECK(changes({{.number = "1", .name = "某套餐（河北）"}}, {{.number = "1", .name = "某套餐(河北)"}}).empty());
    CHECK(changes({{.number = "1", .name = "某套餐【河北】"}}, {{.number = "1", .name = "某套餐 [河北]"}}).empty());
    CHECK(changes({{.number = "1", .data = "1T"}}, {{.number = "1", .data = "1024GB"}}).empty());
    CHECK(changes({{.number = "1", .data = "50GB"}}, {{.number = "1", .data = "10GB"}}) == lines{"changed 1 content 50GB→10GB"});
}

TEST_CASE("a date that was moved into the past is retro-dated; into the future, changed") {
    CHECK(changes({{.number = "1", .on = "20211101"}}, {{.number = "1", .on = "20230901"}}) == lines{"retro-dated 1 on_sale 20211101→20230901"});
    CHECK(changes({{.number = "1", .off = "20261101"}}, {{.number = "1", .off = "20280101"}}) == lines{"changed 1 off_sale 20261101→20280101"});
    CHECK(changes({{.number = "1", .off = "20280101"}}, {{.number = "1", .off = "20260923"}}) == lines{"retro-dated 1 off_sale 20280101→20260923"});
}

TEST_CASE("two plans of one name that exchange their content have not changed") {
    const std::vector<row> before{{.number = "1", .name = "阅读会员", .fee = "25"}, {.number = "2", .name = "阅读会员", .fee = "19.9"}};
    const std::vector<row> after{{.number = "1", .name = "阅读会员", .fee = "19.9"}, {.number = "2", .name = "阅读会员", .fee = "25"}};
    CHECK(changes(before, after).empty());
    CHECK(compare_registers(seen(before), seen(after)).swaps == 2);
    // A real change of one of them is one.
    const std::vector<row> dearer{{.number = "1", .name = "阅读会员", .fee = "29"}, {.number = "2", .name = "阅读会员", .fee = "19.9"}};
    CHECK(changes(before, dearer) == lines{"changed 1 price 25→29"});
}

std::vector<row> many(std::size_t count) {
    std::vector<row> rows;
    for (std::size_t i = 0; i < count; ++i) {
        rows.push_back({.number = std::to_string(100000 + i)});
        rows.back().name += std::to_string(i);
    }
    return rows;
}

TEST_CASE("the night of 2026-09-24: 347 of 5,375 gone, and 99 of 886 dates moved, ask for a person") {
    const auto before = many(5375);
    const auto after = std::vector<row>(before.begin() + 347, before.end());
    const register_difference gone = compare_registers(seen(before), seen(after));
    CHECK(gone.alarm == register_alarm::mass_change);
    CHECK(gone.alarm_kind == register_change_kind::withdrawn);
    CHECK(gone.counts[static_cast<std::size_t>(register_change_kind::withdrawn)] == 347);
    CHECK(gone.changes.empty());

    auto dated = many(886);
    const auto old = dated;
    for (std::size_t i = 0; i < 99; ++i) dated[i].on = "20230901";
    const register_difference moved = compare_registers(seen(old), seen(dated));
    CHECK(moved.alarm == register_alarm::mass_change);
    CHECK(moved.alarm_kind == register_change_kind::retro_dated);
    CHECK(moved.counts[static_cast<std::size_t>(register_change_kind::retro_dated)] == 99);

    // 130 of 8,041 first seen that night, nearly all of them old: not news, and not a mass change.
    auto more = many(8041);
    const auto fewer = std::vector<row>(more.begin(), more.end() - 130);
    const register_difference found = compare_registers(seen(fewer), seen(more));
    CHECK(found.alarm == register_alarm::none);
    CHECK(found.counts[static_cast<std::size_t>(register_change_kind::backfilled)] == 130);
}

TEST_CASE("a field that changes nearly everywhere changed its structure") {
    auto after = many(200);
    for (row& each : after) each.scope = "用户类型：" + each.scope;
    const register_difference found = compare_registers(seen(many(200)), seen(after));
    CHECK(found.alarm == register_alarm::field_structure);
    CHECK(found.alarm_field == element::audience);
}

TEST_CASE("a number that comes twice with different content is a problem; the same line twice is not") {
    const auto snapshot = register_snapshot::read(row{"1"}.line() + row{"1"}.line() + row{.number = "1", .fee = "69"}.line());
    REQUIRE(snapshot.problems().size() == 1);
    CHECK(snapshot.problems()[0].line == 3);
    CHECK(snapshot.problems()[0].why.why == reason::version_exists);
    CHECK(snapshot.rows().size() == 1);
}

TEST_CASE("lines that cannot be read are named, and the others are read") {
    const auto snapshot = register_snapshot::read(row{"1"}.line() + "too short\n" + row{""}.line() + row{"2"}.line());
    REQUIRE(snapshot.problems().size() == 2);
    CHECK(snapshot.problems()[0].line == 2);
    CHECK(snapshot.problems()[1].why.why == reason::bad_filing_number);
    CHECK(snapshot.rows().size() == 2);
}

TEST_CASE("one's own register is compared by all sixteen elements") {
    std::vector<tariff_plan> before{to_owned(mingbai_test::spring)};
    std::vector<tariff_plan> after = before;
    after[0].unsubscribe = "到营业厅办理";
    after[0].overage.pop_back();
    const register_difference found = compare_registers(register_snapshot::of(before), register_snapshot::of(after));
    REQUIRE(found.changes.size() == 2);
    CHECK(found.changes[0].field == element::overage);
    CHECK(found.changes[1].field == element::unsubscribe);
    CHECK(found.changes[1].after == "到营业厅办理");
}

TEST_CASE("the real field changes of that night are kinds that the comparison tells apart") {
    const auto file = mingbai_test::shared_data("cn_register/field_changes_20260924.tsv");
    if (!file) return;
    std::size_t retro = 0, changed = 0;
    for (const std::string& line : mingbai_test::split(*file, '\n')) {
        const auto cell = mingbai_test::split(line, '\t');
        if (line.empty() || line[0] == '#' || cell[3] != "上线日") continue;
        const auto found = changes({{.number = "1", .on = cell[4]}}, {{.number = "1", .on = cell[5]}});
        REQUIRE(found.size() == 1);
        found[0].starts_with("retro-dated") ? ++retro : ++changed;
    }
    CHECK(retro == 6);
    CHECK(changed == 0);
}

}  // namespace tariff_register_diff_test
