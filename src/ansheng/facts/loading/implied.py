"""What the answers of one column say of another: a state 已销号 says that a hazard is rectified and closed.

It fills what is blank. Where the other column says something else, that column counts and the row is listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import polars as pl

from ansheng.errors import Problem
from ansheng.facts.kinds import Fact
from ansheng.facts.loading.columns import DTYPES, ROW, texts_of
from ansheng.facts.loading.table import Reading, Typed, type_frame
from ansheng.facts.record import Facts
from ansheng.sheets.cells import is_blank, is_not_applicable, title_key
from ansheng.words import Words


def with_implied(typed: Typed, found: pl.DataFrame, facts: type[Facts], reading: Reading) -> Typed:
    """The typed table with what its answers say of other facts, and the problems of that; and counts by their parts.

    :param found: the records as they were found, with ``_row``
    """
    frame, noted, told = typed.frame, list(typed.noted), set[str]()
    for name, header in typed.headers.items():
        column = _Column(facts.fact(name), header, reading.words.get(name, {}), found)
        if header not in found.columns or not column.speaks:
            continue
        noted += column.not_applicable()
        for other in (each for each in column.fact.speaks_of if each in frame.columns):
            said = column.said(facts.fact(other))
            if other in typed.headers:
                noted += column.contradicted(facts.fact(other), typed.headers[other], frame[other], said)
            elif said.null_count() < len(said):
                told.add(other)
            noted += column.elsewhere(facts.fact(other), said)
            order = (said, frame[other]) if other in reading.constants else (frame[other], said)
            frame = frame.with_columns(pl.coalesce(*order).alias(other))
    for name in (each for each in frame.columns if facts.fact(each).parts):
        whole = _sum(found, facts, name, reading)
        told |= {name} if whole.null_count() < len(whole) else set()
        frame = frame.with_columns(pl.coalesce(frame[name], whole).alias(name))
    return attrs.evolve(typed, frame=frame, noted=tuple(noted), told=frozenset(told))


def _sum(found: pl.DataFrame, facts: type[Facts], name: str, reading: Reading) -> pl.Series:
    """The sum of the parts of a count; missing where one of them is."""
    parts = type_frame(found, facts, facts.fact(name).parts, reading).frame
    return parts.select(pl.reduce(lambda one, other: one + other, pl.all())).to_series()


@attrs.frozen(eq=False)
class _Column:
    """A column of answers as it was found, with what the words of its office mean."""

    fact: Fact[Any]
    header: str
    words: Mapping[str, Any]
    found: pl.DataFrame

    @property
    def speaks(self) -> bool:
        """Whether its answers may say something of other facts, or nothing at all."""
        return bool(self.fact.implies) or self.fact.kind not in ("text", "many")

    @property
    def texts(self) -> pl.Series:
        return texts_of(self.found[self.header])

    def said(self, other: Fact[Any]) -> pl.Series:
        """What the answers say of another fact, typed as that is."""
        texts = self.texts
        answers = {text: self.fact.implied(self._meaning(text)) for text in _different(texts)}
        told = {text: other.parse(said[other.name]) for text, said in answers.items() if other.name in said}
        dtype = DTYPES[other.kind]
        keys, values = pl.Series(list(told), dtype=pl.String), pl.Series(list(told.values()), dtype=dtype)
        return texts.replace_strict(keys, values, default=None, return_dtype=dtype)

    def contradicted(
        self, other: Fact[Any], column: str, typed: pl.Series, said: pl.Series
    ) -> Iterator[Problem]:
        """The rows in which the column of another fact says something else."""
        at = (typed != said).fill_null(False).arg_true()
        words = Words(
            f"与“{self.fact.title}”列不一致；“{other.title}”以本列为准，请核对两处",
            f"does not agree with {self.fact.en!r}; {other.en!r} is taken from here, look at both cells",
        )
        rows, texts = self.found[ROW].gather(at), self.found[column].gather(at)
        for row, text in zip(rows.to_list(), texts.to_list(), strict=True):
            yield Problem("contradicts_answer", words, row=row, column=column, value=str(text))

    def elsewhere(self, other: Fact[Any], said: pl.Series) -> Iterator[Problem]:
        """The answers that are none to the question of their column, and are read as another fact: once a column."""
        strange = [text for text in _different(self.texts) if self.fact.parse(self._meaning(text)) is None]
        at = (self.texts.is_in(strange) & said.is_not_null()).arg_true()
        if len(at):
            text = self.texts[at[0]]
            words = Words(
                f"{len(at)}个值不是“{self.fact.title}”的选项，例如“{text}”；改按“{other.title}”读取，"
                f"“{self.fact.title}”按未填处理",
                f"{len(at)} value(s) are no {self.fact.en!r}, e.g. {text!r}; read as {other.en!r}, "
                f"{self.fact.en!r} taken as missing",
            )
            yield Problem("read_elsewhere", words, row=self.found[ROW][at[0]], column=self.header, value=text)

    def not_applicable(self) -> Iterator[Problem]:
        """The answers that say that the question does not arise, neither yes nor no, so missing: once a column."""
        if _plain(self.found[self.header].dtype):
            return
        said = [text for text in _different(self.texts) if is_not_applicable(text)]
        unread = [text for text in said if self.fact.parse(self._meaning(text)) is None]
        at = self.texts.is_in(unread).fill_null(False).arg_true()
        if len(at):
            text = self.texts[at[0]]
            words = Words(
                f"{len(at)}处填“{text}”，不是“是”或“否”，按未填处理；如不在检查范围内，请填写能说明这一情况的采集项",
                f"{len(at)} cell(s) say {text!r}: neither yes nor no, taken as missing; if it is out of scope, "
                "state the fact that says so",
            )
            yield Problem("not_applicable", words, row=self.found[ROW][at[0]], column=self.header, value=text)

    def _meaning(self, text: str) -> Any:
        return self.words.get(title_key(text), text)


def _plain(dtype: pl.DataType) -> bool:
    """Whether a column holds numbers, truths or days, among which no words can stand."""
    return dtype.is_numeric() or dtype.is_temporal() or dtype == pl.Boolean


def _different(texts: pl.Series) -> list[str]:
    return [text for text in texts.unique(maintain_order=True).to_list() if text and not is_blank(text)]
