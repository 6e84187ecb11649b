"""Definitions: all indicators of the core by id, and what each counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import ModuleType

from immutabledict import immutabledict

from ansheng.called import called
from ansheng.indicators import core
from ansheng.indicators.definitions import (
    backlog,
    coverage,
    enforcement,
    office,
    outcomes,
    people,
    rectification,
    society,
    work,
)
from ansheng.indicators.indicator import Indicator
from ansheng.words import Words

MODULES: tuple[ModuleType, ...] = (
    core,
    outcomes,
    rectification,
    backlog,
    coverage,
    enforcement,
    people,
    work,
    office,
    society,
)


@cache
def indicators() -> Mapping[str, Indicator]:
    """The indicators of the core by id, subject by subject."""
    return immutabledict(
        {
            thing.id: thing
            for module in MODULES
            for thing in vars(module).values()
            if isinstance(thing, Indicator)
        }
    )


def indicator(name: str, *more: Indicator) -> Indicator:
    """The indicator with this id or title, of the core or of ``more``.

    >>> indicator("整改率").id
    'rectification_rate'

    :raises UnknownNameError: there is none; near names are listed
    """
    known = {**indicators(), **{one.id: one for one in more}}
    return called(Words("指标", "indicator"), name, known, _names)


def _names(_: str, one: Indicator) -> tuple[str, ...]:
    """What an indicator is called: its titles, the Chinese one also behind that of what it counts: 隐患.排查隐患."""
    return one.title, one.en, f"{one.numerator.record.title}.{one.title}"
