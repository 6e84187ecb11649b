"""ansheng, Polars by hand and DuckDB SQL as engines like the others, with as many rules as asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import ModuleType

import polars as pl

import ansheng
from ansheng import Rule, Verdict
from benchmarks import ten_million
from benchmarks.peers import said
from benchmarks.peers.engines import Run, polars_loop
from benchmarks.peers.said import DAY
from benchmarks.ten_million import DUTIES, RULES, STATED, Tank


def catalogue(times: int) -> ansheng.Catalogue:
    """The twenty rules, so many times: each copy asks for a volume of its own beside, so that no work is shared."""
    more = [
        Rule(
            DUTIES,
            hazard=hazard & (Tank.volume >= copy / 10),
            when=when,
            name=f"{name}_{copy}",
            title=f"基准规则{name}-{copy}",
            en=f"benchmark rule {name} {copy}",
        )
        for copy in range(1, times)
        for name, (hazard, when) in STATED.items()
    ]
    module = ModuleType("bench")
    module.ansheng_rules = ansheng.hookimpl(lambda: [*RULES, *more])  # type: ignore[attr-defined]
    module.ansheng_rules.__name__ = "ansheng_rules"
    return ansheng.load([], modules={"bench": module})


def check(path: str, times: int = 1) -> Run:
    """``check`` on the file."""
    loaded = catalogue(times)

    def run() -> Mapping[str, tuple[int, int | None]]:
        rows = loaded.check(Path(path), on=DAY, as_=Tank).summary()
        return {r["rule"].removeprefix("bench."): (r["hazard"], r["undetermined"]) for r in rows}

    return run


def conditions(times: int) -> Iterator[tuple[str, pl.Expr]]:
    """The conditions of :func:`catalogue` by hand."""
    for name, condition in ten_million.conditions().items():
        yield name, condition
    for copy in range(1, times):
        beside = pl.col("volume") >= copy / 10 * said.AT
        for name, condition in ten_million.conditions().items():
            yield f"{name}_{copy}", condition & beside


def by_hand(path: str, times: int = 1) -> Run:
    """A lazy query of Polars, read from the file by its streaming engine."""

    def run() -> Mapping[str, tuple[int, int | None]]:
        masks = pl.scan_parquet(path).select(mask.alias(name) for name, mask in conditions(times))
        row = masks.select(pl.all().sum().name.prefix("h "), pl.all().null_count().name.prefix("u "))
        found = row.collect(engine="streaming").row(0, named=True)
        return {n[2:]: (count, found[f"u {n[2:]}"]) for n, count in found.items() if n.startswith("h ")}

    return run


def duckdb_sql(path: str) -> Run:
    """A query of DuckDB over the file."""
    return lambda: ten_million.in_duckdb(Path(path))


def records(path: str) -> Run:
    """``check`` of single records, each a dictionary, and the findings of each."""
    loaded, rows = catalogue(1), polars_loop(path)
    for row in rows:
        row |= {name: date.fromordinal(row[name]) for name in said.DAYS if row[name] is not None}

    def run() -> Mapping[str, tuple[int, int | None]]:
        hazards, unknown = dict.fromkeys(STATED, 0), dict.fromkeys(STATED, 0)
        for row in rows:
            for found in loaded.check(row, on=DAY, as_=Tank):
                counts = hazards if found.verdict is Verdict.HAZARD else unknown
                counts[found.rule.removeprefix("bench.")] += 1
        return {name: (hazards[name], unknown[name]) for name in STATED}

    return run


def _times(make: Callable[..., Run], times: int) -> Callable[[str], Run]:
    return lambda path: make(path, times)


OWN: dict[str, Callable[[str], Run]] = {
    "Polars by hand": by_hand,
    "ansheng": check,
    "DuckDB SQL": duckdb_sql,
    "ansheng, records": records,
    **{f"ansheng, rules x{n}": _times(check, n) for n in (1, 2, 4, 8)},
    **{f"Polars by hand, rules x{n}": _times(by_hand, n) for n in (1, 2, 4, 8)},
}
