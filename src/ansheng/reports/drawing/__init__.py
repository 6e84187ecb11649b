"""Drawing: graphics of a report as pictures, by Vega-Lite specifications that are plain data."""

from __future__ import annotations

from ansheng.reports.drawing.colours import Theme
from ansheng.reports.drawing.fonts import MissingFontError
from ansheng.reports.drawing.pictures import png, svg

__all__ = ["MissingFontError", "Theme", "png", "svg"]
