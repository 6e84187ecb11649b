"""Sheets of hazards: a table of an office as rows with an identity, and what of it cannot be recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import polars as pl

from ansheng.errors import FactValueError, InputError, Problem
from ansheng.facts.loading.columns import ROW
from ansheng.facts.loading.load import Loaded, load
from ansheng.hazards.entry import RECORD
from ansheng.hazards.events import quoted, storable, to_json
from ansheng.hazards.ledger.rows import LONGEST_ID, storable_id
from ansheng.hazards.records import HazardRecord
from ansheng.sheets.reading import RawTable, read_table
from ansheng.words import Words

NATURAL = ("region", "unit_id", "unit", "found_on", "description")
"""What tells a hazard without an id from others."""

ENOUGH = 3
TEXT, DIGEST, SPECIAL = "_text", "_digest", "_special"
_NAMES = tuple(sorted(RECORD))


@attrs.frozen(eq=False)
class SheetRow:
    """One row: the hazard's id, its facts that are not missing, their digest, and where it stands."""

    id: str
    facts: dict[str, Any]
    digest: str
    place: dict[str, Any]


@attrs.frozen(eq=False)
class Sheet:
    """A sheet of hazards, typed; ``columns`` are the facts that it has a column for."""

    file: str
    name: str | None
    frame: pl.DataFrame
    columns: frozenset[str]
    problems: tuple[Problem, ...]
    invalid: dict[int, dict[str, str]]

    def batch(self, start: int, count: int) -> Rows:
        """So many rows from ``start``, in the order of their ids."""
        part = self.frame.slice(start, count).sort("id").with_columns(_text().alias(TEXT))
        special = pl.col(ROW).is_in(list(self.invalid)) | pl.col(TEXT).str.contains("\\u0000", literal=True)
        part = part.with_columns((special | (pl.col("id").str.len_chars() > LONGEST_ID)).alias(SPECIAL))
        digests = [hashlib.blake2b(text.encode(), digest_size=16).hexdigest() for text in part[TEXT]]
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
        start, row = pl.lit(f'{{"_file":{quoted(self.sheet.file)},"_row":'), pl.col(ROW).cast(pl.String)
        told = pl.concat_str(start, row, pl.lit(f"{sheet},"), pl.col(TEXT).str.slice(1))
        return self.frame.select(told.alias("data"))["data"]

    def each(self) -> Iterator[SheetRow | Problem]:
        """The rows one by one; one that cannot be kept is a problem."""
        for values in self.frame.iter_rows(named=True):
            facts = {name: values[name] for name in _NAMES if values[name] is not None}
            try:
                _keepable(facts)
            except FactValueError as error:
                yield self.sheet.problem("refused", error.words, values[ROW])
                continue
            yield SheetRow(values["id"], facts, values[DIGEST], self.sheet.place(values[ROW]))


def _text() -> pl.Expr:
    """The facts of a row that are not missing as JSON text, by name."""
    parts = [pl.lit(f"{quoted(name)}:") + _json(name) for name in _NAMES]
    return pl.concat_str(pl.lit("{"), pl.concat_str(parts, separator=",", ignore_nulls=True), pl.lit("}"))


def _json(name: str) -> pl.Expr:
    column = pl.col(name)
    match HazardRecord.fact(name).kind:
        case "flag":
            return column.cast(pl.String)
        case "day":
            return pl.lit('"') + column.cast(pl.String) + pl.lit('"')
    encoded = pl.struct(column.alias("v")).struct.json_encode().str.slice(len('{"v":')).str.head(-1)
    return pl.when(column.is_not_null()).then(encoded)


def read(path: Path) -> list[Sheet]:
    """The sheets of a file that hold hazards.

    :raises InputError: it cannot be read, or none does
    """
    tables = read_table(path, known=HazardRecord.titles())
    sheets = [sheet for raw in tables if (sheet := _sheet(raw, path.name)) is not None]
    if not sheets:
        raise InputError(
            Words(
                f"{path}：未找到隐患表；表头应有“隐患描述”“发现日期”等列，请用 ansheng facts hazards 查看",
                f"{path}: no table of hazards is recognised; for its headers see ansheng facts hazards",
            )
        )
    return sheets


def _sheet(raw: RawTable, file: str) -> Sheet | None:
    loaded = load(raw, HazardRecord, file=file)
    others = len(loaded.found.columns) - len((ROW, "id"))
    if len(set(loaded.headers) - {"id"}) < min(ENOUGH, max(1, others)):
        return None
    table, said = _identified(loaded)
    columns = frozenset(loaded.headers)
    return Sheet(file, raw.sheet, table, columns, tuple(map(loaded.placed, said)), _invalid(loaded))


def _identified(loaded: Loaded) -> tuple[pl.DataFrame, list[Problem]]:
    """The rows that can be told apart, each with its id, and what is wrong with the table and the others.

    A row that has no id but a running number, or neither, is known by its region, unit, day and description; the
    second that is quite the same gets ``-2``. Of several rows with one id the first is recorded.
    """
    given = pl.lit(None, pl.String) if loaded.running else pl.col("id")
    table = loaded.frame.select(*RECORD, ROW).with_columns(given.alias("id"))
    problems = [_refusing(problem) for problem in loaded.problems]
    if table["id"].has_nulls():
        table = table.with_columns(pl.Series("id", _natural(table)).alias("id"))
        problems += [_nameless(row) for row in table.filter(pl.col("id").is_null())[ROW]]
        table = table.filter(pl.col("id").is_not_null())
    first = table["id"].is_first_distinct()
    listed = [problem.row for problem in problems if problem.kind == "duplicate_id"]
    again = table.filter(~first & ~pl.col(ROW).is_in(listed)).select(ROW, "id")
    problems += [_known_already(row, name) for row, name in again.iter_rows()]
    return table.filter(first), problems


def _refusing(problem: Problem) -> Problem:
    """A problem of the table, with what the ledger makes of it."""
    if problem.kind != "duplicate_id":
        return problem
    words = Words(
        f"编号“{problem.value}”重复，台账只登记前一行；请改用不重复的编号",
        f"the id {problem.value!r} is repeated; the ledger records the first row only: give each an id of its own",
    )
    return attrs.evolve(problem, words=words)


def _nameless(row: int) -> Problem:
    words = Words(
        "编号和隐患描述均未填，此行未登记；请至少填写一项",
        "neither an id nor a description, not recorded; state one",
    )
    return Problem("no_identity", words, row=row)


def _known_already(row: int, name: str) -> Problem:
    words = Words(
        f"编号未填，内容与编号“{name}”的一行相同，此行未登记；如为另一条隐患，请填写编号",
        f"no id, and it says what the row with the id {name!r} says; row not recorded: "
        "give it an id if it is another hazard",
    )
    return Problem("duplicate_id", words, row=row, value=name)


def _natural(table: pl.DataFrame) -> list[str | None]:
    seen: dict[str, int] = {}
    found: list[str | None] = []
    for name, *values in table.select("id", *NATURAL).iter_rows():
        if name is not None or values[-1] is None:
            found.append(name)
            continue
        told = to_json(dict(zip(NATURAL, values, strict=True)))
        key = "h-" + hashlib.blake2b(told.encode(errors="surrogatepass"), digest_size=8).hexdigest()
        seen[key] = seen.get(key, 0) + 1
        found.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return found


def _invalid(loaded: Loaded) -> dict[int, dict[str, str]]:
    """The texts that did not parse, by row of the file and fact."""
    found: dict[int, dict[str, str]] = {}
    for name, cell in loaded.typed.invalid.items():
        rows = loaded.rows.gather(cell.rows).to_list()
        for row, text in zip(rows, cell.texts.to_list(), strict=True):
            found.setdefault(row, {})[name] = str(text)
    return found


def _keepable(facts: dict[str, Any]) -> None:
    storable_id(facts["id"])
    for fact, value in facts.items():
        if isinstance(value, str):
            storable(value, fact)
