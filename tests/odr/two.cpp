// SPDX-License-Identifier: Apache-2.0
#include <mingbai/mingbai.hpp>

const char* name_of_two() noexcept;
const char* name_of_two() noexcept { return mingbai::describe(mingbai::reason::overflow).name.data(); }
