"""Duties: what must be done again and again, and whether it was: done, due, late, missed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

import attrs

from ansheng.dates import AnyDay, AnyPeriod, Period, add_workdays, day_of, maybe_day, shift
from ansheng.errors import DayError, InputError, UnknownNameError, check_lang, word
from ansheng.responsibility.records import DutyRecord, OccurrenceRecord
from ansheng.sheets.door import read_toml
from ansheng.words import Lang, Words

Every = Literal["month", "quarter", "half_year", "year"]
State = Literal["done", "due", "late", "missed", "unknown", "excused"]

STATES: dict[State, Words] = {
    "done": Words("已履行", "done"),
    "due": Words("待履行", "due"),
    "late": Words("逾期履行", "late"),
    "missed": Words("未履行", "missed"),
    "unknown": Words("无法判断", "unknown"),
    "excused": Words("不足一期，无须履行", "excused"),
}
"""How a duty stands in a period, in Chinese and in English."""

_MONTHS: dict[Every, int] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_EVERY = {"month": "每月", "quarter": "每季度", "half_year": "每半年", "year": "每年"}
_LONG = {"half_year": 183}
"""Days between two performances beyond which a duty kept in calendar periods still draws a remark."""


@attrs.frozen
class Duty:
    """Something that a party must do at least so often, by law or by a local plan.

    :param every: the calendar period; with ``years`` above 1, that many years together
    :param rank: who must act: ``first`` is the head in person, ``leader`` one of the leaders; None is anybody
    :param within: days after the end of the period by which it may still be done, as reports are; None: in the period
    :param working: whether ``within`` counts working days
    :param seen: how sure we are of the wording: text, secondary, memory
    :param local: whether it holds only where its issuer's writ runs
    :param origin: the title of the plugin that brings it; None where it is of a table or of the library
    """

    id: str
    title: str
    every: Every
    en: str = ""
    least: int = 1
    years: int = 1
    rank: str | None = None
    within: int | None = None
    working: bool = False
    party: str | None = None
    applies: str = ""
    source: str = ""
    seen: str = ""
    local: bool = False
    since: dt.date | None = None
    until: dt.date | None = None
    note: str = ""
    origin: Words | None = None

    @classmethod
    def of(cls, record: DutyRecord) -> Duty:
        """The duty of a row of a table.

        :raises InputError: the row does not say what the duty is or how often it comes
        """
        values = record.values()
        if not values.get("name") or not values.get("every"):
            called = values.get("name") or values.get("id")
            raise InputError(
                Words(
                    f"{f'职责“{called}”' if called else '有一项职责'}的名称或周期未填；请填写",
                    f"duty {called or ''!r} does not say its name or how often it comes; state them",
                )
            )
        return cls(
            id=values.get("id") or values["name"],
            title=values["name"],
            every=values["every"],
            least=1 if values.get("least") is None else values["least"],
            years=values.get("years") or 1,
            rank=values.get("rank"),
            within=values.get("within"),
            working=bool(values.get("working")),
            party=values.get("party"),
            source=values.get("basis") or "",
            since=values.get("since"),
            until=values.get("until"),
        )

    def of_party(self, party: str, *, since: AnyDay | None = None, within: int | None = None) -> Duty:
        """The duty as one party has it, from a day on, with the days for reporting that hold there."""
        since = maybe_day(since)
        return attrs.evolve(
            self, party=party, since=since or self.since, within=self.within if within is None else within
        )

    def cadence(self, lang: Lang = "zh") -> str:
        """How often, in words."""
        if check_lang(lang) == "en":
            span = f"{self.years} years" if self.years > 1 else self.every.replace("_", "-")
            return f"at least {self.least} a {span}"
        span = f"每{self.years}年" if self.years > 1 else _EVERY[self.every]
        return f"{span}至少{self.least}次"

    def periods(self, since: AnyDay, on: AnyDay) -> Iterator[Period]:
        """The calendar periods from the one that holds ``since`` to the one that holds ``on``.

        Periods of several years are counted from the year in which the duty began to hold, or else from ``since``.
        """
        since = day_of(since, "since")
        on = day_of(on, "on")
        months = _MONTHS[self.every] * self.years
        size = min(months, 12)
        begun = (since.year - self.since.year) % self.years if self.since else 0
        start = dt.date(max(since.year - begun, 1), (since.month - 1) // size * size + 1, 1)
        while start <= on:
            last = _last_day(start, months)
            yield Period(start, last)
            if last == dt.date.max:
                return
            start = last + dt.timedelta(days=1)

    def deadline(self, period: AnyPeriod) -> dt.date | None:
        """The last day on which the duty of a period is done in time; None where working days are not known yet."""
        period = Period.of(period)
        if self.within is None:
            return period.last
        try:
            return (
                add_workdays(period.last, self.within)
                if self.working
                else shift(period.last, days=self.within)
            )
        except DayError:
            return None

    def required(self, period: AnyPeriod) -> int:
        """How often in a period; a period in which the duty held only in part counts in proportion, rounded down."""
        period = Period.of(period)
        start, end = (
            max(period.first, self.since or period.first),
            min(period.last, self.until or period.last),
        )
        held = max(0, (end - start).days + 1)
        return self.least * held // period.days


@attrs.frozen
class Standing:
    """How a duty of a party stands in one period.

    :param count: how often it was surely done; ``doubtful`` more have no date or do not say who acted
    :param deadline: the last day in time; None where the holidays of its year are not known yet
    :param last: the last day on which it was done
    """

    duty: Duty
    period: Period
    state: State
    required: int
    count: int
    doubtful: int
    deadline: dt.date | None
    last: dt.date | None = None
    remark: str = ""

    @property
    def party(self) -> str | None:
        """Who has the duty."""
        return self.duty.party

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        state = word(lang, STATES[self.state])
        if check_lang(lang) == "en":
            what = self.duty.en or self.duty.title
            return (
                f"{self.party}: {what}, {self.period.label('en')}: {state} ({self.count} of {self.required})"
            )
        told = f"{self.party}：{self.duty.title}（{self.period.label()}）{state}"
        return f"{told}，应履行{self.required}次，实际履行{self.count}次"


@cache
def standard_duties() -> tuple[Duty, ...]:
    """The duties that national law and the plans we have read lay down, each with its source."""
    data = read_toml(Path(__file__).parent / "law" / "duties.toml")
    return tuple(Duty(**entry) for entry in data["duty"])


def standard_duty(name: str) -> Duty:
    """The duty with this id.

    :raises UnknownNameError: there is none; near ids are listed

    >>> standard_duty("lead_inspection").cadence()
    '每月至少1次'
    """
    known = {duty.id: duty for duty in standard_duties()}
    if name not in known:
        raise UnknownNameError.of(Words("职责", "duty"), name, known)
    return known[name]


def standings(
    duties: Iterable[Duty], occurrences: Iterable[OccurrenceRecord], *, since: AnyDay, on: AnyDay
) -> tuple[Standing, ...]:
    """How each duty stands in each of its periods, from the one with ``since`` to the one with ``on``.

    A performance counts in the period that it names (报送期), or else in that of its day; performances after ``on`` do
    not count. One without a day or a party, or by a person whose rank is not known where rank matters, is doubtful: it
    neither counts nor is it nothing, so that a period decided by it is ``unknown``. So is one that cannot be told to be
    in time, because the holidays of the year are not known.

    :param duties: duties that have a party; those without one are told by an error
    :raises InputError: a duty has no party
    """
    since = day_of(since, "since")
    on = day_of(on, "on")
    kept: dict[tuple[str | None, str | None], list[OccurrenceRecord]] = defaultdict(list)
    for record in occurrences:
        kept[record.party, record.duty].append(record)
    found: list[Standing] = []
    for duty in duties:
        if not duty.party:
            raise InputError(
                Words(
                    f"职责“{duty.title}”未指明责任主体；请用 duty.of_party() 指明",
                    f"duty {duty.title!r} has no party; say whose it is with duty.of_party(name)",
                )
            )
        names = dict.fromkeys((duty.title, duty.id))
        whose = (duty.party, None)
        done = [record for party in whose for name in names for record in kept.get((party, name), ())]
        found += _standings(duty, [_Done.of(record, duty) for record in done], since, on)
    return tuple(found)


@attrs.frozen
class _Done:
    """One performance: its day, the period it names, and whether whoever had to acted (None: not known)."""

    on: dt.date | None
    period: Period | None
    fit: bool | None

    @classmethod
    def of(cls, record: OccurrenceRecord, duty: Duty) -> _Done:
        fit = True if duty.rank is None else None if record.rank is None else _suits(record.rank, duty.rank)
        return cls(record.on, _period(record.period, duty), fit if record.party else fit and None)

    def within(self, period: Period) -> bool:
        """Whether it is of the period; without day and period it may be of any."""
        if self.period is not None:
            return self.period.first >= period.first and self.period.last <= period.last
        return self.on is None or period.contains(self.on)


def _period(written: str | None, duty: Duty) -> Period | None:
    """The period that a record names; where that is none of the duty's, the day says where the record belongs."""
    try:
        named = Period.parse(written) if written else None
    except DayError:
        return None
    if named is None:
        return None
    return named if any(held.last >= named.last for held in duty.periods(named.first, named.first)) else None


def _last_day(start: dt.date, months: int) -> dt.date:
    """The last day of so many months, no later than the calendar goes."""
    try:
        return shift(start, months=months) - dt.timedelta(days=1)
    except DayError:
        return dt.date.max


def _suits(rank: str, wanted: str) -> bool:
    return rank == "first" or rank == wanted


def _standings(duty: Duty, done: list[_Done], since: dt.date, on: dt.date) -> Iterator[Standing]:
    known = [each for each in done if each.on is None or each.on <= on]
    acted = sorted(each.on for each in known if each.on is not None and each.fit)
    for period in duty.periods(max(since, duty.since or since), min(on, duty.until or on)):
        found = _standing(duty, period, [each for each in known if each.within(period)], on)
        yield attrs.evolve(found, remark=_remark(duty, [day for day in acted if day <= period.last], period))


def _standing(duty: Duty, period: Period, done: list[_Done], on: dt.date) -> Standing:
    days = sorted(each.on for each in done if each.on is not None and each.fit)
    doubtful = sum(1 for each in done if each.fit is not False and (each.on is None or each.fit is None))
    required, deadline = duty.required(period), duty.deadline(period)
    state = _state(required, days, doubtful, deadline, period.last, on)
    return Standing(duty, period, state, required, len(days), doubtful, deadline, days[-1] if days else None)


def _state(
    required: int, days: list[dt.date], doubtful: int, deadline: dt.date | None, last: dt.date, on: dt.date
) -> State:
    if required == 0:
        return "excused"
    if len(days) >= required:
        if days[required - 1] <= (deadline or last):
            return "done"
        return "late" if deadline else "unknown"
    if on <= (deadline or last):
        return "due"
    return "unknown" if deadline is None or len(days) + doubtful >= required else "missed"


def _remark(duty: Duty, days: list[dt.date], period: Period) -> str:
    """That two performances lie far apart although each is in its own period."""
    apart = [(later - earlier).days for earlier, later in pairwise(days) if period.contains(later)]
    most = _LONG.get(duty.every) if duty.years == 1 else None
    return f"与上一次间隔{max(apart)}天" if most is not None and apart and max(apart) > most else ""
