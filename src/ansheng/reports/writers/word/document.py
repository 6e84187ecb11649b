"""A report as an official document of Word (GB/T 9704-2012)."""

from __future__ import annotations

import io
from collections.abc import Iterator

from ansheng.errors import check_lang, require
from ansheng.reports.model import Report
from ansheng.reports.writers.word.body import blocks
from ansheng.reports.writers.word.head import closing, front
from ansheng.reports.writers.word.ink import Ink, quoted
from ansheng.reports.writers.word.issue import issue
from ansheng.reports.writers.word.looks import LOOKS
from ansheng.reports.writers.word.paper import describe, fill_body, lay_out, steady
from ansheng.reports.writers.word.pictures import picture_in
from ansheng.reports.writers.word.sources import appendix, bookmarks
from ansheng.reports.writers.word.xml import Xml
from ansheng.reports.writers.wording import printed_sections
from ansheng.words import Lang


def word_files(report: Report, lang: Lang = "zh", *, sources: bool = False) -> dict[str, bytes]:
    """The report as ``bulletin.docx``, the same bytes whenever it is made.

    :param sources: whether each figure that it quotes leads to a table at its end that says where it comes from
    :raises MissingExtraError: python-docx is not installed; the extra ``report`` brings it
    """
    lang = check_lang(lang)
    docx = require("docx", "python-docx", "report")
    document = docx.Document()
    links = bookmarks(quoted(report)) if sources else {}
    ink = Ink(lang, picture_in(document.part, lang), {look: look for look in LOOKS}, links)
    lay_out(document)
    fill_body(document, _whole(report, ink))
    describe(document, report.title, report.issuer, report.as_of)
    packed = io.BytesIO()
    document.save(packed)
    return {"bulletin.docx": steady(packed.getvalue())}


def _whole(report: Report, ink: Ink) -> Iterator[Xml]:
    yield from front(report, ink)
    yield from blocks(printed_sections(report, ink.lang), ink)
    yield from closing(report, ink)
    if ink.links:
        yield from appendix([report.figure(name) for name in ink.links], ink)
    yield issue(report, ink)
