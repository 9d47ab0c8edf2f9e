#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds the static site: build.py FOLDER makes FOLDER/site, which any web server, or none, can show.

    documents     docs/ and the documents beside README.md, by MkDocs and the theme of requirements.txt, which are installed from
                  the Python package index into FOLDER/venv once
    api/          the reference of the headers, by Doxygen
    playground    docs/playground, by a Clang that compiles to WebAssembly

Then every link of the documents is followed: to a page, a heading in it, a file. A link that leads nowhere fails the build."""
import argparse
import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LINK = re.compile(r"(!?\[[^\]]*\]\()([^)\s#:]+)(#[^)\s]*)?\)")
CODE = re.compile(r"(?ms)^```.*?^```$|`[^`\n]*`")
LANGUAGES = {".cpp": "cpp", ".hpp": "cpp", ".py": "python", ".sh": "sh", ".cmake": "cmake", ".json": "json", ".txt": "text"}

# What stands where. A document that is named nowhere comes last, under "more", so that none is lost.
NAVIGATION = [
    ("概览 Overview", ["index.md", "guide/start.zh.md", "guide/start.md", "architecture.md", "cookbook.md"]),
    ("指南", [f"guide/{name}.zh.md" for name in ("tariff", "consent", "notice", "bill", "archive", "cap", "evidence", "order")]),
    ("Guide", [f"guide/{name}.md" for name in ("tariff", "consent", "notice", "bill", "archive", "cap", "evidence", "order")]),
    ("专题 Topics", ["consent.md", "marketing.md", "agents.md", "caps.md", "postgresql.md", "profiles.md", "house-profile.md", "performance.md", "compile-cost.md", "scaling.md", "portability.md",
                   "compile-errors.md", "threat-model.md"]),
    ("格式 Formats", ["evidence-format.md", "canonical_json.md", "sharding.md", "porting-a-journal.md"]),
    ("规则 Rules", ["rules.md"]),
    ("项目 Project", ["CONTRIBUTING.md", "versioning.md", "SECURITY.md", "CHANGELOG.md"]),
]


def stage(to):
    """All documents as MkDocs wants them: in one folder, with links to sources leading to pages that show them."""
    shutil.rmtree(to, ignore_errors=True)
    places = {}  # where a document is in the tree -> where it is on the site
    for path in sorted((ROOT / "docs").rglob("*")):
        inside = path.relative_to(ROOT / "docs")
        if path.suffix in (".md", ".svg") and inside.parts[0] not in ("site", "playground", "examples", "packaging"):
            places[path] = inside
    for path in sorted(ROOT.glob("*.md")):
        places[path] = pathlib.Path("index.md" if path.name == "README.md" else path.name)
    sources = {}

    def on_site(target, from_page):
        if target in places:
            place = places[target]
        else:
            place = sources.setdefault(target, pathlib.Path("source") / (target.relative_to(ROOT).as_posix().replace("/", "-") + ".md"))
        return os.path.relpath(place, from_page.parent).replace(os.sep, "/")

    for path, place in places.items():
        target = to / place
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix != ".md":
            shutil.copy(path, target)
            continue
        text = path.read_text(encoding="utf-8")

        def moved(match):
            return f"{match[1]}{on_site((path.parent / match[2]).resolve(), place)}{match[3] or ''})"

        last, out = 0, []
        for code in CODE.finditer(text):
            out += [LINK.sub(moved, text[last:code.start()]), code[0]]
            last = code.end()
        text = "".join(out) + LINK.sub(moved, text[last:])
        # The same states are drawn from the same table; drawing them in the browser would take a program from elsewhere.
        if place.name == "consent.md":
            text = re.sub(r"(?ms)^```mermaid\nstateDiagram.*?^```$", "![The states of a request](pictures/consent.svg)", text)
        target.write_text(text, encoding="utf-8")
    for path, place in sources.items():
        target = to / place
        target.parent.mkdir(parents=True, exist_ok=True)
        name = path.relative_to(ROOT).as_posix()
        if path.is_dir():
            lines = "".join(f"- `{each.relative_to(ROOT).as_posix()}`\n" for each in sorted(path.rglob("*")) if each.is_file() and "__pycache__" not in each.parts)
            text = f"# {name}/\n\n{lines}"
        elif path.stat().st_size > 200_000:
            text = f"# {name}\n\n{path.stat().st_size} bytes; it is in the sources.\n"
        else:
            text = f"# {name}\n\n````{LANGUAGES.get(path.suffix, 'text')}\n{path.read_text(encoding='utf-8')}````\n"
        target.write_text(text, encoding="utf-8")
    shutil.copy(HERE / "site.css", to / "site.css")
    return sorted(place.as_posix() for place in places.values() if place.suffix == ".md"), sorted(place.as_posix() for place in sources.values())


def configuration(pages, sources, folder):
    named = {name for _, names in NAVIGATION for name in names}
    groups = [(title, [name for name in names if name in pages]) for title, names in NAVIGATION]
    groups.append(("更多 More", [name for name in pages if name not in named]))
    groups.append(("源码 Sources", sources))
    lines = [(HERE / "mkdocs.yml").read_text(encoding="utf-8"), f"docs_dir: {folder / 'staged'}", f"site_dir: {folder / 'site'}", "nav:"]
    for title, names in groups:
        if names:
            lines += [f"  - {title}:", *(f"    - {name}" for name in names)]
    # What other tools make is linked as it is: MkDocs does not know these pages.
    lines += ["  - 接口 API: api/index.html", "  - 试验场 Playground: playground.html"]
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def environment(folder):
    """The Python packages, installed once for these requirements."""
    venv, wanted = folder / "venv", (HERE / "requirements.txt").read_text(encoding="utf-8")
    stamp = venv / "requirements.txt"
    if not (stamp.exists() and stamp.read_text(encoding="utf-8") == wanted):
        shutil.rmtree(venv, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([venv / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", HERE / "requirements.txt"], check=True)
        stamp.write_text(wanted, encoding="utf-8")
    return venv / "bin/python"


def version():
    text = (ROOT / "include/mingbai/version.hpp").read_text(encoding="utf-8")
    return ".".join(re.search(rf"#define MINGBAI_VERSION_{part} (\d+)", text)[1] for part in ("MAJOR", "MINOR", "PATCH"))


def reference(site):
    if not shutil.which("doxygen"):
        sys.exit("The reference of the headers needs Doxygen (Debian: doxygen).")
    options = (HERE / "Doxyfile").read_text(encoding="utf-8")
    options += (f'INPUT = "{ROOT / "include/mingbai"}" "{HERE / "reference.md"}"\nUSE_MDFILE_AS_MAINPAGE = "{HERE / "reference.md"}"\nSTRIP_FROM_PATH = "{ROOT / "include"}"\nSTRIP_FROM_INC_PATH = "{ROOT / "include"}"\nOUTPUT_DIRECTORY = "{site}"\n'
                f"PROJECT_NUMBER = {version()}\n")
    done = subprocess.run(["doxygen", "-"], input=options, text=True, capture_output=True)
    said = [line for line in done.stderr.splitlines() if line]
    if done.returncode != 0:
        sys.exit("\n".join(said[:20]))
    return said


class Page(html.parser.HTMLParser):
    """The anchors and the local links of a page."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.anchors, self.links = set(), []
        self.feed(path.read_text(encoding="utf-8", errors="replace"))

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("id", "name") and value:
                self.anchors.add(value)
            elif name in ("href", "src") and value and not re.match(r"[a-z]+:|//", value):
                self.links.append(value)


def follow_links(site):
    """One line for every link of the documents that leads nowhere."""
    pages = {}

    def page(path):
        if path not in pages:
            pages[path] = Page(path)
        return pages[path]

    faults, followed = [], 0
    for path in sorted(site.rglob("*.html")):
        if path.relative_to(site).parts[0] == "api" or path.name in ("404.html", "playground.html"):
            continue  # Doxygen's own links are its business
        for link in page(path).links:
            address, _, fragment = link.partition("#")
            target = (path.parent / urllib.parse.unquote(address)).resolve() if address else path
            if target.is_dir():
                target /= "index.html"
            followed += 1
            if not target.is_file():
                faults.append(f"{path.relative_to(site)}: links to {link}, which does not exist")
            elif fragment and target.suffix == ".html" and urllib.parse.unquote(fragment) not in page(target).anchors | {"__tabbed", ""}:
                faults.append(f"{path.relative_to(site)}: links to {link}, but the page has no such place")
    return sorted(set(faults)), followed


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--links", action="store_true", help="build nothing, only follow the links of what was built")
    given = options.parse_args()
    folder = given.folder.resolve()
    site = folder / "site"
    if not given.links:
        folder.mkdir(parents=True, exist_ok=True)
        pages, sources = stage(folder / "staged")
        configuration(pages, sources, folder)
        python = environment(folder)
        subprocess.run([python, "-m", "mkdocs", "build", "--quiet", "--clean", "--strict", "-f", folder / "mkdocs.yml"], check=True,
                       env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        remarks = reference(site)
        subprocess.run([sys.executable, "-B", ROOT / "docs/playground/playground.py", site], check=True)
        print(f"{len(pages)} documents; Doxygen has {len(remarks)} remarks", *remarks[:5], sep="\n")
    faults, followed = follow_links(site)
    print(f"{followed} links followed, {len(faults)} of them lead nowhere", *faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
