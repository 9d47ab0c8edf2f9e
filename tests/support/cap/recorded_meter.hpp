// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/cap/meter.hpp>

#include <utility>

#include "meter_specification.hpp"

namespace mingbai_test {

/// Makes calls on a meter and writes each with its answer into a `performed`.
template <class Meter>
class recorded_meter {
public:
    recorded_meter(Meter& meter, const cap::alert_levels& levels) : meter_(&meter), levels_(&levels) {}

    cap::grant reserve(performed& call, cap::units wanted, cap::units at_least, cap::meter_period now = {}) const {
        auto answer = meter_->reserve_up_to(wanted, now, at_least);
        begin(call, performed::kind::reserve, wanted, now);
        call.at_least = at_least < wanted ? at_least : wanted;
        call.grant = {answer.held.amount(), answer.held.when()};
        call.left = answer.left;
        call.refused = !answer;
        call.settled.news.cap_held = answer.cap_held;
        return std::move(answer.held);
    }
    void commit(performed& call, cap::grant&& held, cap::units actual, cap::meter_period now = {}) const {
        const cap::remembered_grant had{held.amount(), held.when()};
        const cap::settlement settled = meter_->commit(std::move(held), actual, *levels_, now);
        begin(call, performed::kind::commit, actual, now);
        call.grant = had;
        call.settled = settled;
    }
    void release(performed& call, cap::grant&& held) const {
        const cap::remembered_grant had{held.amount(), held.when()};
        meter_->release(std::move(held));
        begin(call, performed::kind::release, 0, {});
        call.grant = had;
    }
    void charge(performed& call, cap::units amount, cap::meter_period now = {}) const {
        const cap::settlement settled = meter_->charge(amount, *levels_, now);
        begin(call, performed::kind::charge, amount, now);
        call.settled = settled;
    }
    void refund(performed& call, cap::units amount, cap::meter_period when = {}) const {
        const cap::units refunded = meter_->refund(amount, when);
        begin(call, performed::kind::refund, amount, when);
        call.refunded = refunded;
    }
    void set_limit(performed& call, cap::units limit, cap::meter_period now = {}) const {
        const cap::limit_change change = meter_->set_limit(limit, *levels_, now);
        begin(call, performed::kind::set_limit, limit, now);
        call.change = change;
    }
    void start(performed& call, cap::meter_period now) const {
        const cap::meter_news news = meter_->begin(now, *levels_);
        begin(call, performed::kind::begin, 0, now);
        call.settled.news = news;
    }
    void read(performed& call, cap::meter_period now = {}) const {
        const cap::reading shown = meter_->read(now);
        begin(call, performed::kind::read, 0, now);
        call.shown = shown;
    }

private:
    static void begin(performed& call, performed::kind what, cap::units amount, cap::meter_period now) {
        const std::uint64_t after = call.after;
        call = performed{};
        call.what = what;
        call.amount = amount;
        call.now = now;
        call.after = after;
    }

    Meter* meter_;
    const cap::alert_levels* levels_;
};

}  // namespace mingbai_test
