// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>
#include <string>

#if defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#else
#include <sys/wait.h>
#include <unistd.h>
#endif

// What a broken precondition says. It ends the process that it happens in, so a process of its own is asked; Windows cannot
// copy a process, so there the abort is left by a jump over everything that lies between.
namespace mingbai_test {

inline constexpr const char* nothing_was_broken = "no precondition was broken";

#if defined(_WIN32)

inline void* before_the_abort[5];

/// What `f()` wrote to standard error before it aborted; `nothing_was_broken` when it came back.
template <class F>
std::string broken_precondition_of(F f) {
    int ends[2];
    if (::_pipe(ends, 4096, _O_BINARY) != 0) return "no pipe";
    const int real = ::_dup(2);
    ::_dup2(ends[1], 2);
    // Neither of these unwinds: what is between is noexcept. Nothing of this frame is changed after the first.
    volatile bool aborted = true;
    if (__builtin_setjmp(before_the_abort) == 0) {
        std::signal(SIGABRT, [](int) { __builtin_longjmp(before_the_abort, 1); });
        f();
        aborted = false;
    }
    std::signal(SIGABRT, SIG_DFL);
    ::_dup2(real, 2);
    ::_close(real);
    ::_close(ends[1]);
    std::string said;
    char piece[256];
    for (int size = 1; size > 0;) {
        size = ::_read(ends[0], piece, sizeof piece);
        if (size > 0) said.append(piece, static_cast<std::string::size_type>(size));
    }
    ::_close(ends[0]);
    return aborted ? said : nothing_was_broken;
}

#else

/// What `f()` wrote to standard error before it aborted; `nothing_was_broken` when it came back.
template <class F>
std::string broken_precondition_of(F f) {
    constexpr int aborted = 134;
    int ends[2];
    if (::pipe(ends) != 0) return "no pipe";
    const ::pid_t child = ::fork();
    if (child == 0) {
        // Left by the signal's handler: an emulator has words of its own for a process that a signal ends.
        std::signal(SIGABRT, [](int) { ::_exit(aborted); });
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
    return WIFEXITED(status) && WEXITSTATUS(status) == aborted ? said : nothing_was_broken;
}

#endif

}  // namespace mingbai_test
