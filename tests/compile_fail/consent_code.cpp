// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/one_time_code.hpp>

// A code has six to eight digits. A reference to the precondition is what the compiler shows.
// expect: broken_precondition
// expect 2: broken_precondition

namespace consent_code_case {

using namespace mingbai;

#if defined(MINGBAI_BAD)
constexpr auto code = consent::truncate_to_code(sha256_digest{}, 5);
#elif defined(MINGBAI_BAD_2)
constexpr auto code = consent::truncate_to_code(sha256_digest{}, 9);
#else
constexpr auto code = consent::truncate_to_code(sha256_digest{}, 6);
static_assert(code.text() == "000000");
#endif

}  // namespace consent_code_case
