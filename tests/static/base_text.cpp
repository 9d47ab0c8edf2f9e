// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/display_width.hpp>
#include <mingbai/base/filing_number_search.hpp>
#include <mingbai/base/full_width.hpp>
#include <mingbai/base/integer.hpp>
#include <mingbai/base/msisdn.hpp>
#include <mingbai/base/utf8.hpp>

#include <concepts>
#include <iterator>
#include <limits>
#include <string_view>
#include <type_traits>

namespace base_text_static_test {

using namespace mingbai;

constexpr std::string_view nothing;

// UTF-8, in constant expressions
static_assert(std::is_trivially_copyable_v<utf8_step> && sizeof(utf8_step) == 8);
static_assert(std::is_trivially_copyable_v<utf8_bytes> && sizeof(utf8_bytes) == 5);
static_assert(std::forward_iterator<code_points::iterator> && std::is_trivially_copyable_v<code_points>);
static_assert(noexcept(decode_utf8(nothing)) && noexcept(find_bad_utf8(nothing)) && noexcept(validate_utf8(nothing)) &&
              noexcept(encode_utf8(U'a')));
static_assert(is_utf8("明白办、放心用") && !is_utf8("\xC0\x80") && find_bad_utf8("0123456789明\xE6") == 13);
static_assert(encode_utf8(U'明').text() == "明" && decode_utf8("a明", 1).code_point == U'明');
static_assert(count_code_points("明白") == 2 && code_point_boundary("明白", 4) == 3);
static_assert(validate_utf8("a\xFF").error().where.offset == 1);

// width folding and columns
static_assert(noexcept(fold_width(U'Ａ')) && fold_width(U'Ａ') == U'A' && fold_width(U'　') == U' ' &&
              fold_width(U'￥') == U'¥');
static_assert(noexcept(display_width(U'明')) && noexcept(display_width(nothing)) && display_width("明白mb") == 6);
static_assert(prefix_of_width("明白", 3) == "明");

// integers
static_assert(integer<int> && integer<unsigned char> && integer<const long> && !integer<bool> && !integer<char> &&
              !integer<double>);
static_assert(!integer<char8_t> && !integer<char32_t> && !integer<wchar_t>);
static_assert(integer_text((std::numeric_limits<long long>::min)()).text() == "-9223372036854775808");
static_assert(integer_text((std::numeric_limits<unsigned long long>::max)()).text() == "18446744073709551615");
static_assert(*parse_integer<std::int64_t>("-9223372036854775808") == (std::numeric_limits<std::int64_t>::min)());
static_assert(noexcept(parse_integer<int>(nothing)) && std::is_trivially_copyable_v<integer_text>);

// numbers in text
static_assert(read_msisdn("+86 138-0013-8000")->text() == "13800138000");
static_assert(find_filing_number("方案编号：24BJ102053，立即生效")->number == filing_number{"24BJ102053"});
static_assert(noexcept(read_msisdn(nothing, nothing)) && noexcept(find_filing_number(nothing)));

}  // namespace base_text_static_test
