// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/file_journal.hpp>
#include <mingbai/evidence/ledger.hpp>

#include <catch.hpp>
#include <full_length.hpp>
#include <scratch_folder.hpp>

#if defined(__unix__) || defined(__APPLE__)

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <random>
#include <utility>

#if defined(__linux__)
#include <sys/mount.h>
#endif

// Real files, real processes: killed in the middle of what they do, or out of room.
namespace evidence_file_journal_crash_property {

using namespace mingbai;
using namespace mingbai::evidence;

constexpr std::uint32_t seed = 20260504;
constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};

std::string payload_of(std::uint64_t sequence) {
    return "{\"n\":" + std::to_string(sequence) + ",\"text\":\"" + std::string(sequence * 7919 % 300, 'x') + "\"}";
}

/// What the process that will be killed does for ever: appends one by one and in batches, erases, compacts, and acknowledges
/// each record on `acknowledged` once the ledger has. Never returns.
[[noreturn]] void write_for_ever(const std::string& path, std::uint32_t round, int acknowledged) {
    std::mt19937 random(seed + round);
    auto journal = file_journal::open(path);
    if (!journal) ::_exit(2);
    mingbai::ledger ledger{*journal, hmac_drbg{"seed " + std::to_string(round)}};
    if (!ledger.status()) ::_exit(3);
    while (true) {
        const std::uint64_t next = ledger.size();
        std::vector<std::string> payloads;
        std::vector<entry> batch;
        payloads.reserve(8);
        // No record here begins a segment, so the sequence numbers are known beforehand.
        for (auto count = 1 + random() % 5; count != 0; --count) {
            payloads.push_back(payload_of(next + batch.size()));
            batch.push_back({record_kind::notice_sent, {}, may_1, payloads.back()});
        }
        const auto stored = ledger.append(batch);
        if (!stored) ::_exit(4);
        const std::uint64_t last = stored->back().sequence;
        if (::write(acknowledged, &last, sizeof last) != sizeof last) ::_exit(5);
        const std::uint64_t gone = random() % next;
        if (random() % 8 == 0 && !journal->erase(std::vector<record_range>{{gone, gone + 1}})) ::_exit(6);
        if (random() % 20 == 0 && !journal->compact()) ::_exit(7);
    }
}

TEST_CASE("no acknowledged record is lost when the writer is killed, over and over") {
    const int rounds = mingbai_test::full_length_or(500, 20);
    const mingbai_test::scratch_folder folder;
    const std::string path = folder.file("evidence.journal");
    std::mt19937 random(seed);
    {
        auto journal = file_journal::open(path);
        REQUIRE(journal);
        mingbai::ledger ledger{*journal, hmac_drbg{"first seed"}};
        REQUIRE(ledger.append(record_kind::notice_sent, {}, may_1, payload_of(0)));
    }
    std::uint64_t acknowledged = 0;
    std::uint64_t cut_tails = 0;
    for (int round = 0; round < rounds; ++round) {
        CAPTURE(seed, round);
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        const ::pid_t writer = ::fork();
        REQUIRE(writer >= 0);
        if (writer == 0) {
            ::close(ends[0]);
            write_for_ever(path, static_cast<std::uint32_t>(round), ends[1]);
        }
        ::close(ends[1]);
        std::uint64_t last = 0;
        for (auto count = 1 + random() % 12; count != 0 && ::read(ends[0], &last, sizeof last) == sizeof last; --count) acknowledged = last;
        ::usleep(static_cast<::useconds_t>(random() % 1500));
        REQUIRE(::kill(writer, SIGKILL) == 0);
        while (::read(ends[0], &last, sizeof last) == sizeof last) acknowledged = last;
        ::close(ends[0]);
        int status = 0;
        REQUIRE(::waitpid(writer, &status, 0) == writer);
        REQUIRE(WIFSIGNALED(status));

        auto journal = file_journal::open(path);
        REQUIRE(journal);
        REQUIRE(journal->end() > acknowledged);
        if (journal->recovery().cut_bytes != 0) ++cut_tails;
        mingbai::ledger ledger{*journal, hmac_drbg{"seed of this check"}};
        REQUIRE(ledger.status());
        std::uint64_t expected = 0;
        const replay_report report = ledger.for_each(0, [&](const record_view& each) {
            const bool right = each.sequence == expected && (each.erased || each.payload == payload_of(expected));
            ++expected;
            return right;
        });
        // A kill in the middle of an erasure may leave one payload damaged, never the record; repeating the erasure mends it.
        if (report.damaged != 0) {
            REQUIRE(report.damaged == 1);
            REQUIRE(journal->erase(std::vector<record_range>{{report.damages[0].where.index, report.damages[0].where.index + 1}}));
        }
        const replay_report again = ledger.verify();
        REQUIRE(again.clean());
        REQUIRE(again.intact == ledger.size());
    }
    WARN("killed " << rounds << " times, " << acknowledged + 1 << " records acknowledged, " << cut_tails << " torn tails cut off");
}

/// Appends until refused; everything acknowledged must be there and the journal must go on once `make_room` was called.
template <class MakeRoom>
void fill_up(const std::string& path, MakeRoom make_room) {
    auto journal = file_journal::open(path, sync_policy::by_caller());
    REQUIRE(journal);
    mingbai::ledger ledger{*journal, hmac_drbg{"seed of this test"}};
    refusal refused;
    while (ledger.size() < 100'000) {
        const auto stored = ledger.append(record_kind::notice_sent, {}, may_1, payload_of(ledger.size()));
        if (stored) continue;
        refused = stored.error();
        break;
    }
    CHECK(refused.why == reason::journal_full);
    const std::uint64_t size = ledger.size();
    CHECK(size > 10);
    CHECK(ledger.verify().intact == size);
    make_room();
    CHECK(ledger.append(record_kind::notice_sent, {}, may_1, payload_of(size)));
    CHECK(ledger.sync());
    CHECK(ledger.verify().intact == size + 1);
}

/// How large a file may grow; the limit that was, when there is a new one.
::rlim_t limit_files_to(::rlim_t bytes) {
    struct ::rlimit limit {};
    const int got = ::getrlimit(RLIMIT_FSIZE, &limit);
    const ::rlim_t before = std::exchange(limit.rlim_cur, bytes);
    const int set = ::setrlimit(RLIMIT_FSIZE, &limit);
    REQUIRE((got == 0 && set == 0));
    return before;
}

TEST_CASE("a file that may not grow any further refuses, and its journal goes on when it may") {
    const mingbai_test::scratch_folder folder;
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    const ::rlim_t before = limit_files_to(60'001);
    fill_up(folder.file("evidence.journal"), [before] { (void)limit_files_to(before); });
    std::signal(SIGXFSZ, handler);
}

#if defined(__linux__)
TEST_CASE("a full file system refuses, and its journal goes on when there is room") {
    const mingbai_test::scratch_folder folder;
    const std::string disk = folder.file("small disk");
    REQUIRE(std::filesystem::create_directory(disk));
    if (::mount("mingbai-test", disk.c_str(), "tmpfs", 0, "size=256k") != 0) {
        WARN("skipped: only root may mount a small file system");
        return;
    }
    const std::string ballast = disk + "/ballast";
    std::ofstream(ballast) << std::string(100'000, 'x');
    fill_up(disk + "/evidence.journal", [&ballast] { std::filesystem::remove(ballast); });
    REQUIRE(::umount(disk.c_str()) == 0);
}
#endif

TEST_CASE("a second process is refused while the first writes") {
    const mingbai_test::scratch_folder folder;
    const std::string path = folder.file("evidence.journal");
    auto journal = file_journal::open(path);
    REQUIRE(journal);
    const ::pid_t other = ::fork();
    REQUIRE(other >= 0);
    if (other == 0) {
        const auto second = file_journal::open(path);
        ::_exit(!second && second.error().why == reason::journal_busy ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(other, &status, 0) == other);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

}  // namespace evidence_file_journal_crash_property

#endif
