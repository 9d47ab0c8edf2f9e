// SPDX-License-Identifier: Apache-2.0
// Writes the bill and self-care pages that customer_pages.test.mjs opens: web_customer_pages FOLDER. What the tests
// expect of them is written there by hand.
#include <mingbai/archive/self_care_page.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/bill/bill_page.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace mingbai;
using namespace mingbai::literals;
using std::chrono::year;

constexpr std::string_view hostile = "</td></table><script>alert(1)</script><img src=x onerror=alert(2)>\"' &lt;";

bill::cny_bill any_bill(std::string title, std::string provider) {
    constexpr civil_days august{year{2026} / 8 / 1, year{2026} / 8 / 31};
    const bill::bill_line fee{.kind = bill::line_kind::plan_fee,
                              .title = std::move(title),
                              .agreement = "order-1",
                              .plan = "26HE300128",
                              .days = august,
                              .amount = 59_cny};
    const bill::bill_line overage{.kind = bill::line_kind::overage,
                                  .title = "国内通用流量超出",
                                  .agreement = "order-1",
                                  .plan = "26HE300128",
                                  .days = august,
                                  .what = service::data,
                                  .quantity = 101_MB,
                                  .rate = "超出后每1MB0.29元",
                                  .amount = 10.29_cny};
    const bill::bill_line video{.kind = bill::line_kind::third_party,
                                .title = "视频会员",
                                .agreement = "order-2",
                                .provider = std::move(provider),
                                .days = august,
                                .amount = 15_cny};
    const bill::bill_line loyal{
        .kind = bill::line_kind::discount, .title = "老用户优惠", .days = august, .amount = -5_cny};
    return bill::cny_bill::make({subscriber_number{"13800138000"}, 679, august}, {fee, overage, video, loyal}).value();
}

std::vector<evidence::record> records(std::string_view text) {
    std::vector<evidence::record> all;
    const auto add = [&](evidence::record_kind kind, std::string_view key, std::string_view words) {
        std::string payload;
        json_writer out(payload);
        out.begin_object().member("due", 1767243600).member(json_key::from(key), words).end_object();
        if (!out.finish()) std::abort();
        evidence::record made;
        made.sequence = all.size();
        made.kind = kind;
        made.at = *parse_instant("2026-01-01T09:30:00+08:00");
        made.payload = payload;
        all.push_back(made);
    };
    add(evidence::record_kind::agreement_stored, "text", text);
    add(evidence::record_kind::work_order_stored, "text", "新装");
    add(evidence::record_kind::order_activated, "order", "order-1");
    add(evidence::record_kind::consent_asked, "text", "请回复“同意”");
    add(evidence::record_kind::notice_sent, "text", text);
    add(evidence::record_kind::consent_answered, "text", "erased");
    all.back().erased = true;
    all.back().payload.clear();
    return all;
}

void write(const std::filesystem::path& file, const std::string& page) {
    std::ofstream(file, std::ios::binary) << page;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: web_customer_pages FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    const std::vector<bill::agreement> agreements{
        {.order = "order-1", .plan = "26HE300128", .begins = year{2026} / 1 / 1, .proof = 41}};
    const bill::bill_words<cny> chinese{
        .signature = "示例运营商", .hotline = "10000", .previous = 59_cny, .cap = 100_cny};
    const bill::bill_words<cny> english{
        .words = language::english, .signature = "A carrier", .hotline = "10000", .previous = 79.29_cny, .cap = {}};
    write(folder / "bill.html", bill_page(any_bill("套餐月基本费", "某某科技"), chinese, agreements));
    write(folder / "bill-english.html", bill_page(any_bill("monthly fee", "Some Company"), english, agreements));
    write(folder / "bill-hostile.html", bill_page(any_bill(std::string(hostile), std::string(hostile)),
                                                  {.signature = hostile, .hotline = hostile}, agreements));
    write(
        folder / "care.html",
        archive::self_care_page(
            records("第一条　资费与服务。\n第二条　退订方式。"),
            {.carrier = "示例运营商", .customer = "138****8000", .hotline = "10000", .proof = "以上为全部6条记录。"}));
    write(folder / "care-english.html", archive::self_care_page(records("First, the charges."),
                                                                {.words = language::english, .carrier = "A carrier"}));
    write(folder / "care-hostile.html",
          archive::self_care_page(records(hostile),
                                  {.carrier = hostile, .customer = hostile, .hotline = hostile, .proof = hostile}));
}
