"""Preparing a list: units with their class and last visit, inspectors and conflicts, read from tables of an office."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from ansheng.assessment.grading import classes_at
from ansheng.dates import AnyDay, day_of, today
from ansheng.draws.listed import DrawList, Input, ListedInspector, ListedUnit, Owed
from ansheng.draws.quotas import UNRATED, Coverage, by_class, interval_of, strata_by
from ansheng.draws.sources import DrawError, Source
from ansheng.errors import InputError, Problem, near
from ansheng.facts.frames import Tables, records_of
from ansheng.facts.kinds import Text
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.record import Facts
from ansheng.handed import handed
from ansheng.hazards.enforcement import InspectionRecord
from ansheng.responsibility.records import EnterpriseRecord
from ansheng.sheets import names
from ansheng.sheets.door import TABLE, read_bytes
from ansheng.sheets.held import held, is_file
from ansheng.words import Words

TEAM = 2
"""So many inspectors go to a unit where nothing else is asked."""
_NAMES = ("姓名", "执法人员", "检查人员", "人员姓名", "监管执法人员")


class InspectorRow(Facts, title="检查人员名单", en="inspector who may be drawn"):
    """One inspector who may be drawn; two of one name are told apart by the number of their card."""

    name = Text("检查人员", en="inspector", aliases=_NAMES)
    card = Text("执法证号", en="card", aliases=("证件号", "执法证编号", "工号"))


class ConflictRow(Facts, title="回避关系", en="conflict of interest"):
    """An inspector and a unit that may not meet, and why."""

    inspector = Text("检查人员", en="inspector", aliases=_NAMES)
    unit = Text("回避单位", en="unit", aliases=("单位名称", "企业名称", "单位"))
    reason = Text("回避事由", en="reason", aliases=("事由", "原因"))


@attrs.frozen(eq=False)
class Prepared:
    """A list that can be drawn from, and what is to be known of the tables that it was made of.

    :param problems: what is wrong with the tables, or was left out
    :param never: how many units of the classes with an interval have no visit on record, and so owe one
    :param unused: how many conflicts name somebody who is not in the list
    :param elsewhere: how many visits are to units that are not in the list, maybe under another spelling
    :param untold: how many visits count for no unit, since they name no unit or no day
    """

    listed: DrawList
    problems: tuple[Problem, ...]
    never: int = 0
    unused: int = 0
    elsewhere: int = 0
    untold: int = 0


def prepare(
    units: object,
    inspectors: object = None,
    *,
    title: str,
    source: Source,
    quotas: Mapping[str, int | str],
    conflicts: object = None,
    visits: object = None,
    months: Mapping[str, int | str] | None = None,
    owed: Owed = "first",
    on: AnyDay | None = None,
    team: int | None = None,
    most: int = 0,
    others: bool = False,
    office: Office = NO_OFFICE,
) -> Prepared:
    """The list of a draw from tables: a file, its content, a frame, mappings, or for units the tables of a dossier.

    :param units: enterprises with 企业名称 and 风险等级; of a dossier, its ratings and inspections count too
    :param inspectors: those who may be drawn, with 检查人员, and 执法证号 where two have one name; None for units alone
    :param quotas: by class, 未定级 (``unrated``) for units without one: a number, a share such as ``"30%"``, rounded
        up, or ``"all"``
    :param conflicts: pairs that may not meet, with 检查人员 and 回避单位
    :param visits: earlier inspections with 单位名称 and 检查日期
    :param months: by class, after how many months without a visit one is owed; a unit without any on record owes one
    :param owed: ``first``: owed units come before the others of their class; ``must``: all of them are drawn
    :param on: the day by which classes and visits are known; by default today
    :param team: how many inspectors go to a unit; by default two where a table of inspectors is given
    :param most: the most visits of one inspector; by default they are spread evenly
    :param others: whether conflicts may name units and inspectors that are not in the list; they are counted
    :raises InputError: a table cannot be read, lacks a column or a name, or names one twice; a quota or an interval is
        of no class, or none that counts
    :raises DrawError: nothing can be drawn so: which stratum, and by how many
    """
    day = today() if on is None else day_of(on, "on")
    _refuse_idle(owed=owed, months=months, most=most, inspectors=inspectors)
    reader = _Reader(office)
    tables = reader.tables(units, visits)
    given = by_class(quotas)
    every = {name: interval_of(told) for name, told in by_class(months or {}).items()}
    coverage = Coverage(every, day, owed) if every else None
    if coverage is not None and "inspections" not in tables:
        raise InputError(
            Words(
                "缺少检查表，无法核对多久未检查；请用 --visits 提供，或不用 --months",
                "there is no table of inspections to tell what is owed; give --visits, or leave out --months",
            )
        )
    visited = _Visits.of(tables, day) if coverage is not None else _Visits({}, {}, 0)
    listed_units = tuple(_units(tables, day, coverage, visited.last))
    people = tuple(reader.inspectors(inspectors))
    pairs, unused = reader.conflicts(conflicts, people, listed_units, others=others)
    strata = tuple(strata_by(given, listed_units))
    made = DrawList(
        title,
        source,
        strata,
        listed_units,
        people,
        frozenset(pairs),
        (0 if inspectors is None else TEAM) if team is None else team,
        most,
        "none" if coverage is None else owed,
        tuple(reader.inputs),
    )
    never = sum(names.key(one.name) not in visited.last for one in made.units if one.stratum in every)
    elsewhere = visited.elsewhere(listed_units)
    return Prepared(made.check(), tuple(reader.problems), never, unused, elsewhere, visited.untold)


def _units(
    tables: Tables, day: dt.date, coverage: Coverage | None, last: Mapping[str, dt.date]
) -> Iterator[ListedUnit]:
    rated = classes_at(tables, day)
    each = list(records_of(tables, EnterpriseRecord))
    by_id = bool(each) and all(unit.unit_id for unit in each)
    for place, unit in enumerate(each, 1):
        if not unit.name:
            raise InputError(
                Words(
                    f"第{place}家未填企业名称；请补填或去掉该行",
                    f"unit {place} has no name; state it or remove the row",
                )
            )
        stratum = rated.get(names.key(unit.name)) or unit.risk_class or UNRATED
        owes = coverage is not None and coverage.owes(stratum, last.get(names.key(unit.name)))
        yield ListedUnit(unit.unit_id if by_id and unit.unit_id else unit.name, unit.name, stratum, owes)


@attrs.frozen
class _Visits:
    """The visits by a day: the last to each unit and how many, by the key of its name; and how many tell neither."""

    last: Mapping[str, dt.date]
    count: Mapping[str, int]
    untold: int

    @classmethod
    def of(cls, tables: Tables, day: dt.date) -> _Visits:
        """The visits of the tables; those after the day are none yet."""
        last, count, untold = dict[str, dt.date](), Counter[str](), 0
        for visit in records_of(tables, InspectionRecord):
            key = names.key(visit.unit or "")
            if not key or not visit.inspected_on:
                untold += 1
            elif visit.inspected_on <= day:
                last[key] = max(visit.inspected_on, last.get(key, visit.inspected_on))
                count[key] += 1
        return cls(last, count, untold)

    def elsewhere(self, units: Iterable[ListedUnit]) -> int:
        """How many visits are to none of these units."""
        known = {names.key(unit.name) for unit in units}
        return sum(number for key, number in self.count.items() if key not in known)


def _refuse_idle(*, owed: Owed, months: object, most: int, inspectors: object) -> None:
    """Refuse a choice that decides nothing, since what it is about is not given."""
    if owed == "must" and not months:
        raise InputError(
            Words(
                "未给出检查间隔，无从判断欠查，必抽不起作用；请用 --months 指定，或去掉 --owed must",
                "no interval tells which visits are owed; give --months, or leave out --owed must",
            )
        )
    if most and inspectors is None:
        raise InputError(
            Words(
                "未提供检查人员名单，每人至多几家不起作用；请用 --inspectors 提供，或去掉 --most",
                "there are no inspectors whose visits --most could limit; give --inspectors, or leave it out",
            )
        )


class _Reader:
    """Reads the tables of a list, and keeps what is wrong with them and what they hash to."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.problems: list[Problem] = []
        self.inputs: list[Input] = []

    def tables(self, units: object, visits: object) -> Tables:
        """The tables that classes and visits come from."""
        if isinstance(units, Mapping):
            found = dict(units)
        else:
            found = {"enterprises": self._frame(units, EnterpriseRecord, "units", ("name",))}
        if visits is not None:
            needed = ("unit", "inspected_on")
            found["inspections"] = self._frame(visits, InspectionRecord, "visits", needed)
        if "enterprises" not in found:
            raise InputError(
                Words(
                    "缺少企业名单，无从抽取；请提供该名单",
                    "there is no list of units to draw from; provide it",
                )
            )
        return found

    def inspectors(self, source: object) -> Iterator[ListedInspector]:
        """The inspectors, by the number of their card where each has one, else by name."""
        if source is None:
            return
        rows = list(self._rows(source, InspectorRow, "inspectors", ("name",)))
        by_card = all(row["card"] for row in rows)
        for place, row in enumerate(rows, 1):
            if not row["name"]:
                raise InputError(
                    Words(
                        f"检查人员第{place}人未填姓名；请补填或去掉该行",
                        f"inspector {place} has no name; state it or remove the row",
                    )
                )
            yield ListedInspector(row["card"] if by_card else row["name"], row["name"])

    def conflicts(
        self,
        source: object,
        people: Sequence[ListedInspector],
        units: Sequence[ListedUnit],
        *,
        others: bool,
    ) -> tuple[set[tuple[str, str]], int]:
        """The pairs that may not meet, and how many rows name somebody who is not in the list.

        :raises DrawError: a row names nobody in the list, and that was not allowed; near names are listed
        """
        persons, firms = _by_name(people), _by_name(units)
        found, unused = set[tuple[str, str]](), 0
        rows = [] if source is None else self._rows(source, ConflictRow, "conflicts", ("inspector", "unit"))
        for place, row in enumerate(rows, 1):
            pair = [row["inspector"] or "", row["unit"] or ""]
            known = [_found(persons, pair[0]), _found(firms, pair[1])]
            if all(pair) and (all(known) or others):
                found |= {(person, unit) for person in known[0] for unit in known[1]}
                unused += not all(known)
                continue
            wrong = next(at for at in (0, 1) if not pair[at] or not known[at])
            raise _unmatched(place, pair[wrong], (people, units)[wrong])
        return found, unused

    def _rows(
        self, source: object, facts: type[Facts], role: str, needed: Sequence[str]
    ) -> Iterator[dict[str, Any]]:
        frame = self._frame(source, facts, role, needed)
        missing = {name: None for name in facts.facts() if name not in frame.columns}
        for row in frame.iter_rows(named=True):
            yield {**missing, **row}

    def _frame(self, source: object, facts: type[Facts], role: str, needed: Sequence[str]) -> Any:
        """The records of a source as a frame, all tables of it that have the columns that are needed."""
        import polars as pl

        tables = handed(self._hashed(source, role), facts, office=self.office)
        loaded = [one for one in tables if set(needed) <= set(one.known)]
        if not loaded:
            titles = [facts.fact(name).title for name in needed]
            raise InputError(
                Words(
                    f"{facts.title}应有{'、'.join(f'“{title}”' for title in titles)}列；请核对表头",
                    f"a table of {facts.en} needs the columns {', '.join(titles)}; look at its headers",
                )
            )
        for one in loaded:
            self.problems += one.problems
        return pl.concat([one.typed.frame for one in loaded], how="diagonal_relaxed")

    def _hashed(self, source: object, role: str) -> object:
        """The source; of a file its content, read once, so that what is hashed is what is read."""
        if not is_file(source):
            return source
        path = held(source, most=TABLE)
        content = read_bytes(path, most=TABLE)
        self.inputs.append(Input(role, hashlib.sha256(content).hexdigest()))
        return str(path), content


def _by_name(listed: Iterable[ListedUnit | ListedInspector]) -> dict[str, set[str]]:
    """The ids that each name and id leads to, by their keys."""
    found: dict[str, set[str]] = {}
    for one in listed:
        for name in (one.id, one.name):
            found.setdefault(names.key(name), set()).add(one.id)
    return found


def _found(known: Mapping[str, set[str]], name: str) -> set[str]:
    return known.get(names.key(name), set())


def _unmatched(place: int, name: str, listed: Sequence[ListedUnit | ListedInspector]) -> DrawError:
    close = near(name, [one.name for one in listed])
    return DrawError(
        Words(
            f"回避关系第{place}行的“{name}”不在名单中"
            + (f"；是否指{'、'.join(close)}？" if close else "；请核对，确与本次无关的请加 --others"),
            f"conflict {place}: {name!r} is not in the list; "
            + (
                f"did you mean {', '.join(close)}?"
                if close
                else "check it, or allow --others if it is of no concern"
            ),
        )
    )
