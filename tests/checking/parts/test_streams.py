"""A table read as it is judged says the same as one loaded before, in counts, findings and problems."""

from __future__ import annotations

import itertools
import os
import random
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from ansheng import CHECK_DAY, Facts, InputError, Rule, choose
from ansheng.checking.check import Check
from ansheng.checking.findings import GROUPS, Findings
from ansheng.checking.parts import streams
from ansheng.checking.parts.streams import StreamPart
from ansheng.sheets.formats import parquet
from tests.rules.engine import LAW, TODAY, Thing, made

FIXED = (
    made(Thing.x >= 1, name="fixed"),
    made(Thing.x > Thing.y, name="two"),
    Rule(
        LAW.clause("table"),
        hazard=Thing.x < LAW.limit("kind").at(Thing.k),
        name="cases",
        title="按类别的限值",
        en="by case",
    ),
    made(Thing.k.is_in(["p"]) & ~Thing.a, Thing.b, name="scope"),
    made(Thing.d.plus(months=1) < CHECK_DAY, name="shifted"),
    made(Thing.d.plus(years=-1, days=3) >= "2023-03-31", name="back"),
    made(Thing.x > choose(Thing.a, 0.5, Thing.y), name="choose"),
    made(Thing.n < 2, name="count"),
)
CLEAN: dict[str, list[Any]] = {
    "x": [0.5, 1.0, 1.0 - 1e-10, 2.0, -0.0, None],
    "y": [0.5, 1.0, -1.0, None],
    "n": [0, 1, 2, 3, None],
    "k": ["p", "q", None],
    "d": [
        date(2024, 2, 29),
        date(2024, 3, 1),
        date(2024, 3, 31),
        date(9999, 12, 31),
        date(2022, 3, 28),
        None,
    ],
    "a": [True, False, None],
    "b": [True, False, None],
}
"""What the facts take, at the limits and around them."""


def table(seed: int, rows: int = 60, **others: list[Any]) -> pl.DataFrame:
    drawn = random.Random(seed)  # noqa: S311 - made-up rows, no secrets
    values = {name: [drawn.choice(pool) for _ in range(rows)] for name, pool in {**CLEAN, **others}.items()}
    ids = {"id": [f"T-{n:03}" for n in range(rows)], "unit_id": [f"单位{n % 7}" for n in range(rows)]}
    types = {"x": pl.Float64, "y": pl.Float64, "n": pl.Int64, "a": pl.Boolean, "b": pl.Boolean, "d": pl.Date}
    return pl.DataFrame(
        {**ids, **values}, schema_overrides={n: t for n, t in types.items() if n not in others}
    )


def check(records: object, facts: type[Facts] = Thing) -> Findings:
    return Check(FIXED, TODAY).run(records, facts)


def both(folder: Path, frame: pl.DataFrame) -> tuple[Findings, Findings]:
    """The findings in a file that is read as it is judged, and in its content, which is loaded before."""
    path = folder / "things.parquet"
    frame.write_parquet(path, row_group_size=25)
    return check(path), check((str(path), path.read_bytes()))


def same(one: Findings, other: Findings) -> None:
    assert one.manifest.to_dict() == other.manifest.to_dict()
    for by in GROUPS:
        assert one.summary(by) == other.summary(by)
    assert one.to_dicts() == other.to_dicts()
    assert one.to_polars().equals(other.to_polars())
    assert one.to_polars(told=False).equals(other.to_polars(told=False))


@pytest.mark.parametrize("seed", range(4))
def test_plain_tables(tmp_path: Path, seed: int) -> None:
    streamed, loaded = both(tmp_path, table(seed))
    assert isinstance(streamed.parts[0], StreamPart)
    assert not isinstance(loaded.parts[0], StreamPart)
    same(streamed, loaded)


@pytest.mark.parametrize(
    "others",
    [
        {"x": [1.0, float("nan"), None]},
        {"x": [1, 2, None]},
        {"备注": ["一", "二"]},
        {"unit_id": ["甲/乙", "100%", "丙"]},
        {"unit_id": ["U1", None]},
        {"region": ["山东省济南市", None]},
        {"id": ["T-1", "T-2", "T-3"]},
        {"id": ["T-1", "无", "T/3"]},
        {"序号": [1, 2, 3]},
    ],
    ids=str,
)
def test_what_is_plain_still(tmp_path: Path, others: dict[str, Any]) -> None:
    streamed, loaded = both(tmp_path, table(7, **others))
    assert isinstance(streamed.parts[0], StreamPart)
    same(streamed, loaded)


@pytest.mark.parametrize(
    "others",
    [
        {"x": [1.0, float("inf")]},
        {"x": ["1", "约2", None]},
        {"n": [1, -1]},
        {"n": [1.0, 1.5]},
        {"k": ["p", "类一"]},
        {"k": ["p", "无此类"]},
        {"k": ["p", ""]},
        {"d": [date(1, 1, 1), date(2024, 1, 1)]},
        {"a": ["是", "否", "不适用"]},
    ],
    ids=str,
)
def test_what_needs_a_second_look(tmp_path: Path, others: dict[str, Any]) -> None:
    streamed, loaded = both(tmp_path, table(8, **others))
    assert not isinstance(streamed.parts[0], StreamPart)
    same(streamed, loaded)


def test_rows_without_content_are_no_records(tmp_path: Path) -> None:
    nothing = pl.DataFrame({name: [None, None] for name in table(1).columns}, schema=table(1).schema)
    streamed, loaded = both(tmp_path, pl.concat([table(1), nothing]))
    assert streamed.manifest.records == 60
    same(streamed, loaded)


def test_pieces_are_one_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = table(9, rows=100)
    whole, _ = both(tmp_path, frame)
    listed, told = whole.to_polars().sort("row", "rule"), whole.to_polars(told=False).sort("row", "rule")
    monkeypatch.setattr(streams, "SMALL", 30)
    monkeypatch.setattr(parquet, "PIECE", 30)
    pieces = check(tmp_path / "things.parquet")
    assert pieces.to_polars().sort("row", "rule").equals(listed)
    pieces.write_parquet(tmp_path / "out.parquet", told=False)
    assert pl.read_parquet(tmp_path / "out.parquet").sort("row", "rule").equals(told)
    assert pieces.summary("unit_id") == whole.summary("unit_id")


def test_ids_are_compared_across_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = table(3, rows=90).with_columns(id=pl.Series([f"T-{n % 80:03}" for n in range(90)]))
    monkeypatch.setattr(parquet, "PIECE", 30)
    monkeypatch.setattr("ansheng.facts.loading.doubts.AT_ONCE", 20)
    streamed, loaded = both(tmp_path, frame)
    assert streamed.manifest.problems == loaded.manifest.problems
    assert sum(problem.kind == "duplicate_id" for problem in streamed.manifest.problems) == 10


def test_a_frame_that_is_changed_afterwards(tmp_path: Path) -> None:
    frame = table(5)
    findings = check(frame)
    before = findings.to_polars(told=False)
    again = check(frame)
    frame.insert_column(0, pl.Series("新", range(60)))
    frame.replace_column(frame.columns.index("x"), pl.Series("x", [0.0] * 60))
    assert again.to_polars(told=False).equals(before)


def test_a_file_that_is_changed_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    findings, _ = both(tmp_path, table(5))
    path = tmp_path / "things.parquet"
    os.utime(path, ns=(0, 0))
    with pytest.raises(InputError, match="检查后文件有改动"):
        findings.to_polars()
    with pytest.raises(InputError, match="检查后文件有改动"):
        findings.write_parquet(tmp_path / "out.parquet", told=False)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["things.parquet"]


@pytest.mark.parametrize(("months", "days"), [(0, 0), (0, 3), (1, 0), (12, 40), (-1, 0), (-13, -40)])
def test_shifted_days_turn_where_they_did(months: int, days: int) -> None:
    ends = [date(2024, 2, 29), date(2024, 3, 31), date(2023, 1, 1), date(9999, 12, 31), date(1, 1, 2)]
    held = [date(1, 1, 1), date(2024, 1, 30), date(2024, 1, 31), date(2023, 2, 28), date(9999, 12, 31), *ends]
    frame = pl.DataFrame({"id": [f"T-{n:03}" for n in range(len(held))], "d": held})
    for end, op in itertools.product(ends, ("<", "<=", ">", ">=")):
        moved = Thing.d.plus(months=months, days=days)
        condition = {"<": moved < end, "<=": moved <= end, ">": moved > end, ">=": moved >= end}[op]
        rules = (made(condition, name="moved"),)
        table_ = Check(rules, TODAY).run(frame.filter(pl.col("d") > date(1, 1, 1)), Thing)
        records = Check(rules, TODAY).run(frame.filter(pl.col("d") > date(1, 1, 1)).to_dicts(), Thing)
        assert {f.record for f in table_} == {f.record for f in records}, (end, op)
