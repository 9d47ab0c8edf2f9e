#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, then runs the workflow presets that make up the whole test; those named as arguments instead, if
# any. The last line is the sum of all of CTest's results.
set -eu
cd -- "$(dirname -- "$0")"
. .ci/tools.sh

need compiler cmake ninja python pkgconfig catch2 clang openssl nodejs npm chromium
[ -d build/check/web ] || echo "The browser tests will put two packages of the npm registry below build/check/web."
[ -d build/check/consumer ] || echo "The packaging test will put Conan, from the Python package index, below build/check/consumer."

[ $# -gt 0 ] || set -- check asan-ubsan tsan
for preset in "$@"; do
    printf '\n==== cmake --workflow --preset %s\n' "$preset"
    rm -f "build/$preset.xml"
    started=$(date +%s)
    cmake --workflow --preset "$preset" || true # the summary knows
    mkdir -p build
    echo $(($(date +%s) - started)) >"build/$preset.seconds"
done
exec python3 -B tests/summary.py "$@"
