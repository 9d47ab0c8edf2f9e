#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Opens pages in headless Chromium: run.py --build FOLDER --pages PROGRAM TEST.test.mjs

PROGRAM writes the pages under test into a folder; a folder instead of it holds them already. The tests need Node.js, npm and Chromium from the system; the two packages
that package-lock.json pins are put below FOLDER. What is missing makes this fail and is named."""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
BROWSERS = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]


def newest_node():
    """The path of a Node.js that is new enough, or nothing."""
    node = shutil.which("node") or shutil.which("nodejs")
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout if node else ""
    version = re.match(r"v(\d+)\.(\d+)", said)
    return node if version and (int(version[1]), int(version[2])) >= (18, 15) else None


def tools():
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    found = {"node": newest_node(), "npm": shutil.which("npm"), "browser": browser}
    wanted = {"node": "Node.js 18.15 or later (Debian: nodejs)", "npm": "npm (Debian: npm)",
              "browser": "Chromium (Debian: chromium; or its path in CHROMIUM)"}
    missing = [wanted[name] for name, path in found.items() if not path or not os.path.exists(path)]
    if missing:
        sys.exit("The tests of the web pages need, and the machine does not have: " + "; ".join(missing)
                 + ". Install it, or configure with -DMINGBAI_WEB=OFF to leave these tests out.")
    return found


def install(npm, folder):
    """Puts the pinned packages below the folder, unless they are there."""
    lock = (HERE / "package-lock.json").read_text()
    stamp = folder / "installed-lock.json"
    if stamp.exists() and stamp.read_text() == lock:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder / name)
    subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder, check=True)
    stamp.write_text(lock)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--pages", type=pathlib.Path, required=True)
    parser.add_argument("test")
    asked = parser.parse_args()
    found = tools()
    install(found["npm"], asked.build)
    pages = asked.pages
    if not pages.is_dir():
        pages = asked.build / "pages" / asked.pages.stem
        shutil.rmtree(pages, ignore_errors=True)
        subprocess.run([asked.pages, pages], check=True)
    environment = dict(os.environ, MINGBAI_WEB_MODULES=str(asked.build.resolve()), MINGBAI_WEB_PAGES=str(pages.resolve()),
                       MINGBAI_WEB_BROWSER=found["browser"])
    return subprocess.run([found["node"], "--test", "--test-reporter=spec", str(HERE / asked.test)], env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
