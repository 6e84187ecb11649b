"""Grading of units: classes A to D against the scores behind them, how often each is to be inspected, and their age."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

import attrs

from ansheng.assessment.records import RatingRecord
from ansheng.assessment.scheme import Mark, Scheme
from ansheng.assessment.score import Score, assess
from ansheng.dates import AnyDay, Period, day_of, shift
from ansheng.errors import InputError, check_lang
from ansheng.facts.frames import Tables, records_of
from ansheng.hazards.enforcement import InspectionRecord
from ansheng.indicators.printing import Exact
from ansheng.responsibility.records import EnterpriseRecord
from ansheng.sheets import names
from ansheng.words import Lang, Words

State = Literal["kept", "open", "missed", "unknown"]


@attrs.frozen
class Frequency:
    """How often a class is to be inspected: so many visits in every so many months, which the office lays down."""

    visits: int
    months: int

    def __attrs_post_init__(self) -> None:
        if self.visits < 1 or self.months < 1 or 12 % self.months:
            raise InputError(
                Words(
                    "检查频次应为每若干个月至少若干次，且12可被月数整除；请更正",
                    "a frequency is so many visits in so many months, which must divide the year; correct it",
                )
            )


@attrs.frozen
class Span:
    """One span of a year in which visits were due, and how many were made."""

    period: Period
    due: int
    made: int
    state: State


@attrs.frozen
class VisitStanding:
    """How one unit was inspected in a year, against the frequency of its class; no class, no frequency is known."""

    unit: str
    risk_class: str | None
    spans: tuple[Span, ...]
    state: State

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        missed = [span for span in self.spans if span.state == "missed"]
        if check_lang(lang) == "en":
            state = {"kept": "kept", "open": "not over", "missed": "missed", "unknown": "class not known"}[
                self.state
            ]
            told = "; ".join(f"{s.period.label('en')}: {s.made} of {s.due}" for s in missed)
            return f"{self.unit} ({self.risk_class or '?'}): {state}" + (f" ({told})" if told else "")
        state = {"kept": "已达频次", "open": "未到期", "missed": "未达频次", "unknown": "等级不明"}[
            self.state
        ]
        told = "；".join(f"{s.period.label()}检查{s.made}次，应检查{s.due}次" for s in missed)
        return f"{self.unit}（{self.risk_class or '未定级'}）：{state}" + (f"（{told}）" if told else "")


def visit_standings(
    tables: Tables, year: int, as_of: AnyDay, frequencies: Mapping[str, Frequency]
) -> tuple[VisitStanding, ...]:
    """How the units on the list were inspected in a year, as it stands at the end of a day.

    The class is the latest rating by then, else that of the list. A visit without a unit or a day helps nobody and is
    not counted; it is in the coverage indicator's unknown records.

    :param frequencies: by class; a class without one asks for no visits and is left out
    :raises InputError: there is no list of units, or no table of inspections
    """
    as_of = day_of(as_of, "as_of")
    if "enterprises" not in tables:
        raise InputError(
            Words("缺少企业名单，无法核对检查频次；请提供该名单", "there is no list of units; provide it")
        )
    if "inspections" not in tables:
        raise InputError(
            Words("缺少检查表，无法核对检查频次；请提供该表", "there is no table of inspections; provide it")
        )
    classes = classes_at(tables, as_of)
    visits: dict[str, list[dt.date]] = {}
    for visit in records_of(tables, InspectionRecord):
        if visit.unit and visit.inspected_on and visit.inspected_on <= as_of:
            visits.setdefault(names.key(visit.unit), []).append(visit.inspected_on)
    return tuple(
        _standing(unit.name, risk_class, visits.get(names.key(unit.name), []), year, as_of, frequencies)
        for unit in records_of(tables, EnterpriseRecord)
        for risk_class in [classes.get(names.key(unit.name or "")) or unit.risk_class]
        if unit.name and (risk_class is None or risk_class in frequencies)
    )


def outdated(tables: Tables, on: AnyDay, *, months: int) -> tuple[tuple[str, dt.date | None], ...]:
    """The units of the list whose latest rating is older than so many months, or that have none, with its day.

    :raises InputError: there is no list of units
    """
    on = day_of(on, "on")
    if "enterprises" not in tables:
        raise InputError(
            Words("缺少企业名单，无法核对分级更新情况；请提供该名单", "there is no list of units; provide it")
        )
    latest: dict[str, dt.date] = {}
    for rating in records_of(tables, RatingRecord):
        if rating.unit and rating.graded_on and rating.graded_on <= on:
            key = names.key(rating.unit)
            latest[key] = max(rating.graded_on, latest.get(key, rating.graded_on))
    units = [unit.name for unit in records_of(tables, EnterpriseRecord) if unit.name]
    return tuple(
        (unit, latest.get(names.key(unit)))
        for unit in units
        if names.key(unit) not in latest or shift(latest[names.key(unit)], months=months) < on
    )


def rating_conflicts(tables: Tables, scheme: Scheme) -> tuple[tuple[RatingRecord, Score], ...]:
    """The ratings whose class is not the band that their scores give.

    The parts of the scheme are ``sector``, ``inherent`` and ``state``; its bands are the classes. Where a score is
    missing and the band therefore open, nothing is said.
    """
    found = []
    for rating in records_of(tables, RatingRecord):
        marks = {
            "sector": rating.sector_score,
            "inherent": rating.inherent_score,
            "state": rating.state_score,
        }
        given = {part.id: Mark(_decimal(marks.get(part.id))) for part in scheme.part}
        score = assess(scheme, given)
        if rating.risk_class and score.band is not None and score.band.id != rating.risk_class:
            found.append((rating, score))
    return tuple(found)


def classes_at(tables: Tables, as_of: dt.date) -> dict[str, str]:
    """The class of each unit, by the key of its name, by its latest rating that has a day, as at the end of a day."""
    dated = [
        (rating.graded_on, names.key(rating.unit), rating.risk_class)
        for rating in records_of(tables, RatingRecord)
        if rating.unit and rating.risk_class and rating.graded_on and rating.graded_on <= as_of
    ]
    return {unit: risk_class for _, unit, risk_class in sorted(dated)}


def _standing(
    unit: str,
    risk_class: str | None,
    days: list[dt.date],
    year: int,
    as_of: dt.date,
    frequencies: Mapping[str, Frequency],
) -> VisitStanding:
    if risk_class is None:
        return VisitStanding(unit, None, (), "unknown")
    frequency = frequencies[risk_class]
    spans = []
    for start in range(1, 13, frequency.months):
        first = dt.date(year, start, 1)
        if first <= as_of:
            period = Period(first, shift(shift(first, months=frequency.months), days=-1))
            made = sum(period.contains(day) for day in days)
            state: State = (
                "kept" if made >= frequency.visits else "open" if period.last >= as_of else "missed"
            )
            spans.append(Span(period, frequency.visits, made, state))
    states = {span.state for span in spans}
    whole: State = "missed" if "missed" in states else "open" if "open" in states or not spans else "kept"
    return VisitStanding(unit, risk_class, tuple(spans), whole)


def _decimal(value: float | None) -> Exact | None:
    return None if value is None else Decimal(repr(value))
