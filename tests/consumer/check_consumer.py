#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Embeds mingbai in one of the ways the README names, in an empty folder whose path has a space, and runs what was built."""
import argparse
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "single_include"))
import generate  # noqa: E402  (knows what each header needs)

SAYS = "明白办、放心用"


class Failed(Exception):
    pass


def run(*command, cwd=None, env=None):
    done = subprocess.run([str(part) for part in command], cwd=cwd, env={**os.environ, **(env or {})}, text=True, errors="replace",
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}")
    return done.stdout


def version():
    text = (ROOT / "include/mingbai/version.hpp").read_text(encoding="utf-8")
    return ".".join(re.search(rf"#define MINGBAI_VERSION_{part} (\d+)", text)[1] for part in ("MAJOR", "MINOR", "PATCH"))


def expect_output(said):
    wanted = f"mingbai {version()} {hashlib.sha256(SAYS.encode()).hexdigest()}"
    if wanted not in said.splitlines():
        raise Failed(f"the consumer does not say '{wanted}' but:\n{said}")


class Consumer:
    def __init__(self, given):
        self.given = given
        self.base = pathlib.Path(given.build) / "consumer"
        self.prefix = self.base / "an installed prefix"
        self.folder = self.base / f"by {given.way}"
        if given.way != "install":
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)

    def compiler(self):
        return self.given.compiler

    def expect_headers(self, folder):
        """All headers and the module unit, and nothing else."""
        wanted = {path.relative_to(ROOT / "include").as_posix() for path in (ROOT / "include").rglob("*.?pp*")}
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        if wanted != found:
            raise Failed(f"{folder} differs from include/: {sorted(wanted ^ found)}")

    def build_with_cmake(self, source, *options):
        build = self.folder / "build"
        run(self.given.cmake, "-S", source, "-B", build, "-G", "Ninja", f"-DCMAKE_CXX_COMPILER={self.compiler()}",
            f"-DCONSUMER_FOLDER={HERE}", f"-DMINGBAI_MAJOR={version().split('.')[0]}", *options)
        run(self.given.cmake, "--build", build)
        expect_output(run(build / "consumer"))

    def build_directly(self, *flags):
        run(self.compiler(), "-std=c++20", *flags, HERE / "umbrella.cpp", "-o", self.folder / "consumer")
        expect_output(run(self.folder / "consumer"))

    def install(self):
        """Installs this build, then moves the prefix: nothing in it may know where it was."""
        first = self.base / "first prefix"
        for folder in (first, self.prefix):
            shutil.rmtree(folder, ignore_errors=True)
        run(self.given.cmake, "--install", self.given.build, "--prefix", first)
        first.rename(self.prefix)
        self.expect_headers(self.prefix / "include")

    def find_package(self):
        self.build_with_cmake(HERE / "find_package", f"-DCMAKE_PREFIX_PATH={self.prefix}")

    def pkg_config(self):
        tool = shutil.which("pkg-config") or shutil.which("pkgconf")
        if not tool:
            raise Failed("there is no pkg-config")
        # A space in the prefix comes escaped, as a shell would need it.
        said = run(tool, "--cflags", "mingbai", env={"PKG_CONFIG_PATH": str(self.prefix / "share/pkgconfig")})
        flags = [flag.replace("\0", " ") for flag in said.strip().replace("\\ ", "\0").split()]
        stated = run(tool, "--modversion", "mingbai", env={"PKG_CONFIG_PATH": str(self.prefix / "share/pkgconfig")}).strip()
        if stated != version():
            raise Failed(f"pkg-config knows version {stated}, the header states {version()}")
        self.build_directly(*flags)

    def add_subdirectory(self):
        self.build_with_cmake(HERE / "add_subdirectory", f"-DMINGBAI_SOURCE={ROOT}")

    def fetch_content(self):
        """From a source archive, as a release would be."""
        archive = self.folder / "mingbai.tar.gz"
        run("tar", "-czf", archive, "--transform", "s,^,mingbai/,", "CMakeLists.txt", "LICENSE", "include",
            "docs/packaging", cwd=ROOT)
        self.build_with_cmake(HERE / "fetch_content", f"-DMINGBAI_ARCHIVE={archive}")

    def single_header(self):
        shutil.copytree(ROOT / "single_include", self.folder / "copied", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        self.build_directly(f"-I{self.folder / 'copied'}")

    def module(self):
        """`import mingbai;` from the installed module unit, with a compiler that has modules."""
        include = self.prefix / "include"
        example = (ROOT / "docs/examples/readme.cpp").read_text(encoding="utf-8")
        imports = example.replace("#include <mingbai/mingbai.hpp>", "#include <chrono>\n#include <string_view>\nimport mingbai;")
        (self.folder / "readme.cpp").write_text(imports, encoding="utf-8")
        importing = [f"-I{include}", "-fmodule-file=mingbai=mingbai.pcm"]
        for source, *flags in ([include / "mingbai/mingbai.cppm", "--precompile", f"-I{include}", "-Werror"],
                               ["mingbai.pcm"], [HERE / "module/includer.cpp", f"-I{include}"],
                               [HERE / "module/importer.cpp", *importing], ["readme.cpp", *importing]):
            made = pathlib.Path(source).stem + (".pcm" if "--precompile" in flags else ".o")
            run(self.compiler(), "-std=c++20", *flags, *([] if "--precompile" in flags else ["-c"]), source, "-o", made, cwd=self.folder)
        run(self.compiler(), "mingbai.o", "includer.o", "importer.o", "-o", "consumer", cwd=self.folder)
        expect_output(run(self.folder / "consumer"))

    def packages(self, pattern):
        """The one package of this kind that CPack makes of this build."""
        run(pathlib.Path(self.given.cmake).with_name("cpack"), "--config", pathlib.Path(self.given.build) / "CPackConfig.cmake",
            "-B", self.folder / "packages")
        made = list((self.folder / "packages").glob(pattern))
        if len(made) != 1:
            raise Failed(f"CPack made {made}")
        return made[0]

    def archive(self):
        run("tar", "-xzf", self.packages(f"mingbai-{version()}.tar.gz"), "-C", self.folder)
        self.build_with_cmake(HERE / "find_package", f"-DCMAKE_PREFIX_PATH={self.folder / f'mingbai-{version()}'}")

    def deb(self):
        """The Debian package, unpacked and used where it fell."""
        package = self.packages("*.deb")
        fields = run("dpkg-deb", "--field", package, "Package", "Version", "Architecture").split()
        if fields != ["Package:", "libmingbai-dev", "Version:", version(), "Architecture:", "all"]:
            raise Failed(f"the Debian package states {fields}")
        system = self.folder / "a system"
        run("dpkg-deb", "-x", package, system)
        self.expect_headers(system / "usr/include")
        if not (system / "usr/share/pkgconfig/mingbai.pc").exists():
            raise Failed("the Debian package has no file for pkg-config where pkg-config looks")
        self.build_with_cmake(HERE / "find_package", f"-DCMAKE_PREFIX_PATH={system / 'usr'}")

    def conan(self):
        """Conan 2, from the Python package index, in an environment of its own in the build folder."""
        venv = self.base / "conan environment"
        program = venv / "bin/conan"
        if not program.exists():
            shutil.rmtree(venv, ignore_errors=True)
            run(sys.executable, "-m", "venv", venv)
            run(venv / "bin/python", "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "conan>=2,<3")
        env = {"CONAN_HOME": str(self.base / "conan home"), "CXX": self.compiler()}
        shutil.rmtree(env["CONAN_HOME"], ignore_errors=True)
        run(program, "profile", "detect", env=env)
        # Conan writes into the folder of the test package, so it gets a copy.
        for name in ("main.cpp", "consumer.hpp", "conan_test_package"):
            source = HERE / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, self.folder / name)
        said = run(program, "create", ROOT, "--test-folder", self.folder / "conan_test_package", "--no-remote",
                   "--settings", "compiler.cppstd=20", "--conf", "tools.cmake.cmaketoolchain:generator=Ninja", env=env)
        expect_output(said)

    def expect_features(self, features, usage):
        """Each adapter that needs a package is named by one feature, and that feature installs the package."""
        installs = {"openssl": "openssl/", "libpq": "libpq-fe.h", "hiredis": "hiredis/"}  # what its headers begin with
        named = {}
        for feature, headers in re.findall(r"^ +mingbai\[(\w+)\]: (.*)$", usage, re.MULTILINE):
            for header in headers.split():
                named.setdefault(header, []).append(feature)
        needs = {name: foreign for name in generate.headers(ROOT / "include")
                 if "/detail/" not in name and (foreign := generate.foreign(ROOT / "include", name))}
        if set(features) != {feature for each in named.values() for feature in each} or set(needs) != set(named):
            raise Failed(f"usage and vcpkg.json do not name the same: {sorted(set(needs) ^ set(named))}, {sorted(features)}")
        for header, foreign in needs.items():
            packages = [package if isinstance(package, str) else package["name"]
                        for feature in named[header] for package in features[feature]["dependencies"]]
            if len(named[header]) != 1 or not any(foreign.startswith(installs[package]) for package in packages):
                raise Failed(f"{header} needs <{foreign}>; {named[header]} gives {packages}")

    def vcpkg(self):
        port = ROOT / "docs/packaging/vcpkg/ports/mingbai"
        stated = json.loads((port / "vcpkg.json").read_text(encoding="utf-8"))["version"]
        if stated != version():
            raise Failed(f"vcpkg.json states version {stated}, the header {version()}")
        usage = (port / "usage").read_text(encoding="utf-8")
        if "find_package(mingbai CONFIG REQUIRED)" not in usage or "mingbai::mingbai" not in usage:
            raise Failed("usage does not name the package and its target")
        self.expect_features(json.loads((port / "vcpkg.json").read_text(encoding="utf-8"))["features"], usage)
        package = self.folder / "package"
        run(self.given.cmake, f"-DPORT_DIR={port}", f"-DCURRENT_PACKAGES_DIR={package}", "-P", HERE / "vcpkg_functions.cmake",
            env={"CXX": self.compiler()})
        self.build_with_cmake(HERE / "find_package", f"-DCMAKE_PREFIX_PATH={package}")
        print("vcpkg itself was not run: its functions were stood in for")


def main():
    ways = ["install", "find_package", "pkg_config", "add_subdirectory", "fetch_content", "single_header", "module", "archive", "deb", "conan", "vcpkg"]
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("way", choices=ways)
    options.add_argument("--build", required=True, help="the build folder that is installed from")
    options.add_argument("--cmake", required=True)
    options.add_argument("--compiler", required=True)
    given = options.parse_args()
    try:
        getattr(Consumer(given), given.way)()
    except Failed as failed:
        print(f"{given.way}: {failed}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
