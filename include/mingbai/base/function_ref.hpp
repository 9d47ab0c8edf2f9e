// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <memory>
#include <type_traits>
#include <utility>

namespace mingbai::inline MINGBAI_ABI {

template <class Signature>
class function_ref;

/// A callable passed as a parameter without being copied or owned: two pointers. Use it for parameters only; it must not
/// outlive the callable it was made from.
template <class R, class... Args>
class function_ref<R(Args...)> {
public:
    template <class F>
        requires(!std::is_same_v<std::remove_cvref_t<F>, function_ref> && std::is_invocable_r_v<R, F&, Args...>)
    function_ref(F&& callable) noexcept
        : callable_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))), call_([](void* object, Args... args) -> R {
              return (*static_cast<std::remove_reference_t<F>*>(object))(std::forward<Args>(args)...);
          }) {}

    R operator()(Args... args) const { return call_(callable_, std::forward<Args>(args)...); }

private:
    void* callable_;
    R (*call_)(void*, Args...);
};

}  // namespace mingbai::inline MINGBAI_ABI
