"""Entries: the sheet beside a form on which the items of a one-to-many fact stand, one a row.

Its first header names the fact, such as 所属对象（占压物）; that column says to which of the things looked at an entry
belongs: the header of its answers (结果2), its number there (2), or its id. Where one thing
has answers it may be empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from ansheng.errors import Problem
from ansheng.facts.kinds import Fact, Invalid
from ansheng.facts.loading.load import load
from ansheng.facts.record import Facts
from ansheng.sheets.cells import clean, is_blank, normalise, title_key
from ansheng.sheets.grid import Grid, column_letter
from ansheng.sheets.layout import Place, PlaceKey, RawTable, table_of
from ansheng.words import Words

OBJECT = Words("所属对象", "object")
NONE, LISTED = Words("无", "no entries"), Words("见附表", "see sheet")
"""What the form answers for a one-to-many fact: that there is nothing, or that the entries are on their sheet."""

HEAD_WITHIN = 40
"""The header of a form, or of a sheet of entries, is looked for in this many rows from the top."""

_HEADER = re.compile(rf"(?:{'|'.join(OBJECT.both)})\s*\((.+)\)")

Key = tuple[str | None, int]
"""A column of answers: the form's sheet and the column from 0."""


@attrs.frozen
class Owner:
    """One thing looked at: its column of answers, the words that name it (by :func:`title_key`), if it has answers."""

    key: Key
    names: frozenset[str]
    filled: bool


@attrs.frozen(eq=False)
class Entries:
    """The entries of one sheet, each with the thing that it belongs to; None where that cannot be told."""

    fact: Fact[Any]
    place: Place
    found: tuple[tuple[Key | None, Facts], ...]
    problems: tuple[Problem, ...]
    places: Mapping[PlaceKey, Place]

    def owners(self) -> set[Key]:
        """The things that have entries here."""
        return {key for key, _ in self.found if key is not None}


def entries_in(grid: Grid, facts: type[Facts], owners: Sequence[Owner]) -> Entries | None:
    """The entries that stand in a grid; None where it is no sheet of entries."""
    found = _head(grid, facts)
    if found is None:
        return None
    row, header, fact = found
    item = fact.item
    assert item is not None
    table = table_of(grid, [*item.titles(), *OBJECT.both, header])
    if header not in table.headers or table.rows is None:
        words = Words(
            f"附表“{fact.title}”的表头无法识别，未读取",
            f"the header of the entries of {fact.name!r} is not found",
        )
        lost = Problem("sheet", words, grid.file, grid.sheet, row + 1)
        place = (grid.sheet, row + 1, column_letter(grid.left))
        return Entries(fact, place, ((None, item.read({})),), (lost,), {})
    return _Sheet(grid, row, header, fact, item, table).entries(owners)


def listed(
    fact: Fact[Any], answer: str | None, sheets: Iterable[Entries], key: Key
) -> tuple[object, Problem | None]:
    """The items of one thing, from its answer on the form and the sheets of entries, and what is wrong with them.

    Nothing is made of an answer that the sheets contradict: the items are missing then.
    """
    of_fact = [entry for sheet in sheets if sheet.fact is fact for entry in sheet.found]
    own = [values for owner, values in of_fact if owner == key]
    none, see = (title_key(answer or "") in map(title_key, answers.both) for answers in (NONE, LISTED))
    if any(owner is None for owner, _ in of_fact):
        return None, None
    if own and none:
        return None, _contradiction(
            Words(f"填的是“{answer}”，但附表有{len(own)}条", f"{answer!r}, yet {len(own)} are listed")
        )
    if own and (see or is_blank(answer)):
        return own, None
    if see:
        return None, _contradiction(
            Words("附表中无该对象的条目", "the sheet of entries has none of this object")
        )
    if none or is_blank(answer):
        return ([] if none else None), None
    parsed = fact.parse(answer)
    if isinstance(parsed, Invalid):
        return None, _unanswered(parsed.text)
    return (None, _unanswered(str(answer))) if own else (answer, None)


def _unanswered(given: str) -> Problem:
    return Problem(
        "invalid",
        Words(
            f"应为“{NONE.zh}”或“{LISTED.zh}”，填的是“{given}”；按未填处理",
            f"expected {NONE.en!r} or {LISTED.en!r}, not {given!r}; taken as missing",
        ),
        value=given,
    )


def _contradiction(words: Words) -> Problem:
    return Problem("entries", Words(f"{words.zh}；按未填处理", f"{words.en}; taken as missing"))


def _head(grid: Grid, facts: type[Facts]) -> tuple[int, str, Fact[Any]] | None:
    for row, cells in enumerate(grid.cells.head(HEAD_WITHIN).rows()):
        for cell in cells:
            written = clean(cell or "")
            found = _HEADER.fullmatch(normalise(written).casefold())
            for _, name, _ in facts.headers([found[1]]) if found else ():
                if facts.fact(name).kind == "many":
                    return row, written, facts.fact(name)
    return None


@attrs.frozen(eq=False)
class _Sheet:
    grid: Grid
    row: int
    header: str
    fact: Fact[Any]
    item: type[Facts]
    table: RawTable

    def entries(self, owners: Sequence[Owner]) -> Entries:
        loaded = load(self.table, self.item)
        found: list[tuple[Key | None, Facts]] = []
        problems = list(self._listed(loaded.problems))
        places: dict[PlaceKey, Place] = {}
        cells = loaded.found[self.header].to_list()
        for row, cell, entry in zip(loaded.rows.to_list(), cells, loaded.records(), strict=True):
            named = _named(cell, owners)
            if len(named) != 1:
                problems.append(self._homeless(row, cell, among=len(named)))
            found.append((named[0].key if len(named) == 1 else None, entry))
            for name, bad in entry.invalid.items():
                key = (None, f"{self.fact.name}.{name}", bad.text)
                places.setdefault(key, (self.grid.sheet, row, self._letter(loaded.headers[name])))
        place = (self.grid.sheet, self.row + 1, self._letter(self.header))
        return Entries(self.fact, place, tuple(found), tuple(problems), places)

    def _listed(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """What is wrong with the sheet; its column of things looked at is none of the facts.

        What does not parse is listed with the record that it belongs to. An entry's id counts within its thing only.
        """
        for problem in problems:
            if problem.kind in ("invalid", "duplicate_id"):
                continue
            if problem.kind == "unknown_column" and problem.column == self.header:
                continue
            yield problem if problem.row is not None else attrs.evolve(problem, row=self.row + 1)

    def _letter(self, header: str) -> str:
        cells = self.grid.cells.row(self.row)
        at = next((at for at, cell in enumerate(cells) if title_key(cell or "") == title_key(header)), 0)
        return column_letter(at + self.grid.left)

    def _homeless(self, row: int, written: str | None, among: int) -> Problem:
        words = Words(
            "无法确定所属对象；应填结果列的表头、序号或编号",
            ("belongs to nothing that is known, expected a header of answers, its number or an id"),
        )
        if among:
            words = Words(
                "可能属于多个对象；请填写只属于一个对象的编号",
                ("may belong to several objects; write an id that only one of them has"),
            )
        return Problem(
            "entries",
            Words(
                f"{words.zh}；“{self.fact.title}”按未填处理",
                f"{words.en}; {self.fact.name!r} is taken as missing",
            ),
            self.grid.file,
            self.grid.sheet,
            row,
            self._letter(self.header),
            written,
        )


def _named(written: str | None, owners: Sequence[Owner]) -> list[Owner]:
    """The things that a cell may name; an empty cell names any that there are, or those with answers."""
    key = title_key(written or "")
    if key:
        return [owner for owner in owners if key in owner.names]
    return [owner for owner in owners if owner.filled] or list(owners)
