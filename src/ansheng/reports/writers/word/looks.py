"""Looks of an official document: measures of GB/T 9704-2012, typefaces with what stands in for them, and styles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from ansheng.reports.writers.word.xml import NAMESPACES, Xml, tag

LINE = 579
"""The pitch of lines in twips: 225 mm hold 22 of them."""
ROOM = 8844
"""The width of the type area in twips: 156 mm, which 28 characters fill."""
CHARACTER = 320
"""The width of a character of 三号 in twips."""
RED = "FF0000"

Face = Literal["方正小标宋简体", "黑体", "楷体", "仿宋", "宋体"]
STAND_INS: Mapping[str, str] = {
    "方正小标宋简体": "华文中宋",
    "黑体": "SimHei",
    "楷体": "楷体_GB2312",
    "仿宋": "仿宋_GB2312",
    "宋体": "SimSun",
}
"""Each typeface, and the one that stands in for it where it is not installed."""
LATIN = "Times New Roman"

Side = Literal["left", "right", "center"]
"""Texts stand left: LibreOffice loses a mark that hangs at the end of a justified line."""


@attrs.frozen
class Look:
    """A style of paragraphs.

    :param name: as a person chooses it; built-in names are those by which Word knows headings
    :param size: of its characters in half points
    :param line: the pitch of its lines in twips, None for what the characters need
    :param first: by how many characters its first line is indented
    :param before: blank space above it in twips
    :param after: blank space below it in twips
    :param outline: its level in the outline, from 1
    :param keep: whether it stays on the page of what follows
    """

    id: str
    name: str
    face: Face = "仿宋"
    size: int = 32
    side: Side = "left"
    line: int | None = LINE
    first: int = 0
    before: int = 0
    after: int = 0
    outline: int | None = None
    keep: bool = False
    colour: str = "000000"
    custom: bool = True

    def xml(self, style_id: str, base: str = "Normal") -> Xml:
        """The style as the file of styles has it, complete in itself."""
        based = (tag("basedOn", val=base),) if self.id != "Normal" else ()
        default = {"default": 1} if self.id == "Normal" else {}
        custom = {"customStyle": 1} if self.custom else {}
        kept = (tag("keepNext"), tag("keepLines")) if self.keep else ()
        outline = (tag("outlineLvl", val=self.outline - 1),) if self.outline else ()
        return tag(
            "style",
            tag("name", val=self.name),
            *based,
            tag("qFormat"),
            tag(
                "pPr",
                *kept,
                *self._free(),
                self._spacing(),
                self._indent(),
                tag("jc", val=self.side),
                *outline,
            ),
            tag("rPr", *self.letters()),
            type="paragraph",
            **default,
            **custom,
            styleId=style_id,
        )

    def letters(self) -> tuple[Xml, ...]:
        """Typeface, colour, size and pitch of its characters."""
        return (
            fonts(self.face),
            tag("b", val=0),
            tag("color", val=self.colour),
            tag("spacing", val=-5 if self.size == 32 else 0),
            tag("sz", val=self.size),
            tag("szCs", val=self.size),
        )

    def _free(self) -> tuple[Xml, ...]:
        """Points stay inside the type area; lines of another pitch are off the grid, not on every second line of it."""
        inside = tag("overflowPunct", val=0)
        return (inside,) if self.line == LINE else (inside, tag("snapToGrid", val=0))

    def _spacing(self) -> Xml:
        pitch: dict[str, str | int] = {"line": 240, "lineRule": "auto"}
        if self.line is not None:
            pitch = {"line": self.line, "lineRule": "exact"}
        return tag("spacing", before=self.before, after=self.after, **pitch)

    def _indent(self) -> Xml:
        return tag(
            "ind", left=0, right=0, firstLineChars=100 * self.first, firstLine=10 * self.size * self.first
        )


def fonts(face: Face) -> Xml:
    """The typefaces of a run or a style: Chinese and Latin."""
    return tag("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=face, cs=LATIN)


CELL = 24
"""The size of characters in tables in half points: 小四; of wide tables it is smaller."""

LOOKS: Mapping[str, Look] = {
    look.id: look
    for look in (
        Look("Normal", "Normal", custom=False),
        Look("BodyText", "Body Text", first=2, custom=False),
        Look("Heading1", "heading 1", "黑体", first=2, outline=1, keep=True, custom=False),
        Look("Heading2", "heading 2", "楷体", first=2, outline=2, keep=True, custom=False),
        Look("Heading3", "heading 3", first=2, outline=3, keep=True, custom=False),
        Look("Heading4", "heading 4", first=2, outline=4, keep=True, custom=False),
        Look("Title", "Title", "方正小标宋简体", 44, "center", 640, before=2 * LINE, keep=True, custom=False),
        Look("Subtitle", "Subtitle", "楷体", 21, "center", 480, custom=False),
        Look("MadeUp", "虚构说明", "黑体", 28, "center", 480),
        Look("Mark", "发文机关标志", "方正小标宋简体", 52, "center", None, colour=RED),
        Look("Number", "发文字号", side="center", before=2 * LINE),
        Look("Addressees", "主送机关", before=LINE),
        Look("Attachments", "附件说明", keep=True),
        Look("Signed", "发文机关署名", side="right", keep=True),
        Look("Dated", "成文日期", side="right"),
        Look("Issued", "版记", size=28, line=500),
        Look("Annex", "附件标题", "方正小标宋简体", 44, "center", 640, after=LINE, outline=1, keep=True),
        Look("Caption", "caption", "黑体", 28, "center", before=120, keep=True, custom=False),
        Look("TableHead", "表头", "黑体", CELL, "center", 340),
        Look("TableText", "表文", size=CELL, line=340),
        Look("TableNumber", "表内数字", size=CELL, side="right", line=340),
        Look("TableNote", "表注", size=CELL, line=400, first=2),
        Look("Gap", "表后间隔", size=CELL, line=240),
        Look("Picture", "图", side="center", line=None, before=120, after=120),
        Look("Footer", "footer", "宋体", 28, "right", None, custom=False),
    )
}
"""The styles by their ids."""

HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")


def styles_xml() -> Xml:
    """The contents of the file of styles."""
    normal = LOOKS["Normal"]
    defaults = tag(
        "docDefaults",
        tag("rPrDefault", tag("rPr", *normal.letters(), tag("lang", val="en-US", eastAsia="zh-CN"))),
        tag("pPrDefault"),
    )
    table = tag(
        "style",
        tag("name", val="Normal Table"),
        tag("tblPr", tag("tblInd", w=0, type="dxa")),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    made = (look.xml(look.id) for look in LOOKS.values())
    return Xml(f"<w:styles {NAMESPACES}>{defaults}{''.join(made)}{table}</w:styles>")


def fonts_xml() -> Xml:
    """The contents of the table of fonts: each typeface with the one that stands in for it."""
    chinese = (
        tag("font", tag("altName", val=other), tag("charset", val="86"), name=face)
        for face, other in STAND_INS.items()
    )
    latin = tag("font", tag("altName", val="Liberation Serif"), tag("family", val="roman"), name=LATIN)
    return Xml(f"<w:fonts {NAMESPACES}>{''.join(chinese)}{latin}</w:fonts>")
