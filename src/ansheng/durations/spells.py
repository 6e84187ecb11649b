"""Spells: how long each hazard stood, from the day it was found to the day it was put right or to the as-of day.

A hazard that is open on the as-of day has stood so long at least: it is counted as open, not left out. What cannot be
counted is listed as a fault with its reason, and nothing is left out without a word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import attrs
from immutabledict import immutabledict

from ansheng.called import called
from ansheng.errors import InputError, check_lang, word
from ansheng.facts.as_of import as_of
from ansheng.hazards.records import HazardRecord
from ansheng.indicators.figures.sources import facts_in
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars as pl

Why = Literal["no_found_day", "no_rectified_day", "not_known", "before_found", "says_no"]
"""Why a hazard is listed as a fault; of ``says_no`` alone it is counted, as open."""

FAULTS: Mapping[Why, Words] = immutabledict(
    {
        "no_found_day": Words("未填发现日期，未计入", "no day on which it was found; left out"),
        "no_rectified_day": Words(
            "已整改而未填整改完成日期，未计入", "put right, but on no stated day; left out"
        ),
        "not_known": Words("是否整改不明，未计入", "not known whether it is put right; left out"),
        "before_found": Words(
            "整改完成日期早于发现日期，未计入；请核对两处",
            "put right before it was found; left out, look at both days",
        ),
        "says_no": Words(
            "填有整改完成日期而是否整改为否，按未整改计入；请核对两处",
            "said not to be put right beside a day on which it was; counted as open, look at both",
        ),
    }
)
"""What is said of each kind of fault."""

_READ = ("id", "unit", "found_on", "rectified", "rectified_on")


@attrs.frozen(eq=False)
class Spells:
    """The hazards of a table as of a day, by how long they stood.

    :param counted: a row a hazard that counts: the facts asked for, ``found_on``, ``days`` and ``ended``; those that
        are open have ``ended`` false and the days up to the as-of day
    :param doubtful: a row a hazard that may have ended on any day or not at all: the facts, ``longest``, and whether it
        surely ``ended``
    :param faults: a row a hazard that is left out or doubted: ``id``, ``unit``, the facts, both days, and ``fault``
    :param later: how many were found after the as-of day, of which nothing was known then
    """

    as_of: date
    by: tuple[str, ...]
    counted: pl.DataFrame
    doubtful: pl.DataFrame
    faults: pl.DataFrame
    later: int


def facts_called(names: str | Sequence[str] | None) -> tuple[str, ...]:
    """The facts of a hazard that are called so, by name, title or alias, such as 责任部门.

    :raises UnknownNameError: there is none; near names are listed
    """
    asked = () if names is None else (names,) if isinstance(names, str) else names
    what = Words("隐患的采集项", "fact of a hazard")
    facts = HazardRecord.facts()
    found = (called(what, name, facts, lambda _, one: (one.title, one.en, *one.aliases)) for name in asked)
    return tuple(dict.fromkeys(one.name for one in found))


def tables_of(given: Mapping[str, Any] | Any) -> Mapping[str, Any]:
    """Tables by name, of a dossier or as they were given.

    :raises InputError: it is neither
    """
    tables = given if isinstance(given, Mapping) else getattr(given, "tables", None)
    if not isinstance(tables, Mapping):
        raise InputError(
            Words(
                f"应为案卷，或按表名给出的数据表，收到 {type(given).__name__}；文件夹请先用 ansheng.open_dossier 打开，"
                "台账请给出 ledger.tables()",
                f"expected a dossier or tables by name, not {type(given).__name__}; open a folder with "
                "ansheng.open_dossier, of a ledger give ledger.tables()",
            )
        )
    return tables


def hazards_of(tables: Mapping[str, Any], by: Sequence[str] = (), more: Sequence[str] = ()) -> pl.LazyFrame:
    """The table of hazards with the facts that are read.

    :raises InputError: there is none
    """
    if HazardRecord.table not in tables:
        raise InputError(
            Words(
                "缺少隐患表，无法统计整改用时；请提供隐患台账",
                "there is no table of hazards, and so no days to count; provide one",
            )
        )
    return facts_in(tables[HazardRecord.table], HazardRecord, (*by, *_READ, *more))


def spells(hazards: pl.LazyFrame, day: date, by: Sequence[str] = ()) -> Spells:
    """The spells of the hazards that were found by the end of a day, as they stood then.

    :param by: facts that each row keeps, such as ``department``
    """
    import polars as pl

    facts = [name for name in by if name not in _READ]
    found, ended = pl.col("found_on"), pl.col("rectified_on")
    rows = as_of(hazards, HazardRecord, day).select(*_READ, *facts).collect()
    known = rows.filter((found <= day) | found.is_null()).with_columns(_fault(day))
    fault = pl.col("fault")
    good = known.filter(fault.is_null() | (fault == "says_no"))
    done = pl.col("rectified") & fault.is_null()
    last = pl.when(done).then(ended).otherwise(pl.lit(day))
    chosen = list(dict.fromkeys(by))
    counted = good.select(
        *(name for name in chosen if name != "found_on"),
        "found_on",
        days=(last - found).dt.total_days(),
        ended=done,
    )
    doubtful = known.filter(fault.is_in(["no_rectified_day", "not_known"])).select(
        *chosen, longest=(pl.lit(day) - found).dt.total_days(), ended=pl.col("rectified").fill_null(False)
    )
    listed = known.filter(fault.is_not_null()).select(
        "id", "unit", *facts, "found_on", "rectified_on", "fault"
    )
    return Spells(day, tuple(chosen), counted, doubtful, listed, rows.height - known.height)


def _fault(day: date) -> pl.Expr:
    """What is wrong with a row, the gravest first; null where nothing is."""
    import polars as pl

    found, ended = pl.col("found_on"), pl.col("rectified_on")
    done, dated = pl.col("rectified"), ended.is_not_null() & (ended <= day)
    return (
        pl.when(found.is_null())
        .then(pl.lit("no_found_day"))
        .when(done.is_null())
        .then(pl.lit("not_known"))
        .when(done & dated & (ended < found))
        .then(pl.lit("before_found"))
        .when(done & ended.is_null())
        .then(pl.lit("no_rectified_day"))
        .when(~done & dated)
        .then(pl.lit("says_no"))
        .alias("fault")
    )


def fault_text(fault: Why, lang: Lang = "zh") -> str:
    """What is said of a fault."""
    return word(check_lang(lang), FAULTS[fault])
