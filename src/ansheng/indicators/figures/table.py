"""Table: figures in columns, of which each is made a figure only when somebody looks at it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import polars as pl

from ansheng import looking
from ansheng.dates import Every
from ansheng.errors import check_lang, word
from ansheng.indicators.comparing.comparison import Against
from ansheng.indicators.evaluation.making import bare_figure, compared, of_group
from ansheng.indicators.figure import Figure
from ansheng.indicators.figures.tallies import Asked
from ansheng.indicators.indicator import Indicator
from ansheng.looking import Row
from ansheng.words import NO_WORDS, Lang, Words

COLUMNS = {
    "first": pl.Date,
    "last": pl.Date,
    "value": pl.Float64,
    "unit": pl.String,
    "numerator": pl.Float64,
    "denominator": pl.Float64,
    "unknown": pl.Int64,
    "reason": pl.String,
    "display": pl.String,
    "as_of": pl.Date,
}
"""The columns that every table of figures has, behind ``indicator`` and the groups."""

COMPARED = {"base": pl.Float64, "change": pl.Float64, "difference": pl.String}
"""The further columns of one that is compared."""

_PARTS = ("_value0", "_value1", "_unknown", "_twice")


@attrs.frozen(eq=False)
class Block:
    """The figures of one indicator: a row a group and period.

    :param asked: the periods, with the day to whose end each is known
    :param missing: for each of them why it has no figures, where it has none
    :param bases: for each of them the base; None where nothing is compared
    :param frame: the columns of ``by``, ``_place`` (the number of the period) and the parts of each figure; those of a
        base that is not known are null
    """

    indicator: Indicator
    by: tuple[str, ...]
    asked: tuple[Asked, ...]
    missing: tuple[Words | None, ...]
    bases: tuple[Asked | None, ...] | None
    against: Against | None
    frame: pl.DataFrame

    def table(self, lang: Lang) -> pl.DataFrame:
        """The figures in columns; what is alike is made once, and where it is compared once a period.

        How far chance reaches depends on the days of the two periods.
        """
        check_lang(lang)
        shape = [name for name in self.frame.columns if name.startswith(_PARTS)]
        shape += [] if self.against is None else ["_place"]
        missing = [at for at, reason in enumerate(self.missing) if reason is not None]
        rows = self.frame.with_columns(
            pl.when(pl.col("_place").is_in(missing)).then(pl.col("_place")).alias("_missing")
        )
        shapes = rows.select("_missing", *shape).unique(maintain_order=True).with_row_index("_shape")
        told = [self._told(row, lang) for row in shapes.iter_rows(named=True)]
        columns = pl.DataFrame(told, schema=self._schema, orient="row").with_row_index("_shape")
        days = pl.DataFrame(
            [(at, now.window.first, now.window.last, now.as_of) for at, now in enumerate(self.asked)],
            schema={"_place": pl.UInt32, "first": pl.Date, "last": pl.Date, "as_of": pl.Date},
            orient="row",
        )
        joined = (
            rows.join(shapes, on=["_missing", *shape], how="left", nulls_equal=True, maintain_order="left")
            .join(columns, on="_shape", how="left", maintain_order="left")
            .join(days, on="_place", how="left", maintain_order="left")
        )
        names = self._names
        return joined.select(
            pl.lit(self.indicator.id).alias("indicator"),
            *(pl.col(name).alias(group_column(name)) for name in self.by),
            *(pl.col(names[name]).alias(name) for name in self._all),
        )

    def __len__(self) -> int:
        return self.frame.height

    def figure(self, at: int) -> Figure:
        """The figure of a row."""
        row = self.frame.row(at, named=True)
        place = row["_place"]
        figure, base = self._made(row, self.missing[place], place)
        figure = of_group(figure, self.indicator, self.by, tuple(row[name] for name in self.by))
        if self.against is None or self.bases is None or (before := self.bases[place]) is None:
            return figure
        return attrs.evolve(figure, comparison=compared(figure, base, self.against, before.window))

    @property
    def _all(self) -> dict[str, Any]:
        return COLUMNS | (COMPARED if self.against is not None else {})

    @property
    def _names(self) -> dict[str, str]:
        """Where each column is found: groups may be called like one."""
        return {name: name if name in ("first", "last", "as_of") else f"_{name}" for name in self._all}

    @property
    def _schema(self) -> dict[str, Any]:
        return {
            f"_{name}": kind for name, kind in self._all.items() if name not in ("first", "last", "as_of")
        }

    def _told(self, row: dict[str, Any], lang: Lang) -> dict[str, Any]:
        """The columns of one figure."""
        missing, place = row["_missing"], row.get("_place", 0)
        figure, base = self._made(row, None if missing is None else self.missing[missing], place)
        told: dict[str, Any] = {
            "value": figure.value,
            "unit": figure.measure(lang),
            "numerator": figure.numerator,
            "denominator": figure.denominator,
            "unknown": row["_unknown"],
            "reason": None if figure.reason is None else word(lang, figure.reason),
            "display": figure.shown(lang),
        }
        if self.against is not None:
            beside = compared(figure, base, self.against, self.asked[place].window)
            told |= {
                "base": None if base is None else base.value,
                "change": beside.change,
                "difference": beside.chance.difference,
            }
        return {f"_{name}": _plain(value) for name, value in told.items()}

    def _made(self, row: dict[str, Any], missing: Words | None, place: int) -> tuple[Figure, Figure | None]:
        """The figure of some parts without its group, and its base where that is known."""
        figure = self._bare(row, "", self.asked[place])
        if missing is not None:
            figure = attrs.evolve(figure, value=None, numerator=None, denominator=None, reason=missing)
        elif figure.value is None:
            figure = attrs.evolve(figure, reason=_reason(figure, bool(row["_twice"])))
        before = self.bases[place] if self.bases else None
        if before is None or row.get("_unknown_base") is None:
            return figure, None
        return figure, self._bare(row, "_base", before)

    def _bare(self, row: dict[str, Any], suffix: str, asked: Asked) -> Figure:
        values = [_number(row[f"_value{part}{suffix}"]) for part in range(len(self.indicator.quantities))]
        unknown, twice = row["_unknown" + suffix] or 0, row["_twice" + suffix] or 0
        return bare_figure(self.indicator, values, unknown + twice, bool(twice), asked.window, asked.as_of)


@attrs.frozen(eq=False, repr=False)
class Figures:
    """Figures of several indicators, in the order of the indicators, of the groups in their table, and of the periods.

    They stay columns: a :class:`ansheng.Figure` is made when one is looked at.

    :param by: the facts by which they are told apart
    :param every: the spans into which the period is split; None for the whole of it
    """

    blocks: tuple[Block, ...]
    by: tuple[str, ...] = ()
    every: Every | None = None
    against: Against | None = None

    def to_polars(self, lang: Lang = "zh") -> pl.DataFrame:
        """A row a figure: ``indicator``, the groups, ``first``, ``last``, ``value``, ``unit``, ``numerator``,
        ``denominator``, ``unknown``, ``reason`` (why there is no value), ``display`` and ``as_of``; where figures are
        compared also ``base``, ``change`` and ``difference``.

        A fact called like one of these columns gives a column with ``by_`` before its name, such as ``by_unit``.
        ``value`` is a float, and ``display`` its exact text. A value that cannot be told is null, never 0.

        :param lang: the language of ``unit``, ``reason`` and ``display``
        """
        check_lang(lang)
        tables = [block.table(lang) for block in self.blocks]
        if tables:
            return pl.concat(tables, how="vertical_relaxed")
        columns = COLUMNS | (COMPARED if self.against is not None else {})
        groups = {group_column(name): pl.String for name in self.by}
        return pl.DataFrame(schema={"indicator": pl.String, **groups, **columns})

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """The rows of :meth:`to_polars` for JSON: numbers are numbers, whole ones without decimals, days ISO text."""
        return [
            {name: _jsonable(value) for name, value in row.items()}
            for row in self.to_polars(check_lang(lang)).iter_rows(named=True)
        ]

    def __len__(self) -> int:
        return sum(map(len, self.blocks))

    def __iter__(self) -> Iterator[Figure]:
        return (block.figure(at) for block in self.blocks for at in range(len(block)))

    def __getitem__(self, at: int) -> Figure:
        place = range(len(self))[at]
        for block in self.blocks:
            if place < len(block):
                return block.figure(place)
            place -= len(block)
        raise IndexError(at)

    def __repr__(self) -> str:
        told = ", ".join(block.indicator.id for block in self.blocks)
        by = f" by {', '.join(self.by)}" if self.by else ""
        every = f", every {self.every}" if self.every else ""
        return f"<Figures: {len(self)} of {looking.short(told, 80)}{by}{every}>"

    def _repr_html_(self) -> str:
        compared = self.against is not None
        rows: Iterator[Row] = (
            (
                "" if figure.value is not None else "quiet",
                (
                    figure.label,
                    figure.window.label(),
                    figure.display,
                    *([figure.comparison.text() if figure.comparison else None] if compared else []),
                    figure.caveat() if figure.reason is None else figure.reason.zh,
                ),
            )
            for figure in self
        )
        heads = ("指标", "期间", "数值", *(["比较"] if compared else []), "说明")
        return looking.block(f"数据表：共{len(self)}个数值", looking.table(heads, rows, of=len(self)))


def group_column(fact: str) -> str:
    """The column that holds a fact by which figures are told apart."""
    return f"by_{fact}" if fact in ("indicator", *COLUMNS, *COMPARED) else fact


def _reason(figure: Figure, twice: bool) -> Words:
    if twice:
        return Words("同一期间填有多个值", "several values are stated for the period")
    if figure.denominator == 0:
        return Words("分母为0", "the denominator is 0")
    if figure.unknown:
        return Words("有关记录均有缺项", "every record lacks a fact that decides")
    return NO_WORDS


def _number(value: int | str | None) -> int | Decimal | None:
    if not isinstance(value, str):
        return value
    number = Decimal(value)
    return int(number) if number == number.to_integral_value() else number


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def _jsonable(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value
