"""Submissions: which report of which party for which month came, late or not, nil or not, and who else got it."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

import attrs

from ansheng.campaigns.records import SubmissionRecord
from ansheng.dates import AnyDay, AnyPeriod, Period, day_of
from ansheng.errors import DayError, check_lang, word
from ansheng.facts.as_of import stood
from ansheng.responsibility.parties import names_in
from ansheng.responsibility.records import PartyRecord
from ansheng.words import Lang, Words

State = Literal["in_time", "late", "undated", "due", "missing", "unknown"]

STATES: Mapping[State, Words] = {
    "in_time": Words("按时报送", "in time"),
    "late": Words("迟报", "late"),
    "undated": Words("已报，日期不明", "sent, day not known"),
    "due": Words("未到期", "not yet due"),
    "missing": Words("未报", "missing"),
    "unknown": Words("无法判断", "unknown"),
}
"""How a report stands, in Chinese and in English."""


@attrs.frozen
class SubmissionStanding:
    """How the report of one party for one month stands; ``nil``: whether it says that there is nothing to report."""

    party: str
    period: Period
    state: State
    nil: bool | None = None

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        state = word(lang, STATES[self.state])
        if check_lang(lang) == "en":
            return f"{self.party}, {self.period.label('en')}: {state}{' (nil report)' if self.nil else ''}"
        return f"{self.party}{self.period.label()}{state}{'（零报告）' if self.nil else ''}"


def period_label(text: str, lang: Lang = "zh") -> str:
    """The period that a report is for, as a sentence writes it; the text as it is where it names no period.

    >>> period_label("2020-08"), period_label("八月上旬")
    ('2020年8月', '八月上旬')
    """
    try:
        return Period.parse(text).label(lang)
    except DayError:
        return text


def submission_standings(
    parties: Iterable[PartyRecord | str],
    period: AnyPeriod,
    records: Iterable[SubmissionRecord],
    on: AnyDay,
) -> tuple[SubmissionStanding, ...]:
    """How the monthly reports that parties owe stand at the end of a day, party by party and month by month.

    Parties that are said not to have to report are left out. A month without a row is unknown, not missing: nobody
    wrote down that nothing came.

    :param period: whose whole months are looked at
    """
    period = Period.of(period)
    on = day_of(on, "on")
    rows: dict[tuple[str | None, Period | None], list[SubmissionRecord]] = defaultdict(list)
    for record in records:
        rows[record.party, _period(record)].append(record)
    found: list[SubmissionStanding] = []
    for party in parties:
        name, owes = (party, True) if isinstance(party, str) else (party.name or "", party.reports)
        if owes is not False:
            found += [_standing(name, month, rows.get((name, month), []), on) for month in period.months()]
    return tuple(found)


def careless(standings: Iterable[SubmissionStanding]) -> tuple[tuple[str, Mapping[str, int]], ...]:
    """The parties to be named: how many reports of each are missing, late or nil, the worst first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for standing in standings:
        if standing.state in ("missing", "late"):
            counts[standing.party][standing.state] += 1
        if standing.nil:
            counts[standing.party]["nil"] += 1
    order = sorted(counts.items(), key=lambda item: (-item[1]["missing"], -item[1]["late"], item[0]))
    return tuple((party, dict(count)) for party, count in order)


def unreached(submission: SubmissionRecord, required: Iterable[str]) -> tuple[str, ...] | None:
    """The required recipients that a report did not go to; None where nobody wrote down to whom it went.

    >>> unreached(SubmissionRecord(recipients="区委、区政府"), ["区委", "区政府", "区纪委"])
    ('区纪委',)
    """
    if not submission.recipients:
        return None
    reached = set(names_in(submission.recipients))
    return tuple(name for name in required if name not in reached)


def _period(record: SubmissionRecord) -> Period | None:
    try:
        return Period.parse(record.period) if record.period else None
    except DayError:
        return None


def _standing(
    party: str, month: Period, records: Iterable[SubmissionRecord], on: dt.date
) -> SubmissionStanding:
    """The standing of the row that says most."""
    order: tuple[State, ...] = ("in_time", "late", "undated", "due", "missing", "unknown")
    stated = [(_state(record, on), record.nil) for record in records]
    state, nil = min(stated, key=lambda each: order.index(each[0]), default=("unknown", None))
    return SubmissionStanding(party, month, state, nil if state in order[:3] else None)


def _state(record: SubmissionRecord, on: dt.date) -> State:
    day, due = record.submitted_on, record.due_on
    sent = stood(record.submitted, day, on)
    if sent:
        return "undated" if due is None or day is None else "late" if day > due else "in_time"
    if due is not None and on <= due:
        return "due"
    return "missing" if due is not None and sent is False else "unknown"
