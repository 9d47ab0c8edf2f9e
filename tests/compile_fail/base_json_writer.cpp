// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/json_writer.hpp>

#include <string>

// expect: mingbai::json_key: the literal is not UTF-8, or would need an escape
#if defined(MINGBAI_BAD)
constexpr mingbai::json_key key{"a\"b"};
#else
constexpr mingbai::json_key key{"a'b"};
#endif

// expect 2: mingbai::json_key: the literal is not UTF-8, or would need an escape
#if defined(MINGBAI_BAD_2)
constexpr mingbai::json_key chinese{"\xE6\x98"};
#else
constexpr mingbai::json_key chinese{"\xE6\x98\x8E"};
#endif

// A key that is data says so.
// expect 3: no matching (member )?function for call to .*member
#if defined(MINGBAI_BAD_3)
void write(mingbai::json_writer& out, const std::string& name) { out.member(name, 1); }
#else
void write(mingbai::json_writer& out, const std::string& name) { out.member(mingbai::json_key::from(name), 1); }
#endif

// No floating point is ever written.
// expect 4: mingbai::json_writer: this is not a value of JSON
#if defined(MINGBAI_BAD_4)
void price(mingbai::json_writer& out) { out.member("price", 59.9); }
#else
void price(mingbai::json_writer& out) { out.member("price", 59'900'000); }
#endif

// A number in the words of another format is for foreign documents only.
// expect 5: no matching function for call to .*number|invalid reference to function 'number': constraints not satisfied
#if defined(MINGBAI_BAD_5)
void decimal(mingbai::json_writer& out) { out.number("59.90"); }
#else
void decimal(mingbai::basic_json_writer<std::string, mingbai::json_form::foreign>& out) { out.number("59.90"); }
#endif

// A text that nobody keeps cannot be lent to the writer.
struct makes_text {
    std::string text() const { return "made"; }
};
struct lends_text {
    std::string made = "made";
    const std::string& text() const { return made; }
};
// expect 6: mingbai::json_writer: this is not a value of JSON
// fix 4: JSON 没有的值 · A value that JSON does not have -- Canonical documents hold text, integers, booleans, lists and objects; write money in micros, time in seconds.
#if defined(MINGBAI_BAD_6)
void text(mingbai::json_writer& out) { out.value(makes_text{}); }
#else
void text(mingbai::json_writer& out) { out.value(lends_text{}); }
#endif
