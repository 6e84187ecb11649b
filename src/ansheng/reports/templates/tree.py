"""Tree of a template: what its text says, each part with its line and column."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs
from immutabledict import immutabledict

from ansheng.words import Words

HOLDS: Mapping[str, Callable[[Any, Any], bool]] = immutabledict(
    {
        "=": operator.eq,
        "!=": operator.ne,
        ">=": operator.ge,
        "<=": operator.le,
        ">": operator.gt,
        "<": operator.lt,
    }
)
"""The signs between a figure and a number, and what they ask."""


@attrs.frozen
class Place:
    """A line and a column of a template, both from 1."""

    line: int
    column: int

    def text(self) -> Words:
        """The place as an error names it."""
        return Words(f"第{self.line}行第{self.column}列", f"line {self.line}, column {self.column}")


@attrs.frozen
class Literal:
    """Words that are printed as they stand."""

    text: str
    place: Place


@attrs.frozen
class Ask:
    """What stands in ``{ }``: a figure by name, or several, with what narrows it, its window and how it is printed."""

    source: str
    place: Place
    names: tuple[str, ...]
    where: tuple[tuple[str, str], ...] = ()
    window: str = ""
    forms: tuple[str, ...] = ()


@attrs.frozen
class Maybe:
    """What stands in ``[ ]``: it is left out where a figure in it is not known or nil."""

    pieces: tuple[Literal | Ask, ...]


Piece = Literal | Ask | Maybe


@attrs.frozen
class Test:
    """One part of a condition: a figure compared with a number, or that there is any, or none (``negated``)."""

    ask: Ask
    sign: str = ""
    number: Decimal = Decimal()
    negated: bool = False


@attrs.frozen
class Sentence:
    """A sentence, which is said whole or not at all."""

    pieces: tuple[Piece, ...]


@attrs.frozen
class Line:
    """A paragraph, an item of a list, or what goes on with the paragraph before.

    :param tests: all of which must hold for it to be said
    :param otherwise: whether it is said only where the lines before it in the chain were not
    """

    sentences: tuple[Sentence, ...]
    place: Place
    item: bool = False
    more: bool = False
    tests: tuple[Test, ...] = ()
    otherwise: bool = False


@attrs.frozen
class Insert:
    """A block that is inserted: its name, what stands behind the colon, and its options."""

    name: str
    place: Place
    main: str = ""
    options: Mapping[str, str] = immutabledict()


@attrs.frozen
class Part:
    """A heading with what stands below it; ``parts`` are those of the next level."""

    level: int
    title: tuple[Piece, ...]
    place: Place
    items: tuple[Line | Insert, ...] = ()
    parts: tuple[Part, ...] = ()


@attrs.frozen
class Template:
    """A template that was read.

    :param source: its name or file, which errors give
    :param heads: the lines around the text of an official document by what they are
    :param annexes: what stands behind ``[[附件]]`` and is no running text
    """

    source: str
    title: tuple[Piece, ...]
    heads: Mapping[str, Line]
    parts: tuple[Part, ...]
    annexes: tuple[Part, ...] = ()

    def walk(self) -> Iterator[Part]:
        """All parts in reading order."""
        open_ = [*self.parts, *self.annexes]
        while open_:
            part, *open_ = open_
            yield part
            open_ = [*part.parts, *open_]
