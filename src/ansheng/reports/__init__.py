"""Reports: one model of a report and one writer per format.

The names below are loaded from their modules when they are first used, so that a listing of a few lines does not pay
for all blocks of a bulletin.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ansheng.reports.blocks.block import Block, Options
    from ansheng.reports.composing import bulletin
    from ansheng.reports.desk import Desk, Place, places
    from ansheng.reports.drawing.making import bars, steps, trend, wall
    from ansheng.reports.graphics import Diagram, Limits, Series, WallChart, WallTask
    from ansheng.reports.model import (
        Bullets,
        Letterhead,
        Paragraph,
        Quote,
        Quoted,
        Report,
        Section,
        Table,
    )
    from ansheng.reports.templates.library import Shelved, read_template, shelved, template_called
    from ansheng.reports.writers.files import Writer, render, write

__all__ = [
    "Block",
    "Bullets",
    "Desk",
    "Diagram",
    "Letterhead",
    "Limits",
    "Options",
    "Paragraph",
    "Place",
    "Quote",
    "Quoted",
    "Report",
    "Section",
    "Series",
    "Shelved",
    "Table",
    "WallChart",
    "WallTask",
    "Writer",
    "bars",
    "bulletin",
    "places",
    "read_template",
    "render",
    "shelved",
    "steps",
    "template_called",
    "trend",
    "wall",
    "write",
]

_HOME = {
    "ansheng.reports.blocks.block": ("Block", "Options"),
    "ansheng.reports.composing": ("bulletin",),
    "ansheng.reports.desk": ("Desk", "Place", "places"),
    "ansheng.reports.drawing.making": ("bars", "steps", "trend", "wall"),
    "ansheng.reports.graphics": ("Diagram", "Limits", "Series", "WallChart", "WallTask"),
    "ansheng.reports.model": (
        "Bullets",
        "Letterhead",
        "Paragraph",
        "Quote",
        "Quoted",
        "Report",
        "Section",
        "Table",
    ),
    "ansheng.reports.templates.library": ("Shelved", "read_template", "shelved", "template_called"),
    "ansheng.reports.writers.files": ("Writer", "render", "write"),
}
"""Where the public names live."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """A public name, from its module."""
        for module, names in _HOME.items():
            if name in names:
                globals()[name] = getattr(import_module(module), name)
                return globals()[name]
        raise AttributeError(f"module 'ansheng.reports' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
