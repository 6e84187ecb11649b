"""Desk: where a bulletin is put together; it hands out figures, keeps those used, and finds words for them.

A block is a function of the desk. It asks for figures (:meth:`Desk.figure`, :meth:`Desk.parts`), says them in
sentences (:meth:`Desk.say`) and sets them in tables (:meth:`Desk.table`); every figure it prints is so known to the
report, with the place where it stands.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
from immutabledict import immutabledict

from ansheng.dates import AnyDay, AnyPeriod, Period, day_label, day_of
from ansheng.errors import check_lang, word
from ansheng.facts.frames import records_of
from ansheng.facts.record import Facts
from ansheng.indicators.comparing.comparison import Against
from ansheng.indicators.definitions import indicator as indicator_called
from ansheng.indicators.evaluation.making import key_title
from ansheng.indicators.evaluation.quantity import Quantity
from ansheng.indicators.evaluation.subtotals import Key
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator, counted_days, evaluate, groups, reaches
from ansheng.reports.desk.places import SPLITS, Place, narrowed, placed
from ansheng.reports.model import Bullets, Cell, Paragraph, Part, Quoted, Table
from ansheng.words import NO_WORDS, Lang, Words

if TYPE_CHECKING:
    from ansheng.dossier import Dossier

Record = TypeVar("Record", bound=Facts)
Made = TypeVar("Made")

Piece = str | Figure | Quoted | tuple[Part, ...] | list[Part]
"""What a sentence is made of: words, a figure, or pieces that were put together before."""


class Desk:
    """Figures of one dossier for one window, as-of day and language; every figure handed out is kept in ``figures``.

    :param dossier: whose tables are counted
    :param base: the period that comparisons without another base use instead of the same days of the year before
    :param indicators: those that names may mean beside the core's, such as those of plugins
    :param chance: whether comparisons say where a difference is within chance; where it is not said, as the campaign
        asks
    :param place: the district or party of whose records alone the report tells
    """

    def __init__(
        self,
        dossier: Dossier,
        period: AnyPeriod,
        as_of: AnyDay,
        lang: Lang = "zh",
        base: AnyPeriod | None = None,
        *,
        indicators: Sequence[Indicator] = (),
        chance: bool | None = None,
        place: Place | None = None,
    ) -> None:
        self.whole = dossier.tables
        dossier = narrowed(dossier, place) if place else dossier
        self.dossier, self.tables, self.campaign = dossier, dossier.tables, dossier.campaign
        self.period, self.as_of = Period.of(period), day_of(as_of, "as_of")
        self.lang, self.place = check_lang(lang), place
        self.window = counted_days(self.period, self.as_of)
        base = None if base is None else Period.of(base)
        self.chance = dossier.campaign.chance if chance is None else chance
        self.base = None if base == self.window.year_before() else base
        self.more = tuple(indicators)
        self.figures: dict[str, Figure] = {}
        self._asked: dict[tuple[Any, ...], Figure] = {}
        self._records: dict[type[Facts], list[Any]] = {}
        self._made: dict[str, Any] = {}
        self.nil: list[Quantity] = []
        self.unsaid: list[Words] = []

    def day(self, day: AnyDay) -> str:
        """A day as a sentence writes it."""
        return day_label(day, self.lang)

    def indicator(self, name: str) -> Indicator:
        """The indicator with this id or title, of the core or of those that the desk was given.

        A title may have the title of its table in front: ``隐患.排查隐患``.

        :raises UnknownNameError: there is none; near names are listed
        """
        return indicator_called(name, *self.more)

    def leave_out(self, words: Words) -> None:
        """Note why something is not said; the notes on the data list it once."""
        if words not in self.unsaid:
            self.unsaid.append(words)

    def reaches(self, quantity: Quantity, window: AnyPeriod) -> bool:
        """Whether a table has a record so early, whosesoever, so that an absence in the window means something."""
        return reaches(quantity, self.whole[quantity.table], Period.of(window))

    def lacking(self, *indicators: Indicator) -> dict[str, type[Facts]]:
        """The tables that the indicators need and that are not there, with the records they would hold."""
        quantities = [quantity for indicator in indicators for quantity in indicator.quantities]
        every = [part for quantity in quantities for part in (quantity, quantity.found_in) if part]
        return {part.table: part.record for part in every if part.table not in self.tables}

    def absent(self, record: type[Facts]) -> Words:
        """The sentence that says that a table is not there."""
        if self.place and record.table in self.whole:
            by, table = SPLITS[self.place.by], Words(record.title, record.en)
            return Words(
                f"“{table.zh}”表未分{by.zh}，有关内容未写入。",
                f"The table of {table.en} does not state the {by.en}; nothing is told of it.",
            )
        return Words(
            f"未提供“{record.title}”表，有关内容未作统计。",
            f"No table of {record.en} ({record.table}) was provided; nothing is counted of it.",
        )

    def records(self, record: type[Record]) -> list[Record]:
        """The rows of a table as records; where the table is not there, none, and the notes on the data say so."""
        if record.table not in self.tables:
            self.leave_out(self.absent(record))
            return []
        if record not in self._records:
            self._records[record] = list(records_of(self.tables, record))
        return [*self._records[record]]

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What several blocks need, made for the first that asks.

        :param name: what it is; whoever asks for the same name gets the same thing
        """
        if name not in self._made:
            self._made[name] = make()
        found: Made = self._made[name]
        return found

    def compared(self, indicator: Indicator) -> Figure:
        """The figure of an indicator beside the same days of the year before, or beside the base period."""
        return self.figure(indicator, Against.BASE if self.base else Against.YEAR_BEFORE)

    def figure(
        self,
        indicator: Indicator,
        against: Against | None = None,
        *,
        where: Mapping[str, Any] = immutabledict(),
        window: AnyPeriod | None = None,
        base: AnyPeriod | None = None,
    ) -> Figure:
        """The figure of an indicator over all records, or over those of a group.

        :param where: the facts by which it is narrowed and their values
        :param window: other days than those of the report; data are known to its last day at most as to ``as_of``
        :param base: the base period of ``Against.BASE``; by default the base period of the report
        :raises UnknownNameError: the record has no such fact
        """
        span = self.window if window is None else Period.of(window)
        fixed = self.base if base is None else Period.of(base)
        asked = (indicator.id, tuple(where.items()), span, against, fixed)
        if asked not in self._asked:
            made = evaluate(
                indicator,
                self.tables,
                period=span,
                as_of=self.as_of,
                by=tuple(where),
                among=[tuple(where.values())],
                against=against,
                base=fixed,
                reach=self.whole,
            )
            self._asked[asked] = self._marked(made[0], span, against)
            if made[0].value == 0 and indicator.numerator.day:
                self.nil.append(indicator.numerator)
        return self.keep(self._asked[asked])

    def _marked(self, figure: Figure, span: Period, against: Against | None) -> Figure:
        """The figure with an id that tells it from others of the report: of other days, or compared otherwise."""
        mark = "" if span == self.window else f"@{span.first}..{span.last}"
        marked = attrs.evolve(figure, id=figure.id + mark)
        other = self.figures.get(
            placed(marked, self.place, self.dossier.known.by_table).id if self.place else marked.id
        )
        if other is not None and against and other.comparison and other.comparison != figure.comparison:
            mark += f"~{against.value}"
        return attrs.evolve(figure, id=figure.id + mark)

    def parts(self, indicator: Indicator, by: str | Sequence[str]) -> list[tuple[Key, Figure]]:
        """The figures of an indicator by facts, those that are zero left out."""
        keys = groups(indicator, self.tables, by=by, period=self.period, as_of=self.as_of)
        found = evaluate(indicator, self.tables, by=by, among=keys, period=self.period, as_of=self.as_of)
        return [(key, figure) for key, figure in zip(keys, found, strict=True) if figure.value != 0]

    def keep(self, figure: Figure) -> Figure:
        """Note a figure that is quoted, and give it as the report has it.

        Of a place it gets the place into its id and its filter. One that compares stays before one that does not.
        """
        new = self.place and figure.id not in self.figures
        kept = placed(figure, self.place, self.dossier.known.by_table) if self.place and new else figure
        other = self.figures.get(kept.id)
        if other is None or not (other.comparison and not kept.comparison):
            self.figures[kept.id] = kept
        return kept

    def of(self, words: Words) -> str:
        """Words in the language of the desk."""
        return word(self.lang, words)

    def say(self, words: Words, *pieces: Piece, **named: Piece) -> tuple[Part, ...]:
        """Words with figures and other pieces in the places ``{0}`` or ``{name}``.

        A figure is printed with its unit: ``desk.say(Words("排查隐患{0}。", "{0} found."), found)``.
        """
        told: list[Part] = []
        for text, field, _, _ in string.Formatter().parse(word(self.lang, words)):
            told += [text] if text else []
            if field is not None:
                told += self.pieces(pieces[int(field)] if field.isdigit() else named[field])
        return tuple(told)

    def pieces(self, piece: Piece) -> tuple[Part, ...]:
        """A piece as parts of a text; a figure is kept and printed with its unit."""
        if isinstance(piece, Figure):
            return (self.quoted(piece),)
        return (piece,) if isinstance(piece, str | Quoted) else tuple(piece)

    def quoted(self, figure: Figure, text: str = "") -> Quoted:
        """A figure as a sentence prints it, or what is said of it, such as a comparison."""
        return Quoted(self.keep(figure).id, text or figure.shown(self.lang))

    def joined(self, said: Iterable[Piece], by: Words) -> tuple[Part, ...]:
        """Pieces one after the other with a mark between them."""
        told: list[Part] = []
        for piece in said:
            told += [word(self.lang, by)] if told else []
            told += self.pieces(piece)
        return tuple(told)

    def named(self, indicator: Indicator, figure: Figure, words: Words = NO_WORDS) -> tuple[Part, ...]:
        """A figure in a sentence: ``排查隐患2072条``, with the records that it had to leave out.

        ``words`` stand before it, by default the indicator's title.
        """
        before = words if words != NO_WORDS else Words(indicator.title, indicator.en)
        return (*self.say(Words("{0}{1}", "{0}: {1}"), self.of(before), figure), *self.lacks(figure))

    def lacks(self, figure: Figure) -> tuple[Part, ...]:
        """How many records a figure had to leave out, in brackets, said of it; nothing where it left out none."""
        caveat = figure.caveat(self.lang)
        return self.say(Words("（{0}）", " ({0})"), self.quoted(figure, caveat)) if caveat else ()

    def listed(
        self, indicator: Indicator, by: str | Sequence[str], parts: Sequence[tuple[Key, Figure]]
    ) -> tuple[Part, ...]:
        """Groups with their figures: ``煤矿12条、消防9条``."""
        names = [by] if isinstance(by, str) else list(by)
        said = [self.beside(key_title(indicator, names, key, self.lang), figure) for key, figure in parts]
        return self.joined(said, Words("、", ", "))

    def beside(self, name: str, count: Figure) -> tuple[Part, ...]:
        """A name and its count: ``煤矿12条``, apart where the name itself ends in a digit."""
        apart = Words("{0}：{1}", "{0} {1}") if name[-1:].isdigit() else Words("{0}{1}", "{0} {1}")
        return self.say(apart, name, count)

    def table(
        self,
        title: str,
        columns: Sequence[str],
        rows: Iterable[Sequence[Cell | Figure]],
        notes: Sequence[str] = (),
        *,
        total: bool = False,
    ) -> Table:
        """A table whose cells are values or figures; figures are kept and printed without their unit.

        :param total: whether the last row is that of the whole
        """
        given = [[self.keep(cell) if isinstance(cell, Figure) else cell for cell in row] for row in rows]
        sources = tuple(tuple(cell.id if isinstance(cell, Figure) else None for cell in row) for row in given)
        cells = tuple(tuple(self.cell(cell) for cell in row) for row in given)
        quoted = any(name for row in sources for name in row)
        return Table(title, tuple(columns), cells, tuple(notes), sources if quoted else (), total)

    def cell(self, cell: Cell | Figure) -> Cell:
        """What stands in a cell: of a figure its number as it is printed, money in Chinese in 万元."""
        return cell.number(self.lang) if isinstance(cell, Figure) else cell

    def head(self, indicator: Indicator) -> str:
        """The head of a column of figures of an indicator: its name, with the unit where it is none of counting."""
        unit = {"元": Words("（万元）", " (CNY)"), "%": Words("（%）", " (%)")}.get(indicator.unit, NO_WORDS)
        return self.of(Words(indicator.title, indicator.en)) + self.of(unit)

    def unreached(self) -> list[str]:
        """The tables whose zeros may only mean that nobody filled them in: they reach back to no day of the period."""
        silent = [q.record for q in self.nil if not self.reaches(q, self.window)]
        last = self.day(self.window.last)
        return [
            self.of(
                Words(
                    f"“{record.title}”表无{last}及以前的记录，有关数字中的0可能系未填报。",
                    f"The table of {record.en} has no record up to {last}; its zeros may mean that nothing was filed.",
                )
            )
            for record in dict.fromkeys(silent)
        ]

    def paragraph(self, *pieces: Piece) -> Paragraph:
        """A paragraph of pieces; in English it begins with a capital."""
        parts = [part for piece in pieces for part in self.pieces(piece)]
        if parts and self.lang == "en":
            first = parts[0]
            text = first if isinstance(first, str) else first.text
            great = text[:1].upper() + text[1:]
            parts[0] = great if isinstance(first, str) else attrs.evolve(first, text=great)
        return Paragraph.of(*parts)

    def bullets(self, items: Iterable[Piece]) -> Bullets:
        """A list of short texts."""
        return Bullets(tuple(Paragraph.of(*self.pieces(item)) for item in items))
