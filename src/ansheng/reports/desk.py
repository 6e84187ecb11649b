"""Desk: where a bulletin is put together; it hands out figures, keeps those used, and finds words for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from ansheng.dates import Period, day_label
from ansheng.errors import check_lang, word
from ansheng.facts.record import Facts
from ansheng.indicators.comparing.comparison import Against
from ansheng.indicators.evaluation.making import key_title
from ansheng.indicators.evaluation.quantity import Quantity
from ansheng.indicators.evaluation.subtotals import Key
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator, Tables, counted_days, evaluate, groups, reaches
from ansheng.reports.model import Bullets, Paragraph
from ansheng.words import NO_WORDS, Lang, Words


class Desk:
    """Figures of one dossier for one window, as-of day and language; every figure handed out is kept in ``figures``.

    :param chance: whether comparisons say where a difference is within chance
    """

    def __init__(
        self,
        tables: Tables,
        period: Period,
        as_of: dt.date,
        lang: Lang = "zh",
        base: Period | None = None,
        *,
        chance: bool = False,
    ) -> None:
        self.tables, self.period, self.as_of, self.lang = tables, period, as_of, check_lang(lang)
        self.window = counted_days(period, as_of)
        self.chance = chance
        self.base = None if base == self.window.year_before() else base
        self.figures: dict[str, Figure] = {}
        self.nil: list[Quantity] = []

    def day(self, day: dt.date) -> str:
        """A day as a sentence writes it."""
        return day_label(day, self.lang)

    def lacking(self, *indicators: Indicator) -> dict[str, type[Facts]]:
        """The tables that the indicators need and that are not there, with the records they would hold."""
        quantities = [quantity for indicator in indicators for quantity in indicator.quantities]
        return {q.table: q.record for q in quantities if q.table not in self.tables}

    def absence(self, *indicators: Indicator) -> Paragraph:
        """The sentence that says which tables are not there."""
        sentences = [
            word(
                self.lang,
                Words(
                    f"未提供“{record.title}”表，本项未作统计。",
                    f"No table of {record.en} ({table}) was provided; nothing is counted here.",
                ),
            )
            for table, record in self.lacking(*indicators).items()
        ]
        return Paragraph(word(self.lang, Words("", " ")).join(sentences))

    def compared(self, indicator: Indicator) -> Figure:
        """The figure of an indicator beside the same days of the year before, or beside the base period."""
        against = Against.BASE if self.base else Against.YEAR_BEFORE
        return self.figure(indicator, against)

    def figure(self, indicator: Indicator, against: Against | None = None) -> Figure:
        """The figure of an indicator over all records."""
        if indicator.id not in self.figures:
            kept = evaluate(
                indicator, self.tables, period=self.period, as_of=self.as_of, against=against, base=self.base
            )
            self.figures[indicator.id] = kept
            if kept.value == 0 and indicator.numerator.day:
                self.nil.append(indicator.numerator)
        return self.figures[indicator.id]

    def parts(self, indicator: Indicator, by: str | Sequence[str]) -> list[tuple[Key, Figure]]:
        """The figures of an indicator by facts, those that are zero left out."""
        keys = groups(indicator, self.tables, by=by, period=self.period, as_of=self.as_of)
        found = evaluate(indicator, self.tables, by=by, among=keys, period=self.period, as_of=self.as_of)
        kept = [(key, figure) for key, figure in zip(keys, found, strict=True) if figure.value != 0]
        self.keep(figure for _, figure in kept)
        return kept

    def keep(self, figures: Iterable[Figure]) -> None:
        """Note figures that were made elsewhere and are quoted."""
        self.figures.update((figure.id, figure) for figure in figures)

    def named(self, indicator: Indicator, figure: Figure, words: Words = NO_WORDS) -> str:
        """A figure in a sentence: ``排查隐患2072条``, with the records that it had to leave out.

        ``words`` stand before it, by default the indicator's title.
        """
        before = words if words != NO_WORDS else Words(indicator.title, indicator.en)
        text = word(self.lang, Words(before.zh + figure.display, f"{before.en}: {figure.shown('en')}"))
        caveat = figure.caveat(self.lang)
        return text + (word(self.lang, Words(f"（{caveat}）", f" ({caveat})")) if caveat else "")

    def listed(
        self, indicator: Indicator, by: str | Sequence[str], parts: Sequence[tuple[Key, Figure]]
    ) -> str:
        """Groups with their figures: ``煤矿12条、消防9条``."""
        names = [by] if isinstance(by, str) else list(by)
        written = [
            self.beside(key_title(indicator, names, key, self.lang), figure.shown(self.lang))
            for key, figure in parts
        ]
        return word(self.lang, Words("、", ", ")).join(written)

    def beside(self, name: str, count: str) -> str:
        """A name and its count: ``煤矿12条``, apart where the name itself ends in a digit."""
        return word(
            self.lang, Words(f"{name}{'：' if name[-1:].isdigit() else ''}{count}", f"{name} {count}")
        )

    def unreached(self) -> list[str]:
        """The tables whose zeros may only mean that nobody filled them in: they reach back to no day of the period."""
        silent = [q.record for q in self.nil if not reaches(q, self.tables[q.table], self.window)]
        last = self.window.last
        return [
            word(
                self.lang,
                Words(
                    f"“{record.title}”表无{self.day(last)}及以前的记录，有关数字中的0可能系未填报。",
                    f"The table of {record.en} has no record up to {last}; its zeros may mean that nothing was filed.",
                ),
            )
            for record in dict.fromkeys(silent)
        ]

    def paragraph(self, words: Words, *figures: Figure) -> Paragraph:
        """A paragraph that quotes figures."""
        text = word(self.lang, Words(words.zh, words.en[:1].upper() + words.en[1:]))
        return Paragraph(text, tuple(figure.id for figure in figures))

    def bullets(self, items: Sequence[tuple[str, Sequence[Figure]]]) -> Bullets:
        """A list whose items quote figures."""
        return Bullets(
            tuple(text for text, _ in items), tuple(figure.id for _, used in items for figure in used)
        )
