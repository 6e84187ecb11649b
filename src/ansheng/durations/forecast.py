"""Forecast: the backlog expected on a later day, such as the campaign's end, its range, and how earlier ones did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from ansheng import looking
from ansheng.dates import AnyDay, day_label, day_of
from ansheng.durations.backlog import LEAST_MONTHS, Ahead, Stock, ahead, whole_months
from ansheng.durations.spells import facts_called, hazards_of, spells, tables_of
from ansheng.durations.times import group_name
from ansheng.errors import InputError, check_lang, word
from ansheng.looking import Row
from ansheng.plain import as_data
from ansheng.words import NO_WORDS, Lang, Words

if TYPE_CHECKING:
    import polars as pl

DRAWS, SEED, RANGE, MONTHS, POINTS = 500, 1, 0.9, 12, 12
"""Where nothing else is asked: draws, their seed, the share of them in the range, months looked back on; and so many
days at most are told of one forecast."""

METHOD = Words(
    "方法：对统计截止日前各完整月份有放回抽样，用抽中月份的隐患计算未整改比例曲线（乘积极限法），据以推算现有隐患和"
    "按月抽样的新增隐患到该日仍未整改的数量；区间为多次抽样结果的分位数。不考虑季节、专项行动和期末集中整改。",
    "Method: the whole months before the as-of day are drawn with replacement; the hazards of those drawn give a curve "
    "of Kaplan/Meier, by which those open now, and new ones as in months drawn, stand open on that day; the range is "
    "that of the quantiles of the draws. Seasons, drives, and a rush at the end are not in it.",
)
"""What a forecast is made by, as it is told beside it."""


@attrs.frozen
class Expected:
    """The backlog of one group on a later day.

    :param group: the facts by which it is told apart and their values; empty for all
    :param day: the day to whose end it is told
    :param now: how many stand open on the as-of day
    :param unaged: how many more may stand open, of which the day they were found or the state is not stated
    :param expected: the mean of the draws; None where there is too little to go by
    :param low: with ``high`` the range
    :param reason: why there is none
    """

    group: Mapping[str, Any] = attrs.field(hash=False)
    day: date
    now: int
    unaged: int
    expected: float | None
    low: int | None
    high: int | None
    reason: Words = NO_WORDS

    def text(self, lang: Lang = "zh") -> str:
        """The number expected with its range in a line."""
        english = check_lang(lang) == "en"
        start = f"{self.now} open now" if english else f"现有{self.now}条未整改"
        more = (
            (f", {self.unaged} more may be" if english else f"，另有{self.unaged}条不明")
            if self.unaged
            else ""
        )
        if self.expected is None:
            why = word(lang, self.reason)
            return start + more + (f"; no forecast: {why}" if english else f"；未作预测：{why}")
        told = round(self.expected)
        if english:
            return f"{start}{more}; about {told} expected on {self.day} ({self.low} to {self.high})"
        return f"{start}{more}；预计{day_label(self.day)}未整改约{told}条（{self.low}～{self.high}条）"

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The same as plain data, the facts of the group first."""
        data = {**self.group, **attrs.asdict(self, filter=lambda one, _: one.name not in ("group", "reason"))}
        reason = word(check_lang(lang), self.reason) or None
        return {
            **{name: as_data(value) for name, value in data.items()},
            "reason": reason,
            "text": self.text(lang),
        }


@attrs.frozen(eq=False)
class Backlog:
    """The backlog expected at the ends of the months to come, and on the day asked for, by group.

    :param last: that of all groups on the day asked for
    :param rows: of each group, and last of all together, one a day
    """

    as_of: date
    until: date
    by: tuple[str, ...]
    rows: tuple[Expected, ...]
    draws: int
    seed: int
    level: float
    months: int

    @property
    def last(self) -> Expected:
        """What is expected of all groups together on the day asked for."""
        return self.rows[-1]

    def ends(self) -> tuple[Expected, ...]:
        """What is expected on the day asked for: each group, and last of all together."""
        return tuple(row for row in self.rows if row.day == self.until)

    def __iter__(self) -> Iterator[Expected]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<Backlog: {self.last.text('en')}>"

    def _repr_html_(self) -> str:
        heads = ("分组", "截至", "现有未整改", "预计未整改", "区间")
        rows: Iterator[Row] = (
            (
                "" if row.expected is not None else "quiet",
                (
                    group_name(row.group),
                    row.day,
                    row.now,
                    None if row.expected is None else round(row.expected),
                    None if row.low is None else f"{row.low}～{row.high}",
                ),
            )
            for row in self.rows
        )
        return looking.block("存量隐患预测", looking.table(heads, rows, of=len(self.rows)))

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """One mapping a group and day; JSON-safe."""
        known, empty = check_lang(lang), dict.fromkeys(self.by)
        return [{**empty, **row.to_dict(known), "all": not row.group} for row in self.rows]

    def to_polars(self, lang: Lang = "zh") -> pl.DataFrame:
        """One row a group and day."""
        import polars as pl

        schema: dict[str, Any] = dict.fromkeys(self.by)
        schema |= {"day": pl.String(), "now": pl.Int64(), "unaged": pl.Int64(), "expected": pl.Float64()}
        schema |= {
            "low": pl.Int64(),
            "high": pl.Int64(),
            "reason": pl.String(),
            "text": pl.String(),
            "all": pl.Boolean(),
        }
        frame = pl.DataFrame(self.to_dicts(lang), schema=schema, infer_schema_length=None)
        return frame.with_columns(pl.col("day").str.to_date())


def expected_backlog(
    source: object,
    *,
    as_of: AnyDay,
    until: AnyDay,
    by: str | Sequence[str] | None = None,
    months: int = MONTHS,
    draws: int = DRAWS,
    seed: int = SEED,
    level: float = RANGE,
) -> Backlog:
    """How many hazards will stand open at the end of a later day, with the range that chance leaves.

    :param source: a dossier, or tables by name, as :func:`ansheng.figures` takes them
    :param as_of: the day to whose end the hazards are known
    :param until: the day to forecast, such as the campaign's end; the ends of the months before it are told too
    :param by: a fact or facts of a hazard by which groups are told apart; each goes by its own hazards alone
    :param months: so many whole months before ``as_of`` are looked back on
    :param draws: so many times it is drawn
    :param seed: the same seed gives the same range
    :param level: the share of the draws that lies in the range
    :raises InputError: there is no table of hazards, ``until`` is not after ``as_of``, or a number makes no sense
    :raises UnknownNameError: a fact is not known; near names are listed
    """
    day, end = day_of(as_of, "as_of"), day_of(until, "until")
    _refuse(day, end, months, draws, level)
    tables, facts = tables_of(source), facts_called(by)
    found = spells(hazards_of(tables, facts), day, facts)
    first = _begin(found.counted)
    days = _points(day, end)
    rows: list[Expected] = []
    for group, counted, unaged in _groups(found.counted, found.faults, facts):
        stock = Stock.of(counted, day, first or day, months)
        made = ahead(stock, days, draws=draws, seed=seed, level=level)
        rows += [_expected(group, one, stock, unaged) for one in made]
    return Backlog(day, end, facts, tuple(rows), draws, seed, level, months)


def _refuse(day: date, end: date, months: int, draws: int, level: float) -> None:
    if end <= day:
        raise InputError(
            Words(
                f"预测日（{day_label(end)}）应在统计截止日（{day_label(day)}）之后；请用更晚的日期",
                f"the day to forecast, {end}, must come after the as-of day, {day}; give a later one",
            )
        )
    if months < LEAST_MONTHS or draws < 1 or not 0 < level < 1:
        raise InputError(
            Words(
                f"回看月数应不少于{LEAST_MONTHS}，抽样次数应为正整数，区间比例应在0与1之间",
                f"expected {LEAST_MONTHS} months or more, 1 draw or more, and a range between 0 and 1",
            )
        )


def _begin(counted: pl.DataFrame) -> date | None:
    first: Any = counted["found_on"].min()
    return first if isinstance(first, date) else None


def _points(day: date, end: date) -> list[date]:
    """The ends of the months up to a day, the last few of them where there are many, and the day itself."""
    ends = [last for _, last in whole_months(day + timedelta(days=1), end) if last < end]
    return [*ends[: POINTS - 1], end]


def _groups(
    counted: pl.DataFrame, faults: pl.DataFrame, by: tuple[str, ...]
) -> Iterator[tuple[dict[str, Any], pl.DataFrame, int]]:
    """The spells of each group in the order of its name, then of all together, and how many more may stand open."""
    import polars as pl

    doubted = faults.filter(pl.col("fault").is_in(["no_found_day", "not_known"]))
    if by:
        left = {tuple(key): len(rows) for key, rows in doubted.group_by(by)}
        parts = {tuple(key): rows for key, rows in counted.group_by(by)}
        for key in sorted(parts, key=str):
            yield dict(zip(by, key, strict=True)), parts[key], left.get(key, 0)
    yield {}, counted, doubted.height


def _expected(group: dict[str, Any], one: Ahead, stock: Stock, unaged: int) -> Expected:
    now = sum(stock.ages.values())
    return Expected(group, one.day, now, unaged, one.expected, one.low, one.high, stock.reason)


@attrs.frozen
class HeldBack:
    """A forecast made as of an earlier day, beside what came.

    :param actual: how many stood open in the end
    :param naive: what the naive rule says: as many as on the as-of day
    :param inside: whether the actual number lies in the range
    """

    as_of: date
    day: date
    expected: float
    low: int
    high: int
    actual: int
    naive: int

    @property
    def inside(self) -> bool:
        """Whether what came lies in the range."""
        return self.low <= self.actual <= self.high


def backlog_held_back(
    source: object,
    *,
    as_of: AnyDay,
    ahead_months: int = 3,
    months: int = MONTHS,
    draws: int = DRAWS,
    seed: int = SEED,
    level: float = RANGE,
) -> tuple[HeldBack, ...]:
    """The forecasts that would have been made at the end of each month, beside what came by the ends of later ones.

    Each knows what was known at the end of its day alone. A month is forecast from once three lie behind it.

    :raises InputError: there is no table of hazards
    """
    last = day_of(as_of, "as_of")
    hazards = hazards_of(tables_of(source))
    known = spells(hazards, last)
    first = _begin(known.counted)
    ends = [end for _, end in whole_months(first, last)] if first else []
    made: list[HeldBack] = []
    for at, day in enumerate(ends):
        stock = Stock.of(spells(hazards, day).counted, day, first or day, months)
        if not ends[at + 1 : at + 1 + ahead_months] or stock.reason.zh:
            continue
        now = sum(stock.ages.values())
        for one in ahead(stock, ends[at + 1 : at + 1 + ahead_months], draws=draws, seed=seed, level=level):
            then = spells(hazards, one.day).counted
            actual = int((~then["ended"]).sum())
            if one.expected is not None and one.low is not None and one.high is not None:
                made.append(HeldBack(day, one.day, one.expected, one.low, one.high, actual, now))
    return tuple(made)


def fit_text(made: Sequence[HeldBack], lang: Lang = "zh") -> str:
    """How earlier forecasts did, beside the naive rule, in a line."""
    english = check_lang(lang) == "en"
    if not made:
        return word(
            lang, Words("回看：此前月份不足，无法核对。", "Looking back: too few months to check one.")
        )
    inside = sum(one.inside for one in made)
    off = sum(abs(one.expected - one.actual) for one in made) / len(made)
    naive = sum(abs(one.naive - one.actual) for one in made) / len(made)
    if english:
        return (
            f"Looking back: of {len(made)} forecasts that would have been made at the ends of earlier months, {inside} "
            f"held what came in their range; off by {off:.1f} on average, that nothing changes by {naive:.1f}."
        )
    return (
        f"回看：按此前各月末所知可作{len(made)}次预测，其中{inside}次实际数落在区间内；"
        f"平均误差{off:.1f}条，按“维持不变”估计为{naive:.1f}条。"
    )


def fit_outcome(made: Sequence[HeldBack]) -> Words:
    """Whether earlier forecasts were nearer to what came than the naive rule, without a number."""
    if not made:
        return Words("回看：此前月份不足，无法核对。", "Looking back: too few months to check one.")
    nearer = sum(abs(one.expected - one.actual) - abs(one.naive - one.actual) for one in made) < 0
    if nearer:
        return Words(
            "回看：此前各月所作预测，误差小于按“维持不变”所作的估计。",
            "Looking back: forecasts made at the ends of earlier months were nearer than that nothing changes.",
        )
    return Words(
        "回看：此前各月所作预测，误差不小于按“维持不变”所作的估计；请慎用。",
        "Looking back: forecasts made at the ends of earlier months were no nearer than that nothing changes;"
        " take care.",
    )


__all__ = [
    "METHOD",
    "Backlog",
    "Expected",
    "HeldBack",
    "backlog_held_back",
    "expected_backlog",
    "fit_outcome",
    "fit_text",
]
