// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/ids.hpp>

// expect: expects\(.*mingbai::strong_id: the literal is not a valid identifier
#if defined(MINGBAI_BAD)
constexpr mingbai::filing_number number{"not a number"};
#else
constexpr mingbai::filing_number number{"26HE300128"};
#endif
