"""Passage: one sentence of a page with its numbers, and the numbers before it in its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

import attrs

from ansheng.auditing.model import Claim, ClaimVerdict, Kind, Operand, plain
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.page import Page, last
from ansheng.words import NO_WORDS, Words

_STOP = re.compile(r"[。！？；\n]")
_CLAUSE = re.compile(r"[^，；：。！？\n（）]*")
_LONGEST = 1000
_KEPT = 40
_START = attrgetter("start")
_CARRIED = 80


@attrs.frozen(eq=False)
class Passage:
    """A sentence.

    :param start: where it begins in the plain text
    :param marks: its numbers
    :param earlier: the last numbers before it in the same paragraph
    :param carried: the last numbers before it in the page, whose totals later sentences may mean
    :param paragraph: the number of its paragraph
    """

    page: Page = attrs.field(repr=False)
    start: int
    end: int
    marks: tuple[Quantity, ...]
    earlier: tuple[Quantity, ...] = ()
    paragraph: int = 0
    carried: tuple[Quantity, ...] = ()

    text: str = attrs.field(init=False, repr=False)
    """The sentence in plain signs."""

    counted: tuple[Quantity, ...] = attrs.field(init=False, repr=False)
    """What it counts or measures, percentages left out."""

    runs: tuple[tuple[Quantity, ...], ...] = attrs.field(init=False, repr=False)
    """The percentages in maximal runs that only joining words part: ``13.24%、19.18%``."""

    @text.default
    def _text(self) -> str:
        return self.page.plain[self.start : self.end]

    def between(self, start: int, end: int) -> str:
        """Plain text between two places."""
        return self.page.plain[start:end]

    def lead(self, mark: Quantity) -> str:
        """The words of the mark's clause before it; enumeration commas do not end a clause."""
        text = self.page.plain[max(self.start, mark.start - 120) : mark.start]
        return text[last(_CLAUSE, text) :]

    @counted.default
    def _counted(self) -> tuple[Quantity, ...]:
        return tuple([
            m for m in self.marks
            if m.unit and not m.percent and m.unit not in words.POINTS and m.role == "number"
        ])  # fmt: skip

    @runs.default
    def _runs(self) -> tuple[tuple[Quantity, ...], ...]:
        found: list[list[Quantity]] = []
        last: Quantity | None = None
        for mark in self.marks:
            if mark.percent:
                if last is not None and last.percent and last.head == mark.head:
                    found[-1].append(mark)
                else:
                    found.append([mark])
            last = mark
        return tuple(map(tuple, found))

    def before(self, mark: Quantity) -> tuple[Quantity, ...]:
        """The last numbers of the sentence before a mark."""
        at = bisect_left(self.marks, mark.start, key=_START)
        return self.marks[max(0, at - _KEPT) : at]


def passages(page: Page, marks: Sequence[Quantity]) -> Iterator[Passage]:
    """The sentences of a page, in order."""
    at = paragraph = 0
    earlier: list[Quantity] = []
    carried: tuple[Quantity, ...] = ()
    own: list[Quantity] = []
    for start, end, new in _sentences(page.plain):
        if new and not (own and own[-1].end == start - 1):
            paragraph, earlier = paragraph + 1, []
        own = []
        while at < len(marks) and marks[at].start < end:
            own.append(marks[at])
            at += 1
        if end - start > 1:
            yield Passage(page, start, end, tuple(own), tuple(earlier), paragraph, carried)
        earlier = [*earlier, *own][-_KEPT:] if own else earlier
        carried = (*carried, *own)[-_CARRIED:] if own else carried


def _sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    start, new = 0, True
    for stop in _STOP.finditer(text):
        yield from _pieces(text, start, stop.end(), new)
        start, new = stop.end(), stop[0] == "\n"
    yield from _pieces(text, start, len(text), new)


def _pieces(text: str, start: int, end: int, new: bool) -> Iterator[tuple[int, int, bool]]:
    """A sentence, cut at commas where it is longer than any that is meant."""
    while end - start > _LONGEST:
        cut = max(text.rfind("，", start, start + _LONGEST), start + _LONGEST // 2)
        yield start, cut, new
        start, new = cut, False
    if end > start:
        yield start, end, new


def claim(
    passage: Passage,
    kind: Kind,
    verdict: ClaimVerdict,
    start: int,
    end: int,
    *,
    stated: str | None = None,
    computed: str | None = None,
    operands: Sequence[int | Decimal | Fraction] = (),
    note: Words = NO_WORDS,
    distance: Decimal | int | None = None,
    reading: Sequence[tuple[str, Quantity]] = (),
    formula: str | None = None,
) -> Claim:
    """A claim at a place of the plain text; ``reading`` gives quantities by the name of their slot."""
    first, last = passage.page.span(start, end)
    return Claim(
        kind,
        verdict,
        passage.page.original[first:last],
        first,
        last,
        stated,
        computed,
        tuple(map(plain, operands)),
        note,
        Decimal(distance) if distance is not None else None,
        reading=tuple([_operand(passage.page, *slot) for slot in _in_order(reading)]),
        formula=formula,
    )


def _in_order(reading: Sequence[tuple[str, Quantity]]) -> Sequence[tuple[str, Quantity]]:
    return sorted(reading, key=lambda slot: slot[1].start) if len(reading) > 1 else reading


def _operand(page: Page, slot: str, quantity: Quantity) -> Operand:
    start, end = page.span(quantity.start, quantity.end)
    return Operand(slot, plain(quantity.value), page.original[start:end], start, end)
