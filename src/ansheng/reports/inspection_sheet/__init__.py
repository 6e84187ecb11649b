"""The inspector's sheet: a checklist as a workbook to be filled in."""

from __future__ import annotations

from ansheng.reports.inspection_sheet.sheets import workbook, write_checklist

__all__ = ["workbook", "write_checklist"]
