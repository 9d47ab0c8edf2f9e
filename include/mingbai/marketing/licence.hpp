// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/record_kind.hpp>
#include <mingbai/marketing/agent_scope.hpp>

#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// 代理授权: what a principal lets an agent do in its name. A sub-licence names the licence that it comes from and can
/// never allow more than it.
struct licence {
    licence_id id{};
    licence_id parent{};  ///< empty: given by the principal itself
    agent_id agent{};
    agent_name name{};  ///< the agent's, as customers know it
    principal_id principal{};
    agent_scope scope{};

    friend bool operator==(const licence&, const licence&) = default;
};

/// What happened to a licence, as its ledger record states it.
struct licence_act {
    evidence::record_kind kind{};  ///< licence_issued to licence_revoked
    std::string by{};   ///< the principal; for a sub-licence that is issued, the agent who names the sub-agent
    std::string why{};  ///< in words, of a suspension, a resumption or a revocation
    licence terms{};    ///< issued: all of it; narrowed: `id` and the new `scope`; else `id` only

    friend bool operator==(const licence_act&, const licence_act&) = default;
};

/// Whether a kind is one of these acts.
[[nodiscard]] constexpr bool is_licence_act(evidence::record_kind kind) noexcept {
    return kind >= evidence::record_kind::licence_issued && kind <= evidence::record_kind::licence_revoked;
}

/// The canonical document of an act, the payload of its record. Refused: reason::bad_utf8.
[[nodiscard]] inline result<std::string> canonical_text(const licence_act& act) {
    using evidence::record_kind;
    const bool issued = act.kind == record_kind::licence_issued;
    std::string text;
    json_writer out(text);
    out.begin_object();
    if (issued) out.member("agent", act.terms.agent).member("agent_name", act.terms.name.text());
    out.member("by", act.by).member("licence", act.terms.id.text());
    if (issued) out.member("parent", act.terms.parent.text()).member("principal", act.terms.principal.text());
    if (issued || act.kind == record_kind::licence_narrowed) {
        out.begin_object("scope");
        detail::write_members(out, act.terms.scope);
        out.end_object();
    } else {
        out.member("why", act.why);
    }
    out.end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// Reads an act back. Refused: the JSON reasons, and those of its identifiers, when it is not what `canonical_text`
/// writes for an act of this kind.
[[nodiscard]] inline result<licence_act> read_licence_act(evidence::record_kind kind, std::string_view payload) {
    using evidence::record_kind;
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    licence_act read;
    read.kind = kind;
    read.by = from.get<std::string_view>("by");
    read.terms.id = from.get<std::string_view>("licence", licence_id::parse);
    if (kind == record_kind::licence_issued) {
        read.terms.agent = from.get<agent_id>("agent");
        read.terms.name = from.get<std::string_view>("agent_name", agent_name::parse);
        read.terms.parent = from.get<std::string_view>("parent", [](std::string_view id) {
            return id.empty() ? result<licence_id>(licence_id()) : licence_id::parse(id);
        });
        read.terms.principal = from.get<std::string_view>("principal", principal_id::parse);
    }
    if (kind == record_kind::licence_issued || kind == record_kind::licence_narrowed) {
        if (const auto scope = from.value("scope"); scope) read.terms.scope = detail::read_scope(*scope, from);
    } else {
        read.why = from.get<std::string_view>("why");
    }
    if (const auto done = from.finish(); !done) return done.error();
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
