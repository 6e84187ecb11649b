"""Tables of Spark with rules that Spark cannot compute: judged in Polars beside the records, batch by batch.

Nothing but counts comes to the driver, a row for each partition, in one pass over the table. The columns that rules
read must be of the types of their facts, as everywhere in Spark.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
import narwhals as nw
import polars as pl

from ansheng.errors import Problem
from ansheng.facts.frames import in_china, narrowed, reading
from ansheng.facts.loading.columns import ROW
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound
from ansheng.rules.engines import JudgedNative, noted, numbered, typed_column
from ansheng.rules.lower import NotLoweredError
from ansheng.rules.tables import Judged, facts_needed, refused_values
from ansheng.rules.verdicts import Counts
from ansheng.words import Words

if TYPE_CHECKING:
    import pyarrow

COUNTED = ("seen", "in_scope", "hazard", "undetermined", "joined", "joined_undetermined")


def judge_batches(
    table: Any, facts: type[Facts], rules: Sequence[Bound], day: date, reason: NotLoweredError
) -> JudgedBatches:
    """The verdicts of ``rules`` on every record of a PySpark frame, counted in Polars where the records are.

    :param reason: why Spark cannot compute them
    :raises NotLoweredError: a column is not of the fact's type
    :raises InputError: the table cannot be read
    """
    needed = facts_needed(rules)
    with reading():
        _refuse_unread(table, facts, needed)
        told = Problem(
            "engine",
            Words(
                f"{reason.words.zh}；已在 Spark 中改由 Polars 逐批计算",
                f"{reason.words.en}; computed by Polars inside Spark instead",
            ),
        )
        empty = JudgedBatches(facts, tuple(rules), {}, day, table, (), {}, 0, (), 0, {})
        tally = _Tally.of_texts(_tallies(empty), rules)
    matched = facts.match(table.columns).matched
    read = [matched[name][0] for name in needed if name in matched]
    problems = (told, *noted(table, facts, read), *_refused(tally.refused, facts, matched))
    return attrs.evolve(
        empty,
        counts=tally.of_rules(rules),
        seen=tally.seen,
        problems=problems,
        nan=tally.nan,
        places=dict(tally.places),
    )


def _refuse_unread(table: Any, facts: type[Facts], names: Sequence[str]) -> None:
    """Look whether facts stand in columns of their own types; those with several items may stand in any.

    :raises NotLoweredError: one of them is not of the fact's type
    """
    frame = nw.from_native(in_china(table, facts))
    matched = facts.match(name for name in frame.collect_schema() if name != ROW).matched
    for fact in map(facts.fact, names):
        if fact.kind != "many":
            typed_column(fact, matched.get(fact.name), frame, {})


def _tallies(judged: JudgedBatches) -> list[str]:
    return [
        row["tally"] for row in judged.read().mapInArrow(_Tallies(judged.sent()), "tally string").collect()
    ]


def _refused(refused: Counter[str], facts: type[Facts], matched: Any) -> Iterator[Problem]:
    for name, count in refused.items():
        yield refused_values(count, facts.fact(name), matched[name][0])


@attrs.frozen(eq=False)
class JudgedBatches(JudgedNative):
    """Verdicts counted in Polars inside Spark; the records stay there."""

    def read(self) -> Any:
        """The records, numbered, with the columns that are read, as a frame of Spark."""
        frame = numbered(in_china(self.table, self.facts))
        return narrowed(frame, self.kept(frame.columns))

    def tally(self, by: str) -> dict[tuple[str | None, str], int]:
        """How many hazards and undetermined findings there are for each value of a fact, added up in Spark.

        :raises InputError: the table cannot be read
        """
        from pyspark.sql import functions

        each = self.read().mapInArrow(_Groups(self.sent(), by), "by_ string, hazard long, undetermined long")
        sums = each.groupBy("by_").agg(
            *(functions.sum(said).alias(said) for said in ("hazard", "undetermined"))
        )
        with reading():
            found = sums.where("hazard > 0 or undetermined > 0").collect()
        return {(row["by_"], said): row[said] for row in found for said in ("hazard", "undetermined")}

    def _hits(self) -> Any:
        """The records that are not clear."""
        kept = self.read()
        return nw.from_native(kept.mapInArrow(_NotClear(self.sent()), kept.schema))


@attrs.define
class _Tally:
    """What was counted in some batches.

    :param rules: by rule and what is counted
    :param refused: by fact, the values that are there and do not parse
    :param places: by place, the records, where a rule asks for it
    """

    seen: int = 0
    nan: int = 0
    rules: Counter[tuple[str, str]] = attrs.field(factory=Counter)
    refused: Counter[str] = attrs.field(factory=Counter)
    places: Counter[str | None] = attrs.field(factory=Counter)

    def add(self, judged: Judged) -> None:
        """Count the records of a batch."""
        self.seen += judged.loaded.found.height
        self.nan += judged.typed.nan
        for rule, counts in judged.counts.items():
            self.rules.update({(rule, name): getattr(counts, name) for name in COUNTED})
        self.refused.update({name: len(cell.rows) for name, cell in judged.typed.invalid.items()})
        self.refused.update(str(problem.column).partition(".")[0] for problem in judged.problems)
        if any(bound.rule.regional for bound in judged.rules):
            frame = judged.typed.frame
            known = "region" in frame.columns
            texts = frame["region"] if known else pl.Series([None] * frame.height, dtype=pl.String)
            self.places.update(texts.to_list())

    def text(self) -> str:
        """All of it as JSON."""
        rules = [[*key, number] for key, number in self.rules.items()]
        plain = {"seen": self.seen, "nan": self.nan, "rules": rules, "refused": self.refused}
        return json.dumps({**plain, "places": list(self.places.items())}, ensure_ascii=False)

    @staticmethod
    def of_texts(texts: Iterable[str], rules: Sequence[Bound]) -> _Tally:
        """What was counted in several places, added up."""
        whole = _Tally(rules=Counter({(bound.rule.id, name): 0 for bound in rules for name in COUNTED}))
        for one in map(json.loads, texts):
            whole.seen += one["seen"]
            whole.nan += one["nan"]
            whole.rules.update({(rule, name): number for rule, name, number in one["rules"]})
            whole.refused.update(one["refused"])
            whole.places.update(dict(one["places"]))
        return whole

    def of_rules(self, rules: Sequence[Bound]) -> dict[str, Counts]:
        """What each rule saw."""
        return {
            bound.rule.id: Counts(*(self.rules[bound.rule.id, name] for name in COUNTED)) for bound in rules
        }


@attrs.frozen
class _Judge:
    """What Spark runs beside its records."""

    judged: JudgedNative

    def batches(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[tuple[Any, Judged]]:
        """Each batch and the verdicts on its records."""
        for batch in batches:
            if batch.num_rows:
                yield batch, self.judged.again(pl.DataFrame(pl.from_arrow(batch)))


@attrs.frozen
class _Tallies(_Judge):
    """A row of counts for each partition."""

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow as pa

        whole = _Tally()
        for _, judged in self.batches(batches):
            whole.add(judged)
        yield pa.RecordBatch.from_pydict({"tally": [whole.text()]})


@attrs.frozen
class _NotClear(_Judge):
    """The records of which a rule does not say that they are clear."""

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch, judged in self.batches(batches):
            masks = judged.masks.select(pl.all().fill_null(value=True))
            yield batch.filter(masks.select(pl.any_horizontal(pl.all())).to_series().to_arrow())


@attrs.frozen
class _Groups(_Judge):
    """How many findings of each verdict there are in a batch for each value of a fact."""

    by: str

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow as pa

        types = {"by_": pa.string(), "hazard": pa.int64(), "undetermined": pa.int64()}
        for _, judged in self.batches(batches):
            owner = judged.loaded.more([self.by])[self.by].alias("by_")
            masks = judged.masks
            hazard = masks.select(pl.sum_horizontal(pl.all().cast(pl.Int64))).to_series()
            unknown = masks.select(pl.sum_horizontal(pl.all().is_null().cast(pl.Int64))).to_series()
            frame = pl.DataFrame([owner, hazard.alias("hazard"), unknown.alias("undetermined")])
            found = frame.group_by("by_").sum().to_arrow().cast(pa.schema(list(types.items())))
            yield from found.to_batches()
