"""Escalation: a ladder of steps with dated grounds; the library proposes the step, people decide."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import attrs
import cattrs

from ansheng.dates import AnyDay, day_of, shift
from ansheng.errors import LawError, UnknownNameError, check_lang, word
from ansheng.sheets.door import read_toml, unfit
from ansheng.words import Lang, Words

Per = Literal["object", "party", "unit", "region"]

SHIPPED = Path(__file__).with_name("law") / "ladder.toml"


@attrs.frozen
class Signal:
    """One dated thing that may call for a step: a hazard overdue, a report missing, an accident, a penalty.

    :param kind: such as ``hazard_overdue``, ``hazard_open``, ``task_overdue``, ``report_missing``, ``meeting_absent``,
        ``accident``, ``fatal_accident``, ``penalty``
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
        meant = [name for name in own if self.rung.meant(name)]
        if meant:
            return own[max(meant, key=len)]
        return self.ground.source if self.ground.national else None

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


@attrs.frozen
class Ladder:
    """The steps of escalation in rising order."""

    rung: tuple[Rung, ...]

    @staticmethod
    def read(path: str | Path | None = None) -> Ladder:
        """The ladder of a TOML file; the shipped one where none is given.

        :raises LawError: the file is not well-formed, or two steps have one id
        """
        return _shipped() if path is None else _read(Path(path))

    def step(self, name: str) -> Rung:
        """The step with this id or title.

        :raises UnknownNameError: there is none; near names are listed
        """
        names = {key: rung for rung in self.rung for key in (rung.id, rung.title)}
        if name not in names:
            raise UnknownNameError.of(Words("督办措施", "step of escalation"), name, names)
        return names[name]

    def check_basis(self, own: Mapping[str, str]) -> None:
        """Make sure that each document is for a step that there is.

        :raises UnknownNameError: one is for a step that there is not; near names are listed
        """
        for name in own:
            if not any(rung.meant(name) for rung in self.rung):
                titles = [title for rung in self.rung for title in (rung.title, rung.id)]
                raise UnknownNameError.of(Words("督办措施", "step of escalation"), name, titles)

    def needs(self) -> tuple[Need, ...]:
        """What its grounds need, one for each kind: the grades that any asks for, and the least days late."""
        asked: dict[str, list[Need]] = defaultdict(list)
        for need in (need for rung in self.rung for ground in rung.ground for need in ground.needs):
            asked[need.kind].append(need)
        return tuple(
            Need(
                kind,
                grades=tuple(dict.fromkeys(grade for need in needs for grade in need.grades))
                if all(need.grades for need in needs)
                else (),
                days_late=min(need.days_late for need in needs),
            )
            for kind, needs in asked.items()
        )

    def without_local(self) -> Ladder:
        """The ladder with the grounds of national instruments only."""
        return attrs.evolve(
            self,
            rung=tuple(
                attrs.evolve(rung, ground=tuple(g for g in rung.ground if not g.local)) for rung in self.rung
            ),
        )

    def propose(
        self, signals: Iterable[Signal], on: AnyDay, *, issued: Iterable[tuple[str, str]] = ()
    ) -> tuple[Proposal, ...]:
        """What is to be proposed on a day, in the order of the ladder.

        :param issued: steps already taken, as (id of the step, whom or what it concerned); they are not proposed again
        """
        on = day_of(on, "on")
        by_kind: dict[str, list[Signal]] = defaultdict(list)
        for signal in signals:
            by_kind[signal.kind].append(signal)
        taken = set(issued)
        return tuple(
            proposal
            for rung in self.rung
            for proposal in _proposals(rung, by_kind, on)
            if (rung.id, proposal.concerning) not in taken
        )

    def highest(self, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
        """Of the proposals that concern the same object, party, unit or region, the highest step."""
        order = {rung.id: place for place, rung in enumerate(self.rung)}
        best: dict[tuple[Per, str], Proposal] = {}
        for proposal in proposals:
            key = proposal.ground.per, proposal.concerning
            if key not in best or order[proposal.rung.id] > order[best[key].rung.id]:
                best[key] = proposal
        return tuple(best.values())


def _proposals(rung: Rung, by_kind: Mapping[str, list[Signal]], on: dt.date) -> Iterator[Proposal]:
    told: set[tuple[Per, str]] = set()
    for ground in rung.ground:
        for concerning, signals, certain in _grounds(ground, by_kind, on):
            if (ground.per, concerning) not in told:
                told.add((ground.per, concerning))
                yield Proposal(rung, ground, concerning, signals, certain)


def _grounds(
    ground: Ground, by_kind: Mapping[str, list[Signal]], on: dt.date
) -> Iterator[tuple[str, tuple[Signal, ...], bool]]:
    """Whom a ground holds for, with the signals, and whether it holds without the doubtful ones."""
    met = [_met(need, ground.per, by_kind.get(need.kind, ()), on) for need in ground.needs]
    for concerning in met[0]:
        found = [by_whom.get(concerning, ([], [])) for by_whom in met]
        if all(
            len(sure) + len(doubtful) >= n.least
            for (sure, doubtful), n in zip(found, ground.needs, strict=True)
        ):
            certain = all(len(sure) >= n.least for (sure, _), n in zip(found, ground.needs, strict=True))
            shown = tuple(s for sure, doubtful in found for s in (sure if certain else [*sure, *doubtful]))
            yield concerning, shown, certain


def _met(
    need: Need, per: Per, signals: Iterable[Signal], on: dt.date
) -> dict[str, tuple[list[Signal], list[Signal]]]:
    found: dict[str, tuple[list[Signal], list[Signal]]] = {}
    for signal in signals:
        whom, counts = signal.of(per), need.met(signal, on)
        if whom is not None and counts is not False:
            found.setdefault(whom, ([], []))[0 if counts else 1].append(signal)
    return found


@cache
def _shipped() -> Ladder:
    return _read(SHIPPED)


def _read(path: Path) -> Ladder:
    converter = cattrs.Converter(forbid_extra_keys=True)
    data = read_toml(path, error=LawError)
    try:
        ladder = converter.structure(data, Ladder)
    except cattrs.BaseValidationError as error:
        what = unfit(error, "ladder")
        raise LawError(
            Words(f"{path.name}：{what.zh}；请更正", f"{path.name}: {what.en}; correct it")
        ) from error
    ids = [rung.id for rung in ladder.rung]
    if len(set(ids)) < len(ids):
        raise LawError(
            Words(
                f"{path.name}：督办措施的编号重复；请更改", f"{path.name}: two steps have one id; change one"
            )
        )
    bare = [g.id for rung in ladder.rung for g in rung.ground if not g.needs]
    if bare:
        raise LawError(
            Words(
                f"{path.name}：“{bare[0]}”缺少条件；请写明",
                f"{path.name}: ground {bare[0]!r} needs nothing; state what it needs",
            )
        )
    return ladder
