"""Tables of hazards for the tests of durations, made of rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Any

import polars as pl

from ansheng.dossier import Campaign, Dossier

DAY = dt.date(2024, 6, 30)


def tables(**rows: Sequence[Mapping[str, Any]]) -> Mapping[str, pl.DataFrame]:
    """Typed tables of rows by the names of facts."""
    frames = {name: pl.DataFrame(list(table), infer_schema_length=None) for name, table in rows.items()}
    return Dossier.of(frames, Campaign("整治")).tables


def hazard(number: int, found: dt.date | None, ended: dt.date | None = None, **more: Any) -> dict[str, Any]:
    """A hazard that was put right on a day, or not."""
    row = {"id": f"H{number}", "unit": "甲厂", "found_on": found, "rectified": ended is not None}
    return {**row, "rectified_on": ended, "department": "应急管理局", "due_on": None, **more}


def of_spells(spells: Iterable[tuple[int, bool]], day: dt.date = DAY, **more: Any) -> list[dict[str, Any]]:
    """Hazards that stood so many days, each put right then, or still open on the day."""
    rows = []
    for at, (days, ended) in enumerate(spells):
        found = day - dt.timedelta(days=days)
        rows.append(hazard(at, found, day if ended else None, **more))
    return rows


def steady(seed: int, months: int = 12, each: int = 30) -> list[dict[str, Any]]:
    """A year in which nothing changes: so many are found a month, and each day a twentieth of them is put right."""
    random = Random(seed)  # noqa: S311
    first = dt.date(2023, 1, 1)
    rows: list[dict[str, Any]] = []
    for day in range(months * 30):
        found = first + dt.timedelta(days=day)
        for _ in range(sum(random.random() < each / 30 / 4 for _ in range(4))):
            ended = found + dt.timedelta(days=int(random.expovariate(1 / 20)))
            rows.append(hazard(len(rows), found, ended))
    return rows
