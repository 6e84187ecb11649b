"""Times: how many days it takes to put hazards right, by what tells them apart, the open ones counted as open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from ansheng import looking
from ansheng.dates import AnyDay, AnyPeriod, Period, day_of
from ansheng.durations.spells import (
    FAULTS,
    Spells,
    facts_called,
    fault_text,
    hazards_of,
    spells,
    tables_of,
)
from ansheng.durations.survival import LEVEL, QUARTILES, kaplan_meier, quartiles, restricted_mean
from ansheng.errors import InputError, check_lang, word
from ansheng.hazards.records import HazardRecord
from ansheng.indicators.printing import number
from ansheng.looking import Row
from ansheng.plain import as_data
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars as pl

HORIZON = 60
"""So many days the mean is restricted to where nothing else is asked."""

_COUNTS = ("hazards", "still", "left")
_HEADS = ("分组", "隐患", "未整改", "中位天数", "95%区间", "平均天数", "未计入")


@attrs.frozen
class Time:
    """How long the hazards of one group take to be put right, in days from the day they were found.

    :param group: the facts by which it is told apart and their values; empty for all
    :param hazards: how many are counted, those that are open among them
    :param still: how many of them are open on the as-of day
    :param left: how many are left out, because a day or the state is not stated
    :param q25: the day by which a quarter is put right; None where so many are not yet
    :param median: the day by which half is put right; None where so many are not yet
    :param q75: the day by which three quarters are put right
    :param median_low: with ``median_high`` the limits of the median; None where nothing bounds it from above
    :param median_least: the median if those left out had all been put right on the day they were found
    :param median_most: the median if they had stood to the as-of day; None where it is not reached then
    :param mean: the mean, longer ones counted as ``horizon`` days; None where they were not followed so long
    :param horizon: the days to which the mean is restricted
    """

    group: Mapping[str, Any] = attrs.field(hash=False)
    hazards: int
    still: int
    left: int
    q25: int | None
    median: int | None
    q75: int | None
    median_low: int | None
    median_high: int | None
    median_least: int | None
    median_most: int | None
    mean: float | None
    mean_low: float | None
    mean_high: float | None
    horizon: int

    def name(self, lang: Lang = "zh") -> str:
        """What tells the group apart; 合计 for all."""
        return group_name(self.group, lang)

    def text(self, lang: Lang = "zh") -> str:
        """The median with its limits, the open ones and the mean in a line."""
        english = check_lang(lang) == "en"
        if not self.hazards:
            return word(lang, Words("无可计入的隐患", "no hazard to count"))
        parts = [
            f"median {self.median_text('en')}" if english else f"中位整改用时{self.median_text()}",
            f"{self.still} of {self.hazards} open"
            if english
            else f"计入{self.hazards}条，其中未整改{self.still}条",
        ]
        if self.mean is not None:
            said = number(_fraction(self.mean), 1, zeros="keep")
            parts.append(
                f"mean of the first {self.horizon} days {said}"
                if english
                else f"{self.horizon}天内平均{said}天"
            )
        if self.left:
            parts.append(f"{self.left} left out" if english else f"另有{self.left}条未计入")
        return (", " if english else "，").join(parts)

    def median_text(self, lang: Lang = "zh") -> str:
        """The median with the limits of its band: ``8天（7～9天）``; 未达到 where fewer than half are put right."""
        english = check_lang(lang) == "en"
        if not self.hazards:
            return word(lang, Words("无法统计", "not known"))
        if self.median is None:
            return word(lang, Words("未达到（过半数尚未整改）", "not reached: over half still stand"))
        return (
            f"{self.median} days ({self.band_text('en')})"
            if english
            else f"{self.median}天（{self.band_text()}）"
        )

    def band_text(self, lang: Lang = "zh") -> str:
        """The limits of the median: ``7～9天``; 以上 where nothing bounds it from above."""
        english, low = check_lang(lang) == "en", self.median_low
        if low is None:
            return word(lang, Words("无法估计", "not known"))
        if self.median_high is None:
            return f"{low} or more" if english else f"{low}天以上"
        return f"{low} to {self.median_high}" if english else f"{low}～{self.median_high}天"

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The time as plain data; the facts of the group first, days as numbers."""
        data = {**self.group, **attrs.asdict(self, filter=lambda one, _: one.name != "group")}
        return {**{name: as_data(value) for name, value in data.items()}, "text": self.text(lang)}


def group_name(group: Mapping[str, Any], lang: Lang = "zh") -> str:
    """What tells a group apart, the values of its facts; 合计 for all."""
    if not group:
        return word(lang, Words("合计", "all"))
    missing = word(lang, Words("未填", "not stated"))
    told = [missing if one is None else _option(fact, one, lang) for fact, one in group.items()]
    return word(lang, Words("、", ", ")).join(told)


def _option(fact: str, value: Any, lang: Lang) -> str:
    known = HazardRecord.fact(fact)
    if isinstance(value, bool):
        return word(lang, Words("是", "yes") if value else Words("否", "no"))
    return (known.options or {}).get(value, str(value)) if lang == "zh" else str(value)


def _fraction(value: float) -> Any:
    return Decimal(repr(value))


@attrs.frozen(eq=False)
class Times:
    """The times of the groups, the longest median first, and of all together; with the curves and what is left out.

    :param times: one a group
    :param whole: of all groups together
    :param by: the facts by which groups are told apart
    :param curve: the share that still stands by day and group, with its band, as a frame
    :param faults: the hazards that are left out or doubted, as a frame: ``id``, ``unit``, days, ``fault``
    :param later: how many were found after the as-of day, of which nothing is told
    """

    times: tuple[Time, ...]
    whole: Time
    by: tuple[str, ...]
    as_of: date
    period: Period | None
    curve: pl.DataFrame
    faults: pl.DataFrame
    later: int

    def __iter__(self) -> Iterator[Time]:
        return iter(self.times)

    def __len__(self) -> int:
        return len(self.times)

    def __repr__(self) -> str:
        return f"<Times: {len(self.times)} groups, {self.whole.hazards} hazards, {self.faults.height} faults>"

    def _repr_html_(self) -> str:
        shown = (*self.times, self.whole) if self.by else (self.whole,)
        rows: Iterator[Row] = (
            (
                "doubt" if one.left else "",
                (
                    one.name(),
                    one.hazards,
                    one.still,
                    one.median,
                    one.band_text(),
                    None if one.mean is None else number(_fraction(one.mean), 1, zeros="keep"),
                    one.left or None,
                ),
            )
            for one in shown
        )
        return looking.block("整改用时", looking.table(_HEADS, rows, of=len(shown)))

    def fault_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """The hazards that are left out or doubted, one mapping each, with what is wrong in words."""
        known, rows = check_lang(lang), self.faults.to_dicts()
        return [{**as_data(row), "text": fault_text(row["fault"], known)} for row in rows]

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """One mapping a group, that of all last; JSON-safe."""
        known = check_lang(lang)
        empty = dict.fromkeys(self.by)
        groups = [one.to_dict(known) for one in self.times]
        return [
            *({**one, "all": False} for one in groups),
            {**empty, **self.whole.to_dict(known), "all": True},
        ]

    def to_polars(self, lang: Lang = "zh") -> pl.DataFrame:
        """One row a group, that of all last."""
        import polars as pl

        names = [one.name for one in attrs.fields(Time) if one.name != "group"]
        whole = ("mean", "mean_low", "mean_high")
        schema: dict[str, Any] = dict.fromkeys(self.by)
        schema |= {name: pl.Float64() if name in whole else pl.Int64() for name in names}
        schema |= {"text": pl.String(), "all": pl.Boolean()}
        return pl.DataFrame(self.to_dicts(lang), schema=schema, infer_schema_length=None)


def rectification_times(
    source: object,
    *,
    as_of: AnyDay,
    by: str | Sequence[str] | None = None,
    period: AnyPeriod | None = None,
    horizon: int = HORIZON,
    level: float = LEVEL,
) -> Times:
    """How many days it takes to put hazards right, by Kaplan and Meier, the open ones counted as open.

    :param source: a dossier, or tables by name, as :func:`ansheng.figures` takes them
    :param as_of: the day to whose end the hazards are known, such as ``"2020-12-31"``
    :param by: a fact or facts of a hazard by which groups are told apart, such as 责任部门, 单位名称 or ``"region"``
    :param period: the days of finding; without it all hazards found by ``as_of``
    :param horizon: the days to which the mean is restricted
    :param level: how often the limits cover what they are of
    :raises InputError: there is no table of hazards, or the horizon or the level makes no sense
    :raises UnknownNameError: a fact is not known; near names are listed
    :raises DayError: a day or period is not understood

    >>> import ansheng
    >>> dossier = ansheng.open_dossier("examples/lingwu-2020")
    >>> found = ansheng.rectification_times(dossier, as_of="2020-12-31", by="责任部门")
    >>> found.whole.text()
    '中位整改用时11天（11～13天），计入2072条，其中未整改490条，60天内平均20.9天'
    """
    if horizon < 1 or not 0.5 <= level < 1:
        raise InputError(
            Words(
                f"平均用时的天数上限应为正整数，置信水平应在0.5与1之间；收到{horizon}、{level}",
                f"expected a horizon of 1 day or more and a level from 0.5 to below 1, not {horizon} and {level}",
            )
        )
    import polars as pl

    tables, day, facts = tables_of(source), day_of(as_of, "as_of"), facts_called(by)
    window = None if period is None else Period.of(period)
    hazards = hazards_of(tables, facts)
    if window is not None:
        found = pl.col("found_on")
        hazards = hazards.filter(found.is_between(window.first, window.last) | found.is_null())
    found_spells = spells(hazards, day, facts)
    curve = kaplan_meier(found_spells.counted, facts, level)
    groups = _times(found_spells, facts, horizon, level)
    [whole] = _times(found_spells, (), horizon, level) or [_nothing(found_spells, horizon)]
    order = sorted(groups, key=lambda one: (-_long(one), one.name()))
    shown = curve.drop("_gap")
    return Times(tuple(order), whole, facts, day, window, shown, found_spells.faults, found_spells.later)


def _long(one: Time) -> float:
    return float("inf") if one.median is None and one.hazards else one.median or 0


def _nothing(found: Spells, horizon: int) -> Time:
    left = found.faults.filter(found.faults["fault"] != "says_no").height
    empty: dict[str, Any] = dict.fromkeys(one.name for one in attrs.fields(Time))
    return Time(**{**empty, "group": {}, "hazards": 0, "still": 0, "left": left, "horizon": horizon})


def _times(found: Spells, by: tuple[str, ...], horizon: int, level: float) -> list[Time]:
    """The time of each group, in the columns of one frame."""
    import polars as pl

    key = pl.struct(by) if by else pl.lit(0)
    counted, doubtful = (one.with_columns(_key=key) for one in (found.counted, found.doubtful))
    faults = found.faults.filter(pl.col("fault") != "says_no").with_columns(_key=key)
    curve = kaplan_meier(counted, ["_key"], level)
    sides = [
        quartiles(kaplan_meier(_with(counted, doubtful, early=early), ["_key"], level), ["_key"])
        .select("_key", median="median")
        .rename({"median": name})
        for early, name in ((True, "median_least"), (False, "median_most"))
    ]
    table = (
        pl.concat([counted["_key"], faults["_key"]]).unique(maintain_order=True).to_frame()
    )  # fmt: skip
    numbers = counted.group_by("_key").agg(hazards=pl.len(), still=(~pl.col("ended")).sum())
    missing = faults.group_by("_key").agg(left=pl.len())
    for part in (
        numbers,
        missing,
        quartiles(curve, ["_key"]),
        restricted_mean(curve, horizon, ["_key"], level),
        *sides,
    ):
        table = table.join(part, "_key", how="left", nulls_equal=True)
    table = table.with_columns(pl.col(_COUNTS).fill_null(0))
    named = [
        *_COUNTS, *QUARTILES, "median_low", "median_high", "median_least", "median_most", "mean", "mean_low",
        "mean_high",
    ]  # fmt: skip
    return [
        Time(group=row["_key"] if by else {}, horizon=horizon, **{name: row[name] for name in named})
        for row in table.iter_rows(named=True)
    ]


def _with(counted: pl.DataFrame, doubtful: pl.DataFrame, *, early: bool) -> pl.DataFrame:
    """The spells with those that are left out for want of a day: ended on the first day, or as late as can be."""
    import polars as pl

    days = pl.lit(0, pl.Int64) if early else pl.col("longest")
    ended = pl.lit(True) if early else pl.col("ended")
    return pl.concat(
        [counted.select("_key", "days", "ended"), doubtful.select("_key", days=days, ended=ended)]
    )


__all__ = ["FAULTS", "HORIZON", "Time", "Times", "rectification_times"]
