"""Tables: the descriptions of a table looked up row by row, and the rows of an office that teach the next one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.classifying.candidate import Candidates
from ansheng.classifying.classifier import Classifier
from ansheng.errors import InputError, Problem
from ansheng.facts.kinds import Flag, Text
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.record import Facts
from ansheng.handed import handed
from ansheng.hazards.records import HazardRecord
from ansheng.logs import LOG
from ansheng.sectors.sector import meant
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

    from ansheng.facts.loading.load import Loaded

_READ = ("id", "description", "sector")
_DESCRIPTIONS = HazardRecord.fact("description").aliases
_OTHERS = tuple(name for name in _DESCRIPTIONS if name != "隐患描述")


class ConfirmedRow(Facts, title="已确认的条款", en="confirmed clause"):
    """A description whose clause people have confirmed: by standard and clause, or as a ledger keeps the basis."""

    description = Text("隐患描述", en="description", aliases=_DESCRIPTIONS)
    standard = Text("标准编号", en="standard", note="如 gas.major-hazards")
    clause = Text("条款编号", en="clause", note="写法与判定结果相同")
    basis = Text("判定依据", en="basis", aliases=HazardRecord.fact("basis").aliases)
    rule = Text("判定规则", en="rule", aliases=HazardRecord.fact("rule").aliases)
    confirmed = Flag("已确认", en="confirmed", note="有此列的，只取填“是”的行")


@attrs.frozen(eq=False)
class Row:
    """A row of a table with the candidates for its description.

    :param number: its row in the file, or its place in the table
    :param sector: the sector in which it was looked up; None for all
    """

    id: str | None
    number: int
    sheet: str | None
    sector: str | None
    candidates: Candidates


@attrs.frozen(eq=False)
class Sheet:
    """A table as it was read, and its rows with their candidates; what is wrong with it stands in ``problems``."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    found: pl.DataFrame
    headers: Mapping[str, str]


def sheets_of(
    classifier: Classifier,
    source: object,
    *,
    sector: str | None = None,
    top: int = 5,
    sheet: str | None = None,
    office: Office = NO_OFFICE,
) -> list[Sheet]:
    """The tables of a source with the candidates for each description, in the order of the source.

    :param source: as of :func:`ansheng.classify`, but one text
    :param sector: the sector of all rows; by default each row's own where it says one, or else all sectors
    :raises InputError: the source cannot be read, or no table in it has descriptions
    """
    loaded = [
        one
        for one in handed(_told(source), HazardRecord, only=_READ, sheet=sheet, office=office)
        if "description" in one.headers
    ]
    if not loaded:
        raise InputError(
            Words(
                f"未找到隐患描述列；表头应有“隐患描述”，也可写作{'、'.join(_OTHERS[:4])}",
                "no column of descriptions; a header should be one of those of hazards, see ansheng facts hazards",
            )
        )
    return [_sheet(classifier, one, sector, top) for one in loaded]


def _told(source: object) -> object:
    """The source; of a list of descriptions the table that they are."""
    texts = isinstance(source, list | tuple) and source and all(isinstance(one, str) for one in source)
    return [{"description": text} for text in source] if texts else source  # type: ignore[attr-defined]


def frame_of(sheets: Iterable[Sheet]) -> pl.DataFrame:
    """The candidates as a frame: a row a candidate; descriptions without a likely clause come first."""
    import polars as pl

    each = [row for sheet in sheets for row in sheet.rows]
    ordered = sorted(each, key=lambda row: row.candidates.mapped)
    lines = [line for row in ordered for line in _lines(row)]
    return pl.DataFrame(lines, schema=_schema(), orient="row")


def taught(classifier: Classifier, source: object) -> Classifier:
    """The classifier, taught by an office's confirmed rows.

    :raises InputError: the source cannot be read, or no row of it has a description and a clause
    """
    rows = list(_confirmed(classifier, source))
    if not rows:
        raise InputError(
            Words(
                "已确认的表中无可用的行；请填写“隐患描述”，并填写“标准编号”和“条款编号”，或“判定依据”",
                "no confirmed row can be used; fill in the description and standard with clause, or the basis",
            )
        )
    return classifier.taught(rows)


def _sheet(classifier: Classifier, loaded: Loaded, sector: str | None, top: int) -> Sheet:
    frame = loaded.typed.frame
    columns = (frame[name].to_list() if name in frame.columns else [None] * frame.height for name in _READ)
    rows = []
    for number, named, text, own in zip(loaded.rows.to_list(), *columns, strict=True):
        known = meant(own) if own and sector is None else None
        within = sector or (known.name if known is not None else None)
        found = classifier.classify(text or "", within, top)
        rows.append(Row(named, number, loaded.sheet, within, found))
    return Sheet(tuple(rows), loaded.problems, loaded.found, loaded.headers)


def _lines(row: Row) -> Iterator[tuple[Any, ...]]:
    start = (row.id, row.number, row.candidates.text)
    for rank, one in enumerate(row.candidates, start=1):
        words, rule = list(one.words), one.rule
        told = (one.standard, one.clause, one.title, one.score, words, row.candidates.mapped, rule, one.basis)
        yield (*start, rank, *told)
    if not row.candidates:
        yield (*start, None, None, None, None, 0.0, [], False, None, None)


def _schema() -> dict[str, Any]:
    import polars as pl

    return {
        "id": pl.String,
        "row": pl.Int64,
        "text": pl.String,
        "rank": pl.Int64,
        "standard": pl.String,
        "clause": pl.String,
        "title": pl.String,
        "score": pl.Float64,
        "words": pl.List(pl.String),
        "mapped": pl.Boolean,
        "rule": pl.String,
        "basis": pl.String,
    }


def _confirmed(classifier: Classifier, source: object) -> Iterator[tuple[str, tuple[str, str]]]:
    """The confirmed descriptions with their clauses; a row that names none is counted in the log."""
    by_clause = {(entry.standard.id, entry.clause.number): entry for entry in classifier.corpus.entries}
    by_basis = {entry.cited(): entry for entry in classifier.corpus.entries}
    by_rule = {rule.id: entry for entry in reversed(classifier.corpus.entries) for rule in entry.rules}
    left = 0
    for loaded in handed(source, ConfirmedRow):
        asked = "confirmed" in loaded.headers
        for row in loaded.typed.frame.iter_rows(named=True):
            if not row["description"] or (asked and not row["confirmed"]):
                continue
            first = (row["basis"] or "").split("；")[0]
            if row["standard"] and row["clause"]:
                entry = by_clause.get((row["standard"], row["clause"]))
            else:
                entry = by_basis.get(first) or by_rule.get(row["rule"] or "")
            if entry is None:
                left += 1
            else:
                yield row["description"], (entry.standard.id, entry.clause.number)
    if left:
        LOG.warning("classify: %d confirmed rows name no clause that is in force", left)
