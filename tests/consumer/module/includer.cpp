// SPDX-License-Identifier: Apache-2.0
// The other half of importer.cpp, on the headers.
#include <mingbai/base/ids.hpp>
#include <mingbai/base/sha256.hpp>

mingbai::sha256_digest digest_of(const mingbai::filing_number& number);

mingbai::sha256_digest digest_of(const mingbai::filing_number& number) { return mingbai::sha256(number.text()); }
