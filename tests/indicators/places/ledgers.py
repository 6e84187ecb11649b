"""Small dossiers of a place, made of rows under the headers that offices use and typed as if read from files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import polars as pl

from ansheng import Dossier
from ansheng.dates import Period
from ansheng.dossier import Campaign

Rows = Sequence[Mapping[str, Any]]


def dossier(**tables: Rows) -> Dossier:
    """A dossier of tables by Chinese title; nothing in them is left unread."""
    frames = {name: pl.DataFrame(list(rows), infer_schema_length=None) for name, rows in tables.items()}
    found = Dossier.of(frames, Campaign("示例"))
    assert found.problems == ()
    return found


def spread(number: int, period: str) -> Iterable[date]:
    """So many days, spread over a period from its first day on."""
    window = Period.parse(period)
    return (window.first + timedelta(days=at * window.days // number) for at in range(number))


def activities(*rows: tuple[str, str, float, str]) -> list[dict[str, Any]]:
    """Counted activities: kind, measure word, number, day."""
    return [
        {"工作类别": kind, "计数单位": measure, "计数": number, "工作日期": day}
        for kind, measure, number, day in rows
    ]
