"""Thesaurus: words of the trade that mean one thing, words of what no clause is about, and words of sectors.

All of it is data: ``words.toml`` beside this module for what holds in every sector, and the ``words.toml`` of plugins
for the words of their clauses. It is read once and is frozen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs
from immutabledict import immutabledict

from ansheng.classifying.wording.text import level, plain
from ansheng.sheets.door import read_toml


@attrs.frozen(eq=False)
class Lexicon:
    """Words to look for in a text, each with what it stands for."""

    meaning: Mapping[str, tuple[str, ...]]
    sizes: Mapping[str, tuple[int, ...]]
    """How many characters the words have that begin with a character."""

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Lexicon:
        """The words of pairs of a word and what it stands for."""
        found: dict[str, dict[str, None]] = {}
        for word, stands_for in pairs:
            found.setdefault(written(word), {})[stands_for] = None
        meaning = {word: tuple(each) for word, each in found.items() if word}
        sizes: dict[str, set[int]] = {}
        for word in meaning:
            sizes.setdefault(word[0], set()).add(len(word))
        return cls(meaning, {first: tuple(sorted(each)) for first, each in sizes.items()})

    def within(self, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The words that a levelled text holds, each with what it stands for."""
        meaning, sizes = self.meaning, self.sizes
        for start, first in enumerate(text):
            for size in sizes.get(first, ()):
                word = text[start : start + size]
                if word in meaning:
                    yield word, meaning[word]


@attrs.frozen(eq=False)
class Thesaurus:
    """What words mean in every sector.

    :param groups: words, each with the groups of like words that it belongs to
    :param beside: by matter that no clause is about, the words of it
    :param near: by sector, those whose clauses are looked through too
    :param sectors: words, each with the sectors that it is a word of
    """

    groups: Lexicon
    beside: Mapping[str, tuple[str, ...]]
    near: Mapping[str, tuple[str, ...]]
    sectors: Lexicon


def written(word: str) -> str:
    """A word as it stands in a levelled text."""
    return level(plain(word))


@cache
def thesaurus() -> Thesaurus:
    """The thesaurus that comes with the library."""
    data = read_toml(Path(__file__).with_name("words.toml"))
    return Thesaurus(
        Lexicon.of((word, f"#{n}") for n, group in enumerate(data["groups"]) for word in group.split()),
        immutabledict({name: tuple(words.split()) for name, words in data["beside"].items()}),
        immutabledict({name: tuple(others) for name, others in data["near"].items()}),
        Lexicon.of((word, name) for name, words in data["sectors"].items() for word in words.split()),
    )


def of_clauses(data: Mapping[str, Any]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """What the ``words.toml`` of a plugin says: by standard and key of a clause, the words for it."""
    return immutabledict(
        {
            standard: immutabledict({key: tuple(words.split()) for key, words in clauses.items()})
            for standard, clauses in data.get("clauses", {}).items()
        }
    )
