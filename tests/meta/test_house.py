"""The map of the house is drawn from the code, and the code keeps the rules of the house."""

from __future__ import annotations

import tomllib
from typing import Any

from docs import house


def contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads(house.ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def test_the_page_shows_the_map_that_the_code_gives() -> None:
    page = house.PAGE.read_text(encoding="utf-8")
    assert house.shown(page) == house.drawn(), "out of date; run: python docs/house.py --write"


def test_the_order_of_imports_is_the_contract_s_with_imports_for_types_included() -> None:
    assert house.order() == (*house.contract(), "industries")


def test_no_import_is_excused_from_a_contract() -> None:
    assert [contract["name"] for contract in contracts() if "ignore_imports" in contract] == []


def test_the_packages_that_are_read_most_have_an_order_inside_too() -> None:
    held = {container for contract in contracts() for container in contract["containers"]}
    inside = {f"ansheng.{name}" for name in ("facts", "rules", "checking", "hazards", "auditing")}
    assert {"ansheng", *inside} <= held
    assert all(contract["exhaustive"] for contract in contracts())


def test_no_package_is_too_full_to_look_through() -> None:
    assert house.full() == {}


def test_imports_inside_functions_spare_a_heavy_library() -> None:
    assert [str(each) for each in house.needless()] == []
