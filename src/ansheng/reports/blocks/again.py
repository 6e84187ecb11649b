"""Again: the hazards that likely came back after they were put right, and those that were likely entered twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from immutabledict import immutabledict

from ansheng.errors import MissingExtraError
from ansheng.facts.as_of import as_of
from ansheng.hazards.records import HazardRecord
from ansheng.recurrence.decided import Decisions
from ansheng.recurrence.finding import hazard_pairs
from ansheng.recurrence.pairs import Kind, Pairs, told
from ansheng.recurrence.reading import rows_of
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.hazards import there
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed
from ansheng.reports.desk import Desk
from ansheng.reports.model import Item, Table
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

_HEADS = (
    Words("单位名称", "unit"),
    Words("隐患描述", "description"),
    Words("前次发现", "found before"),
    Words("前次整改", "put right"),
    Words("再次发现", "found again"),
    Words("理由", "reasons"),
)
_COUNTED: tuple[tuple[Kind, str, Words, Words], ...] = (
    (
        "recurrence",
        "likely_recurrences",
        Words("疑似整改后复发的隐患", "hazards that likely came back after they were put right"),
        Words("整改后再次发现的相近隐患", "hazards found again after a like one of the unit was put right"),
    ),
    (
        "duplicate",
        "likely_duplicates",
        Words("疑似重复登记的隐患", "hazards that were likely entered twice"),
        Words(
            "数日内发现或前一条尚未整改的相近隐患",
            "like hazards found within days, or while the other stood open",
        ),
    ),
)


def _recurrences(desk: Desk, options: Options) -> Iterator[Item]:
    """How many hazards likely came back or were entered twice by the as-of day, and which came back."""
    if not there(desk):
        return
    try:
        pairs = hazard_pairs(rows_of(_known(desk)), Decisions())
    except MissingExtraError as error:
        desk.leave_out(
            Words(f"未查找复发隐患：{error.words.zh}", f"no look for hazards again: {error.words.en}")
        )
        return
    parts = [
        desk.say(
            Words(f"{label.zh}{{0}}", f"{{0}} {label.en}"),
            counted(desk, name, label, _later(pairs, kind), Words("条", ""), _how(how)),
        )
        for kind, name, label, how in _COUNTED
    ]
    joined = desk.joined(parts, Words("，", ", "))
    yield desk.paragraph(desk.say(Words("{0}，均待人工认定。", "{0}; people decide."), joined))
    came = pairs.of("recurrence")
    if len(came):
        yield _table(desk, came, options.count("rows", MOST))


def _how(how: Words) -> Words:
    return Words(
        f"到统计截止日，按单位、部位、编号和描述比对：{how.zh}；待人工认定",
        f"by the as-of day, compared by unit, place, numbers and wording: {how.en}; for people to decide",
    )


def _known(desk: Desk) -> pl.DataFrame:
    """The hazards found by the as-of day, as they were known at its end."""
    import polars as pl

    rows = as_of(desk.tables[HazardRecord.table].lazy(), HazardRecord, desk.as_of)
    return rows.filter(pl.col("found_on") <= desk.as_of).collect()


def _later(pairs: Pairs, kind: Kind) -> int:
    """How many hazards stand second in a pair of the kind: each once, whatever it is like."""
    return pairs.of(kind).frame["second"].n_unique()


def _table(desk: Desk, pairs: Pairs, most: int) -> Table:
    latest = pairs.frame.unique("second", keep="first", maintain_order=True)
    shown = [_row(desk, pairs, one) for one in latest.head(most).iter_rows(named=True)]
    title = Words("疑似复发的隐患", "Hazards that likely came back")
    return listed(desk, title, _HEADS, shown, left=latest.height - most)


def _row(desk: Desk, pairs: Pairs, pair: Mapping[str, Any]) -> tuple[Any, ...]:
    before, again = (pairs.rows.row(pair[side], named=True) for side in ("first", "second"))
    right = before["rectified_on"] or before["closed_on"]
    return (
        again["unit"],
        again["description"],
        before["found_on"],
        right,
        again["found_on"],
        told(pair["reasons"], desk.lang),
    )


BLOCKS = (
    Block(
        "recurrences",
        Words("复发隐患", "recurrences"),
        Words(
            "疑似整改后复发和重复登记的隐患，待人工认定",
            "hazards that likely came back or were entered twice, for people to decide",
        ),
        _recurrences,
        options=immutabledict({"rows": OPTION}),
    ),
)
