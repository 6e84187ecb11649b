"""Document: the text of a file: plain text in UTF-8, UTF-16 or GB 18030, or a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from ansheng.errors import InputError
from ansheng.sheets.archive import Archive
from ansheng.sheets.documents.numbering import WORD, Numbers
from ansheng.sheets.door import DOCUMENT, read_input
from ansheng.words import Words

_PARTS = "document", "styles", "numbering"
MOST_COLUMNS = 63
"""So many columns a table of Word has at most."""


def read_document(path: str | Path) -> str:
    """The text of a file, or of standard input for ``-``.

    :raises InputError: it cannot be opened, is damaged, too large, or in no known encoding
    """
    return decode(read_input(path, most=DOCUMENT), str(path))


def decode(data: bytes, name: str) -> str:
    """The text in the bytes of a document.

    :raises InputError: it is a damaged Word file, or text in no known encoding
    """
    if data[:4] == b"PK\x03\x04":
        return "\n".join(_paragraphs(data, name))
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(
        Words(
            f"{name}：不是文本，或编码既非 UTF-8 也非 GB 18030；请给出 .txt、.md 或 .docx 文件",
            f"{name}: not text in UTF-8 or GB 18030; .txt, .md and .docx can be read",
        )
    )


def _paragraphs(data: bytes, name: str) -> Iterator[str]:
    """The paragraphs of a Word document with their numbers; a row of a table stands on one line as in Markdown."""
    try:
        archive = Archive.open(data, name)
        root, styles, numbering = (_tree(archive.read(f"word/{part}.xml")) for part in _PARTS)
        if root is None:
            raise LookupError(_PARTS[0])
    except (InputError, ElementTree.ParseError, LookupError, ValueError) as error:
        raise InputError(
            Words(
                f"{name}：不是 Word 文档，或已损坏、加密、压缩比异常、含有实体声明；请用 Word 另存为 .docx 后再试",
                f"{name}: not a Word document, or damaged, encrypted, too densely packed, or with "
                "entities; save it again",
            )
        ) from error
    numbers = Numbers.of(numbering, styles)
    body = root.find(f"{WORD}body")
    for block in _blocks(body) if body is not None else ():
        if block.tag == f"{WORD}p":
            yield numbers.next(block) + _words(block)
        else:
            yield from _table(block)


def _tree(source: bytes) -> ElementTree.Element | None:
    return ElementTree.fromstring(source) if source else None  # noqa: S314  document types and entities were refused


def _blocks(body: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The paragraphs and tables in their order; those within a content control stand where it does."""
    waiting = list(body)[::-1]
    while waiting:
        block = waiting.pop()
        if block.tag in (f"{WORD}p", f"{WORD}tbl"):
            yield block
        elif block.tag in (f"{WORD}sdt", f"{WORD}sdtContent", f"{WORD}ins", f"{WORD}customXml"):
            waiting += list(block)[::-1]


def _words(block: ElementTree.Element) -> str:
    pieces = []
    for part in block.iter():
        if part.tag == f"{WORD}t":
            pieces.append(part.text or "")
        elif part.tag in (f"{WORD}tab", f"{WORD}br"):
            pieces.append("\n" if part.tag.endswith("br") else " ")
    return "".join(pieces)


def _table(block: ElementTree.Element) -> Iterator[str]:
    """The rows of a table; a cell that is merged down says the same in each of its rows."""
    yield ""
    above: list[str] = []
    for at, row in enumerate(block.iter(f"{WORD}tr")):
        cells: list[str] = []
        for cell in row.iter(f"{WORD}tc"):
            merged = cell.find(f"{WORD}tcPr/{WORD}vMerge")
            goes_on = merged is not None and merged.get(f"{WORD}val") != "restart" and len(cells) < len(above)
            text = above[len(cells)] if goes_on else _words(cell).replace("\n", " ").replace("|", "/")
            cells += [text, *[""] * (_span(cell) - 1)]
        above = cells
        yield "| " + " | ".join(cells) + " |"
        if at == 0:
            yield "|" + " --- |" * len(cells)
    yield ""


def _span(cell: ElementTree.Element) -> int:
    """Over how many columns a cell reaches."""
    found = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
    stated = "" if found is None else found.get(f"{WORD}val", "")
    return min(int(stated), MOST_COLUMNS) if stated.isascii() and stated.isdigit() and int(stated) else 1
