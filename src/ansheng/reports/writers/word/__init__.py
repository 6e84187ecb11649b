"""Word: a report as an official document, and an office's own template filled with it."""

from __future__ import annotations

from ansheng.reports.writers.word.document import word_files
from ansheng.reports.writers.word.template import fill

__all__ = ["fill", "word_files"]
