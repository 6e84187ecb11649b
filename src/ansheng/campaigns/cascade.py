"""Cascade: a plan against the higher plan that it carries out: what was kept, split, added, left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import attrs

from ansheng.campaigns.records import MechanismRecord, PlanRecord, TaskRecord
from ansheng.errors import check_lang
from ansheng.words import Lang

Item = TaskRecord | PlanRecord | MechanismRecord

_SPLIT = re.compile(r"[、,，;；]+")
_NOISE = re.compile(r"[\s“”\"'《》〈〉（）()「」、，。]+")


@attrs.frozen
class Cascade:
    """How a lower plan carries out a higher one.

    :param kept: pairs of the higher and the lower item
    :param split: a higher item with the several lower ones that carry it out
    :param merged: a lower item that carries out several higher ones
    :param added: lower items that no higher one stands behind
    :param missing: higher items that no lower one carries out
    :param unknown: origins that lower items name and the higher plan does not have
    """

    kept: tuple[tuple[str, str], ...]
    split: tuple[tuple[str, tuple[str, ...]], ...]
    merged: tuple[tuple[str, tuple[str, ...]], ...]
    added: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[tuple[str, str], ...]
    higher: int
    lower: int

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
    """A lower plan against the higher one, both as tasks, plans, measures, or mere names.

    An item that says from which one it derives (上级任务) belongs to that, by number or by name; any other belongs to
    the item of the same name, punctuation aside. Nothing is matched by likeness.

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
    return Cascade(
        kept=tuple((node.name, part.name) for node, part in lone if id(part) not in several),
        split=tuple(
            (node.name, tuple(part.name for part in parts[place]))
            for place, node in enumerate(above)
            if len(parts[place]) > 1
        ),
        merged=tuple((node.name, sources) for node, sources in merged),
        added=tuple(added),
        missing=tuple(node.name for place, node in enumerate(above) if not parts[place]),
        unknown=tuple(unknown),
        higher=len(above),
        lower=len(below),
    )


@attrs.frozen
class _Node:
    id: str
    name: str
    origins: tuple[str, ...]

    @classmethod
    def of(cls, item: Item | str) -> _Node:
        if isinstance(item, str):
            return cls("", item, ())
        values = item.values()
        origins = tuple(part for part in _SPLIT.split(values.get("derives_from") or "") if part.strip())
        return cls(values.get("id") or "", values.get("name") or values.get("id") or "", origins)


def _key(name: str) -> str:
    return _NOISE.sub("", name)
