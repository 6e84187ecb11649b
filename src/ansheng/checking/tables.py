"""Tables judged, here or in another engine, as parts of findings.

Loaded when a table is checked, for it needs Polars; single records do without.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs
import polars as pl

from ansheng.checking.finding import Finding, finding, invalid_items
from ansheng.checking.parts import COLUMNS, Part, schema
from ansheng.errors import Problem
from ansheng.facts.loading.load import with_items
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound
from ansheng.rules.tables import UNIT, Judged, has_items, identifying, missing_paths
from ansheng.rules.verdicts import Counts, Verdict

if TYPE_CHECKING:
    from ansheng.rules.engines import JudgedNative


@attrs.frozen(eq=False, slots=False)
class TablePart(Part):
    """Verdicts on a table: the typed frame, which record each row is, and a boolean column a rule."""

    judged: Judged
    named_by_sheet: bool = False

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

    def problems(self) -> list[Problem]:
        """What is wrong with the items of its records; the rest was listed when the table was loaded."""
        return [self.judged.loaded.placed(problem) for problem in self.judged.problems]

    @cached_property
    def identity(self) -> pl.DataFrame:
        """Which record each row is: what it is called, its unit, region and day.

        A record is called by its id, or by its row number, with the sheet in front where there are several. A
        running number calls it so too, but is no id.
        """
        loaded = self.judged.loaded
        typed, rows = loaded.more(identifying(self.facts)), loaded.rows.cast(pl.String)
        if self.named_by_sheet:
            rows = pl.select(pl.concat_str(pl.lit(f"{loaded.sheet}!"), rows)).to_series()
        named = typed.with_columns(record=typed["id"].fill_null(rows))
        if UNIT in loaded.found.columns:
            named = named.with_columns(unit=loaded.found[UNIT])
        return named.with_columns(id=pl.lit(None, pl.String)) if loaded.running else named

    def columns(self, wanted: Sequence[Verdict]) -> pl.DataFrame:
        """The findings with one of the wanted verdicts, in long form."""
        frames = [self._of_rule(b, v) for b in self.rules for v in wanted if v is not Verdict.CLEAR]
        kept = [f for f in frames if f.height]
        return pl.concat(kept) if kept else pl.DataFrame(schema=schema())

    def findings(self, wanted: Sequence[Verdict]) -> Iterator[Finding]:
        """The findings with one of the wanted verdicts, each with its evidence, record by record."""
        hit = self.judged.masks.select(pl.any_horizontal(pl.all() | pl.all().is_null()).alias("hit"))["hit"]
        for row in hit.fill_null(True).arg_true() if self.rules else []:
            record = self._record(row)
            for bound in self.rules:
                verdict = Verdict.of(self.judged.masks[bound.rule.id][row])
                if verdict is not Verdict.CLEAR and verdict in wanted:
                    yield self._finding(bound, row, record)

    def finding(self, record: str, rule: str) -> Iterator[Finding]:
        """What a rule says of the records so called, clear verdicts included."""
        for bound in (b for b in self.rules if b.rule.id == rule):
            for row in (self.identity["record"] == record).arg_true():
                values = self._record(row)
                if bound.in_scope(values):
                    yield self._finding(bound, row, values)

    def _finding(self, bound: Bound, row: int, values: dict[str, Any]) -> Finding:
        invalid = {n for n in self.judged.typed.invalid if self._is_invalid(n, row)} | invalid_items(values)
        verdict = Verdict.of(self.judged.masks[bound.rule.id][row])
        return finding(bound, verdict, self.identity["record"][row], values, invalid)

    def tally(self, by: str, wanted: Sequence[Verdict]) -> Counter[tuple[str | None, str]]:
        """How many findings there are for each value of ``by`` and verdict."""
        found: Counter[tuple[str | None, str]] = Counter()
        for bound in self.rules:
            mask = self.judged.masks[bound.rule.id]
            for verdict in wanted:
                at = (mask if verdict is Verdict.HAZARD else mask.is_null()).arg_true()
                if by in self.identity.columns:
                    values = self.identity[by].gather(at).value_counts()
                    found.update({(value, verdict.value): n for value, n in values.iter_rows()})
                elif len(at):
                    found[getattr(bound, by), verdict.value] += len(at)
        return found

    def digest(self) -> bytes:
        """A hash of the typed facts, the same on every machine."""
        frame = self.judged.typed.frame
        flat = [c for c, t in frame.schema.items() if not isinstance(t, pl.List)]
        nested = [repr(frame[c].to_list()) for c in frame.columns if c not in flat]
        text = self.identity.write_csv() + frame.select(flat).write_csv() + "".join(nested)
        return hashlib.blake2b(text.encode(), digest_size=16).digest()

    def _record(self, row: int) -> dict[str, Any]:
        read = self.judged.typed.frame
        values = {**self.identity.row(row, named=True), **(read.row(row, named=True) if read.width else {})}
        return with_items(self.facts, values)

    def _is_invalid(self, name: str, row: int) -> bool:
        return row in self._invalid_rows[name]

    @cached_property
    def _invalid_rows(self) -> dict[str, frozenset[int]]:
        return {name: frozenset(cell.rows.to_list()) for name, cell in self.judged.typed.invalid.items()}

    def _of_rule(self, bound: Bound, verdict: Verdict) -> pl.DataFrame:
        mask = self.judged.masks[bound.rule.id]
        at = (mask if verdict is Verdict.HAZARD else mask.is_null()).arg_true()
        citation, edition, _ = bound.cited[0]
        found = self.identity.select("record", "unit_id", "region")[at].with_columns(
            rule=pl.lit(bound.rule.id),
            verdict=pl.lit(verdict.value),
            severity=pl.lit(bound.rule.severity),
            standard=pl.lit(citation.standard.id),
            edition=pl.lit(edition.label),
            clause=pl.lit(bound.clause),
        )
        if verdict is not Verdict.UNDETERMINED:
            none = pl.lit([], dtype=pl.List(pl.String))
            return found.with_columns(missing=none, invalid=none).select(list(COLUMNS))
        missing = self._missing(bound, at)
        return pl.concat([found, missing], how="horizontal").select(list(COLUMNS))

    def _missing(self, bound: Bound, at: pl.Series) -> pl.DataFrame:
        """The facts that could still decide the rows ``at``, those that did not parse kept apart."""
        rows = self.judged.typed.frame[at]
        if has_items(bound):
            return self._paths_by_record(bound, at)
        paths = missing_paths(bound, rows)
        bad = [n for n in self.judged.typed.invalid if n in bound.rule.needs()]
        if not bad:
            return paths.to_frame("missing").with_columns(invalid=pl.lit([], dtype=pl.List(pl.String)))
        index = at.to_list()
        invalid = [
            [n for n in found if n in bad and self._is_invalid(n, r)]
            for r, found in zip(index, paths, strict=True)
        ]
        missing = [[n for n in found if n not in i] for found, i in zip(paths, invalid, strict=True)]
        lists = pl.List(pl.String)
        return pl.DataFrame(
            {"missing": missing, "invalid": invalid}, schema={"missing": lists, "invalid": lists}
        )

    def _paths_by_record(self, bound: Bound, at: pl.Series) -> pl.DataFrame:
        found = [self._finding(bound, row, self._record(row)) for row in at]
        lists = pl.List(pl.String)
        return pl.DataFrame(
            {"missing": [list(f.missing) for f in found], "invalid": [list(f.invalid) for f in found]},
            schema={"missing": lists, "invalid": lists},
        )


@attrs.frozen(eq=False, slots=False)
class NativePart(Part):
    """Verdicts counted in another engine; its records that are not clear are fetched when looked at."""

    judged: JudgedNative

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
        """The records that are not clear for some rule, judged again in Polars for their evidence."""
        return TablePart(self.judged.fetched())

    def findings(self, wanted: Sequence[Verdict]) -> Iterator[Finding]:
        """The findings with a wanted verdict, record by record, with evidence."""
        return self.fetched.findings(wanted)

    def columns(self, wanted: Sequence[Verdict]) -> pl.DataFrame:
        """The findings with a wanted verdict in long form, without evidence."""
        return self.fetched.columns(wanted)

    def finding(self, record: str, rule: str) -> Iterator[Finding]:
        """What a rule says of the records so called; records that no rule finds fault with are not fetched."""
        return self.fetched.finding(record, rule)

    def tally(self, by: str, wanted: Sequence[Verdict]) -> Counter[tuple[str | None, str]]:
        """How many findings there are for each value of ``by`` and verdict."""
        return self.fetched.tally(by, wanted)
