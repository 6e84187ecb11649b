"""Enumeration: the number that a shorthand or heading declares against the members that are named."""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from ansheng import numerals
from ansheng.errors import check_lang
from ansheng.responsibility.parties import names_in
from ansheng.words import Lang

_ORDINAL = re.compile(r"第[0-9〇零一二三四五六七八九十百]+")
_OPEN = re.compile(r"[+＋]?[XxＸ]")
_UNITED = re.compile(r"合一$")
_NUMBER = re.compile(r"[0-9]+|两|[一二三四五六七八九十百]+")


@attrs.frozen
class Enumeration:
    """A shorthand such as 两客一危, with its members and the number that it declares; None is not declared or open."""

    title: str
    members: tuple[str, ...]
    declared: int | None

    @property
    def agrees(self) -> bool | None:
        """Whether as many members are named as declared, each once; None where no number is declared."""
        if self.declared is None:
            return None
        return len(set(self.members)) == len(self.members) == self.declared

    def text(self, lang: Lang = "zh") -> str:
        """The comparison in a line."""
        count, declared = len(self.members), "?" if self.declared is None else self.declared
        if check_lang(lang) == "en":
            return f"{self.title}: {count} named of {declared} declared"
        return f"“{self.title}”列出{count}项，标题所称为{declared}项"


def enumeration(title: str, members: str | Iterable[str], *, declared: int | None = None) -> Enumeration:
    """A shorthand or heading with its members.

    :param members: as one text, with 、 between them, or each by itself
    :param declared: the number, where the title does not say it as :func:`declared_in` reads it

    >>> enumeration("两客一危", "班线客车、旅游客车、危险货物运输车").agrees
    True
    """
    names = names_in(members) if isinstance(members, str) else tuple(members)
    return Enumeration(title, names, declared_in(title) if declared is None else declared)


def declared_in(title: str) -> int | None:
    """The number that a shorthand declares: the sum of its numerals; None where there is none, or it is open (2+X).

    >>> [declared_in(title) for title in ("十大行动", "三超一疲劳", "十有两禁", "三合一", "2+X")]
    [10, 4, 12, 3, None]
    """
    if _OPEN.search(title):
        return None
    found = _NUMBER.findall(_UNITED.sub("", _ORDINAL.sub("", title)))
    numbers = [int(each) if each.isdigit() else numerals.integer(each.replace("两", "二")) for each in found]
    known = [number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else None
