"""Indicators of rectification: on time, at once, dynamic, of major hazards, and of what is listed and struck off."""

from __future__ import annotations

from ansheng.facts.handles import CHECK_DAY
from ansheng.hazards.records import HazardRecord, ListingRecord
from ansheng.indicators.core import MAJOR_HAZARDS
from ansheng.indicators.evaluation.quantity import count, distinct
from ansheng.indicators.figure import Print
from ansheng.indicators.indicator import Indicator

_h, _l = HazardRecord, ListingRecord
_MAJOR = _h.grade == "major"
_LEFT_OUT = "；缺项的不计入分子、分母"
_LEFT_OUT_EN = "; hazards that lack a fact are left out of both"

RECTIFIED_IN_PERIOD = Indicator(
    "rectified_in_period",
    "期内完成整改",
    "hazards rectified in the period",
    "条",
    count(_h, on=_h.rectified_on, where=_h.rectified),
    definition="整改完成日期在统计期间内的隐患条数，不论发现日期；与期内发现的隐患不是同一批，不能相除",
    definition_en="hazards whose rectification fell in the period, whenever they were found; not the cohort of those "
    "found",
)
ON_TIME_RATE = Indicator(
    "on_time_rate",
    "按期整改率",
    "rectified on time",
    "%",
    count(_h, on=_h.due_on, where=_h.rectified & (_h.rectified_on <= _h.due_on)),
    count(_h, on=_h.due_on),
    definition="整改期限在统计期间内且不晚于统计截止日的隐患中，在期限前（含当日）整改的比例；未到期的不计"
    + _LEFT_OUT,
    definition_en="of the hazards due in the period and by the as-of day, the share rectified by their due day; those "
    "not yet due do not count" + _LEFT_OUT_EN,
)
RECTIFIED_AT_ONCE = Indicator(
    "rectified_at_once",
    "当场整改",
    "hazards rectified at once",
    "条",
    count(_h, on=_h.found_on, where=_h.rectified & (_h.rectified_on <= _h.found_on)),
    definition="统计期间内发现、当日即整改的隐患条数",
    definition_en="hazards found in the period and rectified on the same day",
)
AT_ONCE_RATE = Indicator(
    "at_once_rate",
    "即时整改率",
    "rectified at once, share",
    "%",
    RECTIFIED_AT_ONCE.numerator,
    count(_h, on=_h.found_on),
    definition="统计期间内发现的隐患中，当日即整改的比例" + _LEFT_OUT,
    definition_en="of the hazards found in the period, the share rectified on the same day" + _LEFT_OUT_EN,
)
DYNAMIC_RATE = Indicator(
    "dynamic_rate",
    "动态整改率",
    "dynamic rectification rate",
    "%",
    count(_h, where=(_h.found_on <= CHECK_DAY) & _h.rectified),
    count(_h, where=_h.found_on <= CHECK_DAY),
    definition="到统计截止日发现的全部隐患中已整改的比例，不论统计期间" + _LEFT_OUT,
    definition_en="of all hazards found by the as-of day, whatever the period, the share rectified"
    + _LEFT_OUT_EN,
)
MAJOR_RATE = Indicator(
    "major_rate",
    "重大隐患整改率",
    "major hazards rectified",
    "%",
    count(_h, on=_h.found_on, where=_MAJOR & _h.rectified),
    count(_h, on=_h.found_on, where=_MAJOR),
    definition="统计期间内发现的重大隐患中，到统计截止日已整改的比例" + _LEFT_OUT,
    definition_en="of the major hazards found in the period, the share rectified by the as-of day"
    + _LEFT_OUT_EN,
)
MAJOR_RATE_SELF_FOUND = MAJOR_RATE.narrowed(
    "major_rate_self_found",
    "企业自查重大隐患整改率",
    "self-found major hazards rectified",
    _h.source == "self",
)
MAJOR_RATE_DEPARTMENTS = MAJOR_RATE.narrowed(
    "major_rate_departments",
    "部门查出重大隐患整改率",
    "major hazards found by others, rectified",
    ~(_h.source == "self"),
)
MAJOR_SHARE = Indicator(
    "major_share",
    "重大隐患占比",
    "share of major hazards",
    "%",
    MAJOR_HAZARDS.numerator,
    count(_h, on=_h.found_on),
    definition="统计期间内发现的隐患中重大隐患的比例" + _LEFT_OUT,
    definition_en="of the hazards found in the period, the share of major ones" + _LEFT_OUT_EN,
    style=Print(places=2),
)
CLOSURE_RATE = Indicator(
    "closure_rate",
    "销号率",
    "closure rate",
    "%",
    count(_h, on=_h.found_on, where=_h.closed),
    count(_h, on=_h.found_on),
    definition="统计期间内发现的隐患中，到统计截止日已销号的比例" + _LEFT_OUT,
    definition_en="of the hazards found in the period, the share checked and struck off by the as-of day"
    + _LEFT_OUT_EN,
)
ORDERS = Indicator(
    "orders",
    "限期整改指令书",
    "correction orders",
    "份",
    distinct(_h.order_no, on=_h.found_on),
    definition="统计期间内发现的隐患所用的整改指令书份数（按文号，不重复计）；无文号的隐患按有缺项处理",
    definition_en="different correction orders of the hazards found in the period, by number",
)
LISTINGS = Indicator(
    "listings",
    "挂牌督办",
    "listings",
    "项",
    count(_l, on=_l.listed_on),
    definition="挂牌日期在统计期间内的挂牌事项数",
    definition_en="things listed for supervision in the period",
)
LISTING_CLOSURE_RATE = Indicator(
    "listing_closure_rate",
    "挂牌督办办结率",
    "listings closed",
    "%",
    count(_l, on=_l.listed_on, where=_l.closed),
    count(_l, on=_l.listed_on),
    definition="统计期间内挂牌的事项中，到统计截止日已摘牌的比例；是否摘牌不明的不计入分子、分母",
    definition_en="of the things listed in the period, the share taken off by the as-of day; those not known are left "
    "out of both",
)
HAZARDS_RECURRED = Indicator(
    "hazards_recurred",
    "复发隐患",
    "hazards that came back",
    "条",
    count(_h, on=_h.found_on, where=_h.recurred),
    definition="统计期间内发现、“是否复发”填“是”的隐患条数，即同一单位的同一隐患整改后再次出现；"
    "未填的不计，可用 ansheng again 查找后由人认定",
    definition_en="hazards found in the period that people have marked as come back after the same hazard of the unit "
    "was put right; not marked is not known, see ansheng again",
)
REPEAT_RATE = Indicator(
    "repeat_rate",
    "隐患复发率",
    "repeat rate",
    "%",
    HAZARDS_RECURRED.numerator,
    count(_h, on=_h.found_on),
    definition="统计期间内发现的隐患中，“是否复发”填“是”的比例" + _LEFT_OUT,
    definition_en="of the hazards found in the period, the share marked as come back" + _LEFT_OUT_EN,
)
