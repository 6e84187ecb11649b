"""Restated: parts of a table that tell what other parts have told already, such as a county's summary of townships.

Townships send ledgers of the same form, and all of them count. A summary of them, last month's copy or the same file
in two folders has the same form too, and its rows stand in the others: they would count twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import polars as pl

from ansheng.dossier.discovery import Told
from ansheng.errors import Problem
from ansheng.facts.loading.load import Loaded
from ansheng.facts.loading.pasted import GENERAL
from ansheng.words import Words

MOST_OF = Fraction(4, 5)
"""A part of which so many rows stand in others restates them."""

_ROW = "_at"


def without_restated(parts: Sequence[tuple[Loaded, Told]]) -> tuple[list[Loaded], list[Problem]]:
    """The parts of one table that count, and what is said of those that only restate others.

    Two rows are the same where all texts and days are that both tables have, among them one text at least and two in
    all that tell records apart. Of two copies the one counts that is more surely of the table, else the first.
    """
    left, problems = [part for part, _ in parts], list[Problem]()
    for at in sorted(range(len(parts)), key=lambda at: (parts[at][1], -at)):
        part, told = parts[at]
        others = [other for other in left if other is not part]
        if told is Told.BY_THE_OFFICE or part.found.height < 2 or not others:
            continue
        again = _again(part, others)
        if again.sum() >= MOST_OF * part.found.height:
            left = others
            problems = [*_told(part, again, others), *problems]
    return left, problems


def _again(part: Loaded, others: Sequence[Loaded]) -> pl.Series:
    """For each row of a part whether it stands in one of the others."""
    again = pl.repeat(False, part.found.height, eager=True)
    alike: dict[tuple[str, ...], list[Loaded]] = {}
    for other in others:
        if names := _shared(part, other):
            alike.setdefault(names, []).append(other)
    for names, group in alike.items():
        there = pl.concat(_keys(other, names) for other in group).unique()
        mine = _keys(part, names).with_row_index(_ROW)
        telling = [pl.col(name).is_not_null() for name in names if name not in GENERAL]
        told = mine.filter(pl.sum_horizontal(telling) >= 2).join(
            there, on=names, how="semi", nulls_equal=True
        )
        again = again | pl.int_range(part.found.height, eager=True).is_in(told[_ROW].implode())
    return again


def _shared(part: Loaded, other: Loaded) -> tuple[str, ...]:
    """The facts by which rows of two parts are compared; none where they tell too little.

    What one part has in a column, and the other from its surroundings, such as the region, may be written otherwise.
    """
    facts = part.facts.facts()
    both = part.stated & other.stated
    names = [name for name, fact in facts.items() if fact.kind in ("text", "day") and name in both]
    telling = [name for name in names if name not in GENERAL]
    texts = [name for name in telling if facts[name].kind == "text"]
    if not texts or len(telling) < 2:
        return ()
    return tuple(name for name in names if name != "id" or (_identified(part) and _identified(other)))


def _identified(part: Loaded) -> bool:
    """Whether the ids of the records say something outside of their table: they are no running numbers, nor 1, 2, 3."""
    return not part.running and not part.typed.frame["id"].str.contains(r"^\d{1,4}$").all()


def _keys(part: Loaded, names: Sequence[str]) -> pl.DataFrame:
    frame = part.typed.frame.select(names)
    return frame.with_columns(pl.col(pl.String).str.replace_all(r"\s", ""))


def _told(part: Loaded, again: pl.Series, others: Sequence[Loaded]) -> Iterator[Problem]:
    rows, same = part.found.height, int(again.sum())
    files = list(dict.fromkeys(other.file or "" for other in others))
    words = Words(
        f"{rows}行中有{same}行与{'、'.join(files[:3])}{'等文件' if len(files) > 3 else ''}中的行相同，"
        "按汇总或副本处理，不重复计入；确需计入的，请在 campaign.toml 的 [tables] 中写明",
        f"{same} of {rows} rows stand in {', '.join(files[:3])} too; taken for a summary or a copy, and not counted "
        "again; list it under [tables] of campaign.toml to count it",
    )
    yield part.placed(Problem("restated_table", words))
    for row in part.rows.filter(~again).to_list():
        words = Words(
            "汇总或副本中的该行在其他表中无对应记录，不计入；请核对后补入台账",
            "a row of a summary or a copy that stands in no other table, and is not counted; look for its record",
        )
        yield part.placed(Problem("unmatched_row", words, row=row))
