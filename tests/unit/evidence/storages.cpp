// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/detail/frame.hpp>
#include <mingbai/evidence/file_journal.hpp>
#include <mingbai/evidence/standard_storage.hpp>

#include <array>
#include <catch.hpp>
#include <cstdint>
#include <journal_conformance.hpp>
#include <scratch_folder.hpp>
#include <span>
#include <string>

namespace evidence_storages_test {

using namespace mingbai;
using namespace mingbai::evidence;
using mingbai_test::conformance::make_record;

template <class Journal>
struct files_of;
template <class Storage>
struct files_of<basic_file_journal<Storage>> {
    using type = Storage;
};

template <class Storage>
void check_far_places() {
    const mingbai_test::scratch_folder folder;
    Storage files;
    auto file = files.open(folder.file("a file"));
    REQUIRE(file);
    REQUIRE(file->write_at(0, "0123456789"));
    // Neither 32 bits of these places nor 63 of them are the place.
    for (const std::uint64_t far : {std::uint64_t{1} << 32, (std::uint64_t{1} << 32) + 3, (std::uint64_t{1} << 63) + 3}) {
        std::array<char, 4> bytes{};
        const result<std::size_t> read = file->read_at(far, std::span<char>(bytes));
        CHECK((!read || *read == 0));
        CHECK(bytes == std::array<char, 4>{});
    }
    CHECK_FALSE(file->write_at((std::uint64_t{1} << 63) + 3, "x"));
    CHECK_FALSE(file->write_at(~std::uint64_t{0}, "x"));
    CHECK(*file->size() == 10);
    std::array<char, 10> bytes{};
    CHECK(*file->read_at(0, std::span<char>(bytes)) == 10);
    CHECK(std::string(bytes.data(), bytes.size()) == "0123456789");
}

TEST_CASE("a place that a file cannot have is refused, and is not another place") {
    check_far_places<files_of<file_journal>::type>();
    check_far_places<standard_storage>();
}

TEST_CASE("a frame that claims four gigabytes is a torn end, where a size has 32 bits, too") {
    CHECK(evidence::detail::frame_head{.length = 0xFFFFFFFFU, .segment_first = 0, .of = {}}.frame_size() == 0x1000000A3U);

    for (const std::uint32_t claimed : {0xFFFFFFFFU, 0xFFFFFF5CU, 0xFFFFFF5BU, 0xFFFFFFE8U, 0x7FFFFFFFU}) {
        const mingbai_test::scratch_folder folder;
        const std::string path = folder.file("evidence.journal");
        std::string text = evidence::detail::file_head();
        const record whole = make_record(0, 0);
        evidence::detail::put_frame(text, view_of(whole), 0);
        const std::size_t torn = text.size();
        evidence::detail::put_frame(text, view_of(make_record(1, 0)), 0);
        mingbai::detail::put_big_endian(text.data() + torn + 4, claimed);
        mingbai::detail::put_big_endian(text.data() + torn + 136, crc32c({text.data() + torn, 136}));
        {
            files_of<file_journal>::type files;
            auto file = files.open(path);
            REQUIRE(file);
            REQUIRE(file->write_at(0, text));
        }
        auto journal = file_journal::open(path);
        REQUIRE(journal);
        CHECK(journal->end() == 1);
        CHECK(*journal->read(0) == whole);
        CHECK(journal->recovery().cut_bytes == text.size() - torn);
    }
}

}  // namespace evidence_storages_test
