"""Kinds of units (企业类型): which things an inspector has to look at in one enterprise, across plugins."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from ansheng.called import called
from ansheng.sheets.door import read_toml
from ansheng.words import Words


@attrs.frozen
class UnitKind:
    """A kind of unit: its names, its sector, and what is looked at there.

    :param takes: standards, plugins or Facts classes, as ``ansheng checklist`` takes them
    :param note: what the sheets leave out
    """

    name: str
    en: str
    sector: str
    takes: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    note: Words | None = None

    @property
    def title(self) -> Words:
        """Its name in both languages."""
        return Words(self.name, self.en)


@cache
def unit_kinds() -> tuple[UnitKind, ...]:
    """The kinds of units, sector by sector."""
    rows = read_toml(Path(__file__).with_name("unit-kinds.toml"))["kind"]
    return tuple(_kind(row) for row in rows)


def unit_kind(name: str) -> UnitKind:
    """The kind of unit that is called so; width, case and blanks make no difference.

    :raises UnknownNameError: no kind is called so; near names are listed

    >>> unit_kind("化工厂").name
    '化工企业'
    """
    known = {kind.name: kind for kind in unit_kinds()}
    return called(Words("企业类型", "kind of unit"), name, known, lambda _, one: (one.en, *one.aliases))


def _kind(row: Mapping[str, Any]) -> UnitKind:
    note = Words(row["note"], row["note_en"]) if "note" in row else None
    return UnitKind(
        row["name"], row["en"], row["sector"], tuple(row["takes"]), tuple(row.get("aliases", ())), note
    )
