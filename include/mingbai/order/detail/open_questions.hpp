// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/digest.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/evidence/pseudonym.hpp>
#include <mingbai/order/detail/payload_scan.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace mingbai::inline MINGBAI_ABI::detail {

/// The requests for consent to agents' orders that are not decided yet. Later records name a request by the hash of its
/// document; most name its order too, so a document is hashed only when something else is said of it, and then once.
template <digest_engine Hasher>
class open_questions {
public:
    void add(const evidence::pseudonym& subject, std::string_view document, std::uint32_t seller) {
        questions_.emplace(subject, question{seller, std::string(document), {}, false});
    }

    /// Calls `on_seller(seller)` if the request that a record names is one of these.
    template <class F>
    void find(const evidence::pseudonym& subject, std::string_view record, F&& on_seller) {
        if (const auto found = named_by(subject, record); found != questions_.end()) on_seller(found->second.seller);
    }

    /// The request that a record decides is open no more.
    void forget(const evidence::pseudonym& subject, std::string_view record) {
        const std::string_view order = text_member(record, order_key);
        auto only = questions_.end();
        const auto [begin, end] = questions_.equal_range(subject);
        for (auto each = begin; each != end; ++each) {
            if (order.empty() || text_member(each->second.document, order_key) != order) continue;
            const bool first = only == questions_.end();
            only = each;
            if (first) continue;
            only = questions_.end();  // two for one order: the hash says which
            break;
        }
        if (only == questions_.end() && begin != end) only = named_by(subject, record);
        if (only != questions_.end()) questions_.erase(only);
    }

private:
    static constexpr std::string_view order_key = R"("order":")";

    struct question {
        std::uint32_t seller = 0;
        std::string document{};
        sha256_digest digest{};
        bool hashed = false;
    };

    [[nodiscard]] auto named_by(const evidence::pseudonym& subject, std::string_view record) {
        const auto [begin, end] = questions_.equal_range(subject);
        if (begin == end) return questions_.end();
        const auto digest = sha256_digest::from_hex(text_member(record, R"("request":")"));
        if (!digest) return questions_.end();
        for (auto each = begin; each != end; ++each) {
            question& one = each->second;
            if (!one.hashed) one.digest = digest_of<Hasher>(one.document);
            one.hashed = true;
            if (one.digest == *digest) return each;
        }
        return questions_.end();
    }

    std::unordered_multimap<evidence::pseudonym, question> questions_;
};

}  // namespace mingbai::inline MINGBAI_ABI::detail
