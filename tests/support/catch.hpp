// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one place that knows which Catch2 is installed: 3 splits its header, 2.13 has one.
#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#else
#include <catch2/catch.hpp>
#endif
