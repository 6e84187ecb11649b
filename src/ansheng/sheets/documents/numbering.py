"""Numbering: the numbers that Word shows before paragraphs and does not write into their text."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

import attrs

from ansheng import numerals

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of Word's own elements."""

_CHINESE = frozenset(
    ("chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital", "japaneseCounting",
     "taiwaneseCounting", "taiwaneseCountingThousand")
)  # fmt: skip
_CIRCLED = frozenset(("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"))
_BARE = frozenset(("bullet", "none"))
_MOST, _DEEPEST, _HIGHEST = 9, 12, 999
"""Word has nine levels; styles are followed so deep; numbers above are written in figures."""


@attrs.frozen
class _Level:
    """How one level of a list is numbered: the form of its numbers, the text with %1, and the first number."""

    form: str
    text: str
    start: int

    def written(self, number: int) -> str:
        """A number of this level."""
        if self.form in _CHINESE and number <= _HIGHEST:
            return numerals.written(number)
        if self.form in _CIRCLED and 1 <= number <= 20:
            return chr(ord("①") + number - 1)
        if self.form in ("lowerLetter", "upperLetter"):
            letter = chr(ord("a") + (number - 1) % 26)
            return letter.upper() if self.form == "upperLetter" else letter
        return str(number)


@attrs.define
class Numbers:
    """The lists of a document, counted on from paragraph to paragraph."""

    lists: Mapping[str, Mapping[int, _Level]]
    kinds: Mapping[str, str]
    styles: Mapping[str, tuple[str, int]]
    counted: dict[str, dict[int, int]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, numbering: Element | None, styles: Element | None) -> Numbers:
        """The lists that the parts of a document declare; none where a part is not there."""
        declared = {} if numbering is None else _abstract(numbering)
        kinds: dict[str, str] = {}
        for num in numbering.iter(f"{WORD}num") if numbering is not None else ():
            kind = num.find(f"{WORD}abstractNumId")
            kinds[num.get(f"{WORD}numId", "")] = "" if kind is None else kind.get(f"{WORD}val", "")
        return cls(declared, kinds, {} if styles is None else _styled(styles))

    def next(self, paragraph: Element) -> str:
        """The number before a paragraph, counted on; empty where it has none."""
        stated = _stated(paragraph.find(f"{WORD}pPr"))
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        if stated is None and style is not None:
            stated = self.styles.get(style.get(f"{WORD}val", ""))
        kind = self.kinds.get(stated[0]) if stated else None
        levels = self.lists.get(kind) if kind is not None else None
        if stated is None or kind is None or levels is None or stated[1] not in levels:
            return ""
        level = stated[1]
        counted = self.counted.setdefault(kind, {})
        counted[level] = counted.get(level, levels[level].start - 1) + 1
        for deeper in [each for each in counted if each > level]:
            del counted[deeper]
        if levels[level].form in _BARE:
            return ""
        text = levels[level].text
        for at, each in levels.items():
            text = text.replace(f"%{at + 1}", each.written(counted.get(at, each.start)))
        return text


def _abstract(numbering: Element) -> dict[str, dict[int, _Level]]:
    found: dict[str, dict[int, _Level]] = {}
    for kind in numbering.iter(f"{WORD}abstractNum"):
        levels = found.setdefault(kind.get(f"{WORD}abstractNumId", ""), {})
        for each in kind.iter(f"{WORD}lvl"):
            at = _number(each.get(f"{WORD}ilvl"), 0)
            form, text, start = (
                "" if part is None else part.get(f"{WORD}val", "")
                for part in (each.find(f"{WORD}{name}") for name in ("numFmt", "lvlText", "start"))
            )
            if at < _MOST:
                levels[at] = _Level(form or "decimal", text, _number(start, 1))
    return found


def _styled(styles: Element) -> dict[str, tuple[str, int]]:
    """The list and level of each style that has one, its own or of a style that it is based on."""
    own: dict[str, tuple[str, int] | None] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{WORD}style"):
        name, parent = style.get(f"{WORD}styleId", ""), style.find(f"{WORD}basedOn")
        own[name] = _stated(style.find(f"{WORD}pPr"))
        if parent is not None:
            based[name] = parent.get(f"{WORD}val", "")
    found = {}
    for name in own:
        at, stated = name, own[name]
        for _ in range(_DEEPEST):
            if stated is not None or at not in based:
                break
            at = based[at]
            stated = own.get(at)
        if stated is not None:
            found[name] = stated
    return found


def _stated(properties: Element | None) -> tuple[str, int] | None:
    """The list and the level that the properties of a paragraph or style name."""
    found = None if properties is None else properties.find(f"{WORD}numPr")
    number = None if found is None else found.find(f"{WORD}numId")
    if found is None or number is None:
        return None
    level = found.find(f"{WORD}ilvl")
    return number.get(f"{WORD}val", ""), _number(None if level is None else level.get(f"{WORD}val"), 0)


def _number(text: str | None, usual: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else usual
