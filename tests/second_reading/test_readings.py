"""Every clause that was read a second time is judged by its rules as it was read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import ansheng
from tests.second_reading import readings, tanks
from tests.second_reading.comparing import compare, shown
from tests.second_reading.found import found
from tests.second_reading.language import ReadingError

EXAMPLES = Path(__file__).with_name("tanks.toml")


@pytest.mark.parametrize("path", [EXAMPLES, *readings.files()], ids=lambda path: path.stem)
def test_rules_and_second_readings_agree(path: Path) -> None:
    file = readings.read(path, ansheng.load(modules={"tanks": tanks}))
    compared = [compare(file, one) for one in file.readings]
    differences = [shown(held, one) for held in compared for one in held.smallest()]
    unread = [
        f"clause {number} of {facts.__name__} is not read, and no reason is given"
        for number, facts in file.unread()
    ]
    assert not differences + unread, "\n\n".join([f"{path.name}:", *differences, *unread])


def test_the_examples_of_the_instructions_are_those_that_hold() -> None:
    text = (readings.FOLDER / "README.md").read_text("utf-8")
    shown_there = tomllib.loads(text.partition("```toml\n")[2].partition("```")[0])
    assert shown_there == tomllib.loads(EXAMPLES.read_text("utf-8"))


def test_what_was_found_is_told_of_clauses_that_are_read() -> None:
    read = {
        (file.standard.id, file.edition.label, one.number, one.facts.__name__)
        for file in (readings.read(path, ansheng.load()) for path in readings.files())
        for one in file.readings
    }
    assert {(one.standard, one.edition, one.clause, one.of) for one in found()} <= read


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("standard = 'a'", "entry 1: write clause, edition, of, right, standard, what and mended"),
        (
            "standard = 'a'\nedition = '1'\nclause = '1'\nof = 'A'\nwhat = 'w'\nright = 'nobody'",
            "entry 1: right is one of rule, reading, neither, open",
        ),
        (
            "standard = 'a'\nedition = '1'\nclause = '1'\nof = 'A'\nwhat = 'w'\nright = 'rule'",
            "entry 1: say what was mended",
        ),
    ],
)
def test_a_finding_says_who_was_right_and_what_was_mended(entry: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "found.toml"
    path.write_text(f"[[found]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=says):
        found(path)
