"""Audit: what was read from a text, what was recomputed, and what came of it."""

from __future__ import annotations

import enum
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import attrs

from ansheng import looking
from ansheng.errors import check_lang, word
from ansheng.looking import Mark, Row
from ansheng.plain import as_data, frame
from ansheng.words import NO_WORDS, Lang, Words

if TYPE_CHECKING:
    import polars

Exact = int | Decimal | Fraction
Kind = Literal[
    "rate", "change", "sum", "share", "mean", "span", "count", "streak", "duplicate", "repeat", "whole"
]
RemarkKind = Literal["advert", "window", "cadence", "precision", "date", "term", "verdict_words"]


class ClaimVerdict(enum.Enum):
    """What came of recomputing a claim, from right to wrong to open."""

    CONSISTENT = "consistent"
    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    PADDED = "padded"
    WRONG = "wrong"
    IMPOSSIBLE = "impossible"
    CONTRADICTORY = "contradictory"
    SUSPICIOUS = "suspicious"
    UNVERIFIABLE = "unverifiable"

    @property
    def right(self) -> bool:
        """Whether the text says what the arithmetic gives, printed in one of the ways offices print."""
        return self in _RIGHT

    @property
    def at_fault(self) -> bool:
        """Whether the text cannot be right as it stands: wrong, impossible or contradictory."""
        return self in _AT_FAULT

    def title(self, lang: Lang = "zh") -> str:
        """The verdict in the language asked for."""
        return self.value if check_lang(lang) == "en" else _TITLES[self]


_RIGHT = (ClaimVerdict.CONSISTENT, ClaimVerdict.ROUNDED, ClaimVerdict.TRUNCATED, ClaimVerdict.PADDED)
_AT_FAULT = (ClaimVerdict.WRONG, ClaimVerdict.IMPOSSIBLE, ClaimVerdict.CONTRADICTORY)
_TITLES = {
    ClaimVerdict.CONSISTENT: "相符",
    ClaimVerdict.ROUNDED: "四舍五入相符",
    ClaimVerdict.TRUNCATED: "截尾",
    ClaimVerdict.PADDED: "补零",
    ClaimVerdict.WRONG: "有误",
    ClaimVerdict.IMPOSSIBLE: "不可能",
    ClaimVerdict.CONTRADICTORY: "前后矛盾",
    ClaimVerdict.SUSPICIOUS: "可疑",
    ClaimVerdict.UNVERIFIABLE: "无法核对",
}


_ORDER: tuple[Mark, ...] = ("bad", "doubt", "quiet", "good")
_COLUMNS = ("结果", "行", "原文", "文中", "应为", "算式", "说明")
_REMARKS = ("原文", "说明")


@attrs.frozen
class Quoted:
    """A figure as a text prints it.

    :param text: the characters of the text, ``text[start:end]`` of what was audited
    :param value: in the plain unit: ``15.53万元`` is 155300 元; a percentage is its number
    :param qualifier: 近, 约, 超, 余 and the like, empty for a figure that is meant exactly
    :param noun: what is counted, as far as the words beside the figure say
    :param matches: the id of the dossier's figure of the same definition; with ``:change`` for the percentage by which
        that figure changed, with ``:unknown`` for the records that it leaves out; None without one
    """

    text: str
    value: int | Decimal
    qualifier: str
    unit: str
    noun: str
    start: int
    end: int
    matches: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The figure as plain data that JSON takes; ``text`` has the value as it is printed."""
        data = {**attrs.asdict(self), "value": as_data(self.value)}
        if self.matches is None:
            del data["matches"]
        return data


@attrs.frozen
class Operand:
    """A figure of the text in its place in a relation.

    :param slot: its part in the relation: ``part``, ``whole``, ``current``, ``base``, ``difference``; ``stated`` for
        what is compared with a dossier
    :param value: in the plain unit
    :param text: the characters of the text, ``text[start:end]`` of what was audited
    """

    slot: str
    value: int | Decimal
    text: str
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """The operand as plain data that JSON takes; ``text`` has the value as it is printed."""
        return {**attrs.asdict(self), "value": as_data(self.value)}


@attrs.frozen
class Claim:
    """A relation among figures that the text states, recomputed.

    :param stated: what the text prints; None where it only implies the relation
    :param computed: what the operands give, printed as the text prints it; None where nothing could be computed
    :param operands: the numbers that it was computed from, those of the text first, recovered ones after
    :param distance: stated less computed, where both are numbers and differ
    :param reading: the figures of the text that it was computed from, each in its slot, in the order of the text
    :param formula: the reading in figures: ``137354÷141911=96.79%``; None where nothing could be computed
    :param row: of a table, the row from 1, with the ``column`` from 0; None in running text
    """

    kind: Kind
    verdict: ClaimVerdict
    text: str
    start: int
    end: int
    stated: str | None
    computed: str | None
    operands: tuple[int | Decimal, ...] = ()
    note: Words = NO_WORDS
    distance: Decimal | None = None
    row: int | None = None
    column: int | None = None
    reading: tuple[Operand, ...] = ()
    formula: str | None = None

    def explanation(self, lang: Lang = "zh") -> str:
        """Why, in the language asked for."""
        return word(lang, self.note)

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The claim as plain data that JSON takes; ``formula`` has its numbers as they are printed."""
        data = {
            "kind": self.kind,
            "verdict": self.verdict.value,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "stated": self.stated,
            "computed": self.computed,
            "distance": as_data(self.distance),
            "operands": as_data(self.operands),
            "reading": [operand.to_dict() for operand in self.reading],
            "formula": self.formula,
            "note": self.explanation(lang),
        }
        return data if self.row is None else {**data, "row": self.row, "column": self.column}


_CLAIM = {
    **dict.fromkeys(("kind", "verdict", "text"), "String"),
    **dict.fromkeys(("start", "end"), "Int64"),
    **dict.fromkeys(("stated", "computed"), "String"),
    "distance": "Float64",
    "operands": ["Float64"],
    "reading": [
        {"slot": "String", "value": "Float64", "text": "String", "start": "Int64", "end": "Int64"},
    ],
    **dict.fromkeys(("formula", "note"), "String"),
    **dict.fromkeys(("row", "column", "line"), "Int64"),
}


@attrs.frozen
class Remark:
    """Something a reader should look at that is no arithmetic: an inserted advertisement, an undefined window."""

    kind: RemarkKind
    text: str
    start: int
    end: int
    note: Words

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The remark as plain data."""
        data = {"kind": self.kind, "text": self.text, "start": self.start, "end": self.end}
        return {**data, "note": word(lang, self.note)}


@attrs.frozen
class Audit:
    """The audit of one text.

    :param figures: every figure that was read, in order
    :param claims: every relation that was found, in order
    :param remarks: what is to be looked at beside the arithmetic
    :param unread: numbers that could not be read as a figure, a date, a document number or an ordinal
    :param missing: ids of the dossier's figures that the text does not quote
    :param text: what was audited, which the places of figures, claims and remarks mean; empty for a table
    """

    figures: tuple[Quoted, ...]
    claims: tuple[Claim, ...]
    remarks: tuple[Remark, ...] = ()
    unread: int = 0
    missing: tuple[str, ...] = ()
    text: str = attrs.field(default="", repr=False)

    def __repr__(self) -> str:
        told = ", ".join(f"{number} {verdict}" for verdict, number in sorted(self.summary().items()))
        return f"<Audit: {len(self.figures)} figures, {len(self.claims)} claims ({told})>"

    def _repr_html_(self) -> str:
        claims = sorted(self.claims, key=lambda claim: _ORDER.index(_mark(claim.verdict)))
        rows: Iterator[Row] = (
            (
                _mark(c.verdict),
                (c.verdict.title(), self._place(c), c.text, c.stated, c.computed, c.formula, c.note.zh),
            )
            for c in claims
        )
        remarks: Iterator[Row] = (("doubt", (r.text, r.note.zh)) for r in self.remarks)
        told = "，".join(
            f"{verdict.title()}{len(self.of(verdict))}处" for verdict in ClaimVerdict if self.of(verdict)
        )
        left = [looking.line(f"另有{self.unread}个数未能识别。", "more")] if self.unread else []
        return looking.block(
            f"数字核对：数字{len(self.figures)}个，关系{len(self.claims)}处"
            + (f"（{told}）" if told else ""),
            looking.table(_COLUMNS, rows, of=len(claims)),
            *(
                [looking.table(_REMARKS, remarks, of=len(self.remarks), title="另请留意")]
                if self.remarks
                else []
            ),
            *left,
        )

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        """Where each line of the text begins."""
        return (0, *(found.end() for found in re.finditer("\n", self.text)))

    def _place(self, claim: Claim) -> int | None:
        return self.line(claim) if self.text else claim.row

    def line(self, claim: Claim) -> int:
        """The line from 1 on which a claim begins, which is the paragraph of a Word file."""
        return bisect_right(self._lines, claim.start)

    @property
    def faults(self) -> tuple[Claim, ...]:
        """The claims that cannot be right as they stand."""
        return tuple(claim for claim in self.claims if claim.verdict.at_fault)

    def of(self, *verdicts: ClaimVerdict | str) -> tuple[Claim, ...]:
        """The claims with one of these verdicts."""
        wanted = {ClaimVerdict(verdict) for verdict in verdicts}
        return tuple(claim for claim in self.claims if claim.verdict in wanted)

    def summary(self) -> dict[str, int]:
        """How many claims have which verdict; verdicts that do not occur are left out."""
        return _counted(claim.verdict.value for claim in self.claims)

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The audit as plain data of the schema ``ansheng.audit/1``, which JSON takes."""
        lang = check_lang(lang)
        return {
            "schema": "ansheng.audit/1",
            "text": self.text,
            "figures": [figure.to_dict() for figure in self.figures],
            "claims": self.to_dicts(lang),
            "remarks": [remark.to_dict(lang) for remark in self.remarks],
            "unread": self.unread,
            "missing": list(self.missing),
        }

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """The claims as plain data that JSON takes, each with its line."""
        lang = check_lang(lang)
        return [{**claim.to_dict(lang), "line": self.line(claim)} for claim in self.claims]

    def to_polars(self, lang: Lang = "zh") -> polars.DataFrame:
        """The claims as a Polars frame; its columns are the keys of :meth:`to_dicts`."""
        return frame(self.to_dicts(check_lang(lang)), _CLAIM)


def _mark(verdict: ClaimVerdict) -> Mark:
    if verdict.at_fault:
        return "bad"
    return "doubt" if verdict is ClaimVerdict.SUSPICIOUS else "good" if verdict.right else "quiet"


def _counted(names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts


def plain(value: Exact) -> int | Decimal:
    """An exact value as ``int`` where it is whole, else as ``Decimal``."""
    if isinstance(value, int):
        return value
    exact = value if isinstance(value, Fraction) else Fraction(value)
    whole = exact.denominator == 1
    return exact.numerator if whole else Decimal(exact.numerator) / Decimal(exact.denominator)
