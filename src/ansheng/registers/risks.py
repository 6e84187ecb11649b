"""Risks: the register of risk points checked: level, owner, measures, review, and the hazards found at each point."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

import attrs

from ansheng.dates import AnyDay, day_label, day_of, shift
from ansheng.errors import InputError, check_lang, word
from ansheng.facts.as_of import stood
from ansheng.hazards.records import HazardRecord, RiskRecord
from ansheng.sheets import names
from ansheng.words import Lang, Words

Review = Literal["in_time", "overdue", "unknown"]

REVIEWS: Mapping[Review, Words] = {
    "in_time": Words("未到复评期限", "review not overdue"),
    "overdue": Words("逾期未复评", "review overdue"),
    "unknown": Words("复评期限不明", "not known when to be reviewed"),
}
"""How the review of a risk stands, in Chinese and in English."""

NEEDS: Mapping[str, Words] = {
    "level": Words("风险等级", "level"),
    "control_level": Words("管控层级", "level of control"),
    "owner": Words("管控责任人或责任单位", "owner"),
    "measures": Words("管控措施", "measures"),
}
"""What each risk of a register must state."""

_ANY: Mapping[str, tuple[str, ...]] = {
    "owner": ("owner", "controller"),
    "measures": ("control", "engineering", "management", "training", "protection", "emergency"),
}
"""The facts of which one is enough."""


@attrs.frozen
class RiskStanding:
    """How one risk point stands at the end of a day.

    :param lacking: which of :data:`NEEDS` it does not state
    :param due: the day by which it must be reviewed again; None where that is not known
    :param hazards: the hazards found at it, and ``open`` those of them not rectified; ``doubtful`` of which that is
        not known
    """

    risk: RiskRecord
    lacking: tuple[str, ...]
    review: Review
    due: dt.date | None
    hazards: tuple[HazardRecord, ...]
    open: int
    doubtful: int

    @property
    def complete(self) -> bool:
        """Whether it states level, control, owner and measures."""
        return not self.lacking

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        name, review = self.risk.name or self.risk.id, word(lang, REVIEWS[self.review])
        level = RiskRecord.fact("level").options.get(self.risk.level or "", "等级未填")
        due = f"（{day_label(self.due)}）" if self.due else ""
        if check_lang(lang) == "en":
            lacking = ", ".join(NEEDS[each].en for each in self.lacking)
            said = f"{name or 'no name'} ({self.risk.level or 'level not stated'}): {review}"
            said += f" ({day_label(self.due, 'en')})" if self.due else ""
            said += f"; lacks {lacking}" if lacking else ""
            return f"{said}; {len(self.hazards)} hazards found, {self.open} open, {self.doubtful} not known"
        lacking = "、".join(NEEDS[each].zh for each in self.lacking)
        said = f"{name or '名称未填'}（{level}）：{review}{due}" + (f"；未填{lacking}" if lacking else "")
        said += f"；查出隐患{len(self.hazards)}条，未整改{self.open}条"
        return said + (f"，是否整改不明{self.doubtful}条" if self.doubtful else "")


@attrs.frozen
class RiskRegister:
    """A register of risks at the end of a day, with both ways to the hazards.

    :param standings: the risks in the order of the register
    :param strangers: hazards at risk points that are not on the register
    :param unlinked: hazards that do not say at which risk point they were found
    :param ambiguous: hazards whose risk point may be several on the register, because the unit is not stated
    """

    on: dt.date
    standings: tuple[RiskStanding, ...]
    strangers: tuple[HazardRecord, ...]
    unlinked: int
    ambiguous: tuple[HazardRecord, ...]

    def lacking(self, need: str) -> tuple[RiskStanding, ...]:
        """The risks that do not state one of :data:`NEEDS`."""
        return tuple(each for each in self.standings if need in each.lacking)

    @property
    def overdue(self) -> tuple[RiskStanding, ...]:
        """The risks that had to be reviewed before the day, the longest overdue first."""
        over = (each for each in self.standings if each.review == "overdue")
        return tuple(sorted(over, key=lambda each: each.due or self.on))

    @property
    def failing(self) -> tuple[RiskStanding, ...]:
        """The risks at which hazards are open: a measure of theirs has failed or is missing."""
        return tuple(each for each in self.standings if each.open)

    def text(self, lang: Lang = "zh") -> str:
        """The register in a line."""
        complete, total = sum(each.complete for each in self.standings), len(self.standings)
        unknown = sum(each.review == "unknown" for each in self.standings)
        if check_lang(lang) == "en":
            return (
                f"{total} risk points, {complete} complete; {len(self.overdue)} reviews overdue, {unknown} not known; "
                f"{len(self.failing)} with open hazards; {len(self.strangers)} hazards at points not on the register"
            )
        return (
            f"风险点{total}个，要素齐全{complete}个；逾期未复评{len(self.overdue)}个，复评期限不明{unknown}个；"
            f"有未整改隐患的{len(self.failing)}个；未登记风险点的隐患{len(self.strangers)}条"
        )


def risk_register(
    risks: Iterable[RiskRecord],
    hazards: Iterable[HazardRecord],
    on: AnyDay,
    *,
    review_months: int | None = None,
) -> RiskRegister:
    """The register of risks at the end of a day, each risk with the hazards found at it by then.

    A hazard belongs to the risk point that it names, by id or by name, of the same unit. A risk must be reviewed by the
    day that it states (``review_due_on``), or else so many months after its last update; on that day it is not overdue
    yet. No interval is assumed.

    :param review_months: how many months after an update a risk must be reviewed, where the office has laid it down
    :raises InputError: ``review_months`` is below 1

    >>> point = RiskRecord(id="F1", name="1号储罐", unit="甲厂", level="major", review_due_on="2023-06-30")
    >>> leak = HazardRecord(unit="甲厂", risk="1号储罐", found_on="2023-05-01", rectified=False)
    >>> risk_register([point], [leak], "2023-07-01").text()
    '风险点1个，要素齐全0个；逾期未复评1个，复评期限不明0个；有未整改隐患的1个；未登记风险点的隐患0条'
    """
    if review_months is not None and review_months < 1:
        raise InputError(
            Words(
                f"review_months= 应为1以上的整数，收到“{review_months}”；请更正",
                f"review_months= is 1 or more, not {review_months}; correct it",
            )
        )
    day = day_of(on, "on")
    points = tuple(risks)
    found = [hazard for hazard in hazards if not (hazard.found_on and hazard.found_on > day)]
    places = _places(points)
    at: dict[int, list[HazardRecord]] = {}
    strangers: list[HazardRecord] = []
    ambiguous: list[HazardRecord] = []
    for hazard in found:
        near = _candidates(hazard, points, places)
        if near is None:
            continue
        if len(near) == 1:
            at.setdefault(near[0], []).append(hazard)
        else:
            (ambiguous if near else strangers).append(hazard)
    standings = tuple(
        _standing(point, at.get(place, []), day, review_months) for place, point in enumerate(points)
    )
    unlinked = sum(1 for hazard in found if not hazard.risk)
    return RiskRegister(day, standings, tuple(strangers), unlinked, tuple(ambiguous))


def _places(points: Iterable[RiskRecord]) -> Mapping[str, list[int]]:
    """Where in the register the points of a name or an id stand."""
    places: dict[str, list[int]] = {}
    for place, point in enumerate(points):
        for key in dict.fromkeys(names.key(called) for called in (point.id, point.name) if called):
            places.setdefault(key, []).append(place)
    return places


def _candidates(
    hazard: HazardRecord, points: tuple[RiskRecord, ...], places: Mapping[str, list[int]]
) -> list[int] | None:
    """The places of the points at which a hazard may have been found; None where it names none."""
    if not hazard.risk:
        return None
    called = places.get(names.key(hazard.risk), [])
    return [place for place in called if _may_be(points[place].unit, hazard.unit)]


def _may_be(one: str | None, other: str | None) -> bool:
    return not one or not other or names.key(one) == names.key(other)


def _standing(risk: RiskRecord, hazards: list[HazardRecord], on: dt.date, months: int | None) -> RiskStanding:
    states = [stood(hazard.rectified, hazard.rectified_on, on) for hazard in hazards]
    due = _due(risk, months)
    review: Review = "unknown" if due is None else "overdue" if due < on else "in_time"
    return RiskStanding(
        risk, _lacking(risk), review, due, tuple(hazards), states.count(False), states.count(None)
    )


def _due(risk: RiskRecord, months: int | None) -> dt.date | None:
    if risk.review_due_on is not None:
        return risk.review_due_on
    return shift(risk.updated_on, months=months) if months and risk.updated_on else None


def _lacking(risk: RiskRecord) -> tuple[str, ...]:
    values = risk.values()
    return tuple(need for need in NEEDS if not any(values.get(name) for name in _ANY.get(need, (need,))))
