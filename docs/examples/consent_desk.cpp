// SPDX-License-Identifier: Apache-2.0
//
// consent_desk [JOURNAL]
//
// A consent desk at a terminal: ask a customer, read the message that goes out, answer it as the customer would, and
// see the proof or the reason why there is none. Everything is in the journal; run it again on the same file, and it is
// all still there. `help` lists the commands; input may also come from a file.

#include <mingbai/mingbai.hpp>

#include <iostream>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>
#if __has_include(<unistd.h>)
#include <unistd.h>
#endif

using namespace mingbai::literals;
using namespace std::chrono_literals;
namespace consent = mingbai::consent;
namespace evidence = mingbai::evidence;
using cn = mingbai::profile::cn_miit;

namespace {

// ---- what can be ordered --------------------------------------------------------------------------------------------

constexpr std::string_view hebei[]{"河北"};
constexpr std::string_view shops[]{"营业厅", "APP"};
constexpr mingbai::allowance pack_content[]{{mingbai::service::data, 10_GB}};
constexpr mingbai::overage_rate<mingbai::cny> per_mb[]{{0.29_cny, 1_MB}};
constexpr mingbai::overage pack_overage[]{
    {.what = mingbai::service::data, .rates = per_mb, .money_ceiling = 500_cny, .volume_ceiling = 15_GB}};

constexpr mingbai::literal_tariff_plan pack{
    .name = "春风流量包",
    .filing_number = "26HE900002",
    .category = "加装包",
    .price = 15_cny / 1_month,
    .content = pack_content,
    .overage = pack_overage,
    .audience = "河北省内公众用户",
    .regions = hebei,
    .validity = mingbai::plan_validity{24_months, true, 24_months},
    .channels = shops,
    .on_sale = std::chrono::year{2026} / 2 / 9,
    .off_sale = std::chrono::year{2029} / 12 / 31,
    .commitment = mingbai::basic_commitment<mingbai::literal_storage<>>{},
    .unsubscribe = "回复TD",
    .breach = "提前退订不收取费用",
};
constexpr mingbai::literal_tariff_plan guard = [] {
    mingbai::literal_tariff_plan plan = pack;
    plan.name = "骚扰电话拦截";
    plan.filing_number = "26HE900003";
    plan.price = 0_cny / 1_month;  // a free service needs consent like any other
    plan.content = {};
    plan.content_text = "骚扰电话提醒与拦截";
    plan.overage = {};
    return plan;
}();
static_assert(mingbai::conforms_to<pack, cn::tariff_rules>);
static_assert(mingbai::conforms_to<guard, cn::tariff_rules>);

// ---- what a carrier brings ------------------------------------------------------------------------------------------

constexpr std::string_view demonstration_key = "a key for demonstrations, never for customers";
constexpr mingbai::short_code platform = "10001";

/// A clerk's stamp in the place of a real signature: HMAC under the clerk's name. interop/openssl.hpp has real ones.
struct stamp {
    [[nodiscard]] static std::string of(std::string_view clerk, std::string_view message) {
        return to_hex(mingbai::hmac_sha256("stamp of " + std::string(clerk), message));
    }
    [[nodiscard]] bool verifies(std::string_view clerk, std::string_view message, std::string_view signature) const {
        return signature == of(clerk, message);
    }
};
constexpr stamp stamps;

std::string random_seed() {
    std::random_device device;
    std::string seed;
    for (int i = 0; i < 16; ++i) seed += std::to_string(device());
    return seed;
}

std::string words(const mingbai::refusal& why) {
    const auto text = mingbai::describe(why.why);
    std::string said = std::string(text.chinese) + " / " + std::string(text.english);
    if (why.where.what != mingbai::element::none) said += " (" + std::string(to_text(why.where.what)) + ")";
    return said;
}

/// The journal and everything that is folded from it: made anew by `restart`, as by a new process.
struct shop {
    explicit shop(evidence::file_journal& journal)
        : ledger(journal, mingbai::hmac_drbg<>(random_seed())),
          zone(ledger),
          desk(ledger, {.own_codes = {platform},
                        .key = std::string(demonstration_key),
                        .pseudonyms = evidence::pseudonymizer(demonstration_key),
                        .cycle = mingbai::billing_cycle(std::chrono::day{1}, cn::zone),
                        .verifier = stamps}) {}

    evidence::ledger<evidence::file_journal> ledger;
    mingbai::disclosure_register<cn> zone;
    consent::desk desk;
};

// ---- the terminal ---------------------------------------------------------------------------------------------------

constexpr std::string_view help =
    R"(  plans                              可办理的方案 / what can be ordered
  ask ORDER NUMBER PLAN [sms|code|sign]  发起确认 / ask for consent
  reply NUMBER TEXT                  用户回复短信 / the customer replies
  code ORDER CODE                    用户输入验证码 / the customer types the code
  again ORDER                        重发验证码 / another code
  sign ORDER CLERK                   用户签字 / the customer signs before a clerk
  use ORDER                          凭证用于受理 / the proof justifies the order
  withdraw ORDER                     撤回同意 / consent is taken back
  show ORDER                         查看 / what became of it
  wait 30s|5m|24h                    时间流逝 / time goes by
  check                              核验账本 / every record is hashed again
  restart                            重新打开 / close everything and open it again
  quit
)";

class terminal {
public:
    explicit terminal(std::string path) : path_(std::move(path)) {}

    /// Opens the journal and takes up what is in it; false, with the reason told, when that cannot be.
    bool open() {
        shop_.reset();
        journal_.reset();
        auto journal = mingbai::file_journal::open(path_);
        if (!journal) return refuse(journal.error());
        journal_ = *std::move(journal);
        shop_.emplace(*journal_);
        if (!shop_->ledger.status()) return refuse(shop_->ledger.status().error());
        if (const auto replayed = shop_->zone.replay(); !replayed) return refuse(replayed.error());
        if (!shop_->desk.status()) return refuse(shop_->desk.status().error());
        (void)shop_->ledger.for_each(
            0, [&](const evidence::record_view& each) { now_ = (std::max)(now_, each.at + 1min); });
        for (const auto* plan : {&pack, &guard})
            if (shop_->zone.in_force(*mingbai::filing_number::parse(plan->filing_number), now_) == nullptr)
                if (const auto published = shop_->zone.publish(*plan, now_); !published)
                    return refuse(published.error());
        std::cout << "  账本 " << shop_->ledger.size() << " 条 records，请求 " << shop_->desk.files().all().size()
                  << " 个 requests\n";
        return true;
    }

    /// One command; false to end.
    bool run(const std::string& line) {
        std::istringstream in(line);
        std::string command, first, second, third, rest;
        if (!(in >> command) || command[0] == '#') return true;
        in >> first;
        if (command == "quit") return false;
        now_ += 5s;
        if (command == "help") {
            std::cout << help;
        } else if (command == "plans") {
            shop_->zone.for_each_in_force(now_, [](const auto& each) {
                std::cout << "  " << each.plan.filing_number << "  " << each.plan.name << "  "
                          << terms_text(*each.plan.price, mingbai::language::chinese) << "\n";
            });
        } else if (command == "ask") {
            in >> second >> third >> rest;
            ask(first, second, third, rest);
        } else if (command == "reply") {
            std::getline(in >> std::ws, rest);
            if (const auto number = mingbai::subscriber_number::parse(first))
                answer(shop_->desk.receive({.from = *number, .to = platform, .text = rest, .at = now_}));
            else
                refuse(number.error());
        } else if (command == "code") {
            in >> second;
            if (const auto* file = find(first)) answer(shop_->desk.answer_code(file->digest, second, now_));
        } else if (command == "again") {
            if (const auto* file = find(first)) sent(shop_->desk.send_another_code(file->digest, now_));
        } else if (command == "sign") {
            in >> second;
            if (const auto* file = find(first))
                answer(shop_->desk.sign(file->digest,
                                        {.terms = file->digest,
                                         .identity = "证件核验 ID check " + first,
                                         .key = second,
                                         .signature = stamp::of(second, consent::message_to_sign(file->digest)),
                                         .at = now_}));
        } else if (command == "use") {
            use(first);
        } else if (command == "withdraw") {
            if (const auto* file = find(first)) {
                if (const auto ends = shop_->desk.withdraw(file->digest, now_))
                    std::cout << "  已撤回 withdrawn，" << to_text(*ends, cn::zone).text() << " 起失效 ends\n";
                else
                    refuse(ends.error());
            }
        } else if (command == "show") {
            if (const auto* file = find(first)) show(*file);
        } else if (command == "wait") {
            wait(first);
        } else if (command == "check") {
            const auto report = shop_->ledger.verify();
            std::cout << "  " << report.intact << " 条完好 intact，" << report.damaged << " 条损坏 damaged\n";
        } else if (command == "restart") {
            return open();
        } else {
            std::cout << "  ? help\n";
        }
        return true;
    }

private:
    bool refuse(const mingbai::refusal& why) {
        std::cout << "  ✗ " << words(why) << "\n";
        return false;
    }

    const consent::case_file* find(const std::string& order) {
        const auto id = mingbai::order_id::parse(order);
        const auto files = id ? shop_->desk.files().of(*id) : decltype(shop_->desk.files().of(*id)){};
        if (files.empty()) refuse({mingbai::reason::no_open_request, {}});
        return files.empty() ? nullptr : files.back();
    }

    void ask(const std::string& order, const std::string& number, const std::string& plan, const std::string& how) {
        const auto id = mingbai::order_id::parse(order);
        const auto customer = mingbai::subscriber_number::parse(number);
        const auto filed = mingbai::filing_number::parse(plan);
        if (!id || !customer || !filed)
            return void(refuse(!id ? id.error() : !customer ? customer.error() : filed.error()));
        const auto offer = shop_->zone.for_sale(*filed, {"河北", "APP", now_});
        if (!offer) return void(refuse(offer.error()));
        const auto method = how == "code"   ? consent::method::one_time_code
                            : how == "sign" ? consent::method::signature
                                            : consent::method::sms_reply;
        sent(shop_->desk.ask(*offer, {.order = *id, .subscriber = *customer, .channel = "APP"}, now_, {.how = method}));
    }

    void sent(const mingbai::result<consent::outgoing_request>& asked) {
        if (!asked) return void(refuse(asked.error()));
        const auto size = mingbai::notice::measure_sms(asked->text);
        if (asked->asked.how == consent::method::signature)
            std::cout << "  → 签字文本 to be signed:\n";
        else
            std::cout << "  → " << asked->asked.sender.text() << " 发往 to " << asked->asked.facts.subscriber.text()
                      << "，" << size.segments << " 条 parts:\n";
        std::cout << asked->text << "\n  有效至 until " << to_text(asked->valid_until, cn::zone).text() << "\n";
    }

    void answer(const mingbai::result<consent::consent_proof>& answered) {
        if (!answered) return void(refuse(answered.error()));
        std::cout << "  ✓ 确认凭证 proof：订单 order " << answered->order().text() << "，" << answered->facts().name
                  << "，" << to_text(answered->how()) << "，账本第 " << answered->record() << " 条 record\n";
    }

    void use(const std::string& order) {
        const auto* file = find(order);
        if (file == nullptr) return;
        if (!file->proof) return void(refuse({mingbai::reason::not_consent_evidence, {}}));
        const auto proof = shop_->desk.recall(file->proof->record);
        if (!proof) return void(refuse(proof.error()));
        if (const auto used = shop_->desk.use(*proof, proof->order(), now_))
            std::cout << "  ✓ 凭证已用于受理 used，账本第 " << used->sequence << " 条 record\n";
        else
            refuse(used.error());
    }

    void show(const consent::case_file& file) {
        std::cout << "  " << file.asked.facts.order.text() << "  " << file.asked.facts.subscriber.text() << "  "
                  << file.asked.facts.name << "  " << to_text(file.stands.now);
        if (file.used) std::cout << "，已使用 used";
        std::cout << "\n  摘要 digest " << to_hex(file.digest).substr(0, 16) << "…\n";
        (void)shop_->ledger.for_each(0, [&](const evidence::record_view& each) {
            const bool its_own = each.sequence == file.record ||
                                 each.payload.find("\"request\":\"" + to_hex(file.digest)) != std::string_view::npos;
            if (its_own)
                std::cout << "    " << each.sequence << "  " << to_text(each.at, cn::zone).text() << "  "
                          << to_text(each.kind) << "\n";
        });
        if (!file.proof) return;
        const auto proof = shop_->desk.recall(file.proof->record);
        std::cout << (proof ? "  ✓ 凭证经重新核验有效 the proof verifies again\n"
                            : "  ✗ " + words(proof.error()) + "\n");
    }

    void wait(const std::string& length) {
        const char unit = length.empty() ? '?' : length.back();
        const auto number =
            mingbai::parse_integer<std::int64_t>(length.empty() ? length : length.substr(0, length.size() - 1));
        if (!number || *number < 0 || *number > 100'000 || (unit != 's' && unit != 'm' && unit != 'h'))
            return void(std::cout << "  ? wait 30s|5m|24h\n");
        now_ += std::chrono::seconds{*number * (unit == 's' ? 1 : unit == 'm' ? 60 : 3600)};
        const auto closed = shop_->desk.close_due(now_);
        if (!closed) return void(refuse(closed.error()));
        std::cout << "  " << to_text(now_, cn::zone).text();
        if (*closed > 0) std::cout << "，" << *closed << " 个请求未获答复，视为不同意 unanswered, so refused";
        std::cout << "\n";
    }

    std::string path_;
    mingbai::instant now_ = *mingbai::parse_instant("2026-05-01T09:00:00+08:00");
    std::optional<evidence::file_journal> journal_;
    std::optional<shop> shop_;
};

}  // namespace

int main(int argc, char** argv) {
    bool person = false;
#if __has_include(<unistd.h>)
    person = isatty(STDIN_FILENO) == 1;
#endif
    terminal desk(argc > 1 ? argv[1] : "consent_desk.journal");
    if (!desk.open()) return 1;
    if (person) std::cout << help;
    for (std::string line;;) {
        std::cout << (person ? "> " : "") << std::flush;
        if (!std::getline(std::cin, line)) break;
        if (!person && !line.empty()) std::cout << "> " << line << "\n";
        if (!desk.run(line)) break;
    }
    return 0;
}
