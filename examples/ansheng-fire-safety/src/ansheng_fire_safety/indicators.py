"""统计消防检查的指标。"""

from __future__ import annotations

from ansheng.indicators import Indicator, distinct, total

from .records import FireInspectionRecord as Fire

UNITS = Indicator(
    "units",
    "消防检查单位",
    "units inspected for fire safety",
    "家",
    distinct(Fire.unit, on=Fire.inspected_on),
    definition="检查日期在统计期间内的单位数（按单位名称，不重复计）",
    definition_en="different units inspected in the period, told apart by name",
)

RECTIFICATION_RATE = Indicator(
    "rectification_rate",
    "消防隐患整改率",
    "fire hazards rectified",
    "%",
    total(Fire.found, on=Fire.inspected_on, where=Fire.rectified | (Fire.found == 0)),
    total(Fire.found, on=Fire.inspected_on),
    definition="统计期间内检查发现的消防隐患中，到统计截止日已整改的比例；一次检查的隐患全部整改才算已整改",
    definition_en="share of the hazards found by the inspections of the period that are rectified by the as-of day; "
    "those of one inspection count once all of them are",
)
