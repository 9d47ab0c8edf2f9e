// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/base/quantity_text.hpp>

#include <catch.hpp>
#include <shared_data.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace base_quantity_test {

using namespace mingbai;
using namespace mingbai::literals;

TEST_CASE("carriers' units of data are 1024 each, SI units 1000") {
    CHECK((1_KB).bytes() == 1024);
    CHECK((1_MB).bytes() == 1'048'576);
    CHECK((1_GB).bytes() == 1'073'741'824);
    CHECK((1_TB).bytes() == 1'099'511'627'776);
    CHECK(1_GB == 1024_MB);
    CHECK((1_si_KB).bytes() == 1'000);
    CHECK((1_si_MB).bytes() == 1'000'000);
    CHECK((1_si_GB).bytes() == 1'000'000'000);
    CHECK(data_volume::from_kilobytes(3) == 3_KB);
    CHECK(data_volume::from_megabytes(3) == 3_MB);
    CHECK(data_volume::from_gigabytes(3) == 3_GB);
    CHECK(data_volume::from_terabytes(3) == 3_TB);
    CHECK(data_volume::from_si_kilobytes(3) == 3_si_KB);
    CHECK(data_volume::from_si_megabytes(3) == 3_si_MB);
    CHECK(data_volume::from_si_gigabytes(3) == 3_si_GB);
    CHECK(1.5_GB == 1536_MB);
    CHECK(0.5_KB == 512_bytes);
    CHECK(16'777'215_TB < (data_volume::max)());
}

TEST_CASE("airtime, messages and bit rates") {
    CHECK((500_min).seconds() == 30'000);
    CHECK(1_h == 60_min);
    CHECK(0.5_min == 30_s);
    CHECK(airtime::from_hours(2) == 120_min);
    CHECK(airtime::from_minutes(2) == 120_s);
    CHECK((100_sms).messages() == 100);
    CHECK((1000_Mbps).bits_per_second() == 1'000'000'000);
    CHECK(1_Gbps == 1'000'000_kbps);
    CHECK(bit_rate::from_kilobits_per_second(512) == 512_kbps);
    CHECK(bit_rate::from_megabits_per_second(300) == 0.3_Gbps);
    CHECK(bit_rate::from_gigabits_per_second(2) == 2_Gbps);
}

TEST_CASE("blocks, shares and what is left") {
    CHECK(started_blocks(0_s, 1_min) == 0);
    CHECK(started_blocks(1_s, 1_min) == 1);
    CHECK(started_blocks(60_s, 1_min) == 1);
    CHECK(started_blocks(61_s, 1_min) == 2);
    CHECK(full_blocks(119_s, 1_min) == 1);
    CHECK(started_blocks((data_volume::max)(), 1_bytes) == UINT64_MAX);
    CHECK(saturating_subtract(30_GB, 29_GB) == 1_GB);
    CHECK(saturating_subtract(30_GB, 31_GB).is_zero());
    CHECK(ratio_of(34_MB, 1_MB) == ratio{34 << 20, 1 << 20});
    CHECK(reaches_percent(24_GB, 30_GB, 80));
    CHECK_FALSE(reaches_percent(24_GB - 1_bytes, 30_GB, 80));
    CHECK(checked_multiply(30_GB, percent(80), rounding::exact).value() == 24_GB);
    CHECK(checked_multiply(1_bytes, percent(50), rounding::exact).error().why == reason::inexact);
    CHECK(checked_multiply(1_bytes, percent(50), rounding::half_even).value() == 0_bytes);

    data_volume used = 1_GB;
    used += 24_MB;
    used -= 1_MB;
    used *= 2;
    CHECK(used == 2094_MB);
    CHECK(3 * 2_sms == 2_sms * 3U);
    CHECK(checked_add((airtime::max)(), 1_s).error().why == reason::overflow);
    CHECK(checked_subtract(1_s, 2_s).error().why == reason::overflow);
    CHECK(checked_multiply(1_TB, 3).value() == 3_TB);
    CHECK(checked_multiply(1_TB, -1).error().why == reason::overflow);
    CHECK(checked_multiply(1_TB, std::uint64_t{1} << 24).error().why == reason::overflow);
}

TEST_CASE("a volume in writing") {
    CHECK(to_text(30_GB) == "30GB");
    CHECK(to_text(1.5_GB) == "1.5GB");
    CHECK(to_text(1.25_GB) == "1.25GB");
    CHECK(to_text(1152_MB) == "1152MB");  // 1.125GB would need three decimals
    CHECK(to_text(1001_MB) == "1001MB");
    CHECK(to_text(1024_GB) == "1TB");
    CHECK(to_text(0_GB) == "0MB");
    CHECK(to_text(512_bytes) == "512B");
    CHECK(to_text(1_GB + 1_bytes) == "1073741825B");
    CHECK(to_text((data_volume::max)()) == "18446744073709551615B");
    static_assert(to_text(100_GB) == "100GB");
}

TEST_CASE("a volume is read as registers and messages write it") {
    struct row {
        std::string_view text;
        data_volume volume;
    };
    const row rows[]{{"30GB", 30_GB},   {"30 GB", 30_GB},    {"30G", 30_GB},    {"30gb", 30_GB},     {"1T", 1_TB},
                     {"500MB", 500_MB}, {"500M", 500_MB},    {"500兆", 500_MB}, {"0", 0_GB},         {"0GB", 0_GB},
                     {"0.0", 0_GB},     {"40.000GB", 40_GB}, {"1.5GB", 1.5_GB}, {"３０ＧＢ", 30_GB}, {"512K", 512_KB},
                     {"7B", 7_bytes},   {"7字节", 7_bytes},  {"2GiB", 2_GB}};
    for (const row& each : rows) {
        CAPTURE(each.text);
        const auto read = parse_data_volume(each.text);
        REQUIRE(read.has_value());
        CHECK(*read == each.volume);
    }
    // As customers' messages state what is left: 87.655 * 2^30 is 94,118,839,582.72.
    CHECK(parse_data_volume("87.655GB").error().why == reason::inexact);
    CHECK(parse_data_volume("87.655GB", rounding::down)->bytes() == 94'118'839'582);
    CHECK(parse_data_volume("87.655GB", rounding::half_even)->bytes() == 94'118'839'583);
}

TEST_CASE("what is not a volume is refused at its place") {
    struct row {
        std::string_view text;
        reason why;
        std::uint64_t offset;
    };
    const row rows[]{
        {"", reason::bad_number, 0},
        {"GB", reason::bad_number, 0},
        {"-1GB", reason::bad_number, 0},
        {"30", reason::unknown_unit, 2},
        {"30Gb", reason::unknown_unit, 2},
        {"30GBps", reason::unknown_unit, 2},
        {"30分钟", reason::unknown_unit, 2},
        {"30GB ", reason::unknown_unit, 2},
        {"30  GB", reason::unknown_unit, 3},
        {"0 ", reason::unknown_unit, 2},
        {"1GB1MB", reason::unknown_unit, 3},
        {"1.GB", reason::bad_number, 1},
        {"1..5GB", reason::bad_number, 2},
        {"0.1GB", reason::inexact, 0},
        {"16777216TB", reason::overflow, 0},
        {"18446744073709551616B", reason::overflow, 19},
        {"18446744073709551620B", reason::overflow, 19},
        {"1,024MB", reason::unknown_unit, 1},
        {"３０分", reason::unknown_unit, 6},
        {"无限", reason::bad_number, 0},
    };
    for (const row& each : rows) {
        CAPTURE(each.text);
        const auto read = parse_data_volume(each.text);
        REQUIRE_FALSE(read.has_value());
        CHECK(to_text(read.error().why) == to_text(each.why));
        CHECK(read.error().where.offset == each.offset);
    }
}

TEST_CASE("airtime in writing and read") {
    CHECK(to_text(500_min) == "500分钟");
    CHECK(to_text(500_min, language::english) == "500min");
    CHECK(to_text(500_s) == "8分20秒");
    CHECK(to_text(500_s, language::english) == "8min20s");
    CHECK(to_text(30_s) == "30秒");
    CHECK(to_text(0_s) == "0分钟");
    CHECK(parse_airtime("500分钟").value() == 500_min);
    CHECK(parse_airtime("500 min").value() == 500_min);
    CHECK(parse_airtime("1小时30分").value() == 90_min);
    CHECK(parse_airtime("1h2min3s").value() == 3723_s);
    CHECK(parse_airtime("1.5小时").value() == 90_min);
    CHECK(parse_airtime("0").value() == 0_s);
    CHECK(parse_airtime("0.01分").error().why == reason::inexact);
    CHECK(parse_airtime("500").error().why == reason::unknown_unit);
    CHECK(parse_airtime("30分1小时").error() == refusal{reason::unknown_unit, at_offset(5)});
    CHECK(parse_airtime("1分2分").error().why == reason::unknown_unit);
    CHECK(parse_airtime("1小时0").error().why == reason::unknown_unit);
    CHECK(parse_airtime("5124095576030431小时15秒").value() == airtime::from_hours(5124095576030431) + 15_s);
    CHECK(parse_airtime("5124095576030431小时60秒").error().why == reason::overflow);
}

TEST_CASE("messages and bit rates in writing and read") {
    CHECK(to_text(100_sms) == "100条");
    CHECK(to_text(100_sms, language::english) == "100");
    CHECK(parse_message_count("100条").value() == 100_sms);
    CHECK(parse_message_count("100").value() == 100_sms);
    CHECK(parse_message_count("1.5条").error().why == reason::inexact);
    CHECK(to_text(300_Mbps) == "300Mbps");
    CHECK(to_text(1000_Mbps) == "1Gbps");
    CHECK(to_text(2.5_Gbps) == "2.5Gbps");
    CHECK(to_text(512_kbps) == "512kbps");
    CHECK(to_text(0_kbps) == "0Mbps");
    for (const std::string_view text :
         {"1000M", "1000Mbps", "1000 Mb/s", "1000Mbit/s", "1Gbps", "1G", "1000兆", "1000000kbps"}) {
        CAPTURE(text);
        CHECK(parse_bit_rate(text).value() == 1_Gbps);
    }
    CHECK(parse_bit_rate("1000MB").error().why == reason::unknown_unit);
    CHECK(parse_bit_rate("0").value() == 0_Mbps);
}

TEST_CASE("every allotment of the carriers' registers is read") {
    int rows = 0;
    for (const char* name :
         {"cn_register/unicom_hebei_20260924_added.tsv", "cn_register/telecom_hebei_20260924_added.tsv"}) {
        const auto file = mingbai_test::shared_data(name);
        if (!file) return;
        for (const std::string& line : mingbai_test::split(*file, '\n')) {
            const auto columns = mingbai_test::split(line, '\t');
            if (columns.size() < 10 || columns[0] == "#section") continue;
            CAPTURE(columns[4]);
            const auto volume = parse_data_volume(columns[4]);
            REQUIRE(volume.has_value());
            if (!volume->is_zero() && columns[4] != "1T") CHECK(std::string(to_text(*volume)) == columns[4]);
            ++rows;
        }
    }
    CHECK(rows == 64);
}

}  // namespace base_quantity_test
