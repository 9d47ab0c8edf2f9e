// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cap/child_process.hpp>
#include <scratch_folder.hpp>

#include <libpq-fe.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <sys/prctl.h>
#include <sys/types.h>
#include <sys/wait.h>

namespace mingbai_test {

/// A PostgreSQL server of the test's own, in a folder of its own and on a socket there, which the test kills and starts
/// again as it likes. What goes wrong is thrown as std::runtime_error.
class postgresql_server {
public:
    /// Whether it waits for the disk itself. Tests need not: what is killed is processes, and what they wrote the system keeps.
    enum class flushing { off, on };

    explicit postgresql_server(flushing waits = flushing::off) : waits_(waits) {
        std::filesystem::permissions(folder_.file(""), std::filesystem::perms::all);
        if (programs().empty()) throw std::runtime_error("no PostgreSQL server is installed");
        auto made = child_process::program(
            {programs() + "/initdb", "-D", folder_.file("data"), "-U", "mingbai", "-A", "trust", "-E", "UTF8", "--no-sync", "-k"},
            "postgres");
        if (made.wait() != 0) throw std::runtime_error("initdb failed");
        start();
    }
    postgresql_server(const postgresql_server&) = delete;
    postgresql_server& operator=(const postgresql_server&) = delete;
    ~postgresql_server() { kill(); }

    void start() {
        process_ = child_process::program({programs() + "/postgres", "-c", waits_ == flushing::on ? "fsync=on" : "fsync=off", "-D",
                                           folder_.file("data"), "-k", folder_.file(""), "-h", ""},
                                          "postgres");
        for (int tries = 0; tries < 800 && !process_.over(); ++tries) {
            const std::unique_ptr<::PGconn, closing> trying(::PQconnectdb(where().c_str()));
            if (::PQstatus(trying.get()) == CONNECTION_OK) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        throw std::runtime_error("the server does not answer");
    }

    /// The server's own files. It checks what it reads of them.
    [[nodiscard]] std::string data(const std::string& file) const { return folder_.file("data/" + file); }

    /// kill -9 to the server and to every process that it has made, which would go on answering for a while, and would
    /// keep the next server from starting. None of them is left when this returns.
    void kill() {
        if (!process_.started()) return;
        ::prctl(PR_SET_CHILD_SUBREAPER, 1);  // the server's children become ours with its end, so that they can be waited for
        ::kill(process_.id(), SIGSTOP);      // and no new ones are made
        const std::vector<::pid_t> made = children_of(process_.id());
        for (const ::pid_t each : made) ::kill(each, SIGKILL);
        process_.kill();
        for (const ::pid_t each : made)
            while (::waitpid(each, nullptr, 0) < 0 && errno == EINTR) {
            }
    }

    /// What libpq connects by; the second by way of another folder, where a relay listens.
    [[nodiscard]] std::string where() const { return at(folder_.file("")); }
    [[nodiscard]] static std::string at(const std::string& folder) {
        return "host=" + folder + " dbname=postgres user=mingbai connect_timeout=2";
    }
    [[nodiscard]] std::string socket() const { return folder_.file(socket_name); }
    static constexpr const char* socket_name = ".s.PGSQL.5432";

    /// The first value that a query answers; empty when it has no rows, or was refused.
    [[nodiscard]] std::string ask(const std::string& query) const {
        const std::unique_ptr<::PGconn, closing> asking(::PQconnectdb(where().c_str()));
        const std::unique_ptr<::PGresult, closing> rows(::PQexec(asking.get(), query.c_str()));
        return ::PQntuples(rows.get()) >= 1 ? ::PQgetvalue(rows.get(), 0, 0) : "";
    }
    [[nodiscard]] std::uint64_t ask_number(const std::string& query) const {
        const std::string text = ask(query);
        return text.empty() ? 0 : std::stoull(text);
    }

private:
    struct closing {
        void operator()(::PGconn* of) const { ::PQfinish(of); }
        void operator()(::PGresult* of) const { ::PQclear(of); }
    };

    [[nodiscard]] static std::string programs() {
        for (int version = 30; version >= 12; --version) {
            const std::string folder = "/usr/lib/postgresql/" + std::to_string(version) + "/bin";
            if (std::filesystem::exists(folder + "/initdb")) return folder;
        }
        return std::filesystem::exists("/usr/bin/initdb") ? "/usr/bin" : "";
    }
    [[nodiscard]] static std::vector<::pid_t> children_of(::pid_t parent) {
        std::vector<::pid_t> found;
        for (const auto& each : std::filesystem::directory_iterator("/proc")) {
            const std::string name = each.path().filename().string();
            if (name.find_first_not_of("0123456789") != std::string::npos) continue;
            std::ifstream status(each.path() / "status");  // gone meanwhile: no line is read
            for (std::string line; std::getline(status, line);)
                if (line == "PPid:\t" + std::to_string(parent)) found.push_back(static_cast<::pid_t>(std::stol(name)));
        }
        return found;
    }

    flushing waits_;
    scratch_folder folder_;
    child_process process_;
};

}  // namespace mingbai_test
