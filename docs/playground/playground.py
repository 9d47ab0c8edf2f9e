#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the playground: playground.py FOLDER writes FOLDER/playground.html, one file that needs no server and no network.

The library's headers are compiled to WebAssembly by Clang itself with WASI's C library; emscripten is not needed. On Debian:
clang-19 lld-19 libc++-19-dev-wasm32 libc++abi-19-dev-wasm32 libclang-rt-19-dev-wasm32 wasi-libc, or the same of another
version from 16 on."""
import base64
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def compiled(to):
    """Compiles with the newest Clang that can; the reason of the first failure otherwise."""
    program = "int main() { return 0; }"
    for name in [*(f"clang++-{major}" for major in range(40, 15, -1)), "clang++"]:
        if not shutil.which(name):
            continue
        flags = ["--target=wasm32-wasi", "-mexec-model=reactor", "-std=c++20", "-fno-exceptions", "-fno-rtti"]
        able = subprocess.run([name, *flags, "-x", "c++", "-", "-o", "/dev/null"], input="#include <string>\n" + program, text=True,
                              capture_output=True)
        if able.returncode != 0:
            continue
        subprocess.run([name, *flags, "-Os", "-Wall", "-Wextra", "-Werror", f"-I{ROOT / 'include'}", HERE / "playground.cpp",
                        "-Wl,--strip-all", "-o", to], check=True)
        return
    sys.exit("No Clang here compiles C++ to wasm32-wasi. Debian: " + re.search(r"On Debian:\n(.*), or", __doc__)[1])


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        module = pathlib.Path(scratch) / "playground.wasm"
        compiled(module)
        code = module.read_bytes()
    page = (HERE / "page.html").read_text(encoding="utf-8")
    page = page.replace("@WASM@", base64.b64encode(code).decode("ascii"))
    (folder / "playground.html").write_text(page, encoding="utf-8")
    print(f"{folder / 'playground.html'}: {len(page)} bytes, {len(code)} of them code before base64")


if __name__ == "__main__":
    main()
