"""Doubts: what was seen that honest work seldom shows, as questions, with what was looked at and what could not be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

import attrs
import polars as pl

from ansheng import looking
from ansheng.errors import check_lang, word
from ansheng.plausibility.trial import Kind, Look, Trial, Way
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from ansheng.looking import Html, Row


@attrs.frozen(eq=False)
class Doubt:
    """One thing that was seen and is unlikely: a question to whoever made the table, never a verdict.

    :param kind: the kind of test, with its null and what it does not show
    :param table: the table, by name
    :param trial: the test: what was seen, of how many, and the probability
    :param corrected: the probability after Holm's correction for all tests that were made
    :param way: whether the probability is exact or simulated
    :param records: the records that show it: ``_file`` and ``_row`` where they came from files, ``_at`` their place in
        the table from 0, and ``id`` where they have one
    """

    kind: Kind
    table: str
    trial: Trial
    corrected: float
    way: Way
    records: pl.DataFrame = attrs.field(repr=False)

    @property
    def p(self) -> float:
        """How likely so many or more are under the null, before correction."""
        return self.trial.p

    def question(self, lang: Lang = "zh") -> str:
        """What to ask."""
        return word(lang, self.trial.asks)

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The doubt as plain data."""
        lang = check_lang(lang)
        return {
            "kind": self.kind.id,
            "title": word(lang, self.kind.title),
            "question": self.question(lang),
            "table": self.table,
            "where": {name: _plain(value) for name, value in self.trial.where},
            "of": self.trial.of,
            "seen": self.trial.seen,
            "expected": float(f"{self.trial.expected:.4g}"),
            "p": self.trial.p,
            "corrected": self.corrected,
            "way": self.way,
            "null": word(lang, self.kind.null),
            "silent": word(lang, self.kind.silent),
            "records": [
                {
                    "id": row.get("id"),
                    "file": row.get("_file"),
                    "row": row.get("_row"),
                    "at": row["_at"],
                }
                for row in self.records.iter_rows(named=True)
            ],
        }


@attrs.frozen(eq=False)
class Doubts(Sequence[Doubt]):
    """What was seen, the least likely first; empty where nothing was.

    :param found: the doubts
    :param looked: what each kind of test came to in each table: how many were made, how many groups were too small,
        which facts were lacking
    :param level: how likely an honest set of tables raises anything at most
    """

    found: tuple[Doubt, ...]
    looked: tuple[tuple[Kind, Look], ...] = attrs.field(repr=False)
    level: float

    @overload
    def __getitem__(self, place: int) -> Doubt: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Doubt, ...]: ...
    def __getitem__(self, place: int | slice) -> Doubt | tuple[Doubt, ...]:
        return self.found[place]

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Doubt]:
        return iter(self.found)

    @property
    def tests(self) -> int:
        """How many tests were made; the probabilities are corrected for so many."""
        return sum(look.tests for _, look in self.looked)

    @property
    def small(self) -> int:
        """How many groups were too small to say anything, and were not tested."""
        return sum(look.small for _, look in self.looked)

    def told(self) -> Words:
        """What was looked at, in a sentence."""
        return Words(
            f"共作{self.tests}次检验，提出疑点{len(self)}个；另有{self.small}组数据太少，未作检验",
            f"{self.tests} tests were made and {len(self)} questions raised; {self.small} groups were too "
            "small to test",
        )

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The doubts and what was looked at as plain data."""
        lang = check_lang(lang)
        return {
            "level": self.level,
            "tests": self.tests,
            "small": self.small,
            "doubts": [doubt.to_dict(lang) for doubt in self],
            "looked": [
                {
                    "kind": kind.id,
                    "title": word(lang, kind.title),
                    "table": look.table,
                    "tests": look.tests,
                    "small": look.small,
                    "least": look.least,
                    "lacking": list(look.lacking),
                }
                for kind, look in self.looked
            ],
        }

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """The rows of :meth:`to_polars` as plain data."""
        lang = check_lang(lang)
        return self.to_polars(lang).to_dicts()

    def to_polars(self, lang: Lang = "zh") -> pl.DataFrame:
        """A row a record that shows a doubt: the doubt's number from 1, its kind, question and probabilities."""
        lang = check_lang(lang)
        parts = [
            doubt.records.select(
                pl.lit(number).alias("doubt"),
                pl.lit(doubt.kind.id).alias("kind"),
                pl.lit(doubt.question(lang)).alias("question"),
                pl.lit(doubt.p).alias("p"),
                pl.lit(doubt.corrected).alias("corrected"),
                pl.lit(doubt.table).alias("table"),
                pl.all(),
            )
            for number, doubt in enumerate(self, start=1)
        ]
        return pl.concat([pl.DataFrame(schema=_COLUMNS), *parts], how="diagonal_relaxed")

    def __repr__(self) -> str:
        kinds = ", ".join(dict.fromkeys(doubt.kind.id for doubt in self))
        return f"Doubts({len(self)} of {self.tests} tests{f': {kinds}' if kinds else ''}; {self.small} too small)"

    def _repr_html_(self) -> Html:
        rows: Iterator[Row] = (
            (
                "doubt",
                [
                    word("zh", doubt.kind.title),
                    doubt.question(),
                    told_p(doubt.corrected),
                    doubt.records.height,
                ],
            )
            for doubt in self
        )
        heads = ("疑点", "请核实", "校正后概率", "记录数")
        return looking.block(
            "数据疑点", looking.table(heads, rows, of=len(self)), looking.line(self.told().zh)
        )


_COLUMNS = {
    "doubt": pl.Int32,
    "kind": pl.String,
    "question": pl.String,
    "p": pl.Float64,
    "corrected": pl.Float64,
    "table": pl.String,
    "_at": pl.UInt32,
}
"""The columns of doubts as a frame, whatever the tables have; ``id``, ``_file`` and ``_row`` where they have them."""


def told_p(p: float) -> str:
    """A probability as people read it.

    >>> told_p(0.0312), told_p(0.00042), told_p(1e-9)
    ('0.031', '0.0004', '<0.0001')
    """
    return "<0.0001" if p < 0.0001 else f"{p:.4f}" if p < 0.001 else f"{p:.3f}"


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)
