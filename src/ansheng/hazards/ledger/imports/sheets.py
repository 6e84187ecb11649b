"""Sheets of hazards: a table of an office as typed rows, each with its facts as text and a digest of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import Any

import attrs
import polars as pl

from ansheng.errors import FactValueError, InputError, Problem
from ansheng.facts.loading.columns import DTYPES, ROW
from ansheng.facts.loading.load import FILE, Loaded, load
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.hazards.entry import RECORD, HazardEntry
from ansheng.hazards.events import EXTRA, quoted, storable, to_json
from ansheng.hazards.ledger.imports.identity import KEY, identified
from ansheng.hazards.ledger.rows import FIRST, LONGEST_ID, storable_id
from ansheng.hazards.records import HazardRecord
from ansheng.sheets.reading import RawTable, read_table
from ansheng.words import Words

ENOUGH = 3
TEXT, DIGEST, SPECIAL = "_text", "_digest", "_special"


@attrs.frozen(eq=False)
class SheetRow:
    """One row: the hazard's id, its facts that are not missing, its other columns, a digest, and where it stands."""

    id: str
    facts: dict[str, Any]
    extra: dict[str, str]
    digest: str
    place: dict[str, Any]

    @property
    def data(self) -> dict[str, Any]:
        """The data of the event that registers it."""
        return {**self.place, **self.facts, **({EXTRA: self.extra} if self.extra else {})}


@attrs.frozen(eq=False)
class Sheet:
    """A sheet of hazards, typed; ``columns`` are the facts that it has a column for, ``others`` its other headers.

    :param whole: whether an empty cell says that a fact is missing; or else it says nothing
    """

    file: str
    name: str | None
    frame: pl.DataFrame
    columns: frozenset[str]
    others: frozenset[str]
    problems: tuple[Problem, ...]
    invalid: dict[int, dict[str, str]]
    whole: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The facts that a ledger keeps of it, in order."""
        return tuple(name for name in sorted(RECORD) if name in self.columns or name == "id")

    def rows(self, part: pl.DataFrame) -> Rows:
        """Some rows of it, in the order of their ids."""
        part = part.sort("id").with_columns(facts_text(self.names).alias(TEXT))
        escaped = pl.concat_str(TEXT, EXTRA, ignore_nulls=True).str.contains("\\u0000", literal=True)
        unfit = [~pl.col(name).str.len_chars().is_between(1, LONGEST_ID) for name in ("id", KEY)]
        special = pl.any_horizontal(pl.col(ROW).is_in(list(self.invalid)), escaped, *unfit)
        part = part.with_columns(special.alias(SPECIAL))
        said = part.select(pl.concat_str(TEXT, EXTRA, ignore_nulls=True)).to_series()
        blake2b, texts = hashlib.blake2b, said.cast(pl.Binary).to_list()
        digests = [blake2b(text, digest_size=16).hexdigest() for text in texts]
        return Rows(self, part.with_columns(pl.Series(DIGEST, digests, dtype=pl.String)))

    def problem(self, kind: str, words: Words, row: int) -> Problem:
        """A problem with one row."""
        return Problem(kind, words, file=self.file, sheet=self.name, row=row)

    def place(self, row: int) -> dict[str, Any]:
        """Where a row stands, and what did not parse there."""
        found: dict[str, Any] = {"_file": self.file, "_row": row}
        if self.name is not None:
            found["_sheet"] = self.name
        if row in self.invalid:
            found["_invalid"] = self.invalid[row]
        return found


@attrs.frozen(eq=False)
class Rows:
    """Rows of one batch, with their facts as text (``TEXT``), its ``DIGEST``, and whether they are ``SPECIAL``."""

    sheet: Sheet
    frame: pl.DataFrame

    def where(self, mask: pl.Expr | pl.Series) -> Rows:
        """Those of them for which ``mask`` holds."""
        return Rows(self.sheet, self.frame.filter(mask))

    def data(self) -> pl.Series:
        """The data of the events that register them, as text; for rows that are not special."""
        sheet = "" if self.sheet.name is None else f',"_sheet":{quoted(self.sheet.name)}'
        others = pl.concat_str(pl.lit(f"{quoted(EXTRA)}:"), EXTRA, pl.lit(",")).fill_null("")
        start, row = pl.lit(f'"_file":{quoted(self.sheet.file)},"_row":'), pl.col(ROW).cast(pl.String)
        told = pl.concat_str(pl.lit("{"), others, start, row, pl.lit(f"{sheet},"), pl.col(TEXT).str.slice(1))
        return self.frame.select(told.alias("data"))["data"]

    def each(self) -> Iterator[SheetRow | Problem]:
        """The rows one by one; one that cannot be kept is a problem."""
        names = self.sheet.names
        for values in self.frame.iter_rows(named=True):
            facts = {name: values[name] for name in names if values[name] is not None}
            extra = json.loads(values[EXTRA] or "{}")
            try:
                _keepable(facts, extra)
            except FactValueError as error:
                yield self.sheet.problem("refused", error.words, values[ROW])
                continue
            yield SheetRow(values["id"], facts, extra, values[DIGEST], self.sheet.place(values[ROW]))


def registered_hashes(ids: pl.Series, days: pl.Series, by: str, at: str, data: pl.Series) -> list[str]:
    """:func:`ansheng.hazards.ledger.rows.event_hash` of many registrations, in columns."""
    end = f'",{quoted(by)},{quoted(at)},'
    told = pl.concat_str(
        pl.lit(f'["{FIRST}",'),
        json_text("id"),
        pl.lit(',1,"register","'),
        "day",
        pl.lit(end),
        "data",
        pl.lit("]"),
    )
    frame = pl.DataFrame({"id": ids, "day": days, "data": data})
    sha256, texts = hashlib.sha256, frame.select(told.cast(pl.Binary)).to_series().to_list()
    return [sha256(text).hexdigest() for text in texts]


def facts_text(names: Iterable[str]) -> pl.Expr:
    """The facts of a row that are not missing as JSON text, by name."""
    parts = [pl.lit(f"{quoted(name)}:") + json_text(name) for name in names]
    return pl.concat_str(pl.lit("{"), pl.concat_str(parts, separator=",", ignore_nulls=True), pl.lit("}"))


def json_text(name: str) -> pl.Expr:
    """A column of facts of this name as JSON text."""
    column = pl.col(name)
    match HazardEntry.fact(name).kind:
        case "flag":
            return column.cast(pl.String)
        case "day":
            return pl.lit('"') + column.cast(pl.String) + pl.lit('"')
    encoded = pl.struct(column.alias("v")).struct.json_encode().str.slice(len('{"v":')).str.head(-1)
    return pl.when(column.is_not_null()).then(encoded)


def read(path: str | PathLike[str], office: Office = NO_OFFICE, sheet: str | None = None) -> list[Sheet]:
    """The sheets of a file that hold hazards.

    :param office: the headers and words of the office that it is of
    :param sheet: the one sheet to look at
    :raises InputError: it cannot be read, or none does
    """
    tables = read_table(path, sheet=sheet, known=[*HazardRecord.titles(), *office.headers()])
    sheets = [found for raw in tables if (found := _sheet(raw, Path(path).name, office)) is not None]
    if not sheets:
        raise InputError(
            Words(
                f"{path}：未找到隐患表；表头应有“隐患描述”“发现日期”等列，请用 ansheng facts hazards 查看",
                f"{path}: no table of hazards is recognised; for its headers see ansheng facts hazards",
            )
        )
    return sheets


def of_records(hazards: Iterable[HazardRecord], source: str) -> Sheet:
    """The sheet of records that a program has found; what it doubts of them was said where they were found."""
    dtypes = {name: DTYPES[HazardRecord.fact(name).kind] for name in RECORD}
    found = pl.DataFrame([{name: each.values().get(name) for name in dtypes} for each in hazards], dtypes)
    told = [name for name in dtypes if name in ("id", "description") or not found[name].is_null().all()]
    loaded = attrs.evolve(load(found.select(told), HazardRecord, file=source), problems=())
    nothing = pl.Series(EXTRA, [None] * found.height, dtype=pl.String)
    table, said = identified(loaded, nothing)
    problems = tuple(map(loaded.placed, said))
    return Sheet(source, None, table, frozenset(told), frozenset(), problems, {}, whole=False)


def _sheet(raw: RawTable, file: str, office: Office) -> Sheet | None:
    loaded = load(raw, HazardRecord, file=file, office=office)
    known = {ROW, FILE, EXTRA, *loaded.headers.values()}
    others = frozenset(name for name in loaded.found.columns if name not in known)
    named = set(loaded.headers) - {"id"}
    if len(named) < min(ENOUGH, max(1, len(named) + len(others))):
        return None
    extra = _extra(loaded)
    texts = pl.Series(EXTRA, [each and to_json(each) for each in extra], dtype=pl.String)
    table, said = identified(loaded, texts)
    headers = others.union(*(each for each in extra if each))
    problems = tuple(map(loaded.placed, said))
    return Sheet(file, raw.sheet, table, loaded.known, headers, problems, _invalid(loaded))


def _extra(loaded: Loaded) -> list[dict[str, Any] | None]:
    """What stands in columns that no fact is for, by header; what a ledger kept and gave back is as it was."""
    found = loaded.extra
    if found.null_count() == len(found):
        return [None] * len(found)
    return [text and (_given_back(_object(text) or {EXTRA: text}) or None) for text in found.to_list()]


def _given_back(told: dict[str, Any]) -> dict[str, Any]:
    others = {header: value for header, value in told.items() if header not in (FILE, EXTRA)}
    kept = told.get(EXTRA)
    inner = _object(kept) if isinstance(kept, str) else None
    return {**others, **(inner or ({} if kept is None else {EXTRA: kept}))}


def _object(text: str) -> dict[str, Any] | None:
    try:
        told = json.loads(text)
    except ValueError:
        return None
    return told if isinstance(told, dict) else None


def _invalid(loaded: Loaded) -> dict[int, dict[str, str]]:
    """The texts that did not parse, by row of the file and fact."""
    found: dict[int, dict[str, str]] = {}
    for name, cell in loaded.typed.invalid.items():
        rows = loaded.rows.gather(cell.rows).to_list()
        for row, text in zip(rows, cell.texts.to_list(), strict=True):
            found.setdefault(row, {})[name] = str(text)
    return found


def _keepable(facts: dict[str, Any], extra: dict[str, str]) -> None:
    storable_id(facts["id"])
    for name, value in (*facts.items(), *extra.items()):
        if isinstance(value, str):
            storable(value, name)
