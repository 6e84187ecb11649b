"""Indicators of the backlog: all hazards that stand open on the as-of day, whenever found, and the two lists."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng.facts import nodes
from ansheng.facts.handles import CHECK_DAY, Condition, Expr
from ansheng.hazards.lists import MeasureRecord
from ansheng.hazards.records import HazardRecord
from ansheng.indicators.evaluation.quantity import count
from ansheng.indicators.indicator import Indicator
from ansheng.words import Words

_h, _m = HazardRecord, MeasureRecord
_OPEN = (_h.found_on <= CHECK_DAY) & ~_h.rectified
_AGE = CHECK_DAY - _h.found_on
_SAID = "到统计截止日尚未整改的隐患条数，不论何时发现"
_SAID_EN = "hazards not rectified by the as-of day, whenever found"


def _known(*facts: Expr) -> Condition:
    """That one of the facts at least is stated."""
    nodes_ = tuple(nodes.Known(fact.node) for fact in facts)
    return Condition(nodes_[0] if len(nodes_) == 1 else nodes.AnyOf(nodes_))


def _standing(id: str, title: Words, where: Condition, said: Words) -> Indicator:  # noqa: A002  as the field
    """The hazards open on the as-of day that meet a condition."""
    return Indicator(
        id,
        title.zh,
        title.en,
        "条",
        count(_h, where=_OPEN & where),
        definition=f"{_SAID}，限于{said.zh}",
        definition_en=f"{_SAID_EN}, of which {said.en}",
    )


OUTSTANDING = Indicator(
    "hazards_outstanding",
    "存量隐患",
    "hazards outstanding",
    "条",
    count(_h, where=_OPEN),
    definition=_SAID,
    definition_en=_SAID_EN,
)
OUTSTANDING_OVERDUE = _standing(
    "outstanding_overdue",
    Words("存量逾期隐患", "outstanding hazards overdue"),
    _h.due_on < CHECK_DAY,
    Words("整改期限早于统计截止日的", "the due day lies before it"),
)
OUTSTANDING_MAJOR = _standing(
    "outstanding_major",
    Words("存量重大隐患", "outstanding major hazards"),
    _h.grade == "major",
    Words("重大隐患", "the grade is major"),
)
OPEN_TO_30 = _standing(
    "outstanding_to_30_days",
    Words("账龄30天及以内", "open 30 days or less"),
    _AGE <= 30,
    Words("发现至统计截止日不超过30天的", "30 days at most have passed since they were found"),
)
OPEN_TO_60 = _standing(
    "outstanding_31_to_60_days",
    Words("账龄31～60天", "open 31 to 60 days"),
    (_AGE > 30) & (_AGE <= 60),
    Words("发现至统计截止日31～60天的", "31 to 60 days have passed since they were found"),
)
OPEN_TO_90 = _standing(
    "outstanding_61_to_90_days",
    Words("账龄61～90天", "open 61 to 90 days"),
    (_AGE > 60) & (_AGE <= 90),
    Words("发现至统计截止日61～90天的", "61 to 90 days have passed since they were found"),
)
OPEN_BEYOND_90 = _standing(
    "outstanding_beyond_90_days",
    Words("账龄超过90天", "open more than 90 days"),
    _AGE > 90,
    Words("发现至统计截止日超过90天的", "more than 90 days have passed since they were found"),
)
AGES: Sequence[Indicator] = (OPEN_TO_30, OPEN_TO_60, OPEN_TO_90, OPEN_BEYOND_90)
"""The ages of open hazards, which add up to all of them."""

HELD_BY_SOMEBODY = _standing(
    "outstanding_with_party",
    Words("整改责任落实", "with somebody responsible"),
    _known(_h.department, _h.owner),
    Words("填有责任部门或整改责任人的", "a department or a person is named"),
)
HELD_MEASURES = _standing(
    "outstanding_with_measures",
    Words("整改措施落实", "with measures"),
    _known(_h.requirement),
    Words("填有整改要求（措施）的", "measures are stated"),
)
HELD_FUNDS = _standing(
    "outstanding_with_funds",
    Words("整改资金落实", "with funds"),
    _known(_h.cost),
    Words("填有整改资金的", "the cost is stated"),
)
HELD_TIME = _standing(
    "outstanding_with_time",
    Words("整改期限落实", "with a due day"),
    _known(_h.due_on),
    Words("填有整改期限的", "a due day is stated"),
)
HELD_SAFEGUARDS = _standing(
    "outstanding_with_safeguards",
    Words("应急预案落实", "with safeguards"),
    _known(_h.safeguards),
    Words("填有安全防范措施（预案）的", "safeguards until then are stated"),
)
HELD_ALL = _standing(
    "outstanding_with_all_five",
    Words("五落实齐全", "with all five"),
    _known(_h.department, _h.owner)
    & _known(_h.requirement)
    & _known(_h.cost)
    & _known(_h.due_on)
    & _known(_h.safeguards),
    Words(
        "责任、措施、资金、时限、预案均已填写的",
        "party, measures, funds, due day and safeguards are all stated",
    ),
)
HELD: Sequence[Indicator] = (
    HELD_BY_SOMEBODY,
    HELD_MEASURES,
    HELD_FUNDS,
    HELD_TIME,
    HELD_SAFEGUARDS,
    HELD_ALL,
)
"""What 五落实 asks of an open hazard, and last all five together."""

HAZARDS_CLOSED = Indicator(
    "hazards_closed",
    "已销号",
    "hazards closed out",
    "条",
    count(_h, on=_h.found_on, where=_h.closed),
    definition="统计期间内发现、到统计截止日已销号的隐患条数",
    definition_en="hazards found in the period and struck off by the as-of day",
)
HAZARDS_LISTED = Indicator(
    "hazards_on_list",
    "清单所列隐患",
    "hazards on the list",
    "条",
    count(_h),
    definition="隐患表中的隐患条数，不论何时发现、是否整改",
    definition_en="lines of the table of hazards, whenever found and whether rectified or not",
)
HAZARDS_COMPLETE = Indicator(
    "hazards_complete_on_list",
    "清单要素齐全的隐患",
    "hazards stated completely on the list",
    "条",
    count(_h, where=_known(_h.department) & _known(_h.requirement) & _known(_h.due_on)),
    definition="隐患表中责任部门、整改要求、整改期限均已填写的隐患条数",
    definition_en="lines of the table of hazards that state department, requirement and due day",
)
MEASURES = Indicator(
    "measures",
    "制度措施",
    "measures",
    "项",
    count(_m),
    definition="制度措施清单中的制度措施项数",
    definition_en="lines of the list of measures",
)
MEASURES_ISSUED = Indicator(
    "measures_issued",
    "已印发或实施的制度措施",
    "measures issued or in force",
    "项",
    count(_m, where=_m.progress.is_in(("issued", "in_force"))),
    definition="制度措施清单中进展为印发或实施的项数",
    definition_en="lines of the list of measures that are issued or in force",
)
MEASURES_OVERDUE = Indicator(
    "measures_overdue",
    "逾期未出台的制度措施",
    "measures overdue",
    "项",
    count(_m, where=~_m.progress.is_in(("issued", "in_force")) & (_m.due_on < CHECK_DAY)),
    definition="制度措施清单中完成时限早于统计截止日而未印发或实施的项数",
    definition_en="lines of the list of measures due before the as-of day and neither issued nor in force",
)
