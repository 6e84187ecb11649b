"""Pictures of a document: graphics drawn as PNG, with a text for those who do not see them."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import count
from typing import Any

from ansheng.errors import MissingExtraError, require
from ansheng.reports.drawing import MissingFontError, png
from ansheng.reports.graphics import Graphic
from ansheng.reports.writers.word.ink import EMU
from ansheng.reports.writers.word.xml import Xml, plain, tag
from ansheng.words import Lang

_TALLEST = 11_300
"""So high in twips is a picture at most."""
_SMALLEST = 0.65
"""A picture that a page could hold only if it were smaller than so much of its width would not be readable."""


def picture_in(part: Any, lang: Lang) -> Callable[[Graphic, int], Xml | None]:
    """What puts a graphic into a part of a document as a run, so wide at most.

    It gives None where the graphic cannot be drawn, for the library that draws or a Chinese typeface is not installed,
    and where it is too high for a page.
    """
    numbers = count(1)

    def picture(graphic: Graphic, room: int) -> Xml | None:
        try:
            drawn = png(graphic, lang)
        except (MissingExtraError, MissingFontError):
            return None
        return _inline(part, drawn, next(numbers), graphic, room)

    return picture


def _inline(part: Any, drawn: bytes, number: int, graphic: Graphic, room: int) -> Xml | None:
    from docx.image.image import Image
    from docx.oxml.shape import CT_Inline

    image = Image.from_blob(drawn)
    wide, high = image.scaled_dimensions(room * EMU, None)
    if high > _TALLEST * EMU:
        wide, high = image.scaled_dimensions(None, _TALLEST * EMU)
    if wide < _SMALLEST * room * EMU:
        return None
    relation, _ = part.get_or_add_image(io.BytesIO(drawn))
    inline = CT_Inline.new_pic_inline(number, relation, f"{number}.png", wide, high)
    inline.docPr.set("descr", plain(graphic.alt or graphic.title))
    inline.docPr.set("title", plain(graphic.title))
    etree = require("lxml.etree", "lxml", "report")
    return tag("r", tag("drawing", Xml(etree.tostring(inline, encoding="unicode"))))
