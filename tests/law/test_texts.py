"""What a law file may say as one text or as a list of them, and what it need not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from ansheng import LawError
from tests.law.test_standard import GOOD, read

OPENED = 'en = "criteria"\n'


@pytest.mark.parametrize(
    ("said", "sectors"),
    [
        ('"城镇燃气"', ("城镇燃气",)),
        ('["城镇燃气"]', ("城镇燃气",)),
        ('["城镇燃气", "道路运输"]', ("城镇燃气", "道路运输")),
    ],
)
def test_one_text_or_a_list(said: str, sectors: tuple[str, ...], tmp_path: Path) -> None:
    law = read(tmp_path, GOOD.replace(OPENED, f"{OPENED}sectors = {said}\n", 1))
    assert law.sectors == sectors


@pytest.mark.parametrize("said", ["5", "[5]", '["城镇燃气", 5]', '[5, "城镇燃气"]'])
def test_what_is_no_text_is_refused(said: str, tmp_path: Path) -> None:
    with pytest.raises(LawError, match="sectors"):
        read(tmp_path, GOOD.replace(OPENED, f"{OPENED}sectors = {said}\n", 1))


def test_a_standard_that_does_not_say_is_of_major_hazards(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD).severity == "major"
