// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/bill/bill_record.hpp>
#include <mingbai/bill/charge_tree.hpp>
#include <mingbai/bill/recompute.hpp>

#include <catch.hpp>

#include <map>
#include <random>
#include <string>
#include <vector>

namespace bill_bill_property {

using namespace mingbai;
using namespace mingbai::bill;
namespace chr = std::chrono;

bill_line random_line(std::mt19937_64& random) {
    bill_line line;
    line.kind = line_kind_texts[random() % line_kind_texts.size()].kind;
    line.title = std::string("项目") + static_cast<char>('a' + random() % 26);
    const auto day = 1 + static_cast<unsigned>(random() % 28);
    line.days.first = chr::year{2026} / chr::month{1 + static_cast<unsigned>(random() % 12)} / chr::day{day};
    line.days.last = civil_date{chr::sys_days{line.days.first} + chr::days{random() % 40}};
    if (line.kind == line_kind::third_party) line.provider = "第三方";
    if (random() % 2 != 0) line.agreement = order_id::unchecked("order-" + std::to_string(random() % 5));
    if (line.kind == line_kind::overage) {
        line.what = service::data;
        line.quantity = service_amount::of(random() >> 20, service_unit::bytes);
        for (std::size_t i = random() % 3; i > 0; --i) line.quantity_by_day.push_back(random());
    }
    auto micros = static_cast<std::int64_t>(random() % 1'000'000'000);
    if (line.kind == line_kind::discount || (line.kind == line_kind::correction && random() % 2 != 0)) micros = -micros;
    line.amount = money<cny>::from_micros(micros);
    return line;
}

TEST_CASE("totals of random bills are the sums that a plain loop makes, and records read back") {
    const unsigned seed = 4740;
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int round = 0; round < 300; ++round) {
        std::vector<bill_line> lines;
        for (std::size_t i = random() % 20; i > 0; --i) lines.push_back(random_line(random));
        std::int64_t all = 0;
        std::int64_t others = 0;
        std::map<line_kind, std::int64_t> kinds;
        for (const bill_line& each : lines) {
            all += each.amount.micros();
            if (each.kind == line_kind::third_party) others += each.amount.micros();
            kinds[each.kind] += each.amount.micros();
        }
        const auto bill = cny_bill::make(
            {subscriber_number{"13800138000"}, 679, {chr::year{2026} / 8 / 1, chr::year{2026} / 8 / 31}}, lines);
        REQUIRE(bill);
        REQUIRE(bill->total().micros() == all);
        REQUIRE(bill->third_party_total().micros() == others);
        REQUIRE(bill->own_total().micros() == all - others);
        for (const line_kind_text& each : line_kind_texts)
            REQUIRE(bill->total_of(each.kind).micros() == kinds[each.kind]);
        const std::string text = canonical_text(*bill);
        const auto read = read_bill<cny>(text);
        REQUIRE(read);
        REQUIRE(*read == *bill);
        REQUIRE(canonical_text(*read) == text);
    }
}

TEST_CASE("a random tree has a gap exactly where its numbers were spoilt") {
    std::mt19937_64 random(1001);
    for (int round = 0; round < 300; ++round) {
        const std::size_t size = 1 + random() % 30;
        std::vector<charge_node<cny>> nodes(size);
        std::vector<std::vector<std::size_t>> parts(size);
        for (std::size_t i = 0; i < size; ++i) {
            nodes[i].id = i + 1;
            if (i != 0) nodes[i].parent = 1 + random() % i;
            if (i != 0) parts[nodes[i].parent - 1].push_back(i);
        }
        std::int64_t leaf_sum = 0;
        for (std::size_t i = size; i-- > 0;) {  // parents come before their parts
            std::int64_t sum = 0;
            for (const std::size_t part : parts[i]) sum += nodes[part].amount.micros();
            if (parts[i].empty()) leaf_sum += sum = static_cast<std::int64_t>(random() % 1'000'000);
            nodes[i].amount = money<cny>::from_micros(sum);
        }
        const auto clean = read_charge_tree(nodes);
        REQUIRE(clean);
        REQUIRE(clean->gaps.empty());
        REQUIRE(clean->leaf_sum.micros() == leaf_sum);
        REQUIRE(clean->stated == nodes[0].amount);

        const std::size_t spoilt = random() % size;
        nodes[spoilt].amount += money<cny>::from_micros(1);
        const auto read = read_charge_tree(nodes);
        REQUIRE(read);
        std::vector<std::size_t> expected;
        if (spoilt != 0) expected.push_back(nodes[spoilt].parent - 1);
        if (!parts[spoilt].empty()) expected.push_back(spoilt);
        std::vector<std::size_t> found;
        for (const auto& gap : read->gaps) found.push_back(gap.node);
        REQUIRE(found == expected);
    }
}

TEST_CASE("the use that costs an amount is a longest stretch of uses that cost it") {
    std::mt19937_64 random(60);
    for (int round = 0; round < 300; ++round) {
        basic_overage<owning_storage<>> terms;
        terms.what = service::sms;
        std::uint64_t from = 0;
        for (std::size_t i = 1 + random() % 3; i > 0; --i) {
            terms.rates.push_back({money<cny>::from_micros(static_cast<std::int64_t>(random() % 4) * 100'000),
                                   service_amount::of(1 + random() % 4, service_unit::messages), from});
            from += 1 + random() % 20;
        }
        if (random() % 2 != 0)
            terms.money_ceiling = money<cny>::from_micros(static_cast<std::int64_t>(1 + random() % 30) * 100'000);
        REQUIRE(well_formed(terms));
        const auto cost = [&](std::uint64_t use) { return charge_overage(terms, use)->amount; };
        const money<cny> amount = money<cny>::from_micros(static_cast<std::int64_t>(random() % 40) * 100'000);
        const auto range = use_that_costs(terms, amount);
        for (std::uint64_t use = 0; use < 150; ++use) {
            const bool costs = cost(use) == amount;
            const bool claimed = range && use >= range->least && use <= range->most;
            REQUIRE(costs == claimed);
        }
        if (range && range->most != UINT64_MAX) {
                const auto next = charge_overage(terms, range->most + 1);
                CAPTURE(range->least, range->most, amount.micros(), terms.rates.size());
                if (next) REQUIRE(next->amount > amount);  // else the charge no longer fits
            }
    }
}

}  // namespace bill_bill_property
