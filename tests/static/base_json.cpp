// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/json_canonical.hpp>
#include <mingbai/base/json_key.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_value.hpp>
#include <mingbai/base/json_writer.hpp>

#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace base_json_static_test {

using namespace mingbai;

// values are small views, documents are owners
static_assert(sizeof(detail::json_node) == 16 && std::is_trivially_copyable_v<detail::json_node>);
static_assert(std::is_trivially_copyable_v<json_value> && sizeof(json_value) <= 24);
static_assert(std::forward_iterator<decltype(std::declval<json_value>().elements().begin())>);
static_assert(std::forward_iterator<decltype(std::declval<json_value>().members().begin())>);
static_assert(std::is_nothrow_move_constructible_v<json_document> && std::is_nothrow_move_assignable_v<json_document>);
static_assert(!std::is_copy_constructible_v<json_document> && std::is_nothrow_default_constructible_v<json_document>);

// a value of a document that is gone cannot be asked for by mistake
template <class Document>
concept has_root = requires(Document&& document) { std::forward<Document>(document).root(); };
static_assert(has_root<json_document&> && has_root<const json_document&> && !has_root<json_document> &&
              !has_root<const json_document>);

// what a value is read as
template <class T>
concept readable = requires(const json_value& value) { value.as<T>(); };
static_assert(readable<int> && readable<std::uint64_t> && readable<bool> && readable<std::string_view>);
static_assert(!readable<double> && !readable<float> && !readable<char> && !readable<const char*> &&
              !readable<std::string>);
static_assert(noexcept(std::declval<json_value>().as<int>()) &&
              noexcept(std::declval<json_value>().find(std::string_view())));

// writers stay where they are: a writer points into itself
static_assert(!std::is_copy_constructible_v<json_writer> && !std::is_move_constructible_v<json_writer>);
static_assert(std::is_nothrow_constructible_v<json_writer, std::string&> &&
              !std::is_convertible_v<std::string&, json_writer>);
static_assert(json_writer::max_depth == json_options{}.max_depth);

// keys
static_assert(json_key{"fee"}.plain() && !json_key::from("\"").plain() && !json_key::from("\xFF").plain() &&
              json_key::from("").plain());
static_assert(json_key{"b"}.rank() > json_key{"aaaaaaaaaaaa"}.rank() && json_key{"a"}.rank() < json_key{"ab"}.rank());
static_assert(std::is_trivially_copyable_v<json_key>);

}  // namespace base_json_static_test
