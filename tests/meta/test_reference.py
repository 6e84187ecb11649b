"""The pages that are made with the documentation hold together, and a build brings them up to date."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

import ansheng
from docs import made

LINK = re.compile(r"(?<!\\)\]\(([^)]+)\)")


@cache
def everything() -> dict[str, str]:
    return made.pages()


@cache
def pages() -> dict[str, str]:
    """The pages of standards and rules, by their paths below the folder of the documentation."""
    return {path: text for path, text in everything().items() if path.startswith("reference/")}


def test_every_link_between_the_pages_leads_to_one() -> None:
    dead = [
        f"{path} -> {to}"
        for path, page in pages().items()
        for to in LINK.findall(page)
        if normpath(join(dirname(path), to)) not in pages()
    ]
    assert dead == []


def test_no_page_holds_code_that_the_tests_of_the_docs_would_have_to_run() -> None:
    fences = {fence for page in everything().values() for fence in re.findall(r"(?m)^```(.+)$", page)}
    assert fences == {"{toctree}"}


def test_every_rule_and_every_edition_of_a_standard_is_on_a_page() -> None:
    project = ansheng.load(made.plugins())
    rules = {f"reference/{rule.plugin}/rules/{rule.name}.md" for rule in project.rules.values()}
    assert rules == {path for path in pages() if "/rules/" in path}
    of_standards = {path.rpartition("/")[2]: page for path, page in pages().items() if "/standards/" in path}
    assert set(of_standards) == {f"{standard}.md" for standard in project.standards}
    for standard in project.standards.values():
        days = {edition.effective.isoformat() for edition in standard.editions}
        assert {day for day in days if day not in of_standards[f"{standard.id}.md"]} == set()


def test_a_build_writes_what_changed_and_removes_what_is_gone(tmp_path: Path) -> None:
    old = {"coverage.md": "one", "reference/index.md": "two", "reference/gas/rules/gone.md": "three"}
    made.write(tmp_path, old)
    tmp_path.joinpath("index.md").write_text("by hand", encoding="utf-8")
    new = {"coverage.md": "一", "reference/index.md": "two", "reference/gas/rules/leak.md": "four"}

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
    assert tops == {"coverage.md", made.REFERENCE}
    ignored = (made.ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"docs/coverage.md", f"docs/{made.REFERENCE}/"} <= set(ignored)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_the_pages_beside_the_code_lead_to_files_that_are_kept(name: str) -> None:
    links = LINK.findall(made.ROOT.joinpath(name).read_text(encoding="utf-8"))
    targets = {link.partition("#")[0] for link in links if not link.startswith(("http", "#"))}
    made_pages = {f"docs/{path}" for path in everything()}
    assert {to for to in targets if to in made_pages or not made.ROOT.joinpath(to).exists()} == set()
