"""Chains: who answers for the hazard, the task or the unit of a name, by the tables of a dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

import attrs

from ansheng.campaigns import TaskRecord
from ansheng.errors import UnknownNameError, word
from ansheng.facts.frames import Tables, records_of
from ansheng.facts.record import Facts, Record
from ansheng.hazards.records import HazardRecord
from ansheng.responsibility import (
    Assignment,
    AssignmentRecord,
    EnterpriseRecord,
    Link,
    Organisation,
    PartyRecord,
    PostRecord,
    Role,
    SectorRecord,
    TeamRecord,
    read_assignments,
)
from ansheng.sheets.names import key
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars as pl

Kind = Literal["hazard", "task", "unit"]

KINDS: Mapping[Kind, Words] = {
    "hazard": Words("隐患", "hazard"),
    "task": Words("任务", "task"),
    "unit": Words("单位", "unit"),
}
"""For what a chain answers, in Chinese and in English."""

_MOST = 20_000
"""Among so many names near ones are looked for."""


@attrs.frozen
class Chain:
    """Who answers for one thing, from the enterprise's own head to the leaders of the place."""

    kind: Kind
    id: str
    title: str
    links: tuple[Link, ...]

    @property
    def complete(self) -> bool:
        """Whether every link is registered, party and person."""
        return bool(self.links) and all(link.known for link in self.links)

    def heading(self, lang: Lang = "zh") -> str:
        """What it is a chain of, in a line."""
        what = " ".join(dict.fromkeys(part for part in (self.id, self.title) if part))
        kind = word(lang, KINDS[self.kind])
        return word(lang, Words(f"{kind}“{what}”", f"{kind} {what}"))


def organisation_of(tables: Tables) -> Organisation:
    """The organisation that the tables of a dossier describe; a task's parties answer for it as its assignments."""
    return Organisation.of(
        records_of(tables, PartyRecord),
        posts=records_of(tables, PostRecord),
        sectors=records_of(tables, SectorRecord),
        enterprises=records_of(tables, EnterpriseRecord),
        teams=records_of(tables, TeamRecord),
        assignments=[*records_of(tables, AssignmentRecord), *_of_tasks(tables)],
    )


def chains(tables: Tables, name: str, organisation: Organisation | None = None) -> tuple[Chain, ...]:
    """Who answers for what is called so: a hazard by its id, a task by its id or name, a unit by its name.

    One that is not registered as an enterprise is known by its hazards: a chain for each place and sector of theirs.

    :param organisation: as :func:`organisation_of` gives it
    :raises UnknownNameError: nothing is called so; near names are listed
    """
    known = organisation or organisation_of(tables)
    found = tuple(
        Chain(kind, thing.values().get("id") or "", _title(thing), known.chain_of(thing))
        for kind, thing in _called(tables, name)
    )
    if not found:
        raise UnknownNameError.of(Words("隐患、任务或单位", "hazard, task or unit"), name, _names(tables))
    return found


def _called(tables: Tables, name: str) -> Iterator[tuple[Kind, Facts]]:
    yield from (("hazard", hazard) for hazard in _matching(tables, HazardRecord, name, "id"))
    yield from (("task", task) for task in _matching(tables, TaskRecord, name, "id", "name"))
    units = list(_matching(tables, EnterpriseRecord, name, "name"))
    if units:
        yield from (("unit", unit) for unit in units[:1])
        return
    places: dict[tuple[Any, ...], HazardRecord] = {}
    for record in _matching(tables, HazardRecord, name, "unit"):
        values = record.values()
        places.setdefault(tuple(values.get(each) for each in ("sector", "department", "region")), record)
    for record in places.values():
        yield (
            "unit",
            EnterpriseRecord(
                name=record.unit, sector=record.sector, department=record.department, region=record.region
            ),
        )


def _matching(tables: Tables, facts: type[Record], name: str, *columns: str) -> Iterator[Record]:
    """The records of a table one of whose columns holds the name; spellings are compared as names are."""
    import polars as pl

    frame = tables.get(facts.table)
    if frame is None:
        return
    wanted = key(name)
    alike = {
        column: [value for value in _values(frame, column) if value == name or key(value) == wanted]
        for column in columns
    }
    chosen = pl.any_horizontal(*(pl.col(column).is_in(values) for column, values in alike.items()))
    yield from records_of({facts.table: frame.filter(chosen)}, facts)


def _values(frame: pl.DataFrame, column: str) -> list[str]:
    return [value for value in frame[column].unique(maintain_order=True).to_list() if value]


def _names(tables: Tables) -> list[str]:
    """The names under which something could be found."""
    places = (
        ("hazards", "id"),
        ("hazards", "unit"),
        ("tasks", "id"),
        ("tasks", "name"),
        ("enterprises", "name"),
    )
    found = (value for table, column in places if table in tables for value in _values(tables[table], column))
    return list(dict.fromkeys(found))[:_MOST]


def _title(thing: Facts) -> str:
    values = thing.values()
    return values.get("name") or values.get("description") or values.get("unit") or ""


def _of_tasks(tables: Tables) -> Iterator[Assignment]:
    """The assignments of tasks; of those of one name the plan tells them apart."""
    tasks = list(records_of(tables, TaskRecord))
    known = Counter(task.name for task in tasks)
    for task in tasks:
        subject = task.name or task.id or ""
        if known[task.name] > 1 and task.plan:
            subject = f"{task.plan}：{subject}"
        for parties, role in ((task.lead, Role.LEAD), (task.partners, Role.SUPPORT)):
            yield from read_assignments(parties or "", subject=subject, role=role).assignments
