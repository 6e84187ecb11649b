"""Reports: one model of a report and one writer per format."""

from __future__ import annotations

from ansheng.reports.bulletin import bulletin
from ansheng.reports.model import Bullets, Paragraph, Report, Section, Table
from ansheng.reports.writers.files import render, write

__all__ = ["Bullets", "Paragraph", "Report", "Section", "Table", "bulletin", "render", "write"]
