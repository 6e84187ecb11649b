"""Coal mines: one complete mine through all coal rules, and 100,000 mines against ten rules written by hand in Polars.

The mine is the complete record of each kind of thing from the legal cases: the mine itself, a panel, a face, a pump
room and so on. Both sides of the table read the same frame in the same run and must find the same.

    python benchmarks/coal_mines.py [ROWS]
"""

from __future__ import annotations

import random
import statistics
import sys
import time
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

import ansheng
from ansheng import Facts

DAY = date(2026, 6, 30)
CASES = Path(__file__).parents[1] / "tests" / "cases"
ROUNDS = 5
MISSING = 0.05

C = pl.col
AT, OVER = 1 - 1e-9, 1 + 1e-9
"""A value this close to a limit is at it, as in the engine."""

CAPACITY, YEAR, MONTH = C("approved_capacity"), C("annual_output"), C("highest_monthly_output")
OF_CAPACITY = pl.when(CAPACITY != 0).then(CAPACITY)

UNDERGROUND = C("mine_type") == "underground"

BY_HAND: Mapping[str, pl.Expr] = {
    "coal_over_capacity": ((YEAR - CAPACITY) / OF_CAPACITY >= 0.1 * AT) | (MONTH / OF_CAPACITY > 0.1 * OVER),
    "coal_plan_over_capacity": (C("planned_output") > CAPACITY * OVER)
    | (C("parent_target") > CAPACITY * OVER),
    "coal_reserves_short": (
        (C("developed_period") < C("least_developed_period") * AT)
        | (C("prepared_period") < C("least_prepared_period") * AT)
        | (C("ready_period") < C("least_ready_period") * AT)
    )
    & C("producing")
    & ~C("output_limited")
    & ~C("closing"),
    "coal_producing_levels": C("producing_levels") > 2,
    "coal_drainage_below_standard": C("producing") & ~C("drainage_compliant"),
    "coal_no_staffing_quota": ~(C("quota_system") & C("quota_kept")),
    "coal_mine_air": UNDERGROUND & (C("total_air") < C("total_air_required") * AT),
    "coal_standby_fan": UNDERGROUND & ~(C("standby_main_fan") & C("main_fans_equal")),
    "coal_mine_ventilation_design": UNDERGROUND & ~C("ventilation_as_designed"),
    "coal_levels_not_zoned": UNDERGROUND & ~C("levels_zoned"),
}


def complete_mine(catalogue: ansheng.Catalogue) -> list[Facts]:
    """The complete record of every kind of thing of a coal mine."""
    found: dict[str, Facts] = {}
    for file in sorted(CASES.glob("mining-coal*-complete.toml")):
        for name, values in tomllib.loads(file.read_text(encoding="utf-8")).items():
            found[name] = catalogue.facts_class(f"mining.{name}")(**values)
    return list(found.values())


def table(facts: type[Facts], rows: int, made: random.Random) -> pl.DataFrame:
    """Made-up mines, about 5 % of each fact missing."""
    names = [name for name in facts.facts() if name not in ("unit_id", "region", "observed_on")]
    return pl.DataFrame([_column(facts, name, rows, made) for name in names])


def _column(facts: type[Facts], name: str, rows: int, made: random.Random) -> pl.Series:
    fact = facts.fact(name)
    if name == "id":
        return pl.int_range(rows, eager=True).cast(pl.String).alias(name)
    pools: Mapping[str, list[Any]] = {
        "flag": [True, False],
        "choice": list(fact.options),
        "number": [float(n) for n in range(10, 130)],
        "count": list(range(5)),
    }
    start = made.randrange(2**31)
    values = pl.Series(name, pools[fact.kind]).sample(rows, with_replacement=True, seed=start)
    kept = pl.Series("kept", [True] * 19 + [False]).sample(rows, with_replacement=True, seed=start + 1)
    return pl.select(pl.when(kept).then(values).alias(name)).to_series()


def median(run: Callable[[], Any], rounds: int = ROUNDS) -> tuple[float, Any]:
    """The median wall time of several runs in seconds, and what the last gave."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - start)
    return statistics.median(times), result


def one_mine(catalogue: ansheng.Catalogue) -> None:
    """Time the records of one complete mine, singly and all together."""
    records = complete_mine(catalogue)
    judging = catalogue.select("mining")
    rules = {name: sum(rule.facts.__name__ == name for rule in judging) for name in map(_kind, records)}
    mine = next(record for record in records if _kind(record) == "CoalMine")
    alone, _ = median(lambda: catalogue.check(mine, on=DAY), 300)
    whole, findings = median(lambda: catalogue.check(records, on=DAY), 100)
    print(f"one CoalMine record, its {rules['CoalMine']} rules: {alone * 1000:.3f} ms (median of 300)")
    print(
        f"one whole mine, {len(records)} records, {sum(rules.values())} coal rules: {whole * 1000:.3f} ms "
        f"(median of 100); {len(findings.hazards())} hazards, {len(findings.undetermined())} undetermined"
    )


def _kind(record: Facts) -> str:
    return type(record).__name__


def many_mines(catalogue: ansheng.Catalogue, rows: int) -> None:
    """Time a table of mines against the same conditions written by hand."""
    facts = catalogue.facts_class("mining.CoalMine")
    frame = table(facts, rows, random.Random(20260630))  # noqa: S311 - made-up rows, no secrets
    rules = [f"mining.{name}" for name in BY_HAND]
    check, findings = median(lambda: catalogue.check(frame, on=DAY, as_=facts, rules=rules))
    peer, counted = median(lambda: by_hand(frame))
    found = {s["rule"].removeprefix("mining."): (s["hazard"], s["undetermined"]) for s in findings.summary()}
    assert found == counted, (found, counted)
    ratio = check / peer
    print(f"{rows:,} mines, {len(rules)} rules: check {check:.3f} s, by hand {peer:.3f} s, ratio {ratio:.2f}")
    everything, _ = median(lambda: catalogue.check(frame, on=DAY, as_=facts))
    print(f"{rows:,} mines, all rules on mines: {everything:.3f} s")


def by_hand(frame: pl.DataFrame) -> dict[str, tuple[int, int]]:
    """Hazards and undetermined cases per condition, as one would write it in Polars alone."""
    hits = frame.select(mask.alias(name) for name, mask in BY_HAND.items())
    return {name: (int(hits[name].sum()), hits[name].null_count()) for name in BY_HAND}


if __name__ == "__main__":
    loaded = ansheng.load(["mining"])
    one_mine(loaded)
    many_mines(loaded, int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
