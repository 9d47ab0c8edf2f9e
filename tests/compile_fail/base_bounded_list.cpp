// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/bounded_list.hpp>

// expect: mingbai::bounded_list::push_back: the list is full
#if defined(MINGBAI_BAD)
constexpr int pushed = 3;
#else
constexpr int pushed = 2;
#endif
constexpr auto filled = [] {
    mingbai::bounded_list<int, 2> list;
    for (int i = 0; i < pushed; ++i) list.push_back(i);
    return list;
}();

// expect 2: mingbai::bounded_list: index beyond the end
#if defined(MINGBAI_BAD_2)
constexpr int member = filled[2];
#else
constexpr int member = filled[1];
#endif
