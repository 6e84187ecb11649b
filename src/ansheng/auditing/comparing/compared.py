"""Compared: the numbers of a text judged by the figures of a dossier that are of the same thing and the same time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

import attrs

from ansheng.auditing.arithmetic import gap, judge, shown
from ansheng.auditing.comparing.book import Book, Found
from ansheng.auditing.comparing.matching import Quotes, ranks
from ansheng.auditing.comparing.meant import Reading
from ansheng.auditing.comparing.readings import readings
from ansheng.auditing.comparing.windows import Windows
from ansheng.auditing.figure_tables import FigureTable
from ansheng.auditing.model import Claim, ClaimVerdict, Operand, Quoted, plain
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.groups import Group
from ansheng.auditing.text.page import Page
from ansheng.auditing.text.passage import Passage, claim
from ansheng.indicators.comparing.comparison import Comparison
from ansheng.words import NO_WORDS, Words

_MOST, _NEAR = 12, 400
_NOT_THERE = Words("案卷无此范围、此时段的数", "the dossier has no figure of this extent and period")
_NO_BASE = Words("案卷无可比的基数", "the dossier has no base to compare with")
_LOOSE = Words(
    "案卷中有的记录未填所需的项，不能断定",
    "records of the dossier do not state what is needed; nothing is proved",
)


@attrs.frozen
class Compared:
    """The figures of a text beside those of a dossier.

    :param figures: the figures, each with that of the dossier that it is compared with
    :param claims: those that differ, and those that name an indicator but not what is needed to compare them
    :param missing: the figures of the dossier's period that the text does not quote
    """

    figures: tuple[Quoted, ...]
    claims: tuple[Claim, ...] = ()
    missing: tuple[str, ...] = ()


def compared(
    page: Page,
    sentences: Sequence[Passage],
    book: Book | None,
    grids: Sequence[FigureTable],
    said: Mapping[Passage, Sequence[Group]],
    *,
    given: bool,
) -> Compared:
    """Compare the figures of a text with those of a book.

    :param said: what each sentence says of its counts
    :param given: whether the caller said which period the text is about
    """
    if book is None:
        return Compared(tuple(_quoted(page, mark) for passage in sentences for mark in passage.marks))
    in_tables = {cell.start for grid in grids for row in grid.rows for cell in row}
    read = readings(book, Windows.of(page.plain, book, given=given), sentences, said)
    quotes, ordinals = Quotes(book.figures, grids, page), ranks(grids)
    quoted: list[Quoted] = []
    made: list[Claim] = []
    used: set[str] = set()
    for passage in sentences:
        quotes.enter(passage)
        for mark in passage.marks:
            start, _ = page.span(mark.start, mark.end)
            if start in ordinals:
                continue
            known = start not in in_tables and not mark.spelt and not mark.qualifier
            answer = _answer(book, read[mark], mark) if known and mark in read else None
            name = answer.name if answer else None
            if name is None and (answer is None or answer.open):
                name = quotes.quoted(passage, mark)
            elif name is not None:
                quotes.note(mark, quotes.wanted(name))
            if answer and answer.name is None and (name is None or not answer.open):
                made.append(_claim(passage, mark, answer))
                name = answer.wrong[0].name if answer.wrong else None
            quoted.append(_quoted(page, mark, name))
            used |= {name} if name else set()
    missing = (figure.id for figure in book.figures if figure.value is not None and figure.id not in used)
    return Compared(tuple(quoted), tuple(made), tuple(missing))


def _quoted(page: Page, mark: Quantity, matches: str | None = None) -> Quoted:
    start, end = page.span(mark.start, mark.end)
    return Quoted(
        page.original[start:end], plain(mark.value), mark.qualifier, mark.unit, mark.noun, start, end, matches
    )


@attrs.frozen
class _Answer:
    """What came of one number: the id of its figure, or what ours is and why nothing is said.

    :param name: the figure that it is equal to
    :param wrong: the figures from which it differs, of which it must be one
    :param doubt: why it is not called wrong
    :param open: whether the words leave open what it is, so that it may still be something else
    """

    name: str | None = None
    wrong: tuple[_Ours, ...] = ()
    doubt: Words | None = None
    open: bool = False


@attrs.frozen
class _Ours:
    """What a number must be by one figure.

    :param exact: before rounding, without its sign
    :param sign: of a change, 1 or -1; 0 elsewhere
    """

    name: str
    exact: Fraction
    sign: int
    label: Words
    shown: Words
    unit: str
    low: Fraction
    high: Fraction
    caveat: Words = NO_WORDS
    change: bool = False

    def turned(self, mark: Quantity) -> bool:
        """Whether a number is said to be a change in the other direction."""
        return self.sign * mark.sign < 0

    def equals(self, mark: Quantity) -> bool:
        """Whether a number prints this one."""
        return not self.turned(mark) and not judge(mark.printed, self.exact / _scale(mark)).at_fault

    @property
    def said(self) -> Words:
        """The value, and how many records it leaves out."""
        return Words(self.shown.zh + self.caveat.zh, self.shown.en + self.caveat.en)

    def printed(self, mark: Quantity) -> str:
        """What should stand in the place of a number: of a change in the same direction its size alone."""
        if not self.change or self.turned(mark):
            return self.shown.zh
        return f"{shown(self.exact / _scale(mark), mark.printed)}{_power(mark)}{mark.unit}"

    def may_equal(self, mark: Quantity) -> bool:
        """Whether it could with the records that do not say enough."""
        return self.low < self.high and self.low <= mark.value <= self.high


def _scale(mark: Quantity) -> Fraction:
    return mark.value / Fraction(mark.printed) if mark.printed else Fraction(1)


def _answer(book: Book, reading: Reading, mark: Quantity) -> _Answer:
    """Compare a number with each figure that its words may mean."""
    asked = list(product(reading.names, reading.groups, reading.windows))[:_MOST]
    against = reading.against if reading.aspect != "value" else None
    found = [
        one
        for names, group, window in asked
        for one in book.find(names, window, group, against, reading.known)
    ]
    wanted = [ours for one in found if (ours := _ours(one, reading))]
    for ours in wanted:
        if ours.equals(mark):
            return _Answer(ours.name)
    if reading.doubt is not None:
        return _Answer(doubt=reading.doubt, open=reading.aspect == "value")
    if not wanted:
        return _Answer(doubt=_NOT_THERE if not found else _NO_BASE)
    if any(ours.may_equal(mark) for ours in wanted):
        return _Answer(doubt=_LOOSE)
    return _Answer(wrong=tuple(dict.fromkeys(wanted)))


def _ours(found: Found, reading: Reading) -> _Ours | None:
    figure = found.figure
    if reading.aspect == "value":
        if figure.exact is None:
            return None
        low, high = _range(found)
        said = Words(figure.display, figure.shown("en"))
        caveat = Words(f"（{figure.caveat()}）", f" ({figure.caveat('en')})") if figure.unknown else NO_WORDS
        return _Ours(figure.id, figure.exact, 0, _label(found), said, figure.unit, low, high, caveat)
    moved = _moved(figure.comparison, reading.aspect) if figure.comparison else None
    if moved is None:
        return None
    comparison, exact = figure.comparison, abs(moved)
    assert comparison is not None
    loose = found.loose or figure.unknown or comparison.base_unknown
    suffix = "base" if reading.aspect == "base" else "change"
    said = Words(comparison.text(), comparison.text("en"))
    if reading.aspect in ("base", "difference"):
        base = attrs.evolve(figure, value=plain(comparison.base or 0), numerator=None, denominator=None)
        then = Words(comparison.against.base_title(), comparison.against.base_title("en"))
        said = Words(
            f"{figure.display}，{then.zh}{base.display}",
            f"{figure.shown('en')}, and {base.shown('en')} in {then.en}",
        )
    sign = 0 if reading.aspect == "base" else (moved > 0) - (moved < 0)
    return _Ours(
        f"{figure.id}:{suffix}", exact, sign, _label(found), said, figure.unit,
        Fraction(0), Fraction(10**15) if loose else Fraction(0), change=True,
    )  # fmt: skip


def _moved(comparison: Comparison, aspect: str) -> Fraction | None:
    """What a comparison gives for an aspect, exactly; None where it gives none."""
    if comparison.base is None or comparison.current is None:
        return None
    base, current = Fraction(comparison.base), Fraction(comparison.current)
    if aspect == "base":
        return base
    if comparison.rate is not (aspect == "points"):
        return None
    if aspect == "change":
        return (current - base) * 100 / base if base else None
    return current - base


def _range(found: Found) -> tuple[Fraction, Fraction]:
    """What a figure may be with the records that it leaves out, or that may be of its group."""
    figure, more = found.figure, found.loose + found.figure.unknown
    exact = figure.exact
    assert exact is not None
    if not more:
        return exact, exact
    if figure.numerator is None or not figure.denominator:
        return exact, exact + more if figure.unit not in ("元", "人") else Fraction(10**15)
    part, whole = Fraction(figure.numerator), Fraction(figure.denominator)
    return part * figure.per / (whole + more), (part + more) * figure.per / (whole + more)


def _label(found: Found) -> Words:
    figure = found.figure
    return Words(
        f"{figure.label}（{figure.window.label()}）", f"{figure.name('en')}, {figure.window.label('en')}"
    )


def _claim(passage: Passage, mark: Quantity, answer: _Answer) -> Claim:
    stated = f"{mark.printed}{'' if _scale(mark) == 1 else _power(mark)}{mark.unit}"
    if not answer.wrong:
        return claim(
            passage, "repeat", ClaimVerdict.UNVERIFIABLE, mark.first, mark.end, stated=stated,
            note=_joined(Words("与案卷比对：", "beside the dossier: "), [answer.doubt] if answer.doubt else []),
            reading=[("stated", mark)],
        )  # fmt: skip
    first = answer.wrong[0]
    value = first.exact / _scale(mark) * (-1 if first.turned(mark) else 1)
    return claim(
        passage, "repeat", ClaimVerdict.WRONG, mark.first, mark.end, stated=stated, computed=first.printed(mark),
        operands=[first.exact], distance=gap(mark.printed, value), reading=[("stated", mark)],
        note=_joined(Words("案卷中", "the dossier's "), [
            Words(f"“{one.label.zh}”为{one.said.zh}", f"{one.label.en} is {one.said.en}")
            for one in answer.wrong
        ]),
    )  # fmt: skip


def _power(mark: Quantity) -> str:
    return {10**4: "万", 10**8: "亿"}.get(int(_scale(mark)), "")


def _joined(lead: Words, parts: Sequence[Words]) -> Words:
    return Words(
        lead.zh + "、".join(one.zh for one in parts), lead.en + ", or ".join(one.en for one in parts)
    )


def without_repeats(claims: Sequence[Claim], beside: Compared) -> Iterator[Claim]:
    """The claims, where those that rest on a number which differs from the dossier say nothing of their own."""
    wrong = [claim.reading[0] for claim in beside.claims if claim.verdict.at_fault]
    if not wrong:
        yield from claims
        return
    differing = {figure.end for figure in wrong}
    confirmed = [f.end for f in beside.figures if f.matches and f.end not in differing]
    note = Words(
        "所依据的数与案卷不符，更正后再核",
        "it rests on a figure that differs from the dossier; correct that first",
    )
    for one in claims:
        faulty = one.verdict.at_fault or one.verdict is ClaimVerdict.SUSPICIOUS
        if faulty and any(_rests(one, figure, confirmed) for figure in wrong):
            yield attrs.evolve(one, verdict=ClaimVerdict.UNVERIFIABLE, note=note, distance=None)
        else:
            yield one


def _rests(claim: Claim, figure: Operand, confirmed: Sequence[int]) -> bool:
    """Whether a claim comes of a wrong figure: it is computed from it, or stands near it and states what is right."""
    spans = [(claim.start, claim.end), *((operand.start, operand.end) for operand in claim.reading)]
    if any(figure.start < end and start < figure.end for start, end in spans):
        return True
    near = 0 <= claim.start - figure.end < _NEAR
    return near and (
        figure.value in claim.operands or any(claim.start < end <= claim.end for end in confirmed)
    )
