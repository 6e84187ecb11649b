"""Local law: the region of a standard, and the clauses of others that its own are stricter than or replace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

import attrs
from immutabledict import immutabledict

from ansheng import areas
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.law.standard import Clause, Edition

Bearing = Literal["stricter", "instead"]
"""How a local clause bears on another: it asks for more, or it takes the other's place."""

BEARINGS: Mapping[Bearing, Words] = immutabledict(
    {"stricter": Words("严于", "stricter than"), "instead": Words("代替", "instead of")}
)


@attrs.frozen
class Scope:
    """Where a standard holds: ``region`` is a province, a city or a county, written from the province down."""

    region: str


@attrs.frozen
class Named:
    """A clause of another standard as a law file names it: ``standard:key``."""

    bearing: Bearing
    standard: str
    key: str

    @property
    def text(self) -> str:
        """The name as it is written."""
        return f"{self.standard}:{self.key}"


def named(clause: Clause) -> tuple[Named, ...]:
    """The clauses of other standards on which a clause bears."""
    stated: tuple[tuple[Bearing, tuple[str, ...]], ...] = (
        ("stricter", clause.stricter),
        ("instead", clause.instead),
    )
    return tuple(Named(bearing, *text.partition(":")[::2]) for bearing, texts in stated for text in texts)


def troubles(scope: Scope | None, edition: Edition) -> Iterator[Words]:
    """What is wrong with how the clauses of an edition bear on others, as far as the file itself shows it."""
    for key, clause in edition.clause.items():
        for each in named(clause):
            if scope is None:
                yield Words(
                    f"{edition.words.zh}条款 {key} 写了 {each.bearing} =，但标准未写 scope；"
                    '请写明适用地区，例如 scope = { region = "山东省" }',
                    f"{edition.words.en}, clause {key} has {each.bearing} =, but the standard has no scope; say where "
                    'it holds, as scope = { region = "..." }',
                )
            elif not each.standard or not each.key:
                yield Words(
                    f"{edition.words.zh}条款 {key} 的 {each.bearing} 应写作“standard:clause”，"
                    f"例如 gas.gb55009:protection_range，收到“{each.text.rstrip(':')}”",
                    f"{edition.words.en}, clause {key}: {each.bearing} is written standard:clause, such as "
                    f"gas.gb55009:protection_range, not {each.text.rstrip(':')!r}",
                )


def trouble(scope: Scope | None) -> Words | None:
    """What is wrong with where a standard holds."""
    wrong = None if scope is None else areas.trouble(scope.region)
    return wrong and Words(f"scope.region {wrong.zh}", f"scope.region {wrong.en}")
