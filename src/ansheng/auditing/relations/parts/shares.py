"""Shares: 占总数的56%: which counts are the part, which is the whole, by the words, and then the arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from ansheng.auditing.arithmetic import places
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.relations.decide import (
    NAMED,
    Decision,
    Reading,
    decided,
    decimal_of,
    ratio,
    verdict_of,
)
from ansheng.auditing.relations.parts.nearby import near
from ansheng.auditing.relations.parts.proportions import of_days
from ansheng.auditing.relations.parts.series import Series
from ansheng.auditing.text.context import Quantity, alike, runs
from ansheng.auditing.text.passage import Passage, claim
from ansheng.words import NO_WORDS

_BESIDE = 400
_ROWS, _LATER = 4, 3
_LEAST, _NEARLY, _MOST = 3, 10, 2
_REST = re.compile(r"其余|其他|其它|剩余|余下")


def shares(passages: Sequence[Passage]) -> Iterator[Claim]:
    """The claims about shares of a text."""
    stated = [
        _Share(series, at, tuple(series.readings(at)))
        for number, passage in enumerate(passages)
        for run in runs(passage.marks)
        if run[0].said == "share"
        for series in (Series.of(passage, run, passages[number + 1 : number + 1 + _LATER]),)
        for at in range(len(run))
    ]
    rows = _rows(stated)
    made = [
        share.decision(all_parts) for share, all_parts in zip(stated, _complete(stated, rows), strict=True)
    ]
    for share, decision in zip(stated, _agreed(stated, made, rows), strict=True):
        yield share.claim(decision)
    for row in rows:
        yield from _whole([stated[at] for at in row])


def _agreed(
    stated: Sequence[_Share], made: Sequence[Decision | None], rows: Sequence[Sequence[int]]
) -> list[Decision | None]:
    """The decisions, those that are open held against the one whole that the shares beside them are right of."""
    settled = list(made)
    for row in rows:
        right = [found[1].whole for at in row if (found := made[at]) is not None and found[0].right]
        if len(right) < _MOST or right.count(right[0]) < len(right):
            continue
        for at in row:
            found, part = made[at], stated[at].part
            left_open = found is None or not found[0].right
            if part is None or part in right[0] or part.value > sum(one.value for one in right[0]):
                continue
            if left_open and not stated[at].mark.qualifier:
                again = decided(stated[at].mark, [Reading((part,), right[0], NAMED)])
                here = {stated[other].series.passage.paragraph for other in row}
                if again[0].right or len(here) == 1:
                    settled[at] = again
    return settled


@attrs.frozen
class _Share:
    """One percentage of a series with the readings that words give it, the best bound first."""

    series: Series
    at: int
    readings: tuple[Reading, ...]

    @property
    def mark(self) -> Quantity:
        """The percentage."""
        return self.series.run[self.at]

    @property
    def part(self) -> Quantity | None:
        """The one count that it is of."""
        own = self.series.parts[self.at]
        return own[0] if len(own) == 1 else None

    def decision(self, all_parts: tuple[Quantity, ...]) -> Decision | None:
        """What its readings say; ``all_parts`` are the parts of its whole where they are all there."""
        readings = tuple(
            one for one in self.readings if self.mark.value > 100 or one.known[0] <= one.known[1]
        )
        if all_parts and not any(verdict_of(self.mark, one)[0].right for one in readings):
            assert self.part is not None
            readings = (Reading((self.part,), all_parts, NAMED),)
        made = decided(self.mark, readings) if readings else None
        if made is None or not made[0].right:
            wider = [*readings, *near(self.series, self.at)]
            found = decided(self.mark, wider) if wider and not self.mark.qualifier else None
            sure = found is not None and (made is None or not made[0].at_fault or found[2] is NO_WORDS)
            if found is not None and sure and found[0].right and found[1] not in readings:
                return found
        return made if made is not None and (self.series.parts[self.at] or made[0].right) else None

    def claim(self, decision: Decision | None) -> Claim:
        """What is said of it."""
        if decision is None or decision[0] is ClaimVerdict.UNVERIFIABLE:
            told = next(of_days(self.series.passage, self.mark), None)
            if told is not None:
                return told
        if decision is None:
            return self.series.alone(self.at)
        return ratio(self.series.passage, "share", self.mark, decision)

    def beside(self, other: _Share) -> bool:
        """Whether two shares are told one after the other, of one whole and of the same sort of parts."""
        one, two = self.part, other.part
        if (one is None) != (two is None):
            return False
        if one is not None and two is not None and (not alike(one, two) or one.state != two.state):
            return False
        near = other.mark.start - self.mark.start < _BESIDE
        return near and self.series.key(self.at) == other.series.key(other.at)


def _rows(stated: Sequence[_Share]) -> list[list[int]]:
    """The places of shares that are told one after the other of one whole."""
    rows: list[list[int]] = []
    for at, share in enumerate(stated):
        row = next((row for row in rows[-_ROWS:] if stated[row[-1]].beside(share)), None)
        if row is None:
            rows.append([at])
        else:
            row.append(at)
    return rows


def _complete(stated: Sequence[_Share], rows: Sequence[Sequence[int]]) -> list[tuple[Quantity, ...]]:
    """For each share all the parts of its whole, where the shares beside it make a hundred with it."""
    made: list[tuple[Quantity, ...]] = [()] * len(stated)
    for whole in rows:
        for row in (whole, *_by_paragraph(stated, whole)):
            total, slack = _hundred([stated[at].mark for at in row])
            parts_of = [stated[at].part for at in row]
            if len(row) > 1 and abs(total - 100) <= slack and all(parts_of):
                for at in row:
                    made[at] = tuple(part for part in parts_of if part is not None)
    return made


def _by_paragraph(stated: Sequence[_Share], row: Sequence[int]) -> list[list[int]]:
    """The places of a row, paragraph by paragraph."""
    rows: dict[int, list[int]] = {}
    for at in row:
        rows.setdefault(stated[at].series.passage.paragraph, []).append(at)
    return list(rows.values())


def _hundred(marks: Sequence[Quantity]) -> tuple[Fraction, Fraction]:
    """The sum of percentages, and how far rounding may take it from a hundred; negative where one is approximate."""
    slack = sum((Fraction(1, 2 * 10 ** places(m.printed)) for m in marks), Fraction(0))
    total = Fraction(sum(m.value for m in marks))
    return total, Fraction(-1) if any(m.qualifier for m in marks) else slack


def _whole(row: Sequence[_Share]) -> Iterator[Claim]:
    """Percentages of one whole: a hundred together; at fault only where 其他 closes the list."""
    marks = [share.mark for share in row]
    total, slack = _hundred(marks)
    if len(marks) < _LEAST or len({m.start for m in marks}) < len(marks) or slack < 0:
        return
    met = abs(total - 100) <= slack
    closed = bool(_REST.search(row[-1].series.lead or marks[-1].scope)) and abs(total - 100) <= _NEARLY
    if not met and not closed:
        return
    verdict = ClaimVerdict.CONSISTENT if total == 100 else ClaimVerdict.ROUNDED if met else ClaimVerdict.WRONG
    yield claim(
        row[0].series.passage, "whole", verdict, marks[0].first, marks[-1].end, stated="100%",
        computed=f"{decimal_of(total)}%", operands=[m.value for m in marks],
        distance=decimal_of(100 - total) if verdict is ClaimVerdict.WRONG else None,
        reading=[("part", m) for m in marks],
        formula="＋".join(f"{m.printed}%" for m in marks) + f"={decimal_of(total)}%",
    )  # fmt: skip
