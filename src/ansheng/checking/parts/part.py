"""A part: what all of them answer, whatever computed the verdicts, and the one long form of findings."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ansheng.checking.finding import Finding
from ansheng.errors import InputError, check_lang
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound
from ansheng.rules.verdicts import Counts, Verdict
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars


NOT_SPARK = Words(
    "to_spark() 仅用于 Spark 数据框的判定结果，且未加入人工判定、未去除基线；请改用 to_polars()",
    "to_spark() is for findings of Spark frames without determinations or a baseline; use to_polars()",
)


class Part(ABC):
    """The verdicts on the records of one Facts class."""

    @property
    @abstractmethod
    def facts(self) -> type[Facts]:
        """The class of the records."""

    @property
    @abstractmethod
    def rules(self) -> tuple[Bound, ...]:
        """The rules that judged them."""

    @property
    @abstractmethod
    def counts(self) -> Mapping[str, Counts]:
        """What each rule saw, by its id."""

    def listed(self, wanted: Sequence[Verdict]) -> int:
        """How many findings there are with a wanted verdict."""
        hazards = sum(c.hazard - c.joined for c in self.counts.values())
        unknown = sum(c.undetermined - c.joined_undetermined for c in self.counts.values())
        return hazards * (Verdict.HAZARD in wanted) + unknown * (Verdict.UNDETERMINED in wanted)

    @abstractmethod
    def findings(self, wanted: Sequence[Verdict]) -> Iterator[Finding]:
        """The findings with a wanted verdict, record by record, with evidence."""

    def columns(self, wanted: Sequence[Verdict], lang: Lang = "zh", *, told: bool = True) -> polars.DataFrame:
        """The findings with a wanted verdict in long form.

        :param told: whether with the columns of :data:`TOLD`
        """
        return frame_of(self.findings(wanted), lang, told=told)

    def batches(self, wanted: Sequence[Verdict], lang: Lang) -> Iterator[polars.DataFrame]:
        """The same without the columns of :data:`TOLD`, so many records at a time."""
        lang = check_lang(lang)
        yield self.columns(wanted, lang, told=False)

    def plan(self, wanted: Sequence[Verdict], lang: Lang) -> Any:
        """The same as a frame of the engine in which the records are, which has not computed it yet.

        :raises InputError: they are here
        """
        check_lang(lang)
        raise InputError(NOT_SPARK)

    @abstractmethod
    def finding(self, record: str, rule: str) -> Iterator[Finding]:
        """What a rule says of the records so called, clear verdicts included."""

    @abstractmethod
    def tally(self, by: str, wanted: Sequence[Verdict]) -> Counter[tuple[str | None, str]]:
        """How many findings there are for each value of ``by`` and verdict."""


TOLD = ("missing", "invalid", "evidence", "message", "cell")
"""The columns that are worked out for each different record; the others are those of the table and the rule."""


def schema(*, told: bool = True) -> dict[str, Any]:
    """The columns of findings in long form: the keys of :meth:`Finding.to_dict`, in their order.

    The value and the limit of an atom of the evidence may be a number, a truth, a day or a list; a column has one type,
    so they are JSON text there.
    """
    import polars as pl

    names = pl.List(pl.String)
    clause = pl.Struct(dict.fromkeys(("standard", "edition", "clause"), pl.String))
    atom = dict.fromkeys(("fact", "value", "unit", "operator", "limit"), pl.String)
    answer = pl.Struct(dict.fromkeys(("by", "determined_on", "reason", "until"), pl.String))
    columns = {
        **dict.fromkeys(
            ("record", "unit_id", "unit", "region", "rule", "title", "verdict", "severity"), pl.String
        ),
        **dict.fromkeys(("standard", "edition", "clause"), pl.String),
        "cites": pl.List(
            pl.Struct(dict.fromkeys(("standard", "edition", "clause", "layer", "region", "text"), pl.String))
        ),
        "also": names,
        "missing": names,
        "invalid": names,
        "evidence": pl.List(pl.Struct({**atom, "sources": pl.List(clause)})),
        "message": pl.String,
        "determination": answer,
        "file": pl.String,
        "sheet": pl.String,
        "row": pl.Int64,
        "cell": pl.String,
        "fingerprint": pl.String,
    }
    return columns if told else {name: dtype for name, dtype in columns.items() if name not in TOLD}


def packed(row: Mapping[str, Any]) -> dict[str, Any]:
    """The plain data of a finding as a row of the long form."""
    return {**row, "evidence": [_with(atom, _text) for atom in row["evidence"]]}


def unpacked(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the long form as the plain data of the finding."""
    return {**row, "evidence": [_with(atom, json.loads) for atom in row["evidence"]]}


def _with(atom: Mapping[str, Any], change: Any) -> dict[str, Any]:
    return {**atom, "value": change(atom["value"]), "limit": change(atom["limit"])}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def frame_of(findings: Iterable[Finding], lang: Lang, *, told: bool = True) -> polars.DataFrame:
    """Findings in long form, made one by one."""
    import polars as pl

    lang = check_lang(lang)
    found = pl.DataFrame([packed(found.to_dict(lang)) for found in findings], schema=schema())
    return found if told else found.drop(TOLD)
