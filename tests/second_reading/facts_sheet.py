"""The sheet of facts that a second reader is given: what is recorded of each thing, and nothing of what is judged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ansheng.facts.kinds import Fact
from ansheng.facts.record import Facts

KINDS = {
    "flag": "yes or no",
    "number": "number",
    "count": "whole number",
    "choice": "one of",
    "day": "day",
    "text": "text",
    "many": "list of",
}
_TELLS = re.compile(
    r"第[一二三四五六七八九十百\d、—-]+[条款项]|条文|本条|[A-Z]{2,}(?:/T)?\s*\d{3,}|限值|界线|判定|结论|不算|都算|算作|逾期|当日仍|标准的|规程|例外|法律|不按"
)
"""Notes that cite a clause, or say how something is judged."""


def sheet(classes: Iterable[type[Facts]]) -> Iterator[str]:
    """The lines of the sheet: each class, and each class of items, with its facts."""
    common = Facts.facts()
    yield "# Every thing has these facts, which few clauses ask for"
    yield from map(_line, common.values())
    for cls in _with_items(classes):
        yield f"\n# {cls.__name__} — {cls.title} ({cls.en})"
        yield from (_line(fact) for name, fact in cls.facts().items() if fact is not common.get(name))


def _with_items(classes: Iterable[type[Facts]]) -> dict[type[Facts], None]:
    found: dict[type[Facts], None] = {}
    for cls in classes:
        found[cls] = None
        found.update((fact.item, None) for fact in cls.facts().values() if fact.item is not None)
    return found


def _line(fact: Fact[object]) -> str:
    kind = KINDS[fact.kind]
    if fact.item is not None:
        kind += f" {fact.item.__name__}"
    if fact.unit:
        kind += f" in {fact.unit}"
    if fact.options:
        kind += ": " + ", ".join(f"{code} ({title})" for code, title in fact.options.items())
    note = f" — {fact.note}" if fact.note and not tells(fact.note) else ""
    return f"{fact.name}  {fact.title}  [{kind}]{note}"


def tells(note: str) -> bool:
    """Whether a note says something of a clause or of a verdict, so that a second reader must not see it."""
    return _TELLS.search(note) is not None
