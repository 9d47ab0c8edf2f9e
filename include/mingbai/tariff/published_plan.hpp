// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/digest.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/tariff/plan.hpp>

#include <cstdint>
#include <memory>
#include <utility>

namespace mingbai::inline MINGBAI_ABI {

template <class Profile, digest_engine Hasher>
class disclosure_register;

/// One version of a plan as it was disclosed. A customer keeps the version that was agreed on, whatever comes after it.
template <class Plan>
struct plan_version {
    Plan plan;
    filing_number number;
    std::uint32_t version = 0;  ///< 1, 2, 3 … for each filing number; with it, the plan's identity
    instant effective{};
    sha256_digest digest{};    ///< of the plan's canonical document
    std::uint64_t record = 0;  ///< the ledger's record of the publication
};

/// The token that a plan was disclosed: only a disclosure register can make one, so whatever takes it as a parameter cannot
/// be reached with a plan that the public was not shown. It stays valid when the register goes on.
template <class Plan>
class basic_published_plan {
public:
    [[nodiscard]] const Plan& plan() const noexcept { return version_->plan; }
    [[nodiscard]] const filing_number& number() const noexcept { return version_->number; }
    [[nodiscard]] std::uint32_t version() const noexcept { return version_->version; }
    [[nodiscard]] instant effective() const noexcept { return version_->effective; }
    [[nodiscard]] const sha256_digest& digest() const noexcept { return version_->digest; }
    [[nodiscard]] std::uint64_t record() const noexcept { return version_->record; }

private:
    template <class Profile, digest_engine Hasher>
    friend class disclosure_register;

    explicit basic_published_plan(std::shared_ptr<const plan_version<Plan>> version) noexcept
        : version_(std::move(version)) {}

    std::shared_ptr<const plan_version<Plan>> version_;
};

using published_plan = basic_published_plan<tariff_plan>;

}  // namespace mingbai::inline MINGBAI_ABI
