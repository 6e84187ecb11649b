"""Bounds and unknowns: a choice that nobody can make, the start of a step table, and what a bound rule rests on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pytest

from ansheng import Condition, Facts, Flag, Number, Rule, Standard, choose
from ansheng.checking.check import Check
from ansheng.facts import nodes
from tests.law.test_standard import GOOD, read
from tests.rules.engine import LAW, TODAY

FORMS = ("records", "polars", "duckdb")


class Bench(Facts, title="台", en="bench"):
    height = Number("高度", unit="m")
    old = Flag("老旧")


def made(condition: Condition, cited: Standard = LAW, clause: str = "leak", name: str = "stated") -> Rule:
    return Rule(cited.clause(clause), hazard=condition, name=name, title="测试规则", en="stated")


def verdict(condition: Condition, form: str, **facts: object) -> str:
    """What a rule that states the condition says of one record that comes as records, in Polars or in DuckDB."""
    frame = pl.DataFrame(
        {"id": ["一"], **{name: [facts.get(name)] for name in ("height", "old")}},
        schema={"id": pl.String, "height": pl.Float64, "old": pl.Boolean},
    )
    check = Check((made(condition),), TODAY)
    with duckdb.connect() as connection:
        arrow: pa.Table = frame.to_arrow()
        given = {"records": frame.to_dicts(), "polars": frame, "duckdb": connection.from_arrow(arrow)}
        found = check.run(given[form], Bench)
        assert found.manifest.engine == ("duckdb" if form == "duckdb" else found.manifest.engine)
        return next(iter(found.to_polars()["verdict"]), "clear")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("height", "old", "expected"),
    [
        (25.0, True, "clear"),
        (25.0, False, "hazard"),
        (25.0, None, "undetermined"),
        (99.0, None, "undetermined"),
        (1.0, None, "undetermined"),
        (None, True, "undetermined"),
    ],
)
def test_a_limit_chosen_by_an_unknown_is_unknown(
    form: str, height: float | None, old: bool | None, expected: str
) -> None:
    """Neither branch is taken for the other, even where both would give the same verdict."""
    assert verdict(Bench.height >= choose(Bench.old, 30, 20), form, height=height, old=old) == expected


STEPS = """seen = "text"
limits.l = { unit = "m", by = "m", start = %s, outside = 0, steps = [{ below = 10, value = 20 }, { value = 30 }] }"""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("start", "height", "outside"),
    [
        (5, 5 - 1e-10, False),
        (5, 5.0, False),
        (5, 5 - 1e-7, True),
        (5, 4.0, True),
        (5, 12.0, False),
        (5, None, None),
        (-5, -5 - 1e-10, False),
        (-5, -5.0, False),
        (-5, -5 - 1e-7, True),
    ],
)
def test_what_is_at_the_start_of_a_step_table_is_inside_it(
    form: str, start: int, height: float | None, outside: bool | None, tmp_path: Path
) -> None:
    """Below its start the table gives 0, from there on 20 and more."""
    law = read(tmp_path, GOOD.replace('seen = "text"', STEPS % start))
    found = verdict(law.limit("l").at(Bench.height) < 10, form, height=height)
    assert found == ("undetermined" if outside is None else "hazard" if outside else "clear")


RECALLED = """
[edition.clause.d]
number = "2"
title = "限值的条"
en = "the clause of the limit"
seen = "memory"
limits.high = { value = 2, unit = "m" }
"""


@pytest.mark.parametrize("name", ["high", "d.high"])
def test_a_rule_whose_limit_is_recalled_rests_on_memory(name: str, tmp_path: Path) -> None:
    """The clause that it cites is known from the text."""
    law = read(tmp_path, GOOD + RECALLED)
    leaning, fixed = (
        made(condition, law, "c", name=own)
        for own, condition in (("leaning", Bench.height > law.limit(name)), ("fixed", Bench.height > 2))
    )
    manifest = Check((leaning, fixed), date(2020, 7, 1)).run([Bench()]).manifest
    assert manifest.memory_only == (leaning.id,)


def test_a_limit_of_the_same_name_in_a_recalled_clause_is_another(tmp_path: Path) -> None:
    seen = 'seen = "text"\nlimits.high = { value = 1, unit = "m" }'
    law = read(tmp_path, GOOD.replace('seen = "text"', seen) + RECALLED)
    own = made(Bench.height > law.limit("c.high"), law, "c")
    assert Check((own,), date(2020, 7, 1)).run([Bench()]).manifest.memory_only == ()


def test_rules_that_differ_in_exactness_alone_have_different_receipts() -> None:
    rough, sharp = (
        made(Condition(nodes.Compare(">", Bench.height.node, nodes.Constant(1.0, "m"), exact)))
        for exact in (False, True)
    )
    receipts = [Check((one,), TODAY).run([Bench(height=1.0)]).manifest.receipt for one in (rough, sharp)]
    assert receipts[0]["facts"] == receipts[1]["facts"]
    assert receipts[0]["law_and_rules"] != receipts[1]["law_and_rules"]
