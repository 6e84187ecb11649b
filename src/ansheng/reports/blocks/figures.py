"""Figures: any indicators as a table by groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from immutabledict import immutabledict

from ansheng.errors import InputError
from ansheng.indicators.evaluation.making import key_title
from ansheng.indicators.evaluation.subtotals import Key
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator, evaluate, groups
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.facts import fact_called
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.words import Words

MOST = 200
"""So many groups are shown where the template does not say how many."""


def _table(desk: Desk, options: Options) -> Iterator[Item]:
    chosen = present(desk, [desk.indicator(name) for name in needed(options)])
    if not chosen:
        return
    by = [fact_called(chosen[0], name).name for name in options.several("by")]
    keys = keys_of(desk, chosen, by) if by else [()]
    made = {one.id: figures_by(desk, one, by, keys) for one in chosen}
    order = ordered(desk, options, keys, made)
    most = options.count("rows", MOST)
    rows: list[tuple[Cell | Figure, ...]] = [
        (_name(desk, chosen[0], by, key), *(made[one.id][key] for one in chosen)) for key in order[:most]
    ]
    if by:
        rows.append((desk.of(Words("合计", "total")), *(desk.figure(one) for one in chosen)))
    facts = [chosen[0].numerator.record.fact(name).label(desk.lang) for name in by]
    head = desk.of(Words("、", ", ")).join(facts) or desk.of(Words("范围", "scope"))
    left = len(order) - most
    note = Words(
        f"注：另有{left}行未列出，合计含未列出的。", f"{left} rows more are not shown; the total has them."
    )
    yield desk.table(
        options.text("title"),
        (head, *(desk.head(one) for one in chosen)),
        rows,
        (desk.of(note),) if left > 0 else (),
        total=bool(by),
    )


def needed(options: Options) -> list[str]:
    """The names of indicators behind the colon.

    :raises InputError: there is none
    """
    if not options.names():
        raise InputError(
            Words(
                "冒号后应写指标名称，例如 [[表：排查隐患、整改率；按=行业领域]]",
                "name indicators behind the colon, for example [[table: hazards_found; by=sector]]",
            )
        )
    return options.names()


def present(desk: Desk, indicators: Sequence[Indicator]) -> list[Indicator]:
    """Those whose tables are there; the notes on the data say which are not."""
    for one in indicators:
        for record in desk.lacking(one).values():
            desk.leave_out(desk.absent(record))
    return [one for one in indicators if not desk.lacking(one)]


def keys_of(desk: Desk, indicators: Sequence[Indicator], by: Sequence[str]) -> list[Key]:
    """The groups of all indicators, in the order in which the tables have them."""
    found = [
        key
        for one in indicators
        for key in groups(one, desk.tables, by=tuple(by), period=desk.period, as_of=desk.as_of)
    ]
    return list(dict.fromkeys(found))


def figures_by(desk: Desk, one: Indicator, by: Sequence[str], keys: Sequence[Key]) -> dict[Key, Figure]:
    """The figures of an indicator of these groups; without groups, that of the whole."""
    if not by:
        return {(): desk.figure(one)}
    found = evaluate(one, desk.tables, by=tuple(by), among=keys, period=desk.period, as_of=desk.as_of)
    return dict(zip(keys, found, strict=True))


def ordered(
    desk: Desk, options: Options, keys: Sequence[Key], made: dict[str, dict[Key, Figure]]
) -> list[Key]:
    """The groups by the indicator that ``order`` names, the greatest first, those without a value last."""
    if not options.text("order"):
        return list(keys)
    figures = made.get(desk.indicator(options.text("order")).id) or next(iter(made.values()))
    return sorted(keys, key=lambda key: (figures[key].exact is None, -(figures[key].exact or 0)))


def _name(desk: Desk, indicator: Indicator, by: Sequence[str], key: Key) -> str:
    return (
        key_title(indicator, by, key, desk.lang)
        if by
        else desk.place.name
        if desk.place
        else desk.campaign.title
    )


BLOCKS = (
    Block(
        "table",
        Words("表", "table"),
        Words("若干指标按某列分组的表，末行为合计", "indicators by groups, with the whole in the last row"),
        _table,
        options=immutabledict(
            {
                "by": Words("按", "by"),
                "title": Words("标题", "title"),
                "order": Words("排序", "order"),
                "rows": Words("行数", "rows"),
            }
        ),
        main=Words("指标名称，以“、”分隔", "names of indicators"),
    ),
)
