"""Figures: many indicators over groups and periods as one table, and the league table of parties."""

from __future__ import annotations

from ansheng.indicators.figures.gathering import figures
from ansheng.indicators.figures.sources import Stored
from ansheng.indicators.figures.table import Figures

__all__ = ["Figures", "Stored", "figures"]
