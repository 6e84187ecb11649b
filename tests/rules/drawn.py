"""Tables of made-up records for the rules of a class: what each fact can be where a condition turns, and gaps."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

import ansheng
from ansheng import Facts
from ansheng.days import NEVER
from ansheng.facts.kinds import Fact
from ansheng.facts.loading.columns import DTYPES
from ansheng.rules.bind import Bound, bind
from ansheng.turning.stated import Stated
from ansheng.turning.values import choices

GAPS = 0.1


def judging(catalogue: ansheng.Catalogue, day: date) -> Mapping[type[Facts], list[Bound]]:
    """The rules of a catalogue that are in force on a day, by the class of their records."""
    found: dict[type[Facts], list[Bound]] = {}
    for rule in catalogue.select(None):
        bound = bind(rule, day)
        if isinstance(bound, Bound):
            found.setdefault(rule.facts, []).append(bound)
    return found


def table(facts: type[Facts], rules: Sequence[Bound], day: date, rows: int) -> pl.DataFrame:
    """Records of a class as a typed frame, always the same: values at which its rules turn, a tenth missing."""
    rng = random.Random(facts.__name__)  # noqa: S311 - a fixed draw, and no secret
    values = choices([Stated(bound.rule.truth, bound.limits) for bound in rules], day)
    columns = [_column(facts.fact(name), list(_drawn(each, rows, rng))) for name, each in values.items()]
    return pl.DataFrame([pl.Series("id", [f"r{n}" for n in range(rows)]), *columns])


def _drawn(values: Sequence[Any], rows: int, rng: random.Random) -> Iterator[Any]:
    for _ in range(rows):
        yield rng.choice(values) if rng.random() > GAPS else None


def _column(fact: Fact[Any], values: Sequence[Any]) -> pl.Series:
    if fact.kind != "many":
        dtype: Any = DTYPES.get(fact.kind, pl.String)
        return pl.Series(fact.name, list(map(_plain, values)), dtype=dtype, strict=False)
    item = fact.item
    assert item is not None
    used = sorted({name for items in values if items for each in items for name in each})
    fields = {name: DTYPES.get(item.fact(name).kind, pl.String) for name in used}
    rows = [
        None if items is None else [{name: _plain(value) for name, value in each.items()} for each in items]
        for items in values
    ]
    return pl.Series(fact.name, rows, dtype=pl.List(pl.Struct(fields)))


def _plain(value: Any) -> Any:
    return date.min if value == NEVER else value
