"""Document: the text of a file: plain text in UTF-8, UTF-16 or GB 18030, a Word file, a web page, a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from ansheng.errors import InputError
from ansheng.sheets.archive import Archive
from ansheng.sheets.documents import pdf, web
from ansheng.sheets.documents.numbering import WORD
from ansheng.sheets.documents.word import pieces
from ansheng.sheets.door import DOCUMENT, read_input
from ansheng.sheets.held import File, held
from ansheng.words import Words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ZIPPED = b"PK\x03\x04"
"""What a Word file begins with."""


def read_document(path: File) -> str:
    """The text of a file, of content that a program holds, or of standard input for ``-``.

    :raises InputError: it cannot be opened, is damaged, too large, or in no known encoding
    :raises MissingExtraError: it is a PDF, and pypdf is not installed; the extra ``pdf`` brings it
    """
    file = held(path, most=DOCUMENT)
    return decode(read_input(file, most=DOCUMENT), str(file))


def decode(data: bytes, name: str) -> str:
    """The text in the bytes of a document.

    :raises InputError: it is a damaged Word file or PDF, a PDF without text, or text in no known encoding
    :raises MissingExtraError: it is a PDF, and pypdf is not installed; the extra ``pdf`` brings it
    """
    if data[:4] == ZIPPED:
        document, numbering, styles = word_parts(data, name)
        return "".join(piece.text for piece in pieces(document.find(f"{WORD}body"), numbering, styles))
    if pdf.is_pdf(data):
        return pdf.text_of(data, name)
    if web.is_web(data, name):
        return web.text_of(data, name)
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(
        Words(
            f"{name}：不是文本，或编码既非 UTF-8 也非 GB 18030；请给出 .txt、.md、.docx、.html 或 .pdf 文件",
            f"{name}: not text in UTF-8 or GB 18030; .txt, .md, .docx, .html and .pdf can be read",
        )
    )


def word_parts(data: bytes, name: str) -> tuple[Element, Element | None, Element | None]:
    """The document of a Word file, its lists and its styles, once the file is known to be harmless.

    :raises InputError: it is no Word file, damaged, encrypted, too densely packed, or declares entities
    """
    try:
        archive = Archive.open(data, name)
        document, numbering, styles = (
            _tree(archive.read(f"word/{part}.xml")) for part in ("document", "numbering", "styles")
        )
        if document is None:
            raise LookupError("document")
    except (InputError, ElementTree.ParseError, LookupError, ValueError) as error:
        raise InputError(
            Words(
                f"{name}：不是 Word 文档，或文件已损坏、已加密，或压缩比异常，或含有实体声明；"
                "请用 Word 另存为 .docx 后再试",
                f"{name}: not a Word document, or damaged, encrypted, too densely packed, or with "
                "entities; save it again",
            )
        ) from error
    return document, numbering, styles


def _tree(source: bytes) -> ElementTree.Element | None:
    return ElementTree.fromstring(source) if source else None  # noqa: S314  document types and entities were refused
