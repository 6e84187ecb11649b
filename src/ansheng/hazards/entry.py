"""Entry of a hazard in a ledger: the record of the hazard and what its life cycle adds, and the states it can be in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import Any

from ansheng.errors import word
from ansheng.facts.as_of import stood
from ansheng.facts.kinds import Choice, Count, Day, Flag, Text
from ansheng.hazards.records import HazardRecord
from ansheng.words import Lang, Words


class State(Enum):
    """Where a hazard stands between discovery and close-out; ``title`` is the Chinese name, ``en`` the English one."""

    REGISTERED = "registered"
    GRADED = "graded"
    ORDERED = "ordered"
    PLANNED = "planned"
    RECTIFYING = "rectifying"
    RECTIFIED = "rectified"
    REQUESTED = "requested"
    FAILED = "failed"
    PASSED = "passed"
    CLOSED = "closed"
    RELAPSED = "relapsed"

    @property
    def title(self) -> str:
        """The Chinese name."""
        return _STATES[self].zh

    @property
    def en(self) -> str:
        """The English name."""
        return _STATES[self].en

    def label(self, lang: Lang = "zh") -> str:
        """The name in the language asked for."""
        return word(lang, Words(self.title, self.en))


_STATES = {
    State.REGISTERED: Words("已登记", "registered"),
    State.GRADED: Words("已定级", "graded"),
    State.ORDERED: Words("已责令整改", "rectification ordered"),
    State.PLANNED: Words("已制定整改方案", "rectification planned"),
    State.RECTIFYING: Words("整改中", "under rectification"),
    State.RECTIFIED: Words("已整改", "rectified"),
    State.REQUESTED: Words("已申请复查", "re-check requested"),
    State.FAILED: Words("复查不合格", "re-check failed"),
    State.PASSED: Words("复查合格", "re-check passed"),
    State.CLOSED: Words("已销号", "closed"),
    State.RELAPSED: Words("反弹", "relapsed"),
}


class HazardEntry(HazardRecord, title="隐患", en="hazard", table="hazards"):
    """One hazard of a ledger: every fact of the record, and what the events of its life cycle state.

    The five elements are what a plan states, as formal as the law asks for them; that a table has a person responsible,
    measures and funds is ``owner``, ``requirement`` and ``cost``, and does not stand for them.
    """

    responsible = Text("责任落实", en="responsibility fixed")
    measures = Text("措施落实", en="measures fixed")
    funds = Text("资金落实", en="funds fixed")
    deadline = Text("时限落实", en="time limits fixed")
    contingency = Text("预案落实", en="contingency plan fixed", aliases=("应急预案",))
    goals = Text("整改目标任务", en="goals of the rectification", aliases=("整改目标",))
    interim = Text("临时管控措施", en="interim control", aliases=("管控措施",))
    stopped = Choice(
        "停产停业范围",
        en="scope of the stop",
        options={"all": "全部", "part": "局部", "equipment": "设备"},
    )
    stopped_on = Day("停产停业日期", en="stopped on")
    consent = Text("审查同意文号", en="consent to resume")
    extension_asked_on = Day("申请延期日期", en="extension asked on")
    extensions = Count("延期次数", unit="次", en="extensions granted")
    rectified_by = Text("整改完成人", en="rectified by")
    requested_on = Day("申请复查日期", en="re-check requested on")
    unit_signed = Text("单位签字人", en="signed for the unit by")
    failures = Count("复查不合格次数", unit="次", en="failed re-checks")
    close_no = Text("销号文号", en="close-out number")
    relapses = Count("反弹次数", unit="次", en="relapses")
    transfers = Count("移送次数", unit="次", en="transfers")
    public_on = Day("公示日期", en="made public on")
    delisted_on = Day("摘牌日期", en="delisted on")
    closure_proposed_on = Day("提请关闭日期", en="closure proposed on")
    reason = Text("事由", en="reason")
    acted = Flag("经流程办理", en="handled by events, not by tables alone")


class EventFields(HazardEntry, title="办理事项", en="event"):
    """What an event can state: the facts of a hazard, and of a correction the event that it takes back."""

    undo = Count("撤回事项", unit="项", en="event taken back", aliases=("撤回序号",))


RECORD = tuple(name for name in HazardRecord.facts() if name not in ("status", "major"))
"""The names of the facts that a ledger keeps of a table of hazards; what the other two say is in these."""

PROGRESS = ("rectified", "rectified_on", "closed", "closed_on")
"""Those of them that say how far the hazard has come."""


def progress(told: Mapping[str, Any]) -> dict[str, bool | None]:
    """How far a hazard of a ledger has come, by what its tables and events tell.

    A ledger hears of everything: where nothing says that a hazard was rectified or closed, it was not. Only of a closed
    hazard whose rectification nobody tells is it unknown.

    >>> progress({"closed": True}), progress({"rectified_on": dt.date(2026, 7, 1)})
    ({'rectified': None, 'closed': True}, {'rectified': True, 'closed': False})
    """
    rectified, closed = (stood(told.get(flag), told.get(on), dt.date.max) for flag, on in _FLAGS)
    return {"rectified": rectified if rectified is not None or closed else False, "closed": bool(closed)}


_FLAGS = (("rectified", "rectified_on"), ("closed", "closed_on"))

FIVE = ("responsible", "measures", "funds", "deadline", "contingency")
"""The five elements (五落实) of a rectification: responsibility, measures, funds, time limits, contingency plan."""
