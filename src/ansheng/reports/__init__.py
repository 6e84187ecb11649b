"""Reports: one model of a report and one writer per format."""

from __future__ import annotations

from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.bulletin import bulletin
from ansheng.reports.desk import Desk, Place, places
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
from ansheng.reports.templates.library import Shelved, read_template, shelved, template_called
from ansheng.reports.writers.files import Writer, render, write

__all__ = [
    "Block",
    "Bullets",
    "Desk",
    "Diagram",
    "Letterhead",
    "Limits",
    "Options",
    "Paragraph",
    "Place",
    "Quote",
    "Quoted",
    "Report",
    "Section",
    "Series",
    "Shelved",
    "Table",
    "WallChart",
    "WallTask",
    "Writer",
    "bars",
    "bulletin",
    "places",
    "read_template",
    "render",
    "shelved",
    "steps",
    "template_called",
    "trend",
    "wall",
    "write",
]
