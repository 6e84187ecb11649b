"""Mistakes planted in a stranger's plugin: the kit finds each, and says where it is and what to do."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Iterator
from inspect import getmembers, isfunction
from pathlib import Path

import pytest

import ansheng
from ansheng.catalogue import Catalogue
from ansheng.testing import suite

GOOD = Path(__file__).parents[1] / "examples" / "ansheng-confined-space" / "src" / "ansheng_confined_space"
LAW, WORK, AIR, FACTS = "law/gb30871.toml", "work.py", "atmosphere.py", "facts.py"

BY_PLACE = {
    LAW: (
        'limits.lamp_voltage_damp = { value = 12, unit = "V" }',
        'limits.lamp_voltage_damp = { value = 12, unit = "V" }\n'
        'limits.hand_lamp = { unit = "V", cases = { tank = 12, tunnel = 24 } }',
    ),
    FACTS: (
        "    held_flammables = Flag(",
        '    place = Choice("手持灯使用地点", options={"tank": "罐内", "tunnel": "管廊"}, en="place of the lamp")\n'
        '    hand_lamp = Number("手持灯电压", unit="V", en="voltage of the hand lamp", minimum=0)\n'
        "    held_flammables = Flag(",
    ),
    WORK: (
        "rinsing_water_too_far = Rule(",
        "hand_lamp_voltage = Rule(\n"
        '    GB30871.clause("lighting"),\n'
        '    hazard=Entry.hand_lamp > GB30871.limit("hand_lamp").at(Entry.place),\n'
        '    title="手持灯电压超过限值",\n    en="hand lamp above the limit",\n'
        "    cases=[\n"
        '        Case.hazard(place="tank", hand_lamp=13),\n        Case.clear(place="tank", hand_lamp=12),\n'
        '        Case.hazard(place="tunnel", hand_lamp=25),\n        Case.clear(place="tunnel", hand_lamp=24),\n'
        "        Case.undetermined(hand_lamp=20),\n    ],\n)\n\n\nrinsing_water_too_far = Rule(",
    ),
}
"""What the good plugin is given beside, so that it has a limit with a value by case."""

PLANTED: dict[str, tuple[str, str, str, str, str]] = {
    "wrong limit value": (
        LAW, "record_interval = { value = 2,", "record_interval = { value = 3,",
        "cases_hold", "record_interval",
    ),
    "< for <=": (
        AIR, 'GasTest.oxygen < GB30871.limit("oxygen_lowest")', 'GasTest.oxygen <= GB30871.limit("oxygen_lowest")',
        "cases_hold", "oxygen",
    ),
    "and for or": (
        WORK, "~Entry.attendant | ~Entry.counted", "~Entry.attendant & ~Entry.counted", "cases_hold", "attendant",
    ),
    "a negation lost": (WORK, "hazard=~Entry.approved", "hazard=Entry.approved", "cases_hold", "approved"),
    "wrong unit": (
        LAW, 'test_to_entry = { value = 30, unit = "min" }', 'test_to_entry = { value = 30, unit = "h" }',
        "cases_hold", "test_to_entry",
    ),
    "wrong edition day": (LAW, "effective = 2022-10-01", "effective = 2022-11-01", "cases_hold", "2022-10-01"),
    "wrong clause cited": (
        WORK, 'GB30871.clause("attendant")', 'GB30871.clause("monitoring")',
        "clauses_are_encoded_judged_or_excused", "attendant",
    ),
    "missing case": (
        WORK, 'Case.clear(permit_validity="1 day"), Case.undetermined()', 'Case.clear(permit_validity="1 day")',
        "has_all_three_cases", "undetermined",
    ),
    "a fact that no rule reads": (
        FACTS, "    counted = Flag(", '    helmet = Flag("戴安全帽", en="wears a helmet")\n    counted = Flag(',
        "facts_are_read", "Entry.helmet",
    ),
    "a fact that decides nothing": (
        WORK, "hazard=Entry.oxygen_fed,", "hazard=Entry.oxygen_fed | (Entry.oxygen_fed & Entry.monitored),",
        "facts_decide", "monitored",
    ),
    "an option never used": (
        FACTS, '"none": "未隔离",', '"none": "未隔离",\n            "clamp": "夹管",',
        "options_are_used", "clamp",
    ),
    "a deleted when": (
        WORK, "    when=Entry.powered,\n", "",
        "cases_state_what_the_rule_reads", "when=Entry.powered",
    ),
    "a clause number off by one": (LAW, 'number = "6.8"', 'number = "6.9"', "numbers_are_all_there", "6.8"),
    "a wrong value by case": (LAW, "tunnel = 24", "tunnel = 36", "cases_hold", "tunnel"),
    "two limits swapped": (
        WORK, '"lamp_voltage_damp"))\n    return in_damp | (Entry.lamp_voltage > GB30871.limit("lamp_voltage"))',
        '"lamp_voltage"))\n    return in_damp | (Entry.lamp_voltage > GB30871.limit("lamp_voltage_damp"))',
        "cases_hold", "lamp_voltage",
    ),
    "a title missing in one language": (
        FACTS, 'class Entry(Facts, title="受限空间作业", en=', "class Entry(Facts, en=",
        "titles_are_in_both_languages", "title=",
    ),
    "a rule written twice": (
        WORK, "lamp_not_explosion_proof = Rule(",
        'unattended_work = Rule(\n    GB30871.clause("attendant"),\n    hazard=~Entry.attendant | ~Entry.counted,\n'
        '    title="无人监护或未清点",\n    en="unattended",\n    cases=unattended.cases,\n)\n\n'
        "lamp_not_explosion_proof = Rule(",
        "says_what_no_other_rule_says", "unattended_work",
    ),
}  # fmt: skip
"""By the mistake: the file, what stands there, what is planted, and the test that fails with a word of its message."""

MORE: dict[str, tuple[str, str, str, str, str]] = {
    "a deleted when that few cases state": (
        WORK, "    when=Entry.other_special_work,\n", "", "cases_state_what_the_rule_reads", "other_special_work",
    ),
    "the last clause off by one": (LAW, 'number = "6.10"', 'number = "6.11"', "numbers_are_all_there", "6.10"),
    "a number that another clause has": (LAW, 'number = "6.4"', 'number = "6.5"', "numbers_are_all_there", "6.5"),
    "a value by case at which no case stands": (
        WORK, 'Case.clear(place="tunnel", hand_lamp=24)', 'Case.clear(place="tunnel", hand_lamp=20)',
        "cases_stand_at_the_numbers_of_the_law", "place = tunnel",
    ),
    "a limit at which no case stands": (
        WORK, "Case.clear(rinsing_distance=30)", "Case.clear(rinsing_distance=1)",
        "cases_stand_at_the_numbers_of_the_law", "rinsing_distance",
    ),
    "two limits of the law swapped": (
        LAW, "limits.oxygen_highest = { value = 21,", "limits.oxygen_highest = { value = 23.5,", "cases_hold", "oxygen",
    ),
}  # fmt: skip


def written(folder: Path, *changes: tuple[str, str, str]) -> Catalogue:
    """The good plugin, copied and changed, loaded under a name of its own."""
    package = folder / f"planted_{abs(hash((folder, changes)))}"
    shutil.copytree(GOOD, package)
    for file, old, new in (*((file, *change) for file, change in BY_PLACE.items()), *changes):
        text = package.joinpath(file).read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old)
        package.joinpath(file).write_text(text.replace(old, new), encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        return ansheng.load([], modules={"confined_space": importlib.import_module(package.name)})
    finally:
        sys.path.remove(str(folder))


def failures(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The tests of the kit that fail, by name, each with its message."""
    kit = suite("confined_space", catalogue)
    for name, test in getmembers(kit, isfunction):
        for mark in getattr(test, "pytestmark", ()):
            for argument in mark.args[1]:
                try:
                    test(kit(), argument)
                except AssertionError as error:
                    yield name.removeprefix("test_"), f"{argument!r} {error}"


def test_the_good_plugin_has_no_mistake(tmp_path: Path) -> None:
    assert list(failures(written(tmp_path))) == []


@pytest.mark.parametrize("mistake", [*PLANTED, *MORE])
def test_a_mistake_is_found_and_said(mistake: str, tmp_path: Path) -> None:
    file, old, new, test, word = {**PLANTED, **MORE}[mistake]
    found = dict(failures(written(tmp_path, (file, old, new))))
    assert test in found, f"only {list(found)}"
    assert word in found[test]


def test_sixteen_mistakes_and_more_are_planted() -> None:
    assert len(PLANTED) >= 16
