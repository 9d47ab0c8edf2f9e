// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/file_journal.hpp>
#include <mingbai/evidence/memory_journal.hpp>

#include <catch.hpp>
#include <journal_conformance.hpp>
#include <scratch_folder.hpp>

#include <optional>

namespace evidence_journals_test {

using namespace mingbai;
using namespace mingbai::evidence;

struct memory_store {
    memory_journal& journal() { return kept; }
    void reopen() {}
    memory_journal kept;
};

template <class Journal>
struct file_store {
    file_store() { reopen(); }
    Journal& journal() { return *opened; }
    void reopen() {
        opened.reset();
        auto again = Journal::open(folder.file("a journal"), policy);
        REQUIRE(again);
        CHECK(again->recovery().clean());
        opened.emplace(*std::move(again));
    }
    sync_policy policy = sync_policy::by_caller();
    mingbai_test::scratch_folder folder;
    std::optional<Journal> opened;
};

TEST_CASE("the memory journal is a journal") {
    memory_store store;
    mingbai_test::journal_conformance(store);
}

TEST_CASE("the file journal is a journal, whatever its sync policy") {
    for (const sync_policy policy : {sync_policy::every_append(), sync_policy::every_records(7), sync_policy::by_caller()}) {
        file_store<file_journal> store;
        store.policy = policy;
        store.reopen();
        mingbai_test::journal_conformance(store);
    }
}

TEST_CASE("the file journal on the standard library alone is a journal") {
    file_store<basic_file_journal<standard_storage>> store;
    mingbai_test::journal_conformance(store);
}

TEST_CASE("a file journal is a journal after compaction, too") {
    struct compacting_store : file_store<file_journal> {
        void reopen() {
            if (opened) REQUIRE(opened->compact());
            file_store<file_journal>::reopen();
        }
    };
    compacting_store store;
    mingbai_test::journal_conformance(store);
}

}  // namespace evidence_journals_test
