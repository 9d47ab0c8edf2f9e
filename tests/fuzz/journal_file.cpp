// SPDX-License-Identifier: Apache-2.0
// Opens any bytes as a journal file. Whatever they are, what can be read is read the same each time, what cannot is told, and
// a journal that opens can be written on.
#include <mingbai/base/crc32c.hpp>
#include <mingbai/base/detail/big_endian.hpp>
#include <mingbai/evidence/file_journal.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "../support/simulated_disk.hpp"

namespace fuzz_journal_file {

using namespace mingbai;
using namespace mingbai::evidence;
using mingbai_test::simulated_disk;
using mingbai_test::simulated_storage;
using journal_type = basic_file_journal<simulated_storage>;

void holds(bool condition) {
    if (!condition) std::abort();
}

/// Gives every head of a frame its right checksum, and every body behind one: otherwise no mutation gets past them.
void make_checksums_right(std::string& file) {
    using mingbai::detail::get_big_endian;
    using mingbai::detail::put_big_endian;
    if (file.size() >= 16) put_big_endian(file.data() + 12, crc32c({file.data(), 12}));
    for (std::size_t at = file.find("\xfemb\xfd"); at != std::string::npos; at = file.find("\xfemb\xfd", at + 1)) {
        if (file.size() - at < 164) return;
        char* const head = file.data() + at;
        put_big_endian(head + 136, crc32c({head, 136}));
        const std::uint64_t length = get_big_endian<std::uint32_t>(head + 4);
        if (length <= file.size() - at - 164) put_big_endian(head + 160 + length, crc32c({head + 136, 24 + length}));
    }
}

struct seen {
    std::vector<record> records;
    std::vector<std::uint64_t> damaged;
    friend bool operator==(const seen&, const seen&) = default;
};

seen read_all(journal_type& journal) {
    seen all;
    std::uint64_t told = 0;
    holds(journal
              .visit(
                  0, journal.end(),
                  [&](const record_view& each) {
                      holds(all.records.empty() || all.records.back().sequence < each.sequence);
                      holds(each.sequence < journal.end());
                      all.records.push_back(copy_of(each));
                      return true;
                  },
                  [&](const refusal& damage, const record_view*) {
                      holds(damage.why == reason::journal_damaged);
                      if (told++ < 1000) all.damaged.push_back(damage.where.index);
                  })
              .has_value());
    return all;
}

void open(simulated_disk& disk) {
    const std::string path = "journal";
    const std::size_t size = disk.bytes(path).size();
    auto journal = journal_type::open(path, sync_policy::every_append(), simulated_storage(disk));
    if (!journal) {
        holds(journal.error().why == reason::journal_damaged);
        return;
    }
    holds(journal->recovery().cut_at + journal->recovery().cut_bytes <= size);
    holds(disk.bytes(path).size() == size - journal->recovery().cut_bytes || size < 16);
    seen before = read_all(*journal);
    holds(read_all(*journal) == before);
    for (std::size_t i = 0; i < before.records.size(); i += 1 + before.records.size() / 8) {
        const result<record> one = journal->read(before.records[i].sequence);
        holds(one.has_value() && *one == before.records[i]);
    }
    if (journal->end() >= std::uint64_t{1} << 62U) return;  // from a number that no journal reaches there is no going on

    record next;
    next.sequence = journal->end();
    next.segment = journal->segments().empty() ? 0 : journal->segments().back().number;
    next.payload = "{}";
    const record_view view = view_of(next);
    holds(journal->append({&view, 1}).has_value());
    const std::uint64_t end = journal->end();
    holds(end == next.sequence + 1);
    before.records.push_back(next);
    holds(read_all(*journal).records == before.records);
    {
        const journal_type closed = *std::move(journal);
    }
    auto again = journal_type::open(path, sync_policy::every_append(), simulated_storage(disk));
    holds(again.has_value() && again->recovery().cut_bytes == 0 && again->end() == end);
    holds(read_all(*again).records == before.records);
    holds(again->compact().has_value());
    holds(read_all(*again).records == before.records);
}

}  // namespace fuzz_journal_file

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_journal_file;
    const std::string bytes(data, data + size);
    for (const bool right : {false, true}) {
        simulated_disk disk;
        disk.files["journal"] = std::make_shared<simulated_disk::content>();
        disk.bytes("journal") = bytes;
        if (right) make_checksums_right(disk.bytes("journal"));
        open(disk);
    }
    return 0;
}
