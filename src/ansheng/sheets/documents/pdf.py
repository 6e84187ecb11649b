"""PDF: the text of a PDF that holds text, page by page; a scan holds none and is told apart."""

from __future__ import annotations

import io
import logging

from ansheng.errors import InputError, require
from ansheng.words import Words

_MOST_PAGES = 2000
_FULL, _ENDS = 0.8, tuple("。！？；：!?;:")
_LEAST_A_PAGE = 10
"""Of fewer characters a page is a picture with a stamp or a page number."""


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF, whatever its name says.

    >>> is_pdf(b"%PDF-1.7"), is_pdf(b"PK")
    (True, False)
    """
    return data[:1024].lstrip().startswith(b"%PDF-")


def text_of(data: bytes, name: str) -> str:
    """The text of a PDF in the order in which its pages write it.

    :raises InputError: it is damaged, encrypted, too long, or scanned
    :raises MissingExtraError: pypdf is not installed; the extra ``pdf`` brings it
    """
    pypdf = require("pypdf", "pypdf", "pdf")
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _error(
                name, Words("PDF 有打开密码；请取消密码后再试", "protected by a password; remove it")
            )
        if len(reader.pages) > _MOST_PAGES:
            raise _error(
                name, Words(f"PDF 超过{_MOST_PAGES}页；请拆分", f"of more than {_MOST_PAGES} pages; split it")
            )
        pages = [_paragraphs(page.extract_text()) for page in reader.pages]
    except InputError:
        raise
    except Exception as error:  # whatever a damaged file makes of the reader
        raise _error(
            name, Words("PDF 已损坏或无法读取；请另存后再试", "damaged or unreadable; save it again")
        ) from error
    if sum(len("".join(page.split())) for page in pages) < _LEAST_A_PAGE * max(len(pages), 1):
        raise _error(
            name,
            Words(
                "PDF 为扫描件，不含文字；请先做文字识别，或改用 Word 文件",
                "a scan without text; recognise its characters first, or give the Word file",
            ),
        )
    return _whole("\n".join(pages))


def _whole(text: str) -> str:
    """The text with the halves of characters that stand alone replaced, as damaged fonts give them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _paragraphs(page: str) -> str:
    """The text of a page with lines joined that go on in the next: those that are full and end no sentence."""
    lines = [line.strip() for line in page.splitlines()]
    full = _FULL * max(map(len, lines), default=0)
    return "".join(line if len(line) >= full and not line.endswith(_ENDS) else f"{line}\n" for line in lines)


def _error(name: str, what: Words) -> InputError:
    return InputError(Words(f"{name}：{what.zh}", f"{name}: {what.en}"))
