"""Filling: a template and a desk give the title, the letterhead and the numbered sections of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import TypeVar

import attrs

from ansheng.dates import parse_day
from ansheng.errors import AnshengError
from ansheng.numerals import written
from ansheng.reports.blocks.block import Block, block_called
from ansheng.reports.desk import Desk
from ansheng.reports.model import Bullets, Item, Letterhead, Paragraph, Section
from ansheng.reports.model import Part as Said
from ansheng.reports.templates.answers import NO_SERIES, RUNNING, Running
from ansheng.reports.templates.asking import answer, holds
from ansheng.reports.templates.grammar import fault
from ansheng.reports.templates.tree import (
    Ask,
    Insert,
    Line,
    Literal,
    Maybe,
    Part,
    Piece,
    Place,
    Sentence,
    Template,
    Test,
)
from ansheng.words import NO_WORDS, Lang, Words

T = TypeVar("T")


@attrs.frozen
class Filled:
    """What a template gives: title, letterhead, sections with their numbers, and annexes."""

    title: str
    head: Letterhead
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]


def fill(template: Template, desk: Desk, blocks: Sequence[Block]) -> Filled:
    """The template filled by a desk; what cannot be said is left out, and why is noted at the desk.

    :raises InputError: the template names what there is not; line, column and near names are said
    """
    filler = _Filler(template.source, desk, blocks)
    title = _text(filler.title(template.title))
    sections = [filler.late(part) for part in filler.parts(template.parts)]
    annexes = [filler.late(part) for part in filler.parts(template.annexes)]
    return Filled(
        title,
        filler.letterhead(template),
        tuple(_numbered(_told(sections), desk.lang)),
        _told(annexes),
    )


def _numbered(sections: Iterable[Section], lang: Lang, above: tuple[int, ...] = ()) -> Iterator[Section]:
    """The sections with numbers: 一、（一）1.（1） in Chinese, 1 1.1 in English; one without a title has none."""
    at = 0
    for section in sections:
        at += bool(section.title)
        path = (*above, at)
        below = tuple(_numbered(section.sections, lang, path))
        title = _number(path, lang) + section.title if section.title else ""
        yield attrs.evolve(section, title=title, sections=below)


def _number(path: tuple[int, ...], lang: Lang) -> str:
    last, level = path[-1], len(path)
    if lang == "en":
        return ".".join(map(str, path)) + " "
    return (f"{written(last)}、", f"（{written(last)}）", f"{last}.", f"（{last}）")[min(level, 4) - 1]


def _told(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections that say anything; a heading above nothing is left out."""
    pruned = (attrs.evolve(one, sections=_told(one.sections)) for one in sections)
    return tuple(one for one in pruned if one.items or one.sections)


def _text(parts: Iterable[Said]) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in parts)


@attrs.frozen
class _Late:
    """A block that waits until all others are made."""

    insert: Insert
    block: Block


@attrs.frozen
class _Half:
    """A section of which blocks are still waited for."""

    title: str
    items: tuple[Item | _Late, ...]
    sections: tuple[_Half | Section, ...]


@attrs.frozen
class _Filler:
    source: str
    desk: Desk
    blocks: Sequence[Block]
    serial: Iterator[int] = attrs.field(factory=lambda: count(1), eq=False)

    def letterhead(self, template: Template) -> Letterhead:
        told = {name: self._line_text(line) for name, line in template.heads.items()}
        dated = told.get("dated", "")
        day = parse_day(dated) if dated else None
        if dated and day is None:
            words = Words(
                f"应为日期（如 2026-12-31），收到“{dated}”",
                f"expected a day such as 2026-12-31, not {dated!r}",
            )
            raise fault(self.source, template.heads["dated"].place, words)
        return Letterhead(
            told.get("number", ""),
            _listed(told.get("addressees", "")),
            told.get("signed", ""),
            day,
            _listed(told.get("copies", "")),
            _listed(told.get("attachments", "")),
        )

    def _line_text(self, line: Line) -> str:
        return _text(self.title(tuple(piece for sentence in line.sentences for piece in sentence.pieces)))

    def title(self, pieces: Sequence[Piece]) -> tuple[Said, ...]:
        """A title: a name in it that cannot be told is left out."""
        for piece in pieces:
            if isinstance(piece, Ask) and piece.names[0] in RUNNING:
                raise fault(self.source, piece.place, NO_SERIES)
        return tuple(part for piece in pieces for part in (self._piece(piece) or ()))

    def parts(self, parts: Iterable[Part]) -> list[_Half]:
        return [self._part(part) for part in parts]

    def late(self, half: _Half | Section) -> Section:
        """The section with the blocks that waited."""
        if isinstance(half, Section):
            return half
        items: list[Item] = []
        sections: list[Section] = []
        for item in half.items:
            made = self._made(item.insert, item.block) if isinstance(item, _Late) else [item]
            for one in made:
                (sections if isinstance(one, Section) else items).append(one)  # type: ignore[arg-type]
        return Section(half.title, tuple(items), (*sections, *map(self.late, half.sections)))

    def _part(self, part: Part) -> _Half:
        items: list[Item | _Late] = []
        sections: list[_Half | Section] = []
        said = True
        series = count(1)
        for line in part.items:
            if isinstance(line, Insert):
                for one in self._block(line):
                    (sections if isinstance(one, Section) else items).append(one)  # type: ignore[arg-type]
                continue
            parts, said = self._line(line, said)
            if not parts:
                continue
            if not (line.more or line.item or isinstance(parts[0], Running)):
                series = count(1)
            parts = self._counted(parts, series)
            if line.more and items and isinstance(items[-1], Paragraph | Bullets):
                items[-1] = _longer(items[-1], self._joint(parts))
            elif line.item:
                before = items.pop().items if items and isinstance(items[-1], Bullets) else ()  # type: ignore[union-attr]
                items.append(Bullets((*before, Paragraph.of(*parts))))
            else:
                items.append(self.desk.paragraph(parts))
        return _Half(_text(self.title(part.title)), tuple(items), (*sections, *self.parts(part.parts)))

    def _counted(self, parts: tuple[Said, ...], series: Iterator[int]) -> tuple[Said, ...]:
        """The parts with their running numbers."""
        return tuple(self._number(part, series) if isinstance(part, Running) else part for part in parts)

    def _number(self, running: Running, series: Iterator[int]) -> str:
        """一是 of a series, or 1 of the whole text."""
        at = next(self.serial if running == "text" else series)
        if running == "text":
            return str(at)
        return f"{written(at)}是" if self.desk.lang == "zh" else f"({at})"

    def _joint(self, parts: tuple[Said, ...]) -> tuple[Said, ...]:
        return parts if self.desk.lang == "zh" else (" ", *parts)

    def _line(self, line: Line, said: bool) -> tuple[tuple[Said, ...], bool]:
        """What a line says, and whether it or a line before it in a chain of conditions was said."""
        if line.otherwise and said:
            return (), True
        if not all(self._holds(test) for test in line.tests):
            return (), False
        parts = tuple(part for sentence in line.sentences for part in self._sentence(sentence))
        return parts, bool(parts)

    def _holds(self, test: Test) -> bool | None:
        return self._tried(test.ask.place, lambda: holds(self.desk, test))

    def _sentence(self, sentence: Sentence) -> tuple[Said, ...]:
        """A sentence, whole or not at all; of one that is left out all reasons are noted."""
        told = [self._piece(piece) for piece in sentence.pieces]
        known = [parts for parts in told if parts is not None]
        return tuple(part for parts in known for part in parts) if len(known) == len(told) else ()

    def _piece(self, piece: Piece) -> tuple[Said, ...] | None:
        """What a piece says; None where it cannot be said, of which the desk is told."""
        if isinstance(piece, Literal):
            return (piece.text,)
        if isinstance(piece, Maybe):
            return self._maybe(piece)
        found = self._tried(piece.place, lambda: answer(self.desk, piece))
        if found.known:
            return found.parts
        self._left_out(found.lacking)
        return None

    def _left_out(self, words: Words) -> None:
        if words != NO_WORDS:
            self.desk.leave_out(words)

    def _maybe(self, maybe: Maybe) -> tuple[Said, ...]:
        """What may be left out; a figure that is nil is said where records were left out of it."""
        told = [(one.text,) if isinstance(one, Literal) else self._answered(one) for one in maybe.pieces]
        return tuple(part for parts in told for part in parts) if all(told) else ()

    def _answered(self, ask: Ask) -> tuple[Said, ...]:
        found = self._tried(ask.place, lambda: answer(self.desk, ask))
        self._left_out(found.lacking)
        return () if found.nil else found.parts

    def _block(self, insert: Insert) -> Iterable[Item | Section | _Late]:
        block = self._tried(insert.place, lambda: block_called(insert.name, self.blocks))
        return [_Late(insert, block)] if block.late else self._made(insert, block)

    def _made(self, insert: Insert, block: Block) -> list[Item | Section]:
        def make() -> list[Item | Section]:
            return list(block.make(self.desk, block.read(insert.main, insert.options)))

        return self._tried(insert.place, make)

    def _tried(self, place: Place, do: Callable[[], T]) -> T:
        """What is asked for, its error with the place in the template."""
        try:
            return do()
        except AnshengError as error:
            raise fault(self.source, place, error.words) from error


def _longer(item: Paragraph | Bullets, parts: tuple[Said, ...]) -> Paragraph | Bullets:
    if isinstance(item, Bullets):
        return Bullets((*item.items[:-1], Paragraph.of(*item.items[-1].parts, *parts)))
    return Paragraph.of(*item.parts, *parts)


def _listed(text: str) -> tuple[str, ...]:
    """The names of a line, ``，`` or ``；`` between them."""
    plain = text.replace("；", "，").replace(";", "，").rstrip("：:。，")
    return tuple(name.strip() for name in plain.split("，") if name.strip())
