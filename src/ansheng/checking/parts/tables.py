"""Tables judged as parts of findings.

Loaded when a table is checked, for it needs Polars; single records do without.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import Any

import attrs
import polars as pl

from ansheng.checking.determinations import basis_of
from ansheng.checking.finding import Finding, Location, cited_by, escaped, finding, invalid_items
from ansheng.checking.parts.part import Part, frame_of, packed, schema
from ansheng.errors import Problem, check_lang
from ansheng.facts.loading.load import with_items
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound, alike, asks
from ansheng.rules.tables import UNIT, Judged, facts_needed, identifying
from ansheng.rules.verdicts import Counts, Verdict
from ansheng.words import NO_WORDS, Lang


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

    def places(self) -> Counter[str | None]:
        """How many records there are at each place, where a rule asks for it; else none."""
        read = self.judged.typed.frame
        if "region" not in read.columns or not any(bound.rule.regional for bound in self.rules):
            return Counter({None: read.height} if any(bound.rule.regional for bound in self.rules) else {})
        return Counter(dict(read["region"].value_counts().iter_rows()))

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
        elif (fact := self.facts.facts().get("unit")) is None or fact.kind != "text":
            named = named.with_columns(unit=pl.lit(None, pl.String))
        return named.with_columns(id=pl.lit(None, pl.String)) if loaded.running else named

    def columns(self, wanted: Sequence[Verdict], lang: Lang = "zh", *, told: bool = True) -> pl.DataFrame:
        """The findings with one of the wanted verdicts, in long form."""
        lang = check_lang(lang)
        frames = [
            self._of_rule(b, v, lang, told) for b in self.rules for v in wanted if v is not Verdict.CLEAR
        ]
        kept = [f for f in frames if f.height]
        return pl.concat(kept) if kept else pl.DataFrame(schema=schema(told=told))

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

    @cached_property
    def _alike(self) -> Mapping[tuple[str, Verdict], tuple[Bound, ...]]:
        """By rule and verdict the others that find the same thing, of which the finding of the rule may state it."""
        found: dict[tuple[str, Verdict], tuple[Bound, ...]] = {}
        for group in alike(self.rules):
            for place, bound in enumerate(group):
                later = group[place + 1 :]
                found[bound.rule.id, Verdict.HAZARD] = later
                found[bound.rule.id, Verdict.UNDETERMINED] = tuple(b for b in later if asks(bound, b))
        return found

    def _also(self, bound: Bound, verdict: Verdict, row: int) -> tuple[Bound, ...]:
        """The other rules whose hazard or question in a row the finding of a rule states."""
        others, joined = self._alike.get((bound.rule.id, verdict), ()), self.judged.joined
        return tuple(other for other in others if joined[verdict][other.rule.id][row])

    def _verdict(self, bound: Bound, row: int) -> Verdict:
        """What a rule says of a row, whatever finding states it."""
        for verdict, joined in self.judged.joined.items():
            if bound.rule.id in joined.columns and joined[bound.rule.id][row]:
                return verdict
        return Verdict.of(self.judged.masks[bound.rule.id][row])

    def _finding(self, bound: Bound, row: int, values: dict[str, Any]) -> Finding:
        invalid = {n for n in self.judged.typed.invalid if self._is_invalid(n, row)} | invalid_items(values)
        verdict = self._verdict(bound, row)
        also = self._also(bound, verdict, row)
        found = finding(bound, verdict, self.identity["record"][row], values, invalid, also=also)
        return attrs.evolve(found, location=self._location(found, row))

    def _location(self, found: Finding, row: int) -> Location:
        loaded = self.judged.loaded
        header = self.judged.loaded.headers.get(found.rests_on or "")
        if header is None and loaded.places:
            return Location(loaded.file, loaded.sheet)
        at = loaded.placed(Problem("invalid", NO_WORDS, row=loaded.rows[row], column=header))
        return Location(at.file, at.sheet, at.row, at.cell)

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

    def _of_rule(self, bound: Bound, verdict: Verdict, lang: Lang, told: bool) -> pl.DataFrame:
        mask = self.judged.masks[bound.rule.id]
        at = (mask if verdict is Verdict.HAZARD else mask.is_null()).arg_true()
        others = self._alike.get((bound.rule.id, verdict), ())
        if not others:
            return self._rows(bound, (), verdict, at, lang, told)
        held = zip(*(self.judged.joined[verdict][o.rule.id].gather(at) for o in others), strict=True)
        rows: dict[tuple[Bound, ...], list[int]] = {}
        for row, which in zip(at, held, strict=True):
            rows.setdefault(tuple(compress(others, which)), []).append(row)
        frames = [self._rows(bound, a, verdict, pl.Series(n), lang, told) for a, n in rows.items()]
        return (
            pl.concat(frames).sort("row", maintain_order=True)
            if frames
            else pl.DataFrame(schema=schema(told=told))
        )

    def _rows(
        self, bound: Bound, also: tuple[Bound, ...], verdict: Verdict, at: pl.Series, lang: Lang, told: bool
    ) -> pl.DataFrame:
        """The findings of a rule in the rows ``at``, which state the hazards of some others too."""
        typed, loaded = self.judged.typed.frame, self.judged.loaded
        read = typed.select(name for name in facts_needed([bound, *also]) if name in typed.columns)
        nested = any(t.is_nested() or t == pl.Object for t in read.dtypes)
        if loaded.places or not read.width or nested:
            return frame_of((self._finding(bound, row, self._record(row)) for row in at), lang, told=told)
        read, who = self._with_refusals(read, at), self.identity[at]
        law = (bound.standard, bound.cited[0][1].label, bound.clause)
        stated = {
            "rule": bound.rule.id,
            "title": bound.rule.label(lang),
            "verdict": verdict.value,
            "severity": bound.rule.severity,
            **dict(zip(("standard", "edition", "clause"), law, strict=True)),
            "file": loaded.file,
            "sheet": loaded.sheet,
        }
        cites = [source.to_dict(lang) for source in cited_by((bound, *also))]
        found = who.with_columns(
            *(pl.lit(value, pl.String).alias(name) for name, value in stated.items()),
            cites=pl.lit(pl.Series([cites], dtype=schema()["cites"])).first(),
            also=pl.lit(pl.Series([[other.rule.id for other in also]], dtype=schema()["also"])).first(),
            row=loaded.rows[at].cast(pl.Int64),
            determination=pl.lit(None, schema()["determination"]),
        ).with_columns(fingerprint=self._marks(bound, law, self._bases(bound, at, read, who)))
        if told:
            found = found.with_columns(*self._told(bound, at, read, lang)).with_columns(
                cell=pl.col("letters") + pl.col("row").cast(pl.String)
            )
        return found.select(list(schema(told=told)))

    def _marks(self, bound: Bound, law: tuple[str, str, str], bases: pl.Series) -> pl.Expr:
        """The fingerprint of each row, as :attr:`Finding.fingerprint` has it."""
        front = "/".join(map(escaped, (bound.rule.facts.__name__, bound.rule.id)))
        facts = (pl.lit(""), pl.col("region").fill_null(""), _text("observed_on"), pl.lit(bases))
        owner = _escaped(pl.coalesce("unit_id", "unit", pl.lit("")))
        own = _escaped(pl.coalesce("id", pl.concat_str(*facts, separator="~")))
        return pl.concat_str(pl.lit(front), owner, own, pl.lit("/".join(map(escaped, law))), separator="/")

    def _bases(self, bound: Bound, at: pl.Series, read: pl.DataFrame, who: pl.DataFrame) -> pl.Series:
        """The hash of the facts that the rule reads in each of the rows ``at``, where a record has no id."""
        if not who["id"].null_count():
            return pl.Series([""], dtype=pl.String).new_from_index(0, len(at))
        first, group = _alike(read)
        made = [basis_of(bound.rule, self._record(row)) for row in at.gather(first)]
        return pl.Series(made, dtype=pl.String).gather(group)

    def _with_refusals(self, read: pl.DataFrame, at: pl.Series) -> pl.DataFrame:
        """The facts that a rule reads in the rows ``at``, and which of them are there and do not parse."""
        bad = [name for name in read.columns if name in self.judged.typed.invalid]
        return read[at].with_columns(
            pl.Series(f"{name} refused", [self._is_invalid(name, row) for row in at], pl.Boolean)
            for name in bad
        )

    def _told(self, bound: Bound, at: pl.Series, read: pl.DataFrame, lang: Lang) -> pl.DataFrame:
        """What is said of each of the rows ``at``, worked out once for all of which the rule reads the same."""
        first, group = _alike(read)
        found = [self._finding(bound, row, self._record(row)) for row in at.gather(first)]
        plain = [packed(f.to_dict(lang)) for f in found]
        letters = pl.Series("letters", [self._letters(f) for f in found], pl.String)
        told = pl.DataFrame(plain, schema=schema()).select("missing", "invalid", "evidence", "message")
        return told.with_columns(letters)[group]

    def _letters(self, found: Finding) -> str | None:
        loaded = self.judged.loaded
        cell = loaded.cells.get(loaded.headers.get(found.rests_on or "", ""))
        return cell.rstrip("0123456789") if cell else None


def _alike(read: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
    """The first of each kind of rows that are alike, and of each row which kind it is."""
    kinds = read.with_columns(pl.int_range(pl.len()).alias("first")).unique(
        read.columns, keep="first", maintain_order=True
    )
    groups = kinds.drop("first").with_row_index("group")
    found = read.join(groups, on=read.columns, how="left", nulls_equal=True, maintain_order="left")
    return kinds["first"], found["group"]


def _escaped(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all("%", "%25", literal=True).str.replace_all("/", "%2F", literal=True)


def _text(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.String).fill_null("")
