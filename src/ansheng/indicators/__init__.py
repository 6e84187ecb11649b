"""Indicators: defined quantities, their comparison, and the figures that a report prints."""

from __future__ import annotations

from ansheng.indicators.comparison import Against, Comparison
from ansheng.indicators.figure import Figure, Print
from ansheng.indicators.indicator import Indicator, evaluate, groups
from ansheng.indicators.quantity import Quantity, count, distinct, total
from ansheng.indicators.records import AccidentRecord, ReferenceRecord

__all__ = [
    "AccidentRecord",
    "Against",
    "Comparison",
    "Figure",
    "Indicator",
    "Print",
    "Quantity",
    "ReferenceRecord",
    "count",
    "distinct",
    "evaluate",
    "groups",
    "total",
]
