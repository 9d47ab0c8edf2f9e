// SPDX-License-Identifier: Apache-2.0
// A consumer that imports: a name of every floor. The plan in README.md, checked while it is compiled, is imported too (check_consumer.py).
#include <mingbai/version.hpp>  // a module has no macros

#include <cstdio>
#include <string>
#include <unordered_set>

import mingbai;

static_assert(mingbai::notice::measure_sms("明白").segments == 1);

// In includer.cpp, which includes the headers. It links only when what is imported is the same as what is included.
mingbai::sha256_digest digest_of(const mingbai::filing_number& number);

int main() {
    const std::unordered_set<mingbai::filing_number> numbers{"26HE900001"};
    mingbai::evidence::merkle_tree tree;
    tree.append("one");
    if (!numbers.contains("26HE900001") || mingbai::consent::read_reply("同意") != mingbai::consent::answer::yes ||
        tree.root() != mingbai::evidence::leaf_hash("one") ||
        digest_of(mingbai::filing_number{"26HE900001"}) != mingbai::sha256("26HE900001")) {
        return 1;
    }
    std::printf("mingbai %d.%d.%d %s\n", MINGBAI_VERSION_MAJOR, MINGBAI_VERSION_MINOR, MINGBAI_VERSION_PATCH,
                to_hex(mingbai::sha256("明白办、放心用")).c_str());
}
