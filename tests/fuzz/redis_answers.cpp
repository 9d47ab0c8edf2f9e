// SPDX-License-Identifier: Apache-2.0
// What a Redis server, or whatever else listens there, answers to the store of leases: lines of the input, one for each command.
// The first byte of a line says what it is: "-" an error, "!" no answer at all, else a text. The store grants exactly what the
// script's answer says, as a person reads its six numbers, or refuses.
#include <mingbai/interop/redis.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz_redis_answers {

using namespace mingbai;

void holds(bool condition) {
    if (!condition) std::abort();
}

struct scripted {
    std::vector<std::string> lines{};
    std::size_t at = 0;
    std::vector<std::string> asked{};

    [[nodiscard]] result<redis::text_reply> run(std::span<const std::string_view> command) {
        asked.emplace_back(command[0]);
        if (at == lines.size() || lines[at].starts_with('!')) {
            at += at < lines.size() ? 1 : 0;
            return refusal{reason::cap_store_away, {}};
        }
        const std::string& line = lines[at++];
        if (line.starts_with('-')) return redis::text_reply{{}, line.substr(1)};
        return redis::text_reply{line, {}};
    }
};

/// Six numbers with one space between them and nothing else, read digit by digit.
std::optional<std::array<std::uint64_t, 6>> read_by_a_person(std::string_view text) {
    std::array<std::uint64_t, 6> numbers{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i != 0 && (at >= text.size() || text[at++] != ' ')) return std::nullopt;
        std::size_t digits = 0;
        std::uint64_t number = 0;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++digits) {
            const auto digit = static_cast<std::uint64_t>(text[at] - '0');
            if (number > UINT64_MAX / 10 || number * 10 > UINT64_MAX - digit) return std::nullopt;
            number = number * 10 + digit;
        }
        if (digits == 0) return std::nullopt;
        numbers[i] = number;
    }
    if (at != text.size() || numbers[4] > 255) return std::nullopt;
    return numbers;
}

}  // namespace fuzz_redis_answers

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_redis_answers;
    scripted server;
    std::string line;
    for (std::size_t i = 0; i < size; ++i) {
        if (data[i] != '\n') {
            line += static_cast<char>(data[i]);
            continue;
        }
        server.lines.push_back(line);
        line.clear();
    }
    server.lines.push_back(line);
    redis::lease_store<scripted> store(server, cap::alert_levels{50, 80, 100});
    for (std::uint64_t sequence = 1; server.at < server.lines.size() && sequence < 30; ++sequence) {
        if (sequence % 5 == 0) {
            const std::size_t before = server.at;
            const auto done = store.set_limit(7, 1'000);
            holds(done.has_value() == (!server.lines[before].starts_with('-') && !server.lines[before].starts_with('!')) ||
                  server.lines[before] == "-");
            continue;
        }
        server.asked.clear();
        const auto granted = store.exchange({.key = 7, .period = 1, .node = 1, .sequence = sequence, .spent = 1, .beyond = 0,
                                             .returned = 0, .wanted = 10, .at_least = 1});
        holds(server.asked.size() <= 3);  // the script is loaded at most once for each message
        const std::string& last = server.lines[server.at - 1];
        const auto numbers = read_by_a_person(last);
        if (granted) {
            holds(numbers && server.asked.back() == "EVALSHA");
            holds(granted->granted == (*numbers)[0] && granted->left == (*numbers)[1] && granted->limit == (*numbers)[2] &&
                  granted->spent_in_all == (*numbers)[3] && granted->crossed == (*numbers)[4] &&
                  granted->first_refusal == ((*numbers)[5] != 0));
        } else if (granted.error().why == reason::superseded) {
            holds(last == "superseded");
        } else if (granted.error().why == reason::bad_number) {
            holds(!numbers);
        } else {
            holds(granted.error().why == reason::cap_store_away);
        }
    }
    return 0;
}
