# SPDX-License-Identifier: Apache-2.0
# A toolchain file for the presets that need Clang: the newest one that is installed, 16 or later.
foreach(major RANGE 40 16 -1)
  list(APPEND clangs clang++-${major})
endforeach()
find_program(MINGBAI_CLANG NAMES ${clangs} clang++ REQUIRED)
set(CMAKE_CXX_COMPILER ${MINGBAI_CLANG})
