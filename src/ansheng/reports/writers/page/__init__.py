"""Page: a report on one page of HTML that asks nothing of the net, with the way back from every figure."""

from __future__ import annotations

from ansheng.reports.writers.page.building import page_files

__all__ = ["page_files"]
