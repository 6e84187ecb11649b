"""Key units: which units to look at first, and on what grounds: accidents, class, sector, open major hazards."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator

import attrs

from ansheng.accidents.records import AccidentRecord
from ansheng.assessment.grading import classes_at
from ansheng.dates import AnyDay, AnyPeriod, Period, day_of
from ansheng.errors import InputError, word
from ansheng.facts.frames import Tables, records_of, rows_of
from ansheng.indicators.definitions.clearing import open_major
from ansheng.responsibility.records import EnterpriseRecord
from ansheng.sheets import names
from ansheng.words import Lang, Words

Counted = Counter[tuple[str, bool]]


@attrs.frozen
class KeyUnit:
    """One unit with the grounds for looking at it; more grounds come first."""

    unit: EnterpriseRecord
    grounds: tuple[Words, ...]

    def text(self, lang: Lang = "zh") -> str:
        """The unit and its grounds in a line."""
        told = word(lang, Words("；", "; ")).join(word(lang, ground) for ground in self.grounds)
        return word(lang, Words(f"{self.unit.name}：{told}", f"{self.unit.name}: {told}"))


def key_units(
    tables: Tables,
    *,
    accidents_in: AnyPeriod,
    on: AnyDay,
    classes: Collection[str] = (),
    sectors: Collection[str] = (),
) -> tuple[KeyUnit, ...]:
    """The units of the list for which at least one ground holds, those with most grounds first.

    Accidents are matched by the unit's number, hazards by its number or name; the class is the latest rating by the
    day, else that of the list. A unit of which a ground is not known, but may hold, is among them and says so: an
    accident whose day or nature is not stated, a hazard that may be an open major one, a class where classes are asked
    for.

    :param accidents_in: the period whose production accidents count
    :param on: the day on which major hazards are open
    :param classes: the classes that are key, such as C and D
    :param sectors: the sectors that are key
    :raises InputError: there is no list of units
    """
    accidents_in = Period.of(accidents_in)
    on = day_of(on, "on")
    if "enterprises" not in tables:
        raise InputError(
            Words("缺少企业名单，无法选取重点检查对象；请提供该名单", "there is no list of units; provide it")
        )
    struck = _accidents(tables, accidents_in, on)
    hazards = _hazards(tables, on)
    rated = classes_at(tables, on)
    found = []
    for unit in records_of(tables, EnterpriseRecord):
        risk_class = rated.get(names.key(unit.name or "")) or unit.risk_class
        grounds = list(_grounds(unit, risk_class, struck, hazards, classes, sectors))
        if grounds:
            found.append(KeyUnit(unit, tuple(grounds)))
    return tuple(sorted(found, key=lambda one: -len(one.grounds)))


def _accidents(tables: Tables, window: Period, on: dt.date) -> Counted:
    """By number of the unit and whether it is certain that they count."""
    counted: Counted = Counter()
    for accident in records_of(tables, AccidentRecord):
        day = accident.occurred_on
        inside = day is None or (day <= on and window.contains(day))
        if accident.unit_id and accident.production is not False and inside:
            counted[names.key(accident.unit_id), bool(day and accident.production)] += 1
    return counted


def _hazards(tables: Tables, on: dt.date) -> Counted:
    """By number or name of the unit and whether it is certain that they are open and major."""
    counted: Counted = Counter()
    for row in rows_of(tables, "hazards"):
        state = open_major(row, on)
        if state is not False:
            keys = {names.key(name) for name in (row["unit_id"], row["unit"]) if name}
            counted.update((key, state is True) for key in keys)
    return counted


def _grounds(
    unit: EnterpriseRecord,
    risk_class: str | None,
    struck: Counted,
    hazards: Counted,
    classes: Collection[str],
    sectors: Collection[str],
) -> Iterator[Words]:
    number, name = names.key(unit.unit_id or ""), names.key(unit.name or "")
    if accidents := struck[number, True]:
        yield Words(f"发生事故{accidents}起", f"{accidents} accidents")
    if doubtful := struck[number, False]:
        yield Words(f"日期或性质不明的事故{doubtful}起", f"{doubtful} accidents of unknown day or nature")
    if major := max(hazards[number, True], hazards[name, True]):
        yield Words(f"未整改重大事故隐患{major}条", f"{major} open major hazards")
    if possible := max(hazards[number, False], hazards[name, False]):
        yield Words(f"可能属未整改重大事故隐患{possible}条", f"{possible} hazards that may be open and major")
    if risk_class in classes:
        yield Words(f"风险等级{risk_class}级", f"class {risk_class}")
    elif classes and risk_class is None:
        yield Words("风险等级不明", "class not known")
    if unit.sector in sectors:
        yield Words(f"属重点行业领域“{unit.sector}”", f"key sector {unit.sector}")
