"""Paper: the page of GB/T 9704-2012, its numbers, and files of Word that are the same whenever they are made."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from typing import Any

from ansheng.reports.writers.word.looks import LINE, fonts_xml, styles_xml
from ansheng.reports.writers.word.xml import NAMESPACES, Xml, field, paragraph, plain, run, tag

WIDE, HIGH = 11906, 16838
"""A4 in twips."""
TOP, RIGHT, BOTTOM, LEFT = 2098, 1474, 1984, 1587
"""The margins in twips: 37, 26, 35 and 28 mm, which leave 156 mm by 225 mm."""
FOOTER = 1389
"""From the page number to the edge of the paper: it stands 7 mm below the type area."""
HEADER = 851
_ZIPPED = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255
_NEEDLESS = ("/thumbnail", "/stylesWithEffects", "/customXml")
"""What the empty document of python-docx brings along: a picture of another page, and styles of another kind."""


def lay_out(document: Any) -> None:
    """Make a new document of python-docx the paper of an official document: page, grid, styles, fonts, page numbers."""
    from docx.oxml import parse_xml

    (section,) = document.sections
    section._sectPr.getparent().replace(section._sectPr, parse_xml(_section()))
    (section,) = document.sections
    _renew(document.styles.element, parse_xml(styles_xml()))
    _renew(document.settings.element, parse_xml(_settings()))
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        _renew(footer._element, parse_xml(f"<w:ftr {NAMESPACES}>{_page_number(side)}</w:ftr>"))
    for rels in (document.part.rels, document.part.package.rels):
        for number in [number for number, rel in rels.items() if rel.reltype.endswith(_NEEDLESS)]:
            rels.pop(number)
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = _DECLARED + fonts_xml().encode()


def fill_body(document: Any, blocks: Iterable[Xml]) -> None:
    """Put paragraphs and tables into a document, in front of what its page is."""
    from docx.oxml import parse_xml

    body = document.element.body
    page = body.sectPr
    for block in list(parse_xml(f"<w:body {NAMESPACES}>{''.join(blocks)}</w:body>")):
        page.addprevious(block)


def describe(document: Any, title: str, issuer: str, day: dt.date) -> None:
    """Say in the properties of the file what it is; its times are those of the day that the figures are known to."""
    told, moment = (
        document.core_properties,
        dt.datetime.combine(day, dt.time()),
    )  # no time zone: the file has none
    told.title, told.author = plain(title)[:_LONGEST_PROPERTY], plain(issuer)[:_LONGEST_PROPERTY]
    told.created = told.modified = moment
    told.last_modified_by = told.comments = told.keywords = told.subject = ""
    told.revision = 1


def steady(data: bytes) -> bytes:
    """A file of Word packed anew, so that the same contents are the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()


def _renew(old: Any, new: Any) -> None:
    """Give an element the children of another."""
    for child in list(old):
        old.remove(child)
    old.extend(list(new))


def _section() -> Xml:
    inside = Xml(
        tag("pgSz", w=WIDE, h=HIGH)
        + tag("pgMar", top=TOP, right=RIGHT, bottom=BOTTOM, left=LEFT, header=HEADER, footer=FOOTER, gutter=0)
        + tag("cols", space=425)
        + tag("docGrid", type="lines", linePitch=LINE)
    )
    return Xml(f"<w:sectPr {NAMESPACES}>{inside}</w:sectPr>")


def _page_number(side: str) -> Xml:
    number = Xml(run("— ", face="宋体") + field("PAGE") + run(" —", face="宋体"))
    return paragraph("Footer", number, looks=[tag("ind", **{side: 280}), tag("jc", val=side)])


def _settings() -> Xml:
    uri = "http://schemas.microsoft.com/office/word"
    modes = (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
    )
    compat = tag("compat", *(tag("compatSetting", name=name, uri=uri, val=value) for name, value in modes))
    inside = (
        tag("zoom", percent=100),
        tag("evenAndOddHeaders"),
        tag("characterSpacingControl", val="compressPunctuation"),
        compat,
        tag("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )
    return Xml(f"<w:settings {NAMESPACES}>{''.join(inside)}</w:settings>")


_DECLARED = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
