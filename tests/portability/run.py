#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds the suites with other compilers, for other processors and systems, runs them, under an emulator where it must be, and
writes docs/portability.md from what came out.

    run.py --list               the targets, and what of each is missing here
    run.py [TARGET...]          runs these, or all whose compiler is here; results are kept in the build folder
    run.py --write              writes the page: one row for each target that has results, and no other

Of a target without a suite only the umbrella and the static tests are compiled. What the suites instantiate must be silent under
-Wconversion, too: where a size has 32 bits, this finds what is lost. All of it takes hours on two cores."""
import argparse
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "single_include"), str(ROOT / "tests/hygiene")]
import common  # noqa: E402
import generate  # noqa: E402

TESTS = ROOT / "tests"
PAGE = ROOT / "docs/portability.md"


@dataclasses.dataclass(frozen=True)
class Target:
    name: str
    compiler: str
    package: str                    # of Debian and Ubuntu
    flags: tuple = ()
    runner: tuple = ()              # what runs the program when this processor does not
    runner_package: str = ""
    suites: tuple = ("unit",)
    posix: bool = True


def native(compiler, standard, library=""):
    name = f"{compiler.replace('clang++', 'clang').replace('g++', 'gcc')}{f'-{library}' if library else ''}-c++{standard}"
    package = compiler.replace("clang++", "clang") + (f" libc++-{compiler.rpartition('-')[2]}-dev" if library else "")
    spelled = {20: "20", 23: "2b"}[standard]  # as Clang 16 knows it
    return Target(name, compiler, package, (f"-std=c++{spelled}", *([f"-stdlib={library}"] if library else [])), suites=())


def cross(name, triple, runner="", package="qemu-user", flags=(), **more):
    return Target(name, f"{triple}-g++", f"g++-{triple}", ("-std=c++20", "-static", *flags), tuple(runner.split()),
                  package if runner else "", **more)


TARGETS = [
    native("g++-12", 20), native("g++-12", 23), native("clang++-16", 20), native("clang++-16", 23),
    native("clang++-19", 20), native("clang++-19", 23), native("clang++-19", 20, "libc++"), native("clang++-19", 23, "libc++"),
    cross("i686", "i686-linux-gnu"),
    cross("armhf", "arm-linux-gnueabihf", "qemu-arm", flags=("-Wno-psabi",)),
    cross("aarch64", "aarch64-linux-gnu", "qemu-aarch64"),
    cross("s390x", "s390x-linux-gnu", "qemu-s390x"),
    dataclasses.replace(cross("mingw", "x86_64-w64-mingw32", "wine64", "wine64", posix=False),
                        compiler="x86_64-w64-mingw32-g++-posix", package="g++-mingw-w64-x86-64-posix"),
]


class Failed(Exception):
    pass


def program(name):
    """The path of a program; Debian's wine64 is not on the PATH."""
    return shutil.which(name) or shutil.which(name, path="/usr/lib/wine:/usr/lib/wine64")


def missing(target):
    return [package for name, package in ((target.compiler, target.package), *[(name, target.runner_package) for name in target.runner[:1]])
            if not program(name)]


def catch_folder():
    for folder in ("/usr/include", "/usr/local/include"):
        if pathlib.Path(folder, "catch2/catch.hpp").exists():
            return pathlib.Path(folder, "catch2")
    raise Failed("there is no catch2/catch.hpp: Catch2 2 is needed, which is only headers and goes with every compiler")


def needs_posix(source, tests=TESTS, seen=None):
    """Whether a test asks for a system's headers, itself or through tests/support, without a check for the system."""
    seen = set() if seen is None else seen
    seen.add(source)
    for _, _, name, depth in generate.includes(source.read_text(encoding="utf-8")):
        if depth == 0 and name in generate.SYSTEM | {"sys/wait.h", "sys/socket.h", "netinet/in.h"}:
            return True
        support = tests / "support" / name
        if support.exists() and support not in seen and needs_posix(support, tests, seen):
            return True
    return False


def warns_of_headers(said, include=ROOT / "include"):
    return re.search(rf"^{re.escape(str(include))}/\S+: warning:", said, re.MULTILINE) is not None


def counts(said):
    """(cases, assertions, failed cases) of a Catch2 program that came to its end, or None."""
    if match := re.search(r"^All tests passed \((\d+) assertions? in (\d+) test cases?\)", said, re.MULTILINE):
        return int(match[2]), int(match[1]), 0
    cases = re.search(r"^test cases:\s*(\d+) \|.*?(?:(\d+) failed)", said, re.MULTILINE)
    assertions = re.search(r"^assertions:\s*(\d+)", said, re.MULTILINE)
    return (int(cases[1]), int(assertions[1]), int(cases[2])) if cases and assertions else None


class Run:
    def __init__(self, target, given):
        self.target, self.jobs = target, given.jobs
        self.suites = target.suites if given.suites is None else tuple(filter(None, given.suites.split(",")))
        self.folder = given.build / target.name
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "include").mkdir(parents=True)
        # Only Catch2, not all that is in the same folder: that is for this system.
        (self.folder / "include/catch2").symlink_to(catch_folder())
        shared = os.environ.get("MINGBAI_SHARED_DATA", str(ROOT.parent / "shared/data"))
        self.flags = [*target.flags, f"-I{ROOT / 'include'}", f"-I{TESTS / 'support'}", f"-I{self.folder / 'include'}",
                      f'-DMINGBAI_SOURCE_DIR="{ROOT}"', f'-DMINGBAI_SHARED_DATA_DEFAULT="{shared}"']
        self.env = {**os.environ, "WINEPREFIX": str(given.build / "wine"), "WINEDEBUG": "-all"}
        self.result = {"name": target.name, "suites": {}, "left_out": [], "failed": []}

    def compile(self, *arguments):
        launcher = [path] if (path := shutil.which("ccache")) else []
        return subprocess.run(["nice", "-n", "5", *launcher, program(self.target.compiler), *map(str, arguments)], cwd=self.folder,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")

    def facts(self):
        """What the compiler says of itself and its target."""
        said = self.compile(*self.target.flags, "-E", "-dM", "-x", "c++", "-include", "version", os.devnull)
        macros = dict(re.findall(r"^#define (\w+) (.*)$", said.stdout, re.MULTILINE))
        clang = "__clang__" in macros
        parts = ("__clang_major__", "__clang_minor__", "__clang_patchlevel__") if clang else ("__GNUC__", "__GNUC_MINOR__", "__GNUC_PATCHLEVEL__")
        return {"compiler": ("Clang " if clang else "GCC ") + ".".join(macros[part] for part in parts),
                "machine": self.compile("-dumpmachine").stdout.strip(),
                "pointer": 8 * int(macros["__SIZEOF_POINTER__"]), "long": 8 * int(macros["__SIZEOF_LONG__"]),
                "order": "little" if macros["__BYTE_ORDER__"] == "__ORDER_LITTLE_ENDIAN__" else "big",
                "char": "unsigned" if "__CHAR_UNSIGNED__" in macros else "signed",
                "library": f"libc++ {int(macros['_LIBCPP_VERSION']) // 10000}" if "_LIBCPP_VERSION" in macros else f"libstdc++ {macros['_GLIBCXX_RELEASE']}",
                "standard": next(flag for flag in self.target.flags if flag.startswith("-std=")).removeprefix("-std=").replace("c", "C").replace("2b", "23")}

    def must_compile(self, what, text):
        (self.folder / f"{what}.cpp").write_text(text, encoding="utf-8")
        warnings = common.warnings(program(self.target.compiler))
        if self.result["facts"]["pointer"] == 32:
            warnings.remove("-Wuseless-cast")  # casts that are of use where a size has 64 bits
        done = self.compile(*self.flags, *warnings, "-Werror", "-fsyntax-only", f"{what}.cpp")
        if done.returncode:
            (self.folder / f"{what}.log").write_text(done.stdout, encoding="utf-8")
            self.result["failed"].append(f"{what} does not compile")

    def wing(self, suite, wing):
        """(wing, cases, assertions, failed cases), or (wing, what went wrong)."""
        name = f"{suite}_{wing.name}"
        sources = sorted(wing.glob("*.cpp"))
        if not self.target.posix:
            left = [source for source in sources if needs_posix(source)]
            self.result["left_out"] += [source.relative_to(TESTS).as_posix() for source in left]
            sources = [source for source in sources if source not in left]
        if not sources:
            return wing.name, 0, 0, 0
        (self.folder / f"{name}.cpp").write_text("".join(f'#include "{source}"\n' for source in sources), encoding="utf-8")
        log = self.folder / f"{name}.log"
        built = self.compile(*self.flags, "-O1", "-Wconversion", "-Wsign-conversion", "-c", f"{name}.cpp", "-o", f"{name}.o")
        log.write_text(built.stdout, encoding="utf-8")
        if warns_of_headers(built.stdout):
            return wing.name, "draws a warning of a header"
        if built.returncode == 0:
            built = self.compile(*self.target.flags, f"{name}.o", "main.o", "-o", f"{name}.exe", "-pthread")
        log.write_text(built.stdout, encoding="utf-8")
        if built.returncode:
            return wing.name, "does not build"
        (self.folder / f"{name}.o").unlink()
        runner = [program(self.target.runner[0]), *self.target.runner[1:]] if self.target.runner else []
        try:
            done = subprocess.run(["nice", "-n", "5", *runner, f"./{name}.exe"], cwd=self.folder, env=self.env, timeout=1800,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        except subprocess.TimeoutExpired:
            return wing.name, "does not end"
        log.write_text(done.stdout, encoding="utf-8")
        counted = counts(done.stdout)
        if counted is None or (done.returncode == 0) != (counted[2] == 0):
            return wing.name, f"ends with {done.returncode}"
        (self.folder / f"{name}.exe").unlink()
        return wing.name, *counted

    def all(self):
        self.result["commit"] = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True,
                                               text=True).stdout.strip()
        self.result["facts"] = self.facts()
        umbrella = "#include <mingbai/mingbai.hpp>\n"
        self.must_compile("umbrella", umbrella)
        if not self.target.posix:
            self.must_compile("umbrella_after_windows", "#include <windows.h>\n" + umbrella)
        statics = "".join(f'#include "{source}"\n' for source in sorted((TESTS / "static").glob("*.cpp")))
        (self.folder / "static.cpp").write_text(statics, encoding="utf-8")
        done = self.compile(*self.flags, "-fsyntax-only", "static.cpp")
        if done.returncode:
            (self.folder / "static.log").write_text(done.stdout, encoding="utf-8")
            self.result["failed"].append("static does not compile")
        if self.suites and (done := self.compile(*self.flags, "-O1", "-c", TESTS / "support/catch_main.cpp", "-o", "main.o")).returncode:
            raise Failed(f"{self.target.name}: Catch2 does not compile\n{done.stdout}")
        for suite in self.suites:
            wings = sorted(path for path in (TESTS / suite).iterdir() if path.is_dir())
            sums = [0, 0]
            with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
                for name, *counted in pool.map(lambda wing: self.wing(suite, wing), wings):
                    if isinstance(counted[0], str):
                        self.result["failed"].append(f"{suite}_{name} {counted[0]}")
                    else:
                        sums = [sums[0] + counted[0], sums[1] + counted[1]]
                        if counted[2]:
                            self.result["failed"].append(f"{suite}_{name}: {counted[2]} cases failed")
                    print(f"{self.target.name}: {suite}_{name}: {counted}", flush=True)
            self.result["suites"][suite] = sums
        return self.result


def row(result):
    facts, target = result["facts"], next(target for target in TARGETS if target.name == result["name"])
    ran = ["umbrella and static tests compiled", *[f"{suite} suite" for suite in result["suites"]]]
    if result["left_out"]:
        ran.append("without what is named below")
    sums = [sum(sums[i] for sums in result["suites"].values()) for i in (0, 1)]
    return [f"{facts['compiler']}, {facts['standard']}", f"`{facts['machine']}`",
            f"{facts['pointer']}-bit, {facts['order']}, `long` {facts['long']}, `char` {facts['char']}", facts["library"],
            (target.runner[0] if target.runner else "itself") if result["suites"] else "", ", ".join(ran),
            *[f"{number:,}" if result["suites"] else "" for number in sums],
            "passed" if not result["failed"] else "; ".join(result["failed"]), f"`{result['commit']}`"]


def page(results):
    head = ["compiler, language", "target", "words, byte order", "library", "run by", "what", "cases", "assertions", "result", "commit"]
    lines = ["# Portability", "",
             "Written by `tests/portability/run.py`, which built and ran what it says here; what was not run has no row. The suites run",
             "on GCC, and on Clang with libc++, in every `./test.sh` as well; those rows are not repeated here.", "",
             "| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(row(result)) + " |" for result in results]
    lines += ["", "Programs for other processors are linked statically and run by QEMU's user mode, those for Windows by Wine: what depends on",
              "a real machine, above all on its memory's order under threads, is shown by neither. Everywhere the umbrella is compiled with the",
              "project's warnings as errors, except `-Wuseless-cast` where sizes have 32 bits."]
    for result in results:
        if result["left_out"]:
            lines += ["", f"Left out for `{result['facts']['machine']}`, which is not POSIX: "
                      + ", ".join(f"`tests/{name}`" for name in sorted(result["left_out"])) + ". The umbrella is also compiled after",
                      "`<windows.h>`, and the file journal runs on the standard library's files there."]
    return "\n".join(lines) + "\n"


def self_test():
    checks = [
        (counts("=====\nAll tests passed (7 assertions in 2 test cases)\n\n"), (2, 7, 0)),
        (counts("All tests passed (1 assertion in 1 test case)\n"), (1, 1, 0)),
        (counts("test cases:   178 |   171 passed |  7 failed\nassertions: 21004 | 20965 passed | 39 failed\n"), (178, 21004, 7)),
        (counts("test cases: 3 | 3 failed\nassertions: 9 | 9 failed\n"), (3, 9, 3)),
        (counts("Segmentation fault\n"), None),
        (warns_of_headers("a.cpp:1:2: warning: x\n/i/m.hpp:1:2: warning: x\n", "/i"), True),
        (warns_of_headers("a.cpp:1:2: warning: x\n/i/m.hpp:1:2: note: x\n", "/i"), False),
    ]
    with tempfile.TemporaryDirectory() as folder:
        tests = pathlib.Path(folder)
        (tests / "support").mkdir()
        for name, text in {"support/plain.hpp": "#if defined(_WIN32)\n#include <io.h>\n#else\n#include <unistd.h>\n#endif\n",
                           "support/child.hpp": "#include <sys/wait.h>\n", "support/through.hpp": "#include <child.hpp>\n",
                           "a.cpp": "#include <plain.hpp>\n#include <vector>\n", "b.cpp": "#include <through.hpp>\n",
                           "c.cpp": "#include <unistd.h>\n"}.items():
            (tests / name).write_text(text, encoding="utf-8")
        checks += [(needs_posix(tests / name, tests), wanted) for name, wanted in (("a.cpp", False), ("b.cpp", True), ("c.cpp", True))]
    result = {"name": "s390x", "suites": {"unit": [1000, 20000]}, "left_out": [], "failed": ["unit_base: 1 cases failed"], "commit": "abc",
              "facts": {"compiler": "GCC 12", "machine": "s390x-linux-gnu", "pointer": 64, "long": 64, "order": "big", "char": "unsigned",
                        "library": "libstdc++ 12", "standard": "C++20"}}
    checks += [("| 1,000 | 20,000 | unit_base: 1 cases failed |" in page([result]), True), ("passed" in page([result]), False),
               ("| passed |" in page([{**result, "failed": []}]), True), ("s390x" in page([]), False)]
    wrong = [(found, wanted) for found, wanted in checks if found != wanted]
    for found, wanted in wrong:
        print(f"found {found}, wanted {wanted}")
    return 1 if wrong else 0


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("target", nargs="*", choices=[[], *[target.name for target in TARGETS]], metavar="TARGET",
                         help="all that are possible here, unless named")
    options.add_argument("--list", action="store_true")
    options.add_argument("--write", action="store_true")
    options.add_argument("--self-test", action="store_true")
    options.add_argument("--suites", help="in place of the target's own, with commas between; none if empty")
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--build", type=pathlib.Path, default=ROOT / "build/portability")
    given = options.parse_args()
    if given.self_test:
        return self_test()
    if given.list:
        for target in TARGETS:
            lacks = missing(target)
            print(f"{target.name:28}{', '.join(target.suites) or 'compiled only':16}{'missing: ' + ' '.join(lacks) if lacks else ''}")
        return 0
    status = 0
    given.build = given.build.resolve()
    if given.target or not given.write:
        for target in TARGETS:
            if target.name not in (given.target or [target.name]):
                continue
            kept = given.build / f"{target.name}.json"
            kept.unlink(missing_ok=True)
            if lacks := missing(target):
                print(f"{target.name}: not run, for want of {' '.join(lacks)}")
                status |= bool(given.target)
                continue
            try:
                result = Run(target, given).all()
            except Failed as failed:
                print(failed)
                status = 1
                continue
            kept.write_text(json.dumps(result, indent=1), encoding="utf-8")
            print(f"{target.name}: {'; '.join(result['failed']) or 'passed'}", flush=True)
            status |= bool(result["failed"])
    if given.write:
        results = [json.loads(path.read_text(encoding="utf-8")) for target in TARGETS
                   if (path := given.build / f"{target.name}.json").exists()]
        PAGE.write_text(page(results), encoding="utf-8")
        print(f"wrote {PAGE.relative_to(ROOT)}: {len(results)} of {len(TARGETS)} targets")
    return status


if __name__ == "__main__":
    sys.exit(main())
