// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/desk.hpp>
#include <mingbai/notice/sms_size.hpp>

#include <type_traits>

namespace consent_types_test {

using namespace mingbai;
using namespace mingbai::consent;

// A proof: made by a desk, moved along, never copied.
static_assert(!std::is_default_constructible_v<consent_proof>);
static_assert(!std::is_copy_constructible_v<consent_proof> && !std::is_copy_assignable_v<consent_proof>);
static_assert(std::is_nothrow_move_constructible_v<consent_proof> && std::is_nothrow_move_assignable_v<consent_proof>);
static_assert(!std::is_constructible_v<consent_proof, request, sha256_digest, std::uint64_t, instant>);
static_assert(!std::is_aggregate_v<consent_proof>);
static_assert(std::is_same_v<mingbai::consent_proof, mingbai::consent::consent_proof>);

// A desk is not copied: two of them on one ledger would not know of each other.
static_assert(!std::is_copy_constructible_v<desk> && !std::is_copy_assignable_v<desk>);
static_assert(std::is_move_constructible_v<desk>);

// Numbers that are written to ledgers.
static_assert(static_cast<int>(answer::yes) == 1 && static_cast<int>(answer::no) == 2);
static_assert(static_cast<int>(answer::unclear) == 3);
static_assert(static_cast<int>(method::sms_reply) == 1 && static_cast<int>(method::one_time_code) == 2);
static_assert(static_cast<int>(method::signature) == 3);
static_assert(static_cast<int>(effect::at_once) == 0 && static_cast<int>(effect::next_cycle) == 1);
static_assert(static_cast<int>(prompted_by::customer) == 0 && static_cast<int>(prompted_by::carrier) == 1);
static_assert(static_cast<int>(state::asked) == 0 && static_cast<int>(state::withdrawn) == 7);
static_assert(static_cast<int>(evidence::record_kind::consent_asked) == 400);
static_assert(static_cast<int>(evidence::record_kind::consent_code_sent) == 409);

// Values without allocation.
static_assert(std::is_trivially_copyable_v<code_text> && std::is_trivially_copyable_v<happening>);
static_assert(std::is_trivially_copyable_v<sent_code> && std::is_trivially_copyable_v<number_signals>);
static_assert(std::is_trivially_copyable_v<request_template> && std::is_trivially_copyable_v<policy>);
static_assert(std::is_trivially_copyable_v<notice::sms_size> && sizeof(state) == 1 && sizeof(event) == 1);

// Compile time where it is possible, and no exception.
constexpr policy usual{};
static_assert(noexcept(advance(state::asked, event::receipt)) && noexcept(is_sound(usual)));
static_assert(noexcept(truncate_to_code(sha256_digest{}, 6)));
static_assert(read_reply("我同意办理该业务，谢谢！") == answer::yes);
static_assert(read_reply("我坚决不同意办理这个套餐，谢谢") == answer::no);
static_assert(notice::measure_sms("【办理确认】").units == 6);
static_assert(truncate_to_code(hmac_sha256("12345678901234567890123456789012", std::string_view("\0\0\0\0\0\0\0\1", 8)),
                               8)
                  .text() == "46119246");

// The types of outside programs: exactly these.
static_assert(std::is_same_v<decltype(read_reply(std::string_view{})), answer>);
static_assert(std::is_same_v<decltype(one_time_code(std::string_view{}, std::uint64_t{}, int{})), std::string>);
static_assert(std::is_same_v<decltype(notice::measure_sms(std::string_view{})), notice::sms_size>);
constexpr answer (*reader)(std::string_view) = read_reply;
[[maybe_unused]] constexpr std::string (*coder)(std::string_view, std::uint64_t, int) = one_time_code;
constexpr notice::sms_size (*measurer)(std::string_view) = notice::measure_sms;
static_assert(reader("N") == answer::no && measurer("N").segments == 1);

}  // namespace consent_types_test
