"""Pictures of a document: graphics drawn as PNG, with a text for those who do not see them."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib import import_module
from itertools import count
from typing import Any

from ansheng.errors import AnshengError, require
from ansheng.reports.graphics import Graphic
from ansheng.reports.writers.word.ink import EMU
from ansheng.reports.writers.word.xml import Xml, plain, tag
from ansheng.words import Lang

_TALLEST = 11_300
"""So high in twips is a picture at most, that its title stands on its page."""


def picture_in(part: Any, lang: Lang) -> Callable[[Graphic, int], Xml | None]:
    """What puts a graphic into a part of a document as a run, so wide at most.

    It gives None where the graphic cannot be drawn: nothing draws, or no Chinese typeface is installed.
    """
    numbers = count(1)

    def picture(graphic: Graphic, room: int) -> Xml | None:
        try:
            drawn = import_module("ansheng.reports.drawing").png(graphic, lang)
        except (ImportError, AnshengError):
            return None
        return _inline(part, drawn, next(numbers), graphic, room)

    return picture


def _inline(part: Any, drawn: bytes, number: int, graphic: Graphic, room: int) -> Xml:
    from docx.oxml.shape import CT_Inline

    etree = require("lxml.etree", "lxml", "report")
    relation, image = part.get_or_add_image(io.BytesIO(drawn))
    wide, high = image.scaled_dimensions(room * EMU, None)
    if high > _TALLEST * EMU:
        wide, high = image.scaled_dimensions(None, _TALLEST * EMU)
    inline = CT_Inline.new_pic_inline(number, relation, f"{number}.png", wide, high)
    inline.docPr.set("descr", plain(graphic.alt or graphic.title))
    inline.docPr.set("title", plain(graphic.title))
    return tag("r", tag("drawing", Xml(etree.tostring(inline, encoding="unicode"))))
