"""Penalties: a fine against the bounds of the law, and the fines that were to be the highest and are not."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Literal

import attrs

from ansheng.dates import AnyDay, day_of
from ansheng.errors import UnknownNameError
from ansheng.facts.as_of import stood
from ansheng.facts.frames import Tables, records_of
from ansheng.hazards.enforcement import PenaltyRecord
from ansheng.hazards.records import HazardRecord
from ansheng.sheets import names
from ansheng.sheets.door import read_toml
from ansheng.words import Words

Place = Literal["below", "within", "highest", "above", "unknown"]


@attrs.frozen
class Scale:
    """The bounds of a fine in yuan, both included; without ``floor`` there is no least fine.

    :param since: the day on which the law that lays it down came into force
    """

    id: str
    title: str
    en: str
    clause: str
    ceiling: float
    floor: float = 0.0
    since: dt.date = dt.date.min

    def place(self, amount: float | None) -> Place:
        """Where a fine in yuan lies; a fine of unknown amount is unknown.

        >>> scale("hazard_not_removed").place(50_000)
        'highest'
        """
        if amount is None:
            return "unknown"
        if amount < self.floor:
            return "below"
        if amount == self.ceiling:
            return "highest"
        return "within" if amount < self.ceiling else "above"


@cache
def scales() -> tuple[Scale, ...]:
    """The fines that the law lays down for hazards (安全生产法)."""
    data = read_toml(Path(__file__).with_name("law") / "penalties.toml")
    return tuple(Scale(since=data["effective"], **each) for each in data["scale"])


def scale(name: str) -> Scale:
    """The scale with this id.

    :raises UnknownNameError: there is none; near ids are listed
    """
    known = {each.id: each for each in scales()}
    if name not in known:
        raise UnknownNameError.of(Words("处罚幅度", "scale of fines"), name, known)
    return known[name]


def not_highest(tables: Tables, on: AnyDay, bounds: Scale) -> tuple[tuple[PenaltyRecord, Place], ...]:
    """The fines up to a day that are not the highest although the unit had an open major hazard (顶格处罚).

    Fines of unknown amount are among them as unknown. A hazard is open from when it is found until it is closed; one
    without a day of finding counts as open before it is closed. Fines from before the law came into force are left out.
    """
    on = day_of(on, "on")
    major = [record for record in records_of(tables, HazardRecord) if record.grade == "major"]
    return tuple(
        (penalty, place)
        for penalty in records_of(tables, PenaltyRecord)
        if penalty.kind == "fine"
        and penalty.penalised_on is not None
        and bounds.since <= penalty.penalised_on <= on
        and any(_same(record.unit, penalty.unit) and _open(record, penalty.penalised_on) for record in major)
        and (place := bounds.place(penalty.amount)) != "highest"
    )


def _same(unit: str | None, other: str | None) -> bool:
    """Whether two names of a unit are one, however they are written; nobody is nobody's."""
    return bool(unit and other) and names.key(unit or "") == names.key(other or "")


def _open(hazard: HazardRecord, day: dt.date) -> bool:
    if hazard.unit is None or (hazard.found_on is not None and hazard.found_on > day):
        return False
    return not stood(hazard.closed, hazard.closed_on, day)
