"""A sector: its names, who usually supervises it, how its accidents are counted, and criteria that are not encoded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import attrs

from ansheng.called import called
from ansheng.errors import word
from ansheng.sheets.door import read_toml
from ansheng.sheets.names import key
from ansheng.words import NO_WORDS, Lang, Words

Seen = Literal["text", "secondary", "memory"]
Obtained = Literal["not_encoded", "not_obtained"]

STATUS: Mapping[str, Words] = {
    "not_encoded": Words("未收录", "not encoded"),
    "not_obtained": Words("未取得条文", "text not obtained"),
}
"""What each state of a document is called."""


@attrs.frozen
class Document:
    """Criteria of a sector that no rule here encodes: what is known of them, so that an office can look them up.

    :param number: empty where it is not known
    :param status: ``not_encoded``: its text can be had, no rule is written; ``not_obtained``: its text was not had
    :param seen: how its title, number and dates were learnt
    """

    title: str
    status: Obtained
    seen: Seen
    note: str
    number: str = ""
    issued: date | None = None
    effective: date | None = None

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The document as plain data that JSON takes, its status in the language asked for."""
        return {
            **attrs.asdict(self),
            "issued": self.issued.isoformat() if self.issued else None,
            "effective": self.effective.isoformat() if self.effective else None,
            "number": self.number or None,
            "status_text": word(lang, STATUS[self.status]),
        }


@attrs.frozen
class Sector:
    """A sector (行业领域) as campaigns name it.

    :param aliases: other words for it
    :param parts: words for parts of it, which go by its law
    :param departments: kinds of departments that usually supervise it; how work is shared out in a place is laid down
        there, see :class:`ansheng.SectorRecord`
    :param domain: the class under which its accidents are counted, as in ``AccidentRecord.domain``; empty where it is a
        name for several sectors
    :param accidents: types of GB 6441-2025 that an office looks for first
    :param holds: the sectors that the name stands for together
    """

    name: str
    en: str
    aliases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    domain: str = ""
    accidents: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    holds: tuple[str, ...] = ()
    note: str = ""

    @property
    def title(self) -> Words:
        """Its name in both languages."""
        return Words(self.name, self.en)

    def is_called(self, text: str) -> bool:
        """Whether a cell names the whole sector, not a part of it."""
        return _stripped(text) in {_stripped(name) for name in (self.name, self.en, *self.aliases)}


@cache
def sectors() -> tuple[Sector, ...]:
    """The sectors, in the order in which offices list them.

    >>> [sector.name for sector in sectors()][:3]
    ['煤矿', '非煤矿山', '矿山']
    """
    rows = read_toml(Path(__file__).with_name("sectors.toml"))["sector"]
    return tuple(_sector(row) for row in rows)


def sector_of(name: str) -> Sector:
    """The sector that is called so; width, case, blanks and endings such as 行业, 领域, 专项 make no difference.

    :raises UnknownNameError: no sector is called so; near names are listed

    >>> sector_of("危化品领域").name, sector_of("hazardous chemicals").name
    ('危险化学品', '危险化学品')
    """
    known = {sector.name: sector for sector in sectors()}
    return meant(name) or called(
        Words("行业领域", "sector"), name, known, lambda _, one: (one.en, *one.aliases, *one.parts)
    )


def meant(text: str) -> Sector | None:
    """The sector that a cell names, None where the table has no such word.

    >>> meant("建筑施工").name, meant("低空经济")
    ('房屋市政', None)
    """
    return _names().get(_stripped(text))


def usual_departments(name: str) -> Words:
    """Which departments usually supervise a sector, as the end of a sentence; nothing where the table does not say.

    >>> usual_departments("工贸").zh
    '；通常由应急管理部门监管，以本地分工为准'
    """
    sector = meant(name)
    if sector is None or not sector.departments:
        return NO_WORDS
    names = "、".join(sector.departments)
    return Words(
        f"；通常由{names}部门监管，以本地分工为准",
        f"; usually one of the departments of {names}, as the place lays down",
    )


_ENDINGS = tuple(
    map(
        key,
        ("行业领域", "行业", "领域", "专项整治", "专项", "安全生产", "安全", "方面", "系统", "企业", "单位"),
    )
)


def _stripped(text: str) -> str:
    """The text as names are compared, without the endings that offices add."""
    bare = key(text)
    while (end := next((e for e in _ENDINGS if bare.endswith(e) and bare != e), None)) is not None:
        bare = bare.removesuffix(end)
    return bare


@cache
def _names() -> Mapping[str, Sector]:
    return {
        _stripped(name): one for one in sectors() for name in (one.name, one.en, *one.aliases, *one.parts)
    }


def _sector(row: Mapping[str, Any]) -> Sector:
    documents = tuple(Document(**document) for document in row.get("documents", ()))
    lists = {
        name: tuple(row.get(name, ())) for name in ("aliases", "parts", "departments", "accidents", "holds")
    }
    return Sector(**{**row, **lists, "documents": documents})
