"""Reference: the pages of standards and rules, written from the law files and the rules."""

from __future__ import annotations

from ansheng.reports.reference.pages import reference_pages, write_reference

__all__ = ["reference_pages", "write_reference"]
