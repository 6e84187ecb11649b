"""Lists of records in blocks: cells in the language of the desk, how many rows more there are, and counts of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from ansheng.errors import check_lang, word
from ansheng.facts.kinds import Fact
from ansheng.indicators.evaluation.making import NOT_STATED, id_of
from ansheng.indicators.figure import Figure
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Part, Table
from ansheng.sheets.cells import as_text
from ansheng.words import NO_WORDS, Lang, Words
from ansheng.wrapping import bounded

State = TypeVar("State", bound=str)

_LONGEST = 500
"""So many characters of a label are kept; what it names may be a cell of a million."""

MOST = 50
"""So many records are listed where the template does not say how many."""

OPTION = Words("行数", "rows")
"""The option that says how many are listed."""


def cell_of(fact: Fact[Any], value: Any, lang: Lang) -> Cell:
    """What a cell says of a fact: a choice by its title, a truth as 是 or 否, numbers and days as they are."""
    chinese = check_lang(lang) == "zh"
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return word(lang, Words("是", "yes") if value else Words("否", "no"))
    if fact.options:
        return (chinese and fact.options.get(value)) or as_text(value)
    return value if type(value) is int or hasattr(value, "year") else as_text(value)


def choice(fact: Fact[Any], value: Any) -> Words:
    """A choice by its title, or that it is not stated."""
    if value is None or value == "":
        return NOT_STATED
    return Words(str(cell_of(fact, value, "zh")), str(cell_of(fact, value, "en")))


def listed(
    desk: Desk,
    title: Words | str,
    heads: Sequence[Words],
    rows: Iterable[Sequence[Cell | Figure]],
    *,
    left: int = 0,
    notes: Sequence[Words] = (),
) -> Table:
    """A table of records; ``left`` more are not shown, which a note says."""
    more = Words(f"注：另有{left}项未列出。", f"{left} more are not shown.")
    said = (*notes, *((more,) if left > 0 else ()))
    name = title if isinstance(title, str) else desk.of(title)
    return desk.table(name, [desk.of(head) for head in heads], rows, [desk.of(one) for one in said])


def counted(
    desk: Desk,
    id: str,  # noqa: A002  as the field
    label: Words,
    value: int | None,
    unit: Words,
    meaning: Words,
    *,
    unknown: int = 0,
    reason: Words = NO_WORDS,
) -> Figure:
    """The figure of a count that no indicator gives, such as how many tasks stand in a state of the schedule.

    :param unit: 项, 条, 个, and what English says for it
    :param meaning: what was counted, and how
    """
    return Figure(
        id=id_of(id),
        label=bounded(label.zh, _LONGEST),
        label_en=bounded(label.en, _LONGEST),
        value=value,
        unit=unit.zh,
        unit_en=unit.en,
        window=desk.window,
        as_of=desk.as_of,
        definition=meaning.zh,
        definition_en=meaning.en,
        filter={},
        unknown=unknown,
        reason=reason,
    )


def states_told(
    desk: Desk,
    table: str,
    what: Words,
    found: Iterable[State],
    states: Mapping[State, Words],
    order: Sequence[State],
    unit: Words,
) -> tuple[Part, ...]:
    """How many things stand in each state that any is in: ``逾期未完成2项、按期完成3项``, each a figure.

    :param table: with what the ids of the figures begin
    :param what: what is counted, such as 任务
    :param found: the states of all things
    :param order: in which order states are told
    """
    counts = Counter(found)

    def figure(state: State, words: Words) -> Figure:
        label = Words(f"{words.zh}的{what.zh}", f"{what.en} {words.en}")
        meaning = Words(
            f"按统计截止日的情况判断为“{words.zh}”的{what.zh}数",
            f"{what.en} that stand as {words.en!r} at the end of the as-of day",
        )
        return counted(desk, f"{table}_{state}", label, counts[state], unit, meaning)

    told = [desk.beside(desk.of(states[one]), figure(one, states[one])) for one in order if counts[one]]
    return desk.joined(told, Words("、", ", "))
