// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/consent/request.hpp>

#include <cstdint>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::consent {

class desk;

/// The token that a customer agreed to one order: only a consent desk can make one, from an answer that it has just
/// verified or from a ledger record that it has verified again. It names what it proves, cannot be copied, and
/// justifies its order once; that it was used is on the ledger.
class consent_proof {
public:
    consent_proof(consent_proof&&) noexcept = default;
    consent_proof& operator=(consent_proof&&) noexcept = default;
    consent_proof(const consent_proof&) = delete;
    consent_proof& operator=(const consent_proof&) = delete;
    ~consent_proof() = default;

    [[nodiscard]] const order_id& order() const noexcept { return facts_.order; }
    [[nodiscard]] const subscriber_number& subscriber() const noexcept { return facts_.subscriber; }
    [[nodiscard]] const filing_number& plan() const noexcept { return facts_.plan; }
    [[nodiscard]] std::uint32_t plan_version() const noexcept { return facts_.plan_version; }
    [[nodiscard]] const sha256_digest& plan_digest() const noexcept { return facts_.plan_digest; }
    [[nodiscard]] const channel_id& channel() const noexcept { return facts_.channel; }
    [[nodiscard]] const agent_id& agent() const noexcept { return facts_.agent; }

    /// Everything that was agreed to.
    [[nodiscard]] const order_facts& facts() const noexcept { return facts_; }
    [[nodiscard]] method how() const noexcept { return how_; }
    [[nodiscard]] const sha256_digest& request() const noexcept { return request_; }
    /// The ledger's record of the proof, from which `desk::recall` makes it again.
    [[nodiscard]] std::uint64_t record() const noexcept { return record_; }
    [[nodiscard]] instant asked_at() const noexcept { return asked_at_; }
    [[nodiscard]] instant confirmed_at() const noexcept { return confirmed_at_; }

private:
    friend class desk;

    consent_proof(const consent::request& asked, const sha256_digest& digest, std::uint64_t record,
                  instant confirmed_at)
        : facts_(asked.facts),
          how_(asked.how),
          request_(digest),
          record_(record),
          asked_at_(asked.asked_at),
          confirmed_at_(confirmed_at) {}

    order_facts facts_;
    method how_;
    sha256_digest request_;
    std::uint64_t record_;
    instant asked_at_;
    instant confirmed_at_;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent

namespace mingbai::inline MINGBAI_ABI {
using consent::consent_proof;
}  // namespace mingbai::inline MINGBAI_ABI
