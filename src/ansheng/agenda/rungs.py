"""Rungs: what a step of escalation rests on, signals, needs and grounds, and the proposal of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import attrs

from ansheng.dates import AnyDay, day_of, shift
from ansheng.errors import check_lang, word
from ansheng.words import Lang, Words

Per = Literal["object", "party", "unit", "region"]


@attrs.frozen
class Signal:
    """One dated thing that may call for a step: a hazard overdue, a report missing, an accident, a penalty.

    :param kind: such as ``hazard_overdue``, ``hazard_open``, ``hazard_recurred``, ``task_overdue``, ``report_missing``,
        ``meeting_absent``, ``accident``, ``fatal_accident``, ``penalty``
    :param object: its id; ``party``, ``unit`` and ``region`` are those it concerns, where known
    :param on: its day; None is not known, so that it counts in no window for certain
    :param zh: what it is, for the reasons of a letter; ``en`` the same in English
    """

    kind: str
    object: str
    on: dt.date | None
    words: Words
    party: str | None = None
    unit: str | None = None
    region: str | None = None
    grade: str | None = None
    days_late: int | None = None

    def of(self, per: Per) -> str | None:
        """Whom or what it concerns, by the wanted kind."""
        values: dict[Per, str | None] = {
            "object": self.object,
            "party": self.party,
            "unit": self.unit,
            "region": self.region,
        }
        return values[per]

    @property
    def addressee(self) -> str | None:
        """Who is to be written to: the party, or else the unit."""
        return self.party or self.unit


@attrs.frozen
class Need:
    """Signals that a ground needs: at least so many of a kind, of these grades, so late, within a rolling window.

    A window of ``days`` counts back from the day of judging, that day included; one of ``months`` is as long as the
    calendar months are. Grade ``unknown`` is that of a thing whose grade nobody recorded.
    """

    kind: str
    least: int = 1
    grades: tuple[str, ...] = ()
    days_late: int = 0
    days: int | None = None
    months: int | None = None

    def since(self, on: AnyDay) -> dt.date | None:
        """The first day of the window, or None where there is none."""
        on = day_of(on, "on")
        if self.days is not None:
            return shift(on, days=1 - self.days)
        return None if self.months is None else shift(shift(on, months=-self.months), days=1)

    def met(self, signal: Signal, on: AnyDay) -> bool | None:
        """Whether a signal counts; None where its day or its lateness is not known."""
        on = day_of(on, "on")
        if signal.kind != self.kind or (self.grades and (signal.grade or "unknown") not in self.grades):
            return False
        since = self.since(on)
        if since is not None and signal.on is not None and not since <= signal.on <= on:
            return False
        if self.days_late and signal.days_late is not None and signal.days_late < self.days_late:
            return False
        known = (since is None or signal.on is not None) and (
            not self.days_late or signal.days_late is not None
        )
        return True if known else None


@attrs.frozen
class Ground:
    """A ground for a step: all ``needs`` met by signals that concern the same object, party, unit or region.

    :param chosen: the number is a default of the library; its source has only words
    :param local: holds only where its issuer's writ runs
    :param example: its source is the document of another office, which shows the practice and binds nobody else
    """

    id: str
    title: str
    en: str
    per: Per
    source: str
    seen: Literal["text", "secondary", "memory"]
    needs: tuple[Need, ...]
    chosen: bool = False
    local: bool = False
    example: bool = False

    @property
    def national(self) -> bool:
        """Whether its source is law that holds everywhere."""
        return not (self.local or self.example or self.source.startswith("默认设定"))


@attrs.frozen
class Rung:
    """One step of the ladder: its name, the grounds of which one suffices, and the letter's template."""

    id: str
    title: str
    en: str
    ground: tuple[Ground, ...]
    letter: str

    def meant(self, name: str) -> bool:
        """Whether a name of steps means this one: its id, its title, or a part of that, such as 督办 of 督办函."""
        return name == self.id or name in self.title or self.title in name

    def basis(self, ground: Ground, own: Mapping[str, str]) -> str | None:
        """The document that it rests on: the office's own, or the ground's national law; None where neither is known.

        :param own: the office's documents by the steps that they are for; of several the one that names it best
        """
        meant = [name for name in own if self.meant(name)]
        if meant:
            return own[max(meant, key=len)]
        return ground.source if ground.national else None


@attrs.frozen
class Proposal:
    """A step that is proposed: for whom, on what ground, because of which signals.

    :param certain: False where a signal's day or lateness is not known, so that somebody has to look first
    """

    rung: Rung
    ground: Ground
    concerning: str
    signals: tuple[Signal, ...]
    certain: bool

    @property
    def named(self) -> str | None:
        """Who is to be written to; None where nobody is recorded."""
        if self.ground.per != "object":
            return self.concerning
        return next((s.addressee for s in self.signals if s.addressee), None)

    @property
    def addressee(self) -> str:
        """Who is to be written to, or else what the step is about."""
        return self.named or self.concerning

    def basis(self, own: Mapping[str, str]) -> str | None:
        """The document that the step rests on: the office's own, or else national law; None where neither is known.

        :param own: the office's documents by the steps that they are for; of several the one that names it best
        """
        return self.rung.basis(self.ground, own)

    def reasons(self, lang: Lang = "zh") -> str:
        """The signals in words, up to five of them and how many more there are."""
        told = list(self.reasons_each(lang))[:5]
        more = len(self.signals) - len(told)
        if more:
            told.append(word(lang, Words(f"另有{more}项", f"and {more} more")))
        return "; ".join(told) if check_lang(lang) == "en" else "；".join(told)

    def reasons_each(self, lang: Lang = "zh") -> tuple[str, ...]:
        """What each signal says."""
        lang = check_lang(lang)
        return tuple(word(lang, signal.words) for signal in self.signals)

    def text(self, lang: Lang = "zh") -> str:
        """The proposal in a line: the step, for whom, the ground with its source, the reasons."""
        if check_lang(lang) == "en":
            check = "" if self.certain else " (to be checked: a day is not known)"
            return f"{self.rung.en}{check} to {self.addressee}: {self.ground.en} ({self.reasons('en')})"
        check = "" if self.certain else "（待核：有日期不明）"
        return f"{self.addressee}：{self.rung.title}{check}，{self.ground.title}（{self.reasons()}）"
