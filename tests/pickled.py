"""What a process does with things that another one has sent it, and whether two things are the same."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import partial
from inspect import signature
from types import MethodType
from typing import Any

import attrs
import polars as pl

import ansheng
from ansheng import Catalogue, Facts, Findings, Ledger
from ansheng.checking.manifest import Later
from ansheng.facts.condition import Condition, Label
from ansheng.facts.handles import DayValue
from ansheng.facts.measure import Measure, Tally
from ansheng.facts.nodes import structure
from ansheng.rules.bind import Bound
from ansheng.words import LANGS

ON = "2026-07-01"
HANDLES = (Condition, Label, DayValue, Measure, Tally)


def said(thing: Any) -> list[Any]:
    """What a thing says of itself, in both languages."""
    told: list[Any] = []
    for name in ("text", "to_dict", "to_dicts"):
        method = getattr(thing, name, None)
        if callable(method) and not isinstance(thing, type):
            asked = signature(method).parameters
            if {name for name, each in asked.items() if each.default is each.empty} <= {"lang"}:
                told += [method(lang) if "lang" in asked else method() for lang in LANGS]
    return told


def back(thing: Any) -> Any:
    """A thing that came, sent back."""
    return thing


def checked(catalogue: Catalogue, records: list[Mapping[str, Any]], as_: str) -> Findings:
    """The findings of a catalogue that came."""
    return ansheng.check(records, on=ON, as_=as_, catalogue=catalogue)


def counted(ledger: Ledger) -> tuple[str, int]:
    """The address of a ledger that came, and how many hazards it has."""
    with ledger:
        return ledger.address, ledger.count()


def same(one: Any, other: Any) -> bool:
    """Whether two things are alike in all their parts."""
    return _Comparing().alike(one, other)


class _Comparing:
    """One comparison; parts that were seen are not looked at again."""

    def __init__(self) -> None:
        self.seen: dict[tuple[int, int], tuple[Any, Any]] = {}

    def alike(self, one: Any, other: Any) -> bool:
        if one is other or (id(one), id(other)) in self.seen:
            return True
        self.seen[id(one), id(other)] = (one, other)
        if type(one) is not type(other):
            return False
        if isinstance(one, pl.DataFrame | pl.Series):
            return bool(one.equals(other))
        if isinstance(one, MethodType):
            return self.alike((one.__func__, one.__self__), (other.__func__, other.__self__))
        if isinstance(one, partial):
            return self.alike((one.func, one.args), (other.func, other.args))
        if isinstance(one, Exception):
            return self.alike((str(one), vars(one)), (str(other), vars(other)))
        if isinstance(one, Bound):
            return (one.stated, one.day) == (other.stated, other.day)
        if isinstance(one, Later):
            return self.alike(one(), other())
        if isinstance(one, HANDLES):
            return bool(structure(one.node) == structure(other.node))
        if isinstance(one, Ledger):
            return bool(one.address == other.address)
        if isinstance(one, Mapping):
            return one.keys() == other.keys() and all(self.alike(one[key], other[key]) for key in one)
        if isinstance(one, tuple | list):
            return len(one) == len(other) and all(map(self.alike, one, other))
        if attrs.has(type(one)) and not isinstance(one, Facts | Set):
            names = [field.name for field in attrs.fields(type(one))]
            return all(self.alike(getattr(one, name), getattr(other, name)) for name in names)
        return bool(one == other)
