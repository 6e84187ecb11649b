"""What an official document has above and below its text: the red head, the title, signature and date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ansheng.dates import day_label
from ansheng.errors import word
from ansheng.reports.model import Report
from ansheng.reports.writers.word.ink import Ink
from ansheng.reports.writers.word.looks import CHARACTER, LINE, RED, ROOM
from ansheng.reports.writers.word.xml import BREAK, Xml, paragraph, plain, run, tag
from ansheng.reports.writers.wording import heading_lines
from ansheng.words import Lang, Words
from ansheng.wrapping import width

MARK_SIZES = (44, 90)
"""The least and the greatest size of the issuer's mark in half points; a long name is set smaller to fit its line."""
MARK_AT = 1984
"""How far below the top of the type area the mark begins, in twips: 35 mm."""
FROM_RED_LINE = 11
"""Points between the number of the document and the red line: 4 mm."""
RED_LINE = 8
"""The red line in eighths of a point: 0.35 mm."""

_TITLE = 40
"""So many half characters of 二号 fill a line."""
_BLANK_NUMBER = Words("　　〔　　　　〕　号", "No.        ")
_BLANK_DAY = Words("　　　　年　　月　　日", "(date)")


def signer(report: Report) -> str:
    """Who signs it."""
    return report.head.signed or report.issuer


def dated(day: date | None, lang: Lang) -> str:
    """A day as it stands under the signature; blanks to be filled where it is not known."""
    return word(lang, _BLANK_DAY) if day is None else day_label(day, lang)


def front(report: Report, ink: Ink) -> Iterator[Xml]:
    """The red head down to those to whom it is sent."""
    number = report.head.number or word(ink.lang, _BLANK_NUMBER)
    size = _mark_size(report.issuer)
    yield paragraph(ink.style("Normal"), looks=free_line(_above_mark(size)))
    yield paragraph(ink.style("Mark"), run(report.issuer, size=size), looks=free_line(size * 13))
    red = tag("bottom", val="single", sz=RED_LINE, space=FROM_RED_LINE, color=RED)
    yield paragraph(ink.style("Number"), run(number), looks=[tag("pBdr", red)])
    yield from titles(report, ink)
    if report.head.addressees:
        between, colon = word(ink.lang, Words("、", ", ")), word(ink.lang, Words("：", ":"))
        yield paragraph(ink.style("Addressees"), run(between.join(report.head.addressees) + colon))


def titles(report: Report, ink: Ink) -> Iterator[Xml]:
    """The title, the window of the figures, and the note that records are made up."""
    lines = title_lines(report.title)
    parts = [part for at, line in enumerate(lines) for part in ((BREAK,) if at else (), (run(line),))]
    yield paragraph(ink.style("Title"), *(one for part in parts for one in part))
    yield from notes(report, ink)


def notes(report: Report, ink: Ink) -> Iterator[Xml]:
    """The window of the figures, and the note that the records are made up."""
    _, window, *made_up = heading_lines(report, ink.lang)
    yield paragraph(ink.style("Subtitle"), run(window))
    for note in made_up:
        yield paragraph(ink.style("MadeUp"), run(word(ink.lang, Words(f"（{note}）", f"({note})"))))


def closing(report: Report, ink: Ink) -> Iterator[Xml]:
    """What is attached, who signs, and when."""
    yield from _attachments(report.head.attachments, ink)
    name, day = signer(report), dated(report.head.dated, ink.lang)
    of_name, of_day = width(name) / 2, width(day) / 2
    to_day = max(4.0, (of_name - of_day) / 2)
    to_name = max(0.0, to_day - (of_name - of_day) / 2)
    yield paragraph(ink.style("Signed"), run(name), looks=[tag("spacing", before=2 * LINE), _right(to_name)])
    yield paragraph(ink.style("Dated"), run(day), looks=[_right(to_day)])


def title_lines(title: str) -> list[str]:
    """A title in lines: what stands in brackets at its end on a line of its own where it does not fit beside the rest.

    >>> title_lines("安全生产专项整治三年行动情况通报（2020年）")
    ['安全生产专项整治三年行动情况通报', '（2020年）']
    """
    shown = plain(title)
    head, bracket, tail = shown.rpartition("（")
    if width(shown) <= _TITLE or not bracket or not shown.endswith("）") or not 0 < width(head) <= _TITLE:
        return [shown]
    return [head, bracket + tail]


def _mark_size(name: str) -> int:
    least, most = MARK_SIZES
    return max(least, min(most, ROOM * 2 // (max(width(name), 1) * 10)))


def free_line(pitch: int) -> list[Xml]:
    """A line of just this height, off the grid."""
    return [tag("snapToGrid", val=0), tag("spacing", before=0, after=0, line=pitch, lineRule="exact")]


def _above_mark(size: int) -> int:
    """The blank above the mark: its line is higher than its characters."""
    return MARK_AT - size * 2


def _right(characters: float) -> Xml:
    return tag("ind", rightChars=round(100 * characters), right=round(CHARACTER * characters))


def _attachments(names: tuple[str, ...], ink: Ink) -> Iterator[Xml]:
    label = word(ink.lang, Words("附件：", "Attachments: "))
    for at, name in enumerate(names, start=1):
        number = f"{at}. " if len(names) > 1 else ""
        hanging = width(label + number) * CHARACTER // 2
        indents = tag(
            "ind",
            left=2 * CHARACTER + hanging,
            hanging=hanging if at == 1 else width(number) * CHARACTER // 2,
        )
        above = tag("spacing", before=LINE if at == 1 else 0)
        yield paragraph(
            ink.style("Attachments"), run((label if at == 1 else "") + number + name), looks=[above, indents]
        )
