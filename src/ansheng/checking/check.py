"""The check: records in any form judged by rules on a day, with findings and a manifest."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from ansheng import areas
from ansheng.checking.findings import Findings
from ansheng.checking.manifest import (
    Later,
    Manifest,
    no_receipt,
    not_judged,
    not_judging,
    records_receipt,
    tables_receipt,
)
from ansheng.checking.parts.part import Part
from ansheng.checking.parts.records import (
    Named,
    Ready,
    RecordPart,
    invalid_values,
    judged,
    unknown_keys,
    without_id,
    zoned_times,
)
from ansheng.errors import InputError, Problem
from ansheng.facts.frames import EAGER, NATIVE, fetched, legible, library_of, to_polars
from ansheng.facts.headers import Reading
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.record import Facts, known, read_by, reading
from ansheng.layering import judging, unplaced
from ansheng.logs import LOG, Progress, Steps
from ansheng.rules.bind import Bound, NotInForce
from ansheng.rules.lower import NotLoweredError
from ansheng.rules.rule import Rule
from ansheng.sheets.door import TABLE
from ansheng.sheets.formats.parquet import scanned
from ansheng.sheets.held import held, is_file
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

    from ansheng.checking.parts.streams import Source
    from ansheng.facts.loading.load import Loaded
    from ansheng.sheets.layout import RawTable

BATCH = 500_000

_RECORD = (Facts, Mapping)


class ClassWantedError(InputError):
    """It is not known what the records are."""


@attrs.frozen(eq=False)
class Check:
    """A set of rules ready to judge records on ``day``.

    :param rules: the rules selected, of any Facts classes
    :param plugins: names and versions of the plugins that they come from, for the manifest
    :param problems: what went wrong before, for the manifest
    :param chosen: the rules were named by the caller, who is told of those that judge something else
    :param office: the headers and words of the office that the tables are of
    :param progress: called with the records judged and the records in all
    :param region: where the records lie that do not say otherwise; by default the office's own region
    """

    rules: tuple[Rule, ...]
    day: date
    plugins: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    chosen: bool = False
    office: Office = NO_OFFICE
    progress: Progress | None = None
    region: str = attrs.field(default="", converter=areas.checked)

    def run(
        self,
        records: object,
        facts: type[Facts] | None = None,
        *,
        find: Callable[[str], type[Facts]] | None = None,
        sheet: str | None = None,
    ) -> Findings:
        """Judge ``records``: a record, a mapping, a list of either, a frame of any library, or a file.

        :param facts: the Facts class of the records, where they do not say it themselves
        :param find: gives the class that a filled checklist names
        :param sheet: the one sheet of a workbook to read
        :raises InputError: the records cannot be read, or it is not known what they are
        """
        if isinstance(records, _RECORD):
            return self._list([records], facts)
        library = library_of(records)
        if not library and is_file(records):
            return self._file(held(records, most=TABLE), facts, find, sheet)
        if library in NATIVE:
            self._no_office()
            return self._native(records, library, self._class_of(facts))
        if library in EAGER:
            return self._frame(to_polars(records), self._class_of(facts), library)
        if isinstance(records, Iterable):
            return self._list(list(records), facts)
        return self._frame(to_polars(records), self._class_of(facts), library)

    def _class_of(self, facts: type[Facts] | None) -> type[Facts]:
        if facts is not None:
            given: Any = facts
            if not (isinstance(given, type) and issubclass(given, Facts)):
                raise InputError(
                    Words(f"as_= 应为检查对象，收到“{facts}”", f"as_={facts!r} is no Facts class")
                )
            return facts
        known = list(dict.fromkeys(r.facts.__name__ for r in self.rules))
        raise ClassWantedError(
            Words(
                f"请用 as_= 指定检查对象，例如 as_={known[0] if known else '...'}；全部检查对象请用 ansheng facts 查看",
                f"say what the data are with as_=, e.g. as_={known[0] if known else '...'}; ansheng facts lists them",
            )
        )

    def _no_office(self) -> None:
        if self.office is not NO_OFFICE:
            raise InputError(
                Words(
                    "office= 仅用于文件和 Polars、pandas、Arrow 数据框；请去掉 office=，或先将数据转为上述数据框",
                    "office= is for files and tables of Polars, pandas or Arrow; leave it out, or make such a table",
                )
            )

    def _list(self, records: list[Any], facts: type[Facts] | None) -> Findings:
        self._no_office()
        for number, record in enumerate(records, start=1):
            if not isinstance(record, _RECORD):
                raise InputError(
                    Words(
                        f"第{number}个元素应为记录或字典，收到 {type(record).__name__}",
                        f"item {number} is of type {type(record).__name__}; expected a record or a mapping",
                    )
                )
        plain = not records or any(not isinstance(record, Facts) for record in records)
        cls = self._class_of(facts) if plain else None
        named: list[Named] = []
        readings: list[Reading] = []
        zoned: dict[str | None, Problem] = {}
        for number, record in enumerate(records, start=1):
            typed, numbered = record, False
            if cls is not None and not isinstance(record, Facts):
                how = reading(cls, record)
                typed, numbered = read_by(how, cls, record), how.numbered
                readings.append(how)
                for problem in zoned_times(how, record):
                    zoned.setdefault(problem.column, problem)
            name = known(typed).get("id") or str(number)
            named.append((number, name, without_id(typed) if numbered else typed))
        return self._records(named, cls, readings, list(zoned.values()))

    def _bound(self, facts: Iterable[type[Facts]]) -> tuple[dict[type[Facts], list[Bound]], list[NotInForce]]:
        found = {cls: judging(self.rules, self.day, self._within(cls)).on(cls) for cls in facts}
        idle = [each for _, idle in found.values() for each in idle]
        return {cls: bound for cls, (bound, _) in found.items()}, idle

    def _within(self, facts: type[Facts]) -> str:
        """Where the records of a class lie that do not say otherwise."""
        own = self.region or self.office.constants(facts).get("region")
        return own if isinstance(own, str) and areas.parts(own) else ""

    @cached_property
    def _ready(self) -> Callable[[type[Facts]], tuple[Ready, list[NotInForce]]]:
        """The rules that judge a class, ready for single records, and those that do not judge on the day."""

        def ready(facts: type[Facts]) -> tuple[Ready, list[NotInForce]]:
            bound, idle = self._bound([facts])
            return Ready(facts, tuple(bound[facts])), idle

        return cache(ready)

    def _records(
        self,
        named: Sequence[Named],
        facts: type[Facts] | None,
        readings: Sequence[Reading],
        zoned: Sequence[Problem],
    ) -> Findings:
        by_class: dict[type[Facts], list[Named]] = {}
        for each in named:
            by_class.setdefault(type(each[-1]), []).append(each)
        if facts is not None:
            by_class.setdefault(facts, [])
        steps = Steps(self.progress, len(named))
        parts = tuple(judged(self._ready(cls)[0], each, steps) for cls, each in by_class.items())
        keys = unknown_keys(readings) if any(how.headers.problems for how in readings) else []
        told = Later(partial(self._of_records, parts, named, [*keys, *zoned]))
        return self._told(parts, told, keys)

    def _of_records(
        self, parts: Sequence[RecordPart], named: Sequence[Named], told: Sequence[Problem]
    ) -> Manifest:
        """The manifest of single records."""
        problems = [*told, *invalid_values(named)]
        for part in parts:
            places = Counter(record.values().get("region") for _, _, record in part.records)
            problems += unplaced(part.rules, places)
        idle = [each for part in parts for each in self._ready(part.facts)[1]]
        data = partial(records_receipt, tuple(record for _, _, record in named))
        return self._manifest(parts, idle, problems, engine="records", records=len(named), data=data)

    def _frame(
        self, frame: pl.DataFrame, facts: type[Facts], engine: str, problems: Sequence[Problem] = ()
    ) -> Findings:
        from ansheng.checking.parts.streams import FrameSource
        from ansheng.facts.loading.load import load
        from ansheng.rules.tables import facts_needed

        found = self._streamed(FrameSource(frame), facts, None, engine or "polars", problems)
        if found is not None:
            return found
        loaded = load(frame, facts, only=facts_needed(self._bound([facts])[0][facts]), office=self.office)
        return self._tables([loaded], max(frame.height, 1), engine or "polars", problems)

    def _streamed(
        self,
        source: Source,
        facts: type[Facts],
        file: str | None,
        engine: str,
        problems: Sequence[Problem] = (),
    ) -> Findings | None:
        """The findings in a plain table, counted in one pass; None where it is no plain one.

        :param file: the file in which it stands; None for the frame of a program
        """
        from ansheng.checking.parts.streams import streamed

        bound, idle = self._bound([facts])
        part = streamed(source, facts, file, bound[facts], self.day, self.office)
        if part is None:
            return None
        counted = part.tallied
        Steps(self.progress, counted.seen).add(counted.seen)
        told, receipt = [*problems, *part.problems()], partial(tables_receipt, (part,))
        said = {"nan_as_missing": counted.nan, "later": part.repeated, "data": receipt}
        return self._findings([part], idle, told, engine=engine, records=counted.seen, **said)

    def _tables(
        self, tables: Sequence[Loaded], batch: int, engine: str, problems: Sequence[Problem] = ()
    ) -> Findings:
        """The findings in tables, each of one class, judged so many records at a time."""
        from ansheng.checking.parts.tables import TablePart
        from ansheng.facts.loading.doubts import repeated
        from ansheng.rules.tables import judge, unit_header

        by_class: dict[type[Facts], list[Loaded]] = {}
        for table in tables:
            by_class.setdefault(table.facts, []).append(table)
        bound, idle = self._bound(by_class)
        several = len(tables) > 1
        parts: list[TablePart] = []
        seen = sum(table.found.height for table in tables)
        steps = Steps(self.progress, seen)
        for table in tables:
            for piece in table.pieces(batch):
                parts.append(TablePart(judge(piece, bound[table.facts], self.day), several))
                steps.add(piece.found.height)
        units = {(table.sheet, unit_header(table)) for table in tables}
        found = [*problems, *(p for table in tables for p in table.problems)]
        found = [p for p in found if p.kind != "unknown_column" or (p.sheet, p.column) not in units]
        found += [p for each in by_class.values() for p in repeated(each)]
        found += [p for part in parts for p in part.problems()]
        for cls in by_class:
            places = sum((part.places() for part in parts if part.facts is cls), Counter())
            found += unplaced(bound[cls], places)
        nan, data = sum(table.typed.nan for table in tables), partial(tables_receipt, tuple(parts))
        told = list(dict.fromkeys(found))
        return self._findings(parts, idle, told, engine=engine, records=seen, nan_as_missing=nan, data=data)

    def _file(
        self,
        path: str | PathLike[str],
        facts: type[Facts] | None,
        find: Callable[[str], type[Facts]] | None,
        sheet: str | None,
    ) -> Findings:
        from ansheng.checking.forms.reading import read_book, read_records

        if facts is None and find is not None:
            book = read_book(path, find, sheet)
            if book.tables:
                return self._loaded(book.tables, book.problems)
        wanted = self._class_of(facts)
        scan = scanned(path) if sheet is None else None
        found = None if scan is None else self._streamed(scan, wanted, scan.path, "polars")
        if found is not None:
            return found
        tables = read_records(path, wanted, sheet, self.office)
        names, name = self.office.names(wanted), Path(path).name
        if tables and not any(wanted.match(t.headers, names).matched for t in tables):
            raise InputError(
                Words(
                    f"{name}：各列均不在“{wanted.title}”采集表中；请核对 --as 和文件编码",
                    f"{name} has no column that is a fact of {wanted.__name__}; see --as and the file's encoding",
                )
            )
        return self._loaded([(wanted, tables)])

    def _loaded(
        self, read: Iterable[tuple[type[Facts], Sequence[RawTable]]], problems: Sequence[Problem] = ()
    ) -> Findings:
        """The findings in tables as they were read from files, each of its class."""
        from ansheng.facts.loading.load import load
        from ansheng.rules.tables import facts_needed

        tables = [
            load(
                table,
                facts,
                only=None if table.places else facts_needed(self._bound([facts])[0][facts]),
                office=self.office,
            )
            for facts, raws in read
            for table in raws
        ]
        return self._tables(tables, BATCH, "polars", problems)

    def _native(self, table: Any, library: str, facts: type[Facts]) -> Findings:
        from ansheng.checking.parts.engines import judge_there, part_of

        bound, idle = self._bound([facts])
        table = legible(table) if library == "duckdb" else table
        try:
            judged = judge_there(table, facts, bound[facts], self.day)
        except NotLoweredError as reason:
            if library == "pyspark":
                raise InputError(
                    Words(
                        f"{reason.words.zh}；请先将数据转为 Polars 数据框再检查",
                        f"{reason.words.en}; convert the frame to Polars first",
                    )
                ) from reason
            LOG.info("check: %s cannot compute it, so Polars does", library)
            note = Problem(
                "engine",
                Words(
                    f"{reason.words.zh}；已改由 Polars 计算", f"{reason.words.en}; computed in Polars instead"
                ),
            )
            return self._frame(fetched(table), facts, "polars", [note])
        problems = [*judged.problems, *unplaced(bound[facts], judged.places)]
        said = {"nan_as_missing": judged.nan, "data": no_receipt}
        return self._findings([part_of(judged)], idle, problems, engine=library, records=judged.seen, **said)

    def _unused(self, parts: Sequence[Part], seen: int) -> list[Problem]:
        """The rules that the caller named and that judge something else, and the classes that no rule judges."""
        others = not_judging(self.rules, parts) if self.chosen else []
        return [*others, *(not_judged(parts, self.day) if seen else [])]

    def _findings(
        self, parts: Sequence[Part], idle: Iterable[NotInForce], problems: Sequence[Problem], **said: Any
    ) -> Findings:
        """Parts as findings; ``said`` stands in the manifest beside what the parts tell."""
        return self._told(tuple(parts), Later(self._manifest(parts, idle, problems, **said)), problems)

    def _told(self, parts: tuple[Part, ...], told: Later, problems: Sequence[Problem]) -> Findings:
        """The findings, whose manifest is made when it is asked for, or when a program follows what is done."""
        if LOG.isEnabledFor(logging.INFO):
            made = told()
            said = len(made.rules), self.day, made.records, made.engine, len(made.told)
            LOG.info("check: %d rules bound on %s, %d records judged by %s, %d problems", *said)
        if unused := sum(problem.kind == "unknown_column" for problem in problems):
            LOG.warning("check: %d columns are not used; the manifest lists them", unused)
        return Findings(parts, told)

    def _manifest(
        self,
        parts: Sequence[Part],
        idle: Iterable[NotInForce],
        problems: Iterable[Problem],
        *,
        records: int,
        nan_as_missing: int = 0,
        **said: Any,
    ) -> Manifest:
        told = (*self.problems, *self._unused(parts, records), *problems)
        said |= {"on": self.day, "plugins": self.plugins, "nan_as_missing": nan_as_missing}
        return Manifest.of(parts, idle, told=told, records=records, **said)
