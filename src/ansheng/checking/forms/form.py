"""Forms: filled checklists read back, where an item is a row and each thing looked at has a column of answers.

A form is known by its header: 检查项 and 结果, and 事实 with the names of the facts. Its rows may be moved, deleted and
parted by others. What belongs to a one-to-many fact stands on a sheet of its own, known by its first header such as
所属对象（占压物）; see :mod:`ansheng.checking.forms.entries`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from ansheng import units
from ansheng.checking.forms.entries import HEAD_WITHIN, Owner
from ansheng.errors import InputError, Problem, beside, near
from ansheng.facts.kinds import Fact
from ansheng.facts.record import Facts
from ansheng.sheets.cells import clean, title_key
from ansheng.sheets.grid import Grid, column_letter
from ansheng.sheets.rows.telling import unread
from ansheng.words import NO_WORDS, Words

SERIAL, ITEM, RESULT = Words("序号", "no."), Words("检查项", "item"), Words("结果", "result")
UNIT, HOW, CLAUSES, FACT = (
    Words("单位", "unit"),
    Words("填写说明", "how to fill in"),
    Words("依据条款", "clauses"),
    Words("采集项", "fact"),
)
REMARKS = Words("备注", "remarks")
FORMER = ("事实",)
"""What the column of the facts was called in earlier checklists; it is read as before."""
CLAUSE = "§"
"""What stands before a clause in the column of the facts, where no rule decides the clause."""

_RESULT = re.compile(r"(?:结果|result)(\d*)")
_PLAIN = frozenset(
    title_key(title)
    for titles in (*(head.both for head in (SERIAL, ITEM, UNIT, HOW, CLAUSES, FACT, REMARKS)), FORMER)
    for title in titles
)


@attrs.frozen
class Head:
    """The header of a form: its row and columns from 0; ``others`` are columns that a form does not have."""

    row: int
    item: int
    fact: int | None
    unit: int | None
    results: Mapping[int, str]
    others: Mapping[int, str]


@attrs.frozen
class Line:
    """One item of a form: its row from 0, the fact, the unit that stands there, and the answers by column."""

    row: int
    fact: Fact[Any]
    unit: str
    answers: Mapping[int, str]

    @property
    def header(self) -> str:
        """The header under which the answers are read: the fact's name, and the unit if it is another."""
        fact = self.fact
        numeric = fact.kind in ("number", "count")
        usual = {fact.unit, *((units.label(fact.unit, lang) for lang in ("zh", "en")) if numeric else ())}
        known = {title_key(unit) for unit in ("", *usual)}
        return fact.name if title_key(self.unit) in known or not numeric else f"{fact.name}({self.unit})"


@attrs.frozen(eq=False)
class Form:
    """A form as it was found: its items, and what is wrong with its rows."""

    grid: Grid
    head: Head
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]

    def letter(self, column: int) -> str:
        """The column as a spreadsheet shows it."""
        return column_letter(column + self.grid.left)

    @property
    def foreign(self) -> bool:
        """Whether it is a checklist of another class: no row is an item but those that head every checklist."""
        own = {line.fact.name for line in self.lines} - set(Facts.facts())
        return not own and any(problem.kind == "unknown_item" for problem in self.problems)

    def filled(self) -> set[int]:
        """The columns of answers in which something stands."""
        below = self.grid.cells.slice(self.head.row + 1)
        words = {
            column: set(map(clean, below.to_series(column).drop_nulls())) for column in self.head.results
        }
        return {column for column, found in words.items() if found - {"", self.head.results[column]}}

    def answered(self) -> bool:
        """Whether something but the things that head every checklist is answered."""
        return any(
            answer
            for line in self.lines
            if line.fact.name not in Facts.facts()
            for answer in line.answers.values()
        )

    def owners(self) -> list[Owner]:
        """The things looked at, by the words that name them on other sheets."""
        ids = next((line.answers for line in self.lines if line.fact.name == "id"), {})
        filled = self.filled()
        return [
            Owner(
                (self.grid.sheet, column),
                frozenset({title_key(header), str(place), title_key(ids.get(column, ""))} - {""}),
                column in filled,
            )
            for place, (column, header) in enumerate(self.head.results.items(), start=1)
        ]


def form_of(grid: Grid, facts: type[Facts]) -> Form | None:
    """The form that a sheet holds; None where it holds none.

    :raises InputError: it has no column of results
    """
    head = next(_heads(grid, facts), None)
    if head is None:
        return None
    found: dict[Fact[Any], list[Line]] = {}
    problems = list(_strange_columns(grid, head))
    for row, cells in enumerate(grid.cells.slice(head.row + 1).rows(), start=head.row + 1):
        line = _line(row, [clean(cell or "") for cell in cells], head, facts)
        if isinstance(line, Problem):
            problems.append(attrs.evolve(line, file=grid.file, sheet=grid.sheet, row=row + 1))
        elif line is not None:
            found.setdefault(line.fact, []).append(line)
    lines = [_joined(again) for again in found.values()]
    if not lines and head.fact is None:
        return None
    if not head.results:
        raise InputError(
            Words(
                f"{grid.file}：检查表第{head.row + 1}行无“结果”列；请将填写结果的各列表头改为“结果”“结果2”等",
                f"{grid.file}: row {head.row + 1} of the checklist has no column called 'result'; name the columns of "
                "answers 'result' or 'result2'",
            )
        )
    form = Form(grid, head, tuple(lines), tuple(problems))
    missed = unread(grid, {line.row for line in form.lines}, form.head.results)
    return attrs.evolve(form, problems=(*problems, *_contradictions(form, found), *missed))


def _heads(grid: Grid, facts: type[Facts]) -> Iterator[Head]:
    for row, cells in enumerate(grid.cells.head(HEAD_WITHIN).rows()):
        titles = ["".join(part.strip() for part in clean(cell or "").split("\n")) for cell in cells]
        keys = [title_key(title) for title in titles]
        item, fact, unit = (_place(keys, titles) for titles in (ITEM.both, (*FACT.both, *FORMER), UNIT.both))
        results = {at: titles[at] for at, key in enumerate(keys) if _RESULT.fullmatch(key)}
        if item is None or (fact is None and not results):
            continue
        if len(facts.headers([titles[item], *(results.values() if fact is None else [titles[fact]])])) > 1:
            continue
        others = {at: titles[at] for at, key in enumerate(keys) if at not in results and key not in _PLAIN}
        yield Head(row, item, fact, unit, results, others)


def _place(keys: Sequence[str], titles: Sequence[str]) -> int | None:
    return next((at for at, key in enumerate(keys) if key in map(title_key, titles)), None)


def _line(row: int, cells: Sequence[str], head: Head, facts: type[Facts]) -> Line | Problem | None:
    """The item that stands in a row; None for headings, notes and blank rows."""
    title, name = cells[head.item], cells[head.fact] if head.fact is not None else ""
    answers = {column: cells[column] for column in head.results}
    named = list(dict.fromkeys(fact for _, fact, _ in facts.headers([name, title])))
    given = next((answer for answer in answers.values() if answer), None)
    if len(named) > 1:
        return _unsure(name, title, given)
    if named:
        unit = cells[head.unit] if head.unit is not None else ""
        return Line(row, facts.fact(named[0]), unit, answers)
    if title_key(title) in map(title_key, ITEM.both) or not (name or given):
        return None
    if name.startswith(CLAUSE):
        return None if given is None else _judged(title or name.removeprefix(CLAUSE).strip(), given)
    return _unknown(name or title, given, facts)


def _judged(clause: str, given: str) -> Problem:
    return Problem(
        "judged_clause",
        Words(
            f"“{clause}”须人工判定，无相应规则，所填结果未使用；请另行登记判定结果",
            f"{clause!r} is for a person to judge, no rule decides it; the answer is not used, keep it elsewhere",
        ),
        value=given,
    )


def _unsure(name: str, title: str, given: str | None) -> Problem:
    return Problem(
        "unknown_item",
        Words(
            f"采集项“{name}”与检查项“{title}”不一致，未使用",
            f"the fact {name!r} and the item {title!r} are not the same; not used",
        ),
        value=given,
    )


def _unknown(name: str, given: str | None, facts: type[Facts]) -> Problem:
    known = {title: fact.title for fact in facts.facts().values() for title in (fact.name, fact.title)}
    close = list(dict.fromkeys(known[found] for found in near(name, known)))
    hint = Words(f"；是否指{beside(close)}？", f"; near names: {', '.join(close)}") if close else NO_WORDS
    return Problem(
        "unknown_item",
        Words(
            f"“{name}”不在“{facts.title}”采集表中，未使用{hint.zh}",
            f"{name!r} is no item of {facts.__name__}; not used{hint.en}",
        ),
        value=given,
    )


def _joined(lines: Sequence[Line]) -> Line:
    """One item that may stand in several rows: an answer counts where no other row contradicts it."""
    answers = {column: _given(lines, column) for column in lines[0].answers}
    single = {column: found[0][1] if len(found) == 1 else "" for column, found in answers.items()}
    first = next((line for line in lines if any(line.answers.values())), lines[0])
    return attrs.evolve(first, answers=single)


def _given(lines: Sequence[Line], column: int) -> list[tuple[str, str]]:
    """The different answers that a column has to one item, each with the header that says its unit."""
    given = [(line.header, line.answers[column]) for line in lines if line.answers[column]]
    return list(dict.fromkeys(given))


def _contradictions(form: Form, found: Mapping[Fact[Any], Sequence[Line]]) -> Iterator[Problem]:
    for fact, lines in found.items():
        for column in form.head.results:
            if len(_given(lines, column)) > 1:
                last = [line for line in lines if line.answers[column]][-1]
                yield Problem(
                    "duplicate_item",
                    Words(
                        f"“{fact.title}”在多行中填写不一致，按未填处理",
                        f"{fact.name!r} is answered differently in several rows; taken as missing",
                    ),
                    form.grid.file,
                    form.grid.sheet,
                    last.row + 1,
                    form.letter(column),
                    last.answers[column],
                )


def _strange_columns(grid: Grid, head: Head) -> Iterator[Problem]:
    """Columns that hold something under a header that a form does not have."""
    for column, title in head.others.items():
        cells = [clean(cell or "") for cell in grid.cells.slice(head.row + 1).to_series(column).to_list()]
        at = next((at for at, cell in enumerate(cells) if cell), None)
        if at is not None:
            yield Problem(
                "unknown_column",
                Words(
                    "不是检查表的列，未使用；填写结果的列，表头应为“结果”“结果2”等",
                    "is no column of a checklist; not used. A column of answers is called 'result' or 'result2'",
                ),
                grid.file,
                grid.sheet,
                head.row + 2 + at,
                title or column_letter(column + grid.left),
                cells[at],
            )
