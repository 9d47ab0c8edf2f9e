#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the generated files of mingbai: the umbrella include/mingbai/mingbai.hpp, beside it the module unit mingbai.cppm,
and the single header single_include/mingbai/mingbai.hpp beside this script.

    python3 single_include/generate.py              writes all three
    python3 single_include/generate.py --check      writes nothing; fails when one of them is not up to date
    python3 single_include/generate.py -o FILE      writes the single header to FILE only
    python3 single_include/generate.py --forward DIR
        writes, for every header but the umbrella, one of its name that only includes the single header, so that sources
        written against include/ build on the single header unchanged

The output depends on the headers alone: no dates, no paths, no tool but Python's standard library. Standard includes
stay where the first header had them, so both forms preprocess to the same tokens.
"""
import argparse
import pathlib
import re
import sys

sys.dont_write_bytecode = True

# Low floors first: a header may include only its own wing and lower floors (tests/hygiene/wings.py checks it).
FLOORS = [["base"], ["rule", "evidence"], ["tariff"], ["marketing", "consent", "notice", "bill", "archive", "cap"],
          ["order"], ["profile"], ["interop"]]

STANDARD = set("""
algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes climits clocale
cmath codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib
cstring ctime cuchar cwchar cwctype deque exception execution expected filesystem format forward_list fstream functional
future generator initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map mdspan memory
memory_resource mutex new numbers numeric optional ostream print queue random ranges ratio regex scoped_allocator semaphore
set shared_mutex source_location span spanstream sstream stack stacktrace stdexcept stdfloat stop_token streambuf string
string_view strstream syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set
utility valarray variant vector version assert.h ctype.h errno.h fenv.h float.h inttypes.h limits.h locale.h math.h setjmp.h
signal.h stdarg.h stddef.h stdint.h stdio.h stdlib.h string.h time.h uchar.h wchar.h wctype.h
""".split())
# What an operating system brings with its C library; a header may use these behind a check for the system.
SYSTEM = set("""
fcntl.h unistd.h io.h sys/file.h sys/mman.h sys/stat.h sys/types.h sys/uio.h windows.h
""".split())

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
CONDITIONAL = re.compile(r"^\s*#\s*(if|ifdef|ifndef|endif)\b")


class Refused(Exception):
    """A header that cannot be put into a single one."""


def wing_of(name):
    """The wing of `mingbai/base/money.hpp` is `base`; a header beside the umbrella has none."""
    parts = name.split("/")
    return parts[1] if len(parts) > 2 else ""


def headers(include):
    """Every header but the umbrella, as written in an include, in the umbrella's order."""
    order = {wing: floor for floor, wings in enumerate(FLOORS) for wing in wings}
    found = [path.relative_to(include).as_posix() for path in include.glob("mingbai/**/*.hpp")]
    found = [name for name in found if name != "mingbai/mingbai.hpp"]
    for name in found:
        if wing_of(name) and wing_of(name) not in order:
            raise Refused(f"{name}: there is no wing of this name in FLOORS")
    return sorted(found, key=lambda name: (order.get(wing_of(name), -1), name))


def includes(text):
    """(line number, bracket, name, depth of #if) of every include."""
    depth = 0
    for number, line in enumerate(text.splitlines(), 1):
        if directive := CONDITIONAL.match(line):
            depth += -1 if directive[1] == "endif" else 1
        if match := INCLUDE.match(line):
            yield number, match[1], match[2], depth


def foreign(include, name, seen=None):
    """The first header of somebody else's package that `name` needs, itself or through another; None in the core."""
    seen = set() if seen is None else seen
    seen.add(name)
    for _, _, other, _ in includes((include / name).read_text(encoding="utf-8")):
        if other.startswith("mingbai/"):
            if other not in seen and (include / other).exists() and (found := foreign(include, other, seen)):
                return found
        elif other not in STANDARD and other not in SYSTEM:
            return other
    return None


def core(include):
    """The headers of the umbrella: all but interop that needs a package, and private ones, which others include."""
    return [name for name in headers(include)
            if "/detail/" not in name and not (wing_of(name) == "interop" and foreign(include, name))]


def umbrella(include):
    lines = ["// SPDX-License-Identifier: Apache-2.0", "#pragma once", "",
             "// All of mingbai that needs only the standard library. Written by single_include/generate.py.", ""]
    wing = None
    for name in core(include):
        if wing is not None and wing != wing_of(name):
            lines.append("")
        wing = wing_of(name)
        lines.append(f"#include <{name}>")
    return "\n".join(lines) + "\n"


def standard_includes(include):
    """What the core includes that is not its own: (the names, {a condition that a header puts them behind: the names})."""
    always, behind = set(), {}
    for name in headers(include):
        if wing_of(name) == "interop" and foreign(include, name):
            continue
        lines = (include / name).read_text(encoding="utf-8").splitlines()
        for number, _, other, depth in includes("\n".join(lines)):
            if other.startswith("mingbai/"):
                continue
            if not depth:
                always.add(other)
                continue
            condition = next(line for line in reversed(lines[:number]) if CONDITIONAL.match(line))
            if depth > 1 or CONDITIONAL.match(condition)[1] == "endif":
                raise Refused(f"{name}:{number}: includes <{other}> behind more than one #if")
            behind.setdefault(condition, set()).add(other)
    return sorted(always), {condition: sorted(names - always) for condition, names in sorted(behind.items()) if names - always}


def module(include):
    """The umbrella as a module. What is not mingbai's own comes before the module begins, or it would be exported too."""
    always, behind = standard_includes(include)
    lines = ["// SPDX-License-Identifier: Apache-2.0",
             "// Written by single_include/generate.py.", "",
             "// The module mingbai: `import mingbai;` gives every name that <mingbai/mingbai.hpp> declares, and no macro. The names",
             "// belong to the global module, so that a program may import in one file and include in another.",
             "module;", "", *(f"#include <{name}>" for name in always)]
    for condition, names in behind.items():
        lines += ["", condition, *(f"#include <{name}>" for name in names), "#endif"]
    return "\n".join(lines + [
        "", "// An embedder's own header, which this one includes, stays the embedder's.", "#include <mingbai/base/config.hpp>",
        "", "export module mingbai;", "", "#if defined(__clang__)",
        '#pragma clang diagnostic ignored "-Winclude-angled-in-module-purview"  // is meant', "#endif",
        "", 'export extern "C++" {', "#include <mingbai/mingbai.hpp>", "}"]) + "\n"


def version(include):
    text = (include / "mingbai/version.hpp").read_text(encoding="utf-8")
    return ".".join(re.search(rf"#define MINGBAI_VERSION_{part} (\d+)", text)[1] for part in ("MAJOR", "MINOR", "PATCH"))


def single(include):
    out = ["// SPDX-License-Identifier: Apache-2.0",
           f"// mingbai {version(include)}: all of it that needs only the standard library, in one header.",
           "// Written by single_include/generate.py from include/mingbai/. Change those headers, not this file.",
           "#pragma once", ""]
    done, standard = set(), set()

    def put(name):
        if name in done:
            return
        done.add(name)
        path = include / name
        if not path.exists():
            raise Refused(f"{name}: is included but does not exist")
        text = path.read_text(encoding="utf-8")
        listed = {number: (bracket, other, depth) for number, bracket, other, depth in includes(text)}
        body = []

        def flush():
            if kept := "\n".join(body).strip("\n"):
                out.extend([f"// ---- {name} " + "-" * max(3, 112 - len(name)), "", kept, ""])
            body.clear()

        dropped = False  # a line that is left out takes the blank line after it along
        for number, line in enumerate(text.splitlines(), 1):
            if dropped and not line and (not body or not body[-1]):
                continue
            dropped = False
            if number in listed:
                bracket, other, depth = listed[number]
                if bracket == '"':
                    raise Refused(f'{name}:{number}: includes "{other}"; own headers are written <mingbai/...>')
                if other.startswith("mingbai/"):
                    if depth:
                        raise Refused(f"{name}:{number}: includes <{other}> inside #if, where one copy cannot stand for all")
                    flush()
                    put(other)
                    dropped = True
                elif depth:
                    body.append(line)
                elif other not in standard:
                    standard.add(other)
                    body.append(line)
                else:
                    dropped = True
            elif line.startswith(("#pragma once", "// SPDX-License-Identifier:")):
                dropped = True
            else:
                body.append(line)
        flush()

    for name in core(include):
        put(name)
    text = "\n".join(out)
    if left := [line for line in text.splitlines() if (match := INCLUDE.match(line)) and (match[1] == '"' or match[2].startswith("mingbai/"))]:
        raise Refused(f"the single header still includes a local file: {left[0].strip()}")
    return text


def write(path, text):
    """Writes the file unless it says the same already, so that nothing is rebuilt for nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != text.encode():
        path.write_text(text, encoding="utf-8", newline="\n")


def main():
    here = pathlib.Path(__file__).resolve().parent
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="fail when a generated file is not up to date")
    options.add_argument("-o", "--output", type=pathlib.Path, help="write the single header here, and nothing else")
    options.add_argument("--forward", type=pathlib.Path, metavar="DIR", help="write forwarding headers below DIR")
    options.add_argument("--root", type=pathlib.Path, default=here.parent, help="the folder that holds include/")
    given = options.parse_args()
    include = given.root / "include"
    try:
        if given.output:
            write(given.output, single(include))
        if given.forward:
            for name in headers(include):
                # What needs a package is not in the single header: there the real one is taken, on top of the single one.
                real = f'#include "{(include / name).as_posix()}"\n' if foreign(include, name) else ""
                write(given.forward / name, "#pragma once\n#include <mingbai/mingbai.hpp>\n" + real)
        if given.output or given.forward:
            return 0
        wanted = {include / "mingbai/mingbai.hpp": umbrella(include), include / "mingbai/mingbai.cppm": module(include),
                  given.root / "single_include/mingbai/mingbai.hpp": single(include)}
    except Refused as refused:
        print(f"refused: {refused}", file=sys.stderr)
        return 1
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_bytes() != text.encode()]
    for path in stale:
        if given.check:
            print(f"{path.relative_to(given.root)}: not up to date; run python3 single_include/generate.py")
        else:
            write(path, wanted[path])
            print(f"wrote {path.relative_to(given.root)}")
    return 1 if given.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
