// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/evidence/bundle.hpp>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// An evidence bundle as one JSON document; docs/evidence-format.md specifies it for those who write their own verifier.

namespace mingbai::inline MINGBAI_ABI::evidence {

inline constexpr std::string_view bundle_format = "mingbai-evidence-bundle/1";

namespace detail {

inline void write_json(json_writer& out, const std::vector<sha256_digest>& hashes) {
    out.begin_array();
    for (const sha256_digest& each : hashes) out.value(to_hex(each));
    out.end_array();
}

inline void write_json(json_writer& out, const anchor& of) {
    out.begin_object()
        .member("end", of.end)
        .member("first", of.first)
        .member("ledger", of.ledger)
        .member("previous", to_hex(of.previous))
        .member("root", to_hex(of.root))
        .member("segment", of.segment)
        .end_object();
}

inline void write_json(json_writer& out, const record& of) {
    out.begin_object()
        .member("at", of.at.time_since_epoch().count())
        .member("commitment", to_hex(of.commitment))
        .member("kind", static_cast<std::uint16_t>(of.kind))
        .member("kind_name", to_text(of.kind));
    if (of.erased)
        out.member("payload", nullptr).member("salt", nullptr);
    else
        out.member("payload", of.payload).member("salt", to_hex(std::span<const std::uint8_t>(of.salt)));
    out.member("sequence", of.sequence).member("subject", to_hex(of.subject)).end_object();
}

inline void write_json(json_writer& out, const bundle_item& item) {
    out.begin_object().begin_object("proof").key("in_ledger");
    write_json(out, item.proof.in_ledger);
    out.key("in_segment");
    write_json(out, item.proof.in_segment);
    out.key("segment");
    write_json(out, item.proof.segment);
    out.end_object().key("record");
    write_json(out, item.stored);
    if (item.shard) {
        out.begin_object("shard").key("head");
        write_json(out, item.shard->head);
        out.key("in_shards");
        write_json(out, item.shard->in_shards);
        out.member("number", item.shard->number).end_object();
    }
    out.end_object();
}

/// Reads lower-case hexadecimal of the right length: one text has one reading, and one value one text.
[[nodiscard]] inline bool read_hex(std::string_view text, std::span<std::uint8_t> into) {
    const auto upper = [](char digit) { return digit >= 'A' && digit <= 'F'; };
    return from_hex(text, into).has_value() && std::none_of(text.begin(), text.end(), upper);
}

/// Reads the members of JSON objects one after another and remembers the first refusal.
class json_fields {
public:
    [[nodiscard]] const refusal* refused() const noexcept { return refused_.why == reason::none ? nullptr : &refused_; }

    void only(const json_value& from, std::initializer_list<std::string_view> keys) { keep(from.has_only(keys)); }

    template <class T>
    [[nodiscard]] T get(const json_value& from, std::string_view key) {
        const result<T> found = from.get<T>(key);
        keep(found);
        return found ? *found : T{};
    }

    [[nodiscard]] std::optional<json_value> at(const json_value& from, std::string_view key) {
        const result<json_value> found = from.at(key);
        keep(found);
        return found ? std::optional<json_value>(*found) : std::nullopt;
    }

    [[nodiscard]] sha256_digest digest(const json_value& from, std::string_view key) {
        sha256_digest read;
        if (!read_hex(get<std::string_view>(from, key), read.bytes)) fail(reason::bad_hex, from);
        return read;
    }

    [[nodiscard]] std::vector<sha256_digest> digests(const json_value& from, std::string_view key) {
        std::vector<sha256_digest> read;
        const std::optional<json_value> list = at(from, key);
        if (list && !list->is_array()) fail(reason::json_wrong_type, *list);
        if (!list) return read;
        for (const json_value each : list->elements()) {
            read.emplace_back();
            if (!read_hex(each.as<std::string_view>().value_or({}), read.back().bytes)) fail(reason::bad_hex, each);
        }
        return read;
    }

    [[nodiscard]] ledger_name ledger(const json_value& from) {
        const result<ledger_name> name = ledger_name::parse(get<std::string_view>(from, "ledger"));
        keep(name);
        return name ? *name : ledger_name{};
    }

    [[nodiscard]] instant time(const json_value& from, std::string_view key) {
        const result<instant> read = instant_from_unix(get<std::int64_t>(from, key));
        if (!read) fail(reason::out_of_range, from);
        return read ? *read : instant{};
    }

    template <class T>
    void keep(const result<T>& read) {
        if (!read && refused_.why == reason::none) refused_ = read.error();
    }
    void fail(reason why, const json_value& where) {
        if (refused_.why == reason::none) refused_ = {why, at_offset(where.offset())};
    }

private:
    refusal refused_;
};

[[nodiscard]] inline tree_head read_tree_head(json_fields& fields, const json_value& from) {
    fields.only(from, {"at", "ledger", "root", "segments", "size"});
    tree_head read;
    read.ledger = fields.ledger(from);
    read.size = fields.get<std::uint64_t>(from, "size");
    read.segments = fields.get<std::uint64_t>(from, "segments");
    read.root = fields.digest(from, "root");
    read.at = fields.time(from, "at");
    return read;
}

[[nodiscard]] inline anchor read_anchor(json_fields& fields, const json_value& from) {
    fields.only(from, {"end", "first", "ledger", "previous", "root", "segment"});
    anchor read;
    read.ledger = fields.ledger(from);
    read.segment = fields.get<std::uint32_t>(from, "segment");
    read.first = fields.get<std::uint64_t>(from, "first");
    read.end = fields.get<std::uint64_t>(from, "end");
    read.root = fields.digest(from, "root");
    read.previous = fields.digest(from, "previous");
    return read;
}

[[nodiscard]] inline record read_record(json_fields& fields, const json_value& from) {
    fields.only(from, {"at", "commitment", "kind", "kind_name", "payload", "salt", "sequence", "subject"});
    record read;
    read.at = fields.time(from, "at");
    read.commitment = fields.digest(from, "commitment");
    read.kind = static_cast<record_kind>(fields.get<std::uint16_t>(from, "kind"));
    // The number is what was hashed; a name that says something else would deceive the reader.
    if (fields.get<std::string_view>(from, "kind_name") != to_text(read.kind)) fields.fail(reason::bad_bundle, from);
    read.sequence = fields.get<std::uint64_t>(from, "sequence");
    read.subject.digest = fields.digest(from, "subject");
    const std::optional<json_value> payload = fields.at(from, "payload");
    const std::optional<json_value> salt = fields.at(from, "salt");
    if (!payload || !salt) return read;
    read.erased = payload->is_null() && salt->is_null();
    if (read.erased) return read;
    read.payload = fields.get<std::string_view>(from, "payload");
    if (!read_hex(fields.get<std::string_view>(from, "salt"), read.salt)) fields.fail(reason::bad_hex, *salt);
    return read;
}

[[nodiscard]] inline bundle_item read_item(json_fields& fields, const json_value& from) {
    fields.only(from, {"proof", "record", "shard"});
    bundle_item read;
    if (const std::optional<json_value> stored = fields.at(from, "record")) read.stored = read_record(fields, *stored);
    if (const std::optional<json_value> proof = fields.at(from, "proof")) {
        fields.only(*proof, {"in_ledger", "in_segment", "segment"});
        read.proof.in_ledger = fields.digests(*proof, "in_ledger");
        read.proof.in_segment = fields.digests(*proof, "in_segment");
        if (const std::optional<json_value> segment = fields.at(*proof, "segment")) read.proof.segment = read_anchor(fields, *segment);
        read.stored.segment = read.proof.segment.segment;
    }
    if (const std::optional<json_value> shard = from.find("shard")) {
        fields.only(*shard, {"head", "in_shards", "number"});
        shard_proof proof;
        if (const std::optional<json_value> head = fields.at(*shard, "head")) proof.head = read_tree_head(fields, *head);
        proof.in_shards = fields.digests(*shard, "in_shards");
        proof.number = fields.get<std::uint64_t>(*shard, "number");
        read.shard = std::move(proof);
    }
    return read;
}

}  // namespace detail

/// The bundle as canonical JSON. Refused with reason::bad_utf8 for a document or key name that is not UTF-8.
[[nodiscard]] inline result<std::string> to_json(const evidence_bundle& bundle) {
    std::string text;
    json_writer out(text);
    out.begin_object().begin_array("documents");
    for (const bundle_document& each : bundle.documents)
        out.begin_object().member("name", each.name).member("sha256", to_hex(sha256(each.text))).member("text", each.text).end_object();
    out.end_array().member("format", bundle_format).begin_object("head").member("algorithm", bundle.head.algorithm).key("head");
    detail::write_json(out, bundle.head.head);
    out.member("key", bundle.head.key_name).member("signature", to_hex(bundle.head.signature)).end_object();
    out.begin_array("items");
    for (const bundle_item& each : bundle.items) detail::write_json(out, each);
    out.end_array().end_object();
    if (const result<void> done = out.finish(); !done) return done.error();
    return text;
}

/// Reads what `to_json` wrote, exactly that: canonical JSON with these members and no others. It says nothing about whether
/// the bundle is true; see `verify_bundle`. Refused with the byte offset: reason::bad_bundle for another format, otherwise as
/// the JSON reader does or with reason::bad_hex, bad_identifier or out_of_range.
[[nodiscard]] inline result<evidence_bundle> read_bundle(std::string_view text) {
    const result<json_document> document = read_json(text);
    if (!document) return document.error();
    if (!document->is_canonical()) return refusal{reason::bad_bundle, {}};
    const json_value root = document->root();
    detail::json_fields fields;
    fields.only(root, {"documents", "format", "head", "items"});
    if (fields.get<std::string_view>(root, "format") != bundle_format) return refusal{reason::bad_bundle, at_offset(root.offset())};

    evidence_bundle bundle;
    if (const std::optional<json_value> head = fields.at(root, "head")) {
        fields.only(*head, {"algorithm", "head", "key", "signature"});
        bundle.head.algorithm = fields.get<std::string_view>(*head, "algorithm");
        bundle.head.key_name = fields.get<std::string_view>(*head, "key");
        const std::string_view hex = fields.get<std::string_view>(*head, "signature");
        bundle.head.signature = bytes_from_hex(hex).value_or({});
        if (to_hex(bundle.head.signature) != hex) fields.fail(reason::bad_hex, *head);
        if (const std::optional<json_value> inner = fields.at(*head, "head")) bundle.head.head = detail::read_tree_head(fields, *inner);
    }
    for (const char* const list : {"documents", "items"}) {
        const std::optional<json_value> found = fields.at(root, list);
        if (found && !found->is_array()) fields.fail(reason::json_wrong_type, *found);
    }
    if (const refusal* refused = fields.refused()) return *refused;
    for (const json_value each : root.find("documents")->elements()) {
        fields.only(each, {"name", "sha256", "text"});
        bundle.documents.push_back({std::string(fields.get<std::string_view>(each, "name")), std::string(fields.get<std::string_view>(each, "text"))});
        if (fields.digest(each, "sha256") != sha256(bundle.documents.back().text)) fields.fail(reason::bad_bundle, each);
    }
    for (const json_value each : root.find("items")->elements()) bundle.items.push_back(detail::read_item(fields, each));
    if (const refusal* refused = fields.refused()) return *refused;
    return bundle;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence
