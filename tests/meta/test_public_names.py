"""Every public name exists, is explained where it is defined, and can be listed."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ansheng

NAMES = ansheng.__all__
ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.joinpath("docs/reference.md").read_text(encoding="utf-8")
MODULES = set(re.findall(r"automodule:: (ansheng[\w.]*)", REFERENCE))
SINGLE = set(re.findall(r"auto(?:class|function|exception|data):: (ansheng[\w.]*)", REFERENCE))
IMPORT = re.compile(r"from (ansheng(?:\.\w+)*) import (\([^)]*\)|[^#\n`]*)")
PAGES = [
    *(page for page in ROOT.joinpath("docs").rglob("*.md") if "decisions" not in page.parts),
    *ROOT.glob("README*.md"),
    *(file for kind in ("*.py", "*.md", "*.ipynb") for file in ROOT.joinpath("examples").rglob(kind)),
]


def test_the_public_names_are_listed_once_and_in_order() -> None:
    assert sorted(set(NAMES)) == sorted(NAMES)
    assert set(NAMES) <= set(dir(ansheng))


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_is_explained(name: str) -> None:
    thing = getattr(ansheng, name)
    if inspect.isclass(thing):
        assert vars(thing).get("__doc__")
    elif inspect.isroutine(thing):
        assert thing.__doc__


@pytest.mark.parametrize("name", NAMES)
def test_the_public_methods_of_a_class_are_explained(name: str) -> None:
    thing = getattr(ansheng, name)
    methods = vars(thing) if inspect.isclass(thing) else {}
    silent = [
        member
        for member, value in methods.items()
        if not member.startswith("_") and inspect.isroutine(value) and not inspect.getdoc(value)
    ]
    assert silent == []


def taught(page: Path) -> Iterator[tuple[str, str]]:
    """The module and the name of each import that a page or an example shows."""
    for module, names in IMPORT.findall(page.read_text(encoding="utf-8")):
        for name in re.sub(r">>>|\.\.\.|[()]", "", names).replace("\n", ",").split(","):
            if name.strip():
                yield module, name.split(" as ")[0].strip()


def test_what_pages_and_examples_import_is_public() -> None:
    hidden = {
        f"{module}.{name}"
        for page in PAGES
        for module, name in taught(page)
        if not (module == "ansheng" and name in NAMES)
        if module not in MODULES and f"{module}.{name}" not in SINGLE | MODULES
    }
    assert hidden == set()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_of_the_reference_is_there(module: str) -> None:
    assert importlib.import_module(module).__doc__
