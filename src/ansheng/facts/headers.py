"""Headers: which column of a table is which fact of a class, and what is wrong with the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from ansheng import units
from ansheng.errors import Problem, near
from ansheng.facts.kinds import Fact
from ansheng.sheets import cells
from ansheng.words import NO_WORDS, Words

if TYPE_CHECKING:
    from ansheng.facts.record import Facts

RUNNING = ("序号", "序", "No.", "No")
"""The headers of running numbers: they call a record by its place in one table, and identify it nowhere else."""

_NOTE = re.compile(r"[(（\[【][^()（）]*[)）\]】]\s*$")
"""A note in brackets behind a title, such as 是否整改（是/否）."""


@attrs.frozen
class Headers:
    """The headers of a table against a Facts class: fact name to header and unit, and what is wrong or left over.

    :param numbers: the headers of ids and running numbers, read or not
    """

    matched: Mapping[str, tuple[str, str]]
    problems: tuple[Problem, ...]
    numbers: frozenset[str] = frozenset()


def match(facts: type[Facts], names: Mapping[str, str], headers: Iterable[Any]) -> Headers:
    """Which header holds which fact, and what is left over.

    A running number beside an id is neither: it says nothing of the record.

    :param names: the facts by the keys of the headers that name them
    """
    texts = [header for header in headers if isinstance(header, str)]
    found = named(facts, names, texts)
    ids = [header for header, name, _ in found if name == "id"]
    running = [header for header in ids if is_running(header)]
    spare = running if len(running) < len(ids) else []
    matched: dict[str, tuple[str, str]] = {}
    problems: list[Problem] = []
    for header, name, unit in found:
        fact = facts.fact(name)
        if header in spare:
            continue
        if fact.scale(unit) is None:
            problems.append(_unfit_unit(fact, header, unit))
        elif name in matched:
            problems.append(_repeated(fact, header))
        else:
            matched[name] = (header, unit)
    taken = {header for header, _, _ in found}
    problems += [_unused(facts, header) for header in texts if header not in taken]
    return Headers(MappingProxyType(matched), tuple(problems), frozenset(ids))


def named(facts: type[Facts], names: Mapping[str, str], headers: Iterable[str]) -> list[tuple[str, str, str]]:
    """The headers that name a fact, as (header, fact name, unit written in the header or ``""``).

    :param names: the facts by the keys of the headers that name them
    """
    found: list[tuple[str, str, str]] = []
    for header in headers:
        name = names.get(cells.title_key(header))
        if name is not None:
            found.append((header, name, ""))
            continue
        plain, unit = cells.split_unit(header)
        if unit is not None and (name := names.get(cells.title_key(plain))) is not None:
            found.append((header, name, unit))
            continue
        name = names.get(cells.title_key(_NOTE.sub("", header)))
        if name is not None and facts.fact(name).kind not in ("number", "count"):
            found.append((header, name, ""))
    return found


def is_running(header: str) -> bool:
    """Whether a header is that of a running number.

    >>> [is_running(header) for header in ("序 号", "NO.", "编号")]
    [True, True, False]
    """
    return cells.title_key(_NOTE.sub("", header)) in _RUNNING_KEYS


def _unused(facts: type[Facts], header: str) -> Problem:
    known = [f.title for f in facts.facts().values()] + list(facts.facts())
    close = near(header, known)
    hint = Words(f"；是否指“{close[0]}”？", f"; did you mean {close[0]!r}?") if close else NO_WORDS
    return Problem(
        "unknown_column",
        Words(
            f"不在“{facts.title}”采集表中，未使用{hint.zh}",
            f"is no fact of {facts.__name__}; not used{hint.en}",
        ),
        column=header,
    )


def _repeated(fact: Fact[Any], header: str) -> Problem:
    return Problem(
        "duplicate_header",
        Words(f"与另一列同为“{fact.title}”，未使用", f"names fact {fact.name!r} a second time; not used"),
        column=header,
    )


def _unfit_unit(fact: Fact[Any], header: str, unit: str) -> Problem:
    words = Words(
        f"单位“{unit}”不能换算为“{fact.title}”的单位“{units.label(fact.unit)}”，未使用",
        f"unit {unit!r} does not convert to {units.label(fact.unit, 'en')!r} of fact {fact.name!r}; not used",
    )
    return Problem("unit_mismatch", words, column=header)


_RUNNING_KEYS = frozenset(map(cells.title_key, RUNNING))
