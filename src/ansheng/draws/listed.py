"""The list of a draw: units in strata, inspectors, conflicts, quotas and the source, as one text with one hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal

import attrs

from ansheng.draws.sources import DrawError, Parties, Party, PublicSource, Source, kept
from ansheng.errors import AnshengError, InputError
from ansheng.sheets import names
from ansheng.words import NO_WORDS, Words

FIRST_LINE = "ansheng draw list 1"
Owed = Literal["none", "first", "must"]
"""What units do to which a visit is owed: nothing, come before the others of their stratum, or all be drawn."""

SHOWN = 5
_OWED = "owed"
_NOT = "-"
_RECODED = Words("换行或编码有改动", "its line ends or encoding were changed")


@attrs.frozen
class Stratum:
    """A stratum and its quota: so many of its units are drawn."""

    name: str = attrs.field(converter=kept)
    quota: int


@attrs.frozen
class ListedUnit:
    """A unit that may be drawn; ``owed`` where a visit to it is overdue."""

    id: str = attrs.field(converter=kept)
    name: str = attrs.field(converter=kept)
    stratum: str = attrs.field(converter=kept)
    owed: bool = False


@attrs.frozen
class ListedInspector:
    """An inspector who may be drawn."""

    id: str = attrs.field(converter=kept)
    name: str = attrs.field(converter=kept)


@attrs.frozen
class Input:
    """A file that the list was made from: what it holds, and its SHA-256."""

    role: str
    sha256: str


@attrs.define(frozen=True, slots=False, eq=False)
class DrawList:
    """All that a draw is made of but chance; its :attr:`text` is what is fixed, and :attr:`commitment` its hash.

    :param strata: in the order in which they are drawn
    :param conflicts: pairs of an inspector's id and a unit's id that may not meet
    :param team: so many inspectors go to each unit; 0 where no inspectors are drawn
    :param most: the most visits of one inspector; 0 where they are spread evenly. It gives way, one by one, where
        conflicts leave no other way
    :param owed: what owed units do
    :raises InputError: an id or a name is empty or occurs twice, or a conflict names what is not in the list
    """

    title: str = attrs.field(converter=kept)
    source: Source
    strata: tuple[Stratum, ...]
    units: tuple[ListedUnit, ...]
    inspectors: tuple[ListedInspector, ...] = ()
    conflicts: frozenset[tuple[str, str]] = frozenset()
    team: int = 0
    most: int = 0
    owed: Owed = "none"
    inputs: tuple[Input, ...] = ()

    def __attrs_post_init__(self) -> None:
        _single(Words("分层", "stratum"), (one.name for one in self.strata))
        _single(Words("单位", "unit"), (one.id for one in self.units))
        _single(Words("检查人员", "inspector"), (one.id for one in self.inspectors))
        units, people = {one.id for one in self.units}, {one.id for one in self.inspectors}
        for person, unit in sorted(self.conflicts):
            if person not in people or unit not in units:
                raise InputError(
                    Words(
                        f"回避关系“{person}”—“{unit}”不在名单中；请核对编号或名称",
                        f"the conflict {person!r} – {unit!r} is not of the list; check both names",
                    )
                )
        if min(self.team, self.most, *(one.quota for one in self.strata), 0) < 0:
            raise InputError(
                Words("抽取数、每组人数不得为负；请更正", "a number is below nought; correct it")
            )

    @cached_property
    def text(self) -> str:
        """The list as it is fixed: one line each, its parts separated by tabs, UTF-8, every line ended by LF."""
        lines = [
            FIRST_LINE,
            f"title\t{self.title}",
            f"team\t{self.team}",
            f"most\t{self.most}",
            f"owed\t{self.owed}",
            *self.source.lines,
            *(f"input\t{one.role}\t{one.sha256}" for one in self.inputs),
            *(f"stratum\t{one.name}\t{one.quota}" for one in self.strata),
            *sorted(_unit_line(one) for one in self.units),
            *sorted(f"inspector\t{one.id}\t{one.name}" for one in self.inspectors),
            *sorted(f"conflict\t{person}\t{unit}" for person, unit in self.conflicts),
        ]
        return "".join(f"{line}\n" for line in lines)

    @cached_property
    def commitment(self) -> str:
        """SHA-256 of :attr:`text`, as hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def members(self) -> Mapping[str, tuple[ListedUnit, ...]]:
        """The units of each stratum that has a quota or a unit."""
        found: dict[str, list[ListedUnit]] = {one.name: [] for one in self.strata}
        for unit in self.units:
            found.setdefault(unit.stratum, []).append(unit)
        return {name: tuple(units) for name, units in found.items()}

    @property
    def seats(self) -> int:
        """How many visits of inspectors there are: units to be drawn, each with its team."""
        return self.team * sum(one.quota for one in self.strata)

    def refusals(self) -> tuple[Words, ...]:
        """Why it cannot be drawn from, whatever the chance: stratum by stratum and by how many; empty where it can."""
        return (*self._quotas(), *self._people())

    def check(self) -> DrawList:
        """The list itself, where it can be drawn from.

        :raises DrawError: it cannot; every reason is said
        """
        wrong = self.refusals()
        if wrong:
            zh = "；".join(one.zh for one in wrong)
            en = "; ".join(one.en for one in wrong)
            raise DrawError(
                Words(
                    f"无法按此抽取：{zh}；请更正后重新封存",
                    f"nothing can be drawn so: {en}; correct the list",
                )
            )
        return self

    @classmethod
    def of(cls, text: str | bytes) -> DrawList:
        """The list that a text is, or the bytes of one; the same text comes out again, or it is none.

        :raises InputError: it is no list, or not in the one form in which lists are hashed
        """
        try:
            text = text.decode() if isinstance(text, bytes) else text
        except UnicodeDecodeError as error:
            raise _no_list(_RECODED) from error
        try:
            made = _parsed(text)
        except (ValueError, LookupError, TypeError, AnshengError) as error:
            why = (
                error.words
                if isinstance(error, AnshengError)
                else Words("有行不合格式", "a line is malformed")
            )
            raise _no_list(why) from error
        if made.text != text:
            raise _no_list(Words("各行的次序或写法有改动", "lines were moved or changed"))
        return made

    def _quotas(self) -> Iterator[Words]:
        quotas = {one.name: one.quota for one in self.strata}
        for name, members in self.members.items():
            if name not in quotas:
                yield Words(
                    f"分层“{name}”（{len(members)}家）未定抽取数，不抽取的也应写明0",
                    f"stratum {name!r} ({len(members)} units) has no quota, which may be 0",
                )
                continue
            quota, owed = quotas[name], sum(unit.owed for unit in members)
            if quota > len(members):
                yield Words(
                    f"分层“{name}”应抽{quota}家，仅有{len(members)}家，少{quota - len(members)}家",
                    f"stratum {name!r}: quota {quota}, but {len(members)} units, {quota - len(members)} too few",
                )
            elif self.owed == "must" and owed > quota:
                yield Words(
                    f"分层“{name}”必抽{owed}家，应抽仅{quota}家，缺{owed - quota}个名额",
                    f"stratum {name!r}: {owed} units must be drawn, quota {quota}, {owed - quota} places too few",
                )
        if not sum(quotas.values()):
            yield Words("各分层的抽取数均为0", "every quota is 0")

    def _people(self) -> Iterator[Words]:
        there = len(self.inspectors)
        if self.team > there:
            yield Words(
                f"每组{self.team}人，检查人员仅{there}人，少{self.team - there}人",
                f"a team of {self.team}, but {there} inspectors, {self.team - there} too few",
            )
            return
        room = self.most * there
        if self.team and self.most and room < self.seats:
            yield Words(
                f"共需{self.seats}人次，检查人员每人至多{self.most}次合计{room}人次，少{self.seats - room}人次",
                f"{self.seats} visits of inspectors, who make {room} at {self.most} each, {self.seats - room} too few",
            )
        short = list(self._barred())
        if short:
            told = "、".join(f"“{name}”少{lack}人" for name, lack in short[:SHOWN])
            en = ", ".join(f"{name!r} {lack} too few" for name, lack in short[:SHOWN])
            more = (
                Words(f"等{len(short)}家", f" and more, {len(short)} units")
                if len(short) > SHOWN
                else NO_WORDS
            )
            yield Words(
                f"回避后可派人员不足：{told}{more.zh}",
                f"too few inspectors are left by conflicts: {en}{more.en}",
            )

    def _barred(self) -> Iterator[tuple[str, int]]:
        """The units to which too few inspectors may go, should they be drawn, and how many are lacking."""
        barred: dict[str, int] = {}
        for _, unit in self.conflicts:
            barred[unit] = barred.get(unit, 0) + 1
        drawn = {one.name for one in self.strata if one.quota}
        for one in self.units:
            lack = self.team - (len(self.inspectors) - barred.get(one.id, 0))
            if lack > 0 and one.stratum in drawn:
                yield one.name, lack


def _unit_line(unit: ListedUnit) -> str:
    return f"unit\t{unit.stratum}\t{unit.id}\t{unit.name}\t{_OWED if unit.owed else _NOT}"


def _single(what: Words, told: Iterable[str]) -> None:
    seen = dict[str, str]()
    for name in told:
        key = names.key(name)
        if not key:
            raise InputError(Words(f"{what.zh}未填名称；请补填", f"a {what.en} has no name; state it"))
        if key in seen:
            raise InputError(
                Words(
                    f"{what.zh}“{name}”重复，会多一次机会；请去掉重复的行，或填写编号以便区分",
                    f"the {what.en} {name!r} is listed twice and would have two chances; remove a row, or state ids",
                )
            )
        seen[key] = name


def _parsed(text: str) -> DrawList:
    rows = [line.split("\t") for line in text.split("\n")[:-1]]
    if "\r" in text or text.startswith("\ufeff"):
        raise InputError(_RECODED)
    if not rows or rows[0] != [FIRST_LINE]:
        raise InputError(Words(f"首行应为“{FIRST_LINE}”", f"the first line is not {FIRST_LINE!r}"))
    of: dict[str, list[list[str]]] = {}
    for keyword, *told in rows[1:]:
        of.setdefault(keyword, []).append(told)
    single = {name: of[name][0][0] for name in ("title", "team", "most", "owed") if name in of}
    owed: Owed = "must" if single["owed"] == "must" else "first" if single["owed"] == "first" else "none"
    source: Source = (
        PublicSource(*of["source"][0]) if "source" in of else Parties(Party(*told) for told in of["party"])
    )
    return DrawList(
        single["title"],
        source,
        tuple(Stratum(name, int(quota)) for name, quota in of.get("stratum", [])),
        tuple(
            ListedUnit(id_, name, stratum, owes == _OWED) for stratum, id_, name, owes in of.get("unit", [])
        ),
        tuple(ListedInspector(id_, name) for id_, name in of.get("inspector", [])),
        frozenset((person, unit) for person, unit in of.get("conflict", [])),
        int(single["team"]),
        int(single["most"]),
        owed,
        tuple(Input(role, sha256) for role, sha256 in of.get("input", [])),
    )


def _no_list(why: Words) -> InputError:
    return InputError(
        Words(
            f"不是抽取名单或有改动（{why.zh}）；请改用 ansheng draw commit 写出的原文件",
            f"this is no list of a draw, or was changed ({why.en}); take the file that ansheng draw commit wrote",
        )
    )
