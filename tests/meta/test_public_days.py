"""Days and periods of the public functions: each takes a day as a date or as text."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ansheng.agenda import agenda
from ansheng.dates import Period, add_workdays, day_label, day_of, shift
from ansheng.errors import DayError

PACKAGES = (
    "ansheng", "ansheng.accidents", "ansheng.agenda", "ansheng.assessment", "ansheng.auditing", "ansheng.campaigns",
    "ansheng.dates", "ansheng.dossier", "ansheng.hazards", "ansheng.registers", "ansheng.reports",
    "ansheng.responsibility",
)  # fmt: skip
DAYS = re.compile(r"\b(date|Period)\b")


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """The public functions and methods, by name."""
    for package in PACKAGES:
        module = importlib.import_module(package)
        for name in getattr(module, "__all__", [n for n in vars(module) if not n.startswith("_")]):
            thing = getattr(module, name)
            if inspect.isfunction(thing) and (hasattr(module, "__all__") or thing.__module__ == package):
                yield f"{package}.{name}", thing
            elif inspect.isclass(thing) and thing.__module__.startswith("ansheng"):
                own = (key for key in vars(thing) if not key.startswith("_"))
                methods = ((key, getattr(thing, key)) for key in own)
                yield from (
                    (f"{package}.{name}.{key}", made) for key, made in methods if inspect.isroutine(made)
                )


def test_every_public_function_takes_days_and_periods_as_text() -> None:
    only_objects = [
        f"{name}({parameter.name}: {parameter.annotation})"
        for name, function in functions()
        for parameter in inspect.signature(function).parameters.values()
        if DAYS.search(str(parameter.annotation)) and "[" not in str(parameter.annotation)
        if "str" not in str(parameter.annotation)
    ]
    assert only_objects == []


def test_a_time_with_a_zone_is_the_day_that_it_is_in_china() -> None:
    late = dt.datetime(2026, 6, 30, 17, tzinfo=dt.UTC)
    assert day_of(late) == day_of("2026-06-30T17:00:00Z") == dt.date(2026, 7, 1)
    assert agenda({}, late).on == agenda({}, "2026-07-01").on == dt.date(2026, 7, 1)


@pytest.mark.parametrize("bad", ["", "昨天", "2026-02-30", "2026-07", None, True, 7])
def test_what_is_no_day_is_said_with_the_name_of_what_it_was_given_for(bad: Any) -> None:
    with pytest.raises(DayError, match="on 应为日期（如 2026-07-01）") as told:
        day_of(bad, "on")
    assert "is not a day" in told.value.text("en")


def test_days_as_text_are_reckoned_with() -> None:
    assert shift("2024-01-31", months=1) == dt.date(2024, 2, 29)
    assert add_workdays("2026-06-05", 1) == dt.date(2026, 6, 8)
    assert day_label("2026-07-01") == "2026年7月1日"
    year = Period.of("2026")
    assert [year.contains(day) for day in ("2025-12-31", "2026-01-01", "2026年12月31日", "2027-01-01")] == [
        False, True, True, False,
    ]  # fmt: skip
