#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds docs/examples/demo.cpp and runs it, in the current directory.
set -eu
from=$PWD
cd -- "$(dirname -- "$0")"
here=$PWD
. .ci/tools.sh

need compiler cmake ninja
cmake --workflow --preset demo
cd -- "$from"
exec "$here/build/demo/examples/demo" "$@"
