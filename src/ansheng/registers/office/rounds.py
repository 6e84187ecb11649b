"""Rounds: inspections by teams over bodies, down to the own ones and by higher authorities, as dated records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import attrs

from ansheng.dates import AnyDay, day_of
from ansheng.errors import check_lang, word
from ansheng.facts.as_of import stood
from ansheng.facts.kinds import Choice, Count, Day, Flag, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts
from ansheng.responsibility.parties import Parties, names_in
from ansheng.responsibility.records import PartyRecord
from ansheng.words import Lang, Words

State = Literal["answered", "late", "due", "overdue", "unknown"]

STATES: Mapping[State, Words] = {
    "answered": Words("已报整改情况", "answered"),
    "late": Words("逾期报整改情况", "answered late"),
    "due": Words("整改情况未到报送期限", "answer not yet due"),
    "overdue": Words("逾期未报整改情况", "answer overdue"),
    "unknown": Words("整改情况是否已报无法判断", "not known whether answered"),
}
"""How the answer to what a round found stands, in Chinese and in English."""


class RoundRecord(
    Facts,
    title="督查轮次",
    en="round of inspection",
    table="rounds",
    headers=headers_of(Path(__file__).parents[1] / "headers.toml", "rounds"),
):
    """What one team did in one round of inspection; a round of several teams has a row for each.

    ``direction`` tells a round over the own bodies from a visit of a higher authority, which is received.
    """

    name = Text("督查名称", en="round")
    direction = Choice(
        "督查方向",
        en="direction",
        options={"down": "对下督查", "up": "迎接上级督查"},
        other_names={
            **dict.fromkeys(("督查", "专项督查", "本级督查", "下查", "督导"), "down"),
            **dict.fromkeys(("迎检", "迎查", "上级督查", "接受督查", "迎接督查", "上级检查"), "up"),
        },
    )
    starts_on = Day("督查开始日期", en="starts on", past=True)
    ends_on = Day("督查结束日期", en="ends on", after="starts_on")
    by = Text("督查单位", en="inspecting authority")
    team = Text("督查组", en="team")
    leader = Text("组长", en="leader")
    members = Text("组员", en="members", note="用顿号隔开。")
    bodies = Text("被督查单位", en="bodies inspected", note="用顿号隔开。")
    problems = Count("发现问题数", unit="个", en="problems found")
    handed_on = Day("反馈日期", en="handed over on", past=True)
    due_on = Day("整改报送期限", en="answer due on", after="handed_on", deadline=True)
    answered = Flag("是否报送整改情况", dated="answered_on", en="answered")
    answered_on = Day("整改报送日期", en="answered on", after="handed_on", past=True)
    number = Text("文号", en="document number")
    remarks = Text("备注", en="remarks")


@attrs.frozen
class RoundReach:
    """Which bodies one round reached, or all of them together, which has no name.

    :param bodies: the bodies reached, each once; ``visits`` counts one that several rounds reached each time
    :param bare: those of the list that were not reached, and ``strangers`` those reached beside the list
    :param blank: rows that do not say whom they reached, or that have no day, so that more may be reached
    """

    name: str
    teams: tuple[str, ...]
    bodies: tuple[str, ...]
    visits: int
    listed: int
    bare: tuple[str, ...]
    strangers: tuple[str, ...]
    blank: int

    def text(self, lang: Lang = "zh") -> str:
        """The reach in a line."""
        covered = self.listed - len(self.bare)
        name = self.name or word(lang, Words("各轮合计", "all rounds"))
        if check_lang(lang) == "en":
            said = f"{name}: {len(self.bodies)} bodies in {self.visits} visits; {covered} of {self.listed} listed"
            said += f", {len(self.strangers)} off the list"
            return said + (f"; {self.blank} rows do not say whom or when" if self.blank else "")
        said = f"{name}：督查{self.visits}家次，涉及单位{len(self.bodies)}家"
        said += f"；名册内{self.listed}家已覆盖{covered}家，名册外{len(self.strangers)}家"
        return said + (f"；另有{self.blank}行未填被督查单位或日期" if self.blank else "")


@attrs.frozen
class UpwardStanding:
    """How the answer to one visit of a higher authority stands."""

    record: RoundRecord
    state: State

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        visit, state = self.record, word(lang, STATES[self.state])
        if check_lang(lang) == "en":
            return f"{visit.name} ({visit.by or 'authority not stated'}): {state}"
        return f"{visit.name}（{visit.by or '督查单位未填'}）：{state}"


def rounds_reached(
    parties: Parties | Iterable[PartyRecord | str], rounds: Iterable[RoundRecord], on: AnyDay
) -> tuple[RoundReach, ...]:
    """Whom each round over the own bodies reached by the end of a day, and all of them together as the last.

    Rounds are told apart by name. What has no direction is a row that may be of one: it is blank in the total.

    >>> rows = [RoundRecord(name="第一轮", direction="down", starts_on="2020-09-01", bodies="甲局、乙镇、丙厂")]
    >>> rounds_reached(["甲局", "乙镇", "丁镇"], rows, "2020-12-31")[0].text()
    '第一轮：督查3家次，涉及单位3家；名册内3家已覆盖2家，名册外1家'
    """
    day = day_of(on, "on")
    register = parties if isinstance(parties, Parties) else Parties.of(parties)
    known = [row for row in rounds if row.direction != "up" and not (row.starts_on and row.starts_on > day)]
    surely = [row for row in known if row.direction == "down"]
    names = dict.fromkeys(row.name or "" for row in surely)
    each = tuple(
        _reach(name, [row for row in surely if (row.name or "") == name], register) for name in names
    )
    return (*each, _together(each, known, register))


def upward_standings(rounds: Iterable[RoundRecord], on: AnyDay) -> tuple[UpwardStanding, ...]:
    """How the answers to the visits of higher authorities that began by a day stand, in the order of the table."""
    day = day_of(on, "on")
    up = (row for row in rounds if row.direction == "up" and not (row.starts_on and row.starts_on > day))
    return tuple(UpwardStanding(row, _state(row, day)) for row in up)


def _state(row: RoundRecord, on: dt.date) -> State:
    answered, due = stood(row.answered, row.answered_on, on), row.due_on
    if answered:
        return "late" if due and row.answered_on and row.answered_on > due else "answered"
    if due is not None and on <= due:
        return "due"
    return "overdue" if due is not None and answered is False else "unknown"


def _reach(name: str, rows: Sequence[RoundRecord], register: Parties) -> RoundReach:
    dated = [row for row in rows if row.starts_on is not None]
    reached = [dict.fromkeys(register.named(body) for body in names_in(row.bodies)) for row in dated]
    bodies = tuple(dict.fromkeys(body for row in reached for body in row))
    teams = tuple(dict.fromkeys(row.team for row in dated if row.team))
    blank = sum(1 for row in rows if row.starts_on is None or not row.bodies)
    return _held(name, teams, bodies, len(bodies), register, blank)


def _together(reaches: Sequence[RoundReach], known: Iterable[RoundRecord], register: Parties) -> RoundReach:
    teams = tuple(dict.fromkeys(team for reach in reaches for team in reach.teams))
    bodies = tuple(dict.fromkeys(body for reach in reaches for body in reach.bodies))
    blank = sum(reach.blank for reach in reaches) + sum(1 for row in known if row.direction is None)
    return _held("", teams, bodies, sum(reach.visits for reach in reaches), register, blank)


def _held(
    name: str, teams: tuple[str, ...], bodies: tuple[str, ...], visits: int, register: Parties, blank: int
) -> RoundReach:
    listed = tuple(party.name for party in register.records if party.name)
    bare = tuple(party for party in listed if party not in bodies)
    strangers = tuple(body for body in bodies if body not in listed)
    return RoundReach(name, teams, bodies, visits, len(listed), bare, strangers, blank)
