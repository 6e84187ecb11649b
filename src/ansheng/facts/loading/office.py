"""Office: what one office says of its own tables: its headers, its words, and what holds where a table is silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

import attrs
from immutabledict import immutabledict

from ansheng.dates import Period
from ansheng.errors import FactValueError, UnknownNameError
from ansheng.facts.kinds import Fact, Invalid
from ansheng.facts.record import Facts
from ansheng.sheets.cells import title_key
from ansheng.words import Words

T = TypeVar("T")

_NONE: Mapping[Any, Any] = immutabledict()


@attrs.frozen(eq=False, kw_only=True)
class Office:
    """How the tables of one office are read, beside what their records declare.

    Each is kept by the class of records that it is said of; what is said of :class:`Facts` itself holds in every table
    that has the fact. A fact is called by its title, its name or one of its aliases.

    :param columns: facts by the headers of this office; they go before the titles and aliases of the record
    :param values: by fact, what the words of this office mean: ``{"是否整改": {"整改完毕": "是"}}``
    :param defaults: the values of facts that a table has no column for
    :param year: the year of days without one, where nothing in the table says it
    :param window: the days of the campaign, which may say the year too
    :param today: the day on which the tables are read; by default that of the clock
    :raises UnknownNameError: there is no such fact; near names are listed
    :raises FactValueError: a value is none that the fact can have

    >>> from ansheng.hazards import HazardRecord
    >>> office = Office(columns={HazardRecord: {"毛病": "隐患描述"}}, defaults={Facts: {"地区": "某县"}})
    >>> office.names(HazardRecord), office.constants(HazardRecord)
    ({'毛病': 'description'}, {'region': '某县'})
    """

    columns: Mapping[type[Facts], Mapping[str, str]] = _NONE
    values: Mapping[type[Facts], Mapping[str, Mapping[str, Any]]] = _NONE
    defaults: Mapping[type[Facts], Mapping[str, Any]] = _NONE
    year: int | None = None
    window: Period | None = None
    today: date | None = None

    def __attrs_post_init__(self) -> None:
        for cls in {*self.columns, *self.values, *self.defaults} - {Facts}:
            for said in (self.names, self.words, self.constants):
                said(cls)

    def names(self, facts: type[Facts]) -> dict[str, str]:
        """The facts of a class by the keys of this office's headers for them."""
        return {
            title_key(header): fact.name
            for cls, columns in _said(self.columns, facts)
            for header, title in columns.items()
            if (fact := _fact(facts, title, cls)) is not None
        }

    def words(self, facts: type[Facts]) -> dict[str, dict[str, Any]]:
        """By fact, the values that the words of this office stand for, by the keys of the words."""
        found: dict[str, dict[str, Any]] = {}
        for cls, values in _said(self.values, facts):
            for title, words in values.items():
                if (fact := _fact(facts, title, cls)) is not None:
                    meant = {title_key(word): _value(fact, value) for word, value in words.items()}
                    found.setdefault(fact.name, {}).update(meant)
        return found

    def constants(self, facts: type[Facts]) -> dict[str, Any]:
        """The values, by fact, that hold where a table has no column."""
        return {
            fact.name: _value(fact, value)
            for cls, defaults in _said(self.defaults, facts)
            for title, value in defaults.items()
            if (fact := _fact(facts, title, cls)) is not None
        }

    def headers(self) -> frozenset[str]:
        """The headers of this office, by which the header of a table is recognised."""
        return frozenset(header for columns in self.columns.values() for header in columns)


NO_OFFICE = Office()
"""An office that says nothing."""


def fact_of(facts: type[Facts], title: str) -> Fact[Any]:
    """The fact of a class that is called so, by its title, its name or one of its aliases.

    :raises UnknownNameError: there is none; near names are listed
    """
    named = facts.headers([title])
    if not named:
        what = Words(f"“{facts.title}”表的列", f"column of {facts.__name__}")
        raise UnknownNameError.of(what, title, facts.titles())
    return facts.fact(named[0][1])


def _said(said: Mapping[type[Facts], T], facts: type[Facts]) -> Iterator[tuple[type[Facts], T]]:
    """What is said of a class, of every table first."""
    yield from ((cls, said[cls]) for cls in reversed(facts.__mro__) if cls in said)


def _fact(facts: type[Facts], title: str, said_of: type[Facts]) -> Fact[Any] | None:
    """The fact of that title; None where the class has none, and it was said of every table that has it."""
    try:
        return fact_of(facts, title)
    except UnknownNameError:
        if said_of is Facts:
            return None
        raise


def _value(fact: Fact[Any], value: object) -> Any:
    parsed = fact.parse(value)
    if isinstance(parsed, Invalid):
        raise FactValueError(
            Words(
                f"“{fact.title}”{parsed.words.zh}，收到“{value}”",
                f"{fact.name!r} is to be {parsed.words.en}, not {value!r}",
            )
        )
    return parsed
