"""Word: the text of a Word document, piece by piece, each with the element that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import attrs

from ansheng.sheets.documents.numbering import WORD, Numbers

MOST_COLUMNS = 63
"""So many columns a table of Word has at most."""

_AROUND = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "ins", "customXml"))
_BREAKS = {f"{WORD}tab": " ", f"{WORD}br": "\n"}
_TEXT = f"{WORD}t"


@attrs.frozen
class Piece:
    """Some characters of a document, and the text element of the file in which they stand.

    :param source: None for what the file does not write out: numbers of lists, ends of paragraphs, marks of tables
    """

    text: str
    source: Element | None = None


_CELL, _BLANK, _END = Piece("| "), Piece(" "), Piece("|")


def pieces(body: Element | None, numbering: Element | None, styles: Element | None) -> Iterator[Piece]:
    """The paragraphs of a document with their numbers; a row of a table stands on one line as in Markdown."""
    numbers = Numbers.of(numbering, styles)
    for at, line in enumerate(_lines(body, numbers)):
        yield Piece("\n" if at else "")
        yield from line


def _lines(body: Element | None, numbers: Numbers) -> Iterator[list[Piece]]:
    for block in _blocks(body) if body is not None else ():
        if block.tag == f"{WORD}p":
            yield [Piece(numbers.next(block)), *_words(block)]
        else:
            yield from _table(block)


def _blocks(body: Element) -> Iterator[Element]:
    """The paragraphs and tables in their order; those within a content control stand where it does."""
    waiting = list(body)[::-1]
    while waiting:
        block = waiting.pop()
        if block.tag in (f"{WORD}p", f"{WORD}tbl"):
            yield block
        elif block.tag in _AROUND:
            waiting += list(block)[::-1]


def _words(block: Element) -> Iterator[Piece]:
    for part in block.iter():
        if part.tag == _TEXT:
            yield Piece(part.text or "", part)
        elif part.tag in _BREAKS:
            yield Piece(_BREAKS[part.tag])


def _table(block: Element) -> Iterator[list[Piece]]:
    """The rows of a table; a cell that is merged down says the same in each of its rows."""
    yield []
    above: list[list[Piece]] = []
    for at, row in enumerate(block.iter(f"{WORD}tr")):
        cells: list[list[Piece]] = []
        for cell in row.iter(f"{WORD}tc"):
            merged = cell.find(f"{WORD}tcPr/{WORD}vMerge")
            goes_on = merged is not None and merged.get(f"{WORD}val") != "restart" and len(cells) < len(above)
            words = above[len(cells)] if goes_on else [_in_cell(piece) for piece in _words(cell)]
            cells += [words, *([] for _ in range(_span(cell) - 1))]
        above = cells
        yield [*(piece for cell in cells for piece in (_CELL, *cell, _BLANK)), _END]
        if at == 0:
            yield [Piece("|" + " --- |" * len(cells))]
    yield []


def _in_cell(piece: Piece) -> Piece:
    """A piece as a cell of Markdown can hold it, as long as before."""
    return attrs.evolve(piece, text=piece.text.replace("\n", " ").replace("|", "/"))


def _span(cell: Element) -> int:
    """Over how many columns a cell reaches."""
    found = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
    stated = "" if found is None else found.get(f"{WORD}val", "")
    return min(int(stated), MOST_COLUMNS) if stated.isascii() and stated.isdigit() and int(stated) else 1
