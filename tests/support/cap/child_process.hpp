// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mingbai_test {

/// A child of the test: some code of its own, or a program. It is killed with this object.
class child_process {
public:
    child_process() = default;
    child_process(child_process&& other) noexcept : pid_(std::exchange(other.pid_, 0)) {}
    child_process& operator=(child_process&& other) noexcept {
        kill();
        pid_ = std::exchange(other.pid_, 0);
        return *this;
    }
    child_process(const child_process&) = delete;
    child_process& operator=(const child_process&) = delete;
    ~child_process() { kill(); }

    /// Runs `f()` in a child that ends with it.
    template <class F>
    [[nodiscard]] static child_process running(F&& f) {
        child_process made;
        made.pid_ = ::fork();
        if (made.pid_ == 0) {
            f();
            ::_exit(0);
        }
        return made;
    }
    /// Runs a program, silently; as another user if this one is root and `user` is not empty.
    [[nodiscard]] static child_process program(const std::vector<std::string>& command, const std::string& user = {}) {
        return running([&] {
            become(user);
            const int nothing = ::open("/dev/null", O_RDWR);
            for (const int each : {0, 1, 2}) ::dup2(nothing, each);
            std::vector<char*> arguments;
            for (const std::string& each : command) arguments.push_back(const_cast<char*>(each.c_str()));
            arguments.push_back(nullptr);
            ::execv(arguments[0], arguments.data());
            ::_exit(127);
        });
    }
    static void become(const std::string& user) {
        if (user.empty() || ::geteuid() != 0) return;
        const ::passwd* const whom = ::getpwnam(user.c_str());
        if (whom == nullptr || ::initgroups(user.c_str(), whom->pw_gid) != 0 || ::setgid(whom->pw_gid) != 0 ||
            ::setuid(whom->pw_uid) != 0)
            ::_exit(126);
    }

    [[nodiscard]] bool started() const { return pid_ > 0; }
    [[nodiscard]] ::pid_t id() const { return pid_; }
    /// Waits for its end: its exit code, or -1 when a signal ended it.
    int wait() {
        int status = 0;
        if (pid_ <= 0) return -1;
        ::waitpid(pid_, &status, 0);
        pid_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    /// Whether it has ended; then it is waited for.
    bool over() {
        if (pid_ <= 0) return true;
        if (::waitpid(pid_, nullptr, WNOHANG) == 0) return false;
        pid_ = 0;
        return true;
    }
    /// kill -9.
    void kill() {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGKILL);
        wait();
    }

private:
    ::pid_t pid_ = 0;
};

}  // namespace mingbai_test
