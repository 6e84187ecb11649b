"""Definitions: all indicators of the core by id, and what each counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType, ModuleType

from ansheng.errors import UnknownNameError
from ansheng.indicators import core
from ansheng.indicators.definitions import coverage, enforcement, outcomes, people, rectification, work
from ansheng.indicators.indicator import Indicator
from ansheng.words import Words

MODULES: tuple[ModuleType, ...] = (core, outcomes, rectification, coverage, enforcement, people, work)


@cache
def indicators() -> Mapping[str, Indicator]:
    """The indicators of the core by id, subject by subject."""
    return MappingProxyType(
        {
            thing.id: thing
            for module in MODULES
            for thing in vars(module).values()
            if isinstance(thing, Indicator)
        }
    )


def indicator(name: str, *more: Indicator) -> Indicator:
    """The indicator with this id or Chinese title, of the core or of ``more``.

    >>> indicator("整改率").id
    'rectification_rate'

    :raises UnknownNameError: there is none; near names are listed
    """
    known = (*indicators().values(), *more)
    named = {key: found for found in known for key in (found.title, found.id)}
    if name not in named:
        raise UnknownNameError.of(Words("指标", "indicator"), name, named)
    return named[name]
