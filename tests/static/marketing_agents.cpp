// SPDX-License-Identifier: Apache-2.0
#include <mingbai/marketing/badge_qr.hpp>
#include <mingbai/marketing/conduct_policy.hpp>
#include <mingbai/marketing/licence_desk.hpp>
#include <mingbai/marketing/valid_badge.hpp>

#include <type_traits>

namespace marketing_agents_test {

using namespace mingbai;
using namespace mingbai::marketing;
using evidence::record_kind;

// The token: made by the check, passed on, never made of its parts.
static_assert(!std::is_default_constructible_v<valid_badge> && !std::is_aggregate_v<valid_badge>);
static_assert(!std::is_constructible_v<valid_badge, badge, agent_name, agent_use, instant>);
static_assert(!std::is_constructible_v<valid_badge, shown_badge> && !std::is_constructible_v<valid_badge, badge>);
static_assert(std::is_copy_constructible_v<valid_badge>);


// The largest badge, its text and its code.
static_assert(largest_badge == 244);
static_assert(base32_size(largest_badge) == 391 && longest_badge_text == 395);
static_assert(qr_capacity(10, qr_level::low, qr_mode::alphanumeric) == 395);
static_assert(qr_size(largest_qr_version) == 57);
static_assert(sizeof(qr_code) < 8 * 1024);

// Numbers that badges and ledgers hold.
static_assert(static_cast<int>(badge_algorithm::hmac_sha_256) == 1 && static_cast<int>(badge_algorithm::ed25519) == 2);
static_assert(signature_size(badge_algorithm::hmac_sha_256) == 32 && signature_size(badge_algorithm::ed25519) == 64);
static_assert(action_set{agent_action::advertise}.bits() == 1 && action_set{agent_action::advise}.bits() == 2);
static_assert(action_set{agent_action::take_order}.bits() == 4 && action_set{agent_action::take_change}.bits() == 8);
static_assert(action_set{agent_action::take_ending}.bits() == 16);
static_assert(static_cast<int>(record_kind::licence_issued) == 503 && static_cast<int>(record_kind::licence_revoked) == 507);
static_assert(static_cast<int>(reason::licence_unknown) == 510 && static_cast<int>(reason::badge_check_outdated) == 535);

// Sets of actions.
static_assert(action_set{}.is_within(action_set{}) && action_set{}.empty());
static_assert(!action_set{agent_action::advise}.is_within(action_set{agent_action::advertise}));
static_assert(action_set::from_bits(31).is_known() && !action_set::from_bits(32).is_known());

static_assert(badge_signer<hmac_badge_key> && badge_verifier<hmac_badge_key>);
static_assert(region_name::parse("河北").has_value() && !region_name::parse("a\nb").has_value());
static_assert(!agent_name::parse("\xff").has_value() && !platform_id::parse("a b").has_value());

}  // namespace marketing_agents_test
