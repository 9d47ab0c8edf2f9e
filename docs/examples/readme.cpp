// SPDX-License-Identifier: Apache-2.0
#include <mingbai/mingbai.hpp>
using namespace mingbai::literals;
using cn = mingbai::profile::cn_miit;

constexpr mingbai::allowance content[]{{mingbai::service::data, 30_GB}};
constexpr mingbai::overage_rate<mingbai::cny> rates[]{{0.29_cny, 1_MB}};
constexpr mingbai::overage beyond[]{{.what = mingbai::service::data, .rates = rates, .money_ceiling = 500_cny}};
constexpr std::string_view regions[]{"河北"}, channels[]{"APP"};

constexpr mingbai::literal_tariff_plan spring{
    .name = "春风套餐59元", .filing_number = "26HE900001", .category = "套餐", .price = 59_cny / 1_month, .content = content,
    .overage = beyond, .audience = "河北公众用户", .regions = regions, .validity = mingbai::plan_validity{24_months}, .channels = channels,
    .on_sale = std::chrono::year{2026} / 2 / 9, .off_sale = std::chrono::year{2029} / 12 / 31,
    .commitment = mingbai::basic_commitment<mingbai::literal_storage<>>{}, .unsubscribe = "发送TD到10000", .breach = "无"};
static_assert(mingbai::conforms_to<spring, cn::tariff_rules>);  // or the build names the rule and the plan

mingbai::result<mingbai::active_service> sell(mingbai::disclosure_register<cn>& zone, mingbai::consent::desk& desk,
                                              mingbai::order_desk& orders, mingbai::consent::sms_reply reply, mingbai::instant now) {
    const auto offer = zone.for_sale("26HE900001", {"河北", "APP", now});  // only what was disclosed
    if (!offer) return offer.error();
    const auto request = desk.ask(*offer, {.order = "O-1", .subscriber = reply.from, .channel = "APP"}, now);
    if (!request) return request.error();               // request->text is what must be sent
    auto proof = desk.answer(*request, reply);          // "同意" proves it, "不同意", "是不是" and silence do not
    if (!proof) return proof.error();
    return orders.activate(*offer, *std::move(proof), reply.at);  // does not compile without both tokens
}

int main() {}
