#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds docs/examples/demo.cpp and runs it on the offers beside it. What it writes lies in
# build/demo/output. Arguments are the demo's own: a file of offers, and a folder to write to.
set -eu
from=$PWD
cd -- "$(dirname -- "$0")"
here=$PWD
. .ci/tools.sh

need compiler cmake ninja
cmake --workflow --preset demo
cd -- "$from"
[ $# -gt 0 ] || set -- "$here/docs/examples/data/offers.tsv" "$here/build/demo/output"
exec "$here/build/demo/examples/demo" "$@"
