"""Tables of other engines as parts of findings: those of DuckDB are brought here, those of Spark stay a plan."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, Any
from weakref import finalize

import attrs
import polars as pl

from ansheng.checking.finding import Finding
from ansheng.checking.parts.part import Part, schema
from ansheng.checking.parts.streams import SMALL, FrameSource, StreamPart, streamed
from ansheng.checking.parts.tables import TablePart
from ansheng.errors import check_lang
from ansheng.facts.frames import library_of, reading
from ansheng.facts.loading.office import NO_OFFICE
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound
from ansheng.rules.engines import JudgedNative, judge_native
from ansheng.rules.lower import NotLoweredError
from ansheng.rules.tables import Judged
from ansheng.rules.verdicts import Counts, Verdict
from ansheng.sheets.formats.parquet import scanned
from ansheng.words import Lang

if TYPE_CHECKING:
    import pyarrow


def judge_there(table: Any, facts: type[Facts], rules: Sequence[Bound], day: date) -> JudgedNative:
    """The verdicts of ``rules`` on every record of a DuckDB relation or PySpark frame, counted where it is.

    What Spark cannot compute itself is computed in Polars beside its records; the manifest says so.

    :raises NotLoweredError: the engine cannot compute one of the rules, or a column is not of the fact's type
    :raises InputError: the table cannot be read
    """
    try:
        return judge_native(table, facts, rules, day)
    except NotLoweredError as reason:
        if library_of(table) != "pyspark":
            raise
        from ansheng.checking.parts.batches import judge_batches

        return judge_batches(table, facts, rules, day, reason)


def part_of(judged: JudgedNative) -> Part:
    """The part of a table judged in its engine: a snapshot of what is not clear, but for Spark a plan.

    The snapshot of a large table of DuckDB lies in a temporary file, so that memory does not grow with it.

    :raises InputError: the table cannot be read
    """
    if library_of(judged.table) == "pyspark":
        return SparkPart(judged)
    part = _spilled(judged) if judged.seen > SMALL and judged.masks else None
    return part or TablePart(attrs.evolve(judged.fetched(), counts=judged.counts))


@attrs.frozen(eq=False, slots=False)
class SpilledPart(StreamPart):
    """What is not clear of a large table of DuckDB, in a temporary file."""

    def __reduce__(self) -> tuple[type[StreamPart], tuple[Any, ...]]:
        """The records themselves: in another process the file may be gone."""
        held = FrameSource(self.source.table().collect())
        return StreamPart, (held, self.head, self.bound, self.day, self.tallied)


def _spilled(judged: JudgedNative) -> Part | None:
    """What is not clear in a file that is there as long as the part is; None where it is no plain table."""
    handle, path = mkstemp(prefix="ansheng-", suffix=".parquet")
    os.close(handle)
    with reading():
        judged.hits().write_parquet(path)
    source = scanned(path)
    found = (
        None if source is None else streamed(source, judged.facts, None, judged.rules, judged.day, NO_OFFICE)
    )
    if found is None:
        Path(path).unlink()
        return None
    counted = attrs.evolve(found.tallied, counts=judged.counts)
    part = SpilledPart(found.source, found.head, found.bound, found.day, counted)
    finalize(part, Path(path).unlink, missing_ok=True)
    return part


@attrs.frozen(eq=False, slots=False)
class SparkPart(Part):
    """Verdicts counted in Spark. The findings are a plan over the frame as it was given, computed when looked at."""

    judged: JudgedNative

    def __reduce__(self) -> tuple[type[TablePart], tuple[Judged]]:
        """What is not clear, brought here: another process has no session of Spark."""
        return TablePart, (attrs.evolve(self.fetched.judged, counts=self.counts),)

    @property
    def facts(self) -> type[Facts]:
        """The class of the records."""
        return self.judged.facts

    @property
    def rules(self) -> tuple[Bound, ...]:
        """The rules that judged them."""
        return self.judged.rules

    @property
    def counts(self) -> Mapping[str, Counts]:
        """What each rule saw."""
        return self.judged.counts

    @cached_property
    def fetched(self) -> TablePart:
        """The records that are not clear for some rule, brought here and judged again in Polars for their evidence."""
        return TablePart(self.judged.fetched())

    def plan(self, wanted: Sequence[Verdict], lang: Lang) -> Any:
        """The findings with a wanted verdict as a frame of Spark, in long form, judged again where the records are."""
        from pyspark.sql.pandas.types import from_arrow_schema

        lang = check_lang(lang)
        sent = self.judged.sent()
        return self.judged.hits().mapInArrow(
            _Batches(sent, tuple(wanted), lang), from_arrow_schema(_arrow_schema())
        )

    def findings(self, wanted: Sequence[Verdict]) -> Iterator[Finding]:
        """The findings with a wanted verdict, record by record, with evidence."""
        return self.fetched.findings(wanted)

    def columns(self, wanted: Sequence[Verdict], lang: Lang = "zh", *, told: bool = True) -> pl.DataFrame:
        """The findings with a wanted verdict in long form."""
        lang = check_lang(lang)
        return self.fetched.columns(wanted, lang, told=told)

    def finding(self, record: str, rule: str) -> Iterator[Finding]:
        """What a rule says of the records so called; records that no rule finds fault with are not fetched."""
        return self.fetched.finding(record, rule)

    def tally(self, by: str, wanted: Sequence[Verdict]) -> Counter[tuple[str | None, str]]:
        """How many findings there are for each value of ``by`` and verdict, added up in Spark."""
        if by in ("unit_id", "region"):
            return Counter(self.judged.tally(by))
        if by == "record":
            return self.fetched.tally(by, wanted)
        found: Counter[tuple[str | None, str]] = Counter()
        for bound in self.rules:
            counts = self.counts[bound.rule.id]
            found[getattr(bound, by), "hazard"] += counts.hazard - counts.joined
            found[getattr(bound, by), "undetermined"] += counts.undetermined - counts.joined_undetermined
        return found


@attrs.frozen
class _Batches:
    """What Spark runs beside its records: batches of them become findings in long form."""

    judged: JudgedNative
    wanted: tuple[Verdict, ...]
    lang: Lang

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            frame = pl.DataFrame(pl.from_arrow(batch))
            found = TablePart(self.judged.again(frame)).columns(self.wanted, self.lang)
            yield from found.to_arrow().cast(_arrow_schema()).to_batches()


def _arrow_schema() -> pyarrow.Schema:
    """The long form of findings in the types that Spark takes."""
    import pyarrow as pa

    return pa.schema([(name, _arrow_type(dtype)) for name, dtype in schema().items()])


def _arrow_type(dtype: Any) -> pyarrow.DataType:
    import pyarrow as pa

    if isinstance(dtype, pl.List):
        return pa.list_(_arrow_type(dtype.inner))
    if isinstance(dtype, pl.Struct):
        return pa.struct([(field.name, _arrow_type(field.dtype)) for field in dtype.fields])
    return pa.int64() if dtype == pl.Int64 else pa.string()
