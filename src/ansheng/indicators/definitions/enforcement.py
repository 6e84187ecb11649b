"""Indicators of enforcement: cases, their closing and publication, fines, means, and inspections drawn by lot."""

from __future__ import annotations

from ansheng.hazards.enforcement import CaseRecord, DrawnRecord, InspectionRecord, PenaltyRecord
from ansheng.hazards.records import HazardRecord
from ansheng.indicators.core import FINES
from ansheng.indicators.evaluation.quantity import count, distinct, total
from ansheng.indicators.figure import Print
from ansheng.indicators.indicator import Indicator

_c, _d, _p = CaseRecord, DrawnRecord, PenaltyRecord
_NOT_KNOWN = "；不明的不计入分子、分母"
_NOT_KNOWN_EN = "; cases of which it is not known are left out of both"

CASES = Indicator(
    "cases",
    "执法案件",
    "enforcement cases",
    "起",
    count(_c, on=_c.filed_on),
    definition="立案日期在统计期间内的执法案件起数",
    definition_en="enforcement cases filed in the period",
)
CASES_CLOSED = Indicator(
    "cases_closed",
    "已结案",
    "cases closed",
    "起",
    count(_c, on=_c.filed_on, where=_c.closed),
    definition="统计期间内立案、到统计截止日已结案的起数",
    definition_en="cases filed in the period and closed by the as-of day",
)
CASE_CLOSURE_RATE = Indicator(
    "case_closure_rate",
    "结案率",
    "cases closed, share",
    "%",
    CASES_CLOSED.numerator,
    CASES.numerator,
    definition="统计期间内立案的案件中，到统计截止日已结案的比例" + _NOT_KNOWN,
    definition_en="of the cases filed in the period, the share closed by the as-of day" + _NOT_KNOWN_EN,
)
CASES_PUBLISHED = Indicator(
    "cases_published",
    "执法公示",
    "cases published",
    "条",
    count(_c, on=_c.filed_on, where=_c.published),
    definition="统计期间内立案并已公示的案件数",
    definition_en="cases filed in the period and published",
)
CASES_REVIEWED = Indicator(
    "cases_reviewed",
    "法制审核",
    "cases legally reviewed",
    "起",
    count(_c, on=_c.filed_on, where=_c.reviewed),
    definition="统计期间内立案并经法制审核的案件数",
    definition_en="cases filed in the period and legally reviewed",
)
ACCEPTANCE_RATE = Indicator(
    "acceptance_rate",
    "典型案例合格率",
    "typical cases accepted",
    "%",
    count(_c, on=_c.filed_on, where=_c.typical & _c.accepted),
    count(_c, on=_c.filed_on, where=_c.typical),
    definition="统计期间内立案并报送的典型案例中合格的比例" + _NOT_KNOWN,
    definition_en="of the typical cases of the period, the share accepted" + _NOT_KNOWN_EN,
)
FINES_BEFORE = Indicator(
    "fines_before",
    "日常监督罚款",
    "fines without an accident",
    "元",
    total(_c.amount, on=_c.filed_on, where=~_c.after_accident),
    definition="统计期间内立案的非事故案件的罚款之和（元），与事故罚款分开统计",
    definition_en="fines of cases filed in the period that follow no accident, in yuan",
    style=Print(places=2),
)
FINES_AFTER = Indicator(
    "fines_after",
    "事故罚款",
    "fines after accidents",
    "元",
    total(_c.amount, on=_c.filed_on, where=_c.after_accident),
    definition="统计期间内立案的事故案件的罚款之和（元）",
    definition_en="fines of cases filed in the period that follow an accident, in yuan",
    style=Print(places=2),
)
FINE_PER_PENALTY = Indicator(
    "fine_per_penalty",
    "案均罚款",
    "fine per penalty",
    "元/起",
    FINES.numerator,
    count(_p, on=_p.penalised_on),
    definition="统计期间内的罚款金额除以行政处罚起数；应有罚款而金额不明的不计入分子、分母",
    definition_en="fines divided by the penalties of the period; fines of unknown amount are left out of both",
    unit_en="yuan per penalty",
    style=Print(places=0),
    per=1,
)
PENALTY_RATE = Indicator(
    "penalty_rate",
    "总体处罚率",
    "cases for each unit inspected",
    "%",
    count(_c, on=_c.filed_on, where=~_c.after_accident),
    distinct(InspectionRecord.unit, on=InspectionRecord.inspected_on),
    definition="统计期间内立案的非事故案件数除以受检单位数（不重复计）",
    definition_en="cases filed in the period that follow no accident, of the different units inspected",
)
PENALTY_PER_ORDER = Indicator(
    "penalty_per_order",
    "个案处罚率",
    "cases for each correction order",
    "%",
    count(_c, on=_c.filed_on, where=~_c.after_accident),
    distinct(HazardRecord.order_no, on=HazardRecord.found_on),
    definition="统计期间内立案的非事故案件数除以整改指令书份数",
    definition_en="cases filed in the period that follow no accident, of the correction orders",
)

DRAWN = Indicator(
    "drawn",
    "抽取单位",
    "units drawn",
    "家",
    count(_d, on=_d.drawn_on),
    definition="抽取日期在统计期间内的双随机抽取单位数，每次抽取分别计",
    definition_en="units drawn by lot for an inspection in the period, each draw by itself",
)
DRAWN_VISITED = Indicator(
    "drawn_visited",
    "抽取后已检查",
    "drawn and visited",
    "家",
    count(_d, on=_d.drawn_on, where=_d.inspected),
    definition="统计期间内抽取、到统计截止日已检查的单位数",
    definition_en="units drawn in the period and visited by the as-of day",
)
DRAWN_VISIT_RATE = Indicator(
    "drawn_visit_rate",
    "抽查完成率",
    "drawn units visited, share",
    "%",
    DRAWN_VISITED.numerator,
    DRAWN.numerator,
    definition="统计期间内抽取的单位中，到统计截止日已检查的比例；是否检查不明的不计入分子、分母",
    definition_en="of the units drawn in the period, the share visited by the as-of day; those of which it is not "
    "known are left out of both",
)
