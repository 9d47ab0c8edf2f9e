# SPDX-License-Identifier: Apache-2.0
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeToolchain, cmake_layout
from conan.tools.files import load


class MingbaiConan(ConanFile):
    name = "mingbai"
    description = "Telecom consumer-protection primitives: a header-only C++20 library"
    topics = ("telecom", "consumer-protection", "tariff", "consent", "header-only")
    license = "Apache-2.0"
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    no_copy_source = True
    exports_sources = "CMakeLists.txt", "LICENSE", "include/*", "docs/packaging/mingbai.pc.in"
    test_package_folder = "tests/consumer/conan_test_package"

    def set_version(self):
        text = load(self, os.path.join(self.recipe_folder, "include", "mingbai", "version.hpp"))
        self.version = ".".join(re.search(rf"#define MINGBAI_VERSION_{part} (\d+)", text)[1]
                                for part in ("MAJOR", "MINOR", "PATCH"))

    def layout(self):
        cmake_layout(self)

    def validate(self):
        check_min_cppstd(self, 20)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["MINGBAI_TESTS"] = False
        toolchain.cache_variables["MINGBAI_EXAMPLES"] = False
        toolchain.generate()

    def build(self):
        CMake(self).configure()

    def package(self):
        CMake(self).install()

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_target_name", "mingbai::mingbai")
        self.cpp_info.set_property("pkg_config_name", "mingbai")

    def package_id(self):
        self.info.clear()
