"""The twenty rules of the benchmark as other engines take them: as SQL, and as trees that each writes its way."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

DAY = dt.date(2026, 11, 1)
AT = 1 - 1e-9
"""A value this close below a limit is at it, as in the engine."""

SQL: Mapping[str, str] = {
    "pressure": "pressure >= 1.6 * {at}",
    "level": "level > 90 / {at}",
    "temperature": "medium <> 'cng' AND temperature > 50 / {at}",
    "distance": "distance < CASE medium WHEN 'lpg' THEN 40 WHEN 'cng' THEN 30 WHEN 'lng' THEN 50 END * {at}",
    "volume": "volume >= 200 * {at} AND NOT plan",
    "load": "volume * level > 45000 / {at}",
    "staff": "staff < 2",
    "staff_large": "volume > 400 / {at} AND staff < 4",
    "inspection": "inspected_on < DATE '{early}'",
    "licence": "licence_to < DATE '{day}'",
    "order": "inspected_on > licence_to",
    "alarm": "NOT alarm",
    "cutoff": "NOT cutoff AND pressure >= 0.8 * {at}",
    "relief": "NOT relief OR (NOT cutoff AND NOT alarm)",
    "plan": "NOT plan",
    "ledger": "NOT ledger",
    "trained": "NOT trained AND medium IN ('lpg', 'lng')",
    "below": "place = 'below' AND NOT alarm",
    "inside": "place = 'inside' AND pressure > 1.0 / {at}",
    "hot": "temperature >= 40 * {at} AND level >= 70 * {at} AND NOT relief",
}
FLAGS = ("alarm", "cutoff", "relief", "plan", "ledger", "trained")
DAYS = ("inspected_on", "licence_to")
TEXTS = {"medium": ("lpg", "cng", "lng"), "place": ("outside", "inside", "below")}
NUMBERS = ("pressure", "level", "temperature", "distance", "volume", "staff")
COLUMNS = (*NUMBERS, *TEXTS, *DAYS, *FLAGS)


class Atom(NamedTuple):
    """A comparison: facts or a product of them, an operator, and a number, a text, a truth or another fact."""

    left: str
    op: str
    right: Any

    @property
    def facts(self) -> list[str]:
        """The facts that must be known for it to be true or false."""
        other = [self.right.name] if isinstance(self.right, Fact) else []
        return [*re.findall(r"[a-z_]+", self.left), *other]


class Fact(NamedTuple):
    """Another fact on the right of a comparison."""

    name: str


class All(NamedTuple):
    """All of some parts."""

    parts: tuple[Any, ...]


class OneOf(NamedTuple):
    """One of some parts at least."""

    parts: tuple[Any, ...]


Tree = Atom | All | OneOf


def day(value: dt.date) -> int:
    """A day as a number, which every engine can compare."""
    return value.toordinal()


def _no(flag: str) -> Atom:
    return Atom(flag, "==", False)


def _is(fact: str, text: str) -> Atom:
    return Atom(fact, "==", text)


TREES: Mapping[str, Tree] = {
    "pressure": Atom("pressure", ">=", 1.6 * AT),
    "level": Atom("level", ">", 90 / AT),
    "temperature": All((Atom("medium", "!=", "cng"), Atom("temperature", ">", 50 / AT))),
    "distance": OneOf(
        tuple(
            All((_is("medium", name), Atom("distance", "<", least * AT)))
            for name, least in (("lpg", 40.0), ("cng", 30.0), ("lng", 50.0))
        )
    ),
    "volume": All((Atom("volume", ">=", 200 * AT), _no("plan"))),
    "load": Atom("volume * level", ">", 45_000 / AT),
    "staff": Atom("staff", "<", 2),
    "staff_large": All((Atom("volume", ">", 400 / AT), Atom("staff", "<", 4))),
    "inspection": Atom("inspected_on", "<", day(DAY.replace(year=DAY.year - 2))),
    "licence": Atom("licence_to", "<", day(DAY)),
    "order": Atom("inspected_on", ">", Fact("licence_to")),
    "alarm": _no("alarm"),
    "cutoff": All((_no("cutoff"), Atom("pressure", ">=", 0.8 * AT))),
    "relief": OneOf((_no("relief"), All((_no("cutoff"), _no("alarm"))))),
    "plan": _no("plan"),
    "ledger": _no("ledger"),
    "trained": All((_no("trained"), OneOf((_is("medium", "lpg"), _is("medium", "lng"))))),
    "below": All((_is("place", "below"), _no("alarm"))),
    "inside": All((_is("place", "inside"), Atom("pressure", ">", 1.0 / AT))),
    "hot": All((Atom("temperature", ">=", 40 * AT), Atom("level", ">=", 70 * AT), _no("relief"))),
}


def sql() -> dict[str, str]:
    """The conditions in SQL."""
    early = DAY.replace(year=DAY.year - 2)
    return {name: text.format(at=repr(AT) + "::DOUBLE", day=DAY, early=early) for name, text in SQL.items()}


def written(tree: Tree, sure: bool, atom: Callable[[Atom, bool], str]) -> str:
    """A text that is true where a condition is surely so, or surely not; ``and`` and ``or`` mean the same everywhere.

    :param atom: the text of a comparison that holds, or does not, with all its facts known
    """
    if isinstance(tree, Atom):
        return atom(tree, sure)
    word = " and " if isinstance(tree, All) is sure else " or "
    return f"({word.join(written(part, sure, atom) for part in tree.parts)})"


def facts(tree: Tree) -> Iterator[str]:
    """The facts that a condition reads."""
    if isinstance(tree, Atom):
        yield from tree.facts
    else:
        for part in tree.parts:
            yield from facts(part)


def comparison(atom: Atom, truths: Mapping[bool, str]) -> str:
    """A comparison as text, in the words of an engine for true and false."""
    right = atom.right
    if isinstance(right, Fact):
        return f"{atom.left} {atom.op} {right.name}"
    told = truths[right] if isinstance(right, bool) else repr(right)
    return f"{atom.left} {atom.op} {told}"


def known(atom: Atom, sure: bool, truths: Mapping[bool, str], null: str) -> str:
    """A comparison that holds, or does not, of facts that are known."""
    there = " and ".join(f"{name} {null}" for name in atom.facts)
    told = comparison(atom, truths)
    return f"({there} and {told if sure else f'not ({told})'})"
