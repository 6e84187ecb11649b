"""Rescue: what enterprises must have ready for emergencies by their size, against what is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Literal

import attrs

from ansheng.dates import AnyDay, day_of
from ansheng.errors import check_lang, word
from ansheng.facts.kinds import Choice, Count, Day, Flag, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts
from ansheng.registers.lasting import if_said, phase
from ansheng.responsibility.records import EnterpriseRecord
from ansheng.responsibility.teams import rescue_needs
from ansheng.sheets import names
from ansheng.words import Lang, Words

Kind = Literal["body", "person", "team", "agreement"]
State = Literal["there", "lacking", "unknown"]

KINDS: Mapping[Kind, Words] = {
    "body": Words("应急机构", "emergency body"),
    "person": Words("应急专人", "named person"),
    "team": Words("应急救援队伍", "rescue team"),
    "agreement": Words("救护协议", "rescue agreement"),
}
"""What an enterprise may have to have ready, in Chinese and in English."""

STATES: Mapping[State, Words] = {
    "there": Words("已有", "there"),
    "lacking": Words("未登记或已失效", "not registered, or not valid"),
    "unknown": Words("无法判断", "unknown"),
}
"""How what must be ready stands, in Chinese and in English."""

_OPEN: Mapping[str, tuple[Kind, Kind]] = {"scale": ("body", "person"), "sector": ("team", "agreement")}
"""Which of two is needed cannot be said where a fact is missing."""

_UNSTATED = {
    "scale": Words("企业规模未填", "the size is not stated"),
    "sector": Words("行业领域未填", "the sector is not stated"),
}


class RescueRecord(
    Facts,
    title="应急力量",
    en="rescue arrangement",
    table="rescue",
    headers=headers_of(Path(__file__).with_name("headers.toml"), "rescue"),
):
    """One thing that stands ready for emergencies: a body, a named person, a team, an agreement with one."""

    unit = Text("单位名称", en="unit")
    name = Text("应急力量名称", en="name")
    kind = Choice(
        "应急力量类型",
        en="kind",
        options={kind: words.zh for kind, words in KINDS.items()},
        other_names={
            **dict.fromkeys(("应急管理机构", "机构"), "body"),
            **dict.fromkeys(("专人", "应急管理人员", "兼职人员"), "person"),
            **dict.fromkeys(("队伍", "救援队", "应急队伍", "救援队伍", "专职救援队"), "team"),
            **dict.fromkeys(("协议", "救援协议", "应急救援协议", "签订协议"), "agreement"),
        },
    )
    sort = Text("队伍类别", en="sort of team", note="如综合应急救援队伍、专业应急救援队伍、矿山救护队。")
    leader = Text("负责人", en="leader")
    phone = Text("联系电话", en="telephone")
    persons = Count("队伍人数", unit="人", en="members")
    partner = Text("协议队伍", en="team of the agreement")
    since = Day("设立日期", en="since", past=True)
    until = Day("协议有效期至", en="valid to", after="since")
    dissolved = Flag("是否撤销", dated="dissolved_on", en="dissolved")
    dissolved_on = Day("撤销日期", en="dissolved on", after="since", past=True)
    remarks = Text("备注", en="remarks")


@attrs.frozen
class RescueStanding:
    """How one need of one enterprise stands at the end of a day.

    :param kinds: what is needed; two where it is not known which of them, because the size or the sector is not stated
    :param record: what is there for it
    """

    unit: str
    scale: str | None
    kinds: tuple[Kind, ...]
    state: State
    record: RescueRecord | None
    why: Words | None = None

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        state = word(lang, STATES[self.state])
        why = word(lang, self.why) if self.why else ""
        if check_lang(lang) == "en":
            needed = " or ".join(KINDS[kind].en for kind in self.kinds)
            return f"{self.unit}, {needed}: {state}" + (f" ({why})" if why else "")
        needed = "或".join(KINDS[kind].zh for kind in self.kinds)
        return f"{self.unit}应有{needed}：{state}" + (f"（{why}）" if why else "")


@attrs.frozen
class DutyCell:
    """One cell of the matrix of duty: the enterprises of one size that need one thing, and how many have it."""

    scale: str | None
    kinds: tuple[Kind, ...]
    there: int
    lacking: int
    unknown: int

    def text(self, lang: Lang = "zh") -> str:
        """The cell in a line."""
        sizes = EnterpriseRecord.fact("scale").options
        if check_lang(lang) == "en":
            needed = " or ".join(KINDS[kind].en for kind in self.kinds)
            size = self.scale or "size not stated"
            return f"{size}, {needed}: {self.there} there, {self.lacking} lacking, {self.unknown} unknown"
        needed = "或".join(KINDS[kind].zh for kind in self.kinds)
        size = sizes[self.scale] if self.scale else "规模未填"
        return f"{size}企业{needed}：已有{self.there}家，缺{self.lacking}家，不明{self.unknown}家"


def rescue_standings(
    enterprises: Iterable[EnterpriseRecord],
    arrangements: Iterable[RescueRecord],
    high_risk: Collection[str],
    on: AnyDay,
) -> tuple[RescueStanding, ...]:
    """What each enterprise needs by size and sector against what is there at the end of a day, need by need.

    What it needs says :func:`ansheng.responsibility.rescue_needs`. Where its size or its sector is not stated, one of
    two things is needed: if both are lacking that is known all the same, else it is not.

    :param high_risk: the sectors of high risk or with crowds

    >>> plant = EnterpriseRecord(name="甲厂", scale="large", sector="家具")
    >>> deed = RescueRecord(unit="甲厂", kind="agreement", since="2015-01-01", until="2015-12-31")
    >>> [each.text() for each in rescue_standings([plant], [deed], {"危险化学品"}, "2015-12-31")]
    ['甲厂应有应急机构：未登记或已失效', '甲厂应有救护协议：已有']
    """
    day = day_of(on, "on")
    kept: dict[tuple[str, str | None], list[RescueRecord]] = {}
    for row in arrangements:
        if row.unit:
            kept.setdefault((names.key(row.unit), row.kind), []).append(row)
    return tuple(
        standing
        for enterprise in enterprises
        if enterprise.name
        for standing in _of(enterprise, kept, high_risk, day)
    )


def duty_matrix(standings: Iterable[RescueStanding]) -> tuple[DutyCell, ...]:
    """The matrix of duty: by size and need, how many enterprises have it, lack it, or are not known to."""
    cells: dict[tuple[str | None, tuple[Kind, ...]], list[State]] = {}
    for each in standings:
        cells.setdefault((each.scale, each.kinds), []).append(each.state)
    return tuple(
        DutyCell(scale, kinds, states.count("there"), states.count("lacking"), states.count("unknown"))
        for (scale, kinds), states in cells.items()
    )


def _of(
    enterprise: EnterpriseRecord,
    kept: Mapping[tuple[str, str | None], list[RescueRecord]],
    high_risk: Collection[str],
    on: dt.date,
) -> Iterable[RescueStanding]:
    unit, needs = enterprise.name or "", rescue_needs(enterprise, high_risk)
    found = {kind: _there(kept, unit, kind, on) for kind in KINDS}
    for kind, words in KINDS.items():
        if words.zh in needs.needs:
            state, row = found[kind]
            yield RescueStanding(unit, enterprise.scale, (kind,), state, row)
    for fact in needs.unknown:
        either = [found[kind] for kind in _OPEN[fact]]
        lacking = all(state == "lacking" for state, _ in either)
        state = "lacking" if lacking else "unknown"
        yield RescueStanding(unit, enterprise.scale, _OPEN[fact], state, None, _UNSTATED[fact])


def _there(
    kept: Mapping[tuple[str, str | None], list[RescueRecord]], unit: str, kind: Kind, on: dt.date
) -> tuple[State, RescueRecord | None]:
    """Whether a unit has a thing of a kind on a day: surely, or not known because a row does not say enough."""
    rows, loose = (kept.get((names.key(unit), each), []) for each in (kind, None))
    phases = [(_phase(row, on), row) for row in rows]
    running = next((row for found, row in phases if found == "running"), None)
    if running is not None:
        return "there", running
    doubtful = next((row for found, row in phases if found == "unknown"), None)
    return ("unknown", doubtful) if doubtful or loose else ("lacking", None)


def _phase(row: RescueRecord, on: dt.date) -> str:
    """An agreement ends by its last day, which it must state; the rest where it is dissolved."""
    if row.kind == "agreement":
        ended = if_said(row.dissolved, row.dissolved_on)
        found = phase(on, since=row.since, until=row.until, ended=ended, ended_on=row.dissolved_on)
        return "unknown" if found == "running" and row.until is None else found
    return phase(on, since=row.since, ended=row.dissolved, ended_on=row.dissolved_on)
