// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/integer.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/cap/lease_store.hpp>

#include <hiredis/hiredis.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <concepts>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <signal.h>
#include <sys/time.h>
#include <time.h>

// The central store of leased caps in Redis 5 or later, through hiredis. Link with libhiredis.
//
// A slice that the server has granted and then forgets is a slice that is granted twice. So the server must keep what
// it answered: `appendonly yes` and `appendfsync always`; and where a replica may take over, writes that have not
// reached it must not be answered (`min-replicas-to-write` narrows that gap, Redis does not close it). Where a crash of
// the server must never cost a unit, use PostgreSQL (postgresql_lease.hpp).
namespace mingbai::inline MINGBAI_ABI::redis {

/// What a client of Redis must do for the store: run one command, and give its answer if that is a text or a number.
/// Refused: reason::cap_store_away when it may or may not have been run. `error` holds the server's message of a
/// command that it refused, else it is empty.
struct text_reply {
    std::string text;
    std::string error;
};
template <class Client>
concept client = requires(Client& of, std::span<const std::string_view> command) {
    { of.run(command) } -> std::same_as<result<text_reply>>;
};

/// Where a server is.
struct endpoint {
    std::string host;  ///< or the path of a socket, with port 0
    int port = 6379;
    int timeout_ms = 1'000;  ///< to connect, and for each command
};

namespace detail {

/// Keeps SIGPIPE from this thread: writing to a connection that the server has closed raises it, and hiredis lets it.
class broken_pipe_guard {
public:
    broken_pipe_guard() noexcept {
        ::sigemptyset(&pipe_);
        ::sigaddset(&pipe_, SIGPIPE);
        ::sigset_t waiting;
        ::sigpending(&waiting);
        was_waiting_ = ::sigismember(&waiting, SIGPIPE) == 1;
        ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    broken_pipe_guard(const broken_pipe_guard&) = delete;
    broken_pipe_guard& operator=(const broken_pipe_guard&) = delete;
    ~broken_pipe_guard() {
        const int error = errno;
        constexpr ::timespec at_once{0, 0};
        while (!was_waiting_ && ::sigtimedwait(&pipe_, nullptr, &at_once) == -1 && errno == EINTR) {
        }
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
        errno = error;
    }

private:
    ::sigset_t pipe_{};
    ::sigset_t before_{};
    bool was_waiting_ = false;
};

}  // namespace detail

/// One connection, made when it is first used and again after it broke. For one thread at a time. POSIX.
class connection {
public:
    explicit connection(endpoint where) : where_(std::move(where)) {}

    [[nodiscard]] result<text_reply> run(std::span<const std::string_view> command) {
        const refusal away{reason::cap_store_away, {}};
        const detail::broken_pipe_guard guard;
        if (!connected()) return away;
        std::vector<const char*> parts;
        std::vector<std::size_t> sizes;
        for (const std::string_view each : command) {
            parts.push_back(each.data());
            sizes.push_back(each.size());
        }
        void* const answered =
            ::redisCommandArgv(context_.get(), static_cast<int>(parts.size()), parts.data(), sizes.data());
        if (answered == nullptr) {
            context_.reset();
            return away;
        }
        const std::unique_ptr<::redisReply, freeing> reply(static_cast<::redisReply*>(answered));
        const std::string_view said(reply->str == nullptr ? "" : reply->str, reply->str == nullptr ? 0 : reply->len);
        if (reply->type == REDIS_REPLY_ERROR) return text_reply{{}, std::string(said)};
        if (reply->type == REDIS_REPLY_INTEGER) return text_reply{std::to_string(reply->integer), {}};
        return text_reply{std::string(said), {}};
    }

private:
    struct freeing {
        void operator()(::redisContext* of) const noexcept { ::redisFree(of); }
        void operator()(::redisReply* of) const noexcept { ::freeReplyObject(of); }
    };

    [[nodiscard]] bool connected() {
        if (context_) return true;
        const ::timeval limit{where_.timeout_ms / 1'000, where_.timeout_ms % 1'000 * 1'000};
        context_.reset(where_.port == 0 ? ::redisConnectUnixWithTimeout(where_.host.c_str(), limit)
                                        : ::redisConnectWithTimeout(where_.host.c_str(), where_.port, limit));
        if (context_ && (context_->err != 0 || ::redisSetTimeout(context_.get(), limit) != REDIS_OK)) context_.reset();
        return context_ != nullptr;
    }

    endpoint where_;
    std::unique_ptr<::redisContext, freeing> context_;
};

namespace detail {

/// The rule of cap::exchange as a script. Amounts are below 2^46 and percentages below 2^7, so every product is exact
/// in the numbers of Lua. KEYS: the cap's limit, the period's hash. ARGV: node, sequence, spent, beyond, returned,
/// wanted, at least, seconds to keep the period, levels.
inline constexpr std::string_view exchange_script = R"lua(
local account, node = KEYS[2], ARGV[1]
local function number(field) return tonumber(redis.call('HGET', account, field) or '0') end
local function text(value) return string.format('%.0f', value) end
local function put(field, value) redis.call('HSET', account, field, text(value)) end
local sequence = tonumber(ARGV[2])
local known = number(node .. ':sequence')
if sequence == known and known ~= 0 then return redis.call('HGET', account, node .. ':last') end
if sequence <= known then return 'superseded' end
local nodes = number('nodes')
if known == 0 then nodes = nodes + 1; put('nodes', nodes) end
put(node .. ':sequence', sequence)

local out, share = number('out'), number(node .. ':out')
local beyond = math.max(tonumber(ARGV[4]) - number(node .. ':beyond'), 0)
if beyond > 0 then put(node .. ':beyond', tonumber(ARGV[4])) end
share, out = share + beyond, out + beyond
local spent, own = number('spent'), number(node .. ':spent')
if tonumber(ARGV[3]) > own then
  spent = spent + tonumber(ARGV[3]) - own
  own = tonumber(ARGV[3])
  put(node .. ':spent', own)
  put('spent', spent)
end
local returned = math.min(tonumber(ARGV[5]), math.max(share - own, 0))
share, out = share - returned, out - returned

local limit = tonumber(redis.call('GET', KEYS[1]) or '0')
local left = math.max(limit - out, 0)
local wanted, least = tonumber(ARGV[6]), tonumber(ARGV[7])
local slice = math.min(math.max(math.floor(left / (2 * nodes)), least), wanted, left)
if slice < least then slice = 0 end
share, out = share + slice, out + slice
put(node .. ':out', share)
put('out', out)

local told = number('told')
local function reached(count)
  while count < #ARGV - 8 and spent ~= 0 and spent * 100 >= limit * tonumber(ARGV[9 + count]) do count = count + 1 end
  return count
end
if number('limit') ~= limit then
  told = math.min(told, reached(0))
  put('limit', limit)
  put('refused', 0)
end
local crossed = 0
local now = reached(told)
for level = told, now - 1 do crossed = crossed + 2 ^ level end
put('told', now)
local first = 0
if least ~= 0 and slice == 0 then
  if number('refused') == 0 then first = 1 end
  put('refused', 1)
end
local answer = table.concat({text(slice), text(math.max(limit - out, 0)), text(limit), text(spent), text(crossed),
                             text(first)}, ' ')
redis.call('HSET', account, node .. ':last', answer)
if ARGV[8] ~= '0' then redis.call('EXPIRE', account, ARGV[8]) end
return answer
)lua";

/// Six numbers with a space between them, and nothing else. Refused: reason::bad_number.
[[nodiscard]] inline result<cap::lease_reply> read_reply(std::string_view text) {
    constexpr refusal no_answer_of_ours{reason::bad_number, {}};
    std::array<std::uint64_t, 6> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::size_t end = i + 1 < numbers.size() ? text.find(' ') : text.size();
        const auto read = parse_integer<std::uint64_t>(text.substr(0, end));
        if (!read || end == std::string_view::npos) return no_answer_of_ours;
        numbers[i] = *read;
        text.remove_prefix((std::min)(end + 1, text.size()));
    }
    if (numbers[4] > UINT8_MAX) return no_answer_of_ours;
    return cap::lease_reply{numbers[0],     numbers[1], numbers[2], numbers[3], static_cast<std::uint8_t>(numbers[4]),
                            numbers[5] != 0};
}

}  // namespace detail

/// A cap::lease_store in Redis: one step on the server for each message. All keys of a cap carry the same tag in
/// braces, so on a cluster they are on one node; a client that follows the cluster's redirections is given in the place
/// of `connection`.
///
/// Safe from any thread, under one lock around the client.
template <client Client = connection>
class lease_store {
public:
    /// `prefix` begins every key; periods are kept for so long after their last message, 0 for ever.
    explicit lease_store(Client& through, const cap::alert_levels& levels = {}, std::string prefix = "mingbai",
                         std::uint32_t keep_seconds = 100 * 86'400)
        : through_(&through), prefix_(std::move(prefix)), keep_(std::to_string(keep_seconds)) {
        for (std::size_t i = 0; i < levels.size(); ++i) levels_.push_back(std::to_string(levels[i]));
    }

    /// Refused: reason::superseded, reason::cap_store_away; reason::bad_number when the server's answer is none of
    /// ours.
    [[nodiscard]] result<cap::lease_reply> exchange(const cap::lease_request& request) {
        const std::string tag = prefix_ + ":{" + std::to_string(request.key) + "}:";
        const std::string limit = tag + "limit";
        const std::string account = tag + std::to_string(request.period);
        const std::array<std::string, 7> numbers{std::to_string(request.node),     std::to_string(request.sequence),
                                                 std::to_string(request.spent),    std::to_string(request.beyond),
                                                 std::to_string(request.returned), std::to_string(request.wanted),
                                                 std::to_string(request.at_least)};
        std::vector<std::string_view> command{"EVALSHA", "", "2", limit, account};
        command.insert(command.end(), numbers.begin(), numbers.end());
        command.push_back(keep_);
        command.insert(command.end(), levels_.begin(), levels_.end());

        const std::lock_guard<std::mutex> guard(lock_);
        command[1] = script_;
        result<text_reply> reply = script_.empty() ? text_reply{{}, "NOSCRIPT"} : through_->run(command);
        if (reply && reply->error.starts_with("NOSCRIPT")) {
            // A server that has just started does not know the script, and has not run it.
            const std::string_view load[]{"SCRIPT", "LOAD", detail::exchange_script};
            const auto loaded = through_->run(load);
            if (!loaded) return loaded.error();
            if (!loaded->error.empty()) return refusal{reason::cap_store_away, {}};
            script_ = loaded->text;
            command[1] = script_;
            reply = through_->run(command);
        }
        if (!reply) return reply.error();
        if (!reply->error.empty()) return refusal{reason::cap_store_away, {}};
        if (reply->text == "superseded") return refusal{reason::superseded, {}};
        return detail::read_reply(reply->text);
    }

    /// Refused: reason::out_of_range, reason::cap_store_away.
    [[nodiscard]] result<void> set_limit(cap::table_key key, cap::units limit) {
        if (limit > cap::highest_limit) return refusal{reason::out_of_range, {}};
        const std::string name = prefix_ + ":{" + std::to_string(key) + "}:limit";
        const std::string amount = std::to_string(limit);
        const std::string_view command[]{"SET", name, amount};
        const std::lock_guard<std::mutex> guard(lock_);
        const auto reply = through_->run(command);
        if (!reply) return reply.error();
        if (!reply->error.empty()) return refusal{reason::cap_store_away, {}};
        return {};
    }

private:
    Client* through_;
    std::string prefix_;
    std::string keep_;
    std::vector<std::string> levels_;
    std::mutex lock_;
    std::string script_;  // the server's name for the script, once it was loaded
};

static_assert(cap::lease_store<lease_store<>>);

}  // namespace mingbai::inline MINGBAI_ABI::redis
