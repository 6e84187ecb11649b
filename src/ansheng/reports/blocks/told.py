"""Told: counts in a sentence, how things stand, figures by groups, and the records behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

import attrs

from ansheng.facts.frames import Tables
from ansheng.facts.kinds import Fact, Number
from ansheng.facts.record import Facts
from ansheng.hazards.records import HazardRecord
from ansheng.indicators.derived import share_of
from ansheng.indicators.evaluation.making import key_title
from ansheng.indicators.figure import Figure, Print
from ansheng.indicators.indicator import Indicator
from ansheng.reports.blocks.figures import figures_by, keys_of, present
from ansheng.reports.blocks.lists import cell_of, counted, listed, states_told
from ansheng.reports.desk import Desk
from ansheng.reports.desk.desk import Record
from ansheng.reports.model import Cell, Item, Paragraph, Table
from ansheng.words import NO_WORDS, Words

GROUPS = 50
"""So many groups have a row where the template does not say how many."""

SEMICOLON = Words("；", "; ")
"""What stands between several reasons."""

SENTENCE = Words("{0}。", "{0}.")
"""What is told, as a sentence."""

State = TypeVar("State", bound=str)
Thing = TypeVar("Thing")
More = tuple[Words, Callable[[Thing], Cell | Figure]]
"""A column beside the facts of a record: its head, and what stands in it."""


def there(desk: Desk, *records: type[Facts]) -> bool:
    """Whether the tables are there; the notes on the data say which are not."""
    for record in records:
        if record.table not in desk.tables:
            desk.leave_out(desk.absent(record))
    return all(record.table in desk.tables for record in records)


def in_window(desk: Desk, record: type[Record], day: str) -> list[Record]:
    """The records of the period by one of their days, the earliest first; those without a day are noted."""
    found = desk.records(record)
    days: list[tuple[Record, dt.date | None]] = [(one, getattr(one, day)) for one in found]
    undated = sum(1 for _, at in days if at is None)
    if undated:
        fact = record.fact(day)
        desk.leave_out(
            Words(
                f"“{record.title}”表有{undated}条未填“{fact.title}”的记录，未列入清单。",
                f"The table of {record.en}: {undated} records do not state {fact.en} and are not listed.",
            )
        )
    chosen = [(at, one) for one, at in days if at is not None and desk.window.contains(at)]
    return [one for _, one in sorted(chosen, key=lambda each: each[0])]


def maybe_major(tables: Tables) -> Tables:
    """The tables with those hazards alone that are not stated to be general, which is what major ones are told from."""
    import polars as pl

    name = HazardRecord.table
    if name not in tables:
        return tables
    return {**tables, name: tables[name].filter(pl.col("grade").ne_missing("general"))}


def paragraph(desk: Desk, words: Words) -> Paragraph:
    """A paragraph of words alone."""
    return Paragraph(desk.of(words))


def counts_told(
    desk: Desk, kinds: Sequence[Indicator], none: Words, words: Words = SENTENCE
) -> Iterator[Paragraph]:
    """Indicators one after the other, those that are zero left out; ``none`` where the first is zero.

    Where the table of one is not there, or one is not known, the notes on the data say so.

    :param words: the sentence, the indicators in the place ``{0}``
    """
    found = present(desk, kinds)
    if not found:
        return
    first = desk.figure(found[0])
    if found[0] is kinds[0] and first.value == 0 and not first.unknown:
        yield paragraph(desk, none)
        return
    told = [desk.named(one, desk.figure(one)) for one in found if worth(desk, desk.figure(one))]
    if told:
        said = desk.joined(told, Words("，", "; "))
        yield desk.paragraph(desk.say(words, said))


def worth(desk: Desk, figure: Figure) -> bool:
    """Whether a figure says something; the notes on the data name those that are not known."""
    if figure.value is None:
        name = Words(figure.label, figure.name("en"))
        desk.leave_out(
            Words(f"“{name.zh}”无法统计，有关内容未写入。", f"{name.en} is not known; nothing is told of it.")
        )
    return figure.value is not None and bool(figure.value or figure.unknown)


def stood_told(
    desk: Desk,
    id: str,  # noqa: A002  as the field
    what: Words,
    found: Sequence[State],
    states: Mapping[State, Words],
    unit: Words,
    order: Sequence[State] = (),
) -> Paragraph:
    """How many things there are, and how many stand in each state: ``举报12件，其中已答复10件、逾期未答复2件。``.

    :param id: with what the ids of the figures begin
    :param order: in which order states are told; that of ``states`` where it is not said
    """
    meaning = Words(
        f"到统计截止日的{what.zh}数（按登记的记录逐项判断）",
        f"{what.en} at the end of the as-of day, judged record by record",
    )
    whole = counted(desk, id, what, len(found), unit, meaning)
    told = states_told(desk, id, what, found, states, tuple(order or states), unit)
    words = Words(f"{what.zh}{{0}}，其中{{1}}。", f"{what.en}: {{0}}, of which {{1}}.")
    return desk.paragraph(desk.say(words, whole, told))


def grouped(
    desk: Desk,
    kinds: Sequence[Indicator],
    by: str,
    title: Words,
    most: int = GROUPS,
    *,
    shares: bool = False,
) -> Iterator[Table]:
    """Indicators by one fact, the greatest of the first before the others, with the whole in the last row.

    :param shares: whether the share of each group in the first indicator stands behind it
    """
    found = present(desk, kinds)
    if not found:
        return
    keys = keys_of(desk, found, (by,))
    if not any(key[0] is not None for key in keys):
        record = found[0].numerator.record
        fact = record.fact(by)
        if keys:
            desk.leave_out(
                Words(
                    f"“{record.title}”表未填“{fact.title}”，未按此分列。",
                    f"The table of {record.en} does not state {fact.en}; it is not told by it.",
                )
            )
        return
    made = {one.id: figures_by(desk, one, (by,), keys) for one in found}
    first, *others = found
    keys = [key for key in keys if any(_counts(made[one.id][key]) for one in found)]
    keys.sort(key=lambda key: (key == (None,), -(made[first.id][key].exact or 0)))

    def row(name: str, figures: Mapping[str, Figure]) -> tuple[Cell | Figure, ...]:
        share = (share_of(figures[first.id], desk.figure(first)),) if shares else ()
        return (name, figures[first.id], *share, *(figures[one.id] for one in others))

    rows = [
        row(key_title(first, (by,), key, desk.lang), {one.id: made[one.id][key] for one in found})
        for key in keys[:most]
    ]
    rows.append(row(desk.of(Words("合计", "total")), {one.id: desk.figure(one) for one in found}))
    share_head = (desk.of(Words("占比（%）", "share (%)")),) if shares else ()
    head = first.numerator.record.fact(by).label(desk.lang)
    heads = (head, desk.head(first), *share_head, *(desk.head(one) for one in others))
    left = len(keys) - most
    more = Words(
        f"注：另有{left}行未列出，合计含未列出的。", f"{left} rows more are not shown; the total has them."
    )
    yield desk.table(desk.of(title), heads, rows, (desk.of(more),) if left > 0 else (), total=True)


def _counts(figure: Figure) -> bool:
    return bool(figure.value or figure.unknown)


def records_listed(
    desk: Desk,
    title: Words,
    found: Sequence[Thing],
    facts: Sequence[Fact[Any]],
    most: int,
    *,
    of: Callable[[Thing], Facts] | None = None,
    more: Sequence[More[Thing]] = (),
    notes: Sequence[Words] = (),
) -> Iterator[Item]:
    """A table of records, nothing where there are none; facts that no record states have no column.

    :param facts: the columns
    :param of: the record of a thing, where the things are not records themselves
    :param more: further columns
    """
    if not found:
        return

    def value(one: Thing, fact: Fact[Any]) -> Any:
        return getattr(one if of is None else of(one), fact.name)

    shown = found[:most]
    columns = [fact for fact in facts if any(value(one, fact) not in (None, "") for one in shown)]
    heads = [*(head(fact) for fact in columns), *(words for words, _ in more)]
    rows = [
        [*(cell_of(fact, value(one, fact), desk.lang) for fact in columns), *(tell(one) for _, tell in more)]
        for one in shown
    ]
    yield listed(desk, title, heads, rows, left=len(found) - most, notes=notes)


def facts_of(record: type[Facts], *names: str) -> list[Fact[Any]]:
    """The facts of a record by their names."""
    return [record.fact(name) for name in names]


def head(fact: Fact[Any]) -> Words:
    """The head of a column of a fact; money says that it is in yuan."""
    money = isinstance(fact, Number) and fact.unit == "yuan"
    return Words(fact.title + "（元）" * money, fact.en + " (CNY)" * money)


def measured(
    desk: Desk,
    id: str,  # noqa: A002  as the field
    label: Words,
    value: int | Decimal | None,
    unit: Words,
    meaning: Words,
    *,
    places: int = 2,
    reason: Words = NO_WORDS,
) -> Figure:
    """The figure of a measure that no indicator gives, such as the score of an assessment or hours."""
    made = counted(desk, id, label, None, unit, meaning, reason=reason)
    return attrs.evolve(made, value=value, style=Print(places, "keep"), things=False)


def joined_words(desk: Desk, found: Iterable[Words], by: Words = SEMICOLON) -> str:
    """Words one after the other, in the language of the desk."""
    return desk.of(by).join(desk.of(one) for one in found)
