// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/result.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// The fields of one line of a tab-separated file: views into the line, empty beyond its last field. A carriage return at
/// the end is not part of the last field.
template <std::size_t Most>
class tsv_row {
public:
    /// Refused: reason::bad_layout at the first tab too many, when there are more than `Most` fields.
    [[nodiscard]] static constexpr result<tsv_row> split(std::string_view line) noexcept {
        if (line.ends_with('\r')) line.remove_suffix(1);
        tsv_row row;
        for (std::size_t from = 0; true;) {
            const std::size_t tab = line.find('\t', from);
            if (row.size_ == Most) return refusal{reason::bad_layout, at_offset(from == 0 ? 0 : from - 1)};
            row.fields_[row.size_++] = line.substr(from, tab == std::string_view::npos ? tab : tab - from);
            if (tab == std::string_view::npos) return row;
            from = tab + 1;
        }
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr std::string_view operator[](std::size_t index) const noexcept {
        return index < size_ ? fields_[index] : std::string_view();
    }

private:
    std::array<std::string_view, Most> fields_{};
    std::size_t size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI
