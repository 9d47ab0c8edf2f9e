// SPDX-License-Identifier: Apache-2.0
// Built with an option that changes code. Both halves break the same precondition; each must end in its own way, although
// both hold a function of the same name. Here it goes to the embedder's hook, which leaves with the exit code 0.
#include <cstdlib>

inline void leave_content(const char*) noexcept { std::_Exit(0); }
#define MINGBAI_PRECONDITION_HOOK leave_content

#include <mingbai/base/precondition.hpp>

void break_it_without_hook() noexcept;

int main(int count, char**) {
    if (count > 1)
        break_it_without_hook();
    else
        mingbai::expects(false, "broken in the half with a hook");
    return 1;
}
