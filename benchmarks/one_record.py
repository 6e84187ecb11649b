"""One record through twenty rules: what a check costs that has no table to spread its cost over, and what peers cost.

Evaluation alone, the check with its manifest, its findings, the same from a dict, and a whole coal mine. zen-engine and
rule-engine are given the same dict where they are installed (``pip install zen-engine rule-engine``), and must find the
same; the benchmark says which is absent. Each figure is the minimum and the median of many short runs.

    python benchmarks/one_record.py
"""

from __future__ import annotations

import os
import statistics
import sys
import timeit
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import ansheng
from ansheng.facts.record import known
from ansheng.layering import judging
from ansheng.rules.compiled import compiled
from benchmarks import coal_mines
from benchmarks.twenty import peers, rules

DAY = date(2026, 7, 1)
RUNS = 400
SECONDS = 0.001
"""How long one run is, so that some runs are not interrupted on a busy machine."""

RECORD: dict[str, Any] = {
    "id": "S-01",
    "licensed": True, "valid_to": "2026-03-31", "trained": True, "plan": True, "drilled_on": "2026-05-20",
    "in_use": True, "alarm": False, "interlock": True, "leak": 12.5, "pressure": 1.6, "distance": 18.0,
    "stock": 60.0, "approved": 50.0, "workers": 120, "guards": 3, "zone": "1", "medium": "LNG",
}  # fmt: skip
"""A record without a missing fact, since rule-engine knows only true and false."""

TARGETS = {
    "evaluate": 8.0,
    "check": 20.0,
    "findings": 50.0,
    "dict": 70.0,
    "dict_findings": 100.0,
    "mine": 1000.0,
}


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """The minimum and the median in microseconds of one call, over many short runs."""
    once = timeit.timeit(run, number=20) / 20
    number = max(1, int(SECONDS / once))
    found = timeit.repeat(run, number=number, repeat=RUNS)
    return min(found) / number * 1e6, statistics.median(found) / number * 1e6


def told(what: str, run: Callable[[], object], target: float | None = None) -> tuple[float, float]:
    """Time a call and print it."""
    least, middle = timed(run)
    aim = f"   at most {target:g}" if target else ""
    print(f"{what:64} {least:8.1f} µs least {middle:8.1f} µs median{aim}")
    return least, middle


def ours(catalogue: ansheng.Catalogue) -> tuple[float, float]:
    """Print what the library takes; gives the time of a check of the dict."""
    site = catalogue.facts_class("Site")
    record = site.read(RECORD)
    bound, _ = judging(catalogue.select(None), DAY, "").on(site)
    judge, values = compiled(bound), known(record)
    assert judge(values) == tuple(each.truth(values) for each in bound)
    told("evaluate: the truth of twenty rules", lambda: judge(values), TARGETS["evaluate"])
    told("check of a record", lambda: catalogue.check(record, on=DAY), TARGETS["check"])
    told("  with its findings listed", lambda: list(catalogue.check(record, on=DAY)), TARGETS["findings"])
    told(
        "  with evidence and message of each", lambda: [f.message() for f in catalogue.check(record, on=DAY)]
    )
    told("  with the manifest", lambda: catalogue.check(record, on=DAY).manifest)
    as_dict = told("check of a dict", lambda: catalogue.check(RECORD, on=DAY, as_="Site"), TARGETS["dict"])
    told(
        "  with its findings listed",
        lambda: list(catalogue.check(RECORD, on=DAY, as_="Site")),
        TARGETS["dict_findings"],
    )
    told("ansheng.check of a dict", lambda: ansheng.check(RECORD, on=DAY, as_="Site", catalogue=catalogue))
    return as_dict


def theirs(catalogue: ansheng.Catalogue, own: tuple[float, float]) -> None:
    """Print what the peers take on the same dict, after they have found the same."""
    findings = catalogue.check(RECORD, on=DAY, as_="Site")
    wanted = {f.rule.partition(".")[2] for f in findings.hazards()}
    for name, made in (
        ("zen-engine, decision", peers.zen_decision),
        ("zen-engine, compiled expressions, two-valued", peers.zen_expressions),
        ("rule-engine, two-valued", peers.rule_engine),
    ):
        judge = made(rules.RULES, DAY)
        if judge is None:
            print(f"{name:64} absent")
            continue
        found = {rule for rule, truth in judge(RECORD).items() if truth}
        assert found == wanted, (name, found ^ wanted)
        least, middle = told(name, lambda judge=judge: judge(RECORD))  # type: ignore[misc]
        print(f"  ours is {least / own[0]:.1f} times as fast (least), {middle / own[1]:.1f} (median)")


def mine() -> None:
    """Print what a whole coal mine takes."""
    catalogue = ansheng.load(["mining"])
    records = coal_mines.complete_mine(catalogue)
    told(
        f"a whole coal mine, {len(records)} records, all coal rules",
        lambda: catalogue.check(records, on=coal_mines.DAY),
        TARGETS["mine"],
    )


def twenty() -> ansheng.Catalogue:
    """The catalogue of the twenty rules."""
    module: ModuleType = rules
    return ansheng.load(plugins=[], modules={"twenty": module})


if __name__ == "__main__":
    loaded = twenty()
    theirs(loaded, ours(loaded))
    mine()
    print("load of the machine, 1, 5 and 15 minutes:", *(f"{load:.1f}" for load in os.getloadavg()))
