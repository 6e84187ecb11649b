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

    ``since`` is empty for the newest edition, and else the label of the older one.
    """

    group: Group | None
    since: str
    keys: tuple[str, ...]

    def named(self, lang: Lang) -> str:
        """Its heading; clauses without one are just clauses."""
        title = self.group.label(lang) if self.group else word(lang, Words("条款", "Clauses"))
        only = word(lang, Words("（仅{}）", " (only {})")).format(labelled(self.since, lang))
        return title + only if self.since else title


def labelled(label: str, lang: Lang) -> str:
    """An edition by its label, mostly a year."""
    return word(lang, Words(f"{label}年版" if label.isdigit() else f"{label}版", f"edition {label}"))


def editions_of(standard: Standard, key: str) -> list[tuple[Edition, Clause]]:
    """The editions that have a clause, as :func:`newest_first` has them, with the clause in each."""
    return [(edition, edition.clause[key]) for edition in newest_first(standard) if key in edition.clause]


def newest_first(standard: Standard) -> list[Edition]:
    """The editions, the newest first; drafts last."""
    return sorted(
        standard.editions, key=lambda edition: (not edition.pending, edition.effective), reverse=True
    )


def chapters(standard: Standard) -> tuple[Chapter, ...]:
    """The chapters in the order of the newest edition, then those whose clauses only older editions have."""
    found: dict[tuple[Group | None, str], list[str]] = {}
    for group, since, key in _places(standard):
        found.setdefault((group, since), []).append(key)
    return tuple(Chapter(group, since, tuple(keys)) for (group, since), keys in found.items())


def _places(standard: Standard) -> Iterator[tuple[Group | None, str, str]]:
    seen: set[str] = set()
    for at, edition in enumerate(newest_first(standard)):
        for key, clause in edition.clause.items():
            if key not in seen:
                yield clause.group, edition.label if at else "", key
        seen |= set(edition.clause)
