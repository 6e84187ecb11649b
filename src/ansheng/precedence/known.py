"""Known: what the tables tell of each enterprise at the end of a day, in columns; nothing that came later.

An enterprise of the list is matched with the rows of other tables by its number, else by its name; a unit that only
other tables name is one of its own. Of each count there is a second one of what may be so and is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.accidents.records import AccidentRecord
from ansheng.assessment.grading import classes_at
from ansheng.assessment.records import RatingRecord
from ansheng.dates import shift
from ansheng.errors import InputError
from ansheng.facts.as_of import as_of
from ansheng.hazards.enforcement import InspectionRecord
from ansheng.hazards.records import HazardRecord
from ansheng.indicators.figures.sources import facts_in
from ansheng.responsibility import EnterpriseRecord
from ansheng.sheets import names
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

COUNTS = (
    "found", "open", "major", "overdue", "repeated", "due", "late", "accidents",
    "open_unknown", "major_unknown", "overdue_unknown", "accidents_unknown",
)  # fmt: skip
"""What is counted of each unit; ``found``, ``repeated`` and ``accidents`` in the months looked back on."""


@attrs.frozen(eq=False)
class Known:
    """What is known of the units on a day.

    :param units: a row a unit: ``key``, ``unit`` (its name), ``listed``, ``sector``, ``region``, ``risk_class``,
        ``visited_on`` and the counts
    :param shares: of what may be so and is not known, the share that is, as among those of all units where it is known;
        what no row states is not in it
    :param since: the first day that is looked back on for hazards: that of the months, or of the first hazard
    :param visits_since: the day of the first inspection; None where there is no table of them, or none by the day
    :param absent: the tables that are not there, of those that are looked at
    :param unplaced: how many hazards and accidents name no unit
    :param undated: how many hazards state no day on which they were found
    """

    on: date
    units: pl.DataFrame
    shares: Mapping[str, float]
    since: date
    visits_since: date | None
    absent: tuple[str, ...]
    unplaced: int
    undated: int


LOOKED_AT = (EnterpriseRecord, HazardRecord, AccidentRecord, InspectionRecord)


def known(tables: Mapping[str, Any], on: date, months: int) -> Known:
    """What the tables tell of each unit at the end of a day.

    :param months: so many months are looked back on for hazards found, repeats and accidents
    :raises InputError: there is neither a list of enterprises nor a table of hazards
    """
    import polars as pl

    if not {EnterpriseRecord.table, HazardRecord.table} & set(tables):
        raise InputError(
            Words(
                "缺少企业名单和隐患表，无法排列先查单位；请至少提供其中一张",
                "there is neither a list of enterprises nor a table of hazards; provide one at least",
            )
        )
    start = shift(on, months=-months)
    keys = _keys(tables)
    hazards, accidents, visits = map(
        keys.placed, (_hazards(tables, on), _accidents(tables, on), _visits(tables, on))
    )
    counts = _counted(hazards, accidents, start, on)
    units = (
        keys.all_units()
        .join(counts, on="key", how="left", maintain_order="left")
        .with_columns(pl.col(COUNTS).fill_null(0))
    )
    last = (
        visits.filter(pl.col("key").is_not_null())
        .group_by("key")
        .agg(visited_on=pl.col("inspected_on").max())
    )
    units = units.join(last, on="key", how="left", maintain_order="left")
    rated = classes_at(_eager(tables, RatingRecord), on) if RatingRecord.table in tables else {}
    if rated:
        newest = pl.DataFrame({"name_key": list(rated), "_rated": list(rated.values())})
        units = units.join(newest, on="name_key", how="left", maintain_order="left").with_columns(
            risk_class=pl.coalesce("_rated", "risk_class")
        )
    first: Any = hazards["found_on"].min()
    return Known(
        on,
        units.select("key", "unit", "listed", "sector", "region", "risk_class", "visited_on", *COUNTS),
        _shares(hazards, accidents, on),
        max(start, first) if isinstance(first, date) else start,
        _first(visits["inspected_on"]),
        tuple(record.table for record in LOOKED_AT if record.table and record.table not in tables),
        hazards["key"].null_count() + accidents["key"].null_count(),
        hazards["found_on"].null_count(),
    )


def placed(tables: Mapping[str, Any], on: date) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The hazards and the accidents known at the end of a day, each with the ``key`` of its unit, as in :func:`known`.

    Of a hazard ``_again`` says whether one in the same words was found at the unit before.
    """
    keys = _keys(tables)
    hazards, accidents = keys.placed(_hazards(tables, on)), keys.placed(_accidents(tables, on))
    return hazards.with_columns(_again()), accidents


def _keys(tables: Mapping[str, Any]) -> _Keys:
    return _Keys.of(_frame(tables, EnterpriseRecord, ("unit_id", "name", "sector", "region", "risk_class")))


def _shares(hazards: pl.DataFrame, accidents: pl.DataFrame, on: date) -> dict[str, float]:
    """Where it is known, how many of all hazards and accidents are what others may be; half a one is added to both."""
    import polars as pl

    still = hazards.filter(~pl.col("rectified"))
    stated = {
        "open": ~hazards["rectified"],
        "major": hazards["grade"] == "major",
        "overdue": still["due_on"] < on,
        "accidents": accidents["production"],
    }
    known = {name: flags.drop_nulls() for name, flags in stated.items()}
    return {name: (int(flags.sum()) + 0.5) / (len(flags) + 1) for name, flags in known.items() if len(flags)}


def _first(days: pl.Series) -> date | None:
    first: Any = days.min()
    return first if isinstance(first, date) else None


def _frame(tables: Mapping[str, Any], record: Any, columns: tuple[str, ...]) -> pl.DataFrame:
    """The facts that are read of a table; without rows where it is not there."""
    import polars as pl

    if record.table not in tables:
        return pl.DataFrame(schema=dict.fromkeys(columns, pl.String()))
    return facts_in(tables[record.table], record, columns).select(columns).collect()


def _eager(tables: Mapping[str, Any], record: Any) -> dict[str, pl.DataFrame]:
    return {record.table: facts_in(tables[record.table], record, tuple(record.facts())).collect()}


def _hazards(tables: Mapping[str, Any], on: date) -> pl.DataFrame:
    """The hazards found by the day, or on no stated one, as they stood at its end."""
    import polars as pl

    columns = ("unit_id", "unit", "description", "grade", "found_on", "due_on", "rectified", "rectified_on")
    if HazardRecord.table not in tables:
        kinds = {
            "found_on": pl.Date(),
            "due_on": pl.Date(),
            "rectified_on": pl.Date(),
            "rectified": pl.Boolean(),
        }
        return pl.DataFrame(schema={name: kinds.get(name, pl.String()) for name in columns})
    found = pl.col("found_on")
    rows = facts_in(tables[HazardRecord.table], HazardRecord, columns)
    return as_of(rows, HazardRecord, on).filter((found <= on) | found.is_null()).select(columns).collect()


def _accidents(tables: Mapping[str, Any], on: date) -> pl.DataFrame:
    import polars as pl

    columns = ("unit_id", "unit", "occurred_on", "production")
    if AccidentRecord.table not in tables:
        kinds = {"occurred_on": pl.Date(), "production": pl.Boolean()}
        return pl.DataFrame(schema={name: kinds.get(name, pl.String()) for name in columns})
    rows = facts_in(tables[AccidentRecord.table], AccidentRecord, columns).select(columns).collect()
    by_then = (pl.col("occurred_on") <= on) | pl.col("occurred_on").is_null()
    return rows.filter(by_then & pl.col("production").fill_null(True))


def _visits(tables: Mapping[str, Any], on: date) -> pl.DataFrame:
    import polars as pl

    columns = ("unit_id", "unit", "inspected_on")
    if InspectionRecord.table not in tables:
        return pl.DataFrame(schema={"unit_id": pl.String(), "unit": pl.String(), "inspected_on": pl.Date()})
    rows = facts_in(tables[InspectionRecord.table], InspectionRecord, columns).select(columns).collect()
    return rows.filter(pl.col("inspected_on") <= on)


def _counted(hazards: pl.DataFrame, accidents: pl.DataFrame, start: date, on: date) -> pl.DataFrame:
    """The counts of each unit that a row names."""
    import polars as pl

    done, due, grade = pl.col("rectified"), pl.col("due_on"), pl.col("grade")
    recent = pl.col("found_on") > start
    past = due < on
    late = pl.when(done).then(pl.col("rectified_on") > due).otherwise(True)
    rows = hazards.filter(pl.col("key").is_not_null()).with_columns(_again())
    told = rows.group_by("key").agg(
        found=(recent.fill_null(False)).sum(),
        open=(~done).sum(),
        open_unknown=done.is_null().sum(),
        major=(~done & (grade == "major")).sum(),
        major_unknown=(
            (~done).fill_null(True) & (grade.is_null() | (done.is_null() & (grade == "major")))
        ).sum(),
        overdue=(~done & past).sum(),
        overdue_unknown=((~done).fill_null(True) & (due.is_null() | (done.is_null() & past))).sum(),
        repeated=(pl.col("_again") & recent.fill_null(False)).sum(),
        due=(past & done.is_not_null() & late.is_not_null() & recent.fill_null(False)).sum(),
        late=(past & done.is_not_null() & late.fill_null(False) & recent.fill_null(False)).sum(),
    )
    day, sure = pl.col("occurred_on"), pl.col("production").fill_null(False)
    struck = (
        accidents.filter(pl.col("key").is_not_null() & ((day > start) | day.is_null()))
        .group_by("key")
        .agg(
            accidents=(sure & day.is_not_null()).sum(),
            accidents_unknown=(~sure | day.is_null()).sum(),
        )
    )
    joined = told.join(struck, on="key", how="full", coalesce=True)
    return joined.select("key", *(pl.col(name).cast(pl.Int64) for name in COUNTS))


def _again() -> pl.Expr:
    """Whether a hazard in the same words was found at the unit on an earlier day; blanks and marks are passed over."""
    import polars as pl

    words = pl.col("description").str.to_lowercase().str.replace_all(r"[\s\p{P}\p{S}]", "")
    earlier = pl.col("found_on").min().over("key", words)
    return ((pl.col("found_on") > earlier) & (words != "")).fill_null(False).alias("_again")


@attrs.frozen(eq=False)
class _Keys:
    """The units of the list, and by which keys rows of other tables mean them."""

    listed: pl.DataFrame
    means: Mapping[str, str]
    others: dict[str, str] = attrs.field(factory=dict)

    @staticmethod
    def of(listed: pl.DataFrame) -> _Keys:
        import polars as pl

        rows = listed.filter(pl.col("name").is_not_null() | pl.col("unit_id").is_not_null())
        ids = [names.key(one) if one else None for one in rows["unit_id"].cast(pl.String)]
        named = [names.key(one) if one else None for one in rows["name"].cast(pl.String)]
        keys = [name or f"#{id_}" for id_, name in zip(ids, named, strict=True)]
        means = {id_: key for id_, key in zip(ids, keys, strict=True) if id_}
        means |= {name: key for name, key in zip(named, keys, strict=True) if name}
        table = rows.select(
            pl.Series("key", keys, pl.String()),
            pl.Series("name_key", named, pl.String()),
            unit=pl.coalesce("name", "unit_id"),
            listed=pl.lit(True),
            sector="sector",
            region="region",
            risk_class="risk_class",
        )
        return _Keys(table.unique("key", keep="first", maintain_order=True), means)

    def placed(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows with the key of the unit that each means; one that names none has no key."""
        import polars as pl

        rows = self._named(rows, "unit_id", rows["unit_id"])
        rest = rows.filter(pl.col("_by_unit_id").is_null())["unit"]
        for one in rest.drop_nulls().unique(maintain_order=True).to_list():
            if one and names.key(one) not in self.means:
                self.others.setdefault(names.key(one), one)
        rows = self._named(rows, "unit", rest)
        return rows.with_columns(key=pl.coalesce("_by_unit_id", "_by_unit"))

    def _named(self, rows: pl.DataFrame, column: str, values: pl.Series) -> pl.DataFrame:
        """The rows with the key that a column of them means, ``_by_`` that column."""
        import polars as pl

        known = {one: names.key(one) for one in values.drop_nulls().unique().to_list() if one}
        found = {one: self.means.get(key, key if key in self.others else None) for one, key in known.items()}
        told = pl.col(column).replace_strict(found, default=None, return_dtype=pl.String)
        return rows.with_columns((told if found else pl.lit(None, pl.String)).alias(f"_by_{column}"))

    def all_units(self) -> pl.DataFrame:
        """The units of the list, then those that only other tables name."""
        import polars as pl

        there = set(self.listed["key"])
        more = {key: unit for key, unit in self.others.items() if key not in there}
        extra = pl.DataFrame(
            {"key": list(more), "name_key": list(more), "unit": list(more.values())},
            schema={"key": pl.String(), "name_key": pl.String(), "unit": pl.String()},
        ).with_columns(
            listed=pl.lit(False),
            sector=pl.lit(None, pl.String()),
            region=pl.lit(None, pl.String()),
            risk_class=pl.lit(None, pl.String()),
        )
        return pl.concat([self.listed, extra])
