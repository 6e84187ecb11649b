"""Ours: what a text may be compared with, and its figures for the whole period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard

from ansheng.dates import Period
from ansheng.errors import InputError
from ansheng.indicators import core
from ansheng.indicators.comparing.comparison import Against
from ansheng.indicators.indicator import Indicator, counted_days, evaluate
from ansheng.words import Words

if TYPE_CHECKING:
    import datetime as dt

    from ansheng.indicators.figure import Figure

_BREAKDOWNS = (
    ("sector",), ("department",), ("region",), ("group",), ("kind",), ("lead",), ("sector", "party"),
)  # fmt: skip


class HasFigures(Protocol):
    """Something that has figures: a report."""

    @property
    def figures(self) -> Sequence[Figure]:
        """The figures."""
        ...


class Reporting(Protocol):
    """What a campaign says of its report: the period, the day to whose end it knows events, the base period."""

    @property
    def period(self) -> Period | None:
        """The window of the report."""
        ...

    @property
    def as_of(self) -> dt.date | None:
        """The day to whose end the report knows events."""
        ...

    @property
    def base(self) -> Period | None:
        """The base period of the report."""
        ...


class HasTables(Protocol):
    """Something that has typed tables and a campaign: a dossier."""

    @property
    def tables(self) -> Mapping[str, Any]:
        """Typed tables by name."""
        ...

    @property
    def campaign(self) -> Reporting:
        """The campaign."""
        ...


Ours = HasFigures | HasTables | Iterable["Figure"]


def is_dossier(ours: object) -> TypeGuard[HasTables]:
    """Whether it has tables and a campaign, so that further figures can be evaluated."""
    return hasattr(ours, "tables") and hasattr(ours, "campaign")


def figures_of(ours: Ours, period: Period | None = None) -> tuple[Figure, ...]:
    """The figures of a report or a list, or those of the core indicators over the tables of a dossier.

    Over tables, an indicator is evaluated as a whole and by each of sector, department, region, lead, kind and group
    that its records have; one whose table is not there gives none.

    :param period: the window for the tables of a dossier; by default that of its campaign
    :raises InputError: ``ours`` is none of these, or is a dossier without a period
    :raises DayError: the period begins after the campaign's as-of day
    """
    if is_dossier(ours):
        return tuple(_evaluated(ours.tables, ours.campaign, period))
    figures = getattr(ours, "figures", ours)
    if not isinstance(figures, Iterable):
        raise InputError(
            Words(
                "dossier= 应为案卷（open_dossier 的结果）、通报（reports.bulletin 的结果）或数字清单",
                "dossier must be a dossier, as open_dossier gives it, a report, as reports.bulletin "
                "makes it, or figures",
            )
        )
    return tuple(figures)


def _evaluated(tables: Mapping[str, Any], campaign: Reporting, period: Period | None) -> Iterator[Figure]:
    window = period or campaign.period
    if window is None:
        raise InputError(
            Words(
                "案卷未填统计期间；请在 campaign.toml 中填写，或传入 period=",
                "the dossier states no period: give it in campaign.toml or as period",
            )
        )
    as_of = campaign.as_of or window.last
    base = campaign.base if window == campaign.period else None
    base = None if base == counted_days(window, as_of).year_before() else base
    against = Against.BASE if base else Against.YEAR_BEFORE
    for indicator in vars(core).values():
        if not isinstance(indicator, Indicator) or any(q.table not in tables for q in indicator.quantities):
            continue
        timed = indicator.numerator.day is not None
        yield evaluate(
            indicator, tables, period=window, as_of=as_of, against=against if timed else None, base=base
        )
        for names in _breakdowns(indicator):
            yield from evaluate(indicator, tables, period=window, as_of=as_of, by=names)


def _breakdowns(indicator: Indicator) -> Iterator[tuple[str, ...]]:
    for names in _BREAKDOWNS:
        if all(set(names) <= set(quantity.record.facts()) for quantity in indicator.quantities):
            yield names
