"""Checking: what is wrong with a template before any figure is counted, each with its line and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import attrs

from ansheng.dates import Period
from ansheng.errors import AnshengError, Problem, word
from ansheng.indicators.indicator import Indicator
from ansheng.reports.blocks.block import Block, block_called
from ansheng.reports.blocks.facts import fact_called
from ansheng.reports.desk import Desk
from ansheng.reports.templates import printing
from ansheng.reports.templates.answers import NO_SERIES, RUNNING
from ansheng.reports.templates.asking import narrowing
from ansheng.reports.templates.forms import WINDOWS, forms_of, variable, window_of
from ansheng.reports.templates.streaks import STREAKS, grade_asked
from ansheng.reports.templates.tree import Ask, Insert, Line, Literal, Maybe, Piece, Place, Template
from ansheng.words import Lang, Words

_QUOTED = re.compile(
    r"《[^》]*》|〔[^〕]*〕(?:第?\d+号)?|\{\{.*?\}\}|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|GB(?:/T)?\s*\d+(?:[.—-]\d+)*"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\s*[%％‰]?")


@attrs.frozen
class Fault:
    """One thing that is wrong with a template.

    :param grave: whether it keeps the template from being filled
    :param value: what stands there
    """

    place: Place
    words: Words
    grave: bool = True
    value: str = ""

    def problem(self, source: str) -> Problem:
        """The same as a problem of a report."""
        kind = "template" if self.grave else "template_number"
        return Problem(kind, self.words, source, row=self.place.line, value=self.value or None)

    def text(self, lang: Lang = "zh") -> str:
        """Where it is, and what is wrong."""
        return word(
            lang,
            Words(f"{self.place.text().zh}：{self.words.zh}", f"{self.place.text().en}: {self.words.en}"),
        )


def faults(
    template: Template,
    *,
    blocks: Sequence[Block],
    indicators: Sequence[Indicator] = (),
    lang: Lang = "zh",
) -> tuple[Fault, ...]:
    """What is wrong with a template, in its order: names that there are not, and numbers that stand in its words.

    :param blocks: all that it may insert
    :param indicators: those that names may mean beside the core's
    """
    checker = _Checker(_blank(indicators, lang), blocks)
    found = [fault for part in template.walk() for item in part.items for fault in checker.item(item)]
    titles = [template.title, *(part.title for part in template.walk())]
    named = [fault for title in titles for piece in title for fault in checker.titled(piece)]
    heads = [
        fault
        for line in template.heads.values()
        for sentence in line.sentences
        for piece in sentence.pieces
        for fault in checker.titled(piece)
    ]
    return tuple(sorted((*named, *heads, *found), key=lambda fault: (fault.place.line, fault.place.column)))


def literal_numbers(template: Template) -> tuple[Fault, ...]:
    """The numbers that stand in the words of a template, for which no record answers."""
    pieces = (
        piece
        for part in template.walk()
        for item in part.items
        if not isinstance(item, Insert)
        for sentence in item.sentences
        for piece in sentence.pieces
    )
    return tuple(fault for piece in pieces for fault in _numbers(piece))


def _blank(indicators: Sequence[Indicator], lang: Lang) -> Desk:
    """A desk of no tables, which knows names alone."""
    from ansheng.dossier import Campaign, Dossier

    day = Period.parse("2020").last
    return Desk(Dossier.of({}, Campaign("")), Period.parse("2020"), day, lang, indicators=indicators)


@attrs.frozen
class _Checker:
    desk: Desk
    blocks: Sequence[Block]

    def item(self, item: Line | Insert) -> Iterator[Fault]:
        if isinstance(item, Insert):
            yield from _tried(item.place, lambda: self._insert(item))
        else:
            yield from self.line(item)

    def titled(self, piece: Piece) -> Iterator[Fault]:
        """What is wrong with a piece of a title, or of a line around the text."""
        if isinstance(piece, Ask) and piece.names[0] in RUNNING:
            yield Fault(piece.place, NO_SERIES)
        yield from self.asked(piece)

    def line(self, line: Line) -> Iterator[Fault]:
        for test in line.tests:
            yield from self._ask(test.ask)
        for sentence in line.sentences:
            for piece in sentence.pieces:
                yield from self.asked(piece)
                yield from _numbers(piece)

    def asked(self, piece: Piece) -> Iterator[Fault]:
        if isinstance(piece, Maybe):
            for one in piece.pieces:
                yield from self.asked(one)
        elif isinstance(piece, Ask):
            yield from self._ask(piece)

    def _insert(self, insert: Insert) -> None:
        block = block_called(insert.name, self.blocks)
        list(block.make(self.desk, block.read(insert.main, insert.options)))

    def _ask(self, ask: Ask) -> Iterator[Fault]:
        if len(ask.names) == 1 and (ask.names[0] in RUNNING or variable(ask.names[0])):
            return
        for name in ask.names:
            yield from _tried(ask.place, lambda name=name: self._known(ask, name))  # type: ignore[misc]

    def _known(self, ask: Ask, name: str) -> None:
        forms = forms_of(self.desk, ask)
        if ask.window not in WINDOWS:
            window_of(self.desk, ask)
        if name in STREAKS:
            grade_asked(dict(ask.where))
            return
        indicator = self.desk.indicator(name)
        where = narrowing(indicator, ask.where)
        printing.check(forms.shape, indicator.unit or str(where.get("measure", "")))
        for by in (forms.by, forms.reach.by if forms.reach else ""):
            if by:
                fact_called(indicator, by)


def _tried(place: Place, do: Callable[[], object]) -> Iterator[Fault]:
    try:
        do()
    except AnshengError as error:
        yield Fault(place, error.words)


def _numbers(piece: Piece) -> Iterator[Fault]:
    """The numbers in words, apart from days, titles and document numbers."""
    if isinstance(piece, Maybe):
        for one in piece.pieces:
            yield from _numbers(one)
    elif isinstance(piece, Literal):
        text = _QUOTED.sub(lambda found: " " * len(found[0]), piece.text)
        for found in _NUMBER.finditer(text):
            said = found[0].strip()
            words = Words(
                f"模板中直接写有数字“{said}”，不出自案卷；请改为 {{指标名称}}",
                f"the number {said!r} stands in the template and comes from no record; ask for a figure instead",
            )
            place = Place(piece.place.line, piece.place.column + found.start())
            yield Fault(place, words, grave=False, value=said)
