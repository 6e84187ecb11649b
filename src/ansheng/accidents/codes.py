"""Accident codes: the lists of accident types by date, the tables of industries, and the breaks of the series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, override

from ansheng.dates import Period
from ansheng.errors import UnknownNameError, check_lang, near
from ansheng.sheets.door import read_toml
from ansheng.words import Lang, Words

Seen = Literal["text", "secondary", "memory"]


@attrs.frozen
class TypeList:
    """A list of accident types and the days on which it is in force.

    :param complete: False where not all names are known, so that a name that is not there may still be one
    """

    id: str
    title: str
    en: str
    source: str
    seen: Seen
    complete: bool
    count: int
    names: tuple[str, ...]
    note: str = ""
    valid_from: dt.date = dt.date.min
    valid_to: dt.date = dt.date.max

    def has(self, name: str) -> bool | None:
        """Whether a name is a type of the list; None where the list is not known in full."""
        return True if name in self.names else False if self.complete else None


@attrs.frozen
class Crosswalk:
    """Which types of one list are which of another; one can be several, of which a person chooses."""

    source_list: str
    to: str
    source: str
    seen: Seen
    pairs: Mapping[str, tuple[str, ...]] = attrs.field(hash=False)
    note: str = ""


@attrs.frozen
class IndustryTable:
    """A table of industries: the groups with their parts, and when it is used.

    :param official: False for the mixed tables that bulletins print
    """

    id: str
    title: str
    en: str
    source: str
    seen: Seen
    parts: Mapping[str, tuple[str, ...]] = attrs.field(hash=False)
    valid_from: dt.date = dt.date.min
    valid_to: dt.date = dt.date.max
    official: bool = True

    def group_of(self, industry: str) -> str:
        """The group of an industry; a group is its own.

        :raises UnknownNameError: the table has no such industry; near names are listed
        """
        for group, parts in self.parts.items():
            if industry == group or industry in parts:
                return group
        known = [*self.parts, *(part for parts in self.parts.values() for part in parts)]
        raise UnknownNameError.of(Words("行业", "industry"), industry, known)


@attrs.frozen
class Break:
    """A span in which what is counted changed, so that figures on either side do not compare without saying so."""

    id: str
    title: str
    en: str
    first: dt.date
    last: dt.date
    source: str
    seen: Seen

    def text(self, lang: Lang = "zh") -> str:
        """What changed, and when."""
        years = (
            f"{self.first.year}—{self.last.year}"
            if self.first.year < self.last.year
            else f"{self.first.year}"
        )
        if check_lang(lang) == "en":
            return f"series break {years}: {self.en}"
        return f"{years}年统计口径有变：{self.title}"


@attrs.frozen
class Codes:
    """The code lists of accidents."""

    types: tuple[TypeList, ...]
    crosswalk: tuple[Crosswalk, ...]
    industries: tuple[IndustryTable, ...]
    breaks: tuple[Break, ...]


@cache
def codes() -> Codes:
    """The code lists that are shipped, each with its source and how it was learnt."""
    path = Path(__file__).parent / "law" / "accident-codes.toml"
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook_func(lambda cls: cls is dt.date, lambda value, _: value)
    converter.register_structure_hook(
        Crosswalk, make_dict_structure_fn(Crosswalk, converter, source_list=override(rename="from"))
    )
    converter.register_structure_hook(
        Codes, make_dict_structure_fn(Codes, converter, breaks=override(rename="break"))
    )
    return converter.structure(read_toml(path), Codes)


def type_list(on: dt.date) -> TypeList:
    """The list of accident types in force on a day.

    >>> type_list(dt.date(2026, 6, 30)).id, type_list(dt.date(2026, 7, 1)).id
    ('gb6441-1986', 'gb6441-2025')
    """
    return next(found for found in codes().types if found.valid_from <= on <= found.valid_to)


def translated(name: str, to: str) -> tuple[str, ...]:
    """What a type of an older list is in another: several where it was split, the same where both have it.

    Empty where it was dropped and nothing is known of what takes its place.

    >>> translated("中毒和窒息", "gb6441-2025"), translated("冒顶片帮", "gb6441-2025")
    (('中毒', '窒息'), ())
    """
    lists = {found.id: found for found in codes().types}
    if to not in lists:
        raise UnknownNameError.of(Words("事故类型表", "list of accident types"), to, lists)
    if name in lists[to].names:
        return (name,)
    return next((walk.pairs[name] for walk in codes().crosswalk if walk.to == to and name in walk.pairs), ())


def type_problem(name: str, on: dt.date, lang: Lang = "zh") -> str | None:
    """What is wrong with a type stated for an accident of a day, None where nothing is or it cannot be told."""
    check_lang(lang)
    known = type_list(on)
    if known.has(name) is not False:
        return None
    others = translated(name, known.id) or tuple(near(name, known.names))
    if check_lang(lang) == "en":
        return f"{name!r} is no type of {known.en}" + (f"; perhaps {', '.join(others)}" if others else "")
    return f"“{name}”不在{known.title}的类型中" + (f"；可能属于{'、'.join(others)}" if others else "")


def industry_table(name: str) -> IndustryTable:
    """The table of industries called A (before 2016), B (since) or C (as the press mixes them).

    :raises UnknownNameError: there is no such table
    """
    tables = {table.id: table for table in codes().industries}
    if name not in tables:
        raise UnknownNameError.of(Words("行业表", "table of industries"), name, tables)
    return tables[name]


def industry_table_on(on: dt.date) -> IndustryTable:
    """The official table of industries of a day.

    >>> industry_table_on(dt.date(2015, 12, 31)).id, industry_table_on(dt.date(2016, 1, 1)).id
    ('A', 'B')
    """
    return next(t for t in codes().industries if t.official and t.valid_from <= on <= t.valid_to)


def breaks_between(earlier: Period, later: Period) -> tuple[Break, ...]:
    """The breaks that a comparison of two periods crosses or lies in: those that are not over before the earlier
    one begins, and have begun by the end of the later.

    >>> [b.id for b in breaks_between(Period.parse("2015"), Period.parse("2017"))]
    ['direct_reporting']
    >>> breaks_between(Period.parse("2021"), Period.parse("2022"))
    ()
    """
    return tuple(b for b in codes().breaks if earlier.first <= b.last and later.last >= b.first)


def parts_gap(total: int | Decimal, parts: Sequence[int | Decimal | None]) -> Decimal | None:
    """By how much a total is more than its parts; None where a part is not known.

    >>> parts_gap(165, [134, 13, 5])
    Decimal('13')
    """
    known = [part for part in parts if part is not None]
    return Decimal(total) - sum(map(Decimal, known), Decimal()) if len(known) == len(parts) else None
