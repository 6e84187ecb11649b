"""Files: the text of a document that is to be audited: plain text in UTF-8, UTF-16 or GB 18030, or a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from ansheng.errors import InputError
from ansheng.sheets.archive import Archive
from ansheng.sheets.door import DOCUMENT, read_input
from ansheng.words import Words

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"


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
    """The paragraphs of a Word document; the cells of a table row stand on one line as in Markdown."""
    try:
        source = Archive.open(data, name).read(_DOCUMENT)
        root = ElementTree.fromstring(source)  # noqa: S314  document types and entities were refused
    except (InputError, ElementTree.ParseError, LookupError, ValueError) as error:
        raise InputError(
            Words(
                f"{name}：不是 Word 文档，或已损坏、加密、压缩比异常、含有实体声明；请用 Word 另存为 .docx 后再试",
                f"{name}: not a Word document, or damaged, encrypted, too densely packed, or with "
                "entities; save it again",
            )
        ) from error
    body = root.find(f"{_WORD}body")
    for block in body if body is not None else ():
        if block.tag == f"{_WORD}p":
            yield _words(block)
        elif block.tag == f"{_WORD}tbl":
            yield from _table(block)


def _words(block: ElementTree.Element) -> str:
    pieces = []
    for part in block.iter():
        if part.tag == f"{_WORD}t":
            pieces.append(part.text or "")
        elif part.tag in (f"{_WORD}tab", f"{_WORD}br"):
            pieces.append("\n" if part.tag.endswith("br") else " ")
    return "".join(pieces)


def _table(block: ElementTree.Element) -> Iterator[str]:
    yield ""
    for at, row in enumerate(block.iter(f"{_WORD}tr")):
        cells = [_words(cell).replace("\n", " ").replace("|", "/") for cell in row.iter(f"{_WORD}tc")]
        yield "| " + " | ".join(cells) + " |"
        if at == 0:
            yield "|" + " --- |" * len(cells)
    yield ""
