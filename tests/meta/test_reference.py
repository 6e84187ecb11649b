"""The generated reference is what the law files and rules say today, and its pages hold together."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

import ansheng
from ansheng.reports.reference.pages import reference_pages

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "reference"
LINK = re.compile(r"(?<!\\)\]\(([^)]+)\)")


@cache
def wanted() -> dict[str, str]:
    """The pages of the plugins that the project itself brings, whatever else is installed beside them."""
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    return reference_pages(ansheng.load(sorted(project["entry-points"]["ansheng"])))


def drift() -> str:
    """The first page that is missing, left over or out of date, and what to do about it; empty where there is none."""
    found = {p.relative_to(FOLDER).as_posix(): p.read_text("utf-8") for p in FOLDER.rglob("*") if p.is_file()}
    for path in sorted({*wanted(), *found}):
        if wanted().get(path) != found.get(path):
            how = "is missing" if path not in found else "is left over" if path not in wanted() else "differs"
            return f"docs/reference/{path} {how}; run: make reference"
    return ""


def test_the_pages_are_those_that_the_rules_and_law_files_give() -> None:
    assert not drift(), drift()


def test_every_link_between_the_pages_leads_to_one() -> None:
    dead = [
        f"{path} -> {to}"
        for path, page in wanted().items()
        for to in LINK.findall(page)
        if normpath(join(dirname(path), to)) not in wanted()
    ]
    assert dead == []


def test_no_page_holds_code_that_the_tests_of_the_docs_would_have_to_run() -> None:
    fences = {fence for page in wanted().values() for fence in re.findall(r"(?m)^```(.+)$", page)}
    assert fences == {"{toctree}"}


def test_every_rule_and_every_edition_of_a_standard_is_on_a_page() -> None:
    project = ansheng.load([path.partition("/")[0] for path in wanted() if path.count("/") == 1])
    rules = {f"{rule.plugin}/rules/{rule.name}.md" for rule in project.rules.values()}
    assert rules == {path for path in wanted() if "/rules/" in path}
    pages = {path.rpartition("/")[2]: page for path, page in wanted().items() if "/standards/" in path}
    assert set(pages) == {f"{standard}.md" for standard in project.standards}
    for standard in project.standards.values():
        days = {edition.effective.isoformat() for edition in standard.editions}
        assert {day for day in days if day not in pages[f"{standard.id}.md"]} == set()
