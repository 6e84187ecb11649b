"""Table of records: which records it holds, and by which names files and sheets of it are known."""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from ansheng.errors import FactError
from ansheng.facts.record import Facts
from ansheng.sheets.cells import title_key
from ansheng.words import Words

_SUFFIX = re.compile(
    r"(?:一览表|台账|清单|名单|名册|明细|汇总|统计|登记|记录|情况|快报|报表|月报表|结果|导出|表)+$"
)


def stem(name: str) -> str:
    """A name without the words that every table may have: 隐患 of 隐患台账.

    >>> stem("消防检查记录表")
    '消防检查'
    """
    key = title_key(name).strip("-_")
    return _SUFFIX.sub("", key) or key


def _texts(names: Iterable[object]) -> tuple[str, ...]:
    told = tuple(names)
    found = tuple(name for name in told if isinstance(name, str) and name)
    if isinstance(names, str) or found != told:
        raise FactError(
            Words(
                f"names= 和 about= 应为若干名称组成的列表，收到“{names}”",
                f"names= and about= take a list of names, not {names!r}",
            )
        )
    return found


@attrs.frozen
class RecordTable:
    """A table of records that a dossier can hold.

    :param facts: the class of its records, a subclass of ``Facts`` with ``table=``
    :param names: what files and sheets of it are called, beside its id and its titles; words such as 台账 do not count
    :param about: the facts that it is about: without a column for one of them, its headers do not tell it
    :raises FactError: the class has no ``table=``, or a name is no text
    :raises UnknownNameError: ``about`` names no fact of the class; near names are listed

    >>> from ansheng import Facts, Text
    >>> class Lamp(Facts, title="灯具", en="lamp", table="lamps"):
    ...     place = Text("位置", en="place")
    >>> sorted(RecordTable(Lamp, ["照明", "照明台账"]).stems)
    ['lamp', 'lamps', '灯具', '照明']
    """

    facts: type[Facts]
    names: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    about: tuple[str, ...] = attrs.field(default=(), converter=_texts)

    def __attrs_post_init__(self) -> None:
        kind: object = self.facts
        if not (isinstance(kind, type) and issubclass(kind, Facts) and kind.table):
            shown = getattr(kind, "__name__", repr(kind))
            raise FactError(
                Words(
                    f"{shown} 不能作为数据表；请在采集项的类中写 table=",
                    f"{shown} is no table of records; give a subclass of Facts with table=",
                )
            )
        for name in self.about:
            self.facts.fact(name)

    @property
    def stems(self) -> frozenset[str]:
        """By what names it is known, without what every table may be called."""
        facts = self.facts
        return frozenset(stem(name) for name in (*self.names, facts.table, facts.en, facts.title))
