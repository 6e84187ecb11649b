"""The pages that are made with the documentation hold together, and a build brings them up to date."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

import ansheng
from ansheng.dates import day_label
from ansheng.reports.reference.page import LARGEST
from docs import made

ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|<a id=[^>]*>")
"""What is not read as words: code, the address of a link, an anchor."""
LINK = re.compile(r"(?<!\\)\]\(([^)]+)\)")


@cache
def everything() -> dict[str, str]:
    return made.pages()


@cache
def pages() -> dict[str, str]:
    """The pages of standards and rules, by their paths below the folder of the documentation."""
    return {path: text for path, text in everything().items() if path.startswith("reference/")}


def test_every_link_between_the_pages_leads_to_a_page_and_a_place_on_it() -> None:
    dead = []
    for path, page in pages().items():
        for to in LINK.findall(page):
            file, _, name = to.partition("#")
            target = pages().get(normpath(join(dirname(path), file)))
            if target is None or (name and f'<a id="{name}"></a>' not in target):
                dead.append(f"{path} -> {to}")
    assert dead == []


def test_no_page_holds_code_that_the_tests_of_the_docs_would_have_to_run() -> None:
    fences = {fence for page in everything().values() for fence in re.findall(r"(?m)^```(.+)$", page)}
    assert fences == {"{toctree}"}


def test_every_rule_stands_once_and_every_edition_on_the_page_of_its_standard() -> None:
    project = ansheng.load(made.plugins())
    anchors = Counter(name for page in pages().values() for name in ANCHOR.findall(page))
    assert {name: anchors[name] for name in project.rules} == dict.fromkeys(project.rules, 1)
    for standard in project.standards.values():
        [page] = [text for path, text in pages().items() if path.endswith(f"/{standard.id}.md")]
        days = {day_label(edition.effective) for edition in standard.editions}
        assert {day for day in days if day not in page} == set()


def test_a_page_is_short_enough_to_read() -> None:
    crowded = {
        path: count
        for path, page in pages().items()
        if (count := len([name for name in ANCHOR.findall(page) if not name.startswith("clause-")]))
        > 2 * LARGEST
    }
    assert crowded == {}


def test_what_a_telephone_shows_is_not_wider_than_it() -> None:
    """A table of many columns is figures and names; a sentence in one would stand in a column of two characters."""
    wide = [
        f"{path}: {line}"
        for path, page in pages().items()
        for line in page.splitlines()
        if line.startswith("| ") and len(re.findall(r"(?<!\\)\|", line)) > 4
    ]
    assert wide == []
    longest = {
        path: word
        for path, page in pages().items()
        for word in re.findall(r"[!-~]{41,}", CODE.sub(" ", page))
    }
    assert longest == {}, "only code is broken inside a word, by docs/_static/pages.css"


def test_no_condition_on_a_page_is_written_in_signs_or_names_a_limit_by_its_key() -> None:
    said = [line for page in pages().values() for line in page.splitlines() if "**构成隐患**" in line]
    assert [line for line in said if re.search(r"[≤≥≠∈∧∨]|〔[a-z]| 且 | 或 |规定值", line)] == []


def test_a_build_writes_what_changed_and_removes_what_is_gone(tmp_path: Path) -> None:
    old = {"coverage.md": "one", "reference/index.md": "two", "reference/gas/gone.md": "three"}
    made.write(tmp_path, old)
    tmp_path.joinpath("index.md").write_text("by hand", encoding="utf-8")
    new = {"coverage.md": "一", "reference/index.md": "two", "reference/gas/leak.md": "four"}

    made.write(tmp_path, new)

    found = {
        file.relative_to(tmp_path).as_posix(): file.read_text("utf-8") for file in tmp_path.rglob("*.md")
    }
    assert found == {**new, "index.md": "by hand"}


def test_a_build_leaves_a_page_alone_that_is_the_same(tmp_path: Path) -> None:
    page = tmp_path / "reference" / "index.md"
    made.write(tmp_path, {"reference/index.md": "same"})
    os.utime(page, (0, 0))
    made.write(tmp_path, {"reference/index.md": "same"})
    assert page.stat().st_mtime == 0


def test_the_repository_takes_no_made_page() -> None:
    tops = {path.partition("/")[0] for path in everything()}
    assert tops == {"coverage.md", "licences.md", "second-reading.md", "units.md", made.REFERENCE}
    ignored = (made.ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"docs/coverage.md", f"docs/{made.REFERENCE}/"} <= set(ignored)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_the_pages_beside_the_code_lead_to_files_that_are_kept(name: str) -> None:
    links = LINK.findall(made.ROOT.joinpath(name).read_text(encoding="utf-8"))
    targets = {link.partition("#")[0] for link in links if not link.startswith(("http", "#"))}
    made_pages = {f"docs/{path}" for path in everything()}
    assert {to for to in targets if to in made_pages or not made.ROOT.joinpath(to).exists()} == set()
