// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "small_random.hpp"

namespace mingbai_test {

/// Passes bytes between clients of one Unix socket and a server on another, and closes each connection after some bytes
/// that nobody can foresee: in the middle of a message, between a message and its answer, in the middle of an answer.
/// Never returns; for a process of its own.
class cutting_relay {
public:
    cutting_relay(const std::string& from, const std::string& to, std::uint64_t seed, std::size_t mean_bytes)
        : to_(to), random_(seed), mean_(mean_bytes) {
        ::unlink(from.c_str());
        listening_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
        const ::sockaddr_un address = address_of(from);
        ok_ = ::bind(listening_, reinterpret_cast<const ::sockaddr*>(&address), sizeof address) == 0 &&
              ::listen(listening_, 64) == 0;
    }

    void run() {
        while (ok_) {
            std::vector<::pollfd> watched{{listening_, POLLIN, 0}};
            for (const pair& each : pairs_) {
                watched.push_back({each.client, POLLIN, 0});
                watched.push_back({each.server, POLLIN, 0});
            }
            if (::poll(watched.data(), watched.size(), -1) < 0) return;
            for (std::size_t i = pairs_.size(); i-- > 0;) {
                pair& each = pairs_[i];
                const bool alive = (watched[1 + 2 * i].revents == 0 || pass(each.client, each.server, each)) &&
                                   (watched[2 + 2 * i].revents == 0 || pass(each.server, each.client, each));
                if (alive) continue;
                ::close(each.client);
                ::close(each.server);
                pairs_.erase(pairs_.begin() + static_cast<std::ptrdiff_t>(i));
            }
            if (watched[0].revents != 0) take_in();
        }
    }

private:
    struct pair {
        int client;
        int server;
        std::size_t bytes_left;
    };

    static ::sockaddr_un address_of(const std::string& path) {
        ::sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
        return address;
    }
    void take_in() {
        const int client = ::accept(listening_, nullptr, nullptr);
        if (client < 0) return;
        const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
        const ::sockaddr_un address = address_of(to_);
        if (::connect(server, reinterpret_cast<const ::sockaddr*>(&address), sizeof address) != 0) {
            ::close(client);
            ::close(server);
            return;
        }
        pairs_.push_back({client, server, 1 + random_.below(2 * mean_)});
    }
    /// False when the connection is over.
    static bool pass(int from, int to, pair& which) {
        char bytes[4096];
        const ::ssize_t got = ::read(from, bytes, sizeof bytes);
        if (got <= 0) return false;
        const std::size_t size = static_cast<std::size_t>(got);
        const bool cut = size >= which.bytes_left;
        const std::size_t passed = cut ? which.bytes_left : size;
        for (std::size_t done = 0; done < passed;) {
            const ::ssize_t written = ::send(to, bytes + done, passed - done, MSG_NOSIGNAL);
            if (written <= 0) return false;
            done += static_cast<std::size_t>(written);
        }
        which.bytes_left -= passed;
        return !cut;
    }

    std::string to_;
    small_random random_;
    std::size_t mean_;
    int listening_ = -1;
    bool ok_ = false;
    std::vector<pair> pairs_;
};

}  // namespace mingbai_test
