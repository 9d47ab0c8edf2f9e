// SPDX-License-Identifier: Apache-2.0
#pragma once

// All of mingbai that needs only the standard library. Written by single_include/generate.py.

#include <mingbai/version.hpp>

#include <mingbai/base/billing_cycle.hpp>
#include <mingbai/base/bounded_list.hpp>
#include <mingbai/base/calendar.hpp>
#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/civil_zone.hpp>
#include <mingbai/base/config.hpp>
#include <mingbai/base/currency.hpp>
#include <mingbai/base/dated.hpp>
#include <mingbai/base/digest.hpp>
#include <mingbai/base/folded_text.hpp>
#include <mingbai/base/full_width.hpp>
#include <mingbai/base/function_ref.hpp>
#include <mingbai/base/hex.hpp>
#include <mingbai/base/hmac.hpp>
#include <mingbai/base/hmac_drbg.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/base/integer.hpp>
#include <mingbai/base/json_key.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/language.hpp>
#include <mingbai/base/money.hpp>
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/money_text.hpp>
#include <mingbai/base/offset_table.hpp>
#include <mingbai/base/period.hpp>
#include <mingbai/base/period_text.hpp>
#include <mingbai/base/precondition.hpp>
#include <mingbai/base/quantity.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/base/quantity_text.hpp>
#include <mingbai/base/random_source.hpp>
#include <mingbai/base/ratio.hpp>
#include <mingbai/base/reason.hpp>
#include <mingbai/base/recurrence.hpp>
#include <mingbai/base/refusal.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/base/rounding.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/base/short_text.hpp>
#include <mingbai/base/sms_text.hpp>
#include <mingbai/base/strong_id.hpp>
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/base/utf8.hpp>
#include <mingbai/base/window.hpp>

#include <mingbai/evidence/anchor.hpp>
#include <mingbai/evidence/journal.hpp>
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/evidence/merkle_proof.hpp>
#include <mingbai/evidence/merkle_tree.hpp>
#include <mingbai/evidence/pseudonym.hpp>
#include <mingbai/evidence/record.hpp>
#include <mingbai/evidence/record_kind.hpp>
#include <mingbai/evidence/record_proof.hpp>
#include <mingbai/evidence/replay_report.hpp>

#include <mingbai/rule/check.hpp>
#include <mingbai/rule/element.hpp>
#include <mingbai/rule/report.hpp>
#include <mingbai/rule/rule_info.hpp>
#include <mingbai/rule/ruleset.hpp>

#include <mingbai/tariff/allowance.hpp>
#include <mingbai/tariff/charge.hpp>
#include <mingbai/tariff/lexicon.hpp>
#include <mingbai/tariff/lexicon_chinese.hpp>
#include <mingbai/tariff/lexicon_english.hpp>
#include <mingbai/tariff/overage.hpp>
#include <mingbai/tariff/plan.hpp>
#include <mingbai/tariff/plan_view.hpp>
#include <mingbai/tariff/price.hpp>
#include <mingbai/tariff/service.hpp>
#include <mingbai/tariff/storage.hpp>
#include <mingbai/tariff/wording.hpp>
#include <mingbai/tariff/wording_category.hpp>

#include <mingbai/cap/alert_levels.hpp>
#include <mingbai/cap/dimension.hpp>
#include <mingbai/cap/grant.hpp>
#include <mingbai/cap/meter.hpp>
#include <mingbai/cap/meter_answer.hpp>
#include <mingbai/cap/meter_of.hpp>
#include <mingbai/cap/period.hpp>
#include <mingbai/cap/units.hpp>

#include <mingbai/consent/one_time_code.hpp>
#include <mingbai/consent/reply_vocabulary.hpp>
#include <mingbai/consent/sms_reply.hpp>
#include <mingbai/consent/state.hpp>

#include <mingbai/notice/sms_size.hpp>
