// SPDX-License-Identifier: Apache-2.0
#pragma once

// All of civil time: instants and days, offsets and zones, periods, windows, billing cycles, renewals, dated facts.
#include <mingbai/base/billing_cycle.hpp>
#include <mingbai/base/civil_zone.hpp>
#include <mingbai/base/dated.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/base/offset_table.hpp>
#include <mingbai/base/period.hpp>
#include <mingbai/base/recurrence.hpp>
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/base/window.hpp>
