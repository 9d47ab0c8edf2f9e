// SPDX-License-Identifier: Apache-2.0
// Reads any bytes as an evidence bundle. What is read writes the same bytes again, and what verifies says nothing that the
// ledger did not say whose head the key of the corpus signed.
#include <mingbai/evidence/bundle_json.hpp>
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/evidence/memory_journal.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace fuzz_evidence_bundle {

using namespace mingbai;
using namespace mingbai::evidence;

void holds(bool condition) {
    if (!condition) std::abort();
}

/// The ledger that the bundles of the corpus are from: two months, six records.
class origin {
public:
    origin() {
        const instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};
        for (int i = 0; i < 5; ++i) {
            const std::string payload = "{\"n\":" + std::to_string(i) + ",\"text\":\"同意请回复是\"}";
            holds(book_.append(record_kind::consent_asked, public_subject("fuzz", std::to_string(i)), may_1 + std::chrono::days(9 * i), payload)
                      .has_value());
        }
    }
    [[nodiscard]] bool said(const record& claimed) {
        const result<record> original = book_.read(claimed.sequence);
        if (!original || original->kind != claimed.kind || original->at != claimed.at || original->subject != claimed.subject) return false;
        return claimed.erased || claimed.payload == original->payload;
    }
    hmac_head_key<> key{"a key that is long enough", "fuzz"};

private:
    memory_journal journal_;
    ledger<memory_journal> book_{journal_, hmac_drbg{"seed of the fuzz target"}};
};

}  // namespace fuzz_evidence_bundle

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_evidence_bundle;
    static origin source;
    const std::string text(data, data + size);
    const auto read = read_bundle(text);
    if (!read) {
        holds(read.error().where.offset <= text.size());
        return 0;
    }
    const auto written = to_json(*read);
    holds(written.has_value() && *written == text);
    if (!verify_bundle(*read, source.key).good()) return 0;
    for (const bundle_item& each : read->items) holds(source.said(each.stored));
    return 0;
}
