// SPDX-License-Identifier: Apache-2.0
//
// charging_gateway FILE.jsonl
//
// Answers recorded credit-control requests of one subscriber under a cap of 100 MB, one JSON document a line: what a
// gateway does between its Diameter stack and a meter. A line is
// {"session":…,"type":"initial|update|termination|event"}, with "requested", service units, {} for as much as the
// server sees fit; and "used", a list of service units with, if the tariff changed, "when":"before|after". Service
// units are "total_octets", "input_octets", "output_octets", "time".

#include <mingbai/mingbai.hpp>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cap = mingbai::cap;
namespace charging = mingbai::charging;
using namespace mingbai::literals;
using mingbai::json_value;
using mingbai::reason;
using mingbai::refusal;
using mingbai::result;

namespace {

constexpr cap::alert_levels levels{50, 80, 100};
constexpr charging::credit_terms terms{.what = cap::dimension::data,
                                       .quota = (10_MB).bytes(),
                                       .validity = std::chrono::seconds{3'600},
                                       .then = cap::at_cap::ask,
                                       .now = cap::meter_period{677}};

/// An optional number: absent is fine, anything but a number is not.
template <class T>
result<std::optional<T>> number(const json_value& of, std::string_view name) {
    if (!of.find(name)) return std::optional<T>();
    const auto read = of.get<T>(name);
    if (!read) return read.error();
    return std::optional<T>(*read);
}

result<charging::service_units> read_units(const json_value& from) {
    charging::service_units units;
    const auto time = number<std::uint32_t>(from, "time");
    const auto total = number<std::uint64_t>(from, "total_octets");
    const auto in = number<std::uint64_t>(from, "input_octets");
    const auto out = number<std::uint64_t>(from, "output_octets");
    if (!time) return time.error();
    if (!total) return total.error();
    if (!in) return in.error();
    if (!out) return out.error();
    units.time = *time;
    units.total_octets = *total;
    units.input_octets = *in;
    units.output_octets = *out;
    return units;
}

result<charging::request_type> read_type(std::string_view text) {
    if (text == "initial") return charging::request_type::initial;
    if (text == "update") return charging::request_type::update;
    if (text == "termination") return charging::request_type::termination;
    if (text == "event") return charging::request_type::event;
    return refusal{reason::json_wrong_type, {}};
}

/// A request, and the list that its `used` views.
struct read_request {
    charging::credit_request request;
    std::vector<charging::used_units> used;
};

result<void> read(const json_value& line, read_request& into) {
    const auto text = line.get<std::string_view>("type");
    if (!text) return text.error();
    const auto type = read_type(*text);
    if (!type) return type.error();
    into.request.type = *type;
    if (const auto requested = line.find("requested")) {
        const auto units = read_units(*requested);
        if (!units) return units.error();
        into.request.wants_units = true;
        into.request.requested = *units;
    }
    if (const auto used = line.find("used"))
        for (const json_value each : used->elements()) {
            const auto units = read_units(each);
            if (!units) return units.error();
            charging::used_units one{std::nullopt, *units};
            if (const auto when = each.get<std::string_view>("when"))
                one.when = *when == "after" ? charging::tariff_usage::after : charging::tariff_usage::before;
            into.used.push_back(one);
        }
    into.request.used = into.used;
    return {};
}

std::string written(std::string_view session, const charging::credit_answer& made, const cap::reading& shown) {
    std::string text;
    mingbai::json_writer out(text);
    out.begin_object().member("counted", made.counted);
    if (made.news.crossed != 0) out.member("crossed", made.news.crossed);
    if (made.final_action) out.member("final_unit_action", static_cast<unsigned>(*made.final_action));
    if (made.granted) out.member("granted", made.granted->total_octets.value_or(0));
    out.member("left", shown.left);
    if (made.refused != 0) out.member("not_charged", made.refused);
    out.member("result_code", static_cast<std::uint32_t>(made.code)).member("session", session);
    if (made.granted) out.member("validity", made.validity.count());
    out.end_object();
    return out.finish() ? text : "{}";
}

}  // namespace

int main(int argc, char** argv) {
    std::ifstream file(argc > 1 ? argv[1] : "");
    if (!file) {
        std::cerr << "usage: charging_gateway FILE.jsonl\n";
        return 2;
    }
    cap::meter meter((100_MB).bytes(), terms.now);
    std::map<std::string, cap::grant, std::less<>> sessions;
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        const auto document = mingbai::read_json(line);
        const auto session = document ? document->root().get<std::string_view>("session") : document.error();
        read_request incoming;
        const auto understood = session ? read(document->root(), incoming) : session.error();
        if (!understood) {
            std::cerr << "line " << number << ": " << mingbai::to_text(understood.error().why) << "\n";
            continue;
        }
        cap::grant& held = sessions.try_emplace(std::string(*session)).first->second;
        const auto made = charging::answer(meter, held, incoming.request, terms, levels);
        if (made)
            std::cout << written(*session, *made, meter.read(terms.now)) << "\n";
        else
            std::cout << R"({"refused":")" << mingbai::to_text(made.error().why) << R"(","session":")" << *session
                      << "\"}\n";
        if (incoming.request.type == charging::request_type::termination) sessions.erase(std::string(*session));
    }
    const cap::reading end = meter.read(terms.now);
    std::cerr << "used " << end.used << " of " << end.limit << ", held " << end.held << "\n";
    return end.used <= end.limit ? 0 : 1;
}
