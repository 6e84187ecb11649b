"""The clauses of a standard in chapters, each clause once, whatever edition it stands in."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ansheng.errors import word
from ansheng.law.standard import Clause, Edition, Group, Standard
from ansheng.words import Lang, Words


@attrs.frozen
class Chapter:
    """Clauses that stand under one heading of the newest edition that has them; ``keys`` are theirs, never none.

    ``only`` is the older edition that alone has them; none where the newest has.
    """

    group: Group | None
    only: Edition | None = attrs.field(eq=lambda edition: edition and edition.label)
    keys: tuple[str, ...]

    def named(self, lang: Lang) -> str:
        """Its heading; clauses without one are just clauses."""
        title = self.group.label(lang) if self.group else word(lang, Words("条款", "Clauses"))
        if self.only is None:
            return title
        edition = self.only.words
        return title + word(lang, Words(f"（仅{edition.zh}）", f" (only {edition.en})"))


def editions_of(standard: Standard, key: str) -> list[tuple[Edition, Clause]]:
    """The editions that have a clause, as :meth:`Standard.newest_first` has them, with the clause in each."""
    return [(edition, edition.clause[key]) for edition in standard.newest_first() if key in edition.clause]


def chapters(standard: Standard) -> tuple[Chapter, ...]:
    """The chapters in the order of the newest edition, then those whose clauses only older editions have."""
    found: dict[tuple[Group | None, str], list[str]] = {}
    for group, only, key in _places(standard):
        found.setdefault((group, only), []).append(key)
    editions = {edition.label: edition for edition in standard.editions}
    return tuple(Chapter(group, editions.get(only), tuple(keys)) for (group, only), keys in found.items())


def _places(standard: Standard) -> Iterator[tuple[Group | None, str, str]]:
    seen: set[str] = set()
    for at, edition in enumerate(standard.newest_first()):
        for key, clause in edition.clause.items():
            if key not in seen:
                yield clause.group, edition.label if at else "", key
        seen |= set(edition.clause)
