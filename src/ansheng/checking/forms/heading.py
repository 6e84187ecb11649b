"""Headings: what stands above a form, or on the cover of several: the class of the sheet, unit, place and day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import attrs
from immutabledict import immutabledict

from ansheng.checking.checklist import HEADING
from ansheng.checking.forms.entries import HEAD_WITHIN
from ansheng.facts.record import Facts
from ansheng.sheets.cells import clean, title_key
from ansheng.sheets.grid import Grid
from ansheng.words import Words

UNIT_NAME = Words("被检查单位", "unit inspected")
"""The name of the unit that the things looked at belong to; it goes into the record of each."""

_CLASS = re.compile(r"[（(]([A-Za-z_]\w*\.[A-Za-z_]\w*)[)）]\s*$")
_IN_LINE = re.compile(
    r"(?:被检查单位|Unit)\s*[:：][\s_]*([^_\s:：][^_:：\u3000]*?)[\s_\u3000]*(?:(?:地点|Place)\s*[:：].*)?"
)
_LABELS: Mapping[str, str] = immutabledict(
    {
        **{title_key(label): "unit" for label in (*UNIT_NAME.both, "单位名称")},
        **{
            title_key(label): name
            for name in HEADING
            if name != "id"
            for label in (Facts.fact(name).title, Facts.fact(name).en)
        },
    }
)


@attrs.frozen
class Heading:
    """What a heading says: the class of the sheet, and the values of facts by name, ``unit`` among them.

    :param asks: whether it has a place for the name of the unit
    """

    name: str = ""
    values: Mapping[str, str] = immutabledict()
    asks: bool = False

    @property
    def is_cover(self) -> bool:
        """Whether it is that of a cover: it asks for the unit and is of no class."""
        return self.asks and not self.name

    def over(self, below: Heading) -> Heading:
        """The heading of a sheet with what it leaves open taken from this one, that of the cover."""
        return attrs.evolve(below, values={**self.values, **below.values})


NO_HEADING = Heading()


def heading_of(grid: Grid, until: int = HEAD_WITHIN) -> Heading:
    """What the rows of a sheet above its header say.

    A value stands to the right of its label, which is the first thing in its row.

    :param until: how many rows are looked at
    """
    name, values, asks = "", dict[str, str](), False
    for cells in grid.cells.head(min(until, HEAD_WITHIN)).rows():
        texts = [text for cell in cells if (text := clean(cell or ""))]
        if not texts:
            continue
        if found := _CLASS.search(texts[0]):
            name = name or found[1]
        label, written = _LABELS.get(title_key(texts[0].rstrip(":："))), _IN_LINE.fullmatch(texts[0])
        asks = asks or label == "unit" or written is not None
        if label and len(texts) > 1:
            values.setdefault(label, texts[1])
        elif written and written[1].strip():
            values.setdefault("unit", written[1].strip())
    return Heading(name, values, asks)


def cover_of(headings: Iterable[Heading]) -> Heading:
    """The heading of the cover among those of the sheets of a file; an empty one where there is no cover."""
    return next((heading for heading in headings if heading.is_cover), NO_HEADING)
