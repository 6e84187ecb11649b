"""Climbing: the steps that signals call for, counted in columns; signals and proposals are made when asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.agenda.rungs import Ground, Need, Per, Proposal, Rung, Signal
from ansheng.rows import Rows
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

HAZARDS = ("hazard_open", "hazard_overdue")
"""The kinds of signals that stand in the columns of a table of hazards."""

_SIGNAL = {"object": "String", "party": "String", "unit": "String", "region": "String", "grade": "String",
           "on": "Date", "days_late": "Int64"}  # fmt: skip


@attrs.frozen
class Asked:
    """What a step asks of a body: the proposals of that step for which it is to be written to.

    :param addressee: the body; None where nobody is recorded
    :param proposals: how many there are, ``certain`` how many of them without anything to be looked at first
    :param days_late: of the signal that is overdue longest; None where none is overdue or nobody knows
    """

    rung: Rung
    addressee: str | None
    proposals: int
    certain: int
    days_late: int | None


@attrs.frozen(eq=False)
class Given:
    """The signals of a day: those of hazards as rows of the open hazards, all others as they are.

    A signal is known by a number: the row of an open hazard, that row counted on behind the last one where the hazard
    is overdue, and behind all these the place among the others.

    :param hazards: the open hazards, as :func:`ansheng.agenda.signals.open_hazards` gives them
    :param chosen: of each kind that hazards have signals of, the rows of those that have one
    """

    on: dt.date
    others: tuple[Signal, ...]
    hazards: pl.DataFrame | None = None
    chosen: Mapping[str, pl.Series] = attrs.field(factory=dict)

    def columns(self) -> Mapping[str, pl.DataFrame]:
        """The signals by their kinds: what a need asks of each, and ``at``, its number."""
        import polars as pl

        found: dict[str, list[pl.DataFrame]] = {kind: [self._of_hazards(kind)] for kind in self.chosen}
        for kind, frame in self._of_others().items():
            found.setdefault(kind, []).append(frame)
        return {kind: pl.concat(frames) for kind, frames in found.items()}

    @property
    def _height(self) -> int:
        return 0 if self.hazards is None else self.hazards.height

    def _of_hazards(self, kind: str) -> pl.DataFrame:
        import polars as pl

        assert self.hazards is not None
        late = kind == "hazard_overdue"
        day = "due_on" if late else "found_on"
        at, rows = self.chosen[kind], self.hazards
        return (rows if at.len() == rows.height else rows[at]).select(
            object=_object(rows),
            party=pl.col("department").cast(pl.String),
            **{name: pl.col(name).cast(pl.String) for name in ("unit", "region", "grade")},
            on=day,
            days_late=(pl.lit(self.on) - pl.col(day)).dt.total_days() if late else pl.lit(None, pl.Int64),
            at=at.cast(pl.Int64) + late * self._height,
        )

    def _of_others(self) -> Mapping[str, pl.DataFrame]:
        import polars as pl

        kinds: dict[str, list[tuple[Any, ...]]] = {}
        for at, one in enumerate(self.others, start=2 * self._height):
            kinds.setdefault(one.kind, []).append((*(getattr(one, name) for name in _SIGNAL), at))
        schema = {name: getattr(pl, kind) for name, kind in {**_SIGNAL, "at": "Int64"}.items()}
        return {
            kind: pl.DataFrame(rows, schema=schema, orient="row", strict=False)
            for kind, rows in kinds.items()
        }

    def facts(self, numbers: pl.Series) -> pl.DataFrame:
        """Who is to be written to about the signals of these numbers, and how late they are; null for no number."""
        import polars as pl

        schema = {"addressee": pl.String, "days_late": pl.Int64}
        known = [
            pl.DataFrame([(s.addressee or None, s.days_late) for s in self.others], schema, orient="row")
        ]
        if self.hazards is not None:
            rows = self.hazards.select(
                addressee=pl.coalesce(_filled("department"), _filled("unit")),
                days_late=(pl.lit(self.on) - pl.col("due_on")).dt.total_days(),
            )
            known = [rows.with_columns(days_late=pl.lit(None, pl.Int64)), rows, *known]
        return pl.concat(known).select(pl.all().gather(numbers))

    def signals(self, numbers: pl.Series) -> Iterator[Signal]:
        """The signals of these numbers, made now."""
        height = self._height
        of_hazards = numbers.filter(numbers < 2 * height)
        rows: Iterator[Mapping[str, Any]] = iter(())
        if self.hazards is not None and of_hazards.len():
            rows = self.hazards[of_hazards % height].iter_rows(named=True)
        for number in numbers:
            if number >= 2 * height:
                yield self.others[number - 2 * height]
            else:
                yield open_signal(next(rows)) if number < height else overdue_signal(next(rows), self.on)


@attrs.frozen(eq=False, repr=False)
class Proposals(Rows[Proposal]):
    """The steps that are proposed, in the order of the ladder; each is made when it is asked for.

    Its frame has ``ground``, the place among the grounds, ``concerning``, ``certain``, and ``signals``, their numbers.
    """

    grounds: tuple[tuple[Rung, Ground], ...]
    given: Given

    @classmethod
    def of(cls, proposals: Iterable[Proposal]) -> Proposals:
        """These proposals, in their order."""
        import polars as pl

        if isinstance(proposals, Proposals):
            return proposals
        made = tuple(proposals)
        signals = tuple(signal for one in made for signal in one.signals)
        grounds = tuple(dict.fromkeys((one.rung, one.ground) for one in made))
        numbers, places = iter(range(len(signals))), {each: place for place, each in enumerate(grounds)}
        rows = [
            (
                places[one.rung, one.ground],
                one.concerning,
                one.certain,
                list(islice(numbers, len(one.signals))),
            )
            for one in made
        ]
        frame = pl.DataFrame(rows, _none().schema, orient="row")
        return cls(frame, grounds, Given(dt.date.max, signals))

    def _made(self, frame: pl.DataFrame) -> Iterator[Proposal]:
        signals = self.given.signals(frame["signals"].explode().drop_nulls())
        counts = frame["signals"].list.len()
        told = frame.select("ground", "concerning", "certain").iter_rows()
        for (ground, concerning, certain), count in zip(told, counts, strict=True):
            rung, why = self.grounds[ground]
            yield Proposal(rung, why, concerning, tuple(islice(signals, count)), certain)

    def take(self, places: Sequence[int]) -> Proposals:
        """Those at the places, in this order."""
        import polars as pl

        return attrs.evolve(self, frame=self.frame[pl.Series(places, dtype=pl.Int64)])

    def keys(self) -> Iterator[tuple[Per, str, str]]:
        """What each concerns, and the id of its step; no proposal is made for that."""
        for ground, concerning in self.frame.select("ground", "concerning").iter_rows():
            yield self.grounds[ground][1].per, concerning, self.grounds[ground][0].id

    def kinds(self) -> tuple[tuple[Rung, Ground], ...]:
        """The grounds that any rests on, each with its step, in the order in which they first come."""
        return tuple(self.grounds[at] for at in self.frame["ground"].unique(maintain_order=True))

    def by_body(self) -> tuple[Asked, ...]:
        """How much each step asks of each body: in the order of the ladder, most proposals first."""
        import polars as pl

        counted = (
            self._bodies()
            .group_by("step", "body")
            .agg(pl.len(), pl.col("certain").sum(), pl.col("days_late").max())
            .sort("step", -pl.col("len").cast(pl.Int64), "body", nulls_last=True)
        )
        rungs = self._rungs()
        return tuple(Asked(rungs[step], *rest) for step, *rest in counted.iter_rows())

    def gravest_first(self) -> Proposals:
        """The same, the highest step of the ladder first, those of a step by addressee."""
        import polars as pl

        addressee = pl.coalesce(_filled("body"), "concerning").alias("addressee")
        keys = self._bodies().select(-pl.col("step"), addressee, place=pl.int_range(pl.len()))
        return self.take(keys.sort("step", "addressee", "place")["place"].to_list())

    def _rungs(self) -> tuple[Rung, ...]:
        """The steps that the grounds are for, in the order of the ladder."""
        return tuple({rung.id: rung for rung, _ in self.grounds}.values())

    def _bodies(self) -> pl.DataFrame:
        """Of each its ``step``, the ``body`` to be written to, ``concerning``, ``certain`` and ``days_late``."""
        import polars as pl

        order = {rung.id: place for place, rung in enumerate(self._rungs())}
        steps = pl.Series([order[rung.id] for rung, _ in self.grounds], dtype=pl.Int64)
        alone = pl.Series([ground.per == "object" for _, ground in self.grounds], dtype=pl.Boolean)
        grounds = self.frame["ground"]
        told = self._facts().with_columns(self.frame["concerning"], step=steps[grounds], alone=alone[grounds])
        body = pl.when("alone").then("addressee").otherwise("concerning")
        return told.select("step", "concerning", "certain", "days_late", body=body)

    def _facts(self) -> pl.DataFrame:
        """Who is to be written to about each, and how late the latest signal is."""
        import polars as pl

        each = self.frame.select("certain", "signals").with_row_index("place")
        one = each.explode("signals")
        one = one.with_columns(self.given.facts(one["signals"]))
        if one.height == each.height:
            return one
        first = pl.col("addressee").drop_nulls().first()
        return one.group_by("place", maintain_order=True).agg(
            first, pl.col("days_late").max(), pl.col("certain").first()
        )


def climb(
    rungs: Iterable[Rung], given: Given, on: dt.date, issued: Iterable[tuple[str, str]] = ()
) -> Proposals:
    """The steps that signals call for on a day, in the order of the rungs.

    :param issued: steps already taken, as (id of the step, whom or what it concerned); they are not proposed again
    """
    import polars as pl

    taken: dict[str, list[str]] = {}
    for step, concerning in issued:
        taken.setdefault(step, []).append(concerning)
    grounds = tuple((rung, ground) for rung in rungs for ground in rung.ground)
    by_kind = given.columns()
    frames, told = [_none()], dict[tuple[str, Per], list[pl.Series]]()
    for place, (rung, ground) in enumerate(grounds):
        found = _holding(ground, by_kind, on)
        if found is None or found.is_empty():
            continue
        earlier = told.setdefault((rung.id, ground.per), [])
        for known in earlier:
            found = found.filter(~pl.col("concerning").is_in(known.implode()))
        earlier.append(found["concerning"])
        if rung.id in taken:
            found = found.filter(~pl.col("concerning").is_in(taken[rung.id]))
        frames.append(found.select(pl.lit(place, pl.UInt16).alias("ground"), *_PROPOSAL))
    return Proposals(pl.concat(frames), grounds, given)


_PROPOSAL = ("concerning", "certain", "signals")


def _none() -> pl.DataFrame:
    import polars as pl

    return pl.DataFrame(
        schema={
            "ground": pl.UInt16,
            "concerning": pl.String,
            "certain": pl.Boolean,
            "signals": pl.List(pl.Int64),
        }
    )


def _holding(ground: Ground, by_kind: Mapping[str, pl.DataFrame], on: dt.date) -> pl.DataFrame | None:
    """Whom a ground holds for, with the numbers of the signals, and whether it holds without the doubtful ones."""
    import polars as pl

    first, *others = ground.needs
    if first.kind not in by_kind:
        return None
    found = _met(first, ground.per, by_kind[first.kind], on, "0")
    for place, need in enumerate(others, start=1):
        if need.kind in by_kind:
            more = _met(need, ground.per, by_kind[need.kind], on, str(place))
            found = found.join(more, on="whom", how="left", maintain_order="left")
        else:
            nobody = pl.lit([], pl.List(pl.Int64)).alias(f"signals{place}")
            found = found.with_columns(nobody, pl.lit(0, pl.UInt32).alias(f"sure{place}"))
    places = range(len(ground.needs))
    signals = [pl.col(f"signals{place}").fill_null([]) for place in places]
    sure = [pl.col(f"sure{place}").fill_null(0) for place in places]
    least = [pl.lit(need.least) for need in ground.needs]
    enough = pl.all_horizontal(a.list.len() >= n for a, n in zip(signals, least, strict=True))
    found = found.filter(enough).with_columns(
        certain=pl.all_horizontal(a >= n for a, n in zip(sure, least, strict=True))
    )
    shown = [_shown(found, a, b) for a, b in zip(signals, sure, strict=True)]
    return found.select(
        pl.col("whom").alias("concerning"),
        "certain",
        signals=shown[0] if len(shown) == 1 else pl.concat_list(shown),
    )


def _shown(found: pl.DataFrame, signals: pl.Expr, sure: pl.Expr) -> pl.Expr:
    """The signals that stand as reasons: the sure ones alone where they are enough, or else all."""
    import polars as pl

    if found.select((signals.list.len() == sure).all()).item():
        return signals
    return pl.when("certain").then(signals.list.head(sure)).otherwise(signals)


def _met(need: Need, per: Per, signals: pl.DataFrame, on: dt.date, name: str) -> pl.DataFrame:
    """By whom they concern: the signals that count, the sure ones first, and how many are sure; in rising order."""
    import polars as pl

    counts, sure = _counts(need, on)
    met = signals.filter(pl.col(per).is_not_null(), *counts).select(
        pl.col(per).alias("whom"), pl.col("at").alias("signals"), sure=pl.all_horizontal(pl.lit(True), *sure)
    )
    names = {"signals": f"signals{name}", "sure": f"sure{name}"}
    if met["whom"].n_unique() == met.height:
        each = pl.col("signals").reshape((-1, 1)).arr.to_list()
        return met.select("whom", each, pl.col("sure").cast(pl.UInt32)).rename(names)
    placed = met.with_row_index("first")
    if not met["sure"].all():
        placed = placed.sort("sure", descending=True, maintain_order=True)
    return (
        placed.group_by("whom")
        .agg("signals", pl.col("sure").sum(), pl.col("first").min())
        .sort("first")
        .drop("first")
        .rename(names)
    )


def _counts(need: Need, on: dt.date) -> tuple[list[pl.Expr], list[pl.Expr]]:
    """What :meth:`ansheng.agenda.rungs.Need.met` says, in columns: what may count, and what is certain of that."""
    import polars as pl

    counts, sure, since = list[pl.Expr](), list[pl.Expr](), need.since(on)
    if need.grades:
        counts.append(_filled("grade").fill_null("unknown").is_in(need.grades))
    if since is not None:
        counts.append(pl.col("on").is_between(since, on).fill_null(True))
        sure.append(pl.col("on").is_not_null())
    if need.days_late:
        counts.append((pl.col("days_late") >= need.days_late).fill_null(True))
        sure.append(pl.col("days_late").is_not_null())
    return counts, sure


def _object(hazards: pl.DataFrame) -> pl.Expr:
    """The id of a hazard, or what names it."""
    import polars as pl

    parts = [_filled(name) for name in ("id", "unit", "description")]
    if hazards.select(parts[0].is_not_null().all()).item():
        return parts[0]
    return pl.coalesce(parts[0], pl.concat_str(parts, separator=" ", ignore_nulls=True))


def _filled(name: str) -> pl.Expr:
    import polars as pl

    text = pl.col(name).cast(pl.String)
    return pl.when(text != "").then(text)


def _name(row: Mapping[str, Any]) -> str:
    return " ".join(str(word) for word in (row["id"], row["unit"], row["description"]) if word)


def open_signal(row: Mapping[str, Any]) -> Signal:
    """The signal of an open hazard."""
    name = _name(row)
    return _signal("hazard_open", row, row["found_on"], Words(f"隐患“{name}”未销号", f"open hazard: {name}"))


def overdue_signal(row: Mapping[str, Any], on: dt.date) -> Signal:
    """The signal of a hazard that was to be put right before a day."""
    name, late = _name(row), (on - row["due_on"]).days
    words = Words(f"隐患“{name}”逾期{late}天未整改", f"hazard {late} days overdue: {name}")
    return _signal("hazard_overdue", row, row["due_on"], words, late)


def _signal(
    kind: str, row: Mapping[str, Any], day: dt.date | None, words: Words, late: int | None = None
) -> Signal:
    where = (row["department"], row["unit"], row["region"], row["grade"])
    return Signal(kind, row["id"] or _name(row), day, words, *where, late)
