"""The files of second readings, one for each edition of a standard, and which clauses of the edition they leave out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import attrs

from ansheng import Facts, Rule, Standard
from ansheng.catalogue import Catalogue
from ansheng.errors import near
from ansheng.facts import nodes
from ansheng.law.standard import Edition
from ansheng.rules.bind import Bound, bind
from tests.second_reading.language import ReadingError, condition

FOLDER = Path(__file__).parents[1] / "second-reading"
KEYS = {"number", "of", "hazard", "when", "note", "left"}


@attrs.frozen
class Reading:
    """One clause as it was read a second time: the condition about one kind of thing.

    ``left`` are differences that stay: each the facts of a record at which it may differ, with the reason.
    """

    number: str
    facts: type[Facts]
    hazard: str
    when: str
    truth: nodes.Node
    note: str = ""
    left: tuple[Mapping[str, Any], ...] = ()

    @property
    def text(self) -> str:
        """The predicate as it was written."""
        return f"when {self.when}: {self.hazard}" if self.when else self.hazard


@attrs.frozen
class File:
    """The second reading of one edition of a standard; ``missing`` are the numbers left out, with reasons."""

    path: Path
    standard: Standard
    edition: Edition
    day: date
    rules: Sequence[Rule]
    readings: Sequence[Reading]
    missing: Mapping[str, str]

    def rules_of(self, number: str, facts: type[Facts] | None = None) -> list[Bound]:
        """The rules of a clause that judge a thing, as they are on the day; of all things where none is named."""
        found = (
            bind(rule, self.day)
            for rule in self.rules
            if number in self._numbers(rule) and (facts is None or issubclass(facts, rule.facts))
        )
        return [bound for bound in found if isinstance(bound, Bound)]

    def numbers(self) -> list[str]:
        """The numbers of the clauses of this edition on which rules rest, in their order."""
        cited = {number for rule in self.rules for number in self._numbers(rule)}
        return list(dict.fromkeys(c.number for c in self.edition.clause.values() if c.number in cited))

    def unread(self) -> list[tuple[str, type[Facts]]]:
        """The clauses and things which rules judge and no reading does, and no reason says why."""
        read = {bound.rule.id for one in self.readings for bound in self.rules_of(one.number, one.facts)}
        return [
            (number, facts)
            for number in self.numbers()
            if number not in self.missing
            for facts in dict.fromkeys(b.rule.facts for b in self.rules_of(number) if b.rule.id not in read)
        ]

    def _numbers(self, rule: Rule) -> set[str]:
        return numbers(rule, self.standard, self.edition)


def numbers(rule: Rule, standard: Standard, edition: Edition) -> set[str]:
    """The numbers of the clauses of an edition that a rule cites."""
    cited = (edition.clause.get(c.key) for c in rule.cites if c.standard is standard)
    return {clause.number for clause in cited if clause is not None and clause.encoded}


def files(standard: str = "") -> list[Path]:
    """The files of readings, of one standard or all: ``<id>.toml``, or ``<id>@<edition>.toml`` where it has several."""
    found = sorted(path for path in FOLDER.glob("*.toml") if path.stem != "found")
    return [path for path in found if not standard or path.stem.partition("@")[0] == standard]


def read(path: Path, catalogue: Catalogue) -> File:
    """The readings of a file.

    :raises ReadingError: the file, a name in it or a predicate cannot be understood; the message says which and where
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReadingError(f"{path.name}: {error}") from None
    if not {"standard", "edition"} <= set(data) <= {"standard", "edition", "clause", "missing"}:
        raise ReadingError(
            f"{path.name}: its parts are standard, edition, [[clause]] and [missing], not {', '.join(data)}"
        )
    standard = _named(path, "standard", data["standard"], catalogue.standards)
    edition = _named(path, "edition", str(data["edition"]), {e.label: e for e in standard.editions})
    day = last_day(edition)
    rules = [r for r in catalogue.rules.values() if numbers(r, standard, edition)]
    file = File(path, standard, edition, day, rules, (), data.get("missing", {}))
    classes = {cls.__name__: cls for cls in catalogue.facts.values()}
    readings = [_reading(file, entry, n, classes) for n, entry in enumerate(data.get("clause", ()), 1)]
    _refuse_twice(file, readings)
    for number in file.missing:
        _named(path, "[missing]: clause", number, dict.fromkeys(c.number for c in edition.clause.values()))
    return attrs.evolve(file, readings=readings)


def last_day(edition: Edition) -> date:
    """A day on which the edition is in force, the last of a repealed one, so that what it leans on is there too."""
    if edition.repealed is not None:
        return edition.repealed - timedelta(days=1)
    return max(edition.effective, date(2026, 12, 1))


def _reading(file: File, entry: Mapping[str, Any], at: int, classes: Mapping[str, type[Facts]]) -> Reading:
    place = f"{file.path.name}, clause {entry.get('number', f'[{at}]')} of {entry.get('of', '?')}"
    if not {"number", "of", "hazard"} <= set(entry) <= KEYS:
        wrong = sorted(set(entry) - KEYS) or sorted({"number", "of", "hazard"} - set(entry))
        raise ReadingError(
            f"{place}: write number, of and hazard, and perhaps when, note, left; see {', '.join(wrong)}"
        )
    titles = {cls.title: cls for cls in classes.values()}
    facts = _named(file.path, f"clause {entry['number']}: of", entry["of"], {**titles, **classes})
    _named(file.path, "clause", entry["number"], dict.fromkeys(file.numbers(), True))
    if not file.rules_of(entry["number"], facts):
        judged = ", ".join(sorted({b.rule.facts.__name__ for b in file.rules_of(entry["number"])}))
        raise ReadingError(f"{place}: no rule of this clause judges {facts.__name__}; they judge {judged}")
    parts: list[nodes.Node] = []
    for key in ("when", "hazard"):
        if key in entry:
            try:
                parts.append(condition(entry[key], facts))
            except ReadingError as error:
                raise ReadingError(f"{place}, {key}, {error}\n    {entry[key]}") from None
    left = tuple(entry.get("left", ()))
    if not all(isinstance(one, dict) and one.get("why") for one in left):
        raise ReadingError(f"{place}: left is a list of records, each with why")
    return Reading(
        entry["number"],
        facts,
        entry["hazard"],
        entry.get("when", ""),
        nodes.AllOf(tuple(parts)),
        entry.get("note", ""),
        left,
    )


def _named(path: Path, what: str, name: str, known: Mapping[str, Any]) -> Any:
    if name not in known:
        close = near(name, known) or list(known)[:12]
        raise ReadingError(f"{path.name}: {what} {name!r} is not known; near it: {', '.join(close)}")
    return known[name]


def _refuse_twice(file: File, readings: Sequence[Reading]) -> None:
    seen: set[tuple[str, str]] = set()
    for one in readings:
        key = (one.number, one.facts.__name__)
        if key in seen:
            raise ReadingError(
                f"{file.path.name}: clause {key[0]} of {key[1]} stands there twice; join the two by 'or'"
            )
        seen.add(key)


def skeleton(standard: Standard, edition: Edition, rules: Sequence[Rule]) -> Iterator[str]:
    """A file of readings to be filled in: the clauses that rules judge, and what they judge; nothing of how."""
    yield f'standard = "{standard.id}"\nedition = "{edition.label}"\n'
    judged = dict.fromkeys(
        (clause.number, rule.facts)
        for clause in edition.clause.values()
        for rule in rules
        if clause.number in numbers(rule, standard, edition)
    )
    for number, facts in judged:
        yield f'[[clause]]\nnumber = "{number}"\nof = "{facts.__name__}"  # {facts.title}\nhazard = ""\n'
