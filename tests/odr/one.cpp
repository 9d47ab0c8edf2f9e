// SPDX-License-Identifier: Apache-2.0
// Every header in two translation units of one program: a function that is not inline is defined twice and does not link.
#include <mingbai/mingbai.hpp>

const char* name_of_two() noexcept;

int main() {
    return mingbai::describe(mingbai::reason::none).name.data() != nullptr && name_of_two() != nullptr ? 0 : 1;
}
