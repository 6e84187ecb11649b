"""The gas rules over 1,000,000 rows of each thing judged, against the same conditions written by hand in Polars.

Both sides read the same frames in the same run and must find the same hazards and undetermined cases. The peer counts
only; the check also matches headers, screens values, keeps the findings and makes the manifest.

    python benchmarks/gas_million.py [ROWS]
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import polars as pl

import ansheng
from ansheng import Facts

DAY = date(2026, 11, 1)
ROUNDS = 5
MISSING = 0.05

UNDERGROUND = ["basement", "semi_basement", "underground_box", "closed_underground"]
C = pl.col
AT = 1 - 1e-9
"""A value this close below a limit is at it, as in the engine."""

BY_HAND: Mapping[str, Callable[[], dict[str, pl.Expr]]] = {
    "GasOperator": lambda: {
        "unlicensed": C("trading") & (~C("licence_held") | (C("licence_valid_to") < DAY)),
        "no_risk_grading_system": ~C("risk_grading_system"),
        "no_hazard_management_system": ~C("hazard_management_system"),
        "no_emergency_plan": ~C("emergency_plan"),
        "no_user_inspection_system": ~C("user_inspection_system"),
    },
    "GasTank": lambda: {"tank_unmonitored": ~C("monitored") | ~C("over_limit_alarm")},
    "GasStation": lambda: {"overpressure_unprotected": ~C("auto_cutoff") | ~C("relief_device")},
    "GasBay": lambda: {
        "no_pull_away_interlock": C("medium").is_in(["CNG", "LNG", "LPG"]) & ~C("pull_away_interlock")
    },
    "GasDevice": lambda: {
        "explosion_protection_insufficient": C("zone").is_in(["0", "1", "2"]) & ~C("protection_fits_zone")
    },
    "GasArea": lambda: {"no_fixed_gas_alarm": (C("possible_leak") >= 20 * AT) & ~C("fixed_gas_alarm")},
    "GasPipeline": lambda: {
        "pipeline_occupied": C("underground") & (C("max_operating_pressure") >= 0.01 * AT) & _occupied(),
        "pipeline_in_underground_structure": (C("inside_structure") != "outside")
        & ~(C("crossing_necessary") & C("effective_protection")),
    },
    "GasRegulator": lambda: {"regulator_outlet_unprotected": ~C("outlet_overpressure_protection")},
    "GasFilling": lambda: {
        "foreign_cylinder_filled": (C("cylinder_owner") != C("filler")) & ~C("authorised")
    },
    "GasSale": lambda: {
        "unlicensed_filling_sold": ~C("filler_licensed"),
        "foreign_cylinder_filling_sold": (C("cylinder_owner") != C("filler")) & ~C("authorised"),
    },
    "GasSupply": lambda: {
        "no_warning_odour": ~C("odorous")
        | (~C("toxic") & (C("noticeable_at") > 20 / AT))
        | (C("toxic") & ~C("noticeable_at_harmful_limit"))
    },
    "GasUserCheck": lambda: {
        "heavy_gas_underground_unnotified": (C("relative_density") >= 0.75 * AT)
        & C("location").is_in(UNDERGROUND)
        & ~C("written_notice"),
        "pipe_in_bathroom_unnotified": C("pipe_kind").is_in(["service", "riser", "horizontal_main"])
        & C("in_bathroom")
        & ~C("written_notice"),
        "gas_in_sleeping_room_unnotified": C("in_sleeping_room") & ~C("written_notice"),
        "obsolete_appliance_unnotified": C("obsolete_appliance") & ~C("written_notice"),
    },
    "GasSituation": lambda: {"other_serious_breach": C("serious_breach") & C("mass_casualty_danger")},
}


def _occupied() -> pl.Expr:
    nearest = C("occupations").list.eval(pl.element().struct.field("distance")).list.min()
    pressure = C("max_operating_pressure")
    steps = pl.when(pressure <= 0.4 / AT).then(0.5).when(pressure <= 1.6 / AT).then(1.5)
    minimum = steps.when(pressure.is_not_null()).then(5.0)
    near = (nearest <= C("protection_range")) | (nearest <= minimum)
    return (
        pl.when(C("occupations").list.len() == 0).then(False).when(C("occupations").is_not_null()).then(near)
    )


def table(facts: type[Facts], rows: int, made: random.Random) -> pl.DataFrame:
    """Made-up rows for the facts of a class, about 5 % of each missing."""
    names = [n for n in facts.facts() if n not in ("unit_id", "region", "observed_on")]
    return pl.DataFrame([_column(facts, name, rows, made) for name in names])


def _column(facts: type[Facts], name: str, rows: int, made: random.Random) -> pl.Series:
    fact = facts.fact(name)
    if name == "id":
        return pl.int_range(rows, eager=True).cast(pl.String).alias(name)
    seed = made.randrange(2**31)
    pools: Mapping[str, list[Any]] = {
        "many": [
            [],
            *([{"distance": near / 4}] for near in range(40)),
            [{"distance": 9.0}, {"distance": 3.0}],
        ],
        "flag": [True, False],
        "choice": list(fact.options),
        "day": [DAY + timedelta(days=n) for n in range(-400, 400)],
        "text": ["甲站", "乙站", "丙站"],
        "number": [n / 20 for n in range(800)],
        "count": list(range(50)),
    }
    values = pl.Series(name, pools[fact.kind]).sample(rows, with_replacement=True, seed=seed)
    kept = pl.Series("kept", [True] * 19 + [False]).sample(rows, with_replacement=True, seed=seed + 1)
    return pl.select(pl.when(kept).then(values).alias(name)).to_series()


def median(run: Callable[[], Any]) -> tuple[float, Any]:
    """The median wall time of several runs, and what the last gave."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - start)
    return statistics.median(times), result


def main(rows: int) -> None:
    """Time every class and print rows per second and the ratio to the peer."""
    catalogue, made = ansheng.load(["gas"]), random.Random(20261101)  # noqa: S311 - made-up rows, no secrets
    total_check = total_peer = 0.0
    judged = 0
    print(f"{'class':14}{'rules':>6}{'check s':>10}{'by hand s':>11}{'ratio':>7}")
    for name, conditions in BY_HAND.items():
        facts = catalogue.facts_class(name)
        frame, masks = table(facts, rows, made), conditions()
        rules = [f"gas.{rule}" for rule in masks]
        check, findings = median(lambda f=frame, r=rules, c=facts: catalogue.check(f, on=DAY, as_=c, rules=r))  # type: ignore[misc]
        peer, counted = median(lambda f=frame, m=masks: by_hand(f, m))  # type: ignore[misc]
        found = {s["rule"].removeprefix("gas."): (s["hazard"], s["undetermined"]) for s in findings.summary()}
        assert found == counted, (name, found, counted)
        print(f"{name:14}{len(rules):6}{check:10.3f}{peer:11.3f}{check / peer:7.2f}")
        total_check, total_peer, judged = total_check + check, total_peer + peer, judged + len(rules)
    seconds = total_check / len(BY_HAND)
    print(f"{'all':14}{judged:6}{total_check:10.3f}{total_peer:11.3f}{total_check / total_peer:7.2f}")
    print(
        f"{rows / seconds:,.0f} rows per second on average over the {len(BY_HAND)} classes, {rows:,} rows each"
    )


def by_hand(frame: pl.DataFrame, masks: Mapping[str, pl.Expr]) -> dict[str, tuple[int, int]]:
    """Hazards and undetermined cases per condition, as one would write it in Polars alone."""
    hits = frame.select(mask.alias(name) for name, mask in masks.items())
    return {name: (int(hits[name].sum()), hits[name].null_count()) for name in masks}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
