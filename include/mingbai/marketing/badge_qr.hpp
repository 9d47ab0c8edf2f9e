// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/qr_code.hpp>
#include <mingbai/marketing/badge_text.hpp>

namespace mingbai::inline MINGBAI_ABI::marketing {

static_assert(qr_capacity(largest_qr_version, qr_level::low, qr_mode::alphanumeric) == longest_badge_text,
              "every badge fits a QR code of version 10");

/// The QR code of a badge: its text form in alphanumeric mode, version 10 or less. With its sheet when version 10 holds
/// both, else without, and then who scans it takes the sheet from the page; at error level M when that fits, else at L,
/// which holds every badge there is.
[[nodiscard]] inline qr_code to_qr_code(const shown_badge& shown) {
    if (shown.sheet) {
        const std::string whole = to_text(shown);
        if (const auto code = qr_code::encode(whole, qr_level::medium); code) return *code;
        if (const auto code = qr_code::encode(whole, qr_level::low); code) return *code;
    }
    const std::string bare = to_text(shown.badge);
    if (const auto code = qr_code::encode(bare, qr_level::medium); code) return *code;
    return qr_code::encode(bare, qr_level::low).value();
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
