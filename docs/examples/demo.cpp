// SPDX-License-Identifier: Apache-2.0
//
// demo [--profile NAME] [OFFERS.tsv] [FOLDER]
//
// One customer's order from end to end, on real offers: what may be disclosed and sold, what must be asked and answered, a
// spending cap that holds, an agent who sells within its licence, and evidence that shows when somebody touched it. Read it from top
// to bottom. With --profile eu, uk, us, au, in_trai, sg, kr or jp the same journey goes by that country's rules, on offers of its
// own: see `abroad`.

#include <mingbai/mingbai.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <vector>
#if __has_include(<unistd.h>)
#include <unistd.h>
#endif

using namespace mingbai::literals;
using namespace std::chrono_literals;
namespace consent = mingbai::consent;
namespace evidence = mingbai::evidence;
namespace marketing = mingbai::marketing;
namespace notice = mingbai::notice;
using cn = mingbai::profile::cn_miit;

// ---- a plan of our own, as a constant -------------------------------------------------------------------------------

namespace {

constexpr mingbai::allowance spring_content[]{{mingbai::service::data, 30_GB}, {mingbai::service::voice, 500_min}};
constexpr mingbai::overage_rate<mingbai::cny> per_mb[]{{0.29_cny, 1_MB}};
constexpr mingbai::stretch_ceiling<mingbai::cny> stairs[]{{(100_MB).bytes(), 10_cny}, {(1_GB).bytes(), 60_cny}};
constexpr mingbai::overage_rate<mingbai::cny> per_minute[]{{0.15_cny, 1_min}};
constexpr mingbai::overage spring_overage[]{
    {.what = mingbai::service::data, .rates = per_mb, .stretches = stairs, .money_ceiling = 500_cny, .volume_ceiling = 15_GB},
    {.what = mingbai::service::voice, .rates = per_minute}};
constexpr std::string_view hebei[]{"河北"};
constexpr std::string_view channels[]{"营业厅", "网上营业厅", "APP"};

constexpr mingbai::literal_tariff_plan spring{
    .name = "春风套餐59元",
    .filing_number = "26HE900001",
    .category = "套餐",
    .price = 59_cny / 1_month,
    .content = spring_content,
    .overage = spring_overage,
    .audience = "河北省内公众用户",
    .regions = hebei,
    .validity = mingbai::plan_validity{24_months, true, 24_months},
    .channels = channels,
    .on_sale = std::chrono::year{2026} / 2 / 9,
    .off_sale = std::chrono::year{2029} / 12 / 31,
    .commitment = mingbai::basic_commitment<mingbai::literal_storage<>>{},
    .unsubscribe = "发送TD到10000",
    .breach = "提前退订不收取费用",
};

// Leave out the overage or rename it 春风套餐79元, and the compiler says which rule the plan breaks.
static_assert(mingbai::conforms_to<spring, cn::tariff_rules>);

// ---- what a person sees ---------------------------------------------------------------------------------------------

bool colours = false;

void say(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
}
std::string painted(const char* colour, std::string_view text) {
    return colours ? std::string("\x1b[") + colour + "m" + std::string(text) + "\x1b[0m" : std::string(text);
}
std::string good(std::string_view text) { return painted("32", text); }
std::string bad(std::string_view text) { return painted("31", text); }
void title(int number, std::string_view chinese, std::string_view english) {
    say("");
    say(painted("1", std::to_string(number) + ". " + std::string(chinese) + "  " + std::string(english)));
}
std::string words(const mingbai::refusal& why) {
    const auto text = mingbai::describe(why.why);
    return std::string(text.chinese) + " / " + std::string(text.english);
}
[[noreturn]] void give_up(std::string_view doing, const mingbai::refusal& why) {
    std::fflush(stdout);
    std::fprintf(stderr, "demo: %s: %s\n", std::string(doing).c_str(), words(why).c_str());
    std::exit(1);
}
template <class T, class E>
T need(mingbai::result<T, E> result, std::string_view doing) {
    if (!result) give_up(doing, result.error());
    return *std::move(result);
}
void write_file(const std::filesystem::path& path, std::string_view text) {
    std::ofstream(path, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
}

// The carrier's gateway: here it only shows what it was given.
struct screen {
    notice::submission send(const notice::send_job& job) {
        say("   → " + std::string(job.to.text()) + "  " + job.text);
        return notice::submission::accepted;
    }
};

// ---- 1. check -------------------------------------------------------------------------------------------------------

std::vector<mingbai::tariff_plan> read_offers(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string line;
    if (!std::getline(in, line)) {
        std::fprintf(stderr, "demo: cannot read %s\n", file.c_str());
        std::exit(1);
    }
    const auto layout = need(mingbai::register_layout::read_header(line), file);
    std::vector<mingbai::tariff_plan> offers;
    while (std::getline(in, line)) offers.push_back(need(layout.read_row(line), line));
    return offers;
}

void show_verdict(const mingbai::tariff_plan& offer, const mingbai::report& found) {
    using mingbai::fixed_width;
    const std::string price = offer.price ? std::string(to_text(offer.price->amount, mingbai::price_in_words)) : "—";
    const std::string verdict = !found.passed() ? bad("拒绝 refused") : found.clean() ? good("通过 passed ") : "通过 passed*";
    std::string line = "   " + fixed_width(offer.filing_number, 11) + fixed_width(offer.name, 46) +
                       fixed_width(price, 8, mingbai::alignment::right) + "  " + verdict;
    for (const auto& each : found.kept()) {
        line += "  " + std::string(each.rule->id) + " " + std::string(to_text(each.where.what));
        if (each.rule->severity == mingbai::severity::blocking) line += "：" + std::string(each.rule->title_zh);
    }
    say(line);
}

// ---- 5. an agent ----------------------------------------------------------------------------------------------------

// Everything that selling through an agent needs beside the carrier's own desks.
struct agents_counter {
    static constexpr std::string_view copy = "春风套餐59元：每月59元，含30GB国内流量。";

    evidence::ledger_ref ledger;
    consent::desk& desk;
    mingbai::order_desk orders;
    marketing::licence_desk& licences;
    marketing::hmac_badge_key key;
    mingbai::published_plan offer;
    marketing::approved_content approved;
    marketing::shown_badge badge;
    marketing::signed_revocation_list revoked;
    mingbai::subscriber_number customer{"18500000001"};

    marketing::agent_use use(mingbai::instant at) const {
        return {.plan = offer.number(),
                .category = marketing::plan_category{"套餐"},
                .region = marketing::region_name{"河北"},
                .channel = "WEB",
                .platform = marketing::platform_id{"shop.example.cn/7"},
                .action = marketing::agent_action::take_order,
                .at = at};
    }
    mingbai::consent::order_details details(mingbai::order_id order) const {
        return {.order = order, .subscriber = customer, .channel = "WEB", .agent = badge.badge.agent, .agent_name = "春风通讯"};
    }
};

const marketing::principal_id the_carrier{"CARRIER-HE"};

marketing::licence licence_of_spring(mingbai::instant now) {
    marketing::licence terms;
    terms.id = marketing::licence_id{"HE-2026-0007"};
    terms.agent = mingbai::agent_id{"AG-7"};
    terms.name = marketing::agent_name{"春风通讯"};
    terms.principal = the_carrier;
    terms.scope.sales = {{mingbai::filing_number{"26HE900001"}}, {marketing::plan_category{"套餐"}}, {marketing::region_name{"河北"}}};
    terms.scope.channels = {mingbai::channel_id{"WEB"}};
    terms.scope.platforms = {marketing::platform_id{"shop.example.cn/7"}};
    terms.scope.actions = {marketing::agent_action::advertise, marketing::agent_action::take_order};
    terms.scope.validity = mingbai::window(now, now + 24h * 365);
    return terms;
}

void show_licence(const agents_counter& counter, const std::filesystem::path& folder) {
    const marketing::badge& badge = counter.badge.badge;
    const mingbai::qr_code code = to_qr_code(counter.badge);
    const std::string platform(badge.platform.text());
    say("   授权 licence " + std::string(badge.licence.text()) + "：春风通讯（AG-7）在 " + platform + " 受理订购 26HE900001，限河北 / may take orders on " +
        platform + ", in Hebei");
    say("   标识牌 badge " + to_text(badge).substr(0, 24) + "… QR " + std::to_string(code.version()) + "-" +
        (code.level() == mingbai::qr_level::medium ? "M" : "L") + ", 有效至 valid until " + std::string(mingbai::to_text(date_of(badge.until - 1s, cn::zone))));
    const marketing::named_plan names[]{{counter.offer.number(), counter.offer.plan().name}};
    write_file(folder / "badge.html", badge_page(counter.badge, {.principal = "示例运营商", .hotline = "10000", .own_code = "10001", .plans = names}));
}

// The token, or every reason why there is none.
std::optional<marketing::valid_badge> show_check(const agents_counter& counter, const marketing::agent_use& use) {
    const auto checked = verify_badge(counter.badge, use, counter.revoked, counter.key, {});
    if (checked) return *checked;
    for (const auto& fault : checked.error().verdict.faults()) say("       " + words(fault));
    return std::nullopt;
}

mingbai::consent_proof agreement(agents_counter& counter, mingbai::order_id order, mingbai::instant& now) {
    const auto asked = need(counter.desk.ask(counter.offer, counter.details(order), now), "the request");
    if (order == mingbai::order_id{"A-1"}) say("   → " + asked.text);
    now += 20s;
    return need(counter.desk.answer(asked, {.from = counter.customer, .to = "10001", .text = "同意", .at = now}), "the answer");
}

void refused_at_the_check(agents_counter& counter, std::string_view what, const marketing::agent_use& use, mingbai::instant now) {
    say("   " + bad("✗") + " " + std::string(what));
    if (show_check(counter, use)) return say("       sold?!");
    const auto why = verify_badge(counter.badge, use, counter.revoked, counter.key, {}).error().why;
    (void)need(counter.orders.refuse({.plan = use.plan, .agent = counter.badge.badge.agent, .licence = counter.badge.badge.licence,
                                      .channel = use.channel, .platform = use.platform, .why = why}, now), "recording the refusal");
}

void refused_at_the_order(std::string_view what, const mingbai::result<mingbai::active_service>& sold) {
    say("   " + bad("✗") + " " + std::string(what));
    say("       " + (sold ? "sold?!" : words(sold.error())));
}

void show_five_refusals(agents_counter& counter, mingbai::instant& now) {
    say("   五个必须被拒绝的办理，每个都说明全部原因 / five that must be refused, each with every reason:");
    auto use = counter.use(now);
    use.platform = marketing::platform_id{"mall.example.cn/other"};
    refused_at_the_check(counter, "借用的标识牌：出现在别的平台 / a borrowed badge, shown on another platform", use, now);
    use = counter.use(now);
    use.plan = "26HE300128";
    use.region = marketing::region_name{"北京"};
    refused_at_the_check(counter, "超出授权：别的方案，别的地区 / another plan in another region", use, now);

    auto proof = agreement(counter, "A-2", now);
    const auto checked = *show_check(counter, counter.use(now));
    refused_at_the_order("改动的文案：“每月29元” / altered copy: \"29 yuan a month\"",
                         counter.orders.activate(counter.offer, std::move(proof), checked, counter.approved, "春风套餐59元：每月29元，含30GB国内流量。", now));

    // The agent's own system asks and is answered, on its own ledger.
    mingbai::memory_journal journal;
    evidence::ledger own_ledger(journal, mingbai::hmac_drbg<>("a seed of the agent's own, long enough"));
    consent::desk own_desk(own_ledger, {.own_codes = {mingbai::short_code{"1069555"}}, .key = "a key of the agent's own",
                                        .pseudonyms = evidence::pseudonymizer("a key of the agent's own")});
    const auto asked = need(own_desk.ask(counter.offer, counter.details("A-3"), now), "the agent's request");
    auto foreign = need(own_desk.answer(asked, {.from = counter.customer, .to = "1069555", .text = "同意", .at = now}), "the answer to the agent");
    refused_at_the_order("代理商自己的平台发出的确认 / consent that the agent's own platform asked for",
                         counter.orders.activate(counter.offer, std::move(foreign), checked, counter.approved, counter.copy, now));

    auto late = agreement(counter, "A-4", now);
    (void)need(counter.licences.suspend(counter.badge.badge.licence, the_carrier.text(), "文案被改", now), "the suspension");
    refused_at_the_order("授权已被暂停：核验之后，办理之前 / the licence was suspended after the check",
                         counter.orders.activate(counter.offer, std::move(late), checked, counter.approved, counter.copy, now));
}

void show_supervision(evidence::ledger_ref ledger) {
    mingbai::supervision watching;
    (void)ledger.for_each(0, [&](const evidence::record_view& each) { watching.apply(each); });
    const marketing::agent_conduct& conduct = *watching.find(mingbai::agent_id{"AG-7"});
    say("   监督 supervision of AG-7: 办理 orders " + std::to_string(conduct.orders) + "，拒绝 refused " +
        std::to_string(conduct.count(marketing::conduct_kind::refused_order)) + "，改动文案 altered copy " +
        std::to_string(conduct.count(marketing::conduct_kind::altered_copy)));
    for (const auto& proposal : watching.review()) {
        std::string line = "   建议暂停，由授权方决定 suspension proposed, the principal decides: " + std::string(proposal.rule().id) + " " +
                           std::string(proposal.rule().title_zh) + "，依据 records";
        for (const std::uint64_t record : proposal.evidence) line += " " + std::to_string(record);
        say(line);
    }
}

void owe_success(notice::outbox& outbox, const mingbai::active_service& service, mingbai::subscriber_number to, const mingbai::billing_cycle& cycle,
                 mingbai::instant now) {
    for (const auto& owed : service.obligations(now + 24h, cycle)) {
        const auto facts = notice::success_facts(service.plan().plan(), {.date = date_of(now, cn::zone), .channel = service.order().channel.text(), .effective = "立即生效",
                                                 .unsubscribe_effect = "退订次月生效", .hotline = "10000", .signature = "示例运营商"},
                                                 mingbai::language::chinese);
        const auto message = need(render(notice::standard_template(owed.key.kind, mingbai::language::chinese), facts), "the success notice");
        (void)need(outbox.owe({.key = owed.key, .to = to, .content = message, .due = owed.due, .deadline = owed.deadline}, now), "the outbox");
    }
}

void sell_through_an_agent(evidence::ledger_ref ledger, const mingbai::published_plan& offer, consent::desk& desk, const evidence::pseudonymizer& pseudonyms,
                           const mingbai::billing_cycle& cycle, notice::outbox& outbox, screen& gateway, std::string_view secret,
                           const std::filesystem::path& folder, mingbai::instant& now) {
    title(5, "代理商：持标识牌、在授权内、用审定文案", "an agent: with a badge, within its licence, in approved words");
    marketing::licence_desk licences(ledger, {the_carrier});
    (void)need(licences.issue(licence_of_spring(now), the_carrier.text(), now), "the licence");
    marketing::hmac_badge_key key(secret, "2026-09");
    auto approved = marketing::approved_content::approve(offer, agents_counter::copy, ledger, now);
    if (!approved) give_up("the copy", approved.error());
    auto badge = need(licences.give_badge({.licence = marketing::licence_id{"HE-2026-0007"},
                                           .channel = "WEB",
                                           .platform = marketing::platform_id{"shop.example.cn/7"},
                                           .actions = {marketing::agent_action::take_order},
                                           .validity = mingbai::window(now, now + 24h * 30)},
                                          key, now), "the badge");
    auto revoked = need(licences.revocations(the_carrier, key, now), "the revocation list");
    agents_counter counter{ledger, desk, mingbai::order_desk(ledger, desk, pseudonyms, cycle, licences), licences, key, offer, *approved, badge, revoked};
    show_licence(counter, folder);

    say("   运营商自有平台10001询问，并说明代理商 / the carrier's own platform asks, and names the agent:");
    auto proof = agreement(counter, "A-1", now);
    const auto checked = show_check(counter, counter.use(now));
    if (!checked) give_up("checking the badge", {});
    const auto service = need(counter.orders.activate(offer, std::move(proof), *checked, counter.approved, counter.copy, now), "the agent's order");
    say("   " + good("✓ 已激活 activated") + "  账本第" + std::to_string(service.record()) + "条 record, 由 sold by " +
        std::string(service.order().sold_by->agent.text()));
    owe_success(outbox, service, counter.customer, cycle, now);
    now += 2s;
    (void)need(outbox.pump(gateway, now), "the gateway");

    show_five_refusals(counter, now);
    show_supervision(ledger);
}

// ---- 4. a cap that holds, 6. evidence -------------------------------------------------------------------------------

struct charging {
    std::uint64_t used = 0;
    std::uint64_t denied = 0;
    std::vector<std::uint32_t> crossed;  // levels in per cent, ascending; 100: the cap held
};

// A hundred thousand charges of one customer, from two threads at once.
template <class Currency>
charging charge_on_two_threads(mingbai::money<Currency> limit, const mingbai::cap::alert_levels& levels) {
    mingbai::cap::meter_of<mingbai::money<Currency>> meter(limit);
    std::array<charging, 2> seen;
    const auto charge = [&](std::size_t thread) {
        std::mt19937 random(static_cast<unsigned>(thread));
        for (int event = 0; event < 50'000; ++event) {
            const auto price = mingbai::money<Currency>::from_micros(limit.micros() / 5000) * (1 + random() % 29);
            const auto answer = meter.charge(price, levels);
            seen[thread].used += answer.counted;
            seen[thread].denied += answer.refused;
            for (std::uint32_t i = 0; i < levels.size(); ++i)
                if (answer.news.crossed >> i & 1U) seen[thread].crossed.push_back(levels[i]);
            if (answer.news.cap_held) seen[thread].crossed.push_back(100);
        }
    };
    std::thread other(charge, 1);
    charge(0);
    other.join();
    charging all{seen[0].used + seen[1].used, seen[0].denied + seen[1].denied, std::move(seen[0].crossed)};
    all.crossed.insert(all.crossed.end(), seen[1].crossed.begin(), seen[1].crossed.end());
    std::sort(all.crossed.begin(), all.crossed.end());
    return all;
}

// Audits the ledger, and a copy of its journal in which somebody changed the customer's answer: one byte.
template <class Profile, class Ledger>
void show_evidence(Ledger& ledger, const mingbai::audit_options& how, const std::filesystem::path& folder, std::string_view answer,
                   const std::string& seed, mingbai::instant at_last) {
    if (const auto synced = ledger.sync(); !synced) give_up("the disk", synced.error());
    const auto show_audit = [&](evidence::ledger_ref of, std::string_view name) {
        const mingbai::audit_report report = mingbai::audit<Profile>(of, how).run(at_last);
        say("   " + std::string(name) + "：记录 records " + std::to_string(report.records) + "，激活 activations " + std::to_string(report.activations) +
            "，应发通知 notices owed " + std::to_string(report.notices) + "，" + (report.clean() ? good("无问题 all good") : bad("发现问题 findings: " + std::to_string(report.findings.size()))));
        for (const auto& each : report.findings)
            say("     " + bad("第" + std::to_string(each.record) + "条 record") + "  " + std::string(each.rule->id) + " " +
                std::string(each.rule->title_zh) + " / " + std::string(each.rule->title) + (each.why.why == mingbai::reason::none ? "" : "：" + words(each.why)));
    };
    say("   账本 ledger: " + std::to_string(ledger.size()) + "条 records, 根 root " + to_hex(ledger.root()).substr(0, 16) + "…");
    show_audit(ledger, "原件 the original");

    // A copy, in which somebody turns the customer's 同意 into something else: one byte.
    const auto copy = folder / "tampered.journal";
    std::filesystem::copy_file(folder / "evidence.journal", copy);
    std::fstream file(copy, std::ios::in | std::ios::out | std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    const std::size_t at = bytes.find(answer);
    if (at == std::string::npos) give_up("finding the answer in the journal", {});
    file.clear();
    file.seekp(static_cast<std::streamoff>(at + 8));
    file.put(static_cast<char>(bytes[at + 8] ^ 1));
    file.close();
    auto tampered_journal = need(mingbai::file_journal::open(copy.string()), "the tampered journal");
    evidence::ledger tampered(tampered_journal, mingbai::hmac_drbg<>(seed));
    say("   改动第 " + std::to_string(at + 8) + " 字节 / byte " + std::to_string(at + 8) + " was changed in a copy");
    show_audit(tampered, "副本 the copy");
}

// ---- the same journey in another country ---------------------------------------------------------------------------

template <class Currency>
mingbai::money<Currency> units_of(std::int64_t hundredths) {
    return mingbai::money<Currency>::from_micros(hundredths * 10'000);
}

// One plan in any currency, which keeps the rules of all these countries.
template <class Currency>
mingbai::basic_tariff_plan<mingbai::owning_storage<Currency>> spring_abroad() {
    using mingbai::service;
    mingbai::basic_tariff_plan<mingbai::owning_storage<Currency>> plan;
    plan.name = "Spring 20";
    plan.filing_number = "M0005937974SPRING20";
    plan.category = "mobile";
    plan.price = units_of<Currency>(2000) / 1_month;
    plan.content = {{.what = service::data, .amount = 30_GB}, {.what = service::voice, .amount = 500_min}};
    plan.overage.resize(2);
    plan.overage[0].what = service::data;
    plan.overage[0].rates = {{units_of<Currency>(100), 1_GB, 0}};
    plan.overage[1].what = service::voice;
    plan.overage[1].rates = {{units_of<Currency>(100), 10_min, 0}};
    plan.audience = "consumers";
    plan.validity = mingbai::plan_validity{24_months, true, 1_month};
    plan.commitment = {24_months, units_of<Currency>(10000)};
    plan.unsubscribe = "write to the carrier";
    plan.breach = "the discount of the remaining months";
    return plan;
}

// What customers of a country get before they agree: a file for each document, and its name.
template <class Profile, class Plan>
std::vector<std::string> write_documents(const Plan& plan, mingbai::civil_date today, const std::filesystem::path& folder) {
    using namespace mingbai;
    static constexpr std::string_view speeds[]{"Estimated maximum: 100 Mbit/s down, 20 Mbit/s up."};
    const profile::summary_facts summary{.provider = "A Carrier", .contact = "1 Example Street; carrier.example", .date = today, .speeds = speeds,
                                         .remedies = "You may leave without charge.", .disability = "Bills in large print.", .other = "Terms: carrier.example"};
    if constexpr (std::is_same_v<Profile, profile::eu>) {
        write_file(folder / "contract-summary.html", need(eu::contract_summary(plan, summary), "the contract summary"));
        return {"contract-summary.html"};
    } else if constexpr (std::is_same_v<Profile, profile::uk>) {
        write_file(folder / "contract-summary.html", need(uk::observed_contract_summary(plan, summary), "the contract summary"));
        return {"contract-summary.html"};
    } else if constexpr (std::is_same_v<Profile, profile::us>) {
        const us::label_facts facts{.provider = "A Carrier", .kind = us::connection::mobile, .technology = "5G",
                                    .download = bit_rate::from_bits_per_second(100'000'000), .upload = bit_rate::from_bits_per_second(20'000'000),
                                    .latency = 40ms, .contract_terms = "carrier.example/terms", .discounts = "carrier.example/discounts",
                                    .data_policy = "carrier.example/data", .network_management = "carrier.example/network",
                                    .privacy = "carrier.example/privacy", .support_phone = "1-800-555-0100", .support = "carrier.example/help"};
        write_file(folder / "label.html", need(us::broadband_label(plan, facts), "the label"));
        write_file(folder / "labels.csv", us::label_header() + "\r\n" + need(us::label_row(plan, facts), "the row") + "\r\n");
        return {"label.html", "labels.csv"};
    } else if constexpr (std::is_same_v<Profile, profile::au>) {
        const au::information_facts facts{.provider = "A Carrier", .roaming = "Use overseas costs much more.", .support = "1800 000 000", .ombudsman = "tio.com.au"};
        write_file(folder / "information-summary.html", need(au::information_summary(plan, facts), "the summary"));
        return {"information-summary.html"};
    } else {
        return {};
    }
}

std::string findings_in(const mingbai::report& found) {
    std::string text;
    for (const auto& each : found.kept()) text += "  " + std::string(each.rule->id) + " " + std::string(each.rule->title);
    return text;
}

std::string random_seed() {
    std::random_device device;
    std::string seed;
    for (int i = 0; i < 16; ++i) seed += std::to_string(device());
    return seed;
}

template <class Profile>
int abroad(const std::filesystem::path& folder) {
    using currency = typename Profile::currency;
    const auto english = mingbai::language::english;
    mingbai::instant now = need(mingbai::parse_instant("2026-09-24T10:00:00Z"), "the clock");
    const std::string seed = random_seed();
    const std::string key = seed.substr(0, 32);
    auto journal = need(mingbai::file_journal::open((folder / "evidence.journal").string(), evidence::sync_policy::by_caller()), "the journal");
    evidence::ledger ledger(journal, mingbai::hmac_drbg<>(seed));
    mingbai::disclosure_register<Profile> zone(ledger);
    const mingbai::civil_date today = date_of(now, Profile::zone);
    const mingbai::as_of<Profile> rules(today);

    say(std::string(Profile::info.english) + " " + std::string(Profile::info.chinese) + ", " + std::string(mingbai::to_text(today)));
    title(1, "核查方案", "plans are checked by the country's rules");
    const auto spring_plan = spring_abroad<currency>();
    auto endless = spring_plan;
    endless.name = "Endless 20";
    endless.commitment->term = 36_months;
    endless.unsubscribe.clear();
    auto wrong_sum = spring_plan;
    wrong_sum.name = "Sum 20";
    wrong_sum.price_components = {{"basic", units_of<currency>(1500)}, {"more", units_of<currency>(1000)}};
    for (const auto& plan : std::vector{spring_plan, endless, wrong_sum}) {
        const mingbai::report found = rules.check_plan(plan);
        say("   " + mingbai::fixed_width(plan.name, 12) + (found.passed() ? good("passed ") : bad("refused")) + findings_in(found));
    }
    const auto offer_published = need(zone.publish(spring_plan, now), "publishing the plan");
    if (zone.publish(wrong_sum, now)) give_up("a plan whose parts do not add up was published", {});

    title(2, "事前告知", "informed: the document and the register");
    const std::vector<std::string> documents = write_documents<Profile>(offer_published.plan(), today, folder);
    for (const std::string& each : documents) say("   " + each);
    if (documents.empty()) say("   (no document is known for this country / 未见须提供的文件)");
    write_file(folder / "register.json", to_canonical_json(zone, now));
    mingbai::order_case order{.document_given = now, .limit_offered = now};

    title(3, "事中确认", "confirmed, then activated");
    const evidence::pseudonymizer pseudonyms(key);
    const mingbai::billing_cycle cycle(std::chrono::day{1}, Profile::zone);
    consent::desk desk(ledger, {.own_codes = {mingbai::short_code{"61000"}}, .key = key, .pseudonyms = pseudonyms, .rules = {.texts = english}, .cycle = cycle});
    mingbai::order_desk orders(ledger, desk, pseudonyms, cycle);
    const mingbai::subscriber_number customer{"447700900123"};
    const auto offer = need(zone.for_sale("M0005937974SPRING20", {"", "WEB", now}), "the sale");
    const auto request = need(desk.ask(offer, {.order = "O-1", .subscriber = customer, .channel = "WEB"}, now), "the request");
    say("   → " + request.text);
    say("   ← YES");
    order.carried_out_at = now + 30s;
    const mingbai::report unasked = rules.check_order(mingbai::order_case{.carried_out_at = now + 30s});
    say("   without any of this: " + (unasked.clean() ? "(no rule on orders of this kind is known)" : bad("refused") + findings_in(unasked)));
    now += 30s;
    auto proof = need(desk.answer(request, {.from = customer, .to = "61000", .text = "YES", .at = now}), "the answer");
    order.confirmations.push_back(mingbai::confirmation_of(request.asked, proof.confirmed_at()));
    order.carried_out_at = now + 40min;
    if (!rules.check_order(order).passed()) {  // India: once more, by somebody else
        say("   confirmed once:      " + bad("refused") + findings_in(rules.check_order(order)));
        order.confirmations.push_back({mingbai::confirmer::third_party, mingbai::confirmation_way::sms_reply, now + 1min, now + 5min});
    }
    if (const auto found = rules.check_order(order); !found.passed()) give_up("the order" + findings_in(found), {});
    now += 40min;
    const auto service = need(orders.activate(offer, std::move(proof), now), "the activation");
    say("   " + good("activated") + ", record " + std::to_string(service.record()));
    const auto refused = need(desk.ask(offer, {.order = "O-2", .subscriber = customer, .channel = "WEB"}, now), "a request");
    const auto no = desk.answer(refused, {.from = customer, .to = "61000", .text = "no", .at = now + 20s});
    say("   " + bad("✗") + " reply “no”: " + (no ? "proven?!" : words(no.error())));

    title(4, "事后提醒与封顶", "reminded, and a cap that holds");
    notice::outbox outbox(ledger);
    screen gateway;
    const auto tell = [&](notice::notice_kind kind, notice::facts facts, std::string_view about, std::uint32_t level) {
        facts.template set<mingbai::element::hotline>("611").template set<mingbai::element::signature>("A Carrier");
        const auto message = need(render(Profile::template_of(kind), facts), "the notice");
        const notice::notice_key which{pseudonyms.of(customer), kind, std::string(about), cycle.index_at(now), level};
        (void)need(outbox.owe({.key = which, .to = customer, .content = message, .due = now, .deadline = now + 10min}, now), "the outbox");
        (void)need(outbox.pump(gateway, now), "the gateway");
    };
    const notice::reminder_levels levels = Profile::usual_notices.usage;
    const std::string beyond = terms_text(offer.plan().overage[0], english);
    notice::usage_state state;
    for (std::uint64_t gigabytes = 1; gigabytes <= 30; ++gigabytes) {
        const auto crossed = notice::observe(state, {cycle.index_at(now), (1_GB).bytes() * gigabytes, (30_GB).bytes()}, levels);
        if (!crossed) continue;
        const bool exhausted = gigabytes == 30;
        notice::facts facts(english);
        facts.set<mingbai::element::service>("data").set<mingbai::element::overage>(beyond);
        facts.set<mingbai::element::used>(mingbai::data_volume::from_bytes((1_GB).bytes() * gigabytes));
        facts.set<mingbai::element::left>(mingbai::data_volume::from_bytes((1_GB).bytes() * (30 - gigabytes)));
        facts.set<mingbai::element::level>(notice::share{static_cast<std::uint32_t>(levels[crossed.level()].value)});
        tell(exhausted ? notice::notice_kind::exhausted : notice::notice_kind::usage_level, facts, "data", static_cast<std::uint32_t>(crossed.level()));
    }
    mingbai::cap::cap_offer cap{.levels = mingbai::cap::alert_levels{80}};
    if (!Profile::usual_caps.empty()) cap = Profile::usual_caps[0];
    if (!rules.check_cap(cap).passed()) give_up("the cap breaks the rules", {});
    const bool by_default = cap.standard != mingbai::cap::no_cap;
    const auto limit = by_default              ? mingbai::money<currency>::from_micros(static_cast<std::int64_t>(cap.standard))
                       : cap.tiers.size() != 0 ? mingbai::money<currency>::from_micros(static_cast<std::int64_t>(cap.tiers[0]))
                                               : units_of<currency>(5000);
    const charging seen = charge_on_two_threads(limit, cap.levels);
    const auto amount = [](std::uint64_t units) { return mingbai::money<currency>::from_micros(static_cast<std::int64_t>(units)); };
    const auto shown = [&](mingbai::money<currency> sum) { return std::string(text_for_people(sum, english)); };
    say("   cap " + shown(limit) + (by_default ? ", by default" : ", chosen by the customer") + ": 100,000 events used " + shown(amount(seen.used)) +
        ", refused " + shown(amount(seen.denied)) + ", beyond the cap " +
        (amount(seen.used) > limit ? bad("something") : good(shown(mingbai::money<currency>{}))));
    for (const std::uint32_t level : seen.crossed) {
        notice::facts facts(english);
        facts.set<mingbai::element::cap>(limit);
        facts.set<mingbai::element::spent>(level == 100 ? amount(seen.used) : mingbai::money<currency>::from_micros(limit.micros() / 100 * level));
        facts.set<mingbai::element::next_step>("reply GO ON").set<mingbai::element::overage>(beyond).set<mingbai::element::level>(notice::share{level});
        tell(level == 100 ? notice::notice_kind::cap_reached : notice::notice_kind::cap_level, facts, "cap/money", level);
    }

    title(5, "证据", "evidence: audited by the same rules, and one changed byte is found");
    show_evidence<Profile>(ledger, {.answers = {.key = key}, .cycle = cycle, .own_codes = {mingbai::short_code{"61000"}}}, folder, "\"text\":\"YES\"", seed, now + 1h);
    say("");
    say("files: " + std::filesystem::absolute(folder).string());
    return 0;
}

// ---- the command line -----------------------------------------------------------------------------------------------

struct command {
    std::string profile = "cn_miit";
    std::vector<std::string> files;
    bool understood = true;
};
command read_command(int argc, char** argv) {
    command read;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--profile" && i + 1 < argc)
            read.profile = argv[++i];
        else if (word.starts_with("-"))
            read.understood = false;
        else
            read.files.emplace_back(word);
    }
    read.understood = read.understood && read.files.size() <= 2;
    return read;
}

// 2 when no profile has the name; nothing when it is China's, whose journey is below.
std::optional<int> journey_abroad(const command& asked) {
    std::optional<int> done;
    std::string names;
    mingbai::profile::for_each_profile([&]<class Profile>() {
        names += " " + std::string(Profile::info.name);
        if (!asked.understood || asked.profile != Profile::info.name) return;
        if constexpr (std::is_same_v<Profile, cn>) {
            done = 0;
        } else {
            const std::filesystem::path folder = asked.files.empty() ? "demo-output" : asked.files.back();
            std::filesystem::remove_all(folder);
            std::filesystem::create_directories(folder);
            done = abroad<Profile>(folder) + 1;
        }
    });
    if (!done) {
        std::fprintf(stderr, "usage: demo [--profile NAME] [OFFERS.tsv] [FOLDER]\nprofiles:%s\n", names.c_str());
        return 2;
    }
    return *done == 0 ? std::nullopt : std::optional<int>(*done - 1);
}

}  // namespace

int main(int argc, char** argv) {
#if __has_include(<unistd.h>)
    colours = isatty(STDOUT_FILENO) == 1;
#endif
    const command line = read_command(argc, argv);
    if (const auto done = journey_abroad(line)) return *done;
    const std::string offers_file = !line.files.empty() ? line.files[0] : "docs/examples/data/offers.tsv";
    const std::filesystem::path folder = line.files.size() > 1 ? line.files[1] : "demo-output";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);

    // Time, randomness and keys come from the program: the library has none of its own.
    mingbai::instant now = need(mingbai::parse_instant("2026-09-24T10:00:00+08:00"), "the clock");
    const std::string seed = random_seed();
    const std::string key = seed.substr(0, 32);

    auto journal = need(mingbai::file_journal::open((folder / "evidence.journal").string(), evidence::sync_policy::by_caller()), "the journal");
    evidence::ledger ledger(journal, mingbai::hmac_drbg<>(seed));
    mingbai::disclosure_register<cn> zone(ledger);

    title(1, "资费公示：逐一核查", "disclosure: every offer is checked");
    const std::vector<mingbai::tariff_plan> offers = read_offers(offers_file);
    std::size_t refused = 0;
    for (const auto& offer : offers) {
        const mingbai::report found = mingbai::check<cn::tariff_rules>(offer);
        show_verdict(offer, found);
        if (const auto published = zone.publish(offer, now); !published) ++refused;
    }
    const auto published = need(zone.publish(spring, now), "publishing our own plan");
    say("   共" + std::to_string(offers.size()) + "个真实方案，公示" + std::to_string(offers.size() - refused) + "个，拒绝" +
        std::to_string(refused) + "个；另公示自有方案" + published.plan().name + "。");
    say("   * 有提示但不阻止公示 / advice or warnings only; 来源未列的要素视为未知，不视为缺失 / what the source has no column for is unknown, not missing");

    title(2, "公示页与登记册", "the disclosure page and the register");
    std::vector<mingbai::tariff_plan> disclosed;
    zone.for_each_in_force(now, [&](const auto& version) { disclosed.push_back(version.plan); });
    const mingbai::page_options page{.publisher = "示例运营商 / a carrier", .as_of = date_of(now, cn::zone), .nationwide = cn::nationwide};
    write_file(folder / "disclosure.html", need(mingbai::disclosure_page(disclosed, page), "the page"));
    write_file(folder / "register.json", to_canonical_json(zone, now));
    say("   " + std::to_string(disclosed.size()) + "个方案；登记册摘要 register digest " + to_hex(zone.digest()).substr(0, 16) + "…");

    title(3, "办理：先告知，再确认，后提醒", "one order: informed, confirmed, reminded");
    const evidence::pseudonymizer pseudonyms(key);
    const mingbai::billing_cycle cycle(std::chrono::day{1}, cn::zone);
    consent::desk desk(ledger, {.own_codes = {mingbai::short_code{"10001"}}, .key = key, .pseudonyms = pseudonyms, .cycle = cycle});
    mingbai::order_desk orders(ledger, desk, pseudonyms, cycle);
    notice::outbox outbox(ledger);
    screen gateway;

    const mingbai::subscriber_number customer{"18500000000"};
    const auto offer = need(zone.for_sale("26HE900001", {"河北", "APP", now}), "the sale");
    const auto request = need(desk.ask(offer, {.order = "O-1", .subscriber = customer, .channel = "APP"}, now), "the request");
    const auto size = notice::measure_sms(request.text);
    say("   10001 询问 asks (" + std::to_string(size.units) + "字, " + std::to_string(size.segments) + "条短信 SMS parts):");
    say("   → " + request.text);
    say("   ← " + std::string(customer.text()) + "  同意");
    now += 30s;
    auto proof = need(desk.answer(request, {.from = customer, .to = "10001", .text = "同意", .at = now}), "the answer");
    say("   " + good("确认凭证 proof") + "  账本第" + std::to_string(proof.record()) + "条 record, 订单 order " + std::string(proof.order().text()));

    const auto service = need(orders.activate(offer, std::move(proof), now), "the activation");
    say("   " + good("已激活 activated") + "  账本第" + std::to_string(service.record()) + "条 record");
    owe_success(outbox, service, customer, cycle, now);
    now += 2s;
    (void)need(outbox.pump(gateway, now), "the gateway");

    say("   三个必须失败的办理 / three that must fail:");
    const auto unpublished = zone.for_sale("26HE300360", {"河北", "APP", now});
    say("   " + bad("✗") + " 26HE300360  " + (unpublished ? "sold?!" : words(unpublished.error())));
    const auto try_reply = [&](mingbai::order_id order, mingbai::subscriber_number from, std::string text) {
        const auto asked = need(desk.ask(offer, {.order = order, .subscriber = customer, .channel = "APP"}, now), "a request");
        const auto answer = desk.answer(asked, {.from = from, .to = "10001", .text = text, .at = now + 20s});
        say("   " + bad("✗") + " " + std::string(from.text()) + " 回复 replies “" + text + "”  " + (answer ? "proven?!" : words(answer.error())));
        now += 60s;
    };
    try_reply("O-2", customer, "不同意");
    try_reply("O-3", "18600000000", "同意");

    title(4, "封顶：用户自选50元，两个线程同时计费", "the cap: 50 yuan, two threads charging at once");
    const charging seen = charge_on_two_threads(50_cny, mingbai::cap::alert_levels{50, 80});
    const auto yuan = [](std::uint64_t units) { return std::string(to_text(mingbai::money<mingbai::cny>::from_micros(static_cast<std::int64_t>(units)), mingbai::price_in_words)); };
    say("   10万次计费 events: 计入 used " + yuan(seen.used) + "，拒绝 refused " + yuan(seen.denied) + "，超出封顶 beyond the cap " +
        (seen.used > 50'000'000 ? bad(yuan(seen.used - 50'000'000)) : good("0元")));
    say("   每个阈值恰好提醒一次 / each level crossed once, and reminded of once:");
    for (const std::uint32_t level : seen.crossed) {
        const bool reached = level == 100;
        const auto kind = reached ? notice::notice_kind::cap_reached : notice::notice_kind::cap_level;
        notice::facts facts(mingbai::language::chinese);
        facts.set<mingbai::element::cap>(50_cny).set<mingbai::element::signature>("示例运营商");
        facts.set<mingbai::element::spent>(reached ? mingbai::money<mingbai::cny>::from_micros(static_cast<std::int64_t>(seen.used)) : 0.5_cny * level);
        if (reached)
            facts.set<mingbai::element::next_step>("回复“解除封顶”并确认");
        else
            facts.set<mingbai::element::level>(notice::share{level});
        const auto message = need(render(notice::standard_template(kind, mingbai::language::chinese), facts), "the reminder");
        const notice::notice_key key_of_level{pseudonyms.of(customer), kind, "cap/money", cycle.index_at(now), level};
        (void)need(outbox.owe({.key = key_of_level, .to = customer, .content = message, .due = now, .deadline = now + 10min}, now), "the outbox");
        (void)need(outbox.pump(gateway, now), "the gateway");
    }

    sell_through_an_agent(ledger, offer, desk, pseudonyms, cycle, outbox, gateway, key, folder, now);

    title(6, "证据：可审计，改一个字节也会被发现", "evidence: audited, and one changed byte is found");
    show_evidence<cn>(ledger, {.answers = {.key = key}, .cycle = cycle, .own_codes = {mingbai::short_code{"10001"}}, .principals = {the_carrier}}, folder,
                      "\"text\":\"同意\"", seed, now + 1h);

    say("");
    say("文件 / files:");
    for (const char* name : {"disclosure.html", "register.json", "badge.html", "evidence.journal", "tampered.journal"})
        say("   " + std::filesystem::absolute(folder / name).string());
    return 0;
}
