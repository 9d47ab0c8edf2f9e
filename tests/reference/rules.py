#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares docs/rules.md with what the rules say of themselves; with --write, writes the page."""
import pathlib
import sys

import committed_page

sys.exit(committed_page.compare("rules.md", str(pathlib.Path(__file__).resolve().parent / "judged.tsv")))
