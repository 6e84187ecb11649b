"""Cascade: a plan against the higher plan that it carries out: what was kept, split, added, left out."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import attrs

from ansheng.campaigns.records import MechanismRecord, PlanRecord, TaskRecord
from ansheng.dates import day_label
from ansheng.errors import check_lang, near, word
from ansheng.responsibility import Cadence, PlanItem
from ansheng.words import NO_WORDS, Lang, Words

Item = TaskRecord | PlanRecord | MechanismRecord | PlanItem
Slippage = Literal["later", "rarer", "undated"]

SLIPS: Mapping[Slippage, Words] = {
    "later": Words("完成时限晚于上级要求", "later than the higher plan asks"),
    "rarer": Words("频次低于上级要求", "less often than the higher plan asks"),
    "undated": Words("未写完成时限或频次", "says neither by when nor how often"),
}
"""In what a lower item falls behind the higher one, in Chinese and in English."""

_SPLIT = re.compile(r"[、,，;；]+")
_NOISE = re.compile(r"[\s“”\"'《》〈〉（）()「」、，。]+")


@attrs.frozen
class Slip:
    """A lower item that falls behind the higher one that it carries out.

    :param asked: by when or how often the higher plan wants it
    :param stated: what the lower plan says instead; empty where it says nothing
    """

    kind: Slippage
    higher: str
    lower: str
    asked: Words
    stated: Words

    def text(self, lang: Lang = "zh") -> str:
        """The slip in a line."""
        what, asked, stated = (word(lang, each) for each in (SLIPS[self.kind], self.asked, self.stated))
        if check_lang(lang) == "en":
            return f"{self.lower}: {what} ({asked}{f'; here {stated}' if stated else ''})"
        return f"{self.lower}{what}（上级：{asked}{f'，本级为{stated}' if stated else ''}）"


@attrs.frozen
class Cascade:
    """How a lower plan carries out a higher one.

    :param kept: pairs of the higher and the lower item
    :param split: a higher item with the several lower ones that carry it out
    :param merged: a lower item that carries out several higher ones
    :param added: lower items that no higher one stands behind
    :param missing: higher items that no lower one carries out
    :param unknown: origins that lower items name and the higher plan does not have
    :param slips: lower items that are later or less often than the higher ones ask, or say nothing of it
    :param near: missing items with added ones of like names; they are no match, and for a person to look at
    """

    kept: tuple[tuple[str, str], ...]
    split: tuple[tuple[str, tuple[str, ...]], ...]
    merged: tuple[tuple[str, tuple[str, ...]], ...]
    added: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[tuple[str, str], ...]
    higher: int
    lower: int
    slips: tuple[Slip, ...] = ()
    near: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def text(self, lang: Lang = "zh") -> str:
        """The comparison in a line."""
        if check_lang(lang) == "en":
            return (
                f"{self.higher} → {self.lower}: {len(self.kept)} kept, {len(self.split)} split, "
                f"{len(self.added)} added, {len(self.missing)} missing"
            )
        return (
            f"上级{self.higher}项，本级{self.lower}项：保留{len(self.kept)}项，拆分{len(self.split)}项，"
            f"新增{len(self.added)}项，缺失{len(self.missing)}项"
        )


def cascade(higher: Iterable[Item | str], lower: Iterable[Item | str]) -> Cascade:
    """A lower plan against the higher one, both as tasks, plans, measures, items of a text, or mere names.

    An item that says from which one it derives (上级任务) belongs to that, by number or by name; any other belongs to
    the item of the same name, punctuation aside. Nothing is matched by likeness; like names are listed as ``near``.

    >>> cascade(["消防整治", "燃气整治"], ["消防整治", "冬季取暖整治"]).text()
    '上级2项，本级2项：保留1项，拆分0项，新增1项，缺失1项'
    """
    above, below = [_Node.of(item) for item in higher], [_Node.of(item) for item in lower]
    keys: dict[str, int] = {}
    for place, node in enumerate(above):
        for key in (node.id, node.name):
            if key:
                keys.setdefault(_key(key), place)
    parts: dict[int, list[_Node]] = defaultdict(list)
    merged: list[tuple[_Node, tuple[str, ...]]] = []
    added: list[str] = []
    unknown: list[tuple[str, str]] = []
    for node in below:
        named = [(origin, keys.get(_key(origin))) for origin in node.origins or (node.name,)]
        unknown += [(node.name, origin) for origin, found in named if found is None and node.origins]
        sources = list(dict.fromkeys(found for _, found in named if found is not None))
        for source in sources:
            parts[source].append(node)
        if len(sources) > 1:
            merged.append((node, tuple(above[source].name for source in sources)))
        elif not sources and not node.origins:
            added.append(node.name)
    several = {id(node) for node, _ in merged}
    lone = [(node, parts[place][0]) for place, node in enumerate(above) if len(parts[place]) == 1]
    missing = tuple(node.name for place, node in enumerate(above) if not parts[place])
    likely = ((name, tuple(near(name, added))) for name in missing)
    return Cascade(
        kept=tuple((node.name, part.name) for node, part in lone if id(part) not in several),
        split=tuple(
            (node.name, tuple(part.name for part in parts[place]))
            for place, node in enumerate(above)
            if len(parts[place]) > 1
        ),
        merged=tuple((node.name, sources) for node, sources in merged),
        added=tuple(added),
        missing=missing,
        unknown=tuple(unknown),
        higher=len(above),
        lower=len(below),
        slips=tuple(slip for place, node in enumerate(above) for slip in _slips(node, parts[place])),
        near=tuple((name, close) for name, close in likely if close),
    )


@attrs.frozen
class _Node:
    id: str
    name: str
    origins: tuple[str, ...]
    due_on: dt.date | None = None
    cadence: Cadence | None = None
    dated: bool = False

    @classmethod
    def of(cls, item: Item | str) -> _Node:
        if isinstance(item, str):
            return cls("", item, ())
        if isinstance(item, PlanItem):
            told = (item.derives_from, item.due_on, item.cadence, bool(item.deadlines))
            return cls(str(item.number), item.title, *told)
        values = item.values()
        origins = tuple(part for part in _SPLIT.split(values.get("derives_from") or "") if part.strip())
        due = values.get("due_on")
        return cls(
            values.get("id") or "",
            values.get("name") or values.get("id") or "",
            origins,
            due,
            dated=due is not None,
        )


def _slips(higher: _Node, parts: Sequence[_Node]) -> Iterator[Slip]:
    """In what the items that carry out a higher one fall behind it."""
    due, often = higher.due_on, higher.cadence
    if due is not None:
        for part in parts:
            if part.due_on is not None and part.due_on > due:
                yield Slip("later", higher.name, part.name, _day(due), _day(part.due_on))
    if often is not None and parts:
        best = max(parts, key=lambda part: part.cadence.per_year if part.cadence else 0)
        if best.cadence is not None and best.cadence.per_year < often.per_year:
            yield Slip("rarer", higher.name, best.name, _often(often), _often(best.cadence))
    if (due or often) and parts and not any(part.dated for part in parts):
        asked = _day(due) if due is not None else _often(often) if often else NO_WORDS
        yield Slip("undated", higher.name, parts[0].name, asked, NO_WORDS)


def _day(day: dt.date) -> Words:
    return Words(day_label(day), f"by {day}")


def _often(cadence: Cadence) -> Words:
    return Words(cadence.text(), cadence.text("en"))


def _key(name: str) -> str:
    return _NOISE.sub("", name)
