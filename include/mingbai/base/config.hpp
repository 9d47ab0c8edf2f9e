// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an embedder may set before the first include, and what follows from it.
//
//   MINGBAI_CONFIG_HEADER      a header of the embedder's own, included first: the place for the options below
//   MINGBAI_PRECONDITION_HOOK  called as HOOK(const char*) when a precondition is broken; see precondition.hpp
//
// MINGBAI_ABI names the inline namespace that holds everything. It carries the ABI version and a tag for every option
// that changes code, so that two differently built halves of one program are two sets of names and never mix silently.

#include <mingbai/version.hpp>

#if defined(MINGBAI_CONFIG_HEADER)
#include MINGBAI_CONFIG_HEADER
#endif

#if defined(MINGBAI_ABI)
// The embedder named the inline namespace itself and answers for what is linked together.
#elif defined(MINGBAI_PRECONDITION_HOOK)
#define MINGBAI_ABI v0_hook
#else
#define MINGBAI_ABI v0
#endif

#if defined(MINGBAI_INCLUDED_VERSION) && MINGBAI_INCLUDED_VERSION != MINGBAI_VERSION
#error "mingbai: two different versions of the headers are included in one translation unit"
#endif
#define MINGBAI_INCLUDED_VERSION MINGBAI_VERSION

namespace mingbai::inline MINGBAI_ABI::inline literals {}
