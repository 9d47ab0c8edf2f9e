// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

// What a broken precondition says, found out in a process of its own, because it ends the one it happens in.
namespace mingbai_test {

/// What `f()` wrote to standard error before it aborted; "no precondition was broken" when it came back.
template <class F>
std::string broken_precondition_of(F f) {
    int ends[2];
    if (::pipe(ends) != 0) return "no pipe";
    const ::pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);
        ::dup2(ends[1], STDERR_FILENO);
        f();
        ::_exit(0);
    }
    ::close(ends[1]);
    std::string said;
    char piece[256];
    for (::ssize_t size = 1; size > 0;) {
        size = ::read(ends[0], piece, sizeof piece);
        if (size > 0) said.append(piece, static_cast<std::string::size_type>(size));
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    const bool aborted = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
    return aborted ? said : "no precondition was broken";
}

}  // namespace mingbai_test
