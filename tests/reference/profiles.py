#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares docs/profiles.md with what the profiles say of themselves; with --write, writes the page."""
import sys

import committed_page

sys.exit(committed_page.compare("profiles.md"))
