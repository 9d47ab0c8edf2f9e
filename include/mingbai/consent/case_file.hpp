// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/as_span.hpp>
#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/consent/judgement.hpp>
#include <mingbai/consent/request.hpp>

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::consent {

/// One code that was sent for a request. The code itself is kept nowhere: `seal` is its HMAC under the desk's key.
struct sent_code {
    std::uint32_t generation = 0;  ///< 1, 2, 3 …; only the newest one counts
    instant sent_at{};
    instant valid_until{};
    sha256_digest seal{};

    friend constexpr bool operator==(const sent_code&, const sent_code&) = default;
};

/// A proof as the ledger has it.
struct recorded_proof {
    std::uint64_t record = 0;
    sha256_digest answer{};  ///< the identity of the answer that it rests on
    instant confirmed_at{};  ///< of that answer

    friend constexpr bool operator==(const recorded_proof&, const recorded_proof&) = default;
};

/// All that the ledger has about one request.
struct case_file {
    request asked{};
    sha256_digest digest{};
    std::uint64_t record = 0;  ///< the ledger's record of the question
    std::vector<sent_code> codes{};
    std::vector<happening> known{};
    judgement stands{};
    std::optional<recorded_proof> proof{};  ///< also one that has been taken back since
    std::optional<std::uint64_t> used{};    ///< the record of its use
    std::optional<instant> ends_at{};       ///< when a withdrawal takes effect
    reason last_refusal = reason::none;     ///< why the latest answer did not count: for the carrier's own eyes

    [[nodiscard]] judging_terms terms() const noexcept {
        return {asked.expires_at, asked.wrong_codes, asked.needs_receipt, asked.how == method::one_time_code};
    }
    /// Whether an answer of this instant would still count.
    [[nodiscard]] bool is_open_at(instant at) const noexcept {
        return !is_closed(stands.now) && stands.now != state::answered && at >= asked.asked_at && at < asked.expires_at;
    }
    [[nodiscard]] bool knows(const sha256_digest& identity) const noexcept {
        for (const happening& each : known)
            if (each.identity == identity) return true;
        return false;
    }
};

/// Every request there is, found by its digest, its number or its order. Pointers stay good.
class case_files {
public:
    case_files() = default;
    case_files(case_files&&) noexcept = default;
    case_files& operator=(case_files&&) noexcept = default;
    case_files(const case_files&) = delete;
    case_files& operator=(const case_files&) = delete;
    ~case_files() = default;

    /// The file of a new request; the existing one when it is there already.
    case_file& open(request asked, const sha256_digest& digest, std::uint64_t record) {
        if (case_file* const there = find(digest)) return *there;
        case_file& file = files_.emplace_back();
        file.asked = std::move(asked);
        file.digest = digest;
        file.record = record;
        by_digest_[digest] = &file;
        by_number_[file.asked.facts.subscriber].push_back(&file);
        by_order_[file.asked.facts.order].push_back(&file);
        return file;
    }

    [[nodiscard]] case_file* find(const sha256_digest& digest) noexcept {
        case_file* const* const found = by_digest_.find(digest);
        return found == nullptr ? nullptr : *found;
    }
    [[nodiscard]] const case_file* find(const sha256_digest& digest) const noexcept {
        case_file* const* const found = by_digest_.find(digest);
        return found == nullptr ? nullptr : *found;
    }

    /// In the order in which they were asked.
    [[nodiscard]] std::span<case_file* const> of(const subscriber_number& number) const noexcept {
        const auto* const found = by_number_.find(number);
        if (found == nullptr) return {};
        return mingbai::detail::as_span(*found);
    }
    [[nodiscard]] std::span<case_file* const> of(const order_id& order) const noexcept {
        const auto* const found = by_order_.find(order);
        if (found == nullptr) return {};
        return mingbai::detail::as_span(*found);
    }

    [[nodiscard]] std::deque<case_file>& all() noexcept { return files_; }
    [[nodiscard]] const std::deque<case_file>& all() const noexcept { return files_; }

private:
    std::deque<case_file> files_;
    mingbai::detail::hash_map<sha256_digest, case_file*> by_digest_;
    mingbai::detail::hash_map<subscriber_number, std::vector<case_file*>> by_number_;
    mingbai::detail::hash_map<order_id, std::vector<case_file*>> by_order_;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent
