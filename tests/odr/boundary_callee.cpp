// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/refusal.hpp>

int cross(const mingbai::refusal& refused);
int cross(const mingbai::refusal& refused) { return refused.why == mingbai::reason::none ? 0 : 1; }
