"""Indicators: defined quantities, their comparison, and the figures that a report prints."""

from __future__ import annotations

from ansheng.accidents.records import AccidentRecord, ReferenceRecord
from ansheng.indicators.comparing.comparison import Against, Comparison
from ansheng.indicators.evaluation.quantity import Quantity, count, distinct, total
from ansheng.indicators.figure import Figure, Print
from ansheng.indicators.indicator import Indicator, evaluate, groups

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
