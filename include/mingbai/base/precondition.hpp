// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstdio>
#include <cstdlib>

namespace mingbai::inline MINGBAI_ABI {

/// Where a broken precondition ends: the caller has a bug, so there is no result to return.
///
/// `what` names the function and the requirement. The embedder's MINGBAI_PRECONDITION_HOOK is called first, if there is
/// one; if it returns, or if there is none, `what` goes to standard error and the program aborts. Bad *data* never comes
/// here: it is answered with a `refusal`. The function is deliberately not constexpr, so that a precondition broken in a
/// constant expression stops the build at a call that carries the sentence.
[[noreturn]] inline void broken_precondition(const char* what) noexcept {
#if defined(MINGBAI_PRECONDITION_HOOK)
    MINGBAI_PRECONDITION_HOOK(what);
#endif
    std::fputs(what, stderr);
    std::fputc('\n', stderr);
    std::abort();
}

/// States a precondition: `expects(index < size(), "mingbai::bounded_list: index beyond the end")`.
constexpr void expects(bool holds, const char* what) noexcept {
    if (!holds) broken_precondition(what);
}

}  // namespace mingbai::inline MINGBAI_ABI
