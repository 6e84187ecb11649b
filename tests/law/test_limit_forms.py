"""The form of a limit: a value, steps or cases, and the same in every edition."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from ansheng import LawError
from tests.law.test_standard import GOOD, read

FORMS = {
    "value": 'value = 1, unit = "m"',
    "steps": 'unit = "m", by = "m", steps = [{ to = 1, value = 2 }, { value = 3 }]',
    "cases": 'unit = "m", cases = { p = 1, q = 2 }',
}


def edition(form: str) -> str:
    return GOOD[GOOD.index("[[edition]]") :].replace(
        'seen = "text"', f'seen = "text"\nlimits.l = {{ {FORMS[form]} }}'
    )


def law(first: str, second: str) -> str:
    later = edition(second).replace("2020-01-01", "2024-01-01").replace("2021-01-01", "2024-02-01")
    former = edition(first).replace("effective = 2020-01-01", "effective = 2020-01-01\nrepealed = 2024-01-01")
    return (
        GOOD[: GOOD.index("[[edition]]")]
        + former
        + later.replace('"1"\nnumber = "1号"', '"2"\nnumber = "2号"')
    )


@pytest.mark.parametrize(("first", "second"), list(product(FORMS, FORMS)))
def test_a_limit_keeps_its_form_over_the_editions(first: str, second: str, tmp_path: Path) -> None:
    text = law(first, second)
    if first != second:
        with pytest.raises(LawError, match="形式"):
            read(tmp_path, text)
    else:
        assert read(tmp_path, text).limit_kind("l").form == first
