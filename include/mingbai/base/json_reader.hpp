// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/json_parser.hpp>
#include <mingbai/base/detail/json_scan.hpp>
#include <mingbai/base/json_value.hpp>
#include <mingbai/base/result.hpp>

#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// A JSON document in memory that owns its text and its values: two blocks, whatever the nesting. Reading another text
/// into the same object uses them again.
class json_document {
public:
    json_document() noexcept = default;
    json_document(json_document&&) noexcept = default;
    json_document& operator=(json_document&&) noexcept = default;
    json_document(const json_document&) = delete;
    json_document& operator=(const json_document&) = delete;
    ~json_document() = default;

    /// Reads a whole text. What is accepted is RFC 8259, more strictly where it leaves a choice: UTF-8 without a byte
    /// order mark, no key twice in an object (compared after escapes), escapes of surrogates only in pairs, and, unless
    /// the options say otherwise, only integers from -2^63 to 2^64-1 (-0 is 0; 1.0 and 1e2 are not integers).
    ///
    /// Refuses with the byte offset of what no document could have there (the text's size when it ends too early):
    /// reason::json_syntax, json_trailing_text, bad_utf8, json_bad_escape, json_not_an_integer, json_duplicate_key,
    /// json_too_deep, json_too_large. The document is then empty. Values of an earlier text are no longer valid.
    [[nodiscard]] result<void> read(std::string_view text, const json_options& options = {}) {
        detail::json_parser parser(text_, nodes_, options);
        const refusal refused = parser.parse(text);
        canonical_ = parser.canonical();
        if (refused.why == reason::none) return {};
        nodes_.clear();
        return refused;
    }

    [[nodiscard]] bool empty() const noexcept { return nodes_.empty(); }

    /// The outermost value. Requires: `!empty()`.
    [[nodiscard]] json_value root() const& noexcept {
        expects(!empty(), "mingbai::json_document::root: no text was read");
        return detail::json_access::value({nodes_.data(), text_.data()}, 0);
    }
    json_value root() const&& = delete;

    /// True when the text was in the canonical form (json_writer.hpp), so that writing the values gives the same bytes.
    [[nodiscard]] bool is_canonical() const noexcept { return canonical_ && !empty(); }

private:
    std::vector<char> text_;  // escapes are decoded in place
    std::vector<detail::json_node> nodes_;
    bool canonical_ = false;
};

/// Reads a text into a document of its own; see json_document::read.
[[nodiscard]] inline result<json_document> read_json(std::string_view text, const json_options& options = {}) {
    json_document document;
    if (const result<void> read = document.read(text, options); !read) return read.error();
    return document;
}

/// True when the text is a JSON document in its canonical form.
[[nodiscard]] inline bool is_canonical_json(std::string_view text, const json_options& options = {}) {
    if (text.size() <= options.max_size && options.max_depth >= detail::json_scan::max_depth && detail::json_scan::surely_canonical(text)) return true;
    json_document document;
    return document.read(text, options) && document.is_canonical();
}

}  // namespace mingbai::inline MINGBAI_ABI
