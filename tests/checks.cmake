# SPDX-License-Identifier: Apache-2.0
# The tests that are scripts. What compiles something asks GCC and Clang, whichever of them configured this build; where one
# is not installed, a disabled test says so by name.

set(asked "")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(gcc ${CMAKE_CXX_COMPILER})
else()
  find_program(MINGBAI_GCC NAMES g++-15 g++-14 g++-13 g++-12 g++)
  set(gcc ${MINGBAI_GCC})
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  set(clang ${CMAKE_CXX_COMPILER})
else()
  foreach(major RANGE 40 16 -1)
    list(APPEND clangs clang++-${major})
  endforeach()
  find_program(MINGBAI_CLANG NAMES ${clangs} clang++)
  set(clang ${MINGBAI_CLANG})
endif()
foreach(compiler gcc clang)
  if(${compiler})
    list(APPEND asked --compiler ${${compiler}})
  else()
    add_test(NAME ${compiler}_is_not_installed_and_was_not_asked COMMAND ${CMAKE_COMMAND} -E false)
    set_tests_properties(${compiler}_is_not_installed_and_was_not_asked PROPERTIES DISABLED ON)
  endif()
endforeach()

function(add_check name)
  add_test(NAME ${name} COMMAND Python3::Interpreter -B ${ARGN} WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
endfunction()

# ---- hygiene ---------------------------------------------------------------------------------------------------------

add_check(summary_self_test summary.py --self-test)
foreach(check documents header_sizes includes pictures promises readme text umbrella)
  add_check(hygiene_${check} hygiene/${check}.py)
  add_check(hygiene_${check}_self_test hygiene/${check}.py --self-test)
endforeach()
foreach(check hostile_macros macro_leaks single_header umbrella_builds)
  add_check(hygiene_${check} hygiene/${check}.py ${asked})
  add_check(hygiene_${check}_self_test hygiene/${check}.py --self-test ${asked})
endforeach()
# One compiler is enough for each header alone, and Clang is the quicker one; all of them see every header in the umbrella.
if(clang)
  set(one ${clang})
else()
  set(one ${CMAKE_CXX_COMPILER})
endif()
add_check(hygiene_header_alone hygiene/header_alone.py --compiler ${one})
add_check(hygiene_header_alone_self_test hygiene/header_alone.py --self-test --compiler ${one})
set_tests_properties(hygiene_umbrella_builds PROPERTIES PROCESSORS 2)
# The numbers are one Clang's, with one standard library; with any other the check says so and is skipped.
if(clang)
  add_check(hygiene_instantiations hygiene/instantiations.py --compiler ${clang})
  set_tests_properties(hygiene_instantiations PROPERTIES PROCESSORS 2 SKIP_RETURN_CODE 77)
  add_check(hygiene_instantiations_self_test hygiene/instantiations.py --self-test --compiler ${clang})
endif()

# ---- code that must not compile --------------------------------------------------------------------------------------

set(check_case compile_fail/check_case.py ${asked})
add_check(compile_fail_self_test ${check_case} --self-test)
file(GLOB cases CONFIGURE_DEPENDS compile_fail/*.cpp)
foreach(case IN LISTS cases)
  cmake_path(GET case STEM name)
  add_check(compile_fail_${name} ${check_case} --include ${PROJECT_SOURCE_DIR}/include ${case})
endforeach()

# docs/compile-errors.md, out of the same cases.
if(gcc AND clang)
  add_check(compile_fail_page compile_fail/page.py ${asked})
  add_check(compile_fail_page_self_test compile_fail/page.py ${asked} --self-test)
endif()

# ---- other compilers and processors: too long for a test, but its reading of results is one --------------------------

add_check(portability_self_test portability/run.py --self-test)

# ---- two translation units, one program ------------------------------------------------------------------------------

add_check(odr odr/check_odr.py ${asked})
add_check(odr_self_test odr/check_odr.py --self-test ${asked})

# ---- those who embed it ----------------------------------------------------------------------------------------------

set(check_consumer consumer/check_consumer.py --build ${CMAKE_BINARY_DIR} --cmake ${CMAKE_COMMAND} --compiler ${CMAKE_CXX_COMPILER})
add_check(consumer_install ${check_consumer} install)
set_tests_properties(consumer_install PROPERTIES FIXTURES_SETUP installed)
foreach(way find_package pkg_config add_subdirectory fetch_content single_header archive vcpkg conan)
  add_check(consumer_${way} ${check_consumer} ${way})
endforeach()
# A Clang before 19 does not take the whole library inside `export`.
set(modules "")
if(clang)
  execute_process(COMMAND ${clang} -dumpversion OUTPUT_VARIABLE clang_version OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(clang_version VERSION_GREATER_EQUAL 19)
    set(modules consumer_module)
    add_check(consumer_module ${check_consumer} --compiler ${clang} module)
  endif()
endif()
if(NOT modules)
  add_test(NAME consumer_module_needs_clang_19_which_is_not_installed COMMAND ${CMAKE_COMMAND} -E false)
  set_tests_properties(consumer_module_needs_clang_19_which_is_not_installed PROPERTIES DISABLED ON)
endif()
find_program(MINGBAI_DPKG dpkg-deb)
if(MINGBAI_DPKG)
  add_check(consumer_deb ${check_consumer} deb)
else()
  add_test(NAME consumer_deb_needs_dpkg_which_is_not_installed COMMAND ${CMAKE_COMMAND} -E false)
  set_tests_properties(consumer_deb_needs_dpkg_which_is_not_installed PROPERTIES DISABLED ON)
endif()
set_tests_properties(consumer_find_package consumer_pkg_config ${modules} PROPERTIES FIXTURES_REQUIRED installed)

# docs/guide/start.md, followed by the letter. The other ways of that page are followed with MINGBAI_SITE.
set(check_start consumer/check_start.py --build ${CMAKE_BINARY_DIR} --compiler ${CMAKE_CXX_COMPILER})
add_check(start_pages_say_the_same consumer/check_start.py)
add_check(start_single_header ${check_start} single_header)
