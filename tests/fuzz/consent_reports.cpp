// SPDX-License-Identifier: Apache-2.0
// Each two bytes are a report of a gateway about one question. Whatever comes in whatever order, the desk, a desk that reads the
// ledger later, and a person who reads the reports one by one (support/consent_reference.hpp) say the same; and of codes, the
// right one counts unless the tries were used up before it.
#include <mingbai/consent/desk.hpp>
#include <mingbai/consent/judgement.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "../support/consent_reference.hpp"
#include "../support/consent_world.hpp"

namespace fuzz_consent_reports {

using namespace mingbai;
using namespace mingbai::consent;
using mingbai_test::gateway_report;
using std::chrono::seconds;

void holds(bool condition) {
    if (!condition) std::abort();
}

void deliver(desk& to, const sha256_digest& request, const gateway_report& each) {
    static constexpr const char* words[]{"", "同意", "不同意", "什么", "TD"};
    const instant at = mingbai_test::noon + each.at;
    if (each.what == gateway_report::receipt)
        (void)to.delivered(request, at);
    else
        (void)to.answer(request, mingbai_test::reply(words[each.what], at));
}

void by_message(const std::vector<gateway_report>& reports, bool needs_receipt) {
    constexpr seconds window{100};
    mingbai_test::consent_world world({.reply_window = window, .needs_receipt = needs_receipt});
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), mingbai_test::noon);
    holds(asked.has_value());
    for (const gateway_report& each : reports) deliver(world.desk, asked->digest, each);
    const state expected = mingbai_test::read_by_a_person(reports, needs_receipt, window);
    const case_file& file = *world.desk.find(asked->digest);
    holds(file.stands.now == expected);
    holds(expected != state::proven || file.proof);
    desk later = world.another_desk();
    holds(later.status().has_value() && later.find(asked->digest)->stands == file.stands);
    if (file.proof) holds(later.recall(file.proof->record).has_value() == (expected == state::proven));
}

void by_code(const std::vector<gateway_report>& reports, int allowed) {
    const judging_terms terms{.expires_at = instant{seconds{1000}}, .wrong_codes = allowed, .by_code = true};
    std::vector<happening> known;
    std::vector<seconds> wrong;
    std::vector<seconds> right;
    for (const gateway_report& each : reports) {
        const bool is_right = each.what == gateway_report::yes;
        (is_right ? right : wrong).push_back(each.at);
        known.push_back({is_right ? event::agreement : event::unclear, instant{each.at}, sha256(std::to_string(known.size())), known.size()});
    }
    bool counts = false;
    for (const seconds at : right) {
        int before = 0;
        for (const seconds other : wrong) before += other <= at ? 1 : 0;
        counts = counts || before < allowed;
    }
    holds((judge(known, terms).now == state::proven) == counts);
}

}  // namespace fuzz_consent_reports

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_consent_reports;
    std::vector<gateway_report> reports;
    for (std::size_t i = 1; i + 1 < size && reports.size() < 12; i += 2)
        reports.push_back({static_cast<gateway_report::kind>(data[i] % 5), seconds{data[i + 1] % 130 - 3}});
    const unsigned how = size == 0 ? 0U : data[0];
    by_message(reports, how % 2 == 1);
    by_code(reports, 1 + static_cast<int>(how / 2 % 5));
    return 0;
}
