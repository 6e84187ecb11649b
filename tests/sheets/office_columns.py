"""The columns of an office's form, and the rows of its header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from random import Random

import attrs

from ansheng.facts.kinds import Choice, Day, Flag, Number, Text
from tests.sheets.office_files import Merge
from tests.sheets.office_hands import Cell, Hand
from tests.sheets.office_words import (
    CORE,
    FACTS,
    GROUPS,
    RUNNING,
    TICKED,
    joined,
    spelt,
    title,
    unknown_titles,
)

BANNER = "隐患排查治理情况"


@attrs.frozen
class Column:
    """A column of a form.

    :param fact: the fact that it is for; ``""`` for one that the reader does not know, or is blank
    :param group: what stands above the title in the header
    :param ticks: the answer that a tick in the column gives
    :param wide: whether it has no title because that of the column before it reaches over both
    """

    title: str
    fact: str = ""
    group: str = ""
    hand: Hand | None = None
    letter: str = ""
    ticks: bool | None = None
    wide: bool = False

    @property
    def running(self) -> bool:
        """Whether it numbers the rows."""
        return self.title in RUNNING

    @property
    def unknown(self) -> bool:
        """Whether it has a title that no fact goes by."""
        return bool(self.title) and not self.fact and not self.running


def columns(rng: Random, odd: frozenset[str], *, sheet: bool) -> list[Column]:
    """The columns of a form: a few facts or many, some under groups, with a running number and unknown ones."""
    able = [name for name, fact in FACTS.items() if isinstance(fact, Text | Choice | Day | Flag | Number)]
    must = rng.choice((["description"], ["unit"], ["description", "unit"]))
    rare = rng.sample(able, rng.choice((0, 0, 1, 2, 4)))
    wanted = {*must, *rng.sample(CORE, rng.randrange(2, 14)), *rare}
    facts = [name for name in able if name in wanted]
    if rng.random() < 0.5:
        rng.shuffle(facts)
    hands = {name: Hand(sheet, odd, rng.randrange(1000)) for name in facts}
    grouped = rng.random() < 0.3
    made = _grouped(rng, facts, hands) if grouped else [_plain(rng, name, hands[name]) for name in facts]
    if "ticked" in odd:
        made = [column for each in made for column in _ticked(rng, each)]
    for extra in rng.sample(unknown_titles(), rng.choice((0, 0, 1, 2, 3))):
        made.insert(rng.choice(_seams(made)), Column(spelt(rng, extra)))
    if "blank_column" in odd:
        made.insert(rng.choice(_seams(made)), Column(""))
    if "wide_column" in odd and not any(each.group for each in made):
        made.insert(rng.randrange(1, len(made) + 1), Column("", wide=True))
    if rng.random() < 0.7:
        made.insert(0, Column(rng.choice(RUNNING[:2] if rng.random() < 0.8 else RUNNING)))
    made = [Column("")] * ("leading_column" in odd) + made
    return [attrs.evolve(each, letter=chr(ord("A") + at)) for at, each in enumerate(made)]


def _seams(columns: list[Column]) -> list[int]:
    """Where a column can be put without parting a group."""
    groups = ["", *(each.group for each in columns), ""]
    return [at for at, (left, right) in enumerate(pairwise(groups)) if not left or left != right]


def _plain(rng: Random, name: str, hand: Hand, group: str = "", below: str = "") -> Column:
    written = below or title(rng, name)
    if isinstance(FACTS[name], Number) and FACTS[name].unit == "yuan":
        unit, scale = rng.choice((("", 1), ("（元）", 1), ("（万元）", 10_000), ("\n(万元)", 10_000)))
        written, hand = written + unit, attrs.evolve(hand, scale=scale)
    if rng.random() < 0.5:
        written = "*" * ("starred" in hand.odd) + written + "：" * ("colons" in hand.odd)
    return Column(written, name, group, hand)


def _ticked(rng: Random, column: Column) -> list[Column]:
    """A flag as two columns, one of which is ticked; other columns as they are."""
    if column.fact not in TICKED or column.group:
        return [column]
    group, *titles = rng.choice(TICKED[column.fact])
    return [
        attrs.evolve(column, group=group, title=title, ticks=ticks)
        for title, ticks in zip(titles, (True, False), strict=True)
    ]


def _grouped(rng: Random, facts: list[str], hands: Mapping[str, Hand]) -> list[Column]:
    """The facts under groups: the titles below are whole in one form, and parts of titles in another."""
    whole = {group: [(name, "") for name in names] for group, names in GROUPS.items()}
    left, columns = list(facts), []
    for group, members in (joined() if rng.random() < 0.4 else whole).items():
        titles = dict(rng.sample(members, len(members)))
        here = [name for name in left if name in titles and rng.random() < 0.8]
        left = [name for name in left if name not in here]
        columns.append([_plain(rng, name, hands[name], group, titles[name]) for name in here])
    columns += [[_plain(rng, name, hands[name])] for name in left]
    rng.shuffle(columns)
    return [column for part in columns for column in part]


def header(columns: Sequence[Column], *, banner: bool) -> tuple[list[list[Cell]], list[Merge]]:
    """The rows of a header and what is merged in it, as if it began in row 1.

    One row; two where there are groups, and then titles without a group reach over both; one more under a banner.
    """
    first = next(at for at, each in enumerate(columns) if each.title)
    rows, merges = [], []
    if banner:
        rows.append([Cell()] * (first + 1) + [Cell(BANNER)])
        merges.append((1, first + 1, 1, len(columns) - 1))
    top = len(rows) + 1
    if not any(each.group for each in columns):
        rows.append([Cell(each.title) for each in columns])
        merges += [(top, at - 1, top, at) for at, each in enumerate(columns) if each.wide]
        return rows, merges
    upper: list[Cell] = []
    for group, part in groupby(columns, lambda each: each.group):
        titles = [each.title for each in part]
        start = len(upper)
        if group:
            upper += [Cell(group), *[Cell()] * (len(titles) - 1)]
            merges += [(top, start, top, len(upper) - 1)] if len(titles) > 1 else []
        else:
            upper += [Cell(title) for title in titles]
            merges += [(top, start + i, top + 1, start + i) for i, title in enumerate(titles) if title]
    return [*rows, upper, [Cell(each.title if each.group else "") for each in columns]], merges
