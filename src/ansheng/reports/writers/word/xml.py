"""WordprocessingML as text: elements, runs and paragraphs; the one place where what data say becomes XML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType
from xml.sax.saxutils import escape, quoteattr

from ansheng.wrapping import bounded, clean

Xml = NewType("Xml", str)
"""Elements as text, in which everything from data is escaped."""

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
NOTHING = Xml("")

_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EITHER = re.compile("[“”‘’—…·×°±§]")


def plain(text: str) -> str:
    """``text`` on one line without what XML cannot hold, what would turn the direction of writing shown.

    >>> plain("a\\x00b\\u202ec\\ufffe")
    'a〔U+0000〕b〔U+202E〕c'
    """
    return _NO_CHARACTER.sub("", clean(text))


def tag(name: str, /, *inside: Xml, **attributes: str | int) -> Xml:
    """An element of the main namespace; values of attributes are escaped.

    >>> tag("p", tag("jc", val="<right>"))
    '<w:p><w:jc w:val="&lt;right&gt;"/></w:p>'
    """
    told = "".join(f" w:{key}={quoteattr(plain(str(value)))}" for key, value in attributes.items())
    held = "".join(inside)
    return Xml(f"<w:{name}{told}>{held}</w:{name}>" if held else f"<w:{name}{told}/>")


def run(text: str, *, face: str = "", size: int = 0) -> Xml:
    """A text in a run, as it stands: whatever it says is no mark.

    Quotation marks and dashes, which Chinese and Latin writing share, are set in the Chinese face.

    :param face: the Chinese typeface, where it is not that of the style
    :param size: the size in half points, where it is not that of the style
    """
    shown = bounded(plain(text))
    if not shown:
        return NOTHING
    either = {"hint": "eastAsia"} if _EITHER.search(shown) and not shown.isascii() else {}
    fonts = {**either, **({"eastAsia": face} if face else {})}
    looks = [*([tag("rFonts", **fonts)] if fonts else []), *([_sized(size)] if size else [])]
    words = Xml(f'<w:t xml:space="preserve">{escape(shown)}</w:t>')
    return tag("r", *([tag("rPr", *looks)] if looks else []), words)


def _sized(size: int) -> Xml:
    return Xml(tag("sz", val=size) + tag("szCs", val=size))


def paragraph(style: str, *inside: Xml, looks: Iterable[Xml] = ()) -> Xml:
    """A paragraph of a style; ``looks`` are what it has beside the style, in the order of the schema."""
    return tag("p", tag("pPr", tag("pStyle", val=style), *looks), *inside)


BREAK = tag("r", tag("br"))
"""The end of a line inside a paragraph."""


def field(code: str) -> Xml:
    """A field that the office program computes, such as the number of the page."""
    kinds = (tag("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    begin, separate, end = (tag("r", kind) for kind in kinds)
    asked = Xml(f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>')
    return Xml(begin + asked + separate + run("1") + end)
