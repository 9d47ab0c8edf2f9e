# SPDX-License-Identifier: Apache-2.0
# The library adds a language level and an include folder to its consumer, and nothing else.
foreach(property INTERFACE_COMPILE_OPTIONS INTERFACE_COMPILE_DEFINITIONS INTERFACE_LINK_OPTIONS INTERFACE_LINK_LIBRARIES)
  get_target_property(value mingbai::mingbai ${property})
  if(value)
    message(FATAL_ERROR "mingbai::mingbai gives its consumer ${property}: ${value}")
  endif()
endforeach()
get_target_property(features mingbai::mingbai INTERFACE_COMPILE_FEATURES)
if(NOT features STREQUAL "cxx_std_20")
  message(FATAL_ERROR "mingbai::mingbai asks for ${features} instead of cxx_std_20")
endif()
