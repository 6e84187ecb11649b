"""Priorities: the units that are to be inspected first, and why."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator

import attrs

from ansheng.agenda.signals import open_hazards
from ansheng.dates import AnyDay, day_label, day_of, shift
from ansheng.errors import check_lang, word
from ansheng.facts.frames import Tables, records_of, rows_of
from ansheng.responsibility import EnterpriseRecord
from ansheng.sheets import names
from ansheng.words import Lang, Words


@attrs.frozen
class Priority:
    """One unit to be inspected first, with the reasons in Chinese and English; ``certain``: one of them is sure."""

    unit: str
    reasons: tuple[Words, ...]
    certain: bool

    def text(self, lang: Lang = "zh") -> str:
        """The unit and its reasons in a line."""
        told = [word(lang, reason) for reason in self.reasons]
        return (
            f"{self.unit}: {'; '.join(told)}"
            if check_lang(lang) == "en"
            else f"{self.unit}：{'；'.join(told)}"
        )


def priority_units(
    tables: Tables,
    on: AnyDay,
    *,
    classes: Collection[str] = (),
    sectors: Collection[str] = (),
    months: int = 12,
) -> tuple[Priority, ...]:
    """The enterprises with an accident, of a risk class, of a key sector, or with an open major hazard, in their order.

    An enterprise without a risk class is listed as to be graded; an accident without a day as to be checked.

    :param classes: the risk classes that are inspected first, such as ``{"D"}``; classes are not looked at without it
    :param sectors: the key sectors
    :param months: how far back accidents count
    """
    on = day_of(on, "on")
    struck = _accidents(tables, on, months)
    major = _major(tables, on)
    found: list[Priority] = []
    for unit in records_of(tables, EnterpriseRecord):
        keys = {names.key(name) for name in (unit.id, unit.unit_id, unit.name) if name}
        reasons = [
            *(reason for key in keys for reason in struck.get(key, ())),
            *_traits(unit, classes, sectors),
            *([(Words("有未销号的重大事故隐患", "an open major hazard"), True)] if keys & major else []),
        ]
        if reasons:
            told = tuple(words for words, _ in reasons)
            found.append(Priority(unit.name or unit.id or "", told, any(sure for _, sure in reasons)))
    return tuple(found)


def _traits(
    unit: EnterpriseRecord, classes: Collection[str], sectors: Collection[str]
) -> Iterator[tuple[Words, bool]]:
    if classes and unit.risk_class is None:
        yield Words("未评定风险等级", "not graded"), False
    elif unit.risk_class in classes:
        yield Words(f"风险等级{unit.risk_class}级", f"risk class {unit.risk_class}"), True
    if unit.sector in sectors:
        yield Words(f"属重点行业领域“{unit.sector}”", f"key sector {unit.sector}"), True


def _accidents(tables: Tables, on: dt.date, months: int) -> dict[str, list[tuple[Words, bool]]]:
    since = shift(on, months=-months)
    found: dict[str, list[tuple[Words, bool]]] = defaultdict(list)
    for row in rows_of(tables, "accidents"):
        day, unit = row["occurred_on"], row["unit_id"]
        if unit and row["production"] is not False and (day is None or since < day <= on):
            words = Words(
                f"发生事故（{day_label(day) if day else '日期不明'}）",
                f"an accident ({day or 'day not known'})",
            )
            found[names.key(unit)].append((words, day is not None))
    return found


def _major(tables: Tables, on: dt.date) -> set[str]:
    frame = open_hazards(tables, on)
    if frame is None:
        return set()
    return {names.key(unit) for unit in frame.filter(grade="major")["unit"].drop_nulls()}
