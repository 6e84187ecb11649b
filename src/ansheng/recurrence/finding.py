"""Finding: names of one unit, hazards entered twice, and hazards that came back, proposed as pairs from a threshold on.

Two hazards are alike by unit, wording, clause and place. Their days say what that means: found on one day or a few days
apart, or again while the earlier stood open, it is one hazard entered twice; found after the earlier was put right, it
came back; where the days do not say, the order is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ansheng.recurrence.blocks import joined
from ansheng.recurrence.decided import Decisions
from ansheng.recurrence.likeness import Likely, Scored, compared, scored
from ansheng.recurrence.pairs import Pairs, coded
from ansheng.recurrence.reading import Rows
from ansheng.recurrence.units import LOOSE, Edge, Named, edges, named

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

UNITS = 0.8
"""Names are proposed as those of one unit from this score on."""
HAZARDS = 0.5
"""Hazards are proposed as one from this score on."""
ALIKE = 0.4
"""Places are taken for one from this likeness on."""
DAYS = 3
"""Found so many days apart, what was found is taken for one finding."""


@attrs.frozen(eq=False)
class Units:
    """The names of the rows, and which of them are likely of one unit.

    :param at: of each row the number of its name, -1 for none
    :param group: of each name the least number of those that it may be one with
    """

    names: list[Named]
    found: list[Edge]
    at: np.ndarray
    group: np.ndarray
    refused: int

    @property
    def likely(self) -> Likely:
        """How likely two names are of one unit."""
        import numpy as np

        keys = np.array([edge.first << 32 | edge.second for edge in self.found], dtype=np.int64)
        scores = np.array([edge.score for edge in self.found], dtype=np.float64)
        order = np.argsort(keys)
        return Likely(keys[order], scores[order])


def units_in(frame: pl.DataFrame, decisions: Decisions, threshold: float = LOOSE) -> Units:
    """The names of the rows of a frame; what people decided goes before what is likely."""
    import numpy as np
    import polars as pl

    names = named(frame)
    kept, refused = _decided(names, edges(names, min(threshold, LOOSE)), decisions)
    places = {unit.name: at for at, unit in enumerate(names)}
    at = frame["unit"].replace_strict(places, default=-1, return_dtype=pl.Int64).to_numpy()
    pairs = np.array([(edge.first, edge.second) for edge in kept], dtype=np.int64).reshape(-1, 2)
    return Units(names, kept, at, joined(len(names), pairs[:, 0], pairs[:, 1]), refused)


def _decided(names: list[Named], found: list[Edge], decisions: Decisions) -> tuple[list[Edge], int]:
    """The edges without those that people refused, and with those that they accepted."""
    if not decisions.units:
        return found, 0
    keyed = dict[str, list[int]]()
    for at, unit in enumerate(names):
        keyed.setdefault(unit.parts.key, []).append(at)
    said = {
        (min(a, b), max(a, b)): decided
        for (first, second), decided in decisions.units.items()
        for a in keyed.get(first, ())
        for b in keyed.get(second, ())
        if a != b
    }
    known = {(edge.first, edge.second) for edge in found}
    kept = [edge for edge in found if said.get((edge.first, edge.second), True)]
    kept = [_accepted(edge) if said.get((edge.first, edge.second)) else edge for edge in kept]
    more = [Edge(a, b, 1.0, ("decided",)) for (a, b), yes in said.items() if yes and (a, b) not in known]
    return [*kept, *more], len(found) + len(more) - len(kept) - len(more)


def _accepted(edge: Edge) -> Edge:
    return attrs.evolve(edge, score=1.0, reasons=(*edge.reasons, "decided"))


def unit_pairs(rows: Rows, decisions: Decisions, threshold: float = UNITS) -> Pairs:
    """The names that are likely of one unit."""
    import polars as pl

    units = units_in(rows.frame, decisions, threshold)
    names = _names(units.names)
    frame = pl.DataFrame(
        [
            (
                "unit",
                edge.first,
                edge.second,
                edge.score,
                coded(edge.reasons),
                "decided" in edge.reasons or None,
            )
            for edge in units.found
            if edge.score >= threshold
        ],
        schema=_schema(),
        orient="row",
    ).sort("score", "first", "second", descending=[True, False, False])
    return Pairs(frame, names, threshold, units.refused, int((units.at < 0).sum()), rows.problems)


def _names(units: list[Named]) -> pl.DataFrame:
    """The names of units as rows: their ids and regions, and in how many rows each stands."""
    import polars as pl

    texts = dict.fromkeys(("ref", "unit", "unit_id", "region"), pl.String)
    rows = [(unit.name, unit.name, _list(unit.codes), _list(unit.regions), unit.rows) for unit in units]
    return pl.DataFrame(rows, schema={**texts, "rows": pl.Int64}, orient="row")


def _list(values: frozenset[str]) -> str | None:
    return "、".join(sorted(values)) or None


def hazard_pairs(rows: Rows, decisions: Decisions, threshold: float = HAZARDS, days: int = DAYS) -> Pairs:
    """The hazards that are likely one, of every kind.

    :param days: found so many days apart, they are one finding
    :raises MissingExtraError: rapidfuzz is not installed
    """
    units = units_in(rows.frame, decisions)
    group = units.group[units.at] if len(units.group) else units.at
    group[units.at < 0] = -1
    parts = compared(rows.frame, group, units.at)
    found = scored(parts, units.likely, threshold)
    frame = _told(rows.frame, found, parts.said, units.at, days)
    frame, refused = _with_decisions(frame, rows.frame, decisions, days)
    unnamed = int(((units.at < 0) | (parts.said < 0)).sum())
    return Pairs(frame, rows.frame, threshold, refused, unnamed, rows.problems)


def _told(
    hazards: pl.DataFrame, found: Scored, said: np.ndarray, names: np.ndarray, days: int
) -> pl.DataFrame:
    """The pairs with their kinds and reasons, the likeliest first."""
    import polars as pl

    bits = {
        "units": names[found.first] != names[found.second],
        "unit": names[found.first] == names[found.second],
        "text": said[found.first] == said[found.second],
        "wording": said[found.first] != said[found.second],
        "rule": found.features.rule == 1,
        "place_of": found.features.place >= ALIKE,
        "number": found.features.numbers == 1,
    }
    reasons = sum(flag.astype("int64") * coded([code]) for code, flag in bits.items())
    frame = pl.DataFrame(
        {"first": found.first, "second": found.second, "score": found.score, "reasons": reasons},
        schema={"first": pl.Int64, "second": pl.Int64, "score": pl.Float64, "reasons": pl.Int64},
    )
    return _of_days(frame, hazards, days)


def _of_days(frame: pl.DataFrame, hazards: pl.DataFrame, days: int) -> pl.DataFrame:
    """Pairs with what their days make of them; the earlier hazard is the first."""
    import polars as pl

    day = hazards["found_on"]
    swapped = (day[frame["second"]] < day[frame["first"]]).fill_null(False)
    one = pl.when(swapped).then("second").otherwise("first")
    other = pl.when(swapped).then("first").otherwise("second")
    ordered = frame.with_columns(first=one, second=other)
    right = pl.coalesce("rectified_on", "closed_on")
    is_right = pl.coalesce("rectified", "closed", right.is_not_null().replace(False, None))
    earlier = hazards.select(right=right, done=is_right)[ordered["first"]]
    told = pl.concat([ordered, earlier], how="horizontal").with_columns(
        before=day[ordered["first"]], after=day[ordered["second"]]
    )
    apart = (pl.col("after") - pl.col("before")).dt.total_days()
    after = pl.col("right") <= pl.col("after")
    still = (pl.col("right") > pl.col("after")) | (pl.col("right").is_null() & ~pl.col("done"))
    kind = (
        pl.when(apart <= days)
        .then(pl.lit("duplicate"))
        .when(apart.is_null())
        .then(pl.lit("undated"))
        .when(after)
        .then(pl.lit("recurrence"))
        .when(still)
        .then(pl.lit("duplicate"))
        .otherwise(pl.lit("undated"))
    )
    why = (
        pl.when(apart == 0)
        .then(coded(["day"]))
        .when(apart <= days)
        .then(coded(["days"]))
        .when(after)
        .then(coded(["after"]))
        .when(still)
        .then(coded(["open"]))
        .otherwise(0)
    )
    return told.select(
        kind=kind,
        first="first",
        second="second",
        score=pl.col("score").round(3),
        reasons=pl.col("reasons") | why.fill_null(0),
        accepted=pl.lit(None, pl.Boolean),
    ).sort("score", "first", "second", descending=[True, False, False])


def _with_decisions(
    frame: pl.DataFrame, hazards: pl.DataFrame, decisions: Decisions, days: int
) -> tuple[pl.DataFrame, int]:
    """The pairs without those that people refused, and with those that they accepted."""
    import polars as pl

    if not decisions.hazards:
        return frame, 0
    table = pl.DataFrame(
        [(*pair, yes) for pair, yes in decisions.hazards.items()],
        schema={"a": pl.String, "b": pl.String, "yes": pl.Boolean},
        orient="row",
    )
    places = hazards.select(ref="ref", at=pl.int_range(pl.len(), dtype=pl.Int64))
    said = table.join(places, left_on="a", right_on="ref").join(
        places, left_on="b", right_on="ref", suffix="_b"
    )
    low, high = pl.min_horizontal("at", "at_b"), pl.max_horizontal("at", "at_b")
    said = said.select(low=low, high=high, yes="yes").unique(["low", "high"], keep="last")
    keyed = frame.with_columns(
        low=pl.min_horizontal("first", "second"), high=pl.max_horizontal("first", "second")
    )
    joined_ = keyed.join(said, on=["low", "high"], how="left", maintain_order="left")
    refused = joined_.filter(~pl.col("yes")).height
    accepted = pl.when("yes").then(pl.col("reasons") | coded(["decided"])).otherwise("reasons")
    kept = joined_.filter(pl.col("yes").fill_null(True)).with_columns(accepted="yes", reasons=accepted)
    new = said.filter("yes").join(keyed, on=["low", "high"], how="anti")
    more = _of_days(
        new.select(
            first="low", second="high", score=pl.lit(1.0), reasons=pl.lit(coded(["decided"]), pl.Int64)
        ),
        hazards,
        days,
    ).with_columns(accepted=pl.lit(True))
    return pl.concat([more, kept.select(frame.columns)]), refused


def _schema() -> dict[str, type[pl.DataType]]:
    import polars as pl

    return {
        "kind": pl.String,
        "first": pl.Int64,
        "second": pl.Int64,
        "score": pl.Float64,
        "reasons": pl.Int64,
        "accepted": pl.Boolean,
    }
