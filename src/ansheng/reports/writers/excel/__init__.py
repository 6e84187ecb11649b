"""Excel: the tables of a report as a workbook, whose every number leads to where it comes from."""

from __future__ import annotations

from ansheng.reports.writers.excel.book import excel_files

__all__ = ["excel_files"]
