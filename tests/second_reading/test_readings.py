"""Every clause that was read a second time is judged by its rules as it was read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import ansheng
from tests.second_reading import readings, tanks
from tests.second_reading.comparing import compare, shown

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
