"""Indicator: a defined quantity or rate, and its figures over the tables of a dossier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

import attrs

from ansheng.dates import AnyDay, AnyPeriod, Period, day_label, day_of
from ansheng.errors import DayError, InputError
from ansheng.facts import nodes
from ansheng.facts.handles import Condition
from ansheng.indicators.comparing.comparison import Against, Comparison, plan_before
from ansheng.indicators.evaluation.making import bare_figure, compared, of_group
from ansheng.indicators.evaluation.quantity import Quantity
from ansheng.indicators.evaluation.subtotals import Key, Subtotal, subtotals, typed_table
from ansheng.indicators.figure import PLAIN, Figure, Print
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

Tables = Mapping[str, Any]
"""Typed tables by name: Polars frames, in memory or lazy."""


@attrs.frozen
class Indicator:
    """A quantity, or with a denominator the first for so many of the second; always kept as its parts.

    Where both parts of a rate count the same kind of record, one that cannot be decided for either part is left out of
    both: one hazard rectified and one of which nobody says whether it is give 1 of 1, with one record unknown.

    :param unit: 起, 人, 条, 元, 人/亿元; a share is in %
    :param per: for how many of the denominator the rate is: 100 for a share in percent, 1 for a mean, 100000
    """

    id: str
    title: str
    en: str
    unit: str
    numerator: Quantity
    denominator: Quantity | None = None
    definition: str = ""
    definition_en: str = ""
    unit_en: str = ""
    style: Print = PLAIN
    per: int = 100

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numerator, and the denominator of a rate."""
        return (self.numerator, self.denominator) if self.denominator else (self.numerator,)

    @property
    def paired(self) -> bool:
        """Whether it is a rate of which both parts are made of the same records."""
        return self.denominator is not None and self.denominator.record is self.numerator.record

    @property
    def together(self) -> tuple[tuple[Quantity, ...], ...]:
        """The quantities that are counted together: both of a rate of the same records, or each for itself."""
        return (self.quantities,) if self.paired else tuple((part,) for part in self.quantities)

    def refuse_unknown(self, by: Iterable[str]) -> None:
        """Refuse facts that a record of one of the parts does not have.

        :raises UnknownNameError: there is one; near names are listed
        """
        for quantity in self.quantities:
            for name in by:
                quantity.record.fact(name)

    def narrowed(self, id: str, title: str, en: str, where: Condition) -> Indicator:  # noqa: A002  as the field
        """The same indicator of fewer records, where both parts count those of which ``where`` reads the facts.

        :raises RuleError: ``where`` reads facts of another record than one of the parts counts
        """
        parts = [
            attrs.evolve(
                quantity,
                where=where.node if quantity.where is None else nodes.AllOf((quantity.where, where.node)),
            )
            for quantity in self.quantities
        ]
        return attrs.evolve(
            self,
            id=id,
            title=title,
            en=en,
            numerator=parts[0],
            denominator=parts[1] if parts[1:] else None,
            definition=f"{self.definition}；限于“{title}”",
            definition_en=f"{self.definition_en}; of {en} only",
        )


@overload
def evaluate(
    indicator: Indicator,
    tables: Tables,
    *,
    period: AnyPeriod,
    as_of: AnyDay,
    by: None = None,
    against: Against | None = None,
    base: AnyPeriod | None = None,
    reach: Tables | None = None,
) -> Figure: ...
@overload
def evaluate(
    indicator: Indicator,
    tables: Tables,
    *,
    period: AnyPeriod,
    as_of: AnyDay,
    by: str | Sequence[str],
    among: Iterable[Key] | None = None,
    against: Against | None = None,
    base: AnyPeriod | None = None,
    reach: Tables | None = None,
) -> list[Figure]: ...
def evaluate(
    indicator: Indicator,
    tables: Tables,
    *,
    period: AnyPeriod,
    as_of: AnyDay,
    by: str | Sequence[str] | None = None,
    among: Iterable[Key] | None = None,
    against: Against | None = None,
    base: AnyPeriod | None = None,
    reach: Tables | None = None,
) -> Figure | list[Figure]:
    """The figure of an indicator for a period, or one figure for each value of ``by``.

    Only days up to ``as_of`` are counted, and states such as 已整改 are those at its end. A record for which the
    condition is unknown counts as unknown, never as zero; where nothing but unknown records is left, the value is None.

    :param tables: typed tables by name, as those of a dossier; :meth:`Dossier.of` types frames of your own
    :param period: the days to count, a period or text such as ``"2020"``
    :param as_of: the day to whose end events are known, a date or text such as ``"2020-12-31"``
    :param by: a fact or facts of the record; values come in the order in which the table has them
    :param among: the values of ``by`` wanted, also those that no record has
    :param against: what to compare with; 同比 compares the same days of the year before, as known a year before
    :param base: the base period of ``Against.BASE``
    :param reach: the tables that say how far back records go, where ``tables`` are a part of them
    :raises InputError: a table is not given, or is not typed
    :raises UnknownNameError: ``by`` is no fact of the numerator's or the denominator's record
    :raises DayError: the period begins after ``as_of``, or one of them is not understood
    """
    day = day_of(as_of, "as_of")
    run = _Run(indicator, tables, names_of(by), counted_days(Period.of(period), day), day)
    fixed = None if base is None else Period.of(base)
    earlier = run.earlier(against, fixed, reach or tables) if against else None
    if by is None:
        return run.figure((), earlier)
    return [run.figure(key, earlier) for key in (run.keys if among is None else among)]


def groups(
    indicator: Indicator, tables: Tables, *, period: AnyPeriod, as_of: AnyDay, by: str | Sequence[str]
) -> list[Key]:
    """The values of ``by`` for which :func:`evaluate` gives figures, in the same order.

    :raises InputError: a table is not given, or is not typed
    :raises UnknownNameError: ``by`` is no fact of the numerator's or the denominator's record
    :raises DayError: the period begins after ``as_of``, or one of them is not understood
    """
    day = day_of(as_of, "as_of")
    return _Run(indicator, tables, names_of(by), counted_days(Period.of(period), day), day).keys


def counted_days(period: Period, as_of: dt.date) -> Period:
    """The days of ``period`` that have passed by the end of ``as_of``.

    :raises DayError: none has
    """
    if as_of < period.first:
        raise DayError(
            Words(
                f"统计截止日（{day_label(as_of)}）早于统计期间{period.label()}的第一天；请更正",
                f"the as-of day {as_of} lies before the first day of {period.label('en')}; correct it",
            )
        )
    return Period(period.first, min(period.last, as_of))


def names_of(by: str | Sequence[str] | None) -> tuple[str, ...]:
    """The facts by which figures are told apart."""
    return () if by is None else (by,) if isinstance(by, str) else tuple(by)


class _Run:
    """One evaluation: an indicator over tables in a window, group by group."""

    def __init__(
        self, indicator: Indicator, tables: Tables, by: tuple[str, ...], window: Period, as_of: dt.date
    ) -> None:
        self.indicator, self.tables, self.by = indicator, tables, by
        self.window, self.as_of = window, as_of
        indicator.refuse_unknown(by)
        self.parts_by_group = [
            parts_by_group
            for parts in indicator.together
            for parts_by_group in subtotals(
                parts, self.table(parts[0]), by, window, as_of, self._others(parts)
            )
        ]

    @property
    def keys(self) -> list[Key]:
        """The groups that occur, in the order of the table."""
        return list(
            dict.fromkeys(key for parts_by_group in reversed(self.parts_by_group) for key in parts_by_group)
        )

    def table(self, quantity: Quantity) -> pl.DataFrame:
        """The typed table of a quantity."""
        return typed_table(table_of(self.indicator, quantity, self.tables), quantity.record)

    def _others(self, parts: Sequence[Quantity]) -> list[pl.DataFrame | None]:
        return [self.table(part.found_in) if part.found_in else None for part in parts]

    def earlier(self, against: Against, base: Period | None, reach: Tables) -> _Earlier:
        """The same evaluation over the base of a comparison."""
        window = base_window(self.window, against, base)
        as_of = self.as_of - (self.window.last - window.last)
        run = _Run(self.indicator, self.tables, self.by, window, as_of)
        parts = self.indicator.quantities
        frames = [typed_table(table_of(self.indicator, part, reach), part.record) for part in parts]
        known = all(reaches(part, frame, window) for part, frame in zip(parts, frames, strict=True))
        return _Earlier(against, run, known)

    def figure(self, key: Key, earlier: _Earlier | None) -> Figure:
        """The figure of one group."""
        parts = [parts_by_group.get(key, Subtotal()) for parts_by_group in self.parts_by_group]
        twice = any(part.twice for part in parts)
        bare = bare_figure(
            self.indicator,
            [part.value for part in parts],
            self._unknown(parts),
            twice,
            self.window,
            self.as_of,
        )
        figure = of_group(bare, self.indicator, self.by, key)
        return attrs.evolve(figure, comparison=earlier.compare(figure, key)) if earlier else figure

    def _unknown(self, parts: Sequence[Subtotal]) -> int:
        if self.indicator.paired:
            return len(frozenset().union(*(part.unknown | part.twice for part in parts)))
        return sum(len(part.unknown | part.twice) for part in parts)


@attrs.frozen
class _Earlier:
    """The base of a comparison: its evaluation, and whether the tables reach back to it."""

    against: Against
    run: _Run
    known: bool

    def compare(self, figure: Figure, key: Key) -> Comparison:
        base = self.run.figure(key, None)
        return compared(figure, base if self.known else None, self.against, self.run.window)


def table_of(indicator: Indicator, quantity: Quantity, tables: Mapping[str, Any]) -> Any:
    """The table that a quantity of an indicator reads.

    :raises InputError: it is not given
    """
    if quantity.table in tables:
        return tables[quantity.table]
    title = quantity.record.title
    raise InputError(
        Words(
            f"缺少“{title}”表，无法统计{indicator.title}；请提供该表",
            f"there is no table {quantity.table!r}, needed for {indicator.en}; provide it",
        )
    )


def base_window(window: Period, against: Against, base: Period | None) -> Period:
    """The days that a window is compared with.

    :raises InputError: a base period is asked for and not given, or a plan is asked for and the window is none
    """
    match against:
        case Against.YEAR_BEFORE:
            return window.year_before()
        case Against.PREVIOUS:
            return window.previous()
        case Against.PLAN:
            return plan_before(window)
        case Against.BASE if base is not None:
            return base
    raise InputError(
        Words(
            "须与基期比较，但未给出基期；请用 base= 指定",
            "a comparison with a base period needs the period; state it with base=",
        )
    )


def reaches(quantity: Quantity, frame: pl.DataFrame, window: Period) -> bool:
    """Whether the table has a record dated in the window or before, so that an absence in it means something.

    A record that names its period is there for the window or is not.
    """
    if quantity.period is not None and quantity.day is None:
        return True
    first = frame[quantity.day].min() if quantity.day else None
    return isinstance(first, dt.date) and first <= window.last
