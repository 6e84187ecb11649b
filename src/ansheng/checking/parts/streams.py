"""Plain tables as parts of findings: counted in one pass, and read again, piece by piece, when somebody looks.

Neither the table of a file nor its verdicts are kept, so that memory does not grow with the rows. What a part is asked
is answered by the pieces of the table, each a :class:`ansheng.checking.parts.tables.TablePart`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from typing import Protocol

import attrs
import polars as pl

from ansheng.checking.finding import Finding
from ansheng.checking.parts.long import LongForm
from ansheng.checking.parts.part import Part, schema
from ansheng.checking.parts.plain import Tally, tallied
from ansheng.checking.parts.tables import TablePart
from ansheng.errors import Problem, check_lang
from ansheng.facts.loading.columns import ROW
from ansheng.facts.loading.doubts import repeated_in
from ansheng.facts.loading.load import Loaded, load
from ansheng.facts.loading.office import Office
from ansheng.facts.loading.proposals import LOOKED_AT
from ansheng.facts.loading.table import Typed
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound
from ansheng.rules.tables import facts_needed, identifying, judge, unit_named
from ansheng.rules.verdicts import Counts, Verdict
from ansheng.sheets.layout import RawTable
from ansheng.words import Lang

_TYPED = "typed "

SMALL = 500_000
"""Up to so many rows of a file are kept once they were read for a finding."""


class Source(Protocol):
    """A table that can be read as often as somebody asks."""

    def table(self, start: int = 0, most: int | None = None) -> pl.LazyFrame:
        """Rows of the table with the number of each in ``_row``, of which nothing is read before it is collected."""

    def collected(self, query: pl.LazyFrame) -> pl.DataFrame:
        """What a query over the table finds."""

    def pieces(self, wanted: Sequence[pl.Expr]) -> Iterator[pl.DataFrame]:
        """Columns of the table with the number of each row, so many rows at a time, in their order."""


def _copied(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.clone()


@attrs.frozen
class FrameSource:
    """A frame in memory, which is one piece; whoever changes it afterwards changes their own."""

    frame: pl.DataFrame = attrs.field(converter=_copied)

    def table(self, start: int = 0, most: int | None = None) -> pl.LazyFrame:
        """Rows of the frame with the number of each in ``_row``."""
        frame = self.frame.slice(start, most).lazy()
        return frame if ROW in self.frame.columns else frame.with_row_index(ROW, offset=start + 1)

    def collected(self, query: pl.LazyFrame) -> pl.DataFrame:
        """What a query over the frame finds."""
        return query.collect(engine="streaming")

    def pieces(self, wanted: Sequence[pl.Expr]) -> Iterator[pl.DataFrame]:
        """Columns of the frame with the number of each row."""
        rows = pl.int_range(1, pl.len() + 1).alias(ROW)
        yield self.frame.select(*wanted, pl.col(ROW) if ROW in self.frame.columns else rows)


@attrs.frozen(eq=False, slots=False)
class StreamPart(Part):
    """Verdicts counted over a plain table, which is read again for whatever else is asked.

    :param head: its first rows as they were loaded, which say how all are read
    """

    source: Source
    head: Loaded
    bound: tuple[Bound, ...]
    day: date
    tallied: Tally

    @property
    def facts(self) -> type[Facts]:
        """The class of the records."""
        return self.head.facts

    @property
    def rules(self) -> tuple[Bound, ...]:
        """The rules that judged them."""
        return self.bound

    @property
    def counts(self) -> Mapping[str, Counts]:
        """What each rule saw."""
        return self.tallied.counts

    @property
    def parts(self) -> Iterator[TablePart]:
        """The pieces of the table, each judged; those of a table that is kept once for all."""
        small = isinstance(self.source, FrameSource) or self.tallied.seen <= SMALL
        return iter(self._kept) if small else self._pieces()

    @cached_property
    def _kept(self) -> tuple[TablePart, ...]:
        return tuple(self._pieces())

    def _pieces(self) -> Iterator[TablePart]:
        typed = [each.name.prefix(_TYPED) for each in self.tallied.typed]
        names = [each.meta.output_name() for each in self.tallied.typed]
        found = [pl.col(header) for header in self._headers]
        for piece in self.source.pieces([*found, *typed]):
            facts = piece.select(pl.col(f"{_TYPED}{name}").alias(name) for name in names)
            rows = piece.select(*self._headers, ROW)
            loaded = attrs.evolve(
                self.head,
                typed=Typed(facts, self.head.headers, {}, (), 0),
                found=rows,
                problems=(),
            )
            yield TablePart(judge(loaded, self.rules, self.day))

    @cached_property
    def _headers(self) -> list[str]:
        """The columns that say which record each row is, as they stand in the table."""
        headers = self.head.headers
        own = [headers[name] for name in identifying(self.facts) if name in headers]
        return list(dict.fromkeys([*own, *([] if self._unit is None else [self._unit])]))

    @cached_property
    def _unit(self) -> str | None:
        """The header that names the unit of each record, where the class has no fact for it."""
        used = set(self.head.headers.values())
        return unit_named(self.facts, (name for name in self.head.found.columns if name not in used))

    def problems(self) -> list[Problem]:
        """What is wrong with the headers; a plain table has nothing else that is, but ids that may occur again."""
        return [problem for problem in self.head.problems if problem.row is None]

    def repeated(self) -> Iterator[Problem]:
        """The ids that stand in an earlier row already, looked for in the file."""
        header = self.head.headers.get("id", "")
        wanted = [pl.col(header)] if header else []
        found = partial(self._read, wanted)
        return repeated_in(self.head, found, self.tallied.seen)

    def _read(self, wanted: Sequence[pl.Expr]) -> Iterator[Loaded]:
        """Columns of the table as they were found, piece by piece."""
        for piece in self.source.pieces(wanted):
            yield attrs.evolve(
                self.head, found=piece, typed=attrs.evolve(self.head.typed, frame=piece.select([]))
            )

    def places(self) -> Counter[str | None]:
        """How many records there are at each place, where a rule asks for it: none, as such a table is no plain one."""
        return Counter()

    def columns(self, wanted: Sequence[Verdict], lang: Lang = "zh", *, told: bool = True) -> pl.DataFrame:
        """The findings with a wanted verdict in long form."""
        lang = check_lang(lang)
        if not told and (made := self._made(self.source.table(), wanted, lang)) is not None:
            return made
        frames = [part.columns(wanted, lang, told=told) for part in self.parts]
        return pl.concat(frames) if frames else pl.DataFrame(schema=schema(told=told))

    def batches(self, wanted: Sequence[Verdict], lang: Lang) -> Iterator[pl.DataFrame]:
        """The findings without what is told of each, so many records at a time."""
        lang = check_lang(lang)
        for start in range(0, max(self.tallied.seen, 1), SMALL):
            made = self._made(self.source.table(start, SMALL), wanted, lang)
            if made is None:
                yield from (part.columns(wanted, lang, told=False) for part in self.parts)
                return
            yield made

    def _made(self, table: pl.LazyFrame, wanted: Sequence[Verdict], lang: Lang) -> pl.DataFrame | None:
        """The findings in rows of the table as one query makes them; None where a record has no id."""
        form = LongForm(self.head, self._unit, self.rules, self.tallied.typed)
        if not self.rules or not form.possible:
            return None
        made: pl.DataFrame | None = form.made(table, wanted, lang, self.source.collected)
        return made

    def findings(self, wanted: Sequence[Verdict]) -> Iterator[Finding]:
        """The findings with a wanted verdict, record by record, with evidence."""
        for part in self.parts:
            yield from part.findings(wanted)

    def finding(self, record: str, rule: str) -> Iterator[Finding]:
        """What a rule says of the records so called, clear verdicts included."""
        for part in self.parts:
            yield from part.finding(record, rule)

    def tally(self, by: str, wanted: Sequence[Verdict]) -> Counter[tuple[str | None, str]]:
        """How many findings there are for each value of ``by`` and verdict."""
        if by in ("record", "unit_id", "region"):
            return sum((part.tally(by, wanted) for part in self.parts), Counter())
        found: Counter[tuple[str | None, str]] = Counter()
        for bound in self.rules:
            counts = self.counts[bound.rule.id]
            stated = {
                Verdict.HAZARD: counts.hazard - counts.joined,
                Verdict.UNDETERMINED: counts.undetermined - counts.joined_undetermined,
            }
            found.update({(getattr(bound, by), v.value): n for v, n in stated.items() if v in wanted and n})
        return found

    def digest(self) -> bytes:
        """A hash of the typed facts, the same on every machine."""
        return b"".join(part.digest() for part in self.parts)


def streamed(
    source: Source, facts: type[Facts], file: str | None, rules: Sequence[Bound], day: date, office: Office
) -> StreamPart | None:
    """A table as a part, counted in one pass; None where it is not plain, or no column is known.

    :param file: the file in which it stands; None for the frame of a program
    """
    first = _head(source, facts, office)
    raw = first if file is None else RawTable(file, None, tuple(first.columns), first, None)
    head = load(raw, facts, only=facts_needed(rules), office=office)
    if not head.headers:
        return None
    counted = tallied(
        source.table(), facts, head.reading, rules, day, handed=file is None, collected=source.collected
    )
    return None if counted is None else StreamPart(source, head, tuple(rules), day, counted)


def _head(source: Source, facts: type[Facts], office: Office) -> pl.DataFrame:
    """The columns of a table, with the first values of those that no fact is for, by which it is told what they may be.

    How the others are read is said by their headers.
    """
    table = source.table()
    schema = table.collect_schema()
    known = {header for header, _ in facts.match(schema, office.names(facts)).matched.values()}
    strange = [name for name in schema if name != ROW and name not in known]
    first = source.collected(table.select(strange).head(LOOKED_AT)) if strange else pl.DataFrame()
    nothing = (pl.lit(None, dtype).alias(name) for name, dtype in schema.items() if name in known)
    return first.with_columns(nothing).select(name for name in schema if name != ROW)
