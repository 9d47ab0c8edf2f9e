// SPDX-License-Identifier: Apache-2.0
// Writes the badge pages that badge_page.test.mjs opens: web_badge_page FOLDER. What the tests expect of them is
// written there by hand.
#include <mingbai/marketing/badge_page.hpp>
#include <mingbai/marketing/badge_signature.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace mingbai;
using namespace mingbai::marketing;

void write(const std::filesystem::path& folder, std::string_view name, const shown_badge& shown,
           const badge_page_options& how) {
    std::ofstream(folder / (std::string(name) + ".html"), std::ios::binary) << badge_page(shown, how);
    // What the code on the page must say.
    const std::string whole = to_text(shown);
    const qr_code code = to_qr_code(shown);
    const bool with_sheet = whole.size() <= qr_capacity(code.version(), code.level(), qr_mode::alphanumeric);
    std::ofstream(folder / (std::string(name) + ".txt"), std::ios::binary)
        << (with_sheet ? whole : to_text(shown.badge));
}

shown_badge signed_badge(badge of, const scope_sheet& sheet) {
    const hmac_badge_key key("the secret of the badges", "k1");
    of.scope = digest_of(sheet);
    return {sign_badge(of, key).value(), sheet};
}

/// As large as a signature with a public key; nobody checks it here.
struct large_signer {
    std::string_view algorithm() const { return "Ed25519"; }
    std::string_view key_name() const { return "KEY-2026"; }
    result<std::string> sign(std::string_view bytes) const {
        return std::string(sha256(bytes).view()) + std::string(sha256("mingbai").view());
    }
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: web_badge_page FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);

    badge usual;
    usual.licence = licence_id{"HE-2026-0007"};
    usual.agent = agent_id{"AG-7"};
    usual.principal = principal_id{"CARRIER-HE"};
    usual.channel = channel_id{"WEB"};
    usual.platform = platform_id{"shop.example.cn/7"};
    usual.from = *parse_instant("2026-03-01T00:00:00+08:00");
    usual.until = *parse_instant("2026-04-01T00:00:00+08:00");
    usual.actions = {agent_action::advertise, agent_action::take_order};
    scope_sheet sheet{agent_name{"春风通讯"},
                      {{filing_number{"26HE900001"}, filing_number{"26HE900002"}}, {}, {region_name{"河北"}}}};
    sheet.sales.categories = decltype(sheet.sales.categories)::everything();
    const std::vector<named_plan> names{{filing_number{"26HE900001"}, "春风套餐59元"}};
    const badge_page_options how{.principal = "示例运营商", .hotline = "10000", .own_code = "10001", .plans = names};
    write(folder, "badge", signed_badge(usual, sheet), how);

    // The most that a badge can hold: its code is of version 10.
    badge largest = usual;
    largest.licence = licence_id::parse(std::string(15, 'L')).value();
    largest.agent = agent_id::parse(std::string(31, 'A')).value();
    largest.principal = principal_id::parse(std::string(15, 'P')).value();
    largest.channel = channel_id::parse(std::string(31, 'C')).value();
    largest.platform = platform_id::parse(std::string(40, 'S')).value();
    scope_sheet long_sheet = sheet;
    std::vector<filing_number> plans;
    for (int i = 0; i < 64; ++i) plans.push_back(filing_number::parse("26HE" + std::to_string(900000 + i)).value());
    long_sheet.sales.plans = decltype(long_sheet.sales.plans)::of(plans).value();
    long_sheet.sales.regions = decltype(long_sheet.sales.regions)::everything();
    largest.scope = digest_of(long_sheet);
    large_signer signer;
    write(folder, "badge-largest", {sign_badge(largest, signer).value(), long_sheet}, how);

    const std::string_view hostile = "</p></main><script>alert(1)</script><img src=x onerror=alert(2)>\"' &lt;";
    badge odd = usual;
    odd.platform = platform_id{"<img/src=x/onerror=alert(3)>"};
    scope_sheet odd_sheet = sheet;
    odd_sheet.name = agent_name{"<script>alert(4)</script>"};
    odd_sheet.sales.regions = {region_name{"<b>河北</b>&amp;\"'"}};
    write(folder, "badge-hostile", signed_badge(odd, odd_sheet),
          {.principal = hostile, .hotline = hostile, .own_code = hostile, .plans = {}});
}
