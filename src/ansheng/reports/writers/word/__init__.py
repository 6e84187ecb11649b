"""Word: a report as an official document, and an office's own template filled with it."""

from __future__ import annotations

from ansheng.reports.writers.word.document import word_files

__all__ = ["word_files"]
