"""Pieces: the text of a plan divided into its items, by their numbers and by the rows of its tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import attrs

from ansheng import numerals
from ansheng.responsibility.plans.tables import Row, is_line, rows

_LEAD = r"^[\s>]*(?:#{1,6}\s+|[-*+]\s+)?(?:\*\*|__)?\s*"
"""What stands before a number: blanks, and the marks of Markdown."""

_HAN = "[一二三四五六七八九十百]+"
_CHAPTER = re.compile(
    rf"{_LEAD}(?:(?P<number>{_HAN})、|第(?P<part>{_HAN})(?:章|部分|编)[\s、：:]*)\s*(?P<title>.*)$"
)
_ARABIC = re.compile(_LEAD + r"(?P<number>[0-9０-９]{1,3})\s*[.、．]\s*(?![0-9])")
_CHINESE = re.compile(rf"{_LEAD}[(（](?P<number>{_HAN})[)）]\s*")
_PAREN = re.compile(_LEAD + r"[(（]?(?P<number>[0-9０-９]{1,3})[)）]\s*")
_CIRCLED = re.compile(_LEAD + r"(?P<number>[①-⑳])\s*")
_SENTENCE = re.compile(r"[。；;！!？?\n]")
_NUMBERS = (_ARABIC, _CHINESE, _CHAPTER, _PAREN, _CIRCLED)
_MARKS = re.compile(r"[*#_>`]+")
_FURTHER = re.compile(r"[(（\[［【]")


@attrs.frozen
class Piece:
    """The paragraphs of one item, or a row of a table; without a number, what belongs to no item."""

    number: int | None
    text: str
    start: int
    chapter: str
    row: Row | None = None

    @property
    def ordinal(self) -> str:
        """The number of its chapter as it is written."""
        found = _CHAPTER.match(self.chapter)
        return (found["number"] or found["part"]) if found else ""

    @property
    def title(self) -> str:
        """The first sentence, without its number; of a row what its cells of tasks say."""
        if self.row is not None:
            return self.row.title
        bare = self.text
        for pattern in _NUMBERS:
            bare = pattern.sub(lambda found: found.groupdict().get("title") or "", bare, count=1)
        return _MARKS.sub("", _SENTENCE.split(bare.strip(), maxsplit=1)[0]).strip()


def pieces(text: str, is_plan: Callable[[str], bool]) -> list[Piece]:
    """The items of a text in their order, and what stands before the first one and after the headings of chapters.

    Items are numbered 1. or （一）, whichever there are more of, or else 1) or ①, under chapters numbered 一、; where
    nothing below the chapters is numbered, these are the items if one of them is part of a plan.

    :param is_plan: whether a text says who answers for something, so that it is part of a plan
    """
    lines = [line for line in text.split("\n") if not _CHAPTER.match(line) and not is_line(line)]
    counts = [sum(1 for line in lines if pattern.match(line)) for pattern in (_ARABIC, _CHINESE)]
    pattern = _ARABIC if counts[0] >= counts[1] else _CHINESE
    if not any(counts):
        pattern = max((_PAREN, _CIRCLED), key=lambda each: sum(1 for line in lines if each.match(line)))
    found = list(_pieces(text, pattern))
    if all(piece.number is None for piece in found) and any(is_plan(p.text) for p in found if p.ordinal):
        return [_of_chapter(piece) for piece in found]
    return found


def _of_chapter(piece: Piece) -> Piece:
    """A chapter as an item."""
    return attrs.evolve(piece, number=numerals.integer(piece.ordinal), chapter="") if piece.ordinal else piece


def _pieces(text: str, pattern: re.Pattern[str]) -> Iterator[Piece]:
    number, chapter = None, ""
    start = end = at = skip = 0
    lines = text.split("\n")
    for place, line in enumerate(lines):
        heading, numbered = _CHAPTER.match(line), pattern.match(line)
        table = rows(_block(lines, place), at) if place >= skip and is_line(line) else ()
        if heading or numbered or table:
            yield Piece(number, text[start:end], start, chapter)
            number = _number(numbered["number"]) if numbered and not heading else None
            chapter = _MARKS.sub("", line).strip() if heading else chapter
            start = end = at
        if table:
            skip = place + len(_block(lines, place))
            yield from _of_table(table, chapter)
        if place >= skip and line.strip():
            end = at + len(line.rstrip("\r"))
        at += len(line) + 1
        if place < skip:
            start = end = at
    yield Piece(number, text[start:end], start, chapter)


def _block(lines: Sequence[str], place: int) -> Sequence[str]:
    """The lines of the table that begins at a place."""
    after = next((at for at in range(place, len(lines)) if not is_line(lines[at])), len(lines))
    return lines[place:after]


def _of_table(table: Sequence[Row], chapter: str) -> Iterator[Piece]:
    """The rows of a table as pieces; a row that is a heading begins a chapter."""
    for row in table:
        if row.heading:
            chapter = row.heading
        else:
            yield Piece(row.number, row.text, row.start, chapter, row)


def _number(written: str) -> int:
    if len(written) == 1 and "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    return int(written) if written.isdigit() else numerals.integer(written) or 0
