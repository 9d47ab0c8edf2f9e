// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_reader.hpp>
#include <mingbai/interop/detail/tmf620_marks.hpp>
#include <mingbai/interop/detail/tmf620_reader.hpp>
#include <mingbai/interop/tmf620_loss.hpp>
#include <mingbai/tariff/plan.hpp>

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::tmf620 {

/// The plans of some documents, and all that the documents say and the plans do not.
template <currency_type Currency>
struct imported {
    std::vector<basic_tariff_plan<owning_storage<Currency>>> plans{};
    std::vector<import_loss> losses{};  ///< by document, in the order of its text
};

/// Reads bodies of the TM Forum Product Catalog Management API (TMF620, version 5) as tariff plans of one currency:
/// ProductOffering and ProductOfferingPrice, alone or in lists, answers and create requests alike. Offerings and their
/// prices may come in different documents. Nothing is dropped: what a plan has no place for is in the list of losses.
///
///     tmf620::importer<cny> catalogue;
///     if (const auto added = catalogue.add(offerings); !added) return added.error();
///     if (const auto added = catalogue.add(prices); !added) return added.error();
///     const auto [plans, losses] = std::move(catalogue).finish();
///
/// What a plan says comes from: name, description (its content in words), externalIdentifier (the filing number),
/// category, validFor, place, channel, marketSegment (the audience), productOfferingTerm, the prices (recurring, one
/// time, usage, discounts for a time), and the characteristics that `to_tmf620` writes. An element that TMF620 has no
/// field for (how to unsubscribe, what breach costs, validity, notes) is unknown, unless those characteristics state
/// it; one that the document states and that could not be read is unreadable. Neither is guessed.
template <currency_type Currency>
class importer {
public:
    explicit importer(import_options options = {}) noexcept : options_(options) {}

    /// Adds a document. Refused as by `json_document::read`, at the offset in the text; nothing is then added.
    [[nodiscard]] result<void> add(std::string_view text) {
        json_document document;
        if (const auto read = document.read(text, {.numbers = json_numbers::as_text}); !read) return read.error();
        documents_.push_back(std::move(document));
        return {};
    }

    [[nodiscard]] imported<Currency> finish() && {
        detail::catalogue_reader<Currency> reader(options_);
        for (std::uint32_t i = 0; i < documents_.size(); ++i) reader.sort_in({i, documents_[i].root()});
        imported<Currency> read{.plans = reader.plans(), .losses = {}};
        read.losses = reader.losses(documents_);
        return read;
    }

private:
    import_options options_;
    std::vector<json_document> documents_;
};

/// One document alone.
template <currency_type Currency>
[[nodiscard]] result<imported<Currency>> import_plans(std::string_view text, import_options options = {}) {
    importer<Currency> catalogue(options);
    if (const auto added = catalogue.add(text); !added) return added.error();
    return std::move(catalogue).finish();
}

}  // namespace mingbai::inline MINGBAI_ABI::tmf620
