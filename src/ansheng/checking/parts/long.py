"""The long form of findings in a plain table as one lazy query: rules as filters, what they state as constants.

Nothing is computed before somebody collects it or writes it to a file, and then batch by batch. What takes a look at
each record is not in it: the evidence, the message, and what a record without an id is known by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs
import polars as pl

from ansheng.checking.finding import cited_by, escaped
from ansheng.checking.parts.part import schema
from ansheng.errors import check_lang
from ansheng.facts.loading.columns import DTYPES, ROW, Column
from ansheng.facts.loading.load import Loaded
from ansheng.rules.bind import Bound, alike
from ansheng.rules.lower import Lowering
from ansheng.rules.tables import identifying
from ansheng.rules.verdicts import Verdict
from ansheng.words import Lang

_WHO = ("record", "unit_id", "unit", "region")
_MARKS = "[%/]"
MOST = 20_000
"""So many different texts that name records are read one by one, and remembered."""


@attrs.define
class Seen:
    """What a run of the query met in the texts that name records.

    :param nameless: whether a record has no id
    :param marked: whether a text holds a sign that stands between the parts of a fingerprint
    """

    nameless: bool = False
    marked: bool = False


@attrs.define(eq=False)
class _Texts:
    """Reads one column that says which record a row is, batch by batch.

    :param own: whether it is the id
    :param known: texts that were read before and mean themselves
    """

    column: Column
    own: bool
    seen: Seen
    known: set[str] = attrs.field(factory=set)

    def __call__(self, raw: pl.Series) -> pl.Series:
        """The batch typed; most texts mean themselves, and it is handed back as it is."""
        plain = self.column.plain(raw)
        others = raw if plain is None else raw.filter(~plain)
        if plain is None or not self._mean_themselves(others.unique()):
            raw = self.column.typed(raw).series
        self.seen.nameless |= self.own and raw.null_count() > 0
        marked = others if raw.dtype == pl.String else raw.cast(pl.String)
        self.seen.marked |= bool(marked.str.contains(_MARKS).any())
        return raw

    def _mean_themselves(self, texts: pl.Series) -> bool:
        new = [text for text in texts if text is not None and text not in self.known]
        if len(new) > MOST:
            return False
        read = self.column.typed(pl.Series(new, dtype=pl.String)).series
        if read.to_list() != new:
            return False
        self.known.update(new if len(self.known) < MOST else ())
        return True


@attrs.frozen(eq=False)
class LongForm:
    """The findings in a plain table, as they can be made without looking at single records.

    :param head: the first rows of the table as they were loaded, which say how all are read
    :param unit: the header that names the unit, where the class has no fact for it
    :param typed: the facts that the rules read as expressions over the table
    """

    head: Loaded
    unit: str | None
    rules: Sequence[Bound]
    typed: Sequence[pl.Expr]

    @property
    def possible(self) -> bool:
        """Whether records have ids of their own, and no finding states what several rules find."""
        constants = self.head.reading.constants.keys() & set(identifying(self.head.facts))
        own = "id" in self.head.headers and not self.head.running and not constants
        return own and not alike(self.rules)

    def made(
        self, table: pl.LazyFrame, wanted: Sequence[Verdict], lang: Lang, run: Callable[[pl.LazyFrame], Any]
    ) -> Any:
        """What ``run`` makes of the findings with a wanted verdict; None where a record has no id.

        Most ids hold no sign that a fingerprint sets apart. So none is looked for at first; where one was met, the
        query is run again.

        :param table: the table with the number of each row in ``_row``
        """
        lang, seen = check_lang(lang), Seen()
        found = run(self._query(table, wanted, lang, seen, escaping=False))
        if seen.nameless:
            return None
        return run(self._query(table, wanted, lang, seen, escaping=True)) if seen.marked else found

    def _query(
        self, table: pl.LazyFrame, wanted: Sequence[Verdict], lang: Lang, seen: Seen, *, escaping: bool
    ) -> pl.LazyFrame:
        masks = {
            n: Lowering(pl, bound.day, bound.limits).column(bound.rule.truth).cast(pl.Boolean)
            for n, bound in enumerate(self.rules)
        }
        who = self._who(seen)
        rows = table.select(
            pl.col(ROW).cast(pl.Int64).alias("who row"),
            *(column.alias(f"who {name}") for name, column in who.items()),
            *self.typed,
        ).select(
            pl.col("who row").alias("row"),
            *(pl.col(f"who {name}").alias(name) for name in who),
            *(mask.alias(f"mask{n}") for n, mask in masks.items()),
        )
        groups = (
            rows.filter(_holds(pl.col(f"mask{n}"), verdict)).select(
                self._stated(bound, verdict, lang, who, escaping=escaping)
            )
            for n, bound in enumerate(self.rules)
            for verdict in wanted
            if verdict is not Verdict.CLEAR
        )
        return pl.concat(list(groups))

    def _who(self, seen: Seen) -> dict[str, pl.Expr]:
        """Which record each row is, as far as the table says it; see :attr:`TablePart.identity`."""
        fact = self.head.facts.facts().get("unit")
        facts = {"record": "id", "unit_id": "unit_id", "region": "region"}
        if fact is not None and fact.kind == "text":
            facts["unit"] = "unit"
        headers = self.head.headers
        there = {name: self._identity(fact, seen) for name, fact in facts.items() if fact in headers}
        return there if self.unit is None else {**there, "unit": pl.col(self.unit).cast(pl.String)}

    def _identity(self, name: str, seen: Seen) -> pl.Expr:
        fact, reading = self.head.facts.fact(name), self.head.reading
        read = _Texts(reading.column(fact), name == "id", seen)
        return pl.col(self.head.headers[name]).map_batches(read, DTYPES[fact.kind], is_elementwise=True)

    def _stated(
        self, bound: Bound, verdict: Verdict, lang: Lang, who: Mapping[str, pl.Expr], *, escaping: bool
    ) -> list[pl.Expr]:
        law = (bound.standard, bound.cited[0][1].label, bound.clause)
        front = "/".join(map(escaped, (bound.rule.facts.__name__, bound.rule.id)))
        owner = pl.coalesce(*(name for name in ("unit_id", "unit") if name in who), pl.lit(""))
        own = (_escaped(owner), _escaped(pl.col("record"))) if escaping else (owner, pl.col("record"))
        kinds, cites = schema(told=False), [source.to_dict(lang) for source in cited_by((bound,))]
        texts = {
            **dict.fromkeys(name for name in _WHO if name not in who),
            "rule": bound.rule.id,
            "title": bound.rule.label(lang),
            "verdict": verdict.value,
            "severity": bound.rule.severity,
            **dict(zip(("standard", "edition", "clause"), law, strict=True)),
            "file": self.head.file,
            "sheet": self.head.sheet,
        }
        parts = (pl.lit(f"{front}/"), own[0], pl.lit("/"), own[1], pl.lit("/" + "/".join(map(escaped, law))))
        made: Mapping[str, pl.Expr] = {
            **{name: pl.lit(text, pl.String) for name, text in texts.items()},
            "cites": pl.lit(pl.Series([cites], dtype=kinds["cites"])).first(),
            "also": pl.lit(pl.Series([[]], dtype=kinds["also"])).first(),
            "determination": pl.lit(None, kinds["determination"]),
            "fingerprint": pl.concat_str(*parts),
        }
        return [made.get(name, pl.col(name)).alias(name) for name in kinds]


def _holds(mask: pl.Expr, verdict: Verdict) -> pl.Expr:
    return mask if verdict is Verdict.HAZARD else mask.is_null()


def _escaped(text: pl.Expr) -> pl.Expr:
    """A part of an id as a column, see :func:`ansheng.checking.finding.escaped`."""
    return text.str.replace_all("%", "%25", literal=True).str.replace_all("/", "%2F", literal=True)
