"""Known tables: those that a dossier can hold, found by the name of a file, by a person's word, or by headers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

import attrs
from immutabledict import immutabledict

from ansheng.errors import UnknownNameError
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.record import Facts
from ansheng.tables.table import RecordTable, stem
from ansheng.words import Words

CLEAR = 3
"""So many columns of its own tell a table whose name does not."""

HINTED = 2
"""So many columns of its own tell a table at which a name hints."""

_DATED = re.compile(r"\d+(?:[年月日期号季度]|第)*|[（(\[【].*?[)）\]】]|[上下]半年|[一二三四]季度")
_APART = re.compile(r"[\s\-_—–.,，、·+~()（）\[\]【】《》]+")


def titles_of(tables: Iterable[type[Facts]], office: Office = NO_OFFICE) -> frozenset[str]:
    """All titles and aliases under which the columns of these tables are kept, and the headers of an office."""
    return _titles(tuple(tables), office.headers())


@lru_cache(maxsize=64)
def _titles(tables: tuple[type[Facts], ...], headers: frozenset[str]) -> frozenset[str]:
    return frozenset(title for facts in tables for title in facts.titles()) | headers


def fit(headers: Iterable[str], facts: type[Facts], office: Office = NO_OFFICE) -> int:
    """How many facts that are the table's own have a column under these headers."""
    from ansheng.facts.loading.spread import spread_over

    shared = Facts.facts()
    written = tuple(headers)
    named = {name for _, name, _ in facts.headers(written, office.names(facts))}
    if facts.wide is not None and spread_over(facts, written, office):
        named |= {facts.wide.over, facts.wide.values[0]}
    return len(named - set(shared))


@attrs.frozen(eq=False)
class KnownTables:
    """The tables that a dossier can hold: those of the core, and those that plugins bring.

    :param rather: which table is meant where both fit headers as well
    :param brought: the tables of plugins; where one fits no better than a table of the core, that one is meant
    """

    core: tuple[RecordTable, ...]
    rather: Mapping[type[Facts], type[Facts]] = attrs.field(factory=immutabledict, repr=False)
    brought: tuple[RecordTable, ...] = ()
    by_table: Mapping[str, type[Facts]] = attrs.field(init=False, repr=False)
    _by_stem: Mapping[str, type[Facts]] = attrs.field(init=False, repr=False)
    _about: Mapping[type[Facts], tuple[str, ...]] = attrs.field(init=False, repr=False)

    @by_table.default
    def _tables(self) -> Mapping[str, type[Facts]]:
        return immutabledict({table.facts.table: table.facts for table in self._all()})

    @_by_stem.default
    def _stems(self) -> Mapping[str, type[Facts]]:
        return immutabledict({name: table.facts for table in self._all() for name in table.stems})

    @_about.default
    def _abouts(self) -> Mapping[type[Facts], tuple[str, ...]]:
        return immutabledict({table.facts: table.about for table in self._all()})

    def _all(self) -> tuple[RecordTable, ...]:
        return (*self.core, *self.brought)

    def with_brought(self, tables: Iterable[RecordTable]) -> KnownTables:
        """These tables, and those that plugins bring."""
        more = tuple(tables)
        return attrs.evolve(self, brought=(*self.brought, *more)) if more else self

    def titles(self, office: Office = NO_OFFICE) -> frozenset[str]:
        """All titles and aliases under which columns are kept, and the headers of an office."""
        return titles_of(self.by_table.values(), office)

    def named(self, name: str) -> type[Facts] | None:
        """The table that a file or a sheet of this name holds, or None where the name does not say or says two things.

        Numbers, dates, what stands in brackets and words such as 台账 do not count; a part between separators may
        name it.

        >>> from ansheng.tables.core import CORE
        >>> CORE.named("02 隐患台账（2020年12月）").table
        'hazards'
        >>> CORE.named("Sheet1")
        """
        found = {facts for piece in _pieces(name) if (facts := self._by_stem.get(stem(piece)))}
        return found.pop() if len(found) == 1 else None

    def hinted(self, name: str) -> frozenset[type[Facts]]:
        """The tables that a name may be of, which says more than that: whose, or of what kind the records are.

        >>> from ansheng.tables.core import CORE
        >>> {facts.table for facts in CORE.hinted("白水镇问题隐患整改清单") | CORE.hinted("道路运输事故快报")} == {
        ...     "hazards", "accidents"}
        True
        """
        return frozenset(facts for piece in _pieces(name) if (facts := self._ending(stem(piece))))

    def meant(self, name: str) -> type[Facts] | None:
        """The table that a name says, or the one at which it hints; None where it says nothing, or two things.

        >>> from ansheng.tables.core import CORE
        >>> CORE.meant("道路运输事故快报").table
        'accidents'
        """
        hinted = self.hinted(name)
        return self.named(name) or (next(iter(hinted)) if len(hinted) == 1 else None)

    def called(self, name: str) -> type[Facts]:
        """The table of this name, as a person who lists tables writes it: ``hazards``, 隐患 or 隐患台账.

        :raises UnknownNameError: there is none; near names are listed
        """
        facts = self.by_table.get(name) or self.named(name)
        if facts is None:
            titles = (cls.title for cls in self.by_table.values())
            raise UnknownNameError.of(Words("表", "table"), name, [*self.by_table, *titles])
        return facts

    def best_fit(
        self, headers: Iterable[str], office: Office = NO_OFFICE, hinted: Collection[type[Facts]] = ()
    ) -> tuple[type[Facts], ...]:
        """The tables that fit the headers best: one where it is clear, several where it is not, none where none fits.

        At least three columns and half of all must be known, so that a summary of a table is not taken for the table;
        two where a name hints at the table, and half as many as of any other.

        :param hinted: the tables that the names of the sheet and its file may be of
        """
        written = tuple(headers)
        named = (f for f in self.by_table.values() if f in hinted or self._has_about(written, f, office))
        fits = {facts: fit(written, facts, office) for facts in named}
        most = max(fits.values(), default=0)
        equal = [facts for facts, known in fits.items() if known == most]
        best = tuple(facts for facts in equal if self.rather.get(facts) not in equal)
        clear = self._of_core(best) if most >= max(CLEAR, len(written) / 2) else ()
        for likely in (set(best) & set(hinted), clear if most == len(written) else (), hinted):
            meant = tuple(facts for facts in likely if fits.get(facts, 0) >= max(HINTED, most / 2))
            if len(meant) == 1:
                return meant
        return clear

    def _of_core(self, tables: tuple[type[Facts], ...]) -> tuple[type[Facts], ...]:
        """Those of the core, where there are any: what is installed does not make a known table doubtful."""
        brought = {table.facts for table in self.brought}
        return tuple(facts for facts in tables if facts not in brought) or tables

    def _has_about(self, headers: Iterable[str], facts: type[Facts], office: Office) -> bool:
        """Whether a column says what a table of this kind is about, where it is said which columns do."""
        about = self._about[facts]
        return not about or any(name in about for _, name, _ in facts.headers(headers, office.names(facts)))

    def _ending(self, name: str) -> type[Facts] | None:
        """The table whose name stands at the end of another, the longest if there are several."""
        ends = (name[start:] for start in range(len(name)))
        return next((self._by_stem[end] for end in ends if end in self._by_stem), None)


def _pieces(name: str) -> tuple[str, ...]:
    undated = _DATED.sub(" ", name)
    return (name, undated, *_APART.split(undated))
