// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one place that states the version; CMake, Conan and the single-header generator read it from here.
#define MINGBAI_VERSION_MAJOR 0
#define MINGBAI_VERSION_MINOR 1
#define MINGBAI_VERSION_PATCH 0

// One integer for comparisons: 10000 * major + 100 * minor + patch.
#define MINGBAI_VERSION (MINGBAI_VERSION_MAJOR * 10000 + MINGBAI_VERSION_MINOR * 100 + MINGBAI_VERSION_PATCH)
