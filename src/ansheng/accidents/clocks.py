"""Accident clocks: the window of growth, who investigates, and by when report, reply and evaluation are due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import attrs
import cattrs

from ansheng.dates import shift
from ansheng.errors import UnknownNameError, word
from ansheng.sheets.door import read_toml
from ansheng.words import Lang, Words

Seen = Literal["text", "secondary", "memory"]

LEVELS: Mapping[str, Words] = {
    "head": Words("单位负责人", "head of the unit"),
    "county": Words("县级", "county"),
    "city": Words("设区的市级", "city"),
    "province": Words("省级", "province"),
    "state": Words("国务院", "State Council"),
}
"""Who investigates or is told, in Chinese and in English."""


@attrs.frozen
class Window:
    """For so many days after an accident of these domains, changed casualties count; no domains is all others."""

    id: str
    title: str
    en: str
    days: int
    domains: tuple[str, ...]
    source: str
    seen: Seen


@attrs.frozen
class Investigating:
    """Which level investigates accidents of a grade, and how many days the reply may take."""

    grade: str
    level: str
    reply_days: int
    reply_extension: int
    source: str
    seen: Seen

    def title(self, lang: Lang = "zh") -> str:
        """The level in words."""
        return word(lang, LEVELS[self.level])


@attrs.frozen
class Due:
    """A period for the report of an investigation."""

    title: str
    en: str
    days: int
    extension: int
    source: str
    seen: Seen


@attrs.frozen
class Evaluation:
    """The period after the reply in which the measures are evaluated."""

    title: str
    en: str
    years: int
    source: str
    seen: Seen


@attrs.frozen
class Reporting:
    """How long each step of a report may take, and up to which level a grade goes."""

    title: str
    en: str
    head_minutes: int
    level_minutes: int
    levels: tuple[str, ...]
    highest: Mapping[str, str] = attrs.field(hash=False)
    source: str
    seen: Seen


@attrs.frozen
class Clocks:
    """The periods that begin with an accident; :func:`clocks` gives those of the law, an office can change them."""

    window: tuple[Window, ...]
    investigation: tuple[Investigating, ...]
    report: Due
    evaluation: Evaluation
    reporting: Reporting

    def window_of(self, domain: str | None) -> Window | None:
        """The window of growth for a domain of accidents; None where the domain is not known and windows differ."""
        if domain is None:
            return None
        named = [window for window in self.window if domain in window.domains]
        return named[0] if named else next(window for window in self.window if not window.domains)

    def final_day(self, occurred_on: dt.date, domain: str | None) -> dt.date:
        """The last day on which a change of casualties can change the grade.

        Where the domain is not known it is the latest that it can be.

        >>> clocks().final_day(dt.date(2026, 3, 1), "coal"), clocks().final_day(dt.date(2026, 3, 1), "road")
        (datetime.date(2026, 3, 31), datetime.date(2026, 3, 8))
        """
        window = self.window_of(domain)
        days = window.days if window else max(window.days for window in self.window)
        return shift(occurred_on, days=days)

    def investigating(self, grade: str) -> Investigating:
        """Who investigates accidents of a grade.

        :raises UnknownNameError: there is no such grade
        """
        known = {one.grade: one for one in self.investigation}
        if grade not in known:
            raise UnknownNameError.of(Words("事故等级", "grade of accident"), grade, known)
        return known[grade]

    def report_due(self, occurred_on: dt.date, *, extended: int = 0, appraisal: int = 0) -> dt.date:
        """The day by which the report of the investigation is due.

        :param extended: days of extension that were granted, at most those that the law allows
        :param appraisal: days of technical appraisal, which do not count
        """
        return shift(occurred_on, days=self.report.days + min(extended, self.report.extension) + appraisal)

    def reply_due(self, submitted_on: dt.date, grade: str, *, extended: int = 0) -> dt.date:
        """The day by which the government is to reply to the report."""
        rule = self.investigating(grade)
        return shift(submitted_on, days=rule.reply_days + min(extended, rule.reply_extension))

    def evaluation_due(self, replied_on: dt.date) -> dt.date:
        """The day by which it is to be evaluated whether the measures were carried out."""
        return shift(replied_on, years=self.evaluation.years)


@cache
def clocks() -> Clocks:
    """The periods of the law, each with its source and how it was learnt."""
    path = Path(__file__).parent / "law" / "accident-clocks.toml"
    return cattrs.Converter(forbid_extra_keys=True).structure(read_toml(path), Clocks)
