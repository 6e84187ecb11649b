"""What is installed: the lock, the constraints and the bill of materials say the same, and each licence is known."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from packaging.requirements import Requirement

from docs import supply

ROOT = Path(__file__).parents[2]
TEXT = supply.LOCK.read_text(encoding="utf-8")
LOCKED = {package.name: package for package in supply.locked(TEXT)}
BILL = json.loads(supply.BILL.read_text(encoding="utf-8"))
COMPONENTS = {component["name"]: component for component in BILL["components"]}
MORE_THAN_NOTICES = {"docxtpl", "psycopg", "psycopg-binary"}
"""The packages whose licence is the LGPL, each known to be so and in an extra."""


def constraints() -> dict[str, str]:
    lines = ROOT.joinpath("constraints.txt").read_text(encoding="utf-8").split()
    return {supply.normal(name): version for name, version in (line.split("==") for line in lines)}


def test_every_package_of_the_lock_has_hashes() -> None:
    entries = re.split(r"(?m)^(?=[\w.-]+==)", TEXT)[1:]
    assert len(entries) == len(LOCKED)
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)


def test_the_lock_has_the_versions_of_the_constraints() -> None:
    stated = constraints()
    here = {name: package.version for name, package in LOCKED.items() if not package.marker}
    assert here == {name: stated[name] for name in here}


def test_the_lock_has_all_that_the_core_and_its_extras_need() -> None:
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [
        *project["dependencies"],
        *(r for e in supply.EXTRAS for r in project["optional-dependencies"][e]),
    ]
    names = {supply.normal(Requirement(each).name) for each in asked}
    assert supply.reached(names) - LOCKED.keys() == set()


def test_the_lock_says_for_what_it_is() -> None:
    head = "".join(line for line in TEXT.splitlines(keepends=True) if line.startswith("#"))
    assert head == ROOT.joinpath("docs", "lock-head.txt").read_text(encoding="utf-8")
    assert all(
        word in head for word in (*supply.EXTRAS, "CPython 3.11", "Linux", "x86-64", "--require-hashes")
    )


def test_the_makefile_locks_the_extras_that_the_bill_is_of() -> None:
    makefile = ROOT.joinpath("Makefile").read_text(encoding="utf-8")
    assert f"\nEXTRAS := {' '.join(supply.EXTRAS)}\n" in makefile


def test_the_bill_names_every_package_of_the_lock_and_no_other_as_required() -> None:
    required = {name: each["version"] for name, each in COMPONENTS.items() if each["scope"] == "required"}
    assert required == {name: package.version for name, package in LOCKED.items()}
    assert BILL["serialNumber"] == uuid5(NAMESPACE_URL, TEXT).urn


def test_the_bill_fits_the_schema_of_cyclonedx() -> None:
    text = supply.BILL.read_text(encoding="utf-8")
    assert supply.checked(text) == text
    with pytest.raises(SystemExit, match="does not fit"):
        supply.checked(text.replace('"library"', '"libary"', 1))


def test_the_bill_says_of_each_package_what_its_metadata_say() -> None:
    found = {}
    for name, component in COMPONENTS.items():
        try:
            found[name] = (version(name), supply.licence(name))
        except PackageNotFoundError:
            assert component["properties"] == [{"name": "ansheng:marker", "value": LOCKED[name].marker}]
    said = {
        name: (COMPONENTS[name]["version"], COMPONENTS[name]["licenses"][0]["expression"]) for name in found
    }
    assert found == said


def test_what_asks_for_more_than_notices_is_in_an_extra_and_told() -> None:
    more = {name for name, each in COMPONENTS.items() if not supply.free(each["licenses"][0]["expression"])}
    assert more == MORE_THAN_NOTICES
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    core = supply.reached(supply.normal(Requirement(each).name) for each in project["dependencies"])
    assert more & core == set()
    page = supply.page()
    assert all(f"- {name} {COMPONENTS[name]['version']}: LGPL" in page for name in more)


@pytest.mark.parametrize(
    ("expression", "notices"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND 0BSD", True),
        ("LGPL-3.0-only", False),
        ("MIT AND LGPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("(MIT OR GPL-3.0-only) AND GPL-3.0-only", False),
        ("MPL-2.0", False),
        ("", False),
    ],
)
def test_a_licence_is_free_where_one_of_its_options_is(expression: str, notices: bool) -> None:
    assert supply.free(expression) is notices
