// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/utf8.hpp>
#include <mingbai/consent/case_file.hpp>
#include <mingbai/consent/received_reply.hpp>
#include <mingbai/consent/signature.hpp>
#include <mingbai/consent/sms_reply.hpp>
#include <mingbai/evidence/record_kind.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent::detail {

/// A record that is not on the ledger yet.
struct draft {
    evidence::record_kind kind{};
    instant at{};
    std::string payload{};
};

[[nodiscard]] inline std::int64_t seconds_of(instant t) noexcept {
    return t.time_since_epoch().count();
}

/// Text goes in as it is; bytes that are not UTF-8, which a gateway may deliver, go in as hexadecimal beside it.
[[nodiscard]] inline std::string hex_unless_utf8(std::string_view bytes) {
    if (is_utf8(bytes)) return {};
    return to_hex(bytes);
}

/// Writes an object whose strings are known to be UTF-8.
template <class Fill>
[[nodiscard]] std::string object(Fill&& fill) {
    std::string text;
    json_writer out(text);
    out.begin_object();
    fill(out);
    out.end_object();
    const auto done = out.finish();
    expects(done.has_value(), "mingbai::consent::detail::object: a string is not UTF-8");
    return text;
}

[[nodiscard]] inline draft code_sent(const sha256_digest& request, const sent_code& code) {
    return {evidence::record_kind::consent_code_sent, code.sent_at, object([&](json_writer& out) {
                out.member("generation", code.generation)
                    .member("request", to_hex(request))
                    .member("seal", to_hex(code.seal))
                    .member("sent_at", seconds_of(code.sent_at))
                    .member("valid_until", seconds_of(code.valid_until));
            })};
}

[[nodiscard]] inline draft delivered(const sha256_digest& request, instant at) {
    return {evidence::record_kind::consent_delivered, at,
            object([&](json_writer& out) { out.member("at", seconds_of(at)).member("request", to_hex(request)); })};
}

/// `refused` says why the answer counts for nothing, or reason::none.
[[nodiscard]] inline draft answered(const sha256_digest& request, const sms_reply& reply, answer meaning,
                                    reason refused) {
    const std::string bytes = hex_unless_utf8(reply.text);
    return {evidence::record_kind::consent_answered, reply.at, object([&](json_writer& out) {
                out.member("at", seconds_of(reply.at))
                    .member("bytes", bytes)
                    .member("from", reply.from)
                    .member("meaning", to_text(meaning))
                    .member("method", to_text(method::sms_reply))
                    .member("refused", to_text(refused))
                    .member("request", to_hex(request))
                    .member("text", bytes.empty() ? std::string_view(reply.text) : std::string_view{})
                    .member("to", reply.to);
            })};
}

/// `seal` is the desk's own authentication of a right code; zero for a wrong one.
/// `attempt` keeps tries of the same second apart.
[[nodiscard]] inline draft code_tried(const sha256_digest& request, std::uint32_t generation, std::uint64_t attempt,
                                      instant at, reason refused, const sha256_digest& seal) {
    const bool right = refused == reason::none;
    return {evidence::record_kind::consent_answered, at, object([&](json_writer& out) {
                out.member("at", seconds_of(at))
                    .member("attempt", attempt)
                    .member("generation", generation)
                    .member("meaning", to_text(right ? answer::yes : answer::unclear))
                    .member("method", to_text(method::one_time_code))
                    .member("refused", to_text(refused))
                    .member("request", to_hex(request))
                    .member("seal", to_hex(seal));
            })};
}

[[nodiscard]] inline draft signed_answer(const sha256_digest& request, const signed_terms& given, reason refused) {
    const bool valid = refused == reason::none;
    const std::string signature = to_hex(given.signature);
    return {evidence::record_kind::consent_answered, given.at, object([&](json_writer& out) {
                out.member("at", seconds_of(given.at))
                    .member("identity", given.identity)
                    .member("key", given.key)
                    .member("meaning", to_text(valid ? answer::yes : answer::unclear))
                    .member("method", to_text(method::signature))
                    .member("refused", to_text(refused))
                    .member("request", to_hex(request))
                    .member("signature", signature)
                    .member("terms", to_hex(given.terms));
            })};
}

/// What a request has come to by an answer, which is named by its identity.
[[nodiscard]] inline draft outcome(evidence::record_kind kind, const case_file& file, const sha256_digest& answer,
                                   instant at) {
    return {kind, at, object([&](json_writer& out) {
                out.member("answer", to_hex(answer))
                    .member("at", seconds_of(at))
                    .member("order", file.asked.facts.order)
                    .member("request", to_hex(file.digest));
            })};
}

[[nodiscard]] inline draft expired(const case_file& file) {
    return {evidence::record_kind::consent_expired, file.asked.expires_at, object([&](json_writer& out) {
                out.member("at", seconds_of(file.asked.expires_at))
                    .member("order", file.asked.facts.order)
                    .member("request", to_hex(file.digest));
            })};
}

/// `answer` is zero when consent was not taken back by a message.
[[nodiscard]] inline draft withdrawn(const case_file& file, const sha256_digest& answer, instant at, instant ends_at) {
    return {evidence::record_kind::consent_withdrawn, at, object([&](json_writer& out) {
                out.member("answer", to_hex(answer))
                    .member("at", seconds_of(at))
                    .member("ends_at", seconds_of(ends_at))
                    .member("order", file.asked.facts.order)
                    .member("request", to_hex(file.digest));
            })};
}

[[nodiscard]] inline draft superseded(const case_file& file, const sha256_digest& successor, instant at) {
    return {evidence::record_kind::consent_superseded, at, object([&](json_writer& out) {
                out.member("at", seconds_of(at))
                    .member("request", to_hex(file.digest))
                    .member("successor", to_hex(successor));
            })};
}

[[nodiscard]] inline draft used(const case_file& file, std::uint64_t proof, instant at) {
    return {evidence::record_kind::consent_used, at, object([&](json_writer& out) {
                out.member("at", seconds_of(at))
                    .member("order", file.asked.facts.order)
                    .member("proof", proof)
                    .member("request", to_hex(file.digest));
            })};
}

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail
