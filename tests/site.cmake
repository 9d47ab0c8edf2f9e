# SPDX-License-Identifier: Apache-2.0
# The target `site`, and what is tested on the site that it built.

add_custom_target(site COMMAND Python3::Interpreter -B ${PROJECT_SOURCE_DIR}/docs/site/build.py ${CMAKE_BINARY_DIR}
  COMMENT "Building ${CMAKE_BINARY_DIR}/site" USES_TERMINAL VERBATIM)

function(add_site_test name)
  add_test(NAME ${name} COMMAND Python3::Interpreter -B ${ARGN} WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
endfunction()

add_site_test(site_links ${PROJECT_SOURCE_DIR}/docs/site/build.py --links ${CMAKE_BINARY_DIR})
foreach(topic site playground)
  add_site_test(web_${topic} web/run.py --build ${CMAKE_BINARY_DIR}/web --pages ${CMAKE_BINARY_DIR}/site ${topic}.test.mjs)
  set_tests_properties(web_${topic} PROPERTIES RESOURCE_LOCK browser TIMEOUT 1800)
endforeach()

# Every way of docs/guide/start.md, followed by the letter.
set(check_start consumer/check_start.py --build ${CMAKE_BINARY_DIR} --compiler ${CMAKE_CXX_COMPILER})
foreach(way single_header add_subdirectory find_package pkg_config)
  add_site_test(start_${way} ${check_start} ${way})
endforeach()
find_program(MINGBAI_CONAN conan HINTS "${CMAKE_BINARY_DIR}/../check/consumer/conan environment/bin")
if(MINGBAI_CONAN)
  cmake_path(GET MINGBAI_CONAN PARENT_PATH folder)
  add_site_test(start_conan ${check_start} --path ${folder} conan)
else()
  add_test(NAME start_conan_needs_conan_which_is_not_installed COMMAND ${CMAKE_COMMAND} -E false)
  set_tests_properties(start_conan_needs_conan_which_is_not_installed PROPERTIES DISABLED ON)
endif()
