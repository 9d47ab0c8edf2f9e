// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter.hpp>

#include <utility>

// A grant is settled once: it is moved into `commit` or `release`, and cannot be copied or used there as it stands.
// expect: (use of deleted function|call to deleted constructor)
// expect 2: (cannot bind rvalue reference|cannot bind to lvalue)
// fix: 同一预占结算两次 · A grant that is settled twice -- A grant is settled once: `std::move` it into `commit` or `release`.

namespace cap_grant_case {

using namespace mingbai;

void settle(cap::meter& meter) {
    auto answer = meter.reserve(10);
#if defined(MINGBAI_BAD)
    cap::grant copy = answer.held;
    meter.release(std::move(copy));
#elif defined(MINGBAI_BAD_2)
    (void)meter.commit(answer.held, 10);
#else
    (void)meter.commit(std::move(answer.held), 10);
#endif
}

}  // namespace cap_grant_case
