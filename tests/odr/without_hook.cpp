// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/precondition.hpp>

void break_it_without_hook() noexcept;
void break_it_without_hook() noexcept { mingbai::expects(false, "broken in the half without a hook"); }
