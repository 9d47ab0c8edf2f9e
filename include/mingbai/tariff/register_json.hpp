// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hex.hpp>
#include <mingbai/tariff/register.hpp>

#include <string>

namespace mingbai::inline MINGBAI_ABI {

/// The register at one instant as a canonical document: an array of {"digest","effective","plan","record","version"} for
/// every plan in force, in the order of publication. What is exchanged, and what an outside watcher can compare.
template <class Profile, digest_engine Hasher>
[[nodiscard]] std::string to_canonical_json(const disclosure_register<Profile, Hasher>& disclosed, instant at) {
    std::string text;
    json_writer out(text);
    out.begin_array();
    disclosed.for_each_in_force(at, [&](const auto& version) {
        out.begin_object().member("digest", to_hex(version.digest)).member("effective", version.effective.time_since_epoch().count());
        write_plan(out.key("plan"), version.plan);
        out.member("record", version.record).member("version", version.version).end_object();
    });
    out.end_array();
    const auto done = out.finish();
    expects(done.has_value(), "mingbai::to_canonical_json: a published plan is not UTF-8");
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI
