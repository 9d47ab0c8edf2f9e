// SPDX-License-Identifier: Apache-2.0
//
// customer_year [FOLDER]
//
// One customer's year: an order with its consent, use and overuse, a spending cap, reminders, twelve bills, a renewal.
// Printed as a timeline; written as the customer's own page (self_care.html) and the bill of the dearest month
// (bill.html).

#include <mingbai/mingbai.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace mingbai::literals;
using namespace std::chrono_literals;
namespace archive = mingbai::archive;
namespace bill = mingbai::bill;
namespace consent = mingbai::consent;
namespace evidence = mingbai::evidence;
namespace notice = mingbai::notice;
using cn = mingbai::profile::cn_miit;
using mingbai::element;
using mingbai::language;
using yuan = mingbai::money<mingbai::cny>;

namespace {

constexpr mingbai::allowance content[]{{mingbai::service::data, 30_GB}};
constexpr mingbai::overage_rate<mingbai::cny> per_gb[]{{5_cny, 1_GB}};
constexpr mingbai::overage overage[]{{.what = mingbai::service::data, .rates = per_gb, .money_ceiling = 500_cny}};
constexpr std::string_view hebei[]{"河北"};
constexpr std::string_view channels[]{"营业厅", "APP"};
constexpr mingbai::literal_tariff_plan spring{
    .name = "春风套餐59元",
    .filing_number = "26HE900001",
    .category = "套餐",
    .price = 59_cny / 1_month,
    .content = content,
    .overage = overage,
    .audience = "河北省内公众用户",
    .regions = hebei,
    .validity = mingbai::plan_validity{6_months, true, 6_months},
    .channels = channels,
    .on_sale = std::chrono::year{2026} / 1 / 1,
    .off_sale = std::chrono::year{2029} / 12 / 31,
    .commitment = mingbai::basic_commitment<mingbai::literal_storage<>>{},
    .unsubscribe = "发送TD到10000",
    .breach = "提前退订不收取费用",
};
static_assert(mingbai::conforms_to<spring, cn::tariff_rules>);

constexpr std::string_view carrier = "示例运营商";
constexpr std::string_view hotline = "10000";
const mingbai::subscriber_number customer{"18500000000"};
constexpr yuan cap_chosen = 50_cny;

void say(mingbai::instant at, std::string_view what, std::string_view text) {
    std::string line(to_text(civil_time_of(at, cn::zone)).text().substr(0, 16));
    line.append("  ").append(mingbai::fixed_width(what, 10)).append(text).append("\n");
    std::fwrite(line.data(), 1, line.size(), stdout);
}
[[noreturn]] void give_up(std::string_view doing, const mingbai::refusal& why) {
    std::fprintf(stderr, "customer_year: %s: %s\n", std::string(doing).c_str(),
                 std::string(mingbai::describe(why.why).english).c_str());
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

/// The carrier's gateway: it prints, and reports every message as delivered.
struct screen {
    notice::outbox* box = nullptr;
    mingbai::instant now{};
    std::vector<notice::send_job> taken{};

    notice::submission send(const notice::send_job& job) {
        say(now, notice::describe(job.kind).chinese, (job.via == notice::channel::voice ? "（电话）" : "") + job.text);
        taken.push_back(job);
        return notice::submission::accepted;
    }
    void deliver() {
        for (const auto& job : taken)
            if (const auto done = box->report_delivery(job.id, job.via, job.round, true, now); !done)
                give_up("a report", done.error());
        taken.clear();
    }
};

/// How much data the customer uses on a day: more in August, when there is a journey.
mingbai::data_volume use_of(mingbai::civil_date day) {
    const unsigned month = unsigned{day.month()};
    return mingbai::data_volume::from_megabytes(month == 8 ? 1640 : month == 3 ? 980 : 700);
}

}  // namespace

int main(int argc, char** argv) {
    const std::filesystem::path folder = argc > 1 ? argv[1] : "customer-year-output";
    std::filesystem::create_directories(folder);

    evidence::memory_journal journal;
    evidence::ledger ledger(journal, mingbai::hmac_drbg<>("entropy for an example, not for use"));
    const evidence::pseudonymizer pseudonyms("a key for an example, not for use");
    const evidence::pseudonym subject = pseudonyms.of(customer);
    const mingbai::billing_cycle cycle(std::chrono::day{1}, cn::zone);
    mingbai::instant now = need(mingbai::parse_instant("2026-01-10T10:00:00+08:00"), "the clock");

    // Informed, confirmed, activated.
    mingbai::disclosure_register<cn> zone(ledger);
    (void)need(zone.publish(spring, now), "the publication");
    consent::desk desk(ledger, {.own_codes = {mingbai::short_code{"10001"}},
                                .key = "a key for an example, not for use",
                                .pseudonyms = pseudonyms,
                                .cycle = cycle});
    mingbai::order_desk orders(ledger, desk, pseudonyms, cycle);
    const auto offer = need(zone.for_sale("26HE900001", {"河北", "APP", now}), "the sale");
    const auto request =
        need(desk.ask(offer, {.order = "O-1", .subscriber = customer, .channel = "APP"}, now), "the request");
    say(now, "询问", request.text);
    now += 30s;
    auto proof = need(desk.answer(request, {.from = customer, .to = "10001", .text = "同意", .at = now}), "the answer");
    say(now, "答复", "同意");
    const std::uint64_t proof_record = proof.record();
    const auto service = need(orders.activate(offer, std::move(proof), now), "the activation");
    (void)need(archive::store_agreement(
                   ledger, subject,
                   {"O-1", "客户服务协议", "资费方案26HE900001：" + terms_text(*spring.price, language::chinese)}, now),
               "the agreement");
    (void)need(archive::store_work_order(ledger, subject,
                                         {"O-1", "业务受理单 O-1", "通过APP办理春风套餐59元，确认方式：短信回复"}, now),
               "the work order");

    // The customer's wishes: nothing at night, and a call as well when an allowance runs out.
    notice::outbox outbox(ledger);
    screen gateway{.box = &outbox};
    notice::preferences wishes{.quiet = notice::quiet_hours(22h, 8h)};
    wishes.voice.add(notice::notice_kind::exhausted);
    (void)need(outbox.set_preferences(subject, wishes, "app", now), "the wishes");

    const auto send = [&](const notice::notice_key& key, const notice::facts& about, mingbai::instant due,
                          mingbai::instant deadline) {
        const auto message = need(render(notice::standard_template(key.kind, language::chinese), about), "a notice");
        (void)need(outbox.owe({.key = key, .to = customer, .content = message, .due = due, .deadline = deadline}, now),
                   "the outbox");
    };
    const auto spoken = [] {
        notice::facts about(language::chinese);
        about.set<element::signature>(carrier).set<element::hotline>(hotline).set<element::name>(spring.name);
        about.set<element::filing_number>(spring.filing_number)
            .set<element::overage>(terms_text(overage[0], language::chinese));
        return about;
    };

    const notice::agreement_terms agreement{
        .subject = subject,
        .about = "O-1",
        .dates = {.begins = service.order().begins_at, .validity = 6_months, .renews = true, .renewal = 6_months}};
    send(notice::success_key(agreement),
         notice::success_facts(spring, {date_of(now, cn::zone), "APP", "立即生效", "退订次月生效", hotline, carrier},
                               language::chinese),
         now, now + 10min);
    gateway.now = now + 2s;
    (void)need(outbox.pump(gateway, gateway.now), "the gateway");
    gateway.deliver();

    // The year, day by day.
    notice::usage_watch watch(notice::observed_usage_levels);
    notice::usage_watch spending(notice::reminder_levels{notice::at_percent(80), notice::at_percent(100)});
    const std::vector<bill::agreement> agreed{{.order = "O-1",
                                               .plan = "26HE900001",
                                               .plan_version = 1,
                                               .provider = {},
                                               .begins = date_of(service.order().begins_at, cn::zone),
                                               .ends = {},
                                               .proof = proof_record}};
    std::optional<bill::cny_bill> last;
    std::optional<bill::cny_bill> dearest;
    mingbai::data_volume used;
    std::optional<notice::timed_reminder> reminder =
        next_reminder(agreement.dates, agreement.dates.begins - 1s, cn::zone);
    const mingbai::instant year_end = agreement.dates.begins + 365 * 24h;

    for (now = start_of_day(date_of(now, cn::zone), cn::zone) + 12h; now < year_end; now += 24h) {
        const mingbai::cycle_index month = cycle.index_at(now);
        if (month != cycle.index_at(now - 24h)) {
            // The bill of the month that is over.
            const mingbai::civil_date first = cycle.first_day(month - 1);
            const mingbai::civil_days days{
                first, mingbai::civil_date{std::chrono::sys_days{cycle.first_day(month)} - std::chrono::days{1}}};
            const mingbai::civil_days covered{last ? first : agreed[0].begins, days.last};
            bill::bill_line fee{.kind = bill::line_kind::plan_fee,
                                .title = "春风套餐月费",
                                .agreement = "O-1",
                                .plan = "26HE900001",
                                .days = covered};
            fee.rate = terms_text(*spring.price, language::chinese);
            fee.amount = *need(recompute(fee, spring, agreed[0], days), "the fee");
            std::vector<bill::bill_line> lines{fee};
            if (used > 30_GB) {
                bill::bill_line more{.kind = bill::line_kind::overage,
                                     .title = "国内通用流量超出",
                                     .agreement = "O-1",
                                     .plan = "26HE900001",
                                     .days = days,
                                     .what = mingbai::service::data,
                                     .quantity = used - 30_GB};
                more.rate = terms_text(overage[0], language::chinese);
                more.amount = *need(recompute(more, spring, agreed[0], days), "the overage");
                lines.push_back(more);
                if (more.amount > cap_chosen) {  // the cap holds: what is beyond it is not charged
                    bill::bill_line held{.kind = bill::line_kind::discount,
                                         .title = "封顶后不计费",
                                         .days = days,
                                         .amount = cap_chosen - more.amount};
                    lines.push_back(held);
                }
            }
            const auto made = need(bill::cny_bill::make({customer, month - 1, days}, lines), "the bill");
            const std::vector<bill::versioned_plan<mingbai::literal_tariff_plan>> plans{{"26HE900001", 1, &spring}};
            const auto found = mingbai::check<bill::bill_rules>(
                bill::bill_review<mingbai::literal_tariff_plan>{.of = &made, .agreements = agreed, .plans = plans});
            if (!found.passed()) give_up("a bill that does not pass its review", {});
            (void)need(bill::issue(ledger, subject, made, now), "the bill's record");
            notice::facts about = spoken();
            about.set<element::period>(days)
                .set<element::total>(made.total())
                .set<element::third_party>(made.third_party_total());
            about.set<element::previous>(last ? last->total() : yuan{});
            send(notice::bill_key(subject, month - 1), about, now, now + 72h);
            if (!dearest || made.total() > dearest->total()) dearest = made;
            last = made;
            used = {};
        }

        used += use_of(date_of(now, cn::zone));
        if (const auto met = watch.observe(1, {month, used.bytes(), (30_GB).bytes()})) {
            const auto kind = met.level() == 1 ? notice::notice_kind::exhausted : notice::notice_kind::usage_level;
            notice::facts about = spoken();
            about.set<element::service>("国内通用流量")
                .set<element::used>(used)
                .set<element::left>(saturating_subtract(30_GB, used));
            about.set<element::level>(notice::share{met.level() == 1 ? 100U : 80U});
            send({subject, kind, "O-1/data", month, met.level() == 1 ? 100U : 80U}, about, now, now + 1h);
        }
        const yuan beyond = used > 30_GB ? charge_overage(overage[0], (used - 30_GB).bytes())->amount : yuan{};
        const yuan spent = beyond < cap_chosen ? beyond : cap_chosen;
        if (const auto met = spending.observe(2, {month, static_cast<std::uint64_t>(spent.micros()),
                                                  static_cast<std::uint64_t>(cap_chosen.micros())})) {
            const bool held = met.level() == 1;
            notice::facts about = spoken();
            about.set<element::cap>(cap_chosen)
                .set<element::spent>(spent)
                .set<element::next_step>("回复“解除封顶”并确认");
            about.set<element::level>(notice::share{80});
            send({subject, held ? notice::notice_kind::cap_reached : notice::notice_kind::cap_level, "cap", month,
                  held ? 100U : 80U},
                 about, now, now + 1h);
        }
        for (; reminder && reminder->due <= now;
             reminder = next_reminder(agreement.dates, reminder->due, cn::zone, {}, reminder->kind)) {
            notice::facts about = spoken();
            about.set<element::renewal>(date_of(reminder->event, cn::zone)).set<element::price>(*spring.price);
            about.set<element::validity>(terms_text(*spring.validity, language::chinese))
                .set<element::unsubscribe>(spring.unsubscribe);
            send(notice::reminder_key(agreement, *reminder), about, now, reminder->event);
        }
        gateway.now = now;
        (void)need(outbox.pump(gateway, now), "the gateway");
        gateway.now += 5s;
        gateway.deliver();
    }

    // What the customer can look up, and the proof that it is everything.
    archive::memory_store store;
    auto records = need(archive::memory_archive::open(store), "the archive");
    (void)need(records.catch_up(ledger), "the archive");
    (void)need(records.seal_now(ledger, now), "the seal");
    std::vector<evidence::record> all;
    std::string cursor;
    archive::query whole;
    do {
        const auto page = need(records.find({.subject = subject, .limit = 20, .cursor = cursor}, now), "a page");
        all.insert(all.end(), page.records.begin(), page.records.end());
        cursor = page.next;
        whole = page.asked;
    } while (!cursor.empty());
    whole.before = UINT64_MAX;
    whole.limit = SIZE_MAX;
    const auto complete =
        verify_complete(subject, whole, all, need(records.prove(subject, whole.when.from()), "the proof"));

    notice::obligation_book owed;
    (void)ledger.for_each(0, [&](const evidence::record_view& each) { owed.apply(each); });
    owed.add(agreement);
    const auto audited = owed.audit(now, cycle);

    const std::string claim =
        "共" + std::to_string(all.size()) + "条记录，完整性校验：" + std::string(to_text(complete));
    write_file(folder / "self_care.html",
               archive::self_care_page(
                   all, {.carrier = carrier, .customer = "185****0000", .hotline = hotline, .proof = claim},
                   [](const evidence::record& each) {
                       if (each.kind != evidence::record_kind::bill_issued) return std::string();
                       const auto read = bill::read_bill<mingbai::cny>(each.payload);
                       return read ? bill_plain_text(*read, bill::bill_words<mingbai::cny>{}) : std::string();
                   }));
    const bill::bill_words<mingbai::cny> words{
        .words = language::chinese, .signature = carrier, .hotline = hotline, .previous = 59_cny, .cap = {}};
    write_file(folder / "bill.html", bill_page(*dearest, words, std::span<const bill::agreement>(agreed)));
    std::printf("\n%s\n通知义务 notices owed: %s\n%s\n%s\n", claim.c_str(),
                audited.clean() ? "全部按时 all in time" : "有遗漏 some are missing",
                std::filesystem::absolute(folder / "self_care.html").string().c_str(),
                std::filesystem::absolute(folder / "bill.html").string().c_str());
    return complete == archive::verdict::complete && audited.clean() ? 0 : 1;
}
