"""Scores: what the marks of a scheme add up to, part by part, and between which bounds where one is missing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import attrs

from ansheng.assessment.records import MarkRecord
from ansheng.assessment.scheme import MODES, NATURES, Band, Mark, Mode, Nature, Part, Scheme
from ansheng.dates import Period
from ansheng.errors import DayError, InputError, UnknownNameError, check_lang, word
from ansheng.facts.frames import Tables, records_of
from ansheng.indicators.evaluation.selection import spellings
from ansheng.indicators.printing import half_up, number
from ansheng.words import Lang, Words


@attrs.frozen
class PartScore:
    """What one part gives: its mark and the points, None where the mark is not known."""

    part: Part
    mark: Mark
    points: Fraction | None

    def text(self, lang: Lang = "zh") -> str:
        """The part in words: its points of its weight, the mark and the reason."""
        of = number(self.part.weight)
        reason = word(lang, self.mark.words)
        if self.points is None:
            return word(
                lang, Words(f"{self.part.title}：未填，满分{of}", f"{self.part.en}: not known, of {of}")
            )
        points = number(half_up(self.points, 2))
        told = word(lang, Words(f"{self.part.title}：{points}/{of}", f"{self.part.en}: {points} of {of}"))
        return told + (word(lang, Words(f"（{reason}）", f" ({reason})")) if reason else "")


@attrs.frozen
class Score:
    """The score of a scheme, explained by its parts.

    A part without a mark gives neither nothing nor all: the score then lies between ``low`` and ``high``, and its value
    and, unless both bounds lie in one band, its band are undetermined.
    """

    scheme: Scheme
    parts: tuple[PartScore, ...]

    @property
    def low(self) -> Fraction:
        """The score if every part that is not known gave nothing."""
        return sum((part.points or Fraction(0) for part in self.parts), Fraction(0))

    @property
    def high(self) -> Fraction:
        """The score if every part that is not known gave all."""
        return self.low + sum((Fraction(p.part.weight) for p in self.parts if p.points is None), Fraction(0))

    @property
    def value(self) -> Fraction | None:
        """The exact score; None where a part is not known."""
        return None if any(part.points is None for part in self.parts) else self.low

    @property
    def band(self) -> Band | None:
        """The band, where it is certain; None too for a score below all bands."""
        low, high = self.scheme.band_of(self.low), self.scheme.band_of(self.high)
        return low if low == high else None

    @property
    def missing(self) -> tuple[Part, ...]:
        """The parts that are not known."""
        return tuple(part.part for part in self.parts if part.points is None)

    def of(self, *, mode: Mode | None = None, nature: Nature | None = None) -> Score | None:
        """The score of the parts of one mode or nature alone, without bands; None where there is no such part."""
        chosen = tuple(
            p
            for p in self.parts
            if (mode is None or p.part.mode == mode) and (nature is None or p.part.nature == nature)
        )
        if not chosen:
            return None
        names = [MODES[mode]] if mode else []
        names += [NATURES[nature]] if nature else []
        full = sum((p.part.weight for p in chosen), Decimal())
        words = Words("、".join(name.zh for name in names), ", ".join(name.en for name in names))
        parts = tuple(p.part for p in chosen)
        return Score(
            Scheme(words.zh or self.scheme.title, words.en or self.scheme.en, parts, (), full), chosen
        )

    def text(self, lang: Lang = "zh", places: int = 2) -> str:
        """The score in a line, with its band and its parts."""
        low, high = (number(half_up(bound, places)) for bound in (self.low, self.high))
        size = low if self.value is not None else word(lang, Words(f"{low}～{high}", f"{low} to {high}"))
        band = self.band
        named = word(lang, Words(band.title, band.en)) if band else ""
        told = [part.text(lang) for part in self.parts]
        if check_lang(lang) == "en":
            return f"{self.scheme.en}: {size}{f', {named}' if named else ''} ({'; '.join(told)})"
        return f"{self.scheme.title}：{size}分{f'，{named}' if named else ''}（{'；'.join(told)}）"


def assess(scheme: Scheme, marks: Mapping[str, Mark]) -> Score:
    """The score of marks by the id or title of their parts; a part without a mark is not known, not zero.

    :raises UnknownNameError: a mark is of no part of the scheme; near names are listed
    :raises InputError: two marks are of one part, or a mark is above the full marks
    """
    found: dict[str, Mark] = {}
    for name, mark in marks.items():
        part = scheme.named(name)
        if part is None:
            raise UnknownNameError.of(
                Words("考核项目", "part of the scheme"), name, [p.title for p in scheme.part]
            )
        if part.id in found:
            raise InputError(
                Words(f"“{part.title}”得分重复；请只保留一个", f"{part.en} has two marks; keep one")
            )
        found[part.id] = mark
    return Score(
        scheme,
        tuple(
            PartScore(part, mark, None if mark.value is None else part.points(mark.value))
            for part in scheme.part
            for mark in [found.get(part.id, Mark(None))]
        ),
    )


def marks_of(tables: Tables, scheme: Scheme, period: str) -> dict[str, dict[str, Mark]]:
    """The marks of a period in the table of marks, by party and part.

    A mark out of other full marks than the scheme's is brought to them. Rows without a party, a part or a period are an
    error, since they would be lost.

    :param period: as the table writes it, or in any other way in which offices write the same period
    :raises InputError: a row names no party, part or period, or full marks of 0; or a party has two marks of one part
    :raises UnknownNameError: a row is of no part of the scheme
    """
    found: dict[str, dict[str, Mark]] = {}
    written = _spellings(period)
    for row in records_of(tables, MarkRecord):
        if row.period is not None and row.period not in written:
            continue
        if row.party is None or row.part is None or row.period is None:
            raise InputError(
                Words(
                    "考核得分表有一行未填被考核单位、考核项目或考核期；请补齐",
                    "a row of marks names no party, part or period; complete it",
                )
            )
        part = scheme.named(row.part)
        if part is None:
            raise UnknownNameError.of(
                Words("考核项目", "part of the scheme"), row.part, [p.title for p in scheme.part]
            )
        marks = found.setdefault(row.party, {})
        if part.id in marks:
            raise InputError(
                Words(
                    f"{row.party}的“{part.title}”得分重复；请只保留一个",
                    f"{row.party} has two marks of {part.en}; keep one",
                )
            )
        marks[part.id] = Mark(_scaled(row, part), Words(row.reason or "", row.reason or ""))
    return found


def _spellings(period: str) -> tuple[str, ...]:
    try:
        return (period, *spellings(Period.parse(period)))
    except DayError:
        return (period,)


def _scaled(row: MarkRecord, part: Part) -> Fraction | None:
    if row.score is None:
        return None
    score = Fraction(str(row.score))
    if row.full is None or part.best is not None:
        return score
    if not row.full:
        raise InputError(
            Words(
                f"{row.party}的“{part.title}”的满分为0；请更正",
                f"{row.party}: full marks of {part.en} are 0; correct them",
            )
        )
    return score * Fraction(part.full) / Fraction(str(row.full))
