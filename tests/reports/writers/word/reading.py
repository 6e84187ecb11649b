"""Reading of what the writer wrote: documents opened again, and their measures."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from ansheng.reports import Report
from ansheng.reports.writers.word import word_files
from ansheng.words import Lang

MILLIMETRE = 56.69
"""Twips."""


def opened(report: Report, lang: Lang = "zh", *, sources: bool = False) -> Document:
    """The report as a document, opened again."""
    (content,) = word_files(report, lang, sources=sources).values()
    return docx.Document(io.BytesIO(content))


def value(element: Any, path: str, name: str = "val") -> str | None:
    """An attribute of the first element at a path below another."""
    found = element.find("/".join(qn(f"w:{part}") for part in path.split("/")))
    return None if found is None else found.get(qn(f"w:{name}"))


def millimetres(twips: str | None) -> float:
    """A measure of the file in millimetres."""
    return round(int(twips or 0) / MILLIMETRE, 1)


def every_text(document: Document) -> str:
    """All text of the body, tables and text boxes among it, a paragraph a line."""
    paragraphs = document.element.body.iter(qn("w:p"))
    return "\n".join("".join(text.text or "" for text in one.iter(qn("w:t"))) for one in paragraphs)


def styled(document: Document) -> Iterator[tuple[str, str]]:
    """The paragraphs outside tables: the name of the style, and the text."""
    for one in document.paragraphs:
        assert one.style is not None
        yield str(one.style.name), one.text
