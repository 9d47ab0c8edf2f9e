// SPDX-License-Identifier: Apache-2.0
// What the playground's page calls, compiled to WebAssembly: the same headers as everywhere. Texts come in as UTF-8 in memory that
// `room` gave, and the answer is JSON.
#include "labelled_plan.hpp"

#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/utf8.hpp>
#include <mingbai/marketing/copy_rules.hpp>
#include <mingbai/marketing/judged_copy.hpp>
#include <mingbai/profile/cn_miit.hpp>
#include <mingbai/tariff/register_layout.hpp>
#include <mingbai/tariff/wording.hpp>
#include <mingbai/version.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace playground;
using mingbai::finding;
using mingbai::report;
using answer_writer = mingbai::basic_json_writer<std::string, mingbai::json_form::foreign>;
using rules = mingbai::profile::cn_miit::tariff_rules;

std::string input;   // NOLINT: one page, one thread
std::string answer;  // NOLINT

void write_finding(answer_writer& out, const finding& each, std::uint64_t offset, std::uint64_t length, std::string_view member = {}) {
    const mingbai::element_text what = mingbai::describe(each.where.what);
    out.begin_object()
        .member("id", each.rule->id)
        .member("severity", to_text(each.rule->severity))
        .member("grade", to_text(each.rule->grade))
        .member("element", what.name)
        .member("element_zh", what.chinese)
        .member("member", member)
        .member("title", each.rule->title)
        .member("title_zh", each.rule->title_zh)
        .member("source", each.rule->source)
        .member("good", each.rule->good)
        .member("bad", each.rule->bad)
        .member("offset", offset)
        .member("length", length)
        .end_object();
}

/// Where a finding's bytes are in what was pasted: the bytes themselves, or all of the element's text, or nothing.
void write_located(answer_writer& out, const finding& each, const pasted_plan& pasted) {
    // Which allowance is meant; of an overage that is not stated at all, the allowance that it would belong to.
    const auto& content = pasted.plan.content;
    const bool of_allowance = each.where.what == element::content || each.rule == &mingbai::cn_miit::overage_price_stated::info;
    const std::string_view member = of_allowance && each.where.index < content.size() ? describe(content[each.where.index].what).chinese : "";
    const source_of* best = nullptr;
    for (const source_of& from : pasted.sources) {
        const bool list = each.where.what == element::region || each.where.what == element::channels;
        if (from.what == each.where.what && (!list || from.index == each.where.index) && best == nullptr) best = &from;
    }
    if (best == nullptr) return write_finding(out, each, 0, 0, member);
    const bool exact = each.where.length != 0 && each.where.offset + each.where.length <= best->length;
    write_finding(out, each, best->offset + (exact ? each.where.offset : 0), exact ? each.where.length : best->length, member);
}

void write_plan(answer_writer& out, const pasted_plan& pasted) {
    const report found = mingbai::check<rules>(pasted.plan);
    out.begin_object()
        .member("name", pasted.plan.name)
        .member("filing_number", pasted.plan.filing_number)
        .member("passed", found.passed())
        .member("clean", found.clean());
    out.begin_array("findings");
    for (const finding& each : found.kept()) write_located(out, each, pasted);
    out.end_array().begin_array("unreadable");
    for (const mingbai::element_text& each : mingbai::element_texts)
        if (pasted.plan.unreadable.has(each.what)) out.value(each.chinese);
    out.end_array().begin_array("not_understood");
    for (const source_of& each : pasted.not_understood)
        out.begin_object().member("offset", each.offset).member("length", each.length).end_object();
    out.end_array().end_object();
}

/// A register as a table: a header line that names columns, then rows.
void write_register(answer_writer& out, std::string_view text) {
    std::size_t end = text.find('\n');
    const auto layout = mingbai::register_layout::read_header(text.substr(0, end == std::string_view::npos ? text.size() : end));
    for (std::size_t at = end; layout && at < text.size();) {
        at += 1;
        end = text.find('\n', at);
        if (end == std::string_view::npos) end = text.size();
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty()) {
            pasted_plan pasted;
            if (auto plan = layout->read_row(line)) {
                pasted.plan = *std::move(plan);
                layout->for_each_field(line, [&](mingbai::register_column column, std::string_view field) {
                    pasted.sources.push_back({layout->element_of(column), 0, static_cast<std::uint64_t>(field.data() - text.data()), field.size()});
                });
            } else {
                pasted.not_understood.push_back({element::none, 0, at, line.size()});
            }
            write_plan(out, pasted);
        }
        at = end;
    }
}

[[nodiscard]] bool is_register(std::string_view text) noexcept {
    const std::string_view first = text.substr(0, text.find('\n'));
    return mingbai::register_layout::read_header(first.ends_with('\r') ? first.substr(0, first.size() - 1) : first).has_value();
}

void write_wording(answer_writer& out, std::string_view text) {
    mingbai::find_wording(text, [&](const mingbai::wording_hit& hit) {
        const auto& words = describe(hit.category);
        out.begin_object()
            .member("offset", hit.offset)
            .member("length", hit.length)
            .member("category", words.name)
            .member("category_zh", words.chinese)
            .member("advice", words.advice)
            .member("advice_zh", words.advice_zh)
            .member("grade", to_text(mingbai::standard_lexicon()[hit.entry].grade))
            .end_object();
    });
}

const char* finish(answer_writer& out) {
    if (!out.finish()) answer = R"({"fault":"not UTF-8"})";
    return answer.c_str();
}

}  // namespace

extern "C" {

[[clang::export_name("room")]] char* room(std::size_t size);
[[clang::export_name("version")]] int version();
[[clang::export_name("check_plans")]] const char* check_plans();
[[clang::export_name("check_copy")]] const char* check_copy(std::size_t copy_size);

/// Memory for so many bytes of text, until the next call.
char* room(std::size_t size) {
    input.assign(size, '\0');
    return input.data();
}

int version() { return MINGBAI_VERSION; }

/// The findings on every plan in the text: labelled lines, or a register's table.
const char* check_plans() {
    answer.clear();
    answer_writer out(answer);
    out.begin_object().begin_array("plans");
    if (mingbai::is_utf8(input)) {
        if (is_register(input))
            write_register(out, input);
        else
            write_plan(out, plan_paste::read(input));
    }
    out.end_array().end_object();
    return finish(out);
}

/// The findings on an advertisement, the first bytes of the text, beside the plan that it sells, the others; phrases besides.
const char* check_copy(std::size_t copy_size) {
    answer.clear();
    answer_writer out(answer);
    const std::string_view text = std::string_view(input).substr(0, copy_size);
    const pasted_plan pasted = plan_paste::read(std::string_view(input).substr(copy_size));
    out.begin_object().begin_array("findings");
    if (mingbai::is_utf8(text)) {
        const report found =
            mingbai::check<mingbai::marketing::copy_rules>(mingbai::marketing::judge_copy(text, pasted.plan));
        for (const finding& each : found.kept()) write_finding(out, each, each.where.offset, each.where.length);
    }
    out.end_array().begin_array("wording");
    if (mingbai::is_utf8(text)) write_wording(out, text);
    out.end_array().end_object();
    return finish(out);
}
}
