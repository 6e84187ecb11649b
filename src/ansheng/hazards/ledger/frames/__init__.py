"""Frames of the ledger: its hazards as Polars tables, now and as of a day, and those that somebody asks for."""

from __future__ import annotations

from ansheng.hazards.ledger.frames.asked import Asked
from ansheng.hazards.ledger.frames.late import late, late_in_words
from ansheng.hazards.ledger.frames.making import LISTED, as_of, count, found, frame, in_words, journal, tables
from ansheng.hazards.ledger.frames.written import written

__all__ = [
    "LISTED",
    "Asked",
    "as_of",
    "count",
    "found",
    "frame",
    "in_words",
    "journal",
    "late",
    "late_in_words",
    "tables",
    "written",
]
