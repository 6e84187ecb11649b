"""版记: who gets a copy, who issues it and when, at the foot of the last page.

It stands in a text box at the bottom of the type area, for a table that floats is set elsewhere by some programs.
"""

from __future__ import annotations

from math import ceil

from ansheng.errors import word
from ansheng.reports.model import Report
from ansheng.reports.writers.word.head import dated, free_line, signer
from ansheng.reports.writers.word.ink import EMU, Ink
from ansheng.reports.writers.word.looks import LOOKS
from ansheng.reports.writers.word.xml import Xml, paragraph, run, tag
from ansheng.words import Words
from ansheng.wrapping import width

THICK, THIN = 8, 6
"""Its lines in eighths of a point: 0.35 mm and 0.25 mm."""
NUMBER = 1_000_000
"""The number of its text box, beyond those of the pictures."""

_CHARACTER = 280
_SCHEMAS = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def issue(report: Report, ink: Ink) -> Xml:
    """The paragraph in which the text box of the issue is anchored."""
    lang, head = ink.lang, report.head
    pitch = LOOKS["Issued"].line or 0
    lines, rows = 1, []
    if head.copies:
        label, between, end = (
            word(lang, words) for words in (Words("抄送：", "Copies: "), Words("，", ", "), Words("。", "."))
        )
        text = label + between.join(head.copies) + end
        lines += ceil(width(text) * _CHARACTER / 2 / (ink.room - 5 * _CHARACTER))
        rows.append(_line(run(text), ink))
    day = dated(head.dated, lang)
    printed = run(word(lang, Words(f"{day}印发", f"issued {day}")))
    stop = tag("tabs", tag("tab", val="right", pos=ink.room - _CHARACTER))
    rows.append(_line(Xml(run(signer(report)) + tag("r", tag("tab")) + printed), ink, stop))
    box = _box(
        _ruled(rows, ink.room) + paragraph(ink.style("Normal"), looks=free_line(20)), ink, lines * pitch + 60
    )
    return paragraph(ink.style("Normal"), box, looks=free_line(20))


def _line(text: Xml, ink: Ink, *stops: Xml) -> Xml:
    """A line a character in from both sides, what is turned over beside its label."""
    sides = tag("ind", left=4 * _CHARACTER, right=_CHARACTER, hanging=3 * _CHARACTER)
    return paragraph(ink.style("Issued"), text, looks=[*stops, sides])


def _ruled(rows: list[Xml], room: int) -> Xml:
    """Lines as a table that is as wide as the type area, thick lines around it and thin ones inside."""
    none = (tag(side, w=0, type="dxa") for side in ("left", "right"))
    looks = tag(
        "tblPr", tag("tblW", w=room, type="dxa"), tag("tblLayout", type="fixed"), tag("tblCellMar", *none)
    )
    cells = (
        tag("tr", tag("tc", tag("tcPr", tag("tcW", w=room, type="dxa"), _borders(at, len(rows))), row))
        for at, row in enumerate(rows)
    )
    return tag("tbl", looks, tag("tblGrid", tag("gridCol", w=room)), *cells)


def _borders(at: int, count: int) -> Xml:
    above, below = (THICK if outer else THIN for outer in (at == 0, at == count - 1))
    return tag(
        "tcBorders",
        tag("top", val="single", sz=above, space=0, color="000000"),
        tag("bottom", val="single", sz=below, space=0, color="000000"),
    )


def _box(inside: str, ink: Ink, high: int) -> Xml:
    """A text box without a frame, as wide as the type area and at its bottom."""
    size = f'cx="{ink.room * EMU}" cy="{high * EMU}"'
    shape = (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:spAutoFit/></wps:bodyPr></wps:wsp>'
    )
    title = word(ink.lang, Words("版记", "issue"))
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
        f'<wp:docPr id="{NUMBER}" name="{title}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}">{shape}</a:graphicData></a:graphic></wp:anchor>'
    )
    names = f'xmlns:wp="{_SCHEMAS}/wordprocessingDrawing" xmlns:a="{_SCHEMAS}/main" xmlns:wps="{_SHAPE}"'
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'{names}><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice></mc:AlternateContent>'
    )
    return tag("r", Xml(choice))
