// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/json_text.hpp>
#include <mingbai/base/detail/json_tree.hpp>
#include <mingbai/base/integer.hpp>
#include <mingbai/base/json_kind.hpp>
#include <mingbai/base/result.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace mingbai::inline MINGBAI_ABI {

namespace detail {
struct json_access;

/// What has a reader of texts of its own: the identifiers, and whatever else gives `T::parse(text)` as a result<T>.
template <class T>
concept parsed_from_text = requires(std::string_view text) {
    { T::parse(text) } -> std::same_as<result<T>>;
};
}  // namespace detail

/// What a JSON value can be read as: a bool, an integer, a view of a string, or what is parsed from a string.
template <class T>
concept json_readable =
    std::same_as<T, bool> || std::same_as<T, std::string_view> || integer<T> || detail::parsed_from_text<T>;

struct json_member;
template <class Item>
class json_items;

/// One value of a json_document: a view that is valid as long as the document is, also when the document is moved.
///
/// What a reader of a record needs is one call with a result: `order.get<std::int64_t>("fee")` refuses with
/// reason::json_missing_key or json_wrong_type, and the place is the byte in the document's text where the object or
/// the value begins.
class json_value {
public:
    [[nodiscard]] constexpr json_kind kind() const noexcept { return node().kind; }
    [[nodiscard]] constexpr bool is_null() const noexcept { return kind() == json_kind::null; }
    [[nodiscard]] constexpr bool is_object() const noexcept { return kind() == json_kind::object; }
    [[nodiscard]] constexpr bool is_array() const noexcept { return kind() == json_kind::array; }

    /// Where the value begins in the text that was read.
    [[nodiscard]] constexpr std::uint64_t offset() const noexcept {
        return kind() == json_kind::string ? node().offset - 1U : node().offset;
    }

    /// How many elements or members; 0 for what is neither array nor object.
    [[nodiscard]] constexpr std::size_t size() const noexcept {
        return detail::is_container(kind()) ? node().size() : 0;
    }

    /// The value as a T: `as<std::int64_t>()`, `as<filing_number>()`.
    ///
    /// Refuses with reason::json_wrong_type, with reason::out_of_range for an integer that T cannot hold, with
    /// reason::json_not_an_integer for a number kept as text that is not an integer, and with the reason of `T::parse`.
    template <json_readable T>
    [[nodiscard]] constexpr result<T> as() const noexcept {
        if constexpr (std::same_as<T, bool>) {
            if (kind() == json_kind::boolean) return node().data != 0;
        } else if constexpr (std::same_as<T, std::string_view>) {
            if (kind() == json_kind::string) return text();
        } else if constexpr (detail::parsed_from_text<T>) {
            if (kind() == json_kind::string) {
                const result<T> parsed = T::parse(text());
                return parsed ? parsed : refuse(parsed.error().why);
            }
        } else {
            if (kind() == json_kind::integer) return narrowed<T>(node().data, node().negative);
            if (kind() == json_kind::number) return read_integer<T>();
        }
        return refuse(reason::json_wrong_type);
    }

    /// A number as it is written, when the document was read with json_numbers::as_text: `59.90`.
    [[nodiscard]] constexpr result<std::string_view> number_text() const noexcept {
        if (kind() == json_kind::number) return text();
        return refuse(reason::json_wrong_type);
    }

    /// The member of an object. Refuses with reason::json_wrong_type when this is no object, and with
    /// reason::json_missing_key. Logarithmic in the number of members beyond eight.
    [[nodiscard]] constexpr result<json_value> at(std::string_view key) const noexcept {
        if (!is_object()) return refuse(reason::json_wrong_type);
        const std::optional<json_value> found = find(key);
        if (!found) return refuse(reason::json_missing_key);
        return *found;
    }

    /// `at(key)`, then `as<T>()`.
    template <json_readable T>
    [[nodiscard]] constexpr result<T> get(std::string_view key) const noexcept {
        const result<json_value> found = at(key);
        if (!found) return found.error();
        return (*found).template as<T>();
    }

    /// The member, or nothing when there is none or this is no object.
    [[nodiscard]] constexpr std::optional<json_value> find(std::string_view key) const noexcept;

    /// The elements of an array, in their order; none of what is no array.
    [[nodiscard]] constexpr json_items<json_value> elements() const noexcept;

    /// The members of an object, in the order of the text; none of what is no object.
    [[nodiscard]] constexpr json_items<json_member> members() const noexcept;

    /// Refuses with reason::json_unknown_key at the first key that is not one of these, and with
    /// reason::json_wrong_type when this is no object: for documents that may hold nothing but what they are meant to.
    [[nodiscard]] constexpr result<void> has_only(std::initializer_list<std::string_view> keys) const noexcept;

private:
    template <class Item>
    friend class json_items;
    friend struct detail::json_access;

    constexpr json_value(const detail::json_tree& tree, std::uint32_t index) noexcept : tree_(tree), index_(index) {}

    [[nodiscard]] constexpr const detail::json_node& node() const noexcept { return tree_.nodes[index_]; }
    [[nodiscard]] constexpr std::string_view text() const noexcept { return tree_.text_of(node()); }
    [[nodiscard]] constexpr refusal refuse(reason why) const noexcept { return {why, at_offset(offset())}; }

    template <integer T>
    [[nodiscard]] constexpr result<T> narrowed(std::uint64_t bits, bool negative) const noexcept {
        if (negative ? std::in_range<T>(static_cast<std::int64_t>(bits)) : std::in_range<T>(bits))
            return static_cast<T>(bits);
        return refuse(reason::out_of_range);
    }
    template <integer T>
    [[nodiscard]] constexpr result<T> read_integer() const noexcept {
        if (!detail::scan_json_number(text(), 0).integer) return refuse(reason::json_not_an_integer);
        if (text().starts_with('-')) {
            const auto read = parse_integer<std::int64_t>(text());
            return read ? narrowed<T>(static_cast<std::uint64_t>(*read), *read < 0) : refuse(reason::out_of_range);
        }
        const auto read = parse_integer<std::uint64_t>(text());
        return read ? narrowed<T>(*read, false) : refuse(reason::out_of_range);
    }

    detail::json_tree tree_;
    std::uint32_t index_;
};

/// One member of an object.
struct json_member {
    std::string_view key;
    json_value value;
    std::uint64_t key_offset;  ///< where the key begins in the text that was read
};

/// The elements of an array or the members of an object: a forward range.
template <class Item>
class json_items {
public:
    class iterator {
    public:
        using value_type = Item;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = Item;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;

        constexpr iterator() noexcept = default;
        constexpr iterator(const detail::json_tree& tree, std::uint32_t index) noexcept : tree_(tree), index_(index) {}

        [[nodiscard]] constexpr Item operator*() const noexcept {
            if constexpr (std::same_as<Item, json_member>)
                return {tree_.text_of(tree_.nodes[index_]), json_value(tree_, index_ + 1),
                        tree_.nodes[index_].offset - 1U};
            else
                return json_value(tree_, index_);
        }
        constexpr iterator& operator++() noexcept {
            index_ = tree_.after(std::same_as<Item, json_member> ? index_ + 1 : index_);
            return *this;
        }
        constexpr iterator operator++(int) noexcept {
            const iterator before = *this;
            ++*this;
            return before;
        }
        /// Requires: both walk the same array or object.
        friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept { return a.index_ == b.index_; }

    private:
        detail::json_tree tree_{};
        std::uint32_t index_ = 0;
    };

    constexpr json_items(const detail::json_tree& tree, std::uint32_t first, std::uint32_t last) noexcept
        : tree_(tree), first_(first), last_(last) {}

    [[nodiscard]] constexpr iterator begin() const noexcept { return {tree_, first_}; }
    [[nodiscard]] constexpr iterator end() const noexcept { return {tree_, last_}; }
    [[nodiscard]] constexpr bool empty() const noexcept { return first_ == last_; }

private:
    detail::json_tree tree_;
    std::uint32_t first_;
    std::uint32_t last_;
};

namespace detail {

/// For json_document, which alone makes values, and for what walks over their nodes.
struct json_access {
    [[nodiscard]] static constexpr json_value value(const json_tree& tree, std::uint32_t at) noexcept {
        return {tree, at};
    }
    [[nodiscard]] static constexpr const json_tree& tree(const json_value& of) noexcept { return of.tree_; }
    /// Where the nodes of an object's members begin and end.
    [[nodiscard]] static constexpr std::uint32_t first_member(const json_value& object) noexcept { return object.index_ + 2; }
    [[nodiscard]] static constexpr std::uint32_t members_end(const json_value& object) noexcept {
        const auto sorted = static_cast<std::uint32_t>(object.tree_.nodes[object.index_ + 1].data);
        return sorted != 0 ? sorted : object.node().end();
    }
};

}  // namespace detail

constexpr json_items<json_value> json_value::elements() const noexcept {
    if (!is_array()) return {tree_, 0, 0};
    return {tree_, index_ + 1, node().end()};
}

constexpr json_items<json_member> json_value::members() const noexcept {
    if (!is_object()) return {tree_, 0, 0};
    return {tree_, detail::json_access::first_member(*this), detail::json_access::members_end(*this)};
}

constexpr std::optional<json_value> json_value::find(std::string_view key) const noexcept {
    if (!is_object()) return std::nullopt;
    const auto sorted = static_cast<std::uint32_t>(tree_.nodes[index_ + 1].data);
    if (sorted == 0) {
        for (std::uint32_t at = index_ + 2; at < node().end(); at = tree_.after(at + 1))
            if (tree_.text_of(tree_.nodes[at]) == key) return json_value(tree_, at + 1);
        return std::nullopt;
    }
    const std::uint64_t rank = detail::key_rank(key);
    std::uint32_t low = sorted;
    std::uint32_t high = node().end();
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        const detail::json_node& entry = tree_.nodes[middle];
        if (detail::key_before(entry.data, tree_.text_of(tree_.nodes[entry.offset]), rank, key))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == node().end() || tree_.text_of(tree_.nodes[tree_.nodes[low].offset]) != key) return std::nullopt;
    return json_value(tree_, tree_.nodes[low].offset + 1);
}

constexpr result<void> json_value::has_only(std::initializer_list<std::string_view> keys) const noexcept {
    if (!is_object()) return refuse(reason::json_wrong_type);
    // Both are usually in the same order: the next key is looked for from where the last one was found.
    const std::string_view* expected = keys.begin();
    const std::uint32_t end = detail::json_access::members_end(*this);
    for (std::uint32_t at = detail::json_access::first_member(*this); at < end; at = tree_.after(at + 1)) {
        const std::string_view key = tree_.text_of(tree_.nodes[at]);
        std::size_t tried = 0;
        for (; tried < keys.size(); ++tried) {
            if (expected == keys.end()) expected = keys.begin();
            if (*expected++ == key) break;
        }
        if (tried == keys.size()) return refusal{reason::json_unknown_key, at_offset(tree_.nodes[at].offset - 1U)};
    }
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI
