"""DuckDB relations and PySpark frames: judged in their own engine through narwhals.

Verdicts are counted where the data live, in one pass; only the records that are not clear are fetched. What an engine
cannot compute (items of one-to-many facts, texts to be parsed as numbers or days) raises
:class:`~ansheng.rules.lower.NotLoweredError`, and the caller decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import attrs
import narwhals as nw

from ansheng import zones
from ansheng.dates import is_foreign
from ansheng.days import NEVER
from ansheng.errors import Problem
from ansheng.facts import nodes
from ansheng.facts.frames import counted, foreign, in_china, library_of, reading
from ansheng.facts.kinds import Fact, Invalid
from ansheng.facts.loading.columns import ROW
from ansheng.facts.loading.load import load
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound, alike, joined, stated
from ansheng.rules.lower import Lowering, NotLoweredError, first_day
from ansheng.rules.tables import Judged, facts_needed, identifying, judge, refused_values, unit_named
from ansheng.rules.verdicts import Counts
from ansheng.sheets.cells import as_text
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl


def judge_native(table: Any, facts: type[Facts], rules: Sequence[Bound], day: date) -> JudgedNative:
    """The verdicts of ``rules`` on every record of a DuckDB relation or PySpark frame.

    :raises NotLoweredError: the engine cannot compute one of the rules, or a column is not of the fact's type
    """
    if any(isinstance(n, nodes.Quantify | nodes.Aggregate) for b in rules for n in nodes.walk(b.rule.truth)):
        raise NotLoweredError(
            Words(
                "用到一对多采集项的规则不能在该引擎内判定",
                "rules on facts with several items are not judged inside this engine",
            )
        )
    with reading():
        frame = nw.from_native(numbered(in_china(table, facts)))
        places = _places(frame, facts, rules)
        columns, masks, row = _counted(frame, facts, rules, day, places)
    read = [c.header for c in columns if c.header is not None]
    told = (*noted(table, facts, read), *_refused(columns, row))
    nan = sum(int(n or 0) for name, n in row.items() if name.startswith("nan_"))
    counts = _counts(masks, row)
    return JudgedNative(
        facts, tuple(rules), counts, day, table, tuple(columns), masks, row["seen"], told, nan, places
    )


def noted(table: Any, facts: type[Facts], read: Sequence[str]) -> Iterator[Problem]:
    """What is to be known of a table of an engine before its values are looked at.

    :param read: the headers of the columns that are read
    """
    elsewhere = foreign(table, facts)
    headers = facts.match(name for name in table.columns if name != ROW)
    yield from headers.problems
    yield from (zones.zoned_time(header, elsewhere[header]) for header in read if header in elsewhere)
    if "id" not in headers.matched and library_of(table) == "pyspark":
        words = (
            "无编号列，记录由 Spark 编号，序号不连续",
            "no id column; Spark numbers the records, with gaps",
        )
        yield Problem("no_id", Words(*words))


def _places(frame: Any, facts: type[Facts], rules: Sequence[Bound]) -> dict[str | None, int]:
    """How many records there are at each place, where a rule asks for it; else none."""
    if not any(bound.rule.regional for bound in rules):
        return {}
    header = facts.match(frame.collect_schema()).matched.get("region", (None, ""))[0]
    return counted(frame.to_native(), header)


MOST_TEXTS, MOST_ODD = 200_000, 200
"""How many different texts of a column are looked at, and how many may need reading."""


def numbered(table: Any) -> Any:
    """A table with the number of each row: in the order of a DuckDB relation, in any for Spark, which has none."""
    if ROW in table.columns:
        return table
    if library_of(table) == "pyspark":
        from pyspark.sql import functions

        return table.withColumn(ROW, functions.monotonically_increasing_id() + 1)
    return table.project(f"*, row_number() over () as {ROW}")


@attrs.frozen
class _Column:
    """One fact as a column of the engine, typed, and when a value of it is there but does not parse.

    :param texts: of a column of texts, what those mean that do not mean themselves
    :param pending: whether the texts have to be known before it can be typed
    """

    fact: Fact[Any]
    header: str | None
    typed: Any
    refused: Any = None
    nan: Any = None
    texts: Mapping[str, Any] | None = None
    pending: bool = False


def _counted(
    frame: Any, facts: type[Facts], rules: Sequence[Bound], day: date, places: Mapping[str | None, int]
) -> tuple[list[_Column], dict[str, Any], dict[str, Any]]:
    """The facts as columns, the masks, and all that is counted in one pass, or two where a text was not foreseen."""
    standing = [text for place in places if place for text in (place, place.strip())]
    lowering = [Lowering(nw, day, b.limits, places=standing) for b in rules]
    said = {b.rule.id: lower.column(b.rule.truth) for b, lower in zip(rules, lowering, strict=True)}
    told, counts = joined(said, alike(rules)), dict[str, Any]()
    for n, (bound, lower) in enumerate(zip(rules, lowering, strict=True)):
        mask, scope = said[bound.rule.id], bound.rule.scope
        counts |= {f"hazard_{n}": mask, f"unknown_{n}": mask.is_null()}
        counts |= {} if scope is None else {f"outside_{n}": ~lower.column(scope)}
        for name, each in zip(("joined", "asked"), told, strict=True):
            counts |= {f"{name}_{n}": each[bound.rule.id]} if bound.rule.id in each else {}
    columns = _columns(frame, facts, rules, {})
    row = _totals(frame, columns, counts)
    meant = {c.fact.name: _odd(c, row[f"text_{c.fact.name}"]) for c in columns if c.texts is not None}
    known = [c for c in columns if c.texts is not None]
    if any(c.pending or not meant[c.fact.name].items() <= (c.texts or {}).items() for c in known):
        columns = _columns(frame, facts, rules, meant)
        row = _totals(frame, columns, counts)
    return columns, stated(said, *told), row


def _columns(
    frame: Any, facts: type[Facts], rules: Sequence[Bound], texts: Mapping[str, Mapping[str, Any]]
) -> list[_Column]:
    matched = facts.match(frame.collect_schema()).matched
    return [typed_column(facts.fact(name), matched.get(name), frame, texts) for name in facts_needed(rules)]


def typed_column(
    fact: Fact[Any], at: tuple[str, str] | None, frame: Any, texts: Mapping[str, Mapping[str, Any]]
) -> _Column:
    """A fact as a column of the engine.

    :param at: the header under which it stands, and the unit there
    :param texts: by fact, the texts that do not mean themselves
    :raises NotLoweredError: the column is not of the fact's type
    """
    dtypes: dict[str, Any] = {"number": nw.Float64, "count": nw.Float64, "flag": nw.Boolean, "day": nw.Date}
    if at is None:
        return _Column(fact, None, nw.lit(None, dtype=dtypes.get(fact.kind, nw.String)))
    header, unit = at
    column, dtype = nw.col(header), frame.collect_schema()[header]
    match fact.kind:
        case "number" | "count" if dtype.is_numeric():
            number = column.cast(nw.Float64)
            allowed = _allowed(fact, _scaled(fact, unit, number))
            scaled = nw.when(allowed).then(_scaled(fact, unit, number))
            return _Column(fact, header, scaled, ~allowed & ~number.is_nan(), number.is_nan())
        case "flag" if dtype == nw.Boolean:
            return _Column(fact, header, column)
        case "day" if dtype in (nw.Date, nw.Datetime):
            day = column if dtype == nw.Date else column.dt.date()
            beyond = (day <= first_day(nw)) | (day > nw.lit(date.max, dtype=nw.Date))
            return _Column(fact, header, nw.when(~beyond).then(day), beyond)
        case "day" if dtype == nw.String and fact.never:
            return _day_texts(fact, header, column, texts.get(fact.name))
        case "text" | "choice" if dtype == nw.String:
            odd = texts.get(fact.name, _foreseen(fact))
            chosen, refused = _mapped(column, odd)
            return _Column(fact, header, chosen, refused, texts=odd)
    why = f"column {header!r} is {dtype}, not of the type of fact {fact.name!r}"
    raise NotLoweredError(Words(f"“{header}”列的类型是 {dtype}，不符合“{fact.title}”的要求", why))


def _day_texts(fact: Fact[Any], header: str, column: Any, odd: Mapping[str, Any] | None) -> _Column:
    """A column of texts, among which 从未 may stand; before they are known, no day of it is."""
    if odd is None:
        return _Column(fact, header, nw.lit(None, dtype=nw.Date), texts={}, pending=True)
    if any(isinstance(day, Invalid) or is_foreign(text) for text, day in odd.items()):
        raise NotLoweredError(
            Words(
                f"“{header}”列有须识别的写法，该引擎不能读取",
                f"column {header!r} has texts that need reading, which this engine cannot do",
            )
        )
    typed: Any = nw.when(~column.is_in(list(odd))).then(column).cast(nw.Date) if odd else column.cast(nw.Date)
    for written, day in odd.items():
        meant = first_day(nw) if day == NEVER else nw.lit(day, dtype=nw.Date)
        typed = nw.when(column == written).then(meant).otherwise(typed)
    return _Column(fact, header, typed, texts=odd)


def _scaled(fact: Fact[Any], unit: str, number: Any) -> Any:
    scale, offset = fact.scale(unit) or (1.0, 0.0)
    return number if (scale, offset) == (1.0, 0.0) else number * scale + offset


def _allowed(fact: Fact[Any], number: Any) -> Any:
    allowed = ~number.is_nan() & (number.abs() < float("inf"))
    if fact.minimum is not None:
        allowed = allowed & (number >= fact.minimum)
    return allowed & (number == number.round(0)) if fact.kind == "count" else allowed


def _foreseen(fact: Fact[Any]) -> Mapping[str, Any]:
    """The titles of the options of a choice, which are what a table holds as a rule."""
    return {title: option for option, title in fact.options.items() if title != option}


def _odd(column: _Column, texts: Sequence[str | None]) -> dict[str, Any]:
    """The texts that do not mean themselves, with what they mean: an option, nothing, or invalid.

    :raises NotLoweredError: there are too many for the engine to tell apart
    """
    read = {t: column.fact.parse(t) for t in texts if t is not None}
    odd = {t: p for t, p in read.items() if p != t and (p == NEVER or as_text(p) != t)}
    if len(read) > MOST_TEXTS or len(odd) > MOST_ODD:
        raise NotLoweredError(
            Words(
                f"“{column.header}”列的不同取值或须识别的写法过多，该引擎无法处理",
                f"column {column.header!r} has too many texts, or too many that need reading, for this engine",
            )
        )
    return odd


def _mapped(column: Any, odd: Mapping[str, Any]) -> tuple[Any, Any]:
    """A text column with what its odd texts mean, and where one does not parse."""
    if not odd:
        return column, None
    chosen: Any = nw.when(~column.is_in(list(odd))).then(column)
    for written, meant in odd.items():
        if isinstance(meant, str):
            chosen = nw.when(column == written).then(nw.lit(meant)).otherwise(chosen)
    invalid = [written for written, meant in odd.items() if isinstance(meant, Invalid)]
    return chosen, column.is_in(invalid) if invalid else None


def _totals(frame: Any, columns: Sequence[_Column], said: Mapping[str, Any]) -> dict[str, Any]:
    """Everything that is counted, and the texts that there are, in one pass over the data."""
    counted = {f"refused_{c.fact.name}": c.refused for c in columns if c.refused is not None}
    counted |= {f"nan_{c.fact.name}": c.nan for c in columns if c.nan is not None}
    texts = {f"text_{c.fact.name}": nw.col(str(c.header)) for c in columns if c.texts is not None}
    facts = [c.typed.alias(c.fact.name) for c in columns]
    others = [column.alias(name) for name, column in {**counted, **texts}.items()]
    typed = frame.select(*facts, *others) if columns else frame
    rows = typed.with_columns(*(mask.alias(name) for name, mask in said.items())) if said else typed
    return _added_up(rows.to_native(), [*said, *counted], list(texts))


def _added_up(table: Any, counted: Sequence[str], texts: Sequence[str]) -> dict[str, Any]:
    """One row: how many rows there are, in how many each of the conditions holds, and the texts of the columns."""
    if library_of(table) == "pyspark":
        from pyspark.sql import functions

        many = [functions.sum(functions.col(name).cast("long")).alias(name) for name in counted]
        sets = [functions.collect_set(name).alias(name) for name in texts]
        found: dict[str, Any] = (
            table.agg(functions.count("*").alias("seen"), *many, *sets).collect()[0].asDict()
        )
        return found
    sums = [f'sum("{name}"::BIGINT) AS "{name}"' for name in counted]
    lists = [f'list(DISTINCT "{name}") AS "{name}"' for name in texts]
    totals = table.aggregate(", ".join(["count(*) AS seen", *sums, *lists]))
    row = dict(zip(totals.columns, totals.fetchall()[0], strict=True))
    return {**row, **{name: row[name] or [] for name in texts}}


def _counts(masks: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Counts]:
    seen = row["seen"]
    return {
        rule: Counts(
            seen,
            seen - int(row.get(f"outside_{n}") or 0),
            int(row[f"hazard_{n}"] or 0),
            int(row[f"unknown_{n}"] or 0),
            int(row.get(f"joined_{n}") or 0),
            int(row.get(f"asked_{n}") or 0),
        )
        for n, rule in enumerate(masks)
    }


def _refused(columns: Sequence[_Column], row: Mapping[str, Any]) -> Iterator[Problem]:
    counted = ((int(row.get(f"refused_{column.fact.name}") or 0), column) for column in columns)
    return (refused_values(count, column.fact, column.header) for count, column in counted if count)


@attrs.frozen(eq=False)
class JudgedNative:
    """Verdicts counted in another engine, whose records stay there.

    :param typed: the facts as columns of the engine
    :param masks: by rule, where it states a hazard
    :param seen: how many records there are
    :param nan: how many not-a-numbers were taken as missing
    :param places: how many records there are at each place, where a rule asks for it
    """

    facts: type[Facts]
    rules: tuple[Bound, ...]
    counts: Mapping[str, Counts]
    day: date
    table: Any
    typed: tuple[_Column, ...]
    masks: Mapping[str, Any]
    seen: int
    problems: tuple[Problem, ...]
    nan: int
    places: Mapping[str | None, int]

    def fetched(self) -> Judged:
        """The records that are not clear for some rule, brought to Polars and judged again for their evidence.

        :raises InputError: the table cannot be read
        """
        with reading():
            return self.again(self._hits().collect("polars").to_native())

    def again(self, hits: pl.DataFrame) -> Judged:
        """Records of the table judged in Polars, for their evidence."""
        return judge(load(hits, self.facts, only=facts_needed(self.rules)), self.rules, self.day)

    def hits(self) -> Any:
        """The records that are not clear for some rule, as a table of the engine that nobody has computed yet."""
        return self._hits().to_native()

    def tally(self, by: str) -> dict[tuple[str | None, str], int]:
        """How many hazards and undetermined findings there are for each value of a fact, added up in Spark.

        :param by: a fact that says which record it is, such as ``region``
        :raises InputError: the table cannot be read
        """
        from pyspark.sql import functions

        if not self.masks:
            return {}
        header = self.facts.match(self._frame.collect_schema()).matched.get(by, (None, ""))[0]
        owner = nw.lit(None, dtype=nw.String) if header is None else nw.col(header).cast(nw.String)
        facts = [c.typed.alias(c.fact.name) for c in self.typed]
        typed = self._frame.select(owner.alias("by_"), *facts)
        masks = {f"m_{n}": mask for n, mask in enumerate(self.masks.values())}
        rows = typed.with_columns(*(mask.alias(name) for name, mask in masks.items())).to_native()
        zero = functions.lit(0).cast("long")
        hazard = sum((functions.coalesce(functions.col(name).cast("long"), zero) for name in masks), zero)
        unknown = sum((functions.col(name).isNull().cast("long") for name in masks), zero)
        sums = rows.groupBy("by_").agg(
            functions.sum(hazard).alias("hazard"), functions.sum(unknown).alias("undetermined")
        )
        with reading():
            found = sums.where("hazard > 0 or undetermined > 0").collect()
        return {(row["by_"], said): row[said] for row in found for said in ("hazard", "undetermined")}

    @property
    def _frame(self) -> Any:
        return nw.from_native(numbered(in_china(self.table, self.facts)))

    def sent(self) -> JudgedNative:
        """The same without the table, as it goes to where the records are."""
        return attrs.evolve(self, table=None, typed=(), masks={}, rules=tuple(map(attrs.evolve, self.rules)))

    def kept(self, names: Iterable[str]) -> list[str]:
        """The columns that say which record it is, and those that the rules read."""
        schema = list(names)
        matched = self.facts.match(name for name in schema if name != ROW).matched
        wanted = {*identifying(self.facts), *facts_needed(self.rules)}
        own = {header for name, (header, _) in matched.items() if name in wanted}
        used = {header for header, _ in matched.values()}
        unit = unit_named(self.facts, (name for name in schema if name not in used))
        return [name for name in schema if name in own or name in (ROW, unit)]

    def _hits(self) -> Any:
        """The records that are not clear, in those columns."""
        frame = self._frame
        raw = {name: f"_raw_{n}" for n, name in enumerate(self.kept(frame.collect_schema()))}
        typed = frame.select(
            *(nw.col(name).alias(alias) for name, alias in raw.items()),
            *(c.typed.alias(c.fact.name) for c in self.typed),
        )
        hits = [mask.is_null() | mask for mask in self.masks.values()]
        found = typed.filter(reduce(or_, hits)) if hits else typed.head(0)
        return found.select(*(nw.col(alias).alias(name) for name, alias in raw.items()))
