"""Wording: what ``campaign.toml`` says of an office's own headers, words and defaults, as an ``Office``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from ansheng.dates import Period
from ansheng.days import FIRST_YEAR, LAST_YEAR
from ansheng.errors import AnshengError, InputError, UnknownNameError
from ansheng.facts.loading.office import Office
from ansheng.facts.record import Facts
from ansheng.words import Words

YEAR = "年份"
"""The entry of ``[defaults]`` that is no fact: the year of days without one."""

Find = Callable[[str], type[Facts]]
"""Finds the class of a table's records by the name of the table."""

Kept = dict[type[Facts], dict[str, Any]]
"""What is said, by the class of which it is said; under :class:`Facts` what is said of every table."""


@attrs.frozen(slots=False, kw_only=True)
class Wording:
    """``[columns]``, ``[values]`` and ``[defaults]`` of the file, as they stand there."""

    columns: dict[str, Any] = attrs.field(factory=dict)
    values: dict[str, Any] = attrs.field(factory=dict)
    defaults: dict[str, Any] = attrs.field(factory=dict)


def office_of(wording: Wording, known: Sequence[type[Facts]], find: Find, window: Period | None) -> Office:
    """The office that a wording describes.

    :param known: the classes of which one must have the fact that is said of every table
    :param find: the class of a table by its name
    :param window: the days of the campaign
    :raises InputError: something is not understood; one line for each such entry, with its place
    """
    mistakes: list[Words] = []
    defaults = {name: value for name, value in wording.defaults.items() if name != YEAR}
    read = _Reader(known, find, mistakes)
    office = Office(
        columns=read.part("columns", wording.columns),
        values=read.part("values", wording.values),
        defaults=read.part("defaults", defaults),
        year=_year(wording.defaults.get(YEAR), mistakes),
        window=window,
    )
    if mistakes:
        raise InputError(Words("\n".join(m.zh for m in mistakes), "\n".join(m.en for m in mistakes)))
    return office


@attrs.frozen
class _Reader:
    """Reads the sections; what is wrong with an entry is added to ``mistakes``."""

    known: Sequence[type[Facts]]
    find: Find
    mistakes: list[Words]

    def part(self, section: str, said: Mapping[str, Any]) -> Kept:
        """What a section says, by the class of which it is said."""
        kept: Kept = {}
        for place, table, name, value in _entries(section, said):
            try:
                cls = self.find(table) if table else Facts
                _look(section, cls, name, value, self.known)
                kept.setdefault(cls, {})[name] = value
            except AnshengError as error:
                self.mistakes.append(Words(f"{place} {error.words.zh}", f"{place} {error.words.en}"))
        return kept


def _entries(section: str, said: Mapping[str, Any]) -> Iterator[tuple[str, str, str, Any]]:
    """Each entry of a section: its place as a key of TOML, the table that it is said of or ``""``, name and value."""
    for name, value in said.items():
        if isinstance(value, dict):
            yield from ((f'{section}."{name}"."{key}"', name, key, each) for key, each in value.items())
        else:
            yield f'{section}."{name}"', "", name, value


def _look(section: str, cls: type[Facts], name: str, value: Any, known: Sequence[type[Facts]]) -> None:
    """Refuse an entry that names no fact, or gives one a value that it cannot have."""
    if section == "columns" and not (isinstance(value, str) and value.strip()):
        raise InputError(Words("应为采集项的标题，写在引号内", "expected the title of a fact in quotes"))
    if section == "values" and (cls is Facts or not isinstance(value, dict)):
        raise InputError(
            Words(
                "应先写表名，再写列名，其下是该列的词及其含义",
                "expected a table, then a column of it, then the words of the column with their meanings",
            )
        )
    told = _told(section, {cls: {name: value}})
    if cls is Facts and not list(filter(None, [told(each) for each in known])):
        titles = [title for each in known for title in each.titles()]
        called = value if section == "columns" else name
        raise UnknownNameError.of(Words("采集项", "fact"), called, titles)


def _told(section: str, part: Kept) -> Callable[[type[Facts]], Mapping[str, Any]]:
    match section:
        case "columns":
            return Office(columns=part).names
        case "values":
            return Office(values=part).words
    return Office(defaults=part).constants


def _year(stated: object, mistakes: list[Words]) -> int | None:
    if stated is None or (type(stated) is int and FIRST_YEAR <= stated <= LAST_YEAR):
        return stated
    place = f'defaults."{YEAR}"'
    mistakes.append(
        Words(
            f"{place} 应为年份，例如2024，收到“{stated}”",
            f"{place} expected a year such as 2024, not {stated!r}",
        )
    )
    return None
