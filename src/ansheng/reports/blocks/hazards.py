"""Hazards: the list of those that stand open now, how those found spread over any fact, and those that came again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from immutabledict import immutabledict

from ansheng.errors import UnknownNameError
from ansheng.facts.as_of import as_of
from ansheng.hazards.records import HazardRecord
from ansheng.indicators import core
from ansheng.indicators.definitions.backlog import OUTSTANDING, OUTSTANDING_MAJOR, OUTSTANDING_OVERDUE
from ansheng.indicators.derived import share_of
from ansheng.indicators.evaluation.making import NOT_STATED, key_title
from ansheng.indicators.evaluation.subtotals import Key
from ansheng.indicators.figure import Figure
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.facts import fact_called
from ansheng.reports.blocks.figures import figures_by, keys_of
from ansheng.reports.blocks.lists import MOST, OPTION, cell_of, counted, listed
from ansheng.reports.desk import Desk, Piece
from ansheng.reports.model import Cell, Item, Paragraph, Section, Table
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

GROUPS = 50
"""So many groups have a list of their own, or a row, at most."""

_COLUMNS = ("id", "unit", "description", "grade", "department", "found_on", "due_on")
_DAYS = Words("逾期天数", "days overdue")
_ONLY: Mapping[str, str] = immutabledict(
    {"逾期": "overdue", "overdue": "overdue", "重大": "major", "major": "major"}
)
_TITLES: Mapping[str, Words] = immutabledict(
    {
        "": Words("未整改隐患清单", "Open hazards"),
        "overdue": Words("逾期未整改隐患清单", "Overdue hazards"),
        "major": Words("未整改重大隐患清单", "Open major hazards"),
    }
)
_SPREAD = ("category", "grade", "source")


def there(desk: Desk) -> bool:
    """Whether there is a table of hazards; where there is none, the notes on the data say so."""
    if HazardRecord.table not in desk.tables:
        desk.leave_out(desk.absent(HazardRecord))
        return False
    return True


def open_rows(desk: Desk) -> pl.DataFrame:
    """The hazards that are found and not rectified at the end of the as-of day, the longest overdue first."""
    import polars as pl

    rows = as_of(desk.tables[HazardRecord.table].lazy(), HazardRecord, desk.as_of)
    standing = rows.filter(pl.col("found_on") <= desk.as_of, ~pl.col("rectified"))
    return standing.sort("due_on", "found_on", nulls_last=True).collect()


def hazard_list(desk: Desk, options: Options) -> Iterator[Item | Section]:
    """How many hazards stand open, and the list of them, the longest overdue first."""
    if not there(desk):
        return
    only = _asked(options.text("only"))
    rows = _narrowed(desk, open_rows(desk), only)
    yield _standing(desk)
    if rows.is_empty():
        return
    most = options.count("rows", MOST)
    if options.text("by"):
        yield from _grouped(desk, rows, options.text("by"), most)
        return
    yield _table(desk, options.text("title", desk.of(_TITLES[only])), rows, most)


def _asked(only: str) -> str:
    if only and only.casefold() not in _ONLY:
        raise UnknownNameError.of(Words("“只”的取值", "value of only"), only, _ONLY)
    return _ONLY.get(only.casefold(), "")


def _narrowed(desk: Desk, rows: pl.DataFrame, only: str) -> pl.DataFrame:
    import polars as pl

    if only == "overdue":
        return rows.filter(pl.col("due_on") < desk.as_of)
    return rows.filter(pl.col("grade") == "major") if only else rows


def _standing(desk: Desk) -> Paragraph:
    """How many stand open, and how many of them are overdue or major; none is said as none."""
    whole = desk.figure(OUTSTANDING)
    day = desk.day(desk.as_of)
    if whole.value == 0 and not whole.unknown:
        return Paragraph(
            desk.of(Words(f"截至{day}，未发现尚未整改的隐患。", f"No hazard stands open on {day}."))
        )
    parts = [
        desk.say(words, desk.figure(one))
        for one, words in (
            (OUTSTANDING_OVERDUE, Words("逾期{0}", "{0} overdue")),
            (OUTSTANDING_MAJOR, Words("重大隐患{0}", "{0} major")),
        )
        if desk.figure(one).value
    ]
    told: Piece = desk.say(Words("，其中{0}", ", of which {0}"), desk.joined(parts, Words("、", ", ")))
    named = desk.named(OUTSTANDING, whole)
    return desk.paragraph(
        desk.say(Words(f"截至{day}，{{0}}{{1}}。", f"On {day}, {{0}}{{1}}."), named, told if parts else "")
    )


def _grouped(desk: Desk, rows: pl.DataFrame, name: str, most: int) -> Iterator[Section]:
    fact = fact_called(core.HAZARDS_FOUND, name)
    parts = rows.partition_by(fact.name, as_dict=True, maintain_order=True)
    for (value,), part in sorted(parts.items(), key=lambda one: -one[1].height)[:GROUPS]:
        title = cell_of(fact, value, desk.lang) or desk.of(NOT_STATED)
        yield Section(str(title), (_table(desk, "", part, most),))
    if len(parts) > GROUPS:
        left = len(parts) - GROUPS
        desk.leave_out(
            Words(f"隐患清单另有{left}组未列出。", f"The list of hazards: {left} groups are not shown.")
        )


def _table(desk: Desk, title: str, rows: pl.DataFrame, most: int) -> Table:
    facts = [HazardRecord.fact(name) for name in _COLUMNS]
    heads = (*(Words(fact.title, fact.en) for fact in facts), _DAYS)
    shown = [_row(desk, row) for row in rows.head(most).select(_COLUMNS).iter_rows(named=True)]
    return listed(desk, title, heads, shown, left=rows.height - most)


def _row(desk: Desk, row: Mapping[str, Any]) -> tuple[Cell, ...]:
    cells = (cell_of(HazardRecord.fact(name), row[name], desk.lang) for name in _COLUMNS)
    due = row["due_on"]
    return (*cells, (desk.as_of - due).days if due is not None and due < desk.as_of else None)


def _spread(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk):
        return
    for name in options.names() or _SPREAD:
        fact = fact_called(core.HAZARDS_FOUND, name)
        keys = keys_of(desk, (core.HAZARDS_FOUND, OUTSTANDING), (fact.name,))
        if all(key == (None,) for key in keys):
            words = Words(
                f"隐患表未填“{fact.title}”，未作该项分布统计。",
                f"No hazard states its {fact.en}; the spread over it is not told.",
            )
            desk.leave_out(words)
            continue
        yield _spread_table(desk, fact.name, keys, options.count("rows", GROUPS))


def _spread_table(desk: Desk, by: str, keys: list[Key], most: int) -> Table:
    kinds = (core.HAZARDS_FOUND, core.HAZARDS_RECTIFIED, core.RECTIFICATION_RATE, OUTSTANDING)
    made = {one.id: figures_by(desk, one, (by,), keys) for one in kinds}
    whole = desk.figure(core.HAZARDS_FOUND)
    first = made[core.HAZARDS_FOUND.id]
    order = sorted(keys, key=lambda key: (key == (None,), -(first[key].value or 0)))
    rows: list[tuple[Cell | Figure, ...]] = [
        (
            key_title(core.HAZARDS_FOUND, (by,), key, desk.lang),
            first[key],
            share_of(first[key], whole),
            *(made[one.id][key] for one in kinds[1:]),
        )
        for key in order[:most]
    ]
    rows.append((desk.of(Words("合计", "total")), whole, None, *(desk.figure(one) for one in kinds[1:])))
    fact = HazardRecord.fact(by)
    left = len(keys) - most
    note = Words(
        f"注：另有{left}行未列出，合计含未列出的。", f"{left} rows more are not shown; the total has them."
    )
    heads = [desk.head(one) for one in kinds]
    return desk.table(
        desk.of(Words(f"按{fact.title}分布", f"By {fact.en}")),
        (fact.label(desk.lang), heads[0], desk.of(Words("占比（%）", "share (%)")), *heads[1:]),
        rows,
        (desk.of(note),) if left > 0 else (),
        total=True,
    )


def _repeated(desk: Desk, options: Options) -> Iterator[Item]:
    """Hazards of one unit with the same rule, or without one the same words, found on more than one day."""
    if not there(desk):
        return
    rows = _again(desk)
    how = Words(
        "同一单位的同一判定规则（未填的按隐患描述）在两个以上日期发现的隐患，到统计截止日",
        "hazards of one unit with the same rule, or without one the same words, found on two days or more, "
        "by the as-of day",
    )
    label = Words("反复出现的隐患", "hazards that came again")
    kinds = counted(desk, "repeated_hazards", label, rows.height, Words("项", ""), how)
    if rows.is_empty():
        yield Paragraph(
            desk.of(
                Words("未发现同一单位反复出现的隐患。", "No hazard of a unit was found to have come again.")
            )
        )
        return
    yield desk.paragraph(
        desk.say(
            Words("同一单位反复出现的隐患{0}。", "hazards of a unit that came again: {0}."),
            kinds,
        )
    )
    heads = (
        Words("单位名称", "unit"),
        Words("隐患描述", "description"),
        Words("发现次数", "times found"),
        Words("首次发现", "first found"),
        Words("最近发现", "last found"),
        Words("尚未整改", "still open"),
    )
    most = options.count("rows", MOST)
    shown = rows.head(most).select("unit", "said", "times", "first", "last", "open").iter_rows()
    yield listed(
        desk, Words("反复出现的隐患", "Hazards that came again"), heads, shown, left=rows.height - most
    )


def _again(desk: Desk) -> pl.DataFrame:
    import polars as pl

    rows = as_of(desk.tables[HazardRecord.table].lazy(), HazardRecord, desk.as_of)
    same = pl.coalesce("rule", pl.col("description").str.strip_chars())
    found = rows.filter(
        pl.col("found_on") <= desk.as_of, pl.col("unit").is_not_null(), same.is_not_null()
    ).group_by("unit", same.alias("same"), maintain_order=True)
    counts = found.agg(
        said=pl.coalesce("description", "rule").last(),
        times=pl.col("found_on").n_unique(),
        first=pl.col("found_on").min(),
        last=pl.col("found_on").max(),
        open=(~pl.col("rectified")).sum(),
    )
    return (
        counts.filter(pl.col("times") > 1)
        .sort("times", "last", descending=True, maintain_order=True)
        .collect()
    )


_ROWS = immutabledict({"rows": OPTION})

BLOCKS = (
    Block(
        "hazard_list",
        Words("隐患清单", "hazard list"),
        Words(
            "到统计截止日尚未整改的全部隐患，逾期最久的在前",
            "all hazards open now, the longest overdue first",
        ),
        hazard_list,
        options=immutabledict(
            {
                "only": Words("只", "only"),
                "by": Words("按", "by"),
                "rows": OPTION,
                "title": Words("标题", "title"),
            }
        ),
    ),
    Block(
        "hazard_spread",
        Words("隐患分布", "hazard spread"),
        Words("隐患按任意列的分布，默认按类别、等级、来源", "hazards by any fact"),
        _spread,
        options=_ROWS,
        main=Words("列，如 隐患类别、行业领域、地区", "facts, such as category, sector, region"),
    ),
    Block(
        "repeated_hazards",
        Words("重复隐患", "repeated hazards"),
        Words("同一单位反复出现的隐患", "hazards of a unit that came again"),
        _repeated,
        options=_ROWS,
    ),
)
