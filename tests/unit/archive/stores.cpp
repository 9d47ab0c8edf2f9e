// SPDX-License-Identifier: Apache-2.0
#include <mingbai/archive/memory_store.hpp>

#include <archive_conformance.hpp>
#include <catch.hpp>

namespace archive_stores_test {

TEST_CASE("the store in memory is a store") {
    mingbai::archive::memory_store store;
    mingbai_test::archive_conformance(store, [] {}, 6'000);
}

}  // namespace archive_stores_test
