"""Reports: one model of a report and one writer per format."""

from __future__ import annotations

from ansheng.reports.bulletin import bulletin
from ansheng.reports.drawing.making import bars, steps, trend, wall
from ansheng.reports.graphics import Diagram, Limits, Series, WallChart, WallTask
from ansheng.reports.model import (
    Bullets,
    Letterhead,
    Paragraph,
    Quote,
    Quoted,
    Report,
    Section,
    Table,
)
from ansheng.reports.writers.files import render, write

__all__ = [
    "Bullets",
    "Diagram",
    "Letterhead",
    "Limits",
    "Paragraph",
    "Quote",
    "Quoted",
    "Report",
    "Section",
    "Series",
    "Table",
    "WallChart",
    "WallTask",
    "bars",
    "bulletin",
    "render",
    "steps",
    "trend",
    "wall",
    "write",
]
