// SPDX-License-Identifier: Apache-2.0
#include <mingbai/archive/archive.hpp>
#include <mingbai/archive/document.hpp>
#include <mingbai/archive/self_care_page.hpp>
#include <mingbai/evidence/memory_journal.hpp>

#include <catch.hpp>

#include <string>
#include <vector>

namespace archive_archive_test {

using namespace mingbai;
using namespace mingbai::archive;
using namespace std::chrono_literals;
namespace chr = std::chrono;
using kind = evidence::record_kind;

const evidence::pseudonymizer pseudonyms{"a key of the carrier's own"};
const evidence::pseudonym li = pseudonyms.of(subscriber_number{"13800138000"});
const evidence::pseudonym wang = pseudonyms.of(subscriber_number{"13900139000"});

instant day(int year, unsigned month, unsigned d, int hour = 12) {
    return instant_of(
        civil_time{chr::year{year} / chr::month{month} / chr::day{d}, static_cast<std::uint8_t>(hour), 0, 0},
        beijing_time);
}

struct world {
    evidence::memory_journal journal{};
    ledger<evidence::memory_journal> book{journal, hmac_drbg{"thirty-two bytes of entropy, here"}};
    memory_store kept{};
    memory_archive records = *memory_archive::open(kept);

    std::uint64_t add(const evidence::pseudonym& subject, kind what, instant at, std::string payload = "{}") {
        const auto stored = book.append(what, subject, at, payload);
        REQUIRE(stored);
        REQUIRE(records.catch_up(book));
        return stored->sequence;
    }
    std::vector<std::uint64_t> find(const look_up& asked, instant now) const {
        const auto found = records.find(asked, now);
        REQUIRE(found);
        std::vector<std::uint64_t> numbers;
        for (const evidence::record& each : found->records) numbers.push_back(each.sequence);
        return numbers;
    }
};

TEST_CASE("24 months back, to the second, newest first, of one subject only") {
    world w;
    const instant now = day(2026, 9, 24);
    w.add(li, kind::agreement_stored, day(2024, 9, 24) - 1s);
    const auto edge = w.add(li, kind::agreement_stored, day(2024, 9, 24));
    w.add(wang, kind::agreement_stored, day(2025, 1, 1));
    const auto middle = w.add(li, kind::work_order_stored, day(2025, 1, 1));
    const auto newest = w.add(li, kind::agreement_stored, now);
    CHECK(w.find({.subject = li}, now) == std::vector<std::uint64_t>{newest, middle, edge});
    CHECK(w.find({.subject = li, .kinds = agreements}, now) == std::vector<std::uint64_t>{newest, edge});
    CHECK(w.find({.subject = li, .months = 12}, now) == std::vector<std::uint64_t>{newest});
    CHECK(w.find({.subject = li, .months = 36}, now).size() == 4);
    CHECK(w.find({.subject = evidence::pseudonym{}}, now).empty());

    // 31 August of a year before: 29 February or 28, never a day that is none.
    CHECK(w.find({.subject = li, .months = 6}, day(2026, 8, 31)).size() == 1);
}

TEST_CASE("less than 24 months is refused, more is a matter of policy") {
    memory_store kept;
    CHECK(memory_archive::open(kept, {.months = 23}).error().why == reason::out_of_range);
    const auto wide = memory_archive::open(kept, {.months = 36, .as_far_as_kept = false});
    REQUIRE(wide);
    CHECK(wide->find({.subject = li, .months = 36}, day(2026, 1, 1)).has_value());
    CHECK(wide->find({.subject = li, .months = 37}, day(2026, 1, 1)).error().why == reason::out_of_range);
    CHECK(wide->find({.subject = li, .months = 0}, day(2026, 1, 1)).error().why == reason::out_of_range);
    CHECK(wide->find({.subject = li, .months = -1}, day(2026, 1, 1)).error().why == reason::out_of_range);
    // Further back than there are years is all that is kept.
    const auto all = memory_archive::open(kept);
    CHECK(all->find({.subject = li, .months = 2'000'000'000}, day(2026, 1, 1)).has_value());
}

TEST_CASE("cursors neither repeat nor skip while new records arrive") {
    world w;
    std::vector<std::uint64_t> all;
    for (unsigned i = 1; i <= 9; ++i) all.insert(all.begin(), w.add(li, kind::notice_due, day(2026, 1, i)));
    look_up asked{.subject = li, .limit = 4};
    std::vector<std::uint64_t> seen;
    std::string cursor;
    int pages = 0;
    for (;; ++pages) {
        asked.cursor = cursor;
        const auto found = w.records.find(asked, day(2026, 2, 1) + pages * 24h);
        REQUIRE(found);
        for (const evidence::record& each : found->records) seen.push_back(each.sequence);
        w.add(li, kind::notice_due, day(2026, 2, 1) + pages * 24h);  // meanwhile
        w.add(wang, kind::notice_due, day(2026, 2, 1));
        if (found->next.empty()) break;
        cursor = found->next;
    }
    CHECK(seen == all);
    CHECK(pages == 2);

    // An exact number of pages has no empty last page.
    asked = {.subject = li, .kinds = notices, .limit = 12};
    CHECK(w.records.find(asked, day(2026, 3, 1))->next.empty());
    asked.limit = 11;
    CHECK(!w.records.find(asked, day(2026, 3, 1))->next.empty());
}

TEST_CASE("a cursor belongs to its subject and kinds, and keeps the window of its first page") {
    world w;
    for (unsigned i = 1; i <= 3; ++i) w.add(li, kind::agreement_stored, day(2024, 9, i));
    const auto first = w.records.find({.subject = li, .limit = 1}, day(2026, 9, 1));
    REQUIRE(first);
    // A month later the two older ones are out of the 24 months; who began to leaf through still sees them.
    const look_up next{.subject = li, .limit = 5, .cursor = first->next};
    CHECK(w.find(next, day(2026, 10, 15)).size() == 2);
    CHECK(w.find({.subject = li}, day(2026, 10, 15)).empty());

    const auto refused = [&](const evidence::pseudonym& subject, const kind_filter& kinds, std::string_view cursor) {
        const auto found = w.records.find({.subject = subject, .kinds = kinds, .cursor = cursor}, day(2026, 9, 1));
        return !found && found.error().why == reason::bad_cursor;
    };
    CHECK(refused(wang, {}, first->next));
    CHECK(refused(li, agreements, first->next));
    CHECK(refused(li, {}, first->next.substr(1)));
    CHECK(refused(li, {}, "x"));
    CHECK(refused(li, {}, "1.2"));
    CHECK(refused(li, {}, ".."));
    CHECK(!refused(li, {}, first->next));
}

TEST_CASE("a page is bounded by the policy") {
    world w;
    for (int i = 0; i < 120; ++i) w.add(li, kind::notice_due, day(2026, 1, 1));
    CHECK(w.find({.subject = li, .limit = 1'000'000}, day(2026, 2, 1)).size() == 100);
    CHECK(w.find({.subject = li, .limit = 0}, day(2026, 2, 1)).empty());
}

TEST_CASE("erased records are shown as erased, live and after a restart") {
    world w;
    const auto secret = w.add(li, kind::agreement_stored, day(2026, 1, 1), R"({"text":"secret"})");
    w.add(li, kind::agreement_stored, day(2026, 1, 2), R"({"text":"kept"})");
    const evidence::record_range gone[]{{secret, secret + 1}};
    REQUIRE(w.book.erase(gone, evidence::erasure_cause::request, day(2026, 1, 3)));
    REQUIRE(w.records.catch_up(w.book));
    memory_store again;
    auto restarted = *memory_archive::open(again);
    REQUIRE(restarted.catch_up(w.book));
    for (const memory_archive* each : {&w.records, &restarted}) {
        const auto found = each->find({.subject = li}, day(2026, 2, 1));
        REQUIRE(found);
        REQUIRE(found->records.size() == 2);
        CHECK(found->records[0].payload == R"({"text":"kept"})");
        CHECK(found->records[1].erased);
        CHECK(found->records[1].payload.empty());
        CHECK(found->records[1].salt == evidence::record_salt{});
        CHECK(found->records[1].sequence == secret);
        CHECK(found->records[1].at == day(2026, 1, 1));
    }
    CHECK(w.records.heads().of(li) == restarted.heads().of(li));
}

TEST_CASE("what the ledger dropped, the store can drop") {
    world w;
    const auto old = w.add(li, kind::agreement_stored, day(2024, 1, 1));
    const auto young = w.add(li, kind::agreement_stored, day(2026, 1, 1));
    REQUIRE(w.kept.drop(young));
    CHECK(w.find({.subject = li, .months = 60}, day(2026, 2, 1)) == std::vector<std::uint64_t>{young});
    REQUIRE(w.kept.erase({old, young + 1}));
    CHECK(w.records.find({.subject = li}, day(2026, 2, 1))->records[0].erased);
    const auto size = w.kept.size();
    CHECK(size == 1);
    w.add(li, kind::agreement_stored, day(2026, 1, 2));
    CHECK(w.kept.size() == 2);
}

TEST_CASE("a record that was taken in is not taken in twice") {
    world w;
    w.add(li, kind::agreement_stored, day(2026, 1, 1));
    const auto head = w.records.heads().of(li);
    REQUIRE(w.book.for_each(0, [&](const evidence::record_view& each) { REQUIRE(w.records.apply(each)); }).clean());
    CHECK(w.kept.size() == 1);
    CHECK(w.records.heads().of(li) == head);
}

TEST_CASE("papers are kept by order, and the audit sees which are missing") {
    world w;
    const document agreement{"order-1", "客户协议", "第一条 <甲方>\n第二条"};
    REQUIRE(store_agreement(w.book, li, agreement, day(2026, 1, 1)));
    document_book papers;
    REQUIRE(w.book.for_each(0, [&](const evidence::record_view& each) { papers.apply(each); }).clean());
    CHECK(papers.has_agreement(li, "order-1"));
    CHECK(!papers.has_work_order(li, "order-1"));
    CHECK(!papers.has_agreement(wang, "order-1"));
    CHECK(!papers.has_agreement(li, "order-2"));
    REQUIRE(store_work_order(w.book, li, agreement, day(2026, 1, 1)));
    REQUIRE(w.book.for_each(1, [&](const evidence::record_view& each) { papers.apply(each); }).clean());
    CHECK(papers.has_work_order(li, "order-1"));
    CHECK(*read_document(*write_document(agreement)) == agreement);
    CHECK(!read_document("{}"));
    CHECK(!read_document(R"({"order":"","text":"","title":""})"));
    CHECK(write_document({"order-1", "\xFF", ""}).error().why == reason::bad_utf8);
}

std::size_t count(std::string_view in, std::string_view what) {
    std::size_t n = 0;
    for (std::size_t at = in.find(what); at != std::string_view::npos; at = in.find(what, at + 1)) ++n;
    return n;
}

TEST_CASE("the self-care page shows every section, erased records as erased, and all text as text") {
    world w;
    REQUIRE(store_agreement(w.book, li, {"order-1", "客户协议<script>alert(1)</script>", "第一条 & \"第二条\""},
                            day(2026, 1, 1)));
    REQUIRE(store_work_order(w.book, li, {"order-1", "业务受理单", "新装"}, day(2026, 1, 1)));
    w.add(li, kind::notice_due, day(2026, 1, 1),
          R"({"due":1767243600,"id":"0011","kind":"success","text":"<b>办理成功</b>"})");
    w.add(li, kind::bill_issued, day(2026, 2, 1), R"({"total":47400000})");
    const auto gone = w.add(li, kind::consent_asked, day(2026, 1, 1), R"({"text":"请回复"})");
    REQUIRE(w.kept.erase({gone, gone + 1}));
    w.add(li, kind::cap_chosen, day(2026, 1, 2), R"(["a",{"b":true},null,"</td>"])");
    const auto found = w.records.find({.subject = li, .limit = 50}, day(2026, 3, 1));
    REQUIRE(found);

    const std::string html =
        self_care_page(found->records,
                       {.carrier = "中国<联通>", .customer = "138****8000", .hotline = "10010", .proof = "完整至第5条"},
                       [](const evidence::record& each) {
                           return each.kind == kind::bill_issued ? std::string("账单共47.4元") : std::string();
                       });
    CHECK(count(html, "<section") == 7);
    CHECK(count(html, "<time>") == 6);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<b>") == std::string::npos);
    CHECK(html.find("&lt;script&gt;") != std::string::npos);
    CHECK(html.find("&lt;b&gt;办理成功") != std::string::npos);
    CHECK(html.find("a、b：✓、—、&lt;/td&gt;") != std::string::npos);
    CHECK(html.find("第一条 &amp; &quot;第二条&quot;") != std::string::npos);
    CHECK(html.find("账单共47.4元") != std::string::npos);
    CHECK(html.find("47400000") == std::string::npos);
    CHECK(html.find("内容已删除") != std::string::npos);
    CHECK(html.find("请回复") == std::string::npos);
    CHECK(html.find("0011") == std::string::npos);                 // machinery
    CHECK(html.find("2026-01-01 13:00:00") != std::string::npos);  // the due time, as a time
    CHECK(html.find("完整至第5条") != std::string::npos);
    CHECK(html.find("://") == std::string::npos);  // nothing is loaded from anywhere
    CHECK(count(html, "没有记录") == 1);            // services

    const std::string english = self_care_page(found->records, {.words = language::english});
    CHECK(english.find("47400000") == std::string::npos);  // money that nobody can read is not shown
    CHECK(english.find("<html lang=\"en\">") != std::string::npos);
    CHECK(english.find("Work orders") != std::string::npos);
}

TEST_CASE("amounts are shown with their unit where nobody describes the record") {
    const auto page = [](kind what, std::string payload, self_care_options options = {}) {
        evidence::record each;
        each.kind = what;
        each.at = day(2026, 2, 1);
        each.payload = std::move(payload);
        return self_care_page(std::vector<evidence::record>{each}, options);
    };
    const std::string bill = R"({"currency":"CNY","cycle":672,"first":20454,"last":20484,"lines":[)"
                             R"({"amount":59000000,"title":"套餐月费"},{"amount":15000000,"title":"<i>视频</i>"},)"
                             R"({"amount":-26600001,"title":"优惠"}],"own":32399999,"third_party":15000000,"total":47399999})";
    const std::string chinese = page(kind::bill_issued, bill);
    CHECK(chinese.find("套餐月费  59元") != std::string::npos);
    CHECK(chinese.find("优惠  -26.600001元") != std::string::npos);
    CHECK(chinese.find("合计  47.399999元（其中代收费 15元）") != std::string::npos);
    CHECK(chinese.find("&lt;i&gt;视频") != std::string::npos);
    for (const char* unreadable : {"59000000", "47399999", "20454"}) CHECK(chinese.find(unreadable) == std::string::npos);
    const std::string corrected = page(kind::bill_corrected, bill, {.words = language::english});
    CHECK(corrected.find("total  CNY 47.399999 (of it for others CNY 15.00)") != std::string::npos);

    std::string unknown = bill;
    unknown.replace(unknown.find("CNY"), 3, "XTS");
    CHECK(page(kind::bill_issued, unknown).find("47399999") == std::string::npos);

    const std::string fifty = page(kind::cap_chosen, R"({"every":"cycle","how":"app","limit":50000000,"scope":"total","then":"stop","what":"money"})");
    CHECK(fifty.find("50元") != std::string::npos);
    CHECK(fifty.find("50000000") == std::string::npos);
    const std::string euros = page(kind::cap_chosen, R"({"limit":50000000,"what":"money"})", {.words = language::english, .currency = "EUR"});
    CHECK(euros.find("EUR 50.00") != std::string::npos);
    CHECK(page(kind::cap_chosen, R"({"limit":10737418240,"what":"data"})").find("10GB") != std::string::npos);
    CHECK(page(kind::cap_chosen, R"({"limit":6000,"what":"voice"})").find("100分钟") != std::string::npos);
    CHECK(page(kind::cap_chosen, R"({"limit":100,"what":"messages"})").find("100") != std::string::npos);
}

TEST_CASE("whatever a record says is shown as text, whatever its shape") {
    const auto page = [](std::string payload) {
        evidence::record each;
        each.kind = kind::agreement_stored;
        each.at = day(2026, 2, 1);
        each.payload = std::move(payload);
        return self_care_page(std::vector<evidence::record>{each}, {});
    };
    const std::string members = page(R"({"paid":true,"kept":false,"none":null,"few":[1,-2,"三<四>"],"parts":{"a":"甲","b":18446744073709551615}})");
    CHECK(members.find("✓") != std::string::npos);
    CHECK(members.find("1、-2、三&lt;四&gt;") != std::string::npos);
    CHECK(members.find("a：甲；b：18446744073709551615") != std::string::npos);
    CHECK(page(R"(["甲","乙"])").find("甲、乙") != std::string::npos);
    CHECK(page("not <JSON> at all").find("not &lt;JSON&gt; at all") != std::string::npos);
}

}  // namespace archive_archive_test
