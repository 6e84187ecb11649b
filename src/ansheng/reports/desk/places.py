"""Places: the districts, or the departments and other parties, that get a bulletin of their own from one dossier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import attrs
from immutabledict import immutabledict

from ansheng.errors import UnknownNameError
from ansheng.facts.record import Facts
from ansheng.indicators.figure import Figure
from ansheng.sheets.names import key
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

    from ansheng.dossier import Dossier

Split = Literal["region", "party"]

SPLITS: Mapping[Split, Words] = immutabledict(
    {"region": Words("地区", "region"), "party": Words("责任部门", "party")}
)
"""By what a dossier is split, as a person calls it."""

_FACTS: Mapping[Split, tuple[str, ...]] = immutabledict(
    {"region": ("region",), "party": ("department", "party", "lead")}
)
"""The facts that say whose a record is, of which the first that the record has counts."""


Known = Mapping[str, type[Facts]]
"""The record class of each table."""


@attrs.frozen
class Place:
    """A district, or a department or other party, by the name that its records state."""

    by: Split
    name: str


def fact_of(by: Split, record: type[Facts]) -> str | None:
    """The fact of a record that says whose it is; None where there is none."""
    return next((name for name in _FACTS[by] if name in record.facts()), None)


def places(dossier: Dossier, by: Split) -> tuple[Place, ...]:
    """The places of which a dossier has records, in the order of their names."""
    named: dict[str, str] = {}
    for table, frame in dossier.tables.items():
        fact = _told(table, frame, by, dossier.known.by_table)
        for name in frame[fact].unique().drop_nulls().to_list() if fact else ():
            named.setdefault(key(name), name)
    return tuple(Place(by, name) for name in sorted(named.values()))


def place_called(dossier: Dossier, name: str) -> Place:
    """The place of that name, a district before a party.

    :raises UnknownNameError: the dossier has no record of it; near names are listed
    """
    known = [place for by in SPLITS for place in places(dossier, by)]
    for place in known:
        if key(place.name) == key(name):
            return place
    what = Words("地区或部门", "district or department")
    raise UnknownNameError.of(what, name, list(dict.fromkeys(place.name for place in known)))


def narrowed(dossier: Dossier, place: Place) -> Dossier:
    """The dossier of one place: its records alone, and none of the tables that state of no record whose it is."""
    import polars as pl

    kept = {}
    for table, frame in dossier.tables.items():
        fact = _told(table, frame, place.by, dossier.known.by_table)
        if fact is not None:
            same = [
                name for name in frame[fact].unique().drop_nulls().to_list() if key(name) == key(place.name)
            ]
            kept[table] = frame.filter(pl.col(fact).is_in(same))
    return attrs.evolve(dossier, tables=immutabledict(kept))


def placed(figure: Figure, place: Place, known: Known) -> Figure:
    """A figure of a narrowed dossier, whose filter gives its records from the whole one."""
    found = _placed(figure.filter, place, known)
    named = f"{figure.id}[{place.by}={place.name}]"
    return figure if found == figure.filter else attrs.evolve(figure, id=named, filter=found)


def _placed(told: Mapping[str, Any], place: Place, known: Known) -> dict[str, Any]:
    if "table" not in told:
        return {
            name: _placed(part, place, known) if isinstance(part, Mapping) else part
            for name, part in told.items()
        }
    record = known.get(told["table"])
    fact = fact_of(place.by, record) if record else None
    if fact is None:
        return dict(told)
    within = {"compare": [{"fact": fact}, "==", {"text": place.name}]}
    return {**told, "where": {"all": [told["where"], within]}}


def _told(table: str, frame: pl.DataFrame, by: Split, known: Known) -> str | None:
    """The fact by which a table tells whose its records are; None where it does not, or states it of none."""
    record = known.get(table)
    fact = fact_of(by, record) if record else None
    stated = fact is not None and fact in frame.columns and frame[fact].null_count() < frame.height
    return fact if stated else None
