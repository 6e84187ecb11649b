"""Word: a Word file with a comment at each figure that does not hold, and the right figure as a tracked change."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from itertools import count
from typing import Any

import attrs

from ansheng.auditing import Audit
from ansheng.errors import AnshengError, InputError, check_lang, require
from ansheng.reports.returned.audited.notes import Note, notes
from ansheng.sheets.documents import Piece, pieces, word_parts
from ansheng.words import Lang, Words

AUTHOR = Words("安生", "ansheng")
"""Who comments."""

MOST_COMMENTS = 2_000
"""So many figures of a document are commented."""


def commented(data: bytes, name: str, audit: Audit, lang: Lang = "zh") -> bytes:
    """A Word file as it was, with comments and tracked changes at the figures of its audit.

    Nothing of the file is rewritten but the runs in which such figures stand; what is suggested can be accepted or
    rejected in Word like any change.

    :param data: the file that was audited, and whose text the audit's places mean
    :raises InputError: it is no Word file, or is damaged
    :raises MissingExtraError: python-docx is not installed; the extra ``report`` brings it
    """
    lang = check_lang(lang)
    docx = require("docx", "python-docx", "report")
    _, numbering, styles = word_parts(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        body = list(pieces(document.element.body, numbering, styles))
        changes = count(_last_number(document) + 1)
        for note in reversed(notes(audit)[:MOST_COMMENTS]):
            _comment(document, list(_places(body, note)), note, changes, lang)
        packed = io.BytesIO()
        document.save(packed)
    except AnshengError:
        raise
    except Exception as error:  # whatever a damaged file makes of the libraries that unpack and parse it
        raise InputError(
            Words(
                f"{name}：不是完整的 Word 文档，不能批注；请用 Word 另存为 .docx 后再试",
                f"{name}: not a whole Word document, no comment can be put in; save it again in Word",
            )
        ) from error
    return packed.getvalue()


@attrs.frozen
class _Place:
    """Characters of one text element."""

    source: Any
    start: int
    end: int


def _places(body: Sequence[Piece], note: Note) -> Iterator[_Place]:
    """Where the characters of a note stand in the file."""
    at = 0
    for piece in body:
        start, end = max(note.start - at, 0), min(note.end - at, len(piece.text))
        if piece.source is not None and start < end:
            yield _Place(piece.source, start, end)
        at += len(piece.text)
        if at >= note.end:
            return


def _last_number(document: Any) -> int:
    """The highest number by which the document tells changes, marks and comments apart."""
    numbers = document.element.body.xpath(".//@w:id")
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _comment(document: Any, places: list[_Place], note: Note, changes: Iterator[int], lang: Lang) -> None:
    """Put a comment at places of the file, which stand in runs of their own from then on."""
    from docx.text.run import Run

    runs = [run for place in places if (run := _cut_out(place)) is not None]
    if not runs:
        return
    first, last = (Run(run, document._body) for run in (runs[0], runs[-1]))
    author = AUTHOR.zh if lang == "zh" else AUTHOR.en
    document.add_comment([first, last], text="\n".join(note.said(lang)), author=author, initials=author[:1])
    if note.suggestion is not None:
        _change(runs, note.suggestion, author, changes)


def _cut_out(place: _Place) -> Any:
    """A run that holds just these characters; None where they stand in none."""
    from docx.oxml.ns import qn

    run = place.source.getparent()
    if run is None or run.tag != qn("w:r"):
        return None
    text, after = place.source.text or "", list(place.source.itersiblings())
    middle, rest = _sibling(run), _sibling(run)
    run.addnext(middle)
    middle.addnext(rest)
    middle.append(_text(deepcopy(place.source), text[place.start : place.end]))
    rest.append(_text(deepcopy(place.source), text[place.end :]))
    rest.extend(after)
    _text(place.source, text[: place.start])
    for part in (run, rest):
        if not any(child.text or child.tag != qn("w:t") for child in part if child.tag != qn("w:rPr")):
            part.getparent().remove(part)
    return middle


def _sibling(run: Any) -> Any:
    """An empty run that looks like another."""
    from docx.oxml import OxmlElement

    made = OxmlElement("w:r")
    if run.rPr is not None:
        made.append(deepcopy(run.rPr))
    return made


def _text(element: Any, text: str) -> Any:
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def _change(runs: Sequence[Any], suggestion: str, author: str, changes: Iterator[int]) -> None:
    """Strike the text of runs out and put another after it, both as changes that can be taken back."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    day = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def change(kind: str) -> Any:
        told = {"w:id": str(next(changes)), "w:author": author, "w:date": day}
        return OxmlElement(f"w:{kind}", attrs={qn(key): value for key, value in told.items()})

    inserted = change("ins")
    new = _sibling(runs[-1])
    new.append(_text(OxmlElement("w:t"), suggestion))
    inserted.append(new)
    runs[-1].addnext(inserted)
    for run in runs:
        struck = change("del")
        run.addprevious(struck)
        struck.append(run)
        for text in run.findall(qn("w:t")):
            text.tag = qn("w:delText")
