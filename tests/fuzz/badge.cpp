// SPDX-License-Identifier: Apache-2.0
// Whatever is read as a badge, a sheet or a revocation list is exactly what its own writing gives; whatever is refused
// is refused at a place within the text; and nothing that was not signed is genuine.
#include <mingbai/marketing/badge_check.hpp>
#include <mingbai/marketing/badge_qr.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace fuzz_badge {

using namespace mingbai;
using namespace mingbai::marketing;

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace fuzz_badge

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_badge;
    const std::string text(data, data + size);
    static const hmac_badge_key key("a key that signs nothing here", "k1");

    const auto shown = read_badge(text);
    if (shown) {
        require(to_text(*shown) == text);
        require(to_text(shown->badge).size() <= longest_badge_text);
        require(to_qr_code(*shown).version() <= largest_qr_version);
        const badge_verdict verdict = check_badge(*shown, {}, {}, key);
        require(verdict.has(reason::badge_key_unknown) || verdict.has(reason::badge_forged));
    } else {
        require(shown.error().why != reason::none && shown.error().where.offset <= text.size());
    }

    const auto bytes = badge_from_bytes(text);
    if (bytes) {
        require(to_bytes(*bytes) == text);
        require(read_badge(to_text(*bytes)).value().badge == *bytes);
    }
    if (const auto raw = from_base32(text)) require(to_base32(*raw) == text);
    if (const auto sheet = read_scope_sheet(text)) require(canonical_text(*sheet) == text);
    if (const auto list = read_revocation_list(text)) {
        const auto written = canonical_text(*list);
        require(written && read_revocation_list(*written).value() == *list);
        require(!is_genuine(*list, key));
    }
    return 0;
}
